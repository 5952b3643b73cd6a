"""Words fold to what writers agree on, in any script, and nothing makes them hang."""

from __future__ import annotations

import csv
import unicodedata
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from headstamp.nouns.values.text import MARKS_IN_A_RUN, fold, key, normalise, text
from headstamp.nouns.values.value import Value


@pytest.mark.parametrize(
    ("said", "canon"),
    [
        ("  Fleyta/Skorpion ", "Fleyta/Skorpion"),
        ("Cote\u00a0d'Ivoire\n", "Cote d'Ivoire"),
        ("Wa\u0308rtsila\u0308", "Wärtsilä"),
        ("كلاشنكوف", "كلاشنكوف"),
    ],
)
def test_text_keeps_what_was_said_and_folds_blanks(said: str, canon: str) -> None:
    assert text(said) == (Value(said, canon),)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Côte d’Ivoire", "COTE D'IVOIRE"),
        ("POLÍCIA MILITAR", "Polícia Militar"),
        ("MI–24", "Mi-24"),
        ("“Grad”", '"grad"'),
        ("T\u201172", "t-72"),
        ("Ｔ－７２", "t-72"),
        ("كَلاشنكوف", "كلاشنكوف"),
        ("Калашников\tАК", "калашников ак"),
        ("STRASSE", "Straße"),
        ("آر بي جي ٧", "آر بي جي 7"),
    ],
)
def test_two_spellings_of_one_name_fold_alike(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize(("one", "other"), [("ガ", "カ"), ("大砲", "大炮"), ("कि", "की"), ("T-72", "T 72"), ("56-1", "561")])
def test_other_letters_stay_other_letters(one: str, other: str) -> None:
    assert fold(one) != fold(other)


@given(st.text())
@example("ꭰ\u0345İ´ΰﬀ")
def test_folding_twice_is_folding_once(words: str) -> None:
    assert fold(fold(words)) == fold(words)
    assert key(key(words)) == key(words)


@given(st.text())
def test_text_is_stable_and_keeps_every_letter(words: str) -> None:
    (value,) = text(words)
    assert value.said == words
    assert value.canon is not None
    assert text(value.canon)[0].canon == value.canon
    letters = [c for c in unicodedata.normalize("NFC", words) if not c.isspace()]
    assert [c for c in value.canon if not c.isspace()] == letters


@given(st.text())
def test_a_key_is_letters_and_digits(words: str) -> None:
    assert all(c.isalnum() for c in key(words))


@given(st.text(alphabet=st.characters(categories=["Lu", "Ll", "Lo", "Nd"], max_codepoint=0x2FFF), min_size=1))
def test_no_script_is_lost(words: str) -> None:
    assert key(words)


def test_a_run_of_marks_is_cut_before_it_is_sorted() -> None:
    # Sorting the marks of a run takes time by the square of its length: uncut, this would take many minutes.
    run = "a" + "\u0301\u0323" * 500_000
    assert len(normalise("NFKD", run)) == 1 + MARKS_IN_A_RUN
    assert fold(run) == "a"
    assert text(run)[0].said == run


@pytest.mark.shared
def test_no_name_of_the_registers_is_lost(shared: Path) -> None:
    with (shared / "demo" / "aliases.csv").open(encoding="utf-8", newline="") as lines:
        names = [row["alias"] for row in csv.DictReader(lines)]
    assert all(key(name) for name in names)
    without_latin = [name for name in names if not any(c.isascii() and c.isalpha() for c in name)]
    assert len({key(name) for name in without_latin}) == len(without_latin) >= 8
