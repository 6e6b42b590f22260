"""The entries of the sidebar, and the button that names the profile."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from organizer.kernel.frozen import frozen
from organizer.ui.avatars import Face, paint_stack, stack_width
from organizer.ui.buttons import PushArea
from organizer.ui.fonts import text_width
from organizer.ui.painting import RIGHT, draw_text, fill_rounded, hairline
from organizer.ui.theme import theme
from organizer.ui.tooltips import set_tooltip

ITEM_HEIGHT = 30
STEPS = frozenset({Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Home, Qt.Key.Key_End})


@frozen
class NavItem:
    """An entry. `count` is what needs someone today; `hot` says that some of it is overdue and shows it in red."""

    key: str
    title: str
    icon: str
    count: int = 0
    hot: bool = False


class NavGroup(NamedTuple):
    """Entries under a title; without one they stand at the top, or at the foot where `last` says so."""

    title: str
    items: tuple[NavItem, ...]
    last: bool = False


class StepArea(PushArea):
    """Something in a column that Up, Down, Home and End walk along."""

    stepped = Signal(int)
    """The key that was pressed."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in STEPS:
            self.stepped.emit(event.key())
        else:
            super().keyPressEvent(event)


class NavButton(StepArea):
    def __init__(self, item: NavItem, shortcut: str = "", *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shortcut = shortcut
        self._rail = False
        self._current = False
        self.setFixedHeight(ITEM_HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.set_item(item)

    @property
    def item(self) -> NavItem:
        return self._item

    def set_item(self, item: NavItem) -> None:
        self._item = item
        self.set_label(item.title)
        self.setAccessibleName(f"{item.title}, {item.count}" if item.count else item.title)
        self._explain()

    def set_rail(self, rail: bool) -> None:
        self._rail = rail
        self._explain()
        self.update()

    def set_current(self, current: bool) -> None:
        """Mark as the page that is open: the one entry that Tab stops at."""
        self._current = current
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if current else Qt.FocusPolicy.ClickFocus)
        self.update()

    def _explain(self) -> None:
        counted = f"{self._item.title}, {self._item.count}" if self._item.count else self._item.title
        set_tooltip(self, counted if self._rail else "", self._shortcut if self._rail else "")

    def sizeHint(self) -> QSize:
        return QSize(40 if self._rail else 208, ITEM_HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        current, item = theme(), self._item
        t, rect = current.tokens, QRectF(self.rect())
        if self._current:
            fill_rounded(painter, rect, 6, t["selected"])
        elif self.pressed_look() or self.hovered():
            fill_rounded(painter, rect, 6, t["pressed"] if self.isDown() or t.scheme == "light" else t["hover"])
        ink = t["accent-text"] if self._current else t["text-2"] if self._rail else t["text-3"]
        if self._rail:
            current.icons.paint(painter, (rect.width() - 18) / 2, 6, item.icon, 18, ink)
            if item.count:
                painter.setRenderHint(QPainter.RenderHint.Antialiasing)
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(t["danger"])
                painter.drawEllipse(QRectF(rect.width() / 2 + 9, 4, 6, 6))
            return
        current.icons.paint(painter, 8, 7, item.icon, 16, ink)
        room = rect.adjusted(34, 0, -8, 0)
        if item.count:
            count = str(item.count)
            if item.hot:
                draw_text(painter, room, count, "caption-strong", t["danger-text"], RIGHT)
            else:
                draw_text(painter, room, count, "caption-medium", t["text-3"], RIGHT)
            room.setRight(room.right() - text_width("caption-strong", count) - 6)
        if self._current:
            draw_text(painter, room, item.title, "strong", t["text"])
        else:
            draw_text(painter, room, item.title, "row-title", t["text-2"])


class GroupTitle(QWidget):
    """The title over a group; in the rail a short rule."""

    def __init__(self, title: str, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = title
        self.set_rail(False)

    def set_rail(self, rail: bool) -> None:
        self._rail = rail
        self.setFixedHeight(14 if rail else 33)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, t = QPainter(self), theme().tokens
        if self._rail:
            hairline(painter, 8, 6, self.width() - 16, t["border"])
        else:
            draw_text(painter, QRectF(8, 14, self.width() - 16, 16), self._title, "caption-strong", t["text-3"])


class ProfileButton(StepArea):
    """Whose file is open: faces, its name, who is in it. Opens the profile's menu."""

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._faces: tuple[Face, ...] = ()
        self._title = self._subtitle = ""
        self._rail = False
        self.setFixedHeight(44)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_profile(self, faces: Sequence[Face], title: str, subtitle: str) -> None:
        self._faces, self._title, self._subtitle = tuple(faces), title, subtitle
        self.set_label(title)
        self.setAccessibleName(f"{title}, {subtitle}" if subtitle else title)
        set_tooltip(self, title)

    def set_rail(self, rail: bool) -> None:
        self._rail = rail
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        current = theme()
        t, rect = current.tokens, QRectF(self.rect())
        ground = t["sidebar"]
        if self.hovered() or self.pressed_look():
            ground = t["pressed"] if t.scheme == "light" else t["hover"]
            fill_rounded(painter, rect, 6, ground)
        size, faces = (22, self._faces[:2]) if len(self._faces) > 1 else (28, self._faces)
        wide = stack_width(size, len(faces)) if len(faces) > 1 else size
        if self._rail:
            x = (rect.width() - wide) / 2
        else:
            x = 8
            text = QRectF(x + wide + 10, 0, rect.width() - wide - 18 - 32, 0)
            text.setRect(text.x(), 6, text.width(), 17)
            draw_text(painter, text, self._title, "strong", t["text"])
            text.setRect(text.x(), 24, text.width(), 14)
            draw_text(painter, text, self._subtitle, "caption", t["text-3"])
            current.icons.paint(painter, rect.width() - 22, 15, "chevrons-up-down", 14, t["text-3"])
        if len(faces) > 1:
            paint_stack(painter, x, 9, size, faces, ground)
        elif faces:
            paint_stack(painter, x - 2, 22 - size / 2 - 2, size, faces, ground)
