"""What is promised of every case (design, section 8): nothing dropped in silence, order is nothing, undo is clean,
every finding has support, equal cases give equal bytes, nothing leaves the machine."""

from __future__ import annotations

import os
import random
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

import headstamp
from headstamp.answers.answer import as_json
from headstamp.casefile.case import Case, open_folder
from headstamp.casefile.findings import digest_of, read_findings
from headstamp.casefile.sources import is_whole
from headstamp.nouns.finding import Finding
from headstamp.world import draw_world, write_files
from headstamp.world.facts import State, World
from headstamp.world.truth_of_finds import held_things
from headstamp.world.truth_of_supply import Supply, supply_of
from tests.invented import SUPPLY, add_file, made_case
from tests.planted import new_case
from tests.publish.read_page import without_chain
from tests.source_tree import ROOT

WORLD = draw_world(11)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a case of :data:`WORLD` with its findings and its report; tests copy it before they change it."""
    folder = tmp_path_factory.mktemp("built")
    with made_case(WORLD, folder) as case:
        headstamp.report(case)
    return folder / "case"


@pytest.fixture
def case(built: Path, tmp_path: Path) -> Iterator[Case]:
    """A copy of the built case, open."""
    with open_folder(shutil.copytree(built, tmp_path / "copy")) as opened:
        yield opened


def told_by(case: Case) -> dict[str, str]:
    """From each finding's id to the digest of all that it says."""
    return {finding.id: digest_of(finding) for finding in read_findings(case)}


def pages(folder: Path) -> tuple[bytes, bytes]:
    """The bytes of a report."""
    return (folder / "report" / "index.html").read_bytes(), (folder / "report" / "figures.json").read_bytes()


def test_reading_twice_adds_nothing(case: Case, tmp_path: Path) -> None:
    before = case.store.sources(), case.store.readings(), case.store.refused(), told_by(case)
    files = write_files(WORLD, tmp_path / "again")
    for path in files.values():
        for added in add_file(case, path):
            assert added.known == added.statements > 0
    assert (case.store.sources(), case.store.readings(), case.store.refused(), told_by(case)) == before
    assert as_json(headstamp.build(case))["wrote"] == []
    shutil.rmtree(case.path / "findings")
    headstamp.build(case)
    assert told_by(case) == before[-1]


def test_the_order_of_sources_changes_nothing(built: Path, tmp_path: Path) -> None:
    names = list(write_files(WORLD, tmp_path / "names"))
    random.Random(3).shuffle(names)
    with made_case(WORLD, tmp_path / "other", names) as other, open_folder(built) as case:
        headstamp.report(other)
        assert told_by(other) == told_by(case)
        assert pages(other.path) == pages(case.path)


@pytest.mark.parametrize(("kind", "value"), [("route", "D9"), ("designation", "OS-4")])
def test_a_judgement_undone_leaves_no_trace_in_the_findings(case: Case, kind: str, value: str) -> None:
    before, printed = told_by(case), without_chain(case.path)
    about = "items:I304" if kind == "route" else next(one.id for one in headstamp.review(case).review if one.kind == kind)
    made = headstamp.judge(case, about, "accept", value=value, because="to see what it moves", judge="reviewer")
    headstamp.report(case)
    assert told_by(case) != before
    headstamp.judge(case, made.id, "undo", because="it moved what it should", judge="reviewer")
    headstamp.report(case)
    assert told_by(case) == before
    assert without_chain(case.path) == printed
    assert len(case.store.judgements()) == 2, "what was decided stays on record"


def test_two_rows_judged_to_be_one_thing_count_once_until_that_is_undone(case: Case) -> None:
    def total() -> int:
        return int(as_json(headstamp.routes(case, holder=WORLD.holder))["items"]["total"])

    before = total()
    one, other = (str(as_json(headstamp.show(case, f"items:{name}"))["id"]) for name in ("I101", "I102"))
    made = headstamp.judge(case, one, "same", value=other, because="the serial is the same", judge="reviewer")
    assert total() == before - 1
    headstamp.judge(case, made.id, "undo", because="it was misread", judge="reviewer")
    assert total() == before
    one, other = (str(as_json(headstamp.show(case, f"items:{name}"))["id"]) for name in ("I108", "I107"))
    headstamp.judge(case, one, "different", value=other, because="two serials", judge="reviewer")
    assert total() == before + 1


def test_findings_whose_keys_are_lost_are_built_again(case: Case) -> None:
    before = told_by(case)
    for content in ("", "no json", "[]"):
        (case.path / "findings" / "keys.json").write_text(content, encoding="utf-8")
        assert as_json(headstamp.build(case))["skipped"] == []
        assert told_by(case) == before


JUNK = (
    "", " , , ", "a", "a,b", '"never closed', 'text "quoted" in the middle,x', "=1+1,2", "x" * 3000, ",".join("y" * 90),
    "<script>,", "\ufeff", "𝔘,∞,\u202e",
)  # fmt: skip
"""Lines that are no record of any table, and some that may be one."""


@pytest.mark.parametrize("name", ["states", "parties", "items", "transfers", "diversions", "producers", "eu_exports", "sipri_site",
                                  "sipri_excerpt"])  # fmt: skip
@pytest.mark.parametrize("seed", range(3))
def test_nothing_read_is_dropped_in_silence(name: str, seed: int, tmp_path: Path) -> None:
    draw = random.Random(f"{name} {seed}")
    path = write_files(WORLD, tmp_path / "files")[name]
    encoding = "cp1252" if name == "sipri_site" else "utf-8-sig" if name == "sipri_excerpt" else "utf-8"
    lines = path.read_bytes().decode(encoding).split("\n")[:-1]
    header = next(at for at, line in enumerate(lines) if line.lower().startswith(FIRST[name]))
    junk = [line for line in JUNK if can_be_written(line, encoding)]
    for _ in range(6):
        lines.insert(draw.randint(header + 1, len(lines)), draw.choice(junk))
    path.write_bytes("".join(f"{line}\n" for line in lines).encode(encoding))
    with new_case(tmp_path / "case") as case:
        (added,) = add_file(case, path)
        # No cell of these files holds a line break that is quoted: each line after the header is one record.
        assert added.records == len(lines) - header - 1
        assert added.read + added.refused + added.joined + added.skipped == added.records
        told = as_json(headstamp.refused(case))["rows"]
        assert sum(not row["repaired"] and row["cell"] is None for row in told) == added.refused
        assert sum(row["cell"] is not None for row in told) == added.cells
        assert all(row["reason"] and row["locator"].startswith("line=") for row in told)
        for row in told:
            line = int(row["locator"].removeprefix("line=").split("-")[0])
            assert row["row"][0].strip() in lines[line - 1], "the row itself is shown"


FIRST = {
    "states": "state,", "parties": "party,", "items": "item_id,", "transfers": "transfer_id,", "diversions": "diversion_id,",
    "producers": "model,", "eu_exports": "year,", "sipri_site": "recipient,supplier", "sipri_excerpt": "recipient,supplier",
}  # fmt: skip


def can_be_written(line: str, encoding: str) -> bool:
    """Whether a line can stand in a file of this encoding."""
    try:
        line.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True


def test_every_finding_has_support_that_is_there(case: Case) -> None:
    headstamp.suppliers(case, recipient=WORLD.recipient)
    known = {row["id"] for row in case.engine.rows("select id from statement")}
    findings = read_findings(case)
    assert len(findings) > 5
    held = {source.id for source in case.store.sources() if source.held}
    for finding in findings:
        assert finding.support, finding.about
        # A refused row is no statement: what was refused rests on the files themselves.
        there = held if finding.about in ("refused rows", "refused cells") else known
        assert there.issuperset((*finding.support, *finding.against)), finding.about


def test_low_is_never_above_high(case: Case) -> None:
    bounds = [pair for finding in read_findings(case) for pair in pairs(finding)]
    assert len(bounds) > 50
    assert [pair for pair in bounds if None not in pair and pair[0] > pair[1]] == []


def pairs(finding: Finding[Any]) -> Iterator[tuple[Any, Any]]:
    """Each low with its high, in a finding and everywhere in its value."""
    yield finding.low, finding.high

    def within(value: Any) -> Iterator[tuple[Any, Any]]:
        if isinstance(value, dict):
            for low, high in (("low", "high"), ("at_least", "at_most"), ("first", "last")):
                if low in value and high in value:
                    yield value[low], value[high]
            value = list(value.values())
        if isinstance(value, list):
            for one in value:
                yield from within(one)

    yield from within(as_json(finding.value))


def test_same_case_same_bytes_in_another_folder_zone_and_order_of_hashing(built: Path, tmp_path: Path) -> None:
    files = write_files(WORLD, tmp_path / "files")
    settings = (built / "case.yml").read_bytes()
    where = tmp_path / "elsewhere" / "with a blank"
    script = f"""
import headstamp, sys
from tests.invented import add_file
from headstamp.casefile.case import init_folder, read_settings
from pathlib import Path
case = init_folder({str(where)!r}, read_settings(Path({str(tmp_path / "case.yml")!r})))
for path in sys.argv[1:]:
    add_file(case, Path(path))
headstamp.report(case)
"""
    (tmp_path / "case.yml").write_bytes(settings)
    subprocess.run(
        [sys.executable, "-c", script, *map(str, files.values())], check=True, cwd=tmp_path,
        env=os.environ | {"PYTHONHASHSEED": "4711", "TZ": "Pacific/Kiritimati", "LC_ALL": "C", "PYTHONPATH": str(ROOT)},
    )  # fmt: skip
    assert pages(where) == pages(built)
    with open_folder(where) as one, open_folder(built) as other:
        assert told_by(one) == told_by(other)


KILLED = """
import os, pathlib, sqlite3, sys
from headstamp.casefile.case import open_folder
from tests.invented import add_file

steps = 0
def audit(event, arguments):
    # Each rename, file opened for writing and statement to the ledger is a moment at which the power may go.
    global steps
    if event in ("os.rename", "os.remove") or (event == "open" and arguments[1] and "w" in str(arguments[1])):
        steps += 1
        if steps == int(sys.argv[1]):
            os._exit(9)

sys.addaudithook(audit)
case = open_folder(sys.argv[2])
for path in sys.argv[3:]:
    add_file(case, pathlib.Path(path))
"""


@pytest.mark.parametrize("step", [1, 2, 3, 5, 8])
def test_a_crash_while_reading_loses_nothing_and_the_next_run_carries_on(step: int, tmp_path: Path) -> None:
    files = write_files(WORLD, tmp_path / "files")
    with new_case(tmp_path / "case") as case:
        add_file(case, files["states"])
    done = subprocess.run(
        [sys.executable, "-c", KILLED, str(step), str(case.path), str(files["parties"]), str(files["sipri_site"])], check=False,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
    )  # fmt: skip
    assert done.returncode == 9, "the test kills it"
    with open_folder(case.path) as again:
        held = [source for source in again.store.sources() if source.held]
        assert held, "what was committed before stands"
        assert all(is_whole(again.path, source.id) for source in held)
        assert all((again.path / reading.file).is_file() for reading in again.store.readings())
        for name in SUPPLY:
            add_file(again, files[name])
        expected = supply_of(WORLD, WORLD.recipient, *WORLD.window)
        first, last = WORLD.window
        assert agrees(expected, as_json(headstamp.suppliers(again, recipient=WORLD.recipient, first=first, last=last)))


OFFLINE = """
import sys

def listen(event, arguments):
    if event.startswith("socket.") and event not in ("socket.__new__", "socket.gethostname"):
        print(event, arguments, file=sys.stderr)
        raise SystemExit(99)

sys.addaudithook(listen)
import socket
try:
    socket.create_connection(("192.0.2.1", 9), 0.01)
except SystemExit as stopped:
    if stopped.code != 99:
        raise
else:
    raise AssertionError("the test itself hears nothing")
from headstamp.cli import main
sys.argv[0] = "headstamp"
main()
"""


def offline(*words: str) -> None:
    """Run a command; a call to the network ends it with exit code 99."""
    done = subprocess.run([sys.executable, "-c", OFFLINE, *words], check=False, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr[-2000:]


def test_report_and_verify_make_no_call_to_the_network(case: Case) -> None:
    folder = str(case.path)
    shutil.rmtree(case.path / "findings")
    offline("report", folder)
    offline("verify", folder)
    offline("suppliers", folder, "--recipient", WORLD.recipient, "--json")


@pytest.mark.slow
def test_the_demo_makes_no_call_to_the_network(tmp_path: Path) -> None:
    offline("demo", "--out", str(tmp_path))


Change = Callable[[World], World]


def shuffled(world: World) -> World:
    """All rows of all files in another order."""
    draw = random.Random(5)

    def mixed(rows: tuple[Any, ...]) -> tuple[Any, ...]:
        return tuple(draw.sample(rows, len(rows)))

    return world._replace(
        states=mixed(world.states), parties=mixed(world.parties), makers=mixed(world.makers), aliases=mixed(world.aliases),
        orders=mixed(world.orders), exports=mixed(world.exports), told=mixed(world.told), things=mixed(world.things),
        losses=mixed(world.losses), places=mixed(world.places),
    )  # fmt: skip


def counted(world: World, folder: Path, registers: tuple[str, ...] = ("sipri",)) -> tuple[Supply, dict[str, Any]]:
    """What a perfect reader counts in the window of a world's case, and what the pipeline answers."""
    first, last = world.window
    with made_case(world, folder, SUPPLY) as case:
        answer = as_json(headstamp.suppliers(case, recipient=world.recipient, first=first, last=last, registers=registers))
    return supply_of(world, world.recipient, first, last, registers), answer


@pytest.fixture(scope="module")
def before(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """What the pipeline counts of :data:`WORLD` as it is, by orders alone, checked against a perfect reader."""
    expected, answer = counted(WORLD, tmp_path_factory.mktemp("before"), ("sipri",))
    assert agrees(expected, answer)
    return answer


def agrees(expected: Supply, answer: dict[str, Any]) -> bool:
    """Whether the two count the same."""
    certain = frozenset(str(one["state"]) for one in answer["suppliers"] if one["certain"])
    return (answer["count"], certain) == ({"low": expected.low, "high": expected.high}, expected.certain)


def sole_supplier(world: World) -> str:
    """A state that supplied in the window by orders alone."""
    first, last = world.window
    others = {name for row in world.told for name in row.suppliers} | {row.exporter for row in world.exports}
    names = {state.name: state.code for state in world.states}
    certain = supply_of(world, world.recipient, first, last).certain
    return min(order.supplier for order in world.orders
               if order.supplier not in others and names.get(order.supplier) in certain and not order.comments)  # fmt: skip


def renamed(world: World, name: str) -> World:
    """All orders of :func:`sole_supplier` under another name."""
    old = sole_supplier(world)
    return world._replace(
        orders=tuple(row._replace(supplier=name) if row.supplier == old else row for row in world.orders)
    )


def test_shuffled_rows_change_no_answer(built: Path, tmp_path: Path) -> None:
    with made_case(shuffled(WORLD), tmp_path) as other, open_folder(built) as case:
        for recipient in (WORLD.recipient, WORLD.orders[-6].recipient):
            one, two = (as_json(headstamp.suppliers(each, recipient=recipient, first=2005, last=2014)) for each in (case, other))
            assert without_places(one) == without_places(two)
        one, two = (as_json(headstamp.routes(each, holder=WORLD.holder)) for each in (case, other))
        assert without_places(one) == without_places(two)


def without_places(answer: Any) -> Any:
    """An answer without where its rows stand, and in which bytes."""
    if isinstance(answer, dict):
        return {key: without_places(one) for key, one in answer.items() if key not in ("locator", "source")}
    if isinstance(answer, list):
        return sorted((without_places(one) for one in answer), key=repr)
    return answer


def test_a_supplier_under_another_of_its_names_counts_alike(before: dict[str, Any], tmp_path: Path) -> None:
    old = sole_supplier(WORLD)
    states = tuple(
        one._replace(names=(*one.names, "Nowhereland")) if one.name == old else one for one in WORLD.states
    )
    expected, after = counted(renamed(WORLD._replace(states=states), "Nowhereland"), tmp_path)
    assert agrees(expected, after)
    assert after["count"] == before["count"]


def test_a_supplier_renamed_to_a_new_state_is_that_state(before: dict[str, Any], tmp_path: Path) -> None:
    world = WORLD._replace(states=(*WORLD.states, State("XNW", "Nowhereland", "1900-01-01")))
    expected, after = counted(renamed(world, "Nowhereland"), tmp_path)
    assert agrees(expected, after)
    assert after["count"]["low"] == before["count"]["low"]
    assert {one["state"] for one in after["suppliers"]} - {one["state"] for one in before["suppliers"]} == {"XNW"}


def test_a_supplier_renamed_to_one_that_counts_already_is_one_fewer(before: dict[str, Any], tmp_path: Path) -> None:
    lasting = {state.name for state in WORLD.states if state.first < "1970" and not state.last}
    other = min(one["name"] for one in before["suppliers"] if one["certain"] and one["name"] in lasting - {sole_supplier(WORLD)})
    expected, after = counted(renamed(WORLD, other), tmp_path)
    assert agrees(expected, after)
    assert after["count"]["low"] == before["count"]["low"] - 1


def test_a_supplier_renamed_to_a_name_that_no_table_knows_is_not_certain(before: dict[str, Any], tmp_path: Path) -> None:
    _, after = counted(renamed(WORLD, "Nowhereland"), tmp_path)
    assert after["count"] == {"low": before["count"]["low"] - 1, "high": before["count"]["high"]}
    assert after["high_of"]["unresolved"] == 1


@pytest.mark.parametrize("newer_first", [True, False])
def test_of_two_vintages_the_newer_stands(before: dict[str, Any], newer_first: bool, tmp_path: Path) -> None:
    older = WORLD._replace(
        orders=tuple(order._replace(delivered="1", years=(2006,)) if order.years else order for order in WORLD.orders)
    )
    paths = [write_files(world, tmp_path / name) for name, world in (("newer", WORLD), ("older", older))]
    last = paths[1]["sipri_site"]
    last.write_bytes(last.read_bytes().replace(b"18 May 2026", b"18 May 2025"))
    with new_case(tmp_path / "case") as case:
        for path in paths if newer_first else reversed(paths):
            add_file(case, path["sipri_site"])
        for name in SUPPLY[:-1]:
            add_file(case, paths[0][name])
        first, last_year = WORLD.window
        answer = as_json(headstamp.suppliers(case, recipient=WORLD.recipient, first=first, last=last_year, registers=("sipri",)))
    # Neither file says what it was cut to: years that only the older one has are possible, never certain.
    assert answer["count"]["low"] == before["count"]["low"]
    assert answer["count"]["high"] >= before["count"]["high"]
    before_and_after = [{one["name"] for one in told["suppliers"] if one["certain"]} for told in (before, answer)]
    assert before_and_after[0] == before_and_after[1]


def delivered_by(answer: dict[str, Any], name: str) -> dict[str, tuple[float, float, int]]:
    """By class, what the register of orders says that a state delivered: low, high, rows."""
    (one,) = (one for one in answer["suppliers"] if one["name"] == name)
    return {row["class"]: (row["low"], row["high"], row["rows"]) for row in one["quantities"]}


def test_a_row_doubled_is_another_order_and_no_other_state(before: dict[str, Any], tmp_path: Path) -> None:
    name = sole_supplier(WORLD)
    row = next(one for one in WORLD.orders if one.supplier == name and any(2005 <= year <= 2014 for year in one.years))
    expected, after = counted(WORLD._replace(orders=(*WORLD.orders, row)), tmp_path)
    assert agrees(expected, after)
    assert after["count"] == before["count"]
    one, two = delivered_by(before, name), delivered_by(after, name)
    (changed,) = (kind for kind in two if two[kind] != one[kind])
    assert two[changed][2] == one[changed][2] + 1
    if all(2005 <= year <= 2014 for year in row.years):
        assert [two[changed][at] - one[changed][at] for at in (0, 1)] == [float(row.delivered)] * 2


def test_a_row_of_a_field_table_doubled_is_refused_and_counts_once(tmp_path: Path) -> None:
    files = write_files(WORLD, tmp_path / "files")
    lines = files["items"].read_text(encoding="utf-8").splitlines(keepends=True)
    again = next(line for line in lines if line.startswith("I101,"))
    files["items"].write_text("".join([*lines, again]), encoding="utf-8")
    with new_case(tmp_path / "case") as case:
        (added,) = add_file(case, files["items"])
        assert (added.records, added.read, added.refused) == (len(WORLD.things) + 1, len(WORLD.things), 1)
        (row,) = as_json(headstamp.refused(case))["rows"]
        assert row["locator"] == f"line={len(lines) + 1}"
        assert "I101" in row["row"][0]


def test_an_item_told_twice_under_two_ids_is_two_until_a_row_says_that_they_are_one(tmp_path: Path) -> None:
    thing = next(one for one in WORLD.things if one.name == "I101")
    totals = []
    for number, more in enumerate(((), (thing._replace(name="I901"),), (thing._replace(name="I901", same_as=("I101",)),))):
        world = WORLD._replace(things=(*WORLD.things, *more))
        with made_case(world, tmp_path / str(number), ("parties", "items")) as case:
            totals.append(as_json(headstamp.routes(case, holder=WORLD.holder))["items"]["total"])
            assert totals[-1] == len(held_things(world, WORLD.holder))
    assert totals == [totals[0], totals[0] + 1, totals[0]]


def test_a_row_split_in_two_changes_no_count_and_no_sum(tmp_path: Path) -> None:
    name = sole_supplier(WORLD)
    whole = next(one for one in WORLD.orders if one.supplier == name)._replace(
        delivered="30", ordered="30", years=(2007, 2008), uncertain=False
    )
    others = tuple(one for one in WORLD.orders if one.supplier != name)
    parts = (whole._replace(delivered="18", ordered="18", years=(2007,)), whole._replace(delivered="12", ordered="12", years=(2008,)))
    expected, before = counted(WORLD._replace(orders=(*others, whole)), tmp_path / "before")
    assert agrees(expected, before)
    expected, after = counted(WORLD._replace(orders=(*others, *parts)), tmp_path / "after")
    assert agrees(expected, after)
    assert after["count"] == before["count"]
    ((low, high, rows),) = delivered_by(before, name).values()
    ((low_2, high_2, rows_2),) = delivered_by(after, name).values()
    assert (low, high, rows, low_2, high_2, rows_2) == (30.0, 30.0, 1, 30.0, 30.0, 2)
