"""Numbers and bounds in words, as a reader reads them."""

from __future__ import annotations

SPACE = "\N{NO-BREAK SPACE}"
"""Between a number and its sign: a line does not end there."""


def number_text(number: float | None) -> str:
    """A count as a reader reads it: thousands apart, no decimals where it is whole; an open bound is a dash."""
    if number is None:
        return "–"
    return f"{number:,.0f}" if float(number).is_integer() else f"{number:,.2f}"


def range_text(low: float | None, high: float | None, open_low: str = "not known") -> str:
    """Bounds in words: "21", "21 to 22", "at least 21", "at most 22"; ``open_low`` where both are open.

    "At least 0" says nothing, so a low end of 0 below an open one counts as open.
    """
    if high is None and not low:
        return open_low
    if high is None:
        return f"at least {number_text(low)}"
    if low is None:
        return f"at most {number_text(high)}"
    return number_text(low) if low == high else f"{number_text(low)} to {number_text(high)}"


def counted_text(number: float, one: str, many: str = "") -> str:
    """A number with its noun: "1 item", "3 items"; ``many`` where the plural is not the noun and an s."""
    return f"{number_text(number)} {one if number == 1 else many or one + 's'}"


def bounds_text(low: float | None, high: float | None, one: str, many: str = "") -> str:
    """Bounds with their noun: "1 state", "at least 1 state", "1 to 2 states"; "an unknown number of states"."""
    if high is None and not low:
        return f"an unknown number of {many or one + 's'}"
    return f"{range_text(low, high)} {one if is_one(low, high) else many or one + 's'}"


def is_one(low: float | None, high: float | None) -> bool:
    """Whether a noun after these bounds stands in the singular: they are 1, or one is and the other is open."""
    return {low, high} in ({1}, {1, None})


def unit_text(low: float | None, high: float | None, unit: str) -> str:
    """A unit as it stands after these bounds: "lorry loads", and "lorry load" after 1; only its first plural changes."""
    words = unit.split(" ")
    if is_one(low, high):
        at = next((at for at, word in enumerate(words) if _singular(word) != word), 0)
        words[at] = _singular(words[at])
    return " ".join(words)


def amount_text(low: float | None, high: float | None, unit: str | None) -> str:
    """Bounds with a unit that a source gave: "at least 52 pieces", "1 bundle out of 28"; "no number" where both are open."""
    if high is None and not low:
        return "no number"
    return f"{range_text(low, high)} {unit_text(low, high, unit or '')}".rstrip()


def _singular(word: str) -> str:
    """An English plural without its ending; a word that is none stays."""
    if word.endswith("ies"):
        return word[:-3] + "y"
    if word.endswith(("xes", "ches", "shes", "sses")):
        return word[:-2]
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word


def share_text(low: float | None, high: float | None) -> str:
    """A share, or its least and greatest: "4 %", "4 % to 11 %", "15.7 % to 16.2 %", "under 1 %"; "no share" where open."""
    if low is None or high is None:
        return "no share"
    if low == high:
        return _percent(low, 0)
    places = 0 if round(low, 2) != round(high, 2) else 1
    ends = [_percent(end, places) for end in (low, high)]
    return ends[0] if ends[0] == ends[1] else " to ".join(ends)


def _percent(share: float, places: int) -> str:
    if 0 < share < 0.01:
        return f"under 1{SPACE}%"
    if 0.99 < share < 1:
        return f"over 99{SPACE}%"
    return f"{100 * share:.{0 if share in (0, 1) else places}f}{SPACE}%"
