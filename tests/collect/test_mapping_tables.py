"""Tables as investigators have them: odd names, several languages, titles above the names, faulty cells, several sheets."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from xlsxwriter import Workbook

import headstamp
from headstamp.answers.answer import as_json
from headstamp.cli import main
from headstamp.collect.mapping.guess import guess_mapping
from headstamp.collect.mapping.guessed import Guess
from headstamp.collect.mapping.units import currency_in, measured_in, scaled_by
from headstamp.collect.mapping.vocabulary import words_of_properties
from headstamp.collect.mapping.written import register_of, write
from headstamp.nouns.errors import Unrecognised
from headstamp.nouns.kinds import KINDS, has_property
from tests.collect.reading import written
from tests.planted import new_case

FRENCH = """Direction des mouvements, extrait;;;;;;
;;;;;;
Pays de départ;Pays de destination;Date de mouvement;Code SH;Désignation;Quantité;Montant €
Serbia;Iraq;12/03/2013;93020000;Pistolet ZQ 9;1.200;250.000
Croatia;Iraq;31/02/2014;93019000;Fusil VQ;300;1.420.000
Bulgaria;Jordan;25/04/2014;87100000;Blindé QQ-1;12;3.000.000,50
Serbia;Iraq;n/a;93020000;Pistolet ZQ 9;50;15.422
Romania;Iraq;17/06/2014;93069000;Munitions;10.000;42.500
"""
GERMAN = """Empfängerland;Jahr;Güter;AL-Position;Stückzahl;Wert in Euro
Iraq;2012;Pistolen;0001A;1.200;250.000
Jordan;2012;Maschinengewehre;0001B;15;45.000
Iraq;2013;Lastkraftwagen;0006A;30;1.234.567
"""
SEIZED = """Date seized\tTown\tCountry\tWeapon type\tModel\tCal.\tNumber\tTaken from\tRemarks
2014-06-10\tHill town\tIraq\trifle\tQKM\t7.62x39\t3\tHill Front\tphoto
2014-07-02\tRiver town\tIraq\tpistol\tZQ 9\t9x19\t1\tHill Front\t
2014-08-12\tHill town\tSyria\tmachine gun\tPQM\t7.62x54R\t2\tHill Front\t
"""
API = """yr,Reporter,Partner,Flow,HS,Qty,Unit,fob_usd
2012,Serbia,Iraq,Export,930200,120,Stück,"250,000"
2012,Croatia,Iraq,Export,930190,60,kg,"20,000"
2013,Bulgaria,Iraq,Import,930690,700,kg,"11,500"
"""


def of(path: Path, name: str) -> Guess:
    return next(one for one in guess_mapping(path).columns if one.name == name)


def said(path: Path) -> dict[str, tuple[str, str]]:
    return {one.name: (one.property, one.value) for one in guess_mapping(path).columns}


def delivered(path: Path) -> str:
    return write(guess_mapping(path)).replace("stage: unknown, status: unknown", "stage: delivered, status: delivered")


def test_every_word_of_the_vocabulary_is_for_a_property() -> None:
    for prop in words_of_properties():
        assert any(has_property(kind, prop) for kind in KINDS), prop


def test_a_customs_extract_in_french_is_understood_and_counts(tmp_path: Path) -> None:
    path = written(tmp_path / "french.csv", FRENCH)
    assert said(path) == {
        "Pays de départ": ("supplier", "states"), "Pays de destination": ("recipient", "states"),
        "Date de mouvement": ("date", "date_dmy"),
        "Code SH": ("category", "text"), "Désignation": ("designation", "designation"), "Quantité": ("quantity", "quantity_dutch"),
        "Montant €": ("money", "money_comma"),
    }  # fmt: skip
    mapping = guess_mapping(path)
    assert (mapping.header_line, mapping.currency, mapping.nothing) == (3, "EUR", ("n/a",))
    with new_case(tmp_path / "case") as case:
        (one,) = headstamp.add(case, path, mapping=written(tmp_path / "m.yml", delivered(path)))
        assert (one.records, one.read, one.refused) == (5, 5, 0)
        assert one.cells == 1
        (bad,) = [row for row in as_json(headstamp.refused(case))["rows"] if row["cell"]]
        assert (bad["text"], bad["cell"]) == ("31/02/2014", "Date de mouvement")
        answer = as_json(headstamp.suppliers(case, recipient="Iraq", first=2012, last=2014))
    inside = {one["name"]: (one["certain"], one["inside"]) for one in answer["suppliers"]}
    assert inside["Croatia"] == (False, "undated")
    assert inside["Romania"] == (True, "all")
    amounts = {q["low"] for one in answer["suppliers"] if one["name"] == "Romania" for q in one["quantities"]}
    assert amounts == {10_000, 42_500}, "a point that parts thousands is no fraction"
    assert {q["currency"] for one in answer["suppliers"] for q in one["quantities"] if q["unit"] == "value"} == {"EUR"}


def test_what_no_column_tells_can_be_written_once_for_all_rows(tmp_path: Path) -> None:
    path = written(tmp_path / "german.csv", GERMAN)
    text = delivered(path)
    assert any("no column tells the supplier" in note for note in guess_mapping(path).notes)
    text = text.replace("# constants:\n#   supplier_of_all: NAME", "constants:\n  supplier_of_all: Germany")
    line = "supplier_of_all: {property: supplier, value: states}"
    text = text.replace(f"#   {line}", "").replace("columns:\n", f"columns:\n  {line}\n", 1)
    with new_case(tmp_path / "case") as case:
        headstamp.add(case, path, mapping=written(tmp_path / "m.yml", text))
        answer = as_json(headstamp.suppliers(case, recipient="Iraq", first=2012, last=2013))
    assert [(one["name"], one["certain"]) for one in answer["suppliers"]] == [("Germany", True)]
    assert {q["low"] for q in answer["suppliers"][0]["quantities"]} == {1230, 1_484_567}


def test_supplier_and_recipient_may_both_be_written_once(tmp_path: Path) -> None:
    """One list of constants; two would be one, and so are refused, as is a column whose cells nothing gives."""
    path = written(tmp_path / "t.csv", "Model,Year,Qty\nQK-1,2012,5\nQK-2,2013,6\n")
    text = delivered(path)
    assert text.count("# constants:") == 1
    for prop in ("supplier", "recipient"):
        line = f"{prop}_of_all: {{property: {prop}, value: states}}"
        text = text.replace(f"#   {line}\n", "").replace("columns:\n", f"columns:\n  {line}\n", 1)
    with pytest.raises(Unrecognised, match="stands in no header, and under neither constants nor finds"):
        register_of(text.encode(), "m.yml")
    one, other = "constants: {supplier_of_all: Serbia}\n", "constants: {recipient_of_all: Iraq}\n"
    with pytest.raises(Unrecognised, match="constants stands there twice"):
        register_of((text + one + other).encode(), "m.yml")
    with new_case(tmp_path / "case") as case:
        both = "constants: {supplier_of_all: Serbia, recipient_of_all: Iraq}\n"
        headstamp.add(case, path, mapping=written(tmp_path / "m.yml", text + both))
        answer = as_json(headstamp.suppliers(case, recipient="Iraq"))
    assert [(one["name"], one["certain"]) for one in answer["suppliers"]] == [("Serbia", True)]


@pytest.mark.parametrize("name", ["Montant (M€)", "Value (€m)", "Value €m", "Worth (US$ m)", "Sum ($m)", "Amount (USD bn)",
                                  "Total (k€)", "Value (in 000s)", "Wert TEUR", "T€", "value_usd_m", "Wert (Mio. €)", "Qty (thousands)",
                                  "Quantity (tonnes)"])
def test_a_column_in_thousands_or_millions_is_left_out(tmp_path: Path, name: str) -> None:
    """No cleaner multiplies, so that reading it would tell a millionth."""
    guess = of(written(tmp_path / "t.csv", f"Exporter,Importer,Year,{name}\nSerbia,Iraq,2012,12.5\nCroatia,Jordan,2013,3.75\n"), name)
    assert (guess.property, guess.may_be) == ("", ())


def test_of_two_columns_of_money_the_other_is_put_to_a_person(tmp_path: Path) -> None:
    path = written(tmp_path / "t.csv", "Exporter,Importer,Year,Value of licences (EUR),Value of actual exports (EUR)\n"
                                       "Serbia,Iraq,2012,500,100\nCroatia,Jordan,2013,700,90\n")  # fmt: skip
    left = [one for one in guess_mapping(path).columns if one.may_be]
    assert len(left) == 1
    assert "which was taken: choose one of both" in left[0].why[0]


def test_a_table_of_losses_is_about_losses(tmp_path: Path) -> None:
    text = "Lost by,Taken by,Model,Year\nSerbia,Iraq,QK-1,2012\nCroatia,Jordan,QK-2,2013\n"
    mapping = guess_mapping(written(tmp_path / "t.csv", text))
    assert mapping.kind == "Custody"
    assert {"from_party", "to_party"} <= {one.property for one in mapping.columns}


def test_names_of_states_that_no_table_knows_are_put_to_a_person(tmp_path: Path) -> None:
    path = written(tmp_path / "t.csv", "Lieferland;Empfängerland;Jahr\nSyldavien;Iraq;2012\nBordurien;Jordan;2013\n")
    guess = of(path, "Lieferland")
    assert (guess.property, guess.may_be) == ("", ("supplier",))
    assert "'Syldavien', 'Bordurien'" in guess.why[-1]
    assert not any("no column tells the supplier" in note for note in guess_mapping(path).notes)


def test_an_unknown_flow_does_not_hide_the_known_ones(tmp_path: Path) -> None:
    path = written(tmp_path / "t.csv", "Reporter,Partner,Flow,Year\nSerbia,Iraq,Export,2012\nCroatia,Jordan,Re-Export,2013\n")
    assert said(path)["Reporter"] == ("supplier", "states")
    assert "'Re-Export'" not in of(path, "Flow").why[-1]
    assert of(path, "Flow").words == {"supply": ("Export",), "part of exports": ("Re-Export",)}
    path = written(tmp_path / "u.csv", "Reporter,Partner,Flow,Year\nSerbia,Iraq,Export,2012\nCroatia,Jordan,Passage,2013\n")
    assert "'Passage'" in of(path, "Flow").why[-1]


def test_a_list_of_seized_weapons_is_about_items_and_tells_no_recipient(tmp_path: Path) -> None:
    path = written(tmp_path / "seized.tsv", SEIZED)
    mapping = guess_mapping(path)
    assert (mapping.kind, mapping.delimiter) == ("Item", "\t")
    assert {one.property for one in mapping.columns} == {
        "seen_low", "place", "country", "class", "designation", "calibre", "count_low", "holder", "note",
    }  # fmt: skip
    with new_case(tmp_path / "case") as case:
        headstamp.add(case, path, mapping=written(tmp_path / "m.yml", write(mapping)))
        assert as_json(headstamp.types(case, holder="Hill Front"))["at_least"] == 3


def test_sides_of_a_flow_are_told_by_the_flow_and_an_import_is_only_possible(tmp_path: Path) -> None:
    path = written(tmp_path / "api.csv", API)
    assert said(path) | {"x": ("", "")} == {
        "yr": ("date", "year"), "Reporter": ("supplier", "states"), "Partner": ("recipient", "states"), "Flow": ("role", "text"),
        "HS": ("category", "text"), "Qty": ("quantity", "quantity"), "Unit": ("unit", "unit"), "fob_usd": ("money", "money"),
        "x": ("", ""),
    }  # fmt: skip
    assert "of an import it is the recipient" in of(path, "Reporter").why[0]
    with new_case(tmp_path / "case") as case:
        (one,) = headstamp.add(case, path, mapping=written(tmp_path / "m.yml", delivered(path)))
        told = [(word.column, word.word, word.rows) for word in one.vague]
        assert told == [("unit", "kg", 2)], "kilograms are kept, and counted"
        answer = as_json(headstamp.suppliers(case, recipient="Iraq", first=2012, last=2014))
        of_bulgaria = as_json(headstamp.suppliers(case, recipient="Bulgaria", first=2012, last=2014))
    units = {one["name"]: {q["unit"] for q in one["quantities"]} for one in answer["suppliers"] if one["certain"]}
    # What Bulgaria imports from Iraq, Iraq may have supplied.
    assert [one["name"] for one in answer["suppliers"] if not one["certain"]] == []
    assert [(one["name"], one["certain"]) for one in of_bulgaria["suppliers"]] == [("Iraq", False)]
    assert units == {"Serbia": {"pieces", "value"}, "Croatia": {"other", "value"}}


@pytest.mark.parametrize(("one", "other"), [("Land", "Staat X"), ("Reporter", "Partner"), ("A", "B")])
def test_a_role_that_nothing_tells_is_left_to_a_person_with_both_candidates(tmp_path: Path, one: str, other: str) -> None:
    path = written(tmp_path / "t.csv", f"{one},{other},Model,Year\nSerbia,Iraq,QK-1,2012\nCroatia,Jordan,QK-2,2013\n")
    mapping = guess_mapping(path)
    assert mapping.kind == "Transfer"
    for guess in mapping.columns[:2]:
        assert (guess.property, guess.may_be) == ("", ("supplier", "recipient"))
        assert "names of states: supplier or recipient?" in guess.why[-1]
    text = write(mapping)
    assert text.count("property: supplier, value: states}") == text.count("property: recipient, value: states}") == 2
    ignored = yaml.safe_load(text)["ignored"]
    assert all("supplier or recipient? " in reason for reason in list(ignored.values())[:2])
    assert set(list(ignored)[:2]) <= set(yaml.safe_load(text)["key"])
    assert any("a person must say" in note and one in note for note in mapping.notes)


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        ("orig,dest", ("supplier", "recipient")), ("from_ctry,to_ctry", ("supplier", "recipient")),
        ("Land,Zielland", ("supplier", "recipient")),
        ("Exporteur,Land", ("supplier", "recipient")), ("País importador,Estado", ("recipient", "supplier")),
        ("Страна-поставщик,Страна-получатель", ("supplier", "recipient")), ("Paese fornitore,Paese", ("supplier", "recipient")),
    ],
)  # fmt: skip
def test_of_two_columns_of_states_one_role_told_tells_the_other_as_a_guess(
    tmp_path: Path, header: str, expected: tuple[str, str]
) -> None:
    path = written(tmp_path / "t.csv", f"{header},Model\nSerbia,Iraq,QK-1\nCroatia,Jordan,QK-2\n")
    first, second = guess_mapping(path).columns[:2]
    assert (first.property, second.property) == expected
    for guess in (first, second):
        assert "its name says" in guess.why[0] or "probably" in guess.why[0]


def test_a_third_column_of_states_is_not_given_a_role(tmp_path: Path) -> None:
    path = written(tmp_path / "t.csv", "Exporter,Importer,Zz,Model\nSerbia,Iraq,Jordan,QK-1\nCroatia,Jordan,Turkey,QK-2\n")
    assert of(path, "Zz").property == ""
    assert "transit, maker's state" in of(path, "Zz").why[0]


def test_a_name_that_means_several_things_tells_no_role(tmp_path: Path) -> None:
    path = written(tmp_path / "t.csv", "Country,Model,Year,Quantity\nSerbia,QK-1,2012,5\nCroatia,QK-2,2013,6\n")
    assert of(path, "Country").property in ("", "country")


@pytest.mark.parametrize(
    ("cells", "words"),
    [
        (("93020000", "9301 90 00", "8710.00"), "customs codes of arms"), (("930690", "930200", "870323"), "customs codes of arms"),
        (("ML1", "ML10.c", "ML 22"), "military list"), (("I", "IV", "VIIb"), "Register of Conventional Arms"),
    ],
)  # fmt: skip
def test_codes_of_goods_are_told_by_their_form(tmp_path: Path, cells: tuple[str, ...], words: str) -> None:
    path = written(tmp_path / "t.csv", "Exporter,Importer,Zz\n" + "".join(f"Serbia,Iraq,{cell}\n" for cell in cells))
    assert of(path, "Zz").property == "category"
    assert words in of(path, "Zz").why[0]


@pytest.mark.parametrize("cells", [("1200", "4500", "9000"), ("940180", "870323", "930200"), ("9301",), ("I", "we")])
def test_other_numbers_and_words_are_no_codes(tmp_path: Path, cells: tuple[str, ...]) -> None:
    path = written(tmp_path / "t.csv", "Exporter,Importer,Zz\n" + "".join(f"Serbia,Iraq,{cell}\n" for cell in cells))
    assert of(path, "Zz").property == ""


@pytest.mark.parametrize(
    ("name", "currency"),
    [
        ("Value (USD)", "USD"), ("valor_usd", "USD"), ("Montant €", "EUR"),
        ("Wert in Euro", "EUR"), ("fob US$", "USD"), ("Value CHF", "CHF"),
        ("Value", ""), ("Value ($)", ""), ("All values", ""), ("USD or EUR", ""), ("Стоимость, долл. США", "USD"),
    ],
)  # fmt: skip
def test_a_name_may_tell_the_currency(name: str, currency: str) -> None:
    assert currency_in(name) == currency


@pytest.mark.parametrize("name", ["Value (1000 EUR)", "Wert in Tsd. Euro", "Value, million USD", "k€"])
def test_thousands_in_a_name_are_not_read_as_ones(tmp_path: Path, name: str) -> None:
    path = written(tmp_path / "t.csv", f'Exporter,Importer,"{name}"\nSerbia,Iraq,12\nCroatia,Iraq,15\n')
    assert scaled_by(name)
    assert of(path, name).property == ""
    assert "no cleaner multiplies" in of(path, name).why[-1]


@pytest.mark.parametrize("name", ["netWgt", "Net weight (kg)", "Quantity kg", "Masse nette", "Gewicht"])
def test_a_weight_is_no_number_of_things(tmp_path: Path, name: str) -> None:
    assert measured_in(name)
    assert of(written(tmp_path / "t.csv", f"Exporter,Importer,{name}\nSerbia,Iraq,12\nCroatia,Iraq,15\n"), name).property == ""


@pytest.mark.parametrize(
    ("cells", "value"),
    [
        (("12.03.2013", "31.02.2015", "25.04.2014", "17.06.2014"), "date_dmy"), (("n/a", "unknown", "-", "2013-05-01"), "date"),
        (("3 Jun 2013", "unknown", "16 Dec 2012"), "date_named"), (("2012", "2013", "2012-2013"), "years"),
        (("05/03/2013", "03/05/2013", "11/12/2013"), ""), (("25/03/2013", "03/25/2013", "26/03/2013", "03/26/2013"), "date_mixed"),
        (("unknown", "n/a"), ""),
    ],
)  # fmt: skip
def test_a_faulty_day_does_not_lose_its_column(tmp_path: Path, cells: tuple[str, ...], value: str) -> None:
    path = written(tmp_path / "t.csv", "Exporter,Importer,Date\n" + "".join(f"Serbia,Iraq,{cell}\n" for cell in cells))
    assert of(path, "Date").value == value
    if "31.02.2015" in cells:
        assert "'31.02.2015': refused and listed" in of(path, "Date").why[-1]
        assert of(path, "Date").doubtful


def test_a_word_for_nothing_that_is_also_an_unknown_supplier_stays_one(tmp_path: Path) -> None:
    path = written(tmp_path / "t.csv", "Exporter,Importer,Date\nunknown,Iraq,unknown\nSerbia,Iraq,2013-05-01\nCroatia,Iraq,n/a\n")
    mapping = guess_mapping(path)
    assert mapping.nothing == ("n/a",)
    with new_case(tmp_path / "case") as case:
        (one,) = headstamp.add(case, path, mapping=written(tmp_path / "m.yml", delivered(path)))
        assert (one.read, one.refused) == (3, 0)
        answer = as_json(headstamp.suppliers(case, recipient="Iraq", first=2012, last=2014))
    assert answer["count"] == {"low": 1, "high": 3}


@pytest.mark.parametrize(
    ("cells", "value"),
    [(("1 000", "250"), "quantity"), (("1.200", "50"), "quantity_dutch"), (("1,200", "50"), "quantity"), (("15.422", "50"), "")],
)
def test_a_point_parts_thousands_only_where_the_column_shows_it(tmp_path: Path, cells: tuple[str, ...], value: str) -> None:
    path = written(tmp_path / "t.csv", "Exporter;Importer;Qty\n" + "".join(f"Serbia;Iraq;{cell}\n" for cell in cells))
    assert of(path, "Qty").value == value
    if not value:
        assert "#   qty: {property: quantity, value: quantity_dutch}" in write(guess_mapping(path))


def test_a_row_that_names_no_recipient_may_be_for_the_one_in_question(tmp_path: Path) -> None:
    path = written(tmp_path / "t.csv", "from_ctry,to_ctry,when\nSerbia,Iraq,2013-05-01\nBulgaria,,2014-02-01\nCroatia,Iraq,\n")
    with new_case(tmp_path / "case") as case:
        headstamp.add(case, path, mapping=written(tmp_path / "m.yml", delivered(path)))
        answer = as_json(headstamp.suppliers(case, recipient="Iraq", first=2012, last=2014))
    assert "1 row names no recipient and may be for Iraq: counted only as possible" in answer["warnings"]
    assert {one["name"]: one["inside"] for one in answer["suppliers"]} == {"Serbia": "all", "Croatia": "undated", "Bulgaria": "all"}
    assert [one["name"] for one in answer["suppliers"] if one["certain"]] == ["Serbia"]


@pytest.fixture
def workbook(tmp_path: Path) -> Path:
    path = tmp_path / "deals.xlsx"
    with Workbook(str(path)) as book:
        book.add_worksheet("Read me").write_row(0, 0, ["Who", "a journalist"])
        sheet = book.add_worksheet("Deals")
        sheet.merge_range(0, 0, 0, 6, "Deals found so far")
        sheet.merge_range(2, 3, 2, 4, "Cargo")
        rows = [
            ["Seller", "Buyer", "When", "Weapon", "How many", "Source", "Source"],
            ["Serbia", "Iraq", "12 Mar 2013", "QK-1", "1 000", "a", "p. 3"],
            ["Croatia", "Iraq", "unknown", "VQ", 200, "b", ""], ["Bulgaria", "Iraq", "3 Apr 2014", "RQ-7", 35, "c", ""],
        ]  # fmt: skip
        for at, row in enumerate(rows, 3):
            sheet.write_row(at, 0, row)
        old = book.add_worksheet("2012")
        old.write_row(0, 0, ["Seller", "Buyer", "When", "Weapon", "How many"])
        old.write_row(1, 0, ["Serbia", "Iraq", "1 Mar 2012", "QK-1", 10])
    return path


def test_of_a_workbook_the_sheet_is_told_and_what_else_holds_tables(workbook: Path, tmp_path: Path) -> None:
    mapping = guess_mapping(workbook)
    assert (mapping.sheet, mapping.header_line, mapping.columns[-1].name) == ("Deals", 4, "Source (2)")
    assert any("'Deals' was taken" in note and "'2012'" in note for note in mapping.notes)
    with new_case(tmp_path / "case") as case:
        (one,) = headstamp.add(case, workbook, mapping=written(tmp_path / "m.yml", delivered(workbook)))
        assert (one.records, one.read) == (3, 3)
        assert "sheet '2012' does not have the columns of the mapping and was left out" in one.notes
        assert any(note.startswith("the mapping leaves out 1 column of 7: Source (2)") for note in one.notes)


def test_add_says_what_the_mapping_leaves_out_and_cannot_answer(tmp_path: Path) -> None:
    path = written(tmp_path / "t.csv", "Importer,q,w,e\nIraq,1,xx,yy\nJordan,3,uu,vv\n")
    with headstamp.init(tmp_path / "case", bare=True) as case:
        (one,) = headstamp.add(case, path, mapping=written(tmp_path / "m.yml", write(guess_mapping(path))))
    assert "the mapping leaves out 3 columns of 4: q, w, e" in one.notes
    assert "fewer than half of the columns are read: 1 of 4" in one.notes
    assert any("no column tells the supplier" in note for note in one.notes)
    assert any("of which stage the rows speak" in note for note in one.notes)


def test_map_ends_with_what_the_table_cannot_answer(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = written(tmp_path / "t.csv", "Exporter,Licence,Model\nSerbia,L1,QK-1\nCroatia,L2,QK-2\n")
    assert main(["map", str(path)]) == 0
    told = capsys.readouterr().err
    assert "no column tells the recipient: no question about suppliers can use these rows" in told
    assert "no column tells the date" in told


def test_a_wide_table_and_a_padded_title_are_mapped(tmp_path: Path) -> None:
    names = ["Exporter", "Importer", *(f"x{at}" for at in range(298))]
    rows = [["Title", *[""] * 299], names, ["Serbia", "Iraq", *["1"] * 298], ["Croatia", "Iraq", *["2"] * 298]]
    path = written(tmp_path / "wide.csv", "\n".join(";".join(row) for row in rows) + "\n")
    mapping = guess_mapping(path)
    assert (mapping.header_line, len(mapping.columns)) == (2, 300)
    assert len(register_of(write(mapping).encode(), "m.yml").layouts[0].header) == 300


NOTES = """Shipments to the war - my list,,,,,,
,,,,,,
When,Sent by,Got by,What,How many,Worth (US$),Where I found it
March 2014,Serbia,Iraq,QK-type rifles,"about 2,500","$1.2m",https://example.org/a
2013,Bulgaria,Iraq,VQ machine guns,at least 30,"250,000",https://example.org/b
unknown,Ukraine,Iraq,T-0 tanks,20 to 30,,https://example.org/c
12/05/2012,Czechia,Iraq,mortar rounds,several thousand,n/a,https://example.org/d
31/02/2015,Serbia,Iraq,7.62x39mm ammunition,1.5 million rounds,"300,000",https://example.org/e
"""


def test_a_table_of_notes_is_understood_by_its_words_and_stays_as_open_as_it_is(tmp_path: Path) -> None:
    """Dates in mixed writings, hedged numbers, weapons and addresses that only the cells tell."""
    path = written(tmp_path / "notes.csv", NOTES)
    assert said(path) == {
        "When": ("date", "date_mixed"), "Sent by": ("supplier", "states"), "Got by": ("recipient", "states"),
        "What": ("designation", "designation"), "How many": ("quantity", "quantity"), "Worth (US$)": ("money", "money"),
        "Where I found it": ("source_url", "text"),
    }  # fmt: skip
    mapping = written(tmp_path / "notes.yml", delivered(path))
    with new_case(tmp_path / "case") as case:
        (added,) = headstamp.add(case, path, mapping=mapping)
        assert (added.records, added.read, added.refused) == (5, 5, 0)
        answer = as_json(headstamp.suppliers(case, recipient="Iraq", first="2012", last="2014"))
    assert answer["count"] == {"low": 3, "high": 4}
    quantities = {one["name"]: [(each["unit"], each["low"], each["high"]) for each in one["quantities"]] for one in answer["suppliers"]}
    assert ("other", 2450, 2550) in quantities["Serbia"]
    assert ("rounds", 0, 1_500_000) in quantities["Serbia"]
    assert ("other", 30, None) in quantities["Bulgaria"]
    assert ("other", 0, 30) in quantities["Ukraine"]


def test_a_quotation_mark_that_is_never_closed_swallows_no_rows(tmp_path: Path) -> None:
    table = written(tmp_path / "table.csv", 'Weapon,Country,Count\nAK-47,"Iraq,2\nFAL,Syria,5\nPKM,Mali,8\n')
    with pytest.raises(Unrecognised, match="never closed"):
        guess_mapping(table)


FLOWS = (
    ("Export", "out"), ("exports", "out"), ("X", "out"), ("2", "out"), ("Ausfuhr", "out"), ("экспорт", "out"),
    ("Import", "in"), ("IMPORTS", "in"), ("M", "in"), ("1", "in"), ("importación", "in"),
    ("Re-Export", "part"), ("re-exports", "part"), ("RX", "part"), ("Domestic Export", "part"),
    ("Re-Import", "none"), ("RM", "none"), ("FM", "none"),
    ("Sideways", "refused"), ("", "refused"), ("3", "refused"), ("X/M", "refused"),
)  # fmt: skip


@pytest.mark.parametrize(("flow", "way"), FLOWS)
@pytest.mark.parametrize(("reporter", "partner"), [("Reporter", "Partner"), ("Meldeland", "Partnerland")])
def test_each_row_goes_the_way_that_its_flow_tells(tmp_path: Path, flow: str, way: str, reporter: str, partner: str) -> None:
    text = f"{reporter},{partner},Flow,HS,Year,Value\nSerbia,Iraq,Export,9301,2012,5\nFrance,Kuwait,{flow},9302,2012,7\n"
    path = written(tmp_path / "t.csv", text)
    with new_case(tmp_path / "case") as case:
        (one,) = headstamp.add(case, path, mapping=written(tmp_path / "m.yml", delivered(path)))
        told = {of: {s["name"]: s["certain"] for s in as_json(headstamp.suppliers(case, recipient=of))["suppliers"]}
                for of in ("Kuwait", "France", "Iraq")}  # fmt: skip
    assert told["Iraq"] == {"Serbia": True}
    assert one.refused == int(way == "refused")
    assert told["Kuwait"] == {"out": {"France": True}, "part": {"France": False}}.get(way, {})
    assert told["France"] == {"in": {"Kuwait": False}}.get(way, {})


def test_a_table_of_exporters_and_importers_stays_as_it_is(tmp_path: Path) -> None:
    text = "Exporter,Importer,Flow,HS,Year,Value\nSerbia,Iraq,Export,9301,2012,5\n"
    text += "France,Iraq,Import,9302,2012,7\nKuwait,Iraq,,9302,2012,7\n"
    path = written(tmp_path / "t.csv", text)
    with new_case(tmp_path / "case") as case:
        headstamp.add(case, path, mapping=written(tmp_path / "m.yml", delivered(path)))
        found = as_json(headstamp.suppliers(case, recipient="Iraq"))["suppliers"]
    assert {one["name"]: one["certain"] for one in found} == {"Serbia": True, "France": False, "Kuwait": False}


def test_a_person_who_takes_the_partner_for_the_supplier_is_right_of_imports_alone(tmp_path: Path) -> None:
    text = "Partner,Reporter,Flow,HS,Year,Value\nSerbia,Iraq,Import,9301,2012,5\nIraq,France,Export,9302,2012,7\n"
    path = written(tmp_path / "t.csv", text)
    mapping = delivered(path)
    swapped = mapping.replace("partner: {property: recipient", "partner: {property: SUPPLIER").replace(
        "reporter: {property: supplier", "reporter: {property: recipient").replace("SUPPLIER", "supplier")  # fmt: skip
    assert swapped != mapping
    with new_case(tmp_path / "case") as case:
        headstamp.add(case, path, mapping=written(tmp_path / "m.yml", swapped))
        found = as_json(headstamp.suppliers(case, recipient="Iraq"))["suppliers"]
    assert {one["name"]: one["certain"] for one in found} == {"Serbia": False, "France": True}
