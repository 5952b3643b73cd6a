"""One thing stands in the singular: in every sentence of the page and of the terminal, with every count put to one."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from msgspec import convert

import headstamp
from headstamp.answers.answer import as_json
from headstamp.answers.of_rules import value_of
from headstamp.answers.suppliers import SuppliedQuantity, Supplier
from headstamp.casefile.case import Case, open_folder
from headstamp.casefile.findings import read_findings
from headstamp.cli import main
from headstamp.publish.reports.trace import context, report
from headstamp.trace.answered import lay_answered
from headstamp.trace.open_questions import KINDS, findings
from headstamp.trace.supply.warnings import Counted, warnings
from headstamp.world import draw_world
from tests.invented import made_case
from tests.publish.one_of_each import planted, spoken_of_as_many
from tests.publish.read_page import read_page


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A built case that has something of everything."""
    made = tmp_path_factory.mktemp("one")
    with made_case(draw_world(5), made) as case:
        headstamp.report(case)
    return made / "case"


@pytest.fixture
def case(folder: Path) -> Iterator[Case]:
    with open_folder(folder) as opened:
        headstamp.review(opened)
        yield opened


@pytest.mark.parametrize(
    "words",
    ["1 pieces", "at least 1 vehicles", "1 states suffice", "1 more facts", "1 item are not", "1 row of items are", "(1 rows)",
     "1 models have open lists", "1 account tell"],
)  # fmt: skip
def test_the_plural_of_one_is_found(words: str) -> None:
    assert spoken_of_as_many(f"So {words} here.")


@pytest.mark.parametrize("words", ["1 piece", "21 pieces", "1 class", "1 item is", "2005–1 years", "1 state suffices"])
def test_the_singular_is_not(words: str) -> None:
    assert spoken_of_as_many(f"So {words} here.") == []


@pytest.mark.parametrize("cut", [False, True], ids=["every list", "lists of one"])
def test_the_page(case: Case, cut: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(context, "THIN_ITEMS", 0)
    monkeypatch.setattr(context, "THIN_SOURCES", 0)
    ones = [replace(one, value=value_of(one.rule, planted(as_json(one.value), cut=cut))) for one in read_findings(case)]
    monkeypatch.setattr(report, "read_findings", lambda *_, **__: ones)
    report.write_report(case, tmp_path)
    page = read_page((tmp_path / "index.html").read_text(encoding="utf-8"))
    assert len(page.blocks) > 200
    assert [found for block in page.blocks for found in spoken_of_as_many(block)] == []
    assert page.loose == []


def test_a_thin_page(case: Case, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ones = [replace(one, value=value_of(one.rule, planted(as_json(one.value), cut=True))) for one in read_findings(case)]
    monkeypatch.setattr(report, "read_findings", lambda *_, **__: ones)
    report.write_report(case, tmp_path)
    page = read_page((tmp_path / "index.html").read_text(encoding="utf-8"))
    assert [found for block in page.blocks for found in spoken_of_as_many(block)] == []
    assert not any(name.startswith(("summary", "card", "witness", "catalogue.0", "supplier.0")) for name in page.figures)
    assert sum("too few" in block or "There is little evidence" in block for block in page.blocks) >= 4
    assert page.loose == []


def test_the_sentences_of_gaps(case: Case) -> None:
    lay_answered(case)
    for kind in KINDS.values():
        gap = kind(case)
        assert spoken_of_as_many(f"{gap.before}1 {gap.nouns[0]}{gap.after[0]}") == []
    # Every thing of this case that has a first day has a last one; its judgements and its settings decide something.
    unseen = {"no last day", "judgements without effect", "settings left open"}
    assert {one.about for one in findings(case)} | unseen == {*KINDS, "refused rows"}
    assert [row["because"] for row in case.engine.rows("select because from review") if spoken_of_as_many(row["because"])] == []


def test_the_warnings_of_a_count_of_suppliers() -> None:
    def supplier(name: str, unit: str) -> Counted:
        quantity = SuppliedQuantity(
            register="sipri", role="supply", stage="delivered", weapon_class="rifle", unit=unit, currency=None, low=1, high=1,
            hedge="exact", rows=1,
        )  # fmt: skip
        return Counted(name, 1, Supplier(
            state=name, name=name, certain=True, sense="state", transfers=1, quantities=[quantity], stages=["delivered"], first=None,
            last=None, inside="all", only_by_doubt=False, sources=[], support=[],
        ))  # fmt: skip

    rows = [{"whom": name, "certain": 1, "register": register, "transfer_id": name, "clean": 1}
            for name, register in (("Norland", "sipri"), ("Soland", "transfers"))]  # fmt: skip
    asides = {"states": 2, "doubtful": 1, "own": 1, "older": 1, "again": 1, "lifeless": 1, "began": 730000, "ended": None}
    told = warnings([supplier("Norland", "pieces"), supplier("Soland", "boxes")], rows, asides, "Arcadia", {"sipri": "Trade register"})
    assert "1 of the 2 certain suppliers depends on Trade register (sipri) alone: Norland" in told
    assert "Soland depends on one row of 1 box" in told
    assert [one for one in told if spoken_of_as_many(one)] == []


ASKED = (
    ["bounds", "CASE", "--sensitivity"], ["bounds", "CASE", "--assume-lists-complete", "--with-parts"],
    ["bounds", "CASE", "--of", "supplier", "--sensitivity"], ["bounds", "CASE", "--of", "type", "--sensitivity"],
    ["types", "CASE"], ["routes", "CASE"], ["suppliers", "CASE", "--with-parts"], ["sources", "CASE"], ["review", "CASE", "--list"],
    ["verify", "CASE"],
)  # fmt: skip


def one_of_each(asked: Callable[..., Any]) -> Callable[..., Any]:
    """A question whose answer has one of everything."""

    def answer(*args: Any, **named: Any) -> Any:
        said = asked(*args, **named)
        return planted(said, cut=True) if isinstance(said, dict) else convert(planted(as_json(said), cut=True), type(said))

    return answer


@pytest.mark.parametrize("words", ASKED, ids=" ".join)
def test_the_terminal(folder: Path, words: list[str], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(headstamp, words[0], one_of_each(getattr(headstamp, words[0])), raising=False)
    main([str(folder) if word == "CASE" else word for word in words])
    said = capsys.readouterr()
    assert said.out
    assert [found for line in said.out.splitlines() for found in spoken_of_as_many(line)] == []


def test_reading_a_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "items.csv").write_text(
        "item_id,designation,class,holder,seen_low,documented,said,source_url,reliability\n"
        "X1,AR-1,rifle,HF,2014,telepathy,a rifle,https://example.org/x,B\n"
        "X2,AR-1,rifle,HF,someday,photo,a rifle,https://example.org/x,B\n", encoding="utf-8",
    )  # fmt: skip
    assert main(["init", str(tmp_path / "case"), "--bare"]) == 0
    capsys.readouterr()
    main(["add", str(tmp_path / "case"), str(tmp_path / "items.csv")])
    told = capsys.readouterr().err
    assert "1 name not understood" in told
    assert "1 cell refused" in told
    assert spoken_of_as_many(told) == []
