"""What the list is narrowed to: the filters of the page bar and the text that is typed."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date, timedelta
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from organizer.areas.people.model import Circle
from organizer.areas.people.rules import IN_TOUCH, OVERDUE, WEEK
from organizer.kernel.query import Where, text_contains
from organizer.ui.fields.filter import FilterField, FoldedFilter
from organizer.ui.pagebar import FilterButton, PageBar

OUTSIDE = "outside"
NO_CADENCE = "none"


class _OneOf(FilterButton):
    """A filter of which one choice holds at a time."""

    def choose(self, keys: Iterable[str]) -> None:
        before = self.value()
        wanted = frozenset(keys)
        super().choose(wanted - before or wanted)


class PeopleFilters(QWidget):
    """Puts its buttons into a page bar; `where` gives the conditions that they stand for."""

    changed = Signal()
    left = Signal()
    """The list is to have the focus."""

    def __init__(self, bar: PageBar) -> None:
        super().__init__(bar)
        self.hide()
        self.circle = FilterButton("Circle", [*((c.value, c.label) for c in Circle), (OUTSIDE, "Outside the circles")])
        self.role = FilterButton("Role")
        self.health = _OneOf(
            "Health",
            [(OVERDUE, "Overdue"), (WEEK, "Due within a week"), (IN_TOUCH, "In touch"), (NO_CADENCE, "No cadence")],
        )
        self._buttons = (self.circle, self.role, self.health)
        for button in self._buttons:
            bar.add_filter(button)
            button.changed.connect(self.changed)
        self.text = FoldedFilter("Filter people")
        self.text.typed.connect(self.changed)
        self.text.left.connect(self.left)
        bar.add_filter(self.text)

    def set_shown(self, shown: bool) -> None:
        """Hidden where a view does not filter."""
        for part in (*self._buttons, self.text):
            part.setVisible(shown)

    def field(self) -> FilterField:
        """The line to type in, brought into view; it goes when it is left empty."""
        return self.text.open()

    def set_roles(self, roles: Iterable[str]) -> None:
        """The roles in use; a role that is chosen stays offered."""
        known = list(roles)
        self.role.set_choices([(role, role) for role in (*known, *sorted(self.role.value() - set(known)))])

    def active(self) -> bool:
        return bool(self.text.text()) or any(button.value() for button in self._buttons)

    def clear(self) -> None:
        """Takes all filters away and says so once."""
        had = self.active()
        for button in self._buttons:
            button.set_value(())
        self.text.clear()
        if had:
            self.changed.emit()

    def where(self, today: date, standing: Callable[[str], Iterable[UUID]] | None = None) -> list[Where]:
        """The conditions, all of which hold. `standing` gives those who stand so while there are life events, which put
        off what is stored."""
        conditions = []
        if self.circle.value():
            conditions.append(
                Where(
                    "circle",
                    "in",
                    tuple(None if key == OUTSIDE else Circle(key) for key in sorted(self.circle.value())),
                )
            )
        conditions += [Where("roles", "has", role) for role in sorted(self.role.value())]
        for key in self.health.value():
            if standing is not None and key != NO_CADENCE:
                conditions.append(Where("id", "in", tuple(standing(key))))
            else:
                conditions += health_conditions(key, today)
        if self.text.text():
            conditions.append(text_contains(self.text.text()))
        return conditions


def health_conditions(key: str, today: date) -> list[Where]:
    """How people stand against their cadence, by what is stored: the same days that the figures count."""
    if key == OVERDUE:
        return [Where("next_touch", "<", today)]
    if key == WEEK:
        return [Where("next_touch", ">=", today), Where("next_touch", "<", today + timedelta(days=7))]
    if key == IN_TOUCH:
        return [Where("next_touch", ">=", today)]
    return [Where("next_touch", "=", None)]
