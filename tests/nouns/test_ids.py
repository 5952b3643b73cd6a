"""The vectors of docs/reference/ids.md are what the code computes."""

from __future__ import annotations

import re

from headstamp.nouns.ids import cited_id, digest, statement_id, subject_id
from tests.source_tree import ROOT

PAGE = (ROOT / "docs" / "reference" / "ids.md").read_text(encoding="utf-8")
VECTORS = re.findall(r"^\| [^|]+ \| ([^|]+) \| `([0-9a-f]{32})` \|$", PAGE, re.MULTILINE)


def test_every_vector_of_the_page() -> None:
    assert len(VECTORS) == 4
    for parts, expected in VECTORS:
        assert digest(*re.findall(r"`([^`]*)`", parts)) == expected


def test_the_id_of_a_cited_page() -> None:
    assert cited_id("https://example.org/page") in PAGE


def test_subjects_and_statements_are_among_them() -> None:
    vectors = {expected for _, expected in VECTORS}
    key = ("Iraq", "Poland", "2005", "W-3W Sokol")
    told = {subject_id("sipri", key, 1), subject_id("sipri", key, 2), subject_id("items", ("I001",), 1)}
    assert told | {statement_id("sipri", "Transfer", "0" * 32, "supplier", "Poland")} == vectors
