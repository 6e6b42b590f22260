"""Days on which the clocks change, as a grid of clock times has to show them."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta, tzinfo

DAY_MINUTES = 24 * 60
_MINUTE = timedelta(minutes=1)
_SECOND = timedelta(seconds=1)


def skipped_minutes(day: date, zone: tzinfo) -> tuple[int, int] | None:
    """The minutes of a day that the clocks of a zone leave out, from and until; None on a day that has all of them."""
    try:
        start = datetime.combine(day - timedelta(days=1), time(12), zone).astimezone(UTC)
        end = datetime.combine(day + timedelta(days=1), time(12), zone).astimezone(UTC)
    except OverflowError:
        return None
    before, after = (moment.astimezone(zone).utcoffset() for moment in (start, end))
    if before is None or after is None or after <= before:
        return None
    while end - start > _SECOND:
        middle = start + (end - start) // 2
        if middle.astimezone(zone).utcoffset() == before:
            start = middle
        else:
            end = middle
    resumed = end.astimezone(zone).replace(tzinfo=None)
    midnight = datetime.combine(day, time.min)
    first, last = ((at - midnight) // _MINUTE for at in (resumed - (after - before), resumed))
    first, last = max(first, 0), min(last, DAY_MINUTES)
    return (first, last) if first < last else None
