"""The samples: whole on every day of the week, and where their days and times fall."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from organizer.app.areas import REGISTRY
from organizer.app.sample import add_sample
from organizer.areas.calendar import queries
from organizer.areas.calendar.model import TimeBlock, TrackedTime
from organizer.areas.calendar.rules.balance import balance, in_hours, surprise_words
from organizer.areas.calendar.rules.beside import clashes
from organizer.areas.calendar.rules.instances import Window
from organizer.areas.money.model import Balance, Transaction
from organizer.areas.money.queries import accounts, flows
from organizer.areas.money.rules.cash_flow import months_of
from organizer.areas.money.rules.net_worth import net_worth
from organizer.kernel.clock import fixed
from organizer.kernel.query import Sort, Where
from organizer.store.check import check
from organizer.store.profile import Profile, create_profile

ZONE = ZoneInfo("America/Los_Angeles")
THURSDAY = date(2026, 11, 19)
WEEK = Window(date(2026, 11, 16), date(2026, 11, 22), ZONE)


@pytest.fixture
def made(tmp_path: Path, request: pytest.FixtureRequest) -> Callable[..., Profile]:
    """A sample made at 10:42 of a day."""

    def make(day: date = THURSDAY, name: str = "rivera") -> Profile:
        profile = create_profile(tmp_path / "sample.organizer", REGISTRY, clock=fixed(day, 10, 42, ZONE))
        request.addfinalizer(profile.close)
        profile.run(add_sample, name)
        return profile

    return make


@pytest.mark.parametrize("day", [THURSDAY + timedelta(days=n) for n in range(7)])
def test_the_sample_is_whole_on_any_day(made: Callable[..., Profile], day: date) -> None:
    profile = made(day)
    assert check(profile, REGISTRY) == []
    reader = profile.reader()
    now = datetime(day.year, day.month, day.day, 10, 42, tzinfo=ZONE)
    for tracked in reader.every(TrackedTime):
        assert tracked.start < now
        assert tracked.end is None or tracked.end <= now
    owners = [tracked.owner for tracked in queries.running(reader)]
    assert len(owners) == len(set(owners))
    monday = day - timedelta(days=day.weekday())
    week = queries.instances_between(reader, Window(monday, monday + timedelta(days=6), ZONE))
    assert clashes(week) == set()
    reader.close()


@pytest.mark.parametrize("day", [THURSDAY, date(2027, 3, 14)])
def test_long_names_are_whole(made: Callable[..., Profile], day: date) -> None:
    assert check(made(day, "long-names"), REGISTRY) == []


def test_the_week_is_that_of_the_picture(made: Callable[..., Profile]) -> None:
    reader = made().reader()
    maya = next(member.id for member in reader.members() if member.name == "Maya Rivera")
    instances = queries.instances_between(reader, WEEK, maya)
    now = datetime(2026, 11, 19, 10, 42, tzinfo=ZONE)
    found = balance(
        instances, queries.tracked_between(reader, WEEK, maya), queries.categories(reader), WEEK, now, [maya]
    )
    assert [(row.name, in_hours(row.tracked), in_hours(row.planned)) for row in found.rows] == [
        ("Career", "20", "27.25"), ("Family", "4.75", "14"), ("Learning", "1.25", "4.5"), ("Household", "4", "3.75"),
        ("Wellbeing", "2", "3.5"), ("Community", "3", "2.5"), ("Ventures", "0", "2"), ("Money", "0", "1.75"),
    ]  # fmt: skip
    assert [in_hours(hours) for hours in found.planned_on.values()] == ["9", "10", "8.25", "8.5", "8.25", "8.75", "6.5"]
    assert surprise_words(found) == ("+4 h", "Household work you had not planned")
    waiting = [block.title for block in queries.waiting_blocks(reader, maya)]
    assert len(waiting) == 6
    assert waiting[0] == "Reply to Kestrel recruiter"
    reader.close()


def test_days_and_times_go_along_with_the_week(made: Callable[..., Profile]) -> None:
    reader = made(date(2026, 11, 22)).reader()
    run = next(iter(reader.every(TimeBlock, [Where("title", "=", "Long run")])))
    assert run.start == datetime(2026, 9, 19, 8, tzinfo=ZONE)
    fair = next(iter(reader.every(TimeBlock, [Where("title", "=", "Book fair at school")])))
    assert fair.day == date(2026, 11, 25)
    sunday = next(iter(reader.every(TrackedTime, [Where("title", "=", "Family morning"), Where("end", "=", None)])))
    assert sunday.start == datetime(2026, 11, 22, 9, tzinfo=ZONE)
    reader.close()


def test_the_money_of_the_sample_comes_to_what_it_says(made: Callable[..., Profile]) -> None:
    reader = made().reader()
    today, rates = THURSDAY, accounts.rates(reader)
    standings = accounts.standings(reader)
    now, before = net_worth(standings, [today, date(2026, 10, 31)], "USD", rates)
    assert (now.net, now.owed, now.net - before.net) == (418_260_00, 33_650_00, 3_140_00)
    months = flows.months(
        reader, months_of(date(2026, 1, 1), today), today, "USD", rates, [s.account for s in standings]
    )
    assert sum(month.kept for month in months) == 50_240_00
    reader.close()


def test_what_is_of_each_month_is_of_the_months_that_came(made: Callable[..., Profile]) -> None:
    reader = made(date(2027, 3, 2)).reader()
    days = [balance.day for balance in reader.every(Balance, (), Sort("day"))]
    assert (days[0], days[-1]) == (date(2024, 3, 1), date(2027, 3, 1))
    assert max(each.day for each in reader.every(Transaction)) <= date(2027, 3, 2)
    reader.close()
