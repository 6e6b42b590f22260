"""What waits for a time: the calendar's own blocks without a day, and what other areas offer to plan."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from organizer.areas.calendar.model import TimeBlock
from organizer.areas.calendar.queries import waiting_blocks
from organizer.areas.calendar.widgets.grid.values import TrayItem
from organizer.areas.calendar.widgets.waiting import Waiting
from organizer.kernel.area import Plannable
from organizer.kernel.dates import format_day, format_duration
from organizer.kernel.frozen import frozen
from organizer.kernel.weekdays import Weekday
from organizer.ui.context import PageContext

from .loading import Loaded
from .showing import Words

MOST = 200
"""So many are shown; who has more sorts them out first."""


@frozen
class Thing:
    """One thing that waits: a block of the calendar's, or another area's. `key` names it in the tray."""

    key: str
    of: TimeBlock | Plannable

    @property
    def length(self) -> timedelta:
        """How long it takes, as estimated."""
        return self.of.length


def things_waiting(context: PageContext, today: date) -> list[Thing]:
    """The calendar's own first, then each area's in its order; theirs that are chosen, and what is shared."""
    found = [Thing(f"block:{block.id}", block) for block in waiting_blocks(context.workspace.reads, context.who)]
    for area in context.areas:
        if area.plannables is not None:
            found += [
                Thing(f"{each.ref.kind}:{each.ref.id}", each)
                for each in area.plannables(context.workspace.reads, today)
                if context.who is None or each.owner in (None, context.who)
            ]
    return found[:MOST]


def as_shown(things: Iterable[Thing], loaded: Loaded, words: Words) -> list[Waiting]:
    """As the tray shows them, those that the filter lets through."""
    return [
        _shown(thing, loaded) for thing in things
        if words.fit(thing.of.title, loaded.category_name(thing.of.category))
    ]  # fmt: skip


def _shown(thing: Thing, loaded: Loaded) -> Waiting:
    of, today = thing.of, loaded.today
    reason = "" if of.due is None else due_words(of.due, today)
    if isinstance(of, Plannable) and of.reason:
        reason = of.reason if not reason or of.due is None else f"{of.reason}, {reason}"
    length = length_words(of.length)
    item = TrayItem(
        thing.key, of.title, of.length, loaded.colour(of.category), f"{length}, {reason}" if reason else length
    )
    return Waiting(item, length, reason, of.due is not None and of.due < today)


def due_words(due: date, today: date) -> str:
    """'2 days over', 'by today', 'by Friday', 'by 27 Nov'."""
    days = (due - today).days
    if days < 0:
        return f"{-days} day{'s' * (days != -1)} over"
    if days == 0:
        return "by today"
    if days < 7:
        return f"by {Weekday(due.weekday()).word}"
    return f"by {format_day(due, today)}"


def length_words(length: timedelta) -> str:
    """'45 min', '90 min', '2 h 30': up to two hours in minutes, as one says it."""
    minutes = round(length.total_seconds() / 60)
    if minutes < 120:
        return f"{minutes} min"
    if minutes % 1440 == 0:
        return format_duration(length)
    hours, rest = divmod(minutes, 60)
    return f"{hours} h {rest:02d}" if rest else f"{hours} h"


def sum_words(things: Iterable[Waiting]) -> str:
    """'6, about 3 h 50'; '' for none."""
    lengths = [thing.item.length for thing in things]
    whole = sum(lengths, timedelta())
    return f"{len(lengths)}, about {_rounded(whole)}" if lengths else ""


def _rounded(length: timedelta) -> str:
    minutes = round(length.total_seconds() / 600) * 10
    hours, rest = divmod(minutes, 60)
    if not hours:
        return f"{max(rest, 10)} min"
    return f"{hours} h {rest:02d}" if rest else f"{hours} h"
