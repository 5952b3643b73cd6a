"""What the rows of a supplier say, worded the same on the page and on the terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from headstamp.nouns.classes import readable_name
from headstamp.nouns.values.quantity_text import range_text, unit_text

if TYPE_CHECKING:
    from headstamp.answers.suppliers import SuppliedQuantity

BY_ROLE = {
    "reported import": ", as the importer reports", "part of exports": ", part of all exports",
    "unknown": ", direction not stated",
}  # fmt: skip
"""Words added to rows that are not an exporter's or register's own account of supply, by their role."""


def supply_text(quantity: SuppliedQuantity) -> str:
    """One quantity of an answer of ``suppliers``.

    Returns:
        "18 pieces (artillery piece) delivered", "1 to 397 pieces (mortar) delivered, estimated", "EUR 3,158 shipped",
        "number not given (rifle) shipped", "USD 500 shipped, as the importer reports"; a class that says nothing is
        left out, and so is an "at least 0".
    """
    low, high, unit = quantity.low, quantity.high, quantity.unit
    number = range_text(low, high, "")
    if not number or (not low and high is None):
        what = "number not given"
    elif unit == "value":
        what = f"{quantity.currency or 'value'} {number}"
    elif unit == "other":
        what = f"{number} of an unlisted unit"
    else:
        what = f"{number} {unit_text(low, high, unit)}"
    of = "" if quantity.weapon_class in ("mixed", "other") else f" ({readable_name(quantity.weapon_class)})"
    stage = ", stage not stated" if quantity.stage == "unknown" else f" {quantity.stage}"
    return f"{what}{of}{stage}{BY_ROLE.get(quantity.role, '')}" + (", estimated" if quantity.hedge == "estimated" else "")


def years_text(first: str | None, last: str | None) -> str:
    """The years of two ISO days, each of which may be open: "2008", "2008–2009", "?–2009"."""
    begin, end = (first or "?")[:4], (last or "?")[:4]
    return begin if begin == end else f"{begin}–{end}"


def window_text(first: str | None, last: str | None) -> str:
    """The years of the question: "2005–2014", "2005", "the years from 2005 onwards", "the years up to 2014", "all years"."""
    if first and last:
        return first if first == last else f"{first}–{last}"
    return f"the years from {first} onwards" if first else f"the years up to {last}" if last else "all years"
