"""Which of several files of one register speaks for what: within its selection the newest file alone, outside it the older."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import replace
from itertools import permutations
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import headstamp
from headstamp.answers.answer import as_json
from headstamp.casefile.case import Case
from headstamp.casefile.store import Reading
from headstamp.casefile.tables import lay_out
from headstamp.casefile.vintages import Rank, ranks
from headstamp.cli import main
from headstamp.nouns.selection import Selection
from headstamp.nouns.source import Source
from tests.collect.test_sipri import HEADER
from tests.planted import new_case
from tests.resolved_case import BORDERS, COLUMNS, SIPRI, write

WHOLE = (
    "Transfers of major conventional arms from All countries  to All countries . Deals with deliveries made for the year "
    "range 'Not specified' to 'Not specified' "
)
CUT = WHOLE.replace("'Not specified' to 'Not specified'", "'2000' to '2025'")
OF_ONE = WHOLE.replace("from All countries ", "from France ")
OLD, NEW, NEWER = "13 Mar 2025", "18 May 2026", "14 Jul 2026"


def row(
    supplier: str, number: str = "5", years: str = "2006", designation: str = "T-1", *, ordered: str = "", order: str = "2005",
    recipient: str = "Iraq", kind: str = "tank",
) -> str:  # fmt: skip
    return f"{recipient},{supplier},{order},,{ordered or number},,{designation},{kind},{number},,{years},New,,1,5,5"


def release(folder: Path, day: str, *rows: str, said: str = WHOLE) -> Path:
    """A file as the site gives it out, of this day, whose first line says what was chosen."""
    path = folder / f"{len(list(folder.iterdir()))}.csv"
    path.write_text("\n".join((said, f"Data generated: {day} 2:29:20 PM", HEADER, *rows, "")), encoding="utf-8")
    return path


def excerpt(folder: Path, supplier: str, number: str) -> Path:
    told = {"recipient": "Iraq", "supplier": supplier, "year_of_order": "2005", "number_ordered": number,
            "designation": "T-1", "description": "tank", "number_delivered": number, "years_of_delivery": "2006"}  # fmt: skip
    return write(folder / f"excerpt_{supplier}.csv", SIPRI, [told])


@pytest.fixture
def files(tmp_path: Path) -> Path:
    folder = tmp_path / "files"
    folder.mkdir()
    return folder


@pytest.fixture
def case(tmp_path: Path) -> Iterator[Case]:
    with headstamp.init(tmp_path / "case", bare=True) as made:
        headstamp.add(made, write(tmp_path / "states.csv", COLUMNS["states"], BORDERS))
        yield made


def supplied(case: Case) -> dict[str, float]:
    """From each supplier to the greatest number that it delivered."""
    answer = as_json(headstamp.suppliers(case, recipient="Iraq"))
    return {one["name"]: one["quantities"][0]["high"] for one in answer["suppliers"]}


def bounds_of(case: Case, **window: Any) -> dict[str, tuple[float, float]]:
    """From each supplier that is certain to the least and the greatest number that it delivered."""
    answer = as_json(headstamp.suppliers(case, recipient="Iraq", **window))
    return {
        one["name"]: (one["quantities"][0]["low"], one["quantities"][0]["high"])
        for one in answer["suppliers"] if one["certain"]
    }  # fmt: skip


def superseded(case: Case) -> set[tuple[str, str]]:
    """The names of the files that no longer hold, each with the name of the one in its place."""
    listed = as_json(headstamp.sources(case))["sources"]
    names = {one["id"]: one["name"] for one in listed}
    return {(one["name"], names[told["by"]]) for one in listed for told in one["superseded"]}


# -- full files ---------------------------------------------------------------------------------------------------


def test_an_order_that_the_newest_full_file_lacks_does_not_hold(case: Case, files: Path) -> None:
    """Withdrawn (China), reworded (France: another designation, so another subject), and as it was (Kuwait)."""
    old = release(files, OLD, row("China"), row("France", "7", designation="T-1 old"), row("Kuwait"))
    new = release(files, NEW, row("France", "7", designation="T-1 new"), row("Kuwait", "6"))
    headstamp.add(case, old, new)
    assert supplied(case) == {"France": 7, "Kuwait": 6}
    assert superseded(case) == {(old.name, new.name)}


def test_a_newer_part_holds_beside_the_newest_full_file_and_an_older_one_does_not(case: Case, files: Path) -> None:
    old = release(files, OLD, row("China"), said=OF_ONE)
    full = release(files, NEW, row("France"), row("Kuwait"))
    newer = release(files, NEWER, row("France", "8"), row("Qatar"), said=OF_ONE)
    headstamp.add(case, old, full, newer)
    assert supplied(case) == {"France": 8, "Kuwait": 5, "Qatar": 5}
    assert superseded(case) == {(old.name, full.name)}


def test_a_newer_file_of_chosen_years_speaks_for_these_years_and_the_older_for_the_others(case: Case, files: Path) -> None:
    """Of the nine, delivered in 1999 and 2006, at least one and at most eight came in 1999; in 2006 it was five."""
    full = release(files, NEW, row("France", "9", "1999; 2006"))
    newer = release(files, NEWER, row("France", "5", ordered="9"), row("Qatar"), said=CUT)
    headstamp.add(case, full, newer)
    assert bounds_of(case) == {"France": (6, 13), "Qatar": (5, 5)}
    assert bounds_of(case, last=1999) == {"France": (1, 8)}
    assert bounds_of(case, first=2000) == {"France": (5, 5), "Qatar": (5, 5)}
    assert superseded(case) == set()


def test_of_one_day_the_full_file_stands_before_its_excerpt(case: Case, files: Path) -> None:
    headstamp.add(case, release(files, NEW, row("France", "9")))
    for number in ("5", "6", "7"):
        headstamp.add(case, excerpt(files, "France", number), vintage="2026-05-18")
        assert supplied(case) == {"France": 9}
    assert superseded(case) == set()


def test_a_file_without_a_day_is_older_than_a_full_one(case: Case, files: Path) -> None:
    headstamp.add(case, release(files, NEW, row("France")), excerpt(files, "China", "5"))
    assert supplied(case) == {"France": 5}
    assert {one for one, _ in superseded(case)} == {"excerpt_China.csv"}


def test_where_no_file_is_full_each_thing_holds_as_its_newest_file_has_it(case: Case, files: Path) -> None:
    headstamp.add(case, release(files, OLD, row("China"), row("France"), said=OF_ONE),
                  release(files, NEW, row("France", "7"), said=OF_ONE))  # fmt: skip
    assert supplied(case) == {"China": 5, "France": 7}
    assert superseded(case) == set()


def test_another_register_is_not_touched(case: Case, files: Path) -> None:
    told = {"transfer_id": "T1", "supplier": "Qatar", "recipient": "Iraq", "designation": "T-1", "class": "tank",
            "stage": "delivered", "quantity_low": "3", "quantity_high": "3", "date_low": "2006", "date_high": "2006", "said": "so",
            "source_url": "https://example.org/1", "reliability": "C"}  # fmt: skip
    headstamp.add(case, write(files / "t.csv", COLUMNS["transfers"], [told]), release(files, NEW, row("France")))
    assert supplied(case) == {"France": 5, "Qatar": 3}


def test_a_superseded_file_says_so_when_it_is_added_and_when_it_is_superseded(case: Case, files: Path) -> None:
    (new,) = headstamp.add(case, release(files, NEW, row("France")))
    assert new.notes == ()
    (old,) = headstamp.add(case, release(files, OLD, row("China")))
    assert old.notes == ("0.csv of 2026-05-18 is the whole register and newer: nothing of this file counts",)
    assert (old.read, old.statements > 0) == (1, True)
    (newest,) = headstamp.add(case, release(files, NEWER, row("France")))
    assert set(newest.notes) == {
        "the whole register: 0.csv of 2026-05-18, which is older, no longer counts",
        "the whole register: 1.csv of 2025-03-13, which is older, no longer counts",
    }


def test_the_list_of_sources_tells_what_is_superseded(
    case: Case, files: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (new,) = headstamp.add(case, release(files, NEW, row("France")))
    assert main(["sources", str(case.path)]) == 0
    assert "not counted as" not in capsys.readouterr().out
    (old,) = headstamp.add(case, release(files, OLD, row("China")))
    assert main(["sources", str(case.path)]) == 0
    told = f"{old.source[:12]}: not counted as sipri: {new.source[:12]} of 2026-05-18 is newer and has the whole register"
    assert told in capsys.readouterr().out


def test_the_report_tells_what_is_superseded(case: Case, files: Path) -> None:
    headstamp.add(case, release(files, NEW, row("France")), release(files, OLD, row("China")))
    page = next(Path(one) for one in headstamp.report(case).wrote if one.endswith("html"))
    lines = page.read_text("utf-8").splitlines()
    told = {name: [line for line in lines if f'<tr><td class="said">{name}<' in line] for name in ("0.csv", "1.csv", "states.csv")}
    assert {name: ["superseded by a newer full register" in line for line in found] for name, found in told.items()} == {
        "0.csv": [False], "1.csv": [True], "states.csv": [False]
    }  # fmt: skip


def test_what_is_superseded_can_be_shown(case: Case, files: Path) -> None:
    headstamp.add(case, release(files, OLD, row("China"), row("France", "7")))
    lay_out(case)
    told = case.engine.rows("select id, subject, property, said, source from current where register = 'sipri'")
    ids = {(one["property"], one["said"]): one for one in told}
    withdrawn, reworded = ids["supplier", "China"], ids["delivered.quantity", "7"]
    kept = ids["supplier", "France"]
    (new,) = headstamp.add(case, release(files, NEW, row("France", "8")))
    for one, name in ((withdrawn, "Statement"), (reworded, "Statement")):
        shown = as_json(headstamp.show(case, one["id"]))
        assert (shown["noun"], shown["fields"]["said"], shown["fields"]["source"]) == (name, one["said"], one["source"])
        assert shown["fields"]["superseded_by"] == new.source
    shown = as_json(headstamp.show(case, withdrawn["subject"]))
    assert (shown["noun"], shown["fields"]["supplier"], shown["locator"]) == ("Row", "China", "line=4")
    assert shown["fields"]["superseded_by"] == new.source
    assert withdrawn["id"] in shown["support"]
    for one in (kept["id"], kept["subject"]):
        shown = as_json(headstamp.show(case, one))
        assert "superseded_by" not in shown["fields"]
        assert shown["fields"].get("source", new.source) == new.source
    assert as_json(headstamp.show(case, kept["subject"]))["fields"]["delivered.quantity"] == "8"


def test_the_order_of_adding_changes_nothing(tmp_path: Path, files: Path) -> None:
    made = [release(files, OLD, row("China"), row("France", "7")), release(files, NEW, row("France", "8"), row("Kuwait")),
            release(files, NEWER, row("Kuwait", "6"), row("Qatar"), said=OF_ONE),
            release(files, OLD, row("United Kingdom"), row("Qatar", "3"), said=CUT)]  # fmt: skip
    states = write(tmp_path / "states.csv", COLUMNS["states"], BORDERS)
    told = []
    for number, order in enumerate(list(permutations(made))[::3]):
        with headstamp.init(tmp_path / f"case {number}", bare=True) as case:
            headstamp.add(case, states, *order)
            told.append((as_json(headstamp.suppliers(case, recipient="Iraq")), as_json(headstamp.sources(case))["sources"]))
            # The newest list of what France supplied has nothing for Iraq.
            assert supplied(case) == {"Kuwait": 6, "Qatar": 5}
    assert all(one == told[0] for one in told)


# -- the rule by itself -------------------------------------------------------------------------------------------

DAYS = ("", "2024-01-01", "2025-01-01", "2026-01-01")
SOURCE = Source(id="", held=True)
READING = Reading("", "", "r@1", "site", 0, 0, 0, 0, 0, 0, 0, None, [], {}, "", "")

File = tuple[int, str, str, Selection | None]
"""Name, register, day, what it was cut to."""
KINDS = st.sampled_from((Selection(), None, Selection(2000, 2025), Selection(suppliers=("France",))))
FILES = st.lists(
    st.builds(
        lambda name, register, day, kind: (name, register, day, kind),
        st.integers(0, 9), st.sampled_from(("sipri", "eu_exports")), st.sampled_from(DAYS), KINDS,
    ),
    max_size=7, unique_by=lambda one: one[0],
)  # fmt: skip


def ranked(files: list[File]) -> list[Rank]:
    sources = [replace(SOURCE, id=str(name), vintage=day) for name, _, day, _ in files]
    readings = [
        replace(READING, source=str(name), register=register, selection=selection)
        for name, register, _, selection in files
    ]
    return ranks(sources, readings)


@given(files=FILES, seed=st.integers())
def test_a_rank_hangs_on_no_order(files: list[File], seed: int) -> None:
    shuffled = random.Random(seed).sample(files, len(files))
    assert ranked(shuffled) == ranked(files)


@given(files=FILES)
def test_a_file_is_superseded_by_the_newest_full_one_if_that_is_newer(files: list[File]) -> None:
    told: dict[str, Any] = {one.source: one for one in ranked(files)}
    assert len(told) == len(files)
    for name, register, day, _ in files:
        newer = [other for other in files if other[1] == register and other[3] == Selection() and other[2] > day]
        by = told[str(name)].superseded_by
        assert bool(by) == bool(newer)
        if by:
            assert told[by].superseded_by is None
            assert max(other[2] for other in newer) == next(other[2] for other in newer if str(other[0]) == by)


@given(files=FILES)
def test_the_newer_file_is_put_above_then_that_of_all_years_then_the_full_one(files: list[File]) -> None:
    number = {one.source: one.number for one in ranked(files)}
    assert len(set(number.values())) == len(files)
    for one, other in permutations(files, 2):
        if one[1] == other[1]:
            mine, theirs = ((file[2], not (file[3] and file[3].has_years), file[3] is not None, file[3] == Selection())
                            for file in (one, other))  # fmt: skip
            first = mine > theirs if mine != theirs else None
            assert first is None or first == (number[str(one[0])] > number[str(other[0])])


# -- the real releases --------------------------------------------------------------------------------------------


@pytest.mark.shared
def test_two_releases_count_as_the_newest_alone(shared: Path, tmp_path: Path) -> None:
    folder = shared / "registers" / "sipri"
    march = folder / "register_gen2025-03-13_order-level_1950-2024.csv"
    may = folder / "register_gen2026-05-18_order-level_1950-2026.csv"
    told = []
    for name, paths in (("one", [may]), ("two", [march, may])):
        with new_case(tmp_path / name) as case:
            headstamp.add(case, *paths)
            told.append(as_json(headstamp.suppliers(case, recipient="Serbia", first=1992, last=2010)))
            assert superseded(case) == ({(march.name, may.name)} if name != "one" else set())
    assert told[0] == told[1]
    # Three more are counted in the high end for deliveries to "unknown recipient(s)" only.
    assert told[0]["count"] == {"low": 4, "high": 7}
    assert [one["certain"] for one in told[0]["suppliers"] if not one["only_by_doubt"]] == [True] * 4


def test_a_file_of_unknown_day_is_not_called_older(case: Case, files: Path) -> None:
    """It is taken to be, until the user tells its day: the words say so."""
    undated = files / "u.csv"
    undated.write_text(f"{HEADER}\n{row('China')}\n", encoding="utf-8")
    (added,) = headstamp.add(case, release(files, NEW, row("France")), undated)[1:]
    assert "older" not in " ".join(added.notes)
    assert any("the day of this file is not known (tell it with --vintage YYYY-MM-DD): nothing of this file counts" in note
               for note in added.notes)  # fmt: skip
