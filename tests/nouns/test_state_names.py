"""A name of a state in any language and writing means that state, or leaves open which: never another."""

from __future__ import annotations

import csv
import json
from collections.abc import Collection
from importlib import resources
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headstamp.nouns import state_names
from headstamp.nouns.state_names import Row, StateNames, without_former
from headstamp.nouns.values.text import fold


def bundled() -> tuple[dict[str, set[str]], set[str]]:
    """The names of the bundled table of states, folded, with their codes; and all codes."""
    text = resources.files("headstamp.reference").joinpath("states.csv").read_text(encoding="utf-8")
    own: dict[str, set[str]] = {}
    codes = set()
    for row in csv.DictReader(text.splitlines()):
        codes.add(row["state"])
        for name in (row["name"], row["state"], row["sipri_name"], *row["names"].split(";")):
            if name.strip():
                own.setdefault(fold(name), set()).add(row["state"])
    return own, codes


OWN, CODES = bundled()
NAMES = StateNames(OWN, CODES)
ROWS = state_names._rows()
LISTED: dict[str, set[str]] = {}
"""Every listed name, folded, with the states of all its rows."""
for one in ROWS:
    LISTED.setdefault(one.folded, set()).update(one.states)


def meant(name: str) -> Collection[str]:
    return NAMES.meant(fold(name))


def is_right(states: Collection[str], row: Row) -> bool:
    """Whether a name that is a row's, written otherwise, is of its state: of it alone, or of it among others."""
    return bool(LISTED[row.folded].intersection(states))


def test_every_listed_name_is_its_state_and_no_other() -> None:
    wrong = {row.name: NAMES.meant(row.folded) for row in ROWS if NAMES.meant(row.folded) != LISTED[row.folded]}
    assert wrong == {}


def test_few_listed_names_leave_open_which_of_two_states_is_meant() -> None:
    states = {frozenset(states) for states in LISTED.values() if len(states) > 1}
    assert states == {frozenset(("KOR", "PRK")), frozenset(("COD", "COG")), frozenset(("BEL", "LUX"))}


def test_every_name_of_the_cases_own_table_is_the_state_that_its_row_says() -> None:
    assert {name: NAMES.meant(name) for name in OWN} == {name: frozenset(states) for name, states in OWN.items()}


def test_the_list_of_names_is_folded_as_names_are_and_knows_only_states_of_the_table() -> None:
    assert [row.name for row in ROWS if fold(row.name) != row.folded] == []
    assert {state for row in ROWS for state in row.states} <= CODES


@pytest.mark.parametrize("joined", ["", " "])
def test_a_name_without_its_blanks_or_in_another_order_is_never_another_state(joined: str) -> None:
    for row in ROWS:
        words = row.folded.split()
        for said in (joined.join(words), f"{' '.join(words[1:])}, {words[0]}", f"{words[-1]} ({' '.join(words[:-1])})"):
            states = NAMES.meant(said)
            assert said in OWN or said in LISTED or not states or is_right(states, row), said


@given(st.sampled_from([row for row in ROWS if " " in row.folded]), st.data())
def test_an_abbreviated_name_is_never_another_state(row: Row, data: st.DataObject) -> None:
    words = [
        data.draw(st.sampled_from([word, word[:3] + ".", word[:4], word[0] + "."])) if len(word) > 4 else word
        for word in row.folded.split()
    ]  # fmt: skip
    said = " ".join(words)
    states = NAMES.meant(said)
    assert said in OWN or said in LISTED or not states or is_right(states, row)


@pytest.mark.parametrize(
    ("said", "state"),
    [
        # ISO's inverted forms, those of the European Union, of the United Nations, of the World Bank.
        ("Korea, Republic of", "KOR"), ("Korea (Rep.)", "KOR"), ("Rep. of Korea", "KOR"), ("Republic of Korea", "KOR"),
        ("Korea, Rep.", "KOR"),
        ("Korea, Democratic People's Republic of", "PRK"), ("Dem. People's Rep. of Korea", "PRK"),
        ("Korea, Dem. People's Rep.", "PRK"),
        ("Iran, Islamic Republic of", "IRN"), ("Iran (Isl. Rep. of)", "IRN"), ("Congo (Democratic Republic of)", "COD"),
        ("Congo, the Democratic Republic of the", "COD"), ("Dem. Rep. of the Congo", "COD"), ("D.R. Congo", "COD"),
        ("Congo, Dem. Rep.", "COD"),
        ("RD Congo", "COD"), ("Congo, Rep.", "COG"), ("Congo", "COG"), ("Bolivia (Plurinational State of)", "BOL"),
        ("Venezuela, RB", "VEN"), ("Egypt, Arab Rep.", "EGY"), ("Lao People's Dem. Rep.", "LAO"), ("Rep. of Moldova", "MDA"),
        ("United Rep. of Tanzania", "TZA"), ("Central African Rep.", "CAF"), ("Dominican Rep.", "DOM"),
        ("TFYR of Macedonia", "MKD"),
        ("The former Yugoslav Republic of Macedonia", "MKD"), ("Micronesia, Fed. Sts.", "FSM"), ("China, Hong Kong SAR", "HKG"),
        ("Viet Nam", "VNM"), ("Czechia", "CZE"), ("CzechRepublic", "CZE"), ("Czech Rep.", "CZE"), ("Türkiye", "TUR"),
        ("TURKIYE", "TUR"),
        ("USA", "USA"), ("U. S. A.", "USA"), ("U.K.", "GBR"), ("UK", "GBR"), ("SaudiArabia", "SAU"), ("Faeroe Isds", "FRO"),
        ("Republic of China (Taiwan)", "TWN"), ("Macedonia (FYROM)", "MKD"), ("Burma/Myanmar", "MMR"), ("N. Mariana Isds", "MNP"),
        ("Holy See (Vatican City State)", "VAT"), ("Neth. Antilles", "ANHH"),
        # Everyday names in other languages.
        ("Südkorea", "KOR"), ("Suedkorea", "KOR"), ("Corée du Sud", "KOR"), ("Corea del Sur", "KOR"), ("Южная Корея", "KOR"),
        ("Південна Корея", "KOR"), ("كوريا الجنوبية", "KOR"), ("Güney Kore", "KOR"), ("Włochy", "ITA"), ("Wlochy", "ITA"),
        ("Österreich", "AUT"), ("Oesterreich", "AUT"), ("Elfenbeinküste", "CIV"), ("Великобритания", "GBR"), ("США", "USA"),
        ("EE.UU.", "USA"),
        ("Туреччина", "TUR"), ("العراق", "IRQ"), ("السعودية", "SAU"), ("Island", "ISL"), ("Irland", "IRL"), ("Nigéria", "NGA"),
        ("Guinée", "GIN"), ("Guinea Ecuatorial", "GNQ"), ("Guinea, Equatorial", "GNQ"), ("Guinea Bissau", "GNB"),
        ("Dominique", "DMA"), ("République dominicaine", "DOM"), ("Soudan du Sud", "SSD"), ("Sudan (South)", "SSD"),
        ("Sudan, Republic of", "SDN"),
        ("Georgien", "GEO"), ("Jordanien", "JOR"), ("PR China", "CHN"), ("China, Republic of", "TWN"),
        ("Taiwan, Province of China", "TWN"),
        # States that are no more.
        ("Fmr USSR", "SUHH"), ("UdSSR", "SUHH"), ("СССР", "SUHH"), ("ex-URSS", "SUHH"), ("USSR (former)", "SUHH"),
        ("бывший СССР", "SUHH"),
        ("Jugoslawien", "YUCS"), ("Fmr Yugoslavia", "YUCS"), ("ЧССР", "CSHH"), ("Tchécoslovaquie", "CSHH"),
        ("Fmr Dem. Rep. of Germany", "DDDE"),
        ("German Dem. Rep.", "DDDE"), ("RDA", "DDDE"), ("Fmr Dem. Yemen", "YDYE"), ("Serbia & Montenegro", "CSXX"),
    ],
)  # fmt: skip
def test_a_name_in_the_writing_of_a_register_is_its_state(said: str, state: str) -> None:
    assert meant(said) == {state}


@pytest.mark.parametrize(
    ("said", "states"),
    [
        ("Korea", {"KOR", "PRK"}), ("Corea", {"KOR", "PRK"}), ("Corée", {"KOR", "PRK"}), ("Корея", {"KOR", "PRK"}),
        ("Kongo", {"COD", "COG"}), ("Конго", {"COD", "COG"}), ("Belgium-Luxembourg", {"BEL", "LUX"}),
        # A list is no name, nor is half of one, nor one with a word that no name has.
        ("Soviet Union / Russia", set()), ("Russia (USSR)", set()), ("Congo (Kongo)", set()),
        ("Serbia (including Kosovo)", set()), ("Serbia, Montenegro", set()), ("Niger, Nigeria", set()), ("China or Iran", set()),
        ("Virgin Islands", set()), ("Guinea B.", set()), ("Guinea E.", set()), ("Congo, D.", set()), ("Korea, Dem. Rep.", set()),
        ("Northern Ireland", set()), ("Georgia, USA", set()), ("Vietnam, Republic of", set()), ("Fmr Rep. of Vietnam", set()),
        ("Republic of Yugoslavia", set()), ("New Guinea", set()), ("Other Asia, nes", set()), ("Yugo", set()),
        ("former France", set()),
        ("", set()), (",", set()), ("the", set()), ("Republic of", set()),
    ],
)  # fmt: skip
def test_a_name_that_does_not_say_which_state_is_meant_stays_open(said: str, states: set[str]) -> None:
    assert meant(said) == states


def test_a_name_that_may_be_that_of_a_state_which_the_case_does_not_know_is_none() -> None:
    names = StateNames({"congo": {"COG"}}, {"COG"})
    assert names.meant("kongo") == frozenset()
    assert names.meant("congo, republic of") == {"COG"}
    assert names.meant("france") == frozenset()


def test_a_cases_own_row_goes_before_every_list() -> None:
    assert StateNames({"island": {"IRL"}}, {"IRL", "ISL"}).meant("island") == {"IRL"}


def test_former_is_told_from_names_that_begin_alike() -> None:
    assert [without_former(fold(name)) for name in ("ex-URSS", "Former Yugoslavia", "Exeter", "Yugoslavia, former", "Russia")] == [
        "urss", "yugoslavia", None, "yugoslavia", None]  # fmt: skip


def test_the_licence_of_the_names_lies_beside_them_and_is_named_in_the_notice() -> None:
    licence = resources.files("headstamp.nouns").joinpath("state_names_LICENSE.txt").read_text(encoding="utf-8")
    assert "UNICODE LICENSE V3" in licence
    notice = (Path(__file__).parents[2] / "NOTICE").read_text(encoding="utf-8")
    assert "state_names.csv" in notice
    assert "Unicode" in notice


NO_STATES = {"European Union", "EU (Commission and Council)", "European Investment Bank", "European Peace Facility"}


@pytest.mark.shared
def test_names_in_real_lists_of_states_are_known(shared: Path) -> None:
    """Lists that no rule was written for; what is left are unions, parts of the sea and groups of islands."""
    found: set[str] = set()
    columns = {"eu/eu_exports_2001-2012_flat.csv": "importer", "kiel/cleaned_military_aid.csv": "donor",
               **{f"treaties/{name}.csv": "Participant"
                  for name in ("arms_trade_treaty", "cluster_munitions", "firearms_protocol", "ottawa_mine_ban")}}  # fmt: skip
    for file, column in columns.items():
        with (shared / "registers" / file).open(encoding="utf-8-sig", newline="") as lines:
            found |= {row[column] for row in csv.DictReader(lines) if row[column]}
    sales = json.loads((shared / "registers" / "us_sam" / "arms_sales_totals_1996-2020.json").read_text(encoding="utf-8"))
    assert len(found) > 200
    assert {name for name in found if not meant(name)} == NO_STATES
    assert {name for name in {row["country"] for row in sales} if len(meant(name)) > 1} == set()
