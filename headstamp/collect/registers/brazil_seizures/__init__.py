"""Takes the police of Rio de Janeiro's table of seized firearms and ammunition.

Gives one firearm or one lot of ammunition a row: make, model, calibre, its owner's mark, the words of its serial number.
Never a diversion: a mark says who owned the thing once, and service weapons are among the rows.
"""
