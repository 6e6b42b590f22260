"""Buttons in the five manners of the design, and those that are only an icon."""

from collections.abc import Callable
from math import ceil
from typing import Literal, NamedTuple, TypeAlias

from PySide6.QtCore import QEvent, QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QEnterEvent, QKeyEvent, QKeySequence, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QMenu, QSizePolicy, QWidget

from organizer.ui.focus import RingedFocus
from organizer.ui.fonts import FontName, text_width
from organizer.ui.keycaps import key_text, keycap_width, paint_keycap
from organizer.ui.painting import LEFT, draw_text, fill_rounded, focus_inside
from organizer.ui.theme import theme
from organizer.ui.tokens import Tokens
from organizer.ui.tooltips import set_tooltip

Variant: TypeAlias = Literal["default", "primary", "danger", "ghost", "ghost-danger", "text", "quiet"]
Size: TypeAlias = Literal["small", "normal", "large"]


class _Metrics(NamedTuple):
    height: int
    padding: int
    radius: int
    icon: int


_SIZES: dict[Size, _Metrics] = {
    "small": _Metrics(24, 9, 5, 14),
    "normal": _Metrics(30, 13, 6, 16),
    "large": _Metrics(36, 17, 6, 16),
}
_GAP = 6
_ARROWS = frozenset({Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down})
_BARE: frozenset[Variant] = frozenset({"ghost", "ghost-danger", "text", "quiet"})


class _Paint(NamedTuple):
    fill: QColor | None
    edge: QColor | None
    text: QColor
    icon: QColor


class PushArea(RingedFocus, QAbstractButton):
    """What everything that can be pressed has in common: Enter presses too, hover repaints, the label is literal."""

    leaves_arrows = False
    """Whether arrows are for what holds it; else Qt goes on to the next stop of Tab."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self._label = ""
        self._make_menu: Callable[[], QMenu] | None = None
        self._menu: QMenu | None = None

    @property
    def label(self) -> str:
        return self._label

    def set_label(self, label: str) -> None:
        """A label of any text: unlike `setText`, an ampersand in it makes no shortcut."""
        self._label = label
        self.setText(label.replace("&", "&&"))
        self.updateGeometry()
        self.update()

    def set_menu(self, menu: QMenu) -> None:
        """Pressing, or Down, opens `menu` below."""
        self.set_menu_maker(lambda: menu)

    def set_menu_maker(self, make: Callable[[], QMenu]) -> None:
        """As `set_menu`, with a menu that is made when it is first opened: what shows early should do without."""
        if self._make_menu is None:
            self.clicked.connect(self.open_menu)
        self._make_menu = make
        self._menu = None

    def open_menu(self) -> None:
        if self._menu is None and self._make_menu is not None:
            self._menu = self._make_menu()
            self._menu.setParent(self, self._menu.windowFlags())
        if self._menu is not None:
            self._menu.popup(self.mapToGlobal(QPoint(0, self.height() + 4)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.isAutoRepeat():
            self.click()
        elif event.key() == Qt.Key.Key_Down and self._make_menu is not None:
            self.open_menu()
        elif self.leaves_arrows and event.key() in _ARROWS:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.update()

    def hovered(self) -> bool:
        return self.isEnabled() and self.underMouse()

    def pressed_look(self) -> bool:
        return self.isDown() or (self._menu is not None and self._menu.isVisible())


class Button(PushArea):
    """A button with a label, and an icon before or after it.

    `hint` draws the shortcut as a keycap inside the button; the shortcut itself belongs to whoever owns the action.
    """

    def __init__(
        self,
        label: str,
        variant: Variant = "default",
        size: Size = "normal",
        *,
        icon: str | None = None,
        trailing: str | None = None,
        hint: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._variant: Variant = variant
        self._metrics = _SIZES[size]
        self._small = size == "small"
        self._icon = icon
        self._trailing = trailing
        self._hint = key_text(hint) if hint else ""
        self.ring_radius = None if variant in _BARE else float(self._metrics.radius)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set_label(label)

    def set_icon(self, icon: str | None) -> None:
        self._icon = icon
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        left, right = self._padding()
        return QSize(left + right + self._content_width(), self._metrics.height)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        current = theme()
        rect, size = QRectF(self.rect()), self._metrics
        paint = self._colours(current.tokens)
        if paint.fill is not None or paint.edge is not None:
            fill_rounded(painter, rect, size.radius, paint.fill, paint.edge)
        left, right = self._padding()
        spare = self.width() - left - right - self._content_width()
        x = left + max(0, spare) // 2
        middle = rect.center().y()
        if self._icon:
            current.icons.paint(painter, x, middle - size.icon / 2, self._icon, size.icon, paint.icon)
            x += size.icon + (_GAP if self._label else 0)
        if self._label:
            end = self.width() - right - self._tail_width()
            text = QRectF(x, 0, max(0, end - x), self.height())
            x += round(draw_text(painter, text, self._label, self._font(), paint.text, LEFT))
        if self._hint:
            paint_keycap(painter, x + 6, middle, self._hint, paint.text, paint.text, None)
            x += 6 + keycap_width(self._hint)
        if self._trailing:
            current.icons.paint(painter, x + _GAP, middle - 7, self._trailing, 14, paint.icon)
        if self.shows_focus and self.ring_radius is None:
            focus_inside(painter, rect, size.radius, current.tokens["focus"])

    def _font(self) -> FontName:
        if self._variant == "quiet":
            return "label"
        strong = self._variant in ("primary", "danger")
        if self._small:
            return "label-strong" if strong else "label-medium"
        return "strong" if strong else "row-title"

    def _padding(self) -> tuple[int, int]:
        if self._variant in ("text", "ghost-danger"):
            return 7, 7
        if self._variant == "quiet":
            return 5, 3
        padding = self._metrics.padding
        if not self._label:
            padding = (self._metrics.height - self._metrics.icon) // 2
            return padding, padding
        near = self._icon == "plus" and self._metrics.height == 30
        return (padding - 3 if near else padding), padding

    def _content_width(self) -> int:
        width = ceil(text_width(self._font(), self._label)) if self._label else 0
        if self._icon:
            width += self._metrics.icon + (_GAP if self._label else 0)
        return width + self._tail_width()

    def _tail_width(self) -> int:
        width = 6 + keycap_width(self._hint) if self._hint else 0
        return width + (_GAP + 14 if self._trailing else 0)

    def _colours(self, t: Tokens) -> _Paint:
        variant, down = self._variant, self.pressed_look()
        if variant == "primary" or variant == "danger":
            if not self.isEnabled():
                return _Paint(t["pressed"], None, t["text-disabled"], t["text-disabled"])
            if variant == "danger":
                text = t["surface"]
                return _Paint(t["danger"] if down or self.hovered() else t["danger-text"], None, text, text)
            fill = t["accent-pressed"] if down else t["accent-hover"] if self.hovered() else t["accent"]
            return _Paint(fill, None, t["on-accent"], t["on-accent"])
        wash = t["pressed"] if down else t["hover"] if self.hovered() else None
        if not self.isEnabled():
            edge = None if variant in _BARE else t["border"]
            return _Paint(None if variant in _BARE else t["surface"], edge, t["text-disabled"], t["text-disabled"])
        if self.isChecked():
            return _Paint(t["selected"], None, t["text"], t["accent-text"])
        if variant == "default":
            return _Paint(wash or t["surface"], t["border"], t["text"], t["text-2"])
        if variant == "text":
            return _Paint(wash, None, t["accent-text"], t["accent-text"])
        if variant == "quiet":
            return _Paint(wash, None, t["text-3"], t["text-3"])
        return _Paint(wash, None, t["danger-text" if variant == "ghost-danger" else "text-2"], t["text-2"])


class IconButton(Button):
    """A ghost button that is only an icon. `name` is for screen readers and, with the shortcut, for the tooltip."""

    def __init__(
        self, icon: str, name: str, shortcut: str = "", size: Size = "normal", *, parent: QWidget | None = None
    ) -> None:
        super().__init__("", "ghost", size, icon=icon, parent=parent)
        if shortcut:
            self.setShortcut(QKeySequence(shortcut))
        self._shortcut = shortcut
        self.set_name(name)
        self.setFixedSize(self._metrics.height, self._metrics.height)

    def set_name(self, name: str) -> None:
        self.setAccessibleName(name)
        set_tooltip(self, name, self._shortcut)
