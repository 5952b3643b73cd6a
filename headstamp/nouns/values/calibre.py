"""Calibres in one metric form, said as marked: ``7.62x39mm``, ``155mm``, ``.30-06``, ``12 bore``."""

from __future__ import annotations

import re

from headstamp.nouns.values.text import fold
from headstamp.nouns.values.value import VAGUE, Value, parts

AMBIGUOUS = frozenset({"7.62mm", "9mm", "12.7mm"})
"""Bores of several cartridges (7.62x39, 7.62x51, 7.62x54R; 9x18, 9x19; 12.7x99, 12.7x108): which one is not said."""

LONGEST = 80
TIMES = str.maketrans(dict.fromkeys("×хХ✕*", "x"))
"""Signs that are written for x; the second and third are Cyrillic letters, which text recognition makes of it."""

ABOUT_IT = (
    "gun", "guns", "howitzer", "howitzers", "mortar", "mortars", "rocket", "rockets", "ammunition", "rounds",
    "calibre", "caliber", "cal", "cal.", "nato",
)  # fmt: skip
"""Words beside a calibre that do not change it."""

NUMBER = r"([0-9]{1,3}(?:[.,][0-9]{1,3})?)"
CARTRIDGE = re.compile(NUMBER + r" ?x ?" + NUMBER + r" ?(?:mm)? ?(r|sr|b)?(?: (?:parabellum|luger))?")
BORE = re.compile(NUMBER + r" ?mm")
NAMED_BORE = re.compile(NUMBER + r" ?mm ([a-z][a-z .-]*)")
INCHES = re.compile(NUMBER + r' ?(?:-?inch|inches|in\.?|")')
POINT = re.compile(r"\. ?([0-9]{2,3})(?:-([0-9]{2,3}))? ?([a-z][a-z .&-]*)?")
IN_BRACKETS = re.compile(r"\(([^()]*)\)")
GAUGE = re.compile(r"([0-9]{1,2})[ -]?(?:bore|gauge|ga\.?)")


def calibre(cell: str) -> tuple[Value, ...]:
    """Calibres parted by semicolons, one value each.

    Returns:
        canon ``7.62x54mmR`` (bore by case length, R for a rimmed case), ``155mm``, ``.308 winchester``, ``12 bore``
        or ``2.75in``. A bore that several cartridges share (:data:`AMBIGUOUS`) has the hedge unknown. Words that are
        no calibre are ``other``, kept, and vague.
    """
    return tuple(_one(part) for part in parts(cell))


def _one(said: str) -> Value:
    words = fold(said.translate(TIMES)) if len(said) <= LONGEST else ""
    kept = words.split()
    while kept and kept[-1] in ABOUT_IT:
        kept.pop()
    canon = _canon(" ".join(kept)) or _by_brackets(words)
    if canon is None:
        return Value(said, "other", hedge=VAGUE)
    return Value(said, canon, hedge="unknown" if canon in AMBIGUOUS else None)


def _by_brackets(words: str) -> str | None:
    """A name with its cartridge in brackets (``.308 Winchester (7.62x51 mm)``) is that cartridge; any other remark in
    brackets changes nothing."""
    for inside in IN_BRACKETS.findall(words):
        if CARTRIDGE.fullmatch(inside.strip()):
            return _canon(inside.strip())
    rest = " ".join(IN_BRACKETS.sub(" ", words).split())
    return _canon(rest) if rest != words else None


def _canon(words: str) -> str | None:
    if match := CARTRIDGE.fullmatch(words):
        bore, length, case = match.groups()
        return f"{_metric(bore)}x{_metric(length)}mm{(case or '').upper()}"
    if match := BORE.fullmatch(words):
        return f"{_metric(match[1])}mm"
    if match := NAMED_BORE.fullmatch(words):
        return f"{_metric(match[1])}mm {match[2].strip()}"
    if match := INCHES.fullmatch(words):
        return f"{_metric(match[1])}in"
    if match := GAUGE.fullmatch(words):
        return f"{int(match[1])} bore"
    if match := POINT.fullmatch(words):
        bore, second, name = match.groups()
        return f".{bore}" + (f"-{second}" if second else "") + (f" {name.strip()}" if name else "")
    return None


def _metric(number: str) -> str:
    """Digits with a point, no nought behind the last digit of a fraction, none before the first of the number."""
    whole, _, fraction = number.replace(",", ".").partition(".")
    fraction = fraction.rstrip("0")
    return str(int(whole)) + (f".{fraction}" if fraction else "")
