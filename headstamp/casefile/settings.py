"""What ``case.yml`` says: read once, checked value by value, with the line of each.

What a setting names (a holder, a recipient) is compared with the case itself when the case is built
(:mod:`headstamp.trace.standing_questions`); a holder may be named before the case has a row.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date as Day
from datetime import datetime
from pathlib import Path
from typing import Any

import yaml
from msgspec import ValidationError, convert

from headstamp.casefile.written_settings import WrittenSettings, WrittenSuspect, WrittenWindow
from headstamp.nouns.closest import did_you_mean
from headstamp.nouns.errors import WrongUse
from headstamp.nouns.plain_yaml import LOADER, MOST_BYTES, read_yaml
from headstamp.nouns.values import Unreadable
from headstamp.nouns.values.period import date as read_date
from headstamp.nouns.written_struct import keys_of, place_of, strange_key, value_at

KEYS = keys_of(WrittenSettings)
"""The keys that the ``case.yml`` of a case may have."""

WINDOW = "{}: {{from: 'YYYY-MM-DD', to: 'YYYY-MM-DD'}}, of which one may be missing; YYYY-MM and YYYY will do"
SHAPES = {
    "period": WINDOW.format("period"), "window": WINDOW.format("window"),
    "suspected_from": "a list of parties, each a name or {party: …, row: …, source_url: …}",
    "credits": "a list of lines, each behind a dash",
}  # fmt: skip
"""What should stand under each key that holds more than words."""

DEEPEST = 3
"""Keys and list entries that lead to the innermost value of a setting."""

LONGEST = 60
"""Signs of a wrong value that an error shows."""

LINE = re.compile(r"line ([0-9]+): (.*)", re.DOTALL)
"""How :func:`headstamp.nouns.plain_yaml.read_yaml` names the line of what it does not read."""

Place = tuple[str | int, ...]
"""Where a value stands: the keys, and the numbers of list entries, that lead to it."""


@dataclass(frozen=True, slots=True)
class Window:
    """Days from a first to a last, both included.

    ``first`` and ``last`` in words (YYYY, YYYY-MM or YYYY-MM-DD), None is open; ``first_day`` and ``last_day`` the outermost
    days that these leave, as ordinals.
    """

    first: str | None = None
    last: str | None = None
    first_day: float | None = None
    last_day: float | None = None


@dataclass(frozen=True, slots=True)
class Suspect:
    """A party from which the holder is said to have obtained arms; ``row`` (``table:id``) and ``source_url`` say so, or ''."""

    party: str
    row: str = ""
    source_url: str = ""


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings of a case; '' and empty where ``case.yml`` says nothing.

    ``name`` and ``title`` of the case; ``holder`` the party, or several parted by semicolons, whose things are traced;
    ``recipient`` whose suppliers are counted; ``period`` in which the things were with the holder; ``window`` in which
    suppliers are counted; ``suspected_from`` from whom the holder obtained arms; ``credits`` lines that the report prints;
    ``written`` all of it as YAML gives it; ``file`` the ``case.yml``, or None; ``lines`` the line of each value in it.
    """

    name: str = ""
    title: str = ""
    holder: str = ""
    recipient: str = ""
    period: Window = Window()
    window: Window = Window()
    suspected_from: tuple[Suspect, ...] = ()
    credits: tuple[str, ...] = ()
    written: Mapping[str, Any] = field(default_factory=dict)
    file: str | None = None
    lines: Mapping[Place, int] = field(default_factory=dict)

    def wrong(self, place: Place, found: str, expected: str, do: str = "") -> WrongUse:
        """The error about a value, with its file and line."""
        line = next((self.lines[place[:end]] for end in range(len(place), 0, -1) if place[:end] in self.lines), None)
        return WrongUse(found, expected=expected, do=do or "correct case.yml", file=self.file,
                        locator=f"line={line}" if line else None)  # fmt: skip


def read_settings(path: Path) -> Settings:
    """What a ``case.yml`` says.

    Raises:
        WrongUse: it is no mapping of known keys, or a value is not of its kind.
    """
    try:
        with path.open("rb") as file:
            content = file.read(MOST_BYTES + 1)
        said = read_yaml(content)
        lines = dict(_lines(yaml.compose(content.decode("utf-8-sig"), Loader=LOADER)))
    except (ValueError, OSError) as error:
        at = LINE.fullmatch(str(error))
        found = at[2] if at else str(error)
        raise WrongUse(f"a case.yml that cannot be read ({found})", expected="plain YAML", do="correct case.yml",
                       file=str(path), locator=f"line={at[1]}" if at else None) from error  # fmt: skip
    return settings_of({} if said is None else said, str(path), lines)


def settings_of(said: Any, file: str | None = None, lines: Mapping[Place, int] | None = None) -> Settings:
    """Settings of what YAML gives.

    Args:
        said: a mapping of the keys of :data:`KEYS`.
        file: the ``case.yml`` that says it, for errors.
        lines: the line of each value.
    Raises:
        WrongUse: an unknown key, or a value that is not of its kind.
    """
    bare = Settings(file=file, lines=lines or {})
    if not isinstance(said, Mapping):
        raise bare.wrong((), f"{_kind(said)} instead of settings", f"keys and values: {', '.join(KEYS)}")
    for key in said:
        if key == "sources":
            raise bare.wrong(("sources",), "the setting sources, which only a bundled case has", f"only {', '.join(KEYS)}",
                             "take it out, and add the files with 'headstamp add'")  # fmt: skip
        if key not in KEYS:
            raise bare.wrong((str(key),), f"unknown settings: {key}", f"only {', '.join(KEYS)}", did_you_mean(str(key), KEYS))
    try:
        written = convert(_with_days_in_words(said), WrittenSettings)
    except ValidationError as error:
        raise _wrong(bare, said, error) from error
    return Settings(
        name=_words(written.name), title=_words(written.title), holder=_words(written.holder), recipient=_words(written.recipient),
        period=_window(bare, written.period, "period"), window=_window(bare, written.window, "window"),
        suspected_from=tuple(_suspect(bare, one, at) for at, one in enumerate(written.suspected_from or ())),
        credits=tuple(map(_words, written.credits or ())), written=dict(said), file=file, lines=bare.lines,
    )  # fmt: skip


def _with_days_in_words(said: Mapping[str, Any]) -> dict[str, Any]:
    """Settings in which the days that YAML recognised in windows are words again."""
    return {
        key: {end: str(day) if isinstance(day, Day) and not isinstance(day, datetime) else day for end, day in value.items()}
        if key in ("period", "window") and isinstance(value, Mapping) else value
        for key, value in said.items()
    }  # fmt: skip


def _wrong(bare: Settings, said: Any, error: ValidationError) -> WrongUse:
    """The error about a value of another sort than the struct says, in words."""
    place = place_of(error)
    key = str(place[0]) if place else ""
    value = value_at(said, place)
    if strange := strange_key(error, value):
        return bare.wrong((*place, strange), f"{key}: the key {strange}", SHAPES.get(key, "words"))
    if place == (key,) and key in SHAPES:
        return bare.wrong(place, f"{key}: {_kind(value)}", SHAPES[key])
    if key in ("period", "window"):
        return bare.wrong(place, f"{_called(place)}: {_kind(value)}", "a date YYYY, YYYY-MM or YYYY-MM-DD")
    if key == "suspected_from" and isinstance(value, Mapping) and value.get("party") is None:
        return _without_party(bare, place)
    if key == "suspected_from" and place[-1] == "party" and value is None:
        return _without_party(bare, place)
    where = (*place, "party") if key == "suspected_from" and isinstance(place[-1], int) else place
    do = "put it in quotes" if isinstance(value, bool | int | float | Day) else "correct case.yml"
    return bare.wrong(where, f"{_called(where)}: {_kind(value)}", "words", do)


def _words(said: str | None) -> str:
    return (said or "").strip()


def _window(bare: Settings, written: WrittenWindow | None, key: str) -> Window:
    if written is None:
        return Window()
    first, first_day, _ = _date(bare, written.first, (key, "from"))
    last, _, last_day = _date(bare, written.last, (key, "to"))
    if first_day is not None and last_day is not None and first_day > last_day:
        raise bare.wrong((key,), f"{key} from {first} to {last}", "a first day before the last")
    return Window(first, last, first_day, last_day)


def _date(bare: Settings, said: str | int | None, place: Place) -> tuple[str | None, float | None, float | None]:
    """The words of a date, or None, and its first and last day."""
    if said is None or said == "":
        return None, None, None
    try:
        (value,) = read_date(str(said).strip())
    except Unreadable as error:
        raise bare.wrong(place, f"{_called(place)}: {str(said)[:LONGEST]!r}", error.expected) from error
    return value.canon, value.low, value.high


def _suspect(bare: Settings, said: str | WrittenSuspect, at: int) -> Suspect:
    suspect = WrittenSuspect(party=said) if isinstance(said, str) else said
    if not suspect.party.strip():
        raise _without_party(bare, ("suspected_from", at))
    return Suspect(_words(suspect.party), _words(suspect.row), _words(suspect.source_url))


def _without_party(bare: Settings, place: Place) -> WrongUse:
    return bare.wrong(place, "suspected_from: an entry without a party", SHAPES["suspected_from"])


def _kind(said: Any) -> str:
    """A value and what YAML takes it for, in words."""
    if isinstance(said, bool):
        return f"yes or no ({str(said).lower()})"
    if isinstance(said, datetime):
        return f"a time of day ({said})"
    for kind, words in ((int, "the number"), (float, "the number"), (Day, "the day"), (str, "the words")):
        if isinstance(said, kind):
            return f"{words} {str(said)[:LONGEST]}"
    return "a list" if isinstance(said, list) else "keys and values" if isinstance(said, Mapping) else f"a {type(said).__name__}"


def _called(place: Place) -> str:
    return " ".join(str(part) for part in place if isinstance(part, str))


def _lines(node: Any, place: Place = ()) -> Iterable[tuple[Place, int]]:
    """The line, from 1, of each value below a node of YAML; of a value with a key that of the key."""
    if len(place) == DEEPEST:
        return
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            here = (*place, key.value)
            yield here, key.start_mark.line + 1
            yield from _lines(value, here)
    elif isinstance(node, yaml.SequenceNode):
        for at, value in enumerate(node.value):
            yield (*place, at), value.start_mark.line + 1
            yield from _lines(value, (*place, at))
