"""Whatever the rules: what is left out, divided or moved is what was there, or it is refused in words."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from hypothesis import HealthCheck, assume, example, given, settings
from hypothesis import strategies as st

from organizer.kernel.errors import FieldError
from organizer.kernel.recurrence import Recurrence
from organizer.kernel.recurrence.changes import ended_before, from_on, moved, without
from organizer.kernel.recurrence.lines import parsed
from organizer.kernel.recurrence.occurrences import last_start, occurrences
from organizer.kernel.recurrence.rule import Frequency, write_rule
from tests.records import recurrences
from tests.recurrences import matching_rules

BERLIN = ZoneInfo("Europe/Berlin")
RUN = datetime(2026, 11, 19, 7, 30, tzinfo=BERLIN)
TWICE = datetime(2026, 10, 25, 2, 30, tzinfo=BERLIN)
ADDED_BY_DAY = Recurrence("RRULE:FREQ=YEARLY;BYHOUR=0\nRDATE;VALUE=DATE:20261121,20270202")
BOUND, DAYS = 400, 800
BEGINNINGS = st.sampled_from((
    RUN, RUN.replace(tzinfo=None), RUN.date(), RUN.astimezone(UTC), datetime(2026, 3, 28, 2, 30, tzinfo=BERLIN),
    datetime(2026, 10, 25, 2, 30, tzinfo=BERLIN), datetime(2026, 10, 25, 2, 30, fold=1, tzinfo=BERLIN),
    date(2024, 2, 29), datetime(2026, 10, 3, 2, 0, tzinfo=ZoneInfo("Australia/Lord_Howe")), date(2026, 12, 31),
    datetime(2026, 11, 30, 23, 59, 59, tzinfo=BERLIN),
))  # fmt: skip
NEAR = ("EXDATE;VALUE=DATE:20261122,20261203", "RDATE;TZID=Europe/Berlin:20261125T073000",
        "EXRULE:FREQ=WEEKLY;BYDAY=MO,FR", "EXRULE:FREQ=DAILY;INTERVAL=3;COUNT=4",
        "RDATE;VALUE=DATE:20261121,20270202", "RRULE:FREQ=WEEKLY;COUNT=3",
        "RRULE:FREQ=MONTHLY;BYMONTHDAY=31;UNTIL=20270901T000000Z", "RDATE:20261031T013000Z", "EXDATE:20261120T063000Z",
        "RRULE:FREQ=DAILY;UNTIL=20260101")  # fmt: skip
near = st.builds(
    lambda rule, more: Recurrence("\n".join([f"RRULE:{write_rule(rule)}", *more])),
    matching_rules(), st.lists(st.sampled_from(NEAR), max_size=3, unique=True),
)  # fmt: skip
hostile = near | recurrences


def starts(recurrence: Recurrence | None, start: date, since: date) -> tuple[tuple[date, ...], bool]:
    if recurrence is None:
        return (), False
    return occurrences(recurrence, start, since - timedelta(days=40), since + timedelta(days=DAYS), bound=BOUND)


def divisible(recurrence: Recurrence, start: date) -> bool:
    """Hours of whole days are none; what some calendars write so can be followed, but not divided."""
    rules = (line.rule for line in parsed(recurrence.text).lines if line.rule is not None)
    return isinstance(start, datetime) or all(rule.frequency <= Frequency.DAILY for rule in rules)


def first_of(year: int, start: date) -> date:
    if not isinstance(start, datetime):
        return date(year, 1, 1)
    return datetime(year, 1, 1, tzinfo=start.tzinfo)


def key(at: date) -> date:
    return at.astimezone(UTC) if isinstance(at, datetime) and at.tzinfo else at


EXAMPLES = settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much]
)


@EXAMPLES
@given(hostile, BEGINNINGS, st.integers(0, 400))
def test_one_left_out_is_the_only_one_gone(recurrence: Recurrence, start: date, place: int) -> None:
    whole, cut = starts(recurrence, start, start)
    assume(whole and not cut)
    at = whole[place % len(whole)]
    left, _ = starts(without(recurrence, start, at), start, start)
    assert left == tuple(one for one in whole if key(one) != key(at))


@EXAMPLES
@example(ADDED_BY_DAY, RUN, 1, 0)  # a day that was added stood on both sides
@example(Recurrence("RRULE:FREQ=YEARLY"), TWICE, 0, 3600)  # the hour that comes again was taken for the first
@example(Recurrence("RRULE:FREQ=MINUTELY;INTERVAL=3;COUNT=11;BYMONTH=1,2,10"), TWICE, 0, 3600)
@given(hostile, BEGINNINGS, st.integers(0, 400), st.sampled_from((0, 0, 1, -1, 3600, 86400, -86400)))
def test_what_was_before_and_what_comes_from_a_time_on_are_the_whole(
    recurrence: Recurrence, start: date, place: int, beside: int
) -> None:
    assume(divisible(recurrence, start))
    whole, cut = starts(recurrence, start, start)
    assume(whole and not cut)
    at = whole[place % len(whole)]
    if isinstance(at, datetime) and at.tzinfo:
        at = (at.astimezone(UTC) + timedelta(seconds=beside)).astimezone(at.tzinfo)
    else:
        at = at + timedelta(seconds=beside)
    assume(key(at) >= key(start))
    before = ended_before(recurrence, start, at)
    assert starts(before, start, start)[0] == tuple(one for one in whole if key(one) < key(at))
    try:
        rest = from_on(recurrence, start, at)
    except FieldError:
        return
    expected = tuple(one for one in whole if key(one) >= key(at))
    if rest is None:
        assert expected == ()
    else:
        assert starts(rest, at, start)[0] == expected


@EXAMPLES
@given(hostile, BEGINNINGS, st.integers(-60, 60), st.sampled_from((0, 0, 3600, -1800, 43200)))
def test_moved_it_has_as_many(recurrence: Recurrence, start: date, days: int, seconds: int) -> None:
    new = start + timedelta(days=days, seconds=seconds if isinstance(start, datetime) else 0)
    rules, exrules = parsed(recurrence.text).rules, parsed(recurrence.text).exrules
    assume(len(rules) == 1 and rules[0].count is not None and not exrules)
    whole = occurrences(recurrence, start, first_of(1990, start), first_of(2200, start), bound=3000)
    last = last_start(recurrence, start)
    assume(not whole.cut and last is not None and last.year < 2150)
    try:
        there = moved(recurrence, start, new)
    except FieldError:
        return
    found = occurrences(there, new, first_of(1990, start), first_of(2200, start), bound=3000)
    assert len(found.starts) == len(whole.starts)
