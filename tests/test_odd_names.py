"""Files and folders whose names are no text, or long, or full of signs: they work, or are refused at once."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

import pytest

from headstamp.cli import main
from tests.collect.reading import REGISTERS

ODD = {
    "no encoding": b"\xff\xfe", "a hundred odd bytes": bytes(range(0x80, 0xE4)), "half a letter": b"\xed\xa0\x80", "long": b"x" * 240,
    "long in another script": "名".encode() * 80, "a sign of direction": "\u202ex".encode(), "a line break": b"a\nb",
    "an option": b"--json", "a blank": b" ", "quotes": b"'\"`$(x);",
}  # fmt: skip


def made(folder: Path, name: bytes) -> str:
    """A copy of a sample under an odd name; skips where the file system takes no such name."""
    path = os.fsdecode(os.fsencode(folder) + b"/" + name + b".csv")
    try:
        Path(path).write_bytes((REGISTERS / "items" / "sample.csv").read_bytes())
    except OSError as error:
        pytest.skip(f"{sys.platform}: this file system has no such name ({error.strerror})")
    return path


@pytest.mark.parametrize("name", ODD.values(), ids=ODD.keys())
def test_a_file_of_an_odd_name_is_added_shown_and_mapped(name: bytes, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path, case = made(tmp_path, name), str(tmp_path / "case")
    assert main(["init", case]) == 0
    for words in (["add", case, path], ["add", case, path, "--json"], ["sources", case], ["refused", case],
                  ["map", path, "--save", str(tmp_path / "m.yml")]):  # fmt: skip
        capsys.readouterr()
        assert main(words) == 0, capsys.readouterr().err
    assert main(["sources", case, "--json"]) == 0
    capsys.readouterr()
    assert main(["report", case]) == 0
    assert main(["verify", case]) == 0, capsys.readouterr().out


@pytest.mark.parametrize("name", ODD.values(), ids=ODD.keys())
def test_a_case_in_a_folder_of_an_odd_name_works_or_is_refused_at_once(
    name: bytes, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    case = os.fsdecode(os.fsencode(tmp_path) + b"/" + name)
    code = main(["init", case, "--json"])
    out, _ = capsys.readouterr()
    if code == 0:
        assert main(["add", case, str(REGISTERS / "items" / "sample.csv")]) == 0
        assert main(["report", case]) == 0
        return
    assert code == 2
    assert "not UTF-8" in json.loads(out)["error"]["found"]
    assert list(tmp_path.iterdir()) == [], "nothing is left of it"
    assert main(["suppliers", case, "--recipient", "x"]) == 2
