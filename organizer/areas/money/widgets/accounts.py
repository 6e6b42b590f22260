"""All accounts by class, one of them beside the list; how what is invested is spread."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from organizer.areas.money.figures.net_worth import net_worth_chart, plain
from organizer.areas.money.model import Account, Beneficiary, Transaction
from organizer.areas.money.queries import ledger as ledgers
from organizer.areas.money.queries.account_facts import Facts, facts
from organizer.areas.money.rules.rates import NoRate
from organizer.kernel.changes import Changes, Ref
from organizer.kernel.dates import format_day
from organizer.kernel.record import describe
from organizer.ui.area_page import NewEntry
from organizer.ui.avatars import Face
from organizer.ui.banner import Banner
from organizer.ui.buttons import Button
from organizer.ui.cards import Card
from organizer.ui.context import PageContext
from organizer.ui.empty import EmptyState
from organizer.ui.label import Label
from organizer.ui.members import face_of, first_name
from organizer.ui.money_mask import money_mask, shown_amount
from organizer.ui.records.names import Names
from organizer.ui.related import Related
from organizer.ui.scrolling import ScrollArea
from organizer.ui.side import PANE_WIDTHS, Side

from .account_detail import AccountFacts, AccountPane
from .accounts_list import AccountsList, account_rows, age_of, checked_words
from .allocation_rows import AllocationRows, spread_words
from .view import MoneyView

_OURS = (
    "account", "balance", "transaction", "split", "holding", "allocation_target", "asset_class", "beneficiary",
    "exchange_rate", "member", "assumptions", "contact",
)  # fmt: skip


class AccountsView(MoneyView):
    """The list is where one works; its pane follows the cursor."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._names = Names(context)
        self._ledger: ledgers.Ledger | None = None
        self.update_button = Button("Update balances", icon="pencil")
        self.update_button.clicked.connect(lambda: self.asked.emit("update", None))
        self.list = AccountsList(pane=True)
        self.list.chosen.connect(lambda _: self._show_account())
        self.list.opened.connect(self._enter_pane)
        self.list.update_asked.connect(lambda account: self.asked.emit("update", account))
        self.list.moved.connect(lambda account, way: self.asked.emit("move", (account, way)))
        self.pane = AccountPane()
        self.pane.asked.connect(self._answer)
        self.pane.opened.connect(self._open)
        self.side = Side(self, self.pane, "Account", PANE_WIDTHS)
        self._make_cards()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.page_scroll, 1)
        row.addWidget(self.side.place)
        if (mask := money_mask()) is not None:
            mask.changed.connect(self._summarise)

    def _make_cards(self) -> None:
        self.card = Card("Accounts", " ")
        self.card.body.setContentsMargins(1, 0, 1, 6)
        self.card.body.addWidget(self.list)
        self.spread_card = Card("Allocation", " ")
        self.targets = Button("Set targets", "text", "small")
        self.targets.clicked.connect(lambda: self.asked.emit("targets", None))
        assert self.spread_card.header is not None
        self.spread_card.header.add(self.targets)
        self.spread_card.body.setContentsMargins(1, 0, 1, 8)
        self.spread = AllocationRows()
        self.spread_card.body.addWidget(self.spread)
        self.empty = EmptyState(
            "No accounts yet", "Add what you have and what you owe, by hand or from the files of your bank.",
            "Add an account", other="Bring in bank files",
        )  # fmt: skip
        self.empty.created.connect(lambda: self.asked.emit("new_account", {}))
        self.empty.imported.connect(self.import_asked)
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(24, 14, 24, 20)
        column.setSpacing(14)
        self._problem = QVBoxLayout()
        column.addLayout(self._problem)
        for part in (self.card, self.spread_card, self.empty):
            column.addWidget(part)
        self._closed = Label("", "label", "text-3")
        column.addWidget(self._closed)
        column.addStretch(1)
        self.page_scroll = ScrollArea(content)

    # What the page asks

    def bar_actions(self) -> tuple[QWidget, ...]:
        return (self.update_button,)

    def new_menu(self) -> list[NewEntry]:
        return [
            NewEntry("Account", "wallet", lambda: self.asked.emit("new_account", {})),
            NewEntry("Transfer", "arrow-left-right", lambda: self.asked.emit("transfer", self.list.account())),
        ]

    def key_words(self) -> tuple[tuple[str, str], ...]:
        return (
            ("U", "Update the balance of the account"), ("E", "Edit the account"), ("Alt+Up", "Move the account up"),
            ("T", "Show a chart as a table"),
        )  # fmt: skip

    def refresh(self, changes: Changes | None) -> None:
        self._names.forget(changes)
        if changes is None or changes.touches(*_OURS):
            self._read()

    def take_focus(self) -> None:
        (self.list if self.empty.isHidden() else self.empty.create_button).setFocus()

    def shows(self, ref: Ref) -> bool:
        return ref.kind == describe(Account).kind and self.choose(ref.id)

    def choose(self, id: UUID) -> bool:
        """Puts the cursor on an account and shows it; whether it is here."""
        found = self.list.choose(id)
        if found:
            self._show_account()
            self.side.open_where_narrow()
        return found

    # Reading and showing

    def _read(self) -> None:
        while (item := self._problem.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        reads = self.context.workspace.reads
        try:
            ledger = ledgers.read(reads, self.context.today(), self.context.who, self.currency())
            rows, spread = account_rows(ledger, self.faces), ledgers.spread(reads, ledger)
        except NoRate as missing:
            banner = Banner("warn", str(missing), "Amounts are added up once there is one.", "Add a rate")
            banner.acted.connect(lambda: self.list_asked.emit("exchange_rate"))
            self._problem.addWidget(banner)
            banner.show()
            return
        self._ledger = ledger
        anything = bool(rows)
        self.list.set_rows(rows)
        self.list.setFixedHeight(max(self.list.sizeHint().height(), 1))
        self.spread.set_allocation(spread, ledger.currency)
        for header, words in (
            (self.card.header, checked_words(ledger)),
            (self.spread_card.header, spread_words(spread)),
        ):
            assert header is not None
            header.note.setText(words)
        self.card.setVisible(anything)
        self.spread_card.setVisible(anything)
        filtered = not anything and self.context.who is not None and bool(reads.count(Account))
        self.empty.setVisible(not anything and not filtered)
        if filtered:
            self._problem.addWidget(banner := self.nothing_for())
            banner.show()
        closed = len(ledger.standings) - len(ledger.open)
        self._closed.setText(f"{closed} closed, in the list of all accounts" if closed else "")
        self._closed.setVisible(bool(closed))
        if anything and self.list.account() is None:
            self.list.choose(next(row.standing.account.id for row in rows if row.standing is not None))
        self.side.set_wanted(anything)
        self._show_account()
        self._summarise()

    def _summarise(self) -> None:
        ledger = self._ledger
        if ledger is not None and ledger.standings:
            net = plain(sum(ledger.worth(standing) for standing in ledger.open), ledger.currency)
            self.summary_changed.emit(f"{shown_amount(net)} together")
        else:
            self.summary_changed.emit("")

    def _show_account(self) -> None:
        standing, ledger = self.list.standing(), self._ledger
        if standing is not None and ledger is not None:
            self.pane.show_facts(self._facts(facts(self.context.workspace.reads, ledger, standing)))

    def _facts(self, found: Facts) -> AccountFacts:
        account, today = found.standing.account, self.context.today()
        checked = found.standing.course.checked
        age = age_of(found.standing, today)
        about = (account.account_class.label, account.institution, account.account_number)
        lines, amounts = [], set()
        chart = net_worth_chart(found.points, account.currency, today, 3)
        for name in ("tax", "purpose", "rate", "payment", "reserve", "opened", "closed"):
            field = describe(Account).field(name)
            value = getattr(account, name)
            if value is not None and value is not field.default:
                lines.append((field.label, field.format(value)))
                if name in ("payment", "reserve"):
                    amounts.add(field.label)
        return AccountFacts(
            account, found.standing.course.at(today), ", ".join(part for part in about if part),
            age or (f"Last known on {format_day(checked)}" if checked else "No balance yet"),
            replace(chart, total_label=""), self._whose(found), lines, frozenset(amounts),
            [(title, describe(type(each)).field("share").format(each.share)) for title, each in found.holdings],
            [self._beneficiary(each) for each in found.beneficiaries],
            [_transaction(each, self.context.today()) for each in found.transactions],
        )  # fmt: skip

    def _whose(self, found: Facts) -> str:
        names = {member.id: first_name(member) for member in self.context.workspace.reads.members()}
        shares = [(names.get(id, ""), share) for id, share in found.shares]
        if len(names) < 2 or not shares:
            return "Yours"
        if len(shares) == 1:
            return f"{shares[0][0]}’s alone"
        if len({share for _, share in shares}) == 1:
            return f"{' and '.join(name for name, _ in shares)}, in equal parts"
        return ", ".join(f"{name} {share:.0%}" for name, share in shares)

    def _beneficiary(self, each: Beneficiary) -> Related:
        name = self._names.of(Ref("contact", each.person)) or "Somebody"
        share = describe(Beneficiary).field("share").format(each.share)
        return Related(Ref.to(each), "gift", name, "", f"{each.rank.label.lower()}, {share}")

    def faces(self, ids: Sequence[UUID]) -> tuple[Face, ...]:
        """Avatars of members, where there are several."""
        members = self.context.workspace.reads.members()
        return tuple(face_of(member) for member in members if member.id in ids) if len(members) > 1 else ()

    # Acting

    def _enter_pane(self) -> None:
        self.side.open()

    def _answer(self, key: str, about: Any) -> None:
        if key == "add":
            kind, account = about
            cls: type[Any] = Beneficiary if kind == "beneficiary" else Transaction
            self.asked.emit("new", (cls, {"account": account.id}))
        else:
            self.asked.emit(key, about)

    def _open(self, ref: Ref) -> None:
        cls: type[Any] = {"beneficiary": Beneficiary, "transaction": Transaction}[ref.kind]
        if (record := self.context.workspace.reads.find(cls, ref.id)) is not None:
            self.asked.emit("edit", record)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        single = self.context.single_keys() and not event.modifiers()
        account = self.list.account()
        if single and event.key() == Qt.Key.Key_E and account is not None:
            self.asked.emit("edit", account)
        elif single and event.key() == Qt.Key.Key_T:
            self.pane.chart.as_table.click()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.side.fit(self.window().width())


def _transaction(each: Transaction, today: date) -> Related:
    amount = describe(Transaction).field("amount").format(each.amount)
    day = format_day(each.day, today)
    return Related(Ref.to(each), "receipt", f"{each.payee or 'Without a payee'}, {day}", "", amount)
