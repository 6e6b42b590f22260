"""How a credential stands on a day, and what is missing by when, in words."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from enum import Enum

from organizer.areas.learning.model import Credential
from organizer.kernel.dates import format_day
from organizer.kernel.frozen import frozen

from .counting import said
from .ledger import Period

URGENT = timedelta(days=60)
SOON = timedelta(days=183)
_MONTH = 365.25 / 12


class Standing(Enum):
    """Valid, then in grace, then expired; unless it was let go."""

    VALID = "Valid"
    GRACE = "In grace"
    EXPIRED = "Expired"
    LET_GO = "Let go"


def standing(credential: Credential, today: date) -> Standing:
    """How it stands. What never expires stays valid."""
    if credential.let_go is not None and credential.let_go <= today:
        return Standing.LET_GO
    if credential.expires is None or today <= credential.expires:
        return Standing.VALID
    return Standing.GRACE if (today - credential.expires).days <= credential.grace.days else Standing.EXPIRED


def left_words(credential: Credential, today: date) -> str:
    """'12 days', '10 mo': until it expires; '3 days over' after that."""
    if credential.expires is None:
        return "No end"
    days = (credential.expires - today).days
    if days < 0:
        return f"{-days:,} day{'s' * (days != -1)} over"
    if days <= URGENT.days:
        return f"{days} day{'s' * (days != 1)}"
    months = round(days / _MONTH)
    return f"{months} mo" if months < 36 else f"{months // 12} years"


@frozen
class Missing:
    """What a period lacks: how many credits of what, and by when. `late`: that day is over."""

    amount: Decimal
    what: str
    by: date
    late: bool = False

    def words(self, unit: str) -> str:
        """'22 PDU by 14 Aug 2028', '3 PDU in Power skills by …', '5 PDU too few in the year to 31 Dec 2025'."""
        number = f"{said(self.amount)} {unit}"
        if self.late:
            return f"{number} too few {self.what} to {format_day(self.by)}".replace("  ", " ")
        return f"{number} {self.what} by {format_day(self.by)}".replace("  ", " ")


def missing(period: Period, today: date) -> list[Missing]:
    """All that the period lacks: in all, in its categories, in those of its years that have begun."""
    end = period.window.last
    late = end < today
    found = []
    if period.missing:
        found.append(Missing(period.missing, "in the period" if late else "", end, late))
    found += [Missing(c.missing, f"in {c.name}", end, late) for c in period.categories if c.missing]
    for year in period.years:
        if year.missing and year.window.first <= today:
            over = year.window.last < today
            found.append(Missing(year.missing, "in the year" if over else "this year", year.window.last, over))
    return found


def missing_words(credential: Credential, period: Period | None, today: date) -> str:
    """The same as a sentence: 'Missing: 22 PDU by 14 Aug 2028, of them 3 in Power skills'; what there is to do."""
    if period is None:
        return "No credits are needed" if not credential.has_rule else "No period has begun"
    unit = credential.unit_words
    lacks = missing(period, today)
    if not lacks:
        more = f"; {said(period.carried_out)} go on to the next" if period.carried_out else ""
        return f"All credits are there{more}"
    return "; ".join(each.words(unit) for each in lacks)
