"""Makes of every spelling are one maker; what fits none is kept, and is nobody's."""

from __future__ import annotations

import csv
from itertools import combinations
from pathlib import Path
from string import ascii_lowercase

import pytest
import yaml
from hypothesis import assume, given
from hypothesis import strategies as st
from rapidfuzz.distance import OSA

from headstamp.nouns import makers as listed
from headstamp.nouns.makers import makers
from headstamp.nouns.values.make import NOT_ALONE, make
from headstamp.nouns.values.value import Unreadable, is_vague

NAMES = [(name, maker) for maker, names in makers().items() for name in names]
ONE_WORD = [(maker, maker) for maker in makers() if maker.isalpha()]


@pytest.mark.parametrize(
    ("said", "canon"),
    [
        ("TAURUS", "taurus"), ("Forjas Taurus S.A.", "taurus"), ("Taurus Armas SA", "taurus"), ("taurus 38", "taurus"),
        ("Taurus - Brasil", "taurus"), ("Taurus (origem brasileira)", "taurus"), ("taurus fabricada no brasil", "taurus"),
        ("Smith & Wesson", "smith & wesson"), ("Smith and Wesson", "smith & wesson"), ("S&W", "smith & wesson"),
        ("S. & W.", "smith & wesson"),
        ("SMITH WESS", "smith & wesson"), ("smith", "smith & wesson"), ("s. wesson", "smith & wesson"),
        ("Smith&Wesson .357", "smith & wesson"),
        ("HK", "heckler & koch"), ("Heckler und Koch GmbH", "heckler & koch"), ("H & K", "heckler & koch"), ("C.Z.", "ceska zbrojovka"),
        ("Česká zbrojovka", "ceska zbrojovka"), ("C.B.C. 651", "cbc"), ("Companhia Brasileira de Cartuchos", "cbc"),
        ("Sturm, Ruger & Co., Inc.", "ruger"), ("Fabrique Nationale d'Herstal", "fn herstal"), ("Colt's Mfg", "colt"),
        ("Izhmash", "izhmash"), ("Kalashnikov Concern", "kalashnikov concern"), ("Arsenal AD, Kazanlak", "arsenal kazanlak"),
        ("ARSENAL AD", "arsenal kazanlak"), ("Tula Arms Plant", "tula arms plant"), ("Tula Cartridge Plant", "tula cartridge plant"),
        ("State Arsenal, Radom", "radom arsenal"), ("Phoenix Arms", "phoenix arms"),
        ("S. Sauer", "sig sauer"), ("J. P. Sauer", "sauer"),
        ("H&R", "harrington & richardson"), ("Star", "star"),
        ("beretta950", "beretta"), ("Gabilondo y Cia", "llama"), ("made by Zastava Arms", "zastava"),
    ],
)  # fmt: skip
def test_a_maker_is_told_by_any_of_its_names(said: str, canon: str) -> None:
    assert make(said) == ((said, canon, None, None, None),)


@pytest.mark.parametrize(
    ("said", "canon"), [("tauros", "taurus"), ("Bereta", "beretta"), ("rosi s.a.", "rossi"), ("glok", "glock"),
    ("winchster", "winchester"), ("Coult", "colt"), ("Izmash", "izhmash")]
)
def test_a_slip_of_the_pen_is_the_nearest_maker(said: str, canon: str) -> None:
    assert [(value.canon, value.hedge) for value in make(said)] == [(canon, None)]


@pytest.mark.parametrize(
    ("said", "canon"),
    [
     # Places, words of plants, and the name of a design: several makers have them, or nobody.
     ("Arsenal", "arsenal"), ("Tula", "tula"), ("Radom", "radom"), ("TULA 1943", "tula 1943"), ("Arsenal 10", "arsenal 10"),
     ("Arsenals", "arsenals"), ("Kalashnikov", "kalashnikov"), ("Ordnance Factory", "ordnance factory"), ("Phoenix", "phoenix"),
     ("State Factory", "state factory"), ("Lone Star", "lone star"), ("Industria Bloggs", "industria bloggs"), ("stair", "stair"),
     ("Scolt", "scolt"), ("Luger", "luger"), ("Falcon", "falcon"), ("Normal", "normal"),
     # What was made after a maker's design is not his.
     ("copy of Beretta", "copy of beretta"), ("Glock clone", "glock clone"), ("Winchester type", "winchester type"),
     ("Lance & Sons, Ltd.", "lance sons"), ("Bloggs Armas S.A.", "bloggs"), ("col", "col"), ("stra", "stra"), ("38", "other"),
    ("?!", "other"),
     ("asta", "asta"), ("besa", "besa"), ("franci", "franci"), ("arma", "arma"),
     ("f 1", "other"), ("Taurus e Rossi", "taurus e rossi"), ("x" * 200, "other")],
)  # fmt: skip
def test_what_cannot_be_told_is_kept_and_vague(said: str, canon: str) -> None:
    (value,) = make(said)
    assert (value.said, value.canon, is_vague(value)) == (said, canon, True)


@pytest.mark.parametrize("said", ["?", "Ignorado", "não identificada", "s/marca", "unknown", "N/C"])
def test_a_cell_that_says_nothing_is_unknown(said: str) -> None:
    assert make(said) == ((said, "unknown", None, None, "unknown"),)


@pytest.mark.parametrize("said", ["artesanal", "CASEIRA", "fabricação caseira", "home made", "craft made"])
def test_what_was_made_by_hand_has_no_maker_but_a_word(said: str) -> None:
    (value,) = make(said)
    assert (value.canon, value.hedge) == ("craft", None)


LETTERS = {"".join(name.split()): maker for name, maker in NAMES}
"""The letters of every listed name, with its maker."""


def slips(word: str) -> set[str]:
    """Words that are another with one letter wrong, too many, too few, or two beside each other exchanged."""
    places = range(len(word))
    wrong = {word[:at] + letter + word[at + keep :] for at in places for letter in ascii_lowercase for keep in (0, 1)}
    return wrong | {word[:at] + word[at + 1 :] for at in places} | {
        word[:at] + word[at : at + 2][::-1] + word[at + 2 :] for at in places
    }  # fmt: skip


def test_a_slip_that_is_as_near_to_a_second_maker_stays_open() -> None:
    words = [word for word in LETTERS if word.isalpha() and word.isascii() and len(word) >= 4]
    near = [(one, other) for one, other in combinations(words, 2)
            if LETTERS[one] != LETTERS[other] and OSA.distance(one, other, score_cutoff=2) <= 2]  # fmt: skip
    between = {slip for one, other in near for slip in slips(one) & slips(other)} - LETTERS.keys()
    between = {slip for slip in between if not any(word.startswith(slip) for word in LETTERS)}
    assert len(between) > 50
    assert {slip: make(slip)[0].canon for slip in between if not is_vague(make(slip)[0])} == {}


def test_writings_of_makers_are_decided_right_or_left_open() -> None:
    with (Path(__file__).parent / "makes_as_written.csv").open(encoding="utf-8", newline="") as lines:
        rows = [(row["means"] or None, make(row["said"])) for row in csv.DictReader(lines)]
    decided = [(means, values[0].canon) for means, values in rows if len(values) == 1 and not is_vague(values[0])]
    right = sum(means == ours for means, ours in decided)
    assert right / len(decided) >= 0.97
    assert right / sum(means is not None for means, _ in rows) >= 0.95


def test_several_makers_in_one_cell() -> None:
    assert [(value.said, value.canon) for value in make("CBC/Winchester")] == [("CBC", "cbc"), ("Winchester", "winchester")]
    assert [value.canon for value in make("Colt; H&R; FN")] == ["colt", "harrington & richardson", "fn herstal"]
    assert [value.canon for value in make("Smith/Wesson")] == ["smith & wesson"], "a stroke inside one name"


@given(st.sampled_from(NAMES),
st.sampled_from(["{}", " {} S.A.", "{} Ltd.", "{}, Inc.", "{} GmbH", "{} - origem estrangeira", "{} 38"]), st.booleans())
def test_case_company_forms_and_remarks_change_nothing(name: tuple[str, str], way: str, capitals: bool) -> None:
    said = way.format(name[0].upper() if capitals else name[0])
    assert [(value.canon, value.hedge) for value in make(said)] == [(name[1], None)]


@given(st.sampled_from(NAMES), st.integers(min_value=4))
def test_a_cell_cut_short_is_its_maker_or_nobody(name: tuple[str, str], letters: int) -> None:
    cut = name[0][: max(4, letters % (len(name[0]) + 1))]
    for value in make(cut):
        assert value.canon == name[1] or is_vague(value) or any(
            other.startswith(cut.strip()) and maker == value.canon for other, maker in NAMES
        )


@given(st.sampled_from(ONE_WORD), st.integers(min_value=0, max_value=99), st.sampled_from("abcdefghijklmnopqrstuvwxyz"))
def test_one_wrong_letter_never_makes_another_maker(name: tuple[str, str], place: int, letter: str) -> None:
    word = name[0]
    assume(len(word) >= 5)
    at = place % len(word)
    wrong = word[:at] + letter + word[at + 1 :]
    (value,) = make(wrong)
    assert value.canon == name[1] or is_vague(value) or wrong in dict(NAMES)


@given(st.one_of(st.text(), st.from_regex(r"[A-Za-z&./' 0-9]{1,30}", fullmatch=True)))
def test_what_was_said_is_kept_and_the_form_is_its_own_form(cell: str) -> None:
    try:
        values = make(cell)
    except Unreadable:
        assert not cell.replace(";", "").strip()
        return
    for value in values:
        assert value.said
        assert value.said in cell
        assert value.canon
        assert value.canon == "other" or [again.canon for again in make(value.canon)] == [value.canon]


@given(st.lists(st.sampled_from(sorted(NOT_ALONE - {"mas"})), min_size=1, max_size=3), st.sampled_from(["{}", "{} Ltd.", "{} 38"]))
def test_words_that_several_makers_have_decide_only_as_the_list_has_them(words: list[str], way: str) -> None:
    listed_so = {"".join(name.split()) for name, _ in NAMES}
    assume(not any("".join(words).startswith(name) or name.startswith("".join(words)) for name in listed_so))
    assert [is_vague(value) for value in make(way.format(" ".join(words)))] == [True]


def test_every_maker_has_a_page_and_no_name_is_two_makers() -> None:
    said = yaml.safe_load((Path(listed.__file__).parent / "makers.yml").read_text("utf-8"))
    for maker, entry in said.items():
        assert all(page.startswith("http") or page == "producers.csv" for page in entry["sources"]), maker
    assert [one for one, other in combinations(NAMES, 2) if one[0] == other[0]] == []
    assert {make(name)[0].canon == maker for name, maker in NAMES} == {True}


@pytest.mark.parametrize("said", ["Springer", "Barretta"])
def test_what_may_be_another_maker_is_left_open(said: str) -> None:
    assert [value.hedge for value in make(said)] == ["vague"]
