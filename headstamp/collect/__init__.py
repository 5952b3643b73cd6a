"""Takes files as they were downloaded. Gives statements, each with its place in the kept bytes.

Gives an account of every record: read, refused with the reason, joined to the one before, or skipped.
Never drops a row without a record, never guesses a register, never resolves a name.
"""
