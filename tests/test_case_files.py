"""The files of the bundled case: whole, readable word for word, and what the notices say of them."""

from __future__ import annotations

import re
from datetime import date

import pytest

from headstamp.nouns.classes import CLASSES
from headstamp.nouns.values import vocabulary as words
from headstamp.nouns.values.hedge import known_hedge
from tests.case_tables import (
    FREE,
    KEYS,
    REFERENCE,
    RESTRICTED,
    case_yml,
    parts,
    read,
    references,
    rows_by_reference,
    table,
)

FIELD_TABLES = ("items", "transfers", "diversions", "producers", "aliases", "places", "states", "parties")
WORDS: dict[str, dict[str, tuple[str, ...]]] = {
    "items": {"class": CLASSES, "documented": words.DOCUMENTED, "obtained": words.ROUTES},
    "transfers": {"class": CLASSES, "stage": words.STAGES, "status": words.STATUSES, "form": words.FORMS},
    "diversions": {
        "class": CLASSES, "route": words.ROUTES, "status": words.EVENT_STATUSES, "authorised": words.AUTHORISED,
    },
    "producers": {"class": CLASSES, "kind": words.PRODUCTIONS, "completeness": words.COMPLETENESS},
    "producers_from_sipri": {"class": CLASSES, "kind": words.PRODUCTIONS, "completeness": words.COMPLETENESS},
    "aliases": {"scope": words.SCOPES},
    "aliases_from_sipri": {"scope": words.SCOPES},
    "parties": {"type": words.PARTY_TYPES},
    "parties_from_sipri": {"type": words.PARTY_TYPES},
}  # fmt: skip


def every_row() -> list[tuple[str, str, dict[str, str]]]:
    """Table, the row's first cell, the row: of all field tables and facts, free and restricted."""
    names = (
        *FIELD_TABLES,
        "trace_facts",
        *(path.stem for path in sorted(RESTRICTED.glob("*_from_sipri.csv"))),
    )
    return [(name, next(iter(row.values())), row) for name in names for row in table(name)]


def test_case_yml_lists_every_file_once_and_no_other() -> None:
    listed = [entry["file"] if isinstance(entry, dict) else entry for entry in case_yml()["sources"]]
    there = {path.name for folder in (FREE, REFERENCE, RESTRICTED) for path in folder.glob("*.csv")}
    assert sorted(listed) == sorted(there)


def test_what_the_case_asks_can_be_found_in_its_tables() -> None:
    said = case_yml()
    assert any(row["party"] == said["holder"] for row in table("parties"))
    assert any(row["name"] == said["recipient"] for row in table("states"))
    first, last = date.fromisoformat(said["period"]["from"]), date.fromisoformat(said["period"]["to"])
    seen = [
        row["seen_high"] for row in table("items") if row["holder"] == said["holder"] and row["seen_high"]
    ]
    assert first < date.fromisoformat(min(seen)) <= date.fromisoformat(max(seen)) == last
    parties = {row["party"] for row in table("parties")}
    for suspect in said["suspected_from"]:
        assert suspect["party"] in parties
        assert rows_by_reference()[suspect["row"]]["source_url"] == suspect["source_url"]


def test_notices_name_every_file_with_its_rows() -> None:
    for folder in (FREE, REFERENCE, RESTRICTED):
        notice = (folder / "NOTICE.md").read_text(encoding="utf-8")
        said: dict[str, str] = {}
        for names, counts in re.findall(r"^\| ([\w., -]+?\.csv) \| ([\d, ]+?) \|", notice, re.MULTILINE):
            said.update(zip(names.split(", "), re.split(r", ", counts), strict=True))
        headless = {"eu_missions_iraq.csv"}
        there = {path.name: f"{len(read(path)) + (path.name in headless):,}" for path in folder.glob("*.csv")}
        assert said == there


def test_no_free_file_holds_rows_of_the_restricted_register() -> None:
    for name, first, row in every_row():
        if any((folder / f"{name}.csv").is_file() for folder in (FREE, REFERENCE)):
            assert "trade-register" not in row["source_url"], (name, first)
    assert not list(FREE.glob("*sipri*"))
    for path in RESTRICTED.glob("*_from_sipri.csv"):
        assert {row["source_url"] for row in read(path)} == {
            "github:alexarui/network-analysis/trade-register.csv"
        }


def test_ids_are_unique() -> None:
    for name, key in KEYS.items():
        found = [row[key] for row in table(name)]
        assert len(set(found)) == len(found), name


@pytest.mark.parametrize("column", ["part_of", "same_as", "conflict_with"])
def test_every_row_that_is_named_exists_and_none_names_itself(column: str) -> None:
    for name, key in KEYS.items():
        for row in table(name):
            for other in references(name, row, column):
                assert other in rows_by_reference(), (name, row[key], other)
                assert other != f"{name}:{row[key]}"


def test_conflicts_are_closed_both_ways() -> None:
    for name, key in KEYS.items():
        for row in table(name):
            for other in references(name, row, "conflict_with"):
                back = references(other.split(":")[0], rows_by_reference()[other], "conflict_with")
                assert f"{name}:{row[key]}" in back, (name, row[key], other)


def test_one_item_told_twice_has_one_class_and_one_first_row() -> None:
    told = [row for row in table("items") if row["same_as"]]
    assert told
    for row in told:
        first = rows_by_reference()[f"items:{row['same_as']}"]
        assert first["class"] == row["class"], row["item_id"]
        assert not first["same_as"], row["item_id"]


def test_parts_do_not_go_round() -> None:
    for name, key in KEYS.items():
        for row in table(name):
            above, seen = [f"{name}:{row[key]}"], set()
            while above:
                one = above.pop()
                assert one not in seen, (name, row[key])
                seen.add(one)
                above += references(one.split(":")[0], rows_by_reference()[one], "part_of")


def test_words_of_closed_lists_are_in_them() -> None:
    for name, columns in WORDS.items():
        for row in table(name):
            for column, allowed in columns.items():
                assert not row[column] or row[column] in allowed, (
                    name,
                    next(iter(row.values())),
                    column,
                    row[column],
                )


def test_grades_and_kinds_of_sources() -> None:
    for name, first, row in every_row():
        assert row["source_url"], (name, first)
        assert row["source_kind"] in words.SOURCE_KINDS, (name, first)
        assert row.get("reliability", "") in ("", *words.RELIABILITY), (name, first)
        assert row.get("access", "open") == "open", (name, first)
        assert row.get("credibility", "") in ("", *words.CREDIBILITY), (name, first)
        assert len(row.get("said", "").split()) <= 25, (name, first)
        assert all(cell == cell.strip() for cell in row.values()), (name, first)


def test_every_outlet_has_a_reason_and_who_controls_it_a_source() -> None:
    rows = read(FREE / "outlets.csv")
    assert len({row["outlet"] for row in rows}) == len(rows)
    for row in rows:
        assert row["kind"] in words.OUTLET_KINDS, row
        assert "D" <= row["reliability"] <= "F", row
        # Without a page that says so, a reason is our reading of an address or a name, and says that it is.
        assert row["source_url"].startswith(("http://", "https://")) or row["reason"].startswith("our reading"), row


DATES = {"date_low", "date_high", "seen_low", "seen_high", "period_low", "period_high", "from", "to"} | {
    "year_made_low",
    "year_made_high",
}


def first_day(cell: str) -> date:
    """The first day of a year, a month or a day."""
    year, month, day = (*cell.split("-"), "1", "1")[:3]
    return date(int(year), int(month), int(day))


def ordinal(cell: str) -> float:
    """The first day of a date as a number."""
    return float(first_day(cell).toordinal())


def test_dates_can_be_read_and_low_is_not_above_high() -> None:
    for name, first, row in every_row():
        for column in DATES & set(row):
            assert not row[column] or first_day(row[column]).year > 1800, (name, first, column)
        for low, high in [(c, c.replace("_low", "_high")) for c in row if c.endswith("_low")] + [
            ("from", "to")
        ]:
            if row.get(low) and row.get(high):
                read_one = ordinal if low in DATES else float
                a, b = read_one(row[low]), read_one(row[high])
                assert a <= b, (name, first, low)


HEDGED = [
    ("items", "count_hedge", "count"), ("transfers", "quantity_hedge", "quantity"),
    ("transfers", "money_hedge", "money"), ("diversions", "quantity_hedge", "quantity"),
    ("trace_facts", "hedge", "quantity"),
]  # fmt: skip
NO_NUMBER = {"a handful", "numerous", "the bulk", "thousands", "tens of thousands"}
"""Words that give no number: read as unknown, kept."""


@pytest.mark.parametrize(("name", "column", "stem"), HEDGED)
def test_hedges_agree_with_their_bounds(name: str, column: str, stem: str) -> None:
    for row in table(name):
        said, first = row[column], next(iter(row.values()))
        low, high = bool(row[f"{stem}_low"]), bool(row[f"{stem}_high"])
        hedge = known_hedge(said)
        assert hedge or said == "" or said in NO_NUMBER, (first, said)
        if not (low or high):
            continue  # of diversions and facts the hedge speaks of the money then
        assert hedge in {
            (True, True): {"exact", "about", "between"},
            (True, False): {"at_least", "more_than"},
            (False, True): {"at_most", "less_than"},
        }[low, high], (name, first, said)  # fmt: skip
        if hedge == "exact":
            assert float(row[f"{stem}_low"]) == float(row[f"{stem}_high"]), (name, first)


def test_money_is_in_a_currency() -> None:
    for name in ("transfers", "diversions"):
        for row in table(name):
            assert bool(row["currency"]) == bool(row["money_low"] or row["money_high"]), next(
                iter(row.values())
            )
            assert not row["currency"] or re.fullmatch("[A-Z]{3}", row["currency"]), next(iter(row.values()))


def test_places_have_a_place_on_the_map() -> None:
    known = {(row["place"], row["country"]) for row in table("places")}
    for row in table("items"):
        if row["place"]:
            assert any((row["place"], country) in known for country in parts(row["country"])), row["item_id"]


def test_makers_and_suppliers_are_not_taken_from_words_that_do_not_say_so() -> None:
    for row in table("items"):
        if "not taken over" in row["note"]:
            assert not row["made_in"], row["item_id"]
