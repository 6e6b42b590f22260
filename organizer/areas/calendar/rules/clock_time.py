"""Times as clocks show them: a day, a time of day that is the same everywhere, or a moment in its zone."""

from __future__ import annotations

from datetime import UTC, date, datetime, tzinfo

At = date | datetime
"""A `date` for whole days, a naive datetime for what floats, an aware one for a moment."""
_FIRST, _LAST = datetime.min, datetime.max


def real(at: datetime, zone: tzinfo) -> datetime:
    """The moment, UTC; what floats is at its time of day in `zone`. A time that the clocks skip is moved on; of one
    that comes twice it is the first, unless it says otherwise."""
    try:
        return (at if at.tzinfo else at.replace(tzinfo=zone)).astimezone(UTC)
    except OverflowError:
        return (_FIRST if at.year < 5000 else _LAST).replace(tzinfo=UTC)


def zoned(moment: datetime, zone: tzinfo) -> datetime:
    """A moment as the clocks of a zone show it."""
    try:
        return moment.astimezone(zone)
    except OverflowError:
        return (_FIRST if moment.year < 5000 else _LAST).replace(tzinfo=zone)


def wall(at: At) -> datetime:
    """What the clock shows then; of a day its first midnight."""
    if isinstance(at, datetime):
        return at.replace(tzinfo=None)
    return datetime(at.year, at.month, at.day)


def shifted(at: At, anchor: At, to: At) -> At:
    """Where something at `at` goes that goes along with what is moved from `anchor` to `to`: as far by the clock. It
    takes whole days if that now does, and a time of day if that now has one; its zone changes only if it was that of
    `anchor`. Raises OverflowError."""
    if not isinstance(at, datetime) or not isinstance(anchor, datetime) or not isinstance(to, datetime):
        return _by_days(at, anchor, to)
    alike = at.tzinfo is anchor.tzinfo
    if alike and at == anchor:
        return to
    zone = to.tzinfo if alike else at.tzinfo
    return existing((wall(at) + (wall(to) - wall(anchor))).replace(tzinfo=zone))


def _by_days(at: At, anchor: At, to: At) -> At:
    days = day_of(to) - day_of(anchor)
    if isinstance(anchor, datetime) and not isinstance(to, datetime):
        return day_of(at) + days
    if isinstance(at, datetime):
        return existing(at + days)
    if isinstance(to, datetime) and not isinstance(anchor, datetime):
        return existing(datetime.combine(at + days, to.time(), to.tzinfo))
    return at + days


def far_from(at: At) -> At:
    """The end of the calendar, of the same sort."""
    if not isinstance(at, datetime):
        return date.max
    return _LAST if at.tzinfo is None else _LAST.replace(tzinfo=UTC)


def existing(at: datetime) -> datetime:
    """The same, moved on if the clocks skip that time."""
    if at.tzinfo is None or at.tzinfo is UTC:
        return at
    return at.astimezone(UTC).astimezone(at.tzinfo)


def day_of(at: At) -> date:
    """The day it is on."""
    return at.date() if isinstance(at, datetime) else at
