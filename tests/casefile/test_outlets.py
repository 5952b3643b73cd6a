"""The table of outlets: which pages and roots a row speaks of, and that it never lets a page be believed more."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import pytest

import headstamp
from headstamp.answers.answer import as_json
from headstamp.casefile.outlets import Outlet, Outlets, hosts_of, outlet_text
from tests.planted import planted

FRONT = Outlet("front.example", "party_outlet", "Ruritania", "D", "said so")
WIKI = Outlet("wiki.example", "mirror", "", "E", "copies")
ARMY = Outlet("Ruritanian army", "party_outlet", "Ruritania", "D", "a party speaks")
KNOWN = Outlets([FRONT, WIKI, ARMY, Outlet("de.wiki.example", "encyclopedia", "", "C", "an edition of its own")])


@pytest.mark.parametrize(
    ("url", "hosts"),
    [
        ("https://Front.Example/a", ["front.example"]),
        ("http://www.front.example:8080/a?b#c", ["front.example"]),
        ("front.example/a/b", ["front.example"]),
        ("//front.example", ["front.example"]),
        ("https://front.example./a", ["front.example"]),
        ("https://name:word@front.example/a", ["front.example"]),
        ("https://web.archive.org/web/20150101000000/http://front.example/a", ["web.archive.org", "front.example"]),
        ("https://web.archive.org/web/2015id_/front.example/a", ["web.archive.org", "front.example"]),
        ("https://translate.example/t?u=https%3A%2F%2Ffront.example%2Fa", ["translate.example", "front.example"]),
        ("https://bücher.example/a", ["xn--bcher-kva.example"]),
        ("github:owner/name/path", []),
        ("", []),
        ("https://[broken", []),
    ],
)  # fmt: skip
def test_an_address_names_its_host_and_that_of_a_page_inside_it(url: str, hosts: list[str]) -> None:
    assert [host for host in hosts_of(url) if "." in host] == hosts


@pytest.mark.parametrize(
    ("url", "outlet"),
    [
        ("https://front.example/a", FRONT),
        ("https://news.front.example/a", FRONT),
        ("https://notfront.example/a", None),
        ("https://front.example.evil.example/a", None),
        ("https://en.wiki.example/a", WIKI),
        ("https://web.archive.org/web/2015/http://wiki.example/a", WIKI),
        ("https://example/front.example", None),
    ],
)
def test_a_row_speaks_of_its_host_and_of_those_below(url: str, outlet: Outlet | None) -> None:
    assert KNOWN.of_page(url) == outlet


def test_the_nearest_host_has_the_word() -> None:
    found = KNOWN.of_page("https://de.wiki.example/a")
    assert found
    assert found.kind == "encyclopedia"


def test_a_root_is_known_by_its_name() -> None:
    assert KNOWN.of_root("RURITANIAN  Army") == ARMY
    assert KNOWN.of_root("Institute; Ruritanian army") == ARMY
    assert KNOWN.of_root("Ruritanian army museum") is None


def test_of_two_rows_for_one_outlet_the_worse_counts_in_either_order() -> None:
    two = [Outlet("x.example", "press", "", "C", ""), Outlet("www.X.example", "blog", "", "D", "")]
    for rows in (two, two[::-1]):
        found = Outlets(rows).of_page("https://x.example/a")
        assert found
        assert found.grade == "D"


def test_an_outlet_in_words() -> None:
    assert outlet_text("state_outlet", "Ruritania") == "state outlet, controlled by Ruritania"
    assert outlet_text("blog", "") == "blog"
    assert outlet_text(None, None) == ""


OUTLETS = (
    {"outlet": "front.example", "kind": "party_outlet", "controlled_by": "Ruritania", "reliability": "D", "reason": "run by it"},
    {"outlet": "pen.example", "kind": "blog", "reliability": "A", "reason": "a blog is never better than D"},
    {"outlet": "daily.example", "kind": "press", "reliability": "C", "reason": "a paper"},
    {"outlet": "quiet.example", "kind": "ngo", "reason": "no grade is given"},
    {"outlet": "Ruritanian army", "kind": "party_outlet", "controlled_by": "Ruritania", "reliability": "D", "reason": "a party"},
    {"outlet": "ministry.example", "kind": "press", "controlled_by": "Ruritania", "reliability": "B", "reason": "a party's paper"},
)
ROWS: tuple[tuple[str, Mapping[str, str], str], ...] = (
    ("a page that nobody names", {"source_url": "https://other.example/a", "reliability": "B"}, "B"),
    ("a party's outlet", {"source_url": "https://front.example/a", "reliability": "B"}, "D"),
    ("a party's page in an archive", {"source_url": "https://old.example/web/2015/http://front.example/a", "reliability": "B"}, "D"),
    ("a row that is worse", {"source_url": "https://front.example/b", "reliability": "E"}, "E"),
    ("a blog that was called good", {"source_url": "https://pen.example/a", "reliability": "A"}, "D"),
    ("a better outlet raises nothing", {"source_url": "https://daily.example/a", "reliability": "D"}, "D"),
    ("a good paper lowers to its grade", {"source_url": "https://daily.example/b", "reliability": "A"}, "C"),
    ("an outlet without a grade", {"source_url": "https://quiet.example/a", "reliability": "A"}, "F"),
    ("a good page that retells a party", {"source_url": "https://other.example/b", "reliability": "B", "root": "Ruritanian army"}, "D"),
    ("a paper that a party controls", {"source_url": "https://ministry.example/a", "reliability": "B"}, "D"),
)  # fmt: skip


def items(rows: Sequence[tuple[str, Mapping[str, str], str]]) -> list[dict[str, str]]:
    return [
        {"item_id": f"I{at}", "designation": f"thing {at}", "class": "rifle", "made_in": "France", **cells}
        for at, (_, cells, _) in enumerate(rows)
    ]


@pytest.fixture(scope="module")
def graded(tmp_path_factory: pytest.TempPathFactory) -> Iterator[headstamp.Case]:
    with planted(tmp_path_factory.mktemp("outlets"), outlets=OUTLETS, items=items(ROWS)) as case:
        headstamp.bounds(case, of="made_in", holder="Band")
        yield case


@pytest.mark.parametrize("at", range(len(ROWS)), ids=[name for name, _, _ in ROWS])
def test_the_worst_of_row_page_and_root_is_the_grade(graded: headstamp.Case, at: int) -> None:
    (row,) = graded.engine.rows(f"select reliability from item where name = 'I{at}'")
    assert row["reliability"] == ROWS[at][2]


def test_only_what_keeps_its_grade_limits_a_bound(graded: headstamp.Case) -> None:
    answer = as_json(headstamp.bounds(graded, of="made_in", holder="Band"))
    assert answer["constrained"] == sum(grade <= "C" for _, _, grade in ROWS)
    looser = as_json(headstamp.bounds(graded, of="made_in", holder="Band", reliability="D"))
    assert looser["constrained"] == sum(grade <= "D" for _, _, grade in ROWS)


def test_an_outlet_is_printed_as_what_it_is(graded: headstamp.Case) -> None:
    shown = as_json(headstamp.show(graded, "items:I1"))["fields"]
    assert (shown["outlet"], shown["grade"]) == ("outlet of a party to the conflict, controlled by Ruritania", "D")
    assert "outlet" not in as_json(headstamp.show(graded, "items:I0"))["fields"]
    listed = {one["url"]: one for one in as_json(headstamp.sources(graded))["sources"]}
    assert (listed["https://pen.example/a"]["outlet"], listed["https://pen.example/a"]["reliability"]) == ("blog", "D")
    assert listed["https://other.example/a"]["outlet"] == ""


def test_a_witness_shows_its_words_outlet_and_grade(tmp_path: Path) -> None:
    rows = [{"item_id": "I1", "designation": "thing", "class": "rifle", "made_in": "France", "said": "a rifle made in France",
             "source_url": "https://daily.example/a", "reliability": "B", "root": "Institute"}]  # fmt: skip
    with planted(tmp_path, outlets=OUTLETS, items=rows) as case:
        (witness,) = as_json(headstamp.bounds(case, of="made_in", holder="Band"))["witnesses"]
    (evidence,) = witness["evidence"]
    assert {key: evidence[key] for key in ("row", "said", "source", "root", "kind", "grade")} == {
        "row": "items:I1", "said": "a rifle made in France", "source": "daily.example", "root": "Institute", "kind": "press",
        "grade": "C",
    }  # fmt: skip
