"""Takes the list of weapons that goes with the table of parts found in them.

Gives one weapon a row: its name, its role and the state that is said to have made it.
Never a list of makers: it closes no list and is no register of production.
"""
