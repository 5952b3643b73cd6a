"""The page of a report: every number that states a result is a figure, under its finding, and has its footnote."""

from __future__ import annotations

import json
import re
from html import unescape
from pathlib import Path
from typing import Any

import pytest

import headstamp
from headstamp.answers.answer import as_json
from headstamp.casefile.case import init_folder, open_folder
from headstamp.casefile.findings import read_findings
from headstamp.publish.figures import Figures
from headstamp.publish.verify import compare
from headstamp.world import draw_world
from tests.invented import made_case
from tests.invented_case import write_files
from tests.publish.read_page import Page, read_page

CLAIMS = """\
fact_id,kind,item,quantity_low,quantity_high,hedge,holder,value,currency,note,source_url,reliability
C1,count,rifles,1000,,at_least,Hill Front,,,27 of them were counted twice,https://example.org/n,C
C2,transfer,arms bought in 2014,,,about,Hill Front,19200000,USD,,https://example.org/o,C
C3,diversion,pistols,,,a handful,Hill Front,,,,javascript:alert(1),C
"""
PICTURES = {"sample.map", "catalogue.classes", "decades", "flow", "routes.items"}


@pytest.fixture(scope="module")
def folders(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Two built cases: one of a few rows, whose sections are too thin for pictures, and one whose sections are all there."""
    few = tmp_path_factory.mktemp("few")
    with init_folder(few / "case", {"name": "few", "title": "What the Hill Front held in 2014", "holder": "Hill Front",
                                    "recipient": "Arcadia", "window": {"from": "2005", "to": "2014"},
                                    "suspected_from": [{"party": "Arcadian army"}],
                                    "credits": ["towns: <Gazetteer>, CC BY 4.0"]}) as case:  # fmt: skip
        headstamp.add(case, *write_files(few / "files"))
        headstamp.report(case)
    whole = tmp_path_factory.mktemp("whole")
    (whole / "claims.csv").write_text(CLAIMS, encoding="utf-8")
    with made_case(draw_world(5), whole) as case:
        headstamp.add(case, whole / "claims.csv")
        headstamp.report(case)
    return {"few": few / "case", "whole": whole / "case"}


def page_of(folder: Path) -> Page:
    return read_page((folder / "report" / "index.html").read_text(encoding="utf-8"))


def figures_of(folder: Path) -> list[dict[str, Any]]:
    """The figures of a report, each with the statements that its footnote lists (``support``)."""
    said = json.loads((folder / "report" / "figures.json").read_text(encoding="utf-8"))
    return [{**one, "support": said["footnotes"][str(one["footnote"])]} for one in said["figures"]]


@pytest.mark.parametrize("name", ["few", "whole"])
def test_no_number_stands_outside_a_figure(folders: dict[str, Path], name: str) -> None:
    assert page_of(folders[name]).loose == []


def test_credits_stand_under_the_sources_as_words(folders: dict[str, Path]) -> None:
    content = (folders["few"] / "report" / "index.html").read_text(encoding="utf-8")
    assert "towns: &lt;Gazetteer&gt;, CC BY 4.0" in content.split('id="sources"')[1]
    assert "Gazetteer" not in (folders["whole"] / "report" / "index.html").read_text(encoding="utf-8")


def test_a_number_outside_a_figure_is_found(folders: dict[str, Path]) -> None:
    """The test above can fail: in a sentence, a cell, a caption, a text for a screen reader, and a picture that is no figure."""
    content = (folders["whole"] / "report" / "index.html").read_text(encoding="utf-8")
    for old, new in (
        ("<p>", "<p>7 of them "), ("<td>", "<td>7 "), ("<figcaption>", "<figcaption>7 "), ("<main ", '<main aria-label="7 items" '),
        ('data-figure="flow"', ""), ("<li><span", "<li>7 <span"),
    ):  # fmt: skip
        assert old in content
        assert read_page(content.replace(old, new, 1)).loose, new


def test_the_places_without_results_are_few(folders: dict[str, Path]) -> None:
    """What is exempt are words of sources, ids and dates: none of it is a number alone, which a count would be."""
    content = (folders["whole"] / "report" / "index.html").read_text(encoding="utf-8")
    words = re.findall(r'<(?:span|td|cite|q)(?: class="(?:said|asked|id)")?>([^<]*)</(?:span|td|cite|q)>', content)
    grades = {"5", "6"}
    assert [one for one in words if re.fullmatch(r"[\d,.]+", unescape(one)) and one not in grades and len(one) < 4] == []


@pytest.mark.parametrize("name", ["few", "whole"])
def test_the_page_prints_what_the_list_of_figures_says(folders: dict[str, Path], name: str) -> None:
    page, listed = page_of(folders[name]), figures_of(folders[name])
    assert list(page.figures) == [one["figure"] for one in listed], "in the order of the page"
    for one in listed:
        if one["figure"] not in PICTURES:
            assert page.figures[one["figure"]] == one["text"]


def test_every_section_and_every_picture_is_there(folders: dict[str, Path]) -> None:
    page = page_of(folders["whole"])
    assert set(page.figures) >= PICTURES
    kinds = {name.split(".")[0] for name in page.figures}
    assert kinds >= {"card", "summary", "sample", "catalogue", "bounds", "witness", "supplier", "decade", "route", "event", "claim",
                     "gap"}  # fmt: skip
    few = page_of(folders["few"])
    assert not {"catalogue.classes", "catalogue.000", "witness.000"} & set(few.figures)
    assert any("too few for a catalogue" in block for block in few.blocks)
    thin = [block for block in few.blocks if block.startswith("There is little evidence") and "state of manufacture" in block]
    with headstamp.open_case(folders["few"]) as case:
        proved = as_json(headstamp.bounds(case, of="made_in", holder=case.settings.holder))["at_least"]
    assert [f"at least {proved} state" in block for block in thin] == [True], "the page says what the command proves"


def test_a_picture_tells_its_labels_to_the_list_of_figures(folders: dict[str, Path]) -> None:
    told = {one["figure"]: one for one in figures_of(folders["whole"])}
    page = page_of(folders["whole"])
    for name in PICTURES:
        words = told[name]["text"].split("; ")
        assert len(words) > 4, "title, description, labels"
        assert any(character.isdigit() for character in told[name]["text"])
        assert all(word in page.figures[name] for word in words)


def test_every_figure_has_its_footnote_on_the_page(folders: dict[str, Path]) -> None:
    content = (folders["whole"] / "report" / "index.html").read_text(encoding="utf-8")
    numbers = {int(one) for one in re.findall(r'<li id="note-(\d+)"', content)}
    used = [int(one) for one in re.findall(r'href="#note-(\d+)"', content)]
    assert set(used) == numbers
    assert list(dict.fromkeys(used)) == sorted(numbers), "numbered as they are met"
    assert len({tuple(one["support"]) for one in figures_of(folders["whole"])}) == len(numbers)


def test_an_unnoted_figure_needs_a_footnote_beside_it(folders: dict[str, Path]) -> None:
    with open_folder(folders["whole"]) as case:
        one, other = (next(each for each in read_findings(case) if each.rule == rule) for rule in ("types@2", "documented@1"))
    figures = Figures()
    figures.state("first", one, "3 types")
    assert "note" not in figures.state("second", one, "4 classes", noted=False)
    with pytest.raises(ValueError, match="no footnote"):
        figures.state("third", other, "5 rows", noted=False)
    with pytest.raises(ValueError, match="twice"):
        figures.state("first", one, "3 types")
    with pytest.raises(ValueError, match="no support"):
        figures.state("fourth", one, "3 types", ())


CHANGES = {
    "a label": (r'(data-figure="flow">.*?<text[^>]*>)not known(</text>)', r"\1known\2"),
    "a number": (r'(data-figure="decades">.*?font-weight="bold">)\d+', r"\g<1>99"),
    "the length of a bar": (r'(data-figure="catalogue.classes">.*?<rect x="[\d.]+" y="[\d.]+" width=")[\d.]+', r"\g<1>1"),
    "what a pointer shows": (r'(data-figure="sample.map">.*?<title>[^<]*?)\d+', r"\g<1>99"),
    "the text for a screen reader": (r'(data-figure="sample.map">.*?<desc[^>]*>)\d+', r"\g<1>99"),
    "a share": (r'(data-figure="route.D0.share">)\d+', r"\g<1>99"),
    "how many classes": (r'(data-figure="summary.classes">)\d+', r"\g<1>99"),
    "a supplier's quantity": (r'(data-figure="supplier.000.0">[^<]*?)\d+', r"\g<1>99"),
    "a cell of a list of gaps": (r'(data-figure="gap.0.000.1">)\d+', r"\g<1>99"),
}


@pytest.mark.parametrize("change", CHANGES)
def test_verify_names_the_figure_that_was_changed(folders: dict[str, Path], change: str, tmp_path: Path) -> None:
    pattern, new = CHANGES[change]
    printed = folders["whole"] / "report"
    content = (printed / "index.html").read_text(encoding="utf-8")
    edited, times = re.subn(pattern, new, content, count=1, flags=re.DOTALL)
    assert times == 1
    assert edited != content
    for name in ("index.html", "figures.json"):
        (tmp_path / name).write_bytes((printed / name).read_bytes())
    (tmp_path / "index.html").write_text(edited, encoding="utf-8")
    with open_folder(folders["whole"]) as case:
        (failure,) = as_json(compare(case, tmp_path, case, printed))["failures"]
    assert failure["figure"] == re.search(r'data-figure="([^"]+)"', pattern)[1]  # type: ignore[index]
    assert failure["finding"]
    assert failure["printed"] != failure["recomputed"]
    assert len(failure["printed"]) < 400, "the place where a picture differs, not the picture"


def test_a_claim_tells_its_sum_or_its_words(folders: dict[str, Path]) -> None:
    told = {one["figure"]: one["text"] for one in figures_of(folders["whole"]) if one["figure"].startswith("claim.")}
    assert told == {"claim.C1": "at least 1,000", "claim.C2": "about USD 19,200,000", "claim.C3": "“a handful”"}


def test_refused_rows_rest_on_the_file_that_holds_them(folders: dict[str, Path]) -> None:
    few = {one["figure"]: one for one in figures_of(folders["few"])}
    (refused,) = (one for one in few.values() if one["text"] == "1 cell")
    assert [len(one) for one in refused["support"]] == [64]
    content = " ".join((folders["few"] / "report" / "index.html").read_text(encoding="utf-8").split())
    (number,) = re.findall(rf'data-figure="{refused["figure"]}">1 cell</span><sup class="note"><a href="#note-(\d+)"', content)
    assert "</sup> of a row cannot be read and counts as open" in content
    note = content.split(f'<li id="note-{number}"')[1].split("</ul>")[0]
    assert "European Union annual reports on arms exports" in note
    none = next(one for one in figures_of(folders["whole"]) if one["text"] == "0 rows")
    assert len(none["support"]) > 5, "no row was refused in any of the files"


def test_only_an_address_of_the_web_is_a_link(folders: dict[str, Path]) -> None:
    content = (folders["whole"] / "report" / "index.html").read_text(encoding="utf-8")
    assert "<bdi>javascript:alert(1)</bdi>" in content
    assert {link.split(":")[0] for link in re.findall(r'href="([^"#]+)"', content)} == {"https"}
