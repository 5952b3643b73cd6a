"""Takes an index of the United Nations Treaty Collection. Gives Treaty statements: chapter, number, title, address.

Gives one treaty a row.
Never says who takes part: that stands in the list of each treaty.
"""
