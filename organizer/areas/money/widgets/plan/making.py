"""The Plan view over the records of a profile."""

from __future__ import annotations

from organizer.areas.money.queries.question import question
from organizer.areas.money.rules.plan.outlook import Question
from organizer.areas.money.rules.plan.working import PlanWorker
from organizer.kernel.area import Reads
from organizer.ui.context import PageContext

from .view import PlanView
from .what_if import moves_of


def plan_view(context: PageContext) -> PlanView:
    """Reads what is asked from the profile, and works it out with the engine."""
    seen = moves_of(context)

    def read(reads: Reads) -> Question:
        return question(reads, context.today(), context.who, seen)

    return PlanView(context, PlanWorker(), read)
