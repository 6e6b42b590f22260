"""What stands beside the grid: the balance of the week over what is unscheduled, and a month over both where it is
wide; and the strip that stands for them where it is narrow."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from organizer.ui.buttons import PushArea
from organizer.ui.painting import CENTRE, draw_text, fill, focus_inside, hairline
from organizer.ui.scrolling import ScrollArea
from organizer.ui.theme import theme
from organizer.ui.tooltips import set_tooltip

from .balance import BalanceView
from .tray import UnscheduledTray

STRIP_WIDTH = 40
_LEAST_TRAY = 150


class _Balance(ScrollArea):
    """As high as the balance, less where the tray would have no room."""

    def __init__(self, balance: BalanceView) -> None:
        super().__init__(balance)
        self._balance = balance
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)

    def sizeHint(self) -> QSize:
        return self._balance.sizeHint()

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.LayoutRequest:
            self.updateGeometry()
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._balance.set_scrolled(self.height() < self._balance.sizeHint().height())


class SidePanel(QWidget):
    """The balance takes what it needs, the tray the rest."""

    def __init__(self, letters: Callable[[], bool] = lambda: True, *, parent: QWidget | None = None) -> None:
        """`letters` says whether a letter alone may do something."""
        super().__init__(parent)
        self.setAccessibleName("Balance and unscheduled")
        self.balance = BalanceView()
        self.tray = UnscheduledTray(letters)
        self.tray.setMinimumHeight(_LEAST_TRAY)
        self.above = QVBoxLayout()
        """What stands over the balance."""
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self.above)
        column.addWidget(_Balance(self.balance))
        column.addWidget(self.tray, 1)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, t = QPainter(self), theme().tokens
        fill(painter, self.rect(), t["surface"])
        x = self.width() - 1 if self.isRightToLeft() else 0
        hairline(painter, x, 0, self.height(), t["border-subtle"], vertical=True)


class PanelStrip(PushArea):
    """What the panel says in two figures; pressing it opens the panel."""

    ring_radius = None

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tracked = self._planned = self._waiting = ""
        self.setFixedWidth(STRIP_WIDTH)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        self.set_counts("0 h", "0 h", 0)

    def set_counts(self, tracked: str, planned: str, waiting: int) -> None:
        """Hours tracked and planned, and how many things wait."""
        self._tracked, self._planned, self._waiting = tracked, planned, str(waiting)
        words = f"Balance of the week and unscheduled: {tracked} tracked of {planned} planned, {waiting} unscheduled"
        self.setAccessibleName(words)
        set_tooltip(self, words)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(STRIP_WIDTH, 200)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, current = QPainter(self), theme()
        t, width = current.tokens, self.width()
        fill(painter, self.rect(), t["hover" if self.hovered() else "surface"])
        hairline(painter, 0, 0, self.height(), t["border-subtle"], vertical=True)
        icon = "chevrons-right" if self.isRightToLeft() else "chevrons-left"
        current.icons.paint(painter, width / 2 - 8, 14, icon, 16, t["text-2"])
        y = 56.0
        for name, lines in (("scale", (self._tracked, "of", self._planned)), ("list", (self._waiting,))):
            current.icons.paint(painter, width / 2 - 8, y, name, 16, t["text-3"])
            y += 20
            for number, line in enumerate(lines):
                ink = t["text"] if not number else t["text-3"]
                draw_text(painter, QRectF(1, y, width - 2, 15), line, "caption", ink, CENTRE)
                y += 15
            y += 18
        if self.shows_focus:
            focus_inside(painter, QRectF(self.rect()), 0, t["focus"])
