"""The page of the library, by keyboard and mouse."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from organizer.areas.library.model import Quote, Reading, Resource
from organizer.areas.library.page.library import LibraryPage
from organizer.kernel.changes import Ref
from organizer.kernel.query import Where
from organizer.kernel.system import Attachment
from tests.page_stage import PageStage

Stages = Callable[..., PageStage[LibraryPage]]


def named(stage: PageStage[LibraryPage], title: str) -> Resource:
    return next(r for r in stage.workspace.reads.every(Resource) if r.title == title)


def titles(stage: PageStage[LibraryPage]) -> list[str]:
    model = stage.page.table.records
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def key(stage: PageStage[LibraryPage], *keys: Qt.Key) -> None:
    for each in keys:
        QTest.keyClick(stage.focus(), each)


@pytest.fixture
def stage(stages: Stages) -> PageStage[LibraryPage]:
    return stages()


def test_a_book_is_begun_and_finished_by_letters_and_undone(stage: PageStage[LibraryPage]) -> None:
    before = stage.everything()
    stage.page.show_record(Ref.to(named(stage, "Negotiating an offer")))
    stage.page.table.setFocus()
    key(stage, Qt.Key.Key_R)
    stage.qtbot.waitUntil(lambda: named(stage, "Negotiating an offer").status is Reading.READING)
    assert named(stage, "Negotiating an offer").started == stage.context.today()
    key(stage, Qt.Key.Key_D)
    stage.qtbot.waitUntil(lambda: named(stage, "Negotiating an offer").status is Reading.DONE)
    assert named(stage, "Negotiating an offer").finished == stage.context.today()
    stage.qtbot.waitUntil(lambda: stage.page.reader.status.value() == Reading.DONE.value)
    stage.context.undo()
    stage.qtbot.waitUntil(lambda: named(stage, "Negotiating an offer").status is Reading.READING)
    stage.context.undo()
    stage.qtbot.waitUntil(lambda: stage.everything() == before)


def test_each_view_shows_what_stands_so(stage: PageStage[LibraryPage]) -> None:
    stage.page.show_view(Reading.TO_READ.value)
    assert set(titles(stage)) == {
        "Clinical judgement under time pressure", "Negotiating an offer", "State of program management, 2026",
    }  # fmt: skip
    stage.page.topic.choose(["pay"])
    assert set(titles(stage)) == {"Negotiating an offer", "State of program management, 2026"}
    assert stage.page.bar is stage.page.page_bar
    stage.page.show_view("quotes")
    assert stage.page.quotes.table.records.rowCount() == 2


def test_words_are_kept_with_their_page(stage: PageStage[LibraryPage]) -> None:
    stage.page.show_record(Ref.to(named(stage, "Negotiating an offer")))
    quotes = stage.page.reader.quotes
    QTest.mouseClick(quotes.add_button, Qt.MouseButton.LeftButton)
    assert quotes.form.isVisible()
    quotes.form.words.set_value("Silence is an answer too.")
    quotes.form.page.set_value("3")
    QTest.mouseClick(quotes.form.save_button, Qt.MouseButton.LeftButton)
    book = named(stage, "Negotiating an offer")
    where = [Where("resource", "=", book.id)]
    stage.qtbot.waitUntil(lambda: stage.workspace.reads.count(Quote, where) == 1)
    stage.qtbot.waitUntil(lambda: not quotes.form.isVisible())
    kept = next(iter(stage.workspace.reads.every(Quote, where)))
    assert (kept.words, kept.page, kept.owner) == ("Silence is an answer too.", "3", book.owner)


def test_files_dropped_here_become_resources(stage: PageStage[LibraryPage], tmp_path: Path) -> None:
    paper = tmp_path / "Market of harbors.pdf"
    paper.write_bytes(b"%PDF-1.7 nothing else")
    stage.page.add_files([paper])
    stage.qtbot.waitUntil(lambda: "Market of harbors" in {r.title for r in stage.workspace.reads.every(Resource)})
    made = named(stage, "Market of harbors")
    file = stage.workspace.reads.find(Attachment, made.file)
    assert file is not None
    assert (file.name, file.of_id) == ("Market of harbors.pdf", made.id)
    stage.qtbot.waitUntil(lambda: stage.page.reader.resource is not None and stage.page.reader.resource.id == made.id)


def test_deleting_a_book_takes_its_quotes_along_and_undo_brings_both_back(stage: PageStage[LibraryPage]) -> None:
    before = stage.everything()
    book = named(stage, "The first 90 days")
    stage.page._delete(book)
    stage.qtbot.waitUntil(lambda: not stage.workspace.reads.count(Quote, [Where("resource", "=", book.id)]))
    stage.context.undo()
    stage.qtbot.waitUntil(lambda: stage.everything() == before)


def test_an_empty_library_says_how_to_begin(stages: Stages) -> None:
    stage = stages(sample=False)
    assert stage.page.views.currentWidget() is stage.page.empty
    asked: list[bool] = []
    stage.page.import_requested.connect(lambda: asked.append(True))
    stage.page.empty.imported.emit()
    assert asked == [True]
