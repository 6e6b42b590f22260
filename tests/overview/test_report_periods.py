"""Stepping through the periods of a report."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from organizer.kernel.errors import FieldError
from organizer.overview.reporting.periods import Unit, file_stem, period_around, period_between, stepped

UNITS = st.sampled_from(("month", "quarter", "year"))
DAYS = st.dates(date(1950, 1, 1), date(2150, 12, 31))


@given(UNITS, DAYS)
def test_a_period_holds_its_day_and_the_next_begins_after_it(unit: Unit, day: date) -> None:
    period = period_around(unit, day)
    assert period.holds(day)
    following = period_around(unit, stepped(unit, day, 1))
    assert following.first == period.last + timedelta(days=1)


@given(UNITS, DAYS, st.integers(-40, 40))
def test_going_back_leads_to_where_one_was(unit: Unit, day: date, by: int) -> None:
    there = stepped(unit, day, by)
    assert period_around(unit, stepped(unit, there, -by)) == period_around(unit, day)


def test_days_of_ones_own() -> None:
    assert period_between(date(2026, 10, 3), date(2026, 11, 4)).holds(date(2026, 11, 4))
    with pytest.raises(FieldError):
        period_between(date(2026, 11, 4), date(2026, 10, 3))


def test_names_of_files() -> None:
    day = date(2026, 11, 19)
    assert file_stem("month", period_around("month", day)) == "2026-11"
    assert file_stem("quarter", period_around("quarter", day)) == "2026-Q4"
    assert file_stem("year", period_around("year", day)) == "2026"
    assert file_stem("custom", period_between(day, day)) == "2026-11-19 to 2026-11-19"
