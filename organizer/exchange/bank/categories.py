"""The categories that a file names, found among those that are here or made."""

from __future__ import annotations

from uuid import UUID

from organizer.areas.money.model import BudgetCategory, Direction
from organizer.kernel.area import Reads
from organizer.kernel.text import fold

from .draft import Ledger

_DEEPEST = 6


class Categories:
    """Categories by their names and the names of those above them; those that are not here are made."""

    def __init__(self, reads: Reads, ledger: Ledger | None) -> None:
        self.made: list[BudgetCategory] = []
        self._directions = {
            fold("\n".join((*account.path, account.name))[:400]): Direction.IN if account.kind.value == "income" else
            Direction.OUT for account in (ledger.accounts.values() if ledger else ())
        }  # fmt: skip
        stored = {category.id: category for category in reads.every(BudgetCategory)}
        self._children: dict[tuple[UUID | None, str], UUID] = {}
        alone: dict[str, list[UUID]] = {}
        for category in stored.values():
            self._children.setdefault((category.parent, fold(category.name)), category.id)
            alone.setdefault(fold(category.name), []).append(category.id)
        self._alone = {name: ids[0] for name, ids in alone.items() if len(ids) == 1}

    def of(self, path: tuple[str, ...], *, negative: bool) -> UUID | None:
        """The category at a path of names; None for no path. A new one takes the direction of the amount."""
        names = [name.strip()[:200] for name in path if name.strip()][:_DEEPEST]
        if len(names) == 1 and (None, fold(names[0])) not in self._children and fold(names[0]) in self._alone:
            return self._alone[fold(names[0])]
        known = self._directions.get(fold("\n".join(path)[:400]))
        direction = known or (Direction.OUT if negative else Direction.IN)
        at: UUID | None = None
        for name in names:
            key = (at, fold(name))
            if key not in self._children:
                category = BudgetCategory(name=name, direction=direction, parent=at)
                self.made.append(category)
                self._children[key] = category.id
            at = self._children[key]
        return at
