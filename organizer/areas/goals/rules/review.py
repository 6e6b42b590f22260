"""Quarters: which one a day lies in, what a review closes, what it carries over."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from organizer.areas.goals.model import Goal, Horizon, Status
from organizer.kernel.frozen import frozen
from organizer.kernel.kinds import Choice


@frozen
class Quarter:
    """Three months of the calendar year."""

    year: int
    number: int
    """1 to 4"""

    @property
    def first(self) -> date:
        """Its first day."""
        return date(self.year, self.number * 3 - 2, 1)

    @property
    def last(self) -> date:
        """Its last day."""
        return self.next.first - timedelta(days=1)

    @property
    def next(self) -> Quarter:
        """The one after it."""
        return Quarter(self.year + 1, 1) if self.number == 4 else Quarter(self.year, self.number + 1)

    @property
    def title(self) -> str:
        """'Q4 2026'"""
        return f"Q{self.number} {self.year}"


def quarter_of(day: date) -> Quarter:
    """The quarter that a day lies in."""
    return Quarter(day.year, (day.month + 2) // 3)


class Decision(Choice):
    """What a review does with a goal of the quarter."""

    REACHED = "reached"
    CARRY = "carry", "Carry over"
    PARKED = "parked", "Park"
    DROPPED = "dropped", "Drop"


def to_review(goals: Iterable[Goal], quarter: Quarter) -> list[Goal]:
    """The open goals of the quarter's horizon that are due by its end, or that have no day."""
    return [
        goal
        for goal in goals
        if goal.horizon is Horizon.QUARTER
        and goal.status is Status.OPEN
        and (goal.due is None or goal.due <= quarter.last)
    ]


def suggested(score: float | None) -> Decision:
    """What is proposed for a goal: reached when all of the way is done, else carried over."""
    return Decision.REACHED if score is not None and score >= 1.0 else Decision.CARRY
