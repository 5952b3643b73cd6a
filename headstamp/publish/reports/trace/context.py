"""What every section of the report reads: the findings, the figures printed so far, the case's own words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any, TypeVar

from markupsafe import Markup

from headstamp.casefile.case import Case
from headstamp.nouns.finding import Finding
from headstamp.publish.figures import Figures

Value = TypeVar("Value")

THIN_ITEMS = 5
THIN_SOURCES = 2
"""A section whose base is under five items or two sources is one sentence that says so."""


@dataclass(frozen=True, slots=True)
class Section:
    """One section of the page: its heading, the anchor that leads to it, its body."""

    anchor: str
    heading: str
    body: Markup


@dataclass(slots=True)
class Context:
    """``case`` open and prepared; ``findings`` those that the page tells; ``figures`` collects what is printed."""

    case: Case
    findings: list[Finding[Any]]
    figures: Figures = field(default_factory=Figures)

    def all(self, kind: type[Value], /, **parameters: Any) -> list[Finding[Value]]:
        """The findings that hold a value of this kind (``SuppliersAnswer``) and whose parameters hold these values."""
        return [
            finding
            for finding in self.findings
            if type(finding.value) is kind and all(finding.parameters.get(key) == value for key, value in parameters.items())
        ]

    def first(self, kind: type[Value], /, **parameters: Any) -> Finding[Value] | None:
        """The first such finding, or None."""
        found = self.all(kind, **parameters)
        return found[0] if found else None

    def sources_behind(self, support: Iterable[str]) -> int:
        """How many sources speak through these statements: of what is no statement, each id counts as a source."""
        engine = self.case.engine
        engine.load("behind", {"id": sorted(set(support))}, {"id": "text"})
        (counted,) = engine.rows(
            """select count(distinct coalesce(witness.source, behind.id)) as sources from behind
            left join (select id, min(coalesce(cited, source)) as source from current
                where id in (select id from behind) group by id) witness on witness.id = behind.id"""
        )
        return int(counted["sources"])

    def is_thin(self, items: int, support: Iterable[str]) -> bool:
        """Whether a base is too thin for a picture or a table."""
        return items < THIN_ITEMS or self.sources_behind(support) < THIN_SOURCES


def listed(words: list[str], most: int = 12) -> str:
    """Words as an English list; beyond ``most`` the rest is counted."""
    if len(words) > most:
        return ", ".join(words[:most]) + f" and {len(words) - most} more"
    return " and ".join([", ".join(words[:-1]), words[-1]]) if len(words) > 1 else "".join(words)
