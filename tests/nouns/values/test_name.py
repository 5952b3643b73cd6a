"""Names are compared without case, and words that say that nothing is known are no name."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headstamp.nouns.values.name import name, names_by_slashes, names_in_json
from headstamp.nouns.values.unsaid import WORDS, is_unsaid
from headstamp.nouns.values.value import Unreadable

PLAIN = st.from_regex(r"[A-Z][a-z]{4,9}", fullmatch=True).filter(lambda words: not is_unsaid(words))


@pytest.mark.parametrize(("one", "other"), [("POLÍCIA MILITAR", "Polícia Militar"), ("Brasil", "BRASIL"), ("Æ works", "æ WORKS ")])
def test_case_and_marks_part_no_names(one: str, other: str) -> None:
    assert name(one)[0].canon == name(other)[0].canon
    assert name(one)[0].said == one


@pytest.mark.parametrize("cell", ["Ignorado", "IGNORADO", "NÃO IDENTIFICADA", "not identified", "UNK", "n/c", "-", "Unknown."])
def test_what_is_not_known_is_no_name(cell: str) -> None:
    assert name(cell)[0][:2] == (cell, "unknown")
    assert name(cell)[0].hedge == "unknown"


@pytest.mark.parametrize("cell", ["Unknown tank", "Nova", "Unkel works", "?1"])
def test_a_word_more_is_a_name(cell: str) -> None:
    assert name(cell)[0].hedge is None


def test_words_for_the_unknown_stand_folded() -> None:
    assert all(is_unsaid(word) and is_unsaid(word.upper()) for word in WORDS)


@given(st.lists(PLAIN, min_size=1, unique_by=str.casefold))
def test_lists_give_each_name_once(listed: list[str]) -> None:
    wanted = [one.lower() for one in listed]
    assert [value.canon for value in names_by_slashes(" /// ".join(listed) + " ///")] == wanted
    assert [value.canon for value in names_in_json(json.dumps(listed))] == wanted


def test_an_empty_list_is_unknown() -> None:
    assert names_in_json("[]")[0][:2] == ("[]", "unknown")


@pytest.mark.parametrize("cell", ["", "{}", "[1]", '["a"', "a", "[[]]", "[" * 5000])
def test_what_is_no_list_of_names_is_refused(cell: str) -> None:
    with pytest.raises(Unreadable):
        names_in_json(cell)


def test_slashes_alone_are_refused() -> None:
    with pytest.raises(Unreadable):
        names_by_slashes(" /// ")
