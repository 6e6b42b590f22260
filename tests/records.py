"""Hypothesis strategies for values of every field kind and for records of every sort, made from the descriptions."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any, TypeVar
from uuid import UUID
from zoneinfo import ZoneInfo

from hypothesis import strategies as st

from organizer.kernel import kinds
from organizer.kernel.dates import YearlyDay
from organizer.kernel.errors import FieldError
from organizer.kernel.kinds import Entry, Kind, tags_of
from organizer.kernel.money import Money
from organizer.kernel.record import COMMON, Field, Record, describe
from organizer.kernel.recurrence import Recurrence
from organizer.kernel.recurrence.rule import Frequency, Rule, write_rule
from organizer.kernel.weekdays import Weekday, weekdays_of

R = TypeVar("R", bound=Record)

TODAY = date(2026, 11, 19)
ZONES = ("UTC", "Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Asia/Kathmandu", "Pacific/Apia")
CURRENCIES = ("USD", "EUR", "JPY", "KWD", "CHF")
# What people write, what breaks formats, and what breaks programs: each of these has to survive.
AWKWARD = (
    "", " ", "Dana Whitcombe", "Ünal Łukasz Ørsted", "O'Neil \"Bob\"", "a,b;c\td", "x: y", "\\n: \\c", "50%_off",
    "line\nline", "\r\n", "NEAR AND OR NOT *", "<img src=file:///etc/passwd>", "#read(\"x\")", "\u202egnp.exe",
    "e\u0301", "\U0001f469\u200d\U0001f469\u200d\U0001f467", "=1+1", "-", "ß", "İstanbul", "\u2028", "\x1f", "{{{{",
    "$120k to $150k", "名前", "'; DROP TABLE contact;--", "\ufeff", "\U0010ffff",
)  # fmt: skip
characters = st.characters(exclude_categories=("Cs",), exclude_characters="\x00")
texts = st.one_of(st.sampled_from(AWKWARD), st.text(characters, max_size=20))
names = texts.filter(lambda text: text.strip() != "")
microseconds = st.integers(0, 4_000_000_000_000_000)


def _exists(moment: datetime) -> bool:
    try:
        kinds.Moment().check(moment)
    except FieldError:
        return False
    return True


moments = st.builds(
    lambda moment, zone: moment.replace(tzinfo=UTC if zone == "UTC" else ZoneInfo(zone)),
    st.datetimes(datetime(1900, 1, 1), datetime(2200, 1, 1), allow_imaginary=True),
    st.sampled_from(ZONES),
).filter(_exists)
stamps = microseconds.map(lambda n: kinds.EPOCH + timedelta(microseconds=n))
yearly_days = st.builds(
    lambda day, with_year: YearlyDay(day.month, day.day, day.year if with_year else None), st.dates(), st.booleans()
)
entries = st.builds(Entry, texts, names)
amounts = st.builds(Entry, names, st.decimals(0, 100, places=2).map(str))


def _some(least: int, most: int) -> st.SearchStrategy[tuple[int, ...]]:
    """Mostly nothing, which a rule then does not say; below the first of `least` 1 it is counted from the end."""
    numbers = (
        st.integers(least, most) | st.integers(-most, -1) if least == 1 and most != 12 else st.integers(least, most)
    )
    return st.just(()) | st.just(()) | st.sets(numbers, min_size=1, max_size=3).map(lambda found: tuple(sorted(found)))


rules = st.builds(
    lambda end, **parts: Rule(**parts, **end),
    st.sampled_from([{}, {"count": 1}, {"count": 12}, {"until": date(2031, 5, 17)}]),
    frequency=st.sampled_from([*Frequency, Frequency.WEEKLY, Frequency.MONTHLY, Frequency.DAILY]),
    interval=st.sampled_from((1, 1, 1, 2, 3, 17)),
    by_month=_some(1, 12),
    by_week_number=_some(1, 53),
    by_year_day=_some(1, 366),
    by_month_day=_some(1, 31),
    by_day=st.just(()) | st.sets(
        st.tuples(st.sampled_from((0, 0, 1, 2, -1, -2, 20)), st.sampled_from(Weekday)), max_size=4
    ).map(lambda days: tuple(sorted(days))),
    by_hour=_some(0, 23),
    by_minute=_some(0, 59),
    by_second=_some(0, 59),
    by_set_position=_some(1, 366),
    week_start=st.sampled_from((Weekday.MO, Weekday.MO, Weekday.SU)),
)  # fmt: skip
"""Rules with every part of RFC 5545, many of which never come true."""
recurrences = st.builds(
    lambda rules, more: Recurrence("\n".join([*(f"RRULE:{write_rule(rule)}" for rule in rules), *more])),
    st.lists(rules, min_size=1, max_size=2),
    st.lists(st.sampled_from((
        "EXDATE;VALUE=DATE:20260101,20260215", "EXDATE;TZID=Europe/Berlin:20261123T073000", "rdate:20270101T120000Z",
        "RDATE;VALUE=PERIOD:20270301T120000Z/PT1H", "EXRULE:FREQ=MONTHLY;BYMONTHDAY=13;BYDAY=FR", "RRULE:",
    )), max_size=2, unique=True),
)  # fmt: skip
URLS = (
    "",
    "https://harbor.example/a?b=c#d",
    "harbor.example",
    "harbor.example:8080/x",
    "mailto:dana@harbor.example",
    "tel:+1",
)


def numbers(least: Decimal | None, most: Decimal | None) -> st.SearchStrategy[Decimal]:
    """Numbers that can be kept, within bounds."""
    low = Decimal(-4_000_000_000_000) if least is None else least
    high = Decimal(4_000_000_000_000) if most is None else most
    return st.decimals(low, high, places=6)


def values(kind: Kind[Any], refs: Sequence[UUID] = ()) -> st.SearchStrategy[Any]:
    """Valid values of a kind; refs point at one of `refs`, where some are given."""
    if isinstance(kind, kinds.Url):
        return st.sampled_from(URLS)
    if isinstance(kind, kinds.CurrencyKind):
        return st.sampled_from(CURRENCIES)
    if isinstance(kind, kinds.Text):
        return texts
    if isinstance(kind, kinds.Number):
        return numbers(kind.least, kind.most)
    if isinstance(kind, kinds.RefKind):
        return st.sampled_from(refs) if refs else st.uuids()
    if isinstance(kind, kinds.ChoiceKind):
        return st.sampled_from(list(kind.of))
    if isinstance(kind, kinds.Rating):
        return st.integers(1, kind.most)
    if kind == kinds.Entries("amount"):
        return st.lists(amounts, max_size=3).map(tuple)
    return _SIMPLE[type(kind)]


_SIMPLE: dict[type[Kind[Any]], st.SearchStrategy[Any]] = {
    kinds.MoneyKind: st.builds(Money, st.integers(-(10**18) + 1, 10**18 - 1), st.sampled_from(CURRENCIES)),
    kinds.Flag: st.booleans(),
    kinds.Tags: st.lists(texts, max_size=4).map(tags_of),
    kinds.Entries: st.lists(entries, max_size=3).map(tuple),
    kinds.Day: st.dates(),
    kinds.LastDay: st.dates(),
    kinds.Yearly: yearly_days,
    kinds.Moment: moments,
    kinds.Stamp: stamps,
    kinds.WeekdaysKind: st.sets(st.sampled_from(Weekday)).map(weekdays_of),
    kinds.RecurrenceKind: recurrences,
    kinds.Duration: st.integers(0, 36_500 * 86_400).map(lambda seconds: timedelta(seconds=seconds)),
}


def field_values(field: Field, refs: Sequence[UUID] = ()) -> st.SearchStrategy[Any]:
    """Values of a field, None where it may be left empty."""
    found = values(field.kind, refs)
    if field.required and isinstance(field.kind, kinds.Text):
        found = found.filter(lambda text: text.strip() != "")
    return st.none() | found if field.optional else found


def own_values(cls: type[Record], refs: dict[str, Sequence[UUID]] | None = None) -> st.SearchStrategy[dict[str, Any]]:
    """Values for all fields of a sort of record but those that every record has; what `refs` does not name is empty."""
    strategies: dict[str, st.SearchStrategy[Any]] = {}
    for field in describe(cls).fields:
        if field.name in COMMON and field.name not in ("notes", "tags"):
            continue
        if field.name == "day" and field.required:
            strategies[field.name] = st.dates(max_value=TODAY)  # What took place did so by the day of the tests.
        elif field.name == "year" and field.required:
            strategies[field.name] = st.integers(1900, 9999).map(Decimal)
        elif isinstance(field.kind, kinds.RefKind) and refs is not None:
            known = refs.get(field.kind.to, ())
            strategies[field.name] = field_values(field, known) if known else st.none()
        else:
            strategies[field.name] = field_values(field)
    return st.fixed_dictionaries(strategies)


def records(cls: type[R], refs: dict[str, Sequence[UUID]] | None = None) -> st.SearchStrategy[R]:
    """Records that pass their own check."""

    def right(record: R) -> bool:
        try:
            record.settled().check()
        except Exception:
            return False
        return True

    return own_values(cls, refs).map(lambda fields: cls(**fields)).filter(right)


EVERY_KIND: tuple[Kind[Any], ...] = (
    kinds.Text(), kinds.Text(lines=True), kinds.Notes(), kinds.Url(), kinds.Tags(), kinds.Entries(),
    kinds.Entries("amount"), kinds.MoneyKind(), kinds.CurrencyKind(),
    kinds.Number(), kinds.Number(Decimal(0), Decimal(10)), kinds.Percent(), kinds.Rating(), kinds.Rating(10),
    kinds.Flag(), kinds.RefKind("contact"), kinds.File(), kinds.Day(), kinds.LastDay(), kinds.Yearly(), kinds.Moment(),
    kinds.Stamp(), kinds.Duration(), kinds.WeekdaysKind(), kinds.RecurrenceKind(),
)  # fmt: skip


def a_day(text: str) -> date:
    """Shorter in tests than the constructor."""
    return date.fromisoformat(text)
