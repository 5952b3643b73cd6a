"""One record a row, some of several lines: the plain reader."""

from headstamp.collect.tables import read

__all__ = ["read"]
