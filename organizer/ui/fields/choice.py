"""Fields for one of several: a list that drops down, or all side by side; and yes or no."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QSizePolicy, QWidget

from organizer.ui.fields.field import Field, FramedField
from organizer.ui.menu import Menu
from organizer.ui.painting import draw_text
from organizer.ui.segmented import Segment, SegmentedControl
from organizer.ui.theme import theme
from organizer.ui.toggles import Checkbox


class Choice(NamedTuple):
    key: str
    label: str
    icon: str | None = None


class _Box(QComboBox):
    """Qt's own for keyboard and screen readers; edge and list are ours."""

    focused = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._menu: Menu | None = None
        self.read_only = False

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), 30)

    def minimumSizeHint(self) -> QSize:
        return QSize(60, 30)

    def showPopup(self) -> None:
        if self.read_only:
            return
        menu = Menu(parent=self)
        for row in range(self.count()):
            action = menu.add(self.itemText(row), checked=row == self.currentIndex())
            action.triggered.connect(lambda _=False, row=row: self._choose(row))
        menu.setMinimumWidth(self.width() + 18)
        menu.aboutToHide.connect(menu.deleteLater)
        self._menu = menu
        menu.popup(self.mapToGlobal(QPoint(-9, self.height() + 4)))
        if self.currentIndex() >= 0:
            menu.setActiveAction(menu.actions()[self.currentIndex()])

    def _choose(self, row: int) -> None:
        if row != self.currentIndex():
            self.setCurrentIndex(row)
            self.activated.emit(row)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The wheel scrolls the form; it changes no value in passing."""
        event.ignore()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.focused.emit(True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() is not Qt.FocusReason.PopupFocusReason:
            self.focused.emit(False)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, current = QPainter(self), theme()
        t = current.tokens
        rect = QRectF(self.rect())
        text = rect.adjusted(2, 0, -22, 0)
        icon = self.itemData(self.currentIndex(), Qt.ItemDataRole.UserRole + 1) if self.currentIndex() >= 0 else None
        if icon:
            current.icons.paint(painter, 2, rect.center().y() - 7.5, icon, 15, t["text-3"])
            text.setLeft(23)
        if not self.isEnabled():
            draw_text(painter, text, self.currentText(), "body", t["text-disabled"])
        elif self.currentIndex() < 0:
            draw_text(painter, text, self.placeholderText(), "body", t["text-3"])
        else:
            draw_text(painter, text, self.currentText(), "body", t["text-2" if self.read_only else "text"])
        if not self.read_only:
            current.icons.paint(painter, rect.right() - 15, rect.center().y() - 7.5, "chevron-down", 15, t["text-3"])


class SelectField(FramedField[str | None]):
    """One of a list, by key. With `none` the list begins with that label, which stands for no value."""

    def __init__(
        self,
        label: str,
        choices: Sequence[Choice] = (),
        *,
        none: str | None = None,
        placeholder: str = "",
        help_text: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(label, help_text=help_text, parent=parent)
        self._none = none
        self.box = _Box()
        self.box.setPlaceholderText(placeholder)
        self.box.activated.connect(lambda: self.changed.emit())
        self.box.focused.connect(self._frame_focus)
        self.frame.row.addWidget(self.box, 1)
        self._finish(self.box)
        self.set_choices(choices)

    def set_choices(self, choices: Sequence[Choice]) -> None:
        kept = self.value() if self.box.count() else None
        self.box.clear()
        if self._none is not None:
            self.box.addItem(self._none, None)
        for choice in choices:
            self.box.addItem(choice.label, choice.key)
            self.box.setItemData(self.box.count() - 1, choice.icon, Qt.ItemDataRole.UserRole + 1)
        keys = [choice.key for choice in choices]
        self.set_value(kept if kept in keys else None)

    def value(self) -> str | None:
        key = self.box.currentData()
        return None if key is None else str(key)

    def set_value(self, value: str | None) -> None:
        """ValueError for a key that is not in the list."""
        row = self.box.findData(value) if value is not None else (0 if self._none is not None else -1)
        if value is not None and row < 0:
            raise ValueError(f"no choice {value!r}")
        self.box.setCurrentIndex(row)

    def _dress(self) -> None:
        super()._dress()
        self.box.read_only = self._read_only
        self.box.update()


class ChoiceField(Field[str | None]):
    """One of few, all in view."""

    def __init__(
        self, label: str, segments: Sequence[Segment], *, help_text: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(label, help_text=help_text, parent=parent)
        self.control = SegmentedControl(segments, label)
        self.control.changed.connect(lambda: self.changed.emit())
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.control)
        row.addStretch(1)
        self._place(holder, self.control)

    def value(self) -> str | None:
        return self.control.value()

    def set_value(self, value: str | None) -> None:
        if value is not None:
            self.control.set_value(value)

    def _dress(self) -> None:
        self.control.setEnabled(not self._read_only)


class FlagField(Field[bool]):
    """Yes or no; the label stands beside the box."""

    def __init__(self, label: str, *, help_text: str = "", parent: QWidget | None = None) -> None:
        super().__init__("", help_text=help_text, parent=parent)
        self._label_text = label
        self.box = Checkbox(label)
        self.box.clicked.connect(lambda: self.changed.emit())
        self._place(self.box)

    def value(self) -> bool:
        return self.box.isChecked()

    def set_value(self, value: bool) -> None:
        self.box.setChecked(value)

    def _dress(self) -> None:
        self.box.setEnabled(not self._read_only)
