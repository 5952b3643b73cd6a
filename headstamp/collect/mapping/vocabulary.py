"""The words that heads and cells of tables use, out of ``vocabulary.yml``: each list folded, read once."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from importlib import resources
from typing import Any

import yaml

from headstamp.collect.registers.description import LOADER

LANGUAGES = {"en": "", "fr": "French", "es": "Spanish", "pt": "Portuguese", "de": "German", "nl": "Dutch", "it": "Italian",
             "ru": "Russian", "pl": "Polish", "uk": "Ukrainian", "tr": "Turkish", "ar": "Arabic", "zh": "Chinese", "sv": "Swedish",
             "cs": "Czech"}  # fmt: skip
"""The languages of the vocabulary, each with the word by which a reason names it; English needs none."""


PLAIN_LETTERS = str.maketrans("łđøı", "ldoi")
"""Letters that have a mark and that Unicode does not take apart; people leave the mark out, and capitals lose that of ``ı``."""


def folded(name: str) -> str:
    """A column's name as words: no case, marks or signs; ``supplierCountry`` and ``supplier_country`` are one."""
    parted = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", name)
    plain = "".join(c for c in unicodedata.normalize("NFKD", parted) if not unicodedata.combining(c))
    return " ".join(re.findall(r"\w+", plain.casefold().translate(PLAIN_LETTERS).replace("_", " ")))


@cache
def _said() -> dict[str, Any]:
    text = resources.files("headstamp.collect.mapping").joinpath("vocabulary.yml").read_text(encoding="utf-8")
    return yaml.load(text, Loader=LOADER)  # type: ignore[no-any-return]  # noqa: S506 (either reads plain values only)


@cache
def words_of_properties() -> dict[str, tuple[tuple[str, str], ...]]:
    """For each property the words that say it, each with the language, in the order in which they fit."""
    return {
        prop: tuple((word, LANGUAGES[language]) for language, words in by_language.items() for word in words)
        for prop, by_language in _said()["properties"].items()
    }


@cache
def names(of: str) -> frozenset[str]:
    """A plain list of names, folded as names of columns are."""
    return frozenset(folded(word) for word in _said()[of])


@cache
def named_so(of: str) -> dict[str, str]:
    """A list of names under headings: from each name, folded, to its heading."""
    return {folded(str(word)): heading for heading, words in _said()[of].items() for word in words}


@cache
def listed(of: str) -> tuple[str, ...]:
    """A plain list as it stands."""
    return tuple(str(word) for word in _said()[of])
