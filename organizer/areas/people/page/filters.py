"""What the list is narrowed to: the filters of the page bar and the text that is typed."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from PySide6.QtCore import QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from organizer.areas.people.model import Circle
from organizer.kernel.query import Where, text_contains
from organizer.ui.buttons import IconButton
from organizer.ui.fields.frame import FieldFrame, LineEdit
from organizer.ui.pagebar import FilterButton, PageBar
from organizer.ui.theme import theme

OUTSIDE = "outside"
OVERDUE, WEEK, IN_TOUCH, NO_CADENCE = "overdue", "week", "in_touch", "none"
_TYPING_PAUSE_MS = 60


class _OneOf(FilterButton):
    """A filter of which one choice holds at a time."""

    def choose(self, keys: Iterable[str]) -> None:
        before = self.value()
        wanted = frozenset(keys)
        super().choose(wanted - before or wanted)


class FilterField(FieldFrame):
    """A line to type in. Esc empties it and goes back to the list; Enter and Down go to the list."""

    typed = Signal(str)
    left = Signal()

    def __init__(self, name: str, *, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.setFixedHeight(30)
        self.setFixedWidth(190)
        self.setMinimumHeight(30)
        self.edit = LineEdit(name)
        self.edit.setAccessibleName(name)
        self.edit.setClearButtonEnabled(False)
        self.row.setContentsMargins(32, 1, 8, 1)
        self.row.addWidget(self.edit, 1)
        self.setFocusProxy(self.edit)
        self.edit.focused.connect(self.set_focused)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_TYPING_PAUSE_MS)
        self._pause.timeout.connect(lambda: self.typed.emit(self.edit.text()))
        self.edit.textEdited.connect(lambda _: self._pause.start())

    def clear(self) -> None:
        """Empties the line without saying so."""
        self._pause.stop()
        self.edit.clear()

    def text(self) -> str:
        return self.edit.text().strip()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            had = bool(self.text())
            self.clear()
            if had:
                self.typed.emit("")
            self.left.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down):
            if self._pause.isActive():
                self._pause.stop()
                self.typed.emit(self.edit.text())
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        current = theme()
        place = QRectF(self.rect())
        current.icons.paint(QPainter(self), 10, place.center().y() - 7, "search", 14, current.tokens["text-3"])


class PeopleFilters(QWidget):
    """Puts its buttons into a page bar; `where` gives the conditions that they stand for."""

    changed = Signal()
    left = Signal()
    """The list is to have the focus."""

    def __init__(self, bar: PageBar) -> None:
        super().__init__(bar)
        self.hide()
        self.circle = FilterButton("Circle", [*((c.value, c.label) for c in Circle), (OUTSIDE, "Outside the circles")])
        self.role = FilterButton("Role")
        self.health = _OneOf(
            "Health",
            [(OVERDUE, "Overdue"), (WEEK, "Due within a week"), (IN_TOUCH, "In touch"), (NO_CADENCE, "No cadence")],
        )
        self.text = FilterField("Filter people")
        self._buttons = (self.circle, self.role, self.health)
        for button in self._buttons:
            bar.add_filter(button)
            button.changed.connect(self.changed)
        self.search = IconButton("search", "Filter people", "Ctrl+F")
        self.search.setShortcut("")
        self.search.clicked.connect(self.begin_typing)
        bar.add_filter(self.search)
        bar.add_filter(self.text)
        self._in_use = True
        self.text.hide()
        self.text.edit.focused.connect(lambda _: self._fold())
        self.text.typed.connect(lambda _: self.changed.emit())
        self.text.left.connect(self.left)

    def set_shown(self, shown: bool) -> None:
        """Hidden where a view does not filter."""
        self._in_use = shown
        for button in self._buttons:
            button.setVisible(shown)
        self._fold()

    def field(self) -> FilterField:
        """The line to type in, brought into view; it goes when it is left empty."""
        self.search.hide()
        self.text.show()
        return self.text

    def begin_typing(self) -> None:
        self.field().setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _fold(self) -> None:
        typing = self.text.edit.hasFocus() or bool(self.text.text())
        self.search.setVisible(self._in_use and not typing)
        self.text.setVisible(self._in_use and typing)

    def set_roles(self, roles: Iterable[str]) -> None:
        """The roles in use; a role that is chosen stays offered."""
        known = list(roles)
        self.role.set_choices([(role, role) for role in (*known, *sorted(self.role.value() - set(known)))])

    def active(self) -> bool:
        return bool(self.text.text()) or any(button.value() for button in self._buttons)

    def clear(self) -> None:
        """Takes all filters away and says so once."""
        had = self.active()
        for button in self._buttons:
            button.set_value(())
        self.text.clear()
        self._fold()
        if had:
            self.changed.emit()

    def where(self, today: date) -> list[Where]:
        """The conditions, all of which hold."""
        conditions = []
        if self.circle.value():
            conditions.append(
                Where(
                    "circle",
                    "in",
                    tuple(None if key == OUTSIDE else Circle(key) for key in sorted(self.circle.value())),
                )
            )
        conditions += [Where("roles", "has", role) for role in sorted(self.role.value())]
        for key in self.health.value():
            conditions += health_conditions(key, today)
        if self.text.text():
            conditions.append(text_contains(self.text.text()))
        return conditions


def health_conditions(key: str, today: date) -> list[Where]:
    """How people stand against their cadence, by what is stored: the same days that the figures count."""
    if key == OVERDUE:
        return [Where("next_touch", "<", today)]
    if key == WEEK:
        return [Where("next_touch", ">=", today), Where("next_touch", "<", today + timedelta(days=7))]
    if key == IN_TOUCH:
        return [Where("next_touch", ">=", today)]
    return [Where("next_touch", "=", None)]
