"""A number that a person wrote in a cell of a field table, and the bounds that two such cells and a hedge give together.

The cells are read as :func:`headstamp.nouns.values.quantity.bounds` reads plain numbers; beside these a cell may hold a
range (``2-3``) or a number with its hedge (``approx. 400``). What cannot be read leaves its end open, and never makes a bound.
"""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from headstamp.nouns.values.hedge import known_hedge
from headstamp.nouns.values.number import written
from headstamp.nouns.values.quantity import bounds, count, quantity
from headstamp.nouns.values.text import fold
from headstamp.nouns.values.unsaid import is_unsaid
from headstamp.nouns.values.value import Unreadable, Value

EXPECTED = "a number, a range or a number with its hedge, such as 1200, 2-3 or approx. 400"
ZERO = frozenset({"zero", "nil", "none", "no", "nothing", "null", "nul", "keine", "kein", "aucun", "aucune", "ninguno", "ninguna",
                  "nenhum", "nenhuma", "nessuno", "nessuna", "geen", "нет", "ноль"})  # fmt: skip
"""Words that may say that there was nothing, folded: no proof of zero, and none against it."""


class Bounds(NamedTuple):
    """Bounds of a quantity: None is open; ``hedge`` as contracts have it; ``is_unread`` whether a cell could not be read, and
    ``may_be_zero`` whether the words of that cell may say that there was nothing."""

    low: float | None
    high: float | None
    hedge: str
    is_unread: bool = False
    may_be_zero: bool = False


def count_in_words(cell: str) -> tuple[Value, ...]:
    """A number of things as a person writes it: ``1200``, ``2-3``, ``approx. 400``, ``at least 20``, ``several hundred``.

    Returns:
        one value with the bounds that the words give; both are open where they give no number (``several hundred``, ``n/a``).
    Raises:
        Unreadable: anything else; also a number with a unit, which has a column of its own.
    """
    if is_unsaid(cell) and fold(cell) not in ZERO:
        return (Value(cell, hedge="unknown"),)
    try:
        return count(cell)
    except Unreadable as error:
        expected = error.expected if "one way only" in error.expected else EXPECTED
    try:
        values = quantity(cell)
    except Unreadable:
        raise Unreadable(expected) from None
    if len(values) != 1 or values[0].canon is not None:
        raise Unreadable(expected)
    (value,) = values
    ends = [_words(end) for end in (value.low, value.high)]
    return (value._replace(said=cell, canon="..".join(ends) if any(ends) else None),)


def bounds_of_cells(low_cell: str, high_cell: str, hedge_word: str) -> Bounds:
    """What two cells and a hedge say together, whatever they hold; '' is an empty cell.

    Where one cell is a range or has a hedge of its own, its low is the low of a low cell and its high that of a high cell;
    alone it says both. Where one cannot be read, the other says no more than it would beside any number.
    """
    low, high = _read(low_cell), _read(high_cell)
    if low is None or high is None:
        known = high if low is None else low
        is_zero = any(fold(cell).strip(" .-") in ZERO for cell in (low_cell, high_cell))
        least, most = _beside_any(known, hedge_word, is_low=high is None)
        hedge = "unknown" if least is None and most is None else "at_least" if most is None else "at_most"
        return Bounds(least, most, hedge, is_unread=True, may_be_zero=is_zero and not least)
    if _is_plain(low) and _is_plain(high):
        try:
            return Bounds(*bounds(low_cell or None, high_cell or None, hedge_word or None))
        except Unreadable:
            return Bounds(None, None, "unknown", is_unread=True)
    if low and high:
        least, most = low[0].low, high[0].high
        if least is not None and most is not None and least > most:
            return Bounds(None, None, "unknown", is_unread=True)
        return Bounds(least, most, known_hedge(hedge_word) or _hedge(least, most))
    (value,) = low or high
    return _with_hedge(value, hedge_word)


def _read(cell: str) -> tuple[Value, ...] | None:
    """What a cell says; empty for an empty cell, None where it cannot be read."""
    if not cell.strip():
        return ()
    try:
        return count_in_words(cell)
    except Unreadable:
        return None


def _is_plain(values: tuple[Value, ...]) -> bool:
    return not values or values[0].hedge == "exact"


def _with_hedge(value: Value, hedge_word: str) -> Bounds:
    """One cell that gives bounds itself, with the hedge that stands in a column beside it."""
    hedge = known_hedge(hedge_word) if hedge_word.strip() else None
    if hedge_word.strip() and hedge in (None, "unknown"):
        return Bounds(None, None, "unknown")
    own = value.hedge or "unknown"
    # A range stands as it is, whatever the hedge, as two cells do; two hedges of one number leave open what either does.
    if hedge is None or hedge in (own, "exact", "between", "estimated", "denied") or own == "between":
        return Bounds(value.low, value.high, hedge if hedge in ("estimated", "denied") else own)
    least = None if value.low is None else 0.0 if hedge in ("at_most", "less_than") else value.low
    most = None if hedge in ("at_least", "more_than") else value.high
    if hedge == "about":
        least, most = (end if end is None else _about(end)[at] for at, end in enumerate((value.low, value.high)))
    return Bounds(least, most, _hedge(least, most))


def _about(end: float) -> tuple[float | None, float | None]:
    low, high, _ = bounds(_words(end), _words(end), "about")
    return low, high


def _beside_any(known: tuple[Value, ...] | None, hedge_word: str, *, is_low: bool) -> tuple[float | None, float | None]:
    """The bounds that the readable cell of two gives, be the other what it may."""
    if not known or (hedge_word.strip() and known_hedge(hedge_word) in (None, "unknown")):
        return None, None
    value = known[0]
    hedged = _with_hedge(value, hedge_word) if value.hedge != "exact" else None
    end = value.low if is_low else value.high
    if end is None:
        return None, None
    words = _words(end)
    least, most = (hedged.low, hedged.high) if hedged else bounds(words, words, hedge_word or None)[:2]
    if is_low:
        return (None if least is None else min(least, end)), None
    return None, (None if most is None else max(most, end))


def _words(number: float | None) -> str:
    return "" if number is None else written(Decimal(str(number)))


def _hedge(low: float | None, high: float | None) -> str:
    if low is None or high is None:
        return "unknown" if low is None and high is None else "at_least" if high is None else "at_most"
    return "exact" if low == high else "between"
