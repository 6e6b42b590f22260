"""Reads of People that the common ones cannot express."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from itertools import islice
from uuid import UUID

from organizer.kernel.area import Reads
from organizer.kernel.dates import YearlyDay
from organizer.kernel.frozen import frozen
from organizer.kernel.pauses import Pauses, pauses_of
from organizer.kernel.query import Sort, Where, belonging_to
from organizer.kernel.system import Member
from organizer.store.layout import layout_of

from .model import Contact, Interaction
from .rules import OVERDUE, WEEK, cadence, stands_so

_CHUNK = 500
_WEEK = timedelta(days=7)


@frozen
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
    layout = layout_of(Interaction)
    found: dict[UUID, Interaction] = {}
    for marks, ids in _chunks(contacts):
        sql = f"""
            SELECT {layout.select_columns} FROM (
                SELECT *, row_number() OVER (PARTITION BY "contact" ORDER BY "day" DESC, "id" DESC) AS place
                FROM "interaction" WHERE "deleted" IS NULL AND "day" <= ? AND "contact" IN ({marks})
            ) WHERE place = 1"""
        for row in reads.select(sql, (until.isoformat(), *ids)):
            interaction = layout.decode(row)
            known = found.get(interaction.contact)
            if known is None or (interaction.day, interaction.id) > (known.day, known.id):
                found[interaction.contact] = interaction
    return found


def newest_days(reads: Reads, contacts: Iterable[UUID], until: date) -> dict[UUID, date]:
    """The day of the newest interaction of each contact up to a day."""
    found: dict[UUID, date] = {}
    for marks, ids in _chunks(contacts):
        sql = f"""
            SELECT "contact", max("day") FROM "interaction"
            WHERE "deleted" IS NULL AND "day" <= ? AND "contact" IN ({marks}) GROUP BY contact"""
        for contact, day in reads.select(sql, (until.isoformat(), *ids)):
            id, newest = UUID(bytes=contact), date.fromisoformat(day)
            found[id] = max(newest, found.get(id, newest))
    return found


def _chunks(ids: Iterable[UUID]) -> Iterator[tuple[str, list[bytes]]]:
    """Ids as they are stored, not too many at a time, each time with as many places for values."""
    stored = iter([id.bytes for id in ids])
    while chunk := list(islice(stored, _CHUNK)):
        yield ", ".join("?" * len(chunk)), chunk


def people_reached(reads: Reads, first: date, last: date, owner: UUID | None = None) -> int:
    """How many different people were touched in a period."""
    # By the index of each person's days, all of it: sought by the day, people come in no order and have to be sorted.
    touched = """FROM "interaction" WHERE "contact" > x'' AND "deleted" IS NULL AND +"day" BETWEEN ? AND ?"""
    values: list[str | bytes] = [first.isoformat(), last.isoformat()]
    if owner is not None:
        touched += ' AND ("owner" = ? OR "owner" IS NULL)'
        values.append(owner.bytes)
    counts = [int(row[0]) for row in reads.select(f'SELECT count(DISTINCT "contact") {touched}', values)]
    if sum(1 for count in counts if count) <= 1:
        return sum(counts)
    # Somebody may be touched in several of the profiles that are open together.
    return len({row[0] for row in reads.select(f'SELECT DISTINCT "contact" {touched}', values)})


def role_names(reads: Reads) -> list[str]:
    """The roles in use, most used first."""
    sql = """SELECT "roles", count(*) FROM "contact" WHERE "deleted" IS NULL AND "roles" <> '' GROUP BY roles"""
    counted: dict[str, int] = {}
    for roles, count in reads.select(sql):
        for role in str(roles)[1:-1].split("\n"):
            counted[role] = counted.get(role, 0) + int(count)
    return sorted(counted, key=lambda role: (-counted[role], role))


def birthdays(reads: Reads, first: date, last: date) -> list[tuple[date, UUID, str, int | None]]:
    """Birthdays in a window of at most a year: the day, whose, their name, and the age reached where known."""
    sql = 'SELECT "id", "name", "birthday" FROM "contact" WHERE "deleted" IS NULL AND "birthday_key" BETWEEN ? AND ?'
    # In a year without a 29 February those born on one are of the 28th.
    low, high = f"{first:%m-%d}", "02-29" if (last.month, last.day) == (2, 28) else f"{last:%m-%d}"
    spans = [(low, high)] if first.year == last.year else [(low, "12-31"), ("01-01", high)]
    found = []
    next_of: dict[str, tuple[date, int | None]] = {}  # Of many people few days are different ones.
    for span in spans:
        for id, name, iso in reads.select(sql, span):
            if iso not in next_of:
                born = YearlyDay.from_iso(iso)
                day = born.next(first)
                next_of[iso] = day, day.year - born.year if born.year else None
            day, age = next_of[iso]
            if day <= last:
                found.append((day, UUID(bytes=id), str(name), age))
    return sorted(set(found))
