"""Where we stand: key figures, net worth, cash flow, accounts."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from organizer.areas.money.figures.cash_flow import cash_flow_chart
from organizer.areas.money.figures.net_worth import net_worth_chart
from organizer.areas.money.queries import accounts as account_queries
from organizer.areas.money.queries import ledger as ledgers
from organizer.areas.money.queries.estate import estate_facts
from organizer.areas.money.rules.cash_flow import rows as category_rows
from organizer.areas.money.rules.estate import checklist
from organizer.areas.money.rules.month_words import month_name
from organizer.areas.money.rules.rates import NoRate
from organizer.kernel.changes import Changes, Ref
from organizer.kernel.dates import format_day
from organizer.ui.area_page import NewEntry
from organizer.ui.avatars import Face
from organizer.ui.banner import Banner
from organizer.ui.buttons import Button
from organizer.ui.cards import Card
from organizer.ui.columns import ColumnView
from organizer.ui.context import PageContext
from organizer.ui.empty import EmptyState, Shape
from organizer.ui.members import face_of
from organizer.ui.money_mask import money_mask
from organizer.ui.scrolling import ScrollArea
from organizer.ui.segmented import Segment, SegmentedControl
from organizer.ui.shell import NARROW_BELOW, WIDE_FROM
from organizer.ui.stack import StackView

from .accounts_list import AccountsList, account_rows, checked_words
from .category_bars import CategoryBars
from .estate_checklist import EstateChecklist
from .key_strip import KeyStrip, key_figures
from .view import MoneyView

_OURS = (
    "account", "balance", "transaction", "split", "budget_category", "exchange_rate", "member", "assumptions",
    "estate_item", "beneficiary",
)  # fmt: skip
_RANGES: dict[str, int | None] = {"1y": 12, "3y": 36, "all": None}
_RANGE_KEY = "money.range"
_RIGHT, _THIRD = 376, 360
_LEAST_STACK, _LEAST_FLOW, _HEADS = 240, 190, 2 * (42 + 14 + 2) + 14


class OverviewView(MoneyView):
    """The monthly look."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._ledger: ledgers.Ledger | None = None
        self._size = ""
        self.check_up = Button("Monthly check-up", icon="list-checks")
        self.check_up.clicked.connect(lambda: self.asked.emit("check_up", None))
        self.strip = KeyStrip()
        self._problem = QVBoxLayout()
        self._make_cards()
        self.content = QWidget()
        column = QVBoxLayout(self.content)
        column.setContentsMargins(24, 14, 24, 20)
        column.setSpacing(14)
        column.addLayout(self._problem)
        column.addWidget(self.strip)
        self._columns = QHBoxLayout()
        self._columns.setSpacing(14)
        column.addLayout(self._columns, 1)
        self.left, self.right, self.third = QWidget(), QWidget(), QWidget()
        for side, parts in (
            (self.left, (self.worth_card, self.flow_card)), (self.right, (self.accounts_card, self.estate)),
            (self.third, (self.spending_card,)),
        ):  # fmt: skip
            side_column = QVBoxLayout(side)
            side_column.setContentsMargins(0, 0, 0, 0)
            side_column.setSpacing(14)
            for part in parts:
                side_column.addWidget(part)
            side_column.addStretch(1)
        self.below = column
        self.page_scroll = ScrollArea(self.content)
        self.empty = _no_accounts()
        self.empty.created.connect(lambda: self.asked.emit("new_account", {}))
        self.empty.imported.connect(self.import_asked)
        self.empty.shape_chosen.connect(lambda key: self.asked.emit("new_account", SHAPES[key]))
        self._stack = QStackedLayout(self)
        self._stack.setContentsMargins(0, 0, 0, 0)
        self._stack.addWidget(self.page_scroll)
        self._stack.addWidget(self.empty)
        if (mask := money_mask()) is not None:
            mask.changed.connect(self._show_figures)
        self._arrange()

    def _make_cards(self) -> None:
        self.worth_card = Card("Net worth")
        self.worth = StackView(300)
        self.range = SegmentedControl(
            [Segment("1y", "1 y"), Segment("3y", "3 y"), Segment("all", "All")], "Range", small=True
        )
        kept = self.context.settings.text(_RANGE_KEY, "3y")
        self.range.set_value(kept if kept in _RANGES else "3y")
        self.range.changed.connect(self._choose_range)
        assert self.worth_card.header is not None
        self.worth_card.header.note.setText("by kind of account")
        self.worth_card.header.add(self.worth.as_table)
        self.worth_card.header.add(self.range)
        self.worth_card.body.addWidget(self.worth)
        self.flow_card = Card("Cash flow", " ")
        self.flow = ColumnView(240)
        detail = Button("Detail", "text", trailing="chevron-right")
        detail.clicked.connect(lambda: self.view_asked.emit("cash_flow"))
        assert self.flow_card.header is not None
        self.flow_card.header.add(self.flow.as_table)
        self.flow_card.header.add(detail)
        self.flow_card.body.addWidget(self.flow)
        self.accounts_card = Card("Accounts", " ")
        self.update_button = Button("Update balances", size="small", icon="pencil")
        self.update_button.clicked.connect(lambda: self.asked.emit("update", None))
        assert self.accounts_card.header is not None
        self.accounts_card.header.add(self.update_button)
        self.accounts = AccountsList(row=25)
        self.accounts.opened.connect(lambda account: self.asked.emit("account", account))
        self.accounts.update_asked.connect(lambda account: self.asked.emit("update", account))
        self.accounts.moved.connect(lambda account, way: self.asked.emit("move", (account, way)))
        self.accounts_card.body.setContentsMargins(0, 0, 0, 1)
        self.accounts_card.body.addWidget(self.accounts)
        self.estate = EstateChecklist()
        self.estate.opened.connect(lambda _: self.view_asked.emit("estate"))
        self.spending_card = Card("Spending by category", "this month")
        self.spending = CategoryBars()
        self.spending_card.body.addWidget(self.spending)

    # What the page asks

    def bar_actions(self) -> tuple[QWidget, ...]:
        return (self.check_up,)

    def new_menu(self) -> list[NewEntry]:
        return [NewEntry("Update balances", "pencil", lambda: self.asked.emit("update", None))]

    def key_words(self) -> tuple[tuple[str, str], ...]:
        return (("T", "Show a chart as a table"), ("U", "Update the balance of the account"))

    def refresh(self, changes: Changes | None) -> None:
        if changes is None or changes.touches(*_OURS):
            self._read()

    def take_focus(self) -> None:
        # What one does most; no row is marked before somebody goes to the list.
        button = self.empty.create_button if self._ledger is None else self.update_button
        button.setFocus(Qt.FocusReason.OtherFocusReason)

    def shows(self, ref: Ref) -> bool:
        return False

    # Reading and showing

    def _read(self) -> None:
        reads, today = self.context.workspace.reads, self.context.today()
        while (item := self._problem.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        try:
            ledger = ledgers.read(reads, today, self.context.who, self.currency())
            self._values, self._months = ledgers.values(reads, ledger)
            self._points = ledger.points(ledger.days(_RANGES[self.range.value() or "3y"]))
            rows = account_rows(ledger, self.faces)
        except NoRate as missing:
            self._say(missing)
            return
        self._ledger = ledger if ledger.standings or self.context.who else None
        self._stack.setCurrentWidget(self.empty if self._ledger is None else self.page_scroll)
        self.check_up.setEnabled(self._ledger is not None)
        if self._ledger is None:
            self.summary_changed.emit("")
            return
        if not rows:
            self._problem.addWidget(banner := self.nothing_for())
            banner.show()
        self.accounts.set_rows(rows)
        self.accounts.setFixedHeight(self.accounts.sizeHint().height())
        assert self.accounts_card.header is not None
        self.accounts_card.header.note.setText(checked_words(ledger))
        self.flow.set_chart(cash_flow_chart(self._months[-12:], ledger.categories, ledger.currency))
        self.worth.set_chart(net_worth_chart(self._points, ledger.currency, today))
        running = next((month for month in self._months if month.running), None)
        assert self.flow_card.header is not None
        self.flow_card.header.note.setText(f"{month_name(running.first)} is still running" if running else "")
        self._show_figures()
        lines = checklist(estate_facts(reads, self.family, today, self.context.who))
        self.estate.set_lines(lines)
        newest = account_queries.newest_balances(reads)
        self.summary_changed.emit(f"Balances you typed in, last on {format_day(newest, today)}" if newest else "")

    def _show_figures(self) -> None:
        ledger = self._ledger
        if ledger is None:
            return
        self.strip.set_figures(key_figures(self._values, ledger.currency))
        spent = [row for row in category_rows(self._months[-1:], ledger.categories, ledger.currency, ledger.rates,
                                              ledger.today) if row.direction.value == "out"]  # fmt: skip
        self.spending.set_rows(spent, ledger.currency)

    def _say(self, missing: NoRate) -> None:
        banner = Banner("warn", str(missing), "Amounts are added up once there is one.", "Add a rate")
        banner.acted.connect(lambda: self.list_asked.emit("exchange_rate"))
        self._problem.addWidget(banner)
        banner.show()
        self._stack.setCurrentWidget(self.page_scroll)

    def faces(self, ids: Sequence[UUID]) -> tuple[Face, ...]:
        """Avatars of members, where there are several."""
        members = self.context.workspace.reads.members()
        return tuple(face_of(member) for member in members if member.id in ids) if len(members) > 1 else ()

    def _choose_range(self, key: str) -> None:
        self.context.settings.set(_RANGE_KEY, key)
        self._read()

    # Size

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        width = self.window().width()
        size = "narrow" if width < NARROW_BELOW else "wide" if width >= WIDE_FROM else "normal"
        if size != self._size:
            self._size = size
            narrow = size == "narrow"
            side = 20 if narrow else 24
            self.below.setContentsMargins(side, 14, side, 20)
            self.strip.set_narrow(narrow)
            for part in (self.left, self.right, self.third):
                self._columns.removeWidget(part)
                self.below.removeWidget(part)
            self._columns.addWidget(self.left, 1)
            (self.below if narrow else self._columns).addWidget(self.right)
            self.right.setMinimumWidth(0 if narrow else _RIGHT)
            self.right.setMaximumWidth(16_777_215 if narrow else _RIGHT)
            self.third.setVisible(size == "wide")
            self.third.setFixedWidth(_THIRD)
            if size == "wide":
                self._columns.addWidget(self.third)
        # Both charts share what the window is high; below their least the page scrolls.
        room = self.height() - 34 - self.strip.sizeHint().height() - 14 - _HEADS
        stack = max(_LEAST_STACK, round(room * 0.56))
        self.worth.set_height(stack)
        self.flow.set_height(max(_LEAST_FLOW, room - stack))


SHAPES: dict[str, dict[str, object]] = {
    "cash": {"name": "Joint checking", "account_class": "cash"},
    "retirement": {"name": "401(k)", "account_class": "retirement"},
    "debt": {"name": "Student loan", "account_class": "debt"},
}
"""What each shape fills in for the first account."""


def _no_accounts() -> EmptyState:
    return EmptyState(
        "No accounts yet",
        "See what you are worth month by month, what comes in and goes out, and how long your cash would last.",
        "Add an account",
        other="Bring in bank files",
        shapes=[
            Shape("cash", "wallet", "Checking or savings", "What you live on"),
            Shape("retirement", "sprout", "A retirement account", "What is for later"),
            Shape("debt", "landmark", "A loan or a card", "What is owed"),
        ],
        shapes_title="Or start from an account that you have",
    )
