"""Takes UCDP's table of deaths in battle. Gives Conflict statements, one conflict and year a row.

Gives low, best and high estimate as three numbers.
Never adds deaths to those of other tables.
"""
