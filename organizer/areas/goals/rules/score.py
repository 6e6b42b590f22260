"""How far along a measure is, and how that compares with where it should be."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from enum import Enum

from organizer.kernel.glance import Tone

AHEAD, ON_PACE, SLIGHTLY_BEHIND = 1.10, 0.95, 0.80
"""From which share of the needed way a measure is ahead, on pace, only slightly behind."""
GREEN, AMBER = 0.7, 0.4
"""From which score a closed goal went well, or half well."""

WORDS = {
    Tone.AHEAD: "Ahead",
    Tone.ON_PACE: "On pace",
    Tone.SLIGHTLY_BEHIND: "Slightly behind",
    Tone.BEHIND: "Behind",
    Tone.QUIET: "",
}


class Band(Enum):
    """How a closed goal went, by its score."""

    GREEN = "green"
    AMBER = "amber"
    RED = "red"


def share_of(start: Decimal, target: Decimal, now: Decimal | None) -> float:
    """The share of the way from start to target, upwards or downwards, held to 0..1; what was never measured has none
    of the way behind it. `start` and `target` differ."""
    if now is None:
        return 0.0
    return float(min(max((now - start) / (target - start), Decimal(0)), Decimal(1)))


def mean(weighted: Iterable[tuple[float, float]]) -> float | None:
    """The mean of (score, weight); None where nothing weighs."""
    total = weight = 0.0
    for score, each in weighted:
        total, weight = total + score * each, weight + each
    return total / weight if weight else None


def needed_share(start: date | None, due: date | None, today: date) -> float | None:
    """The share of the way that should lie behind one today, on a straight line; None without both days."""
    if start is None or due is None or due < start:
        return None
    if due == start:
        return float(today >= due)
    return min(max((today - start).days / (due - start).days, 0.0), 1.0)


def value_needed(start: Decimal, target: Decimal, share: float) -> float:
    """The value at a share of the way."""
    return float(start) + (float(target) - float(start)) * share


def standing(score: float | None, needed: float | None) -> Tone:
    """The score against the needed share of the way; quiet where either is not known."""
    if score is None or needed is None:
        return Tone.QUIET
    if needed == 0.0:
        return Tone.AHEAD if score > 0 else Tone.ON_PACE
    ratio = score / needed
    if score >= 1.0 and needed >= 1.0:
        return Tone.ON_PACE
    if ratio >= AHEAD:
        return Tone.AHEAD
    if ratio >= ON_PACE:
        return Tone.ON_PACE
    return Tone.SLIGHTLY_BEHIND if ratio >= SLIGHTLY_BEHIND else Tone.BEHIND


def band(score: float) -> Band:
    """The colour of a closed goal's score."""
    if score >= GREEN:
        return Band.GREEN
    return Band.AMBER if score >= AMBER else Band.RED
