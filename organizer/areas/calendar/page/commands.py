"""What the page asks the program to do. Actions are loaded when the first one is needed, not before the first week."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from datetime import date, datetime, timedelta
from typing import Any, TypeVar
from uuid import UUID

from organizer.areas.calendar.model import TimeBlock, TrackedTime
from organizer.areas.calendar.rules.instances import Instance
from organizer.areas.calendar.rules.scope import Scope
from organizer.kernel.area import Plannable
from organizer.kernel.dates import WEEKDAYS, format_day
from organizer.kernel.errors import OrganizerError
from organizer.kernel.record import Record, describe
from organizer.ui.context import PageContext

At = date | datetime
Then = Callable[[TimeBlock], None]
T = TypeVar("T")


def in_hand(instance: Instance) -> tuple[TimeBlock, str]:
    """What actions take of an instance: the series or the single block, and the key."""
    return instance.series or instance.block, instance.key


class Commands:
    """Each says what it did, with Undo beside it. What was asked for is done one after the other: keys that are held
    down are faster than the disk, and each change goes on from what the one before has stored."""

    def __init__(self, context: PageContext) -> None:
        self._context = context
        self._under_way = 0
        self._waiting: list[tuple[Hashable, Callable[[], None]]] = []

    def in_turn(self, act: Callable[[], None], what: Hashable = None) -> None:
        """Does something now, or as soon as what is under way is done. Of the same `what` wanted again before its turn
        only the last is done."""
        if not self._under_way:
            act()
        elif what is not None and self._waiting and self._waiting[-1][0] == what:
            self._waiting[-1] = what, act
        else:
            self._waiting.append((what, act))

    def _perform(
        self, action: Callable[..., T], *args: Any, said: str | None = None, then: Callable[[T], None] | None = None,
        failed: Callable[[OrganizerError], None] | None = None, **fields: Any,
    ) -> None:  # fmt: skip
        self._under_way += 1

        def done(result: T) -> None:
            if then is not None:
                then(result)
            self._go_on()

        def refused(error: OrganizerError) -> None:
            if failed is not None:
                failed(error)
            else:
                self._context.complain(str(error))
            self._go_on()

        self._context.perform(action, *args, said=said, then=done, failed=refused, **fields)

    def _go_on(self) -> None:
        self._under_way -= 1
        while self._waiting and not self._under_way:
            self._waiting.pop(0)[1]()

    def move(self, instance: Instance, start: At, scope: Scope, length: timedelta | None, then: Then) -> None:
        from organizer.areas.calendar.actions import move

        block, key = in_hand(instance)
        said = f"{instance.block.title} moved to {self._when(start)}"
        self._perform(move, block, key, start, scope, length, said=said, then=then)

    def hand_over(self, instance: Instance, start: At, owner: UUID, scope: Scope, then: Then) -> None:
        """Moves a block to another member's lane."""
        from organizer.areas.calendar.actions import change_instance

        block, key = in_hand(instance)
        fields: dict[str, Any] = {"start": start} if isinstance(start, datetime) else {"start": None, "day": start}
        said = f"{instance.block.title} moved to {self._when(start)}, for {self._member(owner)}"
        self._perform(change_instance, block, key, scope, **fields, owner=owner, said=said, then=then)

    def resize(self, instance: Instance, length: timedelta, scope: Scope, then: Then) -> None:
        from organizer.areas.calendar.actions import resize
        from organizer.kernel.dates import format_duration

        block, key = in_hand(instance)
        said = f"{instance.block.title} now takes {format_duration(length)}"
        self._perform(resize, block, key, length, scope, said=said, then=then)

    def change(self, instance: Instance, scope: Scope, said: str, then: Then, **fields: Any) -> None:
        from organizer.areas.calendar.actions import change_instance

        block, key = in_hand(instance)
        self._perform(change_instance, block, key, scope, **fields, said=said, then=then)

    def duplicate(self, instance: Instance, start: At, then: Then) -> None:
        from organizer.areas.calendar.actions import duplicate

        block, key = in_hand(instance)
        said = f"{instance.block.title} copied to {self._when(start)}"
        self._perform(duplicate, block, key, start, said=said, then=then)

    def remove(self, instance: Instance, scope: Scope) -> None:
        from organizer.areas.calendar.actions import remove

        block, key = in_hand(instance)
        self._perform(remove, block, key, scope, said=f"{instance.block.title} deleted")

    def mark_done(self, instance: Instance, done: bool, then: Then) -> None:
        from organizer.areas.calendar.actions import mark_done

        block, key = in_hand(instance)
        said = f"{instance.block.title} {'done' if done else 'not done'}"
        self._perform(mark_done, block, done, key, said=said, then=then)

    def unschedule(self, instance: Instance) -> None:
        from organizer.areas.calendar.actions import unschedule

        block, key = in_hand(instance)
        self._perform(unschedule, block, key, said=f"{instance.block.title} waits for a time again")

    def schedule(self, block: TimeBlock, start: At, owner: UUID | None, then: Then) -> None:
        """Gives a block that waits its time."""
        from organizer.areas.calendar.actions import change_instance, move

        said = f"{block.title} planned for {self._when(start)}"
        if owner is None or owner == block.owner:
            self._perform(move, block, "", start, Scope.THIS, said=said, then=then)
            return
        fields: dict[str, Any] = {"start": start} if isinstance(start, datetime) else {"start": None, "day": start}
        self._perform(change_instance, block, "", Scope.THIS, **fields, owner=owner, said=said, then=then)

    def plan_for(self, plannable: Plannable, start: At, owner: UUID | None, then: Then) -> None:
        """Plans time for what another area offers."""
        from organizer.areas.calendar.actions import plan_for

        said = f"{plannable.title} planned for {self._when(start)}"
        self._perform(plan_for, plannable, start, plannable.length, owner, said=said, then=then)

    def copy_week(self, first: date, target: date, words: str) -> None:
        from organizer.areas.calendar.actions import copy_week

        def done(count: int) -> None:
            blocks = f"{count} block{'s' * (count != 1)}"
            if count:
                self._context.toast(f"{blocks} copied {words}", undo=True)
            else:
                self._context.toast("Nothing to copy: what is planned in that week repeats by itself, or is there")

        self._perform(copy_week, first, target, self._context.who, self._context.zone, then=done)

    def clear_week(self, first: date) -> None:
        from organizer.areas.calendar.actions import clear_week

        def done(count: int) -> None:
            if count:
                self._context.toast(f"{count} block{'s' * (count != 1)} taken out of the week", undo=True)
            else:
                self._context.toast("There is nothing to clear in this week")

        self._perform(clear_week, first, self._context.who, self._context.zone, then=done)

    def start_timer(self, title: str, category: UUID | None, block: UUID | None, owner: UUID | None) -> None:
        from organizer.areas.calendar.actions import start_timer

        said = f"Tracking {title}" if title else "Tracking"
        self._perform(start_timer, title, category, block, owner, said=said)

    def stop_timer(
        self, tracked: TrackedTime, at: datetime | None = None, refused: Callable[[OrganizerError], None] | None = None
    ) -> None:
        from organizer.areas.calendar.actions import stop_timer

        when = f" at {at:%H:%M}" if at is not None else ""
        said = f"{tracked.title or 'Timer'} stopped{when}"
        self._perform(stop_timer, tracked, at, said=said, failed=refused)

    def discard_timer(self, tracked: TrackedTime) -> None:
        from organizer.areas.calendar.actions import discard_timer

        self._perform(discard_timer, tracked, said=f"{tracked.title or 'Timer'} discarded")

    def track_as_planned(self, instance: Instance) -> None:
        from organizer.areas.calendar.actions import track_as_planned

        block, key = in_hand(instance)
        self._perform(track_as_planned, block, key, said=f"{instance.block.title} tracked as planned")

    def add_usual_categories(self) -> None:
        from organizer.areas.calendar.actions import add_usual_categories

        self._perform(add_usual_categories, said="Categories added")

    def delete(self, records: Sequence[Record]) -> None:
        """Puts records into the Trash."""
        from organizer.store.actions import delete_records

        what = describe(type(records[0])).heading_of(records[0]) or describe(type(records[0])).title
        self._perform(delete_records, list(records), said=f"{what} deleted")

    def _member(self, id: UUID) -> str:
        from organizer.ui.members import first_name

        return next((first_name(m) for m in self._context.workspace.reads.members() if m.id == id), "somebody")

    def _when(self, at: At) -> str:
        """'Thu 19 Nov, 09:00' or 'Thu 19 Nov'."""
        day = at.date() if isinstance(at, datetime) else at
        today = self._context.today()
        near = abs((day - today).days) < 300
        words = f"{WEEKDAYS[day.weekday()]} {day.day} {format_day(day).split(' ')[1]}" if near else format_day(day)
        return f"{words}, {at:%H:%M}" if isinstance(at, datetime) else words
