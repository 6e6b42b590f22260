"""Reads of People that the common ones cannot express."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from organizer.kernel.area import Reads
from organizer.kernel.dates import YearlyDay
from organizer.kernel.query import belonging_to
from organizer.kernel.record import describe
from organizer.store.layout import layout_of
from organizer.store.tables import table_of

from .model import Channel, Contact, Interaction

_CHUNK = 500
_SHORT_PERIOD = timedelta(days=60)
_Columns = sa.sql.base.ReadOnlyColumnCollection[str, sa.ColumnElement[Any]]


@dataclass(frozen=True, slots=True)
class Figures:
    """How many people there are, are in touch (a cadence that is not over), and are overdue."""

    people: int
    in_touch: int
    overdue: int


def figures(reads: Reads, today: date, owner: UUID | None = None) -> Figures:
    """The three counts that the page and the report show."""
    c = table_of(Contact).c

    def counted(condition: sa.ColumnElement[bool]) -> int:
        # One condition at a time: each is answered by the index alone, all at once would fetch every row.
        statement = sa.select(sa.func.count()).where(c.deleted.is_(None), condition, *_owned(c, owner))
        return sum(int(row[0]) for row in reads.select(statement))

    people = reads.count(Contact, belonging_to(owner))
    with_cadence, overdue = counted(c.next_touch.is_not(None)), counted(c.next_touch < today.isoformat())
    return Figures(people, with_cadence - overdue, overdue)


def newest_interactions(reads: Reads, contacts: Iterable[UUID], until: date) -> dict[UUID, Interaction]:
    """The newest interaction of each contact up to a day: what was last talked about."""
    wanted = [id.bytes for id in contacts]
    layout = layout_of(Interaction)
    table = table_of(Interaction)
    found: dict[UUID, Interaction] = {}
    for start in range(0, len(wanted), _CHUNK):
        rank = sa.func.row_number().over(partition_by=table.c.contact, order_by=(table.c.day.desc(), table.c.id.desc()))
        live = (
            sa.select(*(table.c[column.name] for column in layout.columns), rank.label("rank"))
            .where(table.c.deleted.is_(None), table.c.day <= until.isoformat())
            .where(table.c.contact.in_(wanted[start : start + _CHUNK]))
            .subquery()
        )
        columns = [live.c[column.name] for column in layout.columns]
        for row in reads.select(sa.select(*columns).where(live.c.rank == 1)):
            interaction = layout.decode(row)
            known = found.get(interaction.contact)
            if known is None or (interaction.day, interaction.id) > (known.day, known.id):
                found[interaction.contact] = interaction
    return found


def newest_days(reads: Reads, contacts: Iterable[UUID], until: date) -> dict[UUID, date]:
    """The day of the newest interaction of each contact up to a day."""
    c = table_of(Interaction).c
    wanted = [id.bytes for id in contacts]
    found: dict[UUID, date] = {}
    for start in range(0, len(wanted), _CHUNK):
        statement = (
            sa.select(c.contact, sa.func.max(c.day))
            .where(c.deleted.is_(None), c.day <= until.isoformat(), c.contact.in_(wanted[start : start + _CHUNK]))
            .group_by(c.contact)
        )
        for contact, day in reads.select(statement):
            id, newest = UUID(bytes=contact), date.fromisoformat(day)
            found[id] = max(newest, found.get(id, newest))
    return found


def _owned(c: _Columns, owner: UUID | None) -> tuple[sa.ColumnElement[bool], ...]:
    """`belonging_to` for a select: what is a member's own or shared."""
    return () if owner is None else (sa.or_(c.owner == owner.bytes, c.owner.is_(None)),)


def _within(c: _Columns, first: date, last: date) -> tuple[sa.ColumnElement[bool], ...]:
    """Live rows of a period. For a long one the table is read from end to end: through an index on the day nearly every
    row would be fetched, from another page each time."""
    days = (first.isoformat(), last.isoformat())
    if last - first > _SHORT_PERIOD:
        return sa.func.coalesce(c.deleted, 0) == 0, sa.func.coalesce(c.day, "").between(*days)
    return c.deleted.is_(None), c.day.between(*days)


def touches_by_channel(reads: Reads, first: date, last: date, owner: UUID | None = None) -> dict[Channel, int]:
    """How often each way of reaching people was used in a period."""
    c = table_of(Interaction).c
    statement = sa.select(c.channel, sa.func.count()).where(*_within(c, first, last), *_owned(c, owner))
    found: dict[Channel, int] = {}
    for channel, count in reads.select(statement.group_by(c.channel)):
        found[Channel(channel)] = found.get(Channel(channel), 0) + int(count)
    return found


def people_reached(reads: Reads, first: date, last: date, owner: UUID | None = None) -> int:
    """How many different people were touched in a period."""
    c = table_of(Interaction).c
    statement = sa.select(c.contact).distinct().where(*_within(c, first, last), *_owned(c, owner))
    return len({row[0] for row in reads.select(statement)})


def role_names(reads: Reads) -> list[str]:
    """The roles in use, most used first."""
    c = table_of(Contact).c
    statement = sa.select(c.roles, sa.func.count()).where(c.deleted.is_(None), c.roles != "").group_by(c.roles)
    counted: dict[str, int] = {}
    for roles, count in reads.select(statement):
        for role in str(roles)[1:-1].split("\n"):
            counted[role] = counted.get(role, 0) + int(count)
    return sorted(counted, key=lambda role: (-counted[role], role))


def birthdays(reads: Reads, first: date, last: date) -> list[tuple[date, UUID, str, int | None]]:
    """Birthdays in a window of at most a year: the day, whose, their name, and the age reached where known."""
    c = table_of(Contact).c
    # In a year without a 29 February those born on one are of the 28th.
    low, high = f"{first:%m-%d}", "02-29" if (last.month, last.day) == (2, 28) else f"{last:%m-%d}"
    spans = [(low, high)] if first.year == last.year else [(low, "12-31"), ("01-01", high)]
    found = []
    for span in spans:
        statement = sa.select(c.id, c.name, c.birthday).where(c.deleted.is_(None), c.birthday_key.between(*span))
        for id, name, iso in reads.select(statement):
            born = YearlyDay.from_iso(iso)
            day = born.next(first)
            if day <= last:
                found.append((day, UUID(bytes=id), str(name), day.year - born.year if born.year else None))
    return sorted(set(found))


def added_between(reads: Reads, first: datetime, until: datetime) -> int:
    """How many people were added from a moment until before another."""
    stamp = describe(Contact).field("created").kind
    c = table_of(Contact).c
    low, high = stamp.to_row(first)[0], stamp.to_row(until)[0]
    # No index has the time of making: reading the table from end to end beats fetching its rows by some other index.
    live = sa.func.coalesce(c.deleted, 0) == 0
    statement = sa.select(sa.func.count()).where(live, c.created >= low, c.created < high)
    return sum(int(row[0]) for row in reads.select(statement))
