"""Reads of People that the common ones cannot express."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import islice
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from organizer.kernel.area import Reads
from organizer.kernel.dates import YearlyDay
from organizer.kernel.pauses import Pauses, pauses_of
from organizer.kernel.query import Sort, Where, belonging_to
from organizer.kernel.system import Member
from organizer.store.layout import layout_of
from organizer.store.tables import table_of

from .model import Contact, Interaction
from .rules import OVERDUE, WEEK, cadence, stands_so

_CHUNK = 500
_WEEK = timedelta(days=7)
_AS_IT_IS = sa.sql.operators.custom_op[Any]("+")
"""SQLite's sign before a column that no index is to be sought by."""
_Columns = sa.sql.base.ReadOnlyColumnCollection[str, sa.ColumnElement[Any]]


@dataclass(frozen=True, slots=True)
class Figures:
    """How many people there are, are in touch (a cadence that is not over), and are overdue."""

    people: int
    in_touch: int
    overdue: int


def figures(reads: Reads, today: date, owner: UUID | None = None) -> Figures:
    """The three counts that the page and the report show."""
    people = sum(reads.tally(Contact, "created", owner=owner).values())
    in_touch = sum(reads.tally(Contact, "next_touch", today, owner=owner).values())
    late = sum(reads.tally(Contact, "next_touch", last=today - timedelta(days=1), owner=owner).values())
    pauses = pauses_of(reads)
    over = overdue(reads, today, pauses, belonging_to(owner)) if pauses else late
    return Figures(people, in_touch + late - over, over)


def overdue(reads: Reads, today: date, pauses: Pauses, where: Sequence[Where] = ()) -> int:
    """How many people under some conditions are past their next touch."""
    if pauses.holds(today, None):
        return 0
    # Whoever is over by more than all pauses together is over for sure.
    bound = today - min(pauses.longest_wait(today), today - date.min)
    members = [None, *(member.id for member in reads.every(Member))]
    free = tuple(owner for owner in members if not pauses.holds(today, owner))
    where = [*where, Where("owner", "in", free)]
    near = [*where, Where("next_touch", ">=", bound), Where("next_touch", "<", today)]
    sure = reads.count(Contact, [*where, Where("next_touch", "<", bound)])
    return sure + sum(cadence(contact, today, pauses).over > 0 for contact in reads.every(Contact, near))


def standing_so(reads: Reads, standing: str, today: date, pauses: Pauses, where: Sequence[Where] = ()) -> list[UUID]:
    """Those under some conditions who are overdue, due within a week or in touch, as life events leave it."""
    bound = today - min(pauses.longest_wait(today), today - date.min)
    window = {
        OVERDUE: [Where("next_touch", "<", today)],
        WEEK: [Where("next_touch", ">=", bound), Where("next_touch", "<", today + _WEEK)],
    }.get(standing, [Where("next_touch", "!=", None)])
    return [
        contact.id
        for contact in reads.every(Contact, [*where, *window], Sort("next_touch"))
        if stands_so(cadence(contact, today, pauses), standing, today)
    ]


def touches_due(reads: Reads, today: date, pauses: Pauses, limit: int, where: Sequence[Where] = ()) -> list[Contact]:
    """Those to be in touch with by today, the longest waiting first; nobody for whom a pause holds."""
    where = [*where, Where("next_touch", "<=", today)]
    if not pauses:
        return list(reads.page(Contact, where, Sort("next_touch"), limit=limit).records)
    if pauses.holds(today, None):
        return []
    standings = ((c, cadence(c, today, pauses)) for c in reads.every(Contact, where, Sort("next_touch")))
    due = (c for c, standing in standings if not standing.paused and (standing.next_touch or today) <= today)
    return list(islice(due, limit))


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


def people_reached(reads: Reads, first: date, last: date, owner: UUID | None = None) -> int:
    """How many different people were touched in a period."""
    c = table_of(Interaction).c
    # By the index of each person's days, all of it: sought by the day, people come in no order and have to be sorted.
    day: sa.ColumnElement[str] = sa.sql.elements.UnaryExpression(c.day, operator=_AS_IT_IS)
    touched = (
        c.contact > b"",
        c.deleted.is_(None),
        day.between(first.isoformat(), last.isoformat()),
        *_owned(c, owner),
    )
    counts = [int(row[0]) for row in reads.select(sa.select(sa.func.count(c.contact.distinct())).where(*touched))]
    if sum(1 for count in counts if count) <= 1:
        return sum(counts)
    # Somebody may be touched in several of the profiles that are open together.
    return len({row[0] for row in reads.select(sa.select(c.contact).distinct().where(*touched))})


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
