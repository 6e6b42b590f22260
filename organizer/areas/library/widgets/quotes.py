"""The words that were kept from a resource, and the short form for the next ones."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from organizer.areas.library.model import Quote
from organizer.ui.buttons import Button, IconButton
from organizer.ui.cards import PaneSection
from organizer.ui.fields.inline_form import InlineForm
from organizer.ui.fields.lines import LinesField
from organizer.ui.fields.text import TextField
from organizer.ui.label import Label


class QuoteForm(InlineForm):
    """The words, where they stand, and what to make of them."""

    def __init__(self) -> None:
        super().__init__("Keep a quote", "Keep quote")
        self.words = LinesField("Quote")
        self.page = TextField("Page or minute")
        self.said = TextField("What to make of it")
        self.add_line(("words", self.words, 1))
        self.add_line(("page", self.page, 1), ("said", self.said, 2))

    def open(self) -> None:
        """Empty, with the focus in the words."""
        for field in (self.words, self.page, self.said):
            field.set_value("")
        self.begin(self.words)


class QuotesSection(PaneSection):
    """The quotes of one resource."""

    kept = Signal(str, str, str)
    edit_asked = Signal(object)
    delete_asked = Signal(object)

    def __init__(self) -> None:
        super().__init__("Quotes")
        self.add_button = Button("Keep a quote", "text", "small", icon="quote")
        self.add_button.clicked.connect(self.open_form)
        self.add_action(self.add_button)
        self.form = QuoteForm()
        self.form.hide()
        self.form.saved.connect(self._keep)
        self.form.given_up.connect(self.close_form)
        self.body.addWidget(self.form)
        self._rows = QWidget()
        self._list = QVBoxLayout(self._rows)
        self._list.setContentsMargins(0, 0, 0, 0)
        self._list.setSpacing(10)
        self.body.addWidget(self._rows)

    def set_quotes(self, quotes: Sequence[Quote]) -> None:
        """Shows them in this order."""
        while (item := self._list.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self.note.setText(str(len(quotes)) if quotes else "")
        for quote in quotes:
            self._list.addWidget(self._row(quote))
        self._rows.setVisible(bool(quotes))

    def open_form(self) -> None:
        """Asks for the next one."""
        self.form.show()
        self.form.open()

    def close_form(self) -> None:
        """Back to the quotes."""
        had = self.form.isAncestorOf(self.focusWidget() or self) if self.focusWidget() else False
        self.form.hide()
        if had:
            self.add_button.setFocus()

    def _keep(self) -> None:
        self.kept.emit(self.form.words.value(), self.form.page.value(), self.form.said.value())

    def _row(self, quote: Quote) -> QWidget:
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(6)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(Label(f"“{quote.words}”", "long", wrap=True))
        under = " · ".join(part for part in (quote.page, quote.said) if part)
        if under:
            words.addWidget(Label(under, "label", "text-2", wrap=True))
        line.addLayout(words, 1)
        for icon, name, signal in (
            ("pencil", "Edit this quote", self.edit_asked), ("trash-2", "Delete this quote", self.delete_asked),
        ):  # fmt: skip
            button = IconButton(icon, name, size="small")
            button.clicked.connect(partial(signal.emit, quote))
            line.addWidget(button)
        return row
