"""The plan without and with what a record does to it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from organizer.areas.money.model import PlanEffect, Scenario, Stream
from organizer.areas.money.rules.plan.outlook import Case
from organizer.kernel.area import Reads
from organizer.kernel.query import Where, belonging_to
from organizer.kernel.record import evolve

from .plan import plan_of_profile
from .question import Seen, moves_in
from .tried import Tried

WITHOUT, WITH = "without", "with"


def effects_kept(reads: Reads, of: UUID) -> list[PlanEffect]:
    """The effects that are kept for a record, in the plan or in a scenario."""
    return list(reads.every(PlanEffect, [Where("of", "=", of)]))


def streams_of(reads: Reads, owner: UUID | None) -> list[Stream]:
    """The streams of a member and of all."""
    return list(reads.every(Stream, belonging_to(owner)))


def both_cases(
    reads: Reads, today: date, owner: UUID | None, seen: Seen, of: UUID, title: str, effects: Sequence[PlanEffect]
) -> tuple[Case, Case]:
    """The plan as if the record were not, and the plan with these effects of it. Raises PlanError."""
    moves = moves_in(reads, seen)
    kept = {effect.id for effect in effects_kept(reads, of)}
    scenario = Scenario(title=title, owner=owner)
    tried = [scenario, *(evolve(effect, scenario=scenario.id) for effect in effects)]
    before = plan_of_profile(Tried(reads, (), kept), today, None, owner, moves)
    after = plan_of_profile(Tried(reads, tried, kept), today, scenario.id, owner, moves)
    return Case(WITHOUT, "Without", "", before), Case(WITH, title, "", after)
