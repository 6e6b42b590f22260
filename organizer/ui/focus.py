"""The focus ring: drawn for those who use the keyboard, two pixels outside what has the focus."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from organizer.ui.painting import fill_rounded
from organizer.ui.theme import theme

BY_KEYBOARD = frozenset(
    {Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason, Qt.FocusReason.ShortcutFocusReason}
)
_KEEPS_RING = frozenset({Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason})

_REACH = 4

if TYPE_CHECKING:
    _Mixed = QWidget
else:  # Qt allows one base of its own per class, so at run time the mixin has none
    _Mixed = object


class FocusRing(QWidget):
    """A see-through frame over one widget. It lies in the window, or in the scrolled page that holds the widget,
    and so is neither clipped by the widget's neighbours nor drawn over what covers it."""

    def __init__(self) -> None:
        super().__init__()
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._target: QWidget | None = None
        self._watched: list[QWidget] = []
        self._radius = 0.0

    def surround(self, target: QWidget, radius: float) -> None:
        self._target, self._radius = target, radius
        ground = _ground(target)
        self.setParent(ground)
        target.destroyed.connect(self.deleteLater)
        at: QWidget | None = target
        while at is not None and at is not ground:
            at.installEventFilter(self)
            self._watched.append(at)
            at = at.parentWidget()
        self._place()

    def release(self) -> None:
        for widget in self._watched:
            widget.removeEventFilter(self)
        self._watched.clear()
        self._target = None
        self.hide()
        self.deleteLater()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Show, QEvent.Type.Hide):
            self._place()
        return False

    def _place(self) -> None:
        target, ground = self._target, self.parentWidget()
        if target is None or ground is None:
            return
        corner = target.mapTo(ground, QPoint(0, 0))
        self.setGeometry(QRect(corner, target.size()).adjusted(-_REACH, -_REACH, _REACH, _REACH))
        self.setVisible(target.isVisible())
        self.raise_()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        fill_rounded(painter, QRectF(self.rect()), self._radius + _REACH, None, theme().tokens["focus"], 2.0)


def _ground(target: QWidget) -> QWidget:
    at = target
    while not at.isWindow():
        parent = at.parentWidget()
        if parent is None:
            break
        above = parent.parentWidget()
        if isinstance(above, QAbstractScrollArea) and above.viewport() is parent and at is not target:
            break
        at = parent
    return at


class RingedFocus(_Mixed):
    """Mixed into a widget: shows the ring outside it while it has the focus by keyboard.

    `ring_radius` is the radius of the widget's own edge; None draws nothing outside, and the widget paints the ring
    inside itself where `shows_focus` says so.
    """

    ring_radius: float | None = 6.0
    shows_focus = False
    _ring: FocusRing | None = None

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() not in _KEEPS_RING:
            self.shows_focus = event.reason() in BY_KEYBOARD
        if self.shows_focus and self.ring_radius is not None:
            self._ring = FocusRing()
            self._ring.surround(self, self.ring_radius)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() not in _KEEPS_RING:
            self.shows_focus = False
        if self._ring is not None:
            self._ring.release()
            self._ring = None
        self.update()
