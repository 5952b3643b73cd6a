"""Pieces of the page that several sections use: pictures, tables, paragraphs. Everything is escaped on its way in."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from markupsafe import Markup, escape

from headstamp.nouns.finding import Finding
from headstamp.publish.figures import Figures
from headstamp.publish.pictures import NARROW, WIDE, TooFewMarks, words_of

FEW_COLUMNS = 4
"""Columns for which a phone is wide enough; a table of more is moved sideways."""


def paragraph(*parts: object, kind: str = "") -> Markup:
    """One paragraph; parts that are no Markup are escaped."""
    inner = Markup("").join(escape(part) for part in parts)
    return (
        Markup('<p class="{}">{}</p>\n').format(kind, inner) if kind else Markup("<p>{}</p>\n").format(inner)
    )


def said(words: object) -> Markup:
    """Words of a source, or a name that a table gives: numbers in them are no results of ours."""
    return Markup('<bdi class="said">{}</bdi>').format(words) if words else Markup("")


def cited(title: object) -> Markup:
    """The title of a source or a register."""
    return Markup("<cite><bdi>{}</bdi></cite>").format(title)


def quoted(words: object) -> Markup:
    """A quotation of a source."""
    return Markup("<q><bdi>{}</bdi></q>").format(words) if words else Markup("")


def asked(words: object) -> Markup:
    """What the question fixed: years, grades."""
    return Markup('<span class="asked">{}</span>').format(words)


def known_as(identifier: object) -> Markup:
    """The id of a row or a rule, the code of a route, the place in a file."""
    return Markup('<span class="id">{}</span>').format(identifier)


def day(iso: str | None) -> Markup:
    """An ISO day, or a dash."""
    return Markup("<time>{}</time>").format(iso) if iso else Markup("–")


def heading(words: str) -> Markup:
    """A heading inside a section."""
    return Markup("<h3>{}</h3>\n").format(words)


def table(
    columns: Sequence[str], rows: Iterable[Sequence[object]], numbers: Sequence[int] = (), caption: str = ""
) -> Markup:
    """A table.

    Args:
        columns: the headings.
        rows: cells, each escaped unless it is Markup; a row of one cell is a heading over all columns.
        numbers: the positions of columns that hold numbers.
        caption: a sentence above it, or ''.
    """

    def cell(at: int, tag: str, content: object) -> Markup:
        return Markup("<{0}{1}>{2}</{0}>").format(
            Markup(tag), Markup(' class="n"') if at in numbers else "", content
        )

    head = Markup("").join(cell(at, "th", name) for at, name in enumerate(columns))
    body = Markup("").join(
        Markup('<tr class="head"><th colspan="{}">{}</th></tr>\n').format(len(columns), row[0])
        if len(row) == 1
        else Markup("<tr>{}</tr>\n").format(
            Markup("").join(cell(at, "td", one) for at, one in enumerate(row))
        )
        for row in rows
    )
    said = Markup("<caption>{}</caption>").format(caption) if caption else ""
    many = " many" if len(columns) > FEW_COLUMNS else ""
    return Markup(
        '<div class="wide{}"><table>{}<thead><tr>{}</tr></thead>\n<tbody>\n{}</tbody></table></div>\n'
    ).format(many, said, head, body)


def more(words: object, inner: Markup) -> Markup:
    """Something long that a reader may open."""
    return Markup("<details><summary>{}</summary>\n{}</details>\n").format(words, inner)


def drawn(draw: Callable[[int], str]) -> tuple[str, str] | None:
    """A picture for a desktop and for a phone; None where there is too little to draw.

    Args:
        draw: gives the SVG for a width in px; it may raise TooFewMarks.
    """
    try:
        return draw(WIDE), draw(NARROW)
    except TooFewMarks:
        return None


def figure(
    figures: Figures, name: str, finding: Finding[Any], picture: tuple[str, str],
    caption: Callable[[], Iterable[object]], support: Iterable[str] | None = None,
) -> Markup:  # fmt: skip
    """A picture with its caption, printed as one figure; its footnote stands at the caption's end.

    Args:
        figures: what is printed so far.
        name, finding: of the figure.
        picture: for a desktop and for a phone (:func:`drawn`).
        caption: gives what is seen, and of which sample, once the picture is printed; parts that are no Markup are escaped.
        support: the statements behind it; by default all of the finding's.
    """
    broad, narrow = picture
    # The pictures are our own SVG: their text is escaped where they are drawn.
    both = Markup('<div class="broad">{}</div><div class="narrow">{}</div>').format(Markup(broad), Markup(narrow))
    element, note = figures.draw(name, finding, both, words_of(broad), support)
    inner = Markup("").join(escape(part) for part in caption())
    return Markup("<figure>{}<figcaption>{}{}</figcaption></figure>\n").format(element, inner, note)
