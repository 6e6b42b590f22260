"""What the parts of the Plan view show, made from an outlook."""

from __future__ import annotations

from organizer.areas.money.rules.plan.fanning import colour_of
from organizer.areas.money.rules.plan.inputs import PlanMilestone
from organizer.areas.money.rules.plan.outlook import Course, Outlook, headline_of
from organizer.areas.money.rules.plan.telling import need_words, percent_of, when_words

from .chips import ChipValue
from .gauges import MOST, GaugeValue


def chips_of(outlook: Outlook) -> list[ChipValue]:
    """One for each course."""
    ranged = outlook.ranges_from is None
    return [
        ChipValue(
            course.case.key, course.case.title, course.case.about, percent_of(course.likelihood) if ranged else "",
            f"{course.error * 100:.1f} points" if ranged else "", "fan-line" if not number else
            colour_of(outlook, course.case.key),
        )
        for number, course in enumerate(outlook.courses)
    ]  # fmt: skip


def gauges_of(outlook: Outlook, chosen: str) -> list[GaugeValue]:
    """The milestones of a course in the order of their days; where there are too many, the headline is kept."""
    course = outlook.course(chosen)
    ordered = sorted(course.plan.milestones, key=lambda each: each.day)
    if len(ordered) > MOST and (headline := headline_of(course.plan)) is not None:
        rest = [each for each in ordered if each.key != headline.key]
        ordered = sorted([headline, *rest[: MOST - 1]], key=lambda each: each.day)
    values = (_gauge(outlook, course, milestone) for milestone in ordered)
    return [value for value in values if value is not None]


def _gauge(outlook: Outlook, course: Course, milestone: PlanMilestone) -> GaugeValue | None:
    found = course.milestone(milestone.key)
    if found is None:
        return None
    others = []
    for other in outlook.courses:
        there = other.milestone(milestone.key)
        if other is not course and there is not None:
            others.append((colour_of(outlook, other.case.key), other.case.title, there.probability))
    return GaugeValue(
        milestone.key, milestone.title, when_words(course.plan, milestone), found.probability, found.error,
        tuple(others), need_words(course, milestone),
        outlook.levers.get(milestone.key, ()) if outlook.of == course.case.key else (),
    )  # fmt: skip
