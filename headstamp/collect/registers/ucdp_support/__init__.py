"""Takes UCDP's table of external support. Gives Support statements, one party and year a row.

Gives whether support and weapons were coded, and the supporters of any kind.
Never says which supporter gave the weapons, and never reads 0 as none: it is not coded.
"""
