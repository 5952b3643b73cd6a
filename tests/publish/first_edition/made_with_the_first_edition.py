"""How ``reports.tar.xz`` was made: two small invented cases and their reports, by the code that ended the first edition (e2bd585).

It runs with that code alone, which is why nothing here imports it: ``git worktree add OLD e2bd585``, then
``PYTHONPATH=OLD python made_with_the_first_edition.py OUT``, and pack the folders ``same`` and ``mended`` of OUT.

In ``same`` every figure is what the present program gives. In ``mended`` all items come from one source, so the first edition
printed "at least 0 states" for the bound without it, which said nothing; and it did not say from how many sources items come.
"""

from __future__ import annotations

import csv
import sys
from pathlib import Path

import headstamp
from headstamp.casefile.case import init_folder

ITEMS = (
    "item_id", "designation", "class", "made_in", "holder", "seen_low", "seen_high", "documented", "obtained", "count_low",
    "count_high", "same_as", "said", "reliability", "source_url", "source_kind",
)  # fmt: skip
ONE, OTHER = (["B", f"https://example.{end}", "dataset"] for end in ("org/survey", "net/finds"))
ROWS = [
    ["I1", "R-1", "rifle", "Northland", "Hill Front", "2014-03-01", "2014-03-01", "photo", "D1", "2", "2", "", "", *ONE],
    ["I2", "M-2", "mortar", "Lowland", "Hill Front", "2014-04-01", "2014-04-01", "photo", "D4", "", "", "", "", *OTHER],
    ["I3", "P-3", "pistol", "Eastmark", "Hill Front", "2014-05-01", "2014-05-01", "in_hand", "", "1", "1", "", "", *ONE],
    ["I4", "R-5", "rifle", "Lowland", "Hill Front", "2014-05-02", "2014-05-02", "photo", "D1", "1", "1", "", "", *OTHER],
    ["I5", "K-9", "mortar", "Eastmark", "Hill Front", "2014-05-02", "2014-05-02", "photo", "D1", "1", "1", "", "", *ONE],
]
AGAIN = ["I6", "R-1", "rifle", "", "Hill Front", "2014-03-02", "2014-03-02", "photo", "", "", "", "", "items:I1", *OTHER]
CASES = {"same": ROWS, "mended": [*([*row[:-3], *ONE] for row in ROWS), AGAIN]}


def table(path: Path, columns: tuple[str, ...], rows: list[list[str]]) -> Path:
    """Write a field table."""
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows([columns, *rows])
    return path


def main(out: Path) -> None:
    """Make both cases in a new folder."""
    out.mkdir()
    states = [["XAA", "Lowland", "1900"], ["XAB", "Northland", "1900"], ["XAC", "Eastmark", "1900"]]
    for name, rows in CASES.items():
        settings = {"name": name, "title": f"A report of the first edition, {name}", "holder": "Hill Front",
                    "period": {"from": "2014", "to": "2014"}}  # fmt: skip
        with init_folder(out / name, settings) as case:
            headstamp.add(case, table(out / "states.csv", ("state", "name", "from"), states))
            party = ["Hill Front", "armed_group", "", "HF"]
            headstamp.add(case, table(out / "parties.csv", ("party", "type", "state", "names"), [party]))
            headstamp.add(case, table(out / "items.csv", ITEMS, rows))
            headstamp.judge(case, "items:I3", "accept", value="D12", because="seen on the crate", judge="reviewer")
            headstamp.report(case)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
