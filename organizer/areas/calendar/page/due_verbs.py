"""What can be done about a block of the calendar where it is shown."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, time, timedelta

from organizer.areas.calendar.model import TimeBlock, TrackedTime
from organizer.areas.calendar.rules.instances import Instance, Window
from organizer.kernel.area import Due
from organizer.ui.context import PageContext
from organizer.ui.verbs import Verb

from .commands import Commands

_FIRST_HOUR, _STEP = 8, timedelta(minutes=15)


def due_verbs(context: PageContext, due: Due) -> Sequence[Verb]:
    """What has no time yet is planned for the next quarter of an hour; either is marked as done, of a series that day
    alone, or looked at. What is planned for today can be tracked; a timer that runs is stopped."""
    look = Verb("Open", "arrow-right", lambda: context.open(due.ref))
    if due.ref.kind == "tracked_time":
        return (Verb("Stop", "square", lambda: _stop(context, due), "T"), look)
    block = context.workspace.reads.find(TimeBlock, due.ref.id)
    if block is None or block.day is not None:
        done = Verb("Done", "check", lambda: _instance_done(context, due), "Space")
        track = Verb("Track", "timer", lambda: _track(context, due), "T")
        return (look, done, track) if due.day == context.today() else (look, done)
    return (
        Verb("Plan now", "calendar-plus", lambda: _plan(context, due), "P"),
        Verb("Done", "check", lambda: _done(context, due), "Space"),
        look,
    )


def _plan(context: PageContext, due: Due) -> None:
    from organizer.areas.calendar.actions import move

    block, now = context.workspace.reads.find(TimeBlock, due.ref.id), context.now()
    if block is not None:
        morning = datetime.combine(now.date(), time(_FIRST_HOUR), now.tzinfo)
        start = max(morning, now - (now - morning) % _STEP + _STEP)
        start = start.replace(tzinfo=context.zone)
        context.perform(move, block, "", start, said=f"{block.title} planned for {start:%H:%M}")


def _done(context: PageContext, due: Due) -> None:
    from organizer.areas.calendar.actions import mark_done

    block = context.workspace.reads.find(TimeBlock, due.ref.id)
    if block is not None:
        context.perform(mark_done, block, True, said=f"{block.title} done")


def _stop(context: PageContext, due: Due) -> None:
    tracked = context.workspace.reads.find(TrackedTime, due.ref.id)
    if tracked is not None and tracked.end is None:
        Commands(context).stop_timer(tracked)


def _track(context: PageContext, due: Due) -> None:
    block = context.workspace.reads.find(TimeBlock, due.ref.id)
    if block is not None:
        Commands(context).start_timer(block.title, block.category, block.id, block.owner)


def _instance_done(context: PageContext, due: Due) -> None:
    instance = _instance(context, due)
    if instance is not None:
        Commands(context).mark_done(instance, True, lambda _: None)


def _instance(context: PageContext, due: Due) -> Instance | None:
    """The time that the due stands for; None where it is not there any more."""
    from organizer.areas.calendar.queries import instances_between

    found = [
        instance
        for instance in instances_between(context.workspace.reads, Window(due.day, due.day, context.zone))
        if instance.block.id == due.ref.id
    ]
    return next((instance for instance in found if due.start in (None, instance.start)), None)
