"""The figures beside the grid: the balance of the week, and the band of work arrangements."""

from __future__ import annotations

from datetime import timedelta

from organizer.areas.calendar.model import Arrangement, WorkArrangement
from organizer.areas.calendar.rules.arrangements import Run as Stretch
from organizer.areas.calendar.rules.arrangements import runs
from organizer.areas.calendar.rules.balance import Balance, in_hours, surprise_words
from organizer.areas.calendar.widgets.balance import BalanceLine, BalanceShown
from organizer.areas.calendar.widgets.band import BandRow, Run
from organizer.kernel.weekdays import Weekday
from organizer.ui.members import face_of, first_name

from .loading import Loaded

_HOUR = timedelta(hours=1)
_ICONS = {
    Arrangement.REMOTE: "house", Arrangement.OFFICE: "building-2", Arrangement.PART_TIME: "hourglass",
    Arrangement.LEAVE: "palmtree", Arrangement.SHIFT: "ambulance", Arrangement.CLASS: "graduation-cap",
    Arrangement.OFF: "coffee",
}  # fmt: skip


def balance_shown(loaded: Loaded, *, yours: bool) -> BalanceShown:
    """The balance of the week in words; `yours`: of the one who reads it."""
    week = loaded.balance
    surprise = surprise_words(week, yours=yours)
    return BalanceShown(
        whole_hours(week.planned), whole_hours(week.tracked), surprise.hours if surprise else "",
        surprise.words if surprise else "", tuple(_line(row) for row in week.rows),
    )  # fmt: skip


def whole_hours(length: timedelta) -> str:
    """'59 h'; what is less than ten, to the quarter: '4.25 h'."""
    return f"{in_hours(length)} h" if length < 10 * _HOUR else f"{length / _HOUR:,.0f} h"


def _line(row: Balance) -> BalanceLine:
    planned, tracked, by_now = in_hours(row.planned), in_hours(row.tracked), in_hours(row.planned_by_now)
    wanted = _wanted(row)
    words = f"{row.name}: {tracked} h tracked, {by_now} h planned by now, {planned} h planned this week{wanted}"
    return BalanceLine(
        row.name, row.category.colour.value if row.category else "c6", row.tracked / _HOUR, row.planned_by_now / _HOUR,
        row.planned / _HOUR, f"{tracked} / {planned}", words,
    )  # fmt: skip


def _wanted(row: Balance) -> str:
    if row.least is None and row.most is None:
        return ""
    if row.least is None:
        return f", at most {in_hours(row.most or timedelta())} h wanted"
    if row.most is None:
        return f", at least {in_hours(row.least)} h wanted"
    return f", {in_hours(row.least)} to {in_hours(row.most)} h wanted"


def band_rows(loaded: Loaded) -> list[BandRow]:
    """A row for each member of the household, whoever's blocks are shown: one plans around the other."""
    days = loaded.days
    place = {day: number for number, day in enumerate(days)}
    found = runs(loaded.arrangements, [member.id for member in loaded.household], days[0], days[-1])
    rows = []
    for member in loaded.household:
        own = [stretch for stretch in found if stretch.member == member.id]
        name = first_name(member)
        rows.append(
            BandRow(
                face_of(member),
                tuple(
                    Run(
                        place[s.first], place[s.last], _ICONS[s.arrangement.nature], arrangement_words(s.arrangement),
                        f"{name}, {_days(s)}: {arrangement_words(s.arrangement).lower()}", s.arrangement.id,
                    )
                    for s in own
                ),
            )
        )  # fmt: skip
    return rows


def arrangement_words(arrangement: WorkArrangement) -> str:
    """'Remote', 'Leave ½', 'Part-time 60 %'."""
    share = arrangement.share
    part = "" if share == 1 else " ½" if share * 2 == 1 else f" {share * 100:.0f} %"
    return arrangement.nature.label + part


def _days(stretch: Stretch) -> str:
    first, last = (Weekday(day.weekday()).short for day in (stretch.first, stretch.last))
    return first if stretch.first == stretch.last else f"{first} to {last}"
