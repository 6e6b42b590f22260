"""The few figures that say how money stands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from .cash_flow import Month, kept_share
from .net_worth import Point

DAYS_OF_A_YEAR = 365


@dataclass(frozen=True, slots=True)
class KeyValues:
    """Amounts in minor units of one currency."""

    net: int
    net_change: int
    """Since the end of last month."""
    owed: int
    owed_change: int
    saved: int
    """This year, up to today."""
    saved_plan: int | None
    """What should be saved in the whole year, and by today."""
    saved_needed: int | None
    essentials: int
    """A month."""
    reserve: int
    """The cash that is kept as a reserve; all cash where none is."""
    rate: Decimal | None
    """The share that was kept this year, and in the twelve months before this one."""
    rate_before: Decimal | None

    @property
    def runway(self) -> Decimal | None:
        """For how many months of essentials the reserve lasts; None where they cost nothing."""
        return Decimal(self.reserve) / self.essentials if self.essentials > 0 else None


def key_values(
    before: Point, now: Point, months: Sequence[Month], planned: int | None, essentials: int, reserve: int, today: date
) -> KeyValues:
    """`before`: the end of last month. `months`: at least from January and the twelve before this one. `planned`: what
    should be kept a month."""
    this_year = [month for month in months if month.first.year == today.year]
    whole = [month for month in months if not month.running][-12:]
    plan = planned * 12 if planned is not None else None
    return KeyValues(
        now.net, now.net - before.net, now.owed, now.owed - before.owed, sum(month.kept for month in this_year), plan,
        round(plan * today.timetuple().tm_yday / DAYS_OF_A_YEAR) if plan is not None else None,
        essentials, reserve, kept_share(this_year), kept_share(whole),
    )  # fmt: skip
