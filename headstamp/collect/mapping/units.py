"""What the name of a column says of its numbers: a currency, thousands or millions, a weight."""

from __future__ import annotations

import re

from headstamp.collect.mapping.vocabulary import folded, listed, named_so, names
from headstamp.nouns.values.money import CODES, SIGNS

WORDS_OF_CODES = frozenset({"ALL", "TOP"})
"""Codes of currencies that are words of every day: they speak in brackets only."""

MONEY = r"(?:€|[$]|£|eur|usd|gbp|chf)"
BESIDE_MONEY = re.compile(rf"{MONEY} ?(?:k|m|t|mn|bn)(?![a-z])|(?<![a-z])(?:k|m|t|mn|bn) ?{MONEY}(?![a-z])")
"""A letter for thousands, millions or more beside a sign or a code of a currency; alone it may be anything."""


def currency_in(name: str) -> str:
    """The currency that the name of a column tells, as its code; '' where none or several stand there: ``Value (USD)``,
    ``Montant €``, ``valor_usd``, ``Wert in Euro``."""
    own = f" {folded(name)} "
    found = {code for words, code in named_so("currencies").items() if f" {words} " in own}
    # A sign of letters (A$) may be a part of another one; behind k, € is still the euro.
    patterns = {sign: (r"(?<![A-Za-z])" if sign[0].isalpha() else "") + re.escape(sign) for sign in SIGNS}
    found |= {SIGNS[sign] for sign, pattern in patterns.items() if re.search(pattern, name)}
    bracketed = {word.upper() for word in re.findall(r"[(\[]\s*([A-Za-z]{3})\s*[)\]]", name)}
    plain = {word.upper() for word in (own.split()[:1] + own.split()[-1:])} - WORDS_OF_CODES
    found |= (bracketed | plain) & CODES
    return found.pop() if len(found) == 1 else ""


def scaled_by(name: str) -> str:
    """The word by which a name says that its numbers are thousands or millions, or '': ``Value (1000 EUR)``, ``Montant (M€)``."""
    said = name.casefold().replace("_", " ")
    words = {folded(word) for word in listed("scales")}
    if found := next((word for word in re.findall(r"\w+", folded(name)) if word in words), ""):
        return found
    letter = BESIDE_MONEY.search(said)
    return letter[0].strip() if letter else ""


def measured_in(name: str) -> str:
    """The word by which a name says that its numbers are weights, or ''."""
    own = f" {folded(name)} "
    return next((word for word in sorted(names("weights"), key=len, reverse=True) if f" {word} " in own), "")
