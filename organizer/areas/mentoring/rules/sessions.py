"""Sessions: what their parts are called, what was held, when the next one is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date

from organizer.areas.mentoring.model import Engagement, EngagementForm, EngagementStatus, NotesForm, Session
from organizer.kernel.frozen import frozen
from organizer.kernel.money import Money

PARTS: dict[NotesForm, tuple[tuple[str, str], ...]] = {
    NotesForm.GROW: (("G", "Goal"), ("R", "Reality"), ("O", "Options"), ("W", "Will")),
    NotesForm.STAR: (("S", "Situation"), ("T", "Task"), ("A", "Action"), ("R", "Result")),
    NotesForm.SBI: (("S", "Situation"), ("B", "Behaviour"), ("I", "Impact")),
    NotesForm.FREE: (("", "Notes"),),
}
"""The letter and the title of each part of a session's notes, in the order of its fields."""
FIELDS = ("first", "second", "third", "fourth")
GIVEN = (EngagementForm.MENTEE, EngagementForm.COACHEE)
"""Those in which one gives."""
SURE = 7
LEAST_OPTIONS = 3


def held(sessions: Iterable[Session], today: date) -> list[Session]:
    """What took place, the oldest first."""
    return sorted((s for s in sessions if s.held and s.day <= today), key=lambda s: (s.day, s.id))


def next_session(engagement: Engagement, sessions: Iterable[Session], today: date) -> date | None:
    """The planned one that comes next; else the newest and the interval after it, while the engagement is active."""
    found = list(sessions)
    planned = [s.day for s in found if s.day >= today and not s.held]
    if planned:
        return min(planned)
    if engagement.status is not EngagementStatus.ACTIVE or engagement.cadence is None:
        return None
    past = held(found, today)
    return past[-1].day + engagement.cadence if past else engagement.since or today


def progress_words(engagement: Engagement, count: int) -> str:
    """'5 of 8, paid', '14 of 18 sessions', '9 sessions'"""
    if engagement.planned is not None:
        words = f"{count} of {engagement.planned:.0f}"
        return f"{words}, paid" if engagement.fee is not None else f"{words} sessions"
    return f"{count} session{'s' * (count != 1)}"


def question(session: Session) -> str:
    """What to ask of what was agreed: confidence under 7 is questioned, and GROW wants three options and a day."""
    if session.confidence is not None and session.confidence < SURE:
        return f"Confidence {session.confidence} of 10. What would make it a {SURE}?"
    if session.form is NotesForm.GROW and session.fourth.strip():
        if session.by is None:
            return "By when?"
        if session.third.strip() and options(session.third) < LEAST_OPTIONS:
            return f"Fewer than {LEAST_OPTIONS} options. What else could you do?"
    return ""


def options(text: str) -> int:
    """How many options a text names: its lines, or its sentences where it is one line."""
    lines = [line for line in text.splitlines() if line.strip(" -*•\t")]
    if len(lines) > 1:
        return len(lines)
    return sum(bool(part.strip()) for part in text.replace("?", ".").replace("!", ".").split("."))


def themes(sessions: Iterable[Session]) -> list[tuple[str, int]]:
    """What came up, the most often first."""
    counts = Counter(theme for session in sessions for theme in session.themes)
    return sorted(counts.items(), key=lambda item: (-item[1], item[0].casefold()))


@frozen
class Cost:
    """What an engagement has cost so far, of what was agreed."""

    paid: Money | None
    agreed: Money | None


def cost(engagement: Engagement, count: int) -> Cost:
    """Fee by session held, unless what was paid is noted; agreed: for all sessions that were."""
    fee = engagement.fee
    if fee is None:
        return Cost(engagement.paid, None)
    agreed = Money(fee.minor * int(engagement.planned), fee.currency) if engagement.planned is not None else None
    return Cost(engagement.paid or Money(fee.minor * count, fee.currency), agreed)


def of_year(sessions: Sequence[Session], year: int, today: date) -> list[Session]:
    """Those held in a year."""
    return [session for session in held(sessions, today) if session.day.year == year]
