"""Characters that move the cursor, turn the direction of writing, or that an output cannot carry: they are shown, not obeyed."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

import headstamp
from headstamp.casefile.case import new_case
from headstamp.cli import main
from headstamp.nouns.printable import (
    FIRST_STRONG_ISOLATE,
    JOINERS,
    POP_ISOLATE,
    json_text,
    printable,
    without_controls,
)
from tests.collect.reading import written
from tests.invented_case import FILES, SETTINGS
from tests.source_tree import ROOT

OBEYED = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066\u2067\ufeff\ud800-\udfff]")
"""What no output may hold as it is: controls but for line breaks, controls of direction, halves of characters."""
NASTY = "\u202egnp\x1b[31m\x9b2J\u2067"
HEBREW = "\u05e6\u05d1\u05d0"


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("a\u202eb", "a\\u202eb"), ("\x1b[2J", "\\x1b[2J"), ("\x9b", "\\x9b"), ("a\nb\tc", "a b c"), ("\U000e0001", "\\U000e0001"),
        ("\ud800", "\\ud800"), ("Łódź", "Łódź"), ("می\u200cخواهم", f"{FIRST_STRONG_ISOLATE}می\u200cخواهم{POP_ISOLATE}"),
        (f"found '{HEBREW}'; expected 3", f"found '{FIRST_STRONG_ISOLATE}{HEBREW}{POP_ISOLATE}'; expected 3"),
        (f"{HEBREW} 12 {HEBREW} x {HEBREW}", f"{FIRST_STRONG_ISOLATE}{HEBREW} 12 {HEBREW}{POP_ISOLATE} x "
         f"{FIRST_STRONG_ISOLATE}{HEBREW}{POP_ISOLATE}"),
    ],
)  # fmt: skip
def test_words_are_shown_and_not_obeyed(words: str, shown: str) -> None:
    assert printable(words) == shown


@given(st.text())
def test_whatever_is_printed_moves_nothing(words: str) -> None:
    shown = printable(words)
    assert not OBEYED.search(shown)
    assert "\n" not in shown
    assert all(one.isprintable() or one in JOINERS + FIRST_STRONG_ISOLATE + POP_ISOLATE for one in shown)
    assert shown.count(FIRST_STRONG_ISOLATE) == shown.count(POP_ISOLATE)


@given(st.recursive(st.text(st.characters()), lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner)), st.booleans())
def test_json_says_the_same_without_what_a_terminal_obeys(said: object, ascii_only: bool) -> None:
    text = json_text(said, ascii_only=ascii_only)
    assert json.loads(text) == said
    assert not OBEYED.search(text)
    assert text.isascii() or not ascii_only


def test_a_page_keeps_its_lines() -> None:
    assert without_controls(f"<p>\n{NASTY}</p>\n") == "<p>\n\\u202egnp\\x1b[31m\\x9b2J\\u2067</p>\n"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A case whose places, titles, quotations and party names hold what is not to be obeyed, with its report."""
    path = tmp_path_factory.mktemp("odd")

    def odd(text: str) -> str:
        for plain, other in (("Old Bridge", f"Old {NASTY} Bridge"), ("three rifles", f"three {NASTY} rifles"),
                             ("Arcadian army", f"{HEBREW} army{NASTY}")):  # fmt: skip
            text = text.replace(plain, other)
        return text

    with new_case(path / "case", {key: value for key, value in yaml.safe_load(SETTINGS).items() if key != "suspected_from"}) as case:
        for name, text in FILES.items():
            # A line break of a table is no part of its cells, and neither is what ends a record elsewhere.
            headstamp.add(case, written(path / name, odd(text)))
    with case:
        headstamp.report(case)
    return path / "case"


COMMANDS = (
    ["sources"], ["refused"], ["show", "I1"], ["suppliers", "--recipient", "Arcadia"], ["types"], ["bounds"], ["routes"], ["review"],
)  # fmt: skip


@pytest.mark.parametrize("words", COMMANDS, ids=lambda words: words[0])
def test_no_command_prints_what_a_terminal_obeys(folder: Path, words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    for json_option in ([], ["--json"]):
        main([words[0], str(folder), *words[1:], *json_option])
        out, err = capsys.readouterr()
        assert out + err
        assert not OBEYED.search(out + err)
        if json_option:
            json.loads(out)


def test_the_page_and_its_figures_hold_nothing_that_is_obeyed(folder: Path) -> None:
    for name in ("index.html", "figures.json"):
        assert not OBEYED.search((folder / "report" / name).read_text("utf-8").replace("\t", " "))


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "cp1252", "utf-8"])
@pytest.mark.parametrize("json_option", [[], ["--json"]])
def test_letters_that_the_terminal_lacks_are_escaped(folder: Path, encoding: str, json_option: list[str]) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "headstamp.cli", "show", str(folder), "items:I1", *json_option], capture_output=True, timeout=120,
        cwd=ROOT, check=False, env={**os.environ, "PYTHONIOENCODING": encoding, "PYTHONUTF8": "0"},
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    out = done.stdout.decode(encoding)
    if json_option:
        assert HEBREW in json.dumps(json.loads(out), ensure_ascii=False)
    else:
        assert (HEBREW if encoding == "utf-8" else "\\u05e6") in out
