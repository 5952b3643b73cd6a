"""Reads the lists of surplus as they are: one row an entry, with a header."""

from headstamp.collect.tables import read

__all__ = ["read"]
