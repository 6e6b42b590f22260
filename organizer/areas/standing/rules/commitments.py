"""Memberships, offices, volunteering and giving as one list: what I belong to and what I give."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from uuid import UUID

from organizer.areas.standing.model import Every, Gift, GiftKind, LeadershipRole, Membership, Volunteering
from organizer.kernel.changes import Ref
from organizer.kernel.dates import format_day
from organizer.kernel.frozen import frozen
from organizer.kernel.money import Money

SOON = timedelta(days=30)


@frozen
class Commitment:
    """One of them, as the list shows it. `ends`: when it renews or ends; `when` says it in words."""

    ref: Ref
    title: str
    role: str
    kind: str
    since: date | None
    ends: date | None
    when: str
    hours: timedelta
    amount: Money | None
    owner: UUID | None = None
    soon: bool = False
    over: bool = False


def commitments(
    memberships: Iterable[Membership], roles: Iterable[LeadershipRole], volunteering: Iterable[Volunteering],
    gifts: Iterable[Gift], hours: Mapping[UUID, timedelta], today: date,
) -> list[Commitment]:  # fmt: skip
    """Those that stand today; the most hours first, then by name. `hours`: given this year, by record."""
    none = timedelta(0)
    found = [
        Commitment(Ref.to(m), m.name, m.role, "Membership", m.since, m.renews, _day(m.renews), hours.get(m.id, none),
                   yearly(m.dues, m.every), m.owner, _is_soon(m.renews, today), _is_over(m.renews, today))
        for m in memberships if m.left is None or m.left >= today
    ]  # fmt: skip
    found += [
        Commitment(Ref.to(r), r.body or r.title, r.title if r.body else "", "Leadership", r.since, r.until,
                   _day(r.until), hours.get(r.id, none), r.gives, r.owner, _is_soon(r.until, today))
        for r in roles if r.until is None or r.until >= today
    ]  # fmt: skip
    found += [
        Commitment(Ref.to(v), v.body, v.role, "Volunteering", v.since, v.until, v.season or _day(v.until),
                   hours.get(v.id, none), None, v.owner, _is_soon(v.until, today))
        for v in volunteering if v.until is None or v.until >= today
    ]  # fmt: skip
    found += [
        Commitment(Ref.to(g), g.cause, gift_words(g), "Giving", g.since, g.until, _gift_day(g), hours.get(g.id, none),
                   yearly(g.amount, g.every), g.owner)
        for g in gifts if g.until is None or g.until >= today
    ]  # fmt: skip
    return sorted(found, key=lambda c: (-c.hours, c.title.casefold()))


def yearly(amount: Money | None, every: Every) -> Money | None:
    """What an amount comes to in a year."""
    return Money(amount.minor * 12, amount.currency) if amount and every is Every.MONTH else amount


def gift_words(gift: Gift) -> str:
    """'Monthly gift', 'Pledge', 'Impact investment, 40 % of it'."""
    if gift.kind is GiftKind.IMPACT:
        share = f", {gift.share:f}".rstrip("0").rstrip(".") + " % of it" if gift.share is not None else ""
        return f"Impact investment{share}"
    often = {Every.MONTH: "Monthly", Every.YEAR: "Yearly", Every.ONCE: "One"}[gift.every]
    return f"{often} {gift.kind.label.lower()}"


def ends_this_year(roles: Iterable[LeadershipRole], today: date) -> list[LeadershipRole]:
    """Offices whose term ends within a year, the first first."""
    within = [r for r in roles if r.until is not None and today <= r.until <= today + timedelta(days=365)]
    return sorted(within, key=lambda r: r.until or today)


def next_renewal(memberships: Sequence[Membership], today: date) -> Membership | None:
    """The membership that renews next."""
    coming = [m for m in memberships if m.renews is not None and m.renews >= today and m.left is None]
    return min(coming, key=lambda m: (m.renews or today, m.id), default=None)


def _is_soon(day: date | None, today: date) -> bool:
    return day is not None and today <= day <= today + SOON


def _is_over(day: date | None, today: date) -> bool:
    return day is not None and day < today


def _day(day: date | None) -> str:
    return format_day(day) if day else ""


def _gift_day(gift: Gift) -> str:
    return f"{date(2000, int(gift.month), 1):%B}" if gift.month is not None and gift.every is Every.YEAR else ""
