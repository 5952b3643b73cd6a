"""Do the findings that a case keeps conclude what the case, made again, concludes?"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from headstamp.answers.verify import Failure
from headstamp.casefile.case import Case
from headstamp.casefile.findings import digest_of, each_stored
from headstamp.nouns.errors import HeadstampError
from headstamp.nouns.finding import Finding, rule_name
from headstamp.publish.ledger_drift import failure
from headstamp.publish.same_facts import SHORT, states_the_same

OF_THE_PAGE = frozenset({"order", "columns", "kinds"})
"""Keys of a finding's value that arrange the page and conclude nothing."""


class _Kept(NamedTuple):
    """What is compared of a finding: a case with many items has more of them than fit into memory whole."""

    id: str
    rule: str
    about: str
    low: float | None
    high: float | None
    digest: str


def findings_faults(case: Case, again: Case, *, is_another: bool) -> list[Failure]:
    """The findings of a case that differ from those of the case made again.

    Args:
        is_another: the report is of another program, which may have stored its findings in another form: they are compared by what
            they conclude (bounds, statements, and every part of the answer that both forms have), and findings that only
            this program draws are left out.
    """
    try:
        kept = _kept(case)
    except HeadstampError as error:
        return [failure(reason=f"the findings cannot be read: {error}")]
    anew = _kept(again)
    differing = [key for key in sorted({*kept, *anew}) if key not in kept or key not in anew or kept[key].digest != anew[key].digest]
    if is_another:
        return _conclusions(case, again, [kept[key].id for key in differing if key in kept],
                            [anew[key].id for key in differing if key in anew])  # fmt: skip
    return [_fault(kept.get(key), anew.get(key)) for key in differing]


def _kept(case: Case) -> dict[tuple[str, str, str], _Kept]:
    """Each finding by its question: the name of its rule, its subject and its parameters."""
    return {
        _question(one): _Kept(one.id, one.rule, one.about, one.low, one.high, digest_of(one)) for one in each_stored(case)
    }


def _question(finding: Finding[Any]) -> tuple[str, str, str]:
    return rule_name(finding.rule), finding.about, json.dumps(finding.parameters, sort_keys=True)


def _fault(one: _Kept | Finding[Any] | None, other: _Kept | Finding[Any] | None, why: str = "") -> Failure:
    known = one or other
    assert known is not None  # it is in one of the two
    return failure(
        reason=f"finding {known.rule} about {known.about} does not recompute{f': {why}' if why else ''}", finding=known.id,
        printed=[one.low, one.high] if one else None, recomputed=[other.low, other.high] if other else None,
    )  # fmt: skip


def _conclusions(case: Case, again: Case, before: Iterable[str], after: Iterable[str]) -> list[Failure]:
    """Compare findings by what they conclude; given are the ids of those that are not the same in every letter."""
    anew: dict[tuple[str, str], list[Finding[Any]]] = {}
    for one in _those(again, after):
        anew.setdefault((rule_name(one.rule), one.about), []).append(one)
    failures = []
    for one in _those(case, before):
        rivals = anew.get((rule_name(one.rule), one.about), [])
        # A parameter that only one of the two programs has does not make it another question.
        other = next((each for each in rivals if _differs(one.parameters, each.parameters) is None), None)
        if other is None:
            failures.append(_fault(one, None))
            continue
        rivals.remove(other)
        if why := _other_conclusion(one, other):
            failures.append(_fault(one, other, why))
    return failures


def _those(case: Case, ids: Iterable[str]) -> Iterator[Finding[Any]]:
    wanted = set(ids)
    return (one for one in each_stored(case) if one.id in wanted) if wanted else iter(())


def _other_conclusion(one: Finding[Any], other: Finding[Any]) -> str:
    """In what two findings on one question differ, or ''."""
    if (one.low, one.high) != (other.low, other.high):
        return "its bounds"
    if set(one.support) != set(other.support) or set(one.against) != set(other.against):
        return "the statements behind it"
    return _differs(one.value, other.value) or ""


def _differs(one: Any, other: Any, at: str = "") -> str | None:
    """The first place at which two answers say different things, as a path; None if they agree in all that both say.

    Sentences are the page's business: lists of them are left out, and single ones have to state the same facts.
    """
    if isinstance(one, dict) and isinstance(other, dict):
        shared = sorted({*one} & {*other} - OF_THE_PAGE)
        return next((found for key in shared if (found := _differs(one[key], other[key], f"{at}.{key}".lstrip(".")))), None)
    if isinstance(one, list) and isinstance(other, list):
        if _are_sentences([*one, *other]):
            return None
        if len(one) != len(other):
            return f"{at} ({len(one)} then, {len(other)} now)"
        return next((found for a, b in zip(one, other, strict=True) if (found := _differs(a, b, at))), None)
    if isinstance(one, str) and isinstance(other, str) and states_the_same(one, other):
        return None
    return None if one == other else at or "its answer"


def _are_sentences(said: list[Any]) -> bool:
    """Whether a list holds sentences: words only, and some of them longer than a name."""
    return bool(said) and all(isinstance(one, str) for one in said) and any(len(one.split()) > SHORT for one in said)
