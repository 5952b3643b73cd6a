"""What words mean, and which words a cell may hold, are one list each."""

from __future__ import annotations

import pytest

from headstamp.nouns import vocabularies as meant
from headstamp.nouns.values import vocabulary as held


@pytest.mark.parametrize(
    ("meanings", "words"),
    [
        (meant.DOCUMENTED, held.DOCUMENTED),
        (meant.COMPLETENESS, held.COMPLETENESS),
        (meant.SCOPES, held.SCOPES),
        (meant.RELIABILITY, held.RELIABILITY),
        (meant.CREDIBILITY, held.CREDIBILITY),
        (meant.OUTLET_KINDS, held.OUTLET_KINDS),
        (meant.ROUTES, held.ROUTES),
        (meant.POINTS, held.POINTS),
    ],
)
def test_every_word_of_a_cell_has_a_meaning(meanings: dict[str, str], words: tuple[str, ...]) -> None:
    assert tuple(meanings) == tuple(words)
    assert all(text.strip() for text in meanings.values())


def test_a_status_belongs_to_one_stage() -> None:
    assert set(meant.STAGE_OF.values()) <= set(held.STAGES)
    assert set(meant.STAGE_OF) <= set(held.STATUSES)
    # What is left is said of how a transfer is told, not of how far it went.
    assert set(held.STATUSES) - set(meant.STAGE_OF) == {*held.EVENT_STATUSES, "unknown"}
