"""How likely the plan was when it was last worked out, kept as text for where it is only mentioned."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date

from organizer.charts.amounts import Told, told


@dataclass(frozen=True, slots=True)
class KeptHeadline:
    """'72%', 'likely you can both stop work at 58', as of a day."""

    likelihood: float
    words: Told
    day: date

    @property
    def text(self) -> str:
        """As it is stored."""
        return json.dumps([round(self.likelihood, 4), list(self.words), self.day.isoformat()])


def kept(text: str) -> KeptHeadline | None:
    """Reads what was stored; None for nothing, and for what cannot be read."""
    try:
        likelihood, words, day = json.loads(text)
        return KeptHeadline(float(likelihood), tuple(map(str, words)), date.fromisoformat(day))
    except (ValueError, TypeError):
        return None


def sentence(headline: KeptHeadline) -> str:
    """'72% likely you can both stop work at 58'"""
    return f"{headline.likelihood:.0%} {told(headline.words)}"
