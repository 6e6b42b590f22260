"""A month to choose a day from."""

from datetime import date, timedelta

from PySide6.QtCore import QDate, QLocale, QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from organizer.ui.buttons import Button, IconButton
from organizer.ui.label import Label
from organizer.ui.painting import CENTRE, draw_text, fill_rounded, hairline
from organizer.ui.popover import Popover
from organizer.ui.theme import theme

_CELL_WIDTH = 32
_CELL_HEIGHT = 28
_HEAD = 22
_WEEKS = 6


class MonthGrid(QWidget):
    """Six weeks around the day that has the cursor. Arrows move by day and week, Page keys by month, Home and End to
    the month's ends; Enter or a click chooses."""

    moved = Signal()
    chosen = Signal(object)
    """The `date`."""

    def __init__(self, day: date, today: date, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today = today
        self._chosen: date | None = None
        self._cursor = day
        self._locale = QLocale()
        self._hover: date | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setFixedSize(7 * _CELL_WIDTH, _HEAD + _WEEKS * _CELL_HEIGHT)
        self._announce()

    @property
    def cursor_day(self) -> date:
        return self._cursor

    def set_today(self, day: date) -> None:
        self._today = day
        self.update()

    def set_chosen(self, day: date | None) -> None:
        self._chosen = day
        if day is not None:
            self.go_to(day)

    def go_to(self, day: date) -> None:
        self._cursor = day
        self._announce()
        self.moved.emit()
        self.update()

    def go_months(self, months: int) -> None:
        """The same day, or the month's last, so many months on; at the calendar's ends it stays."""
        cursor = self._cursor
        moved = QDate(cursor.year, cursor.month, cursor.day).addMonths(months)
        if 1 <= moved.year() <= 9999:
            self.go_to(date(moved.year(), moved.month(), moved.day()))

    def first_shown(self) -> date:
        first = self._cursor.replace(day=1)
        back = (first.isoweekday() - self._locale.firstDayOfWeek().value) % 7
        return first - timedelta(days=min(back, first.toordinal() - 1))

    def _announce(self) -> None:
        day = self._cursor
        named = self._locale.toString(QDate(day.year, day.month, day.day), QLocale.FormatType.LongFormat)
        self.setAccessibleName(named)

    def _cell(self, row: int, column: int) -> QRectF:
        if self.isRightToLeft():
            column = 6 - column
        return QRectF(column * _CELL_WIDTH, _HEAD + row * _CELL_HEIGHT, _CELL_WIDTH, _CELL_HEIGHT)

    def _day_at(self, point: QPoint) -> date | None:
        row, column = (point.y() - _HEAD) // _CELL_HEIGHT, point.x() // _CELL_WIDTH
        if not (0 <= row < _WEEKS and 0 <= column < 7):
            return None
        if self.isRightToLeft():
            column = 6 - column
        return _plus(self.first_shown(), row * 7 + column)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hover = self._day_at(event.position().toPoint())
        self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        day = self._day_at(event.position().toPoint())
        if day is not None:
            self.chosen.emit(day)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        forward = -1 if self.isRightToLeft() else 1
        days = {
            Qt.Key.Key_Left: -forward, Qt.Key.Key_Right: forward, Qt.Key.Key_Up: -7, Qt.Key.Key_Down: 7,
        }.get(key)  # fmt: skip
        if days is not None:
            self.go_to(_plus(self._cursor, days))
        elif key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            months = 12 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1
            self.go_months(-months if key is Qt.Key.Key_PageUp else months)
        elif key is Qt.Key.Key_Home:
            self.go_to(self._cursor.replace(day=1))
        elif key is Qt.Key.Key_End:
            cursor = self._cursor
            self.go_to(cursor.replace(day=QDate(cursor.year, cursor.month, 1).daysInMonth()))
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.chosen.emit(self._cursor)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, t = QPainter(self), theme().tokens
        first = self.first_shown()
        for column in range(7):
            weekday = (self._locale.firstDayOfWeek().value - 1 + column) % 7 + 1
            head = QRectF(self._cell(0, column).x(), 0, _CELL_WIDTH, _HEAD - 4)
            short = self._locale.standaloneDayName(weekday, QLocale.FormatType.ShortFormat)[:2]
            draw_text(painter, head, short, "caption", t["text-3"], CENTRE)
        for number in range(7 * _WEEKS):
            day = _plus(first, number)
            cell = self._cell(*divmod(number, 7))
            inside = day.month == self._cursor.month
            if day == self._chosen:
                fill_rounded(painter, cell, 5, t["accent"])
                draw_text(painter, cell, str(day.day), "label-strong", t["on-accent"], CENTRE)
            else:
                if day == self._hover:
                    fill_rounded(painter, cell, 5, t["hover"])
                ink = t["accent-text"] if day == self._today else t["text" if inside else "text-disabled"]
                draw_text(painter, cell, str(day.day), "label-strong" if day == self._today else "label", ink, CENTRE)
            if day == self._cursor and self.hasFocus():
                fill_rounded(painter, cell.adjusted(1, 1, -1, -1), 5, None, t["focus"], 2)


class CalendarPopover(Popover):
    chosen = Signal(object)
    """The `date`, or None for no date."""

    def __init__(self, owner: QWidget, day: date | None, today: date, *, none: str = "No date") -> None:
        super().__init__(owner)
        self._locale = QLocale()
        self._title = Label("", "strong")
        back = IconButton("chevron-left", "Month before", size="small")
        on = IconButton("chevron-right", "Next month", size="small")
        self.grid = MonthGrid(day or today, today)
        self.grid.set_chosen(day)
        self.grid.moved.connect(self._show_month)
        self.grid.chosen.connect(self._choose)
        back.clicked.connect(lambda: self.grid.go_months(-1))
        on.clicked.connect(lambda: self.grid.go_months(1))
        head = QHBoxLayout()
        head.setSpacing(0)
        head.addWidget(self._title, 1)
        head.addWidget(back)
        head.addWidget(on)
        foot = QHBoxLayout()
        foot.setContentsMargins(10, 8, 10, 8)
        foot.setSpacing(4)
        for label, act in (("Today", lambda: self._choose(today)), ("+1 year", lambda: self.grid.go_months(12))):
            button = Button(label, "ghost", "small")
            button.clicked.connect(act)
            foot.addWidget(button)
        foot.addStretch(1)
        clear = Button(none, "ghost", "small")
        clear.clicked.connect(lambda: self._choose(None))
        foot.addWidget(clear)
        body = QVBoxLayout()
        body.setContentsMargins(14, 12, 14, 6)
        body.setSpacing(4)
        body.addLayout(head)
        body.addWidget(self.grid)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        column.addLayout(body)
        self._rule = QWidget()
        self._rule.setFixedHeight(1)
        column.addWidget(self._rule)
        column.addLayout(foot)
        self._show_month()

    def sizeHint(self) -> QSize:
        return QSize(7 * _CELL_WIDTH + 30, super().sizeHint().height())

    def open_at(self, anchor: QWidget) -> None:
        super().open_at(anchor)
        self.grid.setFocus(Qt.FocusReason.PopupFocusReason)

    def _choose(self, day: date | None) -> None:
        self.close()
        self.chosen.emit(day)

    def _show_month(self) -> None:
        day = self.grid.cursor_day
        month = self._locale.standaloneMonthName(day.month, QLocale.FormatType.LongFormat)
        self._title.setText(f"{month} {day.year}")

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        hairline(QPainter(self), 1, self._rule.y(), self.width() - 2, theme().tokens["border-subtle"])


def _plus(day: date, days: int) -> date:
    """`day` moved, held within what a date can be."""
    ordinal = min(max(day.toordinal() + days, date.min.toordinal()), date.max.toordinal())
    return date.fromordinal(ordinal)
