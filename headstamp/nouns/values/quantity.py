"""Counts, quantities with their units, and the bounds that two cells and a hedge give together."""

from __future__ import annotations

import re
from decimal import Decimal
from math import ceil, floor

from headstamp.nouns.values.hedge import known_hedge
from headstamp.nouns.values.number import BLANKS, LARGEST, Point, decimal, exactly, written
from headstamp.nouns.values.quantity_in_words import Said, in_words, is_unit
from headstamp.nouns.values.text import fold
from headstamp.nouns.values.value import Unreadable, Value

UNITS: dict[str, tuple[str, ...]] = {
    "pieces": ("piece", "pieces", "pc", "pcs", "stuk", "stuks", "st"),
    "sets": ("set", "sets"),
    "rounds": ("round", "rounds", "cartridge", "cartridges", "patroon", "patronen"),
    "vehicles": ("vehicle", "vehicles", "voertuig", "voertuigen"),
    "aircraft": ("aircraft", "vliegtuig", "vliegtuigen"),
    "tonnes": ("tonne", "tonnes", "metric tons"),
    "kg": ("kg", "kilo", "kilogram", "kilograms", "kilogrammes"),
    "m": ("m", "meter", "meters", "metre", "metres"),
    "ft": ("ft", "foot", "feet", "voet"),
    "litres": ("l", "liter", "liters", "litre", "litres"),
    "boxes": ("box", "boxes", "kist", "kisten"),
    "cartons": ("carton", "cartons", "karton", "kartons"),
    "shipments": ("shipment", "shipments", "zending", "zendingen"),
}
"""Units and their words, English and Dutch. A word that is not here is ``other``; a ton may be one of three: other."""

UNIT_OF = {word: unit for unit, words in UNITS.items() for word in words}

NOT_STATED = re.compile(r"x( ?x)*")
PART = re.compile(r"([0-9][0-9., ]*)([^0-9]*)")
EXPONENT = re.compile(r"[0-9][0-9.,]*[eE][+-]?[0-9]+.*")
BETWEEN_PARTS = re.compile(r" (?:en|and) |, (?=[0-9])| ?[+&;] ?")
LONGEST = 200


def count(cell: str) -> tuple[Value, ...]:
    """A number of things, 0 or more; a fraction, where a source divided a gift, stays one.

    Raises:
        Unreadable: it is no number, or may be two (see :func:`headstamp.nouns.values.number.decimal`).
    """
    return (exactly(cell, decimal(cell)),)


def quantity(cell: str) -> tuple[Value, ...]:
    """Numbers with their units: ``29 pcs``, ``2143 kg``, ``76 stuks, 750 kg``; hedged ones too: ``about 2,500``, ``20 to 30``.

    Returns:
        one value for each number; its canon is the unit (:data:`UNITS`, or ``other``), None where none is written.
        Bounds and hedge are those that the words around a number give it (:func:`bounds`). ``x x x x`` and words that give
        no number (``several hundred``) are one value, not stated: bounds open, hedge unknown.
    Raises:
        Unreadable: a part begins with no number, or with one that may be two.
    """
    return _quantity(cell, point="unclear")


def quantity_dutch(cell: str) -> tuple[Value, ...]:
    """:func:`quantity` of a source that writes thousands with a point as well: ``15.422 kg`` is 15,422 kg."""
    return _quantity(cell, point="thousands")


def _quantity(cell: str, *, point: Point) -> tuple[Value, ...]:
    said = cell.translate(BLANKS).strip()
    if len(said) > LONGEST:
        raise Unreadable("a quantity such as 1200 or 29 pcs")
    if NOT_STATED.fullmatch(said.lower()):
        return (Value(cell, hedge="unknown"),)
    if EXPONENT.fullmatch(said):
        raise Unreadable("a quantity written out: a spreadsheet has made a power of it")
    if hedged := in_words(said):
        return (_hedged(cell, hedged, point=point),)
    pieces = BETWEEN_PARTS.split(said)
    if len(pieces) == 1:
        return (_plain(cell, said, point=point),)
    return tuple(_one(piece.strip(), point=point) for piece in pieces)


def _one(piece: str, *, point: Point) -> Value:
    hedged = in_words(piece)
    return _hedged(piece, hedged, point=point) if hedged else _plain(piece, piece, point=point)


def _plain(said: str, piece: str, *, point: Point) -> Value:
    match = PART.fullmatch(piece)
    if match is None:
        raise Unreadable("a quantity such as 1200 or 29 pcs")
    number, words = match[1].strip(), fold(match[2]).strip(" .")
    if " " in number and words.startswith(("mm", "cm")):
        raise Unreadable("a quantity apart from a calibre")
    unit = _unit(words)
    return exactly(said, decimal(number, point=point))._replace(canon=unit)


def _hedged(said: str, read: Said, *, point: Point) -> Value:
    """The value of a quantity whose words hedge it; between two numbers or before ``million`` a point is read like any other."""
    if not read.low:
        return Value(said, hedge=read.hedge)
    low, high = (
        written(decimal(words, point="fraction" if scale > 1 else point) * scale)
        for words, scale in zip((read.low, read.high), read.scales, strict=True)
    )
    if Decimal(high) >= LARGEST:
        raise Unreadable(f"a number below {LARGEST:,f}")
    hedge = read.hedge
    if hedge == "nearly":
        low, hedge = "", "about"
    least, most, hedge = bounds(low, high, hedge)
    return Value(said, _unit(read.unit), least, most, hedge)


def _unit(words: str) -> str | None:
    """A unit by its words, folded; None for none.

    Raises:
        Unreadable: they are part of the number, or no words.
    """
    if words and words not in UNIT_OF and not is_unit(words):
        raise Unreadable("a quantity whose unit is a word, and no part of the number")
    return UNIT_OF.get(words, "other") if words else None


def bounds(
    low_cell: str | None, high_cell: str | None, hedge_word: str | None, *, whole: bool = True
) -> tuple[float | None, float | None, str]:
    """What two cells and a hedge say together (contracts, section 4).

    Where both cells stand and differ, they stand as they are, whatever the hedge. A lone number is read by its hedge,
    in whichever cell it is. Without a hedge, one number alone is a bound, the other end open.

    Args:
        low_cell: the low number as written, None or blank where it is open.
        high_cell: the high one.
        hedge_word: the hedge as written; None or blank where the source gives none.
        whole: things are counted, so that more than 20 is at least 21; a number with a fraction is measured all the
            same.
    Returns:
        low, high (None is open) and one of :data:`headstamp.nouns.values.hedge.HEDGES`.
    Raises:
        Unreadable: a cell is no number, low is above high, or nothing can be less than the number.
    """
    low, high = _number(low_cell), _number(high_cell)
    word = (hedge_word or "").strip()
    hedge = (known_hedge(word) or "unknown") if word else None
    if low is not None and high is not None and low != high:
        if low > high:
            raise Unreadable("a low number that is not above the high one")
        return float(low), float(high), "between" if hedge in (None, "exact") else hedge
    alone = low is None or high is None
    number = high if low is None else low
    if number is None:
        return None, None, "denied" if hedge == "denied" else "unknown"
    if hedge is None:
        hedge = "exact" if not alone else "at_least" if high is None else "at_most"
    if alone and hedge == "about":
        # "Nearly 380" is a high end alone, "a couple" a low one: the empty end is open.
        return _float(low), _float(high), hedge
    if alone and hedge == "between":
        hedge = "at_least" if high is None else "at_most"
    return _by_hedge(number, hedge, whole=whole and number == number.to_integral_value())


def _by_hedge(number: Decimal, hedge: str, *, whole: bool) -> tuple[float | None, float | None, str]:
    """The bounds of one number under its hedge."""
    if hedge == "about":
        return *_about(number, whole=whole), hedge
    if hedge == "at_least":
        return float(number), None, hedge
    if hedge == "more_than":
        return float(number + 1 if whole else number), None, hedge
    if hedge == "at_most":
        return 0.0, float(number), hedge
    if hedge == "less_than":
        if number == 0:
            raise Unreadable("less than a number above 0")
        return 0.0, float(number - 1 if whole else number), hedge
    if hedge == "unknown":
        return None, None, hedge
    return float(number), float(number), "exact" if hedge == "between" else hedge


def _about(number: Decimal, *, whole: bool) -> tuple[float, float]:
    """The number, more or less half the unit of its last digit that is not 0; rounded inward for counts."""
    if not number:
        return 0.0, 0.0
    exponent = number.normalize().as_tuple().exponent
    half = Decimal(10) ** int(exponent) / 2
    if whole:
        return float(ceil(number - half)), float(floor(number + half))
    return float(number - half), float(number + half)


def _number(cell: str | None) -> Decimal | None:
    return decimal(cell) if cell and cell.strip() else None


def _float(number: Decimal | None) -> float | None:
    return None if number is None else float(number)
