"""Blocks out: all or some of them into one calendar file, a bounded number in memory at a time."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from pathlib import Path
from uuid import UUID

from organizer.areas.calendar.model import Category, TimeBlock
from organizer.kernel.area import Reads
from organizer.kernel.query import Sort
from organizer.store.safe_write import write_safely

from .own import own_uid
from .write import Planned, calendar_text, zone_names


def export_calendar(reads: Reads, path: Path, *, blocks: Collection[UUID] = ()) -> int:
    """Writes these blocks, or without any all of them, safely (see `write_safely`); a series goes with its changed
    instances, and these with their series. Gives their number. Raises EnvironmentFailure."""
    chosen = set(blocks)
    zones: dict[str, None] = {}
    count = 0
    for block in _chosen(reads, chosen):
        count += 1
        zones |= dict.fromkeys(zone_names(block))
    write_safely(path, calendar_text(planned_blocks(reads, chosen), zones))
    return count


def planned_blocks(reads: Reads, chosen: Collection[UUID]) -> Iterator[Planned]:
    """These blocks, or all, with what their fields point to."""
    categories = {category.id: category.name for category in reads.every(Category)}
    series: dict[UUID, TimeBlock] = {}
    for block in _chosen(reads, chosen):
        master = None
        if block.series is not None:
            if block.series not in series:
                found = reads.find(TimeBlock, block.series)
                if found is not None:
                    series[found.id] = found
            master = series.get(block.series)
        uid = block.uid or (master.uid if master else "") or own_uid(block)
        yield Planned(block, uid, master, categories.get(block.category, "") if block.category else "")


def _chosen(reads: Reads, chosen: Collection[UUID]) -> Iterator[TimeBlock]:
    for block in reads.every(TimeBlock, sort=Sort("title")):
        if not chosen or block.id in chosen or block.series in chosen:
            yield block
