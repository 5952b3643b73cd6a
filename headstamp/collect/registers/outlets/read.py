"""One record a row, nothing odd: the plain reader."""

from headstamp.collect.tables import read

__all__ = ["read"]
