"""What a line is understood to say: the sixty phrases, the rules behind them, and what dismissing does."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID, uuid5

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from organizer.kernel.dates import Conventions, DateOrder, parse_duration
from organizer.kernel.recurrence.typed import parse_recurrence
from organizer.kernel.text import fold, one_line
from organizer.overview.quick_add.parse import Named, Understood, understand

NOW = datetime(2026, 11, 19, 10, 0)
HERE = Path(__file__).parent
PHRASES: list[dict[str, Any]] = tomllib.loads((HERE / "phrases.toml").read_text("utf-8"))["phrase"]
MORE: list[dict[str, Any]] = tomllib.loads((HERE / "more_phrases.toml").read_text("utf-8"))["phrase"]
UNTOUCHED = [phrase for phrase in PHRASES if "title" not in phrase]
NAMES = ("Dana Whitcombe", "Daniel Frost", "Architect course", "Architektur verstehen")


def lookup(*names: str) -> Any:
    def find(typed: str) -> Sequence[Named]:
        wanted = fold(typed).split()
        return [
            Named(uuid5(UUID(int=0), name), name)
            for name in names
            if all(any(word.startswith(part) for word in fold(name).split()) for part in wanted)
        ]

    return find


def read(line: str, order: DateOrder | None = "dmy", **more: Any) -> Understood:
    conventions = Conventions(today=NOW.date(), date_order=order)
    found = lookup(*NAMES[:2]), lookup(*NAMES[2:])
    return understand(line, NOW, conventions, people=found[0], goals=found[1], **more)


def is_read(phrase: dict[str, Any]) -> bool:
    said = read(phrase["line"], phrase.get("order", "dmy") or None)
    if "title" not in phrase:
        return said.title == phrase["line"] and not said.spans
    length = parse_duration(phrase["length"]) if "length" in phrase else None
    repeat = parse_recurrence(phrase["repeat"]) if "repeat" in phrase else None
    day = phrase.get("day", said.day if repeat else None)
    return (
        (said.title, said.day, said.time, said.length) == (phrase["title"], day, phrase.get("time"), length)
        and said.tags == tuple(phrase.get("tags", ()))
        and said.repeat == repeat
        and len(said.people) == len(phrase.get("people", ()))
        and bool(said.goal) is ("goal" in phrase)
    )


def test_all_phrases_are_read_and_fifteen_of_them_left_as_they_are() -> None:
    assert len(PHRASES) == 60
    assert len(UNTOUCHED) == 15
    assert [phrase["line"] for phrase in PHRASES if not is_read(phrase)] == []


def test_more_phrases_are_read_and_some_left_as_they_are() -> None:
    assert [phrase["line"] for phrase in MORE if not is_read(phrase)] == []
    assert len(MORE) == 62
    assert sum("title" not in phrase for phrase in MORE) == 10


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("Pay 31.12. end of next week", date(2026, 11, 27)),
        ("Pay EOY", date(2026, 12, 31)),
        ("Pay by the end of next month", date(2026, 12, 31)),
        ("Pay end of the quarter", date(2026, 12, 31)),
        ("Pay end of Feb", date(2027, 2, 28)),
        ("Zahlen Ende November", date(2026, 11, 30)),
        ("Zahlen am 31.", date(2026, 12, 31)),
        ("Pay on the 19th", date(2026, 11, 19)),
        ("Pay on the last day of the month", date(2026, 11, 30)),
    ],
)
def test_ends_and_numbers_of_days(line: str, day: date) -> None:
    assert read(line).day == day


@pytest.mark.parametrize(
    ("line", "at"),
    [
        ("Call at quarter past 8 pm", time(20, 15)),
        ("Call at twenty to nine in the evening", time(20, 40)),
        ("Call at 10 to 3", time(14, 50)),
        ("Call by 5pm", time(17)),
        ("Call by noon", time(12)),
        ("Ruf an um dreiviertel acht", time(7, 45)),
        ("Ruf an um 8 Uhr abends", time(20)),
        ("Ruf an um zwölf", time(12)),
        ("Call at half past twelve am", time(0, 30)),
        ("Call this evening", time(19)),
    ],
)
def test_times_as_they_are_spoken(line: str, at: time) -> None:
    said = read(line)
    assert said.time == at
    assert said.title in ("Call", "Ruf an")


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("Pay on 6/7", date(2027, 7, 6)),
        ("Pay on 6/15", date(2027, 6, 15)),
        ("Pay 15.6.", date(2027, 6, 15)),
        ("Pay thu", date(2026, 11, 26)),
        ("Pay this Friday", date(2026, 11, 20)),
        ("Pay on Feb 29", date(2028, 2, 29)),
        ("Zahlen kommenden Mittwoch", date(2026, 11, 25)),
        ("Zahlen am 1.12.2027", date(2027, 12, 1)),
        ("Zahlen Fr 15:00", date(2026, 11, 20)),
        ("Zahlen Samstag, 20. März", date(2027, 3, 20)),
    ],
)
def test_days(line: str, day: date) -> None:
    said = read(line)
    assert (said.day, said.title) == (day, line.split()[0])


@pytest.mark.parametrize(
    "line",
    [
        "Stay until Friday", "Enjoy the sun", "Mail b@c.example", "Learn C# and F#", "Buy cable 400m", "Ask @nobody",
        "What to do", "Den Freitag planen", "Prepare the 3:16 talk", "Paint it !!", "Call on 31/31", "Freitag-Demo",
        "Celebrate the end of the month", "Meet on the 2nd floor", "Am 1. Advent backen", "Raise it by 3",
        "Pay 10 to 12 people", "Celebrate the 30th birthday", "Call Mon or Tue", "Zum 1. Mal laufen",
        "Urlaub vom 1.8. bis 15.8.", "Away from 1 Aug to 15 Aug", "Am Morgen joggen",
    ],
)  # fmt: skip
def test_words_that_only_look_like_it_stay(line: str) -> None:
    said = read(line)
    assert said.title == line
    assert said.spans == ()


def test_a_time_without_a_day_is_the_next_one() -> None:
    assert read("Walk at 11:30").day == date(2026, 11, 19)
    assert read("Walk at 9:30").day == date(2026, 11, 20)
    assert read("Walk at 3").time == time(15)


def test_what_repeats_begins_on_its_first_day() -> None:
    assert read("Sweep every Monday").day == date(2026, 11, 23)
    assert read("Sweep every 2 weeks on Mon, Wed").day == date(2026, 11, 23)
    assert read("Sweep every month on the 1st").day == date(2026, 12, 1)
    assert read("Sweep daily 9am").day == date(2026, 11, 20)
    assert read("Sweep daily 11am").day == date(2026, 11, 19)


def test_several_weekdays_are_a_repetition() -> None:
    assert read("Gym mon, wed and fri 6:30").repeat == parse_recurrence("every week on Mon, Wed, Fri")
    assert read("Sport Mo, Mi, Fr um 7").repeat == parse_recurrence("every week on Mon, Wed, Fri")
    assert read("Chor alle zwei Wochen dienstags").repeat == parse_recurrence("every 2 weeks on Tue")


def test_a_day_after_a_name_is_one() -> None:
    assert read("Answer the letter from Dana tomorrow").day == date(2026, 11, 20)


def test_a_date_that_may_be_two_is_asked_about() -> None:
    said = read("Pay 6/12", None)
    assert said.day is None
    assert said.title == "Pay 6/12"
    assert [(u.words, u.readings) for u in said.unsure] == [("6/12", (date(2027, 6, 12), date(2026, 12, 6)))]
    assert read("Pay 6/15", None).day == date(2027, 6, 15)


def test_a_name_is_of_as_many_words_as_fit_and_stays_in_the_title() -> None:
    said = read("Call @dana whitcombe tomorrow")
    assert said.title == "Call Dana Whitcombe"
    assert [candidates[0].name for candidates in said.people] == ["Dana Whitcombe"]
    assert [span.said for span in read("Call @dan").spans] == ["Dana Whitcombe, 1 of 2"]


def test_what_is_dismissed_stays_in_the_title_while_more_is_typed() -> None:
    line = "Watch fri 15:00"
    spans = read(line).spans
    assert [span.words for span in spans] == ["fri", "15:00"]
    without = read(f"{line} 45m", dismissed={spans[0].key})
    assert without.title == "Watch fri"
    assert (without.time, without.length) == (time(15), timedelta(minutes=45))


PIECES = st.sampled_from(
    [
        "call", "Dana", "fri", "Freitag", "on", "am", "15:00", "um 3", "3pm", "6/12", "30. Juni", "every 2 weeks", "#a",
        "@dan", "!arch", "in 3 days", "45m", "next", "week", "jeden Montag", "the", "until", "by EOD", "the 30th",
        "am 30.", "um halb eins", "half past", "quarter to 9",
        "Ende",
        "every morning", "at seven", "in the evening", "from 9 to 12", "morgen", "🙂", "9-10",
    ]
)  # fmt: skip


@settings(max_examples=150)
@given(st.lists(PIECES | st.text(max_size=6), max_size=7).map(" ".join))
def test_spans_lie_in_the_line_and_dismissing_all_gives_it_back(line: str) -> None:
    said = read(line)
    at = 0
    for span in said.spans:
        assert at <= span.start < span.end <= len(line)
        assert line[span.start : span.end] == span.words
        at = span.end
    assert read(line, dismissed={span.key for span in said.spans}).title == one_line(line)
