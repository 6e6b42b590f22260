"""The editor of a credit, with what it counts to."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

from PySide6.QtWidgets import QVBoxLayout, QWidget

from organizer.areas.learning.actions import add_credit, save_credit
from organizer.areas.learning.model import Credential, Credit, CreditClaim
from organizer.areas.learning.widgets.claims import ClaimsEditor
from organizer.kernel.errors import Invalid, OrganizerError
from organizer.kernel.query import Sort, Where
from organizer.kernel.record import describe
from organizer.ui.context import PageContext
from organizer.ui.records.drawer import RecordDrawer
from organizer.ui.records.form import SCROLL_BAR, SIDE, RecordForm
from organizer.ui.records.names import Names

_FIRST = ("title", "day", "amount", "category", "course", "proof")


class CreditDrawer(RecordDrawer[Credit]):
    """Opens on a credit, or on a new one; its claims are saved with it, in one step. `to`: a certificate that a new one
    counts to."""

    def __init__(
        self, context: PageContext, credit: Credit | None = None, *, names: Names | None = None,
        to: UUID | None = None, **preset: Any,
    ) -> None:  # fmt: skip
        self._to = to
        super().__init__(context, Credit, credit, names=names, **preset)

    def is_changed(self) -> bool:
        return super().is_changed() or self.claims.is_changed()

    def _make_form(self, brief: bool, with_owner: bool) -> RecordForm[Credit]:
        # What it counts to stands right below.
        return RecordForm(self.context, Credit, names=self._names, brief=True, first=_FIRST, with_owner=with_owner)

    def _content(self) -> QWidget:
        content = super()._content()
        reads = self.context.workspace.reads
        credentials = list(reads.every(Credential, [Where("let_go", "=", None)], Sort("title")))
        self.claims = ClaimsEditor(credentials, self.context.conventions)
        self.claims.changed.connect(self._show_state)
        holder = QWidget()
        inner = QVBoxLayout(holder)
        inner.setContentsMargins(SIDE, 0, SIDE - SCROLL_BAR, 20)
        inner.addWidget(self.claims)
        column = content.layout()
        assert isinstance(column, QVBoxLayout)
        column.insertWidget(1, holder)
        return content

    def _begin(self, record: Credit | None) -> None:
        super()._begin(record)
        reads = self.context.workspace.reads
        claims = list(reads.every(CreditClaim, [Where("credit", "=", record.id)])) if record is not None else []
        self.claims.begin(claims)
        if record is None and self._to is not None:
            self.claims.tick(self._to)

    def _store(self, then: Callable[[], None]) -> None:
        if not self.claims.check():
            return
        draft, claims = self.form.draft(owner=self._owner()), self.claims.drafts()
        if draft.companions or draft.files:
            # A course that is made on the way, or a proof, goes first; what it counts to follows in a second step.
            super()._store(lambda: self._store_claims(then))
        elif draft.stored is not None:
            if not draft.fields and not self.claims.is_changed():
                then()
                return
            self._perform(then, "Saved", save_credit, draft.stored, draft.fields, claims)
        elif draft.new is not None:
            self._perform(then, "Added credit", add_credit, draft.new, claims)

    def _store_claims(self, then: Callable[[], None]) -> None:
        if self.record is None or not self.claims.is_changed():
            then()
            return
        stored = self.context.workspace.reads.find(Credit, self.record.id)
        if stored is not None:
            self._perform(then, "Saved", save_credit, stored, {}, self.claims.drafts())

    def _failed(self, error: OrganizerError) -> None:
        if isinstance(error, Invalid) and error.kind == describe(CreditClaim).kind:
            self._busy = False
            self.form.say("This cannot count so", ". ".join(p.message for p in error.problems))
            return
        super()._failed(error)
