"""Recurrences in words, as they are typed, and as an editor shows them."""

from __future__ import annotations

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from organizer.kernel.dates import Conventions
from organizer.kernel.errors import FieldError
from organizer.kernel.recurrence import Recurrence
from organizer.kernel.recurrence.occurrences import last_start
from organizer.kernel.recurrence.patterns import Frequency, Pattern, pattern_of
from organizer.kernel.recurrence.rule import Rule, write_rule
from organizer.kernel.recurrence.typed import parse_recurrence
from organizer.kernel.recurrence.words import in_words
from organizer.kernel.weekdays import WORKING_DAYS, Weekday
from tests.records import AWKWARD, recurrences, rules
from tests.recurrences import patterns

IN_WORDS = {
    "RRULE:FREQ=DAILY": "Every day",
    "RRULE:FREQ=DAILY;INTERVAL=3;COUNT=5": "Every 3 days, 5 times",
    "RRULE:FREQ=WEEKLY;BYDAY=MO,WE;UNTIL=20261231": "Every week on Mon, Wed until 31 Dec 2026",
    "RRULE:FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR": "Every week on Mon–Fri",
    "RRULE:FREQ=WEEKLY;INTERVAL=2;BYDAY=TU;WKST=SU": "Every 2 weeks on Tue, weeks from Sun",
    "RRULE:FREQ=MONTHLY": "Every month",
    "RRULE:FREQ=MONTHLY;BYMONTHDAY=15;COUNT=1": "Every month on day 15, 1 time",
    "RRULE:FREQ=MONTHLY;BYMONTHDAY=-1": "Every month on the last day",
    "RRULE:FREQ=MONTHLY;BYMONTHDAY=-2,-1,1,15": "Every month on day 1, 15, 2nd last, last",
    "RRULE:FREQ=MONTHLY;BYDAY=-1FR,2TU": "Every month on the 2nd Tue, last Fri",
    "RRULE:FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1": "Every month on Mon–Fri, the last of these",
    "RRULE:FREQ=MONTHLY;BYMONTHDAY=13;BYDAY=FR": "Every month on day 13 on Fri",
    "RRULE:FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=24": "Every year on 24 Dec",
    "RRULE:FREQ=YEARLY;BYMONTH=11;BYDAY=4TH": "Every year in Nov on the 4th Thu",
    "RRULE:FREQ=YEARLY;BYWEEKNO=20;BYDAY=MO": "Every year in week 20 on Mon",
    "RRULE:FREQ=YEARLY;BYYEARDAY=-1,100": "Every year on day 100, last of the year",
    "RRULE:FREQ=DAILY;BYHOUR=9,12;BYMINUTE=30": "Every day at 09:30, 12:30",
    "RRULE:FREQ=HOURLY;INTERVAL=2;BYMINUTE=0,20": "Every 2 hours at minute 0, 20",
    "RRULE:FREQ=WEEKLY;BYDAY=MO\nRRULE:FREQ=MONTHLY": "Every week on Mon; every month",
    "RRULE:": "Does not repeat",
}  # fmt: skip
SUMMED_UP = {
    "RRULE:FREQ=WEEKLY\nEXDATE:20261119T073000,20261126T073000": "Every week; 2 days left out",
    "RRULE:FREQ=WEEKLY\nRDATE;VALUE=DATE:20261119": "Every week; on 1 more day",
    "RDATE;VALUE=DATE:20261119,20261120": "On 2 more days",
    "RRULE:FREQ=DAILY\nEXRULE:FREQ=WEEKLY;BYDAY=SU": "Every day; left out every week on Sun",
}


@pytest.mark.parametrize(("text", "words"), (IN_WORDS | SUMMED_UP).items(), ids=(IN_WORDS | SUMMED_UP).values())
def test_recurrences_in_words(text: str, words: str) -> None:
    assert Recurrence(text).words == words
    if text in IN_WORDS:
        assert parse_recurrence(words) == Recurrence(text)
    else:
        with pytest.raises(FieldError):
            parse_recurrence(words)


def test_an_end_in_utc_is_a_day_of_the_zone_that_is_asked_for() -> None:
    recurrence = Recurrence("RRULE:FREQ=DAILY;UNTIL=20270101T045959Z")
    assert in_words(recurrence, ZoneInfo("America/New_York")) == "Every day until 31 Dec 2026"
    assert recurrence.words == "Every day until 1 Jan 2027"


TYPED = {
    "daily": "FREQ=DAILY",
    "Weekdays, 3 times": "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR;COUNT=3",
    "every weekday until 3 jan 2027": "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR;UNTIL=20270103",
    "every Mon and Wed": "FREQ=WEEKLY;BYDAY=MO,WE",
    "Every Tuesday, Thursday": "FREQ=WEEKLY;BYDAY=TU,TH",
    "every mon-fri": "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR",
    "every other week on tue": "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU",
    "fortnightly for 4 times": "FREQ=WEEKLY;INTERVAL=2;COUNT=4",
    "monthly on the last friday": "FREQ=MONTHLY;BYDAY=-1FR",
    "every month on the 15th": "FREQ=MONTHLY;BYMONTHDAY=15",
    "every 3 months on the 1st mon and the 3rd mon": "FREQ=MONTHLY;INTERVAL=3;BYDAY=1MO,3MO",
    "yearly on 24 December": "FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=24",
    "every year on the 4th of july": "FREQ=YEARLY;BYMONTH=7;BYMONTHDAY=4",
    "every year in march, april on the 1st sun": "FREQ=YEARLY;BYMONTH=3,4;BYDAY=1SU",
    "every day until tomorrow": "FREQ=DAILY;UNTIL=20261120",
    "FREQ=DAILY;COUNT=2": "FREQ=DAILY;COUNT=2",
    " every   day ": "FREQ=DAILY",
}


@pytest.mark.parametrize(("typed", "rule"), TYPED.items(), ids=TYPED)
def test_what_people_type(typed: str, rule: str) -> None:
    assert parse_recurrence(typed, Conventions(today=date(2026, 11, 19))) == Recurrence(f"RRULE:{rule}")


def test_lines_may_be_typed() -> None:
    lines = "RRULE:FREQ=DAILY;COUNT=9\nEXDATE;TZID=Europe/Berlin:20261123T073000"
    assert parse_recurrence(f" {lines}\n") == Recurrence(lines)
    assert parse_recurrence("exdate;value=date:20261123") == Recurrence("exdate;value=date:20261123")


@pytest.mark.parametrize("typed", [
    "", "x", "every", "every banana", "every 0 days", "daily until then", "every week on day", "every month on day 32",
    "every day at 09:30, 10:45", "every day at 25:00", "every 99999999999999 days", "every day;", "never mind",
    "every week on the 2nd of", "every day, 0 times", "every year on 24 banana", "FREQ=DAILY;INTERVAL=0", *AWKWARD,
])  # fmt: skip
def test_what_cannot_be_understood_is_refused(typed: str) -> None:
    with pytest.raises(FieldError):
        parse_recurrence(typed)


@given(rules)
def test_the_words_of_a_rule_give_the_rule(rule: Rule) -> None:
    recurrence = Recurrence(f"RRULE:{write_rule(rule)}")
    assert parse_recurrence(recurrence.words) == recurrence


@given(recurrences)
def test_words_say_it_all_or_are_refused(recurrence: Recurrence) -> None:
    try:
        found = parse_recurrence(recurrence.words)
    except FieldError:
        assert "DATE" in recurrence.text.upper() or "EXRULE" in recurrence.text
        return
    assert found.text == recurrence.text.removesuffix("\nRRULE:")


STARTS = (
    None, date(2026, 11, 19), datetime(2026, 11, 19, 7, 30), datetime(2026, 11, 19, 7, 30, tzinfo=UTC),
    datetime(2026, 11, 19, 22, 30, tzinfo=ZoneInfo("America/New_York")),
)  # fmt: skip


@given(patterns(), st.sampled_from(STARTS))
def test_patterns_are_read_as_they_were_written(pattern: Pattern, start: date | None) -> None:
    zone = start.tzinfo if isinstance(start, datetime) else None
    recurrence = pattern.recurrence(start=start)
    recurrence.check()
    assert pattern_of(recurrence, zone) == pattern
    assert pattern.recurrence(keeping=recurrence, start=start) is recurrence
    if start is not None and pattern.until is not None:
        last = last_start(recurrence, start)
        assert last is not None
        assert date(2026, 11, 19) <= date(last.year, last.month, last.day) <= pattern.until


def test_a_pattern_keeps_exceptions_and_what_was_written() -> None:
    start = datetime(2026, 11, 19, 22, 30, tzinfo=ZoneInfo("America/New_York"))
    old = Recurrence(
        "RRULE:BYDAY=TH;FREQ=WEEKLY;WKST=SU\nEXDATE;TZID=America/New_York:20261126T223000\nRDATE:20270101T120000Z"
    )
    pattern = pattern_of(old)
    assert pattern == Pattern(Frequency.WEEKLY, weekdays=(Weekday.TH,), week_start=Weekday.SU)
    assert pattern.recurrence(keeping=old, start=start) is old
    ended = Pattern(Frequency.WEEKLY, weekdays=(Weekday.TH,), until=date(2026, 12, 31)).recurrence(old, start)
    assert ended.text == (
        "RRULE:FREQ=WEEKLY;BYDAY=TH;UNTIL=20270101T045959Z\n"
        "EXDATE;TZID=America/New_York:20261126T223000\nRDATE:20270101T120000Z"
    )
    assert last_start(ended, start) == datetime(2027, 1, 1, 7, tzinfo=ZoneInfo("America/New_York"))


def test_what_other_calendars_write_for_the_same_pattern() -> None:
    for text, pattern in {
        "RRULE:FREQ=DAILY;BYDAY=MO,TU,WE,TH,FR": Pattern(Frequency.WEEKLY, weekdays=WORKING_DAYS),
        "RRULE:FREQ=MONTHLY;BYDAY=TU;BYSETPOS=2": Pattern(Frequency.MONTHLY, nth=(2, Weekday.TU)),
        "RRULE:FREQ=MONTHLY;BYDAY=-1FR": Pattern(Frequency.MONTHLY, nth=(-1, Weekday.FR)),
        "RRULE:FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=24": Pattern(Frequency.YEARLY, month=12, month_day=24),
    }.items():
        assert pattern_of(Recurrence(text)) == pattern
    assert Pattern(Frequency.WEEKLY, weekdays=WORKING_DAYS).working_days


NO_PATTERNS = (
    "RRULE:",
    "RDATE:20261119T073000",
    "RRULE:FREQ=HOURLY",
    "RRULE:FREQ=DAILY;BYHOUR=9,12",
    "RRULE:FREQ=DAILY;INTERVAL=2;BYDAY=MO",
    "RRULE:FREQ=WEEKLY;BYMONTH=1",
    "RRULE:FREQ=MONTHLY;BYMONTHDAY=1,15",
    "RRULE:FREQ=MONTHLY;BYMONTHDAY=-2",
    "RRULE:FREQ=MONTHLY;BYDAY=MO",
    "RRULE:FREQ=MONTHLY;BYDAY=MO,TU;BYSETPOS=1",
    "RRULE:FREQ=YEARLY;BYMONTH=3,6",
    "RRULE:FREQ=YEARLY;BYWEEKNO=20",
    "RRULE:FREQ=DAILY\nRRULE:FREQ=WEEKLY",
    "RRULE:FREQ=DAILY\nEXRULE:FREQ=WEEKLY",
)


@pytest.mark.parametrize("text", NO_PATTERNS)
def test_what_an_editor_cannot_show_is_no_pattern(text: str) -> None:
    assert pattern_of(Recurrence(text)) is None
