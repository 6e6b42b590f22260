"""How somebody stands against their cadence, and the words for it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from enum import Enum

from organizer.areas.people.model import Contact, Interaction
from organizer.kernel.dates import format_day, format_duration
from organizer.kernel.frozen import frozen
from organizer.kernel.pauses import NO_PAUSES, Pauses, later

_DAY = timedelta(days=1)
SOON = 0.8
"""The share of the ideal interval from which a touch is coming up."""


class Health(Enum):
    """How a contact stands against their cadence."""

    NONE = "No cadence"
    GOOD = "In touch"
    SOON = "Coming up"
    OVER = "Overdue"


@frozen
class Cadence:
    """Where somebody stands: days since the last touch, of how many wanted, and how that is to be read."""

    since: int
    wanted: int | None
    health: Health
    next_touch: date | None
    over: int
    """Days past the next touch, 0 while there are none."""
    paused: bool = False
    """A life event holds: nothing is due until it ends."""

    @property
    def share(self) -> float:
        """Days since as a share of the days wanted."""
        return self.since / self.wanted if self.wanted else 0.0


def cadence(contact: Contact, today: date, pauses: Pauses = NO_PAUSES) -> Cadence:
    """Green while in touch, amber from 80 % of the ideal interval, red once it is over.

    With a longest interval of their own, red waits for that one. A planned or snoozed touch counts as in touch until
    its day. Days in a pause do not count, and while one holds nobody is overdue.
    """
    start, owner, interval = contact.cadence_start, contact.owner, contact.interval
    since = max((today - start).days, 0) - (pauses.days(start + _DAY, today, owner) if pauses else 0)
    upcoming = _next_touch(contact, today, pauses) if pauses else contact.next_touch
    wanted = max(interval.days, 1) if interval is not None else None
    if pauses and pauses.holds(today, owner):
        return Cadence(since, wanted, Health.NONE if upcoming is None else Health.GOOD, upcoming, 0, paused=True)
    over = max((today - upcoming).days, 0) if upcoming else 0
    if interval is None or wanted is None:
        health = Health.NONE if upcoming is None else (Health.OVER if over else Health.GOOD)
        return Cadence(since, None, health, upcoming, over)
    put_off = contact.next_touch is not None and contact.next_touch > contact.cadence_start + interval
    if over:
        patient = contact.longest is not None and since <= contact.longest.days and contact.planned_on is None
        health = Health.SOON if patient else Health.OVER
    elif since >= SOON * wanted and not put_off:
        health = Health.SOON
    else:
        health = Health.GOOD
    return Cadence(since, wanted, health, upcoming, over)


OVERDUE, WEEK, IN_TOUCH = "overdue", "week", "in_touch"
"""What a list can be narrowed to."""


def stands_so(standing: Cadence, wanted: str, today: date) -> bool:
    """Whether somebody is to be in a list of those who are overdue, due within a week, or in touch. While a life event
    holds, whoever has a cadence is in touch."""
    if standing.next_touch is None:
        return False
    if wanted == OVERDUE:
        return standing.over > 0
    if wanted == WEEK:
        return not standing.paused and today <= standing.next_touch < today + timedelta(days=7)
    return standing.over == 0


def _next_touch(contact: Contact, today: date, pauses: Pauses) -> date | None:
    """The next touch, later by the days of pauses until today: since the clock began, or, of a day that was chosen,
    from that day on."""
    if contact.next_touch is None:
        return None

    def put_off(day: date, first: date) -> date:
        return later(day, timedelta(days=pauses.days(first, today, contact.owner)))

    chosen = contact.planned_on or contact.snoozed_until
    days = [put_off(chosen, chosen)] if chosen is not None else []
    if contact.planned_on is None and contact.interval is not None:
        start = contact.cadence_start
        days.append(put_off(later(start, contact.interval), start + _DAY))
    return max(days, default=contact.next_touch)


def next_touch_words(standing: Cadence, today: date) -> str:
    """'6 days over', 'Today', 'Tomorrow', '2 Dec', 'Paused', or '' without a cadence."""
    if standing.next_touch is None:
        return ""
    if standing.paused:
        return "Paused"
    if standing.over:
        return f"{standing.over} day{'s' * (standing.over != 1)} over"
    return format_day(standing.next_touch, today)


def suggested_next(contact: Contact, on: date) -> date | None:
    """When to be in touch again after a touch on a day."""
    return on + contact.interval if contact.interval else None


def interval_words(interval: timedelta | None) -> str:
    """'every 4 weeks', 'every day', or '' without a cadence."""
    if interval is None:
        return ""
    words = format_duration(interval)
    count, _, unit = words.partition(" ")
    return f"every {unit.removesuffix('s')}" if count == "1" else f"every {words}"


def since_words(standing: Cadence) -> str:
    """'34 of 28 d', or '34 d' without a cadence."""
    return f"{standing.since} of {standing.wanted} d" if standing.wanted else f"{standing.since} d"


def newest_touch(interactions: Iterable[Interaction], today: date) -> date | None:
    """The day of the newest interaction that has taken place; what lies ahead is a plan, no touch."""
    return max((i.day for i in interactions if i.deleted is None and i.day <= today), default=None)
