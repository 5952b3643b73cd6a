"""Verify fails, and names what changed, when one thing is changed; and passes when nothing is."""

from __future__ import annotations

import json
import os
import re
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import fields, replace
from hashlib import sha256
from pathlib import Path
from typing import Any

import duckdb
import pytest

import headstamp
from headstamp.answers.answer import as_json
from headstamp.answers.of_rules import value_of
from headstamp.casefile.case import Case, open_folder
from headstamp.casefile.findings import read_findings, write_findings
from headstamp.casefile.sources import place_of
from headstamp.cli import main
from headstamp.nouns.errors import WrongUse
from headstamp.nouns.judgement import Judgement, chain_of
from headstamp.pipeline import rebuild
from headstamp.publish.ledger_drift import judgement_faults
from headstamp.publish.verify import compare
from headstamp.world import draw_world
from tests.invented import made_case
from tests.source_tree import PACKAGE

WORLD = draw_world(5)
FILES = ("states", "parties", "producers", "aliases", "items", "diversions", "sipri_site")

Failures = list[dict[str, Any]]


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a small case with two judgements, its findings and its report; tests copy it and change a copy."""
    folder = tmp_path_factory.mktemp("built")
    with made_case(WORLD, folder, FILES) as case:
        for name, route in (("I304", "D9"), ("I311", "D12")):
            headstamp.judge(case, f"items:{name}", "accept", value=route, because="seen on the crate", judge="reviewer")
        headstamp.report(case)
    return folder / "case"


@pytest.fixture(scope="module")
def again(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Case]:
    """The same case, made again from bytes and judgements, with its report."""
    with open_folder(built) as case, rebuild(case, tmp_path_factory.mktemp("again") / "case") as made:
        headstamp.report(made)
        yield made


@pytest.fixture
def folder(built: Path, tmp_path: Path) -> Path:
    """A copy of the built case."""
    return shutil.copytree(built, tmp_path / "copy")


def verified(folder: Path) -> Failures:
    """What verify finds, with the accounting checked."""
    with open_folder(folder) as case:
        answer = as_json(headstamp.verify(case))
    assert answer["ok"] is (answer["failures"] == [])
    assert answer["sources"] == len(FILES)
    return list(answer["failures"])


def compared(folder: Path, again: Case) -> Failures:
    """What differs between a case and the same case made again: the last step of verify, without the first."""
    with open_folder(folder) as case:
        return list(as_json(compare(case, folder / "report", again, again.path / "report"))["failures"])


def reasons(failures: Failures) -> str:
    return "\n".join(one["reason"] for one in failures)


def source_named(folder: Path, name: str) -> Path:
    """Where the bytes of a source are kept."""
    with open_folder(folder) as case:
        (found,) = (one.id for one in case.store.sources() if one.held and one.name == name)
    return place_of(folder, found)


def replace_in(path: Path, old: str, new: str) -> None:
    """Change the first place of a text in a file."""
    content = path.read_bytes()
    assert old.encode() in content
    path.chmod(0o644)
    path.write_bytes(content.replace(old.encode(), new.encode(), 1))


def test_nothing_changed_verifies(folder: Path) -> None:
    with open_folder(folder) as case:
        answer = as_json(headstamp.verify(case))
    assert answer["failures"] == []
    assert answer["ok"]
    assert (answer["sources"], answer["judgements"]) == (len(FILES), 2)
    assert answer["findings"] > 5
    assert answer["figures"] > 20
    assert answer["figures"] == len(json.loads((folder / "report" / "figures.json").read_text())["figures"])


def test_a_report_in_another_folder_verifies(folder: Path, again: Case, tmp_path: Path) -> None:
    shutil.move(folder / "report", tmp_path / "elsewhere")
    with open_folder(folder) as case:
        assert as_json(compare(case, tmp_path / "elsewhere", again, again.path / "report"))["failures"] == []


def test_one_cell_of_a_kept_source(folder: Path) -> None:
    (order,) = {one for one in WORLD.orders if one.broken}
    replace_in(source_named(folder, "sipri_site.csv"), f",{order.years[0]},New", f",{order.years[0] + 1},New")
    failures = verified(folder)
    assert "the kept bytes of sipri_site.csv are not what their hash says" in reasons(failures)
    assert any(one["finding"] and "suppliers" in one["reason"] for one in failures), "and what hangs on it is named"


def test_one_cell_of_a_kept_source_that_makes_it_unreadable(folder: Path) -> None:
    replace_in(source_named(folder, "items.csv"), "item_id,", "thing_id,")
    failures = verified(folder)
    assert "the kept bytes of items.csv are not what their hash says" in reasons(failures)
    assert "the case cannot be made again: items.csv" in reasons(failures)


def test_a_kept_source_that_is_gone(folder: Path) -> None:
    source_named(folder, "producers.csv").unlink()
    assert "producers.csv" in reasons(verified(folder))


def in_ledger(folder: Path, statement: str, *values: object) -> None:
    """Change the ledger behind the program's back."""
    connection = sqlite3.connect(folder / "case.sqlite")
    with connection:
        connection.execute(statement, values)
    connection.close()


def judgements(folder: Path) -> list[Any]:
    with open_folder(folder) as case:
        return list(case.store.judgements())


def test_one_judgement(folder: Path) -> None:
    first, second = judgements(folder)
    in_ledger(folder, "update judgement set value = 'D10' where id = ?", first.id)
    failures = verified(folder)
    assert f"judgement {first.id} is not what was decided" in reasons(failures)
    assert second.id not in reasons(failures), "the other one stands"
    assert any(one["finding"] and "routes" in one["reason"] for one in failures)


@pytest.mark.parametrize("column", [field.name for field in fields(Judgement)])
def test_each_word_of_a_judgement(folder: Path, column: str) -> None:
    first, second = judgements(folder)
    assert judgement_faults([first, second]) == []
    changed = replace(first, **{column: 3 if column == "credibility" else f"{getattr(first, column)}."})
    faults = [as_json(one) for one in judgement_faults([changed, second])]
    assert f"judgement {changed.id} is not what was decided" in reasons(faults)
    assert judgement_faults([second]), "one taken out of the middle"
    assert len(judgement_faults([second, first])) == 2, "two that changed places"


def test_one_judgement_whose_link_is_forged_too(folder: Path) -> None:
    last = judgements(folder)[-1]
    forged = replace(last, because="somebody said so")
    in_ledger(folder, "update judgement set because = ?, chain = ? where id = ?", forged.because,
              chain_of(last.previous, forged), last.id)  # fmt: skip
    assert f"judgement {last.id} is not what was decided" in reasons(verified(folder))


def test_a_judgement_that_is_gone(folder: Path) -> None:
    last = judgements(folder)[-1]
    in_ledger(folder, "delete from judgement where id = ?", last.id)
    assert f"judgement {last.id} is missing since the report was written" in reasons(verified(folder))


@pytest.mark.parametrize("column", ["reliability", "vintage", "register"])
def test_one_word_of_the_list_of_sources(folder: Path, again: Case, column: str) -> None:
    with open_folder(folder) as case:
        one = next(source for source in case.store.sources() if not source.held or column != "reliability")
    in_ledger(folder, f"update source set {column} = 'X' where id = ?", one.id)
    told = [failure["reason"] for failure in compared(folder, again)]
    assert f"source {one.name or one.id} is not listed as its bytes say: {column}" in told


@pytest.mark.parametrize("change", ["cut", "shift"])
def test_the_end_of_the_chain(folder: Path, change: str) -> None:
    """A judgement and its undoing leave no trace in the findings; taken away together they are missed all the same."""
    with open_folder(folder) as case:
        made = headstamp.judge(case, "items:I306", "accept", value="D4", because="a witness", judge="reviewer")
        headstamp.judge(case, made.id, "undo", because="the witness withdrew", judge="reviewer")
        headstamp.report(case)
    assert verified(folder) == []
    if change == "cut":
        in_ledger(folder, "delete from judgement where position > 2")
        assert "the report is of another chain" in reasons(verified(folder))
    else:
        in_ledger(folder, "update judgement set position = position + 100")
        assert len([one for one in verified(folder) if "is not what was decided" in one["reason"]]) == 4


def forged(path: Path, change: str) -> None:
    """Write a file of statements anew, with one thing changed, as somebody with an editor for Parquet would."""
    with duckdb.connect() as connection:
        connection.execute(f"create table t as select * replace ({change}) from read_parquet('{path}')")
        path.chmod(0o644)
        connection.execute(f"copy t to '{path}' (format parquet)")


def statements_of(folder: Path, register: str) -> Path:
    with open_folder(folder) as case:
        (reading,) = (one for one in case.store.readings() if one.register == register)
    return folder / reading.file


@pytest.mark.parametrize("is_in_the_ledger", [False, True])
def test_forged_statements(folder: Path, is_in_the_ledger: bool) -> None:
    path = statements_of(folder, "sipri")
    forged(path, "case when property = 'supplier' then 'Norland' else said end as said")
    if is_in_the_ledger:  # the forger knew where the hash is kept
        digest = sha256(path.read_bytes()).hexdigest()
        in_ledger(folder, "update reading set sha256 = ? where register = 'sipri'", digest)
    else:
        with open_folder(folder) as case, pytest.raises(WrongUse, match="changed after they were read"):
            headstamp.suppliers(case, recipient="Norland")
    (one,) = (each for each in verified(folder) if "statements" in each["reason"])
    assert "sipri_site.csv as sipri" in one["reason"]


def test_statements_in_other_bytes_are_the_same(folder: Path) -> None:
    """Another version of the engine writes other bytes; what they say is what counts."""
    path = statements_of(folder, "sipri")
    forged(path, "said as said")
    in_ledger(folder, "update reading set sha256 = ? where register = 'sipri'", sha256(path.read_bytes()).hexdigest())
    assert verified(folder) == []


def test_statements_that_are_gone(folder: Path) -> None:
    statements_of(folder, "items").unlink()
    assert "the statements of items.csv as items cannot be trusted" in reasons(verified(folder))


LEDGER = {
    "update reading set read = read + 1, refused = refused - 1 where register = 'sipri'": "account of sipri_site.csv as sipri",
    "update reading set vague = '[]', reader = 'sipri@9' where register = 'sipri'": "again gives: reader",
    "delete from refused": "is missing: line=",
    "update refused set words = 'nothing of weight'": "is not one when its source is read again: line=",
    "insert into source select 'f00' || substr(id, 4), held, register, name, title, publisher, url, published, vintage, kind, "
    "reliability, access, licence, root, told_as, corrects from source where not held limit 1": "no kept file names it",
    "delete from source where not held": "is named by a kept file, and not in the ledger",
}
"""What somebody may change in the ledger behind the program's back, and what verify says of it."""


@pytest.mark.parametrize("statement", LEDGER)
def test_the_accounts_of_the_ledger(folder: Path, again: Case, statement: str) -> None:
    in_ledger(folder, statement)
    assert LEDGER[statement] in reasons(compared(folder, again))


def test_a_judgement_after_the_report(folder: Path) -> None:
    with open_folder(folder) as case:
        made = headstamp.judge(case, "items:I306", "accept", value="D4", because="a witness", judge="reviewer")
    failures = verified(folder)
    assert f"judgement {made.id} is new since the report was written" in reasons(failures)
    assert any(one["finding"] and "routes" in one["reason"] for one in failures)


def test_the_settings(folder: Path) -> None:
    replace_in(folder / "case.yml", "to: '2014'", "to: '2013'")
    assert "the report is of another settings" in reasons(verified(folder))


FINDERS = ("supply", "bounds_of_case", "types", "routes", "decades", "documented")


@pytest.mark.parametrize("finder", FINDERS)
def test_one_finding(folder: Path, again: Case, finder: str) -> None:
    def changed(value: Any) -> Any:
        """The same with one number one higher."""
        if isinstance(value, dict):
            for key in sorted(value):
                moved = changed(value[key])
                if moved != value[key]:
                    return value | {key: moved}
        if isinstance(value, list):
            for at, one in enumerate(value):
                moved = changed(one)
                if moved != one:
                    return [*value[:at], moved, *value[at + 1 :]]
        return value + 1 if isinstance(value, int | float) and not isinstance(value, bool) else value

    path = folder / "findings" / f"{finder}.parquet"
    with open_folder(folder) as case:
        others = [file.rename(file.with_suffix(".aside")) for file in path.parent.glob("*.parquet") if file != path]
        kept = read_findings(case)
        for file in others:
            file.rename(file.with_suffix(".parquet"))
        one, value = next((each, as_json(each.value)) for each in kept if changed(as_json(each.value)) != as_json(each.value))
        moved = replace(one, value=value_of(one.rule, changed(value)))
        write_findings(case, finder, [moved, *(each for each in kept if each != one)])
    failures = compared(folder, again)
    assert [one["finding"] for one in failures] == [moved.id]
    assert moved.rule in failures[0]["reason"]


@pytest.mark.parametrize("field", ["low", "high", "support"])
def test_one_bound_or_the_support_of_a_finding(folder: Path, again: Case, field: str) -> None:
    path = folder / "findings" / "documented.parquet"
    with open_folder(folder) as case:
        change = {"low": "low - 1", "high": "high + 1", "support": "substr(support, 34)"}[field]
        case.engine.make("finding", f"select * replace ({change} as {field}) from read_parquet('{path}')")
        case.engine.save(path, "select * from finding")
    (failure,) = compared(folder, again)
    assert "documented@1" in failure["reason"]
    assert failure["printed"] != failure["recomputed"] or field == "support"


def test_findings_that_are_gone_added_or_cut_short(folder: Path, again: Case) -> None:
    findings = folder / "findings"
    (findings / "routes.parquet").rename(findings / "routes.aside")
    assert "finding routes@2" in reasons(compared(folder, again))
    (findings / "routes.aside").rename(findings / "routes.parquet")
    assert compared(folder, again) == []
    content = (findings / "routes.parquet").read_bytes()
    (findings / "routes.parquet").write_bytes(content[: len(content) // 2])
    assert "findings cannot be read" in reasons(compared(folder, again))


def numbers(page: str) -> list[tuple[str, int]]:
    """Each figure of a page that holds a digit, and the place of that digit."""
    found = re.finditer(r'data-figure="([^"]+)">[^<]*?(\d)', page)
    return [(one[1], one.start(2)) for one in found]


def test_one_printed_number(folder: Path, again: Case) -> None:
    path = folder / "report" / "index.html"
    page = path.read_text(encoding="utf-8")
    places = numbers(page)
    assert len(places) > 10
    for figure, at in places[:: max(1, len(places) // 12)]:
        changed = str((int(page[at]) + 1) % 10)
        path.write_text(page[:at] + changed + page[at + 1 :], encoding="utf-8")
        failures = compared(folder, again)
        assert [one["figure"] for one in failures] == [figure]
        assert failures[0]["finding"]
        assert failures[0]["printed"] != failures[0]["recomputed"]


def test_a_word_of_the_page_beside_its_figures(folder: Path, again: Case) -> None:
    replace_in(folder / "report" / "index.html", "Footnotes</a>", "Footnotes, all checked</a>")
    (failure,) = compared(folder, again)
    assert "all checked" in failure["printed"]
    assert "beside its figures" in failure["reason"]


def test_a_figure_taken_out_of_the_page(folder: Path, again: Case) -> None:
    path = folder / "report" / "index.html"
    page = path.read_text(encoding="utf-8")
    figure = numbers(page)[3][0]
    path.write_text(page.replace(f'data-figure="{figure}"', "", 1), encoding="utf-8")
    (failure,) = compared(folder, again)
    assert (failure["figure"], failure["printed"]) == (figure, None)


def edited(folder: Path, change: Callable[[dict[str, Any]], object]) -> None:
    """Change what figures.json says."""
    path = folder / "report" / "figures.json"
    said = json.loads(path.read_text(encoding="utf-8"))
    change(said)
    path.write_text(json.dumps(said, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def test_one_number_of_the_list_of_figures(folder: Path, again: Case) -> None:
    at = next(
        number for number, one in enumerate(json.loads((folder / "report" / "figures.json").read_text())["figures"])
        if any(character.isdigit() for character in one["text"])
    )  # fmt: skip
    names: list[str] = []

    def change(said: dict[str, Any]) -> None:
        figure = said["figures"][at]
        figure["text"] = re.sub(r"\d", lambda digit: str((int(digit[0]) + 1) % 10), figure["text"], count=1)
        names.append(figure["figure"])

    edited(folder, change)
    (failure,) = compared(folder, again)
    assert failure["figure"] == names[0]
    assert failure["printed"] != failure["recomputed"]


@pytest.mark.parametrize("key", ["finding", "rule"])
def test_what_a_figure_rests_on(folder: Path, again: Case, key: str) -> None:
    edited(folder, lambda said: said["figures"][0].update({key: said["figures"][0][key][:-1]}))
    (failure,) = compared(folder, again)
    assert failure["figure"]


def test_the_statements_behind_figures(folder: Path, again: Case) -> None:
    said = json.loads((folder / "report" / "figures.json").read_text(encoding="utf-8"))
    number = str(said["figures"][0]["footnote"])
    edited(folder, lambda said: said["footnotes"][number].pop())
    failures = compared(folder, again)
    assert [one["figure"] for one in failures] == sorted(
        one["figure"] for one in said["figures"] if str(one["footnote"]) == number
    )
    edited(folder, lambda said: said.pop("footnotes"))
    assert len(compared(folder, again)) == len(said["figures"])


@pytest.mark.parametrize("key", ["case", "version", "settings"])
def test_what_the_report_says_of_its_case(folder: Path, again: Case, key: str) -> None:
    edited(folder, lambda said: said.update({key: "0"}))
    (failure,) = compared(folder, again)
    assert key in failure["reason"]


def test_figures_that_say_the_same_in_other_bytes(folder: Path, again: Case) -> None:
    path = folder / "report" / "figures.json"
    path.write_text(json.dumps(json.loads(path.read_text(encoding="utf-8"))), encoding="utf-8")
    (failure,) = compared(folder, again)
    assert "figures.json" in failure["reason"]


@pytest.mark.parametrize("content", ["", "{}", "[1]", '{"figures": [{}]}', '{"figures": [{"figure": "a"}, {"figure": "a"}]}'])
def test_a_list_of_figures_that_is_none(folder: Path, content: str) -> None:
    (folder / "report" / "figures.json").write_text(content, encoding="utf-8")
    with open_folder(folder) as case, pytest.raises(WrongUse, match="figures"):
        headstamp.verify(case)


def test_without_a_report_there_is_nothing_to_verify(folder: Path) -> None:
    shutil.rmtree(folder / "report")
    with open_folder(folder) as case, pytest.raises(WrongUse, match="no report"):
        headstamp.verify(case)


RULES = {
    "trace/routes/route_count.sql": ("sum(case when counted.routes = 1 then 1 else 0 end) as low", "count(*) as low", "routes@"),
    "resolve/parties.py": ('"""Parties:', '"""The parties:', ""),
}
"""Code that is changed, one piece at a time: the file, a piece of it, what it becomes, and the rule whose findings move."""


@pytest.mark.parametrize("path", RULES)
def test_the_code_of_one_rule(folder: Path, path: str, tmp_path: Path) -> None:
    """A rule that concludes something else is drift; other code that concludes the same is a note."""
    old, new, rule = RULES[path]
    shutil.copytree(PACKAGE, tmp_path / "other" / "headstamp", ignore=shutil.ignore_patterns("__pycache__"))
    replace_in(tmp_path / "other" / "headstamp" / path, old, new)

    def ended(*options: str) -> tuple[int, dict[str, Any]]:
        done = subprocess.run(
            [sys.executable, "-m", "headstamp.cli", "verify", str(folder), "--json", *options], check=False,
            capture_output=True, text=True, cwd=tmp_path, env=os.environ | {"PYTHONPATH": str(tmp_path / "other")},
        )  # fmt: skip
        return done.returncode, json.loads(done.stdout)

    code, answer = ended()
    assert answer["program"]["changed_files"] == [path]
    assert path in answer["notes"][0]
    moved = {one["reason"].split()[1] for one in answer["failures"] if one["finding"] and one["reason"].startswith("finding ")}
    if rule:
        assert code == 3
        assert any(one.startswith(rule) for one in moved)
        return
    assert (code, answer["failures"], answer["page"]) == (0, [], "whole")
    code, answer = ended("--strict-code")
    assert code == 3
    assert reasons(answer["failures"]) == f"file of the package {path} is changed since the report was written"


def test_the_command_says_so_and_ends_with_its_exit_code(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["verify", str(folder)]) == 0
    assert "verified" in capsys.readouterr().out
    replace_in(folder / "report" / "index.html", "Footnotes</a>", "Notes</a>")
    assert main(["verify", str(folder), "--json"]) == 3
    answer = json.loads(capsys.readouterr().out)
    assert answer["schema"] == "headstamp/verify@1"
    assert len(answer["failures"]) == 1
