"""People's actions: the clock, plans, introductions, merging; each can be undone to equality."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

import pytest

from organizer.areas.people import actions, rules
from organizer.areas.people.area import AREA
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
)  # fmt: skip
from organizer.areas.people.queries import birthdays
from organizer.kernel.changes import Ref
from organizer.kernel.dates import YearlyDay
from organizer.kernel.errors import FieldError
from organizer.kernel.kinds import Entry
from organizer.store.actions import add_record, delete_records
from organizer.store.profile import Profile
from organizer.store.reader import Reader

TODAY = date(2026, 11, 19)


@pytest.fixture
def reader(profile: Profile) -> Iterator[Reader]:
    reader = profile.reader()
    yield reader
    reader.close()


def everything(reader: Reader) -> dict[object, object]:
    return {r.id: r for cls in reader.registry.all for trash in (False, True) for r in reader.every(cls, trash=trash)}


def test_logging_a_touch_resets_the_clock_and_ends_plans(profile: Profile, reader: Reader) -> None:
    dana = profile.run(add_record, Contact(name="Dana", circle=Circle.INNER, planned_on=date(2026, 11, 20)))
    before = everything(reader)
    profile.run(actions.log_touch, dana, day=TODAY, channel=Channel.COFFEE, summary="Ardent")
    dana = reader.get(Contact, dana.id)
    assert (dana.last_touch, dana.next_touch, dana.planned_on) == (TODAY, TODAY + timedelta(days=7), None)
    profile.undo()
    assert everything(reader) == before


def test_a_back_dated_touch_counts_only_if_it_is_the_newest(profile: Profile, reader: Reader) -> None:
    dana = profile.run(add_record, Contact(name="Dana", circle=Circle.INNER))
    newest = profile.run(actions.log_touch, dana, day=date(2026, 11, 10))
    profile.run(actions.log_touch, dana, day=date(2026, 11, 1))
    assert reader.get(Contact, dana.id).last_touch == date(2026, 11, 10)
    profile.run(delete_records, [newest])
    assert reader.get(Contact, dana.id).last_touch == date(2026, 11, 1)


def test_a_touch_that_lies_ahead_is_refused(profile: Profile) -> None:
    dana = profile.run(add_record, Contact(name="Dana"))
    with pytest.raises(FieldError, match="plan the touch"):
        profile.run(actions.log_touch, dana, day=TODAY + timedelta(days=1))


def test_snooze_moves_the_next_touch_and_refuses_the_past(profile: Profile, reader: Reader) -> None:
    dana = profile.run(add_record, Contact(name="Dana", circle=Circle.INNER))
    dana = profile.run(actions.snooze, dana, date(2026, 12, 24))
    assert dana.next_touch == date(2026, 12, 24)
    with pytest.raises(FieldError):
        profile.run(actions.snooze, dana, TODAY)


def test_scheduling_skips_weekends(profile: Profile) -> None:
    people = [profile.run(add_record, Contact(name=f"P{n}", circle=Circle.INNER)) for n in range(5)]
    planned = profile.run(actions.schedule_touches, people, date(2026, 11, 20))
    assert [c.planned_on for c in planned] == [
        date(2026, 11, 20), date(2026, 11, 20), date(2026, 11, 23), date(2026, 11, 23), date(2026, 11, 24),
    ]  # fmt: skip


def test_an_introduction_dates_its_stages(profile: Profile, reader: Reader) -> None:
    dana = profile.run(add_record, Contact(name="Dana"))
    priya = profile.run(add_record, Contact(name="Priya"))
    made = profile.run(actions.introduce, Introduction(introducer=dana.id, other=priya.id))
    assert made.asked_on == TODAY
    made = profile.run(actions.move_introduction, made, IntroductionStage.MADE)
    assert made.made_on == TODAY
    assert rules.owed_thanks(made)
    made = profile.run(actions.move_introduction, made, IntroductionStage.THANKED)
    assert made.thanked_on == TODAY
    assert not rules.owed_thanks(made)


def test_meeting_people_at_an_event_links_them_once_and_counts_as_a_touch(profile: Profile, reader: Reader) -> None:
    event = profile.run(add_record, Event(name="Meetup", day=date(2026, 11, 12)))
    dana = profile.run(add_record, Contact(name="Dana"))
    profile.run(actions.meet_at, event, [dana])
    profile.run(actions.meet_at, event, [dana])
    assert [link.to_id for link in reader.links(Ref.to(event))] == [dana.id]
    assert [i.channel for i in reader.every(Interaction)] == [Channel.EVENT]
    assert reader.get(Contact, dana.id).last_touch == date(2026, 11, 12)


def test_an_organization_is_found_by_name_or_made(profile: Profile, reader: Reader) -> None:
    first = profile.run(actions.add_contact, Contact(name="Dana"), "Harbor Systems")
    second = profile.run(actions.add_contact, Contact(name="Ruth"), "harbor  systems")
    assert first.employer == second.employer
    assert reader.count(Organization) == 1


def test_merging_two_records_of_one_person_can_be_undone(profile: Profile, reader: Reader) -> None:
    keep = profile.run(add_record, Contact(name="Dana Whitcombe", emails=(Entry("work", "d@harbor.example"),)))
    gone = profile.run(
        add_record,
        Contact(name="D. Whitcombe", position="VP", emails=(Entry("", "D@harbor.example"), Entry("", "x@y.z"))),
    )
    other = profile.run(add_record, Contact(name="Priya"))
    profile.run(actions.log_touch, gone, day=date(2026, 11, 3))
    profile.run(actions.introduce, Introduction(introducer=gone.id, other=other.id))
    profile.run(add_record, Tie(nature=TieNature.COLLEAGUE, person=keep.id, other=gone.id))
    before = everything(reader)
    profile.run(actions.merge_contacts, keep, reader.get(Contact, gone.id))
    merged = reader.get(Contact, keep.id)
    assert (merged.position, merged.last_touch) == ("VP", date(2026, 11, 3))
    assert [e.value for e in merged.emails] == ["d@harbor.example", "x@y.z"]
    assert reader.get(Contact, gone.id).deleted is not None
    assert [i.introducer for i in reader.every(Introduction)] == [keep.id]
    assert reader.count(Tie) == 0
    profile.undo()
    assert everything(reader) == before
    profile.redo()
    assert reader.get(Contact, keep.id) == merged


WINDOWS = (
    ("2026-11-19", "2026-11-19"), ("2026-12-20", "2027-01-10"), ("2027-02-28", "2027-02-28"),
    ("2027-03-01", "2027-03-05"), ("2028-02-28", "2028-02-29"), ("2026-01-01", "2026-12-31"),
    ("2026-06-01", "2027-05-31"), ("2027-02-01", "2027-02-28"),
)  # fmt: skip
BORN = (
    YearlyDay(1, 1, 1970), YearlyDay(1, 5), YearlyDay(2, 28, 1980), YearlyDay(2, 29, 1972), YearlyDay(3, 1),
    YearlyDay(5, 31), YearlyDay(6, 1), YearlyDay(11, 19, 1999), YearlyDay(12, 24), YearlyDay(12, 31, 2000),
)  # fmt: skip


@pytest.mark.parametrize(("first", "last"), WINDOWS)
def test_birthdays_of_a_window_come_round_in_it(profile: Profile, reader: Reader, first: str, last: str) -> None:
    start, end = date.fromisoformat(first), date.fromisoformat(last)
    made = profile.run(lambda edit: [edit.add(Contact(name=day.iso(), birthday=day)) for day in BORN])
    profile.run(delete_records, made[:1])
    wanted = sorted(
        (day.next(start), c.id, c.name, day.next(start).year - day.year if day.year else None)
        for c, day in list(zip(made, BORN, strict=True))[1:]
        if day.next(start) <= end
    )
    assert birthdays(reader, start, end) == wanted


def test_touches_that_are_due_are_offered_to_be_planned(profile: Profile, reader: Reader) -> None:
    def known(name: str, days: int | None, since: int, planned: date | None = None) -> Contact:
        ideal = timedelta(days=days) if days else None
        contact = profile.run(add_record, Contact(name=name, ideal=ideal, owner=profile.member))
        touched = TODAY - timedelta(days=since)
        profile.run(add_record, Interaction(contact=contact.id, day=touched, channel=Channel.CALL))
        if planned:
            profile.run(actions.plan_touch, reader.get(Contact, contact.id), planned)
        return contact

    known("Ada", 28, 28)
    known("Dana", 28, 34)
    known("Nobody", 28, 20)
    known("Zoe", None, 1, TODAY)
    assert AREA.plannables is not None
    offered = list(AREA.plannables(reader, TODAY))
    assert [(each.title, each.reason, each.due) for each in offered] == [
        ("Be in touch with Dana", "34 of 28 days", date(2026, 11, 13)),
        ("Be in touch with Ada", "28 of 28 days", TODAY),
        ("Be in touch with Zoe", "1 day", TODAY),
    ]
    assert {(each.length, each.owner) for each in offered} == {(timedelta(minutes=15), profile.member)}
    profile.run(lambda edit: edit.add_all(Contact(name=f"P{n}", planned_on=TODAY) for n in range(30)))
    assert len(list(AREA.plannables(reader, TODAY))) == 20
