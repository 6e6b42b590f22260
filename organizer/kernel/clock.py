"""Where 'now' and 'today' come from, so that tests and samples can set them."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta, tzinfo

from .frozen import frozen


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
"""The zone of this computer, for reading."""


def zone_here() -> tzinfo:
    """The zone of this computer by its name, for times that are kept and must stay right when the clocks change; HERE
    where the system does not tell the name."""
    from zoneinfo import ZoneInfo

    for name in _names_here():
        try:
            return ZoneInfo(name)
        except (KeyError, ValueError, OSError):
            continue
    return HERE


def _names_here() -> list[str]:
    """What the system may call its zone: in TZ if that is set, else as its link or its file says."""
    if given := os.environ.get("TZ", "").lstrip(":"):
        return [given.rpartition("zoneinfo/")[2]]
    from pathlib import Path

    names = [str(Path("/etc/localtime").resolve()).rpartition("zoneinfo/")[2]]
    try:
        return [*names, Path("/etc/timezone").read_text(encoding="utf-8").strip()]
    except (OSError, UnicodeDecodeError):
        return names


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

    @property
    def place(self) -> tzinfo:
        """The zone of its days, which knows when the clocks change."""
        return self.zone or zone_here()


def fixed(day: date, hour: int = 12, minute: int = 0, zone: tzinfo | None = None) -> Clock:
    """A clock that stands still at a time of a local day."""
    at = datetime(day.year, day.month, day.day, hour, minute, tzinfo=zone).astimezone(zone)
    return Clock(lambda: at, zone)
