"""Works the two single plans out beside the window, and shows them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from organizer.areas.money.actions.settling import show_in_plan
from organizer.areas.money.model import Separation
from organizer.areas.money.queries.separation import SeparationState
from organizer.areas.money.widgets.settling.two_plans import TwoPlansCard
from organizer.kernel.errors import FieldError, OrganizerError
from organizer.ui.context import PageContext
from organizer.ui.tasks import Progress, Task

if TYPE_CHECKING:
    from organizer.areas.money.rules.plan.two_sides import TwoSides


class TwoPlans(QObject):
    """Belongs to a card. Of several wishes the newest counts; the others are stopped."""

    def __init__(self, context: PageContext, card: TwoPlansCard) -> None:
        super().__init__(card)
        self._context, self._card = context, card
        self._separation: Separation | None = None
        self._task: Task | None = None
        self.shown: TwoSides | None = None
        card.show_in_plan.connect(self._show_in_plan)

    def work_out(self, state: SeparationState) -> None:
        """Begins anew; what stands in the card stays until there is something else."""
        self.stop()
        self._separation = separation = state.separation
        self._card.in_plan.setVisible(separation.scenario is None)
        if state.division is None or state.first is None:
            self._card.say("There are no two plans while there is nothing to divide.")
            return
        from organizer.areas.money.widgets.plan.what_if import moves_of

        workspace, today, seen = self._context.workspace, self._context.today(), moves_of(self._context)

        def work(progress: Progress) -> TwoSides:
            from organizer.areas.money.queries.plan import plan_of_profile
            from organizer.areas.money.queries.question import moves_in
            from organizer.areas.money.queries.two_plans import two_plans
            from organizer.areas.money.rules.plan.two_sides import two_sides

            progress.step()
            with workspace.reads_elsewhere() as reads:
                plan = plan_of_profile(reads, today, moves=moves_in(reads, seen))
                if not plan.streams:
                    raise FieldError("The plan has no income and no spending yet.")
                sides = two_plans(reads, plan, separation, today)
            progress.step()
            return two_sides(plan, *sides)

        task = self._task = self._context.tasks.run("Two single plans", work)
        task.done.connect(lambda sides: self._done(task, sides, state.names))
        task.failed.connect(lambda error: self._failed(task, error))

    def stop(self) -> None:
        """What is under way ends unheard."""
        if self._task is not None:
            self._task.cancel()
            self._task = None

    def _done(self, task: Task, sides: TwoSides, names: tuple[str, str]) -> None:
        if task is self._task:
            self._task = None
            self.shown = sides
            self._card.show_sides(sides, names)

    def _failed(self, task: Task, error: Exception) -> None:
        if not isinstance(error, OrganizerError):
            raise error
        if task is self._task:
            self._task = None
            self._card.say(str(error))

    def _show_in_plan(self) -> None:
        if self._separation is not None:
            self._context.perform(show_in_plan, self._separation, said="It is one of the plan’s scenarios")
