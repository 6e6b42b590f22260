"""The grid with the week of the picture, 1220 by 800 pixels, and what it wished."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from typing import Any

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from organizer.areas.calendar.widgets.grid.values import AllDayItem, GridDay, GridItem, Lane
from organizer.areas.calendar.widgets.grid.widget import WeekGrid
from organizer.ui.theme import Mode, Theme
from tests.areas.calendar.grid.grid_week import at, fill

_WISHES = (
    "selected", "opened", "created", "moved", "resized", "dropped", "menu_asked", "deleted", "duplicated", "ticked",
    "track_asked", "place_asked", "placing_ended", "turned", "today_asked", "day_opened", "more_asked",
)  # fmt: skip


@pytest.fixture(autouse=True)
def theme(qapp: QApplication) -> Theme:
    made = Theme(qapp, Mode.LIGHT, reduced_motion=True)
    made.install()
    return made


class GridStage:
    """A grid in an active window. `wishes` are what it told, but what became current, in order."""

    def __init__(self, qtbot: QtBot) -> None:
        self.qtbot = qtbot
        self.window = QWidget()
        self.before, self.after = QWidget(), QWidget()
        for other in (self.before, self.after):
            other.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            other.setFixedHeight(0)
        self.grid = WeekGrid()
        column = QVBoxLayout(self.window)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for part in (self.before, self.grid, self.after):
            column.addWidget(part)
        self.wishes: list[tuple[Any, ...]] = []
        self.selected: list[object] = []
        for name in _WISHES:
            getattr(self.grid, name).connect(self._note(name))
        fill(self.grid)
        qtbot.addWidget(self.window)
        self.window.resize(1220, 800)
        with qtbot.waitExposed(self.window):
            self.window.show()
        self.window.activateWindow()
        qtbot.waitUntil(self.window.isActiveWindow)

    def _note(self, name: str) -> Callable[..., None]:
        def note(*values: object) -> None:
            if name == "selected":
                self.selected.append(values[0])
            else:
                self.wishes.append((name, *values))

        return note

    def show(self, days: Sequence[GridDay], lanes: Sequence[Lane] = ()) -> None:
        """Shows other days, heads and all."""
        self.grid.set_days(days, lanes)
        QApplication.processEvents()

    def give(self, items: Sequence[GridItem], whole: Sequence[AllDayItem] = ()) -> None:
        """Shows other items, the row of whole days too."""
        self.grid.set_items(items, whole)
        QApplication.processEvents()

    def point(self, day: int, clock: str, lane: int = 0, across: float = 0.4) -> QPoint:
        """Where a time of the week is, in pixels of the grid."""
        scene, hours = self.grid._scene, self.grid.hours
        left, right = scene.geometry.lane_edge(day, lane), scene.geometry.lane_edge(day, lane + 1)
        minute = (at(0, clock) - at(0, "00:00")).total_seconds() / 60
        x = scene.geometry.turned(left + (right - left) * across)
        return QPointF(x, scene.geometry.y(minute) - hours.top + hours.y()).toPoint()

    def point_at(self, at: datetime) -> None:
        """Puts the keyboard's cursor at a time, with nothing current."""
        self.grid.select(None)
        self.grid._keys.cursor.put(at, 0)

    def press(self, point: QPoint, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        QTest.mousePress(self.grid, Qt.MouseButton.LeftButton, modifiers, point)

    def go(self, point: QPoint) -> None:
        """Moves the mouse there, over some points between."""
        QTest.mouseMove(self.grid, point - QPoint(0, 15))
        QTest.mouseMove(self.grid, point)

    def let_go(self, point: QPoint) -> None:
        QTest.mouseRelease(self.grid, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, point)

    def drag(self, start: QPoint, end: QPoint) -> None:
        """The whole of it."""
        self.press(start)
        self.go(end)
        self.let_go(end)

    def key(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier, times: int = 1) -> None:
        """Presses a key in whatever has the focus."""
        for _ in range(times):
            QTest.keyClick(self.window.focusWidget() or self.window, key, modifiers)


@pytest.fixture
def stage(qtbot: QtBot) -> Iterator[GridStage]:
    made = GridStage(qtbot)
    yield made
    made.window.close()
