"""Is a report's figures.json the one that its case gives? What it names, and every figure in it, compared with one made again."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from headstamp.answers.verify import Failure, Reworded
from headstamp.nouns.errors import WrongUse
from headstamp.nouns.finding import rule_name
from headstamp.nouns.plain_json import read_json
from headstamp.publish.ledger_drift import failure
from headstamp.publish.same_facts import states_the_same

PARTS = {"sources": "source", "judgements": "judgement", "code": "file of the package"}
"""What figures.json lists of a case and of the code, and what one of them is called."""

DIGEST = re.compile(r"[0-9a-f]{32}")
"""How the digest of a file of code is written."""


@dataclass(frozen=True, slots=True)
class Program:
    """The program that wrote a report, by what the report says, beside this one.

    ``made_with`` and ``checked_with`` versions; ``changed`` the files of the package that differ between the two.
    """

    made_with: str
    checked_with: str
    changed: tuple[str, ...]

    @property
    def is_another(self) -> bool:
        """Whether the report says that another program wrote it."""
        return self.made_with != self.checked_with or bool(self.changed)


def program_of(said: dict[str, Any], version: str, code: dict[str, str]) -> Program:
    """The program that a figures.json names, beside one of this version and code."""
    listed = listed_by_name(said["code"])
    changed = (name for name in {*listed, *code} if listed.get(name) != code.get(name))
    return Program(str(said.get("version")), version, tuple(sorted(changed)))


def read_figures(folder: Path) -> dict[str, Any]:
    """What the figures.json of a report says; of any edition.

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
        parts = [listed_by_name(said.get(key)) for key in PARTS]
        names = [*named, *(name for part in parts for name in part)]
        if not all(isinstance(name, str) for name in names):
            raise ValueError("a name that is no text")
        behind = with_support(said).values()
        if not all(isinstance(one[key], str) for one in behind for key in ("text", "rule", "finding")):
            raise ValueError("a figure without words, rule or finding")
        if not isinstance(said["code"], dict) or not all(DIGEST.fullmatch(one) for one in said["code"].values()):
            raise ValueError("code that is no list of files with their digests")
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise WrongUse(f"a figures.json that cannot be read ({error!r})", expected="the file that 'report' wrote",
                       do="write the report again", file=str(path)) from error  # fmt: skip
    if len(set(named)) < len(named) or not all(parts[::2]):
        raise WrongUse("a figures.json that lists a figure twice, or no source or no code",
                       expected="the file that 'report' wrote", do="write the report again", file=str(path))  # fmt: skip
    return dict(said)


def listed_by_name(said: Any) -> dict[str, Any]:
    """From each id or path that figures.json lists to what it says of it."""
    if isinstance(said, dict):
        return said
    return {one["id"] if isinstance(one, dict) else str(one): one for one in said or ()}


def with_support(said: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """Each figure by its name, with the statements that its footnote lists.

    The first edition listed them with each figure, later ones once for each footnote.
    """
    footnotes = said.get("footnotes")
    listed = footnotes if isinstance(footnotes, dict) else {}
    return {one["figure"]: {"support": listed.get(str(one.get("footnote"))), **one} for one in said["figures"]}


def made_of_faults(told: dict[str, Any], anew: dict[str, Any], *, is_another: bool) -> list[Failure]:
    """What the report was made of and the case is not, or the other way; each source, judgement and file by its name.

    Args:
        told, anew: the figures.json of the report, and that of the report made again.
        is_another: the report is of another program: its code is not compared, and of its lists only what both programs list.
    """
    failures = []
    for key, noun in PARTS.items():
        if key == "code" and is_another:
            continue
        before, after = listed_by_name(told.get(key)), listed_by_name(anew[key])
        for name in sorted({*before, *after}):
            if not _agree(before.get(name), after.get(name), is_another=is_another):
                how = "new since" if name not in before else "missing since" if name not in after else "changed since"
                failures.append(failure(reason=f"{noun} {name} is {how} the report was written", printed=before.get(name),
                                        recomputed=after.get(name)))  # fmt: skip
    left_out = {*PARTS, "figures", "footnotes", *(("version",) if is_another else ())}
    keys = {*told} & {*anew} if is_another else {*told} | {*anew}
    for key in sorted(keys - left_out):
        # The digest of the case sums up what is named above.
        if told.get(key) != anew.get(key) and not (key == "case" and failures):
            failures.append(
                failure(reason=f"the report is of another {key}", printed=told.get(key), recomputed=anew.get(key))
            )
    return failures


def _agree(one: Any, other: Any, *, is_another: bool) -> bool:
    """Whether two entries of a list say the same; between programs, in all that both have a word for."""
    if is_another and isinstance(one, dict) and isinstance(other, dict):
        return all(one[key] == other[key] for key in {*one} & {*other})
    return bool(one == other)


@dataclass(frozen=True, slots=True)
class FiguresCompared:
    """``failures``; ``reworded`` figures that state the same in other words; ``unprinted`` names of figures that only this program
    prints."""

    failures: list[Failure]
    reworded: list[Reworded]
    unprinted: list[str]


def compare_figures(told: dict[str, Any], anew: dict[str, Any], *, is_another: bool) -> FiguresCompared:
    """Compare each figure of the report, and the statements behind it, with the figure made again.

    Args:
        told, anew: the figures.json of the report, and that of the report made again.
        is_another: the report is of another program. Its figures may be worded differently as long as they state the same facts,
            their rules may have other versions, and this program may print more of them.
    """
    before, after = with_support(told), with_support(anew)
    moved = _moved(before, after) if is_another else {}
    failures, reworded = [], []
    for name in sorted({*before, *after} if not is_another else before):
        one, other = before.get(name, {}), after.get(moved.get(name, name), {})
        if one == other:
            continue
        reason = _drift(one, other) if is_another else "figures.json does not recompute"
        if reason:
            failures.append(
                failure(reason=reason, figure=name, finding=one.get("finding") or other.get("finding"),
                        printed=one.get("text"), recomputed=other.get("text"))
            )  # fmt: skip
        elif one["text"] != other["text"]:
            reworded.append(Reworded(figure=name, printed=one["text"], recomputed=other["text"]))
    unprinted = {*after} - {moved.get(name, name) for name in before}
    return FiguresCompared(failures, reworded, sorted(unprinted) if is_another else [])


def _moved(before: dict[str, dict[str, Any]], after: dict[str, dict[str, Any]]) -> dict[str, str]:
    """Figures that this program prints under another number of the same list: ``gap.4`` is ``gap.5`` if a line came before it.

    They have the same name but for its numbers, and the same rule, words and statements.
    """
    places: dict[tuple[Any, ...], list[str]] = {}
    for name, one in after.items():
        places.setdefault(_of_a_list(name, one), []).append(name)
    moved = {}
    for name, one in before.items():
        found = places.get(_of_a_list(name, one), [])
        if found and name not in found:
            moved[name] = found[0]
    return moved


def _of_a_list(name: str, one: dict[str, Any]) -> tuple[Any, ...]:
    return re.sub(r"\d+", "#", name), rule_name(one["rule"]), one["text"], *sorted(_ids(one["support"]))


def _drift(one: dict[str, Any], other: dict[str, Any]) -> str:
    """Why a figure of another program's report does not recompute, or ''."""
    if not other:
        return "this program does not print this figure, so nothing confirms it"
    (rule, _, version), (rule_now, _, version_now) = (each["rule"].partition("@") for each in (one, other))
    if rule != rule_now or (version == version_now and one["finding"] != other["finding"]):
        return "the figure states another finding"
    if not states_the_same(one["text"], other["text"]):
        newer = f" ({one['rule']} then, {other['rule']} now)" if version != version_now else ""
        return f"the figure does not recompute{newer}"
    then, now = _ids(one["support"]), _ids(other["support"])
    return f"the figure depends on other statements ({len(then)} then, {len(now)} now)" if then != now else ""


def _ids(support: Any) -> set[str]:
    return {str(one) for one in support} if isinstance(support, Iterable) and not isinstance(support, str) else set()
