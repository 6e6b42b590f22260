"""The agenda as a report, to be printed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from organizer.kernel.section import Section, Table
from organizer.kernel.weekdays import Weekday
from organizer.overview.reporting.periods import period_between
from organizer.reports.gather import Report
from organizer.reports.period import day_in_words, days_in_words
from organizer.reports.redact import redacted, showable

from .gather import AgendaDay


def agenda_report(days: Sequence[AgendaDay], first: date, last: date, today: date, household: str) -> Report:
    """One table for each day."""
    period = period_between(first, last)
    tables = tuple(
        Table(
            f"{Weekday(each.day.weekday()).word} {day_in_words(each.day)}",
            ("Time", "What", "Details", "Of"),
            tuple(
                (f"{need.due.start:%H:%M}" if need.due.start else "", need.due.title, need.due.reason, need.area.title)
                for need in each.needs
            ),
        )
        for each in days
    )
    section = redacted(Section("Agenda", days_in_words(period), blocks=tables), "shown")
    return Report(showable(household), period, today, "shown", (section,), heading="Agenda")
