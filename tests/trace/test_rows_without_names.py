"""Rows of a mapped table that gives them no names of their own: each is told apart by its id, and none hides another."""

from __future__ import annotations

from pathlib import Path

import headstamp
from headstamp.casefile.case import Case
from headstamp.casefile.findings import read_findings
from headstamp.collect.mapping.guess import guess_mapping
from headstamp.collect.mapping.written import write

ITEMS = "Weapon,Type,Group,Place\nAK-47,rifle,Hill Front,Mosul\nPKM,machine gun,Hill Front,Mosul\nPKM,machine gun,Hill Front,Basra\n"
LOSSES = "Lost by,Taken by,Weapon,Number\nArmy,Hill Front,AK-47,5\nArmy,Hill Front,PKM,7\n"


def add_mapped(case: Case, folder: Path, name: str, text: str) -> None:
    table, mapping = folder / f"{name}.csv", folder / f"{name}.yml"
    table.write_text(text, encoding="utf-8")
    mapping.write_text(write(guess_mapping(table)), encoding="utf-8")
    headstamp.add(case, table, mapping=mapping)


def test_items_and_losses_without_names_are_reported_each_by_its_id(tmp_path: Path) -> None:
    with headstamp.init(tmp_path / "case", holder="Hill Front") as case:
        add_mapped(case, tmp_path, "finds", ITEMS)
        add_mapped(case, tmp_path, "losses", LOSSES)
        routes = headstamp.routes(case)
        assert sorted((one.id == one.subject, one.quantity.low) for one in routes.events) == [(True, 5), (True, 7)]
        assert headstamp.types(case).undecided == 3
        headstamp.report(case)
        about = [one.about for one in read_findings(case) if one.rule == "candidates@1"]
        assert len(set(about)) == 3
        assert headstamp.show(case, f"candidates:{about[0]}").noun == "Finding"
        assert headstamp.show(case, about[0]).noun == "Row"
