"""A rendered report as its reader sees it: which numbers stand in a figure, which in a place that holds none, which in neither."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

VOID = {"meta", "link", "br", "img", "hr", "input", "col"}
UNSEEN = {"head", "style", "script"}
EXEMPT_TAGS = {
    "h1": "title", "h2": "heading", "nav": "headings again", "time": "date", "code": "id or command",
    "cite": "title of a source", "q": "quotation",
}  # fmt: skip
EXEMPT_CLASSES = {
    "said": "words of a source or of a table of names", "asked": "what the question fixed: years, grades",
    "id": "id of a row, a rule or a version; a place in a file", "note": "footnote number", "notes": "footnotes",
}  # fmt: skip
"""The places whose numbers are no results, by element and by class: never by value."""
SPOKEN = ("alt", "title", "aria-label")
NUMBER = re.compile(r"\d+")


@dataclass(slots=True)
class Page(HTMLParser):
    """What a page says: ``figures`` from name to words; ``loose`` each number in neither a figure nor an exempt place,
    with what stands around it; ``blocks`` the words of each paragraph, cell, list item, caption and word of a picture."""

    figures: dict[str, str] = field(default_factory=dict)
    loose: list[str] = field(default_factory=list)
    blocks: list[str] = field(default_factory=list)
    _open: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    _figure: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        HTMLParser.__init__(self)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = {name: value or "" for name, value in attrs}
        if tag in VOID:
            return
        self._open.append((tag, told))
        if "data-figure" in told:
            assert told["data-figure"] not in self.figures, "a figure's name stands once"
            assert not self._figure, "no figure stands in another"
            self._figure.append(told["data-figure"])
            self.figures[told["data-figure"]] = ""
        if tag in BLOCKS:
            self.blocks.append("")
        for name in SPOKEN:
            self._weigh(told.get(name, ""))

    def handle_endtag(self, tag: str) -> None:
        while self._open:
            closed, told = self._open.pop()
            if told.get("data-figure"):
                self._figure.pop()
            if closed in BLOCKS:
                self.blocks.append("")
            if closed == tag:
                return

    def handle_data(self, data: str) -> None:
        if any(tag in UNSEEN for tag, _ in self._open):
            return
        if self._figure:
            self.figures[self._figure[-1]] += data
        if not self._is_in({"note"}):
            self.blocks = self.blocks or [""]
            self.blocks[-1] += data
        self._weigh(data)

    def _weigh(self, words: str) -> None:
        if not self._figure and not self._is_in(EXEMPT_CLASSES) and not any(tag in EXEMPT_TAGS for tag, _ in self._open):
            for found in NUMBER.finditer(words):
                where = "/".join(tag for tag, _ in self._open[2:])
                self.loose.append(f"{where}: …{' '.join(words[max(0, found.start() - 60) : found.end() + 60].split())}…")

    def _is_in(self, classes: set[str] | dict[str, str]) -> bool:
        return any(one in classes for _, told in self._open for one in told.get("class", "").split())


BLOCKS = {"p", "td", "th", "li", "figcaption", "summary", "text", "title", "desc", "h3", "caption"}


def read_page(content: str) -> Page:
    """A page, read."""
    page = Page()
    page.feed(content)
    page.close()
    page.blocks = [" ".join(one.split()) for one in page.blocks if one.strip()]
    return page


def without_chain(folder: Path) -> tuple[str, dict[str, Any]]:
    """What a report says, but for the chain of judgements, which holds undone ones too."""
    page, figures = ((folder / "report" / name).read_text(encoding="utf-8") for name in ("index.html", "figures.json"))
    said: dict[str, Any] = json.loads(figures)
    assert said.pop("chain")["judgements"] in (0, 2)
    return re.sub(r"; the last of\s+<span.*?</code>", "", page), said
