"""What a mapping may say, looked at before a register is made of it: a stranger may have written it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

NAME_BYTES = 120
"""Most bytes of the name in UTF-8: it becomes part of the name of a file."""
MOST_VERSIONS = 1_000_000
MEDIA = ("delimited", "json")
NO_DELIMITERS = '\r\n\0"'
LONGEST = 2_000
"""Most characters of one word: longer ones would be repeated in every message and note."""
TEXTS = ("name", "title", "publisher", "kind", "licence", "access", "reliability", "source_kind", "row_name", "counts", "leaves_out",
         "documented_at")  # fmt: skip
PARTS = ("columns", "ignored", "defaults", "constants", "expect")
OF_WORDS = ("ignored", "defaults", "constants")
LISTS = ("key", "layouts")
OF_READERS = ("signs", "told", "finds")
"""What a layout of a mapping has no use for: it describes tables under a header line, or records of JSON, and has no reader of its
own."""


def check_said(said: Any) -> None:
    """Refuse a mapping in which a word is of another sort than it should be, before anything is made of it.

    Args:
        said: what its YAML says, from :func:`headstamp.nouns.plain_yaml.read_yaml`.
    Raises:
        ValueError: with the first such word.
    """
    if not isinstance(said, dict):
        raise ValueError("no names with values")
    for of, sort, told in ((TEXTS, str, "text"), (PARTS, dict, "names with values"), (LISTS, list, "a list")):
        for name in of:
            if name in said and not isinstance(said[name], sort):
                raise ValueError(f"{name}: {said[name]!r:.80} where {told} should stand")
    for part in OF_WORDS:
        for name, value in said.get(part, {}).items():
            if not isinstance(value, str | int | float):
                raise ValueError(f"{part}: {name}: {value!r:.80} where words should stand")
    if len(said["name"].encode("utf-8")) > NAME_BYTES:
        raise ValueError(f"the name {said['name']!r:.80}: more than {NAME_BYTES} bytes")
    version = said.get("version")
    if not isinstance(version, int) or isinstance(version, bool) or not 0 < version < MOST_VERSIONS:
        raise ValueError(f"version: {version!r:.80} where a whole number should stand")
    for word in _texts(said):
        if len(word) > LONGEST:
            raise ValueError(f"a word of {len(word):,} characters; at most {LONGEST:,}")
    for layout in said.get("layouts", ()):
        if not isinstance(layout, dict) or any(layout.get(word) for word in OF_READERS) or layout.get("medium", MEDIA[0]) not in MEDIA:
            raise ValueError(f"layouts: {layout!r:.80}: a mapping describes tables under a header line only, or records of JSON")
        if not isinstance(layout.get("records", []), list) or not all(isinstance(key, str) for key in layout.get("records", [])):
            raise ValueError(f"layouts: records: {layout['records']!r:.80} where a list of keys should stand")
        sign = layout.get("delimiter", ",")
        if not isinstance(sign, str) or len(sign) != 1 or sign in NO_DELIMITERS:
            raise ValueError(f"layouts: delimiter: {sign!r:.80} where one sign should stand")
    _check_shares(said.get("expect", {}))


def _check_shares(expected: Any) -> None:
    filled = expected.get("filled", {})
    if not isinstance(filled, dict):
        raise ValueError("expect: filled: no names with shares")
    for name, share in filled.items():
        if isinstance(share, bool) or not isinstance(share, int | float) or not 0 <= share <= 1:
            raise ValueError(f"expect: filled: {name}: {share!r:.80} where a share from 0 to 1 should stand")


def _texts(said: Any) -> Iterator[str]:
    """All words in it, names of values too; its depth is bounded already."""
    if isinstance(said, str):
        yield said
    elif isinstance(said, dict):
        for name, value in said.items():
            yield from _texts(name)
            yield from _texts(value)
    elif isinstance(said, list):
        for value in said:
            yield from _texts(value)
