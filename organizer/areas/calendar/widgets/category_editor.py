"""All categories in one list: the hours wanted of each, their colours, names and order."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from functools import partial
from itertools import pairwise
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from organizer.areas.calendar.actions import save_categories
from organizer.areas.calendar.model import Category
from organizer.areas.calendar.queries import categories
from organizer.areas.calendar.rules.usual import USUAL
from organizer.kernel.errors import OrganizerError, Stale
from organizer.kernel.record import evolve
from organizer.kernel.text import fold
from organizer.ui.banner import Banner
from organizer.ui.buttons import Button
from organizer.ui.context import PageContext
from organizer.ui.edit_drawer import EditDrawer
from organizer.ui.label import Label
from organizer.ui.records.form import SCROLL_BAR, SIDE

from .category_picker import free_colour
from .category_row import GAP, HOURS, MENU, SWATCH, CategoryRow

_WEEK = timedelta(days=7)
_HOUR = timedelta(hours=1)
_HELP = "What does your time go into? Hours are those of one person in a week."


class CategoryEditor(EditDrawer):
    """Opens on all categories; what was done to them is saved in one step."""

    def __init__(self, context: PageContext) -> None:
        super().__init__(context)
        self.rows: list[CategoryRow] = []
        self._order: list[UUID] = []
        self._removed: list[Category] = []
        self._banner: Banner | None = None
        self._head = _head()
        self._lines = QVBoxLayout()
        self._lines.setSpacing(6)
        self._sum = Label("", "caption", "text-3", wrap=True)
        self.new = Button("Add category", icon="plus")
        self.new.clicked.connect(self.add)
        self.usual = Button("Start with the usual eight")
        self.usual.clicked.connect(self.add_usual)
        buttons = QHBoxLayout()
        buttons.setSpacing(GAP)
        buttons.addWidget(self.new)
        buttons.addWidget(self.usual)
        buttons.addStretch(1)
        content = QWidget()
        self._column = QVBoxLayout(content)
        self._column.setContentsMargins(SIDE, 16, SIDE - SCROLL_BAR, 24)
        self._column.setSpacing(10)
        self._column.addWidget(Label(_HELP, "body", "text-2", wrap=True))
        self._column.addWidget(self._head)
        self._column.addLayout(self._lines)
        self._column.addWidget(self._sum)
        self._column.addLayout(buttons)
        self._column.addStretch(1)
        self._fill("Edit targets", content)
        self._begin()
        self.drawer.open()

    def is_changed(self) -> bool:
        return self._moved() or bool(self._removed) or any(row.is_changed() for row in self.rows)

    def save(self) -> None:
        if self._busy or not self._check():
            return
        places = self._places()
        changed, added = [], []
        for row in self.rows:
            fields = row.changes() | ({"position": places[row]} if row in places else {})
            if not row.stored:
                added.append(evolve(row.category, **fields))
            elif fields:
                changed.append((row.category, fields))
        if not (changed or added or self._removed):
            self.drawer.close_now()
            return
        self._busy = True

        def done(_: None) -> None:
            self._busy = False
            self.drawer.close_now()

        self.context.perform(
            save_categories, changed, added, list(self._removed), said="Saved", then=done, failed=self._failed
        )

    def add(self) -> None:
        """A row for one more."""
        colour = free_colour(row.colour.colour() for row in self.rows)
        row = self._add_row(Category(name="", colour=colour), stored=False)
        self._show()
        row.name.setFocus(Qt.FocusReason.TabFocusReason)

    def add_usual(self) -> None:
        """Rows for those of the usual eight that are not there yet."""
        there = {fold(row.typed_name()) for row in self.rows}
        for usual in USUAL:
            if fold(usual.name) not in there:
                self._add_row(usual.record(), stored=False)
        self._show()
        self.new.setFocus(Qt.FocusReason.OtherFocusReason)

    def move(self, row: CategoryRow, step: int) -> None:
        """Puts a row so many places further; what has the focus in it keeps it."""
        here = self.rows.index(row)
        there = min(max(here + step, 0), len(self.rows) - 1)
        if here != there:
            self.rows.insert(there, self.rows.pop(here))
            self._lines.removeWidget(row)
            self._lines.insertWidget(there, row)
            self._put_tabs_in_order()

    def remove(self, row: CategoryRow) -> None:
        """Takes a row out; the category goes into the Trash when this is saved."""
        here = self.rows.index(row)
        self.rows.remove(row)
        if row.stored:
            self._removed.append(row.category)
        self._lines.removeWidget(row)
        row.hide()
        row.deleteLater()
        nearest = self.rows[min(here, len(self.rows) - 1)].name if self.rows else self.new
        nearest.setFocus(Qt.FocusReason.OtherFocusReason)
        self._show()

    def _begin(self) -> None:
        """Shows what is stored."""
        for row in self.rows:
            self._lines.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.rows, self._removed = [], []
        for category in categories(self.context.workspace.reads).values():
            self._add_row(category, stored=True)
        self._order = [row.category.id for row in self.rows]
        self._say(None)
        self._show()

    def _add_row(self, category: Category, stored: bool) -> CategoryRow:
        row = CategoryRow(category, self.context.conventions.decimal_mark, stored)
        row.changed.connect(self._show)
        row.moved.connect(partial(self.move, row))
        row.removed.connect(partial(self.remove, row))
        self.rows.append(row)
        self._lines.addWidget(row)
        self._put_tabs_in_order()
        return row

    def _put_tabs_in_order(self) -> None:
        """Tab goes through the rows as they stand, and then to what is below them."""
        stops = [stop for row in self.rows for stop in row.stops()] + [self.new, self.usual]
        for one, other in pairwise(stops):
            QWidget.setTabOrder(one, other)

    def _moved(self) -> bool:
        gone = {category.id for category in self._removed}
        return [row.category.id for row in self.rows if row.stored] != [id for id in self._order if id not in gone]

    def _places(self) -> dict[CategoryRow, Decimal]:
        """New places for the rows that need one: what stands where it stood keeps its place."""
        if not self._moved() and all(row.stored for row in self.rows):
            return {}
        places, last = {}, Decimal(0)
        for row in self.rows:
            if row.category.position <= last:
                places[row] = last + 1
            last = places.get(row, row.category.position)
        return places

    def _check(self) -> bool:
        right = [row.check({fold(r.typed_name()) for r in self.rows if r is not row}) for row in self.rows]
        self._show_errors()
        wrong = next((row for row, is_right in zip(self.rows, right, strict=True) if not is_right), None)
        if wrong is not None:
            wrong.go_to_error()
        return wrong is None

    def _show(self) -> None:
        """The head, the sum, and what can still be added."""
        there = {fold(row.typed_name()) for row in self.rows}
        self._head.setVisible(bool(self.rows))
        self.usual.setVisible(any(fold(usual.name) not in there for usual in USUAL))
        self.usual.set_label("Add the usual ones" if self.rows else "Start with the usual eight")
        least = sum((row.hours()[0] or timedelta() for row in self.rows), timedelta())
        words = f"Together at least {least / _HOUR:g} h of the 168 h of a week." if least else ""
        self._sum.setText(words)
        self._sum.set_colour("danger-text" if least > _WEEK else "text-3")
        self._sum.setVisible(bool(words))
        self._show_errors()

    def _show_errors(self) -> None:
        self._show_count(sum(row.errors() for row in self.rows))

    def _failed(self, error: OrganizerError) -> None:
        self._busy = False
        if isinstance(error, Stale):
            self._say("Changed in the meantime", "What stands here is not saved. Reload shows what is stored now.")
        else:
            self._say("This could not be saved", str(error), reload=False)

    def _say(self, title: str | None, text: str = "", *, reload: bool = True) -> None:
        if self._banner is not None:
            self._column.removeWidget(self._banner)
            self._banner.hide()
            self._banner.deleteLater()
            self._banner = None
        if title is not None:
            self._banner = Banner("danger", title, text, "Reload" if reload else "")
            self._banner.acted.connect(self._begin)
            self._column.insertWidget(0, self._banner)


def _head() -> QWidget:
    head = QWidget()
    row = QHBoxLayout(head)
    row.setContentsMargins(SWATCH + GAP, 4, MENU + GAP, 0)
    row.setSpacing(GAP)
    row.addWidget(Label("Category", "caption-medium", "text-3"), 1)
    for words in ("At least", "At most"):
        label = Label(words, "caption-medium", "text-3")
        label.setFixedWidth(HOURS)
        row.addWidget(label)
    return head
