"""What all tests share: the registry of the program, profiles in a temporary folder, a clock that stands still."""

from __future__ import annotations

import gc
import itertools
import os
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from hypothesis import settings

# Before Qt is loaded anywhere: tests need no screen.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from organizer.app.areas import REGISTRY
from organizer.kernel.clock import Clock, fixed
from organizer.store.profile import Profile, create_profile
from tests.begun import MEMBERS, Fill, open_begun

# The suite says the same of the same code; EXPLORE=1 lets Hypothesis look for examples that it has not tried yet.
# No example has a deadline: how long one takes is the machine's affair.
settings.register_profile("same", derandomize=True, deadline=None)
settings.register_profile("explore", derandomize=False, deadline=None)
settings.load_profile("explore" if os.environ.get("EXPLORE") else "same")

TODAY = date(2026, 11, 19)
# As the program does it: what is left of windows is collected on their thread, between tests, while none is at work.
gc.disable()
_COLLECT_AFTER = 10
_ended = itertools.count(1)


def pytest_collection_finish() -> None:
    """What is there before the first test stays: it need not be looked through each time."""
    gc.collect()
    gc.freeze()


@pytest.fixture(autouse=True)
def _collected() -> Iterator[None]:
    yield
    if next(_ended) % _COLLECT_AFTER == 0:
        gc.collect()


@pytest.fixture
def clock() -> Clock:
    """Thursday 19 November 2026, noon."""
    return fixed(TODAY)


@pytest.fixture
def new_profile(tmp_path: Path, clock: Clock) -> Iterator[Callable[..., Profile]]:
    """Makes profiles, closed at the end of the test. The first one is a copy, which is quicker; no two have one id."""
    made: list[Profile] = []

    def make(
        name: str = "test.organizer", *, names: tuple[str, ...] = MEMBERS, passphrase: str | None = None,
        fill: Fill | None = None,
    ) -> Profile:  # fmt: skip
        path = tmp_path / name
        if made or passphrase is not None:
            profile = create_profile(path, REGISTRY, names=names, passphrase=passphrase, clock=clock)
            if fill is not None:
                fill(profile)
        else:
            profile = open_begun(path, clock, names, fill)
        made.append(profile)
        return profile

    yield make
    for profile in made:
        profile.close()


@pytest.fixture
def profile(new_profile: Callable[..., Profile]) -> Profile:
    """An empty plain profile of two members."""
    return new_profile()
