"""What holds for each picture: it is XML, tells itself, reaches for nothing, and is the same each time."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headstamp.publish.pictures import (
    NARROW,
    WIDE,
    Bar,
    Decade,
    Link,
    Node,
    PlaceMark,
    StateMark,
    bars,
    decades,
    flow,
    world_map,
)
from tests.publish.pictures.drawing import EXAMPLES, SVG, ids, parsed, texts, tooltips

ROOT = Path(__file__).parents[3]
KINDS = sorted(EXAMPLES)
WIDTHS = (WIDE, NARROW)
NASTY = '</text><script>alert("x")</script>&amp;\'\x00\x1b\ud800﷽ x'


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("kind", KINDS)
def test_tells_itself_to_a_screen_reader(kind: str, width: int) -> None:
    root = parsed(EXAMPLES[kind](width))
    labels = (root.get("aria-labelledby") or "").split()
    told = {one.get("id"): one.text for one in root if one.tag in (f"{SVG}title", f"{SVG}desc")}
    assert root.get("role") == "img"
    assert [bool(told[label]) for label in labels] == [True, True]


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("kind", KINDS)
def test_scales_and_reaches_for_nothing(kind: str, width: int) -> None:
    svg = EXAMPLES[kind](width)
    root = parsed(svg)
    assert root.get("viewBox") == f"0 0 {width} {root.get('height')}"
    assert svg.count("http") == 1, "the name of the format alone"
    for word in ("<script", "<style", "style=", "href", "<image", "foreignObject", "@import"):
        assert word not in svg
    assert "nan" not in svg.replace("nance", "")
    assert "inf" not in svg


def test_ids_of_pictures_on_one_page_are_apart() -> None:
    every = [name for kind in KINDS for width in WIDTHS for name in ids(EXAMPLES[kind](width))]
    assert len(set(every)) == len(every)


def test_same_bytes_in_another_process_with_another_hash_seed() -> None:
    program = (
        "import hashlib\nfrom tests.publish.pictures.drawing import EXAMPLES\n"
        "print(hashlib.sha256(''.join(EXAMPLES[k](w) for k in sorted(EXAMPLES) for w in (960, 380)).encode()).hexdigest())"
    )
    answers = {
        subprocess.run(
            [sys.executable, "-c", program],
            cwd=ROOT,
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(answers) == 1


@pytest.mark.parametrize("width", WIDTHS)
def test_markup_in_the_words_stays_words(width: int) -> None:
    pictures = [
        world_map(
            {"USA": StateMark(NASTY, True, 1), NASTY: StateMark(NASTY, False, 2, (NASTY,), NASTY)},
            [PlaceMark(NASTY, 1, 2, 1000, 3)],
            title=NASTY,
            description=NASTY,
            width=width,
        ),
        flow(
            [Node("a", NASTY, 0), Node(NASTY, NASTY, 1)],
            [Link("a", NASTY, 1, True), Link(NASTY, "a", 1, False)],
            columns=(NASTY, NASTY),
            title=NASTY,
            description=NASTY,
            width=width,
        ),
        decades(
            [Decade(NASTY, 1, 2, ((NASTY, 3),)), Decade("x", 1, None)],
            title=NASTY,
            description=NASTY,
            counted=NASTY,
            width=width,
        ),
        bars([Bar(NASTY, 1, 2), Bar("x", 1, None)], title=NASTY, description=NASTY, unit=NASTY, width=width),
    ]
    for svg in pictures:
        tags = {one.tag.removeprefix(SVG) for one in parsed(svg).iter()}
        assert tags <= {
            *("svg", "title", "desc", "defs", "pattern", "rect", "line", "path", "g", "text", "circle"),
            *("clipPath", "marker"),
        }
        svg.encode("utf-8")


@given(st.text(min_size=1, max_size=40), st.text(max_size=40))
def test_any_words_come_back_as_they_were_said(name: str, other: str) -> None:
    svg = bars([Bar(name, 1, 2), Bar(other, 3, 3)], title=name, description=other)
    kept = [one.split(":")[0] for one in tooltips(svg)]
    plain = [said for said in (name, other) if said.isprintable() and ":" not in said]
    assert all(said in kept for said in plain)
    assert texts(svg)
