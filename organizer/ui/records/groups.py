"""Fields of a record that are edited together by one part of a form."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget


class FieldGroup(QWidget):
    """Edits several fields at once: a day with times from and to, say, of which start and length are kept.

    What the user did not touch comes back as it was.
    """

    fields: ClassVar[tuple[str, ...]]
    """The names of the fields, in the order that `begin` and `values` know them by."""

    changed = Signal()
    """The user changed something, or typed on the way to it."""

    def begin(self, values: Mapping[str, Any]) -> None:
        """Shows values of the fields; from here on they count as untouched."""
        raise NotImplementedError

    def values(self) -> dict[str, Any]:
        """A value for each of the fields. Only after `check`."""
        raise NotImplementedError

    def is_changed(self) -> bool:
        """Whether there is something to save, or something on the way to it."""
        raise NotImplementedError

    def check(self) -> bool:
        """Shows what is wrong where it is wrong, or that nothing is."""
        raise NotImplementedError

    def refuse(self, field: str, message: str) -> None:
        """Shows what is wrong with a field among the others."""
        raise NotImplementedError

    def problem_count(self) -> int:
        """How many problems are shown."""
        raise NotImplementedError

    def go_to_problem(self) -> None:
        """Takes the focus to the first problem shown."""
        raise NotImplementedError
