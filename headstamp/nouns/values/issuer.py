"""Who issued a document, where its words say so."""

from __future__ import annotations

import re

from headstamp.nouns.values.value import VAGUE, Value

ISSUERS = (
    (re.compile(r"UNSCR\b"), "UN"),
    (re.compile(r"(EU|EC)\b|[0-9]{2,4}/[0-9]+/CFSP"), "EU"),
    (re.compile(r"OSCE\b"), "OSCE"),
    (re.compile(r"LAS\b"), "LAS"),
)
"""How the names of documents begin, and whose they are: resolutions of the Security Council; decisions in the common
foreign and security policy; the EU stands for the EC before it."""


def issuer(cell: str) -> tuple[Value, ...]:
    """The issuing body, from the name of the document: `UNSCR 1333` the UN, `2001/154/CFSP` the EU; any other name is vague."""
    for begins, body in ISSUERS:
        if begins.match(cell.strip()):
            return (Value(cell, body),)
    return (Value(cell, "unknown", hedge=VAGUE),)
