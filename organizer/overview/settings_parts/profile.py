"""The profile: its members, where its file is, whether it is encrypted."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from organizer.kernel.dates import format_day
from organizer.kernel.system import MEMBER_COLOURS, Member
from organizer.overview.pausing import BEGIN, begin_pause
from organizer.store.actions import add_record, change_record
from organizer.ui.buttons import Button
from organizer.ui.colour_picker import ColourPicker
from organizer.ui.context import PageContext
from organizer.ui.fields.text import TextField
from organizer.ui.label import Label
from organizer.ui.members import first_name

from .group import SettingsGroup, line


class MemberRow(QWidget):
    """A member's name and colour, saved as one goes."""

    def __init__(self, context: PageContext, member: Member) -> None:
        super().__init__()
        self._context, self._member = context, member
        self.name = TextField("Name")
        self.name.set_value(member.name)
        self.name.left.connect(self._rename)
        self.name.edit.returnPressed.connect(self._rename)
        self.colour = ColourPicker(f"Colour of {member.name}")
        self.colour.choose(member.colour)
        self.colour.changed.connect(self._paint)
        side = QVBoxLayout()
        side.setSpacing(5)
        side.addWidget(Label("Colour", "label-medium", "text-2"))
        side.addWidget(self.colour)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 4, 0, 4)
        row.setSpacing(16)
        row.addWidget(self.name, 1)
        row.addLayout(side)

    def _rename(self) -> None:
        name = self.name.value().strip()
        if not name:
            self.name.set_error("A member has a name")
        elif name != self._member.name:
            self._change({"name": name})

    def _paint(self, colour: str) -> None:
        if colour != self._member.colour:
            self._change({"colour": colour})

    def _change(self, fields: dict[str, str]) -> None:
        self._context.perform(change_record, self._member, fields, said="Saved")


class ProfileSettings(SettingsGroup):
    def __init__(self, context: PageContext) -> None:
        super().__init__("Profile and members")
        self._context = context
        self._members = self.add_card("Members")
        self.rows: list[MemberRow] = []
        self.add_member = Button("Add a member", icon="plus")
        self.add_member.clicked.connect(self._add)
        self._pauses = self.add_card("Life events")
        words = "A birth, an illness, a move: cadences, streaks and habits wait for its end, and nothing turns red."
        self._pauses.addWidget(Label(words, "label", "text-2", wrap=True))
        self.pause_rows: list[QWidget] = []
        self.pause = Button(BEGIN, icon="pause")
        self.pause.clicked.connect(lambda: begin_pause(context))
        self._pauses.addWidget(self.pause)
        place = self.add_card("File")
        profile = context.workspace.home
        show = Button("Show in its folder", size="small")
        show.clicked.connect(lambda: _show_folder(profile.path))
        place.addWidget(line(profile.path.name, str(profile.path.parent), show))
        words = (
            "Encrypted. It opens with your passphrase, and there is no other way in."
            if profile.encrypted
            else "Not encrypted: whoever gets at the file can read it."
        )
        place.addWidget(Label(words, "label", "text-2", wrap=True))
        self.column.addStretch(1)
        self.show_members()
        self.show_pauses()

    def show_pauses(self) -> None:
        """Brings the life events up to date, the newest first."""
        context = self._context
        for row in self.pause_rows:
            self._pauses.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.pause_rows = []
        names = {member.id: first_name(member) for member in context.workspace.reads.members()}
        for pause in sorted(context.pauses.known, key=lambda pause: pause.since, reverse=True):
            change = Button("Change", size="small")
            change.clicked.connect(lambda _=False, pause=pause: begin_pause(context, pause))
            whose = names.get(pause.owner, "") if pause.owner else "Everyone"
            title = pause.name or "A life event"
            change.setAccessibleName(f"Change {title}")
            span = f"to {format_day(pause.until)}" if pause.until else "until you end it"
            row = line(title, f"{whose}, from {format_day(pause.since)} {span}", change)
            self._pauses.insertWidget(self._pauses.count() - 1, row)
            self.pause_rows.append(row)

    def show_members(self) -> None:
        """Brings the rows up to date, unless somebody is typing in one of them."""
        members = self._context.workspace.reads.members()
        while (item := self._members.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None and widget is not self.add_member:
                widget.hide()
                widget.deleteLater()
        self.rows = [MemberRow(self._context, member) for member in members]
        for row in self.rows:
            self._members.addWidget(row)
        self._members.addWidget(self.add_member)

    def _add(self) -> None:
        taken = {row.colour.value() for row in self.rows}
        colour = next((c for c in MEMBER_COLOURS if c not in taken), MEMBER_COLOURS[0])
        self._context.perform(add_record, Member(name="Partner", colour=colour), said="Added a member")


def _show_folder(path: Path) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path.parent)))
