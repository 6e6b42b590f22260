"""Which columns a table shows, in what order and width, and what it is sorted by: remembered between sessions."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from PySide6.QtWidgets import QHeaderView

from organizer.kernel.query import Sort
from organizer.ui.context import Settings

from .columns import Column


class TableLayout:
    """Reads what was remembered at once; what no longer fits the columns is passed over."""

    def __init__(self, settings: Settings, key: str, columns: Sequence[Column[Any]], sort: Sort | None) -> None:
        self._settings, self._key = settings, key
        self._columns = {column.name: number for number, column in enumerate(columns)}
        self._defaults = columns
        self._header: QHeaderView | None = None
        self._kept = self._read()
        self.sort = self._kept_sort() or sort
        """The order to begin with; set it when the user chooses another."""

    def attach(self, header: QHeaderView) -> None:
        """Dresses the header: from now on `save` remembers how it is."""
        widths, shown, order = (self._kept.get(part) for part in ("widths", "shown", "order"))
        for number, column in enumerate(self._defaults):
            width = widths.get(column.name) if isinstance(widths, dict) else None
            header.resizeSection(number, width if isinstance(width, int) and 48 <= width <= 2000 else column.width)
            visible = column.name in shown if isinstance(shown, list) else column.shown
            header.setSectionHidden(number, bool(number) and not visible)
        for place, name in enumerate(order if isinstance(order, list) else ()):
            number = self._columns.get(name, 0) if isinstance(name, str) else 0
            if number and 0 < place < header.count():
                header.moveSection(header.visualIndex(number), place)
        self._header = header

    def save(self) -> None:
        """Remembers the header as it is now."""
        header = self._header
        if header is None:
            return
        names = [column.name for column in self._defaults]
        kept = {
            "shown": [name for n, name in enumerate(names) if not header.isSectionHidden(n)],
            "widths": {name: header.sectionSize(n) for n, name in enumerate(names) if header.sectionSize(n)},
            "order": [names[header.logicalIndex(place)] for place in range(header.count())],
            "sort": [self.sort.field, self.sort.descending] if self.sort else None,
        }
        self._settings.set(self._key, json.dumps(kept))

    def _read(self) -> dict[str, Any]:
        try:
            kept = json.loads(self._settings.text(self._key, "{}"))
        except ValueError:
            return {}
        return kept if isinstance(kept, dict) else {}

    def _kept_sort(self) -> Sort | None:
        kept = self._kept.get("sort")
        if isinstance(kept, list) and len(kept) == 2:
            field, descending = kept
            if any(column.sort_field == field for column in self._defaults):
                return Sort(field, bool(descending))
        return None
