"""No rule, however it is written, makes more work than its window and its bound allow."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from organizer.kernel.recurrence import Recurrence
from organizer.kernel.recurrence.changes import ended_before, from_on, without
from organizer.kernel.recurrence.occurrences import LIMIT, last_start, occurrences
from tests.records import recurrences

START = datetime(2026, 11, 19, 7, 30, tzinfo=ZoneInfo("America/New_York"))
CENTURY = START.replace(year=2126)
EVERY_MINUTE = ",".join(map(str, range(60)))


def in_a_century(rule: str) -> tuple[int, bool]:
    found = occurrences(Recurrence(f"RRULE:{rule}"), START, START, CENTURY)
    return len(found.starts), found.cut


NEVER = (
    "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30",
    "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30",
    "FREQ=SECONDLY;BYMONTH=2;BYMONTHDAY=30",
    "FREQ=SECONDLY;INTERVAL=2;BYSECOND=31",
    "FREQ=MINUTELY;INTERVAL=60;BYMINUTE=31",
    "FREQ=DAILY;INTERVAL=7;BYDAY=MO",
    "FREQ=YEARLY;BYWEEKNO=53;BYMONTH=6",
    "FREQ=WEEKLY;BYMONTH=2;BYMONTHDAY=31;COUNT=1000000000",
    "FREQ=MONTHLY;BYDAY=MO;BYSETPOS=6",
    "FREQ=HOURLY;INTERVAL=999999999;BYMONTH=1",
    "FREQ=YEARLY;INTERVAL=9999999999",
)
TOO_OFTEN = (
    "FREQ=SECONDLY",
    "FREQ=SECONDLY;COUNT=1000000000",
    "FREQ=SECONDLY;BYHOUR=9",
    "FREQ=SECONDLY;INTERVAL=293;BYSECOND=0",
    f"FREQ=MINUTELY;BYSECOND={EVERY_MINUTE};COUNT=1000000000",
    "FREQ=DAILY;COUNT=1000000000",
    "FREQ=DAILY;BYDAY=MO,TU,WE,TH,FR,SA",
    f"FREQ=YEARLY;BYHOUR=1,2,3;BYMINUTE={EVERY_MINUTE};BYSECOND={EVERY_MINUTE}",
)


@pytest.mark.parametrize("rule", NEVER)
def test_rules_that_never_come_true_leave_the_start_alone(rule: str) -> None:
    assert in_a_century(rule) == (1, False)


@pytest.mark.parametrize("rule", TOO_OFTEN, ids=range(len(TOO_OFTEN)))
def test_rules_that_come_true_too_often_are_cut(rule: str) -> None:
    assert in_a_century(rule) == (LIMIT, True)


def test_the_bound_is_kept_to_the_last_one() -> None:
    recurrence = Recurrence("RRULE:FREQ=DAILY\nRDATE:20261119T120000Z")
    first, until = START - timedelta(days=3), START + timedelta(days=9)
    for bound in range(12):
        found = occurrences(recurrence, START, first, until, bound=bound)
        assert (len(found.starts), found.cut) == (min(bound, 10), bound < 10)


def test_what_is_left_out_again_and_again_ends_the_search() -> None:
    for frequency in ("SECONDLY", "DAILY"):
        nothing = Recurrence(f"RRULE:FREQ={frequency}\nEXRULE:FREQ={frequency}")
        assert occurrences(nothing, START, START, CENTURY) == ((), True)
        assert last_start(nothing, START) is None


def test_a_count_is_followed_far_and_ends_on_the_second() -> None:
    assert last_start(Recurrence("RRULE:FREQ=SECONDLY;COUNT=1000000001"), START.astimezone(UTC)) == (
        START.astimezone(UTC) + timedelta(seconds=1_000_000_000)
    )
    assert last_start(Recurrence("RRULE:FREQ=DAILY;INTERVAL=3;COUNT=20001"), START.date()) == (
        START.date() + timedelta(days=60_000)
    )
    weekly = Recurrence("RRULE:FREQ=WEEKLY;BYDAY=MO,TH;BYHOUR=8,9;COUNT=4001")
    # The start is one, two a day from Monday on.
    assert last_start(weekly, START.replace(tzinfo=None)) == datetime(2046, 1, 15, 9, 30)
    assert last_start(Recurrence("RRULE:FREQ=DAILY;COUNT=1000000000"), START) is None
    assert last_start(Recurrence("RRULE:FREQ=DAILY;UNTIL=99991231T235959Z"), START) == START.replace(
        year=9999, month=12, day=31
    )


@pytest.mark.parametrize("start", [date.max, date.min, datetime.max, datetime.min, datetime.max.replace(tzinfo=UTC)])
@pytest.mark.parametrize(
    "rule", ["FREQ=DAILY", "FREQ=WEEKLY;BYDAY=SU", "FREQ=YEARLY;BYWEEKNO=1,53;BYDAY=MO", "FREQ=HOURLY"]
)
def test_the_ends_of_the_calendar_hold(start: date, rule: str) -> None:
    low, high = start.replace(year=1, month=1, day=1), start.replace(year=9999, month=12, day=31)
    found = occurrences(Recurrence(f"RRULE:{rule};COUNT=3"), start, low, high, bound=5)
    assert len(found.starts) <= 3
    last_start(Recurrence(f"RRULE:{rule}\nRDATE:00010101T000000Z,99991231T235959Z"), start)


starts = st.sampled_from((START, START.replace(tzinfo=None), START.date(), datetime(2026, 10, 25, 1, tzinfo=UTC)))


@settings(max_examples=60, deadline=None)
@given(recurrences, starts)
def test_no_rule_hangs_or_exceeds_the_bound(recurrence: Recurrence, start: date) -> None:
    until = start.replace(year=2126)
    found = occurrences(recurrence, start, start, until, bound=300)
    assert len(found.starts) <= 300
    assert list(found.starts) == sorted(set(found.starts))
    assert all(start <= at < until for at in found.starts)
    last = last_start(recurrence, start)
    if last is not None and found.starts and not found.cut and last < until:
        assert last == found.starts[-1]
    ended_before(recurrence, start, until)
    if found.starts:
        without(recurrence, start, found.starts[0])
        from_on(recurrence, start, found.starts[0])
