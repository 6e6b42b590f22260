"""A period is read as people and scripts write it, and refused clearly otherwise."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from organizer.kernel.errors import FieldError
from organizer.reports.period import day_in_words, days_in_words, parse_period


@pytest.mark.parametrize(
    ("text", "first", "last", "title", "days"),
    [
        ("2026-10", date(2026, 10, 1), date(2026, 10, 31), "October 2026", "1 to 31 October 2026"),
        ("2026-12", date(2026, 12, 1), date(2026, 12, 31), "December 2026", "1 to 31 December 2026"),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29), "February 2024", "1 to 29 February 2024"),
        ("2026-Q4", date(2026, 10, 1), date(2026, 12, 31), "Quarter 4, 2026", "1 October to 31 December 2026"),
        (" 2026q1 ", date(2026, 1, 1), date(2026, 3, 31), "Quarter 1, 2026", "1 January to 31 March 2026"),
        ("2026", date(2026, 1, 1), date(2026, 12, 31), "2026", "1 January to 31 December 2026"),
        ("9999", date(9999, 1, 1), date.max, "9999", "1 January to 31 December 9999"),
        ("2026-10-01..2026-11-15", date(2026, 10, 1), date(2026, 11, 15), "1 Oct to 15 Nov 2026",
         "1 October to 15 November 2026"),
        ("2025-12-15 .. 2026-01-15", date(2025, 12, 15), date(2026, 1, 15), "15 Dec 2025 to 15 Jan 2026",
         "15 December 2025 to 15 January 2026"),
        ("2026-10-05..2026-10-09", date(2026, 10, 5), date(2026, 10, 9), "5 to 9 Oct 2026", "5 to 9 October 2026"),
        ("2026-10-05..2026-10-05", date(2026, 10, 5), date(2026, 10, 5), "5 Oct 2026", "5 October 2026"),
    ],
)  # fmt: skip
def test_every_form(text: str, first: date, last: date, title: str, days: str) -> None:
    period = parse_period(text)
    assert (period.first, period.last, period.title) == (first, last, title)
    assert days_in_words(period) == days


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "Enter a period, like 2026-10"),
        ("October", "Enter a period"),
        ("2026-10-01", "Enter a period"),
        ("2026-10-01..", "Enter a period"),
        ("26-10", "Enter a period"),
        ("２０２６", "Enter a period"),
        ("2026-13", "A year has twelve months"),
        ("2026-00", "A year has twelve months"),
        ("2026-Q5", "A year has four quarters"),
        ("2026-Q0", "A year has four quarters"),
        ("0000", "There is no year 0"),
        ("0000-Q1", "There is no year 0"),
        ("2026-02-30..2026-03-01", "There is no day 2026-02-30 in the calendar"),
        ("2026-11-15..2026-10-01", "The first day of the period is after its last"),
    ],
)
def test_nonsense_is_refused_with_the_reason(text: str, why: str) -> None:
    with pytest.raises(FieldError, match=why):
        parse_period(text)


@given(st.dates(), st.dates())
def test_a_span_holds_its_days_and_no_others(a: date, b: date) -> None:
    first, last = sorted((a, b))
    period = parse_period(f"{first.isoformat()}..{last.isoformat()}")
    assert period.holds(first)
    assert period.holds(last)
    if last < date.max:
        assert not period.holds(last + timedelta(days=1))


@given(st.integers(1, 9999))
def test_a_year_is_its_quarters_and_its_months_without_a_gap(year: int) -> None:
    whole = parse_period(f"{year:04d}")
    for parts in ([f"{year:04d}-Q{n}" for n in range(1, 5)], [f"{year:04d}-{n:02d}" for n in range(1, 13)]):
        periods = [parse_period(part) for part in parts]
        assert (periods[0].first, periods[-1].last) == (whole.first, whole.last)
        for before, after in pairwise(periods):
            assert after.first - before.last == timedelta(days=1)


def test_a_day() -> None:
    assert day_in_words(date(2026, 11, 19)) == "19 November 2026"
