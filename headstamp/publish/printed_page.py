"""What a page of a report prints: its figures, the words and numbers beside them, and what it would load, run or hide."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import NamedTuple

VOID = frozenset((
    "meta", "link", "br", "img", "hr", "input", "col", "area", "base", "embed", "source", "track", "wbr",
))  # fmt: skip
PASSAGES = frozenset((
    "p", "td", "th", "li", "h1", "h2", "h3", "h4", "h5", "h6", "figcaption", "summary", "title", "text", "desc", "div",
    "section", "header", "footer", "nav", "table", "caption", "dt", "dd", "pre", "blockquote", "details",
))  # fmt: skip
"""Elements whose words are read as one passage."""
QUOTED_TAGS = frozenset((
    "h1", "h2", "nav", "time", "code", "cite", "q", "title",
))  # fmt: skip
QUOTED_CLASSES = frozenset((
    "said", "asked", "id", "note", "notes",
))  # fmt: skip
"""Places whose numbers are no results (docs/reference/figures.md): dates, ids, words of sources, what a question fixed."""
SPOKEN = ("alt", "title", "aria-label", "aria-description", "placeholder", "label")
"""Attributes whose words a reader may see or hear."""
KNOWN_TAGS = frozenset((
    "html", "head", "meta", "title", "style", "body", "header", "footer", "main", "nav", "section", "article", "h1", "h2",
    "h3", "h4", "p", "ul", "ol", "li", "dl", "dt", "dd", "div", "span", "a", "b", "i", "em", "strong", "small", "sup", "sub",
    "abbr", "bdi", "br", "hr", "cite", "code", "q", "time", "figure", "figcaption", "details", "summary", "table",
    "caption", "colgroup", "col", "thead", "tbody", "tfoot", "tr", "th", "td", "blockquote", "pre", "svg", "g", "defs",
    "pattern", "marker", "clippath", "path", "rect", "line", "circle", "ellipse", "polygon", "polyline", "text", "tspan",
    "desc", "use",
))  # fmt: skip
"""Elements of pages; any other (a script, a frame, a form, an image from elsewhere) is none of a report's."""
BARRED = re.compile(
    r"on\w+|hidden|src|srcset|srcdoc|formaction|action|style|start|background|poster|ping|contenteditable|inert", re.IGNORECASE
)
"""Attributes that run, load or hide something, or number a list: no report has them."""
LOADS = re.compile(r"@import|url\s*\(\s*['\"]?(?!#|data:)|expression\s*\(", re.IGNORECASE)
PRINTED_BY_STYLE = re.compile(r"(?<![\w-])content\s*:\s*([^;}]*)", re.IGNORECASE)
LARGE_NUMBERS = re.compile(
    r"\b(?:ten|eleven|twelve|\w+teen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|dozens?|hundreds?|thousands?|millions?|billions?)\b",
    re.IGNORECASE,
)


@dataclass(slots=True)
class PrintedFigure:
    """One figure of a page: its words; what is in its element, tags and all; the number of the footnote behind it, or ''; the
    classes of the elements around it, which decide whether it is shown."""

    words: str = ""
    content: str = ""
    note: str = ""
    has_markup: bool = False
    is_picture: bool = False
    classes: frozenset[str] = frozenset()


@dataclass(slots=True)
class PrintedPage:
    """What a page prints.

    ``figures`` by name; ``twice`` names of figures that occur twice or within another; ``passages`` the words beside figures, with
    ``[name]`` in place of a figure; ``loose`` numbers outside figures and outside the places that may hold some, with the words
    around them; ``quoted`` whole numbers in those places but footnotes; ``strange`` what a report never has; ``links`` where they
    lead, but within the page; ``style`` its style sheet.
    """

    figures: dict[str, PrintedFigure] = field(default_factory=dict)
    twice: list[str] = field(default_factory=list)
    passages: list[str] = field(default_factory=list)
    loose: list[str] = field(default_factory=list)
    quoted: list[str] = field(default_factory=list)
    strange: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    style: str = ""


def read_page(content: str) -> PrintedPage:
    """Read a page; whatever it holds, nothing of it is run."""
    reader = _Reader()
    reader.feed(content)
    reader.close()
    reader.end_passage()
    return reader.page


class _Open(NamedTuple):
    """An element that is open: whether its numbers are no results, whether it holds footnotes, its classes, the figure that it is."""

    tag: str
    is_quoted: bool
    is_notes: bool
    classes: tuple[str, ...]
    figure: PrintedFigure | None


class _Reader(HTMLParser):
    """Collects a :class:`PrintedPage`."""

    def __init__(self) -> None:
        super().__init__()
        self.page = PrintedPage()
        self._open: list[_Open] = []
        self._words: list[str] = []
        self._figure: PrintedFigure | None = None
        self._footnote = ""
        """The number of the footnote that the link leads to which is open."""
        self._last: PrintedFigure | None = None
        """The figure before, as long as nothing but its footnote followed."""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = {name: value or "" for name, value in attrs}
        self._check(tag, said)
        if tag in PASSAGES and self._figure is None:
            self.end_passage()
        if self._figure is not None:
            self._figure.content += self.get_starttag_text() or ""
            self._figure.has_markup = True
        self._follow(tag, said)
        classes = said.get("class", "").split()
        is_quoted = tag in QUOTED_TAGS or not QUOTED_CLASSES.isdisjoint(classes)
        figure = self._begin_figure(tag, said)
        if tag not in VOID:
            self._open.append(_Open(tag, is_quoted, "notes" in classes, tuple(classes), figure))
        for name in SPOKEN:
            if said.get(name):
                self._say(said[name], spoken=True)

    def _check(self, tag: str, said: dict[str, str]) -> None:
        """Note what no report has."""
        if tag not in KNOWN_TAGS:
            self.page.strange.append(f"an element <{tag[:40]}>")
        for name, value in said.items():
            if BARRED.fullmatch(name) or (name == "value" and said.get("id") != f"note-{value}"):
                self.page.strange.append(f"an attribute {name[:40]}")
        if said.get("http-equiv", "").lower() not in ("", "content-security-policy"):
            self.page.strange.append(f"a page that does {said['http-equiv'][:40]}")
        for name in ("href", "xlink:href"):
            if said.get(name) and not said[name].startswith("#"):
                self.page.links.append(said[name])
                if not re.match(r"https?://", said[name]):
                    self.page.strange.append(f"a link {said[name][:40]!a}")

    def _begin_figure(self, tag: str, said: dict[str, str]) -> PrintedFigure | None:
        name = said.get("data-figure")
        if not name:
            return None
        if self._figure is not None or name in self.page.figures:
            self.page.twice.append(name)
        if self._figure is not None:
            return None
        self._figure = self.page.figures[name] = PrintedFigure(
            is_picture=tag == "div", classes=frozenset(name for one in self._open for name in one.classes)
        )
        self._words.append(f"[{name}]")
        return self._figure

    def _follow(self, tag: str, said: dict[str, str]) -> None:
        """Take the number of the footnote that follows a figure at once."""
        is_link = tag == "a" and said.get("href", "").startswith("#note-")
        self._footnote = said["href"].removeprefix("#note-") if is_link else ""
        if self._last is not None and self._figure is None:
            if is_link:
                self._last.note = self._footnote
            if not (tag == "sup" and said.get("class") == "note"):
                self._last = None

    def handle_data(self, data: str) -> None:
        tag = self._open[-1].tag if self._open else ""
        if tag == "style":
            self.page.style += data
            return
        if self._figure is not None:
            # Each label of a picture is an element of its own, wherever a line is broken.
            self._figure.words += f"{data} " if self._figure.is_picture else data
            self._figure.content += data
            return
        if data.strip():
            self._last = None
        self._say(data)

    def _say(self, words: str, *, spoken: bool = False) -> None:
        """Words beside figures, or that an attribute says."""
        if self._figure is not None:  # they are in its content already
            return
        # The numbers of footnotes change with every figure; whether they are right is checked by their figures.
        if self._footnote and words.strip() in (self._footnote, f"footnote {self._footnote}"):
            return
        self._words.append(f" ({words}) " if spoken else words)
        if not any(one.is_quoted for one in self._open):
            if any(letter.isnumeric() for letter in words) or LARGE_NUMBERS.search(words):
                self.page.loose.append(" ".join(words.split())[:120])
        elif not any(one.is_notes for one in self._open):
            self.page.quoted += re.findall(r"(?<![\w.,:/-])\d+(?![\w.,:/-])", words)

    def handle_endtag(self, tag: str) -> None:
        if all(tag != one.tag for one in self._open):
            return
        self._footnote = ""
        while self._open:
            closed = self._open.pop()
            if closed.figure is not None:
                self._figure, self._last = None, closed.figure
            elif self._figure is not None:
                self._figure.content += f"</{closed.tag}>"
            elif closed.tag in PASSAGES:
                self.end_passage()
            if closed.tag == tag:
                return

    def end_passage(self) -> None:
        """Put away the words since the last passage ended."""
        words = " ".join("".join(self._words).split())
        if words:
            self.page.passages.append(words)
        self._words = []
