"""YAML that somebody else may have written: plain values only, within bounds that are checked before anything is made of it."""

from __future__ import annotations

import re
from typing import Any

import yaml

MOST_BYTES = 1024 * 1024
DEEPEST = 20
MOST_VALUES = 100_000
"""Most values, keys among them, of one file."""
LONGEST_NUMBER = 40
"""Most signs of a number: YAML writes them to base 60 too, and a long one would take hours to read."""
NUMBER = re.compile(r"[-+]?[0-9.][0-9a-fA-FxXoO_:.eE+-]*")

LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""The same in C where PyYAML has it, as its wheels do; either reads plain values only."""


class _Plain(LOADER):  # type: ignore[misc]
    """Reads a day as the words that stand there: whoever asks for one can then say where a day stands that does not exist."""


def _as_written(_: Any, node: yaml.ScalarNode) -> str:
    return str(node.value)


_Plain.add_constructor("tag:yaml.org,2002:timestamp", _as_written)


def read_yaml(content: bytes) -> Any:
    """What a file of YAML says, as dictionaries, lists and plain values; days are words.

    Raises:
        ValueError: it is no YAML in UTF-8; it is larger or deeper than the bounds; it has an anchor, an alias, a tag, a second
            document, or a key twice in one place. The message names the line.
    """
    if len(content) > MOST_BYTES:
        raise ValueError(f"{len(content):,} bytes; at most {MOST_BYTES:,} are read")
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise ValueError("text that is not UTF-8") from error
    try:
        _check_events(text)
        node = yaml.compose(text, Loader=LOADER)
        if node is not None:
            _check_keys(node)
        return yaml.load(text, Loader=_Plain)  # noqa: S506 (plain values only)
    except yaml.MarkedYAMLError as error:
        where = f"line {error.problem_mark.line + 1}: " if error.problem_mark else ""
        raise ValueError(f"{where}{error.problem}") from error
    except (yaml.YAMLError, OverflowError) as error:
        raise ValueError(" ".join(str(error).split())) from error


def _check_events(text: str) -> None:
    """The bounds, while the text streams past: nothing is built, so nothing can grow."""
    depth = values = documents = 0
    for event in yaml.parse(text, Loader=LOADER):
        line = event.start_mark.line + 1 if event.start_mark else 1
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            raise ValueError(f"line {line}: an anchor or an alias (& or *); write it out, or quote the word")
        if isinstance(event, yaml.NodeEvent) and _has_tag(event):
            raise ValueError(f"line {line}: a tag (!); plain values have none")
        documents += isinstance(event, yaml.DocumentStartEvent)
        values += isinstance(event, yaml.NodeEvent)
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > DEEPEST or values > MOST_VALUES or documents > 1:
            raise ValueError(f"line {line}: more than {DEEPEST} levels, {MOST_VALUES:,} values or one document")
        if isinstance(event, yaml.ScalarEvent) and len(event.value) > LONGEST_NUMBER and NUMBER.fullmatch(event.value):
            raise ValueError(f"line {line}: a number of {len(event.value):,} signs")


def _has_tag(event: yaml.NodeEvent) -> bool:
    return getattr(event, "tag", None) is not None


def _check_keys(node: yaml.Node) -> None:
    """That no mapping has a key twice, of which only the last would be read, or one that is no plain value."""
    if isinstance(node, yaml.MappingNode):
        seen = set()
        for key, value in node.value:
            if not isinstance(key, yaml.ScalarNode) or key.tag == "tag:yaml.org,2002:merge":
                raise ValueError(f"line {key.start_mark.line + 1}: a key that is no plain word")
            if key.value in seen:
                raise ValueError(f"line {key.start_mark.line + 1}: {key.value} stands there twice, and only the last would be read")
            seen.add(key.value)
            _check_keys(value)
    elif isinstance(node, yaml.SequenceNode):
        for one in node.value:
            _check_keys(one)
