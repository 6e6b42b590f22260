"""What came in and went out: by month, by category against the plan, as a Sankey diagram, one by one."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QStackedLayout, QVBoxLayout, QWidget

from organizer.areas.money.figures.cash_flow import cash_flow_chart, sankey
from organizer.areas.money.figures.net_worth import plain
from organizer.areas.money.model import BudgetCategory, Direction, Transaction
from organizer.areas.money.queries import ledger as ledgers
from organizer.areas.money.rules.cash_flow import Month, Row, kept_share
from organizer.areas.money.rules.cash_flow import rows as category_rows
from organizer.areas.money.rules.month_words import month_and_year, month_name
from organizer.areas.money.rules.net_worth import month_end
from organizer.areas.money.rules.rates import NoRate
from organizer.kernel.changes import Changes, Ref
from organizer.kernel.query import Where
from organizer.kernel.record import describe
from organizer.ui.area_page import NewEntry
from organizer.ui.banner import Banner
from organizer.ui.buttons import Button
from organizer.ui.cards import Card
from organizer.ui.columns import ColumnView
from organizer.ui.context import PageContext
from organizer.ui.empty import EmptyState
from organizer.ui.money_mask import money_mask, shown_amount
from organizer.ui.records.names import Names
from organizer.ui.sankey import SankeyView
from organizer.ui.scrolling import ScrollArea
from organizer.ui.segmented import Segment, SegmentedControl
from organizer.ui.shell import NARROW_BELOW

from .category_bars import CategoryBars
from .transactions_card import TransactionsCard
from .view import MoneyView

_OURS = (
    "account", "transaction", "split", "budget_category", "category_rule", "exchange_rate", "member", "assumptions",
)  # fmt: skip
_SPANS: dict[str, tuple[str, int, int]] = {
    "this": ("This month", 1, 0), "last": ("Last month", 1, 1),
    "three": ("3 months", 3, 1), "year": ("12 months", 12, 1),
}  # fmt: skip
"""Title, how many months, and how many before the running one they end."""
_SPAN_KEY = "money.span"


class CashFlowView(MoneyView):
    """Months over the span that all else is about."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._names = Names(context)
        self._ledger: ledgers.Ledger | None = None
        self._months: list[Month] = []
        self._chosen: Row | None = None
        self._narrow: bool | None = None
        self.span = SegmentedControl([Segment(key, title) for key, (title, _, _) in _SPANS.items()], "Span")
        kept = context.settings.text(_SPAN_KEY, "year")
        self.span.set_value(kept if kept in _SPANS else "year")
        self.span.changed.connect(self._choose_span)
        self._make_cards()
        self.list_card = TransactionsCard(context, self._names)
        self.list_card.asked.connect(self.asked)
        self.list_card.all_asked.connect(lambda: self._choose_category(None))
        self.table, self.filter = self.list_card.table, self.list_card.filter
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(24, 14, 24, 20)
        column.setSpacing(14)
        self._problem = QVBoxLayout()
        column.addLayout(self._problem)
        self._grid = QGridLayout()
        self._grid.setSpacing(14)
        column.addLayout(self._grid)
        column.addStretch(1)
        self.page_scroll = ScrollArea(content)
        self.empty = EmptyState(
            "No transactions yet",
            "See what comes in, what goes out and what is kept, month by month, and where it went.",
            "Add a transaction", other="Bring in bank files",
        )  # fmt: skip
        self.empty.created.connect(self._new)
        self.empty.imported.connect(self.import_asked)
        self._stack = QStackedLayout(self)
        self._stack.setContentsMargins(0, 0, 0, 0)
        self._stack.addWidget(self.page_scroll)
        self._stack.addWidget(self.empty)
        if (mask := money_mask()) is not None:
            mask.changed.connect(self._summarise)
        self._arrange()

    def _make_cards(self) -> None:
        self.flow_card = Card("Cash flow", "last 12 months")
        self.flow = ColumnView(220)
        self.categories_card = Card("By category", " ")
        self.categories = CategoryBars()
        self.categories.asked.connect(self._choose_category)
        self.categories_scroll = ScrollArea(self.categories)
        self.categories_card.body.setContentsMargins(8, 0, 8, 10)
        self.categories_card.body.addWidget(self.categories_scroll)
        self.edit_categories = Button("Categories", "text", "small")
        self.edit_categories.clicked.connect(lambda: self.list_asked.emit("budget_category"))
        self.rules = Button("Rules", "text", "small")
        self.rules.clicked.connect(lambda: self.list_asked.emit("category_rule"))
        self.sankey_card = Card("Where it came from and went", " ")
        self.sankey = SankeyView(320)
        for card, parts in (
            (self.flow_card, (self.flow.as_table,)), (self.categories_card, (self.rules, self.edit_categories)),
            (self.sankey_card, (self.sankey.as_table,)),
        ):  # fmt: skip
            assert card.header is not None
            for part in parts:
                card.header.add(part)
        self.flow_card.body.addWidget(self.flow)
        self.sankey_card.body.addWidget(self.sankey)

    # What the page asks

    def bar_actions(self) -> tuple[QWidget, ...]:
        return (self.span,)

    def new_menu(self) -> list[NewEntry]:
        return [
            NewEntry("Transaction", "receipt", self._new),
            NewEntry("Transfer", "arrow-left-right", lambda: self.asked.emit("transfer", None)),
            NewEntry("Budget category", "tags", lambda: self.asked.emit("new", (BudgetCategory, {}))),
        ]

    def key_words(self) -> tuple[tuple[str, str], ...]:
        return (("C", "Put transactions into a category"), ("T", "Show a chart as a table"))

    def filter_field(self) -> QWidget | None:
        return None if self._stack.currentWidget() is self.empty else self.filter

    def refresh(self, changes: Changes | None) -> None:
        self._names.forget(changes)
        if changes is None or changes.touches(*_OURS):
            self._read()
            if changes is not None:
                self.table.reload(changes)

    def take_focus(self) -> None:
        (self.empty.create_button if self._stack.currentWidget() is self.empty else self.table).setFocus()

    def shows(self, ref: Ref) -> bool:
        return ref.kind == describe(Transaction).kind and self.table.select_record(ref.id)

    # Reading and showing

    def _read(self) -> None:
        while (item := self._problem.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        reads = self.context.workspace.reads
        anything = bool(reads.count(Transaction))
        self._stack.setCurrentWidget(self.page_scroll if anything else self.empty)
        self.span.setEnabled(anything)
        if not anything:
            self.summary_changed.emit("")
            return
        try:
            ledger = ledgers.read(reads, self.context.today(), self.context.who, self.currency())
            self._months = ledgers.last_months(reads, ledger, 13)
        except NoRate as missing:
            banner = Banner("warn", str(missing), "Amounts are added up once there is one.", "Add a rate")
            banner.acted.connect(lambda: self.list_asked.emit("exchange_rate"))
            self._problem.addWidget(banner)
            banner.show()
            return
        self._ledger = ledger
        self.flow.set_chart(cash_flow_chart(self._months[-12:], ledger.categories, ledger.currency))
        self._show_span()

    def _span_months(self) -> list[Month]:
        _, count, before = _SPANS[self.span.value() or "year"]
        end = len(self._months) - before
        some = self._months[max(end - count, 0) : end]
        while len(some) > 1 and not some[0].by_category:
            some = some[1:]  # Before the first transaction there is no month to compare with a plan.
        return some

    def _show_span(self) -> None:
        ledger = self._ledger
        if ledger is None:
            return
        months = self._span_months()
        rows = category_rows(months, ledger.categories, ledger.currency, ledger.rates, ledger.today)
        self.categories.set_rows(rows, ledger.currency)
        self.sankey.set_chart(sankey(rows, ledger.currency, ledger.categories))
        words = _span_words(months)
        for card in (self.categories_card, self.sankey_card):
            assert card.header is not None
            card.header.note.setText(words)
        if self._chosen is not None and self._chosen.key not in {row.key for row in rows}:
            self._chosen = None
        self._show_transactions()
        self._summarise()

    def _summarise(self) -> None:
        ledger, months = self._ledger, self._span_months()
        if ledger is None or not months:
            return
        kept = shown_amount(plain(sum(month.kept for month in months), ledger.currency))
        share = kept_share(months)
        self.summary_changed.emit(f"{kept} kept" + (f", {round(share * 100)}% of what came in" if share else ""))

    def _show_transactions(self) -> None:
        ledger, months = self._ledger, self._span_months()
        if ledger is None or not months:
            return
        where = [Where("day", ">=", months[0].first), Where("day", "<=", month_end(months[-1].first))]
        if self._chosen is not None:
            key = self._chosen.key
            where.append(Where("category", "=", None if isinstance(key, Direction) else key))
            where += [Where("transfer", "=", None)] if isinstance(key, Direction) else []
        if self.context.who is not None:
            where.append(Where("account", "in", tuple(account.id for account in ledger.accounts)))
        narrowed = self._chosen is not None or self.context.who is not None
        self.list_card.categories = tuple(ledger.categories.values())
        note = self._chosen.title if self._chosen else _span_words(months)
        self.list_card.show_where(where, note, self._clear if narrowed else None, of_category=self._chosen is not None)

    def _clear(self) -> None:
        self.filter.clear()
        self._chosen = None
        if self.context.who is not None:
            self.context.set_who(None)
        else:
            self._show_transactions()

    def _choose_span(self, key: str) -> None:
        self.context.settings.set(_SPAN_KEY, key)
        self._show_span()

    def _choose_category(self, row: Row | None) -> None:
        self._chosen = row
        self._show_transactions()
        if row is not None:
            self.table.setFocus()

    # Acting

    def _new(self) -> None:
        self.asked.emit("new", (Transaction, {"day": self.context.today()}))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        single = self.context.single_keys() and not event.modifiers()
        if single and event.key() == Qt.Key.Key_C and self.table.hasFocus():
            self.list_card.categorise()
        else:
            super().keyPressEvent(event)

    # Size

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        narrow = self.window().width() < NARROW_BELOW
        if narrow == self._narrow:
            return
        self._narrow = narrow
        cards = (self.flow_card, self.categories_card, self.sankey_card, self.list_card)
        for card in cards:
            self._grid.removeWidget(card)
        if narrow:
            for row, card in enumerate(cards):
                self._grid.addWidget(card, row, 0, 1, 2)
        else:
            self._grid.addWidget(self.flow_card, 0, 0)
            self._grid.addWidget(self.sankey_card, 1, 0)
            self._grid.addWidget(self.categories_card, 0, 1, 2, 1)
            self._grid.addWidget(self.list_card, 2, 0, 1, 2)
        self._grid.setColumnStretch(0, 3)
        self._grid.setColumnStretch(1, 2)
        self.categories_scroll.setMinimumHeight(300)


def _span_words(months: list[Month]) -> str:
    if not months:
        return ""
    first, last = months[0].first, months[-1].first
    if first == last:
        return f"{month_name(first)} {first.year}" + (", still running" if months[0].running else "")
    return f"{month_and_year(first)} to {month_and_year(last)}"
