"""What a mapping may say beyond what any register may, looked at before one is made of it: a stranger may have written it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

NAME_BYTES = 120
"""Most bytes of the name in UTF-8: it becomes part of the name of a file."""
MOST_VERSIONS = 1_000_000
MEDIA = ("delimited", "json")
LONGEST = 2_000
"""Most characters of one word: longer ones would be repeated in every message and note."""
OF_READERS = ("signs", "told", "finds")
"""What a layout of a mapping has no use for: it describes tables under a header line, or records of JSON, and has no reader of its
own."""


def check_said(said: Any) -> None:
    """Refuse a mapping that is too long, or describes what only a register may, before anything is made of it.

    Args:
        said: what its YAML says, from :func:`headstamp.nouns.plain_yaml.read_yaml`.
    Raises:
        ValueError: with the first such word.
    """
    if not isinstance(said, dict):
        raise ValueError("no names with values")
    for word in _texts(said):
        if len(word) > LONGEST:
            raise ValueError(f"a word of {len(word):,} characters; at most {LONGEST:,}")
    name, version, layouts = said.get("name"), said.get("version"), said.get("layouts")
    if isinstance(name, str) and len(name.encode("utf-8")) > NAME_BYTES:
        raise ValueError(f"the name {name!r:.80}: more than {NAME_BYTES} bytes")
    if isinstance(version, int) and version >= MOST_VERSIONS:
        raise ValueError(f"version: {version!r:.80} where a smaller number should stand")
    for layout in layouts if isinstance(layouts, list) else ():
        if not isinstance(layout, dict) or any(layout.get(word) for word in OF_READERS) or layout.get("medium", MEDIA[0]) not in MEDIA:
            raise ValueError(f"layouts: {layout!r:.80}: a mapping describes tables under a header line only, or records of JSON")


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
