"""The field form for telephones: pyxform takes it, and what ODK and KoboToolbox export of it is read as the table of items."""

from __future__ import annotations

import csv
import io
import re
from pathlib import Path
from typing import Any

import pytest

from headstamp import add, odk_form, open_case
from headstamp.casefile.case import init_folder
from headstamp.cli import main
from headstamp.collect.formats.sheets import read_workbook
from headstamp.collect.registers.description import register_named
from headstamp.nouns.errors import Unrecognised, WrongUse
from headstamp.nouns.values import CLEANERS, Unreadable
from headstamp.pipeline import prepare
from tests.collect.reading import REGISTERS, read_one, written

CENTRAL = ("SubmitterID", "SubmitterName", "AttachmentsPresent", "AttachmentsExpected", "Status", "ReviewState", "DeviceID",
           "Edits", "FormVersion")  # fmt: skip
"""What ODK Central puts behind the answers and the key."""
KOBO = ("_id", "_uuid", "_submission_time", "_validation_status", "_notes", "_status", "_submitted_by", "__version__", "_tags",
        "_index")  # fmt: skip

Sheet = list[dict[str, str]]


@pytest.fixture(scope="module")
def form(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Sheet]:
    path = tmp_path_factory.mktemp("form") / "items.xlsx"
    odk_form("items", path)
    return {name: [dict(zip(rows[0], row, strict=False)) for row in rows[1:]] for name, rows in read_workbook(path, "x").items()}


def questions(form: dict[str, Sheet]) -> dict[str, dict[str, str]]:
    return {row["name"]: row for row in form["survey"] if row["type"] not in ("note", "begin group", "end group")}


def paths(form: dict[str, Sheet]) -> list[list[str]]:
    """Each question with its groups before it, in order."""
    made, groups = list[list[str]](), list[str]()
    for row in form["survey"]:
        if row["type"] == "begin group":
            groups.append(row["name"])
        elif row["type"] == "end group":
            groups.pop()
        else:
            made.append([*groups, row["name"]])
    return made


def test_pyxform_makes_a_form_of_it(tmp_path: Path) -> None:
    pyxform = pytest.importorskip("pyxform.xls2xform", reason="pyxform is a dependency of the tests")
    odk_form("items", tmp_path / "items.xlsx")
    made = pyxform.convert(xlsform=tmp_path / "items.xlsx", validate=False)
    xml: str = made.xform
    assert not made.warnings
    for column in ("item_id", "designation", "class"):
        assert re.search(rf'<bind[^>]*nodeset="/data/thing/{column}"[^>]*required="true\(\)"', xml), column
    assert len(re.findall(r'required="true\(\)"', xml)) == 3
    assert re.search(r'nodeset="/data/finding/seen_low"[^>]*constraint="regex\(', xml)


def test_every_column_is_asked_and_nothing_else(form: dict[str, Sheet]) -> None:
    assert set(questions(form)) == {column.name for column in register_named("items").columns}
    assert all(row["label"] and row["hint"] for row in questions(form).values())
    note = next(row for row in form["survey"] if row["type"] == "note")
    assert "private person" in note["label"]
    assert "coordinates" in note["label"]
    assert not {row["type"] for row in form["survey"]} & {"geopoint", "deviceid", "username", "phonenumber"}


def test_choices_are_the_words_of_our_lists(form: dict[str, Sheet]) -> None:
    values = {column.name: column.value for column in register_named("items").columns}
    for name, row in questions(form).items():
        sort, _, listed = row["type"].partition(" ")
        if not sort.startswith("select"):
            continue
        words = [choice["name"] for choice in form["choices"] if choice["list_name"] == listed]
        assert len(words) == len(set(words)) >= 4, name
        for word in words:
            assert CLEANERS[values[name]](word)[0][:2] == (word, word), (name, word)
            assert " " not in word, "blanks part the answers of a question"


@pytest.mark.parametrize(
    ("cell", "is_taken"),
    [("2014", True), ("2014-06", True), ("2014-06-10", True), ("14", False), ("2014-13", False), ("June 2014", False),
     ("2014-06-40", False)],
)  # fmt: skip
def test_the_form_takes_the_dates_that_a_cell_may_hold(form: dict[str, Sheet], cell: str, is_taken: bool) -> None:
    constraint = questions(form)["seen_low"]["constraint"]
    pattern = constraint.removeprefix("regex(., '").removesuffix("')")
    assert bool(re.fullmatch(pattern, cell)) == is_taken
    try:
        CLEANERS["date"](cell)
    except Unreadable:
        assert not is_taken


def exported(form: dict[str, Sheet], answers: list[dict[str, str]], *, kobo: bool, groups: bool = True) -> str:
    """The answers as the server writes them."""
    sign, delimiter = ("/", ";") if kobo else ("-", ",")
    listed = [row["name"] for row in form["choices"] if row["list_name"] == "documented"]
    head: list[str] = [] if kobo else ["SubmissionDate"]
    for path in paths(form):
        head.append(sign.join(path) if groups else path[-1])
        if path[-1] == "documented":
            head += [f"{sign.join(path)}/{word}" for word in listed]
    head += list(KOBO) if kobo else ["meta-instanceID", "KEY", *CENTRAL]
    out = io.StringIO()
    writer = csv.writer(out, delimiter=delimiter, quoting=csv.QUOTE_ALL if kobo else csv.QUOTE_MINIMAL, lineterminator="\n")
    writer.writerow(head)
    for number, told in enumerate(answers):
        cells = {name.split(sign)[-1]: value for name, value in told.items()}
        writer.writerow([cells.get(name.split(sign)[-1], str(number) if name in ("KEY", "_id") else "") for name in head])
    return out.getvalue()


ANSWERS = [
    {"item_id": "X1", "designation": "Lance-M, long", "class": "rifle", "count_low": "2", "documented": "in_hand photo",
     "seen_low": "2014-06", "holder": "Purple Column", "made_in": "Syldavia; Borduria", "said": "two lines\nof words"},
    {"item_id": "X2", "designation": "Hammer", "class": "apc", "documented": "video"},
]  # fmt: skip


@pytest.mark.parametrize("kobo", [False, True], ids=["central", "kobo"])
@pytest.mark.parametrize("groups", [True, False], ids=["grouped", "bare"])
def test_an_export_says_what_the_table_says(form: dict[str, Sheet], tmp_path: Path, kobo: bool, groups: bool) -> None:
    read = read_one(written(tmp_path / "export.csv", exported(form, ANSWERS, kobo=kobo, groups=groups)))
    assert (read.register, read.unpivoted.records, read.unpivoted.read) == ("items", 2, 2)
    assert not [fault.reason for fault in read.unpivoted.faults if "order" in fault.reason], "the server's order is the form's"
    names = list(ANSWERS[0])
    plain = io.StringIO()
    writer = csv.DictWriter(plain, names, lineterminator="\n")
    writer.writeheader()
    writer.writerows({**told, "documented": told["documented"].replace(" ", "; ")} for told in ANSWERS)
    table = read_one(written(tmp_path / "items.csv", plain.getvalue()))
    assert {words(row) for row in read.statements} == {words(row) for row in table.statements}
    assert read.subjects == table.subjects


def words(row: dict[str, Any]) -> tuple[str, str, str, str | None]:
    return row["subject"], row["property"], row["said"], row["canon"]


def test_who_filled_it_in_is_not_read() -> None:
    read = read_one(REGISTERS / "items" / "sample_odk.csv")
    assert "Field telephone" not in str(read.statements)
    assert "collect:x" not in str(read.statements)


def test_an_answer_of_a_column_that_is_none_is_refused(form: dict[str, Sheet], tmp_path: Path) -> None:
    text = exported(form, ANSWERS, kobo=False).replace("finding-holder", "finding-owner")
    with pytest.raises(Unrecognised, match="unknown 'finding-owner'"):
        read_one(written(tmp_path / "export.csv", text))
    doubled = exported(form, ANSWERS, kobo=False).replace("finding-holder", "finding-place")
    with pytest.raises(Unrecognised, match="twice 'finding-place'"):
        read_one(written(tmp_path / "export.csv", doubled))


def test_of_several_ways_the_closest_stands(form: dict[str, Sheet], tmp_path: Path) -> None:
    with init_folder(tmp_path / "case") as case:
        add(case, written(tmp_path / "export.csv", exported(form, ANSWERS, kobo=True)))
    with open_case(tmp_path / "case") as case:
        prepare(case)
        told = {row["name"]: row["documented"] for row in case.engine.rows("select name, documented from item")}
    assert told == {"X1": "in_hand", "X2": "video"}


def test_the_command_writes_the_form(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr("sys.argv", ["headstamp", "template", "items", "--odk", str(tmp_path / "form.xlsx")])
    assert main() == 0
    assert capsys.readouterr().out == ""
    assert set(read_workbook(tmp_path / "form.xlsx", "x")) == {"survey", "choices", "settings"}


def test_the_same_form_every_time(tmp_path: Path) -> None:
    odk_form("items", tmp_path / "a.xlsx")
    odk_form("items", tmp_path / "b.xlsx")
    assert read_workbook(tmp_path / "a.xlsx", "x") == read_workbook(tmp_path / "b.xlsx", "x")


@pytest.mark.parametrize(("table", "ending"), [("transfers", ".xlsx"), ("nonsense", ".xlsx"), ("items", ".csv"), ("items", "")])
def test_there_is_a_form_of_items_only(tmp_path: Path, table: str, ending: str) -> None:
    with pytest.raises(WrongUse):
        odk_form(table, tmp_path / f"form{ending}")
    assert list(tmp_path.iterdir()) == []


def test_a_form_is_never_written_over(tmp_path: Path) -> None:
    odk_form("items", tmp_path / "form.xlsx")
    with pytest.raises(WrongUse, match="there already"):
        odk_form("items", tmp_path / "form.xlsx")
