"""A file that states what it was cut to speaks alone within that; rows that may be one order are never certain twice."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import headstamp
from headstamp.answers.answer import as_json
from headstamp.casefile.case import Case
from headstamp.casefile.tables import lay_out
from headstamp.cli import main
from headstamp.nouns.errors import WrongUse
from tests.casefile.test_vintages import (
    CUT,
    NEW,
    OF_ONE,
    OLD,
    WHOLE,
    bounds_of,
    case,
    files,
    release,
    row,
    superseded,
)
from tests.collect.test_sipri import HEADER
from tests.planted import new_case
from tests.resolved_case import BORDERS, COLUMNS, write

__all__ = ["case", "files"]


def cut(first: int | str = "Not specified", last: int | str = "Not specified", suppliers: str = "", recipients: str = "") -> str:
    """The site's first line for a selection."""
    said = WHOLE.replace("'Not specified' to 'Not specified'", f"'{first}' to '{last}'")
    said = said.replace("from All countries", f"from {suppliers}") if suppliers else said
    return said.replace("to All countries", f"to {recipients}") if recipients else said


def certain(case: Case, recipient: str = "Iraq", **window: Any) -> set[str]:
    return {one["name"] for one in as_json(headstamp.suppliers(case, recipient=recipient, **window))["suppliers"] if one["certain"]}


def possible(case: Case, **window: Any) -> dict[str, tuple[float, float]]:
    """From each supplier to the bounds of what it delivered."""
    found = as_json(headstamp.suppliers(case, recipient="Iraq", **window))["suppliers"]
    return {one["name"]: (one["quantities"][0]["low"], one["quantities"][0]["high"]) for one in found}


def undated(folder: Path, name: str, *rows: str) -> Path:
    """A copy without the publisher's notes."""
    path = folder / name
    path.write_text("\n".join((HEADER, *rows, "")), encoding="utf-8")
    return path


# -- within a stated selection --------------------------------------------------------------------------------------


def test_what_a_newer_cut_file_renames_corrects_or_withdraws_counts_once(case: Case, files: Path) -> None:
    """The supplier of an order was corrected (China, now Qatar), one was withdrawn (Kuwait), one renamed (France)."""
    old = release(files, OLD, row("France", designation="PC-9"), row("China", "4"), row("Kuwait"), row("China", years="1999"))
    new = release(files, NEW, row("France", designation="T-6 Texan-2"), row("Qatar", "4"), said=cut(2000, 2025))
    headstamp.add(case, old, new)
    assert bounds_of(case, first=2000) == {"France": (5, 5), "Qatar": (4, 4)}
    assert bounds_of(case, last=1999) == {"China": (5, 5)}
    assert bounds_of(case) == {"China": (5, 5), "France": (5, 5), "Qatar": (4, 4)}
    assert superseded(case) == set()


def test_a_newer_file_of_one_supplier_says_nothing_of_others(case: Case, files: Path) -> None:
    old = release(files, OLD, row("France", designation="PC-9"), row("France", years="1999", designation="M-1"), row("Kuwait"))
    headstamp.add(case, old, release(files, NEW, row("France", "6", designation="T-6"), said=OF_ONE))
    assert bounds_of(case) == {"France": (6, 6), "Kuwait": (5, 5)}


def test_a_newer_file_of_one_recipient_says_nothing_of_others(case: Case, files: Path) -> None:
    old = release(files, OLD, row("France"), row("China"), row("China", recipient="Syria"))
    headstamp.add(case, old, release(files, NEW, row("France"), said=cut(recipients="Iraq")))
    assert certain(case) == {"France"}
    assert certain(case, "Syria") == {"China"}


@pytest.mark.parametrize("name", ["UK", "Royaume-Uni"])
def test_a_name_chosen_is_that_state_by_any_of_its_names(case: Case, files: Path, name: str) -> None:
    """The newer release writes the name of the state in another way, of which one is not in the case's own table."""
    old = release(files, OLD, row("United Kingdom", designation="PC-9"))
    headstamp.add(case, old, release(files, NEW, row(name, "7", designation="T-6"), said=cut(suppliers=name)))
    assert bounds_of(case) == {"United Kingdom": (7, 7)}


@pytest.mark.parametrize("names", ["France, China", "France  China", "France China", "France and China"])
def test_several_names_are_found_however_they_are_separated(case: Case, files: Path, names: str) -> None:
    old = release(files, OLD, row("France", designation="PC-9"), row("China"), row("Kuwait", designation="M-1"))
    headstamp.add(case, old, release(files, NEW, row("France"), row("China", "6"), said=cut(suppliers=names)))
    assert bounds_of(case) == {"France": (5, 5), "China": (6, 6), "Kuwait": (5, 5)}


def test_an_order_without_deliveries_belongs_to_the_year_in_which_it_was_made(case: Case, files: Path) -> None:
    old = release(files, OLD, row("France", "", "", ordered="9"), row("China", "", "", ordered="9", order="1998"))
    headstamp.add(case, old, release(files, NEW, row("Kuwait"), said=cut(2000, 2025)))
    answer = as_json(headstamp.suppliers(case, recipient="Iraq", stages=("contracted",)))
    assert {(one["name"], one["certain"]) for one in answer["suppliers"]} == {("China", True), ("Kuwait", True)}


# -- across the edge ------------------------------------------------------------------------------------------------


def test_an_order_across_the_edge_is_neither_lost_nor_doubled(case: Case, files: Path) -> None:
    """Twenty ordered in 1998 and delivered in 1999, 2000 and 2001, by the older file; the newer one has 14 of 2000 and 2001."""
    old = release(files, OLD, row("France", "20", "1999; 2000; 2001", order="1998"))
    new = release(files, NEW, row("France", "14", "2000; 2001", order="1998", ordered="20"), said=cut(2000, 2025))
    headstamp.add(case, old, new)
    assert bounds_of(case, first=2000) == {"France": (14, 14)}
    assert bounds_of(case, last=1999) == {"France": (1, 18)}
    assert bounds_of(case) == {"France": (15, 32)}
    answer = as_json(headstamp.suppliers(case, recipient="Iraq", stages=("contracted",)))
    assert [(one["low"], one["high"]) for one in answer["suppliers"][0]["quantities"]] == [(20, 20)]
    sources = as_json(headstamp.suppliers(case, recipient="Iraq", last=1999))["suppliers"][0]["sources"]
    names = {one["id"]: one["name"] for one in as_json(headstamp.sources(case))["sources"]}
    assert [names[one["source"]] for one in sources] == [old.name]
    shown = as_json(headstamp.show(case, sources[0]["row"]))
    assert shown["fields"]["delivered.quantity"] == "14"


def test_what_was_all_delivered_within_the_years_adds_nothing_certain_outside(case: Case, files: Path) -> None:
    """The newer file has nine ordered and nine delivered in 2006: the older file's 1999 may be a year that was corrected."""
    old = release(files, OLD, row("France", "9", "1999; 2006"))
    headstamp.add(case, old, release(files, NEW, row("France", "9", "2006"), said=cut(2000, 2025)))
    assert bounds_of(case)["France"][0] == 9


def test_an_order_that_the_newer_file_lacks_may_still_have_been_ordered(case: Case, files: Path) -> None:
    old = release(files, OLD, row("France", "9", "1999; 2006"))
    headstamp.add(case, old, release(files, NEW, row("Kuwait"), said=cut(2000, 2025)))
    answer = as_json(headstamp.suppliers(case, recipient="Iraq", stages=("contracted",)))
    assert {one["name"]: one["certain"] for one in answer["suppliers"]} == {"France": False, "Kuwait": True}
    assert bounds_of(case, last=1999) == {"France": (1, 8)}


@pytest.mark.parametrize("is_newer_first", [False, True])
@pytest.mark.parametrize("suppliers", ["", "Kuwait"])
def test_an_order_across_the_edge_whose_supplier_was_corrected_is_certain_once(
    case: Case, files: Path, suppliers: str, is_newer_first: bool
) -> None:
    """The older file's deliveries lie partly, or with the other supplier wholly, outside the newer file's selection."""
    old = release(files, OLD, row("China", "20", "1999; 2000; 2001", order="1998"), row("France", "7", "1999", designation="T-7"))
    newer = row("Kuwait", "14", "2000; 2001", order="1998", ordered="20")
    new = release(files, NEW, newer, said=cut(2000, 2025, suppliers=suppliers))
    for path in (new, old) if is_newer_first else (old, new):
        headstamp.add(case, path)
    assert certain(case) == {"France", "Kuwait"}
    assert certain(case, last=1999) == {"France"}
    answer = as_json(headstamp.suppliers(case, recipient="Iraq"))
    assert answer["count"] == {"low": 2, "high": 3}
    assert any("1 row of older files may be" in warning for warning in answer["warnings"])


@pytest.mark.parametrize("is_newer_first", [False, True])
def test_an_order_across_the_edge_whose_recipient_was_corrected_is_certain_once(case: Case, files: Path, is_newer_first: bool) -> None:
    old = release(files, OLD, row("China", "20", "1999; 2000; 2001", order="1998"))
    newer = row("China", "14", "2000; 2001", order="1998", ordered="20").replace("Iraq", "Kuwait", 1)
    new = release(files, NEW, newer, said=cut(2000, 2025))
    for path in (new, old) if is_newer_first else (old, new):
        headstamp.add(case, path)
    assert certain(case, "Kuwait") == {"China"}
    assert certain(case) == set()
    assert set(possible(case)) == {"China"}


@pytest.mark.parametrize("changed", [{"ordered": "30"}, {"designation": "T-9"}, {"order": "1995"}])
def test_other_orders_beyond_the_edge_stay_certain(case: Case, files: Path, changed: dict[str, str]) -> None:
    old = release(files, OLD, row("China", "20", "1999; 2000; 2001", order="1998"))
    newer = row("Kuwait", "14", "2000; 2001", **{"order": "1998", "ordered": "20", **changed})
    headstamp.add(case, old, release(files, NEW, newer, said=cut(2000, 2025)))
    assert certain(case) == {"China", "Kuwait"}


# -- where no selection is stated -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("older", "newer"),
    [
        ({"designation": "SK-105"}, {"designation": "SK-105 Kurassier"}),
        ({"designation": "PC-9"}, {"designation": "T-6 Texan-2"}),  # same class, years and numbers
        ({"designation": "T-1", "order": "2004"}, {"designation": "T-1"}),
        ({"designation": "Bell-206", "years": "2005"}, {"designation": "OH-58"}),  # by the case's aliases
    ],
)
def test_rows_that_may_be_one_order_raise_only_the_high_end(
    case: Case, files: Path, tmp_path: Path, older: dict[str, str], newer: dict[str, str]
) -> None:
    alias = [{"alias": name, "model": "Bell 206 JetRanger", "scope": "exact"} for name in ("Bell-206", "OH-58")]
    headstamp.add(case, write(tmp_path / "aliases.csv", ("alias", "model", "scope"), alias))
    headstamp.add(case, undated(files, "old.csv", row("France", **older)), vintage="2024-03-11")
    headstamp.add(case, undated(files, "new.csv", row("France", **newer)), vintage="2025-10-14")
    assert bounds_of(case) == {"France": (5, 10)}
    answer = as_json(headstamp.suppliers(case, recipient="Iraq"))
    assert answer["count"] == {"low": 1, "high": 1}
    assert any("1 row of older files may be" in warning for warning in answer["warnings"])


@pytest.mark.parametrize(
    "changed", [{"designation": "Zebra-9"}, {"order": "2001"}, {"number": "3", "designation": "T-11"}]
)  # fmt: skip
def test_rows_that_are_two_orders_are_both_certain(case: Case, files: Path, changed: dict[str, str]) -> None:
    headstamp.add(case, undated(files, "old.csv", row("France", **{"years": "2007", **changed})), vintage="2024-03-11")
    headstamp.add(case, undated(files, "new.csv", row("France")), vintage="2025-10-14")
    both = 5 + int(changed.get("number", "5"))
    assert bounds_of(case) == {"France": (both, both)}


def test_rows_of_two_files_of_one_day_are_two_orders(case: Case, files: Path) -> None:
    headstamp.add(case, undated(files, "a.csv", row("France", designation="SK-105")),
                  undated(files, "b.csv", row("France", designation="SK-105 Kurassier")), vintage="2024-03-11")  # fmt: skip
    assert bounds_of(case) == {"France": (10, 10)}


def test_an_order_whose_supplier_was_corrected_is_certain_once(case: Case, files: Path) -> None:
    headstamp.add(case, undated(files, "old.csv", row("China"), row("France", "7")), vintage="2024-03-11")
    headstamp.add(case, undated(files, "new.csv", row("Kuwait"), row("France", "7")), vintage="2025-10-14")
    assert certain(case) == {"France", "Kuwait"}
    assert as_json(headstamp.suppliers(case, recipient="Iraq"))["count"] == {"low": 2, "high": 3}


def test_years_that_an_unstated_newer_row_lacks_are_only_possible(case: Case, files: Path) -> None:
    """The newer copy may have been cut to some years by somebody who did not say so."""
    headstamp.add(case, undated(files, "old.csv", row("France", "9", "1999; 2006")), vintage="2024-03-11")
    headstamp.add(case, undated(files, "new.csv", row("France", "5", "2006", ordered="9")), vintage="2025-10-14")
    assert bounds_of(case) == {"France": (5, 13)}
    assert certain(case, last=1999) == set()
    assert set(possible(case, last=1999)) == {"France"}


# -- who speaks for what --------------------------------------------------------------------------------------------


def test_the_answer_says_which_file_speaks_for_what(case: Case, files: Path, capsys: pytest.CaptureFixture[str]) -> None:
    old = release(files, OLD, row("France", years="1999"))
    new = release(files, NEW, row("China"), said=CUT)
    headstamp.add(case, old, new)
    said = [(one["register"], one["file"], one["vintage"], one["speaks_for"])
            for one in as_json(headstamp.suppliers(case, recipient="Iraq"))["files"]]  # fmt: skip
    assert said == [
        ("sipri", new.name, "2026-05-18", "deliveries in 2000–2025"), ("sipri", old.name, "2025-03-13", "all other deliveries"),
    ]  # fmt: skip
    assert main(["suppliers", str(case.path), "--recipient", "Iraq"]) == 0
    assert (f"sipri: {new.name} of 2026-05-18 for deliveries in 2000–2025; {old.name} of 2025-03-13 for all other deliveries\n"
            in capsys.readouterr().out)  # fmt: skip
    assert main(["sources", str(case.path)]) == 0
    assert "used for deliveries in 2000–2025 of sipri" in capsys.readouterr().out
    page = next(Path(one) for one in headstamp.report(case).wrote if one.endswith("html")).read_text("utf-8")
    assert "used for deliveries in 2000–2025" in page
    assert "used for all other deliveries" in page


def test_one_file_alone_says_nothing_of_others(case: Case, files: Path) -> None:
    headstamp.add(case, release(files, NEW, row("France")))
    assert as_json(headstamp.suppliers(case, recipient="Iraq"))["files"] == []


def test_a_row_for_which_a_newer_file_speaks_can_be_shown(case: Case, files: Path) -> None:
    old = release(files, OLD, row("China"), row("France", "9", "1999; 2006"))
    new = release(files, NEW, row("France", "5", ordered="9"), said=CUT)
    headstamp.add(case, old, new)
    lay_out(case)
    by_name = {one["name"]: one["id"] for one in as_json(headstamp.sources(case))["sources"]}
    withdrawn = as_json(headstamp.show(case, f"{old.name}#line=4"))
    assert withdrawn["fields"]["supplier"] == "China"
    assert withdrawn["fields"]["superseded_by"] == by_name[new.name]
    statements = case.engine.rows("select distinct id, property, said, source from statement where register = 'sipri'")
    years = {one["said"]: one["id"] for one in statements if one["property"] == "delivered.year" and one["source"] == by_name[old.name]}
    assert "superseded_by" not in as_json(headstamp.show(case, years["1999"]))["fields"]


# -- a drawn world --------------------------------------------------------------------------------------------------

SUPPLIERS, RECIPIENTS = ("France", "China", "Russia"), ("Iraq", "Syria")
EDGE = 2000


@dataclass(frozen=True)
class Order:
    """``years`` from each year of delivery to the number delivered in it."""

    supplier: str
    recipient: str
    designation: str
    ordered: int
    years: tuple[tuple[int, int], ...]

    @property
    def line(self) -> str:
        number = sum(count for _, count in self.years)
        return row(self.supplier, str(number), "; ".join(str(year) for year, _ in self.years), self.designation,
                   ordered=str(self.ordered), order="1994", recipient=self.recipient)  # fmt: skip


YEARS = st.dictionaries(st.integers(1996, 2003), st.integers(1, 4), min_size=1, max_size=3).map(
    lambda made: tuple(sorted(made.items()))
)


@st.composite
def worlds(draw: st.DrawFn) -> tuple[list[Order], list[Order], tuple[str, ...], tuple[str, ...], int | None]:
    """Orders as the older file has them, as they are now, and what the newer file is cut to."""
    old, now = [], []
    for number in range(draw(st.integers(4, 10))):
        years = draw(YEARS)
        made = Order(draw(st.sampled_from(SUPPLIERS)), draw(st.sampled_from(RECIPIENTS)), f"{'ABCDEFGHIJ'[number] * 4}-{number}",
                     sum(count for _, count in years) + 5, years)  # fmt: skip
        old.append(made)
        fate = draw(st.sampled_from(("as it was", "withdrawn", "renamed", "years", "supplier")))
        if fate == "renamed":
            made = replace(made, designation=f"{'NOPQRSTUVW'[number] * 4}-{number}")
        elif fate == "years":
            made = replace(made, years=draw(YEARS))
        elif fate == "supplier":
            made = replace(made, supplier=draw(st.sampled_from(SUPPLIERS)))
        if fate != "withdrawn":
            now.append(made)
    return (old, now, draw(st.sampled_from(((), ("France",), ("France", "China")))), draw(st.sampled_from(((), ("Iraq",)))),
            draw(st.sampled_from((None, EDGE))))  # fmt: skip


Counted = dict[str, tuple[bool, float, float]]
"""From each supplier: whether it is certain, and the bounds of what it delivered."""


def counted(case: Case, recipient: str, **window: Any) -> Counted:
    try:
        found = as_json(headstamp.suppliers(case, recipient=recipient, **window))["suppliers"]
    except WrongUse:
        return {}
    return {one["name"]: (one["certain"], sum(q["low"] for q in one["quantities"]), sum(q["high"] for q in one["quantities"]))
            for one in found}  # fmt: skip


@settings(max_examples=8)
@given(world=worlds())
def test_inside_its_selection_the_newer_file_speaks_outside_it_the_older(
    world: tuple[list[Order], list[Order], tuple[str, ...], tuple[str, ...], int | None],
) -> None:
    old, now, suppliers, recipients, edge = world

    def is_chosen(order: Order) -> bool:
        return (not suppliers or order.supplier in suppliers) and (not recipients or order.recipient in recipients)

    new = []
    for order in now:
        kept = tuple((year, count) for year, count in order.years if edge is None or year >= edge)
        if kept and is_chosen(order):
            new.append(replace(order, years=kept))
    with TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "files").mkdir()
        older = release(folder / "files", OLD, *(order.line for order in old))
        said = cut(edge or "Not specified", 2025 if edge else "Not specified", ", ".join(suppliers), ", ".join(recipients))
        newer = release(folder / "files", NEW, *(order.line for order in new), said=said)
        states = write(folder / "states.csv", COLUMNS["states"], BORDERS)
        answers = []
        for at, added in enumerate(([older], [newer], [newer, older] if len(old) % 2 else [older, newer])):
            with headstamp.init(folder / f"case {at}", bare=True) as made:
                headstamp.add(made, states, *added)
                answers.append({
                    (recipient, when): counted(made, recipient, **window)
                    for recipient in RECIPIENTS
                    for when, window in (("before", {"last": EDGE - 1}), ("after", {"first": EDGE}), ("all", {}))
                })  # fmt: skip
    alone_old, alone_new, both = answers
    # Where it is not certain which of two corrections of one order was made, the older row is only possible.
    keys = {(one.supplier, one.recipient, one.designation) for one in old}
    moved = {
        (one.supplier, one.recipient) for one in old for other in new
        if (other.designation, other.recipient, other.years) == (one.designation, one.recipient, one.years)
        and other.supplier != one.supplier and (other.supplier, other.recipient, other.designation) not in keys
    }  # fmt: skip
    for recipient in RECIPIENTS:
        for supplier in SUPPLIERS:
            inside = is_chosen(Order(supplier, recipient, "", 0, ()))
            for when in ("before", "after"):
                is_new = inside and (edge is None or when == "after")
                wanted = (alone_new if is_new else alone_old)[recipient, when].get(supplier)
                got = both[recipient, when].get(supplier)
                if is_new or (supplier, recipient) not in moved:
                    assert got == wanted, (recipient, supplier, when)
                else:
                    assert got is not None or wanted is None
            # What was delivered: by the newer file where it speaks, by the older one elsewhere.
            true = sum(
                count for orders, is_now in ((old, False), (now, True)) for one in orders
                if (one.supplier, one.recipient) == (supplier, recipient)
                for year, count in one.years if is_now == (inside and (edge is None or year >= edge))
            )  # fmt: skip
            _, low, high = both[recipient, "all"].get(supplier, (False, 0, 0))
            assert low <= true <= high, (recipient, supplier)


# -- real releases --------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def releases(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """A full release, and a newer one as the site gives it for deliveries since 2000 (numbers delivered left as they are)."""
    folder = shared / "registers" / "sipri"
    newer = (folder / "register_gen2026-05-18_order-level_1950-2026.csv").read_bytes().split(b"\n")
    years = [set(line.split(b",")[10].split(b"; ")) if line.count(b",") == 15 else set() for line in newer]
    kept = [line for line, of in zip(newer, years, strict=True) if any(b"2000" <= year <= b"2025" for year in of if year.isdigit())]
    head = [newer[0].replace(b"'Not specified' to 'Not specified'", b"'2000' to '2025'"), *newer[1:12]]
    path = tmp_path_factory.mktemp("cut") / "cut.csv"
    path.write_bytes(b"\n".join([*head, *kept, b""]))
    return folder / "register_gen2025-03-13_order-level_1950-2024.csv", path


@pytest.mark.shared
def test_a_newer_release_of_some_years_beside_an_older_full_one(releases: tuple[Path, Path], tmp_path: Path) -> None:
    full, newer = releases
    answers = []
    for name, added in (("full", [full]), ("cut", [newer]), ("both", [full, newer])):
        with new_case(tmp_path / name) as made:
            headstamp.add(made, *added)
            answers.append([
                as_json(headstamp.suppliers(made, recipient=recipient, first=first, last=last, registers=("sipri",)))
                for recipient, first, last in (
                    ("Austria", 2010, 2020), ("Ireland", 2010, 2020), ("Iraq", 2005, 2014), ("Iraq", 1970, 1999),
                    ("Ireland", 1950, 1999),
                )
            ])  # fmt: skip
    alone_full, alone_cut, both = answers
    for at in (0, 1, 2):
        assert both[at]["count"] == alone_cut[at]["count"]
        assert [one["quantities"] for one in both[at]["suppliers"]] == [one["quantities"] for one in alone_cut[at]["suppliers"]]
    for at in (3, 4):
        assert both[at]["count"] == alone_full[at]["count"]
    assert [one["count"]["low"] for one in both[:2]] == [5, 7]


@pytest.mark.shared
def test_the_newer_orders_of_one_supplier_are_not_added_to_those_of_a_full_release(shared: Path, tmp_path: Path) -> None:
    folder = shared / "registers" / "sipri"
    full = folder / "register_gen2026-05-18_order-level_1950-2026.csv"
    china = folder / "register_china-supplier_gen2026-07-14_variant-header.csv"
    answers = []
    for name, added in ("china", [china]), ("both", [full, china]):
        with new_case(tmp_path / name) as made:
            headstamp.add(made, *added)
            answers.append([
                next(as_json(one) for one in headstamp.suppliers(made, recipient=recipient, first=2000).suppliers if one.state == "CHN")
                for recipient in ("Iran", "Pakistan", "Bangladesh")
            ])  # fmt: skip
    assert [one["quantities"] for one in answers[0]] == [one["quantities"] for one in answers[1]]


# -- what a register covers -----------------------------------------------------------------------------------------

def asked(case: Case, first: int, last: int, recipient: str = "Iraq") -> tuple[bool, str, str]:
    """Whether the question is answered, how far the register reaches over it, and the sentence."""
    answer = as_json(headstamp.suppliers(case, recipient=recipient, first=first, last=last))
    return answer["answerable"], answer["coverage"][0]["covers"], answer["sentence"]


def test_a_register_covers_the_years_that_its_file_states_and_not_those_of_its_rows(case: Case, files: Path) -> None:
    headstamp.add(case, release(files, NEW, row("France", years="2005"), said=cut(2000, 2010)))
    assert asked(case, 2001, 2003)[:2] == (True, "all")
    assert asked(case, 2001, 2003)[2] == (
        "No state is listed as having delivered or shipped arms to Iraq in 2001–2003; searched: sipri (covers 2000-01-01 to "
        "2010-12-31)."
    )
    assert asked(case, 2006, 2010, "Kuwait")[:2] == (True, "all"), "all recipients were chosen, so none was left out"
    assert asked(case, 2009, 2012)[:2] == (False, "part")
    assert asked(case, 2012, 2014)[0] is False
    assert "covers 2000-01-01 to 2010-12-31 only, as its files state, outside the years of the question" in asked(case, 2012, 2014)[2]


def test_years_between_two_cut_files_are_not_covered(case: Case, files: Path) -> None:
    headstamp.add(case, release(files, OLD, row("France", years="1992", order="1990"), said=cut(1990, 1995)),
                  release(files, NEW, row("France", years="2007"), said=cut(2005, 2010)))  # fmt: skip
    assert asked(case, 1998, 2002)[:2] == (False, "none")
    assert asked(case, 2005, 2006)[:2] == (True, "all")
    assert asked(case, 1994, 2006)[:2] == (False, "part")


def test_a_file_of_some_suppliers_or_other_recipients_cannot_say_that_nobody_supplied(case: Case, files: Path) -> None:
    headstamp.add(case, release(files, OLD, row("France", years="2005"), row("France", years="2005", recipient="Kuwait"),
                                said=cut(2000, 2010, suppliers="France ")))  # fmt: skip
    assert asked(case, 2006, 2008)[0] is False


def test_a_file_cut_to_one_recipient_answers_for_it_alone(case: Case, files: Path) -> None:
    headstamp.add(case, release(files, OLD, row("France", years="2005"), said=cut(2000, 2010, recipients="Iraq ")))
    assert asked(case, 2006, 2008)[:2] == (True, "all")
    assert asked(case, 2006, 2008, "Kuwait")[0] is False
