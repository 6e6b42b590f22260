"""Importing into a profile: counts, a second time, undo, decisions, stopping."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from organizer.areas.people.actions import tell_apart
from organizer.areas.people.model import Contact, Organization, Tie
from organizer.exchange.detect import read_people
from organizer.exchange.outcome import outcome_of
from organizer.exchange.people_in import ImportResult, import_people
from organizer.exchange.people_out import export_vcards
from organizer.exchange.plan import State, Tick, duplicates, plan_import
from organizer.kernel.errors import Cancelled, UnreadableFile
from organizer.kernel.kinds import Entry
from organizer.kernel.query import Where
from organizer.kernel.system import Attachment
from organizer.store.actions import add_record, delete_records
from organizer.store.profile import Profile
from organizer.store.reader import Reader

Bring = Callable[[Profile, Path], ImportResult]
OWN_FILES = ("old.vcf", "family.vcf", "connections.csv", "verbindungen.csv", "google.csv", "thunderbird.csv")


def shared_files(*folders: str) -> list[Any]:
    """The big collection of files beside the repository; a visible skip where it is not there."""
    base = next((p / "shared" / "data" for p in Path(__file__).parents if (p / "shared" / "data").is_dir()), None)
    if base is None:
        return [pytest.param(None, marks=pytest.mark.skip(reason="the shared files are not beside the repository"))]
    files = [path for folder in folders for path in sorted((base / folder).iterdir()) if path.suffix != ".md"]
    return [pytest.param(path, id=path.name) for path in files]


# Added, matched and rejected people of each file in an empty profile, from the EXPECTED.md of its folder.
EXPECTED = {
    "ez_John_Doe_ANDROID.vcf": (6, 0, 0), "ez_John_Doe_EVOLUTION.vcf": (1, 0, 0), "ez_John_Doe_GMAIL.vcf": (1, 0, 0),
    "ez_John_Doe_IPHONE.vcf": (1, 0, 0), "ez_John_Doe_LOTUS_NOTES.vcf": (1, 0, 0),
    "ez_John_Doe_MS_OUTLOOK.vcf": (1, 0, 0), "ez_gmail-list.vcf": (3, 0, 0), "ez_outlook-2003.vcf": (1, 0, 0),
    "ez_thunderbird-MoreFunctionsForAddressBook-extension.vcf": (1, 0, 0), "fk_ansi_German.vcf": (1, 0, 0),
    "fk_v3.vcf": (2, 0, 0), "fk_v4.vcf": (2, 0, 0), "fk_v2_1.vcf": (1, 0, 0), "fk_WhatsAppIssue.vcf": (1, 0, 0),
    "fk_Cropped_2_1.vcf": (1, 0, 0), "fk_Empty.vcf": (0, 0, 0), "synth_folded_utf8_groups_dupes.vcf": (2, 0, 1),
    "cio_Google.csv": (1, 0, 0), "cio_GoogleCreatedOutlook.csv": (1, 0, 0), "cio_ThunderbirdUtf8.csv": (1, 0, 0),
    "cio_ThunderbirdAnsi.csv": (1, 0, 0), "cio_Outlook365_Web.csv": (1, 0, 0), "cio_NoHeader.csv": None,
    "synth_google_2024_header.csv": (5, 0, 0),
    "kawsay_Connections.csv": (2, 0, 0), "kawsay_messages.csv": (0, 0, 1), "la_connections-parity.csv": (4, 0, 1),
    "la_messages-parity.csv": (0, 0, 0), "synth_Connections_en_bom.csv": (8, 1, 1),
    "synth_Connections_de.csv": (3, 0, 0), "synth_Connections_header_only.csv": (0, 0, 0),
    "synth_Connections_truncated.csv": (1, 0, 1), "synth_Basic_LinkedInDataExport_01-15-2024.zip": (8, 1, 1),
}  # fmt: skip


@pytest.mark.parametrize("path", shared_files("vcard", "google", "linkedin"))
def test_counts_are_as_expected_and_a_second_time_changes_nothing(
    profile: Profile, reader: Reader, bring: Bring, everything: Any, path: Path
) -> None:
    expected = EXPECTED[path.name]
    if expected is None:
        with pytest.raises(UnreadableFile):
            bring(profile, path)
        return
    before = everything(profile)
    counts = bring(profile, path).counts["contact"]
    assert (counts.added, counts.matched, counts.rejected, counts.doubtful) == (*expected, 0)
    assert reader.count(Contact) == counts.added
    after, step = everything(profile), reader.next_undo()
    again = bring(profile, path).counts
    assert again["contact"].added == again["organization"].added == again["tie"].added == 0
    assert again["contact"].matched == counts.added + counts.matched
    assert everything(profile) == after
    assert reader.next_undo() == step
    if step is not None:
        profile.undo()
        assert everything(profile) == before


@pytest.mark.parametrize("path", shared_files("vcard"))
def test_shared_cards_come_through_out_and_in(
    profile: Profile, new_profile: Any, reader: Reader, tmp_path: Path, bring: Bring, people_of: Any, path: Path
) -> None:
    bring(profile, path)
    second = new_profile("second.organizer")
    export_vcards(reader, tmp_path / "out.vcf")
    bring(second, tmp_path / "out.vcf")
    assert people_of(second) == people_of(profile)


@pytest.fixture
def all_files() -> list[Path]:
    """Every shared file of people that can be read."""
    return [param.values[0] for param in shared_files("vcard", "google", "linkedin") if EXPECTED[param.values[0].name]]


@pytest.mark.parametrize("_", shared_files("vcard")[:1])
def test_all_files_one_after_the_other_and_once_more(
    profile: Profile, bring: Bring, everything: Any, all_files: list[Path], _: Path
) -> None:
    start = everything(profile)
    states = []
    for path in all_files:
        before = everything(profile)
        bring(profile, path)
        if everything(profile) != before:
            states.append(before)
    whole = everything(profile)
    for path in all_files:
        bring(profile, path)
    assert everything(profile) == whole
    for before in reversed(states):
        profile.undo()
        assert everything(profile) == before
    assert everything(profile) == start


@pytest.mark.parametrize("_", shared_files("vcard")[:1])
def test_people_put_together_from_all_files_come_through(
    profile: Profile, new_profile: Any, reader: Reader, tmp_path: Path, bring: Bring, people_of: Any,
    all_files: list[Path], _: Path,
) -> None:  # fmt: skip
    for path in all_files:
        bring(profile, path)
    second = new_profile("second.organizer")
    export_vcards(reader, tmp_path / "out.vcf")
    counts = bring(second, tmp_path / "out.vcf").counts["contact"]
    assert (counts.added, counts.matched, counts.doubtful) == (reader.count(Contact), 0, 0)
    assert people_of(second) == people_of(profile)


@pytest.mark.parametrize("name", OWN_FILES)
def test_own_files_a_second_time_and_undone(
    profile: Profile, reader: Reader, fixtures: Path, bring: Bring, everything: Any, name: str
) -> None:
    before = everything(profile)
    bring(profile, fixtures / name)
    after, step = everything(profile), reader.next_undo()
    assert bring(profile, fixtures / name).counts["contact"].added == 0
    assert (everything(profile), reader.next_undo()) == (after, step)
    profile.undo()
    assert everything(profile) == before
    profile.redo()
    assert everything(profile) == after


def test_people_with_what_belongs_to_them(profile: Profile, reader: Reader, fixtures: Path, bring: Bring) -> None:
    counts = bring(profile, fixtures / "family.vcf").counts
    assert (counts["contact"].added, counts["contact"].rejected) == (2, 2)
    assert (counts["organization"].added, counts["tie"].added) == (1, 1)
    dana, kim = reader.every(Contact)
    (organization,) = reader.every(Organization)
    assert dana.employer == kim.employer == organization.id
    (tie,) = reader.every(Tie)
    assert (tie.person, tie.other) == (dana.id, kim.id)
    picture = reader.find(Attachment, dana.photo)
    assert picture is not None
    assert (picture.of_id, reader.content(picture.content)[:4]) == (dana.id, b"\x89PNG")
    # Whoever the child is, they are not here; the card goes on saying so.
    assert "RELATED;TYPE=child:urn:uuid:00000000-0000-4000-8000-00000000ffff" in dana.card.split("\n")


def test_a_tie_told_from_both_sides_is_one(profile: Profile, reader: Reader, tmp_path: Path, bring: Bring) -> None:
    path = tmp_path / "a.vcf"
    card = "BEGIN:VCARD\nVERSION:4.0\nUID:{0}\nFN:{0}\nRELATED;TYPE={2}:{1}\nEND:VCARD\n"
    path.write_text(card.format("ann", "bob", "parent") + card.format("bob", "ann", "child"))
    counts = bring(profile, path).counts["tie"]
    assert (counts.added, counts.matched) == (1, 1)
    assert reader.count(Tie) == 1


def test_an_organization_that_is_here_is_used(profile: Profile, reader: Reader, fixtures: Path, bring: Bring) -> None:
    here = profile.run(add_record, Organization(name="a;b  GMBH"))
    counts = bring(profile, fixtures / "family.vcf").counts["organization"]
    assert (counts.added, counts.matched) == (0, 1)
    assert {contact.employer for contact in reader.every(Contact)} == {here.id}


def test_somebody_here_gains_what_they_lack(profile: Profile, reader: Reader, fixtures: Path, bring: Bring) -> None:
    here = Contact(name="Dana", position="Chief", emails=(Entry("private", "FIRST@example.org"),))
    profile.run(add_record, here)
    counts = bring(profile, fixtures / "family.vcf").counts["contact"]
    assert (counts.added, counts.matched) == (1, 1)
    dana = reader.get(Contact, here.id)
    assert (dana.name, dana.position, dana.family) == ("Dana", "Chief", "Harbör")
    assert [e.value for e in dana.emails] == ["FIRST@example.org", "second@example.org"]
    assert dana.photo is not None


@pytest.fixture
def namesake(profile: Profile, tmp_path: Path) -> Path:
    """A file with one person who has only the name of somebody here, and more to say."""
    profile.run(add_record, Contact(name="Ann Smith"))
    path = tmp_path / "a.vcf"
    path.write_text("BEGIN:VCARD\nVERSION:3.0\nFN:Ann Smith\nTEL:123\nEND:VCARD\n")
    return path


def test_doubtful_people_wait_for_a_decision(profile: Profile, reader: Reader, namesake: Path, bring: Bring) -> None:
    step = reader.next_undo()
    plan = plan_import(reader, read_people(namesake))
    (row,) = plan.rows
    assert row.state is State.DOUBTFUL
    assert row.match is not None
    assert (row.match.confidence, row.match.reason) == (0.85, "Same name")
    assert profile.run(import_people, plan).counts["contact"].doubtful == 1
    assert reader.next_undo() == step


@pytest.mark.parametrize(("tick", "people", "phones"), [(Tick.SAME, 1, 1), (Tick.NEW, 2, 1), (Tick.SKIP, 1, 0)])
def test_decisions(profile: Profile, reader: Reader, namesake: Path, tick: Tick, people: int, phones: int) -> None:
    plan = plan_import(reader, read_people(namesake))
    preview = outcome_of(reader, plan, {0: tick})
    result = profile.run(import_people, plan, {0: tick})
    assert result.counts == preview.counts
    contacts = list(reader.every(Contact))
    assert len(contacts) == people
    assert sum(len(contact.phones) for contact in contacts) == phones


def test_a_preview_says_what_would_be_filled_in(profile: Profile, reader: Reader, namesake: Path) -> None:
    plan = plan_import(reader, read_people(namesake))
    assert outcome_of(reader, plan, {0: Tick.SAME}).fills == {0: ("phones",)}
    assert outcome_of(reader, plan).empty


def test_somebody_who_went_to_the_trash_in_between_is_new(
    profile: Profile, reader: Reader, fixtures: Path, bring: Bring
) -> None:
    bring(profile, fixtures / "verbindungen.csv")
    plan = plan_import(reader, read_people(fixtures / "verbindungen.csv"))
    gone = next(iter(reader.every(Contact)))
    profile.run(delete_records, [gone])
    assert profile.run(import_people, plan).counts["contact"].added == 1
    assert [c.name for c in reader.every(Contact, [Where("name", "=", gone.name)])] == [gone.name]


def test_stopping_changes_nothing(profile: Profile, reader: Reader, fixtures: Path, everything: Any) -> None:
    before = everything(profile)
    plan = plan_import(reader, read_people(fixtures / "connections.csv"))
    told: list[tuple[int, int]] = []
    future = profile.submit_task(
        lambda edit: import_people(edit, plan),
        "Import",
        progress=lambda done, total: told.append((done, total)),
        cancelled=lambda: bool(told),
    )
    with pytest.raises(Cancelled):
        future.result()
    assert told == [(0, 4)]
    assert everything(profile) == before


def test_the_step_is_named(profile: Profile, reader: Reader, fixtures: Path, bring: Bring) -> None:
    bring(profile, fixtures / "verbindungen.csv")
    step = reader.next_undo()
    assert step is not None
    assert step.title == "Import 2 people"


def test_pairs_of_contacts_that_may_be_one(profile: Profile, reader: Reader) -> None:
    ann = profile.run(add_record, Contact(name="Ann", emails=(Entry("", "a@b.example"),)))
    bob = profile.run(add_record, Contact(name="Bob", emails=(Entry("", "A@b.example"),)))
    other = profile.run(add_record, Contact(name="ANN"))
    profile.run(add_record, Contact(name="Zoe"))
    assert [(p.first, p.second, p.confidence) for p in duplicates(reader)] == [
        (ann.id, bob.id, 1.0),
        (ann.id, other.id, 0.85),
    ]


def test_whoever_was_told_apart_is_compared_with_the_others(profile: Profile, reader: Reader) -> None:
    first, second, third = (profile.run(add_record, Contact(name="Ruth Abel")) for _ in range(3))
    assert {(p.first, p.second) for p in duplicates(reader)} == {(first.id, second.id), (first.id, third.id)}
    profile.run(tell_apart, third, first)
    assert {(p.first, p.second) for p in duplicates(reader)} == {(first.id, second.id), (second.id, third.id)}
    profile.undo()
    assert {(p.first, p.second) for p in duplicates(reader)} == {(first.id, second.id), (first.id, third.id)}
