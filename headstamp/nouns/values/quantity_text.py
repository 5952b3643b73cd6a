"""Numbers and bounds in words, as a reader reads them."""

from __future__ import annotations


def number_text(number: float | None) -> str:
    """A count as a reader reads it: thousands apart, no decimals where it is whole; an open bound is a dash."""
    if number is None:
        return "–"
    return f"{number:,.0f}" if float(number).is_integer() else f"{number:,.2f}"


def range_text(low: float | None, high: float | None, open_low: str = "not known") -> str:
    """Bounds in words: "21", "21 to 22", "at least 21", "at most 22", or ``open_low`` where both are open."""
    if low is None and high is None:
        return open_low
    if high is None:
        return f"at least {number_text(low)}"
    if low is None:
        return f"at most {number_text(high)}"
    return number_text(low) if low == high else f"{number_text(low)} to {number_text(high)}"
