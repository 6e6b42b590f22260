"""What a credit counts to: certificates that are ticked, each with its category and its amount."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from organizer.areas.learning.actions import ClaimDraft
from organizer.areas.learning.model import Credential, CreditClaim, category_path
from organizer.kernel.dates import Conventions
from organizer.ui.fields.choice import Choice, FlagField, SelectField
from organizer.ui.fields.text import ParsedField
from organizer.ui.label import Label

from .entry import number_field


class ClaimsEditor(QWidget):
    """A line for each certificate."""

    changed = Signal()

    def __init__(
        self, credentials: Sequence[Credential], conventions: Conventions, *, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.lines = [_Line(credential, conventions) for credential in credentials]
        self._begun: tuple[ClaimDraft, ...] = ()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(Label("Counts to", "label-medium"))
        if not self.lines:
            column.addWidget(Label("No certificate is kept here yet.", "label", "text-3"))
        for line in self.lines:
            line.changed.connect(self.changed)
            column.addWidget(line)

    def begin(self, claims: Sequence[CreditClaim]) -> None:
        """Shows what is claimed now."""
        by_id = {claim.credential: claim for claim in claims}
        for line in self.lines:
            line.show_claim(by_id.get(line.credential.id))
        self._begun = tuple(self.drafts())

    def tick(self, credential: UUID) -> None:
        """Claims for one more certificate."""
        for line in self.lines:
            if line.credential.id == credential:
                line.claimed.set_value(True)
                line.show_state()

    def drafts(self) -> list[ClaimDraft]:
        """What is ticked; only once `check` has found nothing wrong."""
        return [line.draft() for line in self.lines if line.claimed.value()]

    def check(self) -> bool:
        """Shows what is wrong, if anything is."""
        wrong = [line for line in self.lines if line.claimed.value() and not line.amount.check()]
        return not wrong

    def is_changed(self) -> bool:
        wrong = any(line.claimed.value() and line.amount.problem() for line in self.lines)
        return wrong or tuple(self.drafts()) != self._begun


class _Line(QWidget):
    changed = Signal()

    def __init__(self, credential: Credential, conventions: Conventions) -> None:
        super().__init__()
        self.credential = credential
        self.claimed = FlagField(credential.title)
        names: dict[tuple[str, ...], str] = {}
        for entry in (*credential.category_least, *credential.category_most):
            names.setdefault(category_path(entry.label), entry.label.strip())
        self._categories = [Choice(name, name) for name in names.values()]
        self.category = SelectField("", self._categories, none="As the credit says")
        self.category.box.setAccessibleName(f"Category for {credential.title}")
        self.amount: ParsedField[Decimal] = number_field(
            "", conventions, least=Decimal(0), most=Decimal(100_000), placeholder="all", unit=credential.unit_words
        )
        self.amount.edit.setAccessibleName(f"Credits for {credential.title}")
        self._more = QWidget()
        row = QHBoxLayout(self._more)
        row.setContentsMargins(26, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.category, 3)
        row.addWidget(self.amount, 2)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.claimed)
        column.addWidget(self._more)
        self.claimed.changed.connect(self.show_state)
        for part in (self.claimed, self.category, self.amount):
            part.changed.connect(self.changed)
        self.show_state()

    def show_state(self) -> None:
        """The rest of the line stands only where it counts."""
        self._more.setVisible(self.claimed.value())

    def show_claim(self, claim: CreditClaim | None) -> None:
        self.claimed.set_value(claim is not None)
        category = claim.category if claim is not None else ""
        known = [choice.key for choice in self._categories]
        if category and category not in known:
            self.category.set_choices([*self._categories, Choice(category, category)])
        self.category.set_value(category or None)
        self.amount.set_value(claim.amount if claim is not None else None)
        self.show_state()

    def draft(self) -> ClaimDraft:
        amount = None if self.amount.problem() else self.amount.value()
        return ClaimDraft(self.credential.id, self.category.value() or "", amount)
