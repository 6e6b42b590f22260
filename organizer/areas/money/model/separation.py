"""Separation: who gets what, and support that is owed and paid."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from uuid import UUID

from organizer.kernel.errors import Problem
from organizer.kernel.kinds import Choice
from organizer.kernel.money import Money
from organizer.kernel.record import Record, choice, money, percent, record, ref, text
from organizer.kernel.record import day as a_day

ONE, NONE, HALF = Decimal(1), Decimal(0), Decimal("0.5")


@record(title="Separation", plural="Separations", icon="scale", table=("title", "day", "scenario"))
class Separation(Record):
    """A date as of which accounts are divided: between its owner, or the first member, and the other member, or whoever
    `other_name` says."""

    title: str = text("Title", default="Separation", search=True)
    day: date = a_day("As of")
    other_name: str = text("The other's name", default="", help="Where the other is no member of this profile")
    scenario: UUID | None = ref("In scenario", "scenario", default=None)
    equalisation: Money | None = money("Equalisation", default=None)
    """What the first pays the other; less than nothing: the other way round."""
    wanted: Decimal = percent("First's share wanted", default=HALF, least=NONE, most=ONE)
    """Of what is both sides'."""
    shared: Decimal = percent("First's part of shared flows", default=HALF, least=NONE, most=ONE)
    first_home: Money | None = money("First's home a month", default=None)
    other_home: Money | None = money("The other's home a month", default=None)

    def problems(self) -> Iterable[Problem]:
        for name in ("first_home", "other_home"):
            amount: Money | None = getattr(self, name)
            if amount is not None and amount.minor < 0:
                yield Problem(name, "Not less than nothing")


@record(title="Division", plural="Divisions", icon="scale", table=("account", "separation", "first_share"))
class DivisionItem(Record):
    """How an account is divided: the first gets a share of it, or an amount; the second gets the rest."""

    account: UUID = ref("Account", "account")
    separation: UUID = ref("Separation", "separation")
    first_share: Decimal | None = percent("First's share", default=None, least=NONE, most=ONE)
    first_amount: Money | None = money("First's amount", default=None)
    tax: Decimal = percent("Tax when it is sold", default=NONE, least=NONE, most=ONE)

    def problems(self) -> Iterable[Problem]:
        if self.first_share is not None and self.first_amount is not None:
            yield Problem("first_amount", "A share or an amount, not both")


class SupportDirection(Choice):
    """Who pays."""

    PAID = "paid", "I pay"
    RECEIVED = "received", "I receive"


class SupportKind(Choice):
    """What support is for."""

    CHILD = "child", "Child support"
    SPOUSE = "spouse", "Spousal support"
    OTHER = "other"


@record(
    title="Support order", plural="Support orders", icon="scroll-text", table=("title", "direction", "first", "last")
)
class SupportOrder(Record):
    """Support that falls due each month, in steps, until a day or an event."""

    title: str = text("Title", search=True)
    direction: SupportDirection = choice("Direction", SupportDirection, default=SupportDirection.RECEIVED)
    kind: SupportKind = choice("Kind", SupportKind, default=SupportKind.CHILD)
    other: UUID | None = ref("Other side", "contact", default=None)
    separation: UUID | None = ref("Part of", "separation", default=None, help="The plan of both sides counts it")
    first: date = a_day("First due")
    last: date | None = a_day("Last due", default=None)
    ends_when: str = text("Ends when", default="", help="An event: the youngest is 18")
    expected: date | None = a_day("The event is expected on", default=None, help="The plan ends support then")
    ended: date | None = a_day("The event came on", default=None)

    def problems(self) -> Iterable[Problem]:
        if self.last and self.last < self.first:
            yield Problem("last", "Ends before it begins")
        if self.expected and self.expected < self.first:
            yield Problem("expected", "Ends before it begins")


@record(title="Support step", plural="Support steps", icon="list", table=("first", "amount", "order"))
class SupportStep(Record):
    """What an order asks each month from a day on, until its next step."""

    first: date = a_day("From")
    amount: Money = money("Each month")
    order: UUID = ref("Order", "support_order")

    def problems(self) -> Iterable[Problem]:
        if self.amount.minor < 0:
            yield Problem("amount", "Not less than nothing")


@record(title="Support payment", plural="Support payments", icon="receipt", table=("day", "amount", "order"))
class SupportPayment(Record):
    """What was paid on an order; less than nothing is a correction."""

    day: date = a_day("Day")
    amount: Money = money("Amount")
    order: UUID = ref("Order", "support_order")
    transaction: UUID | None = ref("Transaction", "transaction", default=None)
