"""How what is invested is spread over classes of assets, how far that is from what was wanted, what to move."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from uuid import UUID

from organizer.areas.money.model import AccountClass, AllocationTarget, AssetClass, Holding

from .ownership import divided

INVESTED = (AccountClass.RETIREMENT, AccountClass.INVESTMENTS, AccountClass.EDUCATION)
"""Accounts of these classes are invested, and others once something is said to be held in them."""
Key = UUID | None
"""A class of assets; None: what is held as cash."""


@dataclass(frozen=True, slots=True)
class Part:
    """One class of assets: what there is of it, which share was wanted (None: none was), and what to add to it to get
    there, or, negative, to take from it. Minor units."""

    key: Key
    title: str
    minor: int
    share: Fraction
    target: Decimal | None
    tolerance: Decimal
    move: int

    @property
    def drift(self) -> Fraction | None:
        """By how much the share is above what was wanted."""
        return None if self.target is None else self.share - Fraction(self.target)

    @property
    def off(self) -> bool:
        """Whether it is off by more than it may."""
        drift = self.drift
        return drift is not None and abs(drift) > Fraction(self.tolerance)


@dataclass(frozen=True, slots=True)
class Allocation:
    """All parts, in the order of the asset classes, cash last. What to move sums to nothing."""

    total: int
    parts: tuple[Part, ...]
    note: str = ""
    """Why nothing is said of what to move."""

    @property
    def off(self) -> bool:
        return any(part.off for part in self.parts)


def held(minor: int, holdings: Sequence[Holding]) -> dict[Key, int]:
    """An account's worth by what it is held in, exact: what the shares leave of it is cash. Shares that come to more
    than all of it are taken in proportion."""
    shares: dict[Key, Fraction] = {}
    for each in holdings:
        shares[each.asset_class] = shares.get(each.asset_class, Fraction(0)) + Fraction(each.share)
    whole = sum(shares.values(), Fraction(0))
    if whole > 1:
        shares = {key: share / whole for key, share in shares.items()}
    elif whole < 1:
        shares[None] = 1 - whole
    return divided(minor, shares)


def allocation(
    worths: Iterable[tuple[int, Sequence[Holding]]], classes: Iterable[AssetClass], targets: Iterable[AllocationTarget]
) -> Allocation:
    """`worths`: accounts that are invested, in minor units of one currency, each with what it is held in."""
    sums: dict[Key, int] = {}
    for minor, holdings in worths:
        for key, part in held(minor, holdings).items():
            sums[key] = sums.get(key, 0) + part
    wanted = {target.asset_class: target for target in targets}
    order = sorted(classes, key=lambda each: (each.position, each.name, each.id))
    titles: dict[Key, str] = {each.id: each.name for each in order if each.id in sums or each.id in wanted}
    titles |= {key: "Other" for key in sums if key is not None and key not in titles}
    if sums.get(None) or (wanted and sum(target.share for target in wanted.values()) < 1):
        titles[None] = "Cash"
    total = sum(sums.values())
    moves, note = _moves(sums, wanted, titles, total)
    return Allocation(
        total,
        tuple(
            Part(
                key, title, sums.get(key, 0), Fraction(sums.get(key, 0), total) if total else Fraction(0),
                wanted[key].share if key in wanted else None,
                wanted[key].tolerance if key in wanted else Decimal("0.05"), moves.get(key, 0),
            )
            for key, title in titles.items()
        ),
        note,
    )  # fmt: skip


def _moves(
    sums: Mapping[Key, int], wanted: Mapping[UUID, AllocationTarget], titles: Mapping[Key, str], total: int
) -> tuple[dict[Key, int], str]:
    """Exact to the minor unit; what the targets leave should be cash, and what has no target should go."""
    if not wanted or total <= 0:
        return {}, ""
    shares = {key: Fraction(wanted[key].share if key in wanted else 0) for key in titles if key is not None}
    whole = sum(shares.values(), Fraction(0))
    if whole > 1:
        return {}, "The targets come to more than 100%"
    ideal = divided(total, {**shares, None: 1 - whole})
    return {key: minor - sums.get(key, 0) for key, minor in ideal.items()}, ""
