"""Takes the list of words that stand in the serial numbers' column of São Paulo's police table.

Gives one word a row, with how often it stands there.
Never a number: these are the remarks that stand in place of one.
"""
