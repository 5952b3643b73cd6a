"""The UN Register of Conventional Arms: exports count, the other side of the same flow and holdings do not."""

from __future__ import annotations

from pathlib import Path

import headstamp
from headstamp.answers.answer import as_json
from tests.collect.reading import written

STATES = "state,name,from,to\nXRU,Ruritania,1950-01-01,\nXSY,Syldavia,1950-01-01,\nXBO,Borduria,1950-01-01,\n"
HEAD = "table,year,exporter,importer,category,num_items,state_of_origin,intermediate_locations,description,comments\n"


def test_an_importers_report_names_no_counted_supplier(tmp_path: Path) -> None:
    rows = (
        HEAD + "major_export,2014,Syldavia,Ruritania,I,12,,,Hammer 2,\n"
        "major_import,2014,Syldavia,Ruritania,I,14,,,Hammer 2,\n"
        "small_arms_import,2014,Borduria,Ruritania,4,900,,,Lance,\n"
    )
    with headstamp.init(tmp_path / "case", bare=True) as case:
        (_, told) = headstamp.add(case, written(tmp_path / "states.csv", STATES), written(tmp_path / "reports.csv", rows))
        answer = as_json(headstamp.suppliers(case, recipient="Ruritania", first=2014, last=2014))
    assert (told.register, told.read) == ("unroca", 3)
    # Of Borduria the importer alone reports: it is possible, never certain.
    assert [one["state"] for one in answer["suppliers"] if one["only_by_doubt"]] == ["XBO"]
    (supplier,) = (one for one in answer["suppliers"] if one["certain"])
    assert (supplier["state"], supplier["stages"]) == ("XSY", ["shipped"])
    assert [(one["low"], one["high"], one["unit"]) for one in supplier["quantities"]] == [(12, 12, "pieces")]

