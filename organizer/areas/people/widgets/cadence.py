"""Where somebody stands against their cadence, painted."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from organizer.areas.people.model import Channel, Interaction
from organizer.areas.people.rules import Cadence, Health
from organizer.kernel.dates import MONTHS
from organizer.ui.bars import CadenceDot, CadenceStrip, paint_bar
from organizer.ui.tokens import ColourName

BAR_WIDTH = 80
_MONTHS = 12
_IN_PERSON = frozenset({Channel.MEETING, Channel.COFFEE, Channel.EVENT})

BAR_COLOURS: dict[Health, ColourName] = {
    Health.NONE: "border-control",
    Health.GOOD: "success",
    Health.SOON: "warn",
    Health.OVER: "danger",
}


def paint_cadence(painter: QPainter, rect: QRectF, standing: Cadence) -> None:
    """Days since the last touch on a scale of two cadences, the tick at one; nothing where there is no cadence."""
    if standing.wanted is not None:
        share = max(standing.share / 2, 0.04)
        paint_bar(painter, rect, share, BAR_COLOURS[standing.health], 0.5)


def first_day_of_strip(today: date) -> date:
    """The strip begins with the month eleven months before the running one."""
    months = today.year * 12 + today.month - 1 - (_MONTHS - 1)
    return date(max(months // 12, 1), months % 12 + 1, 1)


def show_strip(strip: CadenceStrip, touches: Sequence[Interaction], standing: Cadence, today: date) -> None:
    """Twelve months, all of one width; meetings are larger than messages."""
    first = first_day_of_strip(today)

    def at(day: date) -> float:
        months = (day.year - first.year) * 12 + day.month - first.month
        return (months + (day.day - 1) / 31) / _MONTHS

    shown = [t for t in touches if first <= t.day <= today]
    dots = [CadenceDot(at(t.day), t.channel in _IN_PERSON) for t in sorted(shown, key=lambda t: t.day)]
    names, month = [], first
    for number in range(_MONTHS):
        if number % 2 == 0:
            names.append(((number + 0.5) / _MONTHS, MONTHS[month.month - 1]))
        month = (month + timedelta(days=31)).replace(day=1)
    due = at(standing.next_touch) if standing.over and standing.next_touch else None
    words = f"{len(dots)} touch{'es' * (len(dots) != 1)} in twelve months"
    strip.set_strip(dots, names, due, f"{words}, {standing.over} days over" if standing.over else words)
