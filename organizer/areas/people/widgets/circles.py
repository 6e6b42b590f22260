"""The circles view: the rings, and the same people as a list."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from uuid import UUID

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QStackedWidget,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from organizer.areas.people.model import USUAL_SIZE, Circle
from organizer.areas.people.rules import Health
from organizer.ui.avatars import Face, paint_avatar
from organizer.ui.buttons import Button
from organizer.ui.label import Label
from organizer.ui.links import TextLink
from organizer.ui.menu import Menu
from organizer.ui.painting import RIGHT, draw_text, focus_inside, hairline
from organizer.ui.scrolling import quiet_scrolling
from organizer.ui.theme import theme

from .rings import RingsWidget, capacity_words
from .seats import CIRCLES, Seated

_PERSON = Qt.ItemDataRole.UserRole
_GROUP = Qt.ItemDataRole.UserRole + 1


class CirclesView(QWidget):
    """Shows everybody who is in a circle. What is chosen in the rings is chosen in the list."""

    opened = Signal(UUID)
    current_changed = Signal(UUID)
    moved = Signal(UUID, object)
    """Somebody, and the `Circle` to move them to; None: outside all."""

    outside_asked = Signal()
    """To see those who are in no circle."""

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Circles")
        self._people: tuple[Seated, ...] = ()
        self.rings = RingsWidget()
        self.list = _CircleList()
        self._title = Label("Circles", "section")
        self._words = Label("", "label", "text-3")
        self.outside = TextLink("", "label-medium", "accent-text")
        self.outside.clicked.connect(lambda: self.outside_asked.emit())
        self.as_list = Button("As list", "ghost", "small", icon="list")
        self.as_list.setCheckable(True)
        self.as_list.toggled.connect(self._show_list)
        head = QHBoxLayout()
        head.setContentsMargins(24, 14, 24, 4)
        head.setSpacing(8)
        head.addWidget(self._title)
        head.addWidget(self._words, 1)
        head.addWidget(self.outside)
        head.addWidget(self.as_list)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.rings)
        self._stack.addWidget(self.list)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self._stack, 1)
        for part in (self.rings, self.list):
            part.opened.connect(self.opened)
            part.moved.connect(self.moved)
            part.current_changed.connect(self._chosen)
            part.menu_asked.connect(self._show_menu)

    def set_people(self, people: Sequence[Seated], counts: Mapping[Circle, int], outside: int) -> None:
        """`counts` are of everybody in each circle, shown or not."""
        self._people = tuple(people)
        over = [c.label.lower() for c in CIRCLES if counts.get(c, 0) > USUAL_SIZE[c]]
        crowded = f"More than usual in {' and '.join(over)}" if over else "5, 15, 50 and 150 are the usual sizes"
        self._words.setText(crowded)
        self.outside.set_label(f"{outside:,} outside the circles")
        self.outside.setVisible(outside > 0)
        self.rings.set_people(people, counts)
        self.list.set_people(people, counts)

    def select(self, id: UUID | None) -> None:
        """Marks somebody, wherever they are shown."""
        self.rings.set_current(id)
        self.list.select(id)

    def current(self) -> UUID | None:
        return self.rings.current()

    def focus_people(self) -> None:
        self._shown().setFocus(Qt.FocusReason.ShortcutFocusReason)

    def menu_for(self, id: UUID) -> Menu | None:
        """What can be done with somebody: move to each other circle, or outside."""
        person = next((p for p in self._people if p.id == id), None)
        if person is None:
            return None
        menu = Menu(parent=self)
        menu.add("Open", lambda: self.opened.emit(id), icon="user", shortcut="Return")
        menu.addSeparator()
        menu.add_heading("Move to")
        at = CIRCLES.index(person.circle)
        for number, circle in enumerate(CIRCLES):
            keys = "Ctrl+Up" if number == at - 1 else "Ctrl+Down" if number == at + 1 else ""
            action = menu.add(f"{circle.label} circle", partial(self.moved.emit, id, circle), shortcut=keys,
                              checked=circle is person.circle)  # fmt: skip
            action.setEnabled(circle is not person.circle)
        menu.add("Outside the circles", lambda: self.moved.emit(id, None))
        menu.aboutToHide.connect(menu.deleteLater)
        return menu

    def _show_menu(self, id: UUID, at: QPointF) -> None:
        menu = self.menu_for(id)
        if menu is not None:
            menu.popup(self._shown().mapToGlobal(QPoint(round(at.x()), round(at.y()) + 12)))

    def _chosen(self, id: UUID) -> None:
        if self.sender() is self.rings:
            self.list.select(id)
        else:
            self.rings.set_current(id)
        self.current_changed.emit(id)

    def _shown(self) -> QWidget:
        return self.list if self.as_list.isChecked() else self.rings

    def _show_list(self, listed: bool) -> None:
        self._stack.setCurrentWidget(self.list if listed else self.rings)
        self.as_list.set_label("As rings" if listed else "As list")


class _CircleList(QListWidget):
    """The same people in rows under the name of their circle, with the same keys."""

    opened = Signal(UUID)
    current_changed = Signal(UUID)
    moved = Signal(UUID, object)
    menu_asked = Signal(UUID, QPointF)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("Circles as a list")
        quiet_scrolling(self)
        self.viewport().setAutoFillBackground(False)
        self.setItemDelegate(_RowDelegate(self))
        self.setMouseTracking(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self._quiet = False
        self.currentItemChanged.connect(lambda: self._chosen())
        self.itemClicked.connect(self._clicked)

    def set_people(self, people: Sequence[Seated], counts: Mapping[Circle, int]) -> None:
        current = self._current_person()
        self._quiet = True
        self.clear()
        for circle in CIRCLES:
            head = QListWidgetItem(f"{circle.label}, {capacity_words(circle, counts.get(circle, 0))}")
            head.setFlags(Qt.ItemFlag.ItemIsEnabled)
            head.setData(_GROUP, (circle.label, capacity_words(circle, counts.get(circle, 0))))
            self.addItem(head)
            for person in sorted((p for p in people if p.circle is circle), key=lambda p: p.name.casefold()):
                item = QListWidgetItem(f"{person.name}, {person.words}" if person.words else person.name)
                item.setData(_PERSON, person)
                self.addItem(item)
        self._quiet = False
        self.select(current.id if current else None)

    def select(self, id: UUID | None) -> None:
        self._quiet = True
        for row in range(self.count()):
            person = self.item(row).data(_PERSON)
            if person is not None and person.id == id:
                self.setCurrentRow(row)
        self._quiet = False

    def _current_person(self) -> Seated | None:
        item = self.currentItem()
        person = item.data(_PERSON) if item is not None else None
        return person if isinstance(person, Seated) else None

    def _chosen(self) -> None:
        person = self._current_person()
        if person is not None and not self._quiet:
            self.current_changed.emit(person.id)

    def _clicked(self, item: QListWidgetItem) -> None:
        person = item.data(_PERSON)
        if isinstance(person, Seated):
            self.opened.emit(person.id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        person = self._current_person()
        key = event.key()
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if person is None:
            super().keyPressEvent(event)
        elif control and key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            at = CIRCLES.index(person.circle) + (-1 if key == Qt.Key.Key_Up else 1)
            if 0 <= at < len(CIRCLES):
                self.moved.emit(person.id, CIRCLES[at])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit(person.id)
        elif key == Qt.Key.Key_M and not control:
            self._ask_for_menu(person)
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        person = self._current_person()
        if person is not None:
            self._ask_for_menu(person)

    def _ask_for_menu(self, person: Seated) -> None:
        rect = self.visualItemRect(self.currentItem())
        self.menu_asked.emit(person.id, QPointF(rect.x() + 40, rect.center().y()))


_Index = QModelIndex | QPersistentModelIndex


class _RowDelegate(QStyledItemDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        return QSize(200, 28 if index.data(_GROUP) else theme().row_height(36))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        t, rect = theme().tokens, QRectF(option.rect)
        room = rect.adjusted(24, 0, -24, 0)
        group = index.data(_GROUP)
        if group:
            painter.fillRect(rect, t["sunken"])
            draw_text(painter, room, group[0], "caption-strong", t["text-2"])
            draw_text(painter, room, group[1], "caption", t["text-3"], RIGHT)
            return
        person = index.data(_PERSON)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, t["selected"])
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, t["hover"])
        hairline(painter, rect.x(), rect.bottom() - 1, rect.width(), t["border-subtle"])
        paint_avatar(painter, room.x(), rect.center().y() - 11, 22, Face.of(person.name))
        ink = {Health.OVER: t["danger-text"], Health.SOON: t["warn-text"]}.get(person.health, t["text-3"])
        width = draw_text(painter, room, person.words, "label", ink, RIGHT)
        draw_text(painter, room.adjusted(30, 0, -width - 8, 0), person.name, "row-title", t["text"])
        if option.state & QStyle.StateFlag.State_HasFocus:
            focus_inside(painter, rect, 0, t["focus"])
