"""The tree of classes: complete, without circles, and looked up in the lists of others."""

from __future__ import annotations

import pytest

from headstamp.nouns import classes
from headstamp.nouns.values import vocabulary

CONTRACT = (
    "rifle, sniper_rifle, anti_materiel_rifle, submachine_gun, pistol, shotgun, machine_gun, light_machine_gun, "
    "general_machine_gun, heavy_machine_gun, grenade_launcher, hand_grenade, rocket_launcher, recoilless_rifle, "
    "anti_tank_missile, manpads, mortar, artillery, multiple_rocket_launcher, anti_aircraft_gun, tank, ifv, apc, mrap, "
    "scout_car, engineering_vehicle, utility_vehicle, truck, aircraft, helicopter, uav, missile, mine, "
    "ammunition_small, ammunition_large, ied_component, body_armour, mixed, other"
)


def test_the_words_of_the_contract_are_the_words_of_a_cell() -> None:
    assert ", ".join(classes.CLASSES) == CONTRACT
    assert classes.CLASSES == vocabulary.CLASSES


def test_every_class_ends_at_a_root() -> None:
    for word in classes.tree():
        assert word not in classes.ancestors(word)
        top = (word, *classes.ancestors(word))[-1]
        assert classes.parent(top) is None


@pytest.mark.parametrize(
    ("word", "above"),
    [
        ("general_machine_gun", "machine_gun"),
        ("heavy_machine_gun", "machine_gun"),
        ("sniper_rifle", "rifle"),
        ("mrap", "armoured_vehicle"),
        ("manpads", "missile"),
        ("helicopter", "aircraft"),
        ("mortar", "artillery"),
        ("ammunition_small", "ammunition"),
    ],
)
def test_a_kind_is_within_its_parent_and_not_the_other_way(word: str, above: str) -> None:
    assert classes.is_within(word, above)
    assert classes.is_within(word, word)
    assert not classes.is_within(above, word)


def test_what_only_sounds_alike_stands_apart() -> None:
    assert not classes.is_within("submachine_gun", "machine_gun")
    assert not classes.is_within("recoilless_rifle", "rifle")
    assert not classes.is_within("anti_aircraft_gun", "machine_gun")
    assert not classes.is_within("hand_grenade", "ammunition")
    assert not any(classes.is_within(word, "mixed") for word in classes.CLASSES if word != "mixed")


def test_an_unknown_class_or_list_is_an_error() -> None:
    for look_up in (classes.parent, classes.ancestors, classes.readable_name):
        with pytest.raises(KeyError):
            look_up("catapult")
    with pytest.raises(KeyError):
        classes.is_within("rifle", "catapult")
    with pytest.raises(KeyError):
        classes.listed_as("rifle", "Hague 1907")


def test_crosswalks_name_known_lists_only_and_groups_cover_their_kinds() -> None:
    for word, entry in classes.tree().items():
        assert set(entry.lists) <= set(classes.schemes()), word
        assert all(entry.lists.values()), f"{word}: an empty crosswalk entry; leave it out"
        if entry.group:
            kinds = [w for w in classes.CLASSES if classes.is_within(w, word)]
            assert kinds, f"{word}: a group of nothing"
            for scheme, listed in entry.lists.items():
                assert {c for kind in kinds for c in classes.listed_as(kind, scheme)} == set(listed)


def test_the_same_category_of_the_un_register_and_of_the_treaty() -> None:
    # Article 2(1) of the treaty takes the register's categories in their order, and small arms as (h).
    # fmt: off
    letter = {"I": "a", "II": "b", "III": "c", "IV": "d", "V": "e", "VI": "f", "VIIa": "g", "VIIb": "g", "SALW": "h"}
    # fmt: on
    for word in classes.CLASSES:
        register = {letter[category] for category in classes.listed_as(word, "UNROCA")}
        treaty = set(classes.listed_as(word, "ATT"))
        assert register <= treaty, word


def test_names_are_words_for_one_thing() -> None:
    names = [classes.readable_name(word) for word in classes.tree()]
    assert len(set(names)) == len(names)
    assert all(name == name.strip() and "_" not in name for name in names)
