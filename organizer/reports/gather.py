"""A report: what the areas have to say of a period, in the order of the contents."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Sequence
from datetime import date

from organizer.kernel.area import Area, Reads
from organizer.kernel.frozen import frozen
from organizer.kernel.section import Figure, Period, Scope, Section

from .layout import FIGURES_ACROSS
from .period import day_in_words, days_in_words
from .redact import Amounts, redacted, showable


@frozen
class Omitted:
    """A section that has nothing to show, and why."""

    title: str
    why: str


@frozen
class Report:
    """Everything that will stand in the file and nothing else: amounts are text by now, or hidden for good."""

    household: str
    period: Period
    prepared: date
    amounts: Amounts
    sections: tuple[Section, ...]
    omitted: tuple[Omitted, ...] = ()
    heading: str = ""
    """What stands at its top; '' for a review of the period."""

    @property
    def title(self) -> str:
        """'October 2026 in review'."""
        return self.heading or f"{self.period.title} in review"

    @property
    def subtitle(self) -> str:
        """'Rivera household. 1 to 31 October 2026'."""
        days = days_in_words(self.period)
        return f"{self.household}. {days}" if self.household else days

    @property
    def remarks(self) -> tuple[str, str]:
        """When it was made, and what was done to the amounts."""
        return f"Prepared {day_in_words(self.prepared)}", f"Amounts {self.amounts}"


def gather(
    areas: Iterable[Area], reads: Reads, scope: Scope, today: date, *, household: str, amounts: Amounts = "shown"
) -> Report:
    """Ask every area that has a section. One without anything to show is listed with the reason."""
    said = [(area.title, area.section(reads, scope, today)) for area in areas if area.section is not None]
    return Report(
        household=showable(household),
        period=dataclasses.replace(scope.period, title=showable(scope.period.title)),
        prepared=today,
        amounts=amounts,
        sections=tuple(redacted(section, amounts) for _, section in said if not section.empty),
        omitted=tuple(
            Omitted(showable(section.title or title), "nothing recorded in this period")
            for title, section in said
            if section.empty
        ),
    )


def key_figures(sections: Sequence[Section]) -> tuple[tuple[Figure, ...], tuple[Section, ...]]:
    """The figures that head the report, at most five, and the sections with the figures that are left to them.

    Every section gives its first before any gives its second, so that a long one does not crowd out the others.
    """
    places = sorted((rank, n) for n, section in enumerate(sections) for rank in range(len(section.figures)))
    picked = places[:FIGURES_ACROSS]
    taken = [sum(1 for _, n in picked if n == number) for number in range(len(sections))]
    heading = tuple(figure for section, k in zip(sections, taken, strict=True) for figure in section.figures[:k])
    rest = tuple(
        dataclasses.replace(section, figures=section.figures[k:]) for section, k in zip(sections, taken, strict=True)
    )
    return heading, rest
