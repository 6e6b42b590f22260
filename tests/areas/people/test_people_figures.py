"""The figures of People are those that counting by hand gives, whatever was done before, in one file or in two."""

from __future__ import annotations

from contextlib import closing
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from organizer.areas.people.actions import merge_contacts
from organizer.areas.people.model import Channel, Circle, Contact, Interaction
from organizer.areas.people.queries import figures, people_reached
from organizer.areas.people.section import section
from organizer.kernel.clock import Clock
from organizer.kernel.section import Period, Scope
from organizer.store.actions import add_record, change_record, delete_records, purge_records, restore_records
from organizer.store.check import check
from organizer.store.profile import Profile
from organizer.store.workspace import MergedReads, Workspace
from tests.profiles import fresh_profile

TODAY = date(2026, 11, 19)
days = st.integers(-40, 3).map(lambda n: TODAY + timedelta(days=n))
picks = st.integers(0, 99)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("figures")


def live(reads: MergedReads, cls: type[Any], owner: UUID | None) -> list[Any]:
    return [r for r in reads.every(cls) if owner is None or r.owner in (owner, None)]


def compare(reads: MergedReads, first: date, last: date, owner: UUID | None) -> None:
    """Every figure against what counting one by one gives."""
    people, touches = live(reads, Contact, owner), live(reads, Interaction, owner)
    within = [touch for touch in touches if first <= touch.day <= last]
    counts = figures(reads, TODAY, owner)
    waiting = [p.next_touch for p in people if p.next_touch is not None]
    assert counts.people == len(people)
    assert counts.overdue == sum(1 for day in waiting if day < TODAY)
    assert counts.in_touch == sum(1 for day in waiting if day >= TODAY)
    assert people_reached(reads, first, last, owner) == len({touch.contact for touch in within})
    by_channel = {c: sum(1 for t in within if t.channel is c) for c in Channel}
    assert dict(reads.tally(Interaction, "day", first, last, owner)) == {c: n for c, n in by_channel.items() if n}
    said = {f.label: f.value for f in section(reads, Scope(Period(first, last, ""), owner), TODAY).figures}
    if people:
        start, end = (datetime.combine(*bound).astimezone() for bound in ((first, time.min), (last, time.max)))
        assert said["New people"] == str(sum(1 for p in people if start <= p.created <= end))
        assert said["Touches"] == str(len(within))


class Doings:
    """What may be done between two looks at the figures."""

    def __init__(self, profile: Profile, home: Profile, owners: list[UUID | None], draw: Any) -> None:
        self.profile, self.home, self.owners, self.draw = profile, home, owners, draw

    def pick(self, cls: type[Any], *, trash: bool = False, of: Profile | None = None) -> Any:
        with closing((of or self.profile).reader()) as reader:
            found = list(reader.every(cls, trash=trash))
        return found[self.draw(picks) % len(found)] if found else None

    def add(self) -> None:
        owner, circle = self.draw(st.sampled_from(self.owners)), self.draw(st.none() | st.sampled_from(Circle))
        self.profile.run(add_record, Contact(name="Dana", circle=circle, owner=owner))

    def touch(self) -> None:
        # What is mine may be about somebody whom the household's file holds.
        contact = self.pick(Contact, of=self.draw(st.sampled_from([self.profile, self.home])))
        if contact is not None:
            channel, owner = self.draw(st.sampled_from(Channel)), self.draw(st.sampled_from(self.owners))
            touch = Interaction(contact=contact.id, day=self.draw(days), channel=channel, owner=owner)
            self.profile.run(add_record, touch)

    def change(self) -> None:
        if (touch := self.pick(Interaction)) is not None:
            fields = {"day": self.draw(days), "owner": self.draw(st.sampled_from(self.owners))}
            self.profile.run(change_record, touch, fields)

    def delete(self) -> None:
        if (record := self.pick(self.draw(st.sampled_from([Contact, Interaction])))) is not None:
            self.profile.run(delete_records, [record])

    def restore(self) -> None:
        if (record := self.pick(self.draw(st.sampled_from([Contact, Interaction])), trash=True)) is not None:
            self.profile.run(restore_records, [record])

    def purge(self) -> None:
        if (record := self.pick(self.draw(st.sampled_from([Contact, Interaction])))) is not None:
            self.profile.run(purge_records, [record])

    def merge(self) -> None:
        keep, gone = self.pick(Contact), self.pick(Contact)
        if keep is not None and keep.id != gone.id:
            self.profile.run(merge_contacts, keep, gone)

    def undo(self) -> None:
        self.profile.undo()

    def redo(self) -> None:
        self.profile.redo()


DOINGS = (
    Doings.add, Doings.add, Doings.add, Doings.touch, Doings.touch, Doings.touch, Doings.change, Doings.delete,
    Doings.restore, Doings.purge, Doings.merge, Doings.undo, Doings.undo, Doings.redo,
)  # fmt: skip


@settings(max_examples=40, deadline=None)
@given(data=st.data())
def test_figures_are_what_counting_by_hand_gives(folder: Path, data: st.DataObject) -> None:
    moments = [datetime(2026, 11, 19, 23, 59).astimezone()]
    clock = Clock(lambda: moments[-1])
    with fresh_profile(folder, clock) as mine, fresh_profile(folder, clock) as ours:
        workspace = Workspace([mine, ours])
        members = [member.id for member in workspace.readers[0].members()]
        for doing in data.draw(st.lists(st.sampled_from(DOINGS), min_size=5, max_size=18)):
            minutes = data.draw(st.integers(0, 60 * 24 * 45))
            moments.append(moments[0] - timedelta(minutes=minutes))
            profile = data.draw(st.sampled_from([mine, mine, ours]))
            doing(Doings(profile, ours, [*members[:2], None] if profile is mine else [None], data.draw))
        first, last = sorted((data.draw(days), data.draw(days)))
        for owner in (None, *members[:2]):
            compare(workspace.reads, first, last, owner)
            compare(workspace.reads, TODAY - timedelta(days=365), TODAY, owner)
        assert [f for p in (mine, ours) for f in check(p, p.registry) if f.sort == "total"] == []
        workspace.reads.close()


def test_people_reached_are_counted_without_fetching_a_row(profile: Profile) -> None:
    said: list[str] = []
    with closing(profile.reader()) as reader:
        reader.connection.set_trace_callback(said.append)
        people_reached(reader, TODAY, TODAY, UUID(int=1))
        reader.connection.set_trace_callback(None)
        plan = " ".join(str(row[3]) for row in reader.connection.execute(f"EXPLAIN QUERY PLAN {said[-1]}"))
    assert "COVERING INDEX interaction_of_contact" in plan
    assert "TEMP B-TREE" not in plan
