"""What can go wrong, in words a user understands.

An `OrganizerError` is something the program expects and can explain. Anything else that is raised is a bug.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from .frozen import frozen


class OrganizerError(Exception):
    """Base of every expected failure; `str(error)` is a sentence for the user, free of private text."""


class EnvironmentFailure(OrganizerError):
    """The machine failed us: disk full, folder read-only, drive gone. Nothing was half saved."""


class WrongPassphrase(OrganizerError):
    """The profile did not open with this key. Says nothing about what is inside."""


class ProfileDamaged(OrganizerError):
    """The file is not a whole profile: truncated, empty, foreign or with a flipped byte."""


class NewerProfile(OrganizerError):
    """A newer version of the program wrote this file; it is left unchanged to the byte."""


class UpgradeFailed(OrganizerError):
    """A file of an older version could not be brought to the present one. It is as it was, with a backup beside it."""

    def __init__(self, name: str, backup: Path, reason: str = "") -> None:
        self.backup = backup
        because = f" ({reason})" if reason else ""
        super().__init__(
            f"{name} could not be brought to the present version{because}. It was left as it is; "
            f"a backup of it is {backup.name}."
        )


class NotFound(OrganizerError):
    """The record is not in this profile, or was purged."""


class Stale(OrganizerError):
    """The stored record is newer than the one in hand; read it again and repeat the change."""


class FieldError(OrganizerError):
    """A value that its field cannot take. The message stands at the field."""


@frozen
class Problem:
    """One thing wrong with a record: the field's name ('' for the record as a whole) and why."""

    field: str
    message: str


class Invalid(OrganizerError):
    """A record that breaks what is always true of its kind."""

    def __init__(self, kind: str, problems: Sequence[Problem]) -> None:
        self.kind = kind
        self.problems = tuple(problems)
        super().__init__("; ".join(f"{p.field}: {p.message}" if p.field else p.message for p in problems))


class UnreadableFile(OrganizerError):
    """A file that cannot be read as what it claims to be: its name, the line where known, and the reason."""

    def __init__(self, name: str, reason: str, line: int | None = None) -> None:
        self.name, self.reason, self.line = name, reason, line
        super().__init__(f"{name}, line {line}: {reason}" if line else f"{name}: {reason}")


class Cancelled(OrganizerError):
    """The user stopped a task; nothing was changed."""
