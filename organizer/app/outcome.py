"""What a command has to say, and the exit statuses."""

from __future__ import annotations

from typing import Any

from organizer.kernel.frozen import frozen

DONE, FAILED, WRONG_USE, SOME_REJECTED = 0, 1, 2, 3


@frozen
class Outcome:
    """The result for programs, for people, and as an exit status."""

    data: Any
    lines: tuple[str, ...]
    status: int = DONE
