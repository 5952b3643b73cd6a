"""Lists of embargoes: a document that is later than its embargo is marked, and its namesake is not blamed; the page says so."""

from __future__ import annotations

from pathlib import Path

import pytest

import headstamp
from headstamp.answers.answer import as_json
from headstamp.trace.supply.embargoes import embargoes
from tests.collect.reading import read_one, written
from tests.planted import planted

NOT_IT, EITHER = "did not found it", "the document of another embargo too"


@pytest.mark.parametrize(
    ("rows", "doubted"),
    [
        pytest.param([("A", "5-Jan-91", "UNSCR 2216"), ("B", "5-Jan-15", "UNSCR 2216"), ("C", "5-Jan-98", "UNSCR 1160"),
                      ("D", "5-Jan-04", "UNSCR 1556")], {2: NOT_IT}, id="out of order: its namesake is not blamed"),
        pytest.param([("A", "5-Jan-91", "UNSCR 2216"), ("B", "5-Jan-15", "UNSCR 2216")], {2: EITHER, 3: EITHER},
                     id="no other row says which of the two is wrong"),
        pytest.param([("A", "5-Jan-91", "UNSCR 2216"), ("C", "5-Jan-98", "UNSCR 1160"), ("D", "5-Jan-04", "UNSCR 1556")], {2: NOT_IT},
                     id="out of order without a namesake"),
        pytest.param([("A", "5-Jan-10", "UNSCR 700"), ("C", "5-Jan-98", "UNSCR 1160"), ("D", "5-Jan-04", "UNSCR 1556")], {},
                     id="an embargo may begin long after its document"),
        pytest.param([("A", "5-Jan-91", "EU 2015/878")], {2: NOT_IT}, id="a document of a later year"),
        pytest.param([("A", "5-Jan-91", "2002/402/CFSP"), ("B", "5-Jan-02", "2002/402/CFSP")], {2: NOT_IT},
                     id="a document of a later year, and its right namesake"),
        pytest.param([("A", "17-Dec-96", "96/746/CFSP"), ("B", "5-Jan-99", "96/746/CFSP")], {2: EITHER, 3: EITHER},
                     id="a document of the year or before may have founded either"),
        pytest.param([("A", "16-Jan-02", "UNSCR 1390"), ("B", "16-Jan-02", "UNSCR 1390")], {}, id="two targets of one document"),
        pytest.param([("A", "5-Jan-91", "EC declaration"), ("B", "5-Jan-99", "EC declaration")], {}, id="no number"),
    ],
)  # fmt: skip
def test_a_document_is_blamed_for_the_embargo_that_it_cannot_have_founded(
    tmp_path: Path, rows: list[tuple[str, str, str]], doubted: dict[int, str]
) -> None:
    lines = ["Target,Entry into force,Suspended,Lifted,Establishing document", *(f"{who},{day},,,{what}" for who, day, what in rows)]
    read = read_one(written(tmp_path / "embargoes.csv", "\n".join(lines) + "\n"))
    found = {fault.first: fault.reason for fault in read.unpivoted.faults}
    assert set(found) == set(doubted)
    assert all(doubted[line] in reason for line, reason in found.items())


LIST = """\
Target,Entry into force,Suspended,Lifted,Establishing document
Iraq,6-Aug-90,,,UNSCR 661
Iraq,25-Sep-91,,1-Oct-96,UNSCR 2216
"Band, others and associated groups",16-Jan-02,,,UNSCR 1390
Yemen,14-Apr-15,,,UNSCR 2216
Libya,26-Feb-11,,,UNSCR 1970
Iraq,4-Aug-90,1-Jan-07,1-Jan-09,EC declaration
"""
SETTINGS = "name: planted\nholder: Band\nrecipient: Iraq\nwindow: {from: '2005', to: '2014'}\n"


@pytest.fixture
def case(tmp_path: Path) -> headstamp.Case:
    opened = planted(tmp_path, SETTINGS, parties=({"party": "Band", "type": "armed_group"},))
    headstamp.add(opened, written(tmp_path / "embargoes.csv", LIST), told_as="embargoes")
    headstamp.review(opened)
    return opened


def test_embargoes_in_force_in_the_window_with_their_doubts(case: headstamp.Case) -> None:
    found = [as_json(one) for one in embargoes(case, targets=["Band", "Iraq"], first="2005", last="2014")]
    assert [(one["against"], one["document"], one["among"], one["inside"]) for one in found] == [
        ("Iraq", "EC declaration", False, "part"), ("Iraq", "UNSCR 661", False, "all"), ("Band", "UNSCR 1390", True, "all"),
    ]  # fmt: skip
    assert all(any("what was forbidden" in doubt for doubt in one["doubts"]) for one in found)
    assert [one["document"] for one in found if any("gives no end" in doubt for doubt in one["doubts"])] == ["UNSCR 661", "UNSCR 1390"]


def test_a_wrong_document_is_marked_where_the_row_is_printed(case: headstamp.Case) -> None:
    found = [as_json(one) for one in embargoes(case, targets=["Iraq", "Yemen"], first="1990", last="2020")]
    wrong = {(one["target"], one["document"]) for one in found if any("did not found it" in doubt for doubt in one["doubts"])}
    assert wrong == {("Iraq", "UNSCR 2216")}
    assert "did not found it" in as_json(headstamp.show(case, "embargoes.csv#line=3"))["fields"]["noted"]
    assert "noted" not in as_json(headstamp.show(case, "embargoes.csv#line=5"))["fields"]
