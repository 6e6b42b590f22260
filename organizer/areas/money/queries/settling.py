"""What the section of money shows of support and the estate."""

from __future__ import annotations

from datetime import date

from organizer.areas.money.rules.settling_blocks import division_block, estate_blocks, support_block
from organizer.kernel.area import Reads
from organizer.kernel.kin import Family
from organizer.kernel.section import Block, Scope

from .estate import estate_facts
from .separation import separation_state, separations
from .support import support_states


def settling_blocks(
    reads: Reads, family: Family, scope: Scope, today: date, *, division: bool = False
) -> tuple[Block, ...]:
    """Months of support in the period, and how the estate stands today; divisions only where they are asked for."""
    blocks: list[Block] = []
    for state in support_states(reads, today, scope.owner):
        months = [month for month in state.ledger.months if scope.period.holds(month.first)] if state.ledger else []
        if state.ledger is not None and months:
            blocks.append(support_block(state.order, state.ledger, months))
    facts = estate_facts(reads, family, today, scope.owner)
    if facts.items or facts.beneficiaries:
        blocks += estate_blocks(facts)
    for separation in separations(reads, scope.owner) if division else ():
        state_of = separation_state(reads, separation, today)
        if state_of.division is not None:
            blocks.append(division_block(separation.title, state_of.division, *state_of.names))
    return tuple(blocks)
