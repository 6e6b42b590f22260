"""Records as a table model that reads only the pages that are looked at."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable, Sequence
from typing import Any, Generic, TypeVar
from uuid import UUID

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from organizer.kernel.changes import Changes
from organizer.kernel.kinds import RefKind
from organizer.kernel.query import Operator, Sort, Where
from organizer.kernel.record import Record, describe

from .columns import Column
from .names import Names
from .pages import ListedPages, Pages

R = TypeVar("R", bound=Record)
Index = QModelIndex | QPersistentModelIndex

PAGE = 50
_PAGES_KEPT = 48
_NO_INDEX = QModelIndex()


class RecordModel(QAbstractTableModel, Generic[R]):
    """The live records of a kind under conditions, in an order. Rows are read by the page when they are first asked
    for; a few pages are kept."""

    def __init__(
        self, cls: type[R], reads: Pages, columns: Sequence[Column[Any]], names: Names, sort: Sort | None = None,
        *, parent: QObject | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self.cls = cls
        self.columns = tuple(columns)
        self.sort_order = sort or Sort(describe(cls).table[0])
        self.where: tuple[Where, ...] = ()
        self._own_reads = self._reads = reads
        self._names = names
        self._needs = tuple({need: None for column in columns for need in column.needs})
        self._count = reads.count(cls)
        self._pages: OrderedDict[int, tuple[R, ...]] = OrderedDict()

    def rowCount(self, parent: Index = _NO_INDEX) -> int:
        return 0 if parent.isValid() else self._count

    def columnCount(self, parent: Index = _NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == Qt.ItemDataRole.TextAlignmentRole:
            right = index.isValid() and self.columns[index.column()].right
            return (
                Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
            ) | Qt.AlignmentFlag.AlignVCenter
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        record = self.record(index.row()) if index.isValid() else None
        if record is None:
            return None
        column = self.columns[index.column()]
        text = column.text(record)
        if role == Qt.ItemDataRole.DisplayRole or index.column() == 0:
            return text
        return f"{column.title}: {text or 'none'}"

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation is Qt.Orientation.Horizontal and 0 <= section < len(self.columns):
            if role == Qt.ItemDataRole.DisplayRole:
                return self.columns[section].title
            if role == Qt.ItemDataRole.AccessibleTextRole:
                return self._spoken_head(self.columns[section])
        return None

    def _spoken_head(self, column: Column[Any]) -> str:
        if column.sort_field is None or column.sort_field != self.sort_order.field:
            return column.title
        return f"{column.title}, sorted {'descending' if self.sort_order.descending else 'ascending'}"

    def record(self, row: int) -> R | None:
        """The record of a row; reads its page if need be. None where there is no such row any more."""
        number, at = divmod(row, PAGE)
        page = self._pages.get(number)
        if page is None:
            page = self._load(number) if 0 <= row < self._count else ()
        else:
            self._pages.move_to_end(number)
        return page[at] if at < len(page) else None

    def records(self, first: int, last: int) -> list[R]:
        """The records from one row to another, the last included; what is not kept is read in one go."""
        if first // PAGE == last // PAGE or all(n in self._pages for n in range(first // PAGE, last // PAGE + 1)):
            return [r for row in range(first, last + 1) if (r := self.record(row)) is not None]
        return list(self._read(first, min(last, self._count - 1) - first + 1))

    def loaded(self) -> Iterable[tuple[int, R]]:
        """The rows that are kept, with their records."""
        for number, page in self._pages.items():
            for at, record in enumerate(page):
                yield number * PAGE + at, record

    def set_query(self, where: Sequence[Where], sort: Sort | None = None, reads: Pages | None = None) -> None:
        """Shows other records, or another order; from `reads`, where what is to be shown was looked up before."""
        self.beginResetModel()
        self._reads = reads or self._own_reads
        self.where = tuple(where)
        self.sort_order = sort or self.sort_order
        self._pages.clear()
        self._count = self._reads.count(self.cls, self.where)
        self.endResetModel()

    def set_sort(self, sort: Sort) -> None:
        """Another order of the same records."""
        self.set_query(self.where, sort)

    @property
    def is_listed(self) -> bool:
        """Whether the rows are those of an earlier search, which changes do not reach."""
        return isinstance(self._reads, ListedPages)

    def concerned(self, changes: Changes | None) -> bool:
        """Whether changes can show here: in the records themselves, or in the names of those they refer to."""
        if changes is None:
            return True
        description = describe(self.cls)
        kinds = {description.kind, "member"}
        for need in self._needs:
            kind = description.field(need).kind
            if isinstance(kind, RefKind):
                kinds.add(kind.to)
        return changes.touches(*kinds)

    def refresh(self, changes: Changes | None) -> bool:
        """Reads anew what is kept. True: no row has moved, and the rows were repainted in place. False: nothing was
        done, and the caller resets with `set_query`, which lets selections go."""
        if self.is_listed:
            return False
        touched = changes.records.get(describe(self.cls).kind, frozenset()) if changes else None
        if touched is None or self._reads.count(self.cls, self.where) != self._count:
            return False
        before = {record.id: row for row, record in self.loaded()}
        if not all(id in before for id in touched):
            return False
        old, self._pages = self._pages, OrderedDict()
        for number in old:
            self._load(number)
        after = {record.id: row for row, record in self.loaded()}
        if after != before:
            self._pages = old  # Until the reset, rows are what the selection took them for.
            return False
        self._tell()
        return True

    def read_again(self) -> None:
        """Reads the kept rows anew, each in its place."""
        kept = list(self._pages)
        self._pages.clear()
        for number in kept:
            self._load(number)
        self._tell()

    def _tell(self) -> None:
        if self._count:
            self.dataChanged.emit(self.index(0, 0), self.index(self._count - 1, len(self.columns) - 1))

    def row_of(self, id: UUID) -> int | None:
        """The row of a record, found without reading the rows before it; None if it is not among them."""
        for row, loaded in self.loaded():
            if loaded.id == id:
                return row
        if isinstance(self._reads, ListedPages):
            return self._reads.row_of(id)
        record = self._reads.find(self.cls, id)
        if record is None or not self._reads.count(self.cls, [*self.where, Where("id", "=", id)]):
            return None
        return self._rank(record)

    def _rank(self, record: R) -> int:
        name, descending = self.sort_order.field, self.sort_order.descending
        value = getattr(record, name)

        def count(*where: Where) -> int:
            return self._reads.count(self.cls, [*self.where, *where])

        if value is None:
            # Those without a value come last, in the order of their making either way.
            return count(Where(name, "!=", None)) + count(Where(name, "=", None), Where("id", "<", record.id))
        before: Operator = ">" if descending else "<"
        same = (Where(name, ">=", value), Where(name, "<=", value))
        return count(Where(name, before, value)) + count(*same, Where("id", before, record.id))

    def _load(self, number: int) -> tuple[R, ...]:
        page = self._read(number * PAGE, min(PAGE, self._count - number * PAGE))
        self._names.load_fields(page, self._needs)
        self._pages[number] = page
        while len(self._pages) > _PAGES_KEPT:
            self._pages.popitem(last=False)
        return page

    def _read(self, offset: int, limit: int) -> tuple[R, ...]:
        """A stretch of rows; from the far half backwards, since what lies before an offset is walked over."""
        sort, behind = self.sort_order, self._count - offset - limit
        if (
            behind < offset
            and not isinstance(self._reads, ListedPages)
            and not describe(self.cls).field(sort.field).optional
        ):
            other_way = Sort(sort.field, not sort.descending)
            read = self._reads.page(self.cls, self.where, other_way, offset=behind, limit=limit)
            return tuple(reversed(read.records))
        return self._reads.page(self.cls, self.where, sort, offset=offset, limit=limit).records
