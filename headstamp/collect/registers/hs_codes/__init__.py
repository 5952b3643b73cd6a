"""Takes the customs codes of the Harmonized System. Gives Category statements: code, description, the code above it.

Gives one code a row; noughts at the beginning stay.
Never a class of weapons: a customs code mixes what we hold apart.
"""
