"""What the page reads of an engagement, as its parts show it."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from organizer.areas.mentoring import queries
from organizer.areas.mentoring.model import ActionItem, Engagement, EngagementStatus, Session
from organizer.areas.mentoring.rules.actions import carried, is_open
from organizer.areas.mentoring.rules.sessions import GIVEN, held, next_session, of_year, progress_words
from organizer.areas.mentoring.widgets.engagements import EngagementRow
from organizer.areas.mentoring.widgets.items import ItemRow
from organizer.kernel.area import Reads
from organizer.kernel.changes import Ref
from organizer.kernel.query import Where
from organizer.kernel.system import Link
from organizer.ui.avatars import Face
from organizer.ui.context import PageContext
from organizer.ui.records.names import Names

_GOAL = "goal"


class Reading:
    """Rows for the parts of the page."""

    def __init__(self, context: PageContext, names: Names) -> None:
        self._context, self._names = context, names

    @property
    def _reads(self) -> Reads:
        return self._context.workspace.reads

    def engagements(self, *, given: bool) -> tuple[list[EngagementRow], list[EngagementRow]]:
        """Those that go on, the next session first, and those that are finished, the newest first. `given`: only those
        in which one gives."""
        found = [e for e in queries.engagements(self._reads, self._context.who) if not given or e.form in GIVEN]
        rows = [self._row(engagement) for engagement in found]
        active = [row for row in rows if row.engagement.status is not EngagementStatus.FINISHED]
        done = [row for row in rows if row.engagement.status is EngagementStatus.FINISHED]
        far = self._context.today().max
        active.sort(key=lambda row: (row.next or far, row.engagement.title.casefold()))
        done.sort(key=lambda row: (row.engagement.until or far.min, row.engagement.title), reverse=True)
        return active, done

    def _row(self, engagement: Engagement) -> EngagementRow:
        today = self._context.today()
        sessions = queries.sessions_of(self._reads, engagement.id)
        progress = progress_words(engagement, len(held(sessions, today)))
        when = next_session(engagement, sessions, today)
        return EngagementRow(engagement, progress, when, self._names.faces(engagement.owner), today)

    def items(self, engagement: Engagement, sessions: Sequence[Session]) -> list[ItemRow]:
        """Open ones by their days, then what was done lately."""
        today = self._context.today()
        by_id: dict[UUID, Session] = {session.id: session for session in sessions}
        items = [item for item in queries.items_of(self._reads, engagement.id) if not item.dropped]
        newest = sessions[-1].day if sessions else today
        shown = [i for i in items if is_open(i) or (i.done is not None and i.done.date() >= min(newest, today))]
        return [ItemRow(item, self._face(engagement, item), today, carried(item, by_id, today)) for item in shown]

    def _face(self, engagement: Engagement, item: ActionItem) -> Face | None:
        if item.theirs:
            return Face.of(engagement.title)
        faces = self._names.faces(engagement.owner)
        return faces[0] if faces else None

    def goal(self, engagement: Engagement) -> tuple[Ref, str] | None:
        """The goal that an engagement is linked with."""
        for name, other, kind in (("from_id", "to_id", "to_kind"), ("to_id", "from_id", "from_kind")):
            for link in self._reads.every(Link, [Where(name, "=", engagement.id)]):
                if getattr(link, kind) == _GOAL:
                    ref = Ref(_GOAL, getattr(link, other))
                    self._names.load([ref])
                    return ref, self._names.of(ref)
        return None

    def year_words(self) -> str:
        """'26 sessions this year, 31 hours'"""
        today = self._context.today()
        sessions = queries.sessions_between(self._reads, today.replace(month=1, day=1), today, self._context.who)
        count = len(of_year(sessions, today.year, today))
        minutes = sum(int(s.length.total_seconds() // 60) for s in sessions if s.length)
        hours = f", {round(minutes / 60)} hours" if minutes else ""
        return f"{count} session{'s' * (count != 1)} this year{hours}"
