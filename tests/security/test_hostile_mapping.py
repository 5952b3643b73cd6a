"""A mapping that somebody sent: it names columns and words, runs nothing, and takes neither long nor much."""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

import headstamp
from headstamp.cli import main
from headstamp.collect.mapping.written import register_of
from headstamp.nouns.errors import HeadstampError, Unrecognised
from headstamp.nouns.plain_yaml import read_yaml
from tests.source_tree import PACKAGE

TABLE = "supplier,recipient,weapon,number\n" + "".join(f"France,Iraq,Lance-{at},{at}\n" for at in range(1, 31))
SLOW = 5.0
"""Seconds that no hostile mapping may take, on a slow machine."""


def plain() -> dict[str, Any]:
    """A mapping of the table, as a person would write it."""
    return {
        "name": "sent", "title": "a table", "version": 1, "kind": "Transfer", "key": ["weapon", "number"],
        "layouts": [{"name": "table", "header": ["supplier", "recipient", "weapon", "number"]}],
        "columns": {
            "supplier": {"value": "states"}, "recipient": {"value": "states"},
            "weapon": {"property": "designation", "value": "designation"}, "number": {"property": "quantity_low", "value": "count"},
        },
        "expect": {"filled": {"supplier": 0.9}},
    }  # fmt: skip


HOSTILE = [
    '"; copy (select 1) to \'{}/out.csv\'; --', "x from arrived; copy (select 1 as a) to '{}/out.csv'; --",
    "n, (select content from read_text('{}/secret.txt')) as y", "'); attach '{}/out.db'; --", "a\0b", "it's", '"', "weapon number",
    "select", "ж", "; install httpfs; load httpfs;",
]  # fmt: skip


def add(folder: Path, said: dict[str, Any] | bytes, table: str = TABLE) -> int:
    (folder / "t.csv").write_text(table, "utf-8")
    content = said if isinstance(said, bytes) else yaml.safe_dump(said, allow_unicode=True).encode("utf-8")
    (folder / "m.yml").write_bytes(content)
    if not (folder / "case").exists():
        headstamp.init(folder / "case", bare=True).close()
    return main(["add", str(folder / "case"), str(folder / "t.csv"), "--mapping", str(folder / "m.yml"), "--json"])


@pytest.mark.parametrize("name", HOSTILE)
def test_the_name_of_a_column_is_no_sql(tmp_path: Path, name: str, capsys: pytest.CaptureFixture[str]) -> None:
    """A column whose name would be SQL is read like any other, also where rows are counted, and where they are refused."""
    (tmp_path / "secret.txt").write_text("secret", "utf-8")
    name = name.format(tmp_path)
    said = plain()
    said["columns"][name] = said["columns"].pop("weapon") | {"required": True}
    said["key"] = [name, "number"]
    said["layouts"][0]["header"][2] = {"weapon": name}
    said["expect"]["filled"] = {name: 1.0}
    if "\0" in name:
        assert add(tmp_path, json.dumps(said).encode()) == 0
    else:
        assert add(tmp_path, said, TABLE + "France,Iraq,,1\nFrance,Iraq,Lance-9,none\n") == 0
    out = capsys.readouterr().out
    assert json.loads(out)["files"][0]["read"] >= 30
    assert sorted(path.name for path in tmp_path.iterdir()) == ["case", "m.yml", "secret.txt", "t.csv"]
    assert "secret" not in out.replace("secret.txt", "")


WORDS = ["name", "kind", "row_name", "title", "property", "value", "words", "empty", "header", "joined", "constants", "defaults"]


@pytest.mark.parametrize("where", WORDS)
@pytest.mark.parametrize("word", ["'; copy (select 1) to 'x.csv'; --", "../../x\n"])
def test_no_word_of_a_mapping_does_harm(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, where: str, word: str, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    said = plain()
    column = said["columns"]["weapon"]
    ways: dict[str, Callable[[], object]] = {
        "property": lambda: column.update(property=word), "value": lambda: column.update(value=word),
        "words": lambda: said["columns"]["supplier"].update(words={word: ["France"]}, default=word),
        "empty": lambda: said["layouts"][0].update(empty=[word]),
        "header": lambda: said["layouts"][0]["header"].__setitem__(2, {word: "weapon"}),
        "joined": lambda: said["layouts"][0].update(joined={word: ["weapon"]}),
        "constants": lambda: said.update(
            constants={word: word}, columns=said["columns"] | {word: {"property": "comment", "value": "text"}}
        ),
        "defaults": lambda: said.update(defaults={"stage": word}),
    }  # fmt: skip
    ways.get(where, lambda: said.update({where: word}))()
    assert add(tmp_path, said) in (0, 4)
    assert "Traceback" not in capsys.readouterr().err
    assert {path.name for path in tmp_path.iterdir()} == {"case", "m.yml", "t.csv"}
    assert {path.name for path in (tmp_path / "case").iterdir()} <= {"case.yml", "case.sqlite", "sources", "statements"}


@pytest.mark.parametrize("name", ["../../x", "/etc/x", "..", "a/b", "a b", "", "a" * 81, "ж" * 70, "a@1", "*", "a\0", "a\n"])
def test_the_name_of_a_mapping_becomes_the_name_of_a_file(name: str) -> None:
    with pytest.raises(Unrecognised, match="name"):
        register_of(json.dumps(plain() | {"name": name}).encode(), "m.yml")


ODD: list[Any] = [None, 1, 1.5, True, "x", [], {}, [1], {"a": 1}, [[]], [{}], {"a": {}}, {"a": []}, [None], {"a": None}, "x" * 5000]


@pytest.mark.parametrize("key", [*plain(), "ignored", "defaults", "constants", "row_name", "access", "publisher", "documented_at"])
def test_a_word_of_another_sort_is_one_clear_error(key: str) -> None:
    for odd in ODD:
        register(plain() | {key: odd})


@pytest.mark.parametrize("key", ["name", "header", "medium", "delimiter", "quoted", "optional", "any_order", "signs", "empty", "years",
                                 "joined", "finds", "grouped", "told", "asks", "named"])  # fmt: skip
def test_a_layout_of_another_sort_is_one_clear_error(key: str) -> None:
    for odd in ODD:
        said = plain()
        said["layouts"][0][key] = odd
        register(said)


@pytest.mark.parametrize("key", ["property", "value", "required", "words", "words_from", "default", "doubtful"])
def test_a_column_of_another_sort_is_one_clear_error(key: str) -> None:
    for odd in ODD:
        said = plain()
        said["columns"]["weapon"][key] = odd
        register(said)


def register(said: dict[str, Any]) -> bool:
    """Whether it is a register; else it is one clear error."""
    try:
        register_of(json.dumps(said).encode(), "m.yml")
    except Unrecognised as error:
        told = str(error)
    else:
        return True
    assert len(told) < 600
    assert "\n" not in told
    return False


@pytest.mark.parametrize(
    "key", ["finds", "told", "asks", "years", "joined", "optional", "empty", "delimiter", "quoted", "grouped", "named"]
)
def test_what_no_mapping_needs_reads_no_table_by_accident(tmp_path: Path, key: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Where such a mapping is a register at all, reading a table with it ends in an account or one clear error."""
    for number, odd in enumerate([*ODD, ["number"], {"number": ["weapon"]}, "number", "\n", '"', ",,", "ж"]):
        said = plain()
        said["layouts"][0][key] = odd
        if not register(said):
            continue
        (tmp_path / str(number)).mkdir()
        assert add(tmp_path / str(number), json.dumps(said).encode()) in (0, 2, 4), odd
        assert "headstamp itself" not in capsys.readouterr().err, odd


def lines(one: str, times: int) -> Callable[[], bytes]:
    return lambda: (one * times).encode()


A_DAY = "a day that does not exist"
"""In settings these are words, which each setting reads for itself."""

BOMBS: dict[str, Callable[[], bytes]] = {
    "aliases of aliases": lambda: b"a: &a [x,x,x,x,x,x,x,x,x]\n"
    + b"".join(b"%c: &%c [%s]\n" % (at, at, b",".join([b"*%c" % (at - 1)] * 9)) for at in range(ord("b"), ord("z"))),
    "an anchor alone": lambda: b"name: &here sent\n",
    "an alias of itself": lambda: b"a: &a [*a]\n",
    "a tag": lambda: b"name: !!python/object/apply:os.system ['true']\n",
    "a tag of our own": lambda: b"name: !x y\n",
    "a merged key": lambda: b"a: {<<: {b: 1}}\n",
    "too deep in brackets": lines("[", 100_000),
    "too deep in braces": lines("{a: ", 100_000),
    "too deep in dashes": lines("- ", 100_000),
    "too deep by question marks": lines("? ", 100_000),
    "too many values": lines("- 1\n", 200_000),
    "too large": lines("x", 2_000_000),
    "a number to base 60": lambda: b"version: " + b"1:" * 200_000 + b"1\n",
    "a long number": lambda: b"version: " + b"9" * 200_000 + b"\n",
    "a key twice": lambda: b"name: a\nname: b\n",
    "a key twice below": lambda: b"columns:\n  a: {value: text, value: count}\n",
    "a key twice in a list": lambda: b"layouts:\n- {name: a, name: b}\n",
    "a key that is a list": lambda: b"? [a]\n: b\n",
    "two documents": lambda: b"---\nname: a\n---\nname: b\n",
    A_DAY: lambda: b"title: 2014-13-45\n",
    "no UTF-8": lambda: b"title: \xff\n",
    "a control character": lambda: b"title: \x07\n",
    "nothing": lambda: b"",
    "a list": lambda: b"- a\n",
    "a word": lambda: b"a\n",
    "another YAML": lambda: b"%YAML 7.0\n---\nname: a\n",
    "a pattern": lambda: json.dumps(plain() | {"layouts": [plain()["layouts"][0] | {"signs": {"weapon": "(a+)+$"}}]}).encode(),
    "a broken pattern": lambda: json.dumps(plain() | {"layouts": [plain()["layouts"][0] | {"signs": {"weapon": "("}}]}).encode(),
}  # fmt: skip


@pytest.mark.parametrize("bomb", BOMBS)
def test_a_bomb_is_refused_at_once(tmp_path: Path, bomb: str, capsys: pytest.CaptureFixture[str]) -> None:
    began = time.process_time()
    with pytest.raises(Unrecognised):
        register_of(BOMBS[bomb](), "m.yml")
    assert time.process_time() - began < SLOW
    assert add(tmp_path, BOMBS[bomb]()) == 4
    told = capsys.readouterr().err
    assert "error: " in told
    assert "headstamp itself" not in told


@pytest.mark.parametrize("bomb", [one for one in BOMBS if one not in ("nothing", "a pattern", "a broken pattern", A_DAY)])
def test_a_bomb_as_settings_is_refused_at_once(tmp_path: Path, bomb: str, capsys: pytest.CaptureFixture[str]) -> None:
    headstamp.init(tmp_path / "case", bare=True).close()
    (tmp_path / "case" / "case.yml").write_bytes(BOMBS[bomb]())
    began = time.process_time()
    assert main(["sources", str(tmp_path / "case")]) == 2
    assert time.process_time() - began < SLOW
    assert "case.yml" in capsys.readouterr().err


def test_plain_yaml_is_read_as_ever() -> None:
    text = b"\xef\xbb\xbfname: a case\nperiod: {from: 2014-01-01, to: '2017'}\ncredits: [a, b]\nnothing: ~\nwords: |\n  two\n  lines\n"
    days = {"period": {"from": "2014-01-01", "to": "2017"}}
    assert read_yaml(text) == yaml.safe_load(text.decode("utf-8-sig")) | days, "a day stays the words that stand there"
    for path in (PACKAGE / "cases").rglob("case.yml"):
        assert read_yaml(path.read_bytes()) == yaml.safe_load(path.read_text("utf-8"))


def test_a_mapping_in_a_received_case_is_checked_too(tmp_path: Path) -> None:
    """The bytes of a kept mapping may be any, with a ledger that gives their hash."""
    assert add(tmp_path, plain()) == 0
    with headstamp.open_case(tmp_path / "case") as case:
        (kept,) = (one for one in case.store.sources() if one.register == "mapping")
        place = tmp_path / "case" / "sources" / kept.id[:2] / kept.id
        place.write_bytes(BOMBS["aliases of aliases"]())
        for ask in (lambda: headstamp.verify(case), lambda: headstamp.add(case, tmp_path / "t.csv", told_as=f"mapping={kept.id}")):
            with pytest.raises(HeadstampError):
                ask()
