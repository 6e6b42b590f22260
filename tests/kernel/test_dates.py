"""Days, returning days, times and lengths of time as people write them."""

from __future__ import annotations

from datetime import date, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from organizer.kernel.dates import (
    Conventions,
    YearlyDay,
    format_day,
    format_duration,
    format_time,
    format_yearly_day,
    parse_day,
    parse_duration,
    parse_time,
    parse_yearly_day,
)
from organizer.kernel.errors import FieldError
from tests.records import yearly_days

TODAY = date(2026, 11, 19)
HERE = Conventions(today=TODAY)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2026-11-19", "2026-11-19"), ("20261119", "2026-11-19"), ("2026-11-19T15:00:00Z", "2026-11-19"),
        ("19 Nov 2026", "2026-11-19"), ("19. November 2026", "2026-11-19"), ("Nov 19, 2026", "2026-11-19"),
        ("November 19th 2026", "2026-11-19"), ("1st sept 2026", "2026-09-01"), ("3 Sep 26", "2026-09-03"),
        ("30 jun", "2027-06-30"), ("19 nov", "2026-11-19"), ("18 nov", "2027-11-18"), ("29 feb", "2028-02-29"),
        ("30.6.2027", "2027-06-30"), ("30/6/27", "2027-06-30"), ("2027/6/30", "2027-06-30"), ("1.2.99", "1999-02-01"),
        ("+60d", "2027-01-18"), ("+2w", "2026-12-03"), ("-1 day", "2026-11-18"), ("today", "2026-11-19"),
        (" Tomorrow ", "2026-11-20"), ("3. März 2026", "2026-03-03"), ("3 Mrz 2026", "2026-03-03"),
        ("1. Mai 2027", "2027-05-01"),
        ("24. Dezember 2026", "2026-12-24"), ("1 Okt 2026", "2026-10-01"), ("6. Jänner 2027", "2027-01-06"),
    ],
)  # fmt: skip
def test_days_as_people_write_them(text: str, day: str) -> None:
    assert parse_day(text, HERE) == date.fromisoformat(day)


@pytest.mark.parametrize(
    "text",
    ["", "31 Feb 2026", "29 Feb 2026", "2026-02-29", "2026-13-01", "0000-01-01", "32.1.2026", "13/14/2026",
     "3 martini 2026", "3 ma", "soon", "+9999y", "+99999d", "1.2.202", "1.2.3", "12", "1//2/2026", "\x00", "2026-11"],
)  # fmt: skip
def test_what_is_no_day_is_refused(text: str) -> None:
    with pytest.raises(FieldError):
        parse_day(text, HERE)


def test_an_ambiguous_day_is_refused_where_no_order_is_known() -> None:
    unknown = Conventions(today=TODAY, date_order=None)
    with pytest.raises(FieldError, match="order"):
        parse_day("3/4/2026", unknown)
    assert parse_day("4/4/2026", unknown) == date(2026, 4, 4)
    assert parse_day("19/11/2026", unknown) == parse_day("11/19/2026", unknown) == TODAY


def test_the_order_decides() -> None:
    orders = {"dmy": date(2026, 4, 3), "mdy": date(2026, 3, 4)}
    for order, day in orders.items():
        assert parse_day("3/4/2026", Conventions(today=TODAY, date_order=order)) == day  # type: ignore[arg-type]
    assert parse_day("26-4-3", Conventions(today=TODAY, date_order="ymd")) == date(2026, 4, 3)


@given(st.dates())
def test_a_day_shown_in_full_can_be_typed(day: date) -> None:
    assert parse_day(format_day(day), HERE) == day


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("31 Jan", YearlyDay(1, 31)), ("31 Jan 1972", YearlyDay(1, 31, 1972)), ("--01-31", YearlyDay(1, 31)),
        ("29 Feb", YearlyDay(2, 29)), ("29 Feb 1972", YearlyDay(2, 29, 1972)), ("31.1.72", YearlyDay(1, 31, 1972)),
        ("31 Jan 72", YearlyDay(1, 31, 1972)), ("1972-01-31", YearlyDay(1, 31, 1972)), ("Jan 31", YearlyDay(1, 31)),
        ("31. Januar", YearlyDay(1, 31)),
    ],
)  # fmt: skip
def test_days_that_return(text: str, day: YearlyDay) -> None:
    assert parse_yearly_day(text, HERE) == day


@given(yearly_days)
def test_a_day_that_returns_shown_can_be_typed(day: YearlyDay) -> None:
    assert parse_yearly_day(format_yearly_day(day), HERE) == day
    assert YearlyDay.from_iso(day.iso()) == day


@pytest.mark.parametrize("parts", [(2, 30, None), (2, 29, 1900), (13, 1, None), (1, 1, 0), (0, 1, None)])
def test_days_that_never_return(parts: tuple[int, int, int | None]) -> None:
    with pytest.raises(FieldError):
        YearlyDay(*parts)


def test_a_leap_birthday_is_kept_on_the_28th_in_other_years() -> None:
    born = YearlyDay(2, 29, 1972)
    assert born.on(2028) == date(2028, 2, 29)
    assert born.next(TODAY) == date(2027, 2, 28)
    assert born.next(date(2027, 2, 28)) == date(2027, 2, 28)


@given(st.dates(max_value=date(9990, 1, 1)), yearly_days)
def test_the_next_time_is_within_a_year_and_not_past(today: date, day: YearlyDay) -> None:
    assert today <= day.next(today) <= today + timedelta(days=366)


@pytest.mark.parametrize(
    ("text", "minutes"),
    [("45m", 45), ("1h 30", 90), ("1:30", 90), ("1.5 h", 90), ("1,5h", 90), ("2 hours and 5 minutes", 125),
     ("4 weeks", 4 * 7 * 1440),
     ("1 month", 30 * 1440), ("1 quarter", 91 * 1440), ("1 year", 365 * 1440), ("90 days", 90 * 1440)],
)  # fmt: skip
def test_lengths_of_time(text: str, minutes: int) -> None:
    assert parse_duration(text) == timedelta(minutes=minutes)


@pytest.mark.parametrize("text", ["", "h", "5 parsecs", "-5m", "5", "1:60", "1234567 h", "999999 y 9", "1e9 h", "NaN"])
def test_what_is_no_length_of_time(text: str) -> None:
    with pytest.raises(FieldError):
        parse_duration(text)


@given(st.integers(0, 36_500 * 86_400))
def test_a_length_shown_can_be_typed(seconds: int) -> None:
    length = timedelta(seconds=seconds)
    assert parse_duration(format_duration(length)) == length


def test_near_days_are_words() -> None:
    shown = [format_day(TODAY + timedelta(days=n), TODAY) for n in (-1, 0, 1, 5, 30, 400)]
    assert shown == ["Yesterday", "Today", "Tomorrow", "Tue 24 Nov", "19 Dec", "24 Dec 2027"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("9", time(9)),
        ("09:30", time(9, 30)),
        ("9.30", time(9, 30)),
        ("930", time(9, 30)),
        ("1530", time(15, 30)),
        ("9 pm", time(21)),
        ("9:30pm", time(21, 30)),
        ("12 am", time(0)),
        ("12 p.m.", time(12)),
        ("21h", time(21)),
        ("noon", time(12)),
        ("24:00", time(0)),
        ("7:05:09", time(7, 5, 9)),
    ],
)
def test_times_of_day_are_read_as_people_type_them(text: str, expected: time) -> None:
    assert parse_time(text) == expected
    assert parse_time(format_time(expected)) == expected


@pytest.mark.parametrize("text", ["", "later", "25", "24:01", "9:60", "13 pm", "0 am", "9:3", "12345", "-1", "9 pm x"])
def test_what_is_no_time_of_day_is_refused(text: str) -> None:
    with pytest.raises(FieldError, match=r"time"):
        parse_time(text)
