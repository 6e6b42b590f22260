"""The estate as a checklist, in words."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from enum import Enum
from uuid import UUID

from organizer.areas.money.model import BeneficiaryRank, EstateItem, EstateKind, EstateState
from organizer.kernel.dates import format_day
from organizer.kernel.frozen import frozen
from organizer.kernel.money import Money

from .estate_facts import EstateFacts

BENEFICIARIES = "beneficiaries"
_EACH = (EstateKind.WILL, EstateKind.POWER_OF_ATTORNEY, EstateKind.HEALTH_DIRECTIVE)
"""What each member has of their own."""
_TITLES = {
    EstateKind.WILL: ("Will", "Wills"),
    EstateKind.POWER_OF_ATTORNEY: ("Power of attorney", "Powers of attorney"),
    EstateKind.HEALTH_DIRECTIVE: ("Health directive", "Health directives"),
}


class EstateTone(Enum):
    """How a line stands."""

    SETTLED = "settled"
    ATTENTION = "attention"
    MISSING = "missing"


@frozen
class EstateLine:
    """A line of the checklist. Where `words` speak of an amount it stands as {}, so that it can be hidden."""

    key: str
    title: str
    tone: EstateTone
    words: str
    amount: Money | None = None


def checklist(facts: EstateFacts) -> list[EstateLine]:
    """What should be settled, in the order in which it matters; what only some need is there once it is begun."""
    lines = [_each(facts, EstateKind.WILL)]
    if facts.minors or facts.of_kind(EstateKind.GUARDIAN):
        lines.append(_guardian(facts))
    lines.append(_each(facts, EstateKind.POWER_OF_ATTORNEY))
    if facts.of_kind(EstateKind.HEALTH_DIRECTIVE):
        lines.append(_each(facts, EstateKind.HEALTH_DIRECTIVE))
    if facts.to_name:
        lines.append(_beneficiaries(facts))
    lines += [_insurance(facts), _list(facts)]
    others = (*facts.of_kind(EstateKind.TRUST), *facts.of_kind(EstateKind.OTHER))
    return lines + [_single(facts, item) for item in others]


def settled_words(lines: Sequence[EstateLine]) -> str:
    """'3 of 6 settled'."""
    return f"{sum(line.tone is EstateTone.SETTLED for line in lines)} of {len(lines)} settled"


def _each(facts: EstateFacts, kind: EstateKind) -> EstateLine:
    one, several = _TITLES[kind]
    members = facts.members or ((UUID(int=0), ""),)
    title = several if len(members) > 1 else one
    newest = [(name, _newest(facts.of_kind(kind), member)) for member, name in members]
    items = [item for _, item in newest if item is not None]
    settled = [item for item in items if item.state is EstateState.SETTLED]
    if not any(item.state is not EstateState.MISSING for item in items):
        return EstateLine(kind.value, title, EstateTone.MISSING, "Missing")
    for state, words in ((EstateState.MISSING, "missing"), (EstateState.DRAFT, "in the making")):
        names = [name for name, item in newest if (item.state if item else EstateState.MISSING) is state]
        if names:
            whose = f"{' and '.join(f'{name}’s' for name in names)} {words}" if settled else words.capitalize()
            return EstateLine(kind.value, title, EstateTone.ATTENTION, whose)
    years = " and ".join(sorted({str(item.signed.year) for item in settled if item.signed}))
    signed = f"Signed {years}" if years else "Settled"
    child = next((name for item in settled if (name := facts.born_since(item))), "") if kind is EstateKind.WILL else ""
    if child:
        return EstateLine(kind.value, title, EstateTone.ATTENTION, f"{signed}, before {child}")
    return _reviewed(facts, settled) or EstateLine(kind.value, title, EstateTone.SETTLED, signed)


def _newest(items: Sequence[EstateItem], member: UUID) -> EstateItem | None:
    """A member's, or everybody's: the newest that is settled, else the one that has come furthest."""
    own = [item for item in items if item.owner in (None, member)]
    for state in (EstateState.SETTLED, EstateState.DRAFT, EstateState.MISSING):
        of_state = [item for item in own if item.state is state]
        if of_state:
            return of_state[-1]
    return None


def _reviewed(facts: EstateFacts, items: Sequence[EstateItem]) -> EstateLine | None:
    """The line of items of which one should have been looked at again by now."""
    for item in items:
        if facts.over(item.review):
            assert item.review is not None
            title = _TITLES.get(item.kind, (item.title, item.title))[len(items) > 1]
            return EstateLine(
                item.kind.value, title, EstateTone.ATTENTION, f"To look at since {format_day(item.review)}"
            )
    return None


def _guardian(facts: EstateFacts) -> EstateLine:
    title = f"Guardian for {' and '.join(facts.minors)}" if facts.minors else "Guardian"
    items, key = facts.of_kind(EstateKind.GUARDIAN), EstateKind.GUARDIAN.value
    settled = [item for item in items if item.state is EstateState.SETTLED]
    if settled:
        late = _reviewed(facts, settled[-1:])
        words = facts.name(settled[-1].person) if settled[-1].person else "Chosen"
        return EstateLine(key, title, late.tone if late else EstateTone.SETTLED, late.words if late else words)
    if any(item.state is EstateState.DRAFT for item in items):
        return EstateLine(key, title, EstateTone.ATTENTION, "In the making")
    return EstateLine(key, title, EstateTone.MISSING, "Not chosen")


def _beneficiaries(facts: EstateFacts) -> EstateLine:
    accounts = facts.to_name
    named = sum(bool(facts.named(account.id, BeneficiaryRank.PRIMARY)) for account in accounts)
    words = f"{named} of {len(accounts)} accounts"
    if named < len(accounts):
        tone = EstateTone.ATTENTION if named else EstateTone.MISSING
        return EstateLine(BENEFICIARIES, "Beneficiaries", tone, words)
    if any(named_one.person in facts.kin.former_spouses for named_one in facts.beneficiaries):
        return EstateLine(BENEFICIARIES, "Beneficiaries", EstateTone.ATTENTION, "A former spouse is named")
    if any(True for _ in facts.uneven()):
        return EstateLine(BENEFICIARIES, "Beneficiaries", EstateTone.ATTENTION, "Shares do not add up")
    return EstateLine(BENEFICIARIES, "Beneficiaries", EstateTone.SETTLED, words)


def _insurance(facts: EstateFacts) -> EstateLine:
    key, title = EstateKind.INSURANCE.value, "Life insurance"
    items = [item for item in facts.of_kind(EstateKind.INSURANCE) if item.state is not EstateState.MISSING]
    settled = [item for item in items if item.state is EstateState.SETTLED]
    running = [item for item in settled if not facts.over(item.ends)]
    if not running:
        if settled:
            ended = max(item.ends for item in settled if item.ends)
            return EstateLine(key, title, EstateTone.ATTENTION, f"Ended {format_day(ended)}")
        made = "In the making" if items else "Missing"
        return EstateLine(key, title, EstateTone.ATTENTION if items else EstateTone.MISSING, made)
    ends = sorted(item.ends for item in running if item.ends)
    until = f" to {ends[0].year}" if ends else ""
    amounts = {item.amount for item in running}
    if len(amounts) == 1 and (amount := next(iter(amounts))) is not None:
        each = " each" if len(running) > 1 else ""
        return EstateLine(key, title, EstateTone.SETTLED, f"{{}}{each}{until}", amount)
    several = f"{len(running)} policies" if len(running) > 1 else "In force"
    return EstateLine(key, title, EstateTone.SETTLED, several + until)


def _list(facts: EstateFacts) -> EstateLine:
    key, title = EstateKind.LIST.value, "List of accounts and keys"
    items = facts.of_kind(EstateKind.LIST)
    settled = [item for item in items if item.state is EstateState.SETTLED]
    if settled:
        late = _reviewed(facts, settled[-1:])
        if late is not None:
            return EstateLine(key, title, late.tone, late.words)
        signed = settled[-1].signed
        return EstateLine(
            key, title, EstateTone.SETTLED, f"Updated {_recent(signed, facts.today)}" if signed else "There"
        )
    if any(item.state is EstateState.DRAFT for item in items):
        return EstateLine(key, title, EstateTone.ATTENTION, "In the making")
    return EstateLine(key, title, EstateTone.MISSING, "Missing")


def _single(facts: EstateFacts, item: EstateItem) -> EstateLine:
    if item.state is EstateState.SETTLED:
        late = _reviewed(facts, [item])
        if late is not None:
            return EstateLine(str(item.id), item.title, late.tone, late.words)
        words = f"Signed {item.signed.year}" if item.signed else "Settled"
        return EstateLine(str(item.id), item.title, EstateTone.SETTLED, words)
    tone = EstateTone.ATTENTION if item.state is EstateState.DRAFT else EstateTone.MISSING
    return EstateLine(str(item.id), item.title, tone, item.state.label)


def _recent(day: date, today: date) -> str:
    """'3 Nov', with its year where that is another."""
    return format_day(day).rsplit(" ", 1)[0] if day.year == today.year else format_day(day)
