"""What the program remembers of one user: the window, the look, columns. Never a word of what is in a profile."""

from __future__ import annotations

import contextlib
import json
from collections.abc import Callable
from pathlib import Path

from organizer.kernel.errors import EnvironmentFailure

from .places import private_folder


class UserSettings:
    """Texts by key, in a file that its owner alone can read. Unreadable, it counts as empty: it holds comforts only."""

    def __init__(self, file: Path, on_change: Callable[[], None] = lambda: None) -> None:
        self._file = file
        self.on_change = on_change
        """Called after each change; whoever made the settings saves them some time later."""
        self._values = _read(file)
        self._saved = dict(self._values)

    def text(self, key: str, default: str = "") -> str:
        """What is remembered under the key."""
        return self._values.get(key, default)

    def set(self, key: str, value: str) -> None:
        """Remembers a text that says nothing of the user's: a number, a name of the program's own, an id, a path."""
        if self._values.get(key) != value:
            self._values[key] = value
            self.on_change()

    def save(self) -> None:
        """Writes the file where something changed. A disk that refuses costs the changes and nothing else."""
        if self._values == self._saved:
            return
        from organizer.store.safe_write import write_safely

        with contextlib.suppress(EnvironmentFailure, OSError):
            private_folder(self._file.parent)
            write_safely(self._file, [json.dumps(self._values, indent=1, sort_keys=True).encode()])
            self._saved = dict(self._values)


def _read(file: Path) -> dict[str, str]:
    try:
        found = json.loads(file.read_bytes())
    except (OSError, ValueError):
        return {}
    if not isinstance(found, dict):
        return {}
    return {key: value for key, value in found.items() if isinstance(key, str) and isinstance(value, str)}
