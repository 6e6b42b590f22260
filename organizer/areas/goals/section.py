"""The part of a report that goals have: how far each came, what was won, which habits are strong."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from organizer.kernel.area import Reads
from organizer.kernel.dates import format_day
from organizer.kernel.glance import Tone
from organizer.kernel.query import Sort, Where, belonging_to
from organizer.kernel.section import Bar, Bars, Block, Figure, Points, Scope, Section, Table

from . import queries
from .model import CheckIn, Goal, Horizon, Status, Step, Win
from .queries import Counters
from .rules.score import WORDS
from .rules.tree import Tree
from .rules.words import measured, percent

_TONES = {
    Tone.AHEAD: "success", Tone.ON_PACE: "success", Tone.SLIGHTLY_BEHIND: "warn", Tone.BEHIND: "danger",
}  # fmt: skip
_MOST = 40


def section(counters: Counters, reads: Reads, scope: Scope, today: date) -> Section:
    """Figures, goals with their progress, key results, wins, habits."""
    period = scope.period
    tree = queries.tree(reads, counters, today, scope.owner)
    shown = [goal for goal in tree.below(None) if _of_period(goal, scope)]
    if not tree.goals:
        return Section("Goals", "none in this profile yet")
    open_ = [goal for goal in shown if goal.status is Status.OPEN]
    on_pace = sum(tree.progress(goal.id).tone in (Tone.ON_PACE, Tone.AHEAD) for goal in open_)
    behind = sum(tree.progress(goal.id).tone in (Tone.BEHIND, Tone.SLIGHTLY_BEHIND) for goal in open_)
    reached = sum(goal.status is Status.REACHED and period.holds(goal.closed_on) for goal in shown)
    within = [Where("day", ">=", period.first), Where("day", "<=", period.last), *belonging_to(scope.owner)]
    wins = list(reads.page(Win, within, Sort("day"), limit=_MOST).records)
    figures = (
        Figure("Open goals", str(len(open_)), f"{on_pace} on pace, {behind} behind"),
        Figure("Reached", str(reached), period.title),
        Figure("Check-ins", str(reads.count(CheckIn, within)), period.title),
        Figure("Steps done", str(_steps_done(reads, scope)), period.title),
    )
    blocks = [*_goals(tree, shown), *_results(tree, open_), *_wins(wins), *_habits(reads, scope, today)]
    return Section("Goals", period.title, figures, tuple(blocks))


def _of_period(goal: Goal, scope: Scope) -> bool:
    """Goals that were open in the period, and those closed in it."""
    starts = goal.start is None or goal.start <= scope.period.last
    if goal.status is Status.OPEN:
        return starts
    return goal.closed_on is not None and scope.period.holds(goal.closed_on)


def _steps_done(reads: Reads, scope: Scope) -> int:
    return sum(
        step.done is not None and scope.period.holds(step.done.astimezone().date())
        for step in reads.every(Step, belonging_to(scope.owner))
    )


def _goals(tree: Tree, shown: Iterable[Goal]) -> Iterable[Block]:
    rows = tuple(
        (
            goal.title, goal.horizon.label, format_day(goal.due) if goal.due else "",
            percent(tree.progress(goal.id).score), _standing(tree, goal),
        )
        for goal in shown
        if goal.horizon is not Horizon.DIRECTION
    )  # fmt: skip
    if rows:
        yield Table("Goals", ("Goal", "Horizon", "Due", "Progress", "Standing"), rows, frozenset({3}))


def _standing(tree: Tree, goal: Goal) -> str:
    return WORDS[tree.progress(goal.id).tone] if goal.status is Status.OPEN else goal.status.label


def _results(tree: Tree, open_: Iterable[Goal]) -> Iterable[Block]:
    bars = [
        Bar(
            f"{goal.title}: {result.title}", tree.share(result), measured(result, tree.value(result)),
            _TONES.get(tree.tone(result), "accent"), tree.progress(goal.id).needed,  # type: ignore[arg-type]
        )
        for goal in open_
        for result in tree.results(goal.id)
    ]  # fmt: skip
    if bars:
        yield Bars("Key results", tuple(bars[:_MOST]), "the mark is where each should be today")


def _wins(wins: Iterable[Win]) -> Iterable[Block]:
    items = tuple(f"{format_day(win.day)}: {win.title}" for win in wins)
    if items:
        yield Points("Wins", items)


def _habits(reads: Reads, scope: Scope, today: date) -> Iterable[Block]:
    rows = tuple(
        (found.habit.title, percent(found.strength.strength), str(found.strength.streak), str(found.strength.longest))
        for found in queries.habits(reads, min(today, scope.period.last), scope.owner)
    )
    if rows:
        yield Table("Habits", ("Habit", "Strength", "In a row", "Longest"), rows, frozenset({1, 2, 3}))
