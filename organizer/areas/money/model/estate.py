"""The estate: what has to be settled, where it lies, when to look at it again."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from organizer.kernel.errors import Problem
from organizer.kernel.kinds import Choice
from organizer.kernel.money import Money
from organizer.kernel.record import Record, choice, money, record, ref, text
from organizer.kernel.record import day as a_day


class EstateKind(Choice):
    """What an item of the estate is."""

    WILL = "will"
    GUARDIAN = "guardian", "Guardian"
    POWER_OF_ATTORNEY = "power_of_attorney", "Power of attorney"
    HEALTH_DIRECTIVE = "health_directive", "Health directive"
    TRUST = "trust"
    INSURANCE = "insurance", "Life insurance"
    LIST = "list", "List of accounts and keys"
    OTHER = "other"


class EstateState(Choice):
    """How far it is."""

    MISSING = "missing"
    DRAFT = "draft", "In the making"
    SETTLED = "settled"


@record(title="Estate item", plural="Estate items", icon="scroll-text", table=("title", "kind", "state", "review"))
class EstateItem(Record):
    """A document or a decision of the estate. Its owner is whose it is; shared, it is everybody's."""

    title: str = text("Title", search=True)
    kind: EstateKind = choice("Kind", EstateKind, default=EstateKind.OTHER)
    state: EstateState = choice("State", EstateState, default=EstateState.MISSING)
    signed: date | None = a_day("Signed or brought up to date", default=None)
    review: date | None = a_day("Look at it again", default=None)
    place: str = text("Where it is", default="", search=True)
    holder: UUID | None = ref("Who has it", "contact", default=None)
    person: UUID | None = ref("Who is named", "contact", default=None)
    amount: Money | None = money("Amount", default=None)
    ends: date | None = a_day("Ends", default=None)

    def problems(self) -> Iterable[Problem]:
        if self.signed and self.ends and self.ends < self.signed:
            yield Problem("ends", "Ends before it was signed")
        if self.state is EstateState.SETTLED and self.kind is EstateKind.WILL and self.signed is None:
            yield Problem("signed", "A will is settled once it is signed")
