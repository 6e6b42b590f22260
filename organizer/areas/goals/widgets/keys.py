"""What can be asked of a goal from the keyboard, the same in every view of goals."""

from __future__ import annotations

from enum import Enum

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

BY_KEYBOARD = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason, Qt.FocusReason.ShortcutFocusReason)
"""Why the focus came, where it was not by the mouse."""


class Ask(Enum):
    """What is to be done with a goal; the value is its key as menus show it."""

    OPEN = "Return"
    CHECK_IN = "C"
    NEW = "N"
    LINK = "L"
    EDIT = "E"
    DELETE = "Del"
    DELETE_ALL = "Shift+Del"
    SPLIT = "S"
    UP = "Alt+Up"
    DOWN = "Alt+Down"
    OUT = "Alt+Left"
    IN = "Alt+Right"
    MENU = "M"
    SHOW = ""
    """To be looked at, as after a click."""


_LETTERS = {
    Qt.Key.Key_C: Ask.CHECK_IN, Qt.Key.Key_N: Ask.NEW, Qt.Key.Key_L: Ask.LINK, Qt.Key.Key_E: Ask.EDIT,
    Qt.Key.Key_M: Ask.MENU, Qt.Key.Key_S: Ask.SPLIT,
}  # fmt: skip
_OTHERS = {
    Qt.Key.Key_Return: Ask.OPEN, Qt.Key.Key_Enter: Ask.OPEN, Qt.Key.Key_F2: Ask.EDIT, Qt.Key.Key_Delete: Ask.DELETE,
}  # fmt: skip
_MOVES = {
    Qt.Key.Key_Up: Ask.UP, Qt.Key.Key_Down: Ask.DOWN, Qt.Key.Key_Left: Ask.OUT, Qt.Key.Key_Right: Ask.IN,
}  # fmt: skip
KEY_WORDS = (
    ("C", "Check in on a goal"), ("N", "New goal that leads to this one"), ("L", "Link something to it"),
    ("E", "Edit"), ("S", "Split it into two goals"), ("Shift+Del", "Delete it with its steps and habits"),
    ("Alt+Up", "Earlier among its siblings; Alt+Down is later"),
    ("Alt+Left", "Lead one step further; Alt+Right to the goal above"), ("T", "The chart as a table"),
    ("Space", "Habits: kept or not; steps: done or not"), ("S", "Habits: skip a day"),
)  # fmt: skip


def asked(event: QKeyEvent, letters: bool) -> Ask | None:
    """What a key asks for; letters alone only where single keys are on."""
    modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    key = Qt.Key(event.key())
    if modifiers == Qt.KeyboardModifier.AltModifier:
        return _MOVES.get(key)
    if modifiers == Qt.KeyboardModifier.ShiftModifier and key == Qt.Key.Key_Delete:
        return Ask.DELETE_ALL
    if modifiers:
        return None
    return _OTHERS.get(key) or (_LETTERS.get(key) if letters else None)
