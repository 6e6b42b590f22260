"""Reads of the estate."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from organizer.areas.money.model import Account, Beneficiary, EstateItem, EstateKind
from organizer.areas.money.rules.estate_facts import EstateFacts
from organizer.kernel.area import Reads
from organizer.kernel.kin import Family
from organizer.kernel.query import belonging_to
from organizer.kernel.system import Member


def estate_facts(reads: Reads, family: Family, today: date, owner: UUID | None = None) -> EstateFacts:
    """All that the checklist of a member, or of everybody, is made from."""
    members = [member for member in reads.every(Member) if owner in (None, member.id)]
    accounts = sorted(reads.every(Account, belonging_to(owner)), key=_order)
    known = {account.id for account in accounts}
    kinds = list(EstateKind)
    items = sorted(reads.every(EstateItem, belonging_to(owner)), key=lambda i: (kinds.index(i.kind), i.title, i.id))
    named = [b for b in reads.every(Beneficiary) if b.account in known]
    people = {b.person for b in named} | {id for i in items for id in (i.holder, i.person) if id is not None}
    return EstateFacts(
        today=today,
        items=tuple(items),
        accounts=tuple(accounts),
        beneficiaries=tuple(named),
        people=family.names(reads, people),
        members=tuple((member.id, member.name.split(" ")[0]) for member in sorted(members, key=lambda m: m.id)),
        kin=family.kin(reads, today),
    )


def _order(account: Account) -> tuple[int, object, str, UUID]:
    return list(type(account.account_class)).index(account.account_class), account.position, account.name, account.id
