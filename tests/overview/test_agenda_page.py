"""The agenda: everything with a date, by day, filtered, taken out."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from organizer.areas.calendar.model import TimeBlock
from organizer.areas.goals.model import Step
from organizer.kernel.recurrence import Recurrence
from organizer.overview.agenda.listing import MOST_OF_A_DAY
from organizer.overview.agenda.page import STEP, AgendaPage
from organizer.overview.today.rows import NeedRow
from organizer.store.profile import Profile
from organizer.ui.theme import Theme
from tests.overview.today_stage import TODAY, add, at, day, fill, page_stage
from tests.page_stage import PageStage

Key = Qt.Key


@pytest.fixture
def stage(qtbot: QtBot, theme: Theme, profile: Profile) -> Iterator[PageStage[AgendaPage]]:
    fill(profile)
    made = page_stage(qtbot, profile, AgendaPage)
    yield made
    made.close()


def listed(stage: PageStage[AgendaPage]) -> dict[int, list[str]]:
    """Titles by how many days ahead they are."""
    return {(each.day - TODAY).days: [need.due.title for need in each.needs] for each in stage.page.days}


def test_everything_with_a_date_is_grouped_by_day_hours_first(stage: PageStage[AgendaPage]) -> None:
    assert listed(stage) == {0: ["Interview", "Book the room"], 3: ["Call the bank"]}
    titles = [card.accessibleName() for card in stage.page.cards.cards]
    assert titles == ["Today, Thursday 19 November 2026", "Sunday 22 November 2026"]
    assert stage.page.cards.rows[0].accessibleName() == "Interview, 15:00–16:00, 15:00"


def test_earlier_and_later_days_are_loaded_when_asked_for(stage: PageStage[AgendaPage]) -> None:
    add(stage.profile, Step(title="In January", due=TODAY + STEP * 2))
    stage.settle()
    assert "In January" not in str(listed(stage))
    stage.page.later.click()
    assert listed(stage)[60] == ["In January"]
    stage.page.earlier.click()
    assert listed(stage)[-2] == ["Send the outline"]
    assert listed(stage)[-6] == ["Be in touch with Dana Whitcombe"]
    assert stage.page.first == TODAY - STEP
    assert stage.page.cards.rows[0].accessibleName().endswith("6 days over")


def test_days_of_the_agenda_begin_and_end_with_time(stage: PageStage[AgendaPage]) -> None:
    page = stage.page
    page.first, page.last = page.first.min, page.last.max
    page.context.areas = ()
    page.show_earlier()
    page.show_later()
    assert (page.first, page.last) == (page.first.min, page.last.max)


def test_areas_and_members_filter_it(stage: PageStage[AgendaPage]) -> None:
    maya, alex = (member.id for member in stage.workspace.reads.members())
    stage.page.areas.choose(["goals"])
    assert listed(stage) == {0: ["Book the room"]}
    stage.context.set_who(maya)
    assert listed(stage) == {}
    assert stage.page.calm.text().startswith("Nothing has a date from 19 November to 19 December 2026")
    assert not stage.page.save_pdf.isEnabled()
    stage.page.areas.choose([])
    assert listed(stage) == {0: ["Interview"], 3: ["Call the bank"]}
    stage.context.set_who(alex)
    assert listed(stage) == {0: ["Book the room"], 3: ["Call the bank"]}


def test_a_row_is_dealt_with_by_keyboard_over_days(stage: PageStage[AgendaPage]) -> None:
    stage.page.activate(None)
    stage.press(Key.Key_J, Key.Key_J)
    row = stage.focus()
    assert isinstance(row, NeedRow)
    assert row.shown.need.due.title == "Call the bank"
    stage.press(Key.Key_K)
    stage.done_and_undone(lambda: stage.press(Key.Key_Space))
    assert listed(stage)[0] == ["Interview"]
    assert isinstance(stage.focus(), NeedRow)


def test_a_long_day_is_shown_in_full_when_asked_for(stage: PageStage[AgendaPage]) -> None:
    add(stage.profile, *(Step(title=f"Step {n:03}", due=day(5)) for n in range(MOST_OF_A_DAY + 5)))
    stage.until(lambda: len(stage.page.cards.rows) == 3 + MOST_OF_A_DAY)
    last = stage.page.cards.cards[-1]
    more = next(part for part in last.findChildren(type(stage.page.later)) if part.label == "Show all 25")
    more.click()
    assert len(stage.page.cards.rows) == 3 + MOST_OF_A_DAY + 5


def test_it_goes_into_a_pdf(stage: PageStage[AgendaPage], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from pypdf import PdfReader

    path = tmp_path / "agenda"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    stage.page.save_pdf.click()
    stage.until(path.with_suffix(".pdf").exists)
    stage.settle()
    text = "".join(page.extract_text() for page in PdfReader(path.with_suffix(".pdf")).pages)
    for words in ("Agenda", "Interview", "Sunday 22 November 2026", "Call the bank", "Goals"):
        assert words in text
    assert "in review" not in text


def test_it_goes_into_a_calendar_file(
    stage: PageStage[AgendaPage], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from icalendar import Calendar

    add(
        stage.profile,
        TimeBlock(title="Run", start=at(1, 7), length=timedelta(hours=1), recurrence=Recurrence("RRULE:FREQ=DAILY")),
        Step(title="Pay; sign, send\\back", due=day(2)),
    )
    stage.until(lambda: 25 in listed(stage))
    path = tmp_path / "out.ics"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    stage.page.save_calendar.click()
    stage.until(path.exists)
    stage.settle()
    found = Calendar.from_ical(path.read_bytes())
    events = {str(event["SUMMARY"]): event for event in found.walk("VEVENT")}
    assert set(events) == {"Interview", "Run", "Book the room", "Pay; sign, send\\back"}
    assert [str(task["SUMMARY"]) for task in found.walk("VTODO")] == ["Call the bank"]
    room = events["Book the room"]
    assert (room["DTSTART"].dt, room["DTEND"].dt) == (TODAY, day(1))
    assert str(room["TRANSP"]) == "TRANSPARENT"
    assert events["Run"]["RRULE"]["FREQ"] == ["DAILY"]
    assert len({str(each["UID"]) for each in found.walk() if "UID" in each}) == 5


def test_it_is_reached_from_today_and_by_searching(stages: object) -> None:
    stage = stages()  # type: ignore[operator]
    stage.begin()
    stage.welcome.options.choose("sample")
    stage.welcome.submit()
    desk = stage.at_desk()
    desk.open("today").agenda.click()
    assert stage.window.shell.current_page() == "agenda"
    page = desk.pages["agenda"]
    assert page.days
    assert "agenda" in [row.title.lower() for group in desk.search._find("age") for row in group.rows]


def test_one_day_of_a_series_is_done_and_the_others_are_not(stage: PageStage[AgendaPage]) -> None:
    run = TimeBlock(title="Run", start=at(1, 7), length=timedelta(hours=1), recurrence=Recurrence("RRULE:FREQ=DAILY"))
    add(stage.profile, run)
    stage.until(lambda: 25 in listed(stage))
    third = next(row for row in stage.page.cards.rows if row.shown.need.due.day == day(3))
    third.setFocus()
    assert [verb.title for verb in third.verbs()] == ["Open", "Done"]
    stage.done_and_undone(lambda: stage.press(Key.Key_Space))
    assert "Run" not in listed(stage)[3]
    assert all("Run" in listed(stage)[n] for n in (1, 2, 4, 5))
