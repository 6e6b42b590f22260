"""What is done from day to day: check-ins, steps, habits, wins."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from uuid import UUID

from organizer.areas.goals.model import CheckIn, Goal, Habit, HabitDay, Kept, Step, Win
from organizer.kernel.dates import format_day
from organizer.kernel.errors import Invalid, Problem
from organizer.kernel.query import Where
from organizer.kernel.record import describe, evolve
from organizer.store.edit import Edit, action

_STEP = Decimal(1)


@action("Check in")
def check_in(
    edit: Edit, goal: Goal, day: date, values: Mapping[UUID, Decimal], confidence: int | None = None, said: str = ""
) -> list[CheckIn]:
    """Writes how a goal stands: one check-in for each key result with a value, the words with the first of them, or by
    themselves. Raises Invalid for a day in the future or before the goal's start."""
    edit.name(f"Check in on {goal.title}")
    made = [
        CheckIn(goal=goal.id, key_result=result, day=day, value=value, confidence=confidence, owner=goal.owner,
                said=said if number == 0 else "")
        for number, (result, value) in enumerate(values.items())
    ]  # fmt: skip
    if not made and (said.strip() or confidence is not None):
        made = [CheckIn(goal=goal.id, day=day, confidence=confidence, said=said, owner=goal.owner)]
    return [edit.add(record) for record in made]


@action("Add step")
def add_step(edit: Edit, step: Step) -> Step:
    """Adds a step after those of its goal."""
    others = edit.every(Step, [Where("goal", "=", step.goal)])
    last = max((other.position for other in others), default=-_STEP)
    return edit.add(evolve(step, position=last + _STEP))


@action("Finish step")
def finish_step(edit: Edit, step: Step, done: bool = True) -> Step:
    """Marks a step as done, or as open again."""
    edit.name(f"{'Finish' if done else 'Reopen'} {step.title}")
    at: datetime | None = edit.now if done else None
    return step if (step.done is not None) == done else edit.change(step, done=at)


@action("Snooze step")
def snooze_step(edit: Edit, step: Step, until: date) -> Step:
    """Lets a step wait until a day."""
    edit.name(f"Snooze {step.title} until {format_day(until)}")
    return edit.change(step, snoozed_until=until)


@action("Mark habit")
def mark_habit(edit: Edit, habit: Habit, day: date, kept: Kept | None) -> None:
    """Marks a day of a habit as done or skipped, or takes the mark away. Raises Invalid for a day that is to come or
    before its first."""
    if day > edit.today or day < habit.since:
        raise Invalid(describe(HabitDay).kind, [Problem("day", "Only days from its first until today can be marked")])
    word = "Unmark" if kept is None else kept.label
    edit.name(f"{word} {habit.title}")
    marks = list(edit.every(HabitDay, [Where("habit", "=", habit.id), Where("day", "=", day)]))
    if kept is None:
        for mark in marks:
            edit.delete(mark)
    elif marks:
        edit.change(marks[0], kept=kept)
    else:
        edit.add(HabitDay(habit=habit.id, day=day, kept=kept, owner=habit.owner))


@action("Add win")
def add_win(edit: Edit, win: Win) -> Win:
    """Writes down something that went well."""
    return edit.add(win)
