"""Suppliers against a second count in plain Python: over drawn rows, over the bundled files, over the full registers."""

from __future__ import annotations

import csv
import random
import tempfile
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from headstamp.answers.answer import as_json
from headstamp.casefile.case import Case, init_folder
from headstamp.collect.add import add
from headstamp.trace.supply.suppliers import suppliers
from tests.case_tables import FREE, REFERENCE, RESTRICTED
from tests.resolved_case import BORDERS, FORCES, case_of, resolved
from tests.trace.oracle_files import read_csv, read_sipri_site
from tests.trace.supply_oracle import (
    Supply,
    World,
    count,
    days,
    fold,
    is_answered,
    listed,
    of_eu,
    of_sipri,
    of_transfers,
    reach,
)  # fmt: skip

STAGES = ("delivered", "shipped")
SUPPLIERS = ("France", "China", "Kuwait", "Qatar", "UK", "United Kingdom", "Soviet Union", "Russia", "Ukraine", "Serbia",
             "Yugoslavia", "Iraq", "Ruritania", "unknown supplier(s)", "Western states", "French army", "Hill rebels",
             "China and other states", "Reefland", "Twinport", "Contesta", "Marshlet", "")  # fmt: skip
RECIPIENTS = ("Iraq", "Syria", "Iraqi army", "Northern Region", "Hill rebels (Syria)*", "Atlantis", "Serbia",
              "Serbia (Nis depot)", "Iraq (Basra depot)", "unknown recipient(s)", "Coast rebels (Iraq)*", "Marshlet",
              "Contesta")  # fmt: skip
COMMENTS = ("", "supplier is Kuwait; Qatar or France", "Supplier could be UK or Ruritania", "for boats from France",
            "possibly from Soviet Union", "supplier is Twinport or Contesta", "Supplier uncertain")  # fmt: skip
YEAR = st.integers(1988, 2009)
DAYS = ("1991-12-24", "1991-12-25", "1991-12-26", "1991-12-27", "1992-04-26", "1992-04-27", "1999-12-31", "2000-01-01",
        "2000-02-29", "2006-06-03", "2006-06-04", "2006-06-05")  # fmt: skip
"""Few days, most of them side by side: periods, windows and borders drawn from them touch, and miss, by one day."""
DAY = st.sampled_from(DAYS)


@st.composite
def borders(draw: st.DrawFn) -> list[dict[str, str]]:
    """The states, with the ends of the Soviet Union, of Yugoslavia and of what followed it on drawn days."""
    first, second, third = draw(DAY), *sorted(draw(st.lists(DAY, min_size=2, max_size=2, unique=True)))
    begins = {"RUS": first, "CSXX": second, "SRB": third}
    ends = {"SUHH": first, "YUCS": second, "CSXX": third}
    handed_over = draw(DAY)
    return [
        *areas_of(handed_over),
        *({**row} | ({"from": begins[row["state"]]} if row["state"] in begins else {})
        | ({"to": day_before(ends[row["state"]])} if row["state"] in ends else {})
        for row in BORDERS),
    ]  # fmt: skip


def areas_of(handed_over: str) -> list[dict[str, str]]:
    """A territory of France, one that passes from the United Kingdom to China, a contested state, a territory of Iraq."""
    return [
        {"state": "XRF", "name": "Reefland", "standing": "territory", "sovereign": "FRA"},
        {"state": "XTW", "name": "Twinport", "to": day_before(handed_over), "standing": "territory", "sovereign": "GBR"},
        {"state": "XTW", "name": "Twinport", "from": handed_over, "standing": "territory", "sovereign": "CHN"},
        {"state": "XCO", "name": "Contesta", "standing": "contested"},
        {"state": "XMA", "name": "Marshlet", "standing": "territory", "sovereign": "IRQ"},
    ]


def day_before(day: str) -> str:
    return str(date.fromisoformat(day) - timedelta(days=1))


@st.composite
def orders(draw: st.DrawFn) -> dict[str, str]:
    years = sorted(draw(st.sets(YEAR, max_size=4)))
    is_given: bool = bool(years) and draw(st.booleans())
    number = str(draw(st.integers(max(1, len(years) - 1), 30))) if is_given else "" if years else "0"
    return {
        "recipient": draw(st.sampled_from(RECIPIENTS)), "supplier": draw(st.sampled_from(SUPPLIERS[:-1])),
        "year_of_order": "1985", "designation": draw(st.sampled_from(("T-1", "T-2"))), "number_delivered": number,
        "years_of_delivery": "; ".join(map(str, years)), "comments": draw(st.sampled_from(COMMENTS)),
    }  # fmt: skip


@st.composite
def exports(draw: st.DrawFn) -> dict[str, str]:
    return {"year": str(draw(YEAR)), "importer": draw(st.sampled_from(RECIPIENTS)), "exporter": draw(st.sampled_from(SUPPLIERS[:10])),
            "rating": "ML1", "value_eur": draw(st.sampled_from(("0", "2", "3158.5", "90000")))}  # fmt: skip


@st.composite
def facts(draw: st.DrawFn) -> dict[str, str]:
    first, last = sorted((draw(YEAR), draw(YEAR)))
    month = draw(st.sampled_from(("", "-02", "-06-05")))
    low, high = draw(st.sampled_from(("", f"{first}{month}"))), draw(st.sampled_from(("", f"{last}")))
    if draw(st.booleans()):
        low, high = sorted((draw(DAY), draw(DAY)))
    return {
        "supplier": "; ".join(draw(st.lists(st.sampled_from(SUPPLIERS), min_size=1, max_size=2, unique=True))),
        "recipient": "; ".join(draw(st.lists(st.sampled_from(RECIPIENTS), min_size=0, max_size=2, unique=True))),
        "end_user": draw(st.sampled_from(("", "", "Iraqi army", "Northern Region", "Iraqi forces; nobody", "Serbia; Atlantis"))),
        "designation": "T-1", "class": "tank", "unit": "pieces", "source_url": "https://example.org/1", "said": "so",
        "stage": draw(st.sampled_from(("delivered", "shipped", "contracted", "unknown"))),
        "status": draw(st.sampled_from(("delivered", "alleged", "denied"))),
        "quantity_low": "5", "quantity_high": draw(st.sampled_from(("", "9"))),
        "date_low": low, "date_high": high,
    }  # fmt: skip


def check(
    case: Case,
    world: World,
    rows: Sequence[Supply],
    recipient: str,
    window: tuple[str, str],
    registers: set[str],
    naming: set[str] | None = None,
) -> None:
    """Compare one answer with the second count: states, certainty, bounds, grouped bounds and sums.

    ``naming`` are the registers with a row that names the recipient; None: that is not known here.
    """
    expected = count(world, rows, recipient, (days(window[0])[0], days(window[1])[1]), STAGES, registers)
    answer = as_json(suppliers(
        case, recipient=recipient, first=window[0], last=window[1], registers=sorted(registers)
    ))
    entries = [one for one in answer["suppliers"] if one["state"]]
    asked = (recipient, window, sorted(registers))
    assert {one["state"] for one in entries} == expected.possible, asked
    assert {one["state"] for one in entries if one["certain"]} == expected.certain, asked
    beyond = expected.add_to_high()
    high = len(expected.possible) + beyond
    if naming is not None:
        spans = {register: reach(rows, register, STAGES) for register in registers}
        bounds = (days(window[0])[0], days(window[1])[1])
        assert answer["answerable"] == is_answered(spans, naming, bounds, high), asked
    is_open = not answer["answerable"]
    assert answer["count"] == {"low": len(expected.certain), "high": None if is_open else high}, asked
    seats = {world.seat(state) for state in expected.possible}
    assert answer["grouped"] == {"low": len(expected.certain_seats), "high": None if is_open else len(seats) + beyond}, asked
    sums: dict[tuple[str, str, str], tuple[float, float | None]] = {}
    for one in entries:
        for quantity in one["quantities"]:
            if quantity["register"] != "transfers":
                key = one["state"], quantity["register"], quantity["unit"]
                least, most = sums.get(key, (0.0, 0.0))
                sums[key] = (
                    least + quantity["low"],
                    None if most is None or quantity["high"] is None else most + quantity["high"],
                )
    wanted = {
        key: (sum(low or 0 for low, _ in told), None if any(high is None for _, high in told) else sum(h or 0 for _, h in told))
        for key, told in expected.pieces.items() if key[1] != "transfers"
    }  # fmt: skip
    assert set(sums) == set(wanted), asked
    for key, (least, most) in sums.items():
        assert least == pytest.approx(wanted[key][0]), (*asked, key)
        assert most == (None if wanted[key][1] is None else pytest.approx(wanted[key][1])), (*asked, key)


# An example is a whole case that is read and resolved: shrinking one would take minutes.
@settings(max_examples=12, phases=[Phase.explicit, Phase.generate])
@given(
    st.lists(orders(), max_size=25),
    st.lists(exports(), max_size=10),
    st.lists(facts(), max_size=20),
    borders(),
    st.data(),
)
def test_drawn_rows_are_counted_as_the_second_count_has_them(
    sipri: list[dict[str, str]], eu: list[dict[str, str]], told: list[dict[str, str]], states: list[dict[str, str]],
    data: st.DataObject,
) -> None:  # fmt: skip
    told = [{"transfer_id": f"P{number}", **row} for number, row in enumerate(told)]
    world = World.of(states, FORCES)
    world.marked = {fold(row["recipient"]) for row in sipri if row["recipient"].endswith("*")}
    rows = [one for row in sipri for one in of_sipri(row)] + [one for row in eu for one in of_eu(row)]
    rows += [one for row in told for one in of_transfers(row)]
    with (
        tempfile.TemporaryDirectory() as folder,
        case_of(
            Path(folder), states=states, parties=FORCES, sipri=sipri, eu_exports=eu, transfers=told
        ) as case,
    ):
        held = {row["register"] for row in case.engine.rows("select distinct register from transfer")}
        known = {
            row["said"]
            for row in case.engine.rows("select said from transfer_party where role = 'recipient'")
        }
        for _ in range(8 if held else 0):
            first, last = sorted((data.draw(YEAR), data.draw(YEAR)))
            day, later = sorted((data.draw(DAY), data.draw(DAY)))
            window = data.draw(st.sampled_from((
                (str(first), str(last)), (f"{first}-03", f"{last}-09-30") if first < last else ("", ""), ("", ""),
                ("", str(last)), (str(first), ""), (day, later), (day, day), (day, ""), ("", day),
            )))  # fmt: skip
            recipient = data.draw(st.sampled_from(sorted({"Iraq", "Syria", *known})))
            registers = data.draw(st.sets(st.sampled_from(sorted(held)), min_size=1))
            named = {"sipri": sipri, "eu_exports": eu, "transfers": told}
            naming = {
                name for name, of in named.items() for row in of for column in ("recipient", "importer", "end_user")
                for party in listed(row.get(column, "")) if world.are_of(party, recipient)
            }  # fmt: skip
            check(case, world, rows, recipient, window, registers, naming)


def states_and_parties() -> World:
    parties = read_csv(REFERENCE / "parties.csv")
    if (RESTRICTED / "parties_from_sipri.csv").is_file():
        parties += read_csv(RESTRICTED / "parties_from_sipri.csv")
    return World.of(read_csv(REFERENCE / "states.csv"), parties)


def files_of_names() -> list[Path]:
    return [
        path
        for path in (REFERENCE / "states.csv", REFERENCE / "parties.csv", RESTRICTED / "parties_from_sipri.csv")
        if path.is_file()
    ]


@pytest.fixture(scope="module")
def bundled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Case, World, list[Supply]]]:
    """The bundled tables of names and the registers of supply to Iraq, with the rows as plain Python reads them."""
    excerpt = RESTRICTED / "sipri_excerpt_iraq.csv"
    if not excerpt.is_file():
        pytest.skip("the distribution with the SIPRI excerpts is not here (HEADSTAMP_SHARED has them too)")
    case = init_folder(tmp_path_factory.mktemp("bundled") / "case")
    add(case, *files_of_names(), excerpt, FREE / "eu_exports_to_iraq_2003-2012.csv", FREE / "transfers.csv",
        FREE / "eu_brokering_iraq.csv", FREE / "dutch_transit_iraq.csv")  # fmt: skip
    rows = [one for row in read_csv(excerpt) for one in of_sipri(row)]
    rows += [one for row in read_csv(FREE / "eu_exports_to_iraq_2003-2012.csv") for one in of_eu(row)]
    rows += [one for row in read_csv(FREE / "transfers.csv") for one in of_transfers(row)]
    yield resolved(case), states_and_parties(), rows
    case.close()


@pytest.mark.parametrize(
    ("registers", "low", "high"),
    [({"sipri"}, 21, 22), ({"sipri", "eu_exports"}, 30, 31)],
)  # fmt: skip
def test_the_states_that_supplied_iraq_from_2005_to_2014(
    bundled: tuple[Case, World, list[Supply]], registers: set[str], low: int, high: int
) -> None:
    case, world, rows = bundled
    answer = as_json(suppliers(case, recipient="Iraq", first=2005, last=2014, registers=sorted(registers)))
    assert answer["count"] == {"low": low, "high": high}
    check(case, world, rows, "Iraq", ("2005", "2014"), registers)


def test_all_registers_have_the_same_low_and_a_higher_high(bundled: tuple[Case, World, list[Supply]]) -> None:
    case, _, _ = bundled
    published = as_json(suppliers(case, recipient="Iraq", first=2005, last=2014, registers=("sipri", "eu_exports")))
    everything = as_json(suppliers(case, recipient="Iraq", first=2005, last=2014))
    assert everything["count"]["low"] == published["count"]["low"]
    assert everything["count"]["high"] > published["count"]["high"]
    further = {one["state"] for one in everything["suppliers"]} - {
        one["state"] for one in published["suppliers"]
    }
    for one in everything["suppliers"]:
        if one["state"] in further and one["state"]:
            assert (one["certain"], one["inside"]) == (False, "part")
            assert {source["register"] for source in one["sources"]} == {"transfers"}
            assert all(source["grade"] for source in one["sources"])


def test_nine_rest_on_the_european_reports_and_cyprus_on_one_row(
    bundled: tuple[Case, World, list[Supply]],
) -> None:
    case, _, _ = bundled
    warnings = as_json(suppliers(case, recipient="Iraq", first=2005, last=2014, registers=("sipri", "eu_exports")))[
        "warnings"
    ]
    assert any(
        warning.startswith("9 of the 30 ") and "(eu_exports) alone: Austria, Cyprus, " in warning for warning in warnings
    )
    assert "Cyprus depends on one row of EUR 3,158" in warnings


@pytest.mark.parametrize("first", range(1960, 2020, 7))
@pytest.mark.parametrize(
    "recipient", ["Iraq", "Iran", "Syria (opposition)", "Kurdish forces (Iraq)", "Saudi Arabia"]
)
def test_other_windows_and_recipients_of_the_bundled_registers(
    bundled: tuple[Case, World, list[Supply]], recipient: str, first: int
) -> None:
    case, world, rows = bundled
    for registers in ({"sipri"}, {"sipri", "eu_exports"}):
        check(case, world, rows, recipient, (str(first), str(first + 9)), registers)


@pytest.mark.parametrize("seed", range(3))
def test_shuffled_renamed_and_doubled_rows(tmp_path: Path, seed: int) -> None:
    """The order of rows says nothing; a supplier under an unknown name is only possible; a twin row is a row."""
    excerpt = RESTRICTED / "sipri_excerpt_iraq.csv"
    if not excerpt.is_file():
        pytest.skip("the distribution with the SIPRI excerpts is not here (HEADSTAMP_SHARED has them too)")
    chance = random.Random(seed)
    told = read_csv(excerpt)
    window = [
        row
        for row in told
        if any(2005 <= int(year) <= 2014 for year in row["years_of_delivery"].split(";") if year.strip())
    ]
    renamed = chance.choice(sorted({row["supplier"] for row in window} - {"unknown supplier(s)"}))
    twin = chance.choice(window)
    changed = [
        {**row, "supplier": "Ruritania" if row["supplier"] == renamed else row["supplier"]} for row in told
    ]
    changed.append({**twin, "supplier": "Ruritania" if twin["supplier"] == renamed else twin["supplier"]})
    chance.shuffle(changed)
    path = tmp_path / "shuffled.csv"
    with path.open("w", encoding="utf-8", newline="") as out:
        writer = csv.DictWriter(out, list(told[0]))
        writer.writeheader()
        writer.writerows(changed)
    case = init_folder(tmp_path / "case")
    add(case, *files_of_names(), path)
    with resolved(case):
        rows = [one for row in changed for one in of_sipri(row)]
        check(case, states_and_parties(), rows, "Iraq", ("2005", "2014"), {"sipri"})
        answer = as_json(suppliers(case, recipient="Iraq", first=2005, last=2014))
    assert answer["count"] == {"low": 20, "high": 22}
    assert [one["name"] for one in answer["suppliers"] if one["sense"] == "unresolved"] == ["Ruritania"]


@pytest.mark.shared
@pytest.mark.slow
def test_the_full_registers_over_many_recipients_and_windows(shared: Path, tmp_path: Path) -> None:
    orders_of_all = shared / "registers" / "sipri" / "register_gen2026-05-18_order-level_1950-2026.csv"
    exports_of_all = shared / "registers" / "eu" / "eu_exports_2001-2012_flat.csv"
    case = init_folder(tmp_path / "case")
    add(case, *files_of_names(), orders_of_all, exports_of_all)
    world = states_and_parties()
    rows = [one for row in read_sipri_site(orders_of_all) for one in of_sipri(row)]
    assert len(rows) == 29_916
    rows += [one for row in read_csv(exports_of_all) if row["importer"] for one in of_eu(row)]
    by_recipient: dict[str, list[Supply]] = {}
    world.marked = {fold(row.recipients[0]) for row in rows if row.recipients[0].endswith("*")}
    for row in rows:
        by_recipient.setdefault(row.recipients[0], []).append(row)
    chance = random.Random(2026)
    named = sorted(
        name for name, own in by_recipient.items() if any("unknown" in one.suppliers[0] for one in own)
    )
    chosen = {
        "Syria",
        "Libya",
        "Saudi Arabia",
        "Houthi rebels (Yemen)*",
        "Iraq",
        "Serbia",
        "Yemen",
        "Germany",
        "Russia",
    }
    chosen |= set(chance.sample(named, 20)) | set(chance.sample(sorted(by_recipient), 20))
    with resolved(case):
        for recipient in sorted(chosen):
            own = [
                one
                for name, of_name in by_recipient.items()
                if world.are_of(name, recipient) or world.may_be(name, recipient)
                for one in of_name
            ]
            for _ in range(2):
                first = chance.randint(1950, 2024)
                window = (str(first), str(first + chance.randint(0, 30)))
                registers = chance.choice(({"sipri"}, {"sipri", "eu_exports"}))
                check(case, world, own, recipient, window, registers)
