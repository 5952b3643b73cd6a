"""``case.yml`` is checked value by value: one error with its line, what was expected and what to do; never exit 70."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from headstamp.casefile.case import init_folder
from headstamp.casefile.settings import KEYS, Suspect, read_settings, settings_of
from headstamp.cli import main
from headstamp.nouns.errors import WrongUse
from tests.case_tables import FREE


def test_everything_that_may_be_said_is_read(tmp_path: Path) -> None:
    (tmp_path / "case.yml").write_text(
        "name: a-case\ntitle: 'What: a title'\nholder: Hill Front; Valley Front\nrecipient: Lowland\n"
        "period: {from: 2013-04-08, to: '2015'}\nwindow:\n  from: 2005\n  to: 2014-06\n"
        "suspected_from:\n  - Lowland army\n  - party: Band\n    row: diversions:D1\n    source_url: https://example.org\n"
        "credits:\n  - 'A table: its publisher'\n",
        encoding="utf-8",
    )
    said = read_settings(tmp_path / "case.yml")
    assert (said.name, said.title, said.holder, said.recipient) == ("a-case", "What: a title", "Hill Front; Valley Front", "Lowland")
    assert (said.period.first, said.period.last, said.period.last_day) == ("2013-04-08", "2015", date(2015, 12, 31).toordinal())
    assert (said.window.first, said.window.last) == ("2005", "2014-06")
    assert said.window.first_day == date(2005, 1, 1).toordinal()
    assert said.suspected_from == (Suspect("Lowland army"), Suspect("Band", "diversions:D1", "https://example.org"))
    assert said.credits == ("A table: its publisher",)
    assert said.lines[("window", "to")] == 8


@pytest.mark.parametrize("text", ["", "# nothing\n", "name:\nholder: ''\nperiod:\nwindow: {}\nsuspected_from: []\ncredits:\n"])
def test_what_is_not_said_is_open(tmp_path: Path, text: str) -> None:
    (tmp_path / "case.yml").write_text(text, encoding="utf-8")
    said = read_settings(tmp_path / "case.yml")
    assert (said.holder, said.window.first, said.period.last_day, said.suspected_from, said.credits) == ("", None, None, (), ())


WRONG = [
    ("holder: 17\n", 1, "holder: the number 17", "words", "quotes"),
    ("name: x\nholder: no\n", 2, "holder: yes or no", "words", "quotes"),
    ("title: 3.5\n", 1, "title: the number 3.5", "words", "quotes"),
    ("recipient: [Iraq]\n", 1, "recipient: a list", "words", ""),
    ("holder: {party: Band}\n", 1, "holder: keys and values", "words", ""),
    ("window: 2014\n", 1, "window: the number 2014", "from: 'YYYY-MM-DD'", ""),
    ("window: [2005, 2014]\n", 1, "window: a list", "from: 'YYYY-MM-DD'", ""),
    ("window: 2005-2014\n", 1, "window: the words 2005-2014", "from: 'YYYY-MM-DD'", ""),
    ("window:\n  from: 2005\n  until: 2014\n", 3, "window: the key until", "from: 'YYYY-MM-DD'", ""),
    ("window:\n  from: 2014\n  to: 2005\n", 1, "window from 2014 to 2005", "a first day before the last", ""),
    ("period: {from: 2014-06-02, to: 2014-06-01}\n", 1, "period from 2014-06-02 to 2014-06-01", "a first day before the last", ""),
    ("name: x\nperiod:\n  from: 2014-02-30\n", 3, "period from: '2014-02-30'", "a day that exists", ""),
    ("period: {to: '2014-13'}\n", 1, "period to: '2014-13'", "a month from 1 to 12", ""),
    ("period: {to: June 2014}\n", 1, "period to: 'June 2014'", "a date YYYY", ""),
    ("period: {to: 20140601}\n", 1, "period to: '20140601'", "a date YYYY", ""),
    ("period: {to: 2014.0}\n", 1, "period to: the number 2014.0", "a date YYYY", ""),
    ("period: {to: true}\n", 1, "period to: yes or no", "a date YYYY", ""),
    ("period: {to: [2014]}\n", 1, "period to: a list", "a date YYYY", ""),
    ("suspected_from: Lowland army\n", 1, "suspected_from: the words Lowland army", "a list of parties", ""),
    ("suspected_from:\n  - Band\n  - 17\n", 3, "suspected_from party: the number 17", "words", "quotes"),
    ("suspected_from:\n  - row: diversions:D1\n", 2, "suspected_from: an entry without a party", "a list of parties", ""),
    ("suspected_from:\n  - party: Band\n    url: x\n", 3, "suspected_from: the key url", "source_url", ""),
    ("suspected_from:\n  - party: Band\n    row: 4\n", 3, "suspected_from row: the number 4", "words", "quotes"),
    ("suspected_from:\n  - [Band]\n", 2, "suspected_from party: a list", "words", ""),
    ("credits: GeoNames\n", 1, "credits: the words GeoNames", "a list of lines", ""),
    ("credits:\n  - a\n  - {b: c}\n", 3, "credits: keys and values", "words", ""),
    ("- name\n", None, "a list instead of settings", "keys and values", ""),
    ("just words\n", None, "the words just words instead of settings", "keys and values", ""),
    ("name: x\nholdr: Band\n", 2, "unknown settings: holdr", "only name, title, holder", "did you mean 'holder'"),
    ("name: x\n1: y\n", 2, "unknown settings: 1", "only name", ""),
    ("name: x\nsources: [a.csv]\n", 2, "sources, which only a bundled case has", "only name", "headstamp add"),
    ("name: x\nperiod: {from: 2014\n", None, "a case.yml that cannot be read", "plain YAML", "correct case.yml"),
    ("name: x\n\tholder: y\n", None, "a case.yml that cannot be read", "plain YAML", "correct case.yml"),
]


@pytest.mark.parametrize(("text", "line", "found", "expected", "do"), WRONG)
def test_a_wrong_value_is_one_error_with_its_line(
    tmp_path: Path, text: str, line: int | None, found: str, expected: str, do: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with init_folder(tmp_path / "case"):
        pass
    path = tmp_path / "case" / "case.yml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(WrongUse) as caught:
        read_settings(path)
    error = caught.value
    assert found in error.found
    assert expected in error.expected
    assert do in error.do
    assert error.file == str(path)
    assert error.locator == (f"line={line}" if line else error.locator)
    for command in ("build", "report", "sources"):
        assert main([command, str(tmp_path / "case")]) == 2
    told = capsys.readouterr().err.splitlines()
    assert len(told) == 3, "one line each"
    assert str(path) in told[0]


def test_a_bundled_case_has_settings_that_hold() -> None:
    import yaml

    said = yaml.safe_load((FREE / "case.yml").read_text(encoding="utf-8"))
    assert set(said) - {"sources"} <= set(KEYS)
    del said["sources"]
    assert len(settings_of(said).suspected_from) == 7


plain = st.recursive(
    st.none() | st.booleans() | st.integers(-10, 3000) | st.floats() | st.text(max_size=8) | st.dates(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=6) | st.integers(), inner, max_size=3), max_leaves=6,
)  # fmt: skip


@settings(max_examples=300)
@given(st.dictionaries(st.sampled_from(KEYS), plain, max_size=4))
def test_any_values_are_settings_or_one_clear_error(said: dict[str, object]) -> None:
    try:
        made = settings_of(said)
    except WrongUse:
        return
    assert all(isinstance(getattr(made, key), str) for key in ("name", "title", "holder", "recipient"))
    first, last = made.window.first_day, made.window.last_day
    assert first is None or last is None or first <= last
