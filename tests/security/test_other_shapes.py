"""JSON, numbers and words of other shapes in a case that somebody sent: an answer or one error, and never a fault of ours."""

from __future__ import annotations

import json
import random
import shutil
import sqlite3
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any

import duckdb
import pytest

import headstamp
from headstamp.answers.answer import as_json
from headstamp.cli import main
from headstamp.nouns.errors import HeadstampError
from headstamp.publish.figures_drift import read_figures
from headstamp.publish.verify import compare
from tests.invented_case import SETTINGS, write_files

SHAPES: tuple[Any, ...] = ([1, 2], None, "x", {}, 5, True, [None], {"a": {"b": []}}, -1e300, "\ud800")
WORDS = ("[1,2]", "null", '"x"', "{}", "5", "", "true", "[[]]", "1e999", "x")
NUMBERS = (0, -1, 5, 2**62, -(2**62))
FEW = 2
"""How many of the drawn places of one kind are tried: each is a whole report."""
MORE = 4
"""The same for columns of one table of the ledger."""
OWN_FAULT = 70


@pytest.fixture(scope="session")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A case with rows of every table, judgements and its report; tests change a copy."""
    folder = tmp_path_factory.mktemp("whole")
    with headstamp.init(folder / "case", bare=True) as case:
        (case.path / "case.yml").write_text(SETTINGS, encoding="utf-8")
    with headstamp.open_case(folder / "case") as case:
        headstamp.add(case, *write_files(folder / "files"))
        headstamp.judge(case, "items:I1", "same", value="items:I2", because="seen", judge="somebody")
        headstamp.report(case)
    return folder / "case"


@pytest.fixture
def received(whole: Path, tmp_path: Path) -> Path:
    return shutil.copytree(whole, tmp_path / "received" / "case")


def ended(capsys: pytest.CaptureFixture[str], *words: str | Path) -> tuple[int, str]:
    """The exit code of one command and what it told on standard error."""
    capsys.readouterr()
    code = main([str(word) for word in words])
    told = capsys.readouterr().err
    assert code != OWN_FAULT, told
    assert "Traceback" not in told
    return code, told


def places(said: Any, at: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """The keys and numbers that lead to each value in a piece of JSON; of a list the first entry stands for all."""
    yield at
    if isinstance(said, dict):
        for key, value in said.items():
            yield from places(value, (*at, key))
    elif isinstance(said, list) and said:
        yield from places(said[0], (*at, 0))


def changed(said: Any, at: tuple[Any, ...], shape: Any) -> Any:
    """The same piece of JSON with another value at one place."""
    if not at:
        return shape
    copy = json.loads(json.dumps(said))
    inner = copy
    for key in at[:-1]:
        inner = inner[key]
    inner[at[-1]] = shape
    return copy


def with_value(path: Path, column: str, value: Any, condition: str = "true") -> None:
    """Put a value into a column of a Parquet file."""
    with duckdb.connect() as engine:
        engine.execute(f"create table forged as select * from read_parquet('{path}')")
        engine.execute(f"update forged set {column} = ? where {condition}", [value])
        engine.execute(f"copy forged to '{path}' (format parquet)")


def values_of(path: Path) -> list[tuple[str, Any]]:
    with duckdb.connect() as engine:
        rows = engine.execute(f"select id, value from read_parquet('{path}') order by id").fetchall()
    return [(identifier, json.loads(value)) for identifier, value in rows]


FINDERS = ("documented", "supply", "decades", "bounds_of_case", "types", "routes", "flows", "claims", "gaps")


@pytest.mark.parametrize("text", ["[1,2]", "null", '"x"', "5", "true", "{", "", '{"low": NaN}', "[" * 3_000 + "]" * 3_000,
                                  '{"a":' * 60 + "1" + "}" * 60])  # fmt: skip
@pytest.mark.parametrize("column", ["value", "parameters"])
def test_a_finding_that_is_no_object_is_one_error(
    received: Path, capsys: pytest.CaptureFixture[str], column: str, text: str
) -> None:
    with_value(received / "findings" / "types.parquet", column, text)
    for words in (("report", received), ("show", received, "candidates:I1")):
        code, told = ended(capsys, *words)
        assert code == 2
        assert "findings" in told


@pytest.mark.parametrize(
    ("column", "value"),
    [("rule", None), ("rule", "other@1"), ("about", None), ("about", "x"), ("support", None), ("support", ""), ("id", None),
     ("id", "x"), ("low", 1e300), ("low", float("nan"))],
)  # fmt: skip
def test_a_finding_with_other_cells_is_one_error(received: Path, capsys: pytest.CaptureFixture[str], column: str, value: Any) -> None:
    with_value(received / "findings" / "types.parquet", column, value)
    assert ended(capsys, "report", received)[0] == 2
    assert ended(capsys, "show", received, "candidates:I1")[0] == 2


@pytest.mark.parametrize("finder", FINDERS)
def test_an_answer_of_another_shape_is_an_error_that_names_the_findings(
    received: Path, capsys: pytest.CaptureFixture[str], finder: str
) -> None:
    """Every key of the answer at the top, and some of those inside, give way to other shapes."""
    path = received / "findings" / f"{finder}.parquet"
    content = path.read_bytes()
    identifier, answer = values_of(path)[-1]
    draw = random.Random(f"shapes of {finder}")
    inside = [at for at in places(answer) if at]
    for at in [(), *draw.sample(inside, min(FEW, len(inside)))]:
        path.write_bytes(content)
        with_value(path, "value", json.dumps(changed(answer, at, draw.choice(SHAPES) if at else {})), f"id = '{identifier}'")
        code, told = ended(capsys, "report", received)
        assert code in (0, 2), (at, told)
        assert not code or "findings" in told
    assert ended(capsys, "show", received, identifier)[0] in (0, 2)


def test_an_answer_without_its_keys_is_refused(received: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for finder in FINDERS:
        with_value(received / "findings" / f"{finder}.parquet", "value", "{}")
    code, told = ended(capsys, "report", received)
    assert code == 2
    assert told.count("error: ") == 1


def test_a_fault_of_ours_is_not_put_down_to_the_findings(received: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> list[str]:
        raise KeyError("ours")

    monkeypatch.setattr("headstamp.publish.reports.trace.report.write_report", broken)
    with headstamp.open_case(received) as case, pytest.raises(KeyError, match="ours"):
        headstamp.report(case)


def test_figures_of_another_shape_are_an_error_or_drift(whole: Path, received: Path) -> None:
    path = received / "report" / "figures.json"
    figures = json.loads(path.read_text(encoding="utf-8"))
    draw = random.Random("figures")
    outer = [(key,) for key in figures] + [("figures", 0, key) for key in figures["figures"][0]]
    with headstamp.open_case(received) as case:
        for at in [(), *outer, *draw.sample(list(places(figures)), FEW)]:
            shape = draw.choice(SHAPES)
            path.write_text(json.dumps(changed(figures, at, shape)), encoding="utf-8")
            try:
                read_figures(received / "report")
                found = as_json(compare(case, received / "report", case, whole / "report"))
            except HeadstampError:
                continue
            assert found["failures"], (at, shape)


LEDGER = {
    "reading": ("selection", "vague", "defaults", "layout", "register", "reader", "file", "sha256"),
    "source": ("register", "name", "url", "published", "vintage", "kind", "reliability", "told_as", "corrects", "root"),
    "refused": ("register", "locator", "reason", "words", "cell", "text", "code", "subject"),
    "judgement": ("id", "about", "verdict", "value", "judge", "decided", "because", "previous", "chain", "question"),
}
COUNTS = {"reading": ("records", "read", "refused", "cells", "joined", "skipped", "statements"), "source": ("held",),
          "refused": ("repaired",), "judgement": ("position", "credibility")}  # fmt: skip


def put(folder: Path, table: str, column: str, value: Any) -> None:
    """Put a value into a column of the first row of a table of the ledger."""
    connection = sqlite3.connect(folder / "case.sqlite", isolation_level=None)
    connection.execute(f"update {table} set {column} = ? where rowid = (select min(rowid) from {table})", (value,))
    connection.close()


@pytest.mark.parametrize("column", ["selection", "vague", "defaults"])
@pytest.mark.parametrize("text", [*WORDS, '{"first_year": "x", "last_year": null, "suppliers": [], "recipients": []}',
                                  '{"first_year": 0, "last_year": 99999, "suppliers": [], "recipients": []}',
                                  '{"first_year": null, "last_year": null, "suppliers": [1], "recipients": "x"}', '{"stage": 5}',
                                  '[{"word": 1}]', "[" * 3_000])  # fmt: skip
def test_json_of_the_ledger_in_another_shape_is_one_error(
    received: Path, capsys: pytest.CaptureFixture[str], column: str, text: str
) -> None:
    put(received, "reading", column, text)
    fine = {"selection": [""], "vague": ["[]"], "defaults": ["{}"]}[column]
    for words in (("suppliers", received), ("sources", received)):
        code, told = ended(capsys, *words)
        assert code == (0 if text in fine else 2), told


@pytest.mark.parametrize("table", LEDGER)
def test_words_of_the_ledger_in_another_shape_are_an_answer_or_one_error(
    whole: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], table: str
) -> None:
    draw = random.Random(f"words of {table}")
    every = [*((column, WORDS) for column in LEDGER[table]), *((column, NUMBERS) for column in COUNTS[table])]
    tried: list[tuple[str, Any]] = [(column, draw.choice(values)) for column, values in draw.sample(every, min(MORE, len(every)))]
    for number, (column, value) in enumerate(tried):
        folder = shutil.copytree(whole, tmp_path / str(number) / "case")
        try:
            put(folder, table, column, value)
        except sqlite3.IntegrityError:
            continue
        for words in (("show", folder, "items:I1"), ("report", folder)):
            assert ended(capsys, *words)[0] in (0, 2), (column, value)
        shutil.rmtree(folder)


@pytest.mark.parametrize("register", ["items", "transfers", "parties", "states", "producers", "aliases", "diversions", "places"])
def test_statements_in_another_shape_are_an_answer_or_one_error(
    whole: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], register: str
) -> None:
    """Normal forms, hedges, places and bounds that no cleaner writes, with the hash of the file in the ledger."""
    draw = random.Random(f"statements of {register}")
    (path,) = (whole / "statements").glob(f"*-{register}@*")
    with duckdb.connect() as engine:
        properties = [row[0] for row in engine.execute(f"select distinct property from read_parquet('{path}') order by 1").fetchall()]
    for number in range(FEW):
        folder = shutil.copytree(whole, tmp_path / str(number) / "case")
        column = draw.choice(["canon", "hedge", "said", "locator", "low", "high", "kind", "property"])
        value = draw.choice([0, 0.5, -1e17, 1e17]) if column in ("low", "high") else draw.choice(WORDS)
        forged = folder / "statements" / path.name
        with_value(forged, column, value, f"property = '{draw.choice(properties)}'")
        connection = sqlite3.connect(folder / "case.sqlite", isolation_level=None)
        digest = sha256(forged.read_bytes()).hexdigest()
        connection.execute("update reading set sha256 = ? where register = ?", (digest, register))
        connection.close()
        for words in (("show", folder, "items:I1"), ("report", folder)):
            assert ended(capsys, *words)[0] in (0, 2), (column, value)
        shutil.rmtree(folder)


KEYS = ("name", "title", "holder", "period", "recipient", "window", "suspected_from", "credits")


@pytest.mark.parametrize("key", KEYS)
def test_settings_of_another_shape_are_an_answer_or_one_error(received: Path, capsys: pytest.CaptureFixture[str], key: str) -> None:
    kept = [line for line in SETTINGS.splitlines() if not line.startswith((f"{key}:", "  - "))]
    kept = [line for line in kept if line != "suspected_from:"]
    for shape in ("[1, 2]", "null", "x", "{}", "5", "{a: {b: c}}", "[null]", "2014-01-01", "1e999", "!!binary x"):
        (received / "case.yml").write_text("\n".join([*kept, f"{key}: {shape}"]), encoding="utf-8")
        assert ended(capsys, "suppliers", received)[0] in (0, 2), shape


def test_verify_of_a_case_with_forged_json_is_drift_or_one_error(received: Path, capsys: pytest.CaptureFixture[str]) -> None:
    put(received, "reading", "defaults", "[1,2]")
    assert ended(capsys, "verify", received)[0] == 2
    put(received, "reading", "defaults", "{}")
    for finder in FINDERS:
        with_value(received / "findings" / f"{finder}.parquet", "value", "[1,2]")
    assert ended(capsys, "verify", received)[0] == 3
