"""Goals as an area: its records and what it offers to the floors above."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime
from functools import partial
from typing import TYPE_CHECKING, Any
from uuid import UUID

from organizer.kernel.area import Area, Counter, Due, Plannable, Reads
from organizer.kernel.evidence import Evidence, Maker

if TYPE_CHECKING:
    from organizer.kernel.glance import Glances
    from organizer.kernel.record import Record
    from organizer.kernel.section import Scope, Section
    from organizer.store.edit import Edit
    from organizer.store.registry import Versions

    from .queries import Counters


def _records() -> tuple[type[Record], ...]:
    from .model import RECORDS

    return RECORDS


def _page() -> Callable[..., Any]:
    from .page.goals import GoalsPage

    page: Callable[..., Any] = GoalsPage
    return page


def _section(counters: Counters, reads: Reads, scope: Scope, today: date) -> Section:
    from .section import section

    return section(counters, reads, scope, today)


def _dues(reads: Reads, first: date, last: date, today: date) -> Iterable[Due]:
    from .offers import dues

    return dues(reads, first, last, today)


def _needs(reads: Reads, today: date) -> Iterable[Due]:
    from .offers import needs

    return needs(reads, today)


def _verbs() -> Callable[..., Any]:
    from .page.due_verbs import due_verbs

    verbs: Callable[..., Any] = due_verbs
    return verbs


def _plannables(reads: Reads, today: date) -> Iterable[Plannable]:
    from .offers import plannables

    return plannables(reads, today)


def _glances(counters: Counters, reads: Reads, now: datetime, owner: UUID | None) -> Glances:
    from .offers import glances

    return glances(counters, reads, now, owner)


def _attention(reads: Reads, today: date) -> int:
    from .offers import attention

    return attention(reads, today)


def _keep_goals(edit: Edit, versions: Versions) -> None:
    from .actions import keep_goals

    keep_goals(edit, versions)


def _keep_key_results(edit: Edit, versions: Versions) -> None:
    from .actions import keep_key_results

    keep_key_results(edit, versions)


def _evidence(reads: Reads, record: Record, today: date) -> Evidence | None:
    from .offers import evidence

    return evidence(record)


def _win(of: Evidence) -> Record:
    from .offers import win_of

    return win_of(of)


def goals_area(counters: Sequence[Counter]) -> Area:
    """The area, with what its key results may be counted by: the counters of the other areas."""
    by_key = {counter.key: counter for counter in counters}
    return Area(
        key="goals", title="Goals", icon="target", group="",
        kinds=("goal", "key_result", "check_in", "step", "habit", "habit_day", "win"), records=_records, page=_page,
        section=partial(_section, by_key), dues=_dues, needs=_needs, verbs=_verbs, plannables=_plannables,
        glances=partial(_glances, by_key), attention=_attention,
        evidence={"win": _evidence}, makers=(Maker("win", "Make a win of it", "trophy", _win),),
        keepers={"goal": _keep_goals, "check_in": _keep_key_results},
    )  # fmt: skip
