"""The financial plan, beside the bare arithmetic of as many draws. By processor time: the machine may be busy."""

from __future__ import annotations

import statistics
import time
import tracemalloc
from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

import numpy as np

from organizer.areas.money.rules.plan.draws import draws
from organizer.areas.money.rules.plan.engine import quick, run
from organizer.areas.money.rules.plan.inputs import Effect
from organizer.areas.money.rules.plan.movers import STRIDE, movers
from organizer.areas.money.rules.plan.overlay import laid_over
from organizer.areas.money.rules.plan.working import QUICK_RUNS
from tests.areas.money.plans import household
from tests.bench.table import Row

RUNS, MONTHS = 10_000, 600


def processor(work: Callable[[], Any], times: int = 7) -> float:
    """Median of the processor time of several runs after one that is not counted, in milliseconds."""
    work()
    taken = []
    for _ in range(times):
        start = time.process_time()
        work()
        taken.append(time.process_time() - start)
    return statistics.median(taken) * 1000


def _arithmetic(normal: Any = None) -> Any:
    """Draws, cumulation, percentiles."""
    if normal is None:
        normal = np.random.default_rng(1).standard_normal((RUNS, MONTHS))
    ordered = np.sort(np.cumsum(normal, axis=1)[:, ::12], axis=0)
    return ordered[[RUNS // 10, RUNS // 4, RUNS // 2, RUNS * 3 // 4, RUNS * 9 // 10]]


def plans() -> Iterator[Row]:
    """All runs anew, with the draws kept, and while a slider is dragged; memory in MB."""
    base = household(RUNS)
    kept = np.random.default_rng(1).standard_normal((RUNS, MONTHS))
    fresh, again = processor(_arithmetic), processor(lambda: _arithmetic(kept))
    yield Row("plan, 10,000 runs × 600 months", processor(lambda: run(base)), fresh, "≤ 2 ×")
    drawn = draws(base)
    yield Row("plan, the same with its draws kept", processor(lambda: run(base, drawn)), again, "")
    few = drawn.fewer(QUICK_RUNS)
    scenarios = [
        base,
        laid_over(base, [Effect("leave", kind="stop", stream="pay", first=date(2028, 1, 1), last=date(2028, 9, 30))]),
        laid_over(base, [Effect("fees", kind="cost", first=date(2027, 9, 1), amount=30_000)]),
        laid_over(base, [Effect("raise", kind="share", stream="nursing", share=0.2, first=date(2029, 1, 1))]),
    ]
    yield Row(
        "plan, four scenarios while dragging", processor(lambda: [quick(s, few) for s in scenarios]), None, "≤ 66 ms"
    )
    yield Row("plan, what moves it most", processor(lambda: movers(base, drawn, stride=STRIDE), 3), None, "≤ 2,000 ms")
    tracemalloc.start()
    run(base)
    peak = tracemalloc.get_traced_memory()[1] / 1e6
    tracemalloc.stop()
    yield Row("plan, memory at its peak (MB)", peak, None, "≤ 400 MB")
