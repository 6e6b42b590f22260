"""Rows of the benchmark table, and how they are timed."""

from __future__ import annotations

import gc
import statistics
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Row:
    """One line of the table; milliseconds."""

    what: str
    took: float
    floor: float | None
    budget: str


def timed(work: Callable[[], Any], times: int = 30) -> float:
    """Median of several runs after one that is not counted, in milliseconds."""
    work()
    taken = []
    for _ in range(times):
        start = time.perf_counter()
        work()
        taken.append(time.perf_counter() - start)
    return statistics.median(taken) * 1000


def once(work: Callable[[], Any]) -> float:
    """One run, in milliseconds."""
    gc.collect()
    start = time.perf_counter()
    work()
    return (time.perf_counter() - start) * 1000


def tell(rows: Iterable[Row]) -> None:
    """Prints lines as they come."""
    for row in rows:
        floor = f"{row.floor:10.2f}" if row.floor else " " * 10
        ratio = f"{row.took / row.floor:6.1f}×" if row.floor else " " * 7
        print(f"{row.what:48} {row.took:10.2f} {floor} {ratio}  {row.budget}", flush=True)
