"""Division: what each side gets of what there is on a day."""

from __future__ import annotations

from decimal import Decimal
from functools import partial
from uuid import UUID

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from organizer.areas.money.actions.settling import change_separation, divide, divide_all, set_purpose
from organizer.areas.money.model import Account, DivisionItem, Purpose, Separation
from organizer.areas.money.queries.separation import SeparationState, separation_state, separations
from organizer.areas.money.rules.division import HALF, suggested
from organizer.areas.money.rules.settling_blocks import division_block
from organizer.areas.money.widgets.settling.division import PURPOSES, DivisionLines
from organizer.areas.money.widgets.settling.lines import words_line
from organizer.areas.money.widgets.settling.totals import SideTotals
from organizer.areas.money.widgets.settling.two_plans import TwoPlansCard
from organizer.kernel.dates import format_day
from organizer.kernel.money import Money
from organizer.kernel.record import Record
from organizer.kernel.section import Section
from organizer.store.actions import delete_records
from organizer.ui.banner import Banner
from organizer.ui.buttons import Button, IconButton
from organizer.ui.cards import Card
from organizer.ui.context import PageContext
from organizer.ui.empty import EmptyState
from organizer.ui.label import Label
from organizer.ui.menu import Menu, filled_when_opened
from organizer.ui.records.drawer import RecordDrawer
from organizer.ui.records.names import Names
from organizer.ui.scrolling import ScrollArea

from .two_plans import TwoPlans

_SIDE, _GAP, _PICK = 24, 16, 360


class DivisionPane(QWidget):
    """The separation that is chosen: totals with the equalisation, and accounts divided in place."""

    print_asked = Signal(object)
    """A `Section` for paper."""

    def __init__(self, context: PageContext, names: Names, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context, self.names = context, names
        self.known: list[Separation] = []
        self.state: SeparationState | None = None
        self.empty = EmptyState(
            "No division is noted",
            "Choose a day, and see what each of two would have: accounts, debts, tax, and what makes it equal.",
            "Add division",
            footnote="A calculation, not advice. It belongs to whoever makes it until it is shared.",
        )
        self.empty.created.connect(self.new_separation)
        self.pick = Button("", "ghost", trailing="chevron-down")
        self.pick.setMaximumWidth(_PICK)
        self.pick.set_menu_maker(lambda: filled_when_opened(self._fill, self.pick))
        self.edit = IconButton("pencil", "Edit the day and the other’s name", size="small")
        self.edit.clicked.connect(self._edit_chosen)
        self.words = Label("", "body", "text-2")
        self.totals = SideTotals(context.conventions)
        self.totals.make_equal.connect(self._make_equal)
        self.totals.cleared.connect(lambda: self._change({"equalisation": None}, "Without equalisation"))
        self.totals.wanted.connect(lambda share: self._change({"wanted": share}, None))
        self.lines = DivisionLines(lambda: context.conventions)
        self.lines.letters = context.single_keys
        self.lines.split.connect(self._split)
        self.lines.dragged.connect(lambda division: self.totals.show_totals(division, self._both()))
        self.lines.edit_asked.connect(self._edit_item)
        self.lines.opened.connect(self._edit_item)
        self.lines.delete_asked.connect(self._take_back)
        self.lines.wanted.connect(self._menu)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._made())
        self._stack.addWidget(self.empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._stack)

    def _made(self) -> QWidget:
        content = QWidget()
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self.pick)
        head.addWidget(self.edit)
        head.addWidget(self.words, 1)
        self._problem = QVBoxLayout()
        self._card = Card("Accounts")
        assert self._card.header is not None
        self.suggest = Button("Suggest", size="small")
        self.suggest.setToolTip("What is separate stays with its owner, the rest goes half and half")
        self.suggest.clicked.connect(self._suggest)
        self.paper = Button("Save as PDF…", "text", "small", icon="file-text")
        self.paper.clicked.connect(self._print)
        self._card.header.add(self.paper)
        self._card.header.add(self.suggest)
        self._card.body.setContentsMargins(1, 0, 1, 8)
        self._nothing = Label("There is nothing to divide: no account had a balance on that day.", "label", "text-2")
        self._card.body.addLayout(words_line(self._nothing))
        self._card.body.addWidget(self.lines)
        self.two_plans_card = TwoPlansCard()
        self.two_plans = TwoPlans(self.context, self.two_plans_card)
        column = QVBoxLayout(content)
        column.setContentsMargins(_SIDE, 12, _SIDE, _SIDE)
        column.setSpacing(_GAP)
        column.addLayout(head)
        column.addLayout(self._problem)
        column.addWidget(self.totals)
        column.addWidget(self._card)
        column.addWidget(self.two_plans_card)
        column.addStretch(1)
        return ScrollArea(content)

    # What is shown

    def refresh(self) -> None:
        """Reads all again; the separation that is chosen stays."""
        reads = self.context.workspace.reads
        self.known = separations(reads, self.context.who)
        kept = self.state.separation.id if self.state else None
        chosen = next((s for s in self.known if s.id == kept), self.known[0] if self.known else None)
        self._stack.setCurrentIndex(0 if chosen else 1)
        self.state = separation_state(reads, chosen, self.context.today()) if chosen else None
        if self.state is not None:
            self._show(self.state)

    def go_to(self, separation: object) -> bool:
        """Shows a separation; whether there is one."""
        found = next((each for each in self.known if each.id == separation), None)
        if found is not None:
            self.state = separation_state(self.context.workspace.reads, found, self.context.today())
            self._show(self.state)
        return found is not None

    def take_focus(self) -> None:
        (self.empty.create_button if self._stack.currentIndex() else self.lines).setFocus()

    def summary(self) -> str:
        """One sentence for the page bar."""
        division = self.state.division if self.state else None
        if division is None:
            return ""
        open_ = sum(not each.is_divided for each in division.accounts)
        return f"{open_} of {len(division.accounts)} accounts not divided yet" if open_ else "Everything is divided"

    def _both(self) -> tuple[str, str]:
        return self.state.names if self.state is not None else ("", "")

    def _show(self, state: SeparationState) -> None:
        separation = state.separation
        self.pick.set_label(separation.title)
        as_of = f"as of {format_day(separation.day)}"
        today = ", with balances of today" if separation.day > state.day else ""
        self.words.setText(f"{state.names[0]} and {state.names[1]}, {as_of}{today}")
        while (item := self._problem.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        if state.problem:
            self._problem.addWidget(Banner("danger", "This cannot be divided", state.problem))
        division = state.division
        self.two_plans.work_out(state)
        for widget in (self.totals, self._card, self.two_plans_card):
            widget.setVisible(division is not None)
        if division is None:
            return
        self.totals.show_totals(division, state.names)
        self.lines.show_division(division, state.names, dict(state.problems))
        self.lines.setVisible(bool(division.accounts))
        self._nothing.setVisible(not division.accounts)
        self.suggest.setEnabled(any(not each.is_divided for each in division.accounts))

    # What is done

    def new_separation(self) -> None:
        """A form for a separation, of whoever is looked at, or of the first member."""
        members = self.names.members()
        owner = self.context.who or (members[0].id if members else None)
        drawer = RecordDrawer(self.context, Separation, names=self.names, day=self.context.today(), owner=owner)
        drawer.saved.connect(lambda made: self.go_to(made.id))

    def _edit_chosen(self) -> None:
        if self.state is not None:
            self._edit(self.state.separation)

    def _edit(self, record: Record) -> None:
        RecordDrawer(self.context, type(record), record, names=self.names)

    def _split(self, account: UUID, part: object) -> None:
        if self.state is None:
            return
        fields = {"first_amount": part} if isinstance(part, Money) else {"first_share": part}
        self.context.perform(divide, self.state.separation, account, fields)

    def _item(self, account: object) -> DivisionItem | None:
        return next((i for i in self.state.items if i.account == account), None) if self.state is not None else None

    def _edit_item(self, account: object) -> None:
        item = self._item(account)
        if item is not None:
            self._edit(item)
        elif self.state is not None:
            of = self.state.separation.id
            RecordDrawer(self.context, DivisionItem, names=self.names, account=account, separation=of)

    def _take_back(self, account: object) -> None:
        if (item := self._item(account)) is not None:
            self.context.perform(delete_records, [item], said="Not divided any more")

    def _menu(self, key: object, at: QPoint) -> None:
        account = self.context.workspace.reads.find(Account, key) if isinstance(key, UUID) else None
        if account is None:
            return
        menu = Menu(parent=self)
        for share in (Decimal(1), HALF, Decimal(0)):
            menu.add(_share_words(share, self._both()), partial(self._split, account.id, share), icon="scale")
        menu.add("Tax and amount…", partial(self._edit_item, account.id), icon="pencil", shortcut="E")
        menu.addSeparator()
        for purpose in (Purpose.MARITAL, Purpose.SEPARATE, Purpose.UNSAID):
            words = f"Property: {PURPOSES[purpose].lower()}"
            change = partial(self.context.perform, set_purpose, account, purpose, said=f"{account.name}: {words}")
            menu.add(words, change, checked=account.purpose is purpose)
        if self._item(key) is not None:
            menu.add("Not divided yet", partial(self._take_back, key), icon="x", shortcut="Del")
        menu.popup(at)

    def _suggest(self) -> None:
        division = self.state.division if self.state else None
        if self.state is None or division is None:
            return
        new = [
            (now.key, now.share)
            for now, before in zip(suggested(division.accounts), division.accounts, strict=True)
            if now != before and now.share is not None
        ]
        if new:
            said = f"Suggested how to divide {len(new)} account{'s' * (len(new) != 1)}"
            self.context.perform(divide_all, self.state.separation, new, said=said)

    def _make_equal(self) -> None:
        if self.state is not None and (division := self.state.division) is not None:
            self._change({"equalisation": division.needed}, "The equalisation is noted")

    def _change(self, fields: dict[str, object], said: str | None) -> None:
        if self.state is not None:
            self.context.perform(change_separation, self.state.separation, fields, said=said)

    def _fill(self, menu: Menu) -> None:
        for separation in self.known:
            checked = self.state is not None and separation.id == self.state.separation.id
            menu.add(separation.title, partial(self.go_to, separation.id), checked=checked)
        menu.addSeparator()
        menu.add("Add division…", self.new_separation, icon="plus")

    def _print(self) -> None:
        state = self.state
        if state is not None and state.division is not None:
            block = division_block("Accounts", state.division, *state.names)
            subtitle = f"{state.names[0]} and {state.names[1]}, as of {format_day(state.separation.day)}"
            self.print_asked.emit(Section(state.separation.title, subtitle, blocks=(block,)))


def _share_words(share: Decimal, names: tuple[str, str]) -> str:
    first, other = names
    return "Half and half" if share == HALF else f"All to {first if share else other}"
