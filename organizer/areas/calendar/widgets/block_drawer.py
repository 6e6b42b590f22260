"""The editor of a block, single or one of a series."""

from __future__ import annotations

from typing import Any

from organizer.areas.calendar.model import TimeBlock
from organizer.areas.calendar.rules.instances import Instance
from organizer.ui.context import PageContext
from organizer.ui.records.drawer import RecordDrawer
from organizer.ui.records.names import Names


class BlockDrawer(RecordDrawer[TimeBlock]):
    """Opens on the block of an instance, or on a new block with `preset` values.

    Of an instance of a series it asks, when saving and deleting, how far the change reaches.
    """

    def __init__(
        self, context: PageContext, instance: Instance | None = None, *, names: Names | None = None, **preset: Any
    ) -> None:
        self.instance = instance
        super().__init__(context, TimeBlock, instance.block if instance else None, names=names, **preset)
