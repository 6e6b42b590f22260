"""Every write of mentoring."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from organizer.store.edit import Edit, action

from .model import ActionItem, Engagement, EngagementStatus, Session, Strength, StrengthRating


@action("New session")
def begin_session(edit: Edit, engagement: Engagement, day: date, title: str = "", *, held: bool = True) -> Session:
    """A session of an engagement. Its open action items go along: they stay what they are."""
    edit.name(f"Session with {engagement.title}")
    return edit.add(Session(engagement=engagement.id, day=day, title=title, held=held, owner=engagement.owner))


@action("Write session")
def write_session(edit: Edit, session: Session, fields: Mapping[str, Any]) -> Session:
    """Keeps what was written so far."""
    edit.name(f"Write {session.title or 'session'}")
    return edit.change(session, **fields)


@action("Add action item")
def add_item(
    edit: Edit, engagement: Engagement, title: str, due: date | None = None, session: UUID | None = None, *,
    theirs: bool = False,
) -> ActionItem:  # fmt: skip
    """Notes what was agreed to be done."""
    edit.name(f"Add action {title}")
    return edit.add(
        ActionItem(title=title, engagement=engagement.id, session=session, due=due, theirs=theirs,
                   owner=engagement.owner)
    )  # fmt: skip


@action("Tick action item")
def tick(edit: Edit, item: ActionItem, done: datetime | None) -> ActionItem:
    """Done, or not after all."""
    edit.name(f"{'Finish' if done else 'Reopen'} {item.title}")
    return edit.change(item, done=done)


@action("Snooze action item")
def snooze(edit: Edit, item: ActionItem, day: date) -> ActionItem:
    """Asks again on another day."""
    edit.name(f"Snooze {item.title}")
    return edit.change(item, snoozed_until=day)


@action("Rate strengths")
def rate(
    edit: Edit, levels: Sequence[tuple[Strength, Decimal]], day: date, rater: UUID | None = None,
    engagement: UUID | None = None,
) -> list[StrengthRating]:  # fmt: skip
    """Rates several at once, by oneself or by somebody."""
    edit.name(f"Rate {len(levels)} strength{'s' * (len(levels) != 1)}")
    return [
        edit.add(
            StrengthRating(day=day, strength=strength.id, level=level, rater=rater, engagement=engagement,
                           owner=strength.owner)
        )
        for strength, level in levels
    ]  # fmt: skip


@action("Delete engagement")
def delete_engagement(
    edit: Edit, engagement: Engagement, sessions: Sequence[Session], items: Sequence[ActionItem]
) -> None:
    """Puts an engagement into the Trash, with its sessions and action items."""
    edit.name(f"Delete {engagement.title}")
    for record in (*sessions, *items):
        edit.delete(record)
    edit.delete(engagement)


@action("Change engagement")
def change_engagement(edit: Edit, engagement: Engagement, fields: Mapping[str, Any]) -> Engagement:
    """Changes some fields of an engagement."""
    edit.name(f"Change {engagement.title}")
    return edit.change(engagement, **fields)


@action("Ask a mentor")
def ask(
    edit: Edit, person: UUID, name: str, about: str, words: str, day: date, owner: UUID | None
) -> Engagement:  # fmt: skip
    """Notes an engagement that was asked for, with the words that were sent."""
    edit.name(f"Ask {name}")
    return edit.add(
        Engagement(title=name, person=person, about=about, status=EngagementStatus.ASKED, since=day, notes=words,
                   owner=owner)
    )  # fmt: skip
