"""Names of states in many languages and writings, and which states each may mean, whatever its day.

The names are ``state_names.csv`` (CLDR and the United Nations, made by ``tools/state_names``) and
``state_names_reviewed.csv`` (vanished states, abbreviations, and names that leave open which of two states is meant). Which
of these states a case knows, and which there was on a day, its own table says.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Collection, Iterator, Mapping
from functools import cache
from importlib import resources
from itertools import islice, product
from typing import NamedTuple

from headstamp.nouns.values.text import fold

WRITTEN_OUT: Mapping[str, tuple[str, ...]] = {
    "r": ("republic",), "rep": ("republic",), "repub": ("republic",), "republique": ("republic",), "republica": ("republic",),
    "republik": ("republic",), "repubblica": ("republic",), "republiek": ("republic",), "республика": ("republic",),
    "республіка": ("republic",), "респ": ("republic",),
    "dem": ("democratic",), "democ": ("democratic",), "democratique": ("democratic",), "democratica": ("democratic",),
    "demokratische": ("democratic",), "democratische": ("democratic",), "демократическая": ("democratic",),
    "демократична": ("democratic",), "peoples": ("people",), "ppl": ("people",), "populaire": ("people",), "popular": ("people",),
    "popolare": ("people",), "народная": ("people",), "народно": ("people",), "народна": ("people",),
    "fed": ("federal", "federation", "federated"), "federale": ("federal",), "isl": ("islamic", "islands"), "islam": ("islamic",),
    "islamique": ("islamic",), "islamica": ("islamic",), "islamische": ("islamic",), "is": ("islands",), "isds": ("islands",),
    "isles": ("islands",), "island": ("islands",), "st": ("saint",), "ste": ("saint",), "sainte": ("saint",),
    "n": ("north", "northern"), "s": ("south",), "so": ("south",), "e": ("east",), "w": ("west",), "utd": ("united",),
    "un": ("united",),
    "terr": ("territory", "territories"), "ter": ("territory", "territories"), "prov": ("province",), "plur": ("plurinational",),
    "cent": ("central",), "centr": ("central",), "afr": ("african",), "eq": ("equatorial",), "equat": ("equatorial",),
    "dom": ("dominican",), "neth": ("netherlands",), "emir": ("emirates",), "gt": ("great",), "herz": ("herzegovina",),
    "herzeg": ("herzegovina",),
    "dr": ("democratic republic",), "rd": ("democratic republic",), "др": ("democratic republic",), "pr": ("people republic",),
    "pdr": ("people democratic republic",), "dpr": ("democratic people republic",), "ar": ("arab republic",),
    "ir": ("islamic republic",), "rb": ("bolivarian republic",), "sar": ("special administrative region",),
    "fyr": ("former yugoslav republic",), "tfyr": ("former yugoslav republic",), "br": ("british",), "fs": ("federated states",),
    "sts": ("states",), "federative": ("federated",), "hercegovina": ("herzegovina",), "yug": ("yugoslav",), "yugo": ("yugoslav",),
    "fmr": ("former",),
}  # fmt: skip
"""Abbreviations and words of other languages, and what they may stand for in a name: each is tried."""

OF_NO_WEIGHT = frozenset((
    "of", "the", "and", "et", "y", "und", "en", "de", "du", "des", "del", "della", "dell", "di", "da", "do", "das", "dos", "la", "le",
    "les", "el", "los", "las", "lo", "il", "der", "die", "den", "van", "het", "von",
))  # fmt: skip
"""Articles, prepositions and words for *and*: inverted forms leave them out (Korea, Republic of). A letter alone weighs, and so
does what may be an abbreviation: *dem* is democratic, *e* east."""

FORMER = re.compile(
    r"(?:the )?(?:former|fmr|ex|ehem|ehemalig(?:e|es|er)|voormalige?|ancien(?:ne)?|antigu[ao]|antig[ao]"
    r"|бывш(?:ии|ая|ие)|колишн(?:іи|я))\b[.\s-]*"
)
"""Words before the name of a state that is no more, folded."""

FORMER_BEHIND = re.compile(r"[,\s]*\(?\b(?:former|fmr|ex|ehem|ehemals|бывш)\b[.)]*$")
"""The same behind the name: Yugoslavia (former)."""

LISTED = re.compile(r"[,;/?]|\b(?:or|ou|oder|или)\b")
"""What parts the names of a list, and says that one or several states are meant."""

BESIDE = re.compile(r"[()/]")
"""What stands between two names of one state."""

POINTED = re.compile(r"(?:[^\W\d_]\.\s?){2,}(?:[^\W\d_]\.?)?")
"""An abbreviation with its points: U.S.A., U. K."""

PLAIN = str.maketrans({
    "ø": "o", "ł": "l", "đ": "d", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th", "ð": "d", "ی": "ي", "ى": "ي", "ک": "ك", "ھ": "ه", "ۀ": "ه",
})  # fmt: skip
"""Letters that are typed as others, and Persian ones as Arabic."""

UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue"})
"""German letters as they are typed where they are missing."""


ABBREVIATED_IN = frozenset(("en", "fr", "es", "it", "pt", "de", "nl", "ru"))
"""Languages in which tables abbreviate names, invert them and lose their blanks; in others a name is known as it is spelt."""

MOST_READINGS = 24
SHORTEST = 4
"""Letters of a name that may be known otherwise than as it is spelt: a shorter one is an abbreviation itself."""

Index = dict[str, set[str]]
"""From a folded name, or a form of it, to the codes of the states that it may mean."""


class StateNames:
    """What names of states mean in one case: by its own table first, then by the lists of this package."""

    def __init__(self, own: Mapping[str, Collection[str]], codes: Collection[str]) -> None:
        """Take the names of a case.

        Args:
            own: every folded name of the case's own table, with the codes of its states.
            codes: the codes of all its states; a name that may mean any other state means none here.
        """
        self._own = {name: frozenset(states) for name, states in own.items()}
        self._codes = frozenset(codes)
        self._own_keys: Index = {}
        for name, states in self._own.items():
            # A name with another in brackets or behind a stroke is a list of both: Russia (Soviet Union).
            is_one = len(name) >= SHORTEST and not any(part.strip() in self._own for part in re.split(r"[()/]", name)[1:])
            for key in _keys(name) if is_one else ():
                self._own_keys.setdefault(key, set()).update(states)

    def meant(self, folded: str) -> frozenset[str]:
        """The codes of the states that a folded name may mean: several where it leaves open which, none where it is no name.

        A name is known as a table spells it; with its words in another order, abbreviated or without blanks (``Korea, Rep.
        of``, ``CzechRepublic``); and, where it is that of a state that is no more, with *former* before it. Nothing is
        counted by likeness, and where two readings give two states, both may be meant.
        """
        states = self._spelt(folded)
        if not states and (rest := without_former(folded)):
            states = frozenset(code for code in self._spelt(rest) or self._otherwise(rest) if is_vanished(code))
        states = states or self._same_state_twice(folded) or self._otherwise(folded)
        return states if states <= self._codes else frozenset()

    def _same_state_twice(self, folded: str) -> frozenset[str]:
        """The state of two names, one in brackets or behind a stroke, where both are its own: Republic of China (Taiwan)."""
        parts = [part.strip() for part in BESIDE.split(folded) if part.strip()]
        meant = {self._spelt(part) or self._otherwise(part) for part in parts}
        return next(iter(meant)) if len(parts) > 1 and len(meant) == 1 else frozenset()

    def _spelt(self, folded: str) -> frozenset[str]:
        if folded in self._own:
            return self._own[folded]
        listed = _by_name()
        return frozenset(listed.get(folded) or listed.get(folded.translate(PLAIN)) or ())

    def _otherwise(self, folded: str) -> frozenset[str]:
        if POINTED.fullmatch(folded):
            return self._spelt(re.sub(r"[.\s]", "", folded))
        parts = [part.strip() for part in LISTED.split(folded)]
        if len(folded) < SHORTEST or (len(parts) > 1 and all(not part or self._spelt(part) for part in parts)):
            return frozenset()
        found = (one.get(key, ()) for key in _keys(folded) for one in (self._own_keys, _by_key()))
        return frozenset(state for states in found for state in states)


def without_former(folded: str) -> str | None:
    """The name that *former* stands beside, in any of some languages; None where it does not."""
    if before := FORMER.match(folded):
        return folded[before.end() :] or None
    behind = FORMER_BEHIND.search(folded)
    return (folded[: behind.start()] or None) if behind else None


def is_vanished(code: str) -> bool:
    """Whether a code is that of a state that is no more: of four letters, by ISO 3166-3."""
    return len(code) == 4


@cache
def _by_name() -> Mapping[str, set[str]]:
    """Every listed name, folded, to its states; German ones also as they are typed without umlauts."""
    found: Index = {}
    for row in _rows():
        found.setdefault(row.folded, set()).update(row.states)
        if row.name.isascii():
            continue
        found.setdefault(row.folded.translate(PLAIN), set()).update(row.states)
        if "de" in row.languages:
            found.setdefault(fold(row.name.translate(UMLAUTS)), set()).update(row.states)
    return found


@cache
def _by_key() -> Mapping[str, set[str]]:
    """Every form in which a listed name may be written otherwise, to its states."""
    found: Index = {}
    for row in _rows():
        if not ABBREVIATED_IN.isdisjoint(row.languages) and len(row.folded) >= SHORTEST:
            for key in _keys(row.folded):
                found.setdefault(key, set()).update(row.states)
    return found


class Row(NamedTuple):
    """A listed name with the codes of its states, and the languages that have it."""

    folded: str
    name: str
    states: tuple[str, ...]
    languages: tuple[str, ...]


@cache
def _rows() -> tuple[Row, ...]:
    made = (Row(folded, name, (state,), tuple(said_in.split())) for state, folded, name, said_in, _ in _table("state_names.csv"))
    reviewed = (
        Row(fold(name), name, tuple(states.split("; ")), tuple(said_in.split()))
        for states, name, said_in, _ in _table("state_names_reviewed.csv")
    )
    return (*made, *reviewed)


def _table(name: str) -> Iterator[list[str]]:
    """The rows of a table of this package, without its header."""
    text = resources.files("headstamp.nouns").joinpath(name).read_text(encoding="utf-8")
    return islice(csv.reader(text.splitlines()), 1, None)


def _keys(folded: str) -> Iterator[str]:
    """The forms of a name that stay the same when it is abbreviated, inverted or loses its blanks: its letters, and its words
    of weight in their alphabetical order, behind a blank."""
    words = _words(folded)
    ways = [(word, *WRITTEN_OUT.get(word, ())) for word in words]
    for reading in islice(product(*ways), MOST_READINGS):
        full = " ".join(reading).split()
        if all(len(word) > 1 or word in "dly" for word in full):  # о. Ман is no Oman, and Samo A. no Samoa
            yield "".join(full)
        if weighty := sorted({word for word in full if word not in OF_NO_WEIGHT}):
            yield " ".join(["", *weighty])


def _words(folded: str) -> list[str]:
    """The words of a name: without the genitive's s and elided articles, single letters with points as one (D.R., U.S.A.)."""
    plain = re.sub(r"'s(?!\w)", "", folded.translate(PLAIN).replace("&", " and "))
    plain = re.sub(r"\b[dl]'", "", plain)
    plain = re.sub(r"\b([^\W\d_])\.\s?(?=[^\W\d_]\b)", r"\1", plain)
    return re.findall(r"[^\W_]+", plain)
