"""How a bank writes its tables: found out from a file, saved, and given again."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from organizer.kernel.dates import DateOrder
from organizer.kernel.errors import FieldError
from organizer.kernel.frozen import frozen
from organizer.kernel.text import one_line

from .amounts import DecimalMark
from .csv_roles import columns_of, currency_in, parts_of

Sign = Literal["written", "reversed"]


@frozen
class CsvProfile:
    """A bank's table. Columns are named by their heads, or, without heads, by their numbers from 1."""

    name: str = ""
    heads: tuple[str, ...] = ()
    """The heads, by which a file is recognised; none for a table that has none."""
    delimiter: str = ","
    encoding: str = ""
    """'' where it is found out from each file."""
    date_order: DateOrder | None = None
    decimal_mark: DecimalMark | None = None
    skipped: int = 0
    """Lines before the heads, or, in a table without any, before the first row."""
    day: str = ""
    amount: str = ""
    debit: str = ""
    credit: str = ""
    direction: str = ""
    """Where amounts have no sign: the column that says 'debit' or 'credit'."""
    payee: tuple[str, ...] = ()
    memo: tuple[str, ...] = ()
    account: str = ""
    currency_column: str = ""
    category: str = ""
    """Two columns, the wider first, with ' + ' between them."""
    currency: str = ""
    sign: Sign = "written"

    def fits(self, cells: Sequence[str]) -> bool:
        """Whether these are its heads."""
        return bool(self.heads) and heads_of(cells) == self.heads

    def places(self, width: int) -> dict[str, list[int]]:
        """The columns of each role, by their places from 0, in a table of that width. Raises FieldError for columns
        that are not there."""
        # What is read beside the columns that somebody chose is found by its head.
        found = columns_of(self.heads) if self.heads else {}
        made = {role: found.get(role, []) for role in ("check_number", "balance", "bank_id", "tags", "status")}
        for role, names in (
            ("day", (self.day,)), ("amount", (self.amount,)), ("debit", (self.debit,)), ("credit", (self.credit,)),
            ("direction", (self.direction,)), ("payee", self.payee), ("memo", self.memo), ("account", (self.account,)),
            ("currency", (self.currency_column,)), ("category", parts_of(self.category, self.heads)),
        ):  # fmt: skip
            made[role] = [self._place(name, width) for name in names if name]
        if not made["day"] or not (made["amount"] or made["debit"] or made["credit"]):
            raise FieldError("the saved format says no column for the day, or none for the amount")
        return made

    def _place(self, name: str, width: int) -> int:
        if name in self.heads:
            return self.heads.index(name)
        if name.isdecimal() and 1 <= int(name) <= width:
            return int(name) - 1
        raise FieldError(f"the saved format names a column '{name}' that is not there")

    def stated_currency(self) -> str:
        """The currency that it says, or the head of its amounts."""
        return self.currency or next(
            (code for head in (self.amount, self.credit, self.debit) if (code := currency_in(head))), ""
        )


def heads_of(cells: Sequence[str]) -> tuple[str, ...]:
    """The heads of a row as they are kept; a head that stands twice is told apart by its number."""
    seen: dict[str, int] = {}
    made = []
    for cell in cells:
        head = one_line(cell)
        seen[head] = seen.get(head, 0) + 1
        made.append(head if seen[head] == 1 else f"{head} ({seen[head]})")
    return tuple(made)
