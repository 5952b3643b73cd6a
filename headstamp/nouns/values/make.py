"""Makes: the maker's name as it was marked or typed, to the maker that is meant.

Cells hold names with company forms, models and countries beside them, cut short by a narrow column, glued together and
misspelt. A listed maker (``makers.yml``) is found by its name, by a beginning that no other has, or by a name that is one or
two letters off and nearest to one maker alone. What fits none keeps its words, and is counted as vague: nothing is guessed.
Neither do words that several makers have (Arsenal, Tula), designs (Kalashnikov) and copies (Glock clone) tell a maker.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache, lru_cache
from itertools import groupby

from headstamp.nouns.makers import makers
from headstamp.nouns.values.text import fold
from headstamp.nouns.values.unsaid import UNKNOWN, is_unsaid
from headstamp.nouns.values.value import VAGUE, Value, parts

LONGEST = 100

CRAFT = frozenset((
    "craft", "craft made", "home made", "homemade", "artisanal", "artesanal", "artesanato", "caseira", "caseiro",
    "fabricacao caseira", "fabricacao artesanal",
))  # fmt: skip
"""Words that stand for a maker where a weapon was made by hand, in English and Portuguese."""

FORMS = frozenset((
    "sa", "ltd", "ltda", "limited", "gmbh", "ges", "mbh", "co", "inc", "corp", "corporation", "company", "cia", "llc", "spa",
    "srl", "ag", "kg", "ad", "doo", "jsc", "plc", "and", "e", "y", "und", "et", "the", "arms", "armas", "armi", "firearms",
    "armory", "mfg", "manufacturing", "concern", "industries",
))  # fmt: skip
"""Forms of companies, words that join names, and words for arms: they tell no maker from another."""

NOT_ALONE = frozenset((
    # Places with more than one maker, and words of plants.
    "arsenal", "tula", "radom", "ulyanovsk", "brno", "zbrojovka", "poznan", "khartoum",
    "state", "national", "military", "defense", "industry", "industria", "organization", "corporation", "union", "factory", "plant",
    "works", "machine", "machinery", "ordnance", "munitions", "ammunition", "cartridge", "engineering", "precision", "accuracy",
    "international", "canadian", "federal", "premium", "complex", "industrial", "industrias", "fabrica", "fabricaciones", "militares",
    "manufacture", "general", "dynamics", "lake", "city",
    # Names of designs that many have made, words of every day, first names and surnames.
    "kalashnikov", "luger", "parabellum", "makarov", "tokarev", "nagant", "mosin",
    "alexander", "phoenix", "sundance", "raven", "davis", "mas", "arma", "weapon", "gun",
))  # fmt: skip
"""Words that tell no maker by themselves. A listed name of such words alone is its maker only as it stands in the list."""

WORDS_TOO = frozenset((
    "star", "heritage", "charter", "henry", "savage", "sharps", "halcon", "norma", "daisy", "diana", "bayard", "inland", "mendoza",
    "sphinx", "valmet", "cometa", "palmetto",
))  # fmt: skip
"""Listed names that are words or first names, too: they tell their maker at the beginning of a cell, and spelt so."""

REMARK = re.compile(
    r"\b(?:de )?(?:origem|fabricad[oa]|fabricacao|produzid[oa]|produced|made|marca|importad[oa]|imported|licenciad[oa]|licensed"
    r"|modificad[oa])\b.*"
)
"""A remark behind a name, on where or by leave of whom the thing was made."""

COPIED = re.compile(
    r"\b(?:cop(?:y|ies|ia|ie)|clones?|replicas?|imita[a-z]+|similar|style|type|pattern|tipo|estilo|modelado|semelhante)\b"
)
"""Words of a thing made after another's design: whose it is in truth is not said."""

MADE_BY = re.compile(r"(?:fabricad[oa]|produzid[oa]|made|produced|manufactured) (?:por|pela|pelo|by) ")
"""Words that stand before the name."""

SHORT = 3
"""Letters that a name must have to count behind other words: two may be part of a model."""
CUT = 4
"""Letters that a beginning must have."""
GLUED = 5
"""Letters of a name to which others may be glued, or that may be misspelt."""
LONG = 8
"""Letters of a name that may be two letters off."""
MOST_OFF = 2


def make(cell: str) -> tuple[Value, ...]:
    """Makers separated by semicolons, or by slashes where each part is a listed maker, one value each.

    Returns:
        canon the listed maker; ``craft`` for what was made by hand; ``unknown``, with that hedge, for words that say that
        it is not known; otherwise the words as they stand, folded, without company forms and remarks, or ``other``
        where no name is left: both vague.
    """
    return tuple(value for part in parts(cell) for value in _makes(part))


def _makes(said: str) -> Iterable[Value]:
    pieces = [piece.strip() for piece in said.split("/")]
    makers = [_listed(piece) for piece in pieces] if len(pieces) > 1 else []
    if not makers or not all(makers):
        return [_one(said)]
    # Two names of one maker, as IMI/IWI, are one.
    return [Value(said, makers[0])] if len(set(makers)) == 1 else [_one(piece) for piece in pieces]


def _one(said: str) -> Value:
    if is_unsaid(said):
        return Value(said, UNKNOWN, hedge=UNKNOWN)
    if fold(said[:LONGEST]).strip(" .") in CRAFT:
        return Value(said, "craft")
    if maker := _listed(said):
        return Value(said, maker)
    words = _said_words(said)
    while words and words[-1] in FORMS:
        words.pop()
    is_name = sum(map(str.isalpha, "".join(words))) > 1
    return Value(said, " ".join(words) if is_name else "other", hedge=VAGUE)


def _words(said: str) -> list[str]:
    """The words that tell a maker from another."""
    return [word for word in _said_words(said) if word not in FORMS]


def _said_words(said: str) -> list[str]:
    """The words of a name, folded, without remarks."""
    # A sign for a letter that was lost in a wrong decoding stands for nothing.
    plain = re.sub(r"(?<=\w)[?\ufffd](?=\w)", "", fold(said)) if len(said) <= LONGEST else ""
    plain = re.sub(r"\([^()]*\)", " ", plain).strip() or plain
    plain = MADE_BY.sub("", plain)
    plain = REMARK.sub("", plain).strip() or plain
    words = re.findall(r"[^\W_]+", plain.replace("'s", "s"))
    # Single letters in a row are one word, with points between them or without: S.A., C. B. C., H & K.
    runs = ((alone, list(run)) for alone, run in groupby(words, lambda word: len(word) == 1 and word.isalpha()))
    return [word for alone, run in runs for word in (["".join(run)] if alone else run)]


def _listed(said: str) -> str | None:
    """The one listed maker that a cell names, or None."""
    words = _words(said)
    whole = "".join(words)
    if COPIED.search(fold(said[:LONGEST])):
        return None
    if name := next((name for name in (*_as_said(said), whole) if name in _known()), None):
        return _known()[name]
    pieces = [piece for word in words for piece in re.findall(r"[^\W\d_]+|\d+", word)]
    if all(piece in NOT_ALONE or piece.isdecimal() for piece in pieces):
        return None
    # The first step that finds anything decides: where it finds two makers, nobody is told.
    found = _abbreviated(pieces) or _named(pieces) or _begun_or_one_off(whole) or _glued(whole) or _nearest(whole, pieces)
    return (found.pop() or None) if len(found) == 1 else None


def _as_said(said: str) -> Iterable[str]:
    """The letters of a cell with all its words, then without those at its end that are forms of companies or numbers."""
    words = _said_words(said)
    while words:
        yield "".join(words)
        if words[-1] not in FORMS and not words[-1].isdecimal():
            return
        words.pop()


@cache
def _known() -> Mapping[str, str]:
    """The letters of every listed name to its maker."""
    return {"".join(name): maker for maker, name in _names()}


@cache
def _telling() -> Mapping[str, str]:
    """The letters of every listed name that tells its maker also when it is cut short, misspelt or glued to others."""
    return {"".join(name): maker for maker, name in _names() if not NOT_ALONE.issuperset(name)}


@cache
def _names() -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Every listed maker with the words of each of its names; with company forms where nothing else would tell it."""
    listed = ((maker, name) for maker, names in makers().items() for name in names)
    return tuple(
        (maker, tuple(_said_words(name) if NOT_ALONE.issuperset(_words(name)) else _words(name))) for maker, name in listed
    )


def _named(pieces: Sequence[str]) -> set[str]:
    """Makers whose names stand among the pieces, whole."""
    found: dict[range, str] = {}
    for first in range(len(pieces)):
        for end in range(first + 1, len(pieces) + 1):
            name = "".join(pieces[first:end])
            counts = len(name) >= SHORT and name not in WORDS_TOO
            if name in _known() and name not in NOT_ALONE and (first == 0 or counts):
                found[range(first, end)] = _known()[name]
    # A name inside a longer one is part of it.
    return {
        maker for at, maker in found.items()
        if not any(at != other and other[0] <= at[0] and at[-1] <= other[-1] for other in found)
    }  # fmt: skip


def _abbreviated(pieces: Sequence[str]) -> set[str]:
    """Makers each of whose words begins with those of the cell: S. Wesson, Smith Wess."""
    if len(pieces) < 2 or sum(map(len, pieces)) < CUT:
        return set()
    return {
        maker for maker, name in _names_of(len(pieces))
        if all(full.startswith(cut) for full, cut in zip(name, pieces, strict=True))
    }  # fmt: skip


@cache
def _names_of(words: int) -> list[tuple[str, tuple[str, ...]]]:
    """The names of so many words that tell their makers."""
    return [(maker, name) for maker, name in _names() if len(name) == words and not NOT_ALONE.issuperset(name)]


def _begun(whole: str) -> set[str]:
    """Makers whose name begins with the letters of the cell."""
    return {maker for name, maker in _telling().items() if name.startswith(whole)} if len(whole) >= CUT else set()


def _glued(whole: str) -> set[str]:
    """Makers with whose name the cell begins, other letters or digits glued to it."""
    single = _single(whole)
    # One letter more may be a slip for another name: Barretta is Barrett or Beretta.
    return {
        maker for name, maker in _long_enough()
        if single.startswith(name) and not (len(single) == len(name) + 1 and single[-1].isalpha())
    }  # fmt: skip


@cache
def _long_enough() -> list[tuple[str, str]]:
    """Names to which others may be glued, each doubled letter once, with their makers."""
    return [(_single(name), maker) for name, maker in _telling().items() if len(name) >= GLUED and name not in WORDS_TOO]


def _nearest(whole: str, pieces: Iterable[str]) -> set[str]:
    """Makers whose name, or its beginning for a cell cut short, is fewest letters off the cell or one of its pieces."""
    found: dict[int, set[tuple[str, bool]]] = {}
    for piece in {whole, *pieces}:
        if len(piece) < CUT or piece in NOT_ALONE | WORDS_TOO:
            continue
        ways = [(0, MOST_OFF)]
        if piece == whole and len(piece) >= LONG:
            # A cell may be cut short, a word in it is not; of what is cut short one letter may be wrong: Springer is no Springfield.
            ways.append((len(piece), 1))
        for cut, most in ways:
            for name, maker, off in _near(piece, cut):
                if abs(len(name) - len(piece)) <= MOST_OFF:
                    found.setdefault(off, set()).add((maker, off <= min(_slips(piece, name), most)))
    nearest = found[min(found)] if found else set()
    # A short name that is as near as the one that may be meant leaves open which is.
    return {maker for maker, _ in nearest} if any(may for _, may in nearest) else set()


def _begun_or_one_off(whole: str) -> set[str]:
    """Makers whose name begins with the letters of the cell; where there is one, also those whose name is one letter off it.

    Franci may be a cut Francisco or a misspelt Franchi.
    """
    begun = _begun(whole)
    return begun | {maker for name, maker, off in _near(whole, 0) if off == 1 and _slips(whole, name)} if begun else begun


@lru_cache(maxsize=4096)
def _near(piece: str, cut: int) -> tuple[tuple[str, str, int], ...]:
    """Names within two letters of a piece, with their makers and by how many letters: with doubled letters, or each once."""
    from rapidfuzz import process  # heavy, and most cells need it not
    from rapidfuzz.distance import OSA

    names, singles, makers_of = _candidates(cut)
    found: dict[int, int] = {}
    for said, all_names in ((piece, names), (_single(piece), singles)):
        for _, off, at in process.extract(said, all_names, scorer=OSA.distance, score_cutoff=MOST_OFF, limit=None):
            found[at] = min(int(off), found.get(at, MOST_OFF))
    return tuple((names[at], makers_of[at], off) for at, off in found.items())


@cache
def _candidates(cut: int) -> tuple[list[str], list[str], list[str]]:
    """Names that a cell may be a slip for: as they are, each doubled letter once, and their makers. All are cut to so many
    letters, where it is not 0. A slip for a word that tells no maker tells none: its maker is ''."""
    names = {**_telling(), **dict.fromkeys(NOT_ALONE | WORDS_TOO, "")}
    meant = [(name[:cut] if cut else name, maker) for name, maker in names.items() if len(name) >= SHORT]
    return [name for name, _ in meant], [_single(name) for name, _ in meant], [maker for _, maker in meant]


def _slips(piece: str, name: str) -> int:
    """How many letters a cell may be off a name: two of a long one that begins alike, one of a shorter, none of a short.

    A name of four letters may have one letter too many inside (Coult), its first and its last in their places.
    """
    if len(name) == CUT and len(piece) == CUT + 1:
        return int(piece[0] == name[0] and piece[-1] == name[-1])
    if min(len(piece) + 1, len(name)) < GLUED:
        return 0
    return 2 if len(name) >= LONG and piece[0] == name[0] else 1


@lru_cache(maxsize=4096)
def _single(letters: str) -> str:
    """Letters with each doubled one once: writers differ in them most."""
    return re.sub(r"(.)\1+", r"\1", letters)
