"""Oryx's lists: entries of saved pages, sums that do not add up, and one thing in two states over several files."""

from __future__ import annotations

import csv
import gzip
import re
import time
from contextlib import suppress
from pathlib import Path

import pytest

from headstamp import add, open_case
from headstamp.casefile.case import init_folder
from headstamp.nouns.errors import Unrecognised
from headstamp.pipeline import prepare
from tests.collect.reading import REGISTERS, Read, read_one, written

HEADER = "country,origin,system,status,url,date_recorded,sysID,imageID,statusID,matID"
HEAD = """<!DOCTYPE html><html><head><link href='https://www.oryxspioenkop.com/2022/02/x.html' rel='canonical'/>
<title>Attack On Nowhere: Documenting Invented Equipment Losses - Oryx</title></head><body>
<h3>Ruritania - 2, of which: destroyed: 2</h3><h3>Tanks (2, of which destroyed: 2)</h3>"""


def account(read: Read) -> tuple[int, int, int, int, int]:
    unpivoted = read.unpivoted
    return unpivoted.records, unpivoted.read, unpivoted.refused, unpivoted.joined, unpivoted.skipped


def read_page(folder: Path, body: str) -> Read:
    return read_one(written(folder / "page.html", HEAD + body + "</body></html>"))


def said(read: Read, prop: str) -> list[str]:
    return sorted(row["said"] for row in read.statements if row["property"] == prop)


def table(folder: Path, status: str, *rows: str) -> Path:
    return written(folder / f"{status}.csv", "\n".join((HEADER, *rows, "")))


@pytest.mark.parametrize(
    ("entry", "count", "states"),
    [
        ("(6 and 7, destroyed)", "2", ["destroyed"]), ("(7, 8 and 9, destroyed)", "3", ["destroyed"]),
        ("(7  and 8, destroyed)", "2", ["destroyed"]), ("(3-5, damaged and captured)", "3", ["captured", "damaged"]),
        ("(11 destroyed)", "1", ["destroyed"]), ("(with tow bar, captured)", "1", ["captured"]),
        ("(scuttled to prevent capture by Freedonia)", "1", ["scuttled"]),
        ("(5, abandoned and later destroyed)", "1", ["abandoned", "destroyed"]),
    ],
)  # fmt: skip
def test_an_entry_says_how_many_and_in_which_states(tmp_path: Path, entry: str, count: str, states: list[str]) -> None:
    read = read_page(tmp_path, f'<ul><li>{count} Lance: <a href="https://example.org/1.jpg">{entry}</a></li></ul>')
    assert account(read) == (1, 1, 0, 0, 0)
    assert said(read, "count_low") == said(read, "count_high") == [count]
    assert sorted({row["canon"] for row in read.statements if row["property"] == "loss"}) == states
    assert said(read, "note") == [" ".join(entry.split())]
    assert not read.unpivoted.faults


def test_no_address_of_a_picture_is_read(tmp_path: Path) -> None:
    read = read_page(tmp_path, '<ul><li>1 Lance: <a href="https://example.org/somebody/1.jpg">(1, destroyed)</a></li></ul>')
    assert not [row for row in read.statements if "somebody" in str(row)]
    other = read_page(tmp_path, '<ul><li>1 Lance: <a href="https://example.org/somebody/2.jpg">(1, destroyed)</a></li></ul>')
    assert read.subjects != other.subjects


def test_text_of_a_page_stays_text(tmp_path: Path) -> None:
    body = (
        "<ul><li>1 Lance&lt;script&gt;x&lt;/script&gt; &#x27;M&#x27;: <a href='/1'>(1, destroyed)</a></li></ul>"
        "<script>1 < 2</script>"
    )
    assert said(read_page(tmp_path, body), "designation") == ["Lance<script>x</script> 'M'"]


@pytest.mark.parametrize("ending", ["<li>5 ", "<ul><li>1 Lance: <a href='x'>(1, destr", "</h3></h3><h3>", "<h3>Tanks (9"])
def test_a_page_that_is_cut_ends_in_no_error(tmp_path: Path, ending: str) -> None:
    read = read_page(tmp_path, '<ul><li>1 Lance: <a href="/1">(1, destroyed)</a></li></ul>' + ending)
    assert "Lance" in said(read, "designation")


@pytest.mark.parametrize(
    "hostile",
    ["<" * 10**6, "<a " * 300_000, "<!--" * 250_000, "<!-- >" * 150_000, "&" * 10**6, "<![CDATA[" * 100_000, "</" * 500_000,
     "<li>" * 250_000, "<h3>" * 250_000, "<a href='" * 100_000 + ">", "&#x" * 300_000, "<!" * 500_000, "<?" * 500_000,
     "<script>" * 100_000, "<textarea><" * 100_000, ("<a " * 20_000 + ">") * 15],
    ids=lambda hostile: hostile[:8],
)  # fmt: skip
def test_a_hostile_page_is_read_or_refused_in_seconds(tmp_path: Path, hostile: str) -> None:
    begun = time.monotonic()
    with suppress(Unrecognised):
        read_page(tmp_path, hostile)
    assert time.monotonic() - begun < 20


def test_a_thing_in_two_files_is_one_item_in_two_states(tmp_path: Path) -> None:
    damaged = table(
        tmp_path, "damaged", "Ruritania,Syldavia,Lance,damaged,https://example.org/1,2022-03-01,1,1,3,7-113",
        "Ruritania,Syldavia,Lance,damaged,https://example.org/2,2022-03-01,1,2,3,7-123",
    )  # fmt: skip
    abandoned = table(
        tmp_path, "abandoned", "Ruritania,Syldavia,Lance,abandoned,https://example.org/1,2022-03-09,1,1,4,7-114",
        "Ruritania,Syldavia,Hammer,abandoned,https://example.org/1,2022-03-09,2,1,4,7-214",
    )  # fmt: skip
    with init_folder(tmp_path / "case") as case:
        add(case, damaged, abandoned)
    with open_case(tmp_path / "case") as case:
        prepare(case)
        rows = case.engine.rows(
            "select subject, canon, source, locator from current where property = 'loss' order by subject, canon"
        )
        items = case.engine.rows("select item, source, locator from item")
        sources = {source.id: source.name for source in case.store.sources()}
    states: dict[str, list[str]] = {}
    for row in rows:
        states.setdefault(row["subject"], []).append(row["canon"])
        assert sources[row["source"]] == f"{row['canon']}.csv", "a state stands in the file that says it"
    assert sorted(states.values()) == [["abandoned"], ["abandoned", "damaged"], ["damaged"]]
    assert len(items) == 3
    place = {(row["source"], row["locator"].split("&")[0]) for row in rows}
    assert {(row["source"], row["locator"].split("&")[0]) for row in items} <= place


# --- the real lists -------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def oryx(shared: Path) -> Path:
    return shared / "registers" / "oryx"


@pytest.fixture(scope="module")
def destroyed(oryx: Path) -> Read:
    return read_one(oryx / "event_destroyed.csv")


def rows_of(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


@pytest.mark.shared
@pytest.mark.parametrize(("state", "rows", "first", "glued"), [("abandoned", 2473, 7, "992"), ("damaged", 3389, 12, "1,540"),
                                                              ("destroyed", 26251, 179, "11,920")])  # fmt: skip
def test_every_row_of_a_table_is_read_and_glued_counts_are_listed(oryx: Path, state: str, rows: int, first: int, glued: str) -> None:
    read = read_one(oryx / f"event_{state}.csv")
    assert account(read) == (rows, rows, 0, 0, 0)
    assert len(read.subjects) == rows
    (fault,) = read.unpivoted.faults
    assert (fault.first, fault.repaired) == (first, True)
    assert fault.reason.startswith(f"{glued} rows with a count of the list")
    assert not read.unpivoted.vague


@pytest.mark.shared
def test_counters_and_colons_are_no_part_of_a_name(destroyed: Read) -> None:
    names = {line: destroyed.at(line)["designation"][0]["said"] for line in ("179", "182")}
    assert names == {"179": "107mm Type 75 towed MRL", "182": "152mm 2A36 Giatsint-B"}
    assert destroyed.at("182")["quote"][0]["said"] == "1 152mm 2A36 Giatsint-B:"
    plain = read_one(REGISTERS / "oryx" / "sample.csv")
    assert "152mm 2Q36 Hammer" in {row["said"] for row in plain.statements}


@pytest.mark.shared
def test_six_things_on_one_picture_are_six(oryx: Path, destroyed: Read) -> None:
    lines = ("109", "3030", "16881", "3081", "8430", "8872")
    told = rows_of(oryx / "event_destroyed.csv")
    assert len({told[int(line) - 2]["url"] for line in lines}) == 1
    assert len({destroyed.at(line)["owner"][0]["subject"] for line in lines}) == 6


@pytest.mark.shared
def test_a_thing_that_stands_in_several_tables_is_one(oryx: Path) -> None:
    """Counted apart from the reader: by the compiler's own numbers of country, system and picture."""
    reads = {state: read_one(oryx / f"event_{state}.csv") for state in ("abandoned", "damaged", "destroyed")}
    keys = [
        (row["country"], row["sysID"], row["imageID"])
        for state in reads for row in rows_of(oryx / f"event_{state}.csv")
    ]  # fmt: skip
    subjects = set().union(*(read.subjects for read in reads.values()))
    assert len(keys) == 32_113
    assert len(subjects) == len(set(keys)) == 30_523
    one = reads["abandoned"].at("3")["owner"][0]["subject"]
    assert one == reads["damaged"].at("7")["owner"][0]["subject"]


@pytest.mark.shared
@pytest.mark.parametrize("name", ["aircraft", "naval", "russia", "ukraine"])
def test_every_entry_of_a_page_is_read(oryx: Path, name: str) -> None:
    """Counted apart from the reader: links in list lines whose text ends with a bracket (some lack the opening one)."""
    read = read_one(oryx / "raw_html" / f"{name}.html.gz")
    page = gzip.decompress((oryx / "raw_html" / f"{name}.html.gz").read_bytes()).decode("utf-8")
    lines = re.findall(r"<li>(.*?)</li>", page[page.index("of which") : page.index("Popular Articles")], re.DOTALL)
    links = re.findall(r"<a\b[^>]*>(.*?)</a>", " ".join(lines), re.DOTALL)
    entries = [link for link in links if re.sub(r"<[^>]*>|&nbsp;", " ", link).strip().endswith(")")]
    assert account(read) == (len(entries), len(entries), 0, 0, 0)
    assert not read.unpivoted.vague


@pytest.mark.shared
def test_a_sum_that_does_not_add_up_is_listed_with_its_line(oryx: Path) -> None:
    read = read_one(oryx / "raw_html" / "russia.html.gz")
    (fault,) = [fault for fault in read.unpivoted.faults if "parts" in fault.reason]
    assert (fault.first, fault.last, fault.repaired) == (3149, 3149, True)
    assert fault.reason == "2319 are stated, and the parts 1508 + 73 + 129 + 607 make 2317"


@pytest.mark.shared
def test_a_name_with_two_origins_keeps_both(oryx: Path, destroyed: Read) -> None:
    """Which of them is the maker's state no cell tells: each row says what the list says."""
    at = [number for number, row in enumerate(rows_of(oryx / "event_destroyed.csv"), 2) if row["system"].startswith("155mm FH-70")]
    assert {destroyed.at(str(line))["made_in"][0]["said"] for line in at} == {"Germany", "Estonia"}
