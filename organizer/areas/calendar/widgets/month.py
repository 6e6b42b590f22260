"""A month: six weeks of days, what is planned on each."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping, Sequence
from datetime import date, timedelta

from PySide6.QtCore import QDate, QEvent, QLocale, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from organizer.kernel.frozen import frozen
from organizer.ui.fonts import text_width
from organizer.ui.painting import CENTRE, RIGHT, draw_text, fill, fill_rounded, focus_inside, hairline
from organizer.ui.theme import theme
from organizer.ui.tooltips import plain

WEEKS = 6
_HEAD = 28
_DAY_LINE = 27
_CHIP = 19
_ROOM_FOR_FIGURE = 84


@frozen
class MonthChip:
    """Something planned. `time` is '09:00', '' for whole days."""

    id: Hashable
    title: str
    time: str
    colour: str
    done: bool = False

    @property
    def words(self) -> str:
        """'09:00 Deep work'."""
        return f"{self.time} {self.title}".strip()


@frozen
class MonthDay:
    """What is planned on a day; `figure` says for how long: '8.25 h'."""

    chips: tuple[MonthChip, ...]
    figure: str = ""


def first_shown(day: date, first_weekday: int) -> date:
    """The first of the six weeks around a day's month. `first_weekday` counts as `date.weekday` does."""
    first = day.replace(day=1)
    back = (first.weekday() - first_weekday) % 7
    return first - timedelta(days=min(back, first.toordinal() - 1))


class MonthView(QWidget):
    """Arrows move by day and week, Page keys by month; Enter or a click opens the day."""

    moved = Signal(object)
    """The day that the cursor came to (a `date`)."""
    opened = Signal(object)
    """A day."""
    chip_opened = Signal(object, object)
    """The id of what was clicked, and its day."""
    created = Signal(object)
    """N: something new on this day."""
    today_asked = Signal()

    def __init__(
        self, first_weekday: int, letters: Callable[[], bool] = lambda: True, *, parent: QWidget | None = None
    ) -> None:
        """`letters` says whether a letter alone may do something."""
        super().__init__(parent)
        self._letters = letters
        self._first_weekday = first_weekday
        self._cursor = self._today = date.min
        self._days: Mapping[date, MonthDay] = {}
        self._hover: date | None = None
        self._by_key = False
        self._locale = QLocale()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Expanding)

    def sizeHint(self) -> QSize:
        return QSize(840, 600)

    @property
    def day(self) -> date:
        """The day that the cursor is on."""
        return self._cursor

    def show_month(self, day: date, today: date, days: Mapping[date, MonthDay]) -> None:
        """The month of `day`, with the cursor on it."""
        self._cursor, self._today, self._days = day, today, days
        self._announce()
        self.update()

    def shown(self) -> list[date]:
        """The days in view, in order."""
        first = first_shown(self._cursor, self._first_weekday)
        return [_plus(first, number) for number in range(7 * WEEKS)]

    def chips_that_fit(self) -> int:
        """How many lines there is room for under the number of a day."""
        return max(1, int((self._cell(0).height() - _DAY_LINE - 2) // _CHIP))

    def _cell(self, number: int) -> QRectF:
        row, column = divmod(number, 7)
        if self.isRightToLeft():
            column = 6 - column
        left, right = round(self.width() * column / 7), round(self.width() * (column + 1) / 7)
        height = self.height() - _HEAD
        top, bottom = _HEAD + round(height * row / WEEKS), _HEAD + round(height * (row + 1) / WEEKS)
        return QRectF(left, top, right - left, bottom - top)

    def _boxes(self, number: int, chips: Sequence[MonthChip]) -> list[tuple[MonthChip, QRectF]]:
        """Where the chips of a day are painted; with more than fit, the last line is kept for '+3 more'."""
        cell, most = self._cell(number), self.chips_that_fit()
        shown = chips if len(chips) <= most else chips[: most - 1]
        top = cell.y() + _DAY_LINE
        return [
            (chip, QRectF(cell.x() + 4, top + line * _CHIP, cell.width() - 9, _CHIP - 2))
            for line, chip in enumerate(shown)
        ]

    def _at(self, point: QPointF) -> tuple[date, MonthChip | None] | None:
        for number, day in enumerate(self.shown()):
            if self._cell(number).contains(point):
                held = self._days.get(day)
                boxes = self._boxes(number, held.chips) if held else []
                return day, next((chip for chip, box in boxes if box.contains(point)), None)
        return None

    def go_to(self, day: date) -> None:
        """Moves the cursor, and says so."""
        self._cursor = day
        self._announce()
        self.update()
        self.moved.emit(day)

    def _announce(self) -> None:
        day, held = self._cursor, self._days.get(self._cursor)
        named = self._locale.toString(QDate(day.year, day.month, day.day), QLocale.FormatType.LongFormat)
        things = ", ".join(chip.words for chip in held.chips) if held else "nothing planned"
        self.setAccessibleName(f"{named}: {things}")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self._by_key = True
        key, shifted = Qt.Key(event.key()), bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        forward = -1 if self.isRightToLeft() else 1
        along = 7 if shifted else 1
        days = {
            Qt.Key.Key_Left: -forward * along, Qt.Key.Key_Right: forward * along, Qt.Key.Key_Up: -7, Qt.Key.Key_Down: 7,
        }.get(key)  # fmt: skip
        if event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier & ~Qt.KeyboardModifier.KeypadModifier:
            super().keyPressEvent(event)
        elif days is not None:
            self.go_to(_plus(self._cursor, days))
        elif key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            months = (12 if shifted else 1) * (-1 if key is Qt.Key.Key_PageUp else 1)
            moved = QDate(self._cursor.year, self._cursor.month, self._cursor.day).addMonths(months)
            if 1 <= moved.year() <= 9999:
                self.go_to(date(moved.year(), moved.month(), moved.day()))
        elif key is Qt.Key.Key_Home:
            self.today_asked.emit()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit(self._cursor)
        elif key is Qt.Key.Key_N and self._letters():
            self.created.emit(self._cursor)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._by_key = False
        found = self._at(event.position())
        if found is not None and found[0].month == self._cursor.month:
            self.go_to(found[0])

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        found = self._at(event.position())
        if found is None or event.button() is not Qt.MouseButton.LeftButton:
            return
        day, chip = found
        if chip is not None:
            self.chip_opened.emit(chip.id, day)
        else:
            self.opened.emit(day)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        found = self._at(event.position())
        self._hover = found[0] if found else None
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        self._hover = None
        self.update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._by_key = event.reason() in (
            Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason, Qt.FocusReason.ShortcutFocusReason,
        )  # fmt: skip
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            found = self._at(QPointF(event.pos()))
            chip = found[1] if found else None
            QToolTip.showText(event.globalPos(), plain(chip.words) if chip else "", self)
            return True
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, t = QPainter(self), theme().tokens
        for column in range(7):
            place = self._cell(column)
            name = self._locale.standaloneDayName(
                (self._first_weekday + column) % 7 + 1, QLocale.FormatType.ShortFormat
            )
            draw_text(painter, QRectF(place.x() + 8, 0, place.width() - 12, _HEAD), name, "label-medium", t["text-2"])
        for number, day in enumerate(self.shown()):
            self._paint_day(painter, number, day)

    def _paint_day(self, painter: QPainter, number: int, day: date) -> None:
        t, cell, held = theme().tokens, self._cell(number), self._days.get(day)
        inside = day.month == self._cursor.month
        if day == self._today:
            fill(painter, cell, t["surface"])
        elif day == self._hover:
            fill(painter, cell, t["hover"])
        elif not inside:
            fill(painter, cell, t["sunken"])
        hairline(painter, cell.x(), cell.y(), cell.width(), t["border-subtle"])
        hairline(painter, cell.right() - 1, cell.y(), cell.height(), t["border-subtle"], vertical=True)
        text = str(day.day)
        place = QRectF(cell.x() + 7, cell.y() + 5, text_width("label-strong", text) + 10, 18)
        if day == self._today:
            fill_rounded(painter, place, 4, t["accent"])
            draw_text(painter, place, text, "label-strong", t["on-accent"], CENTRE)
        else:
            draw_text(painter, place, text, "label-medium", t["text-2" if inside else "text-3"], CENTRE)
        if held is not None:
            if held.figure and cell.width() >= _ROOM_FOR_FIGURE:
                figure = QRectF(place.right(), cell.y() + 5, cell.right() - place.right() - 8, 18)
                draw_text(painter, figure, held.figure, "caption", t["text-3"], RIGHT)
            self._paint_chips(painter, number, held.chips)
        if day == self._cursor and self.hasFocus():
            focus_inside(painter, cell.adjusted(1, 1, -2, -1), 4, t["focus" if self._by_key else "border-control"])

    def _paint_chips(self, painter: QPainter, number: int, chips: Sequence[MonthChip]) -> None:
        t = theme().tokens
        boxes = self._boxes(number, chips)
        for chip, box in boxes:
            fill_rounded(painter, box, 3, t.named(f"{chip.colour}-tint"))
            fill_rounded(painter, QRectF(box.x(), box.y(), 3, box.height()), 1, t.named(chip.colour))
            words = box.adjusted(7, 0, -4, 0)
            if chip.time and box.width() >= _ROOM_FOR_FIGURE:
                words.setLeft(words.x() + draw_text(painter, words, chip.time, "caption", t["text-2"]) + 5)
            draw_text(painter, words, chip.title, "caption-medium", t["text-2" if chip.done else "text"])
        rest = len(chips) - len(boxes)
        if rest:
            cell = self._cell(number)
            line = QRectF(cell.x() + 8, cell.y() + _DAY_LINE + len(boxes) * _CHIP, cell.width() - 14, _CHIP - 2)
            draw_text(painter, line, f"+{rest} more", "caption", t["text-3"])


def _plus(day: date, days: int) -> date:
    """`day` moved, held within what a date can be."""
    return date.fromordinal(min(max(day.toordinal() + days, 1), date.max.toordinal()))
