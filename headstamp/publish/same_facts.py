"""Do two wordings of one figure state the same? Used when another version of the program words its figures differently.

Two texts state the same facts if they have the same numbers and the same words of bounds, doubt and denial, all in one order, and
the same names and words of the trade. Short texts, such as the cells of a table, have to be equal, but for the words of older
versions that :data:`REWORDED` lists. What this leaves out are the
common words of a sentence, so it is a check on an honest program and no proof against a forger: ``verify`` lists each such pair.
"""

from __future__ import annotations

import re
from collections import Counter

from headstamp.nouns.values import vocabulary

SHORT = 5
"""Texts of at most so many words have to be equal."""

BOUNDS = {
    "at least": ">=", "no fewer than": ">=", "no less than": ">=", "not less than": ">=", "not fewer than": ">=", "minimum": ">=",
    "at most": "<=", "no more than": "<=", "not more than": "<=", "up to": "<=", "maximum": "<=",
    "more than": ">", "over": ">", "above": ">", "fewer than": "<", "less than": "<", "under": "<", "below": "<",
    "about": "~", "around": "~", "approximately": "~", "roughly": "~", "nearly": "~", "almost": "~", "estimated": "~",
    "may": "?", "might": "?", "could": "?", "can": "?", "possible": "?", "possibly": "?", "perhaps": "?", "probably": "?",
    "likely": "?",
    "certain": "!", "certainly": "!", "surely": "!", "every": "!", "all": "!", "always": "!", "proved": "!", "proven": "!",
    "no": "-", "not": "-", "none": "-", "nobody": "-", "never": "-", "neither": "-", "nor": "-", "without": "-", "cannot": "-",
    "unknown": "-", "denied": "-", "or": "|", "either": "|", "only": "1", "alone": "1", "both": "2", "half": "/2",
}  # fmt: skip
"""Words that say how far a number holds, or whether anything is said at all, and what they come to."""

TRADE = {
    "made", "make", "maker", "producer", "produced", "manufactured", "supplied", "supplier", "supply", "delivery", "received",
    "recipient", "given", "lost", "loss", "diverted", "seized", "stolen", "smuggled", "bought", "sold", "import", "export", "state",
    "item", "source", "rival", "doubted", "year", "percent",
}  # fmt: skip
"""Words of the field beside those of the vocabularies: one in place of another is another statement."""

COMMON = frozenset((
    "a", "an", "and", "as", "at", "below", "beside", "between", "by", "during", "each", "few", "for", "from", "going", "here",
    "how", "in", "it", "its", "many", "most", "of", "on", "one", "other", "others", "out", "rows", "sources", "some", "such",
    "that", "the", "their", "them", "there", "these", "they", "this", "those", "to", "together", "what", "when", "where",
    "which", "while", "who", "whose", "with",
))  # fmt: skip
"""Words that may begin a sentence without being a name."""

REWORDED = (
    ("item narrows", "item limits"), ("items narrow", "items limit"), ("how is not said", "method not stated"),
    ("The proof needs a pencil. ", ""), ("Items by route, least and greatest", "Items by route, lowest and highest number"),
    ("At least and at most so many types of each class", "Types in each class: at least and at most"),
    ("made in a state that is no more", "made in a state that no longer exists"),
    ("rests on one row", "depends on one row"), ("rest on", "depend on"),
    ("gives no day: a delivery before the find cannot be told from one after.",
     "is undated, so we cannot say whether a delivery came before or after the find."),
    ("give no day: a delivery before the find cannot be told from one after.",
     "are undated, so we cannot say whether a delivery came before or after the find."),
    ("a first day and no last one: a delivery after that day may have come before the find or after it.",
     "a first day and no last day: a delivery after that first day may have come before or after the find."),
    ("documented: the more, the larger", "documented (larger: more items)"),
    ("position known no nearer than this disc", "position known only to within this disc"),
)  # fmt: skip
"""Words of older versions, each with what later versions print instead and that states the same."""

_VOCABULARY = frozenset(
    word for words in vars(vocabulary).values() if isinstance(words, tuple)
    for entry in words if isinstance(entry, str) for word in entry.lower().split("_") if len(word) > 2 and word.isalpha()
)  # fmt: skip
_WORDS = "|".join(sorted(map(re.escape, BOUNDS), key=len, reverse=True))
_MARKED = re.compile(rf"\d+(?:\.\d+)?|[≥≤<>±~%]|(?<=\d)[–-](?=\d)|\b(?:{_WORDS})\b", re.IGNORECASE)
_SIGNS = {"≥": ">=", "≤": "<="}
_TOKEN = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*")


def states_the_same(one: str, other: str) -> bool:
    """Whether two texts of a figure state the same facts.

    >>> states_the_same("They have been made in at least 9 states", "They were made in no fewer than 9 states")
    True
    >>> states_the_same("made in at least 9 of the states", "made in at most 9 of the states")
    False
    >>> states_the_same("rifle", "pistol")
    False
    """
    one, other = _in_present_words(one), _in_present_words(other)
    if one == other:
        return True
    if min(len(one.split()), len(other.split())) <= SHORT:
        return False
    return _marks(one) == _marks(other) and _names(one) == _names(other)


def _in_present_words(text: str) -> str:
    """A text with the words of older versions replaced by those that later ones use."""
    text = " ".join(text.split())
    for before, now in REWORDED:
        text = text.replace(before, now)
    return text


def _marks(text: str) -> list[str]:
    """Numbers, and what the words of bounds, doubt and denial come to, in the order of the text."""
    plain = re.sub(r"(?<=\d),(?=\d{3}\b)", "", text)
    found = (match[0].lower() for match in _MARKED.finditer(re.sub(r"(\d+(?:\.\d+)?) or more\b", r"at least \1", plain)))
    return [_SIGNS.get(mark) or BOUNDS.get(mark, mark) for mark in found]


def _names(text: str) -> Counter[str]:
    """Names, designations and words of the trade, each with the number of times that it occurs."""
    return Counter(filter(None, (_name(match[0]) for match in _TOKEN.finditer(text))))


def _name(word: str) -> str:
    """The word if it is a name, a designation or one of the trade, the latter in the singular; else ''."""
    plain = word.lower()
    singular = plain.removesuffix("s")
    if {plain, singular} & (TRADE | _VOCABULARY):
        return singular
    is_name = any(letter.isdigit() or letter.isupper() for letter in word) or not word.isascii()
    return word if is_name and plain not in COMMON and plain not in BOUNDS else ""
