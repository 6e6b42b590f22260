"""From a time of day to another, and how long that really takes."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta, tzinfo

from organizer.kernel.errors import FieldError
from organizer.kernel.kinds import Moment


def begins(day: date, at: time, zone: tzinfo) -> datetime:
    """The moment at which the clocks of a zone show that. Raises FieldError where they never do."""
    moment = datetime.combine(day, at.replace(fold=0), zone)
    Moment().check(moment)
    return moment


def lasts(start: datetime, days: int, at: time, floating: bool = False) -> timedelta:
    """How long it takes from `start` to a time of day so many days later; over a change of the clocks another time
    than they show, unless it floats. Raises FieldError where that is no time at all."""
    try:
        end = datetime.combine(start.date() + timedelta(days=days), at.replace(fold=0), start.tzinfo)
    except OverflowError:
        raise FieldError("That lies outside the calendar") from None
    if floating:
        length = end.replace(tzinfo=None) - start.replace(tzinfo=None)
    else:
        Moment().check(end)
        length = end.astimezone(UTC) - start.astimezone(UTC)
        if length <= timedelta(0):  # The clocks may show that time once more.
            length = end.replace(fold=1).astimezone(UTC) - start.astimezone(UTC)
    if length <= timedelta(0):
        raise FieldError("Ends before it begins")
    return length


def ends(start: datetime, length: timedelta, floating: bool = False) -> tuple[int, time]:
    """How many days after it begins it ends, and at which time of day. Raises FieldError outside the calendar."""
    try:
        if floating:
            end = start.replace(tzinfo=None) + length
        else:
            end = (start.astimezone(UTC) + length).astimezone(start.tzinfo)
    except OverflowError:
        raise FieldError("That lies outside the calendar") from None
    return (end.date() - start.date()).days, end.time().replace(fold=0)


def last_day(day: date, length: timedelta) -> date:
    """The last of the whole days from `day` on that it takes."""
    days = max(0, -(-length // timedelta(days=1)) - 1)
    return date.fromordinal(min(day.toordinal() + days, date.max.toordinal()))
