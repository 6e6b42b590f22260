"""The question about a timer that was probably forgotten."""

from __future__ import annotations

from datetime import datetime, timedelta, tzinfo

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from organizer.areas.calendar.rules.clock_time import existing
from organizer.areas.calendar.rules.timer import Forgotten
from organizer.ui.banner import Banner
from organizer.ui.buttons import Button
from organizer.ui.fields.time import TimeField
from organizer.ui.flow import FlowLayout

_DAY = timedelta(days=1)


class ForgottenBanner(Banner):
    """When did it end: as planned, now, at another time, or is it not to count at all?"""

    ended = Signal(datetime)
    discarded = Signal()

    def __init__(self, missed: Forgotten, zone: tzinfo, *, parent: QWidget | None = None) -> None:
        title = missed.tracked.title or "a timer without a title"
        super().__init__("warn", f"Was {title} forgotten?", f"{missed.reason}. When did it end?", parent=parent)
        self._start = missed.tracked.start.astimezone(zone)
        self.choices: list[Button] = []
        line = QWidget()
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        line.setSizePolicy(policy)
        row = FlowLayout(line)
        row.setContentsMargins(0, 8, 0, 0)
        for end in missed.ends:
            button = Button(end.words, size="small")
            button.clicked.connect(lambda _=False, at=end.end: self.ended.emit(at))
            self.choices.append(button)
            row.addWidget(button)
        self.other = Button("Another time…", size="small")
        self.other.clicked.connect(self._ask)
        self.discard = Button("Discard it", "ghost-danger", "small")
        self.discard.clicked.connect(lambda: self.discarded.emit())
        for button in (self.other, self.discard):
            row.addWidget(button)
        self.body.addWidget(line)
        self._typed = QWidget()
        self.time = TimeField("Ended at", help_text=f"The first such time after {self._start:%H:%M}")
        self.time.setMaximumWidth(220)
        self.save = Button("Stop it then", "primary", "small")
        self.save.clicked.connect(self._say)
        form = QHBoxLayout(self._typed)
        form.setContentsMargins(0, 8, 0, 0)
        form.setSpacing(8)
        form.addWidget(self.time, 0, Qt.AlignmentFlag.AlignTop)
        form.addWidget(self.save, 0, Qt.AlignmentFlag.AlignVCenter)
        form.addStretch(1)
        self._typed.hide()
        self.body.addWidget(self._typed)

    def refuse(self, why: str) -> None:
        """Says at the field why that cannot be."""
        self._ask()
        self.time.set_error(why)

    def _ask(self) -> None:
        self._typed.show()
        self.time.setFocus(Qt.FocusReason.TabFocusReason)

    def _say(self) -> None:
        if not self.time.check():
            return
        at = self.time.value()
        if at is None:
            self.time.set_error("Say when it ended, like 11:30")
            return
        end = datetime.combine(self._start.date(), at, self._start.tzinfo)
        self.ended.emit(existing(end if end > self._start else end + _DAY))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.time.isAncestorOf(self.focusWidget() or self):
            self._say()
        elif event.key() == Qt.Key.Key_Escape and self._typed.isVisible():
            self._typed.hide()
            self.other.setFocus(Qt.FocusReason.ShortcutFocusReason)
        else:
            super().keyPressEvent(event)
