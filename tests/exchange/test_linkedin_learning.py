"""Courses, degrees and certificates out of LinkedIn's export."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path

import pytest

from organizer.areas.learning.model import Course, CourseStatus, Credential, Form
from organizer.areas.standing.model import LeadershipRole
from organizer.exchange.draft import Rejected
from organizer.exchange.files import Asked, FilePlan, Ticks, plan_file
from organizer.exchange.linkedin import read_linkedin
from organizer.exchange.outcome import Counts
from organizer.exchange.plan import Tick
from organizer.kernel.dates import Conventions
from organizer.store.actions import delete_records
from organizer.store.edit import Edit
from organizer.store.profile import Profile
from organizer.store.reader import Reader

SHARED = Path(__file__).resolve().parents[3] / "shared" / "data" / "linkedin"
ARCHIVE = SHARED / "synth_Basic_LinkedInDataExport_01-15-2024.zip"
TODAY = date(2026, 11, 19)
CONVENTIONS = Conventions(today=TODAY, date_order=None)
LEARNING = (
    "Content Title,Content Description,Content Type,Content Last Watched Date (if viewed),"
    "Content Completed At (if completed),Content Saved,Notes taken on videos (if taken),\n"
)


@pytest.fixture
def reader(profile: Profile) -> Iterator[Reader]:
    made = profile.reader()
    yield made
    made.close()


def _plan(edit: Edit, path: Path) -> FilePlan:
    return plan_file(edit, path, Asked(edit.registry.by_kind, CONVENTIONS))


def _bring(edit: Edit, path: Path, ticks: Ticks) -> Mapping[str, Counts]:
    return _plan(edit, path).bring(edit, ticks, again=False)


def bring(profile: Profile, path: Path, ticks: Ticks | None = None) -> Mapping[str, Counts]:
    return profile.submit_task(lambda edit: _bring(edit, path, ticks or {}), "Import").result()


def written(tmp_path: Path, text: str, name: str = "Learning.csv") -> Path:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.skipif(not ARCHIVE.exists(), reason="the shared collection of files is not beside this checkout")
def test_the_archive_brings_its_education_and_certificates_once(profile: Profile, reader: Reader) -> None:
    counts = bring(profile, ARCHIVE)
    assert (counts["course"].added, counts["credential"].added, counts["contact"].added) == (2, 1, 8)
    degree, school = sorted(reader.every(Course), key=lambda course: course.title, reverse=True)
    assert (degree.title, degree.provider, degree.form) == ("M.Sc., Informatik", "Universität Leipzig", Form.DEGREE)
    assert (degree.start, degree.ended, degree.status) == (date(2010, 1, 1), date(2015, 12, 31), CourseStatus.DONE)
    assert degree.notes == "Chor"
    assert (school.title, school.ended, school.notes) == ("Gymnasium am Park", date(2010, 12, 31), "Abitur")
    (cert,) = reader.every(Credential)
    assert (cert.title, cert.issuer, cert.reference) == ("Example Cert", "Example Org", "ABC-123")
    assert (cert.issued, cert.expires) == (date(2022, 5, 1), date(2025, 5, 31))
    assert counts["leadership_role"].added == 3
    now, before, first = sorted(reader.every(LeadershipRole), key=lambda role: role.since or date.max, reverse=True)
    assert (now.title, now.body, now.since, now.until) == ("Senior Engineer", "Example AG", date(2021, 3, 1), None)
    assert now.notes == "Led a team; cut costs by 12,5 %\n\nLeipzig"
    assert (before.until, first.since, first.until) == (date(2021, 2, 28), date(2015, 1, 1), date(2016, 12, 31))
    again = bring(profile, ARCHIVE)
    assert again["contact"].added == 0
    assert (again["leadership_role"].added, again["leadership_role"].matched) == (0, 3)
    assert (again["course"].added, again["course"].matched) == (0, 2)
    assert (again["credential"].added, again["credential"].matched) == (0, 1)
    profile.undo()
    assert (reader.count(Course), reader.count(Credential), reader.count(LeadershipRole)) == (0, 0, 0)


@pytest.mark.skipif(not ARCHIVE.exists(), reason="the shared collection of files is not beside this checkout")
def test_what_is_left_in_the_archive_is_named() -> None:
    notes = read_linkedin(ARCHIVE, CONVENTIONS).notes
    assert "Jobs/Saved Jobs.csv: 1 row, not read yet" in notes
    assert not [note for note in notes if note.startswith(("Education", "Certifications", "Positions"))]


def test_courses_of_linkedin_are_done_begun_or_saved(tmp_path: Path, profile: Profile, reader: Reader) -> None:
    text = (
        LEARNING
        + "Negotiation,How to,COURSE,2024-01-14 09:30 UTC,2024-01-15 10:00 UTC,true,Two sentences,\n"
        + 'Strategy,,COURSE,"11/20/24, 8:15 AM",N/A,false,,\n'
        + "Python,,VIDEO,,,true,,\n"
    )
    counts = bring(profile, written(tmp_path, text))
    assert counts["course"].added == 3
    done, begun, saved = (
        next(c for c in reader.every(Course) if c.title == t) for t in ("Negotiation", "Strategy", "Python")
    )
    assert (done.status, done.ended, done.notes) == (CourseStatus.DONE, date(2024, 1, 15), "How to\n\nTwo sentences")
    assert (begun.status, begun.ended) == (CourseStatus.IN_PROGRESS, None)
    assert (saved.status, saved.details, saved.provider) == (CourseStatus.IDEA, "Video", "LinkedIn Learning")


def test_a_row_that_cannot_be_kept_is_named_by_its_line(tmp_path: Path) -> None:
    text = (
        "Name,Url,Authority,Started On,Finished On,License Number\n"
        "A,,X,Jun 2022,May 2021,1\n,,Y,,,\nB,javascript:alert(1),X,Foo 2022,,2\n"
    )
    reading = read_linkedin(written(tmp_path, text, "Certifications.csv"), CONVENTIONS)
    assert [(r.line, r.reason) for r in reading.rejected] == [
        (2, "the row cannot be kept: expires: Before it was issued"), (3, "the row has no name"),
    ]  # fmt: skip
    (kept,) = reading.records
    assert kept.warnings == (
        "the day of its start is no day of the calendar; it was left out",
        "the URL is not one that can be opened; it was left out",
    )


def test_a_study_that_goes_on_is_under_way(tmp_path: Path) -> None:
    text = "School Name,Start Date,End Date,Notes,Degree Name,Activities\nUni,Sep 2025,,,MBA,\nUni,2025,2027,,PhD,\n"
    mba, phd = (draft.record for draft in read_linkedin(written(tmp_path, text, "Education.csv"), CONVENTIONS).records)
    assert isinstance(mba, Course)
    assert isinstance(phd, Course)
    assert (mba.status, mba.start, mba.due) == (CourseStatus.IN_PROGRESS, date(2025, 9, 1), None)
    assert (phd.status, phd.due, phd.ended) == (CourseStatus.IN_PROGRESS, date(2027, 12, 31), None)


def test_what_is_in_the_trash_comes_again_and_what_is_skipped_does_not(
    tmp_path: Path, profile: Profile, reader: Reader
) -> None:
    path = written(tmp_path, LEARNING + "A,,COURSE,,,,,\nA,,COURSE,,,,,\nB,,COURSE,,,,,\n")
    counts = bring(profile, path, {2: Tick.SKIP})
    assert (counts["course"].added, counts["course"].matched) == (1, 1)
    profile.run(delete_records, list(reader.every(Course)))
    assert bring(profile, path)["course"].added == 2


def test_the_preview_shows_each_with_what_it_is(tmp_path: Path, profile: Profile, reader: Reader) -> None:
    path = written(tmp_path, LEARNING + "A,,COURSE,,,,,\nA,,COURSE,,,,,\n,,COURSE,x,,,,\n")
    plan = plan_file(reader, path, Asked(reader.registry.by_kind, CONVENTIONS))
    shown = [(row.fate, row.title, row.detail, row.why) for row in plan.preview(reader)]
    assert shown == [
        ("new", "A", "Course, LinkedIn Learning", ""),
        ("known", "A", "Course, LinkedIn Learning", "Brought in before"),
        ("rejected", "Line 4", ",,COURSE,x,,,,", "the row has no title"),
    ]
    assert plan.rejected == [Rejected(4, "the row has no title", ",,COURSE,x,,,,")]
