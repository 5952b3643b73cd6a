"""Records out of JSON: an array of objects, an object that holds one such array, or one object a line."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import Any

from headstamp.collect.table_source import Chunk, TableSource
from headstamp.nouns.errors import NoTable, Unrecognised

SIZE_LIMIT = 64 * 1024 * 1024
"""Most bytes of a JSON file: it is parsed as a whole."""
VALUES_LIMIT = 5_000_000
"""Most values of a JSON file, each of which takes some hundred bytes of memory, however short it is."""
TRIED = 20
"""How many opening braces are tried for the first record, and how many keys, or objects, for records that lie deeper."""
DEEPEST = 5
"""Steps from the top at which records are looked for."""
SCALAR = re.compile(r'\s*(?:"(?:[^"\\\n]|\\.)*"|-?[0-9]+(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?|true|false|null)\s*')
"""JSON of a single value."""
EACH = "*"
"""The step of a path that stands for all values of an object whose keys are names of records."""


def keys_in(head: str) -> tuple[str, ...]:
    """The keys of the first record in the first 64 KiB of a text that may be JSON; none where there is no record.

    A record is an object with at least two plain values; an object that is not whole in the head is none, and one that
    holds one array of objects is the envelope of its records, unless others follow it line by line.
    """
    at, decoder = -1, json.JSONDecoder()
    for _ in range(TRIED):
        at = head.find("{", at + 1)
        if at < 0:
            return ()
        try:
            found, _ = decoder.raw_decode(head, at)
        except (ValueError, RecursionError):
            continue
        lists = [value for value in found.values() if isinstance(value, list)]
        if len(lists) == 1 and lists[0] and isinstance(lists[0][0], dict) and not is_json_table(head):
            found = lists[0][0]
        if sum(not isinstance(value, dict | list) for value in found.values()) >= 2:
            return tuple(found)
    return ()


def is_json_table(head: str) -> bool:
    """Whether a text that may be JSON holds many records: an array comes first, or one object a line."""
    first, _, second = head.lstrip().partition("\n")
    return first.startswith("[") or (first.rstrip().endswith("}") and second.lstrip().startswith("{"))


def is_json_value(text: str) -> bool:
    """Whether a whole text is JSON of a single value: a word in quotation marks, a number, ``true``."""
    return SCALAR.fullmatch(text) is not None


def read_json(opened: TableSource) -> Iterator[Chunk]:
    """Read one object a record; nested values stay JSON, numbers keep their digits.

    Args:
        opened: the file; its names are the keys.
    Yields:
        chunks of records; ``first`` and ``last`` are the number of the object, from 1.
    Raises:
        Unrecognised: it is no JSON, or too large to be parsed.
    """
    names = opened.names[: opened.width]
    known = set(names)
    chunk = Chunk()
    for number, record in enumerate(_records(opened), 1):
        if not isinstance(record, dict):
            chunk.refuse(number, number, "no sound object; expected one with the keys of the first", [_shown(record)])
        elif unknown := [key for key in record if key not in known]:
            chunk.refuse(number, number, f"the key {unknown[0]!r}, which the first object lacks", [_shown(record)])
        else:
            _keep(chunk, number, record, names)
        if chunk.is_full:
            yield chunk
            chunk = Chunk()
    yield chunk


def records_at(whole: Any, places: Sequence[str]) -> list[Any]:
    """The records that lie inside JSON at a path: the keys that lead to them, :data:`EACH` for all values of an object; a list on
    the way stands for all that it holds."""
    found = _flat([whole])
    for place in places:
        objects = [value for value in found if isinstance(value, dict)]
        every = [one for value in objects for one in value.values()]
        found = _flat(every if place == EACH else [one[place] for one in objects if place in one])
    return found


def _flat(values: list[Any]) -> list[Any]:
    """Values, and for each list what it holds."""
    while any(isinstance(value, list) for value in values):
        values = [one for value in values for one in (value if isinstance(value, list) else [value])]
    return values


def places_of_records(whole: Any, places: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    """The paths of all places in JSON at which several objects with plain values lie, those nearer to the top first."""
    held = records_at(whole, ())
    objects = [one for one in held if isinstance(one, dict)]
    if 2 * len(objects) <= len(held) or len(places) > DEEPEST:
        return
    if isinstance(whole, list) and sum(_is_record(one) for one in objects) * 2 > len(held):
        yield places
    inside = dict.fromkeys(key for one in objects[:TRIED] for key, value in one.items() if isinstance(value, dict | list))
    alike = [value for value in objects[0].values() if isinstance(value, dict)] if len(objects) == 1 else []
    if len(alike) > 1 and 2 * len(set.intersection(*map(set, alike))) >= len(set.union(*map(set, alike))):
        yield from places_of_records(alike, (*places, EACH))
        return
    for key in islice(inside, TRIED):
        values = [one[key] for one in objects if key in one]
        yield from places_of_records(records_at(values, ()), (*places, key))


def _is_record(value: dict[str, Any]) -> bool:
    return sum(not isinstance(one, dict | list) for one in value.values()) > 1


def no_records(whole: Any, file: str) -> Unrecognised:
    """The error for JSON in which :func:`places_of_records` finds nothing: it says what the JSON is instead."""
    found, is_table = _in_words(whole)
    # Beside the tables of an archive lies JSON that describes them: that is left out, and a table that cannot be read is not.
    error = Unrecognised if is_table else NoTable
    return error(f"JSON without records: {found}", expected="a list of objects with at least two values each, or one "
                 "such object a line", do="save its table as CSV, with a line of column names", file=file)  # fmt: skip


def _in_words(whole: Any) -> tuple[str, bool]:
    """What JSON without records is, and whether it may be a table in another form."""
    if isinstance(whole, dict):
        lists = [value for value in whole.values() if isinstance(value, list)]
        if len(lists) > 1 and len(lists) == len(whole):
            return "an object whose values are lists (columns in place of records)", True
        return ("an object without values" if not whole else "one object, and no list of them"), False
    if not isinstance(whole, list):
        return "a single value", False
    if not whole:
        return "an empty list", False
    if all(isinstance(one, list) for one in whole):
        return "a list of lists, whose columns have no names", True
    if all(isinstance(one, dict) for one in whole):
        return "a list of objects with fewer than two values each", True
    return ("a list of different things" if any(isinstance(one, list | dict) for one in whole) else "a list of single values"), True


def cells_of_record(record: Any, names: Sequence[str]) -> list[str]:
    """The values of an object under some keys, as :func:`read_json` writes them; none where it is no sound object."""
    try:
        return [_shown(record[name]) if record.get(name) is not None else "" for name in names]
    except (AttributeError, RecursionError):
        return []


def _keep(chunk: Chunk, number: int, record: dict[str, Any], names: Sequence[str]) -> None:
    """Take one object, or refuse it where its values cannot be written down."""
    try:
        cells = [_words(record.get(name)) for name in names]
        characters = sum(map(len, cells))
        "".join(cells).encode("utf-8")
    except RecursionError:
        chunk.refuse(number, number, "a value that is nested too deep", [_shown(record)])
    except UnicodeEncodeError as error:
        half = error.object[error.start]
        chunk.refuse(number, number, f"half of a letter ({half!a}); expected text", [_shown(record)])
    else:
        chunk.keep(cells, number, number, characters)


def _shown(value: Any) -> str:
    """The words of a record that is refused, as far as they can be written down."""
    try:
        return _words(value).encode("utf-8", "backslashreplace").decode("utf-8")
    except RecursionError:
        return "…"


def _words(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "true" if value else "false"
    return _nested(value) if isinstance(value, dict | list) else str(value)


class _Digits(str):
    """A number as it is written: ``1.50`` stays that, and inside a nested value it stays a number."""

    __slots__ = ()


def _nested(value: Any) -> str:
    """A nested value as JSON."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{json.dumps(k, ensure_ascii=False)}: {_nested(v)}" for k, v in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(_nested, value)) + "]"
    return str(value) if isinstance(value, _Digits) else json.dumps(value, ensure_ascii=False)


def whole_of(path: Path, encoding: str, file: str) -> Any:
    """All that a JSON file holds; of one object a line the list of them.

    Raises:
        Unrecognised: it is no JSON, or too large to be parsed.
    """
    if path.stat().st_size > SIZE_LIMIT:
        raise _unsound(f"JSON of more than {SIZE_LIMIT:,} bytes", file)
    text = path.read_text(encoding=encoding)
    if sum(map(text.count, ",{[")) > VALUES_LIMIT:
        raise _unsound(f"JSON of more than {VALUES_LIMIT:,} values", file)
    try:
        return _parsed(text)
    except RecursionError as error:
        raise _unsound("JSON that is nested too deep", file) from error
    except ValueError as error:
        if text.lstrip().startswith("{") and is_json_table(text):
            return [_line(line) for line in text.split("\n") if line.strip()]
        raise _unsound(f"JSON that cannot be parsed ({error})", file) from error


def _records(opened: TableSource) -> list[Any]:
    whole = whole_of(opened.path, opened.encoding, opened.file)
    if opened.layout.records:
        return records_at(whole, opened.layout.records)
    if isinstance(whole, dict):
        lists = [value for value in whole.values() if isinstance(value, list)]
        return lists[0] if len(lists) == 1 else [whole]
    return whole if isinstance(whole, list) else [whole]


def _parsed(text: str) -> Any:
    """JSON with its numbers as they are written.

    Raises:
        ValueError: it is none, or an object has a key twice, so that nobody knows which value holds.
        RecursionError: it is nested too deep.
    """
    return json.loads(
        text, parse_int=_Digits, parse_float=_Digits, parse_constant=_Digits, object_pairs_hook=_object
    )


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    made = dict(pairs)
    if len(made) < len(pairs):
        twice = next(key for key, times in Counter(key for key, _ in pairs).items() if times > 1)
        raise ValueError(f"the key {twice!a} twice in one object")
    return made


def _line(line: str) -> Any:
    """The object of one line, or the line itself where it is none."""
    try:
        return _parsed(line)
    except (ValueError, RecursionError):
        return line


def _unsound(found: str, file: str) -> Unrecognised:
    return Unrecognised(found, expected="a sound JSON file", do="check the download", file=file)
