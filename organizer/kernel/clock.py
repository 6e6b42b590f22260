"""Where 'now' and 'today' come from, so that tests and samples can set them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, tzinfo


class _Here(tzinfo):
    """The clocks of this computer as the system keeps them, their changes included, where no name of the zone is at
    hand."""

    def utcoffset(self, at: datetime | None) -> timedelta | None:
        return None if at is None else at.replace(tzinfo=None).astimezone().utcoffset()

    def dst(self, at: datetime | None) -> timedelta | None:
        return None

    def tzname(self, at: datetime | None) -> str | None:
        return None if at is None else at.replace(tzinfo=None).astimezone().tzname()

    def fromutc(self, at: datetime) -> datetime:
        local = at.replace(tzinfo=UTC).astimezone()
        here = local.replace(tzinfo=self)
        # The second time that a clock shows it, where it was put back.
        return here if here.utcoffset() == local.utcoffset() else here.replace(fold=1)


HERE: tzinfo = _Here()
"""The zone of this computer."""


@dataclass(frozen=True, slots=True)
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
