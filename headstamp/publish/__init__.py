"""Takes the findings of a case, with their support.

Gives pages, pictures, exports and the check that recalculates every printed figure.
Never concludes anything of its own, and prints no place or person finer than the rules of privacy allow.
"""
