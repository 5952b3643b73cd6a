"""Takes files as they were downloaded. Gives statements, each with its place in the kept bytes.

Gives an account of every record: read, refused with the reason, joined to the one before, or skipped.
Never drops a row in silence, never guesses a register that the bytes do not tell, never resolves a name.
"""
