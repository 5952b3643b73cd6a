"""Takes serial numbers of seized firearms with the year of make that others read from them by rule.

Gives one firearm a row: the number as written, the rule, the year and month that the rule gave.
Never a year of make after the seizure: such a reading is wrong, and only the number is kept.
"""
