"""Does every printed figure recompute? Two reports of one case are compared, and what differs is named."""

from __future__ import annotations

from dataclasses import dataclass
from html.parser import HTMLParser
from pathlib import Path
from typing import Any, NamedTuple

from headstamp.casefile.case import Case
from headstamp.casefile.findings import digest_of, each_finding
from headstamp.nouns.errors import HeadstampError, WrongUse
from headstamp.nouns.plain_json import read_json
from headstamp.publish.ledger_drift import Failure, failure, ledger_faults

AROUND = 40
"""Characters of a page that are shown before and after the first difference."""
LONGEST = 300
"""Characters of a figure that are shown whole; of a longer one the first difference is."""


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
    told, anew = read_figures(printed), read_figures(recomputed)
    failures = [*_made_of(told, anew), *ledger_faults(case, again), *_findings(case, again), *_figures(told, anew)]
    failures += _page(printed, recomputed, {one["figure"]: one for one in anew["figures"]})
    files = (folder / "figures.json" for folder in (printed, recomputed))
    if not failures and len({file.read_bytes() for file in files}) > 1:
        failures.append(failure(reason="figures.json is not written as it recomputes, though it says the same"))
    return {"findings": sum(1 for _ in each_finding(again)), "figures": len(anew["figures"]), "failures": failures}


PARTS = {"sources": "source", "judgements": "judgement", "code": "file of the package"}
"""What figures.json lists of a case and of the code, and what one of them is called."""


def read_figures(folder: Path) -> dict[str, Any]:
    """What the figures.json of a report says.

    Raises:
        WrongUse: there is no report, or its figures.json is none that ``report`` wrote.
    """
    path = folder / "figures.json"
    if not path.is_file() or not (folder / "index.html").is_file():
        raise WrongUse("no report", expected="index.html and figures.json", do="run 'headstamp report CASE' first",
                       file=str(folder))  # fmt: skip
    try:
        said = read_json(path.read_text(encoding="utf-8"))
        named = [one["figure"] for one in said["figures"]]
        parts = [_listed(said.get(key)) for key in PARTS]
        names = [*named, *(name for part in parts for name in part)]
        if not all(isinstance(name, str) for name in names):
            raise ValueError("a name that is no text")
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise WrongUse(f"a figures.json that cannot be read ({error!r})", expected="the file that 'report' wrote",
                       do="write the report again", file=str(path)) from error  # fmt: skip
    if len(set(named)) < len(named) or not all(parts[::2]):
        raise WrongUse("a figures.json that lists a figure twice, or no source or no code",
                       expected="the file that 'report' wrote", do="write the report again", file=str(path))  # fmt: skip
    return dict(said)


def _made_of(told: dict[str, Any], anew: dict[str, Any]) -> list[Failure]:
    """What the report was made of and the case is not, or the other way; each source, judgement and file by its name."""
    failures = []
    for key, noun in PARTS.items():
        before, after = _listed(told.get(key)), _listed(anew[key])
        for name in sorted({*before, *after}):
            if before.get(name) != after.get(name):
                how = "new since" if name not in before else "missing since" if name not in after else "changed since"
                failures.append(failure(reason=f"{noun} {name} is {how} the report was written", printed=before.get(name),
                                        recomputed=after.get(name)))  # fmt: skip
    for key in sorted({*told, *anew} - {*PARTS, "figures", "footnotes"}):
        # The digest of the case sums up what is named above.
        if told.get(key) != anew.get(key) and not (key == "case" and failures):
            failures.append(
                failure(reason=f"the report is of another {key}", printed=told.get(key), recomputed=anew.get(key))
            )
    return failures


def _listed(said: Any) -> dict[str, Any]:
    """From each id or path to what is said of it."""
    if isinstance(said, dict):
        return said
    return {one["id"] if isinstance(one, dict) else str(one): one for one in said or ()}


def _findings(case: Case, again: Case) -> list[Failure]:
    try:
        kept = _kept(case)
    except HeadstampError as error:
        return [failure(reason=f"the findings cannot be read: {error}")]
    anew = _kept(again)
    failures = []
    for identifier in sorted({*kept, *anew}):
        one, other = kept.get(identifier), anew.get(identifier)
        if one is None or other is None or one.digest != other.digest:
            known = one or other
            assert known is not None  # it stands in one of the two
            failures.append(
                failure(
                    reason=f"finding {known.rule} about {known.about} does not recompute",
                    finding=identifier,
                    printed=_bounds(one),
                    recomputed=_bounds(other),
                )
            )
    return failures


class _Kept(NamedTuple):
    """What is compared of a finding: a case with many items has more of them than fit into memory whole."""

    rule: str
    about: str
    low: float | None
    high: float | None
    digest: str


def _kept(case: Case) -> dict[str, _Kept]:
    return {one.id: _Kept(one.rule, one.about, one.low, one.high, digest_of(one)) for one in each_finding(case)}


def _bounds(finding: _Kept | None) -> list[float | None] | None:
    return None if finding is None else [finding.low, finding.high]


def _figures(told: dict[str, Any], anew: dict[str, Any]) -> list[Failure]:
    before, after = _with_support(told), _with_support(anew)
    failures = []
    for name in sorted({*before, *after}):
        one, other = before.get(name, {}), after.get(name, {})
        if one != other:
            failures.append(
                failure(reason="figures.json does not recompute", figure=name, finding=one.get("finding") or other.get("finding"),
                         printed=one.get("text"), recomputed=other.get("text"))
            )  # fmt: skip
    return failures


def _with_support(said: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """Each figure by its name, with the statements that its footnote lists."""
    footnotes = said.get("footnotes")
    listed = footnotes if isinstance(footnotes, dict) else {}
    return {one["figure"]: {**one, "support": listed.get(str(one.get("footnote")))} for one in said["figures"]}


def _page(printed: Path, recomputed: Path, figures: dict[str, Any]) -> list[Failure]:
    one, other = ((folder / "index.html").read_text(encoding="utf-8", errors="replace") for folder in (printed, recomputed))
    if one == other:
        return []
    before, after = _read_page(one), _read_page(other)
    failures = []
    for name in sorted({*before, *after}):
        if before.get(name) != after.get(name):
            said, anew = _apart(before.get(name), after.get(name))
            failures.append(
                failure(reason="the page prints another figure", figure=name, finding=figures.get(name, {}).get("finding"),
                        printed=said, recomputed=anew)
            )  # fmt: skip
    if failures:
        return failures
    said, anew = _around(one, other)
    return [failure(reason="the page's words, beside its figures, are not those that recompute", printed=said, recomputed=anew)]


@dataclass(slots=True)
class _Printed:
    """One figure of a page: its words, and what stands in its element, tags and all."""

    words: str = ""
    content: str = ""


def _apart(one: _Printed | None, other: _Printed | None) -> tuple[str | None, str | None]:
    """What two prints of a figure say: their words; of a picture, the first place at which they differ."""
    if one is None or other is None:
        return (one.words[:LONGEST] if one else None), (other.words[:LONGEST] if other else None)
    if one.words == other.words:
        return _around(one.content, other.content)
    if max(len(one.words), len(other.words)) <= LONGEST:
        return one.words, other.words
    return _around(one.words, other.words)


def _around(one: str, other: str) -> tuple[str, str]:
    """The first place at which two texts differ, with what stands around it."""
    shorter = min(len(one), len(other))
    at = next((place for place in range(shorter) if one[place] != other[place]), shorter)
    said, anew = (" ".join(text[max(0, at - AROUND) : at + AROUND].split()) for text in (one, other))
    return said, anew


class _Page(HTMLParser):
    """Collects what stands inside each ``data-figure``."""

    def __init__(self) -> None:
        super().__init__()
        self.figures: dict[str, _Printed] = {}
        self._open: _Printed | None = None
        self._tag = ""
        self._depth = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        name = dict(attrs).get("data-figure")
        if self._open is not None:
            self._open.content += self.get_starttag_text() or ""
            self._depth += tag == self._tag
        elif name:
            self._open = self.figures[name] = _Printed()
            self._tag, self._depth = tag, 1

    def handle_data(self, data: str) -> None:
        if self._open is not None:
            self._open.words += data
            self._open.content += data

    def handle_endtag(self, tag: str) -> None:
        if self._open is not None:
            self._depth -= tag == self._tag
            if self._depth:
                self._open.content += f"</{tag}>"
            else:
                self._open = None


def _read_page(content: str) -> dict[str, _Printed]:
    page = _Page()
    page.feed(content)
    page.close()
    return page.figures
