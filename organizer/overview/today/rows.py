"""A row for each due thing, with what can be done about it in place; lists of such rows."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import NamedTuple

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QEnterEvent,
    QFocusEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QWidget

from organizer.kernel.area import Urgency
from organizer.ui.avatars import Face, paint_stack, stack_width
from organizer.ui.buttons import Button, IconButton
from organizer.ui.chips import Tone, chip_width, paint_chip
from organizer.ui.menu import Menu, filled_when_opened
from organizer.ui.painting import draw_text, fill, focus_inside, hairline
from organizer.ui.theme import theme
from organizer.ui.tooltips import set_tooltip
from organizer.ui.verbs import Verb

from .gather import Need
from .words import day_words, near_words, tone_of

ROW, _CHIP_PLACE = 45, 104


ROW_KEYS = (
    ("Return", "Do the usual thing about it"),
    ("Menu", "What else can be done, each with its letter"),
    ("J", "The next one"),
    ("K", "The one before"),
)
"""Keys of a row, for the sheet of keys."""


class Shown(NamedTuple):
    """A need, whose it is, and the day it is seen on."""

    need: Need
    faces: tuple[Face, ...]
    today: date
    chip: str | None = None
    """What stands at its end, '' for nothing; None: how near its day is."""
    quiet: bool = False
    """A life event holds for whoever it belongs to: it stands there without colour."""

    @property
    def words(self) -> str:
        if self.chip is not None:
            return self.chip
        day = self.need.due.day
        return day_words(day, self.today) if self.quiet and day < self.today else near_words(day, self.today)

    @property
    def tone(self) -> Tone:
        if self.quiet or (self.chip is not None and self.need.due.urgency is not Urgency.OVERDUE):
            return "neutral"
        return tone_of(self.need.due, self.today)


class NeedRow(QWidget):
    """Enter does the first thing that can be done, letters the others, Menu or Shift+F10 lists them all."""

    moved = Signal(int)
    """Up (-1) or down (1) is wanted."""

    reached = Signal(QWidget)
    """It has the focus."""

    def __init__(
        self, shown: Shown, verbs: Callable[[], Sequence[Verb]], *, height: int = ROW, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.shown = shown
        self._make_verbs = verbs
        self._made: Sequence[Verb] | None = None
        self._first: Button | None = None
        self._more: IconButton | None = None
        self._hovered = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFixedHeight(height)
        due = shown.need.due
        self.setAccessibleName(", ".join(part for part in (due.title, due.reason, shown.words) if part))
        set_tooltip(self, f"{due.title}\n{due.reason}" if due.reason else due.title)

    def verbs(self) -> Sequence[Verb]:
        """What can be done about it, the usual thing first."""
        if self._made is None:
            self._made = self._make_verbs()
        return self._made

    def sizeHint(self) -> QSize:
        return QSize(400, self.height())

    def _active(self) -> bool:
        return self._hovered or self.hasFocus()

    def _show_verbs(self) -> None:
        wanted = self._active()
        if wanted and self._first is None and self.verbs():
            usual = self.verbs()[0]
            self._first = Button(usual.title, "default", "small", parent=self)
            self._first.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            self._first.clicked.connect(lambda: usual.run())
            self._more = IconButton("ellipsis", "What else can be done", size="small", parent=self)
            self._more.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            self._more.set_menu_maker(lambda: filled_when_opened(self._fill, self))
        for part in (self._first, self._more):
            if part is not None:
                part.setVisible(wanted)
        self._lay_out()
        self.update()

    def _fill(self, menu: Menu) -> None:
        for verb in self.verbs():
            menu.add(verb.title, verb.run, icon=verb.icon, shortcut=verb.key)

    def _right(self) -> float:
        """Where the words end and faces and chip begin."""
        return self.width() - 14 - _CHIP_PLACE - 10 - stack_width(20, len(self.shown.faces))

    def _lay_out(self) -> None:
        if self._first is None or self._more is None:
            return
        right = round(self._right()) - 8
        more, first = self._more.sizeHint(), self._first.sizeHint()
        self._more.setGeometry(right - more.width(), (self.height() - more.height()) // 2, more.width(), more.height())
        left = right - more.width() - 6 - first.width()
        self._first.setGeometry(left, (self.height() - first.height()) // 2, first.width(), first.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, current = QPainter(self), theme()
        t, due = current.tokens, self.shown.need.due
        if self._active():
            fill(painter, QRectF(self.rect()), t["hover"])
        hairline(painter, 0, self.height() - 1, self.width(), t["border-subtle"])
        late = due.urgency is Urgency.OVERDUE
        ink = t["danger-text"] if late else t["text-2"]
        current.icons.paint(painter, 16, (self.height() - 16) // 2, self.shown.need.area.icon, 16, ink)
        end = self._first.x() - 8 if self._first is not None and self._first.isVisible() else self._right() - 8
        upper = QRectF(44, self.height() / 2 - 17.5, max(end - 44, 40), 18)
        draw_text(painter, upper, due.title, "row-title", t["text"])
        draw_text(painter, upper.translated(0, 17), due.reason, "label", t["text-3"])
        if self.shown.faces:
            paint_stack(painter, self._right(), (self.height() - 24) / 2, 20, self.shown.faces, t["surface"])
        if words := self.shown.words:
            x = self.width() - 14 - chip_width(words)
            paint_chip(painter, x, self.height() / 2, words, self.shown.tone)
        if self.hasFocus():
            focus_inside(painter, QRectF(self.rect()), 0, t["focus"])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_J: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_K: -1}.get(Qt.Key(event.key()))
        if step is not None:
            self.moved.emit(step)
            return
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            for verb in self.verbs()[:1]:
                verb.run()
            return
        pressed = QKeySequence(event.key()).toString()
        for verb in self.verbs():
            if verb.key and verb.key == pressed and not event.modifiers():
                verb.run()
                return
        if event.key() == Qt.Key.Key_Menu and self._more is not None:
            self._more.open_menu()
            return
        super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        for verb in self.verbs()[:1]:
            verb.run()

    def enterEvent(self, event: QEnterEvent) -> None:
        self._hovered = True
        self._show_verbs()

    def leaveEvent(self, event: QEvent) -> None:
        self._hovered = False
        self._show_verbs()

    def focusInEvent(self, event: QFocusEvent) -> None:
        self.reached.emit(self)
        self._show_verbs()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self._show_verbs()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._lay_out()


VerbsOf = Callable[[Need], Sequence[Verb]]


class RowList(QWidget):
    """Rows that J, K and the arrows go through. When they are made anew the focus stays on the row of the same thing,
    or goes to the one that took its place."""

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows: list[NeedRow] = []
        self.row_height = ROW

    def _make_rows(self, shown: Iterable[Shown], verbs: VerbsOf, place: Callable[[NeedRow], None]) -> None:
        """New rows in the stead of the old; `place` puts each where it belongs."""
        gone = self.rows
        stop = next((number for number, row in enumerate(gone) if row.hasFocus()), None)
        focused = gone[stop].shown.need.due if stop is not None else None
        self.rows = []
        for number, each in enumerate(shown):
            row = NeedRow(each, lambda need=each.need: verbs(need), height=self.row_height, parent=self)  # type: ignore[misc]
            row.moved.connect(lambda step, number=number: self._go(number + step))
            row.reached.connect(self.setFocusProxy)
            place(row)
            row.show()  # At once, so that it can take the focus.
            self.rows.append(row)
        if focused is not None and stop is not None and self.rows:
            same = next((row for row in self.rows if row.shown.need.due.ref == focused.ref), None)
            (same or self.rows[min(stop, len(self.rows) - 1)]).setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._stand_in(gone)
        for row in gone:
            row.hide()
            row.deleteLater()

    def _stand_in(self, gone: Sequence[NeedRow]) -> None:
        """Which row takes the focus when it comes back to the list, as from a drawer that was opened from a row."""
        last = self.focusProxy()
        at = next((number for number, row in enumerate(gone) if row is last), 0)
        due = gone[at].shown.need.due if gone else None
        same = next((row for row in self.rows if due is not None and row.shown.need.due.ref == due.ref), None)
        self.setFocusProxy(same or (self.rows[min(at, len(self.rows) - 1)] if self.rows else None))  # type: ignore[arg-type]

    def _go(self, place: int) -> None:
        if 0 <= place < len(self.rows):
            self.rows[place].setFocus(Qt.FocusReason.TabFocusReason)
