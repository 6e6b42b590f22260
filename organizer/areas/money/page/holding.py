"""What an account is held in, and what should be held of each class of assets: shares in a drawer."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from organizer.areas.money.actions.accounts import set_holdings, set_targets
from organizer.areas.money.model import Account, AllocationTarget, AssetClass
from organizer.areas.money.queries.ledger import holdings_of
from organizer.kernel.errors import FieldError, OrganizerError
from organizer.kernel.record import describe
from organizer.ui.context import PageContext
from organizer.ui.edit_drawer import EditDrawer
from organizer.ui.fields.text import ParsedField
from organizer.ui.label import Label

_TOLERANCE = Decimal("0.05")


class SharesDrawer(EditDrawer):
    """A share for each asset class; together they are not more than all. What is left empty is none."""

    title = ""
    rest = ""
    """What is said of what the shares leave, after its figure."""

    def __init__(self, context: PageContext, shares: Mapping[UUID, Decimal]) -> None:
        super().__init__(context)
        reads = context.workspace.reads
        classes = sorted(reads.every(AssetClass), key=lambda each: (each.position, each.name, each.id))
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(24, 16, 12, 24)
        column.setSpacing(12)
        if not classes:
            column.addWidget(Label("Add asset classes first, under More about money.", "body", "text-2", wrap=True))
        self.fields: dict[UUID, ParsedField[Decimal]] = {}
        for each in classes:
            field = self._field(each)
            field.set_value(shares.get(each.id))
            field.changed.connect(self._show_sum)
            field.edit.returnPressed.connect(self.save)
            self.fields[each.id] = field
            column.addWidget(field)
        self.sum = Label("", "label", "text-2", wrap=True)
        column.addWidget(self.sum)
        column.addStretch(1)
        self._begun = dict(shares)
        self._show_sum()
        self._fill(self.title, content)
        self.drawer.open()
        if (first := next(iter(self.fields.values()), None)) is not None:
            first.edit.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def is_changed(self) -> bool:
        return self._wrong() is not None or self._shares() != {k: v for k, v in self._begun.items() if v}

    def save(self) -> None:
        wrong = [field for field in self.fields.values() if not field.check()]
        if wrong or self._busy:
            wrong[0].setFocus() if wrong else None
            return
        if not self.is_changed():
            self.drawer.close_now()
            return
        self._busy = True
        self._store(self._shares())

    def _store(self, shares: dict[UUID, Decimal]) -> None:
        raise NotImplementedError

    def _done(self, _: object) -> None:
        self._busy = False
        self.drawer.close_now()

    def _failed(self, error: OrganizerError) -> None:
        self._busy = False
        self.sum.setText(str(error).removeprefix("share: "))
        self.sum.set_colour("danger-text")

    def _field(self, each: AssetClass) -> ParsedField[Decimal]:
        kind = describe(AllocationTarget).field("share").kind

        def read(text: str) -> Decimal:
            try:
                value = kind.parse(text, self.context.conventions)
            except FieldError as error:
                raise ValueError(str(error)) from None
            assert isinstance(value, Decimal)
            return value

        return ParsedField(each.name, read, lambda value: kind.format(value).removesuffix("%"), unit="%")

    def _wrong(self) -> ParsedField[Decimal] | None:
        return next((field for field in self.fields.values() if field.problem() is not None), None)

    def _shares(self) -> dict[UUID, Decimal]:
        return {id: value for id, field in self.fields.items() if (value := field.value())}

    def _show_sum(self) -> None:
        if self._wrong() is not None:
            return
        total = sum(self._shares().values(), Decimal(0))
        over = total > 1
        words = f"{(total * 100).normalize():f}% in all, more than there is" if over else (
            f"{(total * 100).normalize():f}% in all; {((1 - total) * 100).normalize():f}% {self.rest}"
        )  # fmt: skip
        self.sum.setText(words)
        self.sum.set_colour("danger-text" if over else "text-2")


class HoldingsDrawer(SharesDrawer):
    """What one account is held in."""

    rest = "is cash"

    def __init__(self, context: PageContext, account: Account) -> None:
        self._account = account
        self.title = f"What {account.name} is held in"
        super().__init__(context, {h.asset_class: h.share for h in holdings_of(context.workspace.reads, account.id)})

    def _store(self, shares: dict[UUID, Decimal]) -> None:
        self.context.perform(
            set_holdings, self._account, shares, said="Holdings set", then=self._done, failed=self._failed
        )


class TargetsDrawer(SharesDrawer):
    """What should be held of all that is invested."""

    title = "Targets"
    rest = "should be cash"

    def __init__(self, context: PageContext) -> None:
        known: Sequence[AllocationTarget] = list(context.workspace.reads.every(AllocationTarget))
        self._tolerances = {target.asset_class: target.tolerance for target in known}
        super().__init__(context, {target.asset_class: target.share for target in known})

    def _store(self, shares: dict[UUID, Decimal]) -> None:
        targets = {id: (share, self._tolerances.get(id, _TOLERANCE)) for id, share in shares.items()}
        self.context.perform(set_targets, targets, said="Targets set", then=self._done, failed=self._failed)
