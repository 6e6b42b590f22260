"""How somebody stands against their cadence, and the words for it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from enum import Enum

from organizer.areas.people.model import Contact, Interaction
from organizer.kernel.dates import format_day, format_duration
from organizer.kernel.frozen import frozen

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

    @property
    def share(self) -> float:
        """Days since as a share of the days wanted."""
        return self.since / self.wanted if self.wanted else 0.0


def cadence(contact: Contact, today: date) -> Cadence:
    """Green while in touch, amber from 80 % of the ideal interval, red once it is over.

    With a longest interval of their own, red waits for that one. A planned or snoozed touch counts as in touch until
    its day.
    """
    since = max((today - contact.cadence_start).days, 0)
    interval = contact.interval
    over = max((today - contact.next_touch).days, 0) if contact.next_touch else 0
    if interval is None:
        health = Health.NONE if contact.next_touch is None else (Health.OVER if over else Health.GOOD)
        return Cadence(since, None, health, contact.next_touch, over)
    wanted = max(interval.days, 1)
    put_off = contact.next_touch is not None and contact.next_touch > contact.cadence_start + interval
    if over:
        patient = contact.longest is not None and since <= contact.longest.days and contact.planned_on is None
        health = Health.SOON if patient else Health.OVER
    elif since >= SOON * wanted and not put_off:
        health = Health.SOON
    else:
        health = Health.GOOD
    return Cadence(since, wanted, health, contact.next_touch, over)


def next_touch_words(standing: Cadence, today: date) -> str:
    """'6 days over', 'Today', 'Tomorrow', '2 Dec', or '' without a cadence."""
    if standing.next_touch is None:
        return ""
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
