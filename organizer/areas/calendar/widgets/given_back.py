"""What each way of working gives back, in hours a week and a month, side by side."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from PySide6.QtCore import QLocale, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from organizer.areas.calendar.model import DAY, Arrangement, WorkArrangement
from organizer.areas.calendar.queries import arrangements
from organizer.areas.calendar.rules.arrangements import given_back
from organizer.kernel.dates import MONTHS, format_day
from organizer.kernel.frozen import frozen
from organizer.kernel.system import Member
from organizer.ui.avatars import Avatar, Face
from organizer.ui.bars import paint_bar
from organizer.ui.context import PageContext
from organizer.ui.drawer import Drawer
from organizer.ui.fonts import FontName
from organizer.ui.label import Label
from organizer.ui.painting import RIGHT, draw_text, hairline
from organizer.ui.theme import theme

TITLE = "What each gives back"
_NONE = (
    "Nothing gives time back yet. A work arrangement can say what each of its days gives back against a day at the "
    "office, such as the way there and home."
)
_HOUR = timedelta(hours=1)
_ROW, _LABEL, _FIGURE, _GAP = 36, 112, 74, 12


@frozen
class Back:
    """What one way of working gives back."""

    words: str
    week: timedelta
    month: timedelta
    share: float
    """Of the longest bar there is."""
    total: bool = False


class GivenBackTable(QWidget):
    """A row for each way of working; painted, and read aloud row by row as the description of the whole."""

    def __init__(self, rows: Sequence[Back], week: str, month: str, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows, self._heads = tuple(rows), (week, month)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(TITLE)
        self.setAccessibleDescription(
            ". ".join(f"{row.words}: {week} {_hours(row.week)}, {month} {_hours(row.month)}" for row in self.rows)
        )

    def sizeHint(self) -> QSize:
        return QSize(360, (len(self.rows) + 1) * _ROW)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, t = QPainter(self), theme().tokens
        first, second = self.width() - 2 * _FIGURE, self.width() - _FIGURE
        for x, head in zip((first, second), self._heads, strict=True):
            draw_text(painter, QRectF(x, 0, _FIGURE, _ROW), head, "caption-medium", t["text-3"], RIGHT)
        for number, row in enumerate(self.rows, 1):
            y = number * _ROW
            hairline(painter, 0, y, self.width(), t["border-subtle"])
            figures: FontName = "strong" if row.total else "body"
            words: FontName = "strong" if row.total else "row-title"
            draw_text(painter, QRectF(0, y, _LABEL, _ROW), row.words, words, t["text"])
            if not row.total:
                paint_bar(painter, QRectF(_LABEL, y, max(0, first - _LABEL - _GAP), _ROW), row.share, "accent")
            for x, length in ((first, row.week), (second, row.month)):
                draw_text(painter, QRectF(x, y, _FIGURE, _ROW), _hours(length), figures, t["text"], RIGHT)


class GivenBackView(QWidget):
    """The week and the month of a day, for each member that has any time given back."""

    def __init__(
        self, found: Sequence[WorkArrangement], members: Sequence[Member], day: date,
        *, first_day: int = 0, parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        week = _week_of(day, first_day)
        month = day.replace(day=1), _end_of_month(day)
        sums = {
            member.id: (given_back(found, member.id, *week), given_back(found, member.id, *month)) for member in members
        }
        longest = max((length for _, by_nature in sums.values() for length in by_nature.values()), default=timedelta())
        self.tables: list[GivenBackTable] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 12, 24, 20)
        column.setSpacing(8)
        words = f"Against days at the office. The week is {_span(*week)}." if longest else _NONE
        column.addWidget(Label(words, "body", "text-2", wrap=True))
        for member in members:
            rows = _rows(*sums[member.id], longest)
            if not rows:
                continue
            if len(members) > 1:
                column.addSpacing(8)
                column.addWidget(_head(member))
            table = GivenBackTable(rows, "Week", MONTHS[day.month - 1])
            self.tables.append(table)
            column.addWidget(table)
        column.addStretch(1)


def open_given_back(context: PageContext, day: date | None = None) -> Drawer:
    """Shows the comparison in a drawer: of the week and month of a day, of today without one; of the member whose
    records are shown, or of all."""
    members = [m for m in context.workspace.reads.members() if context.who in (None, m.id)]
    first_day = QLocale().firstDayOfWeek().value - 1
    found = arrangements(context.workspace.reads)
    view = GivenBackView(found, members, day or context.today(), first_day=first_day)
    return context.show_drawer(view, TITLE)


def _rows(week: dict[Arrangement, timedelta], month: dict[Arrangement, timedelta], longest: timedelta) -> list[Back]:
    none = timedelta()
    natures = [nature for nature in Arrangement if week.get(nature) or month.get(nature)]
    natures.sort(key=lambda nature: -max(month.get(nature, none), week.get(nature, none)))
    rows = [
        Back(n.label, week.get(n, none), month.get(n, none), month.get(n, none) / longest if longest else 0.0)
        for n in natures
    ]
    if len(rows) > 1:
        rows.append(Back("Together", sum(week.values(), none), sum(month.values(), none), 0.0, total=True))
    return rows


def _head(member: Member) -> QWidget:
    head = QWidget()
    row = QHBoxLayout(head)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(8)
    row.addWidget(Avatar(Face.of(member.name, member.colour), 22))
    row.addWidget(Label(member.name, "section"), 1, Qt.AlignmentFlag.AlignVCenter)
    return head


def _hours(length: timedelta) -> str:
    return f"{round(length / _HOUR, 2):g} h"


def _week_of(day: date, first_day: int) -> tuple[date, date]:
    first = day - DAY * ((day.weekday() - first_day) % 7)
    return first, first + 6 * DAY


def _end_of_month(day: date) -> date:
    return (day.replace(day=28) + 4 * DAY).replace(day=1) - DAY


def _span(first: date, last: date) -> str:
    """'16 to 22 Nov 2026'."""
    begins = f"{first.day} {MONTHS[first.month - 1]}" if first.month != last.month else str(first.day)
    return f"{begins} to {format_day(last)}"
