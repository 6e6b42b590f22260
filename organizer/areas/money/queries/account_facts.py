"""What is said of one account."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from organizer.areas.money.model import AssetClass, Beneficiary, Holding, Transaction
from organizer.areas.money.rules.net_worth import Point, Standing
from organizer.areas.money.rules.ownership import parts
from organizer.kernel.area import Reads
from organizer.kernel.query import Sort, Where

from .ledger import THREE_YEARS, Ledger, holdings_of

_LAST = 8


@dataclass(frozen=True, slots=True)
class Facts:
    """Its records, and its course over three years in its own currency."""

    standing: Standing
    points: Sequence[Point]
    holdings: Sequence[tuple[str, Holding]]
    beneficiaries: Sequence[Beneficiary]
    transactions: Sequence[Transaction]
    shares: Sequence[tuple[UUID, float]]
    """Members and their parts."""


def facts(reads: Reads, ledger: Ledger, standing: Standing) -> Facts:
    """All of one account."""
    account = standing.account
    classes = {each.id: each.name for each in reads.every(AssetClass)}
    here = [Where("account", "=", account.id)]
    newest = reads.page(Transaction, here, Sort("day", descending=True), limit=_LAST)
    points = [
        Point(day, {account.account_class: standing.course.at(day)})
        for day in ledger.days(THREE_YEARS)
        if standing.course.since is None or day >= standing.course.since
    ]
    held = [(classes.get(each.asset_class, "Other"), each) for each in holdings_of(reads, account.id)]
    return Facts(
        standing, points, sorted(held, key=lambda each: -each[1].share), list(reads.every(Beneficiary, here)),
        newest.records, [(member, float(share)) for member, share in parts(account, ledger.members).items() if share],
    )  # fmt: skip
