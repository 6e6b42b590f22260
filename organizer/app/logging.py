"""Errors of the program in words that hold nothing of the user's: their types, and where in our own code they arose.

Messages of exceptions are left out, for they quote values; so are the lines of source, and paths of this computer.
"""

from __future__ import annotations

import contextlib
import os
import platform
import traceback
from datetime import UTC, datetime
from pathlib import Path

import organizer

from .places import private_folder

_PACKAGE = Path(organizer.__file__).parent
_LARGEST = 256_000


def describe_error(error: BaseException) -> str:
    """The chain of errors, the first cause first: of each its type and our own frames."""
    lines: list[str] = []
    for cause in _chain(error):
        kind = type(cause)
        lines.append(f"{kind.__module__}.{kind.__qualname__}")
        for frame in traceback.extract_tb(cause.__traceback__):
            file = Path(frame.filename)
            if file.is_relative_to(_PACKAGE):
                where = file.relative_to(_PACKAGE.parent).as_posix()
                lines.append(f"  {where}:{frame.lineno} in {frame.name}")
    return "\n".join(lines)


def surroundings() -> str:
    """The versions that a report of an error needs."""
    from PySide6.QtCore import qVersion

    from .versions import program_version

    system = f"{platform.system()} {platform.machine()}"
    return f"Organizer {program_version()}, Python {platform.python_version()}, Qt {qVersion()}, {system}"


class ErrorLog:
    """The file of errors: readable by its owner alone, and kept short by dropping its older half."""

    def __init__(self, file: Path) -> None:
        self.file = file

    def note(self, error: BaseException) -> str:
        """Writes the error down and gives what was written, or would have been on a disk that takes it."""
        report = f"{datetime.now(UTC):%Y-%m-%d %H:%M:%S} UTC, {surroundings()}\n{describe_error(error)}\n"
        with contextlib.suppress(OSError):
            private_folder(self.file.parent)
            self._shorten()
            descriptor = os.open(self.file, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
            with os.fdopen(descriptor, "a", encoding="utf-8") as stream:
                stream.write(report + "\n")
        return report

    def _shorten(self) -> None:
        if self.file.exists() and self.file.stat().st_size > _LARGEST:
            text = self.file.read_text("utf-8", "replace")
            self.file.write_text(text[len(text) // 2 :].partition("\n\n")[2], "utf-8")


def _chain(error: BaseException) -> list[BaseException]:
    found: list[BaseException] = []
    at: BaseException | None = error
    while at is not None and at not in found:
        found.append(at)
        at = at.__cause__ or (None if at.__suppress_context__ else at.__context__)
    return found[::-1]
