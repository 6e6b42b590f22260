"""What is wrong with the estate."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from organizer.areas.money.model import BeneficiaryRank, EstateItem, EstateKind, EstateState
from organizer.kernel.changes import Ref
from organizer.kernel.dates import format_day
from organizer.kernel.frozen import frozen

from .estate import EstateTone
from .estate_facts import EstateFacts


@frozen
class EstateWarning:
    """Something that is wrong, and the record that it is about."""

    about: Ref
    words: str
    tone: EstateTone = EstateTone.ATTENTION


def warnings(facts: EstateFacts) -> list[EstateWarning]:
    """What somebody should see to, the gravest first."""
    found = [*former_spouses(facts), *_nobody_named(facts), *_shares(facts), *older_than_a_child(facts)]
    for item in facts.items:
        if facts.over(item.review) and item.state is not EstateState.MISSING:
            assert item.review is not None
            found.append(EstateWarning(Ref.to(item), f"{item.title}: to be looked at since {format_day(item.review)}"))
        if facts.over(item.ends):
            assert item.ends is not None
            found.append(EstateWarning(Ref.to(item), f"{item.title}: ended on {format_day(item.ends)}"))
    return sorted(found, key=lambda warning: warning.tone is not EstateTone.MISSING)


def former_spouses(facts: EstateFacts) -> Iterable[EstateWarning]:
    """Where somebody is named who is no longer of the family."""
    accounts = {account.id: account for account in facts.accounts}
    for named in facts.beneficiaries:
        if named.person in facts.kin.former_spouses and named.account in accounts:
            words = f"{accounts[named.account].name} names {facts.name(named.person)}, a former spouse"
            yield EstateWarning(Ref.to(named), words, EstateTone.MISSING)
    for item in facts.items:
        if item.person is not None and item.person in facts.kin.former_spouses:
            words = f"{item.title} names {facts.name(item.person)}, a former spouse"
            yield EstateWarning(Ref.to(item), words, EstateTone.MISSING)


def _nobody_named(facts: EstateFacts) -> Iterable[EstateWarning]:
    for account in facts.to_name:
        if not facts.named(account.id, BeneficiaryRank.PRIMARY):
            yield EstateWarning(Ref.to(account), f"{account.name} names nobody", EstateTone.MISSING)


def _shares(facts: EstateFacts) -> Iterable[EstateWarning]:
    for account, rank, whole in facts.uneven():
        who = "first in line" if rank is BeneficiaryRank.PRIMARY else "next in line"
        yield EstateWarning(Ref.to(account), f"{account.name}: shares of who is {who} add up to {_percent(whole)}")


def older_than_a_child(facts: EstateFacts) -> Iterable[EstateWarning]:
    """Wills in force that a child cannot be in."""
    for item in facts.of_kind(EstateKind.WILL):
        child = facts.born_since(item)
        if child and not _replaced(facts, item):
            yield EstateWarning(Ref.to(item), f"{item.title}: signed before {child} was born")


def _replaced(facts: EstateFacts, will: EstateItem) -> bool:
    """Whether the same member has signed a newer one."""
    wills = [item for item in facts.of_kind(EstateKind.WILL) if item.owner == will.owner]
    return any(item.signed and will.signed and item.signed > will.signed for item in wills)


def _percent(share: Decimal) -> str:
    return f"{(share * 100).normalize():f}%"
