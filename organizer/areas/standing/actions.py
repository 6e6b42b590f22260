"""Every write of standing."""

from __future__ import annotations

from datetime import date

from organizer.kernel.money import Money
from organizer.store.edit import Edit, action

from .model import Feedback, Gift, GiftPayment, Membership


@action("Renew membership")
def renew(edit: Edit, membership: Membership, until: date) -> Membership:
    """The membership goes on until another day."""
    edit.name(f"Renew {membership.name}")
    return edit.change(membership, renews=until)


@action("Leave membership")
def leave(edit: Edit, membership: Membership, day: date) -> Membership:
    """The membership ends on a day."""
    edit.name(f"Leave {membership.name}")
    return edit.change(membership, left=day)


@action("Log gift")
def log_gift(edit: Edit, gift: Gift, day: date, amount: Money) -> GiftPayment:
    """Notes what was paid of a gift or a pledge."""
    edit.name(f"Log gift to {gift.cause}")
    return edit.add(GiftPayment(day=day, gift=gift.id, amount=amount, owner=gift.owner))


@action("Ask for feedback again")
def ask_again(edit: Edit, feedback: Feedback, day: date) -> Feedback:
    """What was asked for counts from another day."""
    edit.name(f"Ask again about {feedback.about}")
    return edit.change(feedback, day=day)
