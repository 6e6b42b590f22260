"""An amount in a currency."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QWidget

from organizer.ui.buttons import Button
from organizer.ui.fields.field import FramedField
from organizer.ui.fields.frame import LineEdit
from organizer.ui.label import Label
from organizer.ui.menu import Menu
from organizer.ui.money_mask import HIDDEN, money_mask

T = TypeVar("T")


class MoneyField(FramedField[T | None]):
    """The amount as text, its currency from a list.

    `parse(text, currency)` makes the value and raises ValueError with a sentence for the user; `show(value)` gives
    text and currency back; `symbol(currency)` is what stands before the amount. While amounts are hidden this one is
    shown only where it is being edited.
    """

    def __init__(
        self,
        label: str,
        currencies: Sequence[str],
        parse: Callable[[str, str], T],
        show: Callable[[T], tuple[str, str]],
        symbol: Callable[[str], str] = str,
        *,
        help_text: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(label, help_text=help_text, parent=parent)
        self._parse, self._show, self._symbol = parse, show, symbol
        self._currency = currencies[0]
        self._sign = Label("", "body", "text-3")
        self.edit = LineEdit()
        self.edit.textEdited.connect(lambda: self.changed.emit())
        self.edit.focused.connect(self._focused)
        self._choice = Button(self._currency, "quiet", "small", trailing="chevron-down")
        self.frame.ends_with_button()
        self._choice.setAccessibleName(f"{label}: {self._currency}")
        menu = Menu()
        for currency in currencies:
            menu.add(currency, partial(self.choose_currency, currency))
        self._choice.set_menu(menu)
        if len(currencies) < 2:  # Shown before it has a parent, it would be a window for a moment.
            self._choice.hide()
        self.frame.row.addSpacing(2)
        self.frame.row.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignVCenter)
        self.frame.row.addWidget(self.edit, 1)
        self.frame.row.addWidget(self._choice)
        self._finish(self.edit)
        self._mask = money_mask()
        if self._mask is not None:
            self._mask.changed.connect(self._show_currency)
        self.edit.textChanged.connect(self._show_currency)
        self._show_currency()

    def currency(self) -> str:
        return self._currency

    def choose_currency(self, currency: str) -> None:
        """As the user does: the amount stays, its currency is another."""
        if currency != self._currency:
            self._currency = currency
            self._show_currency()
            self.changed.emit()

    def value(self) -> T | None:
        text = self.edit.text().strip()
        return self._parse(text, self._currency) if text else None

    def set_value(self, value: T | None) -> None:
        if value is None:
            self.edit.clear()
            return
        text, self._currency = self._show(value)
        self.edit.setText(text)
        self._show_currency()

    def problem(self) -> str | None:
        try:
            self.value()
        except ValueError as wrong:
            return str(wrong)
        return None

    def _focused(self, focused: bool) -> None:
        if not focused and self.problem() is None and not self._read_only:
            self.set_value(self.value())
        self._frame_focus(focused)
        self._show_currency()

    def _show_currency(self) -> None:
        self._choice.set_label(self._currency)
        self._choice.setAccessibleName(f"{self.label}: {self._currency}")
        sign = self._symbol(self._currency)
        editing = self.edit.hasFocus() and not self._read_only
        hidden = self._mask is not None and self._mask.hidden and bool(self.edit.text()) and not editing
        # Without echo: as many dots as there are figures would tell the size of the amount.
        self.edit.setEchoMode(QLineEdit.EchoMode.NoEcho if hidden else QLineEdit.EchoMode.Normal)
        parts = [sign] * (sign != self._currency) + [HIDDEN] * hidden
        self._sign.setText(" ".join(parts))
        self._sign.setVisible(bool(parts))

    def _dress(self) -> None:
        super()._dress()
        self.edit.setReadOnly(self._read_only)
        self._choice.setEnabled(not self._read_only)
