"""Writes of the plan: what it takes for granted, scenarios, what a record does to it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from organizer.areas.money.model import Assumptions, PlanEffect, ReturnsTable, Scenario
from organizer.kernel.query import Where
from organizer.kernel.record import Record, changed_fields, describe, evolve
from organizer.store.edit import Edit, action

HEADLINE = "money.headline"
"""The setting of the profile in which it is kept."""
_SET_BY_THE_STORE = frozenset({"id", "created", "changed"})


@action("Change assumptions")
def save_assumptions(
    edit: Edit, changed: Sequence[tuple[Record, Mapping[str, Any]]], added: Sequence[Record] = (),
    gone: Sequence[Record] = (),
) -> None:  # fmt: skip
    """Stores what the editor of assumptions holds, in one step: other values of stored records, new ones, and such as
    are no longer wanted. A profile keeps a single set of assumptions."""
    for record, fields in changed:
        edit.change(record, **fields)
    kept = min(edit.every(Assumptions), key=lambda each: each.id, default=None)
    for record in added:
        if isinstance(record, Assumptions) and kept is not None:
            names = set(changed_fields(kept, record)) - _SET_BY_THE_STORE
            edit.change(kept, **{name: getattr(record, name) for name in names})
        else:
            edit.add(record)
    for record in gone:
        edit.delete(record)


@action("New scenario")
def add_scenario(edit: Edit, scenario: Scenario, effects: Sequence[PlanEffect] = ()) -> Scenario:
    """Adds a scenario after the others, with what it does to the plan."""
    edit.name(f"New scenario {scenario.title}")
    last = max((each.position for each in edit.every(Scenario)), default=Decimal(0))
    made = edit.add(evolve(scenario, position=last + 1))
    for effect in effects:
        edit.add(evolve(effect, scenario=made.id, owner=made.owner))
    return made


@action("Copy scenario")
def copy_scenario(edit: Edit, scenario: Scenario, title: str, about: str = "") -> Scenario:
    """Adds a scenario that does what another does."""
    source = edit.get(Scenario, scenario.id)
    effects = edit.every(PlanEffect, [Where("scenario", "=", source.id)])
    copies = [_copy(effect) for effect in effects]
    made = add_scenario(edit, Scenario(title=title, about=about, parent=source.parent, owner=source.owner), copies)
    edit.name(f"Copy scenario {source.title}")
    return made


@action("Delete scenario")
def delete_scenario(edit: Edit, scenario: Scenario) -> None:
    """Puts a scenario and its effects into the Trash. What lay on top of it lies on what it lay on."""
    edit.name(f"Delete scenario {scenario.title}")
    current = edit.current(scenario)
    for effect in edit.every(PlanEffect, [Where("scenario", "=", scenario.id)]):
        edit.delete(effect)
    for child in edit.every(Scenario, [Where("parent", "=", scenario.id)]):
        edit.change(child, parent=current.parent)
    edit.delete(current)


@action("Show scenario")
def show_scenario(edit: Edit, scenario: Scenario, shown: bool) -> Scenario:
    """Shows a scenario beside the plan, or no longer."""
    edit.name(f"{'Show' if shown else 'Hide'} scenario {scenario.title}")
    return edit.change(scenario, shown=shown)


@action("Into the plan")
def keep_effects(
    edit: Edit, effects: Sequence[PlanEffect], scenario: Scenario | None = None, instead: Sequence[PlanEffect] = ()
) -> Scenario | None:
    """Keeps what a record does to the plan: as a scenario of its own, or, without one, as part of the plan itself. The
    effects that were kept for it before go."""
    for effect in instead:
        edit.delete(effect)
    made = None
    if scenario is not None:
        made = add_scenario(edit, scenario, effects)
    else:
        for effect in effects:
            edit.add(evolve(effect, scenario=None))
        if effects:
            edit.name(f"Take {effects[0].title} into the plan")
    return made


@action("Import returns")
def save_returns(edit: Edit, table: ReturnsTable) -> ReturnsTable:
    """Keeps a table of past years in the place of one of the same name."""
    for known in edit.every(ReturnsTable, [Where("name", "=", table.name)]):
        return edit.change(known, table=table.table, inflation_column=table.inflation_column)
    return edit.add(table)


@action("Keep the headline")
def keep_headline(edit: Edit, headline: str) -> None:
    """Keeps how likely the plan was when it was last worked out, for where it is only mentioned. No step of its own."""
    edit.set_setting(HEADLINE, headline)


def _copy(effect: PlanEffect) -> PlanEffect:
    own = {field.name: getattr(effect, field.name) for field in describe(PlanEffect).own_fields}
    return PlanEffect(**own, owner=effect.owner)
