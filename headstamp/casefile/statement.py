"""The columns of a statement as they are kept, and the noun itself for those who look at a single one."""

from __future__ import annotations

from dataclasses import dataclass

COLUMNS = {
    "id": "text", "register": "text", "kind": "text", "subject": "text", "property": "text", "said": "text",
    "canon": "text", "low": "number", "high": "number", "hedge": "text", "source": "text", "cited": "text",
    "locator": "text", "reader": "text",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Statement:
    """This source says so, here.

    ``id`` and ``subject`` 32 hex digits (:mod:`headstamp.nouns.ids`); ``said`` the source's own words; ``canon``
    our normal form or None; ``low`` and ``high`` bounds (numbers, or day ordinals; None is open); ``source`` the
    held source, ``cited`` the source that it cites or None; ``locator`` the place in the held source;
    ``reader`` name@version of the reader.
    """

    id: str
    register: str
    kind: str
    subject: str
    property: str
    said: str
    canon: str | None
    low: float | None
    high: float | None
    hedge: str | None
    source: str
    cited: str | None
    locator: str
    reader: str
