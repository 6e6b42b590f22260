"""A field of a form together with the value it began with, and what it needs of where it stands."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import tzinfo
from pathlib import Path
from typing import Any, TypeVar

from organizer.kernel.dates import Conventions
from organizer.kernel.errors import FieldError
from organizer.kernel.kinds import Kind
from organizer.kernel.record import Field, Record
from organizer.ui.fields.field import Field as Widget

from .names import Names

T = TypeVar("T")


@dataclass(frozen=True)
class FormContext:
    """What editors need of where they stand."""

    names: Names
    conventions: Callable[[], Conventions]
    classes: Mapping[str, type[Record]]
    tags: Callable[[str, str], Sequence[str]]
    """Known tags of a field for what was typed: tags(field, typed)."""
    zone: Callable[[], tzinfo]
    """The time zone of the clocks here."""


class Editor:
    """A field of a form together with the value it began with: what the user did not touch comes back as it was."""

    def __init__(
        self, field: Field, widget: Widget[Any], read: Callable[[], Any] | None = None,
        show: Callable[[Any], None] | None = None,
    ) -> None:  # fmt: skip
        self.field, self.widget = field, widget
        self._read, self._show = read or widget.value, show or widget.set_value
        self._original: Any = None
        self.touched = False
        self.new_record: Callable[[], Record | None] = lambda: None
        """A record made in this field that has yet to be stored."""
        self.new_file: Callable[[], Path | None] = lambda: None
        """A file chosen in this field that has yet to be stored."""
        widget.changed.connect(self._touch)
        self._refused = False
        widget.left.connect(self._left)

    def begin(self, value: Any) -> None:
        """Shows a value; from here on it counts as untouched."""
        self._original, self.touched, self._refused = value, False, False
        self._show(value)
        self.widget.set_error(None)

    def value(self) -> Any:
        """What stands in the field; None for nothing. Only while `problem` is None."""
        if not self.touched:
            return self._original
        value = self._read()
        if value is None and not self.field.optional:
            return self.field.default  # An emptied field that always has a value goes back to its first one.
        if value == "" and self.field.optional:
            return None
        return value

    def is_changed(self) -> bool:
        """Whether there is something to save, or something on the way to it."""
        if not self.touched:
            return False
        if self.widget.problem() is not None or self.new_file() is not None:
            return True
        return not self.field.same(self.value(), self._original)

    def problem(self) -> str | None:
        """Why what stands in the field cannot be saved."""
        return self.widget.problem() or self.field.problem(self.value())

    def check(self) -> bool:
        """Shows at the field what is wrong with it, or that nothing is."""
        self._refused = False
        self.widget.set_error(self.problem())
        return self.widget.error() is None

    def refuse(self, message: str) -> None:
        """Shows at the field what is wrong with it among the others; it stays until the user changes it or saves."""
        self._refused = True
        self.widget.set_error(message)

    def _left(self) -> None:
        if not self._refused:
            self.check()

    def _touch(self) -> None:
        self.touched = True
        if self.widget.error() is not None:
            self.check()


def reading(kind: Kind[T], about: FormContext) -> Callable[[str], T]:
    """Reads what was typed; raises ValueError with a sentence for the user."""

    def parse(text: str) -> T:
        try:
            return kind.parse(text, about.conventions())
        except FieldError as error:
            raise ValueError(str(error)) from None

    return parse
