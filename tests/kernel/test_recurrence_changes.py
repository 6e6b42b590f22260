"""Instances left out, series divided and moved: nothing is lost, nothing comes twice."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from organizer.kernel.errors import FieldError
from organizer.kernel.recurrence import Recurrence
from organizer.kernel.recurrence.changes import ended_before, from_on, moved, without
from organizer.kernel.recurrence.occurrences import last_start, occurrences
from organizer.kernel.recurrence.patterns import Pattern
from organizer.kernel.recurrence.rule import Frequency, write_rule
from tests.recurrences import SPANS, matching_rules, patterns

BERLIN = ZoneInfo("Europe/Berlin")
APIA = ZoneInfo("Pacific/Apia")
RUN = datetime(2026, 11, 19, 7, 30, tzinfo=BERLIN)
START_TIMES = st.sampled_from((
    RUN, RUN.replace(tzinfo=None), RUN.date(), RUN.astimezone(UTC), datetime(2026, 3, 26, 2, 30, tzinfo=BERLIN),
    datetime(2026, 10, 24, 2, 30, tzinfo=BERLIN), datetime(2011, 12, 29, 7, 30, tzinfo=APIA),
))  # fmt: skip


def starts(recurrence: Recurrence | None, start: date, days: int = 4000) -> tuple[date, ...]:
    if recurrence is None:
        return ()
    return occurrences(recurrence, start, start - timedelta(days=40), start + timedelta(days=days), bound=600).starts


def written(line: str, at: date) -> str:
    if isinstance(at, datetime):
        return f"{line}:{at.astimezone(UTC):%Y%m%dT%H%M%SZ}" if at.tzinfo else f"{line}:{at:%Y%m%dT%H%M%S}"
    return f"{line};VALUE=DATE:{at:%Y%m%d}"


@st.composite
def series(draw: st.DrawFn) -> tuple[Recurrence, date, int]:
    """A rule with exceptions and additions, its start, and days over which it has instances."""
    rule, start = draw(matching_rules()), draw(START_TIMES)
    # Hours of whole days are none; what some calendars write so can be followed, but not divided.
    assume(isinstance(start, datetime) or rule.frequency <= Frequency.DAILY)
    lines = [f"RRULE:{write_rule(rule)}"]
    days = SPANS[rule.frequency]
    known = starts(Recurrence(lines[0]), start, days)
    left_out, added = draw(st.lists(st.integers(0, 30), max_size=3)), draw(st.lists(st.integers(1, 50), max_size=3))
    lines += [written("EXDATE", known[place]) for place in left_out if place < len(known)]
    lines += [written("RDATE", start + timedelta(days=days)) for days in added]
    return Recurrence("\n".join(lines)), start, days


@settings(max_examples=80, deadline=None)
@given(series(), st.integers(0, 40))
def test_without_takes_just_one_away(made: tuple[Recurrence, date, int], place: int) -> None:
    recurrence, start, days = made
    whole = starts(recurrence, start, days)
    assume(whole)
    at = whole[place % len(whole)]
    left = without(recurrence, start, at)
    assert starts(left, start, days)[:500] == tuple(one for one in whole if one != at)[:500]
    if left is not None:
        assert without(left, start, at) == left


@settings(max_examples=120, deadline=None)
@given(series(), st.integers(0, 60))
def test_the_two_parts_of_a_divided_series_are_the_whole(made: tuple[Recurrence, date, int], place: int) -> None:
    recurrence, start, days = made
    whole = starts(recurrence, start, days)
    assume(len(whole) > 1)
    at = whole[place % len(whole)]
    until = start + timedelta(days=days)
    before = ended_before(recurrence, start, at)
    assert starts(before, start, days) == tuple(one for one in whole if one < at)
    if before is not None:
        assert last_start(before, start) is not None
    try:
        rest = from_on(recurrence, start, at)
    except FieldError:  # an added time between the weeks of every second week
        assert "RDATE" in recurrence.text
        return
    assert rest is not None
    after = occurrences(rest, at, start - timedelta(days=40), until, bound=600).starts
    expected = tuple(one for one in whole if one >= at)
    assert after[: len(expected)] == expected
    if len(whole) < 500:
        assert after == expected


def test_a_series_divided_keeps_what_is_still_true_as_it_was_written() -> None:
    text = (
        "RRULE;X-NOTE=1:COUNT=10;FREQ=weekly\n"
        "EXDATE;TZID=Europe/Berlin:20261126T073000,20261217T073000\n"
        "RDATE:20261120T120000Z\n"
        "RDATE;VALUE=PERIOD:20261218T120000Z/PT1H"
    )
    at = RUN + timedelta(weeks=3)
    before, after = ended_before(Recurrence(text), RUN, at), from_on(Recurrence(text), RUN, at)
    assert before is not None
    assert before.text == (
        "RRULE;X-NOTE=1:COUNT=3;FREQ=weekly\nEXDATE;TZID=Europe/Berlin:20261126T073000\nRDATE:20261120T120000Z"
    )
    assert after is not None
    assert after.text == (
        "RRULE;X-NOTE=1:COUNT=7;FREQ=weekly\nEXDATE;TZID=Europe/Berlin:20261217T073000\n"
        "RDATE;VALUE=PERIOD:20261218T120000Z/PT1H"
    )


def test_the_end_of_a_divided_series_has_the_form_of_its_start() -> None:
    for start, until in (
        (RUN, "20261126T063000Z"),
        (RUN.replace(tzinfo=None), "20261126T073000"),
        (RUN.date(), "20261126"),
    ):
        before = ended_before(Recurrence("RRULE:FREQ=WEEKLY"), start, start + timedelta(weeks=2))
        assert before == Recurrence(f"RRULE:FREQ=WEEKLY;UNTIL={until}")


def test_nothing_is_before_the_first_and_something_is_left_of_a_series_to_its_last() -> None:
    recurrence = Recurrence("RRULE:FREQ=DAILY;COUNT=2")
    assert ended_before(recurrence, RUN, RUN) is None
    assert from_on(recurrence, RUN, RUN) == recurrence
    assert ended_before(recurrence, RUN, RUN + timedelta(days=9)) == recurrence
    assert from_on(recurrence, RUN, RUN + timedelta(days=9)) is None
    last = without(recurrence, RUN, RUN)
    assert last == Recurrence("RRULE:FREQ=DAILY;COUNT=2\nEXDATE;TZID=Europe/Berlin:20261119T073000")
    assert last is not None
    assert without(last, RUN, RUN + timedelta(days=1)) is None


def test_what_the_start_said_is_said_by_the_rule_where_another_start_would_not() -> None:
    start = date(2026, 11, 19)
    recurrence = Recurrence("RRULE:FREQ=MONTHLY;COUNT=5\nRDATE;VALUE=DATE:20261202")
    rest = from_on(recurrence, start, date(2026, 12, 2))
    assert rest is not None
    assert rest.text.startswith("RRULE:FREQ=MONTHLY;COUNT=5;BYMONTHDAY=19")
    assert starts(rest, date(2026, 12, 2)) == (date(2026, 12, 2), *starts(recurrence, start)[2:])


def test_a_series_divided_at_a_skipped_time_goes_on_at_its_own() -> None:
    start = datetime(2026, 3, 27, 2, 30, tzinfo=BERLIN)
    moved_on = datetime(2026, 3, 29, 3, 30, tzinfo=BERLIN)
    rest = from_on(Recurrence("RRULE:FREQ=DAILY;COUNT=5"), start, moved_on)
    assert rest is not None
    assert [f"{at:%d %H:%M}" for at in starts(rest, moved_on)] == ["29 03:30", "30 02:30", "31 02:30"]
    often = Recurrence("RRULE:FREQ=DAILY;BYHOUR=2;BYMINUTE=0,30;COUNT=8")
    for place in range(8):
        at = starts(often, start)[place % 7]
        assert starts(from_on(often, start, at), at) == tuple(one for one in starts(often, start) if one >= at)


def test_what_cannot_be_said_from_a_day_on_is_refused() -> None:
    recurrence = Recurrence("RRULE:FREQ=WEEKLY;INTERVAL=2\nRDATE;VALUE=DATE:20261127")
    with pytest.raises(FieldError, match="every 2 weeks"):
        from_on(recurrence, RUN.date(), date(2026, 11, 27))


exact = patterns().filter(
    lambda pattern: pattern.nth is None and (pattern.month_day is None or 8 <= pattern.month_day <= 20)
)


@settings(max_examples=150, deadline=None)
@given(
    exact,
    st.sampled_from((RUN, RUN.replace(tzinfo=None), RUN.date(), RUN.astimezone(UTC))),
    st.integers(-7, 8),
    st.integers(-180, 500),
    st.lists(st.integers(0, 9), max_size=2, unique=True),
)
def test_a_moved_series_moves_every_instance_alike(
    pattern: Pattern, start: date, days: int, minutes: int, left_out: list[int]
) -> None:
    start = start.replace(day=14)
    by = timedelta(days=days, minutes=minutes if isinstance(start, datetime) else 0)
    recurrence = pattern.recurrence(start=start)
    first = starts(recurrence, start)
    lines = [recurrence.text, *(written("EXDATE", first[n]) for n in left_out if n < len(first))]
    recurrence = Recurrence("\n".join([*lines, written("RDATE", start + timedelta(days=3))]))
    found = moved(recurrence, start, start + by)
    assert [_wall(at) for at in starts(found, start + by)] == [_wall(at + by) for at in starts(recurrence, start)]
    back = moved(found, start + by, start)
    assert starts(back, start) == starts(recurrence, start)


def _wall(at: date) -> date:
    return at.replace(tzinfo=None) if isinstance(at, datetime) else at


@settings(max_examples=80, deadline=None)
@given(patterns(), st.integers(-40, 40))
def test_a_moved_series_keeps_its_count(pattern: Pattern, days: int) -> None:
    start = date(2026, 11, 19)
    recurrence = pattern.recurrence(start=start)
    assume(pattern.count)
    try:
        found = moved(recurrence, start, start + timedelta(days=days))
    except FieldError:
        return
    assert len(starts(found, start + timedelta(days=days), 100_000)) == len(starts(recurrence, start, 100_000))


@pytest.mark.parametrize(("rule", "new", "wanted"), [
    ("FREQ=WEEKLY;BYDAY=MO,TH", date(2026, 11, 20), "FREQ=WEEKLY;BYDAY=TU,FR"),
    ("FREQ=WEEKLY;INTERVAL=2;BYDAY=TH,SU", date(2026, 11, 20), "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,FR;WKST=TU"),
    ("FREQ=MONTHLY;BYDAY=3TH", date(2026, 11, 20), "FREQ=MONTHLY;BYDAY=3FR"),
    ("FREQ=MONTHLY;BYDAY=TH;BYSETPOS=3", date(2026, 11, 25), "FREQ=MONTHLY;BYDAY=WE;BYSETPOS=4"),
    ("FREQ=MONTHLY;BYMONTHDAY=19", date(2026, 11, 30), "FREQ=MONTHLY;BYMONTHDAY=30"),
    ("FREQ=MONTHLY;BYMONTHDAY=5,19", date(2026, 11, 20), "FREQ=MONTHLY;BYMONTHDAY=6,20"),
    ("FREQ=MONTHLY;UNTIL=20270119", date(2026, 11, 20), "FREQ=MONTHLY;UNTIL=20270120"),
    ("FREQ=YEARLY;BYMONTH=11;BYMONTHDAY=19", date(2026, 12, 24), "FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=24"),
    ("FREQ=YEARLY;BYMONTH=11;BYDAY=3TH", date(2026, 12, 1), "FREQ=YEARLY;BYMONTH=12;BYDAY=1TU"),
    ("FREQ=DAILY;BYDAY=MO,TU,WE,TH,FR", date(2026, 11, 20), "FREQ=DAILY;BYDAY=TU,WE,TH,FR,SA"),
])  # fmt: skip
def test_what_a_moved_rule_says(rule: str, new: date, wanted: str) -> None:
    assert moved(Recurrence(f"RRULE:{rule}"), date(2026, 11, 19), new) == Recurrence(f"RRULE:{wanted}")


def test_the_last_day_stays_the_last() -> None:
    start, new = date(2026, 11, 30), date(2026, 12, 31)
    for rule in ("FREQ=MONTHLY;BYMONTHDAY=-1", "FREQ=YEARLY;BYMONTH=11;BYMONTHDAY=-1"):
        found = moved(Recurrence(f"RRULE:{rule}"), start, new)
        assert found.text == f"RRULE:{rule}".replace("BYMONTH=11", "BYMONTH=12")
    friday = moved(Recurrence("RRULE:FREQ=MONTHLY;BYDAY=-1MO"), start, date(2026, 11, 27))
    assert friday == Recurrence("RRULE:FREQ=MONTHLY;BYDAY=-1FR")


UNMOVED = (
    "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1",
    "FREQ=MONTHLY;BYMONTHDAY=1,19,31",
    "FREQ=MONTHLY;BYDAY=TH;BYMONTHDAY=19",
    "FREQ=MONTHLY;BYDAY=1MO",
    "FREQ=WEEKLY;BYMONTH=11",
    "FREQ=YEARLY;BYWEEKNO=47;BYDAY=TH",
    "FREQ=YEARLY;BYDAY=47TH",
)


@pytest.mark.parametrize("rule", UNMOVED)
def test_what_no_rule_can_say_of_another_day_is_refused_but_the_time_may_change(rule: str) -> None:
    recurrence = Recurrence(f"RRULE:{rule}")
    with pytest.raises(FieldError, match="cannot be moved"):
        moved(recurrence, RUN, RUN + timedelta(days=1))
    assert moved(recurrence, RUN, RUN + timedelta(hours=1)) == recurrence


def test_times_of_the_rule_move_along() -> None:
    recurrence = Recurrence("RRULE:FREQ=DAILY;BYHOUR=7,12;BYMINUTE=30")
    assert (
        moved(recurrence, RUN, RUN + timedelta(hours=2, minutes=15)).text == "RRULE:FREQ=DAILY;BYHOUR=9,14;BYMINUTE=45"
    )
    with pytest.raises(FieldError, match="cannot be moved"):
        moved(recurrence, RUN, RUN + timedelta(hours=14))
    with pytest.raises(FieldError, match="cannot be moved"):
        moved(Recurrence("RRULE:FREQ=HOURLY;BYHOUR=7,8"), RUN, RUN + timedelta(hours=1))


def test_a_series_becomes_one_of_whole_days_and_back() -> None:
    text = "RRULE:FREQ=DAILY;UNTIL=20261130T063000Z\nEXDATE;TZID=Europe/Berlin:20261121T073000\nRDATE:20261220T063000Z"
    whole = moved(Recurrence(text), RUN, RUN.date())
    assert whole.text == "RRULE:FREQ=DAILY;UNTIL=20261130\nEXDATE;VALUE=DATE:20261121\nRDATE;VALUE=DATE:20261220"
    again = moved(whole, RUN.date(), RUN)
    assert again.text == (
        "RRULE:FREQ=DAILY;UNTIL=20261130T225959Z\nEXDATE;TZID=Europe/Berlin:20261121T073000\n"
        "RDATE;TZID=Europe/Berlin:20261220T073000"
    )
    assert starts(again, RUN) == starts(Recurrence(text), RUN)


def test_a_series_moves_to_another_zone_by_its_wall_time() -> None:
    new_york = RUN.replace(tzinfo=ZoneInfo("America/New_York"))
    text = "RRULE:FREQ=DAILY;COUNT=5\nEXDATE;TZID=Europe/Berlin:20261121T073000"
    found = moved(Recurrence(text), RUN, new_york)
    assert [_wall(at) for at in starts(found, new_york)] == [_wall(at) for at in starts(Recurrence(text), RUN)]
    floating = moved(Recurrence(text), RUN, RUN.replace(tzinfo=None))
    assert floating.text == "RRULE:FREQ=DAILY;COUNT=5\nEXDATE:20261121T073000"


def test_an_exception_of_a_skipped_time_moves_with_its_instance() -> None:
    start = datetime(2026, 3, 27, 2, 30, tzinfo=BERLIN)
    left = without(Recurrence("RRULE:FREQ=DAILY;COUNT=5"), start, datetime(2026, 3, 29, 3, 30, tzinfo=BERLIN))
    assert left is not None
    found = moved(left, start, start + timedelta(hours=5))
    assert [at.day for at in starts(found, start + timedelta(hours=5))] == [27, 28, 30, 31]


def test_a_move_out_of_the_calendar_is_refused() -> None:
    with pytest.raises(FieldError, match="out of the calendar"):
        moved(Recurrence("RRULE:FREQ=DAILY;UNTIL=99991230"), date(2026, 1, 1), date(2026, 1, 9))
