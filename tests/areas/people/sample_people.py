"""The people of the design's pictures, and as many more as are wanted, with touches that agree with the days given."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date, timedelta
from uuid import UUID

from organizer.areas.people.model import (
    Channel,
    Circle,
    Contact,
    Event,
    Interaction,
    Introduction,
    IntroductionStage,
    Organization,
    Tie,
    TieNature,
)
from organizer.kernel.kinds import Entry
from organizer.kernel.record import Record
from organizer.store.edit import Edit, action

# name, organization, position, circle, roles, days since, of how many, owner (0 Maya, 1 Alex, None both)
_PICTURED: tuple[tuple[str, str, str, Circle, tuple[str, ...], int, int, int | None], ...] = (
    ("Dana Whitcombe", "Harbor Systems", "VP Delivery", Circle.INNER, ("Mentor", "Referrer"), 34, 28, 0),
    ("Priya Osei", "Lumen Health", "Director", Circle.INNER, ("Interviewer", "Peer"), 2, 21, 0),
    ("Jo Marchetti", "Kestrel Bio", "Recruiter", Circle.ACTIVE, ("Recruiter",), 9, 7, 0),
    ("Tomás Rey", "Northwind", "Analyst", Circle.ACTIVE, ("Mentee",), 1, 14, 0),
    ("Sam Lindqvist", "Food bank", "Board chair", Circle.ACTIVE, ("Board", "Volunteer"), 12, 30, 0),
    ("Grace Bello", "", "Independent coach", Circle.INNER, ("Coach",), 9, 14, 0),
    ("Hana Kim", "Tally", "CPO", Circle.INNER, ("Sponsor",), 58, 45, 0),
    ("Ruth Okafor", "", "Alex’s charge nurse", Circle.ACTIVE, ("Supervisor",), 3, 30, 1),
    ("Leo Navarro", "Station 12", "Captain", Circle.INNER, ("Manager", "Friend"), 0, 14, 1),
    ("Carla Pinto", "Rivera Advisory", "client", Circle.ACTIVE, ("Client",), 19, 21, 0),
    ("Ben Musa", "", "College friend", Circle.INNER, ("Friend",), 72, 60, 0),
    ("Elena Vega", "", "Maya’s mother", Circle.ACTIVE, ("Family",), 4, 7, None),
    ("Will Tran", "PMI chapter", "President", Circle.WIDE, ("Member",), 64, 120, 0),
    ("Aisha Diallo", "", "Nurse educator", Circle.WIDE, ("Teacher",), 41, 90, 1),
)  # fmt: skip

_NEXT_TIME = {
    "Dana Whitcombe": "Thank for the Lumen introduction",
    "Hana Kim": "Ask how the Tally launch went",
    "Ben Musa": "Catch up, promised a call",
    "Jo Marchetti": "Send two time slots",
}
_GIVEN = ("Ada", "Björn", "Chiara", "Devi", "Emeka", "Farah", "Goran", "Ines", "Jonas", "Kofi", "Lena", "Mateo", "Nora")
_FAMILY = ("Abe", "Berg", "Costa", "Dlamini", "Eriksen", "Fuchs", "Grant", "Haddad", "Ivanov", "Jansen", "Kowalska")
_POSITIONS = ("Analyst", "Designer", "Engineer", "Head of People", "Programme lead", "Researcher", "Treasurer")


def records(today: date, members: tuple[UUID, ...] = (), people: int = 64) -> Iterator[Record]:
    """Organizations, people, their touches, introductions, an event and ties; the same every time."""
    chance = random.Random(7)
    organizations: dict[str, Organization] = {}
    known: dict[str, Contact] = {}
    for name, firm, position, circle, roles, since, wanted, who in _PICTURED:
        owner = members[who] if who is not None and who < len(members) else None
        if firm and firm not in organizations:
            organizations[firm] = Organization(name=firm, industry="Services", city="Portland")
            yield organizations[firm]
        contact = Contact(
            name=name, circle=circle, roles=roles, position=position, ideal=timedelta(days=wanted), owner=owner,
            employer=organizations[firm].id if firm else None,
            emails=(Entry("work", f"{name.split(' ')[0].lower()}@mail.example"),) if name != "Dana Whitcombe" else (),
        )  # fmt: skip
        known[name] = contact
        yield contact
        if name == "Dana Whitcombe":
            yield from _dana(contact, today)
            continue
        summary = "Talked things through" if name in _NEXT_TIME else "Caught up"
        yield Interaction(
            contact=contact.id, day=today - timedelta(days=since), channel=Channel.CALL, summary=summary,
            next_time=_NEXT_TIME.get(name, ""), owner=owner,
        )  # fmt: skip
    yield from _introductions(known, today)
    firms = list(organizations.values())
    for number in range(people - len(_PICTURED)):
        in_touch = number < 38
        circle = Circle.ACTIVE if number < 9 else Circle.WIDE if number < 30 else Circle.DORMANT
        late = number == 37
        contact = Contact(
            name=f"{_GIVEN[number % len(_GIVEN)]} {_FAMILY[number * 7 % len(_FAMILY)]}",
            circle=circle if in_touch else None,
            position=_POSITIONS[number % len(_POSITIONS)],
            employer=firms[number % len(firms)].id if number % 3 else None,
            roles=(("Peer",), ("Client", "Friend"), ())[number % 3],
            ideal=timedelta(days=20) if late else None,
        )
        yield contact
        if in_touch:
            days = 21 if late else chance.randrange(1, 28 if circle is Circle.ACTIVE else 80)
            channel = list(Channel)[number % 6]
            yield Interaction(
                contact=contact.id, day=today - timedelta(days=days), channel=channel, summary="Caught up"
            )


def _dana(dana: Contact, today: date) -> Iterator[Record]:
    touches = (
        (34, Channel.EMAIL, "Wrote to Priya and me", "", None),
        (48, Channel.COFFEE, "Coffee at Ardent", "Advice: lead with the vendor turnaround, not the headcount", None),
        (90, Channel.CALL, "Talked through staying versus moving", "", 25),
        (128, Channel.GIFT, "Sent a book, Leading Change", "", None),
        (169, Channel.MESSAGE, "", "", None),
        (196, Channel.MEETING, "Quarterly catch-up", "", 60),
        (232, Channel.MESSAGE, "Shared an article", "", None),
        (258, Channel.CALL, "Her new team", "", 15),
        (282, Channel.COFFEE, "Coffee near the station", "", None),
        (322, Channel.MESSAGE, "New year’s wishes", "", None),
        (350, Channel.CALL, "Short call", "", 10),
    )
    for days, channel, summary, notes, minutes in touches:
        yield Interaction(
            contact=dana.id, day=today - timedelta(days=days), channel=channel, summary=summary, notes=notes,
            length=timedelta(minutes=minutes) if minutes else None,
            next_time=_NEXT_TIME["Dana Whitcombe"] if days == 34 else "", owner=dana.owner,
        )  # fmt: skip
    for number in range(11):
        day = today - timedelta(days=400 + 31 * number)
        yield Interaction(contact=dana.id, day=day, channel=Channel.CALL, summary="Caught up", owner=dana.owner)


def _introductions(known: dict[str, Contact], today: date) -> Iterator[Record]:
    def on(days: int) -> date:
        return today - timedelta(days=days)

    dana, priya, carla = known["Dana Whitcombe"], known["Priya Osei"], known["Carla Pinto"]
    stage = IntroductionStage
    yield Introduction(
        introducer=dana.id, other=priya.id, stage=stage.MADE, asked_on=on(45), made_on=on(34), reason="Lumen Health",
    )  # fmt: skip
    yield Introduction(
        introducer=dana.id, other=carla.id, stage=stage.THANKED, asked_on=on(200), made_on=on(190), thanked_on=on(180),
        outcome="First advisory client",
    )  # fmt: skip
    yield Introduction(person=known["Tomás Rey"].id, other=known["Grace Bello"].id, stage=stage.OFFERED, asked_on=on(3),
                       reason="Coaching for his first team")  # fmt: skip
    yield Introduction(introducer=known["Hana Kim"].id, other=known["Jo Marchetti"].id, stage=stage.ASKED,
                       asked_on=on(8), reason="Roles at Kestrel")  # fmt: skip
    yield Introduction(person=known["Ben Musa"].id, other=known["Will Tran"].id, stage=stage.MADE, made_on=on(60),
                       outcome="Ben speaks in March")  # fmt: skip
    yield Tie(nature=TieNature.MANAGER, person=dana.id, other=known["Hana Kim"].id, since=date(2019, 4, 1),
              until=date(2022, 6, 30))  # fmt: skip
    yield Event(name="PMI chapter dinner", day=on(20), place="Portland")


@action("Add sample people")
def add_sample(edit: Edit, people: int = 64) -> None:
    """All of them, in one step."""
    members = tuple(m.id for m in edit.members())
    edit.add_all(list(records(edit.today, members, people)))
