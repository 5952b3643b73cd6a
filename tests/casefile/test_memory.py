"""A case of a million rows stays under 1 GB: rows and findings are many, so they wait in the engine and not in Python.

Each test takes more rows than it allows memory for. Only what Python holds is measured: the engine has a limit of its own.
"""

from __future__ import annotations

import json
import tracemalloc
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

import headstamp
from headstamp.answers.candidates import ItemCandidates
from headstamp.answers.decades import Decades
from headstamp.answers.embargoes import Embargoes
from headstamp.casefile.case import Case, engine_memory
from headstamp.casefile.findings import each_finding, findings_file, read_findings, write_findings
from headstamp.nouns.errors import NoMemory
from headstamp.nouns.finding import Finding
from headstamp.nouns.printable import json_pieces, json_text
from headstamp.pipeline import with_enough_memory
from headstamp.publish.footnotes import footnotes
from headstamp.resolve import united

MIB = 1024 * 1024


@pytest.fixture
def case(tmp_path: Path) -> Iterator[Case]:
    with headstamp.init(tmp_path / "case", bare=True) as made:
        yield made


@contextmanager
def at_most(size: float) -> Iterator[None]:
    """Inside, Python never holds more than so many MiB at once beside what it held before."""
    tracemalloc.start()
    try:
        yield
        held = tracemalloc.get_traced_memory()[1] / MIB
    finally:
        tracemalloc.stop()
    assert held <= size, f"{held:.0f} MiB"


def test_the_engine_of_a_case_has_a_limit(case: Case) -> None:
    (row,) = case.engine.rows("select current_setting('memory_limit') as most")
    assert row["most"] == "488.2 MiB"  # 512 MB
    assert engine_memory(1_000_000) == 512


def test_a_step_that_needs_more_is_done_again_with_more(case: Case) -> None:
    limits = []

    @with_enough_memory
    def ask(case: Case) -> str:
        limits.append(case.engine.rows("select current_setting('memory_limit') as most")[0]["most"])
        if len(limits) < needed:
            raise NoMemory("no memory for a step")
        return "an answer"

    needed = 2
    assert ask(case) == "an answer"
    assert limits == ["488.2 MiB", "1.8 GiB"]
    needed = 9
    with pytest.raises(NoMemory):
        ask(case)
    assert limits[2:] == ["1.8 GiB"]


def test_rows_that_nobody_pairs_are_not_looked_at(case: Case) -> None:
    """10,000 rows of items and as many transfers, of which two each are one."""
    engine = case.engine
    engine.make(
        "item",
        """select concat('i', range) as item, concat('I', range) as name, 'items' as register,
        case when range % 3 > 0 then 'rifle' end as class from range(10000)""",
    )
    engine.make("item_word", "select 'i7' as item, 'same_as' as property, 'I10' as canon, 's' as statement")
    engine.make(
        "transfer_row",
        """select concat('t', range) as subject, concat('T', range) as name, 'transfers' as register,
        'rifle' as class from range(10000)""",
    )
    engine.make(
        "current",
        """select 's' as id, 'transfers' as register, 'Transfer' as kind, 't4' as subject, 'same_as' as property,
        'T2' as canon""",
    )
    with at_most(1):
        united.resolve(case)
    for thing, count in (("item", 10_000), ("transfer", 10_000)):
        assert engine.rows(f"select count(*) as n, count(distinct united) as things from {thing}_united") == [
            {"n": count, "things": count - 1}
        ]
    found = engine.rows(
        "select item, united, class from item_united where item in ('i0', 'i1', 'i7', 'i10') order by item"
    )
    assert [(row["item"], row["united"], row["class"]) for row in found] == [
        ("i0", "i0", None),
        ("i1", "i1", "rifle"),
        ("i10", "i10", "rifle"),
        ("i7", "i10", "rifle"),
    ]


def test_findings_are_written_and_read_one_after_another(case: Case) -> None:
    """8,000 findings with 10 statements each."""

    def made() -> Iterator[Finding[ItemCandidates]]:
        for number in range(8_000):
            yield Finding(
                "candidates@1",
                f"item {number}",
                ItemCandidates(item=f"I{number}", designation="", candidates=None, basis=None, conflict=False, possible=[]),
                support=tuple(f"{number:030d}{at:02d}" for at in range(10)),
            )

    with at_most(10):
        write_findings(case, "many", made())
        assert sum(len(one.support) for one in each_finding(case)) == 80_000
    assert findings_file(case, "many").is_file()
    assert [one.id for one in each_finding(case)] == sorted(one.id for one in made())


LEFT_OUT = Embargoes(first=None, last=None, targets=[], embargoes=[])


def test_a_statement_behind_many_findings_is_kept_once(case: Case) -> None:
    support = tuple(f"{number:032d}" for number in range(20_000))
    value = Decades(decades=[])
    write_findings(case, "same", [Finding("decades@1", f"about {number}", value, support=support) for number in range(20)])
    write_findings(case, "other", [Finding("embargoes@1", "left out", LEFT_OUT, support=("x",))])
    with at_most(16):
        found = read_findings(case, but=["embargoes@1"])
    assert [one.support for one in found] == [support] * 20


def test_a_footnote_is_made_without_its_rows_in_memory(case: Case) -> None:
    """30,000 statements of 3 sources behind 4 footnotes."""
    engine = case.engine
    engine.make(
        "current",
        """select concat('s', range) as id, concat('line=', range + 2, '&column=holder') as locator,
        concat('c', range % 3) as cited, 'f' as source, 'items' as register, 'i' as subject from range(30000)""",
    )
    engine.make("subject", """select 'items' as register, 'i' as subject, 'B' as reliability, null as outlet_kind,
        null as controlled_by""")
    engine.make(
        "cited",
        """select concat('c', range) as id, 'https://example.org' as url, concat('Report ', range) as title,
        'ngo' as kind, 'B' as reliability from range(3)""",
    )
    ids = tuple(sorted(f"s{number}" for number in range(30_000)))
    notes = {ids: 1, ids[1:]: 2, ids[2:]: 3, ("s1", "s4"): 4, ("nothing",): 5}
    with at_most(12):
        found = footnotes(case, notes)
    assert [(one.number, one.sources) for one in found] == [(1, 3), (2, 3), (3, 3), (4, 1), (5, 0)]
    assert [line.title for line in found[0].lines] == ["Report 0", "Report 1", "Report 2"]
    assert found[3].lines[0].places == "line 3; line 6"


def test_a_long_json_text_is_made_in_pieces() -> None:
    said = {"footnotes": {"1": [f"{number:032d}" for number in range(50_000)], "2": ("a\u202eb", 1.5, None)}}
    with at_most(4):
        length = sum(len(piece) for piece in json_pieces(said, indent=1))
    whole = json_text(said, indent=1)
    assert "".join(json_pieces(said, indent=1)) == whole
    assert (length, json.loads(whole)["footnotes"]["2"]) == (len(whole), ["a\u202eb", 1.5, None])
