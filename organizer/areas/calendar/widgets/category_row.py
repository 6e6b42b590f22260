"""One category in the list of all: its colour, its name, the hours wanted in a week."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from functools import partial
from typing import Any

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from organizer.areas.calendar.model import Category, CategoryColour
from organizer.kernel.dates import parse_duration
from organizer.kernel.errors import FieldError
from organizer.kernel.record import describe, evolve
from organizer.kernel.text import fold
from organizer.ui.buttons import IconButton, PushArea
from organizer.ui.fields.field import Field
from organizer.ui.fields.text import ParsedField, TextField
from organizer.ui.menu import Menu
from organizer.ui.painting import fill_rounded, focus_inside, paint_swatch
from organizer.ui.theme import theme
from organizer.ui.tooltips import set_tooltip

SWATCH, HOURS, MENU, GAP = 32, 82, 24, 8
_HOUR = timedelta(hours=1)


class ColourButton(PushArea):
    """A colour, with a menu of all eight."""

    ring_radius = None
    chosen = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._colour = CategoryColour.PETROL
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set_menu_maker(self._colours)

    def colour(self) -> CategoryColour:
        return self._colour

    def set_colour(self, colour: CategoryColour) -> None:
        """Without saying so."""
        self._colour = colour
        set_tooltip(self, colour.label)
        self.update()

    def choose(self, colour: CategoryColour) -> None:
        """As the user does."""
        if colour is not self._colour:
            self.set_colour(colour)
            self.chosen.emit()

    def _colours(self) -> Menu:
        menu = Menu()
        for colour in CategoryColour:
            menu.add(colour.label, partial(self.choose, colour), swatch=str(colour.value))
        return menu

    def sizeHint(self) -> QSize:
        return QSize(SWATCH, SWATCH)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, t = QPainter(self), theme().tokens
        rect = QRectF(self.rect())
        if self.hovered() or self.pressed_look():
            fill_rounded(painter, rect, 6, t["hover"])
        paint_swatch(painter, rect.center().x() - 8, rect.center().y(), t.named(str(self._colour.value)), 16)
        if self.shows_focus:
            focus_inside(painter, rect, 6, t["focus"])


class CategoryRow(QWidget):
    """Alt+Up and Alt+Down ask for another place. `decimal_mark` parts hours from their fractions."""

    changed = Signal()
    moved = Signal(int)
    """By how many places the user wants it elsewhere."""
    removed = Signal()

    def __init__(self, category: Category, decimal_mark: str, stored: bool) -> None:
        super().__init__()
        self.category, self.stored = category, stored
        self._touched: set[str] = set()
        self.colour = ColourButton()
        self.name = TextField("Name", limit=200)
        self.least = _hours_field("At least, hours a week", decimal_mark)
        self.most = _hours_field("At most, hours a week", decimal_mark)
        self.more = IconButton("ellipsis", "More", size="small")
        self.more.set_menu_maker(self._menu)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GAP)
        row.addWidget(self.colour, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.name, 1, Qt.AlignmentFlag.AlignTop)
        for hours in (self.least, self.most):
            hours.setFixedWidth(HOURS)
            row.addWidget(hours, 0, Qt.AlignmentFlag.AlignTop)
        middle = QVBoxLayout()
        middle.setContentsMargins(0, (SWATCH - MENU) // 2, 0, 0)
        middle.addWidget(self.more)
        middle.addStretch(1)
        row.addLayout(middle)
        for name, field in self.fields.items():
            field.hide_label()
            field.changed.connect(partial(self._touch, name))
            field.left.connect(self._left)
        self.colour.chosen.connect(partial(self._touch, "colour"))
        self.show_category(category)

    @property
    def fields(self) -> dict[str, Field[Any]]:
        """By the names of what they edit."""
        return {"name": self.name, "least": self.least, "most": self.most}

    def show_category(self, category: Category) -> None:
        """Shows a category; from here on it counts as untouched."""
        self.category = category
        self._touched.clear()
        self.colour.set_colour(category.colour)
        self.name.set_value(category.name)
        self.least.set_value(category.least)
        self.most.set_value(category.most)
        self._name_parts()

    def typed_name(self) -> str:
        """The name as it stands, without blanks around it."""
        return " ".join(self.name.value().split())

    def hours(self) -> tuple[timedelta | None, timedelta | None]:
        """Least and most as they stand; None for nothing, and for what is no length of time."""
        least, most = (field.value() if field.problem() is None else None for field in (self.least, self.most))
        return least, most

    def stops(self) -> list[QWidget]:
        """Where Tab stops, in order."""
        return [self.colour, self.name.edit, self.least.edit, self.most.edit, self.more]

    def changes(self) -> dict[str, Any]:
        """New values of the fields that are not as they were. Only after `check`."""
        values = {
            "name": self.typed_name(), "colour": self.colour.colour(), "least": self.least.value(),
            "most": self.most.value(),
        }  # fmt: skip
        return {n: v for n, v in values.items() if n in self._touched and v != getattr(self.category, n)}

    def is_changed(self) -> bool:
        """Whether closing would lose something of it."""
        if any(field.problem() is not None for field in self.fields.values()):
            return True
        return bool(self.changes()) if self.stored else True

    def check(self, others: set[str]) -> bool:
        """Shows what is wrong at its fields; `others` are the folded names of the other rows."""
        wrong: dict[str, str | None] = {name: field.problem() for name, field in self.fields.items()}
        if not any(wrong.values()):
            wrong["name"] = describe(Category).field("name").problem(self.typed_name())
            if wrong["name"] is None and fold(self.typed_name()) in others:
                wrong["name"] = "There is another of this name"
            for problem in evolve(self.category, **self.changes()).problems():
                wrong[problem.field] = problem.message
        for name, field in self.fields.items():
            field.set_error(wrong[name])
        return not any(wrong.values())

    def errors(self) -> int:
        """How many of its fields show an error."""
        return sum(field.error() is not None for field in self.fields.values())

    def go_to_error(self) -> None:
        """Takes the focus to the first field with an error."""
        next(field for field in self.fields.values() if field.error() is not None).setFocus(
            Qt.FocusReason.TabFocusReason
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()), 0)
        if step and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.moved.emit(step)
        else:
            super().keyPressEvent(event)

    def _touch(self, name: str) -> None:
        self._touched.add(name)
        field = self.fields.get(name)
        if field is not None and field.error() is not None:
            field.set_error(field.problem())
        self._name_parts()
        self.changed.emit()

    def _left(self) -> None:
        for field in self.fields.values():
            if field.problem() is not None:
                field.check()

    def _name_parts(self) -> None:
        name = self.name.value().strip() or "New category"
        self.colour.setAccessibleName(f"{name}: colour, {self.colour.colour().label}")
        self.name.edit.setAccessibleName(f"{name}: name")
        self.least.edit.setAccessibleName(f"{name}: at least, hours a week")
        self.most.edit.setAccessibleName(f"{name}: at most, hours a week")
        self.more.set_name(f"{name}: more")

    def _menu(self) -> Menu:
        menu = Menu()
        menu.add("Move up", lambda: self.moved.emit(-1), icon="arrow-up", shortcut="Alt+Up")
        menu.add("Move down", lambda: self.moved.emit(1), icon="arrow-down", shortcut="Alt+Down")
        menu.addSeparator()
        menu.add("Delete", lambda: self.removed.emit(), icon="trash-2", danger=True)
        return menu


def _hours_field(label: str, decimal_mark: str) -> ParsedField[timedelta]:
    return ParsedField(label, _reading(decimal_mark), partial(_shown, decimal_mark=decimal_mark), unit="h")


def _reading(decimal_mark: str) -> Callable[[str], timedelta]:
    def read(text: str) -> timedelta:
        """A bare number is hours."""
        raw = text.strip().replace(decimal_mark, ".")
        try:
            return parse_duration(f"{raw} h" if raw.replace(".", "", 1).isdecimal() else raw)
        except FieldError:
            raise ValueError("Enter hours, like 20 or 7:30") from None

    return read


def _shown(length: timedelta, decimal_mark: str) -> str:
    if length % timedelta(minutes=15):
        minutes = length // timedelta(minutes=1)
        return f"{minutes // 60}:{minutes % 60:02d}"
    return f"{length / _HOUR:g}".replace(".", decimal_mark)
