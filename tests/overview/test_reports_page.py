"""Building a report, looking at it, and putting it into a file."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest

from organizer.overview.reports_page import ReportsPage
from tests.program_stage import ProgramStage


@pytest.fixture
def page(stage: ProgramStage) -> ReportsPage:
    """The reports page over the sample, with its first preview."""
    stage.begin()
    stage.welcome.options.choose("sample")
    stage.welcome.submit()
    opened = stage.at_desk().open("reports")
    assert isinstance(opened, ReportsPage)
    stage.until(lambda: opened.preview.pages() > 0)
    return opened


def sentence(page: ReportsPage) -> str:
    wish = page.builder.wish()
    assert wish is not None
    return page.sentence(wish)


def test_it_begins_with_the_month_before_and_everybody(page: ReportsPage) -> None:
    assert sentence(page) == "About Rivera household, October 2026. Amounts are shown."
    assert page._told.text() == sentence(page)


def test_what_is_chosen_is_said_before_anything_is_written(stage: ProgramStage, page: ReportsPage) -> None:
    page.builder.choose_unit("quarter")
    page.builder.amounts.choose("hidden")
    page.builder.who.choose(page.builder.who.keys()[2])
    assert sentence(page) == "About Alex Rivera, Quarter 4, 2026. Amounts are hidden."
    stage.until(lambda: page._told.text() == sentence(page))


def test_days_of_ones_own_must_make_a_period(page: ReportsPage) -> None:
    page.builder.choose_unit("custom")
    assert sentence(page) == "About Rivera household, 1 to 31 Oct 2026. Amounts are shown."
    page.builder.last.edit.setText("2026-09-01")
    page.builder.last.changed.emit()
    assert page.builder.wish() is None
    assert page.builder.last.error() is not None


def test_without_a_section_there_is_nothing_to_export(stage: ProgramStage, page: ReportsPage) -> None:
    for box in page.builder.boxes.values():
        box.click()
    stage.until(lambda: not page.export_pdf.isEnabled())
    page.builder.boxes["people"].click()
    stage.until(page.export_pdf.isEnabled)


@pytest.mark.parametrize(("suffix", "magic"), [(".pdf", b"%PDF-"), (".html", b"<!doctype html>")])
def test_the_report_is_written_for_its_owner_alone(
    stage: ProgramStage, page: ReportsPage, tmp_path: Path, suffix: str, magic: bytes
) -> None:
    wish = page.builder.wish()
    assert wish is not None
    path = tmp_path / f"report{suffix}"
    page.export(wish, path)
    stage.until(path.exists)
    stage.until(lambda: stage.program.tasks.running() == 0)
    assert path.read_bytes()[: len(magic)].lower() == magic.lower()
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_a_folder_that_is_gone_is_said(stage: ProgramStage, page: ReportsPage, tmp_path: Path) -> None:
    wish = page.builder.wish()
    assert wish is not None
    page.export(wish, tmp_path / "gone" / "report.pdf")
    stage.until(lambda: stage.desk.host.complaint != "")
    assert "folder" in stage.desk.host.complaint


def test_pages_are_turned_and_sized(page: ReportsPage) -> None:
    assert page.preview.pages() == 2
    page.preview.turn_to(1)
    assert page.preview._paper.accessibleName().startswith("Page 2 of 2")
    page.preview.turn_to(2)
    assert page.preview._paper.accessibleName().startswith("Page 2 of 2")
    before = page.preview._paper.width()
    page.preview.zoom_by(1)
    assert page.preview._paper.width() > before
    page.preview.fit()
    assert page.preview._paper.width() == before
