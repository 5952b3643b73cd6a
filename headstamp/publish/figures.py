"""Figures: every number, sentence or picture that a report prints, tied to the finding that it states."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from markupsafe import Markup

from headstamp.nouns.finding import Finding


@dataclass(frozen=True, slots=True)
class Figure:
    """One printed figure.

    ``figure`` its name in the page, stable between runs; ``finding`` the id of the finding that it states;
    ``text`` the words as printed, of a picture those written in it; ``rule`` the finding's rule@version; ``support`` ids of statements.
    """

    figure: str
    finding: str
    text: str
    rule: str
    support: tuple[str, ...]


@dataclass(slots=True)
class Figures:
    """The figures of one report, in the order in which they are printed, and their footnotes by number."""

    printed: dict[str, Figure] = field(default_factory=dict)
    notes: dict[tuple[str, ...], int] = field(default_factory=dict)

    def state(
        self, name: str, finding: Finding[Any], text: object, support: Iterable[str] | None = None, *, noted: bool = True
    ) -> Markup:
        """Print a figure: its words, and the number of the footnote that carries its sources.

        Args:
            name: the figure's name; unique in the report.
            finding: what it states.
            text: the words to print; escaped.
            support: the statements behind just this figure; by default all of the finding's.
            noted: whether the number follows. False only where a footnote with just these statements is on the page
                already: in the same sentence, row or list.
        Returns:
            markup with ``data-figure``, so that a reader of the page can be led to figures.json.
        Raises:
            ValueError: the name is taken, nothing supports the figure, or its footnote is nowhere.
        """
        note = self._keep(name, finding, str(text), support, noted)
        return Markup('<span class="figure" data-figure="{}">{}</span>{}').format(name, str(text), note)

    def draw(
        self, name: str, finding: Finding[Any], drawn: Markup, words: str, support: Iterable[str] | None = None
    ) -> tuple[Markup, Markup]:
        """Print a picture, which is one figure as a whole: its numbers, its shapes and what it says to a screen reader.

        Args:
            name, finding, support: as of :meth:`state`.
            drawn: the picture.
            words: what is written in it, for figures.json.
        Returns:
            the picture's element, and the number of its footnote, for the caption.
        Raises:
            ValueError: as :meth:`state`.
        """
        note = self._keep(name, finding, words, support, noted=True)
        return Markup('<div class="picture" data-figure="{}">{}</div>').format(name, drawn), note

    def _keep(self, name: str, finding: Finding[Any], text: str, support: Iterable[str] | None, noted: bool) -> Markup:
        """Put a figure down; its footnote's number, or nothing where that stands beside it already."""
        behind = tuple(sorted(set(finding.support if support is None else support)))
        if name in self.printed:
            raise ValueError(f"figure {name!r} is printed twice")
        if not behind:
            raise ValueError(f"figure {name!r} has no support")
        if not noted and behind not in self.notes:
            raise ValueError(f"figure {name!r} has no footnote")
        self.printed[name] = Figure(name, finding.id, text, finding.rule, behind)
        number = self.notes.setdefault(behind, len(self.notes) + 1)
        if not noted:
            return Markup("")
        return Markup('<sup class="note"><a href="#note-{}" aria-label="footnote {}">{}</a></sup>').format(
            number, number, number
        )
