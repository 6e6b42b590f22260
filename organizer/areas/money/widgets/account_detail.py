"""One account beside the list: its course, whose it is, what it is held in, who gets it, what happened last."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from organizer.areas.money.figures.net_worth import plain
from organizer.areas.money.model import Account
from organizer.charts.bands import StackChart
from organizer.kernel.changes import Ref
from organizer.ui.buttons import Button, IconButton
from organizer.ui.cards import PaneSection
from organizer.ui.label import Label
from organizer.ui.menu import Menu, filled_when_opened
from organizer.ui.money_mask import money_mask, shown_amount
from organizer.ui.painting import fill, hairline
from organizer.ui.related import Related, RelatedRow
from organizer.ui.scrolling import ScrollArea
from organizer.ui.side import Pane
from organizer.ui.stack import StackView
from organizer.ui.theme import theme

from .accounts_list import title_of


@dataclass(frozen=True, slots=True)
class AccountFacts:
    """What the pane shows of an account; amounts are parts of `Said` lines, every second one of each."""

    account: Account
    minor: int
    about: str
    age: str
    chart: StackChart
    whose: str
    lines: Sequence[tuple[str, str]] = field(default_factory=list)
    """Label and value of what else is said of it; values are amounts or words."""
    amounts: frozenset[str] = frozenset()
    """The labels whose values are amounts."""
    holdings: Sequence[tuple[str, str]] = field(default_factory=list)
    beneficiaries: Sequence[Related] = field(default_factory=list)
    transactions: Sequence[Related] = field(default_factory=list)


class AccountPane(Pane):
    """Buttons for what is done most; `asked` as a view's."""

    asked = Signal(str, object)
    opened = Signal(Ref)
    all_asked = Signal(object)
    left = Signal()

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.facts: AccountFacts | None = None
        self.setAccessibleName("Account")
        self._content = QWidget()
        column = QVBoxLayout(self._content)
        column.setContentsMargins(0, 0, 0, 16)
        column.setSpacing(0)
        self._make_head(column)
        self.chart = StackView(190)
        self._course = PaneSection("Its course")
        self._course.add_action(self.chart.as_table)
        self._course.body.addWidget(self.chart)
        column.addWidget(self._course)
        self._parts = QVBoxLayout()
        self._parts.setSpacing(0)
        column.addLayout(self._parts)
        column.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(1, 0, 0, 0)
        outer.addWidget(ScrollArea(self._content))
        if (mask := money_mask()) is not None:
            mask.changed.connect(self._again)

    def _make_head(self, column: QVBoxLayout) -> None:
        head = QWidget()
        rows = QVBoxLayout(head)
        rows.setContentsMargins(20, 16, 20, 14)
        rows.setSpacing(4)
        top = QHBoxLayout()
        self.title = Label("", "heading")
        self.more = IconButton("ellipsis", "More about this account", size="small")
        self.more.set_menu_maker(lambda: filled_when_opened(self._fill_menu, self.more))
        top.addWidget(self.title, 1)
        top.addWidget(self.more)
        rows.addLayout(top)
        self.about = Label("", "label", "text-3")
        self.worth = Label("", "figure-lg")
        self.age = Label("", "label", "text-2")
        for each in (self.about, self.worth, self.age):
            rows.addWidget(each)
        rows.addSpacing(6)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        self.update_button = Button("Update balance", "primary", icon="pencil", hint="U")
        self.transfer_button = Button("Transfer", icon="arrow-left-right")
        for button, verb in ((self.update_button, "update"), (self.transfer_button, "transfer")):
            button.clicked.connect(lambda _=False, verb=verb: self._ask(verb))
            buttons.addWidget(button)
        buttons.addStretch(1)
        rows.addLayout(buttons)
        column.addWidget(head)

    def _again(self) -> None:
        if self.facts is not None:
            self.show_facts(self.facts)

    def _add(self, kind: str) -> None:
        if self.facts is not None:
            self.asked.emit("add", (kind, self.facts.account))

    def _ask(self, verb: str) -> None:
        if self.facts is not None:
            self.asked.emit(verb, self.facts.account)

    def _fill_menu(self, menu: Menu) -> None:
        menu.add("Edit account", lambda: self._ask("edit"), icon="pencil", shortcut="E")
        menu.add("Set what it is held in", lambda: self._ask("holdings"), icon="chart-pie")
        menu.add("Move up", lambda: self._move(-1), icon="chevron-up", shortcut="Alt+Up")
        menu.add("Move down", lambda: self._move(1), icon="chevron-down", shortcut="Alt+Down")

    def _move(self, way: int) -> None:
        if self.facts is not None:
            self.asked.emit("move", (self.facts.account, way))

    def take_focus(self, reason: Qt.FocusReason = Qt.FocusReason.ShortcutFocusReason) -> None:
        self.update_button.setFocus(reason)

    def show_facts(self, facts: AccountFacts) -> None:
        """Shows an account."""
        self.facts = facts
        account = facts.account
        self.title.setText(title_of(account))
        self.about.setText(facts.about)
        self.worth.setText(shown_amount(plain(facts.minor, account.currency)))
        self.age.setText(facts.age)
        self.age.set_colour("warn-text" if facts.age.endswith("old") else "text-2")
        self.chart.set_chart(facts.chart)
        while (item := self._parts.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        whose = PaneSection("Whose it is")
        whose.body.addWidget(Label(facts.whose, "body", wrap=True))
        for label, value in facts.lines:
            whose.body.addWidget(_line(label, shown_amount(value) if label in facts.amounts else value))
        self._parts.addWidget(whose)
        held = PaneSection("Held in")
        change = Button("Change", "text", "small")
        change.clicked.connect(lambda: self._ask("holdings"))
        held.add_action(change)
        for label, value in facts.holdings or [("All of it is cash", "")]:
            held.body.addWidget(_line(label, value))
        self._parts.addWidget(held)
        self._add_related("Beneficiaries", facts.beneficiaries, "Nobody is named", "beneficiary")
        self._add_related("Last transactions", facts.transactions, "None yet", "transaction")

    def _add_related(self, title: str, rows: Sequence[Related], none: str, kind: str) -> None:
        section = PaneSection(title)
        add = Button("Add", "text", "small")
        add.clicked.connect(lambda: self._add(kind))
        section.add_action(add)
        for row in rows:
            made = RelatedRow(row._replace(note=shown_amount(row.note)) if kind == "transaction" else row, framed=False)
            made.opened.connect(self.opened)
            section.body.addWidget(made)
        if not rows:
            section.body.addWidget(Label(none, "body", "text-3"))
        self._parts.addWidget(section)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, t = QPainter(self), theme().tokens
        fill(painter, self.rect(), t["surface"])
        hairline(painter, 0, 0, self.height(), t["border-subtle"], vertical=True)


def _line(label: str, value: str) -> QWidget:
    made = QWidget()
    row = QHBoxLayout(made)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(8)
    row.addWidget(Label(label, "body", "text-2"), 1)
    row.addWidget(Label(value, "row-title"))
    return made
