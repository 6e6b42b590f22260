"""Amounts that are hidden everywhere at once, while somebody looks over one's shoulder."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QWidget

if TYPE_CHECKING:
    from organizer.kernel.record import Field

_PROPERTY = "organizer_money_mask"
HIDDEN = "•••••"
"""What stands for an amount, whatever its size."""


class MoneyMask(QObject):
    """The composition root makes one and installs it; whatever shows an amount asks `money_mask()` while it paints."""

    changed = Signal(bool)

    def __init__(self, application: QApplication, hidden: bool = False) -> None:
        super().__init__(application)
        self._application = application
        self._hidden = hidden
        application.setProperty(_PROPERTY, self)

    @property
    def hidden(self) -> bool:
        return self._hidden

    def set_hidden(self, hidden: bool) -> None:
        if hidden != self._hidden:
            self._hidden = hidden
            self.changed.emit(hidden)
            for widget in self._application.topLevelWidgets():
                _repaint(widget)

    def text(self, amount: str) -> str:
        """The amount, or what stands for it."""
        return HIDDEN if self._hidden and amount else amount


def money_mask() -> MoneyMask | None:
    """The mask of the running application; None where none is installed, and then nothing is hidden."""
    application = QApplication.instance()
    found = application.property(_PROPERTY) if application is not None else None
    return found if isinstance(found, MoneyMask) else None


def shown_amount(amount: str) -> str:
    """The amount as text, hidden where that is wanted."""
    mask = money_mask()
    return mask.text(amount) if mask else amount


def shown_value(field: Field, value: Any) -> str:
    """Any value of a record's field as text; an amount hidden where that is wanted."""
    text = field.format(value)
    return shown_amount(text) if field.kind.name == "money" else text


def _repaint(widget: QWidget) -> None:
    if widget.isVisible():
        widget.update()
        for child in widget.findChildren(QWidget):
            child.update()
