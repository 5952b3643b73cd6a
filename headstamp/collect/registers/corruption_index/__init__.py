"""Takes a table of the Corruption Perceptions Index. Gives Indicator statements, one score a year.

Gives the scores as the copy has them; 0.0 is no value.
Never compares scores across 2012, when the method changed.
"""
