"""Does the page of a report print what its case gives? Compared letter by letter, or, of another program, figure by figure."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from html import escape
from pathlib import Path
from typing import Any

from headstamp.answers.verify import Failure
from headstamp.nouns.printable import without_controls
from headstamp.publish.figures_drift import Program, with_support
from headstamp.publish.ledger_drift import failure
from headstamp.publish.printed_page import LOADS, PRINTED_BY_STYLE, PrintedFigure, PrintedPage, read_page
from headstamp.publish.same_facts import states_the_same

AROUND = 40
"""Characters of a page that are shown before and after the first difference."""
LONGEST = 300
"""Characters of a figure or a passage that are shown whole."""
WRITERS = ("publish/", "nouns/", "trace/", "casefile/")
"""Where the code is that decides the words of a page beside its figures."""
A_VERSION = re.compile(r"\d+(\.\d+)+[0-9a-z.+-]{0,20}")
PLACE_OF_VERSION = 'Headstamp <span class="id">{}</span>'
A_YEAR = re.compile(r"(19|20)\d\d")
POLICY = "default-src 'none'"
"""What every page tells the browser: to load nothing (Content Security Policy Level 3, 6.1.3)."""


@dataclass(slots=True)
class PageCompared:
    """``failures``; ``is_whole`` whether every letter was compared; else ``passages`` and ``pictures`` that were not confirmed.

    ``passages`` are words of the page that this program would not write, ``pictures`` figures that it draws otherwise.
    """

    failures: list[Failure] = field(default_factory=list)
    is_whole: bool = True
    passages: list[str] = field(default_factory=list)
    pictures: list[str] = field(default_factory=list)
    is_styled_otherwise: bool = False


def compare_pages(
    printed: Path, recomputed: Path, told: dict[str, Any], anew: dict[str, Any], program: Program | None = None
) -> PageCompared:
    """Compare the page of a report with the page of the report made again.

    Args:
        printed, recomputed: the folders of the two reports.
        told, anew: their figures.json.
        program: the program that wrote the report, if it is another one than this.
    """
    raw, other = ((folder / "index.html").read_text(encoding="utf-8", errors="replace") for folder in (printed, recomputed))
    if program is None:
        return PageCompared() if raw == other else PageCompared(_letter_by_letter(raw, other, anew))
    named, ours = (PLACE_OF_VERSION.format(escape(each)) for each in (program.made_with, program.checked_with))
    one = raw.replace(named, ours)
    # Where no file that writes pages differs, other words cannot come from the program.
    is_ours = not any(name.startswith(WRITERS) for name in program.changed) and with_support(told) == with_support(anew)
    if one != other and is_ours:
        return PageCompared(_letter_by_letter(one, other, anew))
    before, after = read_page(one), read_page(other)
    failures = _figure_by_figure(before, after, with_support(told))
    if not A_VERSION.fullmatch(program.made_with) or named not in raw:
        failures.append(failure(reason="the page does not name the version that figures.json names", recomputed=program.made_with))
    if one == other:
        return PageCompared(failures)
    pictures = [name for name, figure in before.figures.items() if figure.is_picture and name in after.figures]
    return PageCompared(
        [*failures, *_strange(one, before, after)], is_whole=False, passages=_passages(before, after),
        pictures=sorted(name for name in pictures if before.figures[name].content != after.figures[name].content),
        is_styled_otherwise=before.style != after.style,
    )  # fmt: skip


def _letter_by_letter(one: str, other: str, report: dict[str, Any]) -> list[Failure]:
    """What differs between two pages that should be the same; ``report`` is the figures.json of the second."""
    before, after = read_page(one).figures, read_page(other).figures
    figures = with_support(report)
    failures = []
    for name in sorted({*before, *after}):
        if _content(before.get(name)) != _content(after.get(name)):
            said, anew = _apart(before.get(name), after.get(name))
            failures.append(
                failure(reason="the page prints another figure", figure=name, finding=figures.get(name, {}).get("finding"),
                        printed=said, recomputed=anew)
            )  # fmt: skip
    if failures:
        return failures
    said, anew = _around(one, other)
    return [failure(reason="the page's words, beside its figures, are not those that recompute", printed=said, recomputed=anew)]


def _figure_by_figure(page: PrintedPage, again: PrintedPage, told: dict[str, dict[str, Any]]) -> list[Failure]:
    """Whether a page prints the figures that figures.json lists, all of them, once each, with their footnotes."""
    failures = [failure(reason="the page prints a figure twice, or within another", figure=name) for name in sorted(set(page.twice))]
    behind: dict[str, Any] = {}
    for name in sorted({*page.figures, *told}):
        figure, said = page.figures.get(name), told.get(name)
        if figure is None or said is None:
            where = "is not on the page" if figure is None else "is on the page and not in figures.json"
            failures.append(failure(reason=f"the figure {where}", figure=name, printed=figure.words[:LONGEST] if figure else None,
                                    recomputed=said["text"] if said else None))  # fmt: skip
            continue
        if not _prints(figure, again.figures.get(name), said["text"]):
            failures.append(failure(reason="the page prints another figure than figures.json", figure=name, finding=said["finding"],
                                    printed=figure.words[:LONGEST], recomputed=said["text"][:LONGEST]))  # fmt: skip
        support = sorted(map(str, said["support"] or ()))
        numbered = str(said.get("footnote", figure.note))
        if figure.note and (figure.note != numbered or behind.setdefault(figure.note, support) != support):
            failures.append(failure(reason="the figure is followed by the footnote of another", figure=name, finding=said["finding"],
                                    printed=figure.note, recomputed=said.get("footnote")))  # fmt: skip
    return failures


def _prints(figure: PrintedFigure, again: PrintedFigure | None, text: str) -> bool:
    """Whether the page prints a figure as figures.json says it; of a picture, whether it says the same as the picture made again."""
    if again is not None and figure.content == again.content:
        return True
    if not figure.is_picture:
        return not figure.has_markup and figure.words == text
    if again is None or not again.is_picture:
        return False
    return Counter(figure.words.split()) == Counter(again.words.split()) or states_the_same(figure.words, again.words)


def _strange(content: str, page: PrintedPage, again: PrintedPage) -> list[Failure]:
    """What no report has: something that runs, loads or hides, or a number beside the figures."""
    reasons = [f"the page has {one}, which no report has" for one in dict.fromkeys(page.strange)]
    if without_controls(content) != content:
        reasons.append("the page has characters that are obeyed and not shown")
    if POLICY not in content:
        reasons.append("the page does not tell the browser to load nothing")
    if LOADS.search(page.style):
        reasons.append("the style sheet of the page loads something")
    ours = set(PRINTED_BY_STYLE.findall(again.style))
    if any(words not in ours and re.search(r"[\w\\]", words) for words in PRINTED_BY_STYLE.findall(page.style)):
        reasons.append("the style sheet of the page prints words")
    failures = [failure(reason=reason) for reason in reasons]
    numbers = [words for words in page.loose if words not in again.loose]
    numbers += [number for number in page.quoted if number not in again.quoted and not A_YEAR.fullmatch(number)]
    return failures + [
        failure(reason="the page prints a number that is no figure", printed=words) for words in dict.fromkeys(numbers)
    ]


def _passages(page: PrintedPage, again: PrintedPage) -> list[str]:
    """Words and links of a page that the page made again does not have, in the order of the page."""
    known = {*again.passages, *(f"link to {one}" for one in again.links)}
    said = [*page.passages, *(f"link to {one}" for one in page.links)]
    for name, figure in page.figures.items():
        if (other := again.figures.get(name)) and (added := figure.classes - other.classes):
            said.append(f"[{name}] within an element of class {', '.join(sorted(added))}")
    return [one[:LONGEST] for one in dict.fromkeys(said) if one not in known and any(letter.isalnum() for letter in one)]


def _content(figure: PrintedFigure | None) -> tuple[str, str] | None:
    return None if figure is None else (figure.words, figure.content)


def _apart(one: PrintedFigure | None, other: PrintedFigure | None) -> tuple[str | None, str | None]:
    """What two prints of a figure say: their words; of a picture, the first place at which they differ."""
    if one is None or other is None:
        return (one.words[:LONGEST] if one else None), (other.words[:LONGEST] if other else None)
    if one.words == other.words:
        return _around(one.content, other.content)
    if max(len(one.words), len(other.words)) <= LONGEST:
        return one.words, other.words
    return _around(one.words, other.words)


def _around(one: str, other: str) -> tuple[str, str]:
    """The first place at which two texts differ, with what is around it."""
    shorter = min(len(one), len(other))
    at = next((place for place in range(shorter) if one[place] != other[place]), shorter)
    said, anew = (" ".join(text[max(0, at - AROUND) : at + AROUND].split()) for text in (one, other))
    return said, anew
