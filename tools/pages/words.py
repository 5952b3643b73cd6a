"""The vocabulary: every closed list of words, out of the code that reads them."""

from __future__ import annotations

import re

from headstamp.nouns import classes, kinds, vocabularies
from headstamp.nouns.values import CLEANERS, vocabulary
from headstamp.nouns.values.hedge import HEDGES, WORDS
from tools.pages.commands import table

LISTS = {
    "units": vocabulary.UNITS,
    "statuses": vocabulary.STATUSES,
    "forms": vocabulary.FORMS,
    "productions": vocabulary.PRODUCTIONS,
    "copy_statuses": vocabulary.COPY_STATUSES,
    "source_kinds": vocabulary.SOURCE_KINDS,
    "access": vocabulary.ACCESS,
    "claims": vocabulary.CLAIMS,
    "party_types": vocabulary.PARTY_TYPES,
    "event_statuses": vocabulary.EVENT_STATUSES,
    "authorised": vocabulary.AUTHORISED,
    "stages": vocabulary.STAGES,
    "hedges": HEDGES,
}
MEANINGS = {
    "documented": vocabularies.DOCUMENTED,
    "completeness": vocabularies.COMPLETENESS,
    "scopes": vocabularies.SCOPES,
    "standings": {word: said.format(sovereign="its sovereign") for word, said in vocabularies.STANDINGS.items()},
    "reliability": vocabularies.RELIABILITY,
    "credibility": vocabularies.CREDIBILITY,
    "routes": vocabularies.ROUTES,
    "points": vocabularies.POINTS,
}


def meanings(name: str) -> str:
    """A list of words with what each means."""
    return table(("word", "meaning"), [(f"`{word}`", said) for word, said in MEANINGS[name].items()])


def listed(name: str) -> str:
    """A list of words, as one line."""
    return ", ".join(f"`{word}`" for word in LISTS[name])


def stage_of() -> str:
    """Each stage with the statuses that belong to it."""
    rows = []
    for stage in vocabulary.STAGES:
        statuses = [status for status, its in vocabularies.STAGE_OF.items() if its == stage]
        rows.append((f"`{stage}`", ", ".join(f"`{status}`" for status in statuses) or "–"))
    return table(("stage", "statuses"), rows)


def hedge_words() -> str:
    """The other words that are read as a hedge."""
    by_hedge: dict[str, list[str]] = {}
    for word, canon in WORDS.items():
        by_hedge.setdefault(canon, []).append(word)
    return table(("read as", "words"), [(f"`{canon}`", ", ".join(words)) for canon, words in by_hedge.items()])


def class_tree() -> str:
    """The classes, each under the class that it is a kind of, with the categories of the lists."""
    schemes = [scheme for scheme in classes.schemes() if scheme in ("UNROCA", "ATT", "HS")]
    children: dict[str | None, list[str]] = {}
    for word, one in classes.tree().items():
        children.setdefault(one.parent, []).append(word)
    rows: list[tuple[str, ...]] = []

    def descend(parent: str | None, depth: int) -> None:
        for word in children.get(parent, []):
            one = classes.tree()[word]
            shown = f"*{word}*" if one.group else f"`{word}`"
            lists = [", ".join(one.lists.get(scheme, ())) or "–" for scheme in schemes]
            rows.append(("&emsp;" * depth + shown, one.name, *lists))
            descend(word, depth + 1)

    descend(None, 0)
    return table(("class", "called", *schemes), rows)


def kinds_of_thing() -> str:
    """Every kind with the properties that a statement about it may have."""
    return table(
        ("kind", "properties"),
        [(f"`{kind}`", ", ".join(properties)) for kind, properties in kinds.KINDS.items()]
        + [("any row of a field table", ", ".join(kinds.CITATION))],
    )  # fmt: skip


def values() -> str:
    """Every kind of value that a column may hold, with the first sentence of its cleaner."""
    lists = {name: words for name, words in _closed().items() if name in CLEANERS}
    rows = []
    for name, cleaner in CLEANERS.items():
        said = " ".join((cleaner.__doc__ or "").split("\n\n")[0].split())
        plain = re.sub(r":\w+:`([^`]+)`", r"`\1`", said.replace("``", "`"))
        rows.append((f"`{name}`", f"one of {lists[name]}" if name in lists else plain))
    return table(("value", "what a cell may hold"), rows)


def _closed() -> dict[str, str]:
    """The closed lists by the name of their value: how many words, and where they stand."""
    lists = {
        "class": vocabulary.CLASSES, "unit": vocabulary.UNITS, "documented": vocabulary.DOCUMENTED,
        "stage": vocabulary.STAGES, "status": vocabulary.STATUSES, "event_status": vocabulary.EVENT_STATUSES,
        "form": vocabulary.FORMS, "production": vocabulary.PRODUCTIONS, "completeness": vocabulary.COMPLETENESS,
        "copy_status": vocabulary.COPY_STATUSES, "scope": vocabulary.SCOPES, "route": vocabulary.ROUTES,
        "routes": vocabulary.ROUTES, "point": vocabulary.POINTS, "reliability": vocabulary.RELIABILITY,
        "credibility": vocabulary.CREDIBILITY, "source_kind": vocabulary.SOURCE_KINDS, "access": vocabulary.ACCESS,
        "outlet_kind": vocabulary.OUTLET_KINDS, "mark_family": vocabulary.MARK_FAMILIES,
        "claim": vocabulary.CLAIMS, "party_type": vocabulary.PARTY_TYPES, "authorised": vocabulary.AUTHORISED,
        "standing": vocabulary.STANDINGS,
    }  # fmt: skip
    return {name: f"{len(words)} words, see [the vocabulary](../vocabulary.md)" for name, words in lists.items()}
