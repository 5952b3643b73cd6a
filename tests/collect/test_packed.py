"""Packed files are looked into under limits: what is inside is read as if it lay there, or the whole is refused."""

from __future__ import annotations

import base64
import gzip
import io
import json
import zipfile
from pathlib import Path

import pytest

import headstamp
from headstamp.answers.answer import as_json
from headstamp.casefile.case import Case
from headstamp.collect.formats import archives as packed
from headstamp.nouns.errors import Unrecognised, WrongUse
from tests.collect.reading import REGISTERS, written

PLACES = (REGISTERS / "places" / "sample.csv").read_bytes()
STATES = (REGISTERS / "states" / "sample.csv").read_bytes()
ACCOUNT = ("records", "read", "refused", "joined", "skipped", "statements")


@pytest.fixture
def case(tmp_path: Path) -> Case:
    return headstamp.init(tmp_path / "case", bare=True)


def archive(*members: tuple[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in members:
            made.writestr(name, content)
    return out.getvalue()


@pytest.mark.parametrize(
    ("member", "found"),
    [("items.csv", "a packed file that cannot be unpacked"), ("xl/workbook.xml", "a workbook that cannot be unpacked"),
     ("[Content_Types].xml", "a workbook that cannot be unpacked"), ("word/document.xml", "a Word document")],
)  # fmt: skip
def test_an_archive_that_was_cut_is_called_what_it_was(case: Case, tmp_path: Path, member: str, found: str) -> None:
    content = archive((member, bytes(range(256)) * 40))
    with pytest.raises(Unrecognised, match=found):
        headstamp.add(case, written(tmp_path / "x.zip", content[: len(content) // 2]))


@pytest.mark.parametrize(("start", "length"), [(5, 40), (100, 60), (150, 30), (30, 200)])
def test_an_archive_of_which_a_piece_is_missing_is_told_so_and_the_next_file_is_read(
    case: Case, tmp_path: Path, start: int, length: int
) -> None:
    whole = archive(("places.csv", PLACES), ("states.csv", STATES))
    cut = written(tmp_path / "cut.zip", whole[:start] + whole[start + length :])
    with pytest.raises(Unrecognised, match=r"a piece is missing|cannot be unpacked") as raised:
        headstamp.add(case, cut, written(tmp_path / "places.csv", PLACES))
    assert raised.value.exit_code == 4
    assert [one.register for one in raised.value.beside["files"]] == ["places"]
    assert raised.value.beside["not_read"] == []


def account(one: object) -> tuple[int, ...]:
    return tuple(getattr(one, name) for name in ACCOUNT)


PACKED = {
    "gzip": gzip.compress(PLACES),
    "gzip of two members": gzip.compress(PLACES[:40]) + gzip.compress(PLACES[40:]),
    "zip": archive(("places.csv", PLACES)),
    "answer": json.dumps({"bytes": base64.b64encode(PLACES).decode()}).encode(),
}


@pytest.mark.parametrize("content", PACKED.values(), ids=PACKED.keys())
def test_a_packed_table_is_read_as_if_it_were_not(case: Case, tmp_path: Path, content: bytes) -> None:
    (plain,) = headstamp.add(case, REGISTERS / "places" / "sample.csv")
    (one,) = headstamp.add(case, written(tmp_path / "packed", content))
    assert account(one) == account(plain)
    assert one.known == one.statements > 0, "the same statements, seen again"
    assert one.source != plain.source, "what is kept are the packed bytes"


def test_lines_are_those_of_the_unpacked_text(case: Case, tmp_path: Path) -> None:
    headstamp.add(case, written(tmp_path / "places.gz", gzip.compress(PLACES)))
    headstamp.add(case, written(tmp_path / "both.zip", archive(("a/places 1.csv", PLACES), ("states.csv", STATES))))
    places = {row["locator"] for row in as_json(headstamp.refused(case))["rows"]}
    assert places
    assert all(place.startswith(("line=", "member=a%2Fplaces 1.csv&line=", "member=states.csv&line=")) for place in places)


def test_a_packed_case_can_be_verified(case: Case, tmp_path: Path) -> None:
    headstamp.add(case, written(tmp_path / "both.zip", archive(("places.csv", PLACES), ("states.csv", STATES))))
    headstamp.report(case)
    assert as_json(headstamp.verify(case))["ok"]


def test_what_is_no_register_in_an_archive_is_named(case: Case, tmp_path: Path) -> None:
    (one,) = headstamp.add(case, written(tmp_path / "p.zip", archive(("LICENSE", b"Do what you like."), ("p.csv", PLACES))))
    assert one.notes[-1] == "'LICENSE' is a text without a table and was left out"


def test_an_archive_without_a_register_is_none(case: Case, tmp_path: Path) -> None:
    (one,) = headstamp.add(case, written(tmp_path / "l.zip", archive(("LICENSE", b"Copyright (c) Nobody\n\nPermission is granted.\n"))))
    assert (one.register, one.asks) == ("", ())


@pytest.mark.parametrize(
    ("content", "found"),
    [
        (gzip.compress(PLACES)[:-40], "cannot be unpacked"),
        (gzip.compress(PLACES)[:30] + b"\0" * 200, "cannot be unpacked"),
        (gzip.compress(b"a,b\n" * 2_000_000), "unpacks to more than"),
        (archive(("bomb.csv", b"a,b\n" * 2_000_000)), "unpacks to more than"),
        (archive(*((f"{n}.csv", PLACES) for n in range(201))), "an archive of 201 files"),
        (archive(("1.csv", PLACES), ("2.csv", PLACES)), "two files of the register places"),
        (archive(("x.gz", gzip.compress(PLACES))), "a packed file inside a packed one"),
        (archive(("x.csv", b"place,country,lat,lon,precision_metres\n")), "unknown 'precision_metres'"),
        (archive(("x.csv", PLACES.replace(b",", b";", 3))), r"a header with columns|a table of no known register"),
        (archive(("x.csv", PLACES))[:-60], "cannot be unpacked"),
        (b'{"bytes": "!!!"}', "cannot be unpacked"),
        (b'{"bytes": 7}', "cannot be unpacked|other members"),
        (b'{"bytes": "YQ==", "more": 1}', "other members"),
    ],
    ids=["cut gzip", "damaged gzip", "gzip bomb", "zip bomb", "too many", "one register twice", "packed twice", "a renamed column",
         "another delimiter", "cut zip", "no base64", "no text", "more members"],
)  # fmt: skip
def test_bombs_and_damage_are_refused(case: Case, tmp_path: Path, content: bytes, found: str) -> None:
    before = sorted(path for path in case.path.rglob("*"))
    with pytest.raises(Unrecognised, match=found):
        headstamp.add(case, written(tmp_path / "packed", content))
    assert sorted(path for path in case.path.rglob("*")) == before


def test_a_name_inside_leads_nowhere(case: Case, tmp_path: Path) -> None:
    headstamp.add(case, written(tmp_path / "slip.zip", archive(("../../slipped.csv", PLACES))))
    assert not list(tmp_path.parent.rglob("slipped.csv"))


def test_sizes_that_an_archive_tells_of_itself_are_not_believed(
    case: Case, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(packed, "UNPACKED_LIMIT", 50)
    with pytest.raises(Unrecognised, match="unpacks to"):
        headstamp.add(case, written(tmp_path / "p.gz", gzip.compress(PLACES)))


def test_a_question_that_nobody_asks_is_wrong_use(case: Case, tmp_path: Path) -> None:
    with pytest.raises(WrongUse, match="found --as colour=red"):
        headstamp.add(case, written(tmp_path / "places.csv", PLACES), told_as="colour=red")
