"""Every file that is at hand is told unasked, or asks, or is no register; the page that shows it is made here.

With ``HEADSTAMP_REMAKE=1`` the page is written anew; look at what changes.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from headstamp.casefile.sources import look
from headstamp.collect.detect.contents import recognised
from headstamp.nouns.errors import HeadstampError
from tests.collect.reading import read_all
from tests.source_tree import ROOT

pytestmark = [pytest.mark.shared, pytest.mark.slow]

PAGE = ROOT / "docs" / "registers" / "every-file.md"
BEGIN, END = "<!-- table made by tests/collect/test_every_file.py -->\n", "<!-- end of the table -->\n"
ACCOUNT = ("records", "read", "refused", "joined", "skipped")
ANSWERS = {"treaty": "treaty=ATT", "scheme": "scheme=SISO-REF-010"}
"""What is told where a file asks what its bytes do not tell."""


def rows_of(path: Path, name: str) -> list[str]:
    """The lines of the table for one file: one for each register inside it."""
    with recognised(path, path.name, look(path)) as answer:
        asks = answer.asks
    if not answer.parts and not asks:
        return [f"| {name} | not a register | | | | | | |"]
    told = ANSWERS.get(asks[0], asks[0]) if asks else ""
    asked = f" (asks: {', '.join(asks)})" if asks else ""
    lines = []
    for one in read_all(path, told):
        account = [getattr(one.unpivoted, key) for key in ACCOUNT]
        repaired = sum(fault.repaired for fault in one.unpivoted.faults)
        assert account[0] == sum(account[1:]), name
        lines.append(f"| {name} | {one.register}{asked} | " + " | ".join(f"{number:,}" for number in [*account, repaired]) + " |")
    return lines


@pytest.fixture(scope="module")
def table(shared: Path) -> list[str]:
    folder = shared / "registers"
    lines = []
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            name = path.relative_to(folder).as_posix()
            try:
                lines += rows_of(path, name)
            except HeadstampError as error:
                lines.append(f"| {name} | **error**: {error.found} | | | | | | |")
    return lines


def test_every_file_is_told_or_asks_or_is_no_register(table: list[str]) -> None:
    assert len(table) > 90
    assert [line for line in table if "**error**" in line and "SOURCE.md" not in line] == []


def test_texts_about_data_are_no_registers(table: list[str]) -> None:
    about = [line for line in table if "LICENSE" in line or "schema.json" in line]
    assert about
    assert all("| not a register |" in line for line in about)
    notes = [line for line in table if "SOURCE.md" in line]
    assert len(notes) > 10
    assert all("**error**" in line for line in notes), "what is no notice is never passed over"
    assert [line for line in table if "| not a register |" in line and line not in about] == []


def test_the_page_shows_what_was_read(table: list[str]) -> None:
    head = "| file | register | records | read | refused | joined | skipped | repaired or odd |\n|---|---|---|---|---|---|---|---|\n"
    shown = [line for line in table if "| not a register |" not in line and "SOURCE.md" not in line]
    made = BEGIN + head + "\n".join(shown) + "\n" + END
    text = PAGE.read_text("utf-8")
    before, _, rest = text.partition(BEGIN)
    after = rest.partition(END)[2]
    if os.environ.get("HEADSTAMP_REMAKE"):
        PAGE.write_text(before + made + after, "utf-8")
    assert before + made + after == text or os.environ.get("HEADSTAMP_REMAKE")
