"""The page of money: where we stand, where it leads, what came in and went out, what is to be settled."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from organizer.areas.money.model import Account, Balance, Separation, Stream, SupportOrder, Transaction
from organizer.areas.money.queries.accounts import currencies
from organizer.areas.money.widgets.view import CURRENCY_KEY, MoneyView
from organizer.kernel.changes import Changes, Ref
from organizer.kernel.kin import STRANGERS, Family
from organizer.kernel.record import Record, describe
from organizer.ui.area_page import AreaPage, NewEntry
from organizer.ui.buttons import IconButton
from organizer.ui.context import PageContext
from organizer.ui.menu import Menu, filled_when_opened
from organizer.ui.pagebar import PageBar
from organizer.ui.records.drawer import RecordDrawer
from organizer.ui.records.names import Names
from organizer.ui.records.titled_list import RecordList
from organizer.ui.segmented import Segment

from .ledger_verbs import LedgerVerbs
from .views import ESTATE, LISTS, OVERVIEW, SEGMENTS, SEPARATION, Views

_VIEW_KEY = "money.view"
_HOMES = {
    "support_order": SEPARATION.key, "separation": SEPARATION.key, "estate_item": ESTATE, "beneficiary": ESTATE,
}  # fmt: skip
"""The views in which records of these kinds have a place."""
_NEW: tuple[type[Record], ...] = (Account, Balance, Transaction, Stream)


class MoneyPage(AreaPage):
    """The bar and whatever view is in front; what a view can do it says itself."""

    title = "Money"

    def __init__(self, context: PageContext, parent: QWidget | None = None, *, family: Family = STRANGERS) -> None:
        super().__init__(context, parent)
        self.names = Names(context)
        self.verbs = LedgerVerbs(context, self.names, self._bring)
        self.views = Views(context, self.names, family)
        self.views.made.connect(self._connect_made)
        self._shown_actions: tuple[QWidget, ...] = ()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.views)
        self.bar = self.page_bar = PageBar(parent=self)
        self._segments: tuple[Segment, ...] = ()
        self._show_segments()
        self.bar.view_changed.connect(lambda view: self.show_view(view, focus=False))
        self.more = IconButton("ellipsis", "More about money")
        self.more.set_menu_maker(lambda: filled_when_opened(self._fill_more, self.more))
        self.bar.add_action(self.more)
        self.show_view(context.settings.text(_VIEW_KEY, OVERVIEW), focus=False)

    def show_view(self, key: str, *, focus: bool = True) -> None:
        """Brings a view to the front, or the list of a kind of record."""
        known = {segment.key for segment in SEGMENTS} | {SEPARATION.key}
        if key not in known and key not in LISTS:
            key = OVERVIEW
        self._show_segments(key)
        view = self.views.bring(key)
        view.refresh(None)
        if key in known:
            self.bar.views.set_value(key)
            self.context.settings.set(_VIEW_KEY, key)
        for action in self._shown_actions:
            action.hide()
        self._shown_actions = view.bar_actions() if isinstance(view, MoneyView) else ()
        for action in self._shown_actions:
            action.show()
        if not isinstance(view, MoneyView):
            self.bar.set_summary("")
        if focus:
            self.focus_front()

    def _show_segments(self, key: str = "") -> None:
        """Separation has a place in the bar once there is something of it, or while it is in front."""
        reads = self.context.workspace.reads
        wanted = key == SEPARATION.key or reads.count(Separation) or reads.count(SupportOrder)
        segments = (*SEGMENTS, SEPARATION) if wanted else SEGMENTS
        if segments != self._segments:
            self._segments = segments
            self.bar.set_views(segments)

    def focus_front(self) -> None:
        """Puts the focus where one works in the view in front."""
        view = self.views.front()
        if isinstance(view, RecordList):
            view.table.setFocus()
        else:
            view.take_focus()

    def _connect_made(self, key: str, view: Any) -> None:
        if isinstance(view, RecordList):
            view.opened.connect(self.edit)
            view.edit_asked.connect(self.edit)
            view.create_asked.connect(partial(self.new, view.cls))
            view.closed.connect(lambda: self.show_view(self.context.settings.text(_VIEW_KEY, OVERVIEW)))
            return
        view.view_asked.connect(self.show_view)
        view.list_asked.connect(self.show_view)
        view.import_asked.connect(self.import_requested)
        view.asked.connect(self.verbs.answer)
        view.print_asked.connect(self.print_requested)
        view.summary_changed.connect(partial(self._show_summary, view))
        for action in view.bar_actions():
            self.bar.add_action(action)
        # What there is for every view stands last.
        self.bar.add_action(self.more)

    def _bring(self, key: str) -> Any:
        self.show_view(key)
        return self.views.front()

    def _show_summary(self, view: MoneyView, words: str) -> None:
        if view is self.views.front():
            self.bar.set_summary(words)

    def _fill_more(self, menu: Menu) -> None:
        self._offer_currencies(menu)
        if SEPARATION not in self._segments:
            menu.add(SEPARATION.label, partial(self.show_view, SEPARATION.key), icon="scale")
            menu.addSeparator()
        for kind, cls in LISTS.items():
            menu.add(describe(cls).plural, partial(self.show_view, kind), icon=describe(cls).icon)

    def _offer_currencies(self, menu: Menu) -> None:
        """Sums may be shown in any currency that there is something in, or a rate for."""
        found = currencies(self.context.workspace.reads)
        if len(found) < 2:
            return
        wanted = self.context.settings.text(CURRENCY_KEY)
        for code in found:
            chosen = code == wanted or (not wanted and code == found[0])
            menu.add(f"Sums in {code}", partial(self._choose_currency, code), checked=chosen)
        menu.addSeparator()

    def _choose_currency(self, code: str) -> None:
        self.context.settings.set(CURRENCY_KEY, code)
        self.refresh(None)

    def new(self, cls: type[Record]) -> None:
        """A form for a new record."""
        RecordDrawer(self.context, cls, names=self.names)

    def edit(self, record: Record) -> None:
        """A form for a stored record."""
        RecordDrawer(self.context, type(record), record, names=self.names)

    # What the window asks

    def regions(self) -> tuple[QWidget, ...]:
        return (self.views,)

    def new_menu(self) -> list[NewEntry]:
        view = self.views.front()
        first = view.new_menu() if isinstance(view, MoneyView) else []
        known = {entry.title for entry in first}
        rest = [NewEntry(describe(cls).title, describe(cls).icon, partial(self.new, cls)) for cls in _NEW]
        return first + [entry for entry in rest if entry.title not in known]

    def key_words(self) -> Sequence[tuple[str, str]]:
        view = self.views.front()
        return view.key_words() if isinstance(view, MoneyView) else ()

    def activate(self, view: str | None) -> None:
        if view is not None:
            self.show_view(view)
        else:
            self.focus_front()

    def show_record(self, ref: Ref) -> None:
        front = self.views.front()
        if isinstance(front, MoneyView) and front.shows(ref):
            return
        home = _HOMES.get(ref.kind)
        if home is not None:
            self.show_view(home, focus=False)
            view = self.views.front()
            if isinstance(view, MoneyView) and view.shows(ref):
                return
        cls = LISTS.get(ref.kind)
        if cls is None:
            self.context.open(ref)
        elif (record := self.context.workspace.reads.find(cls, ref.id)) is not None:
            self.edit(record)

    def filter_field(self) -> QWidget | None:
        view = self.views.front()
        return view.filter_field() if isinstance(view, MoneyView) else None

    def refresh(self, changes: Changes | None) -> None:
        self.names.forget(changes)
        if changes is None or changes.touches("separation") or changes.touches("support_order"):
            self._show_segments(self.views.key())
        self.views.front().refresh(changes)

    def close_page(self) -> None:
        for view in self.views.every():
            if isinstance(view, MoneyView):
                view.close_view()
        super().close_page()
