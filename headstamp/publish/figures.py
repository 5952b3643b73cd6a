"""Figures: every number or sentence that a report prints, tied to the finding that it states."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from markupsafe import Markup, escape

from headstamp.nouns.finding import Finding


@dataclass(frozen=True, slots=True)
class Figure:
    """One printed figure.

    ``figure`` its name in the page, stable between runs; ``finding`` the id of the finding that it states;
    ``text`` the words as printed; ``rule`` the finding's rule@version; ``support`` ids of statements.
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
        self, name: str, finding: Finding, text: object, support: Iterable[str] | None = None
    ) -> Markup:
        """Print a figure: its words, and the number of the footnote that carries its sources.

        Args:
            name: the figure's name; unique in the report.
            finding: what it states.
            text: the words to print; escaped.
            support: the statements behind just this figure; by default all of the finding's.
        Returns:
            markup with ``data-figure``, so that a reader of the page can be led to figures.json.
        Raises:
            ValueError: the name is taken, or nothing supports the figure.
        """
        behind = tuple(sorted(set(finding.support if support is None else support)))
        if name in self.printed:
            raise ValueError(f"figure {name!r} is printed twice")
        if not behind:
            raise ValueError(f"figure {name!r} has no support")
        words = str(text)
        self.printed[name] = Figure(name, finding.id, words, finding.rule, behind)
        number = self.notes.setdefault(behind, len(self.notes) + 1)
        return Markup(
            '<span class="figure" data-figure="{}">{}</span>'
            '<sup class="note"><a href="#note-{}" aria-label="footnote {}">{}</a></sup>'
        ).format(name, escape(words), number, number, number)
