"""Benchmarks do what they say: tiny sizes, and never how long it took."""

from __future__ import annotations

import csv
from importlib import import_module
from pathlib import Path

import pytest

from benchmarks import __main__ as benchmarks
from benchmarks import registers
from benchmarks.clean import COLUMN, drawn_mentions, each_mention, once_and_joined
from benchmarks.customs import LOOP, OURS, SCAN, exponents, ratios
from benchmarks.customs_register import HEADER, drawn_customs
from benchmarks.read_sipri import printed_by
from benchmarks.registers import tables
from benchmarks.trade_register import number_words
from benchmarks.ways_of_customs import KEY, READ
from headstamp.nouns.values import CLEANERS, Value
from tests.collect.reading import REGISTERS, read_one


@pytest.fixture(scope="module")
def customs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return drawn_customs(tmp_path_factory.mktemp("drawn") / "customs.csv", 300)


def test_each_named_benchmark_takes_the_words_of_its_command_line() -> None:
    for name in benchmarks.NAMES:
        assert callable(import_module(f"benchmarks.{name}").main)
    assert benchmarks.main(["no such benchmark"]) == 2


def test_equal_sizes_give_equal_bytes_and_other_seeds_others(customs: Path, tmp_path: Path) -> None:
    assert drawn_customs(tmp_path / "again.csv", 300).read_bytes() == customs.read_bytes()
    assert drawn_customs(tmp_path / "other.csv", 300, seed=2).read_bytes() != customs.read_bytes()


def test_each_drawn_row_is_a_flow_of_its_own_between_two_states(customs: Path) -> None:
    with customs.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    assert tuple(rows[0]) == HEADER
    assert len({tuple(row[name] for name in KEY) for row in rows}) == len(rows) == 300
    assert all(row["reporterDesc"] != row["partnerDesc"] for row in rows)
    assert {row["flowCode"] for row in rows} == {"M", "X"}


def test_every_drawn_row_gives_a_statement_of_each_column(customs: Path) -> None:
    unpivoted = read_one(customs).unpivoted
    assert (unpivoted.records, unpivoted.read, unpivoted.faults) == (300, 300, ())


@pytest.mark.parametrize("way", [OURS, SCAN])
def test_a_way_reads_every_row_in_a_process_of_its_own(customs: Path, way: str) -> None:
    assert printed_by("ways_of_customs", way, customs)["orders"] == 300


def test_the_loops_read_the_columns_that_the_register_reads(customs: Path) -> None:
    # The heading has no column of its own: it is the first digits of the code.
    assert {row["property"] for row in read_one(customs, "comtrade").statements} == {*READ.values(), "heading"}


def test_the_steps_of_reading_are_found_where_they_are_looked_for() -> None:
    steps = printed_by("steps_of_add", REGISTERS / "sipri" / "sample.csv")
    assert {"cells: splitting lines", "cleaning each distinct cell", "recognising the register"} <= {*steps}


def test_a_drawn_number_is_never_written_with_an_exponent() -> None:
    """Such a cell is refused, and the benchmark would stop: it counts what each way has read."""
    assert [number_words(value) for value in (0.05, 12.5, 100.0, 1_234_567.5)] == ["0.05", "12.5", "100", "1234567.5"]


def run(way: str, rows: int, seconds: float) -> dict[str, object]:
    return {"way": way, "rows": rows, "seconds": seconds, "processor": seconds / 2}


def test_ratios_are_by_row_and_at_the_nearest_size() -> None:
    told = [run(OURS, 100, 2.0), run(SCAN, 100, 0.5), run(LOOP, 200, 12.0), run(OURS, 1000, 20.0), run(SCAN, 1000, 2.0)]
    assert ratios(told) == [f"| {SCAN} | 1,000 | 10.00 | 10.00 |", f"| {LOOP} | 200 | 0.33 | 0.33 |"]


def test_the_exponent_of_what_grows_tenfold_with_its_size_is_one() -> None:
    told = [run(OURS, 100, 2.0), run(OURS, 1000, 20.0), run(SCAN, 100, 0.5)]
    assert exponents(told) == [f"{OURS}: seconds ~ rows ^ 1.00, processor seconds ~ rows ^ 1.00"]


def test_both_ways_of_cleaning_clean_every_mention_and_ours_cleans_each_word_once(monkeypatch: pytest.MonkeyPatch) -> None:
    mentions = drawn_mentions(500, 40)
    assert len(mentions) == 500
    assert len({*mentions}) == 40
    cleaned: list[str] = []
    cleaner = CLEANERS[COLUMN.value]

    def counted(cell: str) -> tuple[Value, ...]:
        cleaned.append(cell)
        return cleaner(cell)

    monkeypatch.setitem(CLEANERS, COLUMN.value, counted)
    assert once_and_joined(mentions) == 500
    assert sorted(cleaned) == sorted({*mentions})
    assert each_mention(mentions) == 500
    assert len(cleaned) == 540


def test_each_register_that_is_a_table_is_read(capsys: pytest.CaptureFixture[str]) -> None:
    samples = [REGISTERS / name for name in ("sipri/sample.csv", "us_sam/sample.json", "comtrade/sample.csv", "sipri/register.yml")]
    assert [opened.register.name for opened in tables(samples)] == ["sipri", "comtrade"]
    registers.main([str(REGISTERS / "comtrade" / "sample.csv")])
    last = capsys.readouterr().out.strip().splitlines()[-1].split(" | ")
    assert last[:3] == ["| sample.csv", "comtrade", "6"]
