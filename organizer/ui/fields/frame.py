"""The edge of a field, and the line of text in it."""

from PySide6.QtCore import QEvent, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QMouseEvent, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QSizePolicy, QWidget

from organizer.ui.painting import fill_rounded, paint_swatch
from organizer.ui.theme import theme

HEIGHT = 32


class LineEdit(QLineEdit):
    """A line of text without an edge of its own."""

    focused = Signal(bool)

    def __init__(self, placeholder: str = "", *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrame(False)
        self.setPlaceholderText(placeholder)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._colour_text()

    def setReadOnly(self, read_only: bool) -> None:
        super().setReadOnly(read_only)
        self._colour_text()

    def _colour_text(self) -> None:
        look = QPalette()
        look.setColor(QPalette.ColorRole.Base, QColor(0, 0, 0, 0))
        if self.isReadOnly():
            look.setColor(QPalette.ColorGroup.All, QPalette.ColorRole.Text, theme().tokens["text-2"])
        self.setPalette(look)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is not QEvent.Type.PaletteChange or not self.isReadOnly():
            return
        if self.palette().color(QPalette.ColorRole.Text) != theme().tokens["text-2"]:
            self._colour_text()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.focused.emit(True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.focused.emit(False)


class FieldFrame(QWidget):
    """Holds a field's parts on a line. The edge is painted, so a thicker one moves nothing."""

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._focused = self._wrong = self._read_only = False
        self.setMinimumHeight(HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(9, 1, 11, 1)
        self.row.setSpacing(6)

    def ends_with_button(self) -> None:
        """Keep less room at the end: a button brings its own around its icon."""
        self.row.setContentsMargins(9, 1, 6, 1)

    def set_focused(self, focused: bool) -> None:
        self._focused = focused
        self.update()

    def set_wrong(self, wrong: bool) -> None:
        self._wrong = wrong
        self.update()

    def set_read_only(self, read_only: bool) -> None:
        self._read_only = read_only
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click beside the text goes to the text."""
        proxy = self.focusProxy()
        if proxy is not None:
            proxy.setFocus(Qt.FocusReason.MouseFocusReason)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.EnabledChange:
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        t = theme().tokens
        quiet = self._read_only or not self.isEnabled()
        edge, width = t["border" if quiet else "border-control"], 1.0
        if self._focused:
            edge, width = t["focus"], 2.0
        elif self._wrong:
            edge, width = t["danger"], 1.5
        fill = t["sunken" if self._read_only else "surface"]
        fill_rounded(QPainter(self), QRectF(self.rect()), 6, fill, edge, width)


class Mark(QWidget):
    """An icon in a field that says something and does nothing."""

    def __init__(self, size: int = 15, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon: str | None = None
        self._swatch: str | None = None
        self._danger = False
        self._size = size
        self.setFixedSize(size, size)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def set_icon(self, icon: str | None, danger: bool = False, swatch: str | None = None) -> None:
        """An icon, or the colour that something goes by."""
        self._icon, self._danger, self._swatch = icon, danger, swatch
        self.setVisible(icon is not None or swatch is not None)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._swatch is not None:
            paint_swatch(QPainter(self), 1, self.height() / 2, theme().tokens.named(self._swatch))
        elif self._icon is not None:
            current = theme()
            colour = current.tokens["danger-text" if self._danger else "text-3"]
            current.icons.paint(QPainter(self), 0, 0, self._icon, self._size, colour)
