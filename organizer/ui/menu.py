"""Menus in the look of the program, with icons and shortcuts."""

from collections.abc import Callable

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QMenu, QWidget

from organizer.ui.fonts import font
from organizer.ui.keycaps import key_text
from organizer.ui.painting import LEFT, RIGHT, draw_text, fill_rounded, hairline, paint_swatch
from organizer.ui.theme import theme
from organizer.ui.tokens import Tokens

_ICON_PLACE = 31
_DANGER = "danger"

# Qt computes a menu's geometry from its style; its painting is ours. The right padding keeps room for the shortcut.
_GEOMETRY = f"""
QMenu {{ padding: 5px; border: 1px solid transparent; background: transparent; }}
QMenu::item {{ height: 28px; padding: 0 20px 0 {_ICON_PLACE}px; margin: 0; }}
QMenu::separator {{ height: 11px; margin: 0; }}
"""


class Menu(QMenu):
    """A QMenu whose entries show their text literally.

    With `stays_open`, ticking an entry that can be checked leaves the menu open, for choices of several.
    """

    def __init__(self, title: str = "", *, stays_open: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTitle(_literal(title))
        self._stays_open = stays_open
        self.setWindowFlag(Qt.WindowType.FramelessWindowHint)
        self.setWindowFlag(Qt.WindowType.NoDropShadowWindowHint)
        self.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)
        self.setFont(font("body"))
        self.setStyleSheet(_GEOMETRY)
        self.setMinimumWidth(200)

    def add(
        self,
        text: str,
        on_chosen: Callable[[], object] | None = None,
        *,
        icon: str | None = None,
        swatch: str | None = None,
        shortcut: str = "",
        danger: bool = False,
        checked: bool | None = None,
    ) -> QAction:
        """An entry. `shortcut` is shown, not bound: the window binds its keys once. `checked` makes a tick box,
        `swatch` names a colour that the entry goes by."""
        action = QAction(_literal(text), self)
        action.setProperty("icon_name", icon or "")
        action.setProperty("swatch", swatch or "")
        action.setProperty("keys", key_text(shortcut) if shortcut else "")
        action.setProperty(_DANGER, danger)
        if shortcut:
            action.setShortcut(QKeySequence(shortcut))
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        if checked is not None:
            action.setCheckable(True)
            action.setChecked(checked)
        if on_chosen is not None:
            chosen = on_chosen
            action.triggered.connect(lambda: chosen())
        self.addAction(action)
        return action

    def add_heading(self, text: str) -> QAction:
        """A line of small text that cannot be chosen."""
        action = self.add(text)
        action.setProperty("heading", True)
        action.setEnabled(False)
        return action

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        action = self.actionAt(event.position().toPoint())
        if not self._tick(action):
            super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() != Qt.Key.Key_Space or not self._tick(self.activeAction()):
            super().keyPressEvent(event)

    def _tick(self, action: QAction | None) -> bool:
        if action is None or not (self._stays_open and action.isCheckable() and action.isEnabled()):
            return False
        action.trigger()
        return True

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        t = theme().tokens
        fill_rounded(painter, QRectF(self.rect()), 8, t["raised"], t["border-control"])
        for action in self.actions():
            if action.isVisible():
                self._paint_entry(painter, action, QRectF(self.actionGeometry(action)), t)

    def _paint_entry(self, painter: QPainter, action: QAction, rect: QRectF, t: Tokens) -> None:
        if action.isSeparator():
            hairline(painter, 1, round(rect.center().y()), self.width() - 2, t["border-subtle"])
            return
        if action.property("heading"):
            draw_text(painter, rect.adjusted(8, 0, -8, 0), _shown(action), "caption-strong", t["text-3"])
            return
        if action is self.activeAction() and action.isEnabled():
            fill_rounded(painter, rect, 5, t["selected"])
        ink = t["danger-text"] if action.property(_DANGER) else t["text"]
        if not action.isEnabled():
            ink = t["text-disabled"]
        icons = theme().icons
        top = rect.center().y() - 7.5
        name = str(action.property("icon_name") or "")
        if action.isCheckable():
            if action.isChecked():
                icons.paint(painter, rect.x() + 8, top, "check", 15, t["accent-text"])
        elif swatch := str(action.property("swatch") or ""):
            paint_swatch(painter, rect.x() + 10, rect.center().y(), t.named(swatch))
        elif name:
            plain = action.isEnabled() and not action.property(_DANGER)
            icons.paint(painter, rect.x() + 8, top, name, 15, t["text-2"] if plain else ink)
        place = _ICON_PLACE if self._has_icons() else 8
        keys = str(action.property("keys") or "")
        text = rect.adjusted(place, 0, -8, 0)
        draw_text(painter, text, _shown(action), "body", ink, LEFT)
        if keys:
            draw_text(painter, text, keys, "caption", t["text-3"], RIGHT)
        if action.menu() is not None:
            icons.paint(painter, rect.right() - 22, top, "chevron-right", 15, t["text-3"])

    def _has_icons(self) -> bool:
        marked = (a.property("icon_name") or a.property("swatch") or a.isCheckable() for a in self.actions())
        return any(marked)


def _literal(text: str) -> str:
    return text.replace("&", "&&")


def _shown(action: QAction) -> str:
    return action.text().replace("&&", "&")


def filled_when_opened(fill: Callable[[Menu], None], parent: QWidget) -> Menu:
    """A menu whose entries are made each time it opens, so that it shows what holds then."""
    menu = Menu(parent=parent)

    def renew() -> None:
        menu.clear()
        fill(menu)

    menu.aboutToShow.connect(renew)
    return menu
