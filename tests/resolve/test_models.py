"""Designations stand for models by table, class and rule; a guess is left to a person and stands for nothing."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headstamp.nouns.values.designation import words
from headstamp.resolve.known_names import Known, is_generic, known_names, parts
from headstamp.resolve.match_name import Match, match

MODELS = (
    ("T-55", "T-54/T-55 tank", "tank"), ("T-54 / T-55", "T-54/T-55 tank", "tank"), ("T-72", "T-72 tank", "tank"),
    ("T-72M1", "T-72 tank", "tank"), ("M16", "M16 / AR-15", "rifle"), ("M16 mine", "M16 mine", "mine"),
    ("Zastava M70", "AK pattern", "rifle"), ("AK-47", "AK pattern", "rifle"), ("AK-74", "AK-74", "rifle"),
    ("AKM", "AK pattern", "rifle"), ("PK / PKM", "PK", "general_machine_gun"), ("HJ-8 (Red Arrow-8)", "HJ-8", "anti_tank_missile"),
    ("HMMWV (up-armoured)", "Humvee", "utility_vehicle"), ("Type 63 107 mm", "Type 63 MRL", "multiple_rocket_launcher"),
    ("9K32 Strela-2", "9K32 Strela-2", "manpads"), ("Type 80 tank", "Type 80", "tank"), ("D-30", "D-30 howitzer", "artillery"),
    ("hand grenades (model not given)", "", "hand_grenade"),
)  # fmt: skip
ALIASES = (
    ("SA-7", "9K32 Strela-2", "exact"), ("Strela-2M", "9K32 Strela-2", "variant"), ("AMD-65", "AKM", "variant"),
    ("Kalashnikov", "AK-47", "family"), ("Vampire T-55", "T-55", "not"), ("M70", "Zastava M70", "not"),
    ("M70", "M70 launcher", "not"), ("Type 80", "PK / PKM", "not"), ("كلاشنيكوف", "AK-47", "family"),
    ("СВД", "SVD", "exact"), ("Enigma", "T-55", "variant"), ("Humvee", "HMMWV", "family"), ("Twin", "T-55", "exact"),
    ("Twin", "T-72", "exact"), ("Grey", "AKM", "exact"), ("Grey", "AK-47", "variant"), ("Mixed bag", "D-30", "exact"),
    ("AK-47", "AKM", "variant"),
)  # fmt: skip


def known(models: Any = MODELS, aliases: Any = ALIASES) -> Known:
    def key(said: str) -> str | None:
        return "".join(words(said)) or None

    return known_names(
        [
            {"model_key": key(m), "model": m, "family_key": key(f), "family": f, "class": c, "statement": f"s {m}"}
            for m, f, c in models
        ],
        [
            {"alias_key": key(a), "alias": a, "model_key": key(m), "model": m, "scope": s, "statement": f"a {a} {m}"}
            for a, m, s in aliases
        ],
    )


def found(said: str, weapon_class: str) -> Match | None:
    return match(known(), said, weapon_class)


def stands_for(said: str, weapon_class: str) -> tuple[str, str] | None:
    """What a designation is accepted as, and in which scope; None where it stands for nothing."""
    answer = found(said, weapon_class)
    return (answer.accepted.called, answer.scope) if answer and answer.accepted else None


@pytest.mark.parametrize(
    ("said", "weapon_class"),
    [("Vampire T-55", "aircraft"), ("Vampire T-55 jet trainer", "aircraft"), ("Vampire T-55", "tank"),
     ("Type 80 machine gun", "general_machine_gun"), ("M70", "rifle"), ("M70", "rocket_launcher"), ("M70 rifle", "rifle"),
     ("captured M70", "rifle")],
)  # fmt: skip
def test_false_friends_stand_for_nothing(said: str, weapon_class: str) -> None:
    assert stands_for(said, weapon_class) is None


SERVICE = [("AK-74", "AK-74", "rifle"), ("SA-7 Grail", "Strela", "manpads"), ("Type 63 B", "Type 63", "rifle")]
"""Models whose names stand at the beginning, in the middle or at the end of what a ``not`` row forbids."""


@pytest.mark.parametrize(
    ("forbidden", "said"),
    [
        pytest.param("AK-74M", "AK-74 M folding rifle", id="the forbidden name begins with the model's"),
        pytest.param("AK-74 M", "captured AK-74M rifle", id="whatever the blanks"),
        pytest.param("Chinese AK-74", "captured Chinese AK-74 rifle", id="it ends with the model's"),
        pytest.param("Chinese AK-74 M", "captured Chinese AK-74 M rifle", id="it goes on at both sides"),
        pytest.param("AK-74", "captured AK-74 rifle", id="it is the model's"),
    ],
)
def test_a_forbidden_name_inside_a_longer_designation_bars_the_model_whose_name_it_holds(forbidden: str, said: str) -> None:
    free = match(known(SERVICE, []), said.replace("AK-74M", "AK-74 M"), "rifle")
    assert free is not None
    assert free.accepted is not None, "without the row it would be the model"
    barred = match(known(SERVICE, [(forbidden, "AK-74", "not")]), said, "rifle")
    assert barred is None or barred.accepted is None


def test_a_forbidden_name_bars_nothing_beside_it() -> None:
    answer = match(known(SERVICE, [("AK-74 M", "AK-74", "not")]), "AK-74 of the M series", "rifle")
    assert answer is not None
    assert answer.accepted is not None


def test_a_forbidden_name_bars_only_what_it_is_not() -> None:
    """An "Alpha Bravo" that is no Bravo may be an Alpha."""
    models = [("Alpha", "Alpha", "rifle"), ("Bravo", "Bravo", "rifle")]
    answer = match(known(models, [("Alpha Bravo", "Bravo", "not")]), "captured Alpha Bravo rifle", "rifle")
    assert answer is not None
    assert answer.accepted is not None
    assert answer.accepted.called == "Alpha"


def test_a_family_of_which_no_class_is_known_agrees_with_every_class() -> None:
    answer = match(known([], [("Dragunov", "SVD", "family")]), "Dragunov", "sniper_rifle")
    assert answer is not None
    assert (answer.scope, answer.names[0].called) == ("family", "SVD")


@pytest.mark.parametrize(
    ("models", "aliases", "said", "weapon_class", "expected"),
    [
        pytest.param([("M1114", "Humvee", "utility_vehicle")], [("Jeep", "Humvee", "family")], "Jeep", "utility_vehicle",
                     ("Humvee", "family"), id="a family's other name"),
        pytest.param([("PK", "PK", "general_machine_gun"), ("PKX", "PK", "rifle")], [("Bixie", "PK", "exact")], "Bixie", "rifle",
                     None, id="a name of a model is none of the family that is called like it"),
        pytest.param([("T-55", "T-55", "tank")], [("Twin", "T-55", "exact"), ("Twin", "T-55", "variant")], "Twin", "tank",
                     ("T-55", "exact"), id="exactly the model by one row, a variant of it by another"),
        pytest.param([], [("Pineapple", "hand grenades (model not given)", "exact")], "Pineapple", "hand_grenade", None,
                     id="an alias of a kind of thing"),
        pytest.param([("NSV", "", "heavy_machine_gun"), ("NSV", "Utyos", None)], [], "Utyos", "heavy_machine_gun",
                     ("Utyos", "family"), id="a row without a class names the family"),
        pytest.param([("M16", "", "rifle"), ("M16", "", "mine"), ("M16", "Utyos", None)], [], "Utyos", "rifle", None,
                     id="a row without a class may be of either model"),
    ],
)  # fmt: skip
def test_what_the_rows_of_a_table_make_of_a_name(
    models: Any, aliases: Any, said: str, weapon_class: str, expected: tuple[str, str] | None
) -> None:
    answer = match(known(models, aliases), said, weapon_class)
    assert ((answer.accepted.called, answer.scope) if answer and answer.accepted else None) == expected


def test_no_more_than_five_names_are_proposed() -> None:
    answer = match(known([(f"Hurricane 72{letter}", "", "tank") for letter in "ABCDEFG"], []), "Hurricane 72X", "tank")
    assert answer is not None
    assert len(answer.names) == 5


@pytest.mark.parametrize(("forbidden", "said"), [("Chinese AK", "Chinese AK-74 rifle"), ("74 M", "AK-74 M rifle")])
def test_a_forbidden_name_bars_no_name_that_only_overlaps_it(forbidden: str, said: str) -> None:
    answer = match(known(SERVICE, [(forbidden, "AK-74", "not")]), said, "rifle")
    assert answer is not None
    assert answer.accepted is not None


@pytest.mark.parametrize("said", ["B Type 63", "63 Type B rifle", "B 63 Type"])
@pytest.mark.parametrize("forbidden", ["Type 63 B", "B Type 63"])
def test_a_forbidden_name_bars_the_same_words_in_another_order(said: str, forbidden: str) -> None:
    free = match(known(SERVICE, []), "B Type 63", "rifle")
    assert free is not None
    assert free.accepted is not None, "without the row it would be the model"
    barred = match(known(SERVICE, [(forbidden, "Type 63 B", "not")]), said, "rifle")
    assert barred is None or barred.accepted is None


def test_a_forbidden_name_bars_the_words_of_the_model_wherever_it_has_its_blanks() -> None:
    models = [("Type B 63", "Type B 63", "rifle")]
    free, barred = (match(known(models, aliases), "63 Type B", "rifle") for aliases in ([], [("TypeB 63", "Type B 63", "not")]))
    assert free is not None
    assert free.accepted is not None
    assert barred is None or barred.accepted is None


def test_a_forbidden_name_in_another_order_bars_inside_a_longer_designation() -> None:
    """What is no T-55 as a "Vampire T-55" is none as a "T-55 Vampire" either."""
    tank = [("T-55", "T-55", "tank")]
    for said in ("T-55 Vampire", "T-55 Vampire tank", "captured T-55 Vampire", "T55 Vampire"):
        answer = match(known(tank, [("Vampire T-55", "T-55", "not")]), said, "tank")
        assert answer is None or answer.accepted is None, said


def test_a_class_tells_a_rifle_from_a_mine_of_the_same_name() -> None:
    assert stands_for("M16", "rifle") == ("M16", "exact")
    assert stands_for("M16", "mine") == ("M16 mine", "exact")
    assert stands_for("M16", "tank") is None


def test_a_name_known_for_several_things_is_left_to_a_person_with_what_it_could_be() -> None:
    answer = found("M70", "rifle")
    assert answer is not None
    assert answer.accepted is None
    assert [name.called for name in answer.names] == ["Zastava M70"]
    assert "need not be" in answer.because


@pytest.mark.parametrize(
    ("said", "weapon_class", "expected"),
    [
        pytest.param("t 55", "tank", ("T-55", "exact"), id="its own name beats a part of another's"),
        pytest.param("AK-47", "rifle", ("AK-47", "exact"), id="its own name beats a variant of another"),
        pytest.param("SA-7", "manpads", ("9K32 Strela-2", "exact"), id="an exact alias"),
        pytest.param("SA-7", "missile", ("9K32 Strela-2", "exact"), id="under a wider class"),
        pytest.param("Strela-2M", "manpads", ("9K32 Strela-2", "variant"), id="a variant"),
        pytest.param("كلاشنيكوف", "rifle", ("AK pattern", "family"), id="an alias without a Latin letter"),
        pytest.param("СВД", "sniper_rifle", ("SVD", "exact"), id="a model that only an alias names"),
        pytest.param("PKM", "machine_gun", ("PK / PKM", "exact"), id="one side of a slash"),
        pytest.param("Red Arrow-8", "anti_tank_missile", ("HJ-8 (Red Arrow-8)", "exact"), id="a name in brackets"),
        pytest.param("up-armoured", "utility_vehicle", None, id="a remark in brackets is no name"),
        pytest.param("Humvee", "utility_vehicle", ("Humvee", "family"), id="a family by its own name"),
        pytest.param("HMMWV", "utility_vehicle", ("HMMWV", "exact"), id="a model that aliases put in a family"),
        pytest.param("AR-15", "rifle", ("M16 / AR-15", "family"), id="a part of a family's name"),
        pytest.param("107 mm Type 63", "multiple_rocket_launcher", ("Type 63 107 mm", "exact"), id="other order of words"),
        pytest.param("captured T-55 tank", "tank", ("T-55", "exact"), id="beside a plain word"),
        pytest.param("AK-47 assault rifles", "rifle", ("AK-47", "exact"), id="beside a generic noun"),
        pytest.param("PKM machine guns", "general_machine_gun", ("PK / PKM", "exact"), id="a part, beside a noun"),
        pytest.param("122mm D-30 howitzer", "artillery", ("D-30", "exact"), id="beside a calibre"),
        pytest.param("D-30 122 mm", "artillery", ("D-30", "exact"), id="before a calibre"),
        pytest.param("AKM 1959, 20 mm", "rifle", None, id="a year before a calibre is none"),
        pytest.param("AKM 195, 20 mm", "rifle", None, id="a number of three digits before a calibre"),
        pytest.param("7.62mm AKM", "rifle", ("AKM", "exact"), id="beside a calibre without a blank"),
        pytest.param("AKM 12, 762 mm", "rifle", None, id="nor a number before a longer one"),
        pytest.param("D-30, 12.7 mm sleeve", "artillery", ("D-30", "variant"), id="beside a calibre with a point"),
        pytest.param("7.62 mm AKM", "rifle", ("AKM", "exact"), id="beside a calibre with two digits behind the point"),
        pytest.param("T-55 Lionheart", "tank", ("T-55", "variant"), id="beside a word that nobody knows"),
        pytest.param("T-55 (Enigma)", "tank", ("T-55", "variant"), id="two names of one model"),
        pytest.param("Humvee Lionheart", "utility_vehicle", ("Humvee", "family"), id="a family beside a word that nobody knows"),
        pytest.param("AK-47 / Kalashnikov rifle", "rifle", ("AK-47", "exact"), id="a model and its own family"),
        pytest.param("T-72M1", "tank", ("T-72M1", "exact"), id="the longer name"),
        pytest.param("upgraded T-72M1", "tank", ("T-72M1", "variant"), id="the longer name inside"),
        pytest.param("T-72M", "tank", None, id="a name with a letter more"),
        pytest.param("T-72 B3", "tank", None, id="other digits beside"),
        pytest.param("AK-74 or AK-47", "rifle", None, id="two names"),
        pytest.param("tank turret of a T-55", "tank", None, id="a part of a thing"),
        pytest.param("copy of T-55", "tank", None, id="a copy"),
        pytest.param("Twin", "tank", None, id="an alias of two models"),
        pytest.param("Grey", "rifle", None, id="an exact alias of one and a variant of another"),
        pytest.param("hand grenades", "hand_grenade", None, id="a kind of thing is no model"),
        pytest.param("T-55", "other", None, id="a class that says nothing"),
        pytest.param("T-55", "mixed", None, id="a class of several"),
        pytest.param("unheard-of", "rifle", None, id="no name at all"),
    ],
)  # fmt: skip
def test_what_a_designation_stands_for(said: str, weapon_class: str, expected: tuple[str, str] | None) -> None:
    assert stands_for(said, weapon_class) == expected


def test_every_match_says_why() -> None:
    for said, weapon_class in (("SA-7", "manpads"), ("T-55", "tank"), ("Twin", "tank"), ("T-72M", "tank")):
        answer = found(said, weapon_class)
        assert answer is not None
        assert answer.because


def test_the_reason_says_how_far_an_alias_goes() -> None:
    own, variant = found("AKM", "rifle"), found("Strela-2M", "manpads")
    assert own is not None
    assert variant is not None
    assert "(" not in own.because
    assert "an alias (variant)" in variant.because


def test_a_likeness_only_proposes_and_needs_the_same_digits() -> None:
    answer = found("T-72M", "tank")
    assert answer is not None
    assert answer.accepted is None
    assert "T-72" in {name.called for name in answer.names}
    assert "T-55" not in {name.called for name in answer.names}
    assert found("Q-72 Hurricane", "tank") is None, "the digits alone are no likeness"


def test_a_person_is_asked_of_a_name_whose_class_does_not_say_what_it_is() -> None:
    answer = found("T-55", "other")
    assert answer is not None
    assert answer.accepted is None
    assert [name.called for name in answer.names] == ["T-55", "T-54 / T-55"]
    assert found("unheard-of", "other") is None


@pytest.mark.parametrize(("said", "called"), [("PK", ["PK / PKM"]), ("Humvee", ["Humvee"])])
def test_a_person_is_asked_of_a_family_only_where_no_model_of_it_has_the_name(said: str, called: list[str]) -> None:
    answer = found(said, "other")
    assert answer is not None
    assert [name.called for name in answer.names] == called


@pytest.mark.parametrize(
    ("aliases", "family"),
    [
        pytest.param([("Humvee", "HMMWV", "family")], "humvee", id="the name of a family of the tables"),
        pytest.param([("Dragunov", "HMMWV", "family")], "hmmwv", id="a family that no table has"),
        pytest.param([("Humvee", "HMMWV", "exact")], "hmmwv", id="a name of the model itself"),
        pytest.param([("Humvee", "Other", "family"), ("High wheels", "HMMWV", "exact")], "hmmwv", id="another model's family"),
    ],
)  # fmt: skip
def test_an_alias_puts_a_model_that_no_table_lists_into_a_family_of_the_tables(aliases: Any, family: str) -> None:
    assert known([("M1114", "Humvee", "utility_vehicle")], aliases).models["hmmwv"].family_key == family


def test_a_person_is_asked_which_of_the_names_in_a_designation_is_meant() -> None:
    answer = found("AK-74 or AK-47", "rifle")
    assert answer is not None
    assert answer.accepted is None
    assert {name.called for name in answer.names} == {"AK-74", "AK-47"}


def test_nobody_is_asked_of_likenesses_where_nothing_was_documented() -> None:
    assert match(known(), "T-72M", "tank", ask=False) is None
    assert match(known(), "M70", "rifle", ask=False) is None
    assert match(known(), "AK-74 or AK-47", "rifle", ask=False) is None
    inside = match(known(), "captured T-55 tank", "tank", ask=False)
    assert inside is not None, "what is certain needs no person"
    assert inside.accepted is not None
    asked = match(known(), "Twin", "tank", ask=False)
    assert asked is not None, "a name of two models is a question whoever bears it"
    assert asked.accepted is None


def test_models_of_unrelated_classes_that_share_a_name_stay_two() -> None:
    assert {model.key for model in known().by_raw_key["m16"]} == {"m16 rifle", "m16 mine"}
    assert {model.weapon_class for model in known().by_raw_key["m16"]} == {"rifle", "mine"}


def test_a_model_takes_the_deepest_of_its_classes() -> None:
    both = known([("NSV", "NSV", "machine_gun"), ("NSV", "NSV", "heavy_machine_gun")], [])
    assert [model.weapon_class for model in both.models.values()] == ["heavy_machine_gun"]


@pytest.mark.parametrize(
    ("name", "generic"),
    [("hand grenades (model not given)", True), ("heavy machine guns (model not given)", True), ("machine guns", True),
     ("mortars (calibre not given)", True), ("tanks and APCs (general)", True), ("MiG-21 (as described)", True),
     ("7.62x39 cartridge", False), ("AK-47", False), ("HOT", False), ("Carl Gustaf", False)],
)  # fmt: skip
def test_kinds_of_thing_are_no_models(name: str, generic: bool) -> None:
    assert is_generic(name) is generic


def test_parts_of_a_name() -> None:
    assert parts("PK / PKM") == ["PK", "PKM"]
    assert parts("S-75 / V-750 (SA-2)") == ["S-75", "V-750", "SA-2"]
    assert parts("HMMWV (up-armoured)") == []
    assert parts("Type 80 (Tank)") == ["Type 80"], "a kind of thing is no name, with a capital either"
    assert parts("T-54/T-55") == [], "a slash without blanks joins a name"


WORDS = [word for model, _, _ in MODELS for word in model.split()] + [a for a, _, _ in ALIASES] + ["new", "in", "or", "99"]
SAID = st.lists(st.sampled_from(WORDS), min_size=1, max_size=4).map(" ".join)
CLASSES = st.sampled_from(["tank", "rifle", "mine", "general_machine_gun", "manpads", "aircraft", "other"])


@given(SAID, CLASSES, st.randoms(use_true_random=False))
def test_the_order_of_the_tables_changes_nothing(said: str, weapon_class: str, shuffle: Any) -> None:
    models, aliases = list(MODELS), list(ALIASES)
    shuffle.shuffle(models)
    shuffle.shuffle(aliases)
    one, other = match(known(), said, weapon_class), match(known(models, aliases), said, weapon_class)
    assert (one is None) == (other is None)
    if one and other:
        assert (one.scope, one.rule, {n.target for n in one.names}) == (other.scope, other.rule, {n.target for n in other.names})


@given(SAID, CLASSES)
def test_what_is_accepted_has_the_digits_of_its_name_and_an_agreeing_class(said: str, weapon_class: str) -> None:
    answer = match(known(), said, weapon_class)
    if answer and answer.accepted:
        assert known().agree(weapon_class, answer.accepted)
        assert set(map(str, filter(str.isdigit, "".join(words(answer.accepted.said))))) <= set("".join(words(said)))
        assert not known().is_barred("".join(words(said)), answer.accepted)
