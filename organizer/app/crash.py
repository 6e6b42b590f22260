"""What happens when the program itself is wrong: it says so, keeps a report without private text, and goes on."""

from __future__ import annotations

import sys
import threading
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from .crash_report import CrashReport


class CrashGuard(QObject):
    """Takes every exception that nobody caught, of all threads. One report is shown at a time; all are noted."""

    _reported = Signal(str)

    def __init__(self, log: Path, window: QWidget) -> None:
        super().__init__(window)
        self._log, self._window = log, window
        self._dialog: CrashReport | None = None
        self._before = (sys.excepthook, threading.excepthook)
        self._reported.connect(self._show, Qt.ConnectionType.QueuedConnection)

    def install(self) -> None:
        """From now on."""
        self._before = (sys.excepthook, threading.excepthook)
        sys.excepthook = self._caught
        threading.excepthook = self._caught_in_thread

    def remove(self) -> None:
        """As before `install`."""
        sys.excepthook, threading.excepthook = self._before

    @property
    def shown(self) -> CrashReport | None:
        """The report that is on the screen."""
        return self._dialog

    def _caught(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            QGuiApplication.quit()
            return
        from .logging import ErrorLog

        report = ErrorLog(self._log).note(error.with_traceback(trace))
        sys.stderr.write(report)
        self._reported.emit(report)

    def _caught_in_thread(self, caught: threading.ExceptHookArgs) -> None:
        if caught.exc_value is not None:
            self._caught(caught.exc_type, caught.exc_value, caught.exc_traceback)

    def _show(self, report: str) -> None:
        from .crash_report import CrashReport

        if self._dialog is None:
            self._dialog = CrashReport(self._window, report)
            self._dialog.finished.connect(self._dismissed)
            self._dialog.open()

    def _dismissed(self) -> None:
        self._dialog = None
