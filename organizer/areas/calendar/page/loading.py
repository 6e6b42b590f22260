"""Reads what the page shows of a period: once, all of it, by queries that need nothing heavy."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta, tzinfo
from uuid import UUID

from organizer.areas.calendar.model import RECORDS, Category, TrackedTime, WorkArrangement
from organizer.areas.calendar.queries import (
    arrangements,
    categories,
    instances_between,
    running,
    tracked_between,
)  # fmt: skip
from organizer.areas.calendar.rules.balance import WeekBalance, balance
from organizer.areas.calendar.rules.instances import Instance, Window
from organizer.areas.calendar.rules.timer import planned_for, trusted_end
from organizer.kernel.frozen import frozen
from organizer.kernel.system import Member
from organizer.ui.context import PageContext

from .period import Period


@frozen
class Loaded:
    """A period as it was read at `now`."""

    period: Period
    now: datetime
    zone: tzinfo
    who: UUID | None
    members: tuple[Member, ...]
    """Whose lanes are shown: the one chosen, or all."""
    household: tuple[Member, ...]
    instances: tuple[Instance, ...]
    """Of the days shown and of the week around them, by start."""
    tracked: tuple[TrackedTime, ...]
    running: tuple[TrackedTime, ...]
    """Timers of those shown that run now, whenever they were started."""
    categories: dict[UUID, Category]
    arrangements: tuple[WorkArrangement, ...]
    balance: WeekBalance
    """Of the week."""
    planned_on: Mapping[date, timedelta]
    """Of each day shown."""

    @property
    def today(self) -> date:
        """The present day."""
        return self.now.date()

    @property
    def days(self) -> Sequence[date]:
        """The days shown."""
        return self.period.days

    def colour(self, category: UUID | None) -> str:
        """The token of a category's colour; stone for none."""
        found = self.categories.get(category) if category else None
        return found.colour.value if found else "c6"

    def category_name(self, category: UUID | None) -> str:
        """'' for none."""
        found = self.categories.get(category) if category else None
        return found.name if found else ""

    def until(self, tracked: TrackedTime) -> datetime:
        """When tracked time ended; a running timer, now, or as far as it can be trusted."""
        return tracked.end or trusted_end(tracked, planned_for(tracked, self.instances), self.now)

    def category_of(self, tracked: TrackedTime) -> UUID | None:
        """Its own, else that of the block it was tracked for."""
        if tracked.category is not None or tracked.block is None:
            return tracked.category
        planned = planned_for(tracked, self.instances)
        return planned.block.category if planned else None


def load(context: PageContext, period: Period) -> Loaded:
    """Reads a period for whoever is chosen in the window."""
    reads, who = context.workspace.reads, context.who
    now, zone = context.now(), context.zone
    household = reads.members()
    members = tuple(member for member in household if who in (None, member.id))
    window = Window(*period.read, zone)
    shown = instances_between(reads, window, who)
    tracked = tracked_between(reads, window, who)
    known = categories(reads)
    ids = [member.id for member in members]
    week = balance(shown, tracked, known, Window(*period.week, zone), now, ids)
    whole = balance(shown, (), known, window, now, ids) if period.view == "month" else week
    return Loaded(
        period=period, now=now, zone=zone, who=who, members=members, household=household, instances=tuple(shown),
        tracked=tuple(tracked), running=tuple(running(reads, who)), categories=known,
        arrangements=tuple(arrangements(reads)), balance=week, planned_on=whole.planned_on,
    )  # fmt: skip


def anything(context: PageContext) -> bool:
    """Whether there is anything of the calendar at all."""
    return any(context.workspace.reads.page(cls, limit=1).records for cls in RECORDS)
