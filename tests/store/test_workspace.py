"""Two files read as one: merged in order, written apart, and nothing private in the household's."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from organizer.areas.people.actions import log_touch
from organizer.areas.people.model import Circle, Contact, Event, Interaction
from organizer.kernel.changes import Changes, Ref
from organizer.kernel.clock import Clock
from organizer.kernel.errors import NotFound
from organizer.kernel.query import Sort, Where
from organizer.store.actions import add_record, attach_file, change_record, delete_records, link_records
from organizer.store.layout import layout_of
from organizer.store.profile import Profile
from organizer.store.workspace import Workspace
from tests.profiles import fresh_profile


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("workspace")


@pytest.fixture
def two(new_profile: Callable[..., Profile]) -> Iterator[Workspace]:
    """Mine, then the household's."""
    workspace = Workspace([new_profile("mine.organizer"), new_profile("household.organizer")])
    yield workspace
    workspace.close()


def bytes_of(profile: Profile) -> bytes:
    """The file and its log; what lies beside them holds locks, no contents."""
    return profile.path.read_bytes() + profile.path.with_name(profile.path.name + "-wal").read_bytes()


people = st.lists(
    st.builds(
        Contact, name=st.sampled_from(["Dana", "dana", "Ruth", "Ünal"]), circle=st.none() | st.sampled_from(Circle),
        family=st.sampled_from(["", "b", "B"]), met_on=st.none() | st.just(date(2020, 1, 1)),
    ),
    max_size=12,
)  # fmt: skip


@settings(max_examples=40, deadline=None)
@given(
    mine=people,
    ours=people,
    field=st.sampled_from(["name", "circle", "family", "met_on", "created"]),
    descending=st.booleans(),
)
def test_a_list_is_the_union_in_order(
    folder: Path, mine: list[Any], ours: list[Any], field: str, descending: bool
) -> None:
    with fresh_profile(folder) as one, fresh_profile(folder) as other:
        for profile, records in ((one, mine), (other, ours)):
            profile.run(lambda edit, records=records: edit.add_all(records))
        workspace = Workspace([one, other])
        sort, layout = Sort(field, descending), layout_of(Contact)
        union = [r for reader in workspace.readers for r in reader.every(Contact)]

        def key(record: Contact) -> tuple[Any, Any]:
            return layout.sort_cell(field, getattr(record, field)), record.id

        there = sorted((r for r in union if key(r)[0] is not None), key=key, reverse=descending)
        wanted = there + sorted((r for r in union if key(r)[0] is None), key=lambda r: r.id)
        assert list(workspace.reads.every(Contact, sort=sort)) == wanted
        assert workspace.reads.page(Contact, sort=sort, offset=3, limit=4).records == tuple(wanted[3:7])
        assert workspace.reads.ids(Contact, sort=sort) == [record.id.bytes for record in wanted]
        assert workspace.reads.count(Contact) == len(wanted)
        assert workspace.reads.many(Contact, [r.id for r in wanted]) == {r.id: r for r in wanted}
        workspace.reads.close()


def test_every_write_goes_to_the_file_that_holds_the_record(two: Workspace) -> None:
    mine, ours = two.profiles
    secret = two.run(add_record, Contact(name="Dr Secret"))
    shared = ours.run(add_record, Contact(name="Plumber"))
    household = bytes_of(ours)
    two.run(change_record, secret, {"notes": "private"})
    two.run(log_touch, two.reads.get(Contact, secret.id), day=date(2026, 11, 1))
    two.run(attach_file, secret, "a", b"private", "text/plain")
    two.run(link_records, secret, shared, "recommended")
    event = two.run(add_record, Event(name="Private party", day=date(2026, 1, 1)))
    two.run(delete_records, [event])
    assert bytes_of(ours) == household, "nothing that is mine is written to the household's file"
    for record in (secret, event, *two.reads.links(Ref.to(secret)), *two.reads.every(Interaction)):
        assert record.id.bytes not in bytes_of(ours)
        assert str(record.id).encode() not in bytes_of(ours)
        assert record.id.hex.encode() not in bytes_of(ours)

    private = bytes_of(mine)
    two.run(log_touch, shared, day=date(2026, 11, 2))
    assert bytes_of(mine) == private
    assert [i.contact for i in two.readers[1].every(Interaction)] == [shared.id]
    assert two.profile_of(shared) is ours
    assert two.profile_of(secret) is two.profile_of(Contact(name="new")) is two.home is mine


def test_the_reads_find_what_either_has(two: Workspace) -> None:
    one, other = two.profiles
    mine, ours = one.run(add_record, Contact(name="Dana")), other.run(add_record, Contact(name="Danuta"))
    link = two.run(link_records, mine, ours)
    file = two.run(attach_file, ours, "a", b"abc", "text/plain")
    reads = two.reads
    assert reads.get(Contact, ours.id) == reads.resolve(Ref.to(ours)) == ours
    assert reads.links(Ref.to(ours)) == [link]
    assert [a.id for a in reads.attachments(Ref.to(ours))] == [file.id]
    assert reads.content(file.content) == b"abc"
    assert {h.ref.id for h in reads.search("dan")} == {mine.id, ours.id}
    assert len(reads.members()) == 4
    assert len(reads.history(Ref.to(ours))) == 1
    with pytest.raises(NotFound):
        reads.get(Contact, link.id)
    with two.reads_elsewhere() as elsewhere:
        assert elsewhere.count(Contact, [Where("name", "<", "E")]) == 2


def test_undo_takes_the_newest_of_both_and_redo_goes_back_in_order(new_profile: Callable[..., Profile]) -> None:
    ticks = iter(range(1, 1000))
    clock = Clock(lambda: datetime(2026, 11, 19, 12, 0, next(ticks) % 60, tzinfo=UTC))
    profiles = [new_profile(f"{name}.organizer") for name in ("mine", "household")]
    for profile in profiles:
        profile._clock = clock
    two = Workspace(profiles)
    told: list[Changes] = []
    stop = two.subscribe(told.append)
    for profile, name in ((profiles[0], "a"), (profiles[1], "b"), (profiles[0], "c")):
        profile.run(add_record, Contact(name=name))
    undone = []
    while (found := two.next_undo()) is not None:
        found[0].undo()
        undone.append(found[0].path.stem)
    assert undone == ["mine", "household", "mine"]
    redone = []
    while (found := two.next_redo()) is not None:
        found[0].redo()
        redone.append(found[0].path.stem)
    assert redone == ["mine", "household", "mine"]
    assert len(told) == 9
    stop()
    two.close()
