"""Every register: its description is sound, and its invented samples give just the statements that stand beside them."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from headstamp.casefile.sources import look
from headstamp.collect.detect.contents import recognised
from headstamp.collect.registers import REGISTERS as NAMES
from headstamp.collect.registers.description import Register, parse, reader_of, register_named, registers
from headstamp.nouns.errors import Unrecognised
from headstamp.nouns.kinds import KINDS, has_property
from headstamp.nouns.values import CLEANERS
from tests.collect.reading import REGISTERS, SAMPLES, Read, day, expected, read_one, told_of

OURS = "the case's own investigators"

each = pytest.mark.parametrize("register", registers(), ids=lambda register: register.name)
sample = pytest.mark.parametrize("path", SAMPLES, ids=lambda path: f"{path.parent.name}/{path.name}")


def test_every_folder_is_listed_and_every_listed_one_is_there() -> None:
    assert sorted(NAMES) == sorted(path.parent.name for path in REGISTERS.glob("*/register.yml"))


@each
def test_a_register_has_the_same_files_as_all_others(register: Register) -> None:
    names = {path.name for path in (REGISTERS / register.name).iterdir()}
    assert names >= {"register.yml", "expected.json"}
    assert any(name.startswith("sample.") for name in names), "no sample: an invented file such as sample.csv"
    told = set(json.loads((REGISTERS / register.name / "expected.json").read_text("utf-8")))
    assert told == {name for name in names if name.startswith("sample")}, "expected.json has one entry for each sample"
    assert callable(reader_of(register.name).read)


@each
def test_every_column_is_used_or_ignored_with_a_reason(register: Register) -> None:
    used = {column.name for column in register.columns} | {part for layout in register.layouts for part in layout.parts}
    in_files = {ours for layout in register.layouts for ours in (*(ours for _, ours in layout.header), *layout.added)}
    assert in_files == used | set(register.ignored), "a column that no layout has, or that nobody reads"
    short = [name for name, reason in register.ignored.items() if len(reason.split()) < 4]
    assert not short, "a reason of at least four words, so that a reader knows what is lost"
    for layout in register.layouts:
        names = [source for source, _ in layout.header]
        assert len(names) == len(set(names))
        assert layout.optional <= used | set(register.ignored)
        assert set(register.key) - layout.optional, "what a row speaks of hangs on a column that is there"


@each
def test_kinds_properties_and_value_types_are_known(register: Register) -> None:
    assert register.kind in KINDS
    for column in register.columns:
        assert has_property(register.kind, column.property)
        assert column.value in CLEANERS
        vocabulary = {value.canon for word in column.words.values() for value in CLEANERS[column.value](word)}
        assert vocabulary == set(column.words.values()), "a word of ours that its own list lacks"
    for needed in ("title", "publisher", "counts", "leaves_out", "licence"):
        assert getattr(register, needed), f"register.yml says no {needed}"
    assert register.version >= 1


@each
def test_publishers_do_not_move_their_columns_and_people_do(register: Register) -> None:
    assert all(layout.any_order == (register.publisher == OURS) for layout in register.layouts), (
        "write 'any_order: false' in each layout: a moved column of a publisher is another layout, to be looked at"
    )


@each
def test_field_tables_need_their_first_three_columns_only(register: Register) -> None:
    for layout in register.layouts:
        if layout.name == "field_table":
            needed = [ours for _, ours in layout.header if ours not in layout.optional]
            assert needed == [ours for _, ours in layout.header][:3]


@sample
def test_a_sample_gives_its_expected_statements(path: Path) -> None:
    read, wanted = read_one(path), expected(path)
    assert read.register == path.parent.name
    assert [list(one) for one in read.said] == [
        [place, prop, said, canon, day(low), day(high), hedge]
        for place, prop, said, canon, low, high, hedge in wanted["statements"]
    ]


@sample
def test_a_sample_is_accounted_for(path: Path) -> None:
    unpivoted, wanted = read_one(path).unpivoted, expected(path)
    account = {key: getattr(unpivoted, key) for key in ("records", "read", "refused", "cells", "joined", "skipped")}
    assert account == wanted["account"]
    assert account["records"] == account["read"] + account["refused"] + account["joined"] + account["skipped"]
    faults = sorted(unpivoted.faults, key=lambda fault: (fault.first, fault.repaired))
    told = [
        [fault.first, fault.last, "repaired" if fault.repaired else f"cell {fault.cell}" if fault.cell else "row",
         fault.code or fault.reason] for fault in faults
    ]  # fmt: skip
    assert told == wanted["faults"]
    assert unpivoted.vague == wanted["vague"]


@sample
def test_a_sample_reads_every_row_once(path: Path) -> None:
    read = read_one(path)
    assert len(read.subjects) == read.unpivoted.read
    assert len(read.ids) == len(read.statements)


@each
def test_samples_cover_every_column(register: Register) -> None:
    reads: list[Read] = [read_one(path) for path in SAMPLES if path.parent.name == register.name]
    said = {one[1] for read in reads for one in read.said}
    assert said == {column.property for column in register.columns}, "a property that no row of a sample gives"


@each
def test_samples_cover_every_layout(register: Register) -> None:
    paths = [path for path in SAMPLES if path.parent.name == register.name]
    seen = set()
    for path in paths:
        with recognised(path, path.name, look(path), told_of(path)) as answer:
            seen |= {part.layout.name for part in answer.parts}
    assert seen == {layout.name for layout in register.layouts}


def test_samples_are_invented() -> None:
    """No row of a sample holds the name of a state that exists: the case's own table of states lists them. What its
    register says of all rows is no row of it."""
    states = (REGISTERS.parents[1] / "reference" / "states.csv").read_text("utf-8").splitlines()[1:]
    real = {line.split(",")[1].strip('"').casefold() for line in states} - {""}
    assert len(real) > 150
    for path in SAMPLES:
        register = register_named(path.parent.name)
        constant = {words.casefold() for layout in register.layouts for words in layout.constants.values()}
        cells = {row["said"].strip().casefold() for row in read_one(path).statements}
        assert not cells & real - constant, f"{path}: a sample names invented states only (Ruritania, Freedonia)"


def said(**changes: Any) -> dict[str, Any]:
    """A sound description, but for some changes."""
    sound: dict[str, Any] = {
        "title": "Invented", "version": 1, "kind": "Place", "key": ["place"],
        "layouts": [{"name": "flat", "header": ["place", "country", "by_whom"]}],
        "columns": {"place": {"value": "text"}, "country": {"value": "states"}}, "ignored": {"by_whom": "says nothing of it"},
    }  # fmt: skip
    return sound | changes


def test_a_sound_description_is_read() -> None:
    assert parse("invented", said()).key == ("place",)


def column(**entry: Any) -> dict[str, Any]:
    """The sound columns, with one entry for ``place``."""
    return {"columns": {"place": {"value": "text", **entry}, "country": {"value": "states"}}}


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"kind": "Spaceship"}, "unknown kind 'Spaceship'"),
        (column(value="no such cleaner"), "column place: no cleaner 'no such cleaner'"),
        (column(value="states_dutsch"), "did you mean 'states_dutch'"),
        (column(property="supplier"), "column place: a Place has no property 'supplier'"),
        ({"columns": {"place": {"value": "text"}}}, "layout flat: column 'country' is neither used nor ignored"),
        ({"columns": {"place": "text", "country": {"value": "states"}}}, "column place: "),
        (column(require=True), "column place: nothing is called 'require' there; did you mean 'required'"),
        ({"key": ["no_such_column"]}, "column 'no_such_column' is named in key and has no entry under columns or ignored"),
        ({"row_name": "by_whom"}, "'by_whom' is named in row_name or expect and not used"),
        ({"ignored": {"by_whom": " "}}, "'by_whom' is ignored without a reason"),
        ({"ignored": {"by_whom": "says nothing", "place": "used and ignored"}}, "'place' is both used and ignored"),
        ({"ignore": {}}, "nothing is called 'ignore' there; did you mean 'ignored'"),
        ({"defaults": {"supplier": "everybody"}}, "defaults: a Place has no property 'supplier'"),
        ({"expect": {"filled": {"by_whom": 0.5}}}, "'by_whom' is named in row_name or expect and not used"),
        ({"documented_at": "somewhere"}, "documented_at 'somewhere' is no address"),
        (column(words={"a": ["x"], "b": ["X"]}), "column place: 'X' stands for a and for b"),
        ({"layouts": [{"name": "flat", "heading": ["place"]}]}, "layout flat: nothing is called 'heading' there"),
        ({"layouts": [{"name": "flat"}]}, "layout flat: there is no 'header'"),
    ],
    ids=str,
)  # fmt: skip
def test_a_description_that_breaks_a_rule_is_refused_in_words_that_help(changes: dict[str, Any], told: str) -> None:
    with pytest.raises(ValueError, match=r"^invented: .*" + re.escape(told)):
        parse("invented", said(**changes))


@pytest.mark.parametrize("missing", ["title", "version", "kind", "key", "layouts", "columns"])
def test_what_a_description_must_say_is_asked_for(missing: str) -> None:
    with pytest.raises(ValueError, match=f"^invented: there is no '{missing}'"):
        parse("invented", {name: words for name, words in said().items() if name != missing})


def transfer(prop: str, value: str) -> Register:
    return parse("invented", said(kind="Transfer", key=["number"], ignored={}, columns={"number": {"property": prop, "value": value}},
                                  layouts=[{"name": "flat", "header": ["number"]}]))  # fmt: skip


@pytest.mark.parametrize("value", ["count", "number", "text"])
def test_a_quantity_is_read_by_a_cleaner_that_gives_its_unit(value: str) -> None:
    """The normal form of a quantity is its unit: read as a count, "12" would become a unit."""
    with pytest.raises(ValueError, match=r"column number: property 'quantity' .* one of quantity, quantity_dutch"):
        transfer("quantity", value)


@pytest.mark.parametrize("prop", ["delivered.quantity", "quantity_low"])
def test_a_unit_is_not_read_where_it_would_be_lost(prop: str) -> None:
    """Of "2143 kg" only the number would stay, and would count as pieces."""
    with pytest.raises(ValueError, match=f"column number: cleaner 'quantity' .* '{prop}'"):
        transfer(prop, "quantity")
    assert transfer(prop, "count").columns[0].value == "count"


def test_a_register_that_breaks_a_rule_is_named_with_its_file(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("headstamp.collect.registers.description.REGISTERS", ("places", "broken"))
    monkeypatch.setattr("headstamp.collect.registers.description.text_of", lambda name: "title: a\n b: [")
    with pytest.raises(Unrecognised, match="line 2") as error:
        register_named("broken")
    assert error.value.file == "headstamp/collect/registers/broken/register.yml"


def test_an_unknown_register_is_no_register() -> None:
    with pytest.raises(KeyError):
        register_named("no_such_register")
