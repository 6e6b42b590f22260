"""The week of the design's picture, as the grid is given it; run as a program, it shows it."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from organizer.areas.calendar.widgets.grid.values import GridDay, GridItem, Lane
from organizer.areas.calendar.widgets.grid.widget import WeekGrid
from organizer.ui.avatars import Face

MONDAY = date(2026, 11, 16)
NOW = datetime(2026, 11, 19, 10, 42)
FIGURES = ("9 h", "10 h", "8.25 h", "8.5 h", "8.25 h", "8.75 h", "6.5 h")
MEMBERS = (Lane("Maya", Face("Maya Rivera", "av-maya")), Lane("Alex", Face("Alex Rivera", "av-alex")))

# Day of the week, from, until, category, title
PLANNED = (
    (0, "06:30", "07:15", 7, "Run"), (0, "08:00", "08:30", 5, "School run"),
    (0, "09:00", "11:00", 1, "Deep work: roadmap"), (0, "11:00", "12:00", 1, "Staff meeting"),
    (0, "13:00", "15:00", 1, "Vendor review"), (0, "15:15", "16:00", 1, "Applications"),
    (0, "17:30", "18:30", 2, "AWS module 5"), (0, "19:00", "20:00", 5, "Dinner, Noa reading"),
    (1, "07:45", "08:45", 1, "Commute"), (1, "09:00", "12:00", 1, "Quarter planning"),
    (1, "12:30", "13:30", 1, "Lunch with Priya"), (1, "14:00", "16:00", 1, "Steering prep"),
    (1, "16:30", "17:30", 1, "Commute"), (1, "18:00", "20:00", 5, "Family dinner"),
    (2, "06:30", "07:15", 7, "Run"), (2, "08:00", "08:30", 5, "School run"),
    (2, "09:00", "11:30", 1, "Deep work: roadmap"), (2, "13:00", "14:00", 4, "Mentor Tomás"),
    (2, "15:00", "16:00", 1, "Kestrel screen"), (2, "17:30", "18:30", 2, "AWS module 5"),
    (2, "19:00", "20:30", 4, "Food bank board"),
    (3, "06:30", "07:15", 7, "Run"), (3, "07:45", "08:15", 5, "School run"),
    (3, "09:00", "11:30", 1, "Deep work: Q4 delivery roadmap"), (3, "11:30", "12:00", 1, "Dana, 1:1"),
    (3, "13:00", "14:30", 1, "Vendor review"), (3, "15:00", "16:00", 1, "Lumen case prep"),
    (3, "17:30", "18:30", 2, "AWS module 6"), (3, "19:00", "19:45", 8, "Budget talk"),
    (4, "07:45", "08:15", 5, "School run"), (4, "08:45", "09:45", 1, "Warm up, notes"),
    (4, "10:00", "11:30", 1, "Interview: Lumen panel"), (4, "13:00", "15:00", 1, "Delivery review"),
    (4, "17:30", "18:15", 6, "Tidy, laundry"), (4, "18:30", "21:00", 5, "Friday night"),
    (5, "08:00", "09:15", 7, "Long run"), (5, "10:00", "12:00", 5, "Noa swim, errands"),
    (5, "13:30", "15:30", 3, "Advisory proposal"), (5, "16:00", "17:30", 6, "Garden"),
    (5, "18:00", "20:00", 5, "Friends over"),
    (6, "09:00", "11:30", 5, "Family morning"), (6, "13:00", "14:30", 2, "AWS practice exam"),
    (6, "16:00", "17:30", 6, "Meal prep"), (6, "19:00", "20:00", 8, "Plan the week"),
)  # fmt: skip
TRACKED = (
    (0, "06:30", "07:12", 7), (0, "08:00", "08:36", 5), (0, "09:18", "11:36", 1), (0, "11:36", "12:12", 1),
    (0, "13:00", "15:48", 1), (0, "18:00", "18:36", 2), (0, "19:00", "20:12", 5), (0, "20:24", "21:24", 6),
    (1, "07:42", "09:00", 1), (1, "09:06", "12:12", 1), (1, "12:30", "13:42", 1), (1, "14:00", "16:36", 1),
    (1, "16:42", "17:48", 1), (1, "18:12", "20:12", 5), (1, "20:18", "21:36", 6),
    (2, "06:36", "07:12", 7), (2, "08:00", "08:30", 5), (2, "09:00", "11:24", 1), (2, "13:00", "14:12", 4),
    (2, "15:00", "15:54", 1), (2, "16:00", "17:36", 6), (2, "17:48", "18:24", 2), (2, "19:00", "20:42", 4),
    (3, "06:30", "07:15", 7), (3, "07:45", "08:15", 5), (3, "09:00", "10:42", 1),
)  # fmt: skip


def at(day: int, clock: str) -> datetime:
    """A time of the week."""
    return datetime.fromisoformat(f"{MONDAY + timedelta(days=day)}T{clock}")


def days(first: date = MONDAY, count: int = 7) -> list[GridDay]:
    """Days from one on, with the figures of the picture."""
    found = (first + timedelta(days=n) for n in range(count))
    return [GridDay(d, d == NOW.date(), d.weekday() >= 5, FIGURES[d.weekday()]) for d in found]


def planned() -> list[GridItem]:
    """Blocks with ids from 'p0' on."""
    return [
        GridItem(f"p{n}", at(day, start), at(day, end), title, f"c{colour}", detail="Career" if colour == 1 else "")
        for n, (day, start, end, colour, title) in enumerate(PLANNED)
    ]


def tracked() -> list[GridItem]:
    """Rails with ids from 't0' on."""
    return [
        GridItem(f"t{n}", at(day, start), at(day, end), "", f"c{colour}", kind="tracked")
        for n, (day, start, end, colour) in enumerate(TRACKED)
    ]


def fill(grid: WeekGrid) -> None:
    """Gives a grid the week of the picture."""
    grid.set_hours(6, 22, 42)
    grid.set_days(days())
    grid.set_now(NOW)
    grid.set_items([*planned(), *tracked()])


if __name__ == "__main__":
    from PySide6.QtWidgets import QApplication

    from organizer.ui.theme import Theme

    application = QApplication([])
    Theme(application).install()
    shown = WeekGrid()
    fill(shown)
    shown.resize(896, 805)
    shown.show()
    application.exec()
