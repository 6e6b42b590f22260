"""The sample household, read from one file that people can read too: resources/samples/rivera.toml.

Tables are named for kinds of record, keys for fields. A reference is the name of a record that stands above it; a
member is named where an owner is meant. Days and times go along with today:

    -3                a day: three days ago
    "thu"             the Thursday of this week, which began on Monday
    "thu-2w"          the Thursday two weeks before
    "thu+1w 09:00"    nine o'clock, as the clocks here show it, on the Thursday of next week

A reference to any kind of record may say which one: "volunteering: Maplewood Elementary".

A row with `days = [-3, -2]` stands for one on each of them. Time that was tracked is only there as far as it has
passed: what would still go on is a running timer. `weeks = 3` beside it says that it was the same in the three weeks
before.

`monthly = 3` stands for the third of each month: of as many months as there are `amounts`, or of `months = 12`, up to
this one, if that day has passed in it.

What the household has beside that stands in files of its own, rivera-money.toml and so on, read after the first in the
order of their names.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from typing import Any
from uuid import UUID

from organizer.areas.calendar.model import TrackedTime
from organizer.kernel.dates import Conventions
from organizer.kernel.errors import NotFound
from organizer.kernel.kinds import Day, Entries, Entry, Kind, Moment, RefKind, Tags
from organizer.kernel.record import Record, describe
from organizer.kernel.resources import resource
from organizer.kernel.system import Link, Member
from organizer.kernel.weekdays import parse_weekdays
from organizer.store.edit import Edit, action

Row = Mapping[str, Any]
_WEEK = timedelta(weeks=1)
_OF_THE_WEEK = re.compile(r"(?P<day>mon|tue|wed|thu|fri|sat|sun)(?:(?P<weeks>[+-]\d+)w)?(?: (?P<time>\d\d:\d\d))?")


class _Names:
    """Records by kind and name, for references."""

    def __init__(self) -> None:
        self._found: dict[tuple[str, str], Record] = {}

    def add(self, record: Record) -> None:
        description = describe(type(record))
        self._found[description.kind, description.heading_of(record)] = record

    def one(self, kind: str, name: str) -> Record:
        try:
            return self._found[kind, name]
        except KeyError:
            raise NotFound(f"The sample has no {kind} called '{name}'") from None

    def said(self, words: str) -> Record:
        """'Harbor Food Bank', or 'volunteering: Harbor Food Bank' where several kinds have one of that name."""
        kind, _, name = words.rpartition(": ")
        return self.one(kind, name) if kind and re.fullmatch("[a-z_]+", kind) else self.any(words)

    def any(self, name: str) -> Record:
        return next(record for (_, known), record in self._found.items() if known == name)


@action("Sample")
def add_sample(edit: Edit, name: str = "rivera") -> int:
    """Fills an empty profile with the sample; gives the number of records. Cannot be undone: it is the beginning."""
    names, links, count = _Names(), list[Row](), 0
    for kind, rows in _tables(name):
        if kind == "household":
            edit.set_setting("title", str(rows))
            continue
        if kind == "link":
            links += rows
            continue
        cls = edit.registry.cls(kind)
        for row in _each_month(_each_day(rows), edit.today):
            for fields in _passed(edit, row, names) if cls is TrackedTime else [_fields(edit, cls, row, names)]:
                names.add(edit.add(cls(**fields)))
                count += 1
    for row in links:
        start, end = names.said(row["from"]), names.said(row["to"])
        edit.add(
            Link(role=row["role"], from_kind=describe(type(start)).kind, from_id=start.id,
                 to_kind=describe(type(end)).kind, to_id=end.id)
        )  # fmt: skip
    edit.lasting = False
    return count + len(links)


def _tables(name: str) -> Iterator[tuple[str, Any]]:
    """The tables of the sample's files, in their order."""
    files = (file for file in resource("samples").iterdir() if re.fullmatch(rf"{name}(-.+)?\.toml", file.name))
    for file in sorted(files, key=lambda file: file.name.removesuffix(".toml")):
        yield from tomllib.loads(file.read_text(encoding="utf-8")).items()


def _each_month(rows: Iterable[Row], today: date) -> Iterator[Row]:
    for row in rows:
        if "monthly" not in row:
            yield row
            continue
        rest = {key: raw for key, raw in row.items() if key not in ("monthly", "months", "amounts")}
        amounts: list[str | None] = row.get("amounts") or [None] * row["months"]
        for before, amount in enumerate(reversed(amounts)):
            month = today.year * 12 + today.month - 1 - before
            day = date(month // 12, month % 12 + 1, row["monthly"])
            if day <= today and amount != "":
                yield rest | {"day": day} | ({} if amount is None else {"amount": amount})


def _each_day(rows: Iterable[Row]) -> Iterator[Row]:
    for row in rows:
        days = row.get("days")
        if days is None:
            yield row
        else:
            rest = {key: raw for key, raw in row.items() if key != "days"}
            yield from (rest | {"day": day} for day in days)


def _fields(edit: Edit, cls: type[Record], row: Row, names: _Names) -> dict[str, Any]:
    return {field: _value(edit, cls, field, raw, names) for field, raw in row.items()}


def _passed(edit: Edit, row: Row, names: _Names) -> Iterator[dict[str, Any]]:
    """Tracked time as far as it has passed, in each of its weeks."""
    fields = _fields(edit, TrackedTime, {key: raw for key, raw in row.items() if key != "weeks"}, names)
    for before in range(row.get("weeks", 0), -1, -1):
        start, end = (_existing(fields[name] - before * _WEEK) for name in ("start", "end"))
        if start < edit.now:
            yield fields | {"start": start, "end": end if end <= edit.now else None}


def _value(edit: Edit, cls: type[Record], name: str, raw: Any, names: _Names) -> Any:
    kind: Kind[Any] = describe(cls).field(name).kind
    if isinstance(kind, RefKind):
        if kind.to == "any":
            return _id(names.said(raw))
        return _id(names.one(describe(Member).kind if name == "owner" else kind.to, raw))
    if isinstance(kind, Day) and isinstance(raw, date):
        return raw
    if isinstance(kind, Day) and isinstance(raw, int):
        return edit.today + timedelta(days=raw)
    if isinstance(kind, Day | Moment) and (said := _OF_THE_WEEK.fullmatch(raw)):
        day = _day_of_the_week(edit.today, said["day"], int(said["weeks"] or 0))
        return day if isinstance(kind, Day) else _at(day, time.fromisoformat(said["time"] or "00:00"), edit.zone)
    if isinstance(kind, Tags):
        return tuple(raw)
    if isinstance(kind, Entries):
        return tuple(Entry(label, value) for label, value in raw.items())
    return kind.parse(raw, Conventions(today=edit.today))


def _day_of_the_week(today: date, name: str, weeks: int) -> date:
    monday = today - timedelta(days=today.weekday())
    return monday + parse_weekdays(name)[0] * timedelta(days=1) + weeks * _WEEK


def _at(day: date, at: time, zone: tzinfo) -> datetime:
    return _existing(datetime.combine(day, at, zone))


def _existing(at: datetime) -> datetime:
    """Moved on, where the clocks skip that time."""
    return at.astimezone(UTC).astimezone(at.tzinfo)


def _id(record: Record) -> UUID:
    return record.id
