"""Takes SISO's lists of small arms and light weapons. Gives Category statements: list, number, name.

Gives one name a number of a list.
Never a model of the case: which names mean one weapon, its table of aliases says.
"""
