"""Reads of the calendar. Those for days and weeks need nothing but the common ones; those over long periods are in a
module of their own."""

from .agenda import planned_of
from .windows import arrangements, categories, instances_between, running, tracked_between, waiting_blocks

__all__ = [
    "arrangements", "categories", "instances_between", "planned_of", "running", "tracked_between", "waiting_blocks",
]  # fmt: skip
