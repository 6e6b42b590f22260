"""Whose an account is: parts of members that always make the whole."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import TypeVar
from uuid import UUID

from organizer.areas.money.model import Account

K = TypeVar("K")


def parts(account: Account, members: Sequence[UUID]) -> dict[UUID, Fraction]:
    """Each member's part in an account; empty where there are no members. What nobody known owns is everybody's."""
    if not members:
        return {}
    if account.owner not in members:
        return dict.fromkeys(members, Fraction(1, len(members)))
    others = [member for member in members if member != account.owner]
    own = Fraction(account.part) if others else Fraction(1)
    return {member: own if member == account.owner else (1 - own) / len(others) for member in members}


def divided(minor: int, shares: Mapping[K, Fraction]) -> dict[K, int]:
    """Whole minor units by shares that make 1: what rounding leaves over goes where it is missed most."""
    exact = {key: minor * share for key, share in shares.items()}
    floors = {key: value.__floor__() for key, value in exact.items()}
    left = minor - sum(floors.values())
    missed = set(sorted(shares, key=lambda key: floors[key] - exact[key])[:left])
    return {key: floors[key] + (key in missed) for key in shares}


def part_of(minor: int, account: Account, members: Sequence[UUID], who: UUID | None) -> int:
    """What of an amount in an account is a member's; None: all of it. What is not a member of this file's has none."""
    if who is None:
        return minor
    shares = parts(account, members)
    return divided(minor, shares)[who] if who in shares else 0


def owners(account: Account, members: Sequence[UUID]) -> list[UUID]:
    """Those members who have any part in it."""
    return [member for member, share in parts(account, members).items() if share]
