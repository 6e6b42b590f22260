"""What comes in and goes out: transactions, their categories, how a bank writes its tables."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from uuid import UUID

from organizer.kernel.errors import Problem
from organizer.kernel.kinds import Choice
from organizer.kernel.money import Money
from organizer.kernel.record import Record, choice, flag, money, number, record, ref, text
from organizer.kernel.record import day as a_day


class Direction(Choice):
    """Which way money of a category goes; what is moved between own accounts goes neither way."""

    IN = "in", "Money in"
    OUT = "out", "Money out"
    MOVED = "moved", "Moved"


@record(title="Budget category", plural="Budget categories", icon="tags", table=("name", "direction", "parent"))
class BudgetCategory(Record):
    """What money is for, or where it is from."""

    name: str = text("Name", search=True)
    direction: Direction = choice("Direction", Direction, default=Direction.OUT)
    parent: UUID | None = ref("Part of", "budget_category", default=None)
    essential: bool = flag("Essential", default=False, help="Counts in the months that the cash lasts")
    planned: Money | None = money("Planned a month", default=None)
    position: Decimal = number("Order", default=Decimal(0), derived=True)

    def problems(self) -> Iterable[Problem]:
        if self.parent == self.id:
            yield Problem("parent", "A category cannot be part of itself")
        if self.planned is not None and self.planned.minor < 0:
            yield Problem("planned", "Not less than nothing; the direction says which way it goes")


@record(title="Transaction", plural="Transactions", icon="receipt", table=("payee", "day", "amount", "account"))
class Transaction(Record):
    """An amount that came into an account, or, negative, left it."""

    payee: str = text("Payee", default="", search=True)
    day: date = a_day("Day")
    amount: Money = money("Amount")
    account: UUID = ref("Account", "account")
    category: UUID | None = ref("Category", "budget_category", default=None)
    transfer: UUID | None = ref("Moved to or from", "account", default=None)
    memo: str = text("Memo", default="", search=True)
    check_number: str = text("Check number", default="")
    bank_id: str = text("Bank's id", default="")
    """The FITID of the bank's file, unique in its account; '' for what was typed in."""

    def problems(self) -> Iterable[Problem]:
        if self.transfer == self.account:
            yield Problem("transfer", "The account that it is in already")


@record(title="Split", plural="Splits", icon="git-branch", table=("memo", "transaction", "amount", "category"))
class Split(Record):
    """A part of a transaction that has a category of its own. What the parts leave of it keeps its category."""

    memo: str = text("Memo", default="")
    transaction: UUID = ref("Of", "transaction")
    amount: Money = money("Amount")
    category: UUID | None = ref("Category", "budget_category", default=None)


@record(title="Category rule", plural="Category rules", icon="list-filter", table=("contains", "category", "learnt"))
class CategoryRule(Record):
    """Whatever names this as payee belongs into a category; the longest that fits decides."""

    contains: str = text("Payee contains", search=True)
    category: UUID = ref("Category", "budget_category")
    account: UUID | None = ref("Only in", "account", default=None)
    learnt: bool = flag("Learnt", default=False, help="From what you corrected")


class DateOrder(Choice):
    """How a table writes its days."""

    YEAR = "ymd", "Year, month, day"
    MONTH = "mdy", "Month, day, year"
    DAY = "dmy", "Day, month, year"


@record(title="Statement format", plural="Statement formats", icon="table", table=("name", "institution"))
class StatementFormat(Record):
    """How a bank writes its tables: columns by their heads, or by their numbers from 1. Recognised by its heads."""

    name: str = text("Name", search=True)
    institution: str = text("Bank", default="")
    heads: str = text("Heads", default="", lines=True)
    """One a line, as they stand in the file."""
    delimiter: str = text("Delimiter", default=",")
    encoding: str = text("Encoding", default="utf-8")
    date_order: DateOrder = choice("Days", DateOrder, default=DateOrder.YEAR)
    decimal_mark: str = text("Decimal mark", default=".")
    skipped: Decimal = number("Lines before the heads", default=Decimal(0), least=Decimal(0))
    day_column: str = text("Day")
    amount_column: str = text("Amount", default="")
    debit_column: str = text("Money out", default="")
    credit_column: str = text("Money in", default="")
    sign_column: str = text("In or out", default="")
    """Where amounts have no sign: the column that says 'debit' or 'credit'."""
    payee_columns: str = text("Payee", default="", lines=True)
    memo_columns: str = text("Memo", default="", lines=True)
    account_column: str = text("Account", default="")
    currency_column: str = text("Currency in", default="")
    category_column: str = text("Category", default="")
    currency: str = text("Currency", default="")
    reversed: bool = flag("Signs the other way round", default=False)
    account: UUID | None = ref("For account", "account", default=None)

    def problems(self) -> Iterable[Problem]:
        if not (self.amount_column or self.debit_column or self.credit_column):
            yield Problem("amount_column", "Which column has the amounts?")
        if self.delimiter == self.decimal_mark:
            yield Problem("decimal_mark", "The same as the delimiter")
