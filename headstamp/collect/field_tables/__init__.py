"""Takes the description of a register that investigators fill in themselves. Gives an empty table or a form for it.

Gives a CSV file, a workbook with a help sheet, or an XLSForm for telephones.
Never fills in a row.
"""
