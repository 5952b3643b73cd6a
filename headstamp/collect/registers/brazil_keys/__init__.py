"""Takes hand-made keys from words of police tables to the words that their makers settled on.

Gives one word a row, with what it was taken to mean; the key that it stands in is its scheme.
Never an answer where the makers left one open.
"""
