"""Pieces of the page that several sections use: pictures, tables, paragraphs. Everything is escaped on its way in."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from markupsafe import Markup, escape

from headstamp.publish.pictures import NARROW, WIDE, TooFewMarks


def paragraph(*parts: object, kind: str = "") -> Markup:
    """One paragraph; parts that are no Markup are escaped."""
    inner = Markup("").join(escape(part) for part in parts)
    return (
        Markup('<p class="{}">{}</p>\n').format(kind, inner) if kind else Markup("<p>{}</p>\n").format(inner)
    )


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
    return Markup(
        '<div class="wide"><table>{}<thead><tr>{}</tr></thead>\n<tbody>\n{}</tbody></table></div>\n'
    ).format(said, head, body)


def more(words: str, inner: Markup) -> Markup:
    """Something long that a reader may open."""
    return Markup("<details><summary>{}</summary>\n{}</details>\n").format(words, inner)


def figure(draw: Callable[[int], str], caption: str, instead: str) -> Markup:
    """A picture for a desktop and for a phone, with its caption; a sentence where there is too little to draw.

    Args:
        draw: gives the SVG for a width in px; it may raise TooFewMarks.
        caption: what is seen, and of which sample.
        instead: the sentence that stands for a picture of fewer than two marks.
    """
    try:
        broad, narrow = draw(WIDE), draw(NARROW)
    except TooFewMarks:
        return paragraph(instead)
    # The pictures are our own SVG: their text is escaped where they are drawn.
    return Markup(
        '<figure><div class="broad">{}</div><div class="narrow">{}</div><figcaption>{}</figcaption></figure>\n'
    ).format(Markup(broad), Markup(narrow), caption)
