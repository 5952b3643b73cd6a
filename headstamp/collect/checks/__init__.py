"""Takes the rows of one file as they were read. Gives what is wrong with them, row by row and cell by cell.

Gives also the pages that they cite, the references that lead out of the file, and the rows that contradict another file.
Never repairs a row, and drops none.
"""
