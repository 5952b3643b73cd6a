"""Does every printed figure recompute? Two reports of one case are compared, and what differs is named."""

from __future__ import annotations

import json
from collections.abc import Iterable
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

from headstamp.casefile.case import Case
from headstamp.casefile.findings import digest_of, read_findings
from headstamp.nouns.errors import WrongUse
from headstamp.nouns.judgement import Judgement, chain_of

Failure = dict[str, Any]


def judgement_faults(judgements: Iterable[Judgement]) -> list[Failure]:
    """The judgements whose link in the chain no longer holds: changed, removed or moved."""
    faults, previous = [], ""
    for judgement in judgements:
        if judgement.previous != previous or judgement.chain != chain_of(previous, judgement):
            faults.append(
                _failure(reason=f"judgement {judgement.id} is not what was decided", printed=judgement.chain)
            )
        previous = judgement.chain
    return faults


def compare(case: Case, printed: Path, again: Case, recomputed: Path) -> dict[str, Any]:
    """Compare a case's findings and report with those of the same case made again.

    Args:
        case, printed: the case and the folder of its report.
        again, recomputed: the case made again from bytes and judgements, and the folder of its report.
    Returns:
        ``{findings, figures, failures}``: how many of each were compared, and what differs.
    Raises:
        WrongUse: there is no report to verify.
    """
    told = _figures_file(printed)
    anew = _figures_file(recomputed)
    failures = _findings(case, again)
    if told["code"] != anew["code"]:
        failures.append(_failure(reason="the rules' code is not that which wrote the report", printed=told["code"],
                                 recomputed=anew["code"]))  # fmt: skip
    for key in ("case", "version"):
        if told[key] != anew[key]:
            failures.append(
                _failure(reason=f"the report is of another {key}", printed=told[key], recomputed=anew[key])
            )
    failures += _figures(told, anew)
    failures += _page(printed, recomputed, {one["figure"]: one for one in anew["figures"]})
    return {"findings": len(read_findings(again)), "figures": len(anew["figures"]), "failures": failures}


def _failure(*, reason: str, figure: str | None = None, finding: str | None = None, printed: object = None,
             recomputed: object = None) -> Failure:  # fmt: skip
    return {
        "figure": figure,
        "finding": finding,
        "printed": printed,
        "recomputed": recomputed,
        "reason": reason,
    }


def _figures_file(folder: Path) -> dict[str, Any]:
    path = folder / "figures.json"
    if not path.is_file() or not (folder / "index.html").is_file():
        raise WrongUse("no report", expected="index.html and figures.json", do="run 'headstamp report CASE' first",
                       file=str(folder))  # fmt: skip
    try:
        said: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    except (json.JSONDecodeError, UnicodeDecodeError) as error:
        raise WrongUse(f"a figures.json that cannot be read ({error})", expected="the file that 'report' wrote",
                       do="write the report again", file=str(path)) from error  # fmt: skip
    return {"code": "", "case": "", "version": "", "figures": []} | said


def _findings(case: Case, again: Case) -> list[Failure]:
    kept = {finding.id: finding for finding in read_findings(case)}
    anew = {finding.id: finding for finding in read_findings(again)}
    failures = []
    for identifier in sorted({*kept, *anew}):
        one, other = kept.get(identifier), anew.get(identifier)
        if one is None or other is None or digest_of(one) != digest_of(other):
            known = one or other
            assert known is not None  # it stands in one of the two
            failures.append(
                _failure(
                    reason=f"finding {known.rule} about {known.about} does not recompute",
                    finding=identifier,
                    printed=_bounds(one),
                    recomputed=_bounds(other),
                )
            )
    return failures


def _bounds(finding: Any) -> list[float | None] | None:
    return None if finding is None else [finding.low, finding.high]


def _figures(told: dict[str, Any], anew: dict[str, Any]) -> list[Failure]:
    before = {one["figure"]: one for one in told["figures"]}
    after = {one["figure"]: one for one in anew["figures"]}
    failures = []
    for name in sorted({*before, *after}):
        one, other = before.get(name, {}), after.get(name, {})
        if one != other:
            failures.append(
                _failure(reason="figures.json does not recompute", figure=name, finding=one.get("finding") or other.get("finding"),
                         printed=one.get("text"), recomputed=other.get("text"))
            )  # fmt: skip
    return failures


def _page(printed: Path, recomputed: Path, figures: dict[str, Any]) -> list[Failure]:
    one = (printed / "index.html").read_bytes()
    other = (recomputed / "index.html").read_bytes()
    if one == other:
        return []
    before, after = _read_page(one), _read_page(other)
    failures = [
        _failure(reason="the page prints another figure", figure=name, finding=figures.get(name, {}).get("finding"),
                 printed=before.get(name), recomputed=after.get(name))
        for name in sorted({*before, *after}) if before.get(name) != after.get(name)
    ]  # fmt: skip
    return failures or [_failure(reason="the page's words, beside its figures, are not those that recompute")]


class _Page(HTMLParser):
    """Collects the words inside each ``data-figure``."""

    def __init__(self) -> None:
        super().__init__()
        self.figures: dict[str, str] = {}
        self._open: str | None = None

    def handle_starttag(self, _tag: str, attrs: list[tuple[str, str | None]]) -> None:
        name = dict(attrs).get("data-figure")
        if name:
            self._open = name
            self.figures[name] = ""

    def handle_data(self, data: str) -> None:
        if self._open:
            self.figures[self._open] += data

    def handle_endtag(self, tag: str) -> None:
        if tag == "span":
            self._open = None


def _read_page(content: bytes) -> dict[str, str]:
    page = _Page()
    page.feed(content.decode("utf-8", errors="replace"))
    return page.figures
