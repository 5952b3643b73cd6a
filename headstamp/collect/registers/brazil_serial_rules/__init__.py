"""Takes the rules by which serial numbers of one maker, Taurus, are read to a year and month of make.

Gives one range or one set of letters a row, with the year, and the month where the rule gives one.
Never a year of make for a weapon: a rule runs beyond today, and no weapon was made after it was seized.
"""
