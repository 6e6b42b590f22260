"""People's part of a report: who was reached, who is waiting, what introductions led to."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime, time
from uuid import UUID

from organizer.kernel.area import Reads
from organizer.kernel.dates import format_day
from organizer.kernel.pauses import pauses_of
from organizer.kernel.query import Sort, Where, belonging_to
from organizer.kernel.record import describe
from organizer.kernel.section import Bar, Bars, Block, Figure, Scope, Section, Table

from . import queries
from .model import Channel, Contact, Event, Interaction, Introduction, IntroductionStage
from .rules import cadence, longest_first, next_touch_words

_MOST_ROWS = 40


def section(reads: Reads, scope: Scope, today: date) -> Section:
    """Figures, touches by channel, who is overdue, introductions, events and the touches of the period."""
    period = scope.period
    counts = queries.figures(reads, today, scope.owner)
    if not counts.people:
        return Section("People", "nobody in this profile yet")
    by_channel = reads.tally(Interaction, "day", period.first, period.last, scope.owner)
    touches = sum(by_channel.values())
    start, end = (
        datetime.combine(day, at).astimezone() for day, at in ((period.first, time.min), (period.last, time.max))
    )
    added = sum(reads.tally(Contact, "created", start, end, scope.owner).values())
    figures = (
        Figure("People in touch", f"{counts.in_touch} of {counts.people}", f"{counts.overdue} overdue"),
        Figure("Touches", str(touches), period.title),
        Figure("People reached", str(queries.people_reached(reads, period.first, period.last, scope.owner))),
        Figure("New people", str(added), period.title),
    )
    blocks: list[Block] = []
    if by_channel:
        blocks.append(_channels(by_channel))
    blocks += _overdue(reads, scope, today)
    blocks += _introductions(reads, scope)
    blocks += _events(reads, scope)
    blocks += _touches(reads, scope)
    return Section("People", period.title, figures, tuple(blocks))


def _channels(by_channel: Mapping[Channel, int]) -> Bars:
    bars = [
        Bar(channel.label, count, str(count))
        for channel, count in sorted(by_channel.items(), key=lambda item: (-item[1], item[0].label))
    ]
    return Bars("How people were reached", tuple(bars))


def _mine(scope: Scope) -> list[Where]:
    return belonging_to(scope.owner)


def _overdue(reads: Reads, scope: Scope, today: date) -> Iterable[Table]:
    where = [Where("next_touch", "<", today), *_mine(scope)]
    page = reads.page(Contact, where, Sort("next_touch"), limit=_MOST_ROWS)
    pauses = pauses_of(reads)
    rows = []
    for contact in longest_first(page.records, today):
        standing = cadence(contact, today, pauses)
        if not standing.over:
            continue
        last = format_day(contact.last_touch) if contact.last_touch else "never"
        circle = contact.circle.label if contact.circle else ""
        rows.append((contact.name, circle, last, next_touch_words(standing, today)))
    if rows:
        note = "the longest overdue first" if page.next is None else f"the first {_MOST_ROWS}"
        head = ("Person", "Circle", "Last touch", "Waiting")
        yield Table("To reach out to", head, tuple(rows), frozenset({3}), note)


def _introductions(reads: Reads, scope: Scope) -> Iterable[Table]:
    found = []
    for introduction in reads.every(Introduction, _mine(scope)):
        days = (introduction.asked_on, introduction.made_on, introduction.thanked_on)
        if any(scope.period.holds(day) for day in days):
            found.append(introduction)
    names = _names(reads, [id for i in found for id in (i.introducer, i.person, i.other) if id])
    rows = tuple(
        (
            names.get(i.introducer, "You"),
            f"{names.get(i.person, 'you')} to {names.get(i.other, 'somebody')}",
            "Thanks owed" if i.stage is IntroductionStage.MADE and i.introducer else i.stage.label,
            i.outcome,
        )
        for i in found
    )
    if rows:
        yield Table("Introductions", ("By", "Who", "Stage", "What it led to"), rows)


def _events(reads: Reads, scope: Scope) -> Iterable[Table]:
    where = [Where("day", ">=", scope.period.first), Where("day", "<=", scope.period.last), *_mine(scope)]
    rows = tuple((format_day(e.day), e.name, e.place, e.cost or "") for e in reads.every(Event, where, Sort("day")))
    if rows:
        yield Table("Events", ("Day", "Event", "Place", "Cost"), rows, frozenset({3}))


def _touches(reads: Reads, scope: Scope) -> Iterable[Table]:
    where = [Where("day", ">=", scope.period.first), Where("day", "<=", scope.period.last), *_mine(scope)]
    page = reads.page(Interaction, where, Sort("day", descending=True), limit=_MOST_ROWS)
    names = _names(reads, [i.contact for i in page.records])
    rows = tuple(
        (format_day(i.day), names.get(i.contact, "somebody"), i.channel.label, i.summary) for i in page.records
    )
    if rows:
        note = "" if page.next is None else f"the newest {_MOST_ROWS}"
        yield Table("Touches", ("Day", "With", "How", "What about"), rows, note=note)


def _names(reads: Reads, ids: Iterable[UUID]) -> dict[UUID | None, str]:
    description = describe(Contact)
    return {id: description.heading_of(contact) for id, contact in reads.many(Contact, ids).items()}
