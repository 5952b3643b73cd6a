"""A mapping never changes in silence what a table says: stages that a person wrote, goods that are no arms, its own name."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

import headstamp
from headstamp.casefile.tables import lay_out
from headstamp.collect.mapping.guess import guess_mapping
from headstamp.collect.mapping.own_name import check_name
from headstamp.collect.mapping.written import write
from headstamp.nouns.errors import Unrecognised, WrongUse
from tests.collect.reading import written

ORDERS = """Recipient,Supplier,No. ordered,Weapon designation,Year of order,Year of delivery,No. delivered
Algeria,Russia,5,Gun-One 76mm,1996,2001-2003,5
Algeria,Russia,25,Jet-Two,2007,2008-2010,25
"""
MAPPING = """name: user_table
title: user table
publisher: a newsroom
version: 1
kind: Transfer
licence: not told
reliability: B
source_kind: dataset
counts: deliveries
leaves_out: not told
key: [recipient, supplier, designation, delivered]
layouts:
- name: table
  any_order: false
  header:
  - Recipient: recipient
  - Supplier: supplier
  - No. ordered: no_ordered
  - Weapon designation: designation
  - Year of order: ordered
  - Year of delivery: delivered
  - No. delivered: no_delivered
columns:
  recipient: {property: recipient, value: states}
  supplier: {property: supplier, value: states}
  designation: {property: designation, value: designation}
COLUMNS
ignored: IGNORED
defaults: {DEFAULTS}
"""


def stages(tmp_path: Path, columns: dict[str, str], defaults: str) -> list[dict[str, Any]]:
    """The transfers of :data:`ORDERS`, read with a mapping of these properties, in order of stage and first day."""
    cleaners = {"ordered": "year", "delivered": "years", "no_ordered": "count", "no_delivered": "quantity"}
    values = {name: "count" if ".quantity" in prop else cleaners[name] for name, prop in columns.items()}
    lines = [f"  {name}: {{property: {prop}, value: {values[name]}}}" for name, prop in columns.items()]
    ignored = "{" + ", ".join(f"{name}: not needed" for name in cleaners if name not in columns) + "}"
    text = MAPPING.replace("COLUMNS", "\n".join(lines)).replace("IGNORED", ignored).replace("DEFAULTS", defaults)
    if "delivered" not in columns:
        text = text.replace("designation, delivered]", "designation]")
    with headstamp.init(tmp_path / "case", bare=True) as case:
        headstamp.add(case, written(tmp_path / "orders.csv", ORDERS), mapping=written(tmp_path / "m.yml", text))
        lay_out(case)
        return case.engine.rows(
            "select stage, status, quantity_low as low, quantity_high as high, first is null as undated from transfer "
            "order by stage, quantity_low, first"
        )


def test_an_order_beside_it_does_not_overrule_the_stage_that_a_person_wrote(tmp_path: Path) -> None:
    rows = stages(tmp_path, {"ordered": "order_date", "delivered": "date", "no_delivered": "quantity"},
                  "stage: delivered, status: delivered, unit: pieces")  # fmt: skip
    assert [(row["stage"], row["low"], row["high"]) for row in rows] == [
        ("contracted", None, None), ("contracted", None, None), ("delivered", 5, 5), ("delivered", 25, 25),
    ]  # fmt: skip


def test_orders_and_deliveries_of_one_row_each_keep_their_numbers(tmp_path: Path) -> None:
    columns = {"ordered": "order_date", "delivered": "delivered.year", "no_ordered": "contracted.quantity",
               "no_delivered": "delivered.quantity"}  # fmt: skip
    for defaults in ("stage: unknown", "stage: delivered", "stage: contracted"):
        rows = stages(tmp_path / defaults.split()[1], columns, defaults)
        assert [(row["stage"], row["low"], row["undated"]) for row in rows] == [
            ("contracted", 5, False), ("contracted", 25, False), ("delivered", 5, False), ("delivered", 25, False),
        ], defaults  # fmt: skip


def test_a_number_without_a_stage_is_of_the_stage_that_a_person_wrote(tmp_path: Path) -> None:
    """It is that of the order where the rows are orders, and it never gives the days of a delivery to an order."""
    plain = {"ordered": "order_date", "no_delivered": "quantity"}
    rows = stages(tmp_path / "a", plain, "stage: contracted")
    assert [(row["stage"], row["low"], row["undated"]) for row in rows] == [("contracted", 5, False), ("contracted", 25, False)]
    rows = stages(tmp_path / "b", {"delivered": "date", "no_ordered": "contracted.quantity"}, "stage: delivered")
    assert [(row["stage"], row["undated"]) for row in rows] == [("contracted", True)] * 2 + [("delivered", False)] * 2


@pytest.mark.parametrize("amount", [True, False])
def test_what_is_of_no_stage_does_not_vanish_beside_an_order(tmp_path: Path, amount: bool) -> None:
    columns = {"ordered": "order_date", "delivered": "date"} | ({"no_delivered": "quantity"} if amount else {})
    rows = stages(tmp_path, columns, "stage: unknown")
    assert [row["stage"] for row in rows] == ["contracted", "contracted", "unknown", "unknown"]
    assert [row["low"] for row in rows[2:]] == ([5, 25] if amount else [None, None])


COUNTED = [
    "Anzahl der Genehmigungen", "Number of licences", "No. of permits", "NUM_OPERACIONES", "Nombre de licences",
    "número de licencias", "Número de operações", "Aantal vergunningen", "Numero di autorizzazioni", "Количество лицензий",
    "число контрактов", "Nb d'opérations", "licence_count", "Anzahl Ausfuhrgenehmigungen", "contracts",
    "aantal exportvergunningen", "Number of shipments", "Zahl der Verträge",
]  # fmt: skip


@pytest.mark.parametrize("name", COUNTED)
def test_a_number_of_papers_is_no_quantity_of_goods(tmp_path: Path, name: str) -> None:
    path = written(tmp_path / "t.csv", f'Exporter,Importer,"{name}"\nSerbia,Iraq,12\nCroatia,Iraq,3\n')
    guess = guess_mapping(path).columns[2]
    assert guess.property in ("licences", "")
    assert "no number of goods" in guess.why[0]


@pytest.mark.parametrize(
    ("name", "prop"),
    [
        ("Quantity", "quantity"), ("Anzahl", "quantity"), ("Licence number", "licence"),
        ("número de licencia", "licence"), ("Value of licences (EUR)", "money"),
        ("Wert der Genehmigungen", "money"), ("number of weapons", "quantity"),
    ],
)  # fmt: skip
def test_quantities_values_and_numbers_of_papers_stay_what_they_are(tmp_path: Path, name: str, prop: str) -> None:
    path = written(tmp_path / "t.csv", f"Exporter,Importer,{name}\nSerbia,Iraq,12\nCroatia,Iraq,3\n")
    assert guess_mapping(path).columns[2].property == prop


SENTENCES = (
    "On a Monday, at noon, an officer saw a bag, opened it, and found a pistol under two shirts.",
    "After a call, at night, a car was stopped; a rifle lay behind the seat, loaded.",
)


@pytest.mark.parametrize("name", ["case_summary", "Weapon", "weapon model", "Modelo", "Waffe", "zz"])
@pytest.mark.parametrize(
    "texts",
    [SENTENCES, ("A pistol was found.", "The rifle was seized."),
     ("Un policier a vu un sac et y a trouvé un pistolet sous deux chemises, à midi", "AK-47"), ("rifle\nin a bag " * 8, "pistol")],
)  # fmt: skip
def test_free_text_is_no_designation(tmp_path: Path, name: str, texts: tuple[str, str]) -> None:
    if name not in ("case_summary", "zz") and len(texts[0]) < 30:
        return  # what stands so short under "Weapon" is kept as it is said
    rows = "".join(f'FN,ABC{at},{at},"{text}"\n' for at, text in enumerate(texts))
    guess = guess_mapping(written(tmp_path / "t.csv", f"Manufacturer,Serial,No,{name}\n{rows}")).columns[3]
    assert guess.property != "designation"


def test_names_of_weapons_stay_designations(tmp_path: Path) -> None:
    rows = "".join(f"Serbia,Iraq,{name}\n" for name in ("AK-47 assault rifle", "M-52 152mm towed gun modernised", "fusil Galil"))
    assert guess_mapping(written(tmp_path / "t.csv", f"Exporter,Importer,zz\n{rows}")).columns[2].property == "designation"


@pytest.mark.parametrize("name", ["comtrade.csv", "items.csv", "SIPRI.csv", "mapping.csv", "eu exports.csv"])
def test_a_mapping_takes_no_name_of_a_register(tmp_path: Path, name: str) -> None:
    path = written(tmp_path / name, "Exporter;Importer;Weapon model;Qty\nSerbia;Iraq;AR-1;200\n")
    mapping = guess_mapping(path)
    assert mapping.name.endswith("_table")
    assert any(mapping.name in note for note in mapping.notes)
    with headstamp.init(tmp_path / "case", bare=True) as case:
        (one,) = headstamp.add(case, path, mapping=written(tmp_path / "m.yml", write(mapping)))
    assert (one.register, one.read) == (mapping.name, 1)


@pytest.mark.parametrize("name", ["../x", "a/b", "", "a\nb", "x" * 200, 2014, None, ["a"], "comtrade", "mapping"])
def test_a_name_that_is_none_is_refused(name: object) -> None:
    with pytest.raises(ValueError, match="the name"):
        check_name(name)


def test_an_unusable_name_is_told_in_one_line(tmp_path: Path) -> None:
    path = written(tmp_path / "t.csv", "Exporter;Importer;Weapon model;Qty\nSerbia;Iraq;AR-1;200\n")
    text = write(guess_mapping(path)).replace("name: t\n", "name: ../../t\n", 1)
    with headstamp.init(tmp_path / "case", bare=True) as case, pytest.raises(Unrecognised, match=r"the name '\.\./\.\./t'"):
        headstamp.add(case, path, mapping=written(tmp_path / "m.yml", text))


DAYS = {
    "1/17/2018 16:26:00|1/5/2018 14:55:00|1/5/2018 0:00:00": "date_mdy", "17.01.2018 16:26|5.1.2018 14:55": "date_dmy",
    "1999-05-01T00:00:00|2014-09-12T23:59:59.000Z|2014-09-12": "date", "2018-01-17 16:26:00|2014-09-12 00:00:00+02:00": "date",
    "1/17/2018 4:26:00 PM|1/5/2018 12:00 am": "date_mdy", "1/6/2018 10:00|1/5/2018 11:00": "",
}  # fmt: skip


@pytest.mark.parametrize(("cells", "value"), DAYS.items())
def test_a_time_of_day_hides_no_day(tmp_path: Path, cells: str, value: str) -> None:
    rows = "".join(f"Serbia,Iraq,{cell}\n" for cell in cells.split("|"))
    assert guess_mapping(written(tmp_path / "t.csv", f"Exporter,Importer,Date\n{rows}")).columns[2].value == value


def test_a_seized_weapon_was_seen_on_its_day_and_made_where_it_came_from(tmp_path: Path) -> None:
    path = written(tmp_path / "mx.csv", "FECHA DE ASEGURAMIENTO,MUNICIPIO,MARCA,MODELO,CALIBRE,MATRICULA,PAIS DE ORIGEN\n"
                   "25/12/2012,CULIACAN,COLT,AR-15,.223,ABC012345,Romania\n14/02/2013,ZAPOPAN,S/M,AK-47,9 MM,X1,Serbia\n")  # fmt: skip
    mapping = guess_mapping(path)
    said = {one.name: one.property for one in mapping.columns}
    assert (mapping.kind, said["FECHA DE ASEGURAMIENTO"], said["PAIS DE ORIGEN"]) == ("Item", "seen_low", "made_in")
    with headstamp.init(tmp_path / "case", bare=True) as case:
        headstamp.add(case, path, mapping=written(tmp_path / "m.yml", write(mapping)))
        lay_out(case)
        rows = case.engine.rows("select seen_first, seen_last from item")
    assert all(row["seen_first"] == row["seen_last"] is not None for row in rows)


def test_a_number_of_weapons_is_a_quantity_where_states_give_them(tmp_path: Path) -> None:
    path = written(tmp_path / "t.csv", "donor,category,number_of_weapons\nAustralia,Howitzers,7\nBelgium,Tanks,2\n")
    mapping = guess_mapping(path)
    assert (mapping.kind, mapping.columns[2].property) == ("Transfer", "quantity")


def test_days_of_something_else_are_left_to_a_person(tmp_path: Path) -> None:
    path = written(tmp_path / "t.csv", "manufacturer_name,firearm_serial,firearm_caliber,sale_date,zz\n"
                   "TAURUS,A1,9mm,2020-07-02,1999-05-01T00:00:00\nFN,A2,.22,1982-10-21,2014-09-12T00:00:00\n")  # fmt: skip
    sale, zz = guess_mapping(path).columns[3:]
    for one in (sale, zz):
        assert (one.property, one.may_be) == ("", ("seen_low",))
        assert "days, as date reads them" in one.why[-1]


@pytest.mark.parametrize("sign", ["#", "~", "^", "|", "\t", ";", "\x1f"])
def test_cells_may_be_parted_by_any_sign(tmp_path: Path, sign: str) -> None:
    text = ("PAIS#PESO#VALOR#NUM_OPERACIONES\nALEMANIA#12.345#678.901,23#45\nARABIA SAUDI#6.789#12.345,67#8\n"
            "AVITUALLAMIENTO TERCEROS#9#1.234,00#1\nIRAQ#10#900,00#1\n")  # fmt: skip
    path = written(tmp_path / "exports.dat", text.replace("#", sign))
    mapping = guess_mapping(path)
    assert [one.name for one in mapping.columns] == ["PAIS", "PESO", "VALOR", "NUM_OPERACIONES"]
    assert (mapping.header_line, mapping.rows) == (1, 4)
    with headstamp.init(tmp_path / "case", bare=True) as case:
        (one,) = headstamp.add(case, path, mapping=written(tmp_path / "m.yml", write(mapping)))
    assert (one.records, one.read) == (4, 4)


TRADE = """Classification,Year,Trade Flow Code,Trade Flow,Reporter,Partner,Commodity Code,Commodity,Trade Value (US$)
H5,2017,2,Export,USA,China,1,Animals; live,16000000
H5,2017,2,Export,USA,China,12,Oil seeds; straw and fodder,12000000000
H5,2017,2,Export,USA,China,93,Arms and ammunition; parts and accessories thereof,1500000
H5,2017,2,Export,Australia,China,26,"Ores, slag and ash",9000000000
"""


def money(tmp_path: Path, text: str, old: str = "", new: str = "") -> tuple[Any, list[tuple[str, float | None]]]:
    """The account of a table that is read as its guessed mapping, a person having said that its rows were shipped; and the money."""
    path = written(tmp_path / "trade.csv", text)
    mapping = write(guess_mapping(path)).replace("stage: unknown, status: unknown", "stage: shipped, status: shipped").replace(old, new)
    with headstamp.init(tmp_path / "case", bare=True) as case:
        (one,) = headstamp.add(case, path, mapping=written(tmp_path / "m.yml", mapping))
        lay_out(case)
        rows = case.engine.rows("select category, money_low from transfer order by category, money_low")
    return one, [(row["category"], row["money_low"]) for row in rows]


def test_of_a_customs_table_only_arms_count(tmp_path: Path) -> None:
    one, rows = money(tmp_path, TRADE)
    assert rows == [("93", 1_500_000)]
    assert (one.records, one.read, one.refused) == (4, 1, 3)
    assert any("rows of other goods than arms" in note for note in one.notes)
    assert any("3 of the 4" in note for note in guess_mapping(tmp_path / "trade.csv").notes)


@pytest.mark.parametrize(
    ("name", "codes", "arms"),
    [
        ("HS6", ("930190", "871000", "870323", "010121"), 2), ("NCM", ("9302.00.00", "8703.23.10", "9306.30.00"), 2),
        ("Warennummer", ("93033000", "84713000"), 1), ("SITC", ("931", "93", "891"), 0), ("Code SH", ("HS 9301", "HS 8802"), 1),
        ("fracción arancelaria", ("93011001", "87101001", "1"), 2), ("Код ТН ВЭД", ("9304000000", "2709009000"), 1),
        ("Commodity code", ("93.0", "12.0", "931", "9399"), 1), ("tariff item", ("9301; 9302", "9301; 8703", "TOTAL", "9306"), 2),
        ("HS code", ("9301", "", "9306"), 3), ("HS code", ("9301", "", "2709"), 1),
    ],
)  # fmt: skip
def test_arms_are_told_by_chapter_93_and_heading_8710(tmp_path: Path, name: str, codes: tuple[str, ...], arms: int) -> None:
    rows = "".join(f"Serbia,Iraq,{2001 + at},{code},{at + 1}\n" for at, code in enumerate(codes))
    one, _ = money(tmp_path, f"Exporter,Importer,Year,{name},Value\n{rows}")
    assert (one.read, one.refused) == (arms, len(codes) - arms)


def test_a_sum_beside_its_parts_does_not_count_twice(tmp_path: Path) -> None:
    rows = "".join(f"Serbia,Iraq,2001,{code},{value}\n" for code, value in (("93", 30), ("9301", 30), ("930190", 10), ("930110", 20)))
    one, told = money(tmp_path, f"Exporter,Importer,Year,HS code,Value\n{rows}Serbia,Jordan,2001,93,7\n")
    assert told == [("93", 7), ("930110", 20), ("930190", 10)]
    assert one.refused == 2


def test_codes_of_another_list_are_not_taken_for_those_of_arms(tmp_path: Path) -> None:
    one, rows = money(tmp_path, TRADE.replace("H5,2017,2,Export,USA,China,93", "S3,2017,2,Export,USA,China,93"))
    assert (one.read, rows) == (0, [])


def test_a_table_that_does_not_tell_its_goods_is_said_to_count_as_arms(tmp_path: Path) -> None:
    one, rows = money(tmp_path, "Exporter,Importer,Year,Value\nSerbia,Iraq,2001,5\n")
    assert len(rows) == 1
    assert any("every row counts as arms" in note for note in one.notes)
    assert any("every row counts as arms" in note for note in guess_mapping(tmp_path / "trade.csv").notes)


def test_map_tells_numbers_and_days_of_orders_from_those_of_deliveries(tmp_path: Path) -> None:
    path = written(tmp_path / "orders.csv", ORDERS)
    said = {one.name: one.property for one in guess_mapping(path).columns}
    assert [said[name] for name in ("No. ordered", "Year of order", "Year of delivery", "No. delivered")] == [
        "contracted.quantity", "order_date", "date", "delivered.quantity",
    ]  # fmt: skip
    with headstamp.init(tmp_path / "case", bare=True) as case:
        headstamp.add(case, path, mapping=written(tmp_path / "m.yml", write(guess_mapping(path))))
        lay_out(case)
        rows = case.engine.rows("select stage, quantity_low as low from transfer order by stage, quantity_low")
    assert [(row["stage"], row["low"]) for row in rows] == [("contracted", 5), ("contracted", 25), ("delivered", 5), ("delivered", 25)]


def test_a_file_that_is_mapped_again_under_another_name_counts_once(tmp_path: Path) -> None:
    path = written(tmp_path / "t.csv", "Exporter,Importer,Year,Model,Qty\nSerbia,Iraq,2009,AR-1,5\n")
    text = write(guess_mapping(path))
    with headstamp.init(tmp_path / "case", bare=True) as case:
        headstamp.add(case, path, mapping=written(tmp_path / "a.yml", text))
        (one,) = headstamp.add(case, path, mapping=written(tmp_path / "b.yml", text.replace("name: t\n", "name: other\n")))
        assert any("was read before as t" in note for note in one.notes)
        lay_out(case)
        assert [row["register"] for row in case.engine.rows("select register from transfer")] == ["other"]
        assert len(list((case.path / "statements").iterdir())) == 1


def test_two_mappings_of_one_name_never_hold_for_each_others_rows(tmp_path: Path) -> None:
    text = "Exporter,Importer,Year,Model,Qty\nSerbia,Iraq,{},AR-1,5\n"
    first, second = (written(tmp_path / f"{year}.csv", text.format(year)) for year in (2009, 2010))
    mapping = write(guess_mapping(first)).replace("name: '2009'", "name: t")
    delivered = mapping.replace("stage: unknown", "stage: delivered")
    with headstamp.init(tmp_path / "case", bare=True) as case:
        headstamp.add(case, first, mapping=written(tmp_path / "a.yml", mapping))
        with pytest.raises(WrongUse, match="a mapping named 't' with other defaults"):
            headstamp.add(case, second, mapping=written(tmp_path / "b.yml", delivered))
        headstamp.add(case, first, second, mapping=written(tmp_path / "c.yml", delivered.replace("name: t\n", "name: u\n")))
        assert {one.register for one in case.store.readings()} == {"u"}


@pytest.mark.parametrize("name", [
    "Jahr der Bestellung", "Auftragsjahr", "Vertragsjahr", "Année du contrat", "Année de la commande", "Año del pedido",
    "Año del contrato", "Ano da encomenda", "Anno dell'ordine", "Год контракта", "Date signed", "Award date", "Jaar van bestelling",
])  # fmt: skip
def test_the_year_of_an_order_in_any_language_is_no_year_of_delivery(tmp_path: Path, name: str) -> None:
    table = written(tmp_path / "orders.csv", f"Supplier;Recipient;{name};Weapon\nCzechia;Mali;2014;vz. 58\nSerbia;Mali;2015;M70\n")
    (guess,) = [one for one in guess_mapping(table).columns if one.name == name]
    assert guess.property == "order_date"
