"""The main window: its place on the screen, and which of the program's screens it shows."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QSize, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QMainWindow, QStackedWidget, QWidget

from organizer.ui.shell import AppShell

from .settings import UserSettings

NAME = "Organizer"
_GEOMETRY = "window"
_LEAST = QSize(1024, 700)
_FIRST = QSize(1440, 900)


class MainWindow(QMainWindow):
    """Shows the shell with its pages, or in its stead one screen at a time: welcome, unlock."""

    closing = Signal()
    """The window is about to go for good."""

    def __init__(self, settings: UserSettings) -> None:
        super().__init__()
        self._settings = settings
        self.setWindowTitle(NAME)
        self.setMinimumSize(_LEAST)
        self.shell = AppShell()
        self._screens = QStackedWidget()
        self._screens.addWidget(self.shell)
        self._screen: QWidget | None = None
        self.setCentralWidget(self._screens)
        self._restore()

    def show_shell(self) -> None:
        """Back to the shell; the screen that was shown instead is deleted."""
        self._drop_screen()
        self._screens.setCurrentWidget(self.shell)

    def show_screen(self, screen: QWidget) -> None:
        """Shows a screen in place of the shell and of the one before it."""
        self._drop_screen()
        self._screen = screen
        self._screens.addWidget(screen)
        self._screens.setCurrentWidget(screen)
        self.setWindowTitle(NAME)

    @property
    def screen_shown(self) -> QWidget | None:
        """The screen shown instead of the shell."""
        return self._screen

    def show_icon(self) -> None:
        """The icon of the window; the first frame does not wait for it to be drawn."""
        from .logo import program_icon

        self.setWindowIcon(program_icon())

    def set_page_title(self, title: str) -> None:
        """Names the page, and never what is on it: other programs can read titles of windows."""
        self.setWindowTitle(f"{title} - {NAME}")

    def _drop_screen(self) -> None:
        if self._screen is not None:
            self._screens.removeWidget(self._screen)
            self._screen.hide()
            self._screen.deleteLater()
            self._screen = None

    def _restore(self) -> None:
        """As it was left. Qt moves it to a screen that is there; a window too small or too large is refused."""
        self.resize(_FIRST.boundedTo(self.screen().availableSize()).expandedTo(_LEAST))
        saved = self._settings.text(_GEOMETRY)
        if saved:
            self.restoreGeometry(QByteArray.fromBase64(saved.encode("ascii", "replace")))

    def closeEvent(self, event: QCloseEvent) -> None:
        self._settings.set(_GEOMETRY, bytes(self.saveGeometry().toBase64().data()).decode())
        self.closing.emit()
        super().closeEvent(event)
