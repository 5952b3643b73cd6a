"""The report of a traced case: its sections in order, put into one page that needs no network."""

from __future__ import annotations

from importlib import resources
from itertools import chain
from pathlib import Path

from headstamp.casefile.case import Case, write_whole
from headstamp.casefile.findings import read_findings
from headstamp.casefile.made_of import MadeOf, made_of
from headstamp.casefile.vintages import ranks, what_files_speak_for
from headstamp.engine.interruption import check
from headstamp.nouns.printable import json_pieces, without_controls
from headstamp.nouns.version import VERSION
from headstamp.publish.footnotes import footnotes
from headstamp.publish.reports.trace import (
    bounds,
    catalogue,
    claims,
    embargoes,
    holder_supply,
    limits,
    routes,
    sample,
    suppliers,
)
from headstamp.publish.reports.trace.context import Context, Section
from headstamp.publish.reports.trace.summary import cards, summary

SECTIONS = (sample, catalogue, bounds, suppliers, holder_supply, embargoes, routes, claims, limits)
"""Each has ``section(context)``, which gives a :class:`Section`, or None where the case knows nothing of it."""


def write_report(case: Case, out: Path) -> list[str]:
    """Write ``index.html`` and ``figures.json``.

    Args:
        case: a built and prepared case.
        out: the folder; made where it is missing.
    Returns:
        the two paths.
    Raises:
        NoSpace: they cannot be written.
    """
    # One finding for each item is no part of the page: it answers 'headstamp show'.
    context = Context(case, read_findings(case, but=["candidates@1"]))
    # In the order of the page: footnotes are numbered as they are met.
    numbers, lead = cards(context), summary(context)
    sections = []
    for module in SECTIONS:
        check()
        if section := module.section(context):
            sections.append(section)
    made, notes = made_of(case), context.figures.notes
    page = _page(context, lead, numbers, sections, made)
    figures = {
        "schema": "headstamp/figures@1", "case": made.case, "version": VERSION, "settings": made.settings,
        "sources": [
            {"id": identifier, "told_as": told_as, "vintage": vintage, "corrects": corrects[0] if corrects else None}
            for identifier, told_as, vintage, *corrects in made.sources
        ],
        "judgements": list(made.judgements), "chain": {"judgements": made.decided, "last": made.chain},
        "figures": [
            {"figure": one.figure, "finding": one.finding, "text": one.text, "rule": one.rule, "footnote": notes[one.support]}
            for one in context.figures.printed.values()
        ],
        # Many figures have the same statements behind them: these are listed once, under the footnote that they share.
        "footnotes": {str(number): behind for behind, number in notes.items()},
        "code": made.code,
    }  # fmt: skip
    write_whole(out / "index.html", without_controls(page).encode("utf-8"))
    write_whole(out / "figures.json", (piece.encode("utf-8") for piece in chain(json_pieces(figures, indent=1), ["\n"])))
    return [str(out / "index.html"), str(out / "figures.json")]


def _page(context: Context, lead: object, numbers: object, sections: list[Section], made: MadeOf) -> str:
    from jinja2 import Environment, FunctionLoader, StrictUndefined

    def source(name: str) -> str:
        return resources.files(__package__).joinpath(name).read_text(encoding="utf-8")

    # Everything is escaped but what our own code built as Markup.
    environment = Environment(loader=FunctionLoader(source), autoescape=True, undefined=StrictUndefined,
                              trim_blocks=True, lstrip_blocks=True)  # fmt: skip
    store = context.case.store
    held = [one for one in store.sources() if one.held]
    ranked = ranks(held, store.readings())
    superseded = {rank.source for rank in ranked if rank.superseded_by}
    speaks_for = {source: what for (_, source), what in what_files_speak_for(ranked).items()}
    return environment.get_template("page.html.jinja").render(
        credits=list(context.case.settings.credits),
        title=context.case.settings.title or context.case.settings.name or "A case",
        style=source("style.css"), lead=lead, cards=numbers, sections=sections,
        notes=footnotes(context.case, context.figures.notes), held=held, superseded=superseded, speaks_for=speaks_for,
        made=made, version=VERSION,
    )  # fmt: skip
