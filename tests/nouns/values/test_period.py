"""Dates are periods of days; a day that does not exist is refused, an order of day and month never guessed."""

from __future__ import annotations

import csv
from datetime import date as Day
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headstamp.nouns.values.period import (
    FIRST_YEAR,
    LAST_YEAR,
    date,
    date_compact,
    date_compact_dmy,
    date_dmy,
    date_mdy,
    date_named,
    date_open,
    year,
    year_or_before,
    years,
)
from headstamp.nouns.values.value import Cleaner, Unreadable, Value

DAYS = st.dates(Day(FIRST_YEAR, 1, 1), Day(LAST_YEAR, 12, 31))


def ordinal(iso: str) -> float:
    return float(Day.fromisoformat(iso).toordinal())


@pytest.mark.parametrize(
    ("said", "first", "last", "hedge"),
    [
        ("2014", "2014-01-01", "2014-12-31", "between"),
        ("2012-02", "2012-02-01", "2012-02-29", "between"),
        ("1900-02", "1900-02-01", "1900-02-28", "between"),
        ("2014-06-30", "2014-06-30", "2014-06-30", "exact"),
        ("1816-01-01", "1816-01-01", "1816-01-01", "exact"),
    ],
)
def test_a_date_is_a_period(said: str, first: str, last: str, hedge: str) -> None:
    assert date(said) == (Value(said, said, ordinal(first), ordinal(last), hedge),)


@pytest.mark.parametrize(
    "said",
    ["2014-06-31", "2013-02-29", "2014-13", "2014-00-10", "2014-6-1", "14-06-01", "03/04/2014", "1799", "2101-01-01",
     "9999-12-31", "until 12/20/2022", "FY2013/14", "mid-2013", "20140630", "2014.0", "", "2014-", "２０１４x"],
)  # fmt: skip
def test_another_form_or_a_day_that_is_none_is_refused(said: str) -> None:
    with pytest.raises(Unreadable):
        date(said)


def test_only_an_open_end_may_lie_in_the_year_9999() -> None:
    assert date_open("9999-12-31") == (Value("9999-12-31", "open"),)
    assert date_open("2011-07-09") == date("2011-07-09")


@pytest.mark.parametrize(
    ("cleaner", "said", "iso"),
    [
        (date_dmy, "05-01-2004", "2004-01-05"), (date_dmy, "3/4/2014", "2014-04-03"), (date_dmy, "25.03.2005", "2005-03-25"),
        (date_mdy, "05/15/2009", "2009-05-15"), (date_mdy, "3/4/2014", "2014-03-04"),
        (date_mdy, "5/15/2009 0:00:00", "2009-05-15"), (date_dmy, "15.05.2009 00:00", "2009-05-15"),
        (date_mdy, "2009-05-04", "2009-05-04"), (date_dmy, "2009-05-04", "2009-05-04"),
        (date_compact_dmy, "31012005", "2005-01-31"), (date_compact_dmy, "6012004", "2004-01-06"),
    ],
)  # fmt: skip
def test_day_and_month_stand_as_the_register_says(cleaner: Cleaner, said: str, iso: str) -> None:
    assert cleaner(said) == (Value(said, iso, ordinal(iso), ordinal(iso), "exact"),)


@pytest.mark.parametrize(
    ("cleaner", "said"),
    [(date_dmy, "05/15/2009"), (date_mdy, "25-03-2005"), (date_mdy, "06/31/2014"), (date_dmy, "01-02/2014"),
     (date_compact_dmy, "31062014"), (date_compact_dmy, "0"), (date_mdy, "01/02/14"),
     (date_mdy, "5/15/2009 25:30:00"), (date_mdy, "5/15/2009 13:61"), (date_mdy, "2009-05"), (date_dmy, "2009"),
     (date, "2014-05T00:00"), (date, "2014 10:00"), (date, "2014-06-11T"), (date, "2014-06-11 9"), (date, "2014-06-11 13:00 pm")],
)  # fmt: skip
def test_a_day_of_the_other_order_is_refused(cleaner: Cleaner, said: str) -> None:
    with pytest.raises(Unreadable):
        cleaner(said)


@pytest.mark.parametrize(
    ("said", "iso"),
    [
        ("3 Jun 2013", "2013-06-03"), ("03-jun-2013", "2013-06-03"), ("16-Dec-66", "1966-12-16"), ("7-Aug-63", "1963-08-07"),
        ("1-Jan-30", "1930-01-01"), ("31-Dec-29", "2029-12-31"), ("19-Dec-00", "2000-12-19"), ("29 Feb 2000", "2000-02-29"),
    ],
)  # fmt: skip
def test_a_day_with_its_month_by_name(said: str, iso: str) -> None:
    assert date_named(said) == (Value(said, iso, ordinal(iso), ordinal(iso), "exact"),)


@pytest.mark.parametrize("said", ["2013-06-03", "2013-06", "2013"])
def test_a_date_without_names_reads_as_ever(said: str) -> None:
    assert date_named(said) == date(said)


@pytest.mark.parametrize("said", ["31-Jun-98", "3 Foo 2013", "29-Feb-01", "Jun 2013", "3 June 2013", "3.Jun.2013", "3-Jun-013"])
def test_a_day_by_name_that_is_none_is_refused(said: str) -> None:
    with pytest.raises(Unreadable):
        date_named(said)


def test_a_month_without_signs() -> None:
    assert date_compact("2014") == date("2014")
    assert date_compact("201402")[0][1:] == date("2014-02")[0][1:]


@pytest.mark.parametrize("said", ["201413", "20140", "20140201", "2014-02", "14", ""])
def test_a_month_without_signs_that_is_none_is_refused(said: str) -> None:
    with pytest.raises(Unreadable):
        date_compact(said)


def test_years_are_one_value_each() -> None:
    assert [value.canon for value in years("2014; 2015;2017")] == ["2014", "2015", "2017"]
    assert [value.said for value in years("2014; 2015;2017")] == ["2014", "2015", "2017"]
    assert years("1981-1983") == (
        Value("1981-1983", "1981/1983", ordinal("1981-01-01"), ordinal("1983-12-31"), "between"),
    )
    assert years("1981–1983; 1985")[1].canon == "1985"


@pytest.mark.parametrize("said", ["1983-1981", ";", " ; ", "2014, 2015", "2014; n.d."])
def test_years_out_of_order_or_without_one_are_refused(said: str) -> None:
    with pytest.raises(Unreadable):
        years(said)


@given(DAYS)
def test_a_day_reads_alike_in_every_form(day: Day) -> None:
    forms = [
        date(day.isoformat()), date_dmy(f"{day.day}/{day.month}/{day.year}"), date_dmy(f"{day:%d.%m.%Y}"),
        date_mdy(f"{day.month}-{day.day}-{day.year}"), date_compact_dmy(f"{day.day}{day:%m%Y}"),
        date_named(f"{day.day}-{day:%b}-{day.year}"),
    ]  # fmt: skip
    assert {value.canon for (value,) in forms} == {day.isoformat()}
    assert {value.low for (value,) in forms} == {value.high for (value,) in forms} == {float(day.toordinal())}


@given(DAYS)
def test_a_day_lies_in_its_month_and_its_month_in_its_year(day: Day) -> None:
    whole, month, one = (date(day.isoformat()[:size])[0] for size in (4, 7, 10))
    assert None not in (whole.low, month.low, one.low, one.high, month.high, whole.high)
    assert whole.low <= month.low <= one.low == one.high <= month.high <= whole.high  # type: ignore[operator]
    assert year(day.isoformat()[:4])[0] == whole


@given(st.one_of(st.text(max_size=20), st.from_regex(r"[0-9]{1,4}[-/.][0-9]{1,2}[-/.][0-9]{1,4}", fullmatch=True)))
def test_what_is_read_reads_again_and_nothing_else_is_raised(cell: str) -> None:
    for cleaner in (date, date_open, date_dmy, date_mdy, date_compact, date_compact_dmy, date_named, year, years):
        try:
            values = cleaner(cell)
        except Unreadable:
            continue
        for value in values:
            assert value.canon
            assert value.low is not None
            assert value.high is not None
            assert value.low <= value.high
            if "/" not in value.canon:
                assert date(value.canon)[0][1:] == value[1:]


def column(path: Path, name: str) -> set[str]:
    with path.open(encoding="utf-8-sig", newline="") as lines:
        return {row[name] for row in csv.DictReader(lines) if row[name].strip()}


@pytest.mark.shared
def test_every_date_of_the_tables_is_read(shared: Path) -> None:
    demo = shared / "demo"
    for table, names in {
        "items": ("seen_low", "seen_high"), "transfers": ("date_low", "date_high"),
        "diversions": ("date_low", "date_high"), "trace_facts": ("date_low", "date_high"),
        "producers": ("period_low", "period_high"), "producers_from_sipri": ("period_low", "period_high"),
        "dutch_transit_arms_selected": ("date_iso",), "gwstates": ("start",),
    }.items():  # fmt: skip
        for name in names:
            assert all(date(cell) for cell in column(demo / f"{table}.csv", name))
    assert all(date_open(cell) for cell in column(demo / "gwstates.csv", "end"))


@pytest.mark.shared
def test_the_dutch_order_of_day_and_month_agrees_with_the_days_written_beside_it(shared: Path) -> None:
    with (shared / "demo" / "dutch_transit_arms_selected.csv").open(encoding="utf-8", newline="") as lines:
        rows = [(row["date"], row["date_iso"]) for row in csv.DictReader(lines)]
    assert len(rows) == 330
    assert all(date_mdy(said)[0].canon == iso for said, iso in rows)


@given(st.integers(1801, 2100))
def test_a_year_or_any_before_it(at: int) -> None:
    assert year_or_before(str(at)) == year(str(at))
    for words in (f"before {at}", f"pre-{at}", f"pré-{at}", f"PRE {at}"):
        (value,) = year_or_before(words)
        assert (value.said, value.low, value.hedge) == (words, None, "at_most")
        assert value.high == year(str(at))[0].low - 1  # type: ignore[operator]


@pytest.mark.parametrize("cell", ["before", "pre-54", "before 1700", "after 1954"])
def test_no_year_before_which(cell: str) -> None:
    with pytest.raises(Unreadable):
        year_or_before(cell)


@pytest.mark.parametrize(
    ("cleaner", "said", "day"),
    [
        (date, "2014-06-11T00:00:00", "2014-06-11"), (date, "2014-06-11 23:59:59.123456Z", "2014-06-11"),
        (date, "2014-06-11T24:00:00+02:00", "2014-06-11"), (date_mdy, "1/17/2018 16:26:00", "2018-01-17"),
        (date_mdy, "5/15/2009 0:00:01", "2009-05-15"), (date_mdy, "1/17/2018 4:26 PM", "2018-01-17"),
        (date_dmy, "17.01.2018, 16:26", "2018-01-17"), (date_mdy, "2009-05-15T13:30:00", "2009-05-15"),
    ],
)  # fmt: skip
def test_a_time_of_day_behind_a_day_is_left_aside(cleaner: Cleaner, said: str, day: str) -> None:
    (value,) = cleaner(said)
    assert (value.said, value.canon, value.low) == (said, day, value.high)
