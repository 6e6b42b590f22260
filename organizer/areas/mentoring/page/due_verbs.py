"""What can be done about an action item or a session where it is shown."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from organizer.areas.mentoring.model import ActionItem, Engagement, Session
from organizer.kernel.area import Due
from organizer.ui.context import PageContext
from organizer.ui.verbs import Verb


def due_verbs(context: PageContext, due: Due) -> Sequence[Verb]:
    """Items are done or snoozed in place; a session that took place is marked as held, one to come is planned."""
    reads, today = context.workspace.reads, context.today()
    open_ = Verb("Open", "arrow-right", lambda: context.open(due.ref))

    def done() -> None:
        from organizer.areas.mentoring.actions import tick

        if (item := reads.find(ActionItem, due.ref.id)) is not None:
            context.perform(tick, item, context.now(), said=f"{item.title} done")

    def snooze(days: int) -> None:
        from organizer.areas.mentoring import actions

        if (item := reads.find(ActionItem, due.ref.id)) is not None:
            context.perform(actions.snooze, item, today + timedelta(days=days), said=f"{item.title} snoozed")

    def held() -> None:
        from organizer.areas.mentoring.actions import write_session

        if (session := reads.find(Session, due.ref.id)) is not None:
            context.perform(write_session, session, {"held": True}, said="Session held")

    def plan() -> None:
        from organizer.areas.mentoring.actions import begin_session

        if (engagement := reads.find(Engagement, due.ref.id)) is not None:
            day = max(due.day, today + timedelta(days=1))
            context.perform(begin_session, engagement, day, held=False, said=f"Session with {engagement.title} planned")

    if due.ref.kind == "action_item":
        return (
            Verb("Done", "check", done, "Space"),
            Verb("Snooze until tomorrow", "clock", lambda: snooze(1), "S"),
            Verb("Snooze until Monday", "clock", lambda: snooze(7 - today.weekday())),
            open_,
        )
    if due.ref.kind == "session":
        return (Verb("Held", "check", held, "Space"), open_) if due.day <= today else (open_,)
    return (Verb("Plan session", "calendar-plus", plan, "P"), open_)
