"""People as an area: its records and what it offers to the floors above."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from organizer.kernel.area import Area, Due, Plannable, Reads, Urgency
from organizer.kernel.changes import Ref
from organizer.kernel.query import Sort, Where
from organizer.kernel.section import Scope, Section

from .model import RECORDS, Contact, Event, Interaction, Introduction, IntroductionStage

if TYPE_CHECKING:
    from organizer.store.edit import Edit
    from organizer.store.registry import Versions


def _page() -> Callable[..., Any]:
    from .page import PeoplePage

    page: Callable[..., Any] = PeoplePage
    return page


def _section(reads: Reads, scope: Scope, today: date) -> Section:
    from .section import section

    return section(reads, scope, today)


def _keep_touches(edit: Edit, versions: Versions) -> None:
    from .actions import keep_touches

    keep_touches(edit, versions)


def _attention(reads: Reads, today: date) -> int:
    return reads.count(Contact, [Where("next_touch", "<", today)])


def _dues(reads: Reads, first: date, last: date, today: date) -> Iterable[Due]:
    from .queries import birthdays
    from .rules import cadence

    window = [Where("next_touch", ">=", first), Where("next_touch", "<=", last)]
    for contact in reads.every(Contact, window, Sort("next_touch")):
        assert contact.next_touch is not None
        late = cadence(contact, today).over
        reason = f"{late} days over" if late else ("planned" if contact.planned_on else "by your cadence")
        urgency = Urgency.OVERDUE if late else (Urgency.SOON if contact.next_touch == today else Urgency.LATER)
        yield Due(
            Ref.to(contact), contact.next_touch, f"Be in touch with {contact.name}", reason, urgency, contact.owner
        )
    for day, id, name, age in birthdays(reads, first, last):
        reason = f"turns {age}" if age else "birthday"
        yield Due(
            Ref("contact", id), day, f"{name}'s birthday", reason, Urgency.SOON if day == today else Urgency.LATER
        )
    for event in reads.every(Event, [Where("day", ">=", first), Where("day", "<=", last)], Sort("day")):
        yield Due(Ref.to(event), event.day, event.name, event.place, Urgency.LATER, event.owner)
    for introduction in reads.every(Introduction, [Where("stage", "=", IntroductionStage.MADE)]):
        made = introduction.made_on
        if introduction.introducer is not None and made is not None and first <= made <= last:
            who = reads.find(Contact, introduction.introducer)
            title = f"Thank {who.name if who else 'somebody'} for an introduction"
            yield Due(Ref.to(introduction), made, title, introduction.reason, Urgency.SOON, introduction.owner)


_A_TOUCH = timedelta(minutes=15)
_OFFERED = 20
_NEAR = timedelta(days=7)


def _plannables(reads: Reads, today: date) -> Iterable[Plannable]:
    from .rules import cadence

    late = reads.page(Contact, [Where("next_touch", "<=", today)], Sort("next_touch"), limit=_OFFERED)
    for contact in late.records:
        standing = cadence(contact, today)
        days = f"{standing.since} of {standing.wanted}" if standing.wanted else f"{standing.since}"
        reason = f"{days} day{'s' * ((standing.wanted or standing.since) != 1)}"
        yield Plannable(
            Ref.to(contact), f"Be in touch with {contact.name}", _A_TOUCH, contact.next_touch, reason,
            owner=contact.owner,
        )  # fmt: skip


def _needs(reads: Reads, today: date) -> Iterable[Due]:
    """Touches that are due or over, the longest waiting first; thanks that are owed, birthdays of the next days."""
    from .queries import birthdays
    from .rules import cadence

    late = reads.page(Contact, [Where("next_touch", "<=", today)], Sort("next_touch"), limit=_OFFERED)
    for contact in late.records:
        standing, day = cadence(contact, today), contact.next_touch or today
        reason = "you planned it" if contact.planned_on else f"{standing.since} of {standing.wanted} days"
        urgency = Urgency.OVERDUE if standing.over else Urgency.SOON
        yield Due(Ref.to(contact), day, f"Be in touch with {contact.name}", reason, urgency, contact.owner)
    for day, id, name, age in birthdays(reads, today, today + _NEAR):
        reason = f"turns {age}" if age else "birthday"
        yield Due(Ref("contact", id), day, f"{name}'s birthday", reason, _urgency(day, today))
    yield from (due for due in _dues(reads, today - _NEAR, today, today) if due.ref.kind == "introduction")


def _urgency(day: date, today: date) -> Urgency:
    return Urgency.SOON if day == today else Urgency.LATER


def _verbs() -> Callable[..., Any]:
    from .page.due_verbs import due_verbs

    verbs: Callable[..., Any] = due_verbs
    return verbs


AREA = Area(
    key="people", title="People", icon="users", group="", records=RECORDS, page=_page, section=_section, dues=_dues,
    needs=_needs, verbs=_verbs, keepers={Interaction: _keep_touches}, attention=_attention, plannables=_plannables,
)  # fmt: skip
