"""Writes of transactions: adding them with what is learnt, transfers, categories."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from organizer.areas.money.model import Account, BudgetCategory, CategoryRule, Transaction
from organizer.areas.money.rules.categorise import Rules, learnt_for, learnt_text
from organizer.kernel.errors import Invalid, Problem
from organizer.kernel.money import Money
from organizer.kernel.query import Where
from organizer.kernel.record import describe, evolve
from organizer.store.edit import Edit, action
from organizer.store.registry import Versions


@action("Add transaction")
def add_transaction(edit: Edit, transaction: Transaction) -> Transaction:
    """Adds one."""
    return edit.add(transaction)


def rules_of(edit: Edit) -> Rules:
    """The rules for categories, as they are now."""
    return Rules(edit.every(CategoryRule))


def categorised(transaction: Transaction, rules: Rules) -> Transaction:
    """The transaction with the category that the rules decide on, where it has none and is not moved."""
    if transaction.category is not None or transaction.transfer is not None:
        return transaction
    return evolve(transaction, category=rules.category_for(transaction.payee, transaction.account))


@action("Transfer")
def transfer(
    edit: Edit, day: date, amount: Money, source: Account, to: Account, received: Money | None = None, memo: str = ""
) -> tuple[Transaction, Transaction]:
    """Moves an amount between two own accounts: one transaction in each. `received`: what came in, in the currency of
    the other account, where that is another one. Raises Invalid."""
    edit.name(f"Transfer from {source.name} to {to.name}")
    received = received or amount
    kind = describe(Transaction).kind
    if amount.minor <= 0 or received.minor <= 0:
        raise Invalid(kind, [Problem("amount", "More than nothing")])
    if source.id == to.id:
        raise Invalid(kind, [Problem("transfer", "The account that it is in already")])
    if received.currency != to.currency:
        raise Invalid(kind, [Problem("amount", f"How much is that in {to.currency}?")])
    leaves = Transaction(
        payee=f"To {to.name}", day=day, amount=-amount, account=source.id, transfer=to.id, memo=memo, owner=source.owner
    )
    comes = Transaction(
        payee=f"From {source.name}", day=day, amount=received, account=to.id, transfer=source.id, memo=memo,
        owner=to.owner,
    )  # fmt: skip
    return edit.add(leaves), edit.add(comes)


class Learnt(NamedTuple):
    """What a correction taught: the rule for that payee (None where nothing was learnt), whether it is a new one, and
    how many other transactions, which had no category, it decided on."""

    rule: CategoryRule | None
    new: bool
    others: int

    def words(self, category: str) -> str:
        """As a sentence for the toast."""
        if self.rule is None:
            return f"Categorised as {category}"
        learnt = f"“{self.rule.contains}” is {category} from now on"
        return f"{learnt}; {self.others} more categorised" if self.others else learnt


@action("Categorise")
def categorise(
    edit: Edit, transactions: Sequence[Transaction], category: BudgetCategory | None, learn: bool = True
) -> Learnt:
    """Puts transactions into a category, or takes them out of all. What the rules would not have decided themselves is
    learnt: the rule for that payee is made or changed, and what has no category yet gets it too."""
    count = len(transactions)
    what = (transactions[0].payee or "a transaction") if count == 1 else f"{count} transactions"
    edit.name(f"Categorise {what}")
    for each in transactions:
        edit.change(edit.get(Transaction, each.id), category=category.id if category else None)
    if category is None or not learn:
        return Learnt(None, False, 0)
    learnt, new, others = None, False, 0
    for payee, each in {learnt_text(each.payee): each for each in transactions}.items():
        if payee and rules_of(edit).category_for(each.payee, each.account) != category.id:
            learnt, new = _learn(edit, each, payee, category)
            others += _apply(edit, learnt)
    return Learnt(learnt, new, others)


def _learn(edit: Edit, transaction: Transaction, payee: str, category: BudgetCategory) -> tuple[CategoryRule, bool]:
    known = learnt_for(transaction, edit.every(CategoryRule))
    if known is not None:
        return edit.change(known, category=category.id), False
    return edit.add(CategoryRule(contains=payee, category=category.id, learnt=True)), True


def _apply(edit: Edit, rule: CategoryRule) -> int:
    rules, count = rules_of(edit), 0
    for each in list(edit.every(Transaction, [Where("category", "=", None)])):
        if each.transfer is None:
            decided = rules.rule_for(each.payee, each.account)
            if decided is not None and decided.id == rule.id:
                edit.change(each, category=rule.category)
                count += 1
    return count


def keep_categories(edit: Edit, versions: Versions) -> None:
    """A new transaction without a category gets the one that the rules decide on, however it came."""
    fresh = [new for old, new in versions if old is None and new is not None and new.category is None]
    if not fresh:
        return
    rules = rules_of(edit)
    for transaction in fresh:
        if (category := categorised(transaction, rules).category) is not None:
            edit.change(transaction, category=category)
