"""What the welcome asks for, and the making of the profile."""

from __future__ import annotations

from dataclasses import field
from pathlib import Path
from typing import Literal

from organizer.app.places import private_folder
from organizer.kernel.clock import Clock
from organizer.kernel.errors import EnvironmentFailure
from organizer.kernel.frozen import frozen
from organizer.kernel.system import Member
from organizer.store.edit import Edit, action
from organizer.store.profile import Profile, create_profile
from organizer.store.registry import Registry

Start = Literal["fresh", "sample", "bring"]


@frozen
class Person:
    """A member to be."""

    name: str
    colour: str


@frozen
class Request:
    """A profile to be made, and what comes after. `passphrase` None: it is not encrypted."""

    start: Start
    path: Path
    people: tuple[Person, ...] = ()
    passphrase: str | None = field(default=None, repr=False)


@action("Create")
def found(edit: Edit, people: tuple[Person, ...]) -> None:
    """Adds the first members. There is no going back behind it."""
    edit.add_all([Member(name=person.name, colour=person.colour) for person in people])
    edit.lasting = False


def make_profile(request: Request, registry: Registry, clock: Clock) -> Profile:
    """Makes the file and its members, or the sample anew. Raises EnvironmentFailure and then leaves no file."""
    from organizer.app.sample import add_sample

    try:
        private_folder(request.path.parent)
    except OSError as error:
        raise EnvironmentFailure(f"No folder can be made there: {error.strerror}") from None
    if request.start == "sample":
        remove_profile(request.path)
    profile = create_profile(request.path, registry, passphrase=request.passphrase, clock=clock)
    try:
        if request.start == "sample":
            profile.run(add_sample)
        else:
            profile.run(found, request.people)
    except BaseException:
        profile.close()
        remove_profile(request.path)
        raise
    return profile


def remove_profile(path: Path) -> None:
    """Removes a closed profile's file and what SQLite keeps beside it."""
    for each in (path, path.with_name(f"{path.name}-wal"), path.with_name(f"{path.name}-shm")):
        each.unlink(missing_ok=True)
