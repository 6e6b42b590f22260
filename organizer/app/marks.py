"""Marks of time for measuring the start: lines 'NAME NANOSECONDS' in the file that PERF_MARKS names, if it does."""

from __future__ import annotations

import os
import time
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QWidget


def mark(name: str) -> None:
    """Notes the present moment."""
    if file := os.environ.get("PERF_MARKS"):
        with open(file, "a") as marks:  # noqa: PTH123 - this early, pathlib would be imported for it alone
            marks.write(f"{name} {time.monotonic_ns()}\n")


class AfterPaint(QObject):
    """Calls back once, when the widget has been painted next and the picture is on its way to the screen."""

    def __init__(self, widget: QWidget, call: Callable[[], None]) -> None:
        super().__init__(widget)
        self._call = call
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Paint:
            watched.removeEventFilter(self)
            QTimer.singleShot(0, self._painted)
        return False

    def _painted(self) -> None:
        self.deleteLater()
        self._call()
