"""The rows of the palette, painted: match letters bold, keys as caps."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QListView, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from organizer.ui.fonts import FontName, text_width
from organizer.ui.keycaps import key_text, keycap_width, paint_keycap
from organizer.ui.painting import RIGHT, draw_text, fill_rounded, single_line
from organizer.ui.records.cells import draw_avatar
from organizer.ui.theme import theme

from .found import Found, FoundGroup
from .slips import matched

ROW, HEADING = 40, 30
_AVATAR, _ICON = 22, 16
_TEXT = 55
_Index = QModelIndex | QPersistentModelIndex


class Rows(QAbstractListModel):
    """Headings and what was found under them, in one list."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.rows: list[Found | str] = []
        self.typed = ""

    def show_groups(self, groups: Sequence[FoundGroup], typed: str) -> None:
        """Shows these; groups without rows are left out."""
        self.beginResetModel()
        self.rows, self.typed = [], typed
        for group in groups:
            if group.rows:
                self.rows += [group.title, *group.rows]
        self.endResetModel()

    def rowCount(self, parent: _Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.rows)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self.rows[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return row if isinstance(row, str) else ", ".join(filter(None, (row.title, row.detail, row.kind, row.keys)))
        return None

    def flags(self, index: _Index) -> Qt.ItemFlag:
        if isinstance(self.rows[index.row()], str):
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def step(self, from_row: int, by: int) -> int:
        """The next row that can be chosen, going round; -1 where there is none."""
        for offset in range(1, len(self.rows) + 1):
            row = (from_row + by * offset) % len(self.rows)
            if not isinstance(self.rows[row], str):
                return row
        return -1


class RowDelegate(QStyledItemDelegate):
    """Paints them. The chosen row says which key takes it."""

    def __init__(self, rows: Rows, parent: QWidget) -> None:
        super().__init__(parent)
        self._rows = rows

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        return QSize(0, HEADING if isinstance(self._rows.rows[index.row()], str) else ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        t, row, rect = theme().tokens, self._rows.rows[index.row()], QRectF(option.rect)
        if isinstance(row, str):
            draw_text(painter, rect.adjusted(20, 6, -20, 0), row, "caption-strong", t["text-3"])
            return
        view = self.parent()
        chosen = isinstance(view, QListView) and view.currentIndex().row() == index.row()
        if chosen:
            fill_rounded(painter, rect.adjusted(6, 0, -6, 0), 6, t["selected"])
        middle = rect.center().y()
        if row.face is not None:
            draw_avatar(painter, rect.x() + 20, middle - _AVATAR / 2, _AVATAR, row.face)
        else:
            theme().icons.paint(painter, rect.x() + 23, middle - _ICON / 2, row.icon, _ICON, t["text-2"])
        end = self._paint_end(painter, rect, row, chosen)
        text = QRectF(rect.x() + _TEXT, rect.y(), max(end - 12 - rect.x() - _TEXT, 40), rect.height())
        width = self._paint_words(painter, text, row.title, "row-title", "strong", t["text"])
        rest = text.adjusted(width + 8, 0, 0, 0)
        if row.detail and rest.width() > 40:
            self._paint_words(painter, rest, row.detail, "label", "label-strong", t["text-3"])

    def _paint_end(self, painter: QPainter, rect: QRectF, row: Found, chosen: bool) -> float:
        """Keys, or the kind of thing, flush right. Gives where it begins."""
        t = theme().tokens
        right = rect.right() - 20
        keys = row.keys or ("Enter" if chosen and not row.kind else "")
        if keys:
            for key in reversed(key_text(keys).split(" ")):
                width = keycap_width(key)
                right -= width
                paint_keycap(painter, right, rect.center().y(), key, t["text-3"], t["border"], t["sunken"])
                right -= 4
            return right
        if row.kind:
            right -= text_width("caption", row.kind)
            draw_text(painter, rect.adjusted(_TEXT, 0, -20, 0), row.kind, "caption", t["text-3"], RIGHT)
        return right

    def _paint_words(
        self, painter: QPainter, rect: QRectF, text: str, plain: FontName, bold: FontName, ink: QColor
    ) -> float:
        """The text with what was typed standing out; shortened at its end where it does not fit. Gives its width."""
        text = single_line(text)
        accent, x, at = theme().tokens["accent-text"], rect.x(), 0
        pieces: list[tuple[str, bool]] = []
        for start, end in matched(self._rows.typed, text):
            pieces += [(text[at:start], False), (text[start:end], True)]
            at = end
        pieces.append((text[at:], False))
        for piece, strong in pieces:
            room = rect.right() - x
            if piece and room > 8:
                place = QRectF(x, rect.y(), room, rect.height())
                x += draw_text(painter, place, piece, bold if strong else plain, accent if strong else ink)
        return x - rect.x()
