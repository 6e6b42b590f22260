"""What people give to the floors above: touches, birthdays, events, thanks."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from organizer.kernel.area import Due, Plannable, Reads, Urgency
from organizer.kernel.changes import Ref
from organizer.kernel.glance import Awaited
from organizer.kernel.kin import Kin
from organizer.kernel.pauses import Pauses, pauses_of
from organizer.kernel.query import Sort, Where

from .model import Contact, Event, Introduction, IntroductionStage, Tie
from .queries import birthdays, touches_due
from .rules import cadence
from .rules.family import kin_of
from .rules.introductions import introduction_day

_A_TOUCH = timedelta(minutes=15)
_OFFERED = 20
_NEAR = timedelta(days=7)


def dues(reads: Reads, first: date, last: date, today: date) -> Iterable[Due]:
    """Everything with a day in the window. What waits for a life event to end is not due."""
    pauses = pauses_of(reads)
    yield from _touches(reads, first, last, today, pauses)
    for day, id, name, age in birthdays(reads, first, last):
        reason = f"turns {age}" if age else "birthday"
        yield Due(Ref("contact", id), day, f"{name}'s birthday", reason, _urgency(day, today))
    for event in reads.every(Event, [Where("day", ">=", first), Where("day", "<=", last)], Sort("day")):
        yield Due(Ref.to(event), event.day, event.name, event.place, Urgency.LATER, event.owner)
    for due in _thanks(reads, first, last):
        yield pauses.calmed(due, today)


def _touches(reads: Reads, first: date, last: date, today: date, pauses: Pauses) -> Iterable[Due]:
    since = first - min(pauses.longest_wait(today), first - date.min)
    window = [Where("next_touch", ">=", since), Where("next_touch", "<=", last)]
    for contact in reads.every(Contact, window, Sort("next_touch")):
        standing = cadence(contact, today, pauses)
        day = standing.next_touch
        if day is None or not first <= day <= last or (standing.paused and day <= today):
            continue
        late = standing.over
        reason = f"{late} days over" if late else ("planned" if contact.planned_on else "by your cadence")
        urgency = Urgency.OVERDUE if late else _urgency(day, today)
        yield Due(Ref.to(contact), day, f"Be in touch with {contact.name}", reason, urgency, contact.owner)


def _thanks(reads: Reads, first: date, last: date) -> Iterable[Due]:
    for introduction in reads.every(Introduction, [Where("stage", "=", IntroductionStage.MADE)]):
        made = introduction.made_on
        if introduction.introducer is not None and made is not None and first <= made <= last:
            who = reads.find(Contact, introduction.introducer)
            title = f"Thank {who.name if who else 'somebody'} for an introduction"
            yield Due(Ref.to(introduction), made, title, introduction.reason, Urgency.SOON, introduction.owner)


_OPEN = (IntroductionStage.ASKED, IntroductionStage.OFFERED)


def awaited(reads: Reads) -> Iterable[Awaited]:
    """Introductions that others were asked for or offered and have not made, and answers to those that one offered."""
    found = [i for stage in _OPEN for i in reads.every(Introduction, [Where("stage", "=", stage)])]
    ids = {id for i in found for id in (i.introducer, i.person, i.other) if id is not None}
    names = {id: contact.name for id, contact in reads.many(Contact, ids).items()}
    for introduction in found:
        to, person = names.get(introduction.other, "somebody"), introduction.person
        if introduction.introducer is not None:
            whom = f" of {names.get(person, 'somebody')}" if person is not None else ""
            who, what = introduction.introducer, f"Introduction{whom} to {to}"
        elif introduction.stage is IntroductionStage.OFFERED and person is not None:
            who, what = person, f"Answer about {to}"
        else:
            continue  # One was asked oneself.
        day = introduction_day(introduction)
        yield Awaited(Ref.to(introduction), what, day, names.get(who, ""), owner=introduction.owner)


def plannables(reads: Reads, today: date) -> Iterable[Plannable]:
    """Touches that are due, the longest waiting first."""
    pauses = pauses_of(reads)
    for contact in touches_due(reads, today, pauses, _OFFERED):
        standing = cadence(contact, today, pauses)
        days = f"{standing.since} of {standing.wanted}" if standing.wanted else f"{standing.since}"
        reason = f"{days} day{'s' * ((standing.wanted or standing.since) != 1)}"
        yield Plannable(
            Ref.to(contact), f"Be in touch with {contact.name}", _A_TOUCH, standing.next_touch, reason,
            owner=contact.owner,
        )  # fmt: skip


def needs(reads: Reads, today: date) -> Iterable[Due]:
    """Touches that are due or over, the longest waiting first; thanks that are owed, birthdays of the next days.
    Nothing of somebody for whom a pause holds."""
    pauses = pauses_of(reads)
    for contact in touches_due(reads, today, pauses, _OFFERED):
        standing = cadence(contact, today, pauses)
        reason = "you planned it" if contact.planned_on else f"{standing.since} of {standing.wanted} days"
        urgency = Urgency.OVERDUE if standing.over else Urgency.SOON
        day = standing.next_touch or today
        yield Due(Ref.to(contact), day, f"Be in touch with {contact.name}", reason, urgency, contact.owner)
    for day, id, name, age in birthdays(reads, today, today + _NEAR):
        reason = f"turns {age}" if age else "birthday"
        if not pauses.holds(today, None):
            yield Due(Ref("contact", id), day, f"{name}'s birthday", reason, _urgency(day, today))
    for due in _thanks(reads, today - _NEAR, today):
        if not pauses.holds(today, due.owner):
            yield due


def _urgency(day: date, today: date) -> Urgency:
    return Urgency.SOON if day == today else Urgency.LATER


def kin(reads: Reads, today: date) -> Kin:
    """Who of the family former spouses, spouses and children are, for areas that need to know."""
    ties = list(reads.every(Tie))
    ids = {tie.other for tie in ties} | {tie.person for tie in ties if tie.person is not None}
    return kin_of(ties, reads.many(Contact, ids), today)
