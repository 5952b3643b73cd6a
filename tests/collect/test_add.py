"""Files added to a case: whole or not at all, accounted for, the same in any order, once."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

import pytest

import headstamp
from headstamp.answers.answer import as_json
from headstamp.casefile.case import Case
from headstamp.casefile.sources import place_of
from headstamp.casefile.tables import lay_out
from headstamp.collect import table_source as opening
from headstamp.collect import unpivot as unpivoting
from headstamp.collect.registers.description import reader_of
from headstamp.engine.on_duckdb import DuckEngine
from headstamp.nouns.errors import HeadstampError, NoSpace, Unrecognised, WrongUse
from headstamp.nouns.ids import cited_id
from headstamp.nouns.values import CLEANERS, Value
from tests.collect.reading import REGISTERS, UNASKED, written
from tests.source_tree import ROOT

ITEMS = "item_id,designation,class,part_of,same_as,source_url,source_title,reliability,root"


@pytest.fixture
def case(tmp_path: Path) -> Iterator[Case]:
    with headstamp.init(tmp_path / "case", bare=True) as made:
        yield made


def rows(folder: Path, name: str, *lines: str, header: str = ITEMS) -> Path:
    """A table; lines are filled up with empty cells."""
    full = (line + "," * (header.count(",") - line.count(",")) for line in lines)
    return written(folder / name, "\n".join((header, *full, "")))


def snapshot(case: Case) -> dict[str, str]:
    """Every file of a case and the hash of its bytes, without the tables that are kept for the next question."""
    paths = [path for path in case.path.rglob("*") if path.relative_to(case.path).parts[0] != "cache"]
    return {
        f"{path.relative_to(case.path)}{'/' * path.is_dir()}": sha256(path.read_bytes()).hexdigest() if path.is_file() else ""
        for path in paths
    }


def contents(case: Case) -> tuple[object, ...]:
    """What a case knows, without regard to the order in which it learned it."""
    lay_out(case)
    held = sorted(str(sorted(row.items(), key=str)) for row in as_json(headstamp.sources(case))["sources"])
    refused = sorted(str(row) for row in as_json(headstamp.refused(case))["rows"])
    statements = case.engine.rows("select id, canon, low, high, source, cited, locator from current order by id")
    return held, refused, statements


def test_every_sample_is_added_and_accounted_for(case: Case) -> None:
    for one in headstamp.add(case, *UNASKED):
        assert one.records == one.read + one.refused + one.joined + one.skipped
        assert one.read > 0
        assert one.statements > 0
        assert one.known == 0 or sum(path.parent.name == one.register for path in UNASKED) > 1
    listed = [row for row in as_json(headstamp.sources(case))["sources"] if row["held"]]
    assert len(listed) == len(UNASKED)
    assert {row["id"] for row in listed} == {sha256(path.read_bytes()).hexdigest() for path in UNASKED}
    for path in UNASKED:
        assert place_of(case.path, sha256(path.read_bytes()).hexdigest()).read_bytes() == path.read_bytes()


def test_adding_again_changes_nothing(case: Case) -> None:
    first = headstamp.add(case, *UNASKED)
    before, knew = snapshot(case), contents(case)
    again = headstamp.add(case, *reversed(UNASKED))
    assert contents(case) == knew
    assert set(snapshot(case)) == set(before)
    assert {one.file: one.statements for one in again} == {one.file: one.known for one in again}
    assert {(one.file, one.read, one.refused) for one in again} == {(one.file, one.read, one.refused) for one in first}


def test_the_order_of_files_changes_nothing(tmp_path: Path) -> None:
    told = []
    for name, paths in (("a", UNASKED), ("b", list(reversed(UNASKED)))):
        with headstamp.init(tmp_path / name, bare=True) as case:
            for path in paths:
                headstamp.add(case, path)
            told.append(contents(case))
    assert told[0] == told[1]


@pytest.mark.parametrize("content", ["", "\0", "name,of,nothing\n1,2,3\n", "item_id,designation,colour\n1,2,3\n"])
def test_a_file_that_cannot_be_read_leaves_the_case_as_it_was(case: Case, tmp_path: Path, content: str) -> None:
    headstamp.add(case, UNASKED[0])
    before = snapshot(case)
    with pytest.raises(Unrecognised):
        headstamp.add(case, written(tmp_path / "file.csv", content))
    assert snapshot(case) == before


def test_a_document_is_no_register_and_leaves_no_trace(case: Case, tmp_path: Path) -> None:
    before = snapshot(case)
    (one,) = headstamp.add(case, written(tmp_path / "LICENSE", (ROOT / "LICENSE").read_text("utf-8")))
    assert (one.register, one.asks, one.records) == ("", (), 0)
    assert snapshot(case) == before


@pytest.mark.parametrize("step", ["unpivot", "statements", "write_source", "write_refused", "keep"])
@pytest.mark.parametrize("error", [OSError(28, "No space left on device"), KeyboardInterrupt(), MemoryError(), ValueError("x")])
def test_a_failure_at_any_step_leaves_the_case_as_it_was(
    case: Case, monkeypatch: pytest.MonkeyPatch, step: str, error: BaseException
) -> None:
    headstamp.add(case, *UNASKED[:2])
    before, knew = snapshot(case), contents(case)
    targets = {
        "unpivot": "headstamp.collect.add.unpivot", "statements": "headstamp.collect.save.Saved.statements",
        "write_source": "headstamp.casefile.store.Store.write_source", "keep": "headstamp.collect.add.keep",
        "write_refused": "headstamp.casefile.store.Store.write_refused",
    }  # fmt: skip

    def fail(*_: object, **__: object) -> None:
        raise error

    with monkeypatch.context() as patched:
        patched.setattr(targets[step], fail)
        with pytest.raises(NoSpace if isinstance(error, OSError) else type(error)):
            headstamp.add(case, UNASKED[4])
    assert snapshot(case) == before
    assert contents(case) == knew
    assert headstamp.add(case, UNASKED[4])[0].read > 0


def test_a_reader_that_fails_midway_leaves_nothing(case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    def half(opened: object) -> Iterator[object]:
        yield from list(reader_of("items").read(opened))[:1]
        raise KeyboardInterrupt

    before = snapshot(case)
    monkeypatch.setattr("headstamp.collect.registers.plain_reader.read", half)
    with pytest.raises(KeyboardInterrupt):
        headstamp.add(case, REGISTERS / "places" / "sample.csv")
    assert snapshot(case) == before


def test_a_folder_a_missing_file_and_a_pipe_are_named(case: Case, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    for path, found in ((tmp_path, "a folder"), (tmp_path / "gone.csv", "cannot be read"), (tmp_path / "pipe", "a pipe")):
        with pytest.raises(Unrecognised, match=found) as caught:
            headstamp.add(case, path)
        assert caught.value.exit_code == 4
        assert str(path) in str(caught.value)


def test_a_newer_reader_replaces_the_older_reading(case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    path = REGISTERS / "places" / "sample.csv"
    headstamp.add(case, path)
    (old,) = case.store.readings()
    monkeypatch.setattr("headstamp.collect.registers.description.Register.reader", property(lambda self: f"{self.name}@99"))
    headstamp.add(case, path)
    (new,) = case.store.readings()
    assert (old.reader, new.reader) == ("places@1", "places@99")
    assert old.statements == new.statements
    assert [path.name for path in (case.path / "statements").iterdir()] == [Path(new.file).name]


def test_a_day_that_is_told_later_is_kept(case: Case, tmp_path: Path) -> None:
    path = rows(tmp_path, "items.csv", "I1,Lance,rifle")
    headstamp.add(case, path)
    headstamp.add(case, path, vintage="2020-01-02")
    assert [row["vintage"] for row in as_json(headstamp.sources(case))["sources"] if row["held"]] == ["2020-01-02"]


def test_one_id_with_two_stories_needs_a_day(case: Case, tmp_path: Path) -> None:
    headstamp.add(case, rows(tmp_path, "old.csv", "I1,Lance,rifle", "I2,Hammer,apc"))
    same = rows(tmp_path, "same.csv", "I2,Hammer,apc", "I3,Kestrel,helicopter")
    assert headstamp.add(case, same)[0].read == 2
    before = snapshot(case)
    other = rows(tmp_path, "other.csv", "I4,Lance,rifle", "I1,Hammer,apc")
    with pytest.raises(WrongUse, match=r"'I1', of which old\.csv in this case says otherwise") as caught:
        headstamp.add(case, other)
    assert caught.value.locator == "line=3"
    assert snapshot(case) == before
    headstamp.add(case, other, vintage="2021-05-06")
    lay_out(case)
    told = case.engine.rows("select name, designation from item order by name")
    assert [(row["name"], row["designation"]) for row in told] == [
        ("I1", "Hammer"), ("I2", "Hammer"), ("I3", "Kestrel"), ("I4", "Lance"),
    ]  # fmt: skip


def test_cited_pages_are_sources_with_the_worst_grade(case: Case, tmp_path: Path) -> None:
    page = "https://example.org/page"
    headstamp.add(
        case,
        rows(tmp_path, "a.csv", f"I1,Lance,rifle,,,{page},A title,B,An institute", f"I2,Lance,rifle,,, {page} ,A title,D,An institute"),
        rows(tmp_path, "b.csv", f"I3,Lance,rifle,,,{page},A title,C,Another"),
    )  # fmt: skip
    (cited,) = [row for row in as_json(headstamp.sources(case))["sources"] if not row["held"]]
    assert cited["id"] == cited_id(page)
    assert (cited["url"], cited["title"], cited["reliability"]) == (page, "A title", "D")
    assert cited["records"] is None
    lay_out(case)
    assert {row["cited"] for row in case.engine.rows("select distinct cited from current")} == {cited_id(page)}


def test_years_that_a_publisher_cut_and_a_full_register_of_one_day_divide_an_order(case: Case) -> None:
    folder = REGISTERS / "sipri"
    full = (folder / "sample_years.csv").read_text("utf-8-sig").replace("'2000' to '2009'", "'Not specified' to 'Not specified'")
    full = full.replace("Deliveries in the Year Range", "Number delivered").replace("2010", "2009")
    full = full.replace(",5,,2000; 2001", ",9,,1999; 2000; 2001")
    cut = headstamp.add(case, folder / "sample_years.csv")
    assert any("cut by its publisher to deliveries from Syldavia in 2000–2009" in note for note in cut[0].notes)
    headstamp.add(case, written(case.path.parent / "full.csv", full))
    lay_out(case)
    told = case.engine.rows("select low from current where property = 'delivered.quantity'")
    # 5 in the years of the cut file; of the 9 in three years, at least one in the year that it leaves out.
    assert sorted(row["low"] for row in told) == [1.0, 5.0]


def test_the_account_adds_up_for_json(case: Case) -> None:
    (one,) = headstamp.add(case, REGISTERS / "items" / "sample.csv")
    told = as_json(one)
    assert set(told) >= {"source", "file", "register", "vintage", "asks", "records", "read", "refused", "joined", "skipped",
                         "statements", "known"}  # fmt: skip
    listed = [row for row in as_json(headstamp.refused(case))["rows"] if not row["repaired"]]
    assert told["refused"] == len([row for row in listed if row["cell"] is None])
    assert told["cells"] == len([row for row in listed if row["cell"] is not None]) > 0


def test_statements_that_are_gone_are_missed(case: Case) -> None:
    headstamp.add(case, REGISTERS / "places" / "sample.csv")
    for path in (case.path / "statements").iterdir():
        path.unlink()
    with pytest.raises(HeadstampError, match="no readable file of statements"):
        lay_out(case)


def test_statements_that_were_damaged_are_no_fault_of_ours(case: Case) -> None:
    headstamp.add(case, REGISTERS / "places" / "sample.csv")
    for path in (case.path / "statements").iterdir():
        path.write_bytes(b"no parquet at all")
    with pytest.raises(HeadstampError, match="statements that were changed"):
        lay_out(case)


def test_two_cases_are_two_cases(tmp_path: Path) -> None:
    with headstamp.init(tmp_path / "a", bare=True) as one:
        headstamp.add(one, UNASKED[0])
        shutil.copytree(one.path, tmp_path / "b")
        with headstamp.open_case(tmp_path / "b") as two:
            headstamp.add(two, UNASKED[3])
            assert len(as_json(headstamp.sources(one))["sources"]) < len(as_json(headstamp.sources(two))["sources"])


def test_a_long_file_is_cleaned_and_written_in_slices(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What one slice gives and what many give is the same, row for row, in the order of the file."""
    path = rows(tmp_path, "items.csv", *(f"I{number:02},Lance-{number % 3},rifle" for number in range(50, 0, -1)))
    told = []
    for name, size in (("whole", unpivoting.SLICE), ("sliced", 7)):
        monkeypatch.setattr(unpivoting, "SLICE", size)
        monkeypatch.setattr(unpivoting, "AT_ONCE", size)
        with headstamp.init(tmp_path / name, bare=True) as case:
            assert headstamp.add(case, path)[0].statements == 150
            (file,) = (case.path / "statements").iterdir()
            told.append(case.engine.rows(f"select * from read_parquet('{file}')"))
            assert headstamp.add(case, path)[0].known == 150
    assert told[0] == told[1]
    assert [row["said"] for row in told[0] if row["property"] == "item_id"] == [f"I{number:02}" for number in range(50, 0, -1)]


def test_each_distinct_cell_is_cleaned_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Why large registers are read fast: a thousand mentions of three designations are three cleanings."""
    cleaned: list[str] = []
    cleaner = CLEANERS["designation"]

    def counted(cell: str) -> tuple[Value, ...]:
        cleaned.append(cell)
        return cleaner(cell)

    monkeypatch.setitem(CLEANERS, "designation", counted)
    monkeypatch.setattr(opening, "CHUNK_ROWS", 100)
    monkeypatch.setattr(unpivoting, "AT_ONCE", 2)
    path = rows(tmp_path, "items.csv", *(f"I{number},Lance-{number % 3},rifle" for number in range(1000)))
    with headstamp.init(tmp_path / "case", bare=True) as case:
        assert headstamp.add(case, path)[0].read == 1000
    assert sorted(cleaned) == ["Lance-0", "Lance-1", "Lance-2"]


def test_an_interrupted_query_is_an_interruption(monkeypatch: pytest.MonkeyPatch) -> None:
    engine = DuckEngine()

    class Interrupted:
        def execute(self, *_: object) -> None:
            raise RuntimeError("Query interrupted")

        def interrupt(self) -> None:
            pass

        def close(self) -> None:
            pass

    monkeypatch.setattr(engine, "_connection", Interrupted())
    with pytest.raises(KeyboardInterrupt):
        engine.rows("select 1")


def test_a_slow_step_draws_no_bar_into_an_answer() -> None:
    engine = DuckEngine()
    try:
        assert engine.rows("select current_setting('enable_progress_bar') as drawn") == [{"drawn": False}]
    finally:
        engine.close()


def test_what_was_repaired_is_said_with_its_first_place(case: Case) -> None:
    (told,) = headstamp.add(case, REGISTERS / "gur_components" / "sample.csv")
    assert [note for note in told.notes if "--repaired" in note] == [
        "1 place, which 'headstamp refused --repaired' lists; the first at line=5: "
        "3 rows that repeat 2 earlier ones cell by cell; each is read once"
    ]


def test_what_a_user_told_of_a_treaty_is_held_against_the_other_files(case: Case) -> None:
    """Several treaties share one header: a slip in --as is seen by a name that no other file has, and by other days."""
    treaty = REGISTERS / "treaty_participation"
    (first,) = headstamp.add(case, treaty / "sample.csv", told_as="treaty=ATT")
    assert first.notes[0] == "treaty 'ATT' is what was told, its bytes do not say so"
    assert not any("otherwise" in note for note in first.notes)
    (slip,) = headstamp.add(case, treaty / "sample_ratification.csv", told_as="treaty=ATT")
    assert "of the rows that sample.csv has too (2), 2 say otherwise: is it of the same treaty?" in slip.notes
    (other,) = headstamp.add(case, treaty / "sample_provisional.csv", told_as="treaty=CCM")
    assert "no other file of this case was told so; others are 'ATT'" in other.notes


def test_a_header_alone_is_told(case: Case) -> None:
    (empty,) = headstamp.add(case, rows(case.path.parent, "items.csv"))
    assert (empty.records, empty.notes[-1]) == (0, "a header, and no record below it")
