"""The tree of classes (contracts, section 2) and its crosswalks (domain, section 7.4); the data is ``classes.yml``."""

from __future__ import annotations

from functools import cache
from typing import Any, NamedTuple

from headstamp.nouns.packaged import packaged


class WeaponClass(NamedTuple):
    """One class: its word, the class that it is a kind of (None: a root), what a report calls one of them.

    ``group``: whether it stands in the tree only, and is no word for a cell. ``lists``: scheme to the categories that
    the class may fall into; more than one where the class alone does not settle it.
    """

    word: str
    parent: str | None
    name: str
    group: bool
    lists: dict[str, tuple[str, ...]]


@cache
def tree() -> dict[str, WeaponClass]:
    """Every class and group by its word, in the order of the contracts."""
    said = _said()["classes"]
    return {
        word: WeaponClass(
            word=word, parent=entry.get("parent"), name=entry["name"], group=bool(entry.get("group", False)),
            lists={scheme: tuple(map(str, listed)) for scheme, listed in entry["lists"].items()},
        )
        for word, entry in said.items()
    }  # fmt: skip


@cache
def schemes() -> dict[str, tuple[str, bool]]:
    """Each list of the crosswalks by its word: its title, and whether its own text was read."""
    return {word: (entry["title"], bool(entry["checked"])) for word, entry in _said()["schemes"].items()}


def parent(word: str) -> str | None:
    """The class that a class is a kind of, or None for a root.

    Raises:
        KeyError: there is no such class.
    """
    return tree()[word].parent


def ancestors(word: str) -> tuple[str, ...]:
    """The classes that a class is a kind of, nearest first, without itself.

    Raises:
        KeyError: there is no such class.
    """
    above = parent(word)
    return () if above is None else (above, *ancestors(above))


def is_within(word: str, ancestor: str) -> bool:
    """Whether a class is another class or a kind of it: a general machine gun is within machine guns.

    Raises:
        KeyError: there is no such class.
    """
    if ancestor not in tree():
        raise KeyError(ancestor)
    return word == ancestor or ancestor in ancestors(word)


def readable_name(word: str) -> str:
    """What a report calls one thing of a class: ``general-purpose machine gun``.

    Raises:
        KeyError: there is no such class.
    """
    return tree()[word].name


def listed_as(word: str, scheme: str) -> tuple[str, ...]:
    """The categories of a list that a class may fall into; empty where the list, as we have it, names none.

    Raises:
        KeyError: there is no such class or list.
    """
    if scheme not in schemes():
        raise KeyError(scheme)
    return tree()[word].lists.get(scheme, ())


@cache
def _said() -> dict[str, dict[str, Any]]:
    said: dict[str, dict[str, Any]] = packaged("classes.yml")
    return said


CLASSES = tuple(word for word, entry in tree().items() if not entry.group)
"""The words that a cell of a table may hold, groups left out, in the order of the contracts."""
