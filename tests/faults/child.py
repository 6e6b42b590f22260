"""What the tests of faults run in a process of its own, to be killed or starved: python -m tests.faults.child DO PATH.

It says where it is by lines on its standard output; the test waits for those, never for time.
"""

from __future__ import annotations

import os
import resource
import signal
import sys
from pathlib import Path

from organizer.app.areas import REGISTRY
from organizer.areas.people.model import Circle, Contact
from organizer.kernel.errors import EnvironmentFailure
from organizer.kernel.kinds import Entry
from organizer.store.actions import add_record
from organizer.store.edit import Edit
from organizer.store.profile import Profile, create_profile, open_profile

COUNT = 20_000
_STEPS = 50_000


def say(line: str) -> None:
    """One line, at once, whatever the buffering."""
    os.write(1, f"{line}\n".encode())


def person(n: int) -> Contact:
    """Somebody with enough text to fill pages."""
    return Contact(name=f"Person {n:05}", circle=Circle.WIDE, emails=(Entry("", f"p{n}@example.org"),), notes="x " * 40)


def add_many(edit: Edit) -> None:
    """An import of many people."""
    edit.add_all(person(n) for n in range(COUNT))


def tell_steps(profile: Profile) -> None:
    """Says a line every so many steps of SQLite's machine: moments spread over all that an action does."""

    def told() -> int:
        say("step")
        return 0

    profile._connection.set_progress_handler(told, _STEPS)


def add(path: Path) -> None:
    """Adds 20,000 people in one action."""
    with open_profile(path, REGISTRY) as profile:
        tell_steps(profile)
        say("begin")
        profile.run(add_many)
        say("done")


def undo(path: Path) -> None:
    """Takes the last action back."""
    with open_profile(path, REGISTRY) as profile:
        tell_steps(profile)
        say("begin")
        profile.undo()
        say("done")


def create(path: Path) -> None:
    """Makes profiles, one after the other, until killed."""
    for n in range(1000):
        say("begin")
        create_profile(path.with_name(f"{n}-{path.name}"), REGISTRY, names=("Maya",)).close()


def leave(path: Path) -> None:
    """Writes something and is killed with the profile open, so that the log is left behind."""
    profile = open_profile(path, REGISTRY)
    profile.run(add_record, Contact(name="in the log"))
    os.kill(os.getpid(), signal.SIGKILL)


def starve(path: Path) -> None:
    """Adds many people where no file may grow by more than 300,000 bytes, then one where it may."""
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    with open_profile(path, REGISTRY) as profile:
        _, most = resource.getrlimit(resource.RLIMIT_FSIZE)
        resource.setrlimit(resource.RLIMIT_FSIZE, (path.stat().st_size + 300_000, most))
        try:
            profile.run(add_many)
        except EnvironmentFailure as error:
            say(str(error))
        resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))
        profile.run(add_record, Contact(name="after"))
        say("done")


if __name__ == "__main__":
    {"add": add, "undo": undo, "create": create, "leave": leave, "starve": starve}[sys.argv[1]](Path(sys.argv[2]))
