"""The records of People, and what is always true of them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Self
from uuid import UUID

from organizer.kernel.dates import YearlyDay
from organizer.kernel.errors import Problem
from organizer.kernel.kinds import Choice, Entry
from organizer.kernel.money import Money
from organizer.kernel.record import (
    Record,
    choice,
    day,
    duration,
    entries,
    evolve,
    file,
    money,
    notes,
    record,
    ref,
    tags,
    text,
    url,
    yearly,
)  # fmt: skip


class Circle(Choice):
    """How near somebody is. The usual sizes are 5, 15, 50 and 150."""

    INNER = "inner"
    ACTIVE = "active"
    WIDE = "wide"
    DORMANT = "dormant"


USUAL_SIZE = {Circle.INNER: 5, Circle.ACTIVE: 15, Circle.WIDE: 50, Circle.DORMANT: 150}
USUAL_INTERVAL = {
    Circle.INNER: timedelta(days=7),
    Circle.ACTIVE: timedelta(days=30),
    Circle.WIDE: timedelta(days=91),
    Circle.DORMANT: timedelta(days=365),
}


@record(title="Person", plural="People", icon="users", table=("name", "circle", "roles", "last_touch", "next_touch"))
class Contact(Record):
    """Somebody known. Without a circle and an interval of their own there is no cadence and no next touch."""

    name: str = text("Name", search=True)
    circle: Circle | None = choice("Circle", Circle, default=None)
    roles: tuple[str, ...] = tags("Roles", default=())
    employer: UUID | None = ref("Organization", "organization", default=None)
    position: str = text("Position", default="", search=True)
    department: str = text("Department", default="")
    emails: tuple[Entry, ...] = entries("E-mail", of="email", default=(), search=True)
    phones: tuple[Entry, ...] = entries("Phone", of="phone", default=(), search=True)
    addresses: tuple[Entry, ...] = entries("Address", of="address", default=(), search=True)
    websites: tuple[Entry, ...] = entries("Website", of="url", default=(), search=True)
    ideal: timedelta | None = duration("Ideal interval", default=None, help="Left empty, the circle's usual one")
    longest: timedelta | None = duration("Longest interval", default=None, help="Red from here; left empty, the ideal")
    birthday: YearlyDay | None = yearly("Birthday", default=None)
    anniversary: YearlyDay | None = yearly("Anniversary", default=None)
    met_on: date | None = day("Known since", default=None)
    met_how: str = text("How we met", default="", search=True)
    prefix: str = text("Title before the name", default="")
    given: str = text("Given name", default="")
    additional: str = text("Further names", default="")
    family: str = text("Family name", default="")
    suffix: str = text("After the name", default="")
    nickname: str = text("Nickname", default="", search=True)
    photo: UUID | None = file("Photo", default=None)
    planned_on: date | None = day("Planned touch", default=None)
    snoozed_until: date | None = day("Snoozed until", default=None)
    last_touch: date | None = day("Last touch", default=None, derived=True)
    next_touch: date | None = day("Next touch", default=None, derived=True)
    uid: str = text("Card id", default="", derived=True)
    card: str = notes("Card properties", default="", search=False, derived=True)

    @property
    def interval(self) -> timedelta | None:
        """How often to be in touch: their own interval, else the circle's usual one."""
        if self.ideal is not None:
            return self.ideal
        return USUAL_INTERVAL[self.circle] if self.circle else None

    @property
    def cadence_start(self) -> date:
        """The day the interval counts from: the last touch, else the day the record was made."""
        return self.last_touch or self.created.astimezone().date()

    def settled(self) -> Self:
        """Next touch = newest interaction + ideal interval; a planned day or a snooze goes before."""
        if self.planned_on is not None:
            upcoming: date | None = self.planned_on
        elif self.interval is None:
            upcoming = None
        else:
            interval = min(self.interval, timedelta(days=36_500))
            upcoming = min(self.cadence_start, date.max - interval) + interval
            if self.snoozed_until is not None:
                upcoming = max(upcoming, self.snoozed_until)
        return self if upcoming == self.next_touch else evolve(self, next_touch=upcoming)

    def problems(self) -> Iterable[Problem]:
        if self.ideal is not None and self.ideal < timedelta(days=1):
            yield Problem("ideal", "At least a day")
        if self.longest is not None and self.interval is not None and self.longest < self.interval:
            yield Problem("longest", "Shorter than the ideal interval")


@record(title="Organization", plural="Organizations", icon="building-2", table=("name", "industry", "city"))
class Organization(Record):
    """A firm, a school, a chapter: where people are."""

    name: str = text("Name", search=True)
    industry: str = text("Industry", default="", search=True)
    city: str = text("City", default="", search=True)
    website: str = url("Website", default="", search=True)


class Channel(Choice):
    """How somebody was reached."""

    CALL = "call"
    MEETING = "meeting"
    COFFEE = "coffee"
    MESSAGE = "message"
    EMAIL = "email", "E-mail"
    LETTER = "letter"
    GIFT = "gift"
    EVENT = "event", "At an event"
    OTHER = "other"


@record(title="Interaction", plural="Interactions", icon="message-circle", table=("summary", "day", "channel"))
class Interaction(Record):
    """A touch. The newest one of a contact is what their clock counts from."""

    summary: str = text("What about", default="", search=True)
    contact: UUID = ref("With", "contact")
    day: date = day("Day")
    channel: Channel = choice("How", Channel, default=Channel.CALL)
    length: timedelta | None = duration("How long", default=None)
    next_time: str = text("Next time", default="", search=True, help="What to ask or bring when you speak again")


@record(title="Event", plural="Events", icon="calendar-days", table=("name", "day", "place"))
class Event(Record):
    """An occasion; who was met there is linked to it as 'met'."""

    name: str = text("Name", search=True)
    day: date = day("Day")
    place: str = text("Place", default="", search=True)
    host: UUID | None = ref("Host", "organization", default=None)
    cost: Money | None = money("Cost", default=None)


MET = "met"
"""The role of a link from an event to a contact who was met there."""


TOLD_APART = "not the same person"
"""The role of a link between two contacts who look like one person and are not."""


def met_words(event: Event) -> str:
    """What a touch at an event is about."""
    return f"Met at {event.name}"


class IntroductionStage(Choice):
    """How far an introduction has come."""

    ASKED = "asked"
    OFFERED = "offered"
    MADE = "made"
    THANKED = "thanked"
    DECLINED = "declined"


@record(
    title="Introduction", plural="Introductions", icon="git-merge", table=("reason", "stage", "asked_on", "made_on")
)
class Introduction(Record):
    """`introducer` brings `person` and `other` together. An introducer or person left empty is the profile's owner."""

    reason: str = text("What for", default="", search=True)
    introducer: UUID | None = ref("Introduced by", "contact", default=None, help="Left empty: you")
    person: UUID | None = ref("Who", "contact", default=None, help="Left empty: you")
    other: UUID = ref("To whom", "contact")
    stage: IntroductionStage = choice("Stage", IntroductionStage, default=IntroductionStage.ASKED)
    asked_on: date | None = day("Asked or offered on", default=None)
    made_on: date | None = day("Made on", default=None)
    thanked_on: date | None = day("Thanked on", default=None)
    outcome: str = text("What it led to", default="", search=True)

    def problems(self) -> Iterable[Problem]:
        if self.person == self.other or (self.introducer is not None and self.introducer in (self.person, self.other)):
            yield Problem("other", "Three different people take part in an introduction")
        if self.introducer is None and self.person is None:
            yield Problem("person", "Either somebody introduces you, or you introduce somebody")
        if self.made_on and self.asked_on and self.made_on < self.asked_on:
            yield Problem("made_on", "Made before it was asked for")


class TieNature(Choice):
    """What `other` is to `person`."""

    SPOUSE = "spouse"
    EX_SPOUSE = "ex_spouse", "Ex-spouse"
    PARTNER = "partner"
    PARENT = "parent"
    CHILD = "child"
    SIBLING = "sibling"
    RELATIVE = "relative"
    FRIEND = "friend"
    NEIGHBOUR = "neighbour"
    COLLEAGUE = "colleague"
    MANAGER = "manager"
    REPORT = "report"
    ASSISTANT = "assistant"
    AGENT = "agent"
    OTHER = "other"


@record(title="Tie", plural="Ties", icon="waypoints", table=("nature", "since", "until"))
class Tie(Record):
    """What two people are to each other, from a day to a day: `other` is the `nature` of `person`."""

    nature: TieNature = choice("Is their", TieNature)
    person: UUID | None = ref("Of whom", "contact", default=None, help="Left empty: you")
    other: UUID = ref("Who", "contact")
    since: date | None = day("From", default=None)
    until: date | None = day("To", default=None)

    def problems(self) -> Iterable[Problem]:
        if self.person == self.other:
            yield Problem("other", "A person has no tie to themselves")
        if self.since and self.until and self.until < self.since:
            yield Problem("until", "Ends before it begins")


RECORDS: tuple[type[Record], ...] = (Contact, Organization, Interaction, Event, Introduction, Tie)
