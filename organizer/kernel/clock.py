"""Where 'now' and 'today' come from, so that tests and samples can set them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime

from .frozen import frozen


@frozen
class Clock:
    """`moment` gives the present in UTC; days are local days."""

    moment: Callable[[], datetime] = lambda: datetime.now(UTC)

    def now(self) -> datetime:
        """The present, UTC, to the microsecond."""
        return self.moment().astimezone(UTC)

    def today(self) -> date:
        """The present local day."""
        return self.moment().astimezone().date()


def fixed(day: date, hour: int = 12) -> Clock:
    """A clock that stands still at an hour of a local day."""
    at = datetime(day.year, day.month, day.day, hour).astimezone()
    return Clock(lambda: at)
