"""The short table that ``headstamp demo`` prints: at most eight figures that a reader could quote, each with its bounds."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from headstamp.casefile.case import Case
from headstamp.casefile.findings import read_findings
from headstamp.commands.output import print_table
from headstamp.nouns.finding import Finding, rule_name
from headstamp.nouns.values.quantity_text import range_text
from headstamp.phrases.supply_text import window_text

LINES = 8
"""Most lines of the table."""
ROUTES = {"D0": "items whose route is not known"}
"""Routes whose line reads otherwise than ``items by …``."""


def print_summary(case: Case) -> None:
    """Print what the kept findings of a built case say, in the order of the report: types, makers, suppliers, routes."""
    findings = sorted(read_findings(case), key=lambda one: (one.rule, str(one.parameters)))
    lines = [line for lines_of in (_types, _makers, _suppliers, _routes) for line in lines_of(findings)]
    print_table(case.settings.title, ("what", "how many"), lines[:LINES])


def _of(findings: list[Finding[Any]], rule: str) -> Iterator[Finding[Any]]:
    return (one for one in findings if rule_name(one.rule) == rule)


def _types(findings: list[Finding[Any]]) -> Iterator[tuple[str, str]]:
    for finding in _of(findings, "types"):
        value = finding.value
        yield f"types of weapons documented with {value.holder}", range_text(value.at_least, value.at_most)


def _makers(findings: list[Finding[Any]]) -> Iterator[tuple[str, str]]:
    """The unconditional bounds: states as they then were, and counted with those that hold their seat today."""
    for finding in _of(findings, "bounds"):
        value = finding.value
        if value.of == "made_in" and not finding.parameters["assume_lists_complete"]:
            how = "" if value.rule == "dated" else ", former states counted with their successors"
            yield f"states that made them{how}", range_text(value.at_least, value.at_most)


def _suppliers(findings: list[Finding[Any]]) -> Iterator[tuple[str, str]]:
    """By all registers together, and by the register that has most certain suppliers by itself."""
    from headstamp.collect.registers.description import register_named

    asked = [one.value for one in _of(findings, "suppliers")]
    alone = sorted((one for one in asked if len(one.registers) == 1), key=lambda one: -one.count.low)
    for value in [*(one for one in asked if not one.registers), *alone[:1]]:
        window = window_text(value.first, value.last)
        what = f"states that supplied {value.recipient} in {window}, by all registers and the press"
        if value.registers:
            what = f"the same, by {register_named(value.registers[0]).title.split(',')[0]} alone"
        yield what, range_text(value.count.low, value.count.high)


def _routes(findings: list[Finding[Any]]) -> Iterator[tuple[str, str]]:
    """The two routes of which most is known, and the items of which none is."""
    for finding in _of(findings, "routes"):
        routes = finding.value.items.routes
        known = [one for one in routes if one.route not in ROUTES][:2]
        for route in [*known, *(one for one in routes if one.route in ROUTES)]:
            what = ROUTES.get(route.route, f"items by {route.name}")
            yield what, range_text(route.count.low, route.count.high)
