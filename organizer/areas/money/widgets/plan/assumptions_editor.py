"""The editor of everything that a plan takes for granted; what it would come to is shown while it is moved."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Signal

from organizer.areas.money.actions.plan import save_assumptions
from organizer.areas.money.model import Correlation
from organizer.areas.money.rules.plan.premises import Premises, doubts
from organizer.kernel.errors import Invalid, OrganizerError
from organizer.kernel.record import Record, changed_fields
from organizer.ui.banner import Banner
from organizer.ui.buttons import Button
from organizer.ui.context import PageContext
from organizer.ui.edit_drawer import EditDrawer

from .assumption_fields import AssumptionFields

_SET_BY_THE_STORE = frozenset({"id", "created", "changed"})


class AssumptionsEditor(EditDrawer):
    """Ctrl+S saves; Esc gives up, and the plan is as it was."""

    tried = Signal(object, bool)
    """`Premises` that are tried out; whether they are on their way."""

    gone = Signal()
    """The drawer is closed, saved or not."""

    bands_asked = Signal()

    def __init__(self, context: PageContext, premises: Premises, *, stored: bool) -> None:
        """`stored`: whether the profile has assumptions already."""
        self._bands = Button("Tax bands", "ghost", icon="percent")
        super().__init__(context, self._bands)
        self._stored = stored
        self.kept = False
        """Whether what stands here was saved."""
        self._begun = premises
        self.fields = AssumptionFields(premises, context.conventions, self)
        self.fields.tried.connect(self._try)
        self.fields.changed.connect(self._changed)
        self._bands.clicked.connect(self._show_bands)
        self.said: Banner | None = None
        self._fill("Assumptions", self.fields.body)
        self.fields.doubt(doubts(premises))
        self.drawer.open()

    def is_changed(self) -> bool:
        if self.fields.problems():
            return True
        changed, added, gone = self._difference()
        return bool(changed or gone) or any(isinstance(each, Correlation) for each in added)

    def save(self) -> None:
        if self._busy or not self.fields.check():
            self._show_count(self.fields.problems())
            return
        changed, added, gone = self._difference()
        if not changed and not added and not gone:
            self.drawer.close_now()
            return
        self._busy = True
        self.context.perform(
            save_assumptions, changed, added, gone, said="Saved the assumptions", then=lambda _: self._saved(),
            failed=self._failed,
        )  # fmt: skip

    def refuse(self, reason: str) -> None:
        """Says above the fields why what they hold cannot be worked out."""
        if self.said is not None:
            self.said.hide()
            self.said.deleteLater()
            self.said = None
        if reason:
            self.said = Banner("warn", "This cannot be worked out", reason)
            layout = self.fields.body.layout()
            assert layout is not None
            layout.insertWidget(0, self.said)  # type: ignore[attr-defined]

    def _difference(
        self,
    ) -> tuple[list[tuple[Record, Mapping[str, Any]]], list[Record], list[Record]]:
        """Changed records with their new values, new ones, ones that go."""
        now, begun = self.fields.premises(), self._begun
        added: list[Record] = [] if self._stored else [now.assumptions]
        known: dict[Any, Record] = {each.id: each for each in (*begun.members, *begun.classes, *begun.correlations)}
        if self._stored:
            known[begun.assumptions.id] = begun.assumptions
        changed: list[tuple[Record, Mapping[str, Any]]] = []
        for record in (now.assumptions, *now.members, *now.classes, *now.correlations):
            before = known.get(record.id)
            if before is None:
                if isinstance(record, Correlation):
                    added.append(record)
            elif names := set(changed_fields(before, record)) - _SET_BY_THE_STORE:
                changed.append((before, {name: getattr(record, name) for name in names}))
        left = {each.id for each in now.correlations}
        shown = {each.id for each in begun.classes}
        gone: list[Record] = [
            each for each in begun.correlations if each.id not in left and {each.one, each.other} <= shown
        ]
        return changed, added, gone

    def _saved(self) -> None:
        self._busy, self.kept = False, True
        self.drawer.close_now()

    def _failed(self, error: OrganizerError) -> None:
        self._busy = False
        if isinstance(error, Invalid):
            for problem in error.problems:
                if problem.field in self.fields.fields:
                    self.fields.fields[problem.field].set_error(problem.message)
        self.refuse(str(error))

    def _changed(self) -> None:
        self._show_count(0)

    def _try(self, held: bool) -> None:
        premises = self.fields.premises()
        self.fields.doubt(doubts(premises))
        self.tried.emit(premises, held)

    def _show_bands(self) -> None:
        self.ask_to_close()
        if not self.drawer.is_open():
            self.bands_asked.emit()

    def _closed(self) -> None:
        super()._closed()
        self.gone.emit()
