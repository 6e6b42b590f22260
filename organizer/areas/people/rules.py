"""Rules of People: pure functions over records and days."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum
from typing import Any
from uuid import UUID

from organizer.kernel.dates import format_day
from organizer.kernel.record import describe
from organizer.kernel.text import fold

from .model import Contact, Interaction, Introduction, IntroductionStage

SOON = 0.8
"""The share of the ideal interval from which a touch is coming up."""


class Health(Enum):
    """How a contact stands against their cadence."""

    NONE = "No cadence"
    GOOD = "In touch"
    SOON = "Coming up"
    OVER = "Overdue"


@dataclass(frozen=True, slots=True)
class Cadence:
    """Where somebody stands: days since the last touch, of how many wanted, and how that is to be read."""

    since: int
    wanted: int | None
    health: Health
    next_touch: date | None
    over: int
    """Days past the next touch, 0 while there are none."""

    @property
    def share(self) -> float:
        """Days since as a share of the days wanted."""
        return self.since / self.wanted if self.wanted else 0.0


def cadence(contact: Contact, today: date) -> Cadence:
    """Green while in touch, amber from 80 % of the ideal interval, red once it is over.

    With a longest interval of their own, red waits for that one. A planned or snoozed touch counts as in touch until
    its day.
    """
    since = max((today - contact.cadence_start).days, 0)
    interval = contact.interval
    over = max((today - contact.next_touch).days, 0) if contact.next_touch else 0
    if interval is None:
        health = Health.NONE if contact.next_touch is None else (Health.OVER if over else Health.GOOD)
        return Cadence(since, None, health, contact.next_touch, over)
    wanted = max(interval.days, 1)
    put_off = contact.next_touch is not None and contact.next_touch > contact.cadence_start + interval
    if over:
        patient = contact.longest is not None and since <= contact.longest.days and contact.planned_on is None
        health = Health.SOON if patient else Health.OVER
    elif since >= SOON * wanted and not put_off:
        health = Health.SOON
    else:
        health = Health.GOOD
    return Cadence(since, wanted, health, contact.next_touch, over)


def next_touch_words(standing: Cadence, today: date) -> str:
    """'6 days over', 'Today', 'Tomorrow', '2 Dec', or '' without a cadence."""
    if standing.next_touch is None:
        return ""
    if standing.over:
        return f"{standing.over} day{'s' * (standing.over != 1)} over"
    return format_day(standing.next_touch, today)


def suggested_next(contact: Contact, on: date) -> date | None:
    """When to be in touch again after a touch on a day."""
    return on + contact.interval if contact.interval else None


def owed_thanks(introduction: Introduction) -> bool:
    """Whether somebody introduced us and has not been thanked."""
    return introduction.introducer is not None and introduction.stage is IntroductionStage.MADE


@dataclass(frozen=True, slots=True)
class MonthOfTouches:
    """How often somebody was touched in one month."""

    first: date
    touches: int


def touches_by_month(days: Iterable[date], today: date, months: int = 12) -> tuple[MonthOfTouches, ...]:
    """Touches per month over the last months, the running one last."""
    found = []
    counted: dict[tuple[int, int], int] = {}
    for day in days:
        counted[day.year, day.month] = counted.get((day.year, day.month), 0) + 1
    year, month = today.year, today.month
    for _ in range(months):
        found.append(MonthOfTouches(date(year, month, 1), counted.get((year, month), 0)))
        year, month = (year, month - 1) if month > 1 else (year - 1, 12)
    return tuple(reversed(found))


def newest_touch(interactions: Iterable[Interaction], today: date) -> date | None:
    """The day of the newest interaction that has taken place; what lies ahead is a plan, no touch."""
    return max((i.day for i in interactions if i.deleted is None and i.day <= today), default=None)


@dataclass(frozen=True, slots=True)
class Merge:
    """How two records of one person become one: what the kept one takes over."""

    keep: Contact
    fields: dict[str, Any]


def merge(keep: Contact, gone: Contact) -> Merge:
    """The kept record's values win; empty fields are filled, lists are joined without repeating, notes are appended."""
    fields: dict[str, Any] = {}
    for field in describe(Contact).fields:
        name = field.name
        mine, theirs = getattr(keep, name), getattr(gone, name)
        if (
            name in ("id", "created", "changed", "deleted", "owner", "last_touch", "next_touch", "uid")
            or mine == theirs
        ):
            continue
        if isinstance(mine, tuple):
            joined = _joined(mine, theirs)
            if joined != mine:
                fields[name] = joined
        elif name in ("notes", "card") and mine and theirs:
            fields[name] = f"{mine}\n\n{theirs}" if name == "notes" else f"{mine}\n{theirs}"
        elif mine in (None, "") and theirs not in (None, ""):
            fields[name] = theirs
    return Merge(keep, fields)


def _joined(mine: Sequence[Any], theirs: Sequence[Any]) -> tuple[Any, ...]:
    def same(value: Any) -> str:
        return fold(getattr(value, "value", value)).replace(" ", "")

    known = {same(value) for value in mine}
    return (*mine, *(value for value in theirs if same(value) not in known))


def longest_first(contacts: Iterable[Contact], today: date) -> list[Contact]:
    """Those overdue, the longest overdue first."""
    late = [c for c in contacts if c.next_touch and c.next_touch < today]
    return sorted(late, key=lambda c: (c.next_touch or today, c.id))


def other_side(introduction: Introduction, contact: UUID) -> tuple[UUID | None, ...]:
    """The others in an introduction, seen from one of them; None stands for the profile's owner."""
    three = (introduction.introducer, introduction.person, introduction.other)
    return tuple(who for who in three if who != contact)


TYPICAL_TOUCH = timedelta(minutes=8)
"""What a touch is taken to need when the queue says how long it will be."""
