"""Takes a file whose header is known: delimited text, a workbook, JSON, a web page, or an archive of these.

Gives its rows as raw cells, each with its place in the kept bytes.
Never interprets a cell, and never lets a broken row swallow the next.
"""
