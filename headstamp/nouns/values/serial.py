"""Serial numbers, pulled out of what was written in the cell, and what a remark says of them.

A cell may hold a number, several of several parts, some with places that nobody could read, a remark, or both:
``removed; inside of the bolt: no. 5053142``. Numbers and remarks are read by two cleaners of one cell.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from headstamp.nouns.values.text import spaced
from headstamp.nouns.values.unsaid import is_unsaid
from headstamp.nouns.values.value import VAGUE, Value

LONGEST = 400
"""Characters of a cell that are looked at."""

PARTS = {
    "barrel": "barrel", "cano": "barrel", "bolt": "bolt", "ferrolho": "bolt", "slide": "slide", "frame": "frame",
    "armacao": "frame", "receiver": "receiver", "caixa": "receiver", "grip": "grip", "empunhadura": "grip", "cabo": "grip",
    "stock": "stock", "coronha": "stock", "cylinder": "cylinder", "tambor": "cylinder", "trigger": "trigger",
    "gatilho": "trigger", "magazine": "magazine", "carregador": "magazine",
}  # fmt: skip
"""Parts of a weapon, in English and Portuguese, to ours."""

STEMS = (
    ("restored", r"(?<!nao )revelad|restored"),
    ("altered", r"adulter|remarcad|altered|restamped"),
    ("obliterated", r"su[bpr]+im|elim|elem|remo[ivc]|raspa|rasur|oblit|extraid|retirad|apagad|lixad|abras|punciona|danific"
     r"|subtra|filed"),
    ("worn", r"desgast|corros|oxida|ferrug|worn|rust"),
    ("illegible", r"ilegiv|prejudicad|illegib|unread|xxx+\b|nao (?:foi |se mostrava |se encontrava )?"
     r"(?:visi|visual|ident|pode|aparent|revelad|localiz|encontrad|observ|legiv)"),
    ("absent", r"sem (?:n\b|n[º°]|num|serie|ind|ins|vest)|s/n\b|inexist|ausent|destitu|desprovid|artesan|no number"
     r"|nao (?:foi const|poss|ha\b|ostenta|consta|existe|apresen|tem\b)"),
    ("unstated", r"(?:ver|vide|see)\b|indeterm|nao (?:se )?apl|n/[lei]\b"),
)  # fmt: skip
"""Beginnings of the words by which remarks tell what became of a number, in English and Portuguese."""
CONDITIONS = tuple((condition, re.compile(rf"\b(?:{stems})")) for condition, stems in STEMS)
"""Of several the first counts."""

CHARACTER = r"(?:\w|[?*]|\(\?\))"
WORD = re.compile(rf"{CHARACTER}(?:{CHARACTER}|[.-](?={CHARACTER}))*")
BARE = re.compile(r"(?=.*[0-9])[A-WYZa-wyz0-9]{1,20}")
"""A number and nothing else; an x may stand for a place that could not be read."""
UNREAD = re.compile(r"\(\?\)|[?*_]|(?<=[xX]{2})[xX]|[xX](?=[xX]{2})|(?<=[xX])[xX](?=[xX])")
"""A place that could not be read: ``?``, ``(?)``, ``*``, ``_``, and each of three or more x in a row."""
BETWEEN = frozenset({" ", " - "})
"""What may stand between two words of one number."""
NUMBER_SIGN = re.compile(r"\bn ?[º°]|\bno\.(?= ?[0-9])", re.IGNORECASE)
X_IS_UNREAD = re.compile(r"\bx'?s?\b[^.;]{0,40}(?:ilegiv|represent|nao ident|desconhec|illegib|unread|unknown)")
SMALL = frozenset({
    "a", "e", "o", "na", "no", "da", "do", "de", "em", "um", "se", "ao", "ou", "of", "on", "in", "and", "the", "or", "n", "cal",
    "nr", "num", "ns", "ser", "sn", "lot",
})  # fmt: skip
"""Short words that are no letters of a number."""
NO_NUMBER_AFTER = frozenset({"lei", "art", "artigo", "cal", "calibre", "law", "art."})
BEFORE = re.compile(
    rf"\b({'|'.join(PARTS)})\b(?:[ :=#.,/-]|\b(?:o|a|de|do|com|num|numero|serie|number|no|n)\b)*$"
)
"""A part that stands right before its number."""
A_PART = re.compile(rf"\b({'|'.join(PARTS)})\b")


class Found(NamedTuple):
    """A number in a cell: where it stands, its pattern, the parts that it stands on."""

    first: int
    end: int
    pattern: str
    parts: frozenset[str]


def serial(cell: str) -> tuple[Value, ...]:
    """The numbers in a cell, one value each; where there is only a remark, one value without canon, unknown.

    Returns:
        canon letters and digits alone, in capitals, ``?`` for a place that could not be read; behind a blank the parts
        that the number stands on, where the cell says them: ``5053142 bolt``. Said is the number as it stands in the cell.
    """
    united: dict[str, Found] = {}
    for found in _numbers(cell):
        before = united.get(found.pattern)
        united[found.pattern] = before._replace(parts=before.parts | found.parts) if before else found
    told = (Value(cell[one.first : one.end], " ".join([one.pattern, *sorted(one.parts)])) for one in united.values())
    return tuple(told) or (Value(cell, None, hedge="unknown"),)


def serial_condition(cell: str) -> tuple[Value, ...]:
    """What the cell's remark says of the number.

    Returns:
        said is the whole cell; canon one of :data:`headstamp.nouns.values.vocabulary.SERIAL_CONDITIONS`: *read* for a
        number without a remark or with one of another sort, *other*, vague, for words that are neither.
    """
    return (Value(cell, *_condition(cell)),)


def _condition(cell: str) -> tuple[str, None, None, str | None]:
    """Canon and hedge, with the bounds that a condition has not."""
    numbers, plain = _numbers(cell), _plain(cell[:LONGEST])
    for condition, stems in CONDITIONS:
        if stems.search(plain) and not (numbers and condition == "unstated"):
            return condition, None, None, None
    if numbers:
        return "read", None, None, None
    if is_unsaid(cell) or not any(map(str.isalnum, plain)):
        return "illegible" if UNREAD.search(plain) else "unstated", None, None, None
    return "other", None, None, VAGUE


def _plain(cell: str) -> str:
    """The cell in small letters without marks, character by character, so that places stay the same."""
    if cell.isascii():
        return cell.lower()
    return "".join(unicodedata.normalize("NFD", character)[0].lower()[0] for character in cell)


def _numbers(cell: str) -> list[Found]:
    if BARE.fullmatch(cell):
        return [Found(0, len(cell), cell.upper(), frozenset())]
    text = NUMBER_SIGN.sub(lambda sign: " " * len(sign[0]), cell[:LONGEST])
    plain = _plain(text)
    x_is_unread = bool(X_IS_UNREAD.search(plain))
    runs = list(_runs(text, plain))
    found: list[Found] = []
    for at, (first, end) in enumerate(runs):
        pattern = _pattern(text[first:end], x_is_unread=x_is_unread)
        is_last = at + 1 == len(runs)
        after = plain[end : len(plain) if is_last else runs[at + 1][0]]
        before = plain[runs[at - 1][1] if at else 0 : first]
        found.append(Found(first, end, pattern, _parts(before, after, is_last=is_last)))
    return found


def _parts(before: str, after: str, *, is_last: bool) -> frozenset[str]:
    """The parts that a number stands on: named right before it, or behind it in the same sentence."""
    if told := BEFORE.search(before):
        return frozenset({PARTS[told[1]]})
    rest = re.split(r"[.;]", after, maxsplit=1)[0]
    if not is_last and (told := BEFORE.search(after)):
        # What stands right before the next number is that number's.
        rest = rest[: told.start()]
    return frozenset(PARTS[word] for word in A_PART.findall(rest))


def _runs(text: str, plain: str) -> Iterable[tuple[int, int]]:
    """Where numbers stand: words with digits or unread places, and the short letters and digits beside them."""
    words = list(WORD.finditer(text))
    has_remark = any(_is_word(word[0], plain[word.start() : word.end()]) for word in words)
    run: list[re.Match[str]] = []
    for word in [*words, None]:
        joins = word is not None and run and text[run[-1].end() : word.start()] in BETWEEN
        if word is not None and not _is_word(word[0], plain[word.start() : word.end()]) and (joins or not run):
            run.append(word)
            continue
        yield from _split(run, plain, has_remark=has_remark)
        run = [word] if word is not None and not _is_word(word[0], plain[word.start() : word.end()]) else []


def _is_word(said: str, plain: str) -> bool:
    """Whether this is a word of a remark, and no part of a number."""
    if _has_digit(said):
        return False
    return len(said) > 3 or not said.isascii() or said != said.upper() or (len(said) > 1 and plain in SMALL)


def _has_digit(said: str) -> bool:
    return any(map(str.isdecimal, said)) or bool(UNREAD.search(said))


def _split(run: Sequence[re.Match[str]], plain: str, *, has_remark: bool) -> Iterable[tuple[int, int]]:
    """One number of a run of words, or several where they all have one shape (``BAY18 BQZ91``)."""
    full = [word for word in run if _has_digit(word[0])]
    if not full:
        return
    shapes = {re.sub(r"[^\W\d_]", "A", re.sub(r"[\d?*]", "9", word[0])) for word in full}
    are_many = len(full) > 1 and len(shapes) == 1 and len(full[0][0]) >= 4
    pieces = [(word.start(), word.end()) for word in full] if are_many else [_trimmed(run, plain, has_remark=has_remark)]
    for first, end in pieces:
        size = len(_pattern(plain[first:end], x_is_unread=False))
        is_read = any(map(str.isalnum, UNREAD.sub("", plain[first:end])))
        before = WORD.findall(plain[:first])[-1:]
        if is_read and size >= (3 if has_remark else 1) and not (before and before[0] in NO_NUMBER_AFTER):
            yield first, end


def _trimmed(run: Sequence[re.Match[str]], plain: str, *, has_remark: bool) -> tuple[int, int]:
    """A run as one number; beside a remark the letters around its digits may be words: those behind are left out,
    and a small word before."""
    kept = list(run)
    while has_remark and not _has_digit(kept[-1][0]):
        kept.pop()
    while has_remark and not _has_digit(kept[0][0]) and plain[kept[0].start() : kept[0].end()] in SMALL:
        kept.pop(0)
    return kept[0].start(), kept[-1].end()


def _pattern(said: str, *, x_is_unread: bool) -> str:
    """Letters and digits in capitals, ``?`` for what could not be read."""
    small_x = said.count("x") > 1 and said.replace("x", "") == said.replace("x", "").upper()
    if x_is_unread or small_x:
        said = re.sub("[xX]" if x_is_unread else "x", "?", said)
    return "".join(c for c in UNREAD.sub("?", spaced(said)).upper() if c.isalnum() or c == "?")
