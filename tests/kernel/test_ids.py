"""Ids grow, whatever the clock and however many threads ask."""

from __future__ import annotations

import threading
import time
from itertools import pairwise
from uuid import UUID

import pytest

from organizer.kernel import ids
from organizer.kernel.ids import Uuid7Source


def test_ids_are_of_version_7_and_grow() -> None:
    make = Uuid7Source()
    made = [make() for _ in range(10_000)]
    assert all(a < b for a, b in pairwise(made))
    assert {(id.version, id.variant) for id in made} == {(7, "specified in RFC 4122")}


def test_the_first_48_bits_are_the_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(time, "time_ns", lambda: 1_795_000_000_123_999_999)
    assert Uuid7Source()().int >> 80 == 1_795_000_000_123


def test_ids_grow_when_the_clock_goes_back(monkeypatch: pytest.MonkeyPatch) -> None:
    make, times = (
        Uuid7Source(),
        iter([2_000_000_000_000_000_000, 1_000_000_000_000_000_000, 1, 2_000_000_000_001_000_000]),
    )
    monkeypatch.setattr(ids.time, "time_ns", lambda: next(times))
    made = [make() for _ in range(4)]
    assert made == sorted(made)


def test_threads_get_ids_that_grow_and_are_their_own() -> None:
    make, found = Uuid7Source(), {}
    start = threading.Barrier(4)

    def work(number: int) -> None:
        start.wait()
        found[number] = [make() for _ in range(3000)]

    threads = [threading.Thread(target=work, args=(n,)) for n in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    together: list[UUID] = [id for made in found.values() for id in made]
    assert len(set(together)) == 12_000
    assert all(made == sorted(made) for made in found.values())
