"""Files of profiles as they begin, each made once for all tests of a process."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from datetime import datetime, tzinfo
from functools import cache
from pathlib import Path
from uuid import UUID

from organizer.app.areas import REGISTRY
from organizer.kernel.clock import Clock
from organizer.store.profile import Profile, create_profile, open_profile

Fill = Callable[[Profile], object]
MEMBERS = ("Maya Rivera", "Alex Rivera")
_made: dict[tuple[tuple[str, ...], Fill | None, datetime, tzinfo | None], tuple[bytes, UUID | None]] = {}


@cache
def sample_of(name: str) -> Fill:
    """Fills one with a sample, which brings its own members."""

    def fill(profile: Profile) -> None:
        from organizer.app.sample import add_sample

        profile.run(add_sample, name)

    return fill


rivera = sample_of("rivera")


def begin(path: Path, clock: Clock, names: tuple[str, ...] = MEMBERS, fill: Fill | None = None) -> UUID | None:
    """Puts a plain profile of some members at a path, and gives the one at work.

    `fill` is the same function each time; it is asked once. All copies have the same ids.
    """
    key = (names, fill, clock.now(), clock.zone)
    if key not in _made:
        with tempfile.TemporaryDirectory() as folder:
            first = Path(folder) / "begun.organizer"
            with create_profile(first, REGISTRY, names=names, clock=clock) as profile:
                if fill is not None:
                    fill(profile)
                member = profile.member
            _made[key] = first.read_bytes(), member
    content, member = _made[key]
    path.write_bytes(content)
    return member


def open_begun(path: Path, clock: Clock, names: tuple[str, ...] = MEMBERS, fill: Fill | None = None) -> Profile:
    """Such a profile, open, as if it had just been made."""
    member = begin(path, clock, names, fill)
    profile = open_profile(path, REGISTRY, clock=clock)
    profile.member = member
    return profile


def open_sample(path: Path, clock: Clock, sample: str) -> Profile:
    """A profile of a sample, or with '' of two members and nothing else."""
    return open_begun(path, clock, (), sample_of(sample)) if sample else open_begun(path, clock)
