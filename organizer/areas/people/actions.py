"""Every write of People, as small named actions, and the keeper of what follows from interactions."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from datetime import date, timedelta
from uuid import UUID

from organizer.kernel.changes import Ref
from organizer.kernel.errors import FieldError, Invalid
from organizer.kernel.query import Where
from organizer.kernel.record import Record, describe, evolve
from organizer.kernel.system import Link
from organizer.kernel.text import fold, one_line
from organizer.store.edit import Edit, action
from organizer.store.registry import Versions

from . import rules
from .model import (
    MET,
    TOLD_APART,
    Channel,
    Circle,
    Contact,
    Event,
    Interaction,
    Introduction,
    IntroductionStage,
    Organization,
    met_words,
)
from .queries import newest_days


@action("Log touch")
def log_touch(
    edit: Edit, contact: Contact, *, day: date, channel: Channel = Channel.CALL, summary: str = "",
    next_time: str = "", length: timedelta | None = None, notes: str = "",
) -> Interaction:  # fmt: skip
    """Notes that somebody was reached, which starts their clock anew. Raises FieldError for a day that lies ahead."""
    if day > edit.today:
        raise FieldError("That day lies ahead; plan the touch instead")
    edit.name(f"Log touch with {contact.name}")
    return edit.add(
        Interaction(
            contact=contact.id, day=day, channel=channel, summary=summary, next_time=next_time, length=length,
            notes=notes, owner=contact.owner or edit.member,
        )
    )  # fmt: skip


@action("Plan touch")
def plan_touch(edit: Edit, contact: Contact, on: date | None) -> Contact:
    """Sets, or with None takes away, the day on which to be in touch."""
    edit.name(f"Plan touch with {contact.name}")
    return edit.change(contact, planned_on=on)


@action("Schedule touches")
def schedule_touches(edit: Edit, contacts: Sequence[Contact], from_: date, a_day: int = 2) -> list[Contact]:
    """Plans a touch with each, so many a day, on the working days from a day on."""
    edit.name(f"Schedule {len(contacts)} touches")
    planned, day = [], from_
    for number, contact in enumerate(contacts):
        if number and number % a_day == 0:
            day += timedelta(days=1)
        while day.weekday() > 4:
            day += timedelta(days=1)
        planned.append(edit.change(contact, planned_on=day))
    return planned


@action("Snooze")
def snooze(edit: Edit, contact: Contact, until: date) -> Contact:
    """Leaves somebody alone until a day."""
    edit.name(f"Snooze {contact.name}")
    if until <= edit.today:
        raise FieldError("Choose a day that lies ahead")
    return edit.change(contact, snoozed_until=until, planned_on=None)


@action("Move to circle")
def move_to_circle(edit: Edit, contacts: Sequence[Contact], circle: Circle | None) -> list[Contact]:
    """Puts people into a circle, or outside all."""
    where = f"to {circle.label.lower()}" if circle else "outside the circles"
    edit.name(f"Move {contacts[0].name if len(contacts) == 1 else f'{len(contacts)} people'} {where}")
    return [edit.change(contact, circle=circle) for contact in contacts]


@action("Introduce")
def introduce(edit: Edit, introduction: Introduction) -> Introduction:
    """Notes an introduction, at whatever stage it is."""
    return edit.add(evolve(introduction, **_days_reached(introduction, introduction.stage, edit.today)))


@action("Move introduction")
def move_introduction(edit: Edit, introduction: Introduction, stage: IntroductionStage) -> Introduction:
    """Takes an introduction to a stage; the day of the stage is today where none is known."""
    edit.name(f"Move introduction to {stage.label.lower()}")
    return edit.change(introduction, stage=stage, **_days_reached(introduction, stage, edit.today))


def _days_reached(introduction: Introduction, stage: IntroductionStage, today: date) -> dict[str, date]:
    """Today for those days of a stage that are not known yet."""
    days: dict[str, date] = {}
    if introduction.asked_on is None and stage in (IntroductionStage.ASKED, IntroductionStage.OFFERED):
        days["asked_on"] = today
    if introduction.made_on is None and stage in (IntroductionStage.MADE, IntroductionStage.THANKED):
        days["made_on"] = today
    if introduction.thanked_on is None and stage is IntroductionStage.THANKED:
        days["thanked_on"] = today
    return days


@action("Note who was met")
def meet_at(edit: Edit, event: Event, contacts: Sequence[Contact]) -> list[Link]:
    """Links people to the event where they were met, and counts it as a touch."""
    edit.name(f"Note who was met at {event.name}")
    known = {link.to_id for link in edit.links(Ref.to(event)) if link.role == MET}
    links = []
    for contact in contacts:
        links.append(edit.link(event, contact, MET))
        if contact.id not in known:
            edit.add(
                Interaction(contact=contact.id, day=event.day, channel=Channel.EVENT, summary=met_words(event),
                            owner=contact.owner or edit.member)
            )  # fmt: skip
    return links


@action("Note who was met")
def note_met(edit: Edit, event: Event, contacts: Sequence[Contact]) -> None:
    """Makes these the people who were met at an event; for those taken out, the touch it counted as goes too."""
    staying = {contact.id for contact in contacts}
    gone = [link for link in edit.links(Ref.to(event)) if link.role == MET and link.to_id not in staying]
    meet_at(edit, event, contacts)
    for link in gone:
        edit.delete(link)
        where = [Where("contact", "=", link.to_id), Where("day", "=", event.day)]
        for touch in list(edit.every(Interaction, where)):
            if touch.channel is Channel.EVENT and touch.summary == met_words(event):
                edit.delete(touch)


@action("Add people")
def add_contact(edit: Edit, contact: Contact, organization: str = "") -> Contact:
    """Adds somebody; the organization is found by name, or made."""
    edit.name(f"Add {contact.name}")
    if organization.strip():
        contact = _with_employer(edit, contact, organization)
    return edit.add(contact)


def _with_employer(edit: Edit, contact: Contact, name: str) -> Contact:
    name = one_line(name)
    wanted = fold(name)
    hits = edit.search(name, kinds=(describe(Organization).kind,), limit=20)
    found = next((hit.ref.id for hit in hits if fold(hit.title) == wanted), None)
    if found is None:
        found = edit.add(Organization(name=name, owner=contact.owner)).id
    return dataclasses.replace(contact, employer=found)


@action("Merge people")
def merge_contacts(edit: Edit, keep: Contact, gone: Contact) -> Contact:
    """Makes two records of one person one. All that referred to the other refers to the kept one afterwards."""
    if keep.id == gone.id:
        raise FieldError("Choose two different records")
    keep, gone = edit.current(keep), edit.current(gone)
    edit.name(f"Merge {gone.name} into {keep.name}")
    fields = rules.merge(keep, gone).fields
    for record, field in list(edit.referring(Ref.to(gone))):
        _repoint(edit, record, field, keep.id)
    merged = edit.change(edit.get(Contact, keep.id), **fields)
    edit.delete(edit.get(Contact, gone.id))
    return merged


@action("Tell apart")
def tell_apart(edit: Edit, one: Contact, other: Contact) -> Link:
    """Remembers that two people who look like one are two: they are not offered as duplicates again. Unlinking them
    takes that back."""
    edit.name(f"Tell {one.name} apart")
    return edit.link(edit.current(one), edit.current(other), TOLD_APART)


def _repoint(edit: Edit, record: Record, field: str, to: UUID) -> None:
    current = edit.get(type(record), record.id)
    try:
        moved = edit.change(current, **{field: to})
    except Invalid:
        # A tie or an introduction between the two records of one person says nothing any more.
        edit.delete(current)
    else:
        if isinstance(moved, Link) and any(
            _same(moved, other) for other in edit.links(Ref(moved.to_kind, moved.to_id))
        ):
            edit.delete(moved)


def _same(one: Link, other: Link) -> bool:
    ends = [(link.from_id, link.to_id, link.role) for link in (one, other)]
    return one.id != other.id and ends[0] == ends[1]


def keep_touches(edit: Edit, versions: Versions) -> None:
    """Keeps the last touch of every contact whose interactions changed; a newer touch ends plans and snoozes."""
    ids = {version.contact for pair in versions for version in pair if version is not None}
    newest = newest_days(edit, ids, edit.today)
    for id, contact in edit.many(Contact, ids).items():
        day = newest.get(id)
        fields: dict[str, date | None] = {}
        if day != contact.last_touch:
            fields["last_touch"] = day
            if day is not None and (contact.last_touch is None or day > contact.last_touch):
                fields |= {"planned_on": None, "snoozed_until": None}
        if fields:
            edit.change(contact, **fields)


@action("Ask for an introduction")
def ask_for_introduction(edit: Edit, other: UUID, introducer: UUID, reason: str, day: date) -> Introduction:
    """Notes that somebody was asked to bring the owner together with somebody else."""
    found = edit.get(Contact, other)
    edit.name(f"Ask for an introduction to {found.name}")
    return edit.add(Introduction(introducer=introducer, other=other, reason=reason, asked_on=day, owner=found.owner))
