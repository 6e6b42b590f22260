"""How the parts of the Plan view lie on the page, for the room there is."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from organizer.areas.money.rules.plan.outlook import Outlook
from organizer.ui.scrolling import ScrollArea
from organizer.ui.shell import NARROW_BELOW, WIDE_FROM

from .chips import ScenarioBar
from .fan_card import FanCard
from .gauges import Gauges
from .panels import AssumptionsCard, DifferenceCard, MoversCard

_BESIDE, _WIDE_BESIDE = 332, 400
_AROUND_THE_PLOT, _LEAST_PLOT, _MOST_PLOT = 360, 236, 600


class PlanSheet(QWidget):
    """Chips, fan and gauges, and beside them, or below where there is little room, three cards."""

    resized = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.scenarios = ScenarioBar()
        self.fan = FanCard()
        self.gauges = Gauges()
        self.movers = MoversCard()
        self.assumptions = AssumptionsCard()
        self.difference = DifferenceCard()
        self._differs = False
        self._size = ""
        content = QWidget()
        self._side = QWidget()
        side = QVBoxLayout(self._side)
        side.setContentsMargins(0, 0, 0, 0)
        side.setSpacing(14)
        for card in (self.movers, self.assumptions, self.difference):
            side.addWidget(card)
        side.addStretch(1)
        self._main = QWidget()
        main = QVBoxLayout(self._main)
        main.setContentsMargins(0, 0, 0, 0)
        main.setSpacing(14)
        main.addWidget(self.fan)
        main.addWidget(self.gauges)
        main.addStretch(1)
        self._grid = QGridLayout(content)
        self._grid.setSpacing(14)
        self._grid.setHorizontalSpacing(16)
        self._grid.addWidget(self.scenarios, 0, 0, 1, 2)
        self._scroll = ScrollArea(content)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._scroll)

    def set_differs(self, differs: bool) -> None:
        """Whether there is a difference to show, where there is room for it."""
        self._differs = differs
        self.difference.setVisible(differs and self._size != "normal")

    def show_gauges_for(self, outlook: Outlook) -> None:
        """Makes room for the plot according to whether there are gauges."""
        self.gauges.setVisible(bool(outlook.courses[0].plan.milestones))
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._fit()
        self.resized.emit()

    def _fit(self) -> None:
        width = self.window().width()
        size = "narrow" if width < NARROW_BELOW else "wide" if width >= WIDE_FROM else "normal"
        plot = self.height() - _AROUND_THE_PLOT
        self.fan.chart.set_height(min(_MOST_PLOT, max(_LEAST_PLOT, plot)))
        if size == self._size:
            return
        self._size = size
        narrow = size == "narrow"
        self.scenarios.set_narrow(narrow)
        side = 20 if narrow else 24
        self._grid.setContentsMargins(side, 14, side, 14)
        self._grid.addWidget(self._main, 1, 0, 1, 2 if narrow else 1)
        self._grid.addWidget(self._side, 2 if narrow else 1, 0 if narrow else 1, 1, 2 if narrow else 1,
                             Qt.AlignmentFlag(0) if narrow else Qt.AlignmentFlag.AlignTop)  # fmt: skip
        if narrow:
            self._side.setMinimumWidth(0)
            self._side.setMaximumWidth(16_777_215)
        else:
            self._side.setFixedWidth(_WIDE_BESIDE if size == "wide" else _BESIDE)
        self._grid.setRowStretch(3, 1)
        self.set_differs(self._differs)
