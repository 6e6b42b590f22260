"""Taking people out through the window: everybody from the page's menu, or those that are selected."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog

from organizer.areas.calendar.model import TimeBlock
from organizer.areas.learning.model import Credential
from organizer.areas.people.model import Contact
from organizer.areas.people.page.people import PeoplePage
from organizer.store.actions import add_record
from tests.program_stage import ProgramStage


@pytest.fixture
def page(stage: ProgramStage) -> PeoplePage:
    """People, over the sample."""
    stage.begin()
    stage.welcome.options.choose("sample")
    stage.welcome.submit()
    opened = stage.at_desk().open("people")
    assert isinstance(opened, PeoplePage)
    return opened


@pytest.mark.parametrize("few", [True, False])
def test_cards_are_written_where_the_user_says(
    few: bool, stage: ProgramStage, page: PeoplePage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "friends.vcf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target.with_suffix("")), ""))
    everybody = list(page.context.workspace.reads.every(Contact))
    page.export_requested.emit(Contact, everybody[:2] if few else [])
    stage.until(target.exists)
    text = target.read_text(encoding="utf-8")
    assert text.count("BEGIN:VCARD") == (2 if few else len(everybody))
    assert f"FN:{everybody[0].name}" in text


def test_blocks_are_written_as_a_calendar(
    stage: ProgramStage, page: PeoplePage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "mine.ics"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    blocks = [TimeBlock(title="Run", day=page.context.today()), TimeBlock(title="Rest", day=page.context.today())]
    for block in blocks:
        page.context.perform(add_record, block)
    stage.until(lambda: page.context.workspace.reads.find(TimeBlock, blocks[1].id) is not None)
    page.export_requested.emit(TimeBlock, blocks[:1])
    stage.until(target.exists)
    text = target.read_text(encoding="utf-8")
    assert text.count("BEGIN:VEVENT") == 1
    assert "SUMMARY:Run" in text


@pytest.mark.parametrize("suffix", ["pdf", "csv"])
def test_the_credits_of_a_certificate_are_written_for_whoever_checks_them(
    suffix: str, stage: ProgramStage, page: PeoplePage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def ask(parent: object, title: str, name: str, filters: str) -> tuple[str, str]:
        asked.append(filters)
        return str(tmp_path / "ledger"), f"{suffix.upper()} (*.{suffix})"

    monkeypatch.setattr(QFileDialog, "getSaveFileName", ask)
    held = next(c for c in page.context.workspace.reads.every(Credential) if c.title == "PMP")
    page.export_requested.emit(Credential, [held])
    target = tmp_path / f"ledger.{suffix}"
    stage.until(target.exists)
    assert asked == ["PDF (*.pdf);;CSV (*.csv)"]
    data = target.read_bytes()
    if suffix == "pdf":
        assert data.startswith(b"%PDF-")
        return
    rows = list(csv.DictReader(data.decode().splitlines()))
    assert [(row["Activity"], row["Category"], row["Counted"]) for row in rows][-1] == (
        "Women in Delivery conference", "Education / Power skills", "7",
    )  # fmt: skip
    assert {row["Holder"] for row in rows} == {"Maya Rivera"}
    assert sum(int(row["Counted"]) for row in rows) == 38


def test_nothing_is_written_when_the_question_is_left(
    stage: ProgramStage, page: PeoplePage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: ("", ""))
    stage.until(lambda: page.context.tasks.running() == 0)
    page.export_requested.emit(Contact, [])
    assert list(tmp_path.glob("*.vcf")) == []
    assert page.context.tasks.running() == 0
