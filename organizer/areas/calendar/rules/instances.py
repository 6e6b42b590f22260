"""Blocks as they fall into a window: series unrolled, changed instances in their places."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta, tzinfo

from organizer.areas.calendar.model import TimeBlock


@dataclass(frozen=True, slots=True)
class Window:
    """Days from `first` to `last`, both included, as the clocks of a zone show them."""

    first: date
    last: date
    zone: tzinfo


@dataclass(frozen=True, slots=True)
class Instance:
    """One time that a block takes."""

    block: TimeBlock
    """Whose title, category and length are shown: the single block, the series, or its changed instance."""
    start: datetime
    """Aware, in the zone of the window; of whole days the first midnight there."""
    end: datetime
    key: str = ""
    """Which instance of its series it is, as in `TimeBlock.instance`; '' where nothing repeats."""
    series: TimeBlock | None = None
    """The series it belongs to, where there is one; `block` itself unless the instance was changed."""

    @property
    def all_day(self) -> bool:
        """Whether it takes whole days."""
        return self.block.all_day

    @property
    def length(self) -> timedelta:
        """How long it really takes; over a change of the clocks another figure than they show."""
        return self.block.length

    @property
    def first_day(self) -> date:
        """The first day it is on."""
        return self.start.date()

    @property
    def last_day(self) -> date:
        """The last day it is on; what ends at midnight is not on the next."""
        end = self.end - timedelta(microseconds=1)
        return max(self.first_day, end.date())
