"""What the name of a column says of its numbers: a currency, thousands or millions, a weight, a number of papers."""

from __future__ import annotations

import re

from headstamp.collect.mapping.vocabulary import folded, listed, named_so, names
from headstamp.nouns.values.money import CODES, SIGNS

WORDS_OF_CODES = frozenset({"ALL", "TOP"})
"""Codes of currencies that are words of every day: they speak in brackets only."""

MONEY = r"(?:€|[$]|£|eur|usd|gbp|chf)"
BESIDE_MONEY = re.compile(rf"{MONEY} ?(?:k|m|t|mn|bn)(?![a-z])|(?<![a-z])(?:k|m|t|mn|bn) ?{MONEY}(?![a-z])")
"""A letter for thousands, millions or more beside a sign or a code of a currency; alone it may be anything."""

PLAIN = re.compile(r"[0-9]{1,3}(?:[.,' \u00a0\u202f]?[0-9]{3})*|[0-9]+(?:[.,]0+)?")
"""A whole number."""
MOSTLY = 0.9
"""Share of its cells that are whole numbers in a column that counts."""
COMPOUND = 9
"""Letters from which a word counts also as the end of a longer one."""


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


def counted_in(name: str, cells: list[str]) -> tuple[str, str] | None:
    """What a column of plain numbers counts that is no goods (``Anzahl der Genehmigungen``, ``NUM_OPERACIONES``): the word of
    its name, and the property that such a number has, or ''; None for any other column."""
    words = folded(name).split()
    if not cells or sum(PLAIN.fullmatch(cell.strip()) is not None for cell in cells) < MOSTLY * len(cells):
        return None
    if set(words) & names("money_words") or currency_in(name) or scaled_by(name):
        return None
    counted = named_so("counted")
    is_count = "count" in words
    for word in words:
        # One word of German or Dutch is several: Ausfuhrgenehmigungen, exportvergunningen.
        forms = [one for one in counted if word == one or (len(one) >= COMPOUND and word.endswith(one))]
        forms += [f"{word}s"] if is_count and f"{word}s" in counted else []
        if forms:
            return word, "" if counted[forms[0]] == "other" else counted[forms[0]]
    return None
