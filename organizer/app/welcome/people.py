"""Who the profile is for: one name, or two."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from organizer.kernel.system import MEMBER_COLOURS
from organizer.ui.colour_picker import ColourPicker
from organizer.ui.fields.text import TextField
from organizer.ui.label import Label
from organizer.ui.segmented import Segment, SegmentedControl

from .protect import FIELD_HEIGHT
from .request import Person

_TOP = Qt.AlignmentFlag.AlignTop


class PeopleStep(QWidget):
    """Name and colour of each member. A name left empty is 'Me' or 'Partner': nothing here must be told."""

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name = TextField("Your name", placeholder="Me")
        self.partner = TextField("Your partner’s name", placeholder="Partner")
        self.colour, self.partner_colour = ColourPicker("Colour"), ColourPicker("Partner’s colour")
        self.partner_colour.choose(MEMBER_COLOURS[1])
        self.members = SegmentedControl([Segment("one", "Just me"), Segment("two", "With a partner")], "Profile")
        self.members.setFixedHeight(FIELD_HEIGHT)
        self.members.changed.connect(lambda _: self._show_partner())
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(12)
        self._grid.setColumnStretch(0, 1)
        for field in (self.name, self.partner):
            field.frame.setMinimumHeight(FIELD_HEIGHT)
        self._partner_box = _labelled("Colour", self.partner_colour)
        self._grid.addWidget(self.name, 0, 0, _TOP)
        self._grid.addWidget(_labelled("Colour", self.colour), 0, 1, _TOP)
        self._grid.addWidget(_labelled("Profile", self.members), 0, 2, _TOP)
        self._grid.addWidget(self.partner, 1, 0, _TOP)
        self._grid.addWidget(self._partner_box, 1, 1, _TOP)
        self.partner.changed.connect(lambda: self.partner.set_error(None))
        self._show_partner()

    def focus_name(self) -> None:
        self.name.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def names(self) -> list[str]:
        """What was typed."""
        return [name for field in (self.name, self.partner) if (name := field.value().strip())]

    def people(self) -> tuple[Person, ...]:
        """The members to be."""
        first = Person(self.name.value().strip() or "Me", self.colour.value())
        if self.members.value() == "one":
            return (first,)
        return first, Person(self.partner.value().strip() or "Partner", self.partner_colour.value())

    def check(self) -> QWidget | None:
        """Shows what is wrong; gives where the focus belongs then."""
        people = self.people()
        if len(people) == 2 and people[0].name.casefold() == people[1].name.casefold():
            self.partner.set_error("Both have the same name")
            return self.partner
        if len(people) == 2 and people[0].colour == people[1].colour:
            self.partner.set_error("Choose two different colours")
            return self.partner_colour
        self.partner.set_error(None)
        return None

    def _show_partner(self) -> None:
        shown = self.members.value() == "two"
        self.partner.setVisible(shown)
        self._partner_box.setVisible(shown)


def _labelled(text: str, control: QWidget) -> QWidget:
    box = QWidget()
    column = QVBoxLayout(box)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(5)
    column.addWidget(Label(text, "label-medium", "text-2"))
    line = QWidget()
    line.setFixedHeight(FIELD_HEIGHT)
    row = QHBoxLayout(line)
    row.setContentsMargins(0, 0, 0, 0)
    row.addWidget(control)
    column.addWidget(line)
    return box
