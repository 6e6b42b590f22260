"""What goes onto paper of the estate."""

from __future__ import annotations

from collections.abc import Mapping
from uuid import UUID

from organizer.areas.money.queries.accounts import standings
from organizer.areas.money.rules.estate_facts import EstateFacts
from organizer.areas.money.rules.settling_blocks import where_is_what
from organizer.kernel.money import Money
from organizer.kernel.section import Section
from organizer.ui.context import PageContext


def paper(context: PageContext, facts: EstateFacts, owners: Mapping[UUID, str], amounts: bool) -> Section:
    """Where is what, with what accounts are worth today where amounts are asked for."""
    if not amounts:
        return where_is_what(facts, owners)
    today = context.today()
    found = standings(context.workspace.reads, list(facts.accounts), today)
    worth = {each.account.id: Money(each.course.at(today), each.account.currency) for each in found}
    return where_is_what(facts, owners, worth)
