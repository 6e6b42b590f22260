"""Reads for the page: the tree with its words, one goal in full, habits and wins."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from organizer.areas.goals import queries
from organizer.areas.goals.figures import check_in_chart
from organizer.areas.goals.model import Goal, Habit, Horizon, KeyResult, Status, Step, Win
from organizer.areas.goals.queries import Counters
from organizer.areas.goals.rules.review import quarter_of
from organizer.areas.goals.rules.strength import strength
from organizer.areas.goals.rules.tree import Tree
from organizer.areas.goals.rules.trend import forecast
from organizer.areas.goals.rules.words import due_words, forecast_words, is_money, percent, summary
from organizer.areas.goals.widgets.detail import GoalView
from organizer.areas.goals.widgets.marks import Shown
from organizer.kernel.area import Area
from organizer.kernel.changes import Ref
from organizer.kernel.query import Sort, Where
from organizer.kernel.record import describe
from organizer.kernel.system import Attachment, Link
from organizer.store.workspace import MergedReads
from organizer.ui.money_mask import shown_amount
from organizer.ui.records.names import Names
from organizer.ui.related import Related

MOST_WINS = 400
_MOST_BESIDE = 60
Heads = tuple[tuple[str, str], tuple[str, str], tuple[str, str]]


def counters_of(areas: Iterable[Area]) -> Counters:
    """What key results can be counted by, by key."""
    return {counter.key: counter for area in areas for counter in area.counters}


def heads_of(shown: Shown) -> Heads:
    """What the columns of the lanes reach to."""
    today = shown.today
    goals = [shown.tree.goals[id] for id in shown.ids]
    years = [goal.due.year for goal in goals if goal.horizon is Horizon.YEARS and goal.due]
    months = [goal.due for goal in goals if goal.horizon is Horizon.YEAR and goal.due]
    until = max(months, default=date(today.year, 12, 31))
    last = quarter_of(today).last
    return (
        ("Three years", f"by {max(years, default=today.year + 3)}"),
        ("This year", f"to {until:%B} {until.year}"),
        ("This quarter", f"by {last.day} {last:%B}, key results"),
    )


def summary_of(tree: Tree, among: Iterable[UUID]) -> str:
    """'9 active, 6 on pace, …' of the open goals in view; directions are none."""
    goals = (tree.goals[id] for id in among)
    active = [g for g in goals if g.status is Status.OPEN and g.horizon is not Horizon.DIRECTION]
    return summary(tree.progress(goal.id).tone for goal in active)


class GoalReads:
    """Reads one goal with all that the pane shows of it."""

    def __init__(self, reads: MergedReads, counters: Counters, names: Names) -> None:
        self._reads, self._counters, self._names = reads, counters, names

    def goal(self, goal: Goal, shown: Shown, charted: UUID | None) -> GoalView:
        """`charted` is the key result that the chart is to show; else it shows the first."""
        results = tuple(shown.tree.results(goal.id))
        result = next((r for r in results if r.id == charted), results[0] if results else None)
        checks = queries.check_ins(self._reads, goal.id)
        last = next((c for c in checks if c.said.strip()), checks[0] if checks else None)
        newest = max((c.day for c in checks), default=None)
        if last is not None and newest is not None and last.day != newest:
            last = next(c for c in checks if c.day == newest)
        steps = self._reads.every(Step, [Where("goal", "=", goal.id)])
        ordered = tuple(sorted(steps, key=lambda s: (s.done is not None, s.position, s.id)))
        view = GoalView(goal, shown, results, steps=ordered, related=tuple(self._related(goal, shown)), last=last)
        return view if result is None else self._with_chart(view, result)

    def _with_chart(self, view: GoalView, result: KeyResult) -> GoalView:
        goal, shown = view.goal, view.shown
        course = queries.course(self._reads, self._counters, result, goal, shown.today)
        found = forecast(course, float(result.start), float(result.target))
        say = shown_amount if is_money(result) else str
        chart = check_in_chart(goal, result, course, found, shown.tree.tone(result), shown.today, say)
        words = forecast_words(found, result, goal.due, say) if goal.status is Status.OPEN else ""
        return GoalView(goal, shown, view.results, result, chart, words, view.steps, view.related, view.last)

    def _related(self, goal: Goal, shown: Shown) -> Iterable[Related]:
        """What leads here, habits and wins for it, and what it is linked with."""
        for child in shown.tree.children(goal.id)[:_MOST_BESIDE]:
            score = shown.tree.progress(child.id).score
            note = f"{percent(score)}, {due_words(child)}" if score is not None else due_words(child)
            yield Related(Ref.to(child), "flag", child.title, note=note)
        of_goal = [Where("goal", "=", goal.id)]
        for habit in self._reads.page(Habit, of_goal, limit=_MOST_BESIDE).records:
            yield Related(Ref.to(habit), "refresh-cw", habit.title, note=self._strength(habit, shown.today))
        for win in self._reads.page(Win, of_goal, Sort("day", descending=True), limit=5).records:
            yield Related(Ref.to(win), "trophy", win.title, note=f"{win.day.day} {win.day:%b}")
        ends = [_other_end(link, goal.id) for link in self._reads.links(Ref.to(goal))[:_MOST_BESIDE]]
        self._names.load(ends)
        for end in ends:
            yield self._linked(end)
        for file in self._reads.attachments(Ref.to(goal)):
            yield Related(Ref.to(file), describe(Attachment).icon, file.name, note="file")

    def _linked(self, end: Ref) -> Related:
        record = self._reads.resolve(end)
        if record is None:
            return Related(end, "link", "not in the open profiles")
        description = describe(type(record))
        return Related(end, description.icon, self._names.of(end) or description.title, note=description.title)

    def _strength(self, habit: Habit, today: date) -> str:
        found = next((h for h in queries.habits(self._reads, today) if h.habit.id == habit.id), None)
        return percent((found.strength if found is not None else strength(habit, {}, today)).strength)


def _other_end(link: Link, of: UUID) -> Ref:
    return Ref(link.to_kind, link.to_id) if link.from_id == of else Ref(link.from_kind, link.from_id)


Wins = tuple[list[Win], dict[UUID, str]]


def read_wins(reads: MergedReads, mine: list[Where]) -> Wins:
    """The newest wins first, and the names of the goals they belong to."""
    wins = list(reads.page(Win, mine, Sort("day", descending=True), limit=MOST_WINS).records)
    goals = reads.many(Goal, {win.goal for win in wins if win.goal})
    return wins, {id: goal.title for id, goal in goals.items() if goal.deleted is None}
