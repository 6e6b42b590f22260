"""The periods of a credential: from when to when credits count together."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

from organizer.areas.learning.model import Anchor, Credential
from organizer.kernel.frozen import frozen

_DAY = timedelta(days=1)
_MOST = 200
"""Periods of one credential that are worked out at most."""


@frozen
class Window:
    """From the first to the last day, both included."""

    first: date
    last: date

    def holds(self, day: date) -> bool:
        """Whether the day lies in it."""
        return self.first <= day <= self.last

    def share(self, today: date) -> float:
        """How much of it is over at the end of a day: 0 to 1."""
        days = (self.last - self.first).days + 1
        return min(max((today - self.first).days + 1, 0) / days, 1.0)


def months_on(day: date, months: int) -> date:
    """So many months later; the last day of a month gives the last day of a month. Held within the calendar."""
    at = day.year * 12 + day.month - 1 + months
    if not 12 <= at < 12 * 10000:
        return date.max if months > 0 else date.min
    year, month = divmod(at, 12)
    length = monthrange(year, month + 1)[1]
    at_end = day.day == monthrange(day.year, day.month)[1]
    return date(year, month + 1, length if at_end else min(day.day, length))


def _day_before(day: date) -> date:
    return day if day == date.min else day - _DAY


def _day_after(day: date) -> date:
    return day if day == date.max else day + _DAY


def known_end(credential: Credential) -> date | None:
    """The last day of one of the periods, from which the others follow: of the present one where it is known when the
    credential expires, else of the first. None without a rule, or where no day is known."""
    if credential.period is None:
        return None
    months = 12 * credential.period
    issued, expires = credential.issued, credential.expires
    if credential.anchor is Anchor.ISSUE:
        return expires or (None if issued is None else _day_before(_anniversary(issued, months)))
    if expires is not None:
        end = _last_of_month(expires, _month(credential))
        return months_on(end, months) if issued is not None and end < issued else end
    if issued is None:
        return None
    if credential.anchor is Anchor.CALENDAR:  # The year of issue is the first one, whole or not.
        return date(min(issued.year + credential.period - 1, date.max.year), 12, 31)
    end = _last_of_month(months_on(issued, months), _month(credential))
    return end if end >= issued else months_on(end, months)


def _month(credential: Credential) -> int:
    if credential.anchor is Anchor.CALENDAR or credential.birth_month is None:
        return 12
    return int(credential.birth_month.value)


def _last_of_month(limit: date, month: int) -> date:
    """The last day of a month of the year that is not after a day."""
    end = date(limit.year, month, monthrange(limit.year, month)[1])
    if end > limit and limit.year > 1:
        end = date(limit.year - 1, month, monthrange(limit.year - 1, month)[1])
    return end


def _anniversary(day: date, months: int) -> date:
    """The same day of the month later; 29 February becomes 1 March where there is none, so that a year stays whole."""
    later = months_on(day, months)
    if day.month == 2 and day.day == 29 and later.day == 28:
        return later + _DAY
    return later if later == date.max or later.day <= day.day else later.replace(day=day.day)


def windows(credential: Credential, since: date, until: date) -> list[Window]:
    """The periods that a day from `since` to `until` falls into, in their order, and the one that ends with the known
    end. None begins before the credential was issued. Nothing without a rule."""
    end = known_end(credential)
    if end is None or credential.period is None:
        return []
    months = 12 * credential.period
    issued = credential.issued or date.min
    since = max(since, issued)
    number = 0
    while number > -_MOST and months_on(end, (number - 1) * months) >= min(since, end):
        number -= 1
    found: list[Window] = []
    while len(found) < 2 * _MOST:
        last = months_on(end, number * months)
        before = months_on(end, (number - 1) * months)
        first = max(_day_after(before), issued)
        if found and first > max(until, end):
            break
        leap_day = credential.anchor is Anchor.ISSUE and issued.month == 2 and issued.day == 29
        if before == issued and leap_day:
            first = issued  # Which would be a period of its own.
        if first <= last and not (last == issued and leap_day and last != end):
            found.append(Window(first, last))
        if last == date.max:
            break
        number += 1
        if number > _MOST:
            break
    return found


def years_of(window: Window, period: int) -> list[Window]:
    """The whole years of a period, counted back from its end; a first one that is not whole asks for nothing."""
    found = []
    for number in range(period):
        last = months_on(window.last, -12 * number)
        first = _day_after(months_on(window.last, -12 * (number + 1)))
        if first < window.first or last > window.last:
            break
        found.append(Window(first, last))
    return found[::-1]
