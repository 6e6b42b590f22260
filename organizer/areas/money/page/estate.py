"""The estate: what is settled, where it lies, who is named for what."""

from __future__ import annotations

from functools import partial
from typing import Any
from uuid import UUID

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from organizer.areas.money.actions.settling import reviewed, settle
from organizer.areas.money.model import Account, Beneficiary, BeneficiaryRank, EstateItem, EstateKind, EstateState
from organizer.areas.money.queries.estate import estate_facts
from organizer.areas.money.rules.estate import BENEFICIARIES, checklist, settled_words
from organizer.areas.money.rules.estate_facts import EstateFacts
from organizer.areas.money.rules.estate_warnings import warnings
from organizer.areas.money.widgets.estate_checklist import EstateChecklist
from organizer.areas.money.widgets.settling.estate import BeneficiaryLines, DocumentLines, WarningLines
from organizer.areas.money.widgets.view import MoneyView
from organizer.kernel.changes import Changes, Ref
from organizer.kernel.record import Record
from organizer.store.actions import delete_records
from organizer.ui.area_page import NewEntry
from organizer.ui.buttons import Button
from organizer.ui.cards import Card
from organizer.ui.context import PageContext
from organizer.ui.empty import EmptyState
from organizer.ui.label import Label
from organizer.ui.menu import Menu
from organizer.ui.records.drawer import RecordDrawer
from organizer.ui.records.names import Names
from organizer.ui.scrolling import ScrollArea

from .estate_print import paper

_KINDS = frozenset({"estate_item", "account", "beneficiary", "contact", "tie", "member"})
_SIDE, _GAP, _NARROW, _RIGHT = 24, 16, 980, 376


class EstateView(MoneyView):
    """Warnings on top, documents, beneficiaries by account; at the right, or under them where it is narrow, the
    checklist and what a trusted person gets."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.names = Names(context)
        self.facts: EstateFacts | None = None
        self.add = Button("Add document", icon="plus")
        self.add.clicked.connect(lambda: self.new_item())
        self.warnings, self.documents, self.beneficiaries = WarningLines(), DocumentLines(), BeneficiaryLines()
        self.checklist = EstateChecklist(link=False)
        for lines in (self.warnings, self.documents, self.beneficiaries, self.checklist.lines):
            lines.letters = context.single_keys
        self.checklist.opened.connect(self._go_to_line)
        self.warnings.opened.connect(self._open_ref)
        self.documents.opened.connect(self._edit_item)
        self.documents.delete_asked.connect(self._delete_item)
        self.documents.wanted.connect(self._item_menu)
        self.beneficiaries.opened.connect(self._name_menu_here)
        self.beneficiaries.wanted.connect(self._name_menu)
        self.empty = EmptyState(
            "Nothing of your estate is noted yet",
            "Keep where your will, powers of attorney and insurance lie, who has them, and when to look at them again.",
            "Add document",
            footnote="Only where things are is kept here, and what they say stays with you.",
        )
        self.empty.created.connect(lambda: self.new_item())
        self._stack = QStackedWidget()
        self._stack.addWidget(self._made())
        self._stack.addWidget(self.empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._stack)

    def _made(self) -> QWidget:
        content = QWidget()
        self._warning_card = _card("To see to", self.warnings)
        self._document_card = _card("Documents", self.documents)
        self._beneficiary_card = _card("Beneficiaries", self.beneficiaries)
        self._left = QVBoxLayout()
        self._left.setSpacing(_GAP)
        for card in (self._warning_card, self._document_card, self._beneficiary_card):
            self._left.addWidget(card)
        self._left.addStretch(1)
        self._aside = QWidget()
        aside = QVBoxLayout(self._aside)
        aside.setContentsMargins(0, 0, 0, 0)
        aside.setSpacing(_GAP)
        aside.addWidget(self.checklist)
        aside.addWidget(self._paper_card())
        aside.addStretch(1)
        self._row = QHBoxLayout()
        self._row.setSpacing(_GAP)
        self._row.addLayout(self._left, 1)
        self._column = QVBoxLayout(content)
        self._column.setContentsMargins(_SIDE, _GAP, _SIDE, _SIDE)
        self._column.setSpacing(_GAP)
        self._column.addLayout(self._row, 1)
        self._narrow: bool | None = None
        self.area = ScrollArea(content)
        return self.area

    def _paper_card(self) -> Card:
        card = Card("Where is what")
        card.body.addWidget(
            Label("A page for somebody you trust: documents, accounts and who is named, without amounts.", "label",
                  "text-2", wrap=True)
        )  # fmt: skip
        self.print = Button("Save as PDF…", size="small", icon="file-text")
        self.print.clicked.connect(lambda: self._print(False))
        self.print_amounts = Button("With amounts…", "text", "small")
        self.print_amounts.clicked.connect(lambda: self._print(True))
        line = QHBoxLayout()
        line.addWidget(self.print)
        line.addWidget(self.print_amounts)
        line.addStretch(1)
        card.body.addLayout(line)
        return card

    # What the page asks

    def bar_actions(self) -> tuple[QWidget, ...]:
        return (self.add,)

    def new_menu(self) -> list[NewEntry]:
        return [
            NewEntry("Estate item", "scroll-text", self.new_item),
            NewEntry("Beneficiary", "gift", partial(self._new, Beneficiary)),
        ]

    def key_words(self) -> tuple[tuple[str, str], ...]:
        return (("Enter", "Edit the document, or name somebody for the account"), ("Del", "Delete the document"))

    def refresh(self, changes: Changes | None) -> None:
        if changes is not None and _KINDS.isdisjoint(changes.records):
            return
        self.names.forget(changes)
        context = self.context
        self.facts = facts = estate_facts(context.workspace.reads, self.family, context.today(), context.who)
        found, lines = warnings(facts), checklist(facts)
        self.warnings.show_warnings(found)
        self._warning_card.setVisible(bool(found))
        self.documents.show_items(facts, {m.id: m.name.split(" ")[0] for m in self.names.members()})
        self._document_card.setVisible(bool(facts.items))
        self.beneficiaries.show_accounts(facts)
        self._beneficiary_card.setVisible(bool(facts.to_name))
        self.checklist.set_lines(lines)
        self._stack.setCurrentIndex(0 if facts.items or facts.accounts else 1)
        self.add.setVisible(self.isVisible() and self._stack.currentIndex() == 0)
        count = f", {len(found)} to see to" if found else ""
        self.summary_changed.emit(f"{settled_words(lines)}{count}" if self._stack.currentIndex() == 0 else "")

    def shows(self, ref: Ref) -> bool:
        if ref.kind == "estate_item" and self.documents.go_to(ref.id):
            self.documents.setFocus()
            return True
        if ref.kind == "beneficiary" and self.facts is not None:
            account = next((b.account for b in self.facts.beneficiaries if b.id == ref.id), None)
            return account is not None and self._to_account(account)
        return False

    def take_focus(self) -> None:
        if self._stack.currentIndex():
            self.empty.create_button.setFocus()
            return
        lists = (self.documents, self.beneficiaries, self.checklist.lines)
        next((each for each in lists if each.rows), self.checklist.lines).setFocus()

    # Layout

    def resizeEvent(self, event: object) -> None:
        narrow = self.width() < _NARROW
        if narrow != self._narrow:
            self._narrow = narrow
            (self._row if narrow else self._column).removeWidget(self._aside)
            (self._column if narrow else self._row).addWidget(self._aside)
            self._aside.setMinimumWidth(0 if narrow else _RIGHT)
            self._aside.setMaximumWidth(16_777_215 if narrow else _RIGHT)

    # What is done

    def new_item(self, kind: EstateKind = EstateKind.WILL) -> None:
        """A form for a document."""
        self._new(EstateItem, kind=kind)

    def _new(self, cls: type[Record], **preset: Any) -> None:
        RecordDrawer(self.context, cls, names=self.names, **preset)

    def _edit(self, record: Record) -> None:
        RecordDrawer(self.context, type(record), record, names=self.names)

    def _item(self, id: object) -> EstateItem | None:
        return next((item for item in self.facts.items if item.id == id), None) if self.facts else None

    def _edit_item(self, id: object) -> None:
        if (item := self._item(id)) is not None:
            self._edit(item)

    def _delete_item(self, id: object) -> None:
        if (item := self._item(id)) is not None:
            self.context.perform(delete_records, [item], said=f"Deleted {item.title}")

    def _item_menu(self, id: object, at: QPoint) -> None:
        item = self._item(id)
        if item is None:
            return
        menu, today = Menu(parent=self), self.context.today()
        menu.add("Edit", lambda: self._edit(item), icon="pencil", shortcut="Return")
        if item.state is not EstateState.SETTLED:
            menu.add(
                "Settled", lambda: self.context.perform(settle, item, said=f"{item.title} is settled"), icon="check"
            )
        for years in (1, 3):
            day = today.replace(year=today.year + years, day=min(today.day, 28))
            words = f"Looked at, again in {years} year{'s' * (years > 1)}"
            said = f"{item.title}: again in {day.year}"
            menu.add(words, partial(self.context.perform, reviewed, item, day, said=said), icon="calendar-check")
        menu.add("Delete", lambda: self._delete_item(id), icon="trash-2", shortcut="Del", danger=True)
        menu.popup(at)

    def _name_menu_here(self, account: object) -> None:
        below = self.beneficiaries.rect_of(self.beneficiaries.current).bottomLeft().toPoint()
        self._name_menu(account, self.beneficiaries.mapToGlobal(below + QPoint(16, 0)))

    def _name_menu(self, id: object, at: QPoint) -> None:
        """Whom to name for an account, and who is."""
        facts = self.facts
        account = next((a for a in facts.accounts if a.id == id), None) if facts else None
        if facts is None or account is None:
            return
        menu = Menu(parent=self)
        for rank, words in ((BeneficiaryRank.PRIMARY, "first in line"), (BeneficiaryRank.CONTINGENT, "next in line")):
            for named in facts.named(account.id, rank):
                menu.add(f"{facts.name(named.person)}, {words}…", partial(self._edit, named), icon="pencil")
        new = partial(self._new, Beneficiary, account=account.id)
        menu.add("Name somebody first in line…", partial(new, rank=BeneficiaryRank.PRIMARY), icon="user-plus")
        menu.add("Name somebody if the first cannot…", partial(new, rank=BeneficiaryRank.CONTINGENT), icon="user-plus")
        menu.popup(at)

    def _open_ref(self, key: object) -> None:
        if not isinstance(key, Ref) or self.shows(key):
            return
        if key.kind == "account":
            if not self._to_account(key.id):
                self._open_account(key.id)
            return
        self.context.open(key)

    def _open_account(self, id: UUID) -> None:
        account = self.context.workspace.reads.find(Account, id)
        if account is not None:
            self._edit(account)

    def _to_account(self, account: UUID) -> bool:
        if self.beneficiaries.go_to(account):
            self.beneficiaries.setFocus()
            return True
        return False

    def _go_to_line(self, key: str) -> None:
        """From the checklist to what the line is about, or to a form for it."""
        facts = self.facts
        if facts is None:
            return
        if key == BENEFICIARIES:
            self.beneficiaries.setFocus()
            return
        item = next((i for i in facts.items if key in (i.kind.value, str(i.id)) and self.documents.go_to(i.id)), None)
        if item is not None:
            self.documents.setFocus()
        else:
            kind = EstateKind(key)
            self._new(EstateItem, kind=kind, title=kind.label)

    def _print(self, amounts: bool) -> None:
        if self.facts is not None:
            owners = {member.id: member.name for member in self.names.members()}
            self.print_asked.emit(paper(self.context, self.facts, owners, amounts))


def _card(title: str, lines: QWidget) -> Card:
    card = Card(title)
    card.body.setContentsMargins(1, 0, 1, 8)
    card.body.addWidget(lines)
    return card
