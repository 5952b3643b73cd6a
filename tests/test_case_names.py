"""The names in the bundled case: every state and party can be read, or is known not to be one."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from headstamp.nouns.values.text import fold
from tests.case_tables import parties_by_name, parts, states_by_name, table

STATE_COLUMNS = {
    "items": ("made_in", "designed_in", "country"),
    "transfers": ("supplier", "recipient", "made_in"),
    "diversions": ("supplier", "made_in", "country"),
    "producers": ("producer_state",),
    "producers_from_sipri": ("producer_state",),
    "places": ("country",),
    "trace_facts": ("made_in", "supplier", "recipient"),
    "sipri_excerpt_iraq": ("recipient", "supplier"),
    "sipri_excerpt_armed_groups": ("recipient", "supplier"),
    "eu_exports_to_iraq_2003-2012": ("importer", "exporter"),
    "eu_brokering_iraq": ("broker", "destination", "origin"),
    "dutch_transit_iraq": ("origin", "destination"),
    "weapon_types_siso_2009": ("design_country",),
}
NO_STATES = {
    "NATO member states": "a placeholder: some of many",
    "Western states": "a placeholder: some of many",
    "other European states": "a placeholder: some of many",
    "other states of the Warsaw Pact": "a placeholder: some of many",
    "foreign collaborators": "a placeholder: some of many",
    "others": "a placeholder: some of many",
    "several states of Central and Eastern Europe": "a placeholder: some of many",
    "states of the Balkans, Central and Eastern Europe": "a placeholder: some of many",
    "states of the European Union": "a placeholder: some of many",
    "Commonwealth of Independent States": "several states, by which the weapon types name Soviet and later designs",
    "Middle East (all)": "a region",
    "Middle Eastern countries": "a region",
    "Middle Eastern states": "a region",
    "all recipients": "a total, not a recipient",
    "Worldwide": "a licence for any origin",
    "Worldwide excluding embargoed countries": "a licence for any origin",
    "Other": "the weapon types' word for no state",
    "unknown supplier(s)": "SIPRI's word for an unknown supplier",
    "unknown rebel group*": "SIPRI's word for an unknown recipient",
}
"""What stands in a column of states and is none, nor a party, and why."""

PARTY_COLUMNS = {
    "items": ("holder", "obtained_from"),
    "transfers": ("end_user",),
    "diversions": ("from_party", "to_party"),
    "trace_facts": ("holder",),
}
NO_PARTIES = frozenset(
    # Words for nobody in particular: many groups, a market, criminals, nobody at all.
    """
    Libyan militias; armed groups in Syria (unspecified, Russian trophy exhibition); armed groups in Syria;
    opposition groups in Iraq and Syria; armed groups in Syria (unnamed); jihadist groups, Middle East; jihadist groups;
    armed opposition in southern Syria (unnamed); armed groups in the Sahel region (various); Salafi jihadist groups;
    armed group in Mali (unnamed); paramilitary groups; armed groups in Taiz; militias at Hodeidah; Kurdish fighters;
    local groups, some linked to al-Qaeda; groups linked to al-Qaeda; other groups; insurgent groups; insurgents;
    ethnic Albanian armed groups in Kosovo and Macedonia; non-state armed groups in Libya; militias in Libya; militias;
    armed groups called terrorist by the panel (Mali, Tunisia); armed groups in Libya (route); armed groups; allies;
    al-Qaeda-linked fighters, Salafi militias, other factions; clan militias (Abgaal and Habar Gedir); rebel groups;
    militias based in Sudan allied with the army of South Sudan; armed opposition in South Sudan; local fighters;
    armed groups in the east; private army of a ruling clan; other insurgents; fighters in various provinces;
    other missions; Tuareg-led armed groups; allied groups; allies of the Saudi army, Taiz; others; several states;
    other European states; black market; black market (intended); arms market; arms dealers, tribes, criminal networks;
    looters and dealers in Albania; deserting soldiers and looters; criminals in Turkey; criminal group; criminals;
    armed criminals; criminal organisations and militias (suspected); Mexican drug traffickers; private firms;
    private merchants and donors, mostly in Iraq; civil workshops; buyers from Sierra Leone to Croatia;
    none (destroyed); none (risk only); no loss to wrong hands stated; unknown; unknown (found in Libya);
    unknown (passing through Libya); unknown (several origins); unknown (dealer in Suriname);
    unknown (cartons marked by the government arsenal and a private maker)
    """.replace("\n", " ").split(";")
) | frozenset(
    # One of several, which one is not said; or a remark where a party should stand.
    """
    United Arab Emirates or groups it armed; Burkina Faso, Mali or Niger (security forces);
    United States or Afghan forces; Iraqi security forces or Kurdish officials;
    Burkina Faso, Niger and Liberia (governments or dealers there); former Soviet bloc suppliers through Burkina Faso;
    (partly Syrian opposition); (partly Syrian opposition, say analysts); much of it likely for Syria;
    unclear: Syria, or passed on; Libyan army officer for an unknown user; Turkey (civil market); Rwanda (territory);
    Western aid to Ukraine; Ukraine (registered arms, civil and state)
    """.replace("\n", " ").split(";")
)
"""What stands in a column of parties and cannot be read as one."""


def names_in(columns: dict[str, tuple[str, ...]]) -> dict[str, str]:
    """Every name in these columns, and a place where it stands."""
    return {
        name: f"{table_name}.{column}: {next(iter(row.values()))}"
        for table_name, listed in columns.items()
        for row in table(table_name)
        for column in listed
        for name in parts(row[column])
    }


def test_every_name_of_a_state_is_read_or_known_to_be_none() -> None:
    left = {
        name: where
        for name, where in names_in(STATE_COLUMNS).items()
        if fold(name) not in states_by_name()
        and fold(name) not in parties_by_name()
        and name not in NO_STATES
    }
    assert not left


def test_every_name_of_a_party_is_read_or_known_to_be_none() -> None:
    none = {fold(name.strip()) for name in NO_PARTIES}
    left = {
        name: where
        for name, where in names_in(PARTY_COLUMNS).items()
        if not {fold(name)} & (states_by_name().keys() | parties_by_name().keys() | none)
    }
    assert not left


def test_what_is_listed_as_unread_is_needed() -> None:
    states, parties = names_in(STATE_COLUMNS), names_in(PARTY_COLUMNS)
    assert set(NO_STATES) <= set(states)
    assert {fold(name.strip()) for name in NO_PARTIES} <= {fold(name) for name in parties}
    readable = states_by_name().keys() | parties_by_name().keys()
    assert not readable & {fold(name.strip()) for name in (*NO_STATES, *NO_PARTIES)}


def test_no_name_stands_for_two_states_or_two_parties() -> None:
    assert {name: found for name, found in states_by_name().items() if len(found) > 1} == {}
    assert {name: found for name, found in parties_by_name().items() if len(found) > 1} == {}


def test_a_name_of_a_state_and_of_a_party_is_the_same_state() -> None:
    codes = {row["party"]: row["state"] for row in table("parties")}
    for name in states_by_name().keys() & parties_by_name().keys():
        (party,) = parties_by_name()[name]
        assert states_by_name()[name] == {codes[party]}, name


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Serbia and Montenegro (FR Yugoslavia)", "CSXX"), ("former Yugoslavia", "YUCS"), ("USSR", "SUHH"),
        ("West Germany", "DEU"), ("East Germany (GDR)", "DDDE"), ("North Vietnam", "VDVN"), ("Viet Nam", "VNM"),
        ("Turkiye", "TUR"), ("UAE", "ARE"), ("DR Congo", "COD"), ("Bosnia-Herzegovina", "BIH"),
        ("VS", "USA"), ("VK", "GBR"), ("Zwitserland", "CHE"), ("Saoedi-Arabië", "SAU"), ("Irak", "IRQ"),
        ("China, People's Republic of", "CHN"),
    ],
)  # fmt: skip
def test_spellings_of_the_registers(name: str, code: str) -> None:
    assert states_by_name()[fold(name)] == {code}


def test_codes_are_unique_and_of_the_right_length() -> None:
    spells = [(row["state"], row["from"]) for row in table("states")]
    assert len(set(spells)) == len(spells)
    # A territory may pass from one state to another; a state has one row.
    codes = [row["state"] for row in table("states") if not row["standing"]] + ["ANHH"]
    assert len(set(codes)) == len(codes)
    vanished = {row["state"] for row in table("states") if row["to"] and not row["standing"]}
    assert {code for code in codes if len(code) == 4} == vanished | {"ANHH"}


def test_the_dated_borders_have_sources_of_their_own() -> None:
    rows = {row["state"]: row for row in table("states")}
    for code in (
        "SUHH",
        "RUS",
        "YUCS",
        "CSXX",
        "SRB",
        "MNE",
        "CSHH",
        "CZE",
        "SVK",
        "DDDE",
        "DEU",
        "YDYE",
        "VDVN",
    ):
        assert rows[code]["source_url"].startswith("http"), code
        assert rows[code]["said"], code
        assert rows[code]["note"], code
    for old, new in (("SUHH", "RUS"), ("YUCS", "CSXX"), ("CSXX", "SRB"), ("CSHH", "CZE"), ("CSHH", "SVK")):
        assert date.fromisoformat(rows[old]["to"]) + timedelta(1) == date.fromisoformat(rows[new]["from"])


def test_successors_are_those_that_took_over_seat_or_name() -> None:
    took_over = {row["state"]: row["successor_of"] for row in table("states") if row["successor_of"]}
    assert took_over == {
        "RUS": "SUHH", "CZE": "CSHH", "CSXX": "YUCS", "SRB": "CSXX", "DEU": "DDDE", "YEM": "YDYE", "VNM": "VDVN",
    }  # fmt: skip


def test_other_successors_were_constituent_parts_until_the_day_before() -> None:
    states = {row["state"]: row for row in table("states")}
    wholes = {row["party"]: row["state"] for row in table("parties") if row["type"] == "state"}
    found: dict[str, set[str]] = {}
    for row in table("parties"):
        if row["type"] == "region" and wholes.get(row["part_of"], "") in ("SUHH", "YUCS", "CSHH", "CSXX"):
            whole = wholes[row["part_of"]]
            found.setdefault(whole, set()).add(row["state"])
            left_for_another = whole == "YUCS" and row["state"] == "MNE"
            day = states["CSXX" if left_for_another else row["state"]]["from"]
            assert date.fromisoformat(row["to"]) + timedelta(1) == date.fromisoformat(day), row["party"]
    assert {whole: len(codes) for whole, codes in found.items()} == {
        "SUHH": 14,
        "YUCS": 5,
        "CSHH": 1,
        "CSXX": 1,
    }


def whole_of(party: str) -> list[str]:
    """What a party is part of, nearest first."""
    above = {row["party"]: row["part_of"] for row in table("parties")}
    chain: list[str] = []
    while above[party]:
        party = above[party]
        assert party not in chain
        chain.append(party)
    return chain


def test_parts_of_parties_exist_and_belong_to_one_state() -> None:
    rows = {row["party"]: row for row in table("parties")}
    assert len(rows) == len(table("parties"))
    for name, row in rows.items():
        chain = whole_of(name)
        assert row["source_url"], name
        assert row["type"], name
        if row["type"] == "state":
            assert row["state"], name
        for whole in chain:
            if row["type"] != "region":
                assert rows[whole]["state"] == row["state"], name


def test_who_is_a_part_of_iraq_and_who_is_not() -> None:
    def party(name: str) -> str:
        (found,) = parties_by_name()[fold(name)]
        return found

    for name in (
        "Iraqi army",
        "Iraqi police",
        "Iraqi forces",
        "Iraqi Air Force",
        "Iraq's Interior Ministry (purported)",
    ):
        assert whole_of(party(name))[-1] == "Iraq", name
    for name in (
        "Kurdistan Region", "Peshmerga", "Kurdish forces (Iraq)", "tribesmen, Anbar", "Popular Mobilisation Forces",
        "militias backed by Iran", "Babylon Brigades", "coalition forces in Iraq",
    ):  # fmt: skip
        assert "Iraq" not in (party(name), *whole_of(party(name))), name


def test_branches_of_the_holder_are_parts_and_its_neighbours_are_not() -> None:
    parts_of_it = {row["party"] for row in table("parties") if "Islamic State" in whole_of(row["party"])}
    (named_before,) = parties_by_name()[fold("Islamic State of Iraq and the Levant")]
    assert named_before == "Islamic State"
    for name in ("Islamic State (Libya)", "Islamic State (Khorasan)", "Islamic State West Africa Province"):
        assert parties_by_name()[fold(name)] <= parts_of_it
    for name in ("Jabhat al-Nusra", "Boko Haram", "Al-Qaeda in Iraq (predecessor of Islamic State)"):
        assert not parties_by_name()[fold(name)] & (parts_of_it | {"Islamic State"})
