"""A layout that fills lines from the reading side and starts a new one where there is no room.

What can grow is asked for its least width only, and takes the rest of its line where it stands last.
"""

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget


class FlowLayout(QLayout):
    def __init__(self, parent: QWidget | None = None, gap: int = 6, line_gap: int = 6) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._gap, self._line_gap = gap, line_gap
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def move_last(self, index: int) -> None:
        """Put the item at `index` at the end."""
        self._items.append(self._items.pop(index))
        self.invalidate()

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._arrange(QRect(0, 0, width, 0), place=False)

    def sizeHint(self) -> QSize:
        hints = [item.sizeHint() for item in self._items]
        width = sum(hint.width() + self._gap for hint in hints) - self._gap
        margins = self.contentsMargins()
        height = max((hint.height() for hint in hints), default=0)
        return QSize(max(0, width) + margins.left() + margins.right(), height + margins.top() + margins.bottom())

    def minimumSize(self) -> QSize:
        margins = self.contentsMargins()
        width = max((item.minimumSize().width() for item in self._items), default=0)
        height = max((item.minimumSize().height() for item in self._items), default=0)
        return QSize(width + margins.left() + margins.right(), height + margins.top() + margins.bottom())

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._arrange(rect, place=True)

    def _arrange(self, outer: QRect, place: bool) -> int:
        rect = outer.marginsRemoved(self.contentsMargins())
        for line, top, height in self._lines(rect):
            x = rect.x()
            for item, size in line:
                if place:
                    width = size.width()
                    if item.expandingDirections() & Qt.Orientation.Horizontal and item is line[-1][0]:
                        width = max(width, rect.right() + 1 - x)
                    spot = QRect(QPoint(x, top + (height - size.height()) // 2), QSize(width, size.height()))
                    item.setGeometry(self._mirrored(spot, rect))
                x += size.width() + self._gap
            bottom = top + height
        margins = self.contentsMargins()
        end = bottom if self._items else rect.y()
        return end - outer.y() + margins.bottom()

    def _lines(self, rect: QRect) -> list[tuple[list[tuple[QLayoutItem, QSize]], int, int]]:
        lines: list[tuple[list[tuple[QLayoutItem, QSize]], int, int]] = []
        line: list[tuple[QLayoutItem, QSize]] = []
        used, top = 0, rect.y()
        for item in self._items:
            grows = bool(item.expandingDirections() & Qt.Orientation.Horizontal)
            size = QSize(item.minimumSize().width() if grows else item.sizeHint().width(), item.sizeHint().height())
            size.setWidth(min(size.width(), max(rect.width(), item.minimumSize().width())))
            if line and used + size.width() > rect.width():
                height = max(part.height() for _, part in line)
                lines.append((line, top, height))
                top, line, used = top + height + self._line_gap, [], 0
            line.append((item, size))
            used += size.width() + self._gap
        if line:
            lines.append((line, top, max(part.height() for _, part in line)))
        return lines

    def _mirrored(self, spot: QRect, rect: QRect) -> QRect:
        parent = self.parentWidget()
        if parent is not None and parent.isRightToLeft():
            spot.moveLeft(rect.x() + rect.right() - spot.right())
        return spot
