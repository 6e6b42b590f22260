"""Reads all that the detail pane shows of one person, with the common reads alone."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from organizer.areas.people import rules
from organizer.areas.people.model import (
    MET,
    Channel,
    Contact,
    Event,
    Interaction,
    Introduction,
    Organization,
    Tie,
    met_words,
)
from organizer.areas.people.widgets.cadence import first_day_of_strip
from organizer.areas.people.widgets.detail import PersonView
from organizer.areas.people.widgets.relations import Person
from organizer.kernel.changes import Ref
from organizer.kernel.dates import format_day
from organizer.kernel.pauses import pauses_of
from organizer.kernel.query import Sort, Where
from organizer.kernel.record import describe
from organizer.kernel.system import Attachment, Link
from organizer.store.workspace import MergedReads
from organizer.ui.related import Related

_MOST_DOTS = 400
_MOST_BESIDE = 200
"""Introductions, ties and links of one person that are shown at most."""


def read_person(
    reads: MergedReads, contact: Contact, today: date, *, chosen: frozenset[str] = frozenset(), length: int = 20
) -> PersonView:
    """`length` touches of history, of the chosen sorts alone where any are chosen; all else in full."""
    introductions = _introductions(reads, contact.id)
    ties = _ties(reads, contact.id)
    links = reads.links(Ref.to(contact))[:_MOST_BESIDE]
    names = _names(reads, contact.id, introductions, ties)
    touches, more = _touches(reads, contact.id, chosen, length)
    beside = [rules.introduced(i, contact.id, lambda id: names.get(id, "somebody")) for i in introductions]
    beside += _events(reads, links, touches)
    if more and touches:
        oldest = touches[-1].day
        beside = [h for h in beside if h.day >= oldest]
    happenings = rules.in_order([*map(rules.touched, touches), *beside], chosen)
    mine = Where("contact", "=", contact.id)
    year = reads.page(
        Interaction, [mine, Where("day", ">=", first_day_of_strip(today))], Sort("day", descending=True),
        limit=_MOST_DOTS,
    )  # fmt: skip
    firm = reads.find(Organization, contact.employer)
    return PersonView(
        contact=contact,
        today=today,
        standing=rules.cadence(contact, today, pauses_of(reads)),
        organization=firm.name if firm else "",
        year=year.records,
        touches=reads.count(Interaction, [mine]),
        happenings=tuple(happenings),
        more=more,
        introductions=tuple(
            (line.words, tuple(Person(id, names.get(id, "somebody")) for id in line.people))
            for line in rules.introduction_lines(introductions, contact.id)
        ),
        linked=_linked(reads, contact.id, links),
        ties=tuple(_tie(tie, contact.id, names) for tie in ties),
        files=tuple(_file(each) for each in reads.attachments(Ref.to(contact))),
    )


def _touches(
    reads: MergedReads, contact: UUID, chosen: frozenset[str], length: int
) -> tuple[tuple[Interaction, ...], bool]:
    where = [Where("contact", "=", contact)]
    channels = tuple(c for c in Channel if c.value in chosen)
    if chosen and not channels:
        return (), False
    if channels:
        where.append(Where("channel", "in", channels))
    found = reads.page(Interaction, where, Sort("day", descending=True), limit=length + 1).records
    return found[:length], len(found) > length


def _introductions(reads: MergedReads, contact: UUID) -> list[Introduction]:
    found: dict[UUID, Introduction] = {}
    for field in ("introducer", "person", "other"):
        page = reads.page(
            Introduction, [Where(field, "=", contact)], Sort("made_on", descending=True), limit=_MOST_BESIDE
        )
        found |= {i.id: i for i in page.records}
    return sorted(found.values(), key=lambda i: (rules.introduction_day(i), i.id), reverse=True)


def _ties(reads: MergedReads, contact: UUID) -> list[Tie]:
    found: dict[UUID, Tie] = {}
    for field in ("person", "other"):
        page = reads.page(Tie, [Where(field, "=", contact)], Sort("since"), limit=_MOST_BESIDE)
        found |= {tie.id: tie for tie in page.records}
    return list(found.values())


def _names(reads: MergedReads, contact: UUID, introductions: list[Introduction], ties: list[Tie]) -> dict[UUID, str]:
    ids = {id for i in introductions for id in (i.introducer, i.person, i.other) if id}
    ids |= {id for tie in ties for id in (tie.person, tie.other) if id}
    return {id: person.name for id, person in reads.many(Contact, ids | {contact}).items()}


def _events(reads: MergedReads, links: list[Link], touches: tuple[Interaction, ...]) -> list[rules.Happening]:
    """Events where somebody was met, but for those that stand in the history as touches already."""
    ids = [link.from_id for link in links if link.role == MET]
    events = [event for event in reads.many(Event, ids).values() if event.deleted is None]
    noted = {(touch.day, touch.summary) for touch in touches}
    return [rules.met(event) for event in events if (event.day, met_words(event)) not in noted]


def _linked(reads: MergedReads, contact: UUID, links: list[Link]) -> tuple[Related, ...]:
    shown = []
    for link in links:
        if link.role == MET:
            continue
        there = Ref(link.to_kind, link.to_id) if link.from_id == contact else Ref(link.from_kind, link.from_id)
        record = reads.resolve(there)
        if record is not None and record.deleted is None:
            description = describe(type(record))
            title = description.heading_of(record) or description.title
            shown.append(Related(there, description.icon, title, description.title, link.role))
    return tuple(shown)


def _tie(tie: Tie, contact: UUID, names: dict[UUID, str]) -> Related:
    """Seen from one of the two: who the other is, and from when to when."""
    person = "you" if tie.person is None else names.get(tie.person, "somebody")
    if tie.other == contact:
        title = f"{tie.nature.label} of {person}"
    else:
        title = f"{names.get(tie.other, 'Somebody')} is their {tie.nature.label.lower()}"
    since = format_day(tie.since) if tie.since else ""
    until = format_day(tie.until) if tie.until else ""
    period = (
        f"{since} to {until}" if since and until else f"since {since}" if since else f"until {until}" if until else ""
    )
    return Related(Ref.to(tie), "waypoints", title, "", period)


def _file(attachment: Attachment) -> Related:
    size = int(attachment.size)
    words = (
        f"{size:,} bytes" if size < 10_000 else f"{size // 1000:,} kB" if size < 10_000_000 else f"{size // 10**6:,} MB"
    )
    return Related(Ref.to(attachment), "paperclip", attachment.name, "", words)
