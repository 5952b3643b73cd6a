"""Takes the EU's yearly table of exports. Gives Transfers, shipped, with their value in euro.

Gives a state, a recipient, a year, a category and a value.
Never a quantity: the reports give none.
"""
