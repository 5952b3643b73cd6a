"""Designations of weapons: the key by which two spellings of one name are found to be the same.

The key holds Unicode letters and digits only. Digits are never dropped (methods, section 3: by letters alone T-72 and
T-72M1, AK-47 and AK-74 are almost one), roman numerals after a name are digits, generic nouns fall away.
"""

from __future__ import annotations

import re
from itertools import groupby

from headstamp.nouns.values.text import fold, spaced
from headstamp.nouns.values.unsaid import UNKNOWN, is_unsaid
from headstamp.nouns.values.value import Value

NOUNS = (
    "rifle", "carbine", "pistol", "revolver", "shotgun", "gun", "submachinegun", "machinegun", "mortar",
    "howitzer", "cannon", "launcher", "rocket", "missile", "grenade", "mine", "bomb", "shell", "round",
    "cartridge", "ammunition", "munition", "projectile", "tank", "vehicle", "truck", "weapon",
    "system", "manpads",
)  # fmt: skip
"""Generic nouns, in the singular; a plural ends in s. Not APC, IFV or MRL: registers tell models apart by them
(Type-85 APC, Type-85 IFV; Lynx MRL, Lynx)."""

CARRIED = "personnel"
"""A carrier is generic behind this word; Doorman Carrier is a name."""

BEFORE_NOUNS = (
    "assault", "sniper", "battle", "automatic", "semi", "machine", "submachine", "sub", "general", "purpose",
    "light", "medium", "heavy", "hand", "anti", "antitank", "air", "aircraft", "materiel", "personnel",
    "portable", "man", "self", "propelled", "towed", "multiple", "guided", "recoilless", "armoured",
    "armored", "infantry", "fighting", "main", "of",
)  # fmt: skip
"""Words that fall away where a generic noun follows: *assault rifle*, *anti-tank guided missile*."""

NUMBERED = frozenset({"mk", "mark"})
"""Words after which one letter is a roman numeral."""

MEASURES = frozenset({"mm", "cm", "inch", "in", "calibre", "caliber", "cal", "x", "bore", "gauge"})
MEASURE = re.compile(r"[0-9]+(x[0-9]+)?(mm|cm)?")

CAPITAL = re.compile(r"[A-Z]")
VARIANT = re.compile(r" (-+)$")
"""SIPRI's mark of a variant without a name, one dash for each: ``Super Lynx ASW -``, ``Super Lynx ASW --``."""

PLURAL = re.compile(r"(?<=[0-9])['’]?s\b")
ROMAN = re.compile(r"(x{0,3})(ix|iv|v?i{0,3})")
ONES = {"": 0, "i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5, "vi": 6, "vii": 7, "viii": 8, "ix": 9}


def designation(cell: str) -> tuple[Value, ...]:
    """A designation; canon is its key, or None where it has neither letter nor digit, or says that none is known.

    ``M-113`` and ``M113``, ``M16`` and ``M16 assault rifle`` have one key; ``T-72M1`` and ``T-72``, ``Type 56`` and
    ``Type 56-1`` have two. Where nothing but generic nouns or a bare calibre would be left, all words stay
    (``hand grenade``, ``81 mm mortar``).
    Each dash at the end, which marks a variant in SIPRI's registers, is read as the word *variant*, so that
    ``AAV-7A1 -`` keeps a key apart from that of ``AAV-7A1``.
    """
    if is_unsaid(cell):
        return (Value(cell, None, hedge=UNKNOWN),)
    return (Value(cell, "".join(_tokens(cell)) or None),)


def digits(words: str) -> tuple[str, ...]:
    """The runs of digits in a designation, in their order, roman numerals among them: ``T-72M1`` gives 72, 1."""
    return tuple(re.findall(r"[0-9]+", " ".join(_tokens(words))))


def words(said: str) -> tuple[str, ...]:
    """The words of a designation's key, in their order: joined they are its key."""
    return tuple(_tokens(said))


def _tokens(words: str) -> list[str]:
    """The words of the key, in their order."""
    said = spaced(words)
    # A small s behind a digit is a plural where capitals tell it from a variant: AK-47s, but T-72S.
    if CAPITAL.search(said):
        said = PLURAL.sub("", said)
    folded = fold(said)
    dashes = VARIANT.search(folded)
    tokens = ["".join(run) for letters, run in groupby(folded, str.isalnum) if letters]
    kept = _without_nouns(_with_digits(tokens))
    return kept + ["variant"] * len(dashes[1]) if dashes and kept else kept


def _with_digits(tokens: list[str]) -> list[str]:
    """Roman numerals after a name as digits: Leopard II, Mk V."""
    return [_digits_of(token, after=tokens[at - 1]) if at else token for at, token in enumerate(tokens)]


def _digits_of(token: str, *, after: str) -> str:
    match = ROMAN.fullmatch(token)
    name = after.isalpha() and len(after) >= 3 and len(token) >= 2 and not _is_common(after)
    if match is None or not (name or after in NUMBERED):
        return token
    return str(10 * len(match[1]) + ONES[match[2]])


def _without_nouns(tokens: list[str]) -> list[str]:
    kept: list[str] = []
    dropped = False
    for before, token in reversed(list(zip(["", *tokens], tokens, strict=False))):
        carrier = token in ("carrier", "carriers") and before == CARRIED
        dropped = carrier or _is_noun(token) or (dropped and token in BEFORE_NOUNS)
        if not dropped:
            kept.append(token)
    return kept[::-1] if any(_names(token) for token in kept) else tokens


def _is_noun(token: str) -> bool:
    return token in NOUNS or token.removesuffix("s") in NOUNS


def _is_common(token: str) -> bool:
    """Whether a word is no name, so that what stands behind it is one: Type XXIII is a submarine, Type 23 a frigate."""
    return token in (*BEFORE_NOUNS, "type") or _is_noun(token)


def _names(token: str) -> bool:
    """Whether a word does more than give a measure: not ``81``, ``81mm`` or ``calibre``."""
    return token not in MEASURES and not MEASURE.fullmatch(token)
