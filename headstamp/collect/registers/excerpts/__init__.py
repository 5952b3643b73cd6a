"""Takes short quotations from public pages, one JSON object a line, each with somebody's reading of it.

Gives one quotation a record: its words, its address, its rights, and the reading as it stands.
Never counts what a reading says: it is one person's and had no second reader.
"""
