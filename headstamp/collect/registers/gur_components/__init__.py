"""Takes the table of parts that Ukraine's military intelligence found in Russian weapons.

Gives one part of one weapon an entry: what it is called, whose brand it is, in which weapon it was found.
Never a state of manufacture: the country is that of the brand.
"""
