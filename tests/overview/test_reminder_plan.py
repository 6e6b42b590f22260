"""What is reminded of, when, and in which words."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from itertools import pairwise
from uuid import uuid4
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from organizer.kernel.area import Due, Urgency
from organizer.kernel.changes import Ref
from organizer.overview.reminders.plan import GAP, LONGEST, DuesBetween, Plan, plan, reminder_of
from organizer.overview.reminders.words import Note, lines_of, notes_of

BERLIN = ZoneInfo("Europe/Berlin")
TODAY = date(2026, 11, 19)
MINUTE = timedelta(minutes=1)


def at(hour: int, minute: int = 0, ahead: int = 0) -> datetime:
    return datetime(2026, 11, 19, hour, minute, tzinfo=BERLIN) + timedelta(days=ahead)


def block(title: str, start: datetime) -> Due:
    return Due(Ref("time_block", uuid4()), start.date(), title, "15:00–16:00, Pier 9", Urgency.LATER, None, start)


def step(title: str, ahead: int = 0, urgency: Urgency = Urgency.SOON) -> Due:
    return Due(Ref("step", uuid4()), TODAY + timedelta(days=ahead), title, "a step", urgency)


def among(*dues: Due) -> DuesBetween:
    def between(first: date, last: date) -> Iterable[Due]:
        return [due for due in dues if first <= due.day <= last]

    return between


def titles(found: Plan) -> tuple[list[str], list[str]]:
    return [r.due.title for r in found.now], [r.due.title for r in found.missed]


INTERVIEW = block("Interview", at(15))


def test_what_has_an_hour_is_told_ten_minutes_before_once() -> None:
    dues = among(INTERVIEW)
    looks = [at(14, 48) + MINUTE * n for n in range(30)]
    told = [titles(plan(dues, before, now)) for before, now in pairwise(looks)]
    assert told.count((["Interview"], [])) == 1
    assert told.index((["Interview"], [])) == 1
    assert all(each in ((["Interview"], []), ([], [])) for each in told)


def test_what_is_due_today_is_told_at_nine_and_days_that_are_just_days_are_not() -> None:
    dues = among(step("Send"), step("Birthday", urgency=Urgency.LATER), step("Tomorrow", 1, Urgency.LATER))
    assert titles(plan(dues, at(8, 59), at(9))) == (["Send"], [])
    assert titles(plan(dues, at(9), at(9, 1))) == ([], [])


def test_what_was_missed_is_apart_from_what_is_still_ahead() -> None:
    dues = among(step("Send"), block("Run", at(7)), block("Soon", at(10, 5)), block("Later", at(12)))
    assert titles(plan(dues, at(22, ahead=-1), at(10))) == (["Soon"], ["Run", "Send"])


def test_a_block_of_the_first_minutes_of_tomorrow_is_told_today() -> None:
    assert titles(plan(among(block("Night", at(0, 5, ahead=1))), at(23, 54), at(23, 55))) == (["Night"], [])


def test_the_first_look_and_a_clock_put_back_tell_nothing() -> None:
    dues = among(INTERVIEW, step("Send"))
    assert plan(dues, None, at(14, 50)) == Plan()
    assert plan(dues, at(14, 50, ahead=3650), at(14, 50)) == Plan()


def test_ten_years_ahead_lists_a_month_at_most() -> None:
    daily = [block(f"Run {n}", at(7) + timedelta(days=n)) for n in range(3653)]
    now = at(12) + timedelta(days=3652)
    found = plan(among(*daily), at(12), now)
    assert found.now == ()
    assert 30 <= len(found.missed) <= LONGEST.days + 1
    assert len(notes_of(found, now, general=False)) == 1


def test_what_begins_in_the_gap_of_a_change_of_the_clocks_is_told_by_real_time() -> None:
    start = datetime(2026, 3, 29, 3, 5, tzinfo=BERLIN)
    now = datetime(2026, 3, 29, 1, 55, tzinfo=BERLIN)
    found = reminder_of(block("Train", start), now)
    assert found is not None
    assert found.at == now


@given(st.lists(st.integers(0, 2880), max_size=12), st.lists(st.integers(1, 600), min_size=1, max_size=12))
def test_each_is_told_once_however_the_looks_fall(starts: list[int], steps: list[int]) -> None:
    dues = among(*(block(f"{n}", at(0) + MINUTE * start) for n, start in enumerate(starts)))
    looked, told = at(0) - timedelta(hours=1), []
    for step_ in [*steps, 6000]:
        now = looked + MINUTE * step_
        found = plan(dues, looked, now)
        told += [r.due.title for r in (*found.now, *found.missed)]
        assert not found.missed or now - looked > GAP
        looked = now
    assert sorted(told) == sorted(f"{n}" for n in range(len(starts)))


def notes(*dues: Due, now: datetime, looked: datetime | None = None, general: bool = False) -> list[Note]:
    return notes_of(plan(among(*dues), looked or now - MINUTE, now), now, general=general)


def test_a_note_says_what_and_when() -> None:
    [note] = notes(INTERVIEW, now=at(14, 50))
    assert (note.title, note.text) == ("Interview", "Begins in 10 minutes: 15:00–16:00, Pier 9")
    [note] = notes(step("Send"), now=at(9))
    assert (note.title, note.text) == ("Send", "Due today: a step")


def test_many_things_are_one_note() -> None:
    [note] = notes(*(step(f"Step {n}") for n in range(9)), now=at(9))
    assert (note.title, note.text) == ("9 things are due today", "Step 0\nStep 1\nStep 2\nand 6 more")
    [note] = notes(*(block(f"Block {n}", at(15)) for n in range(5)), now=at(14, 50))
    assert note.title == "5 things begin soon"
    [note] = notes(*(step(f"Step {n}") for n in range(9)), now=at(18), looked=at(6))
    assert note.title == "9 reminders while you were away"


def test_general_words_tell_nothing_private() -> None:
    dues = (step("SECRET"), step("SECRET 2"), block("SECRET", at(9, 10)), block("SECRET", at(8)))
    for now, looked in ((at(9), at(8, 59)), (at(9), at(1)), (at(8, 50, ahead=4), at(1))):
        for few in (dues, dues[:1], dues[2:3]):
            for note in notes(*few, now=now, looked=looked, general=True):
                assert "SECRET" not in note.title + note.text + note.key
                assert "Pier" not in note.text


def test_long_lists_end_with_how_many_more() -> None:
    reminders = plan(among(*(step(f"Step {n}") for n in range(5))), at(8), at(10)).missed
    assert lines_of(reminders, 4) == ["Step 0", "Step 1", "Step 2", "Step 3", "and 1 more"]
    assert len(lines_of(reminders, 5)) == 5
