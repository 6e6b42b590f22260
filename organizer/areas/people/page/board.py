"""Reads for the circles and the introductions views."""

from __future__ import annotations

from datetime import date

from organizer.areas.people import rules
from organizer.areas.people.model import Circle, Contact, Introduction, IntroductionStage
from organizer.areas.people.widgets.introductions import Brought
from organizer.areas.people.widgets.seats import Seated
from organizer.kernel.dates import format_day
from organizer.kernel.pauses import NO_PAUSES, Pauses
from organizer.kernel.query import Sort, Where
from organizer.store.workspace import MergedReads

MOST_IN_RING = 220
MOST_INTRODUCTIONS = 1000


def read_circles(
    reads: MergedReads, mine: list[Where], today: date, pauses: Pauses = NO_PAUSES
) -> tuple[list[Seated], dict[Circle, int], int]:
    """Those to seat, how many each circle holds, and how many are outside all. A crowded ring shows those first whose
    next touch comes first."""
    people: list[Seated] = []
    counts: dict[Circle, int] = {}
    for circle in Circle:
        # As a range, which is found by the index of the column that lists are ordered by.
        here = [Where("circle", ">=", circle), Where("circle", "<=", circle), *mine]
        counts[circle] = reads.count(Contact, here)
        order = Sort("next_touch") if counts[circle] > MOST_IN_RING else Sort("circle")
        for contact in reads.page(Contact, here, order, limit=MOST_IN_RING).records:
            standing = rules.cadence(contact, today, pauses)
            words = rules.next_touch_words(standing, today)
            people.append(Seated(contact.id, contact.name, circle, standing.health, words))
    return people, counts, reads.count(Contact, mine) - sum(counts.values())


def read_introductions(reads: MergedReads, mine: list[Where], today: date) -> list[Brought]:
    """All introductions, the newest first."""
    found = list(reads.page(Introduction, mine, Sort("asked_on", descending=True), limit=MOST_INTRODUCTIONS).records)
    ids = {id for i in found for id in (i.introducer, i.person, i.other) if id}
    names = {id: contact.name for id, contact in reads.many(Contact, ids).items()}
    found.sort(key=lambda i: (rules.introduction_day(i), i.id), reverse=True)
    brought = []
    for i in found:
        people = tuple(names[id] for id in (i.introducer, i.person, i.other) if id in names)
        day = i.thanked_on if i.stage is IntroductionStage.THANKED else None
        when = format_day(day or rules.introduction_day(i), today)
        brought.append(Brought(i, rules.introduction_words(i, lambda id: names.get(id, "somebody")), people, when))
    return brought
