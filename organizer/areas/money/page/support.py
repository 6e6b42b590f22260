"""Support: one order at a time, with its ledger."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from organizer.areas.money.actions.settling import add_payment
from organizer.areas.money.figures.support import support_chart
from organizer.areas.money.model import SupportOrder, SupportStep
from organizer.areas.money.queries.separation import separations
from organizer.areas.money.queries.support import SupportState, support_states
from organizer.areas.money.rules.support_words import next_due, order_words
from organizer.areas.money.rules.written import written
from organizer.areas.money.widgets.settling.lines import words_line
from organizer.areas.money.widgets.settling.support import LedgerLines, PaymentLine, StepLines
from organizer.kernel.dates import format_day
from organizer.kernel.money import Money
from organizer.kernel.record import Record
from organizer.store.actions import delete_records
from organizer.ui.banner import Banner
from organizer.ui.buttons import Button, IconButton
from organizer.ui.cards import Card, KeyFigure, KeyFigureStrip
from organizer.ui.columns import ColumnView
from organizer.ui.context import PageContext
from organizer.ui.empty import EmptyState
from organizer.ui.label import Label
from organizer.ui.menu import Menu, filled_when_opened
from organizer.ui.money_mask import money_mask, shown_amount
from organizer.ui.records.drawer import RecordDrawer
from organizer.ui.records.names import Names
from organizer.ui.scrolling import ScrollArea

from .support_out import LedgerOut
from .support_payments import MonthPayments

_SIDE, _GAP, _NARROW, _RIGHT, _CHART, _PICK = 24, 16, 980, 332, 220, 360
_MONTHS_SHOWN = 24


class SupportPane(QWidget):
    """The order that is chosen: its figures, due against paid, the ledger with a line for payments, its steps."""

    print_asked = Signal(object)
    """A `Section` for paper."""

    def __init__(self, context: PageContext, names: Names, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context, self.names = context, names
        self.states: list[SupportState] = []
        self._chosen: SupportState | None = None
        self.empty = EmptyState(
            "No support is noted",
            "Keep what an order asks each month, and what was paid: the running balance shows what is still owed.",
            "Add support order",
            footnote="Whoever opens this profile can read it. What is for you alone belongs into a profile of yours.",
        )
        self.empty.created.connect(self.new_order)
        self.figures = KeyFigureStrip()
        self.words = Label("", "body", "text-2")
        self.pick = Button("", "ghost", trailing="chevron-down")
        self.pick.setMaximumWidth(_PICK)
        self.pick.set_menu_maker(lambda: filled_when_opened(self._fill_orders, self.pick))
        self.edit_order = IconButton("pencil", "Edit the order", size="small")
        self.edit_order.clicked.connect(self._edit_chosen)
        self.chart = ColumnView(_CHART)
        self.ledger, self.steps = LedgerLines(), StepLines()
        for lines in (self.ledger, self.steps):
            lines.letters = context.single_keys
        self.payments = MonthPayments(context, self.ledger, self._edit)
        self.steps.opened.connect(self._edit_step)
        self.steps.delete_asked.connect(self._delete_step)
        self.payment = PaymentLine(lambda: context.conventions)
        self.payment.saved.connect(self._add_payment)
        self.payment.given_up.connect(lambda: self.ledger.setFocus())
        self._stack = QStackedWidget()
        self._stack.addWidget(self._made())
        self._stack.addWidget(self.empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._stack)
        if (mask := money_mask()) is not None:
            mask.changed.connect(self._show_figures)

    def _made(self) -> QWidget:
        content = QWidget()
        head = QHBoxLayout()
        head.setSpacing(8)
        for widget in (self.pick, self.edit_order):
            head.addWidget(widget)
        head.addWidget(self.words, 1)
        self._problem = QVBoxLayout()
        self._chart_card = Card("Due and paid")
        assert self._chart_card.header is not None
        self._chart_card.header.add(self.chart.as_table)
        self._chart_card.body.addWidget(self.chart)
        self._ledger_card = Card("Ledger")
        assert self._ledger_card.header is not None
        self.out = LedgerOut(self.context)
        self.out.print_asked.connect(self.print_asked)
        self._ledger_card.header.add(self.out)
        self._ledger_card.body.setContentsMargins(1, 0, 1, 8)
        line = QHBoxLayout()
        line.setContentsMargins(15, 0, 15, 0)
        line.addWidget(self.payment)
        self._ledger_card.body.addLayout(line)
        self._ledger_card.body.addWidget(self.ledger)
        self._left = QVBoxLayout()
        self._left.setSpacing(_GAP)
        self._left.addWidget(self._chart_card)
        self._left.addWidget(self._ledger_card)
        self._left.addStretch(1)
        self._aside = QWidget()
        aside = QVBoxLayout(self._aside)
        aside.setContentsMargins(0, 0, 0, 0)
        aside.setSpacing(_GAP)
        aside.addWidget(self._step_card())
        aside.addStretch(1)
        self._row = QHBoxLayout()
        self._row.setSpacing(_GAP)
        self._row.addLayout(self._left, 1)
        self._column = QVBoxLayout(content)
        self._column.setContentsMargins(_SIDE, 12, _SIDE, _SIDE)
        self._column.setSpacing(_GAP)
        self._column.addLayout(head)
        self._column.addLayout(self._problem)
        self._column.addWidget(self.figures)
        self._column.addLayout(self._row, 1)
        self._narrow: bool | None = None
        return ScrollArea(content)

    def _step_card(self) -> Card:
        card = Card("Steps")
        assert card.header is not None
        self.add_step = Button("Add step", "text", "small", icon="plus")
        self.add_step.clicked.connect(self._new_step)
        card.header.add(self.add_step)
        card.body.setContentsMargins(1, 0, 1, 8)
        self._no_step = Label("No step yet: nothing falls due.", "label", "text-2", wrap=True)
        card.body.addLayout(words_line(self._no_step))
        card.body.addWidget(self.steps)
        return card

    # What is shown

    def refresh(self) -> None:
        """Reads all orders again; the one that is chosen stays."""
        context = self.context
        self.states = support_states(context.workspace.reads, context.today(), context.who)
        kept = self._chosen.order.id if self._chosen else None
        chosen = next((s for s in self.states if s.order.id == kept), self.states[0] if self.states else None)
        self._stack.setCurrentIndex(0 if chosen else 1)
        if chosen is not None:
            self._show(chosen, fresh=chosen.order.id != kept)
        self._chosen = chosen

    def go_to(self, order: object) -> bool:
        """Shows an order; whether there is one."""
        found = next((state for state in self.states if state.order.id == order), None)
        if found is not None:
            self._chosen = found
            self._show(found, fresh=True)
        return found is not None

    def take_focus(self) -> None:
        """To the line for a payment, or where one begins."""
        if self._stack.currentIndex():
            self.empty.create_button.setFocus()
        else:
            self.payment.amount.setFocus()

    def summary(self) -> str:
        """One sentence for the page bar."""
        running = sum(state.order.ended is None for state in self.states)
        return f"{running} order{'s' * (running != 1)} running" if self.states else ""

    def _show(self, state: SupportState, *, fresh: bool) -> None:
        self._chosen = state
        order, ledger = state.order, state.ledger
        self.pick.set_label(order.title)
        self.pick.setVisible(True)
        self.words.setText(order_words(order, self.names.of_field(order, "other")))
        while (item := self._problem.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        if state.problem:
            self._problem.addWidget(Banner("danger", "This ledger cannot be added up", state.problem))
        months = ledger.months if ledger is not None else ()
        self._chart_card.setVisible(bool(months))
        if months:
            self.chart.set_chart(support_chart(months[-_MONTHS_SHOWN:]))
        if ledger is not None:
            self.ledger.show_ledger(ledger)
        self.payments.ledger = ledger
        self.out.show_order(order, ledger, self.names.of_field(order, "other"))
        self.ledger.setVisible(bool(months))
        self.steps.show_steps(state.steps)
        self.steps.setVisible(bool(state.steps))
        self._no_step.setVisible(not state.steps)
        if fresh:
            currency = ledger.currency if ledger is not None else None
            self.payment.reset(currency or self.context.conventions.currency)
        self._show_figures()

    def _show_figures(self) -> None:
        state = self._chosen
        if state is None:
            return
        ledger = state.ledger
        arrears = ledger.arrears if ledger is not None else None
        day = next_due(state.order, state.steps, self.context.today())
        owed = _amount(arrears if arrears is None or arrears.minor >= 0 else Money(0, arrears.currency))
        ahead = f"{_amount(-arrears)} paid ahead" if arrears is not None and arrears.minor < 0 else ""
        is_behind = arrears is not None and arrears.minor > 0
        self.figures.set_figures(
            (
                KeyFigure("Still owed", owed, ahead or ("behind" if is_behind else "nothing is open"),
                          "danger-text" if is_behind else "success-text"),
                KeyFigure("Fell due", _amount(ledger.due if ledger else None), "so far"),
                KeyFigure("Paid", _amount(ledger.paid if ledger else None), "so far"),
                KeyFigure("Next due", format_day(day, self.context.today()) if day else "Nothing", ""),
            )
        )  # fmt: skip

    def resizeEvent(self, event: QResizeEvent) -> None:
        narrow = self.width() < _NARROW
        if narrow != self._narrow:
            self._narrow = narrow
            (self._row if narrow else self._column).removeWidget(self._aside)
            (self._column if narrow else self._row).addWidget(self._aside)
            self._aside.setMinimumWidth(0 if narrow else _RIGHT)
            self._aside.setMaximumWidth(16_777_215 if narrow else _RIGHT)

    # What is done

    def new_order(self) -> None:
        """A form for an order, and after it one for its first step."""
        context = self.context
        known = separations(context.workspace.reads, context.who)
        part_of = known[0].id if len(known) == 1 else None
        drawer = RecordDrawer(context, SupportOrder, names=self.names, separation=part_of)
        drawer.saved.connect(self._first_step)

    def _first_step(self, order: object) -> None:
        assert isinstance(order, SupportOrder)
        self.go_to(order.id)
        if not any(state.order.id == order.id and state.steps for state in self.states):
            RecordDrawer(self.context, SupportStep, names=self.names, order=order.id, first=order.first,
                         owner=order.owner)  # fmt: skip

    def _new_step(self) -> None:
        if self._chosen is not None:
            order = self._chosen.order
            first = self.context.today() if self._chosen.steps else order.first
            self._new(SupportStep, order=order.id, first=first)

    def _new(self, cls: type[Record], **preset: Any) -> None:
        RecordDrawer(self.context, cls, names=self.names, **preset)

    def _edit(self, record: Record) -> None:
        RecordDrawer(self.context, type(record), record, names=self.names)

    def _edit_chosen(self) -> None:
        if self._chosen is not None:
            self._edit(self._chosen.order)

    def _edit_step(self, id: object) -> None:
        for step in self._chosen.steps if self._chosen else ():
            if step.id == id:
                self._edit(step)

    def _delete_step(self, id: object) -> None:
        for step in self._chosen.steps if self._chosen else ():
            if step.id == id:
                self.context.perform(delete_records, [step], said="Deleted the step")

    def _add_payment(self) -> None:
        state, filled = self._chosen, self.payment.payment()
        if state is None or filled is None:
            return

        def done(_: object) -> None:
            self.payment.reset(filled[1].currency)
            self.payment.amount.setFocus()

        self.context.perform(
            add_payment, state.order, *filled, said="Added payment", then=done, failed=self.payment.refuse
        )

    # Menus

    def _fill_orders(self, menu: Menu) -> None:
        for state in self.states:
            checked = self._chosen is not None and state.order.id == self._chosen.order.id
            menu.add(state.order.title, partial(self.go_to, state.order.id), checked=checked)
        menu.addSeparator()
        menu.add("Add support order…", self.new_order, icon="plus")


def _amount(money: Money | None) -> str:
    return shown_amount(written(money)) if money is not None else "–"
