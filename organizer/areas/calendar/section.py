"""The calendar's part of a report: where the time was to go, where it went, and what ways of working gave back."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date, datetime, time, timedelta

from organizer.kernel.area import Reads
from organizer.kernel.clock import zone_here
from organizer.kernel.query import Sort
from organizer.kernel.section import Bar, Bars, Block, Figure, Scope, Section, Table
from organizer.kernel.system import Member

from . import queries
from .model import DAY, WorkArrangement
from .queries.long_periods import planned_spans, tracked_spans
from .rules.arrangements import given_back, ruling
from .rules.balance import Balance, in_hours, weigh
from .rules.instances import Window

_HOUR = timedelta(hours=1)


def section(reads: Reads, scope: Scope, today: date) -> Section:
    """Figures, a table and bars by category, and arrangements. What is planned after today counts as planned, but not
    against what was kept; a timer that runs is left out."""
    period = scope.period
    window = Window(period.first, period.last, zone_here())
    members = [m for m in reads.every(Member, (), Sort("name")) if scope.owner in (None, m.id)]
    now = datetime.combine(today, time.max, window.zone)
    rows = weigh(
        planned_spans(reads, window, scope.owner), tracked_spans(reads, window, scope.owner), queries.categories(reads),
        window, now, [member.id for member in members],
    )  # fmt: skip
    arrangements = _arrangements(queries.arrangements(reads, scope.owner), members, scope)
    shown = [row for row in rows if row.planned or row.tracked]
    if not shown and arrangements is None:
        return Section("Calendar", "nothing planned or tracked")
    blocks: list[Block] = []
    if shown:
        gone = min(max((today - period.first + DAY) / (period.last - period.first + DAY), 0.0), 1.0)
        blocks += [_by_category(rows, gone, len(members)), _planned_and_tracked(shown)]
    if arrangements is not None:
        blocks.append(arrangements)
    return Section("Calendar", period.title, tuple(_figures(shown)) if shown else (), tuple(blocks))


def _figures(rows: Sequence[Balance]) -> Iterable[Figure]:
    planned, by_now, tracked, kept = (
        sum((getattr(row, name) for row in rows), timedelta())
        for name in ("planned", "planned_by_now", "tracked", "kept")
    )
    ahead = planned - by_now
    yield Figure("Planned", _hours(planned), f"{_hours(ahead)} of it ahead" if ahead >= _HOUR else "")
    yield Figure("Tracked", _hours(tracked), f"{_hours(tracked - kept)} outside the plan" if tracked > kept else "")
    if by_now:
        yield Figure("Kept to the plan", f"{min(kept / by_now, 1):.0%}", f"{_hours(kept)} of {_hours(by_now)}")


def _hours(length: timedelta) -> str:
    return f"{in_hours(length)} h"


def _by_category(rows: Iterable[Balance], gone: float, people: int) -> Table:
    """`gone`: the share of the period that is over."""
    lines = tuple(
        (
            row.name, _hours(row.planned), _hours(row.tracked), _hours(row.kept),
            _wanted(row), _against_wanted(row, gone),
        )
        for row in rows
    )  # fmt: skip
    head = ("Category", "Planned", "Tracked", "Kept", "Wanted", "Tracked against it")
    note = "Kept: tracked when it was planned." + (" The hours of all members together." if people > 1 else "")
    return Table("Hours by category", head, lines, frozenset({1, 2, 3}), note)


def _wanted(row: Balance) -> str:
    """'87 to 131 h', 'at least 44 h', '' where nothing is wanted."""
    if row.least is not None and row.most is not None:
        return f"{in_hours(row.least)} to {_hours(row.most)}"
    if row.least is not None:
        return f"at least {_hours(row.least)}"
    return f"at most {_hours(row.most)}" if row.most is not None else ""


def _against_wanted(row: Balance, gone: float) -> str:
    """'4 h under', against what is wanted until today."""
    if not gone or (row.least is None and row.most is None):
        return ""
    if row.least is not None and row.tracked < row.least * gone:
        return f"{_hours(row.least * gone - row.tracked)} under"
    if row.most is not None and row.tracked > row.most * gone:
        return f"{_hours(row.tracked - row.most * gone)} over"
    return "within"


def _planned_and_tracked(rows: Iterable[Balance]) -> Bars:
    bars = tuple(
        Bar(row.name, row.tracked / _HOUR, f"{in_hours(row.tracked)} of {_hours(row.planned)}",
            tick=row.planned / _HOUR)
        for row in rows
    )  # fmt: skip
    return Bars("Tracked against planned", bars, "Bar: tracked. Pale: planned.")


def _arrangements(arrangements: Sequence[WorkArrangement], members: Sequence[Member], scope: Scope) -> Table | None:
    """Days of each way of working and the time that they gave back, of each member."""
    lines = []
    for member in members:
        within = arrangements, member.id, scope.period.first, scope.period.last
        days = Counter(arrangement.nature for arrangement in ruling(*within).values())
        back = given_back(*within)
        name = (member.name,) if len(members) > 1 else ()
        lines += [
            (*name, nature.label, str(number), _hours(back[nature]) if nature in back else "")
            for nature, number in sorted(days.items(), key=lambda item: (-item[1], item[0].label))
        ]
    if not lines:
        return None
    head = ("Whose",) if len(members) > 1 else ()
    numeric = frozenset({len(head) + 1, len(head) + 2})
    return Table("Ways of working", (*head, "Arrangement", "Days", "Gave back"), tuple(lines), numeric)
