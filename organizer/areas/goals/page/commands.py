"""What the page asks the program to do. Actions are loaded when the first one is needed, not before the first goals."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING
from uuid import UUID

from organizer.areas.goals.model import Goal, Habit, Kept, Status, Step, Win
from organizer.areas.goals.rules.review import Decision, Quarter
from organizer.kernel.dates import format_day
from organizer.kernel.errors import OrganizerError
from organizer.kernel.record import Record, describe
from organizer.ui.context import PageContext

if TYPE_CHECKING:
    from organizer.areas.goals.widgets.check_in_form import Filled

Done = Callable[[], None]
Refused = Callable[[OrganizerError], None]
_SAID = {
    Status.OPEN: "open again", Status.REACHED: "reached", Status.PARKED: "parked", Status.DROPPED: "dropped",
}  # fmt: skip


class Commands:
    """Each says what it did, with Undo beside it."""

    def __init__(self, context: PageContext) -> None:
        self._context = context

    def check_in(self, goal: Goal, filled: Filled, done: Done, refused: Refused) -> None:
        from organizer.areas.goals.actions import check_in

        self._context.perform(
            check_in, goal, filled.day, filled.values, filled.confidence, filled.said,
            said=f"Checked in on {goal.title}", then=lambda _: done(), failed=refused,
        )  # fmt: skip

    def move(self, goal: Goal, parent: UUID | None, before: UUID | None, where: str, done: Done) -> None:
        from organizer.areas.goals.actions import move_goal

        said = f"{goal.title} {where}"
        self._context.perform(move_goal, goal, parent, before, said=said, then=lambda _: done())

    def set_status(self, goal: Goal, status: Status) -> None:
        from organizer.areas.goals.actions import set_status

        self._context.perform(set_status, goal, status, said=f"{goal.title} {_SAID[status]}")

    def close_quarter(
        self, quarter: Quarter, decisions: Mapping[UUID, Decision], learnings: Mapping[UUID, str], done: Done
    ) -> None:
        from organizer.areas.goals.actions import close_quarter

        count = len(decisions)
        said = f"{quarter.title} closed, {count} goal{'s' * (count != 1)}"
        self._context.perform(close_quarter, quarter, decisions, learnings, said=said, then=lambda _: done())

    def add_step(self, goal: Goal, title: str) -> None:
        from organizer.areas.goals.actions import add_step

        step = Step(title=title, goal=goal.id, owner=goal.owner)
        self._context.perform(add_step, step, said=f"Step added to {goal.title}")

    def finish_step(self, step: Step, done: bool) -> None:
        from organizer.areas.goals.actions import finish_step

        self._context.perform(finish_step, step, done, said=f"{step.title} {'done' if done else 'open again'}")

    def mark_habit(self, habit: Habit, day: date, kept: Kept | None) -> None:
        from organizer.areas.goals.actions import mark_habit

        today = self._context.today()
        near = format_day(day, today)
        when = near.lower() if day >= today - timedelta(days=1) else near
        what = "not kept" if kept is None else "kept" if kept is Kept.DONE else "skipped"
        self._context.perform(mark_habit, habit, day, kept, said=f"{habit.title}, {when}: {what}")

    def add_win(self, title: str) -> None:
        from organizer.areas.goals.actions import add_win

        owner = self._context.who or self._context.workspace.home.member
        win = Win(title=title, day=self._context.today(), owner=owner)
        self._context.perform(add_win, win, said="Win written down")

    def link(self, goal: Goal, other: Record) -> None:
        from organizer.store.actions import link_records

        name = describe(type(other)).heading_of(other)
        self._context.perform(link_records, goal, other, said=f"{goal.title} linked with {name}")

    def delete_goal(self, goal: Goal, with_steps: bool, said: str) -> None:
        from organizer.areas.goals.actions import delete_goal

        self._context.perform(delete_goal, goal, with_steps, said=said)

    def split(
        self, goal: Goal, title: str, along: Collection[UUID], said: str, done: Callable[[Goal], None], refused: Refused
    ) -> None:
        from organizer.areas.goals.actions import split_goal

        self._context.perform(split_goal, goal, title, along, said=said, then=done, failed=refused)

    def delete(self, records: Sequence[Record], said: str) -> None:
        """Puts records into the Trash, in one step."""
        from organizer.store.actions import delete_records

        self._context.perform(delete_records, list(records), said=said)
