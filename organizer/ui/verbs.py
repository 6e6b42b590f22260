"""What can be done about a due thing where it is shown."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from organizer.kernel.area import Due
from organizer.ui.context import PageContext


class Verb(NamedTuple):
    """One thing to do. The first of several is the usual one; `key` is a letter or 'Space'."""

    title: str
    icon: str
    run: Callable[[], None]
    key: str = ""


Verbs = Callable[[PageContext, Due], Sequence[Verb]]
"""What an area offers for one of its due things."""
