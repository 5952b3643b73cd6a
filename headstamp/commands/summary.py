"""The short table that ``headstamp demo`` prints: types, makers, suppliers, routes, each with its bounds."""

from __future__ import annotations

from headstamp.casefile.case import Case
from headstamp.casefile.findings import read_findings
from headstamp.commands.output import print_table
from headstamp.nouns.supply_text import window_text
from headstamp.nouns.values.quantity_text import range_text

ROUTES_SHOWN = 4


def print_summary(case: Case) -> None:
    """Print what the kept findings of a built case say."""
    rows: list[tuple[str, str]] = []
    for finding in sorted(read_findings(case), key=lambda one: (one.rule, str(one.parameters))):
        value, rule = finding.value, finding.rule.split("@")[0]
        if rule == "types":
            rows.append((f"types documented with {value['holder']}", range_text(value["at_least"], value["at_most"])))
        elif rule == "bounds" and value["of"] == "made_in":
            how = "if all lists of makers were complete" if finding.parameters["assume_lists_complete"] else "by what is said"
            rows.append((f"made in states ({value['rule']}, {how})", range_text(value["at_least"], value["at_most"])))
        elif rule == "suppliers":
            asked = ", ".join(value["registers"]) or "all registers and the press"
            count = range_text(value["count"]["low"], value["count"]["high"])
            rows.append((f"supplied {value['recipient']} in {window_text(value['from'], value['to'])} ({asked})", count))
        elif rule == "routes":
            for route in value["items"]["routes"][:ROUTES_SHOWN]:
                items = range_text(route["count"]["low"], route["count"]["high"])
                rows.append((f"items by {route['route']} {route['name']}", items))
    print_table(case.settings.title, ("what", "how many"), _ordered(rows))


def _ordered(rows: list[tuple[str, str]]) -> list[tuple[str, str]]:
    order = ("types", "made", "supplied", "items")
    return sorted(rows, key=lambda row: (next(at for at, word in enumerate(order) if row[0].startswith(word)), row[0]))
