"""Takes the first and last bytes of a file. Gives the register that it is, and where its header is.

Gives for a file of no register what it seems to be, and the registers that come closest.
Never guesses a register, and reads no row.
"""
