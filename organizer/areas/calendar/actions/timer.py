"""The timer, and time noted as spent."""

from __future__ import annotations

from datetime import datetime, tzinfo
from uuid import UUID

from organizer.areas.calendar.model import LONGEST_TRACKED, TimeBlock, TrackedTime
from organizer.areas.calendar.queries import running
from organizer.areas.calendar.rules.clock_time import real, zoned
from organizer.kernel.dates import format_day
from organizer.kernel.errors import FieldError
from organizer.store.edit import Edit, action

from .series import shown_place


@action("Start timer")
def start_timer(
    edit: Edit, title: str, category: UUID | None = None, block: UUID | None = None, owner: UUID | None = None
) -> TrackedTime:
    """Starts a timer for a member, or the one who acts; theirs that runs stops at that moment. Raises FieldError when
    that one was forgotten: nobody knows when it ended."""
    owner = owner or edit.member
    edit.name(f"Start timer{f' for {title}' * bool(title)}")
    for before in running(edit):
        if before.owner == owner:
            # A clock that was put back does not end what has not begun by it.
            _stop(edit, before, max(edit.now, before.start))
    return edit.add(TrackedTime(title=title, start=edit.now, category=category, block=block, owner=owner))


@action("Stop timer")
def stop_timer(edit: Edit, tracked: TrackedTime, at: datetime | None = None) -> TrackedTime:
    """Stops a timer, now or when it really ended. Raises FieldError for an end before its start, ahead, or more than 24
    hours after it."""
    edit.name(f"Stop timer{f' for {tracked.title}' * bool(tracked.title)}")
    if at is not None and at > edit.now:
        raise FieldError("That time lies ahead; the timer runs until then by itself")
    return _stop(edit, tracked, edit.now if at is None else at)


def _stop(edit: Edit, tracked: TrackedTime, at: datetime) -> TrackedTime:
    if at < tracked.start:
        raise FieldError("That is before the timer was started")
    if at - tracked.start > LONGEST_TRACKED:
        since = format_day(tracked.start.date(), edit.today)
        raise FieldError(
            f"The timer has run for more than 24 hours, since {since}. It was probably forgotten: "
            "say when it ended, or discard it"
        )
    return edit.change(tracked, end=at)


@action("Discard timer")
def discard_timer(edit: Edit, tracked: TrackedTime) -> TrackedTime:
    """Puts what a timer has noted into the Trash."""
    edit.name(f"Discard timer{f' for {tracked.title}' * bool(tracked.title)}")
    return edit.delete(tracked)


@action("Track as planned")
def track_as_planned(
    edit: Edit, block: TimeBlock, key: str = "", owner: UUID | None = None, zone: tzinfo | None = None
) -> TrackedTime:
    """Notes the time of a block as spent as it was planned; what floats in `zone`. Raises FieldError where it is not
    over yet, or takes whole days."""
    edit.name(f"Track {block.title} as planned")
    shown, at = shown_place(edit, block, key)
    if not isinstance(at, datetime) or shown.start is None:
        raise FieldError("Only what is planned for a time of day can be tracked as planned")
    own = (zone if at.tzinfo is None else at.tzinfo) or shown.start.tzinfo
    assert own is not None
    start = real(at, own)
    if start + shown.length > edit.now:
        raise FieldError("That time is not over yet")
    return edit.add(
        TrackedTime(
            title=shown.title, start=zoned(start, own), end=zoned(start + shown.length, own), category=shown.category,
            block=shown.id, owner=owner or shown.owner or edit.member,
        )
    )  # fmt: skip
