"""What every command prints with ``--json``, against its JSON Schema in docs/reference/schemas."""

from __future__ import annotations

import inspect
import json
import re
import shutil
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from referencing import Registry, Resource

import headstamp
from headstamp.casefile.case import new_case
from headstamp.cli import main
from headstamp.commands import COMMANDS
from headstamp.nouns.errors import HeadstampError, NoSpace
from tests.invented_case import CITED, SETTINGS, write_files
from tests.source_tree import ROOT
from tools.schemas.files import texts

SCHEMAS = ROOT / "docs" / "reference" / "schemas"
BESIDE = {"error", "add-failed", "figures"}
"""Schemas of what is no command's answer."""

ASKED: dict[str, list[list[str]]] = {
    "build": [["build", "CASE"]],
    "sources": [["sources", "CASE"]],
    "refused": [["refused", "CASE"], ["refused", "CASE", "--repaired"]],
    "show": [["show", "CASE", "I1"], ["show", "CASE", "items:I3"]],
    "suppliers": [["suppliers", "CASE"], ["suppliers", "CASE", "--recipient", "Arcadia", "--with-parts"],
                  ["suppliers", "CASE", "--recipient", "Arcadia", "--stage", "licensed"]],
    "types": [["types", "CASE"]],
    "bounds": [["bounds", "CASE"], ["bounds", "CASE", "--assume-lists-complete", "--with-parts"],
               ["bounds", "CASE", "--of", "supplier", "--sensitivity"], ["bounds", "CASE", "--of", "type", "--sensitivity"],
               ["bounds", "CASE", "--sensitivity", "--without", f"{CITED}a", "--rule", "grouped"]],
    "routes": [["routes", "CASE"], ["routes", "CASE", "--with-parts"]],
    "review": [["review", "CASE", "--list"]],
    "report": [["report", "CASE"]],
    "verify": [["verify", "CASE"]],
}  # fmt: skip
"""What is asked of the built case, by command; init, add, judge and map ask no built case and stand in tests of their own, and
demo builds a larger one: tests/test_docs.py holds it."""
ELSEWHERE = {"init", "add", "judge", "demo", "map"}


def schema(name: str) -> dict[str, Any]:
    """The schema of one command."""
    said: dict[str, Any] = json.loads((SCHEMAS / f"{name}.schema.json").read_text(encoding="utf-8"))
    return said


EACH_OTHER = Registry().with_resources(
    (said["$id"], Resource.from_contents(said))
    for said in (json.loads(path.read_text(encoding="utf-8")) for path in SCHEMAS.glob("*.json"))
)
"""The schemas by their ids: one may name a part of another."""


def check(name: str, printed: str) -> dict[str, Any]:
    """Hold what was printed to the schema of a command, and give it back."""
    answer: dict[str, Any] = json.loads(printed)
    jsonschema.Draft202012Validator(schema(name), registry=EACH_OTHER).validate(answer)
    return answer


def with_json() -> list[str]:
    """The commands that have ``--json``."""
    return [name for name, command in COMMANDS.items() if "json" in inspect.signature(command).parameters]


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The invented case, read, built and reported."""
    folder = tmp_path_factory.mktemp("invented")
    case = folder / "case"
    assert main(["init", str(case), "--bare", "--json"]) == 0
    (case / "case.yml").write_text(SETTINGS, encoding="utf-8")
    assert main(["add", str(case), *write_files(folder / "files"), "--json"]) == 0
    assert main(["report", str(case), "--json"]) == 0
    return case


def test_a_superseded_source_keeps_its_schema(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    sample = ROOT / "headstamp" / "collect" / "registers" / "sipri" / "sample.csv"
    (tmp_path / "newer.csv").write_bytes(sample.read_bytes().replace(b"3 Feb 2021", b"3 Feb 2022"))
    case = str(tmp_path / "case")
    assert main(["init", case, "--bare"]) == 0
    assert main(["add", case, str(sample), str(tmp_path / "newer.csv")]) == 0
    capsys.readouterr()
    assert main(["sources", case, "--json"]) == 0
    told = {one["name"]: one for one in check("sources", capsys.readouterr().out)["sources"]}
    assert told["sample.csv"]["superseded"] == [{"register": "sipri", "by": told["newer.csv"]["id"]}]
    assert told["newer.csv"]["superseded"] == []


def test_schemas_are_as_the_structs_make_them() -> None:
    """``python -m tools.schemas`` writes them."""
    assert {path.relative_to(SCHEMAS).as_posix() for path in SCHEMAS.rglob("*.json")} == set(texts())
    for name, text in texts().items():
        assert (SCHEMAS / name).read_text(encoding="utf-8") == text, name


@pytest.mark.parametrize("path", sorted(SCHEMAS.glob("*.json")), ids=lambda path: path.name)
def test_a_schema_is_sound_and_strict(path: Path) -> None:
    said = json.loads(path.read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(said)
    assert said["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert said["title"]
    assert not list(_loose(said)), "every object says all its keys"


def _loose(said: object, where: str = "") -> list[str]:
    """The places of objects whose keys are listed, but that let others through or let a listed one be missing."""
    found: list[str] = []
    if isinstance(said, dict):
        if "properties" in said and said.get("type") == "object":
            strict = said.get("additionalProperties") is False
            found += [] if strict and set(said["required"]) == set(said["properties"]) else [where]
        for key, part in said.items():
            found += _loose(part, f"{where}/{key}")
    return found


def test_every_command_with_json_has_a_schema_that_names_it() -> None:
    assert {path.name.split(".")[0] for path in SCHEMAS.glob("*.json")} - BESIDE >= set(with_json())
    for name in with_json():
        assert schema(name)["properties"]["schema"] == {"const": f"headstamp/{name}@1"}


def test_every_command_with_json_is_asked() -> None:
    assert set(with_json()) <= set(ASKED) | ELSEWHERE


@pytest.mark.parametrize(
    "words",
    [pytest.param(words, id=" ".join(words)) for name, asked in ASKED.items() if name in COMMANDS for words in asked],
)
def test_an_answer_keeps_its_schema(built: Path, words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()
    assert main([str(built) if word == "CASE" else word for word in words] + ["--json"]) == 0
    answer = check(words[0], capsys.readouterr().out)
    assert any(answer.values())


def test_the_case_gives_something_of_every_sort(built: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A schema of lists is held only by lists that are not empty."""
    capsys.readouterr()

    def asked(*words: str) -> dict[str, Any]:
        assert main([words[0], str(built), *words[1:], "--json"]) == 0
        said: dict[str, Any] = json.loads(capsys.readouterr().out)
        return said

    assert {one["held"] for one in asked("sources")["sources"]} == {True, False}
    assert [one["repaired"] for one in asked("refused")["rows"]] == [False]
    suppliers = asked("suppliers")
    assert any(one["quantities"] for one in suppliers["suppliers"])
    assert {one["certain"] for one in suppliers["suppliers"]} == {True, False}
    routes = asked("routes")
    assert routes["apart"] is not None
    assert any(one["hull"] for one in routes["events"])


def test_init_and_add_keep_their_schemas(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    case = str(tmp_path / "case")
    assert main(["init", case, "--bare", "--holder", "Hill Front", "--json"]) == 0
    assert check("init", capsys.readouterr().out)["case"] == case
    files = write_files(tmp_path / "files")
    assert main(["add", case, *files, "--json"]) == 0
    added = check("add", capsys.readouterr().out)["files"]
    assert len(added) == len(files)
    assert all(one["records"] == one["read"] + one["refused"] + one["joined"] + one["skipped"] for one in added)
    assert main(["add", case, files[0], "--json"]) == 0
    again = check("add", capsys.readouterr().out)["files"][0]
    assert again["known"] == again["statements"] > 0


def test_a_judgement_and_what_it_undoes_keep_their_schemas(
    built: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    case = str(shutil.copytree(built, tmp_path / "case"))
    capsys.readouterr()
    assert main(["review", case, "--json"]) == 0
    asked = check("review", capsys.readouterr().out)["review"]
    assert asked
    assert main(["judge", case, asked[0]["id"], "reject", "--because", "it says nothing", "--json"]) == 0
    judged = check("judge", capsys.readouterr().out)["judgement"]
    assert judged["about"] == asked[0]["id"]
    assert main(["show", case, judged["id"], "--json"]) == 0
    assert check("show", capsys.readouterr().out)["noun"] == "Judgement"
    assert main(["judge", case, judged["id"], "undo", "--because", "a slip", "--json"]) == 0
    assert check("judge", capsys.readouterr().out)["judgement"]["previous"] == judged["chain"]


def test_each_noun_keeps_the_schema_of_show(built: Path, capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()
    assert main(["show", str(built), "I1", "--json"]) == 0
    row = check("show", capsys.readouterr().out)
    figures = json.loads((built / "report" / "figures.json").read_text(encoding="utf-8"))
    finding = next(one["finding"] for one in figures["figures"])
    nouns = {}
    for identifier in (row["support"][0], finding, figures["sources"][0]["id"]):
        assert main(["show", str(built), identifier, "--json"]) == 0
        shown = check("show", capsys.readouterr().out)
        nouns[shown["noun"]] = shown["id"]
    assert list(nouns.items()) == [("Statement", row["support"][0]), ("Finding", finding),
                                   ("Source", figures["sources"][0]["id"])]  # fmt: skip


def test_figures_keep_their_schema(built: Path) -> None:
    figures = check("figures", (built / "report" / "figures.json").read_text(encoding="utf-8"))
    assert figures["figures"]


def test_drift_keeps_the_schema_of_verify(
    built: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A printed number is changed: verify says so in its schema, and with its exit code."""
    report = tmp_path / "report"
    report.mkdir()
    for name in ("index.html", "figures.json"):
        (report / name).write_bytes((built / "report" / name).read_bytes())
    figures = json.loads((report / "figures.json").read_text(encoding="utf-8"))
    figures["figures"][0]["text"] += "0"
    (report / "figures.json").write_text(json.dumps(figures), encoding="utf-8")
    capsys.readouterr()
    assert main(["verify", str(built), "--report", str(report), "--json"]) == 3
    answer = check("verify", capsys.readouterr().out)
    assert [one["figure"] for one in answer["failures"]] == [figures["figures"][0]["figure"]]


@pytest.mark.parametrize(
    ("words", "code"), [(["sources", "nowhere"], 2), (["show", "CASE", "no-such-thing"], 2), (["add", "CASE", "EMPTY"], 4)]
)
def test_an_error_keeps_its_schema(
    built: Path, tmp_path: Path, words: list[str], code: int, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "empty.csv").write_bytes(b"")
    places = {"CASE": str(built), "EMPTY": str(tmp_path / "empty.csv")}
    capsys.readouterr()
    assert main([places.get(word, word) for word in words] + ["--json"]) == code
    said = capsys.readouterr()
    answer = check("error", said.out)
    assert answer["error"]["code"] == code
    assert said.err.splitlines()[-1].startswith("error: ")
    assert said.err.count("error: ") == 1


@pytest.mark.parametrize("json_too", [True, False])
def test_files_that_cannot_be_read_keep_no_other_from_being_read(
    tmp_path: Path, json_too: bool, capsys: pytest.CaptureFixture[str]
) -> None:
    """All others are added and told, as JSON beside the errors, or as a table above their lines; the exit code is 4."""
    case, files = str(tmp_path / "case"), write_files(tmp_path / "files")
    empty, table = tmp_path / "empty.csv", tmp_path / "unknown.csv"
    empty.write_bytes(b"")
    table.write_text("a,b,c\n1,2,3\n4,5,6\n")
    assert main(["init", case, "--bare"]) == 0
    capsys.readouterr()
    words = ["add", case, files[0], str(empty), *files[1:], str(table), *(["--json"] if json_too else [])]
    assert main(words) == 4
    said = capsys.readouterr()
    errors = [line for line in said.err.splitlines() if line.startswith("error: ")]
    assert [line.split(";")[0] for line in errors] == [
        f"error: {empty}: found an empty file", f"error: {table}: found a table of no known register",
    ]  # fmt: skip
    assert main(["add", case, *files, "--json"]) == 0
    whole = check("add", capsys.readouterr().out)["files"]
    if json_too:
        told = check("add-failed", said.out)
        assert [(one["code"], one["file"]) for one in (told["error"], *told["others"])] == [(4, str(empty)), (4, str(table))]
        assert [one | {"known": 0} for one in told["files"]] == [one | {"known": 0} for one in whole]
    else:
        assert all(said.out.count(file) == 1 for file in files)
        assert str(empty) not in said.out


def test_files_that_were_not_come_to_are_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where no space is left the rest is not tried: it must be said of which files nothing was read."""
    from headstamp.collect import add as module

    case, files = str(tmp_path / "case"), write_files(tmp_path / "files")
    assert main(["init", case, "--bare"]) == 0
    one_by_one = module._add_one

    def full(case: Any, path: Path, *told: str) -> Any:
        if str(path) == files[1]:
            raise NoSpace("no space", file=str(path))
        return one_by_one(case, path, *told)

    monkeypatch.setattr(module, "_add_one", full)
    capsys.readouterr()
    assert main(["add", case, *files, "--json"]) == 5
    said = capsys.readouterr()
    told = check("add-failed", said.out)
    assert (told["not_read"], told["others"], len(told["files"])) == (files[2:], [], 1)
    assert f"{len(files) - 2} files not processed: {files[2]}" in said.err


def test_a_case_that_could_not_be_made_tells_no_files(tmp_path: Path) -> None:
    """Of what was read before the error nothing stands."""
    with pytest.raises(HeadstampError) as raised, new_case(tmp_path / "case") as case:
        headstamp.add(case, *write_files(tmp_path / "files"), tmp_path / "gone.csv")
    assert raised.value.beside == {}


AGREED = {
    "add": "files[] source file register vintage asks records read refused cells joined skipped statements known",
    "sources": "sources[] id held register title publisher published vintage reliability access licence records read refused "
    "cells joined",
    "refused": "rows[] source file locator reason row repaired cell text code",
    "show": "id noun kind fields support against judgements locator",
    "suppliers": "recipient from to stages registers count{} low high; "
    "suppliers[] state name transfers stages first last inside certain quantities[] register stage class unit low high hedge rows; "
    "suppliers[] sources[] register source locator",
    "types": "holder at_least at_most undecided by_class[] class at_least at_most; "
    "types[] model designation class first documented place support items{} low high",
    "bounds": "of holder at_least at_most certain proof proved incumbent items constrained unconstrained rule partial_lists "
    "threshold{} reliability credibility; witnesses[] item candidates support; fragility[] without at_least lost; "
    "partial_lists[] model rows states items",
    "routes": "holder apart items{} total routes[] route name support count{} low high; items{} routes[] share{} low high; "
    "events[] id route point from_party unit first last part_of same_as conflicts support quantity{} low high hedge; "
    "apart{} route name support count{} low high",
    "verify": "ok sources judgements findings figures failures[] figure finding printed recomputed reason",
    "init": "case wrote seconds", "build": "case wrote seconds", "report": "case wrote seconds", "demo": "case wrote seconds",
    "error": "error{} code file locator found expected do", "add-failed": "error{} code file locator found expected do",
    "figures": "case version figures[] figure finding text rule",
}  # fmt: skip
"""The keys that were agreed on, beside ``schema``: a name that ends in [] or {} holds those after it, up to the next semicolon.
What the agreement leaves to the code (how an open list is told, what stands apart) is written out here too."""
FREE = {"judge", "review", "map"}
"""Commands without agreed keys."""
BEYOND = ROOT / "docs" / "decisions" / "008-json-beyond-the-contract.md"


def agreed(words: str) -> set[str]:
    """The agreed keys, each with its path: ``suppliers[].count.low``."""
    keys = set()
    for chain in words.split(";"):
        path = ""
        for word in chain.split():
            keys.add(path + word.rstrip("[]{}"))
            if word.endswith(("[]", "{}")):
                path += word.replace("{}", "") + "."
    return keys


def keys_of(said: Any, path: str = "") -> set[str]:
    """The keys of a schema, each with its path."""
    keys = set()
    for one in (said, *said.get("anyOf", ()), *said.get("oneOf", ())):
        if "items" in one and path:
            keys |= keys_of(one["items"], path[:-1] + "[].")
        for key, part in one.get("properties", {}).items():
            keys |= {path + key} | keys_of(part, f"{path}{key}.")
    return keys


def test_every_key_beyond_the_agreed_ones_is_on_the_list_with_its_reason() -> None:
    told = re.findall(r"^\| `([\w-]+)` \| `([^`]+)` \| (.+) \|$", BEYOND.read_text(encoding="utf-8"), re.MULTILINE)
    listed = {(command, key) for command, key, reason in told if len(reason) > 10}
    assert len(listed) == len(told)
    beyond = set()
    names = {path.name.split(".")[0] for path in SCHEMAS.glob("*.json")}
    assert names == set(AGREED) | FREE
    for name, words in AGREED.items():
        keys = keys_of(schema(name)) - {"schema"}
        assert agreed(words) <= keys, name
        # What hangs below a listed key is told with it.
        extra = keys - agreed(words)
        beyond |= {(name, key) for key in extra if not any(key.startswith((f"{other}.", f"{other}[].")) for other in extra)}
    assert beyond == listed
