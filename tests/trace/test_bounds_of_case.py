"""Bounds of planted cases: against brute force, against raised thresholds, and of the bundled case as it is printed."""

from __future__ import annotations

import random
from collections.abc import Iterator
from itertools import chain, combinations, product
from pathlib import Path
from typing import Any

import pytest

import headstamp
from headstamp.answers.answer import as_json
from headstamp.casefile.case import Case
from headstamp.nouns.errors import WrongUse
from headstamp.trace.makers import bounds_of_case
from tests.planted import planted

Row = dict[str, str]
CODES = {"France": "FRA", "China": "CHN", "Belgium": "BEL", "Iraq": "IRQ", "Poland": "POL", "Egypt": "EGY", "Iran": "IRN"}
GRADES = ("A", "B", "C", "D", "E", "F", "")
SEEDS = (1, 2, 3)


def drawn(seed: int) -> tuple[list[Row], list[Row]]:
    """Items and makers: grades, holders, rows of one item, contradictions, closed lists of every grade."""
    draw = random.Random(seed)
    items = []
    for at in range(45):
        items.append({
            "item_id": f"I{at:02d}", "class": "rifle", "designation": draw.choice(("Alpha", "Beta", "Gamma", "unheard-of")),
            "made_in": "; ".join(draw.sample(sorted(CODES), draw.choice((0, 0, 1, 1, 2, 3)))),
            "reliability": draw.choice(GRADES), "credibility": draw.choice(("", "1", "2", "3", "4", "5", "6")),
            "holder": draw.choice(("Band", "Band", "Band", "Band; Gang", "Gang")),
            "same_as": f"I{draw.randrange(at):02d}" if at and draw.random() < 0.25 else "",
            "root": draw.choice(("Report one", "Report two", "")), "source_url": f"https://example.org/{draw.randrange(6)}",
        })  # fmt: skip
    makers = []
    for model in ("Alpha", "Beta", "Gamma"):
        for page in range(2):
            grade, whole = draw.choice("ABCDE"), draw.choice(("full", "full", "partial"))
            for number, state in enumerate(draw.sample(sorted(CODES), draw.choice((1, 2, 3)))):
                makers.append({
                    "model": model, "family": "", "class": "rifle", "producer_state": state, "completeness": whole,
                    "kind": "licensed" if number else "original", "reliability": grade,
                    "source_url": f"https://example.org/{model}/{page}",
                })  # fmt: skip
    return items, makers


@pytest.fixture(scope="module", params=SEEDS)
def world(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Case, list[Row]]]:
    """A case of drawn items and makers."""
    items, makers = drawn(request.param)
    with planted(tmp_path_factory.mktemp("drawn"), items=items, producers=makers) as case:
        yield case, items


@pytest.fixture(scope="module", params=SEEDS)
def said_only(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Case, list[Row]]]:
    """A case of drawn items alone: no list speaks."""
    items, _ = drawn(request.param)
    with planted(tmp_path_factory.mktemp("said"), items=items) as case:
        yield case, items


def united(items: list[Row]) -> list[list[Row]]:
    """The rows of each item."""
    groups: list[list[Row]] = []
    for row in items:
        joined = [group for group in groups if any(row["same_as"] == one["item_id"] for one in group)]
        groups = [group for group in groups if group not in joined] + [[*chain(*joined), row]]
    return groups


def expected(items: list[Row], holder: str, reliability: str, credibility: int) -> list[set[str]]:
    """The candidates of each item by what is said of it, with a pencil; an empty set: nothing narrows it."""
    asked = set(holder.split("; "))
    sets = []
    for group in united(items):
        rows = [row for row in group if asked & set(row["holder"].split("; "))]
        said = [{CODES[name] for name in row["made_in"].split("; ")} for row in rows if row["made_in"]]
        at = [
            {CODES[name] for name in row["made_in"].split("; ")} for row in rows
            if row["made_in"] and asked >= set(row["holder"].split("; "))
            and (row["reliability"] or "F") <= min(reliability, "E") and int(row["credibility"] or 1) <= min(credibility, 5)
        ]  # fmt: skip
        if rows:
            sets.append((set.union(*said) if not set.intersection(*said) else set.intersection(*at)) if at else set())
    return sets


def smallest(sets: list[set[str]]) -> int:
    """The size of the smallest set of states that hits them all: every choice is tried."""
    return next(
        size for size in range(len(CODES) + 1)
        if any(all(one & set(chosen) for one in sets) for chosen in combinations(sorted(CODES.values()), size))
    )  # fmt: skip


ASKED = [("Band", "C", 4), ("Band", "A", 1), ("Band", "E", 6), ("Gang", "D", 3), ("Band; Gang", "C", 5)]


@pytest.mark.parametrize(("holder", "reliability", "credibility"), ASKED)
def test_a_bound_is_what_brute_force_finds(
    said_only: tuple[Case, list[Row]], holder: str, reliability: str, credibility: int
) -> None:
    case, items = said_only
    sets = expected(items, holder, reliability, credibility)
    known = [one for one in sets if one]
    answer = as_json(headstamp.bounds(case, of="made_in", holder=holder, reliability=reliability, credibility=credibility))
    assert (answer["items"], answer["constrained"], answer["unconstrained"]) == (len(sets), len(known), len(sets) - len(known))
    assert answer["at_least"] == smallest(known)
    assert set(answer["certain"]) == set().union(*(one for one in known if len(one) == 1))
    assert answer["proved"]
    assert answer["at_most"] is None
    shown = [set(one["candidates"]) for one in answer["witnesses"]]
    assert all(not one & other for one, other in combinations(shown, 2)), "witnesses share no candidate"
    assert all(one in known for one in shown)
    assert (answer["proof"] == "witnesses") == (len(shown) == answer["at_least"])
    statements = {row["id"] for row in case.engine.rows("select id from current where property = 'made_in'")}
    assert all(one["support"] and set(one["support"]) <= statements for one in answer["witnesses"])


def test_at_least_never_rises_as_a_threshold_is_raised(world: tuple[Case, list[Row]]) -> None:
    case, _ = world
    grades = list(product("ACEF", (1, 3, 4, 6)))
    for assumed in (False, True):
        found = {
            (reliability, credibility): as_json(headstamp.bounds(
                case, of="made_in", holder="Band", reliability=reliability, credibility=credibility,
                assume_lists_complete=assumed,
            ))
            for reliability, credibility in grades
        }  # fmt: skip
        assert len({one["at_least"] for one in found.values()}) > 1, "the thresholds must matter here"
        for strict, lax in product(grades, grades):
            if strict[0] <= lax[0] and strict[1] <= lax[1]:
                assert found[strict]["at_least"] <= found[lax]["at_least"]
                assert found[strict]["constrained"] <= found[lax]["constrained"]


def test_sensitivity_is_the_bound_without_each_root(world: tuple[Case, list[Row]]) -> None:
    case, _ = world
    whole = as_json(headstamp.bounds(case, of="made_in", holder="Band", reliability="E", credibility=5, sensitivity=True))
    assert len(whole["fragility"]) > 5
    for one in whole["fragility"]:
        alone = as_json(headstamp.bounds(case, of="made_in", holder="Band", reliability="E", credibility=5, without=(one["without"],)))
        left = one["at_least"], one["lost"], set(whole["certain"]) - set(one["no_longer_certain"])
        assert left == (alone["at_least"], whole["at_least"] - alone["at_least"], set(whole["certain"]) & set(alone["certain"]))


def test_shuffled_and_doubled_rows_change_nothing(tmp_path: Path) -> None:
    items, makers = drawn(4)
    shuffled = items[::-1]
    doubled = [*items, *({**row, "item_id": f"X{row['item_id']}", "same_as": row["item_id"]} for row in items)]
    found = []
    for number, rows in enumerate((items, shuffled, doubled)):
        with planted(tmp_path / str(number), items=rows, producers=makers) as case:
            answer = as_json(headstamp.bounds(case, of="made_in", holder="Band"))
            found.append({key: answer[key] for key in ("at_least", "at_most", "certain", "items", "constrained")})
    assert found[0] == found[1] == found[2]


def test_a_bound_has_an_upper_end_where_everything_is_narrowed(tmp_path: Path) -> None:
    rows = [("France; China", 1), ("France; China", 1), ("Belgium", 1), ("Belgium", 1)]
    items = [{"item_id": f"I{at}", "designation": "x", "class": "rifle", "made_in": made} for at, (made, _) in enumerate(rows)]
    with planted(tmp_path, items=items) as case:
        answer = as_json(headstamp.bounds(case, of="made_in", holder="Band"))
    assert (answer["at_least"], answer["at_most"], answer["certain"]) == (2, 3, ["BEL"])


@pytest.mark.parametrize(
    "asked", [{"of": "maker"}, {"reliability": "G"}, {"credibility": 0}, {"rule": "loose"}, {"holder": "Nobody"}, {"time_limit": 0}],
)  # fmt: skip
def test_what_cannot_be_asked_is_refused(world: tuple[Case, list[Row]], asked: dict[str, Any]) -> None:
    with pytest.raises(WrongUse):
        headstamp.bounds(world[0], **({"of": "made_in", "holder": "Band"} | asked))


@pytest.fixture(scope="module")
def bundled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Case]:
    """The bundled case, with what of it is installed."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("cache")))
        with headstamp.open_case("iraq-2014") as case:
            yield case


def test_overlapping_candidate_sets_occur_in_the_bundled_case(bundled: Case) -> None:
    headstamp.review(bundled)
    with bundled.scope() as scope:
        bounds_of_case.bounds(scope, of="made_in", holder="Islamic State")
        rows = scope.engine.rows("select united, state from candidate where scenario = 0")
    sets: dict[str, set[str]] = {}
    for row in rows:
        sets.setdefault(row["united"], set()).add(row["state"])
    distinct = {frozenset(one) for one in sets.values()}
    assert any(one & other and one - other and other - one for one, other in combinations(distinct, 2)) or any(
        one < other for one, other in product(distinct, distinct)
    )
    assert any(len(one) > 1 for one in distinct)


def test_without_the_root_with_most_rows_another_sentence_is_printed(bundled: Case) -> None:
    headstamp.review(bundled)
    found = list(bounds_of_case.findings(bundled))
    plain = next(one for one in found if one.rule == "bounds@2" and not one.parameters["assume_lists_complete"]
                 and one.parameters["rule"] == "dated" and one.parameters["of"] == "made_in")  # fmt: skip
    fragile = next(one for one in found if one.rule == "fragility@1")
    largest = as_json(fragile.value)["largest"]
    assert largest["items"] == max(one["items"] for one in as_json(fragile.value)["fragility"])
    assert largest["at_least"] < as_json(plain.value)["at_least"]
    alone = as_json(headstamp.bounds(bundled, of="made_in", holder="Islamic State", without=(largest["without"],)))
    assert alone["at_least"] == largest["at_least"]


def test_the_bundled_case_is_bounded_by_what_is_said_and_on_condition(bundled: Case) -> None:
    headstamp.review(bundled)
    found = {
        (as_json(one.value)["of"], as_json(one.value)["rule"], as_json(one.value)["assume_lists_complete"]): one
        for one in bounds_of_case.findings(bundled) if one.rule == "bounds@2"
    }  # fmt: skip
    beside = {("supplier", "dated", False), ("type", "dated", False)}
    assert set(found) == {*product(["made_in"], ["dated", "grouped"], [False, True]), *beside}
    for one in found.values():
        assert one.low == as_json(one.value)["at_least"]
        assert one.support
        assert as_json(one.value)["proved"]
    said, assumed = (as_json(found["made_in", "dated", is_assumed].value) for is_assumed in (False, True))
    assert assumed["constrained"] > said["constrained"]
    assert assumed["at_least"] >= said["at_least"] >= as_json(found["made_in", "grouped", False].value)["at_least"]
    assert assumed["assumed"]["lists"] >= assumed["assumed"]["of_one_row"] > 0
    assert 0 < assumed["nothing_said"]["at_least"] <= assumed["at_least"]
