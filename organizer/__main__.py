"""The way in: a window without a command, a command with one. Nothing heavy is imported before it must be."""

from __future__ import annotations

import builtins
import gc
import sys
from collections.abc import Sequence

_IMPORT = builtins.__import__


def main(arguments: Sequence[str] | None = None) -> int:
    """The exit status. Without arguments, or with a profile file alone, the window opens."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    if not opens_window(given):
        from organizer.app.cli import main as run_command

        return run_command(given)
    # Nothing is thrown away until the first page is there, so nothing needs to be looked for.
    gc.disable()
    import PySide6.QtWidgets  # noqa: F401 - only so that its import hook has come before the next line

    # PySide6 reads the source of every module that is imported after it, for a feature that nobody here uses.
    builtins.__import__ = _IMPORT
    from organizer.app.start import run

    return run(given)


def opens_window(arguments: Sequence[str]) -> bool:
    """Whether the arguments name no command: none at all, or one file, which no command looks like."""
    return not arguments or (len(arguments) == 1 and arguments[0].endswith(".organizer"))


if __name__ == "__main__":
    sys.exit(main())
