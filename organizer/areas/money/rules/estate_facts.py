"""What the estate is judged by: its items, accounts, who is named for them, and the family."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import field
from datetime import date
from decimal import Decimal
from uuid import UUID

from organizer.areas.money.model import Account, AccountClass, Beneficiary, BeneficiaryRank, EstateItem, EstateKind
from organizer.kernel.frozen import frozen
from organizer.kernel.kin import Kin

NAMED_FOR = (AccountClass.CASH, AccountClass.RETIREMENT, AccountClass.INVESTMENTS)
"""Accounts that go to whom they name. What is saved for a child is the child's, a house goes by the will."""
OF_AGE = 18


@frozen
class EstateFacts:
    """All that the checklist is made from; `people` are names of contacts, `members` first names."""

    today: date
    items: tuple[EstateItem, ...] = ()
    accounts: tuple[Account, ...] = ()
    beneficiaries: tuple[Beneficiary, ...] = ()
    people: Mapping[UUID, str] = field(default_factory=dict)
    members: tuple[tuple[UUID, str], ...] = ()
    kin: Kin = field(default_factory=Kin)

    def of_kind(self, kind: EstateKind) -> list[EstateItem]:
        """Items of a kind, the newest last."""
        found = [item for item in self.items if item.kind is kind]
        return sorted(found, key=lambda item: (item.signed or date.min, item.id))

    @property
    def to_name(self) -> list[Account]:
        """Open accounts that should name somebody."""
        return [
            a for a in self.accounts if a.account_class in NAMED_FOR and (a.closed is None or a.closed > self.today)
        ]

    def named(self, account: UUID, rank: BeneficiaryRank) -> list[Beneficiary]:
        """Who is named for an account, the greatest share first."""
        found = [b for b in self.beneficiaries if b.account == account and b.rank is rank]
        return sorted(found, key=lambda b: (-b.share, self.people.get(b.person, "")))

    @property
    def minors(self) -> list[str]:
        """First names of children who are not of age, or whose age is not known."""
        return [
            name.split(" ")[0] for _, name, born in self.kin.children if born is None or _age(born, self.today) < OF_AGE
        ]

    def name(self, person: UUID | None) -> str:
        """What somebody is called."""
        return (self.people.get(person, "") if person else "") or "somebody"

    def born_since(self, item: EstateItem) -> str:
        """The first name of the first child born after an item was signed; '' for none."""
        born = [(day, name) for _, name, day in self.kin.children if day and item.signed and day > item.signed]
        return min(born)[1].split(" ")[0] if born else ""

    def uneven(self) -> Iterable[tuple[Account, BeneficiaryRank, Decimal]]:
        """Accounts whose shares do not add up to the whole, and to what they do."""
        for account in self.accounts:
            for rank in BeneficiaryRank:
                shares = [named.share for named in self.named(account.id, rank)]
                if shares and sum(shares) != 1:
                    yield account, rank, sum(shares, Decimal(0))

    def over(self, day: date | None) -> bool:
        """Whether a day has passed."""
        return day is not None and day < self.today


def _age(born: date, on: date) -> int:
    return on.year - born.year - ((on.month, on.day) < (born.month, born.day))
