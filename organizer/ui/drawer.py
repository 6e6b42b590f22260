"""A panel that slides in from the right over the page, with all but it dimmed."""

from collections.abc import Iterator, Sequence
from typing import Literal, TypeAlias

from PySide6.QtCore import (
    QAbstractAnimation,
    QEasingCurve,
    QEvent,
    QObject,
    QPoint,
    QPropertyAnimation,
    QRect,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget
from shiboken6 import isValid

from organizer.ui.buttons import IconButton
from organizer.ui.label import Label
from organizer.ui.painting import fill, hairline
from organizer.ui.regions import first_stop
from organizer.ui.scrolling import ScrollArea
from organizer.ui.theme import theme

Width: TypeAlias = Literal[496, 760]

_SLIDE_MS = 160
_LEAST_LEFT = 56


class Drawer(QWidget):
    """Lies over `host`. Esc, the cross and a click beside it ask to close: `close_asked` goes to whoever filled it,
    who may hold it open for unsaved changes; unless it has been connected, the drawer closes by itself.

    While open it keeps the focus within; closed, it gives the focus back to where it was.
    """

    close_asked = Signal()
    closed = Signal()

    def __init__(self, host: QWidget, width: Width = 496) -> None:
        super().__init__(host)
        self._host = host
        self._wanted_width: int = width
        self._asks = False
        self._came_from: tuple[QWidget, ...] = ()
        self._by_key = False
        self._panel = _Panel(self)
        self._title = Label("", "dialog-title")
        self._close = IconButton("x", "Close", "Esc")
        self._close.clicked.connect(self.ask_to_close)
        self._close.setShortcut("")
        self._head = _Bar(56, line_below=True)
        self._head.row.setContentsMargins(24, 1, 16, 1)
        self._head.row.addWidget(self._title, 1)
        self._head.row.addWidget(self._close)
        self._head_part: QWidget | None = None
        self._content: QWidget | None = None
        self._scroll: ScrollArea | None = None
        self.foot = _Bar(60, line_below=False)
        """The row at the bottom: put Delete, a stretch, Cancel and Save in `foot.row`. Hidden while it is empty."""
        self.foot.row.setContentsMargins(24, 2, 24, 0)
        self._column = QVBoxLayout(self._panel)
        self._column.setContentsMargins(1, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self._head)
        self._column.addWidget(self.foot)
        self._slide = QPropertyAnimation(self._panel, b"pos", self)
        self._slide.setEasingCurve(QEasingCurve.Type.OutCubic)
        host.installEventFilter(self)
        self.hide()

    def set_title(self, title: str) -> None:
        self._title.setText(title)
        self._panel.setAccessibleName(title)

    def set_head_part(self, part: QWidget | None) -> None:
        """A control beside the title, such as the choice of who sees the record."""
        if self._head_part is not None:
            self._head.row.removeWidget(self._head_part)
            self._head_part.deleteLater()
        self._head_part = part
        if part is not None:
            self._head.row.insertWidget(1, part)

    def set_content(self, content: QWidget, scrolled: bool = True) -> None:
        """Replace what the drawer holds; the old content is deleted."""
        for old in (self._scroll, self._content):
            if old is not None:
                self._column.removeWidget(old)
                old.hide()
                old.deleteLater()
        self._scroll = self._content = None
        if scrolled:
            self._scroll = ScrollArea(content)
            self._column.insertWidget(1, self._scroll, 1)
        else:
            self._content = content
            self._column.insertWidget(1, content, 1)

    def set_width(self, width: Width) -> None:
        self._wanted_width = width
        self._arrange()

    def is_open(self) -> bool:
        return self.isVisible()

    def open(self) -> None:
        """Slide in and take the focus to the first thing in the content."""
        if not self.isVisible():
            self._came_from = tuple(_with_parents(QApplication.focusWidget()))
        self.foot.setVisible(self.foot.row.count() > 0)
        self._arrange()
        self.show()
        self.raise_()
        rest = self._panel.pos()
        duration = 0 if theme().reduced_motion else _SLIDE_MS
        if duration:
            self._slide.stop()
            self._slide.setDuration(duration)
            self._slide.setStartValue(QPoint(self.width(), 0))
            self._slide.setEndValue(rest)
            self._slide.start()
        inner = self._scroll or self._content
        stop = (first_stop(inner) if inner is not None else None) or self._close
        stop.setFocus(Qt.FocusReason.TabFocusReason)

    def ask_to_close(self) -> None:
        if self._asks:
            self.close_asked.emit()
        else:
            self.close_now()

    def hold_open(self, holds: bool = True) -> None:
        """Leave closing to whoever listens to `close_asked`."""
        self._asks = holds

    def close_now(self) -> None:
        if not self.isVisible():
            return
        self._slide.stop()
        self.hide()
        self._give_back(self._came_from)
        self._came_from = ()
        self._by_key = False
        self.closed.emit()

    def _give_back(self, came_from: Sequence[QWidget]) -> None:
        """To where the focus was; where that is gone, as a row of a list that was made anew is, to the nearest around
        it that takes the focus."""
        by_key = Qt.FocusReason.ShortcutFocusReason if self._by_key else Qt.FocusReason.OtherFocusReason
        for back in came_from:
            if not isValid(back) or not back.isVisible():
                continue
            if back is came_from[0] or back.focusProxy() is not None:
                back.setFocus(by_key)
                return
        if came_from and not isValid(came_from[0]):
            self._host.setFocus(Qt.FocusReason.OtherFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Resize:
            self._arrange()
        return False

    def _arrange(self) -> None:
        self.setGeometry(self._host.rect())
        width = min(self._wanted_width, self.width())
        if self._wanted_width > 496:
            width = min(width, max(496, self.width() - _LEAST_LEFT))
        place = QRect(self.width() - width, 0, width, self.height())
        if self.isRightToLeft():
            place.moveLeft(0)
        if self._slide.state() is QAbstractAnimation.State.Running:
            self._slide.stop()
        self._panel.setGeometry(place)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab goes round inside the drawer."""
        here = QApplication.focusWidget() or self._close
        widget = here
        while True:
            following = widget.nextInFocusChain() if forward else widget.previousInFocusChain()
            if following is None or following is here:
                return True
            widget = following
            stops = widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisible() and widget.isEnabled()
            if stops and self.isAncestorOf(widget) and widget.focusProxy() is None:
                reason = Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason
                widget.setFocus(reason)
                if self._scroll is not None and self._scroll.isAncestorOf(widget):
                    self._scroll.ensureWidgetVisible(widget, 0, 40)
                return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._by_key = True
            self.ask_to_close()
            return
        super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if not self._panel.geometry().contains(event.position().toPoint()):
            self.ask_to_close()

    def paintEvent(self, event: QPaintEvent) -> None:
        fill(QPainter(self), self.rect(), theme().tokens.scrim())


class _Panel(QWidget):
    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Stop here: only a click beside the panel closes."""

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, t = QPainter(self), theme().tokens
        fill(painter, self.rect(), t["surface"])
        hairline(painter, 0, 0, self.height(), t["border"], vertical=True)


class _Bar(QWidget):
    def __init__(self, height: int, line_below: bool) -> None:
        super().__init__()
        self._line_below = line_below
        self.setFixedHeight(height)
        self.row = QHBoxLayout(self)
        self.row.setSpacing(8)

    def paintEvent(self, event: QPaintEvent) -> None:
        y = self.height() - 1 if self._line_below else 0
        hairline(QPainter(self), 0, y, self.width(), theme().tokens["border-subtle"])


def _with_parents(widget: QWidget | None) -> Iterator[QWidget]:
    while widget is not None:
        yield widget
        widget = widget.parentWidget()
