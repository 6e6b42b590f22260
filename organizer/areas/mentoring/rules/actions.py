"""Action items: which are open, which were carried, how many were done in time."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from uuid import UUID

from organizer.areas.mentoring.model import ActionItem, Session
from organizer.kernel.frozen import frozen


def is_open(item: ActionItem) -> bool:
    """Whether something is still to be done."""
    return item.done is None and not item.dropped


def carried(item: ActionItem, sessions: Mapping[UUID, Session], today: date) -> int:
    """Over how many sessions after the one it was agreed in an open item has gone along."""
    since = sessions.get(item.session) if item.session is not None else None
    if since is None or not is_open(item):
        return 0
    return sum(
        session.held and since.day < session.day <= today and session.engagement == item.engagement
        for session in sessions.values()
    )


@frozen
class OnTime:
    """How many of the items that are done, or over their day, were done in time."""

    done: int
    of: int


def on_time(items: Iterable[ActionItem], today: date) -> OnTime:
    """One without a day is in time once it is done."""
    done = judged = 0
    for item in items:
        if item.dropped:
            continue
        if item.done is not None:
            judged += 1
            done += item.due is None or item.done.date() <= item.due
        elif item.due is not None and item.due < today:
            judged += 1
    return OnTime(done, judged)
