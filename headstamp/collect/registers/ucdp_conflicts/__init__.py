"""Takes UCDP and PRIO's table of armed conflicts. Gives Conflict statements, one conflict and year a row.

Gives sides, those who fought beside them, days and intensity.
Never says who armed whom: to fight beside a party is one thing, to supply it another.
"""
