"""What can be done about a renewal, a gift or feedback where it is shown."""

from __future__ import annotations

from collections.abc import Sequence

from organizer.areas.standing.model import Feedback, Gift, Membership
from organizer.kernel.area import Due
from organizer.ui.context import PageContext
from organizer.ui.verbs import Verb

from .renewing import next_year


def due_verbs(context: PageContext, due: Due) -> Sequence[Verb]:
    """A membership is renewed or left, a gift is given, feedback is asked for again."""
    reads, today = context.workspace.reads, context.today()

    def renew_() -> None:
        from organizer.areas.standing.actions import renew

        if (membership := reads.find(Membership, due.ref.id)) is not None:
            until = next_year(membership.renews or today)
            context.perform(renew, membership, until, said=f"{membership.name} renewed")

    def leave_() -> None:
        from organizer.areas.standing.actions import leave

        if (membership := reads.find(Membership, due.ref.id)) is not None:
            context.perform(leave, membership, today, said=f"Left {membership.name}")

    def give() -> None:
        from organizer.areas.standing.actions import log_gift

        if (gift := reads.find(Gift, due.ref.id)) is not None:
            context.perform(log_gift, gift, today, gift.amount, said=f"Gift to {gift.cause} logged")

    def ask() -> None:
        from organizer.areas.standing.actions import ask_again

        if (feedback := reads.find(Feedback, due.ref.id)) is not None:
            context.perform(ask_again, feedback, today, said="Asked again today")

    open_ = Verb("Open", "arrow-right", lambda: context.open(due.ref))
    if due.ref.kind == "membership":
        return (Verb("Renew", "refresh-cw", renew_, "R"), Verb("Leave", "log-out", leave_), open_)
    if due.ref.kind == "gift":
        return (Verb("Log gift", "gift", give, "Space"), open_)
    if due.ref.kind == "feedback":
        return (Verb("Asked again", "message-circle", ask, "Space"), open_)
    return (open_,)
