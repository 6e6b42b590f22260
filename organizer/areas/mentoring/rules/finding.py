"""Find a mentor: who of those who are known fits a skill or a goal, with the reasons in words."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from datetime import date
from uuid import UUID

from organizer.kernel.acquaintances import Acquaintance
from organizer.kernel.dates import format_day
from organizer.kernel.frozen import frozen
from organizer.kernel.text import fold

GUIDES = ("mentor", "advisor", "adviser", "coach", "sponsor", "teacher")
_WEIGHTS = {"role": 3.0, "position": 3.0, "tag": 2.0, "industry": 2.0, "works at": 1.5, "notes": 1.0}
_GUIDE, _NEAR, _LATELY, _FORGOTTEN = 2.0, 1.0, 1.0, -1.0
_LEAST = 4
_FILLERS = frozenset(("with", "from", "into", "more", "than", "that", "this", "over", "year", "next", "run", "land"))


@frozen
class Candidate:
    """Somebody who may be asked, and why."""

    person: Acquaintance
    score: float
    reasons: tuple[str, ...]


def words_of(text: str) -> list[str]:
    """What of a skill or a goal is looked for: its longer words, without the commonest."""
    found = [word for word in re.findall(r"\w+", fold(text)) if len(word) >= _LEAST and word not in _FILLERS]
    return list(dict.fromkeys(found))


def candidates(
    people: Iterable[Acquaintance], wanted: str, today: date, already: Collection[UUID] = ()
) -> list[Candidate]:  # fmt: skip
    """Those with anything that speaks for them, the best first. `already`: with whom there is an engagement."""
    looked_for = words_of(wanted)
    found = []
    for person in people:
        if person.id in already:
            continue
        candidate = _candidate(person, looked_for, today)
        if candidate is not None:
            found.append(candidate)
    return sorted(found, key=lambda c: (-c.score, c.person.name.casefold()))


def _candidate(person: Acquaintance, looked_for: Iterable[str], today: date) -> Candidate | None:
    score, reasons = 0.0, []
    for where, words in person.words:
        text = fold(words)
        if where == "role" and any(guide in text for guide in GUIDES):
            score += _GUIDE
            reasons.append(f"noted as {words}")
        hits = [word for word in looked_for if re.search(rf"\b{re.escape(word[:6])}", text)]
        if hits:
            score += _WEIGHTS.get(where, 1.0) * len(hits)
            reasons.append(_hit(where, words, hits))
    if not score:
        return None
    if person.near >= 2:
        score += _NEAR * (person.near - 1)
        reasons.append("close to you" if person.near == 3 else "in your active circle")
    if person.last_touch is not None:
        days = (today - person.last_touch).days
        score += _LATELY if days <= 60 else _FORGOTTEN if days > 365 else 0.0
        reasons.append(f"last in touch {format_day(person.last_touch)}")
    if person.through is not None and person.near < 2:
        reasons.append(f"{person.through[1]} can introduce you")
    return Candidate(person, score, tuple(reasons))


def _hit(where: str, words: str, hits: Iterable[str]) -> str:
    if where == "notes":
        return f"your notes speak of {', '.join(hits)}"
    return f"{where} {words}" if where in ("works at", "industry") else words


def request(candidate: Candidate, wanted: str, by: str = "") -> str:
    """A first draft of what to write; plain, short, with a small first step."""
    first = candidate.person.name.split(" ")[0]
    if candidate.person.through is not None and candidate.person.near < 2:
        asked = candidate.person.through[1].split(" ")[0]
        return (
            f"Dear {asked}, I want to get better at {wanted.lower()} and think {candidate.person.name} could help me. "
            f"Would you introduce us? Twenty minutes would be a good start.\n\n{by}"
        ).rstrip()
    return (
        f"Dear {first}, I want to get better at {wanted.lower()}, and you came to my mind. Would you have twenty "
        f"minutes for a few questions? If it helps, I would like to come back every few weeks.\n\n{by}"
    ).rstrip()
