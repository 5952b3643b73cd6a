"""Reads the Dutch list of arms in transit, whose last rows stand under the wrong names."""

from __future__ import annotations

from collections.abc import Iterator

from headstamp.collect.opened import Chunk, Opened
from headstamp.collect.tables import read as read_table

ANSWERS = ("", "J", "N", "JA", "NEE", "VP", "AN")
"""What stands in the ad-hoc column where the columns are right: yes, no, or an answer of the next column."""
SHIFTED = "calibre, origin and destination stand one column too far on; they were put back"


def read(opened: Opened) -> Iterator[Chunk]:
    """Read one notification a record.

    From March 2015 on the publisher's rows have the calibre under "land van herkomst", the origin under "land van
    bestemming" and the destination under "Ad-hoc": they are put back (the calibre has no column of its own) and
    listed.

    Yields:
        chunks of records, with their physical lines.
    """
    origin, destination, ad_hoc = (opened.columns.index(name) for name in ("origin", "destination", "ad_hoc"))
    for chunk in read_table(opened):
        for row, first, last in zip(chunk.rows, chunk.first, chunk.last, strict=True):
            if row[ad_hoc].strip().upper() not in ANSWERS:
                chunk.mend(first, last, SHIFTED, list(row))
                chunk.astray.append(first)
                row[origin], row[destination], row[ad_hoc] = row[destination], row[ad_hoc], ""
        yield chunk
