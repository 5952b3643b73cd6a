"""Saved web pages as a stream of tags and text: nothing is fetched, no script runs, no entity is looked up elsewhere."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from headstamp.collect.formats.confined.run import confined
from headstamp.collect.table_source import TableSource


class Mark(NamedTuple):
    """One piece of a page: ``line`` on which it begins, from 1; ``sort`` ``start``, ``end`` or ``text``; ``name`` of a tag, or
    the text; ``attributes`` of a tag that starts."""

    line: int
    sort: str
    name: str
    attributes: dict[str, str]


def read_page(opened: TableSource) -> Iterator[Mark]:
    """The tags and the text of a saved page, in order; it is parsed by a process of its own.

    Raises:
        Unrecognised: the page is too large, or a tag or a comment in it never ends.
    """
    said = {"encoding": opened.encoding}
    marks = confined("page", opened.path, opened.file, said, expected="a sound HTML page", do="save the page again")
    return (Mark(*mark) for mark in marks)
