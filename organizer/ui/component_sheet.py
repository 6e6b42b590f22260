"""Every part of the kit in its states on one sheet, for the gallery and for whoever changes the look."""

from datetime import UTC, date, datetime

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLayout, QVBoxLayout, QWidget

from organizer.kernel.dates import format_day, parse_day
from organizer.kernel.recurrence import Recurrence
from organizer.ui.avatars import Avatar, AvatarStack, Face
from organizer.ui.banner import Banner
from organizer.ui.bars import CadenceDot, CadenceStrip, ProgressBar
from organizer.ui.buttons import Button, IconButton
from organizer.ui.cards import Card, KeyFigure, KeyFigureStrip
from organizer.ui.chips import Chip, PrivacyChip, StatusChip
from organizer.ui.fields.choice import Choice, SelectField
from organizer.ui.fields.day import DateField
from organizer.ui.fields.moment import MomentField
from organizer.ui.fields.recurrence import RecurrenceField
from organizer.ui.fields.tags import TagField
from organizer.ui.fields.text import TextField
from organizer.ui.flow import FlowLayout
from organizer.ui.focus import FocusRing
from organizer.ui.fonts import FontName
from organizer.ui.label import Label
from organizer.ui.painting import CENTRE, RIGHT, fill, fill_rounded
from organizer.ui.segmented import Segment, SegmentedControl
from organizer.ui.skeleton import Skeleton
from organizer.ui.theme import theme
from organizer.ui.toggles import Checkbox, Radio, Toggle

_CATEGORIES = ("Career", "Learning", "Ventures", "Community", "Family", "Household", "Wellbeing", "Money")
_MAYA = Face("Maya Rivera", "av-maya")
_ALEX = Face("Alex Rivera", "av-alex")
_FOCUSED = "focused"
_TYPES: tuple[tuple[FontName, str, str], ...] = (
    ("hero", "$418,260", "30/36 600"),
    ("figure", "72% likely", "24/30 600"),
    ("heading", "Run a focused search", "18/24 600"),
    ("section-lg", "Section title", "14/20 600"),
    ("row-title", "Row title, buttons", "13/20 500"),
    ("body", "Body text", "13/20 400"),
    ("label", "Labels and meta", "12/16 400"),
    ("caption", "Captions, axes, chips", "11/16 400"),
)


class ComponentSheet(QWidget):
    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        columns = QHBoxLayout()
        columns.setSpacing(40)
        for width, parts in (
            (526, (_buttons(), _fields(), _marks(), _chips(), _palette())),
            (372, (_loading(), _banner(), _avatars(), _segments(), _figures(), _repeating())),
            (0, (_type(), _progress(), _more_fields())),
        ):
            column = QVBoxLayout()
            column.setSpacing(22)
            for title, part in parts:
                column.addLayout(_section(title, part))
            column.addStretch(1)
            holder = QWidget()
            column.setContentsMargins(0, 0, 0, 0)
            holder.setLayout(column)
            if width:
                holder.setFixedWidth(width)
            columns.addWidget(holder, 0 if width else 1)
        page = QVBoxLayout(self)
        page.setContentsMargins(32, 28, 32, 28)
        page.setSpacing(20)
        page.addWidget(Label("Components and states", "title"))
        page.addLayout(columns, 1)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        for button in self.findChildren(Button, _FOCUSED):
            if button.ring_radius is not None:
                FocusRing().surround(button, button.ring_radius)

    def paintEvent(self, event: QPaintEvent) -> None:
        fill(QPainter(self), self.rect(), theme().tokens["window"])


def _section(title: str, part: QLayout | QWidget) -> QVBoxLayout:
    section = QVBoxLayout()
    section.setSpacing(10)
    section.addWidget(Label(title, "label-strong", "text-2"))
    if isinstance(part, QWidget):
        section.addWidget(part)
    else:
        section.addLayout(part)
    return section


def _row(*widgets: QWidget, gap: int = 12) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(gap)
    for widget in widgets:
        row.addWidget(widget)
    row.addStretch(1)
    return row


def _buttons() -> tuple[str, QLayout]:
    grid = QGridLayout()
    grid.setHorizontalSpacing(12)
    grid.setVerticalSpacing(4)
    for row, (label, variant, icon) in enumerate(
        (("Save", "primary", None), ("Cancel", "default", None), ("Edit", "ghost", "pencil"))
    ):
        for column, state in enumerate(("default", "pressed", "focus", "disabled")):
            button = Button(label, variant, icon=icon)  # type: ignore[arg-type]
            button.setFixedWidth(92)
            button.setDown(state == "pressed")
            button.setEnabled(state != "disabled")
            if state == "focus":
                button.setObjectName(_FOCUSED)
                button.shows_focus = True
            grid.addWidget(button, 2 * row, column)
            grid.addWidget(Label(state, "caption", "text-3", align=CENTRE), 2 * row + 1, column)
        grid.setRowMinimumHeight(2 * row + 1, 24)
    more = QVBoxLayout()
    more.addWidget(Button("Save", "primary", hint="Ctrl+S"))
    more.addWidget(Button("Delete", "danger"))
    more.addWidget(IconButton("eye", "Hide amounts", "Ctrl+Shift+H"))
    more.addStretch(1)
    row_of_both = QHBoxLayout()
    row_of_both.addLayout(grid)
    row_of_both.addSpacing(24)
    row_of_both.addLayout(more)
    row_of_both.addStretch(1)
    return "Buttons", row_of_both


def _fields() -> tuple[str, QLayout]:
    grid = QGridLayout()
    grid.setHorizontalSpacing(14)
    grid.setVerticalSpacing(12)
    states = ("default", "placeholder", "focus", "error", "read only", "disabled")
    for number, (state, text) in enumerate(
        zip(states, ("Harbor Food Bank", "", "Harbor", "about 6", "$1,200.00", "Household"), strict=True)
    ):
        field = TextField("", placeholder="Organization")
        field.set_value(text)
        field.frame.set_focused(state == "focus")
        field.set_read_only(state == "read only")
        field.setEnabled(state != "disabled")
        if state == "error":
            field.set_error("Enter a number, like 6 or 6.5")
        cell = QVBoxLayout()
        cell.setSpacing(4)
        cell.addWidget(field)
        cell.addWidget(Label(state, "caption", "text-3", align=CENTRE))
        cell.addStretch(1)
        grid.addLayout(cell, number // 3, number % 3)
    return "Fields", grid


def _marks() -> tuple[str, QLayout]:
    off, on, some = Checkbox("Off"), Checkbox("On"), Checkbox("Some & more")
    on.setChecked(True)
    some.setTristate(True)
    some.setCheckState(some.checkState().PartiallyChecked)
    me, alex = Radio("Me"), Radio("Alex")
    me.setChecked(True)
    switched, off_switch = Toggle("Quiet"), Toggle("Loud")
    switched.setChecked(True)
    return "Marks", _row(off, on, some, me, alex, switched, off_switch, gap=16)


def _chips() -> tuple[str, QWidget]:
    holder = QWidget()
    flow = FlowLayout(holder)
    flow.addWidget(Chip("Neutral"))
    flow.addWidget(StatusChip("On pace", "success"))
    flow.addWidget(StatusChip("Slightly behind", "warn"))
    flow.addWidget(StatusChip("6 days over", "danger"))
    flow.addWidget(Chip("Interview", "accent"))
    flow.addWidget(StatusChip("Info", "info"))
    flow.addWidget(PrivacyChip())
    return "Chips", holder


def _palette() -> tuple[str, QLayout]:
    grid = QGridLayout()
    grid.setHorizontalSpacing(8)
    grid.setVerticalSpacing(3)
    for number, name in enumerate(_CATEGORIES):
        grid.addWidget(_Swatch(f"c{number + 1}"), 0, number)
        grid.addWidget(Label(name, "caption", "text-2"), 1, number)
    return "Category palette", grid


class _Swatch(QWidget):
    def __init__(self, colour: str) -> None:
        super().__init__()
        self._colour = colour
        self.setFixedHeight(34)

    def sizeHint(self) -> QSize:
        return QSize(40, 34)

    def paintEvent(self, event: QPaintEvent) -> None:
        fill_rounded(QPainter(self), QRectF(self.rect()), 4, theme().tokens.named(self._colour))


def _loading() -> tuple[str, QWidget]:
    card = Card()
    card.body.setContentsMargins(0, 0, 0, 0)
    card.body.addWidget(Skeleton())
    return "Loading", card


def _banner() -> tuple[str, QWidget]:
    return "Error, in place", Banner(
        "danger", "Balances could not be imported", "Row 14 has no date. Nothing was changed.", "Show row"
    )


def _avatars() -> tuple[str, QLayout]:
    return "Avatars", _row(
        Avatar(_MAYA, 44),
        Avatar(_ALEX, 32),
        Avatar(Face("Noa Rivera", "av-noa"), 24),
        Avatar(Face.of("Dana Whitcombe"), 22),
        Avatar(Face.of("Priya Osei"), 18),
        AvatarStack((_MAYA, _ALEX), 22, "window"),
        AvatarStack((_MAYA, _ALEX), 16, "window"),
        gap=8,
    )


def _segments() -> tuple[str, QLayout]:
    views = SegmentedControl([Segment("list", "List"), Segment("circles", "Circles")], "View")
    seen_by = SegmentedControl(
        [Segment("me", "Only me", "lock"), Segment("household", "Household", "users")], "Who sees it", small=True
    )
    return "Segmented", _row(views, seen_by)


def _figures() -> tuple[str, QWidget]:
    return "Key figures", KeyFigureStrip(
        [
            KeyFigure("Hours given this year", "86", "of 100 planned"),
            KeyFigure("Next renewal", "5 Dec", "PMI", "warn-text"),
        ]
    )


def _type() -> tuple[str, QLayout]:
    column = QVBoxLayout()
    column.setSpacing(4)
    for name, text, size in _TYPES:
        line = QHBoxLayout()
        line.addWidget(Label(text, name, "text-2" if name == "label" else "text"), 1)
        line.addWidget(Label(size, "caption", "text-3", align=RIGHT))
        column.addLayout(line)
    return "Type", column


def _progress() -> tuple[str, QLayout]:
    column = QVBoxLayout()
    column.setSpacing(6)
    column.addWidget(ProgressBar(0.47, 0.53, "warn"))
    column.addWidget(ProgressBar(0.57, 0.53, "success"))
    column.addWidget(ProgressBar(0.74, 0.83, "danger"))
    strip = CadenceStrip()
    dots = (0.03, 0.11, 0.22, 0.28, 0.36, 0.46, 0.55, 0.6, 0.7, 0.77, 0.82, 0.87)
    strip.set_strip(
        [CadenceDot(at, number in (2, 5, 8, 10)) for number, at in enumerate(dots)],
        [(0.04 + number / 6, name) for number, name in enumerate(("Dec", "Feb", "Apr", "Jun", "Aug", "Oct"))],
        0.94,
    )
    column.addWidget(strip)
    return "Progress", column


def _more_fields() -> tuple[str, QLayout]:
    column = QVBoxLayout()
    column.setSpacing(14)
    tags = TagField("Tags")
    tags.set_value(("nonprofit", "finance", "director track"))
    select = SelectField("Remind me", [Choice("60", "60 days before"), Choice("30", "30 days before")])
    select.set_value("60")
    day = DateField("Term ends", parse_day, format_day, date.today)
    day.set_value(date(2027, 6, 30))
    moment = MomentField("Starts", parse_day, format_day, date.today, UTC)
    moment.set_value(datetime(2026, 11, 19, 15, tzinfo=UTC))
    for field in (tags, select, day, moment):
        column.addWidget(field)
    return "More fields", column


def _repeating() -> tuple[str, QWidget]:
    field = RecurrenceField("Repeats", parse_day, format_day, date.today)
    field.hide_label()
    field.set_value(Recurrence("RRULE:FREQ=WEEKLY;BYDAY=MO,WE;UNTIL=20261231"))
    return "Repeating", field
