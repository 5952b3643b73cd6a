"""Takes UCDP's table of conflicts between groups. Gives Conflict statements, one pair and year a row.

Gives sides, days and estimates of deaths.
Never adds deaths to those of other tables.
"""
