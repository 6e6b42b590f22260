"""What can be done about support or the estate where it is shown."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from organizer.areas.money.model import Beneficiary, EstateItem, SupportDirection, SupportOrder
from organizer.kernel.area import Due, Urgency
from organizer.kernel.record import Record
from organizer.ui.context import PageContext
from organizer.ui.verbs import Verb

_A_YEAR = timedelta(days=365)


def due_verbs(context: PageContext, due: Due) -> Sequence[Verb]:
    """Support that was paid is noted in place, what was looked at too; what is wrong with the estate and balances are
    put right in a drawer; all else opens."""
    reads = context.workspace.reads
    opens = Verb("Open", "arrow-right", lambda: context.open(due.ref))
    if due.ref.kind == "support_order":
        order = reads.find(SupportOrder, due.ref.id)
        if order is not None and due.day <= context.today():
            title = "Paid in full" if order.direction is SupportDirection.PAID else "Received in full"
            return (Verb(title, "check", lambda: _settle_support(context, order), "Space"), opens)
    if due.ref.kind == "estate_item" and (item := reads.find(EstateItem, due.ref.id)) is not None:
        edit = Verb("Edit", "pencil", lambda: _edit(context, item), "E")
        if due.day == item.review and due.urgency is not Urgency.SOON:
            return (Verb("Looked at", "check", lambda: _looked_at(context, item), "Space"), edit, opens)
        return (edit, opens)
    if due.ref.kind == "beneficiary" and (named := reads.find(Beneficiary, due.ref.id)) is not None:
        return (Verb("Edit", "pencil", lambda: _edit(context, named), "E"), opens)
    if due.ref.kind == "account":
        return (Verb("Update", "pencil", lambda: _update(context, due), "U"), opens)
    return (opens,)


def _edit(context: PageContext, record: Record) -> None:
    from organizer.ui.records.drawer import RecordDrawer

    RecordDrawer(context, type(record), record)


def _update(context: PageContext, due: Due) -> None:
    from .updating import BalancesDrawer

    BalancesDrawer(context, due.ref.id)


def _settle_support(context: PageContext, order: SupportOrder) -> None:
    from organizer.areas.money.actions.settling import add_payment
    from organizer.areas.money.queries.support import support_states

    today = context.today()
    state = next((s for s in support_states(context.workspace.reads, today) if s.order.id == order.id), None)
    arrears = state.ledger.arrears if state is not None and state.ledger is not None else None
    if arrears is not None and arrears.minor > 0:
        context.perform(add_payment, order, today, arrears, said=f"Noted a payment on {order.title}")


def _looked_at(context: PageContext, item: EstateItem) -> None:
    from organizer.areas.money.actions.settling import reviewed

    context.perform(reviewed, item, context.today() + _A_YEAR, said=f"{item.title}: again in a year")
