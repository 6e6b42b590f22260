"""How somebody works on which day, and what that gives back."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta
from typing import NamedTuple
from uuid import UUID

from organizer.areas.calendar.model import Arrangement, WorkArrangement

DAY = timedelta(days=1)


class Run(NamedTuple):
    """Days on end that a member works in one way; both are included."""

    member: UUID
    arrangement: WorkArrangement
    """That of the first day; on the others the same nature and share of the day."""
    first: date
    last: date


def holds(arrangement: WorkArrangement, member: UUID, day: date) -> bool:
    """Whether it is said of this member and day. What belongs to nobody holds for everybody: a public holiday."""
    return (
        arrangement.owner in (member, None)
        and day.weekday() in arrangement.weekdays
        and (arrangement.since is None or arrangement.since <= day)
        and (arrangement.until is None or day <= arrangement.until)
    )


def on(arrangements: Iterable[WorkArrangement], member: UUID, day: date) -> WorkArrangement | None:
    """The one that rules on a day: of those that hold the one that began last, so that a week of leave stands over what
    the weekdays are otherwise; of those that began together the one that was made last."""
    return max((each for each in arrangements if holds(each, member, day)), key=_newness, default=None)


def _newness(arrangement: WorkArrangement) -> tuple[date, datetime, UUID]:
    return arrangement.since or date.min, arrangement.created, arrangement.id


def ruling(
    arrangements: Sequence[WorkArrangement], member: UUID, first: date, last: date
) -> dict[date, WorkArrangement]:
    """The one that rules on each day of a period; days without one are left out."""
    days = (first + n * DAY for n in range((last - first).days + 1))
    return {day: found for day in days if (found := on(arrangements, member, day)) is not None}


def runs(arrangements: Sequence[WorkArrangement], members: Iterable[UUID], first: date, last: date) -> list[Run]:
    """Days on end of one nature and share joined, for a band over the week: member after member, in order."""
    found: list[Run] = []
    for member in members:
        run: Run | None = None
        for day, arrangement in ruling(arrangements, member, first, last).items():
            if run is not None and run.last + DAY == day and _alike(run.arrangement, arrangement):
                run = found[-1] = run._replace(last=day)
            else:
                run = Run(member, arrangement, day, day)
                found.append(run)
    return found


def _alike(one: WorkArrangement, other: WorkArrangement) -> bool:
    return (one.nature, one.share) == (other.nature, other.share)


def given_back(
    arrangements: Sequence[WorkArrangement], member: UUID, first: date, last: date
) -> dict[Arrangement, timedelta]:
    """The time that each way of working gave back in a period, against days at the office; ways that gave none are
    left out. What an arrangement gives back is said for each of its days as it is, a half day of leave included."""
    back: dict[Arrangement, timedelta] = {}
    for arrangement in ruling(arrangements, member, first, last).values():
        if arrangement.gives_back:
            back[arrangement.nature] = back.get(arrangement.nature, timedelta()) + arrangement.gives_back
    return back
