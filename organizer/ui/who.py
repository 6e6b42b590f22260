"""Whose records a page shows: everyone's, mine, another member's."""

from collections.abc import Sequence
from functools import partial
from typing import NamedTuple

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from organizer.ui.avatars import Face
from organizer.ui.buttons import Button
from organizer.ui.menu import Menu, filled_when_opened
from organizer.ui.segmented import Segment, SegmentedControl

EVERYONE = "everyone"
_MOST_SEGMENTS = 3


class Who(NamedTuple):
    """A member to filter by: `label` is 'Me' or the first name."""

    key: str
    label: str
    face: Face


class WhoFilter(QWidget):
    """Everyone and each member side by side; with more than three members, a button with a menu. Hidden while there
    are fewer than two members."""

    changed = Signal(str)

    def __init__(self, everyone: str = "Everyone", name: str = "Show", *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._everyone = everyone
        self._members: tuple[Who, ...] = ()
        self._value = EVERYONE
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        self._segments = SegmentedControl(name=name, ground="topbar")
        self._segments.changed.connect(self.choose)
        self._button = Button(everyone, trailing="chevron-down")
        self._button.setAccessibleName(name)
        self._button.set_menu_maker(lambda: filled_when_opened(self._fill, self._button))
        row.addWidget(self._segments)
        row.addWidget(self._button)
        self.set_members(())

    def set_members(self, members: Sequence[Who]) -> None:
        self._members = tuple(members)
        keys = [EVERYONE, *(member.key for member in members)]
        if self._value not in keys:
            self._value = EVERYONE
        few = len(members) <= _MOST_SEGMENTS
        self._segments.setVisible(few)
        self._button.setVisible(not few)
        self._segments.set_segments(
            [Segment(EVERYONE, self._everyone), *(Segment(m.key, m.label, face=m.face) for m in members)] if few else []
        )
        alone = len(members) < 2
        if alone or self.parentWidget() is not None:  # shown without a parent it would be a window
            self.setVisible(not alone)
        self._show_value()

    def value(self) -> str:
        return self._value

    def set_value(self, key: str) -> None:
        """Choose without saying so. ValueError for an unknown key."""
        if key not in self.keys():
            raise ValueError(f"nobody has the key {key!r}")
        self._value = key
        self._show_value()

    def choose(self, key: str) -> None:
        """Choose as the user would."""
        if key != self._value:
            self.set_value(key)
            self.changed.emit(key)

    def keys(self) -> list[str]:
        """In the order shown, for shortcuts such as Alt+1, Alt+2."""
        return [EVERYONE, *(member.key for member in self._members)]

    def _show_value(self) -> None:
        if len(self._members) <= _MOST_SEGMENTS:
            self._segments.set_value(self._value)
        label = next((m.label for m in self._members if m.key == self._value), self._everyone)
        self._button.set_label(label)

    def _fill(self, menu: Menu) -> None:
        for key, label in ((EVERYONE, self._everyone), *((m.key, m.label) for m in self._members)):
            menu.add(label, partial(self.choose, key), checked=key == self._value)
