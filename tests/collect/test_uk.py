"""British licences: refused, none stated and nought apart; one value, many destinations; refusals and their criteria."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

import headstamp
from headstamp.answers.answer import as_json
from headstamp.casefile.case import Case, init_folder
from headstamp.casefile.tables import lay_out
from headstamp.collect.add import add
from headstamp.collect.registers.description import register_named
from headstamp.nouns.errors import Unrecognised
from tests.collect.reading import REGISTERS, Read, read_one, written
from tests.planted import new_case

EARLY, LATE = "release_2015-07-29", "release_2026-04-30"
FILES = {
    f"{EARLY}/values.csv": ("uk_licences", 96_311),
    f"{EARLY}/destinations.csv": ("uk_destinations", 52_243),
    f"{EARLY}/sources.csv": ("uk_sources", 10_595),
    f"{LATE}/refusal-criteria.csv": ("uk_refusals", 4_464),
    f"{LATE}/footnotes-licence.csv": ("uk_licence_notes", 25_611),
    f"{LATE}/footnotes-region.csv": ("uk_region_notes", 266),
    f"{LATE}/incorporation-destinations.csv": ("uk_incorporation", 192_016),
    f"{LATE}/ratings.csv": ("uk_control_list", 317),
}
"""The two releases, with the records that were counted by hand."""


@pytest.fixture
def sample_case(tmp_path: Path) -> Iterator[Case]:
    """A case that holds the sample of licences and that of destinations."""
    with init_folder(tmp_path / "case") as opened:
        add(opened, *(REGISTERS / name / "sample.csv" for name in ("uk_licences", "uk_destinations")))
        lay_out(opened)
        yield opened


def test_only_military_ratings_are_supply(tmp_path: Path) -> None:
    """The compiler's list of ratings says which are military; the others, and goods controlled for their end use, count no supplier."""
    header = (REGISTERS / "uk_licences" / "sample.csv").read_text("utf-8").splitlines()[0]
    ratings = {"ML10": "supply", "ml16": "supply", "PL5017": "supply", "PL8001": "dual_use", "5A002": "dual_use", "ML23": "dual_use",
               "End Use": "end_use", "": "dual_use"}  # fmt: skip
    rows = [f"{at},2010-01-0{at},{rating},1,100,Iraq,0" for at, rating in enumerate(ratings, 1)]
    with new_case(tmp_path / "case") as case:
        add(case, written(tmp_path / "v.csv", "\n".join((header, *rows, ""))))
        answer = as_json(headstamp.suppliers(case, recipient="Iraq", stages=("licensed",)))
        told = case.engine.rows("select category, role from transfer")
    assert {row["category"] or "": row["role"] for row in told} == ratings
    (value,) = answer["suppliers"][0]["quantities"]
    assert (value["low"], value["rows"]) == (300, 3)


def test_refused_none_stated_and_nought_are_three_things(sample_case: Case) -> None:
    rows = sample_case.engine.rows("select locator, stage, status, money_low, money_high, currency, unit, class from transfer")
    told = {row["locator"].split("&")[0]: (row["stage"], row["status"], row["money_low"], row["money_high"]) for row in rows}
    assert told == {
        "line=2": ("licensed", "authorised", 3700, 3700),
        "line=3": ("licensed", "authorised", 0, 0),
        "line=4": ("licensed", "authorised", None, None),
        "line=5": ("refused", "refused", None, None),
        # One cell of each cannot be read; the rows are kept.
        "line=6": ("licensed", "authorised", 500, 500),
        "line=7": ("licensed", "authorised", 12_000, 12_000),
        "line=8": ("unknown", "unknown", 90, 90),
    }
    assert {(row["currency"], row["unit"], row["class"]) for row in rows} == {("GBP", "value", "mixed")}


def test_destinations_multiply_no_value(sample_case: Case) -> None:
    (told,) = sample_case.engine.rows("select count(*) as n, sum(money_high) as money from transfer where money_high > 0")
    expected = (4, 3700 + 90 + 500 + 12_000)
    assert (told["n"], told["money"]) == expected, "licence 1 has three destinations in the other list, and one value"


def test_the_supplier_stands_in_every_row_without_a_column(sample_case: Case) -> None:
    rows = sample_case.engine.rows("select order_id, said from transfer_party where role = 'supplier'")
    assert {row["said"] for row in rows} == {"United Kingdom"}
    assert len({row["order_id"] for row in rows}) == len(rows) == 7


def test_the_two_releases_are_numbered_apart() -> None:
    """What says licence in one says cohort in the other, and no register holds rows of both."""
    said = {name: {column.property for column in register_named(name).columns} for name, _ in FILES.values()}
    assert {name for name, properties in said.items() if "licence" in properties} == {
        "uk_licences", "uk_destinations", "uk_sources", "uk_licence_notes"
    }  # fmt: skip
    assert {name for name, properties in said.items() if "cohort" in properties} == {
        "uk_refusals", "uk_incorporation", "uk_licence_notes"
    }  # fmt: skip


def test_any_table_of_names_and_texts_is_no_list_of_notes(tmp_path: Path) -> None:
    with pytest.raises(Unrecognised, match="over cells of something else"):
        read_one(written(tmp_path / "x.csv", 'name,text\nAnna,"good morning"\nBen,"good night"\nCem,hello\n'))


# --- the real releases --------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def uk(shared: Path) -> Path:
    return shared / "registers" / "uk"


@pytest.fixture(scope="module")
def values(uk: Path) -> Read:
    return read_one(uk / EARLY / "values.csv")


def rows_of(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


@pytest.mark.shared
@pytest.mark.parametrize("name", FILES)
def test_every_record_is_read(uk: Path, name: str) -> None:
    read, (register, records) = read_one(uk / name), FILES[name]
    unpivoted = read.unpivoted
    assert read.register == register
    assert (unpivoted.records, unpivoted.read, unpivoted.refused, unpivoted.joined, unpivoted.skipped) == (records, records, 0, 0, 0)
    assert not unpivoted.faults
    assert not unpivoted.vague
    assert len(rows_of(uk / name)) == records


@pytest.mark.shared
def test_a_refusal_is_empty_and_a_licence_may_be_nought(values: Read) -> None:
    refused, nought = values.at("62"), values.at("23")
    assert "money" not in refused
    assert [refused["stage"][0]["canon"], refused["category"][0]["said"]] == ["refused", "End Use"]
    assert (nought["money"][0]["low"], nought["stage"][0]["canon"]) == (0, "licensed")


@pytest.mark.shared
def test_values_are_those_of_an_independent_count(uk: Path, values: Read) -> None:
    rows = rows_of(uk / EARLY / "values.csv")
    (read,) = values.engine.rows(
        "select sum(low) as money, count(*) as stated, sum(case when low = 0 then 1 else 0 end) as nought from draft "
        "where property = 'money'"
    )
    stated = [int(row["value"]) for row in rows if row["value"]]
    assert (read["money"], read["stated"], read["nought"]) == (sum(stated), len(stated), stated.count(0))
    assert (len(stated), stated.count(0)) == (94_900, 2_529)
    stages = values.engine.rows("select canon, count(*) as n from draft where property = 'stage' group by canon order by 1")
    assert [(row["canon"], row["n"]) for row in stages] == [("licensed", 94_900), ("refused", 1_411)]


@pytest.mark.shared
def test_a_licence_of_81_destinations_has_one_value(uk: Path, tmp_path: Path) -> None:
    with init_folder(tmp_path / "case") as opened:
        made = add(opened, uk / EARLY / "values.csv", uk / EARLY / "destinations.csv", uk / EARLY / "sources.csv")
        assert [one.refused for one in made] == [0, 0, 0]
        lay_out(opened)
        rows = opened.engine.rows(
            """select transfer.money_high from transfer
            join statement on statement.subject = transfer.order_id and statement.property = 'licence'
            where statement.register = 'uk_licences' and statement.said = '62537' order by 1"""
        )
        assert [row["money_high"] for row in rows] == [0, 812_548]
        (destinations,) = opened.engine.rows(
            "select count(*) as n from statement where register = 'uk_destinations' and property = 'licence' and said = '62537'"
        )
        assert destinations["n"] == 81
        (total,) = opened.engine.rows("select sum(money_high) as money from transfer")
        assert total["money"] == sum(int(row["value"] or 0) for row in rows_of(uk / EARLY / "values.csv"))


@pytest.mark.shared
def test_refusals_are_counted_by_licence_and_criteria_by_record(uk: Path) -> None:
    read = read_one(uk / LATE / "refusal-criteria.csv")
    (told,) = read.engine.rows(
        """select count(distinct case when property = 'cohort' then said end) as refusals,
            count(case when property = 'criterion' then said end) as criteria from draft"""
    )
    assert (told["refusals"], told["criteria"]) == (3_106, 4_464)
    rows = Counter(row["licence_cohort_id"] for row in rows_of(uk / LATE / "refusal-criteria.csv"))
    assert (len(rows), rows["82681"]) == (3_106, 5)
    five = [read.at(str(line)) for line in range(1185, 1190)]
    assert {one["cohort"][0]["said"] for one in five} == {"82681"}
    assert [one["criterion"][0]["said"] for one in five] == ["1", "2", "3", "4", "7"]
