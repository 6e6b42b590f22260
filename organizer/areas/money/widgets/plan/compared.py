"""A scenario and the plan side by side."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from organizer.areas.money.rules.plan.difference import Difference, Leaning, differences, ends
from organizer.areas.money.rules.plan.outlook import Course, Outlook
from organizer.ui.cards import PaneSection
from organizer.ui.chart_table import ChartTable
from organizer.ui.tokens import ColourName

from .facts import Fact, Facts

_TONES: dict[Leaning, ColourName] = {"better": "success-text", "worse": "danger-text", "same": "text"}


def facts_of(lines: Sequence[Difference]) -> list[Fact]:
    """Lines in the colour of what they speak for; the sign says it too."""
    return [Fact(line.name, line.value, _TONES[line.leaning]) for line in lines]


def compared(base: Course, other: Course) -> list[Fact]:
    """The lines of one scenario."""
    return facts_of(differences(base, other))


class ComparedView(QWidget):
    """Each scenario against the plan, and all of them at three percentiles."""

    def __init__(self, outlook: Outlook) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 16)
        base, *others = outlook.courses
        for number, course in enumerate(others):
            part = PaneSection(course.case.title, course.case.about, rule=number > 0)
            part.body.addWidget(Facts(compared(base, course)))
            column.addWidget(part)
        side = PaneSection("Side by side", "in today's money", rule=bool(others))
        rows = ends(outlook.courses)
        table = ChartTable(26 * (len(rows) + 1) + 8)
        head = ("At the end", *(course.case.title for course in outlook.courses))
        table.set_rows("All side by side", head, rows, range(1, len(head)))
        side.body.addWidget(table)
        column.addWidget(side)
        column.addStretch(1)
