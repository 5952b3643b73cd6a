"""The EU's reports as published: each fault that the notes on the data list, found again in the real files."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import Any

import pytest

from tests.collect.reading import Read, read_one


def account(read: Read) -> tuple[int, int, int, int, int]:
    unpivoted = read.unpivoted
    return unpivoted.records, unpivoted.read, unpivoted.refused, unpivoted.joined, unpivoted.skipped


def one(read: Read, line: int | str, prop: str) -> dict[str, Any]:
    (row,) = read.at(str(line))[prop]
    return dict(row)


def listed(read: Read, words: str) -> list[int]:
    """The lines of repaired or odd records whose reason has these words."""
    return sorted(fault.first for fault in read.unpivoted.faults if fault.repaired and words in fault.reason)


@pytest.fixture(scope="module")
def eu(shared: Path) -> Path:
    return shared / "registers" / "eu"


@pytest.fixture(scope="module")
def exports(eu: Path) -> Read:
    return read_one(eu / "eu_exports_2001-2012_flat.csv")


@pytest.fixture(scope="module")
def broker(eu: Path) -> Read:
    return read_one(eu / "broker.csv")


@pytest.mark.shared
def test_17224_exports_are_read(exports: Read) -> None:
    assert exports.register == "eu_exports"
    assert account(exports) == (17_224, 17_224, 0, 0, 0)
    assert not exports.unpivoted.notes


@pytest.mark.shared
def test_an_importer_with_a_number_alone_is_sudan(exports: Read, eu: Path) -> None:
    with (eu / "eu_exports_2001-2012_flat.csv").open(encoding="utf-8", newline="") as lines:
        nameless = [number for number, row in enumerate(csv.DictReader(lines), 2) if not row["importer"]]
    assert len(nameless) == 13
    assert nameless[0] == 1348
    assert listed(exports, "the UN's number 736 and no name; it is Sudan") == nameless
    assert all((one(exports, n, "recipient")["said"], one(exports, n, "recipient")["canon"]) == ("736", "sudan") for n in nameless)


@pytest.mark.shared
def test_894_brokering_licences_are_read_and_195_raw_lists_refused(broker: Read, eu: Path) -> None:
    assert broker.register == "eu_brokering"
    assert account(broker) == (1089, 894, 195, 0, 0)
    lines = (eu / "broker.csv").read_text("utf-8").split("\n")
    raw = [number for number, line in enumerate(lines, 1) if line.startswith("[")]
    assert (len(raw), raw[0], raw[-1]) == (195, 702, 896)
    refused = [fault for fault in broker.unpivoted.faults if not fault.repaired]
    assert sorted(fault.first for fault in refused) == raw
    assert {fault.reason for fault in refused} == {"a raw list of another program; expected a record"}
    assert len({line.count(",") for line in lines[701:896]}) > 10, "some split into the right number of cells"


@pytest.mark.shared
def test_a_glued_quantity_stays_words(broker: Read) -> None:
    assert one(broker, 897, "goods")["said"] == "10190002"
    assert "quantity" not in broker.at("897")
    assert len(listed(broker, "one number for several categories")) == 4
    assert 897 in listed(broker, "one number for several categories")


@pytest.mark.shared
def test_destination_comes_before_origin(broker: Read) -> None:
    assert one(broker, 1086, "recipient")["said"] == "Azerbaijan"
    assert one(broker, 1086, "supplier")["said"] == "Ukraine"
    assert one(broker, 1086, "stage")["canon"] == "refused"


@pytest.mark.shared
def test_both_of_a_thousandfold_pair_are_flagged_and_kept(broker: Read) -> None:
    assert listed(broker, "a thousand times") == [432, 436]
    assert one(broker, 432, "money")["low"] == 1000 * one(broker, 436, "money")["low"] == 127_831_000


@pytest.mark.shared
def test_716_exports_to_missions_in_726_lines(eu: Path) -> None:
    missions = read_one(eu / "mission.csv")
    assert missions.register == "eu_missions"
    with (eu / "mission.csv").open(encoding="utf-8", newline="") as lines:
        nameless = [row for row in csv.reader(lines) if not row[2]]
    assert nameless == [["2013", "", "", "GW", "Guinea-Bissau", "", ""]]
    assert account(missions) == (716, 715, 1, 0, 0)
    assert (eu / "mission.csv").read_bytes().count(b"\n") == 726
    broken = [fault for fault in missions.unpivoted.faults if fault.repaired]
    assert sum(fault.last - fault.first for fault in broken) == 10
    kit = missions.at("619-620")
    assert kit["goods"][0]["said"].endswith("Kevlar helmets\nexplosives and related substances")
    assert (kit["recipient"][0]["said"], kit["end_user"][0]["said"]) == ("Afghanistan", "NATO")


@pytest.mark.shared
def test_735_counts_of_consultations(eu: Path) -> None:
    consultations = read_one(eu / "consult.csv")
    assert consultations.register == "eu_consultations"
    assert account(consultations) == (735, 734, 1, 0, 0)
    with (eu / "consult.csv").open(encoding="utf-8", newline="") as lines:
        rows = list(csv.reader(lines))
    (refused,) = [fault for fault in consultations.unpivoted.faults if not fault.repaired]
    (total,) = [number for number, row in enumerate(rows, 1) if not row[2] and not row[4]]
    assert refused.first == total
    assert int(rows[total - 1][5]) == sum(int(row[5] or 0) for row in rows if row[0] == "2005" and row[2])
    sums = consultations.engine.rows(
        "select property, cast(sum(low) as bigint) as n from draft where property in ('initiated', 'received', 'concerning') "
        "group by property"
    )
    named = [row for row in rows if row[2] or row[4]]
    assert {row["property"]: row["n"] for row in sums} == {
        name: sum(int(row[at] or 0) for row in named) for name, at in (("initiated", 5), ("received", 6), ("concerning", 7))
    }
