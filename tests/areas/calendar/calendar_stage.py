"""The page of the calendar in a window, over a profile of its own, and hands to use it with."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from PySide6.QtCore import QLocale, QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from organizer.areas.calendar.actions import add_usual_categories
from organizer.areas.calendar.model import Category, TimeBlock, TrackedTime
from organizer.areas.calendar.page.page import CalendarPage
from organizer.areas.calendar.page.showing import Shown
from organizer.areas.calendar.rules.instances import Instance
from organizer.areas.calendar.widgets.grid.widget import WeekGrid
from organizer.kernel.area import Area
from organizer.kernel.clock import Clock
from organizer.kernel.recurrence import Recurrence
from organizer.store.actions import add_record
from organizer.store.profile import Profile
from organizer.ui.dialogs import WaysDialog
from tests.page_stage import PageStage

BERLIN = ZoneInfo("Europe/Berlin")
MONDAY = date(2026, 11, 16)
TODAY = date(2026, 11, 19)


def at(day: int, clock: str) -> datetime:
    """A time of the week of the tests, in Berlin; days are counted from Monday."""
    return datetime.fromisoformat(f"{MONDAY + timedelta(days=day)}T{clock}").replace(tzinfo=BERLIN)


class Hands:
    """The present, to be put on."""

    def __init__(self, now: datetime) -> None:
        self.now = now

    def clock(self) -> Clock:
        return Clock(lambda: self.now.astimezone(UTC), BERLIN)


class CalendarStage(PageStage[CalendarPage]):
    """Make it with `CalendarStage(qtbot, profile, hands)`; `close` it before the profile."""

    def __init__(
        self, qtbot: QtBot, profile: Profile, hands: Hands, size: tuple[int, int] = (1440, 900),
        *, areas: Sequence[Area] = (), who: str = "",
    ) -> None:  # fmt: skip
        QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom))
        self.hands = hands
        super().__init__(qtbot, profile, CalendarPage, size, areas=areas)
        if who:
            self.context.set_who(self.member(who))
        self.settle()

    # What is there

    @property
    def grid(self) -> WeekGrid:
        return self.page.views.grid

    def member(self, name: str) -> UUID:
        return next(m.id for m in self.workspace.reads.members() if m.name.startswith(name))

    def category(self, name: str) -> Category:
        return next(c for c in self.workspace.reads.every(Category) if c.name == name)

    def blocks(self, title: str) -> list[TimeBlock]:
        """Those of a name as stored, by day."""
        found = [b for b in self.workspace.reads.every(TimeBlock) if b.title == title]
        return sorted(found, key=lambda b: (b.day or date.max, b.id))

    def block(self, title: str) -> TimeBlock:
        (found,) = self.blocks(title)
        return found

    def tracked(self) -> list[TrackedTime]:
        return sorted(self.workspace.reads.every(TrackedTime), key=lambda t: t.start)

    def seen(self, title: str) -> list[Instance]:
        """The instances of a name in the days in view."""
        return [each for each in self.page.week.visible() if each.block.title == title]

    def times(self, title: str) -> list[str]:
        """When they are, as one reads it: 'Mon 09:00–10:00'."""
        return [f"{i.start:%a %H:%M}–{i.end:%H:%M}" for i in self.seen(title)]

    def item(self, title: str, place: int = 0) -> Shown:
        """What the grid knows a block by."""
        return self.page.week.item(self.seen(title)[place])

    def current(self) -> str:
        """The title of what is current in the grid."""
        id = self.grid.current()
        instance = self.page.verbs.instance(id)
        return instance.block.title if instance is not None else ""

    # Setting up

    def add(self, title: str, start: datetime | date | None = None, end: datetime | None = None, **fields: Any) -> None:
        """A block, stored without the page."""
        if isinstance(start, datetime) and end is not None:
            fields |= {"start": start, "length": end - start}
        elif start is not None:
            fields |= {"day": start}
        if isinstance(rule := fields.get("recurrence"), str):
            fields["recurrence"] = Recurrence(f"RRULE:{rule}")
        fields.setdefault("owner", self.member("Maya"))
        self.profile.run(add_record, TimeBlock(title=title, **fields))
        self.settle()

    # Hands

    def settle(self) -> None:
        super().settle()
        for _ in range(2):  # What has come or gone above the grid has moved it; the tray is filled last.
            QApplication.processEvents()

    def go(self, title: str, place: int = 0) -> None:
        """Makes a block current, with the focus in the grid."""
        self.grid.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.grid.select(self.item(title, place))

    def point(self, day: int, clock: str) -> QPoint:
        """Where a time is in the grid, scrolled into view; a little inside its quarter of an hour."""
        left, width = self.grid.columns()[day]
        hours, _, minutes = clock.partition(":")
        height = self.grid._scene.geometry.y(int(hours) * 60 + int(minutes)) - self.grid.hours.top
        corner = self.grid.hours.mapTo(self.grid, QPoint(0, 0))
        return QPoint(round(left + width / 2), round(corner.y() + height) + 3)

    def drag(self, start: QPoint, end: QPoint, *, copy: bool = False) -> None:
        """Presses, goes there in steps, and lets go; for a copy with Ctrl held."""
        left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        QTest.mousePress(self.grid, left, none, start)
        for step in range(1, 9):
            on = QPointF(start) + (QPointF(end) - QPointF(start)) * step / 8
            QTest.mouseMove(self.grid, on.toPoint())
            QApplication.processEvents()
        if copy:
            QTest.keyPress(self.grid, Qt.Key.Key_Control)
        QTest.mouseRelease(self.grid, left, none, end)
        if copy:
            QTest.keyRelease(self.grid, Qt.Key.Key_Control)
        self.settle()

    def answer(self, number: int) -> None:
        """Chooses among the ways that a dialog offers."""
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, WaysDialog), "nothing is asked"
        QTest.mouseClick(dialog.ways[number - 1], Qt.MouseButton.LeftButton)

    def asked(self) -> str:
        """The question that is open; '' for none."""
        dialog = QApplication.activeModalWidget()
        return dialog.windowTitle() if isinstance(dialog, WaysDialog) else ""


def usual(profile: Profile) -> None:
    """The usual categories."""
    profile.run(add_usual_categories)
