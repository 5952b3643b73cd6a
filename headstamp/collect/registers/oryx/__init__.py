"""Takes Oryx's lists of lost equipment, as saved pages or as tables that others made of them.

Gives entries of the lists: whose the thing was, what it was called, in which state it was seen.
Never gives the address of a picture or who took it.
"""
