"""What a file does not decide is asked: the order of its dates, its decimal mark, the account that it is of."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from organizer.exchange.bank.accounts import WhichAccount
from organizer.exchange.bank.amounts import AmbiguousNumbers
from organizer.exchange.draft import AmbiguousDates, Undecided
from organizer.ui.buttons import Button
from organizer.ui.cards import Card
from organizer.ui.fields.choice import Choice, SelectField
from organizer.ui.label import Label
from organizer.ui.painting import CENTRE

_ORDERS = (("dmy", "The day first"), ("mdy", "The month first"), ("ymd", "The year first"))
_MARKS = ((".", "A point: 1,234.50"), (",", "A comma: 1.234,50"))


class AskStep(QWidget):
    """One question about one file. `answered` gives a date order, a decimal mark, or the id of an account, which is
    empty for a new one."""

    answered = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        card = Card()
        card.setFixedWidth(480)
        card.body.setContentsMargins(24, 22, 24, 20)
        self._question = Label("", "section-lg", wrap=True)
        self._words = Label("", "body", "text-2", wrap=True)
        card.body.addWidget(self._question)
        card.body.addWidget(self._words)
        card.body.addSpacing(8)
        self.account = SelectField("Account")
        card.body.addWidget(self.account)
        row = QHBoxLayout()
        row.setSpacing(8)
        self.buttons: dict[str, Button] = {}
        for answer, label in (*_ORDERS, *_MARKS):
            button = self.buttons[answer] = Button(label)
            button.clicked.connect(lambda _=False, answer=answer: self.answered.emit(answer))
            row.addWidget(button)
        self.take, self.new = Button("Use this account", "primary"), Button("It is a new account")
        self.take.clicked.connect(lambda: self.answered.emit(self.account.value() or ""))
        self.new.clicked.connect(lambda: self.answered.emit(""))
        row.addWidget(self.take)
        row.addWidget(self.new)
        row.addStretch(1)
        card.body.addLayout(row)
        outer = QVBoxLayout(self)
        outer.addWidget(card, 0, CENTRE)
        self._first: QWidget = self.buttons["dmy"]

    def show_question(self, question: Undecided) -> None:
        """Shows what is to be said."""
        asked = {"dmy", "mdy", "ymd"} if isinstance(question, AmbiguousDates) else set()
        if isinstance(question, AmbiguousDates):
            self._question.setText(f"How is the date {question.sample} to be read?")
            self._words.setText(
                f"{question.name} has dates like it, and nothing in the file says which part is the month."
            )
        elif isinstance(question, AmbiguousNumbers):
            asked = {".", ","}
            self._question.setText("Which decimal mark do the amounts have?")
            self._words.setText(f"{question.name} has amounts that can be read both ways.")
        elif isinstance(question, WhichAccount):
            self._question.setText("Of which account is it?")
            self._words.setText(f"{question.name} does not say it in a way that is known here.")
            self.account.set_choices([Choice(str(id), name) for id, name in question.choices])
            self.account.set_value(str(question.choices[0][0]))
        for answer, button in self.buttons.items():
            button.setVisible(answer in asked)
        for widget in (self.account, self.take, self.new):
            widget.setVisible(isinstance(question, WhichAccount))
        self._first = next((self.buttons[a] for a in ("dmy", ".") if a in asked), self.account.box)

    def start_focus(self) -> None:
        self._first.setFocus(Qt.FocusReason.TabFocusReason)
