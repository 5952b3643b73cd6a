"""Takes a table of codes and names. Gives Category statements of the scheme that the user names.

Gives one code a row.
Never guesses whose codes they are: `code,name` is the header of many lists.
"""
