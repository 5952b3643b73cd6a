"""Designations: two spellings of one name share a key, two names never do."""

from __future__ import annotations

import csv
from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from headstamp.nouns.values.designation import NOUNS, designation, digits
from headstamp.nouns.values.text import key
from headstamp.nouns.values.unsaid import is_unsaid


def canon(words: str) -> str | None:
    (value,) = designation(words)
    assert value.said == words
    return value.canon


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("M-113", "M113"), ("T‑72M1", "t-72m1"), ("57E6", "57-E6"), ("Leopard II", "Leopard-2"), ("Mk V", "MK-5"),
        ("Jagdpanzer-IV", "Jagdpanzer 4"), ("Mirage Ⅲ", "Mirage 3"), ("M16 assault rifles", "M-16"),
        ("T-72 tank", "T-72"), ("AT-4 anti-tank rocket launchers", "AT-4"), ("PKM machine gun", "PKM"),
        ("AK-47s", "AK-47"), ("AK-47’s", "AK-47"), ("Hellfire missiles", "Hellfire"), ("Fleyta/Skorpion ", "Fleyta/Skorpion"),
        ("Alizé", "Alize"), ("آر بي جي ٧", "آر بي جي 7"), ("M113 armoured personnel carrier", "M-113"),
        ("OHG92 hand grenade", "OHG-92"),
    ],
)  # fmt: skip
def test_two_spellings_of_one_name(one: str, other: str) -> None:
    assert canon(one) == canon(other)


APART = (
    ("T-72", "T-72M1", "T-72S", "T-72M1 -", "T-62", "T-55", "Vampire T-55"),
    ("AK-47", "AK-74", "AKM", "AK", "АК"),
    ("Type 56", "Type 56-1", "Type 59"),
    ("M-16A4", "M-16A2", "M16"),
    ("AAV-7A1", "AAV-7A1 -"),
    ("Super Lynx ASW", "Super Lynx ASW -", "Super Lynx ASW --", "Super Lynx ASW ---"),
    ("Type-85 APC", "Type-85 IFV", "Type-85"),
    ("Type-XXIII", "Type-23"),
    ("Commando V-150", "Commando 5-150"),
    ("MPV-I", "MPV-1"),
    ("Pitbull VX", "Pitbull 15"),
    ("Doorman", "Doorman Carrier"),
    ("Lynx", "Lynx MRL"),
    ("81 mm mortar", "81 mm mortar bombs", "120 mm mortar", "81 mm"),
    ("rifle", "tank", "hand grenade", "grenade launcher"),
    ("كلاشنكوف", "رشاش"),
    ("榴弹炮", "火箭炮"),
    ("カール", "ガール"),
)


@pytest.mark.parametrize(("one", "other"), [pair for names in APART for pair in combinations(names, 2)])
def test_two_names_are_two(one: str, other: str) -> None:
    assert canon(one) != canon(other)


@pytest.mark.parametrize(
    ("words", "read"),
    [("T-72M1", ("72", "1")), ("Type 56-1", ("56", "1")), ("Leopard II", ("2",)), ("Type 63 107 mm", ("63", "107")),
     ("7.62 mm PKM", ("7", "62")), ("Humvee", ()), ("آر بي جي ٧", ("7",))],
)  # fmt: skip
def test_digits_stand_apart(words: str, read: tuple[str, ...]) -> None:
    assert digits(words) == read


def test_what_has_neither_letter_nor_digit_has_no_key() -> None:
    assert canon("?") is None
    assert canon(" -- ") is None


NAMES = st.from_regex(r"[A-Za-z]{1,6}[- ]?[0-9]{1,3}[A-Z]?[0-9]?", fullmatch=True).filter(
    lambda name: not any(word in NOUNS for word in name.lower().replace("-", " ").split())
)


@given(NAMES, st.sampled_from(NOUNS))
def test_a_generic_noun_beside_a_name_falls_away(name: str, noun: str) -> None:
    assert canon(f"{name} {noun}") == canon(f"{noun} {name}") == canon(f"{name} {noun}s") == canon(name)


@given(NAMES, NAMES)
def test_names_of_other_digits_never_share_a_key(one: str, other: str) -> None:
    if "".join(digits(one)) != "".join(digits(other)):
        assert canon(one) != canon(other)


@given(NAMES)
def test_hyphens_blanks_and_case_do_not_matter(name: str) -> None:
    assert canon(name) == canon(name.replace("-", " ")) == canon(name.lower()) == canon(name.upper())


@given(st.text())
@example("UNK")
def test_a_key_is_letters_and_digits_and_its_own_key(words: str) -> None:
    made = canon(words)
    if made is None:
        assert not key(words) or is_unsaid(words)
    else:
        assert all(c.isalnum() for c in made)
        assert canon(made) == made


@given(st.text(alphabet="AB1 -ivxIVX", max_size=12))
def test_no_digit_is_lost(words: str) -> None:
    written = [c for c in words if c.isdecimal()]
    left = iter("".join(digits(words)))
    assert all(digit in left for digit in written)


def aliases(shared: Path) -> list[dict[str, str]]:
    with (shared / "demo" / "aliases.csv").open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


@pytest.mark.shared
def test_aliases_of_every_script_have_a_key(shared: Path) -> None:
    names = [row["alias"] for row in aliases(shared)]
    assert all(canon(name) for name in names)
    assert sum(not any(c.isascii() and c.isalpha() for c in name) for name in names) >= 8


@pytest.mark.shared
def test_false_friends_are_told_apart_from_their_models(shared: Path) -> None:
    friends = [(row["alias"], row["model"]) for row in aliases(shared) if row["scope"] == "not"]
    assert len(friends) == 13
    assert [pair for pair in friends if canon(pair[0]) == canon(pair[1])] == []


@pytest.mark.shared
def test_what_sipri_tells_apart_stays_apart(shared: Path) -> None:
    """Two designations of one register share a key only where they differ in case, accent, hyphen or a generic noun."""
    folder = shared / "registers" / "sipri"
    for name in ("register_gen2025-03-13_order-level_1950-2024.csv", "register_gen2026-05-18_order-level_1950-2026.csv"):
        with (folder / name).open(encoding="cp1252", newline="") as lines:
            said = {row[6].strip() for row in csv.reader(lines) if len(row) == 16}
        shared_keys: dict[str | None, set[str]] = {}
        for words in said:
            shared_keys.setdefault(canon(words), set()).add(words)
        merged = [words for words in shared_keys.values() if len(words) > 1]
        odd = [words for words in merged if len({key(word) for word in words}) > 1]
        assert None not in shared_keys
        assert len(merged) < 20
        # The missile and the system that fires it; their classes tell them apart.
        assert [words for words in odd if words != {"THAAD", "THAAD missile"}] == []
