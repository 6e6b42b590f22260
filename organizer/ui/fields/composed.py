"""Fields whose value is made of several smaller fields."""

from typing import Any, TypeVar

from PySide6.QtWidgets import QApplication

from organizer.ui.fields.field import Field

T = TypeVar("T")


class ComposedField(Field[T]):
    """Its parts stand under one label and one message; a part that is wrong shows it at its edge. The field is left
    when the focus leaves all of them."""

    @property
    def _parts(self) -> tuple[Field[Any], ...]:
        """In the order they stand in."""
        raise NotImplementedError

    def _standing(self) -> T:
        """What the parts say; only while nothing is wrong."""
        raise NotImplementedError

    def _wrong(self) -> tuple[Field[Any], str] | None:
        """The part that is wrong, and why."""
        raise NotImplementedError

    def value(self) -> T:
        found = self._wrong()
        if found is not None:
            raise ValueError(found[1])
        return self._standing()

    def problem(self) -> str | None:
        found = self._wrong()
        return found[1] if found is not None else None

    def _join(self) -> None:
        """Listen to the parts; once, when they are all made."""
        for part in self._parts:
            part.hide_label()
            part.changed.connect(self._part_changed)
            part.left.connect(self._part_left)

    def _part_changed(self) -> None:
        self._show_message()
        self.changed.emit()

    def _part_left(self) -> None:
        focus = QApplication.focusWidget()
        if focus is None or not self.isAncestorOf(focus):
            self.left.emit()

    def mark_wrong(self, wrong: bool) -> None:
        found = self._wrong() if wrong else None
        for part in self._parts:
            # What is wrong with the whole among other fields is shown at its first part.
            part.mark_wrong(wrong and part is (found[0] if found else self._parts[0]))

    def _dress(self) -> None:
        for part in self._parts:
            part.set_read_only(self._read_only)
        self.mark_wrong(self._error is not None)
