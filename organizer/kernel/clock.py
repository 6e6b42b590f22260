"""Where 'now' and 'today' come from, so that tests and samples can set them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, tzinfo

from .frozen import frozen


@frozen
class Clock:
    """`moment` gives the present in UTC; days are those of `zone`, or of this computer where it is None."""

    moment: Callable[[], datetime] = lambda: datetime.now(UTC)
    zone: tzinfo | None = None

    def now(self) -> datetime:
        """The present, UTC, to the microsecond."""
        return self.moment().astimezone(UTC)

    def today(self) -> date:
        """The present local day."""
        return self.moment().astimezone(self.zone).date()

    def here(self) -> datetime:
        """The present as the clocks here show it."""
        return self.moment().astimezone(self.zone)


def fixed(day: date, hour: int = 12, minute: int = 0, zone: tzinfo | None = None) -> Clock:
    """A clock that stands still at a time of a local day."""
    at = datetime(day.year, day.month, day.day, hour, minute, tzinfo=zone).astimezone(zone)
    return Clock(lambda: at, zone)
