"""What happens when the program itself is wrong: it says so, keeps a report without private text, and goes on."""

from __future__ import annotations

import sys
import threading
from types import TracebackType

from PySide6.QtCore import QObject, QRectF, Qt, Signal
from PySide6.QtGui import QGuiApplication, QPainter, QPaintEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from organizer.ui.buttons import Button
from organizer.ui.fonts import font
from organizer.ui.label import Label
from organizer.ui.painting import fill_rounded
from organizer.ui.scrolling import quiet_scrolling
from organizer.ui.theme import theme

from .logging import ErrorLog


class CrashGuard(QObject):
    """Takes every exception that nobody caught, of all threads. One report is shown at a time; all are noted."""

    _reported = Signal(str)

    def __init__(self, log: ErrorLog, window: QWidget) -> None:
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
        report = self._log.note(error.with_traceback(trace))
        sys.stderr.write(report)
        self._reported.emit(report)

    def _caught_in_thread(self, caught: threading.ExceptHookArgs) -> None:
        if caught.exc_value is not None:
            self._caught(caught.exc_type, caught.exc_value, caught.exc_traceback)

    def _show(self, report: str) -> None:
        if self._dialog is None:
            self._dialog = CrashReport(self._window, report)
            self._dialog.finished.connect(self._dismissed)
            self._dialog.open()

    def _dismissed(self) -> None:
        self._dialog = None


class CrashReport(QDialog):
    """Says what happened, shows all that the report holds, and lets the user go on."""

    def __init__(self, parent: QWidget, report: str) -> None:
        super().__init__(parent)
        self.setWindowTitle("Something went wrong in the program")
        self.setWindowFlag(Qt.WindowType.FramelessWindowHint)
        self.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setFixedSize(560, 380)
        self.text = QPlainTextEdit(report)
        self.text.setReadOnly(True)
        self.text.setFont(font("label"))
        self.text.setAccessibleName("Report")
        quiet_scrolling(self.text)
        self.copy = Button("Copy report", icon="copy")
        self.copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(report))
        self.carry_on = Button("Carry on", "primary")
        self.carry_on.clicked.connect(self.accept)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addStretch(1)
        row.addWidget(self.copy)
        row.addWidget(self.carry_on)
        words = "What was saved is safe. This report holds no names, notes or amounts, and goes nowhere by itself."
        column = QVBoxLayout(self)
        column.setContentsMargins(22, 20, 22, 18)
        column.setSpacing(8)
        column.addWidget(Label("Something went wrong in the program", "section-lg", wrap=True))
        column.addWidget(Label(words, "body", "text-2", wrap=True))
        column.addWidget(self.text, 1)
        column.addLayout(row)
        self.carry_on.setFocus(Qt.FocusReason.OtherFocusReason)

    def paintEvent(self, event: QPaintEvent) -> None:
        t = theme().tokens
        fill_rounded(QPainter(self), QRectF(self.rect()), 10, t["raised"], t["border-control"])
