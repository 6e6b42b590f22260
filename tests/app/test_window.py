"""The window itself: where it stands, what its title says, what it does when the program is wrong."""

from __future__ import annotations

import sys
from collections.abc import Callable

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QGuiApplication

from organizer.__main__ import opens_window
from tests.program_stage import ProgramStage

CANARY = "Canary Whitcombe"


@pytest.mark.parametrize("arguments", [[], ["my.organizer"], ["/home/me/My organizer.organizer"]])
def test_no_command_opens_the_window(arguments: list[str]) -> None:
    assert opens_window(arguments)


@pytest.mark.parametrize("arguments", [["new", "my.organizer"], ["check"], ["--help"], ["list", "contact"]])
def test_a_command_opens_none(arguments: list[str]) -> None:
    assert not opens_window(arguments)


def test_size_and_place_come_back(stages: Callable[[], ProgramStage]) -> None:
    first = stages()
    first.begin()
    first.window.setGeometry(40, 50, 1024, 740)
    first.close()
    again = stages()
    again.begin()
    assert again.window.size() == QSize(1024, 740)
    assert again.window.screen().availableGeometry().intersects(again.window.frameGeometry())


def test_a_window_that_was_on_a_screen_now_gone_is_on_one_that_is_there(stages: Callable[[], ProgramStage]) -> None:
    first = stages()
    first.begin()
    first.window.setGeometry(9000, 9000, 1100, 720)
    first.close()
    again = stages()
    again.begin()
    screens = [screen.availableGeometry() for screen in QGuiApplication.screens()]
    assert any(screen.contains(again.window.frameGeometry().center()) for screen in screens)


@pytest.mark.parametrize("nonsense", ["x", "AAAA", "ÄÖÜ", "=" * 1000])
def test_nonsense_for_a_place_is_passed_over(stage: ProgramStage, nonsense: str) -> None:
    stage.settings.set("window", nonsense)
    stage.begin()
    assert stage.window.width() >= 1024


def test_an_error_of_the_program_shows_itself_without_the_users_words(stage: ProgramStage) -> None:
    stage.begin()
    guard = stage.program.crash
    try:
        raise ValueError(f"about {CANARY}")
    except ValueError as error:
        sys.excepthook(type(error), error, error.__traceback__)
    stage.until(lambda: guard.shown is not None)
    assert guard.shown is not None
    report = guard.shown.text.toPlainText()
    assert "ValueError" in report
    assert CANARY not in report
    assert CANARY not in stage.places.log.read_text("utf-8")
    guard.shown.copy.click()
    assert QGuiApplication.clipboard().text() == report
    guard.shown.carry_on.click()
    assert guard.shown is None
    assert stage.window.isVisible()


def test_of_many_errors_one_is_shown_and_all_are_noted(stage: ProgramStage) -> None:
    stage.begin()
    for kind in (ValueError, KeyError, IndexError):
        sys.excepthook(kind, kind(CANARY), None)
    guard = stage.program.crash
    stage.until(lambda: guard.shown is not None)
    noted = stage.places.log.read_text("utf-8")
    assert all(kind in noted for kind in ("ValueError", "KeyError", "IndexError"))
    assert guard.shown is not None
    assert "ValueError" in guard.shown.text.toPlainText()


def test_hooks_are_given_back_when_the_window_goes(stage: ProgramStage) -> None:
    before = sys.excepthook
    stage.begin()
    assert sys.excepthook is not before
    stage.close()
    assert sys.excepthook is before
