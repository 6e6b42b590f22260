"""The views of the page, one at a time; those but the overview are made when they first come to the front."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSizePolicy, QStackedWidget, QWidget

from organizer.areas.standing import queries
from organizer.areas.standing.model import (
    RECORDS,
    Gift,
    LeadershipRole,
    Membership,
    Volunteering,
)
from organizer.areas.standing.rules.giving import MembershipValue
from organizer.areas.standing.widgets.overview import Overview
from organizer.kernel.changes import Changes
from organizer.kernel.money import format_money
from organizer.kernel.query import Sort, Where, text_contains
from organizer.kernel.record import Record, describe
from organizer.ui.context import PageContext
from organizer.ui.money_mask import shown_amount
from organizer.ui.records import cells
from organizer.ui.records.columns import Column, columns_of
from organizer.ui.records.names import Names
from organizer.ui.records.table import RecordTable
from organizer.ui.records.titled_list import RecordList
from organizer.ui.segmented import Segment

from .beginning import nothing_yet

OVERVIEW, EMPTY = "overview", "empty"
TABLES: dict[str, tuple[type[Record], Sort, str]] = {
    "memberships": (Membership, Sort("renews"), "Memberships"),
    "leadership": (LeadershipRole, Sort("until"), "Leadership"),
    "volunteering": (Volunteering, Sort("body"), "Volunteering"),
    "giving": (Gift, Sort("cause"), "Giving"),
}
SEGMENTS = (
    Segment(OVERVIEW, "Overview"), *(Segment(key, title) for key, (_, _, title) in TABLES.items()),
)  # fmt: skip
LISTS = {describe(cls).kind: cls for cls in RECORDS if all(cls is not table for table, _, _ in TABLES.values())}
"""Those that are reached by the page's menu."""


def _sort(cls: type[Record]) -> Sort:
    table = describe(cls).table
    return Sort("day", descending=True) if "day" in table else Sort(table[0], descending=table[0] == "year")


class Views(QStackedWidget):
    """Tells of each view when it is made."""

    made = Signal(str, QWidget)

    def __init__(self, context: PageContext, names: Names) -> None:
        super().__init__()
        self._context, self._names = context, names
        self._by_key: dict[str, Any] = {}
        self._values = _Values(context)
        self.text = ""
        """What the tables are filtered by."""
        self.overview: Overview = self._add(OVERVIEW, Overview(context.single_keys))
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Expanding)

    def view(self, key: str) -> Any:
        """A view, made if it was not yet. KeyError for one that there is not."""
        if key in self._by_key:
            return self._by_key[key]
        if key == EMPTY:
            return self._add(key, nothing_yet())
        if key in TABLES:
            cls, sort, _ = TABLES[key]
            columns = _valued(self._context, self._names, self._values) if cls is Membership else None
            table: RecordTable[Any] = RecordTable(
                self._context, cls, columns, key=f"standing.{key}", names=self._names, sort=sort
            )
            return self._add(key, table)
        cls = LISTS[key]
        return self._add(key, RecordList(self._context, cls, self._names, _sort(cls), "Back to standing"))

    def table(self, key: str) -> RecordTable[Any] | None:
        """The table of a view, where it has one."""
        if key in TABLES:
            found: RecordTable[Any] = self.view(key)
            return found
        if key in LISTS:
            inner: RecordTable[Any] = self.view(key).table
            return inner
        return None

    def _add(self, key: str, view: Any) -> Any:
        self.addWidget(view)
        self._by_key[key] = view
        self.made.emit(key, view)
        return view

    def key(self) -> str:
        """The view in front."""
        return next(key for key, view in self._by_key.items() if view is self.currentWidget())

    def bring(self, key: str) -> None:
        """Brings a view to the front. KeyError for one that there is not."""
        self.setCurrentWidget(self.view(key))

    def show_records(self, changes: Changes | None, clear: Callable[[], None]) -> None:
        """What the view in front has of records: anew where `changes` is None, else what they touched."""
        self._values.forget()
        key = self.key()
        if key in LISTS:
            self.view(key).refresh(changes)
        elif (table := self.table(key)) is not None:
            if changes is not None:
                table.reload(changes)
                return
            where: list[Where] = [*self._context.mine(), *([text_contains(self.text)] if self.text else [])]
            table.set_where(where, clear if where else None)

    def focus_front(self, reason: Qt.FocusReason = Qt.FocusReason.ShortcutFocusReason) -> None:
        """Puts the focus where one works in the view in front."""
        key = self.key()
        if key == EMPTY:
            self.view(EMPTY).create_button.setFocus(reason)
        elif key == OVERVIEW:
            self.overview.focus_first(reason)
        elif (table := self.table(key)) is not None:
            table.setFocus(reason)


class _Values:
    """What memberships gave this year, read once for all cells; `forget` when records changed."""

    def __init__(self, context: PageContext) -> None:
        self._context = context
        self._known: dict[UUID, MembershipValue] = {}

    def forget(self) -> None:
        self._known = {}

    def of(self, membership: Membership) -> MembershipValue:
        if membership.id not in self._known:
            reads, today = self._context.workspace.reads, self._context.today()
            self._known[membership.id] = queries.value_of(reads, membership, today)
        return self._known[membership.id]

    def worth(self, membership: Membership) -> str:
        found = self.of(membership).worth
        return shown_amount(format_money(found)) if found is not None else ""


def _valued(context: PageContext, names: Names, values: _Values) -> list[Column[Any]]:
    """The columns of memberships, and what each gave this year."""
    columns = columns_of(Membership, names, context.today)
    return [
        *columns[:-1],
        Column("worth", "Benefits worth", 120, cells.figure, None, values.worth, right=True, is_amount=True),
        Column("gained", "Gained this year", 210, cells.plain, None, lambda membership: values.of(membership).words),
        columns[-1],
    ]
