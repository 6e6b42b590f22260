"""The bar over every page: what it is, whose records it shows, search, hidden amounts, New."""

from collections.abc import Callable

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from organizer.ui.buttons import Button, IconButton, PushArea
from organizer.ui.keycaps import key_text, keycap_width, paint_keycap
from organizer.ui.label import Label
from organizer.ui.menu import Menu, filled_when_opened
from organizer.ui.painting import draw_text, fill, fill_rounded, hairline
from organizer.ui.theme import theme
from organizer.ui.tooltips import set_tooltip
from organizer.ui.who import WhoFilter

HEIGHT = 52


class SearchButton(PushArea):
    """Looks like a search field; pressing it opens the palette."""

    def __init__(self, text: str, short: str, shortcut: str, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text, self._short = text, short
        self._keys = key_text(shortcut)
        self._narrow = False
        self.setFixedHeight(30)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.IBeamCursor)
        self.setAccessibleName(text)
        set_tooltip(self, text, shortcut)

    def set_narrow(self, narrow: bool) -> None:
        self._narrow = narrow
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(150 if self._narrow else 272, 30)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, current = QPainter(self), theme()
        t, rect = current.tokens, QRectF(self.rect())
        fill_rounded(painter, rect, 6, t["hover"] if self.hovered() else t["surface"], t["border"])
        current.icons.paint(painter, 11, 7.5, "search", 15, t["text-3"])
        keys = keycap_width(self._keys)
        text = rect.adjusted(34, 0, -keys - 13, 0)
        draw_text(painter, text, self._short if self._narrow else self._text, "body", t["text-3"])
        paint_keycap(
            painter, rect.width() - keys - 7, rect.center().y(), self._keys, t["text-3"], t["border"], t["sunken"]
        )


class TopBar(QWidget):
    search_requested = Signal()
    amounts_hidden = Signal(bool)
    new_requested = Signal()
    """New was pressed and has no menu."""

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Top bar")
        self.setFixedHeight(HEIGHT)
        self._title = Label("", "page-title")
        self._subtitle = Label("", "body", "text-3")
        self.who = WhoFilter()
        self._search = SearchButton("Search or jump to…", "Search", "Ctrl+K")
        self._search.clicked.connect(lambda: self.search_requested.emit())
        self._eye = IconButton("eye", "Hide amounts", "Ctrl+Shift+H")
        self._eye.setCheckable(True)
        self._eye.toggled.connect(self._eye_toggled)
        self.new = Button("New", "primary", icon="plus")
        self.new.clicked.connect(self._new_clicked)
        self._has_menu = False
        self._row = QHBoxLayout(self)
        self._row.setSpacing(12)
        self._row.addWidget(self._title)
        self._row.addWidget(self._subtitle)
        self._row.addStretch(1)
        for widget in (self.who, self._search, self._eye, self.new):
            self._row.addWidget(widget)
        self.set_narrow(False)

    def set_title(self, title: str, subtitle: str = "") -> None:
        self._title.setText(title)
        self._subtitle.setText(subtitle)
        self._subtitle.setVisible(bool(subtitle))

    def set_new_menu(self, fill: Callable[[Menu], None]) -> None:
        """New opens a menu that `fill` makes each time."""
        self._has_menu = True
        self.new.set_menu_maker(lambda: filled_when_opened(fill, self.new))

    def set_amounts_hidden(self, hidden: bool) -> None:
        self._eye.setChecked(hidden)

    def set_narrow(self, narrow: bool) -> None:
        side = 20 if narrow else 24
        self._row.setContentsMargins(side, 1, side, 1)
        self._search.set_narrow(narrow)

    def _eye_toggled(self, hidden: bool) -> None:
        self._eye.set_icon("eye-off" if hidden else "eye")
        self._eye.set_name("Show amounts" if hidden else "Hide amounts")
        self.amounts_hidden.emit(hidden)

    def _new_clicked(self) -> None:
        if not self._has_menu:
            self.new_requested.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, t = QPainter(self), theme().tokens
        fill(painter, self.rect(), t["window"])
        hairline(painter, 0, self.height() - 1, self.width(), t["border-subtle"])
