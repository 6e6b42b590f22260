"""What is selected in a table, kept by record while its rows move."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from PySide6.QtCore import QItemSelection, QItemSelectionModel
from PySide6.QtWidgets import QTableView

from .model import RecordModel

MOST = 300
"""So many selected records are followed when rows move; of more, only the selection of all of them."""


class KeptSelection:
    """Taken before the rows of `model` move, put back after."""

    def __init__(self, view: QTableView, model: RecordModel[Any]) -> None:
        self._view, self._model = view, model
        ranges = [(r.top(), r.bottom()) for r in view.selectionModel().selection().toList()]
        count = sum(last - first + 1 for first, last in ranges)
        self._everything = 1 < count == model.rowCount()
        self._ids: list[UUID] = []
        if not self._everything and count <= MOST:
            self._ids = [record.id for first, last in ranges for record in model.records(first, last)]
        current = view.currentIndex()
        record = model.record(current.row()) if current.isValid() else None
        self._current = record.id if record is not None else None

    def put_back(self) -> None:
        """Selects what was selected, where it now is; what is not near the rows in view is let go."""
        flags = QItemSelectionModel.SelectionFlag
        selection = self._view.selectionModel()
        row = self._model.row_of(self._current) if self._current else None
        if row is not None:
            selection.setCurrentIndex(self._model.index(row, 0), flags.NoUpdate)
            self._model.record(row)
        if self._everything:
            self._view.selectAll()
            return
        rows = {record.id: at for at, record in self._model.loaded()}
        chosen, last = QItemSelection(), self._model.columnCount() - 1
        for id in self._ids:
            at = rows.get(id, row if id == self._current else None)
            if at is not None:
                chosen.select(self._model.index(at, 0), self._model.index(at, last))
        selection.select(chosen, flags.ClearAndSelect | flags.Rows)
