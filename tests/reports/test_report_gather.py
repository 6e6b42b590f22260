"""A report says what every area has to say, names those that say nothing, and is headed by few figures."""

from __future__ import annotations

from datetime import date
from typing import cast
from uuid import UUID

from organizer.kernel.area import Area, Reads
from organizer.kernel.money import Money
from organizer.kernel.section import Figure, Points, Scope, Section
from organizer.reports.gather import Omitted, gather, key_figures
from organizer.reports.period import parse_period
from organizer.reports.redact import HIDDEN

TODAY = date(2026, 11, 19)
READS = cast(Reads, object())
SCOPE = Scope(parse_period("2026-10"), UUID(int=7))


def area(title: str, section: Section | None) -> Area:
    def say(reads: Reads, scope: Scope, today: date) -> Section:
        assert (reads, scope, today) == (READS, SCOPE, TODAY)
        assert section is not None
        return section

    return Area(title.lower(), title, "users", "", (), tuple, lambda: object, say if section else None)


def figures(title: str, count: int) -> Section:
    return Section(title, figures=tuple(Figure(f"{title} {n}", str(n)) for n in range(count)))


def test_sections_in_the_order_of_the_areas_and_the_empty_ones_named_with_the_reason() -> None:
    people = Section("People", blocks=(Points("Met", ("Ana",)),))
    goals = figures("Goals", 1)
    areas = [
        area("People", people),
        area("Calendar", None),
        area("Learning", Section("Learning")),
        area("Goals", goals),
    ]
    report = gather(areas, READS, SCOPE, TODAY, household="Rivera household")
    assert report.sections == (people, goals)
    assert report.omitted == (Omitted("Learning", "nothing recorded in this period"),)
    assert report.title == "October 2026 in review"
    assert report.subtitle == "Rivera household. 1 to 31 October 2026"
    assert report.remarks == ("Prepared 19 November 2026", "Amounts shown")


def test_a_profile_without_a_name_leaves_the_days_alone() -> None:
    assert gather([], READS, SCOPE, TODAY, household="").subtitle == "1 to 31 October 2026"


def test_no_amount_is_left_in_a_report_that_hides_them() -> None:
    money = Section("Money", figures=(Figure("Net worth", Money(41_512_000, "USD")),))
    report = gather([area("Money", money)], READS, SCOPE, TODAY, household="", amounts="hidden")
    assert report.sections[0].figures[0].value == HIDDEN


def test_every_section_gives_a_figure_to_the_head_before_any_gives_two() -> None:
    head, rest = key_figures([figures("a", 4), figures("b", 1), Section("c"), figures("d", 3)])
    assert [f.label for f in head] == ["a 0", "a 1", "b 0", "d 0", "d 1"]
    assert [[f.label for f in s.figures] for s in rest] == [["a 2", "a 3"], [], [], ["d 2"]]


def test_few_figures_all_head_the_report() -> None:
    head, rest = key_figures([figures("a", 5)])
    assert len(head) == 5
    assert rest == (Section("a"),)
