"""The manual is true: made parts are current, commands run, links lead somewhere, what it names is there."""

from __future__ import annotations

import importlib
import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from typer.main import get_command

from headstamp import cli
from headstamp.bundled import bundled
from headstamp.casefile.settings import KEYS
from headstamp.collect.registers import REGISTERS
from headstamp.collect.registers.description import register_named
from headstamp.collect.registers.written_register import WrittenColumn, WrittenLayout, WrittenRegister
from headstamp.commands import COMMANDS
from headstamp.nouns import errors
from headstamp.nouns.values.hedge import HEDGES
from headstamp.nouns.values.vocabulary import STAGES
from headstamp.nouns.written_struct import keys_of
from tests.source_tree import PACKAGE, ROOT
from tools.pages.makers import MAKERS
from tools.pages.page import BrokenMark, render, shown
from tools.pages.session import Session

DOCS = ROOT / "docs"
PAGES = [*sorted(DOCS.rglob("*.md")), *sorted(ROOT.glob("*.md"))]
TUTORIAL = DOCS / "tutorial.md"
AGAIN = "a made part is behind the code; do: python -m tools.pages, and look at what it changes"

LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")
CODE = re.compile(r"```[a-z]*\n(.*?)```|`([^`\n]+)`", re.DOTALL)
COMMAND = re.compile(r"^(?:\$ |\.venv/bin/)?headstamp ([a-z]+)(.*)$", re.MULTILINE)


def page_id(path: Path) -> str:
    """A page by its path in the repository."""
    return path.relative_to(ROOT).as_posix()


def text_of(path: Path) -> str:
    """The text of a page."""
    return path.read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def tutorial(tmp_path_factory: pytest.TempPathFactory) -> tuple[str, Session]:
    """The tutorial as it would be made now, and the folder in which its commands ran."""
    missing = bundled("iraq-2014").missing
    if missing:
        pytest.skip(f"not installed: headstamp-case-iraq-2014 ({', '.join(missing)})")
    session = Session(tmp_path_factory.mktemp("tutorial"))
    return render(text_of(TUTORIAL), MAKERS, session.run, session.folder), session


@pytest.mark.parametrize("path", [page for page in PAGES if page != TUTORIAL], ids=page_id)
def test_the_made_parts_of_a_page_are_current(path: Path, tmp_path: Path) -> None:
    session = Session(tmp_path)
    assert render(text_of(path), MAKERS, session.run, tmp_path) == text_of(path), AGAIN
    failed = {command for command, code in session.codes if code}
    assert all("nowhere" in command for command in failed), "only the page's examples of errors may fail"


@pytest.mark.slow
def test_the_tutorial_prints_what_its_commands_print(tutorial: tuple[str, Session]) -> None:
    made, session = tutorial
    assert made == text_of(TUTORIAL), AGAIN
    assert [command for command, code in session.codes if code] == []


@pytest.mark.slow
def test_the_demo_keeps_its_schema(tutorial: tuple[str, Session]) -> None:
    said = json.loads((DOCS / "reference" / "schemas" / "demo.schema.json").read_text(encoding="utf-8"))
    answer = json.loads(tutorial[1].run("headstamp demo --out build --json"))
    jsonschema.Draft202012Validator(said).validate(answer)
    assert answer["missing"] == []


@pytest.mark.slow
def test_the_python_of_the_readme_runs(tutorial: tuple[str, Session]) -> None:
    (example,) = re.findall(r"```python\n(.*?)```", text_of(ROOT / "README.md"), re.DOTALL)
    counted = subprocess.run(
        [sys.executable, "-c", example + "\nprint(answer.count.low, answer.count.high)"], cwd=tutorial[1].folder,
        capture_output=True, text=True, timeout=120, check=False, env={**os.environ, "PYTHONPATH": str(ROOT)},
    )  # fmt: skip
    assert counted.returncode == 0, counted.stderr
    count = re.fullmatch(r"(\d+) (\d+)", counted.stdout.splitlines()[-1])
    assert count
    assert int(count[1]) <= int(count[2])


# -- what a page names is there ----------------------------------------------------------------------------------


def anchors(text: str) -> set[str]:
    """The anchors of a page's headings, as GitHub and most others make them."""
    plain = re.sub(r"```.*?```", "", text, flags=re.DOTALL)
    headings = re.findall(r"^#+ (.+)$", plain, re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.strip().lower()).replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("path", PAGES, ids=page_id)
def test_links_lead_somewhere(path: Path) -> None:
    broken = []
    for link in LINK.findall(re.sub(r"```.*?```", "", text_of(path), flags=re.DOTALL)):
        if re.match(r"[a-z]+:", link):
            continue
        place, _, anchor = link.partition("#")
        target = (path.parent / place).resolve() if place else path
        if not target.exists() or (anchor and anchor not in anchors(text_of(target))):
            broken.append(link)
    assert broken == []


def test_every_page_is_reached_from_the_index() -> None:
    reached, waiting = set[Path](), [DOCS / "README.md"]
    while waiting:
        page = waiting.pop()
        reached.add(page)
        links = (link.partition("#")[0] for link in LINK.findall(text_of(page)) if not re.match(r"[a-z]+:", link))
        targets = ((page.parent / link).resolve() for link in links if link.endswith(".md"))
        waiting += [target for target in targets if target.exists() and target not in reached]
    assert [page_id(page) for page in PAGES if page.is_relative_to(DOCS) and page not in reached] == []


def commands_named(text: str) -> Iterator[tuple[str, str]]:
    """Each ``headstamp COMMAND …`` in the code of a page: the command, and the words behind it."""
    for block, span in CODE.findall(text):
        yield from COMMAND.findall(block or span)


@pytest.mark.parametrize("path", PAGES, ids=page_id)
def test_commands_and_options_that_a_page_names_exist(path: Path) -> None:
    group: Any = get_command(cli.application())
    wrong = []
    for name, rest in commands_named(text_of(path)):
        if name not in group.commands:
            wrong.append(name)
            continue
        known = {option for param in group.commands[name].params for option in param.opts} | {"--help"}
        wrong += [f"{name} {option}" for option in re.findall(r"(?<!\S)--[a-z][a-z-]*", rest) if option not in known]
    assert wrong == []


def test_every_command_and_schema_stands_in_the_reference() -> None:
    text = text_of(DOCS / "reference" / "commands.md")
    assert re.findall(r"^### ([a-z]+)$", text, re.MULTILINE) == list(COMMANDS)
    linked = set(re.findall(r"\(schemas/([\w-]+)\.schema\.json\)", text + text_of(DOCS / "reference" / "figures.md")))
    assert {path.name.split(".")[0] for path in (DOCS / "reference" / "schemas").glob("*.json")} == linked


def test_every_register_has_its_page() -> None:
    pages = {path.stem: text_of(path) for path in (DOCS / "registers").glob("*.md") if path.stem not in ("README", "every-file")}
    assert set(pages) == set(REGISTERS)
    for name, text in pages.items():
        lines = text.splitlines()
        assert lines[:3] == [f"# Register: {name}", "", f"<!-- made: register {name} -->"]
        assert f"<!-- made: columns {name} -->" in lines
        read = text.split("## How to read it")[1].split("## Columns")[0]
        assert len(read.split()) > 10, "say how to read it"


def test_the_registers_that_the_how_to_points_to_do_what_it_says() -> None:
    text = text_of(DOCS / "how-to" / "add-a-register.md")
    pointed = re.findall(r"^\| `(\w+): .*\(`(\w+)`\) \|$", text, re.MULTILINE)
    assert len(pointed) > 5
    for word, name in pointed:
        assert any(getattr(layout, word) for layout in register_named(name).layouts), f"{name} has no {word}"
    keys = {key for struct in (WrittenRegister, WrittenLayout, WrittenColumn) for key in keys_of(struct)}
    assert keys <= set(re.findall(r"`(\w+)[`:]", text)), "a word that it does not explain"


def first_cells(text: str, heading: str) -> list[str]:
    """The code in the first cells of the first table below a heading."""
    below = text.split(f"\n## {heading}\n")[1]
    rows = re.findall(r"^\| `([^`]+)` \|", below.split("\n## ")[0].split("<!-- made")[0], re.MULTILINE)
    return list(rows)


def test_hand_written_tables_name_every_word() -> None:
    text = text_of(DOCS / "vocabulary.md")
    assert first_cells(text, "Stages and statuses") == list(STAGES)
    assert first_cells(text, "Hedges") == list(HEDGES)
    folder = text_of(DOCS / "reference" / "case-folder.md")
    assert sorted(first_cells(folder, "case.yml")) == sorted(KEYS)


def test_the_exit_codes_are_those_of_the_errors() -> None:
    table = text_of(DOCS / "reference" / "commands.md").split("## Exit codes")[1].split("## Errors")[0]
    told = {int(code) for code in re.findall(r"^\| (\d+) \|", table, re.MULTILINE)}
    tree = {one.exit_code for one in errors.HeadstampError.__subclasses__()}
    refused = importlib.import_module("headstamp.commands.add").REFUSED_ROWS
    assert told == {0, refused, cli.OWN_FAULT, cli.INTERRUPTED} | tree


def test_files_that_the_map_names_exist() -> None:
    named = set(re.findall(r"`([\w/.-]+\.(?:py|yml|sql|jinja))`", text_of(DOCS / "map-of-the-code.md")))
    paths = {path.as_posix() for folder in (PACKAGE, ROOT / "tests") for path in folder.rglob("*")}
    assert {name for name in named if not any(path.endswith(f"/{name}") for path in paths)} == set()


# -- the marks ----------------------------------------------------------------------------------------------------

PAGE = """\
<!-- file: a/b.txt -->
```text
one
```
<!-- run: headstamp x | with two -->
old
<!-- end -->
<!-- made: word a -->
<!-- end -->
"""


def test_a_page_is_made_again(tmp_path: Path) -> None:
    def run(command: str) -> str:
        assert command == "headstamp x"
        return (tmp_path / "a" / "b.txt").read_text(encoding="utf-8") + "two\nthree\n"

    made = render(PAGE, {"word": lambda word: f"made of {word}"}, run, tmp_path)
    assert "```console\n$ headstamp x\n…\ntwo\n…\n```\n<!-- end -->" in made
    assert "<!-- made: word a -->\nmade of a\n<!-- end -->" in made
    assert "old" not in made
    assert render(made, {"word": lambda word: f"made of {word}"}, run, tmp_path) == made


@pytest.mark.parametrize(
    "text",
    ["<!-- made: nothing -->\n<!-- end -->", "<!-- made: word a -->", "<!-- file: x -->\nno block", "<!-- file: x -->\n```\nno end",
     "<!-- run: headstamp x | last 3 -->\n<!-- end -->", "<!-- run: headstamp x | with nine -->\n<!-- end -->"],
)  # fmt: skip
def test_a_broken_mark_is_told(text: str, tmp_path: Path) -> None:
    with pytest.raises(BrokenMark):
        render(text, {"word": str}, lambda command: command, tmp_path)


def test_an_excerpt_keeps_its_lines() -> None:
    assert shown("headstamp x | first 2", lambda _: "a\nb  \nc\nd\n") == "```console\n$ headstamp x\na\nb\n…\n```"
    assert shown("headstamp x", lambda _: "a\n") == "```console\n$ headstamp x\na\n```"


def test_a_session_runs_headstamp_only(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="expected headstamp"):
        Session(tmp_path).run("rm -rf .")
