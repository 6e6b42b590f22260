"""Rules as RFC 5545 means them: its own examples, and generated ones beside another library's opinion."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from itertools import islice, takewhile
from zoneinfo import ZoneInfo

import pytest
from dateutil.rrule import rrulestr
from hypothesis import given, settings
from hypothesis import strategies as st

from organizer.kernel.errors import FieldError
from organizer.kernel.recurrence import Recurrence
from organizer.kernel.recurrence.occurrences import includes, last_start, occurrences
from organizer.kernel.recurrence.rule import Rule, read_rule, write_rule
from tests.records import rules
from tests.recurrences import SPANS, matching_rules

NEW_YORK = ZoneInfo("America/New_York")


def days(text: str) -> list[date]:
    """'1997 9/2,12 10/1 1998 1/1'"""
    found, year = [], 0
    for word in text.split():
        month, slash, numbers = word.partition("/")
        if not slash:
            year = int(word)
        else:
            found += [date(year, int(month), int(day)) for day in numbers.split(",")]
    return found


# The examples of RFC 5545, 3.8.5.3, all at 9:00 in New York: rule, first day, the days it falls on (the first of them).
EXAMPLES = [
    ("FREQ=DAILY;COUNT=10", "", "1997 9/2,3,4,5,6,7,8,9,10,11"),
    ("FREQ=DAILY;INTERVAL=2", "", "1997 9/2,4,6,8,10,12,14,16,18,20,22,24,26,28,30 10/2,4,6,8,10,12"),
    ("FREQ=DAILY;INTERVAL=10;COUNT=5", "", "1997 9/2,12,22 10/2,12"),
    ("FREQ=WEEKLY;COUNT=10", "", "1997 9/2,9,16,23,30 10/7,14,21,28 11/4"),
    ("FREQ=WEEKLY;UNTIL=19971224T000000Z", "", "1997 9/2,9,16,23,30 10/7,14,21,28 11/4,11,18,25 12/2,9,16,23"),
    ("FREQ=WEEKLY;INTERVAL=2;WKST=SU", "", "1997 9/2,16,30 10/14,28 11/11,25 12/9,23 1998 1/6,20 2/3,17"),
    ("FREQ=WEEKLY;UNTIL=19971007T000000Z;WKST=SU;BYDAY=TU,TH", "", "1997 9/2,4,9,11,16,18,23,25,30 10/2"),
    ("FREQ=WEEKLY;INTERVAL=2;UNTIL=19971224T000000Z;WKST=SU;BYDAY=MO,WE,FR", "1997 9/1",
     "1997 9/1,3,5,15,17,19,29 10/1,3,13,15,17,27,29,31 11/10,12,14,24,26,28 12/8,10,12,22"),
    ("FREQ=WEEKLY;INTERVAL=2;COUNT=8;WKST=SU;BYDAY=TU,TH", "", "1997 9/2,4,16,18,30 10/2,14,16"),
    ("FREQ=MONTHLY;COUNT=10;BYDAY=1FR", "1997 9/5", "1997 9/5 10/3 11/7 12/5 1998 1/2 2/6 3/6 4/3 5/1 6/5"),
    ("FREQ=MONTHLY;UNTIL=19971224T000000Z;BYDAY=1FR", "1997 9/5", "1997 9/5 10/3 11/7 12/5"),
    ("FREQ=MONTHLY;INTERVAL=2;COUNT=10;BYDAY=1SU,-1SU", "1997 9/7",
     "1997 9/7,28 11/2,30 1998 1/4,25 3/1,29 5/3,31"),
    ("FREQ=MONTHLY;COUNT=6;BYDAY=-2MO", "1997 9/22", "1997 9/22 10/20 11/17 12/22 1998 1/19 2/16"),
    ("FREQ=MONTHLY;BYMONTHDAY=-3", "1997 9/28", "1997 9/28 10/29 11/28 12/29 1998 1/29 2/26"),
    ("FREQ=MONTHLY;COUNT=10;BYMONTHDAY=2,15", "", "1997 9/2,15 10/2,15 11/2,15 12/2,15 1998 1/2,15"),
    ("FREQ=MONTHLY;COUNT=10;BYMONTHDAY=1,-1", "1997 9/30", "1997 9/30 10/1,31 11/1,30 12/1,31 1998 1/1,31 2/1"),
    ("FREQ=MONTHLY;INTERVAL=18;COUNT=10;BYMONTHDAY=10,11,12,13,14,15", "1997 9/10",
     "1997 9/10,11,12,13,14,15 1999 3/10,11,12,13"),
    ("FREQ=MONTHLY;INTERVAL=2;BYDAY=TU", "", "1997 9/2,9,16,23,30 11/4,11,18,25 1998 1/6,13,20,27 3/3,10,17,24,31"),
    ("FREQ=YEARLY;COUNT=10;BYMONTH=6,7", "1997 6/10",
     "1997 6/10 7/10 1998 6/10 7/10 1999 6/10 7/10 2000 6/10 7/10 2001 6/10 7/10"),
    ("FREQ=YEARLY;INTERVAL=2;COUNT=10;BYMONTH=1,2,3", "1997 3/10",
     "1997 3/10 1999 1/10 2/10 3/10 2001 1/10 2/10 3/10 2003 1/10 2/10 3/10"),
    ("FREQ=YEARLY;INTERVAL=3;COUNT=10;BYYEARDAY=1,100,200", "1997 1/1",
     "1997 1/1 4/10 7/19 2000 1/1 4/9 7/18 2003 1/1 4/10 7/19 2006 1/1"),
    ("FREQ=YEARLY;BYDAY=20MO", "1997 5/19", "1997 5/19 1998 5/18 1999 5/17"),
    ("FREQ=YEARLY;BYWEEKNO=20;BYDAY=MO", "1997 5/12", "1997 5/12 1998 5/11 1999 5/17"),
    ("FREQ=YEARLY;BYMONTH=3;BYDAY=TH", "1997 3/13", "1997 3/13,20,27 1998 3/5,12,19,26 1999 3/4,11,18,25"),
    ("FREQ=YEARLY;BYDAY=TH;BYMONTH=6,7,8", "1997 6/5",
     "1997 6/5,12,19,26 7/3,10,17,24,31 8/7,14,21,28 1998 6/4,11,18,25 7/2,9,16,23,30 8/6,13,20,27"),
    ("FREQ=MONTHLY;BYDAY=SA;BYMONTHDAY=7,8,9,10,11,12,13", "1997 9/13",
     "1997 9/13 10/11 11/8 12/13 1998 1/10 2/7 3/7 4/11 5/9 6/13"),
    ("FREQ=YEARLY;INTERVAL=4;BYMONTH=11;BYDAY=TU;BYMONTHDAY=2,3,4,5,6,7,8", "1996 11/5",
     "1996 11/5 2000 11/7 2004 11/2"),
    ("FREQ=MONTHLY;COUNT=3;BYDAY=TU,WE,TH;BYSETPOS=3", "1997 9/4", "1997 9/4 10/7 11/6"),
    ("FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-2", "1997 9/29",
     "1997 9/29 10/30 11/27 12/30 1998 1/29 2/26 3/30"),
    ("FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=MO", "1997 8/5", "1997 8/5,10,19,24"),
    ("FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=SU", "1997 8/5", "1997 8/5,17,19,31"),
    ("FREQ=MONTHLY;BYMONTHDAY=15,30;COUNT=5", "2007 1/15", "2007 1/15,30 2/15 3/15,30"),
]  # fmt: skip


@pytest.mark.parametrize(("rule", "first", "wanted"), EXAMPLES, ids=[example[0] for example in EXAMPLES])
def test_the_examples_of_the_standard(rule: str, first: str, wanted: str) -> None:
    expected = [datetime(day.year, day.month, day.day, 9, tzinfo=NEW_YORK) for day in days(wanted)]
    start = datetime.combine(days(first or "1997 9/2")[0], datetime.min.time().replace(hour=9), NEW_YORK)
    recurrence, far = Recurrence(f"RRULE:{rule}"), datetime(2010, 1, 1, tzinfo=NEW_YORK)
    found = occurrences(recurrence, start, datetime(1990, 1, 1, tzinfo=NEW_YORK), far)
    ends = "COUNT" in rule or "UNTIL" in rule
    assert list(found.starts)[: None if ends else len(expected)] == expected
    assert not found.cut
    assert last_start(recurrence, start) == (expected[-1] if ends else None)


def times(rule: str, first: datetime, until: datetime) -> list[str]:
    return [f"{at:%d %H:%M}" for at in occurrences(Recurrence(f"RRULE:{rule}"), first, first, until).starts]


def test_the_examples_of_the_standard_within_days() -> None:
    first, until = datetime(1997, 9, 2, 9, tzinfo=NEW_YORK), datetime(1997, 9, 4, tzinfo=NEW_YORK)
    assert times("FREQ=HOURLY;INTERVAL=3;UNTIL=19970902T210000Z", first, until) == ["02 09:00", "02 12:00", "02 15:00"]
    assert times("FREQ=MINUTELY;INTERVAL=90;COUNT=4", first, until) == ["02 09:00", "02 10:30", "02 12:00", "02 13:30"]
    a_third = times("FREQ=DAILY;BYHOUR=9,10,11,12,13,14,15,16;BYMINUTE=0,20,40", first, until)
    assert a_third == times("FREQ=MINUTELY;INTERVAL=20;BYHOUR=9,10,11,12,13,14,15,16", first, until)
    assert a_third == [f"{day} {h:02d}:{m}" for day in ("02", "03") for h in range(9, 17) for m in ("00", "20", "40")]


def test_a_friday_the_13th_is_not_the_day_it_was_begun_on() -> None:
    start = datetime(1997, 9, 2, 9, tzinfo=NEW_YORK)
    recurrence = Recurrence("EXDATE;TZID=America/New_York:19970902T090000\nRRULE:FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13")
    found = occurrences(recurrence, start, start, datetime(2000, 12, 1, tzinfo=NEW_YORK)).starts
    assert [at.date() for at in found if isinstance(at, datetime)] == days("1998 2/13 3/13 11/13 1999 8/13 2000 10/13")


def test_of_a_week_without_weekday_the_start_says_which() -> None:
    """The standard takes what a rule leaves out from the start; the other library gives the whole week."""
    found = occurrences(
        Recurrence("RRULE:FREQ=YEARLY;BYWEEKNO=20"), date(1997, 5, 12), date(1997, 1, 1), date(2000, 1, 1)
    )
    assert list(found.starts) == days("1997 5/12 1998 5/11 1999 5/17")


def test_weekdays_with_and_without_number_stand_side_by_side() -> None:
    found = occurrences(
        Recurrence("RRULE:FREQ=MONTHLY;BYDAY=MO,-1FR"), date(2026, 11, 2), date(2026, 11, 1), date(2026, 12, 1)
    )
    assert list(found.starts) == days("2026 11/2,9,16,23,27,30")


def test_the_start_counts_whether_it_fits_or_not() -> None:
    recurrence, start = Recurrence("RRULE:FREQ=WEEKLY;BYDAY=MO;COUNT=3"), date(2026, 11, 19)
    assert list(occurrences(recurrence, start, start, date(2027, 1, 1)).starts) == days("2026 11/19,23,30")
    assert last_start(recurrence, start) == date(2026, 11, 30)
    assert includes(recurrence, start, start)
    # An end before the start leaves nothing: so calendars write a series that was cut before its first instance.
    ended = Recurrence("RRULE:FREQ=WEEKLY;UNTIL=20261101")
    assert occurrences(ended, start, date(2026, 1, 1), date(2027, 1, 1)).starts == ()


def test_an_end_without_a_time_takes_its_whole_day() -> None:
    start = datetime(2026, 11, 19, 18, tzinfo=ZoneInfo("America/New_York"))
    assert last_start(Recurrence("RRULE:FREQ=DAILY;UNTIL=20261125"), start) == start.replace(day=25)
    assert last_start(Recurrence("RRULE:FREQ=DAILY;UNTIL=20261125T180000"), start) == start.replace(day=25)
    assert last_start(Recurrence("RRULE:FREQ=DAILY;UNTIL=20261125T225959Z"), start) == start.replace(day=24)
    assert last_start(Recurrence("RRULE:FREQ=DAILY;UNTIL=20261125T225959Z"), start.date()) == date(2026, 11, 25)


def test_added_and_left_out_days_of_every_form() -> None:
    start = datetime(2026, 11, 19, 7, 30, tzinfo=ZoneInfo("Europe/Berlin"))
    lines = (
        "RRULE:FREQ=DAILY;COUNT=6",
        "EXDATE:20261120T063000Z",
        "EXDATE;TZID=America/New_York:20261121T013000",
        "EXDATE;VALUE=DATE:20261122",
        "exdate;X-NOTE=\"a:b;c\":20261123T073000",
        "RDATE;TZID=/example.org/2026a/Europe/Berlin:20261125T090000,20261119T073000",
        "RDATE;VALUE=PERIOD:20261126T080000Z/PT1H,20261127T080000Z/20261127T100000Z",
        "EXRULE:FREQ=WEEKLY;BYDAY=FR;BYHOUR=9;BYMINUTE=0",
    )  # fmt: skip
    found = occurrences(Recurrence("\n".join(lines)), start, start, start + timedelta(days=20)).starts
    assert [f"{at:%d %H:%M}" for at in found] == ["19 07:30", "24 07:30", "25 09:00", "26 09:00"]
    assert last_start(Recurrence("\n".join(lines)), start) == datetime(
        2026, 11, 26, 9, tzinfo=ZoneInfo("Europe/Berlin")
    )


def test_an_empty_rule_is_a_single_one_and_stays_as_it_was_written() -> None:
    recurrence = Recurrence("RRULE:")
    recurrence.check()
    start = datetime(2026, 11, 19, 7, 30)
    assert occurrences(recurrence, start, datetime(2000, 1, 1), datetime(2100, 1, 1)) == ((start,), False)
    assert last_start(recurrence, start) == start


def test_several_rules_give_each_start_once() -> None:
    recurrence = Recurrence(
        "RRULE:FREQ=WEEKLY;BYDAY=MO,TH\nRRULE:FREQ=MONTHLY;BYMONTHDAY=23\nRDATE;VALUE=DATE:20261123"
    )
    found = occurrences(recurrence, date(2026, 11, 19), date(2026, 11, 1), date(2026, 12, 1)).starts
    assert list(found) == days("2026 11/19,23,26,30")


REFUSED = {
    "": "Nothing is said",
    "\n": "Nothing is said",
    "FREQ=DAILY": "no line",
    "RRULE:daily": "no part",
    "RRULE:INTERVAL=2": "how often",
    "RRULE:FREQ=SOMETIMES": "FREQ is one of",
    "RRULE:FREQ=DAILY;FREQ=DAILY": "twice",
    "RRULE:FREQ=DAILY;BYEASTER=1": "no part",
    "RRULE:FREQ=DAILY;INTERVAL=0": "INTERVAL is 1",
    "RRULE:FREQ=DAILY;INTERVAL=-2": "INTERVAL is 1",
    "RRULE:FREQ=DAILY;COUNT=0": "COUNT is 1",
    "RRULE:FREQ=DAILY;COUNT=1e9": "whole number",
    "RRULE:FREQ=DAILY;BYMONTH=13": "BYMONTH goes from 1 to 12",
    "RRULE:FREQ=DAILY;BYMONTHDAY=0": "BYMONTHDAY",
    "RRULE:FREQ=DAILY;BYHOUR=24": "BYHOUR",
    "RRULE:FREQ=DAILY;BYDAY=XX": "BYDAY",
    "RRULE:FREQ=DAILY;BYDAY=0MO": "BYDAY",
    "RRULE:FREQ=DAILY;WKST=1": "WKST",
    "RRULE:FREQ=DAILY;UNTIL=soon": "no day or time",
    "RRULE:FREQ=DAILY;UNTIL=20260230": "no day or time",
    "RDATE:yesterday": "no day or time",
    "DTSTART:20260101": "does not say how",
    "EXDATE;TZID=Mars/Olympus:20260101T000000": "no time zone",
    "EXDATE;TZID=Europe:20260101T000000": "no time zone",
    "EXDATE;TZID=../../x:20260101T000000": "no time zone",
    "\n".join(["RRULE:FREQ=DAILY"] * 21): "More than 20",
}


@pytest.mark.parametrize(("text", "why"), REFUSED.items(), ids=range(len(REFUSED)))
def test_what_cannot_be_followed_is_refused_in_words(text: str, why: str) -> None:
    with pytest.raises(FieldError, match=why):
        Recurrence(text).check()


TAKEN = (
    "rrule:freq=weekly;byday=mo",
    "RRULE:FREQ=DAILY;",
    "RRULE:FREQ=DAILY;BYDAY=",
    "RRULE:FREQ=DAILY;COUNT=-1",
    "RRULE:FREQ=MINUTELY;BYSECOND=60",
    "RRULE:FREQ=WEEKLY;BYDAY=1MO",
    "RRULE;X-A=B:FREQ=DAILY;X-B=C;RSCALE=GREGORIAN",
    "RRULE:FREQ=DAILY\r\nEXDATE:20260101",
    "RDATE;VALUE=DATE:",
    "EXDATE;TZID=:20260101T000060Z",
)


@pytest.mark.parametrize("text", TAKEN, ids=range(len(TAKEN)))
def test_what_calendars_write_beside_the_standard_is_taken(text: str) -> None:
    Recurrence(text).check()


@given(rules)
def test_rules_are_written_as_they_are_read(rule: Rule) -> None:
    assert read_rule(write_rule(rule)) == rule


@settings(max_examples=150, deadline=None)
@given(matching_rules(), st.datetimes(datetime(1995, 1, 1), datetime(2035, 1, 1)), st.floats(0, 0.9))
def test_rules_give_what_another_library_gives(rule: Rule, start: datetime, skipped: float) -> None:
    start = start.replace(microsecond=0)
    until = start + timedelta(days=SPANS[rule.frequency])
    text = write_rule(rule)
    expected = list(islice(takewhile(lambda at: at < until, rrulestr(text, dtstart=start)), 500))
    if start not in expected:  # with us the start counts as the first
        expected = [start, *expected[: rule.count - 1 if rule.count else None]]
    if len(expected) >= 500:
        until = expected[499]
    first = (start + (until - start) * skipped).replace(microsecond=0)
    found = occurrences(Recurrence(f"RRULE:{text}"), start, first, until)
    assert list(found.starts) == [at for at in expected if first <= at < until]
