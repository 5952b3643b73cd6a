"""What an answer is asked to do without: a page, a file of the case or a root, whatever table speaks by it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

import headstamp
from headstamp.answers.answer import as_json
from headstamp.casefile.case import Case
from headstamp.nouns.errors import WrongUse
from tests.planted import planted

SITE = "https://example.org/"


def by(table: str, **row: str) -> list[dict[str, str]]:
    """One row of a table, by a page and a root of its own."""
    return [{**row, "source_url": SITE + table, "root": f"root of {table}"}]


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Case]:
    """A thing that an alias calls a Sling; who makes Slings; who delivered them to the army, which lost some to the band."""
    tables = {
        "parties": [{"party": "Army", "type": "force", "state": "IRQ", "part_of": "Iraq"}, {"party": "Band", "type": "armed_group"}],
        "items": by("items", item_id="I1", designation="Thing", **{"class": "rifle"}),
        "aliases": by("aliases", alias="Thing", model="Sling", scope="exact"),
        "producers": by("producers", model="Sling", producer_state="France", kind="original", completeness="full",
                        **{"class": "rifle"}),
        "transfers": by("transfers", transfer_id="P1", designation="Sling", supplier="China", recipient="Army",
                        **{"class": "rifle"}),
        "diversions": by("diversions", diversion_id="D1", from_party="Army", to_party="Band", route="D2", **{"class": "rifle"}),
    }  # fmt: skip
    with planted(tmp_path_factory.mktemp("left out"), "name: planted\n", **tables) as opened:
        yield opened


def at_least(case: Case, of: str, *without: str) -> int:
    bound: int = as_json(headstamp.bounds(case, of=of, holder="Band", without=without))["at_least"]
    return bound


@pytest.mark.parametrize(
    ("of", "tables"),
    [("made_in", ("items", "aliases", "producers")), ("supplier", ("items", "aliases", "transfers", "diversions"))],
)
def test_a_bound_does_without_what_a_page_a_file_or_a_root_says(case: Case, of: str, tables: tuple[str, ...]) -> None:
    files = {one["name"]: one["id"] for one in as_json(headstamp.sources(case))["sources"]}
    assert at_least(case, of) == 1
    for table in tables:
        for word in (SITE + table, f"root of {table}", files[f"{table}.csv"][:12]):
            assert at_least(case, of, word) == 0, (table, word)


def test_what_a_bound_does_not_rest_on_may_be_left_out(case: Case) -> None:
    assert at_least(case, "made_in", SITE + "transfers", "root of diversions") == 1
    assert at_least(case, "supplier", SITE + "producers") == 1


@pytest.mark.parametrize("word", ["root of nothing", SITE, "00000"])
def test_what_is_no_source_and_no_root_is_refused(case: Case, word: str) -> None:
    with pytest.raises(WrongUse, match="which is no source and no root"):
        at_least(case, "made_in", word)
