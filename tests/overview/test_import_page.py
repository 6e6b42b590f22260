"""Bringing files in: look first, decide, import as one step, take it back."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from organizer.areas.people.model import Contact
from organizer.exchange.plan import Tick
from organizer.kernel.query import Where
from organizer.overview.importing.page import ImportPage
from tests.program_stage import ProgramStage

CARDS = """BEGIN:VCARD
VERSION:3.0
FN:Nora Lind
EMAIL:nora.lind@example.org
ORG:Lind & Co
END:VCARD
BEGIN:VCARD
VERSION:3.0
FN:Dana Whitcombe
EMAIL:dana.whitcombe@harbor-systems.example
TEL:+1 503 555 0999
END:VCARD
BEGIN:VCARD
VERSION:3.0
FN:Priya Osei
EMAIL:priya@elsewhere.example
END:VCARD
"""
OUTLOOK = """First Name,Last Name,E-mail Address,Company,Home Phone,Home Street,Home City,Birthday,Notes
Nora,Lind,nora.lind@example.org,,555 0100,1 Main St,Austin,3/4/1990,hello
"""


@pytest.fixture
def page(stage: ProgramStage) -> ImportPage:
    """The import page over the sample."""
    stage.begin()
    stage.welcome.options.choose("sample")
    stage.welcome.submit()
    opened = stage.at_desk().open("import")
    assert isinstance(opened, ImportPage)
    return opened


@pytest.fixture
def cards(tmp_path: Path) -> Path:
    path = tmp_path / "cards.vcf"
    path.write_text(CARDS, "utf-8")
    return path


def reviewed(stage: ProgramStage, page: ImportPage, *paths: Path) -> dict[str, str]:
    """The fate of each row, by its title."""
    page.read(paths)
    stage.until(lambda: page._steps.currentWidget() is page.review)
    return {entry.row.title: entry.row.fate for entry in page.review.list.review.entries}


def named(stage: ProgramStage, name: str) -> list[Contact]:
    return list(stage.desk.workspace.reads.every(Contact, [Where("name", "=", name)]))


def test_every_row_says_what_would_become_of_it(stage: ProgramStage, page: ImportPage, cards: Path) -> None:
    fates = reviewed(stage, page, cards)
    assert fates == {"Nora Lind": "new", "Dana Whitcombe": "fills", "Priya Osei": "doubtful"}
    dana = next(e.row for e in page.review.list.review.entries if e.row.title == "Dana Whitcombe")
    assert "phone" in dana.why.lower()
    assert page.review.accept.label == "Import 2"
    assert "1 to decide" in page.review._words.text()


def test_nothing_is_written_before_it_is_accepted(stage: ProgramStage, page: ImportPage, cards: Path) -> None:
    reviewed(stage, page, cards)
    page.review.cancelled.emit()
    assert named(stage, "Nora Lind") == []
    assert stage.desk.workspace.next_undo() is None


def test_an_import_is_one_step_that_undo_takes_back(stage: ProgramStage, page: ImportPage, cards: Path) -> None:
    before = stage.desk.workspace.reads.count(Contact)
    reviewed(stage, page, cards)
    page.review.accept.click()
    stage.until(lambda: page._steps.currentWidget() is page.summary)
    assert len(named(stage, "Nora Lind")) == 1
    assert len(named(stage, "Priya Osei")) == 1
    page.summary.undo.click()
    stage.until(lambda: stage.desk.workspace.reads.count(Contact) == before)
    assert stage.desk.workspace.next_undo() is None
    assert page._steps.currentWidget() is page.choose


def test_a_second_import_of_the_same_brings_nothing(stage: ProgramStage, page: ImportPage, cards: Path) -> None:
    reviewed(stage, page, cards)
    page.review.accept.click()
    stage.until(lambda: page._steps.currentWidget() is page.summary)
    fates = reviewed(stage, page, cards)
    assert fates["Nora Lind"] == "known"
    assert fates["Dana Whitcombe"] == "known"
    assert not page.review.accept.isEnabled()


def test_rows_are_decided_by_keyboard(stage: ProgramStage, page: ImportPage, cards: Path) -> None:
    reviewed(stage, page, cards)
    model = page.review.list.review
    rows = [entry.row.title for entry in model.entries]
    page.review.list.setCurrentIndex(model.index(rows.index("Nora Lind"), 0))
    stage.press(Qt.Key.Key_Space)
    assert not model.is_taken(rows.index("Nora Lind"))
    doubtful = rows.index("Priya Osei")
    page.review.list.setCurrentIndex(model.index(doubtful, 0))
    stage.press(Qt.Key.Key_Space)
    assert model.tick(doubtful) is Tick.SAME
    assert model.fate_of(doubtful) == "The same"
    menu = page.review.list.open_choice(doubtful)
    assert menu is not None
    menu.actions()[1].trigger()
    menu.close()
    assert model.tick(doubtful) is Tick.NEW
    page.review.accept.click()
    stage.until(lambda: page._steps.currentWidget() is page.summary)
    assert named(stage, "Nora Lind") == []
    assert len(named(stage, "Priya Osei")) == 2


def test_an_ambiguous_date_is_asked_about(stage: ProgramStage, page: ImportPage, tmp_path: Path) -> None:
    path = tmp_path / "contacts.csv"
    path.write_text(OUTLOOK, "utf-8")
    page.read([path])
    stage.until(lambda: page._steps.currentWidget() in (page.ask, page.review))
    assert page._steps.currentWidget() is page.ask
    assert "3/4/1990" in page.ask._question.text()
    page.ask.buttons["dmy"].click()
    stage.until(lambda: page._steps.currentWidget() is page.review)
    page.review.accept.click()
    stage.until(lambda: page._steps.currentWidget() is page.summary)
    born = named(stage, "Nora Lind")[0].birthday
    assert born is not None
    assert (born.day, born.month) == (3, 4)


def test_a_file_that_cannot_be_read_does_not_stop_the_others(
    stage: ProgramStage, page: ImportPage, cards: Path, tmp_path: Path
) -> None:
    foreign = tmp_path / "picture.png"
    foreign.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(2000))
    fates = reviewed(stage, page, foreign, cards)
    assert "Nora Lind" in fates
    assert page.files[0].trouble
    page.review.accept.click()
    stage.until(lambda: page._steps.currentWidget() is page.summary)
    assert len(named(stage, "Nora Lind")) == 1


def test_two_files_with_the_same_person_make_one(
    stage: ProgramStage, page: ImportPage, cards: Path, tmp_path: Path
) -> None:
    again = tmp_path / "again.vcf"
    again.write_text(CARDS, "utf-8")
    reviewed(stage, page, cards, again)
    page.review.accept.click()
    stage.until(lambda: page._steps.currentWidget() is page.summary)
    assert len(named(stage, "Nora Lind")) == 1
    step = stage.desk.workspace.next_undo()
    assert step is not None
    assert step[1].title == "Import 2 files"


def test_markup_in_a_name_is_shown_as_it_is(stage: ProgramStage, page: ImportPage, tmp_path: Path) -> None:
    path = tmp_path / "odd.vcf"
    path.write_text("BEGIN:VCARD\nVERSION:3.0\nFN:<img src=file:///x> & {{{{\nEND:VCARD\n", "utf-8")
    fates = reviewed(stage, page, path)
    assert list(fates) == ["<img src=file:///x> & {{{{"]
