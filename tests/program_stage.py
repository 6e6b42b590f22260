"""The whole program in its window, with folders of its own, and hands to use it with."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from organizer.app.desk import Desk
from organizer.app.places import Places
from organizer.app.program import Program
from organizer.app.settings import UserSettings
from organizer.app.start import dress
from organizer.app.unlock import UnlockScreen
from organizer.app.welcome.screen import WelcomeScreen
from organizer.kernel.clock import Clock

_PATIENCE_MS = 20_000


class ProgramStage:
    """Make it with `ProgramStage(qtbot, folder, clock)`, `begin`, and `close` it."""

    def __init__(self, qtbot: QtBot, folder: Path, clock: Clock) -> None:
        self.qtbot, self.folder = qtbot, folder
        self.places = Places(folder / "config", folder / "state", folder / "data", folder / "documents")
        self.settings = UserSettings(self.places.settings)
        self.settings.set("still", "1")
        self.settings.set("theme", "light")
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        dress(application, self.settings)
        self.program = Program(self.places, self.settings, clock)
        self.window = self.program.window
        self._closed = False

    def begin(self, file: Path | None = None) -> None:
        """Starts, and waits until a screen stands."""
        self.program.begin(file)
        self.window.activateWindow()
        self.qtbot.waitUntil(self.window.isActiveWindow)
        self.until(lambda: self.window.screen_shown is not None or self.program.desk is not None)

    def close(self) -> None:
        """Ends the program; once is enough."""
        if self._closed:
            return
        self._closed = True
        self.window.close()
        self.window.deleteLater()
        self.program.deleteLater()
        QApplication.processEvents()

    def until(self, ready: object) -> None:
        """Waits until something holds."""
        self.qtbot.waitUntil(ready, timeout=_PATIENCE_MS)  # type: ignore[arg-type]

    @property
    def welcome(self) -> WelcomeScreen:
        assert isinstance(self.window.screen_shown, WelcomeScreen)
        return self.window.screen_shown

    @property
    def unlock(self) -> UnlockScreen:
        assert isinstance(self.window.screen_shown, UnlockScreen)
        return self.window.screen_shown

    @property
    def desk(self) -> Desk:
        assert self.program.desk is not None
        return self.program.desk

    def at_desk(self) -> Desk:
        """Waits until a profile is open and its page is shown."""
        self.until(lambda: self.program.desk is not None and self.program.desk.page() is not None)
        return self.desk

    def focused(self) -> QWidget:
        widget = QApplication.focusWidget()
        assert widget is not None
        return widget

    def press(
        self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier, times: int = 1
    ) -> None:
        """Presses a key where the focus is."""
        for _ in range(times):
            QTest.keyClick(QApplication.focusWidget() or self.window, key, modifiers)

    def write(self, text: str) -> None:
        """Types where the focus is."""
        QTest.keyClicks(self.focused(), text)


@pytest.fixture
def stages(qtbot: QtBot, tmp_path: Path, clock: Clock) -> Iterator[Callable[[], ProgramStage]]:
    """Makes the program, each time over the same folders, as starting it again does."""
    made: list[ProgramStage] = []

    def make() -> ProgramStage:
        made.append(ProgramStage(qtbot, tmp_path, clock))
        return made[-1]

    yield make
    for stage in made:
        stage.close()


@pytest.fixture
def stage(stages: Callable[[], ProgramStage]) -> ProgramStage:
    """The program before it begins."""
    return stages()
