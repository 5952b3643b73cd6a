"""Takes the list of makers that goes with the table of parts found in Russian weapons.

Gives one firm a row, with the state of its brand and how many parts of it were listed.
Never a supplier: nobody says that a firm sent anything.
"""
