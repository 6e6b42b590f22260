"""A choice of one among few, all of them in view."""

from collections.abc import Sequence
from typing import Literal, NamedTuple, TypeAlias

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QSizePolicy, QWidget

from organizer.ui.avatars import Face, paint_avatar
from organizer.ui.buttons import PushArea
from organizer.ui.fonts import FontName, text_width
from organizer.ui.painting import LEFT, draw_text, fill_rounded
from organizer.ui.theme import theme

Ground: TypeAlias = Literal["page", "topbar"]

_AVATAR = 16


class Segment(NamedTuple):
    key: str
    label: str
    icon: str | None = None
    face: Face | None = None


class _Option(PushArea):
    """One of the choices. Qt makes arrows move within the group and Tab stop at the chosen one."""

    ring_radius = 4.0

    def __init__(self, segment: Segment, small: bool, parent: QWidget) -> None:
        super().__init__(parent)
        self.segment = segment
        self._small = small
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        self.set_label(segment.label)

    def _mark(self) -> int:
        if self.segment.face is not None:
            return _AVATAR
        return (13 if self._small else 14) if self.segment.icon else 0

    def sizeHint(self) -> QSize:
        mark = self._mark()
        width = round(text_width(self._font(True), self.label) + 0.5)
        return QSize(width + 22 + (mark + 6 if mark else 0), 20 if self._small else 24)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def _font(self, chosen: bool) -> FontName:
        if self._small:
            return "label-strong" if chosen else "label-medium"
        return "strong" if chosen else "row-title"

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        current = theme()
        t, rect, chosen = current.tokens, QRectF(self.rect()), self.isChecked()
        if chosen:
            fill = t["pressed"] if t.scheme == "dark" else t["surface"]
            fill_rounded(painter, rect, 4, fill, t["border"])
        ink = t["text"] if chosen or self.hovered() else t["text-2"]
        if not self.isEnabled():
            ink = t["text-disabled"]
        mark = self._mark()
        name = self._font(chosen)
        drawn = text_width(name, self.label) + (mark + 6 if mark else 0)
        x = max(11.0, (rect.width() - drawn) / 2)
        if self.segment.face is not None:
            paint_avatar(painter, round(x), rect.center().y() - _AVATAR / 2, _AVATAR, self.segment.face)
        elif self.segment.icon:
            current.icons.paint(painter, x, rect.center().y() - mark / 2, self.segment.icon, mark, ink)
        text = QRectF(x + (mark + 6 if mark else 0), 0, rect.width(), rect.height())
        draw_text(painter, text, self.label, name, ink, LEFT)


class SegmentedControl(QWidget):
    """Exclusive options side by side; Tab reaches the chosen one, arrows choose among them."""

    changed = Signal(str)
    """The key that the user chose."""

    def __init__(
        self,
        segments: Sequence[Segment] = (),
        name: str = "",
        *,
        small: bool = False,
        ground: Ground = "page",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._small = small
        self._ground: Ground = ground
        self._options: list[_Option] = []
        self._current: str | None = None
        self._group = QButtonGroup(self)
        self._group.buttonClicked.connect(self._clicked)
        self.setAccessibleName(name)
        self.setFixedHeight(26 if small else 30)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(3, 3, 3, 3)
        self._row.setSpacing(2)
        self.set_segments(segments)

    def set_segments(self, segments: Sequence[Segment]) -> None:
        """Show these; the value stays where it can, else becomes the first."""
        kept = self.value()
        for option in self._options:
            self._group.removeButton(option)
            self._row.removeWidget(option)
            option.hide()
            option.deleteLater()
        self._options = [_Option(segment, self._small, self) for segment in segments]
        for option in self._options:
            self._row.addWidget(option)
            self._group.addButton(option)
        keys = [segment.key for segment in segments]
        if keys:
            self.set_value(kept if kept in keys else keys[0])
        self.updateGeometry()

    def value(self) -> str | None:
        return self._current

    def set_value(self, key: str | None) -> None:
        """Choose without saying so; None chooses nothing. ValueError for a key that is not among the segments."""
        chosen = next((option for option in self._options if option.segment.key == key), None)
        if chosen is None and key is not None:
            raise ValueError(f"no segment {key!r}")
        # A group of which one must be chosen lets none go.
        self._group.setExclusive(False)
        for option in self._options:
            option.setChecked(option is chosen)
        self._group.setExclusive(True)
        self._current = key
        # Qt moves the stop of Tab only when the user chooses.
        for option in self._options:
            stop = option is (chosen or self._options[0])
            option.setFocusPolicy(Qt.FocusPolicy.StrongFocus if stop else Qt.FocusPolicy.ClickFocus)

    def choose(self, key: str) -> None:
        """Choose as the user would: `changed` tells of it, if it is a change."""
        if key != self.value():
            self.set_value(key)
            self.changed.emit(key)

    def _clicked(self, option: _Option) -> None:
        if option.segment.key != self._current:
            self._current = option.segment.key
            self.changed.emit(self._current)

    def paintEvent(self, event: QPaintEvent) -> None:
        t = theme().tokens
        fill = t["pressed"] if self._ground == "topbar" and t.scheme == "light" else t["sunken"]
        fill_rounded(QPainter(self), QRectF(self.rect()), 6, fill, t["border-subtle"])

    def focus_value(self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason) -> None:
        for option in self._options:
            if option.isChecked():
                option.setFocus(reason)
