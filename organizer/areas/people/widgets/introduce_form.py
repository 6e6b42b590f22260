"""Introducing somebody, or asking to be introduced."""

from __future__ import annotations

from typing import NamedTuple
from uuid import UUID

from PySide6.QtWidgets import QWidget

from organizer.areas.people.model import Contact, Introduction, IntroductionStage
from organizer.ui.fields.choice import Choice, ChoiceField, SelectField
from organizer.ui.fields.inline_form import InlineForm
from organizer.ui.fields.picker import PickerField, Search
from organizer.ui.fields.suggestions import Option
from organizer.ui.fields.text import TextField
from organizer.ui.segmented import Segment

_MINE, _THEIRS = "mine", "theirs"
_LONG = 14

_STAGES = (
    IntroductionStage.ASKED,
    IntroductionStage.OFFERED,
    IntroductionStage.MADE,
    IntroductionStage.THANKED,
)


class Draft(NamedTuple):
    """What was filled in."""

    introduction: Introduction
    other_name: str


class IntroduceForm(InlineForm):
    """From the pane of one person: I introduce them, or they introduce me; to whom, what for, how far it is. It begins
    with the name."""

    def __init__(self, search: Search, *, parent: QWidget | None = None) -> None:
        super().__init__("Introduce", "Save introduction", parent=parent)
        self._contact: Contact | None = None
        self.way = ChoiceField(
            "Who introduces whom", [Segment(_MINE, "I introduce"), Segment(_THEIRS, "They introduce me")]
        )
        self.other = _PersonField("To whom", search)
        self.stage = SelectField("Stage", [Choice(s.value, s.label) for s in _STAGES])
        self.reason = TextField("What for", placeholder="One line")
        self.add_line(("person", self.way, 1))
        self.add_line(("other", self.other, 3), ("stage", self.stage, 2))
        self.add_line(("reason", self.reason, 1))
        self.way.changed.connect(self._show_stage)

    def open_for(self, contact: Contact) -> None:
        self._contact = contact
        first = contact.name.split(" ")[0]
        if len(first) > _LONG:
            first = "them"
        self.way.control.set_segments(
            [
                Segment(_MINE, f"I introduce {first}"),
                Segment(_THEIRS, "They introduce me" if first == "them" else f"{first} introduces me"),
            ]
        )
        self.way.set_value(_MINE)
        self.other.set_value(None)
        self.other.leave_out(contact.id)
        self.reason.set_value("")
        self._show_stage()
        self.begin(self.other)

    def draft(self) -> Draft:
        """The introduction as filled in. Only after `saved`."""
        contact, other = self._contact, self.other.value()
        assert contact is not None
        assert other is not None
        assert isinstance(other.id, UUID)
        mine = self.way.value() == _MINE
        introduction = Introduction(
            introducer=None if mine else contact.id,
            person=contact.id if mine else None,
            other=other.id,
            stage=IntroductionStage(self.stage.value() or IntroductionStage.ASKED.value),
            reason=self.reason.value().strip(),
            owner=contact.owner,
        )
        return Draft(introduction, other.title)

    def _show_stage(self) -> None:
        stage = IntroductionStage.OFFERED if self.way.value() == _MINE else IntroductionStage.ASKED
        self.stage.set_value(stage.value)


class _PersonField(PickerField):
    """Somebody other than the one whose pane this is; needed."""

    def __init__(self, label: str, search: Search) -> None:
        self._left_out: object = None

        def others(text: str) -> list[Option]:
            return [option for option in search(text) if option.id != self._left_out]

        super().__init__(label, others, placeholder="Type a name")

    def leave_out(self, id: UUID) -> None:
        self._left_out = id

    def problem(self) -> str | None:
        return None if self.value() is not None else "Choose a person"
