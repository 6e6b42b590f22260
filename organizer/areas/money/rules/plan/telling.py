"""A plan in words."""

from __future__ import annotations

import math
from datetime import date

from organizer.charts.amounts import Told, plain_amount, short_amount

from .inputs import Plan, PlanMember, PlanMilestone, PlanStream
from .kept import KeptHeadline
from .outlook import Course, Outlook, headline_of

_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip


def percent_of(probability: float) -> str:
    """A likelihood as a whole percentage."""
    return f"{probability * 100:.0f}%"


def month_of(day: date) -> str:
    """'June 2028'"""
    return f"{_MONTHS[day.month - 1]} {day.year}"


def age_at(member: PlanMember, day: date) -> int | None:
    """How old somebody is on a day."""
    if member.born is None:
        return None
    return day.year - member.born.year - ((day.month, day.day) < (member.born.month, member.born.day))


def _first_name(member: PlanMember) -> str:
    return member.name.split(" ")[0]


def _retirees(plan: Plan, milestone: PlanMilestone) -> list[PlanMember]:
    whose = [m for m in plan.members if m.key == milestone.member]
    return whose or list(plan.members)


def stop_words(plan: Plan, milestone: PlanMilestone) -> str:
    """When work stops: 'at 58' where all are of that age then, else 'in 2046'."""
    ages = {age_at(member, milestone.day) for member in _retirees(plan, milestone)}
    age = ages.pop() if len(ages) == 1 else None
    return f"in {milestone.day.year}" if age is None else f"at {age}"


def headline_words(plan: Plan) -> Told:
    """What the likelihood is of, as it goes on after '72% ': 'likely you can both stop work at 58'."""
    milestone = headline_of(plan)
    if milestone is None:
        return ("likely everything planned can be paid",)
    if milestone.kind == "retirement":
        who = _retirees(plan, milestone)
        if len(who) > 1:
            subject = "you can both" if len(who) == 2 else "you can all"
        elif len(plan.members) > 1:
            subject = f"{_first_name(who[0])} can"
        else:
            subject = "you can"
        return (f"likely {subject} stop work {stop_words(plan, milestone)}",)
    if milestone.kind == "level":
        amount = short_amount(milestone.amount, plan.currency)
        return ("likely there is ", amount, f" for {milestone.title} by {milestone.day.year}")
    return (f"likely you can pay for {milestone.title}, {when_words(plan, milestone)}",)


def at_headline(course: Course) -> int:
    """Which of the course's days the headline is about: the first at or after it; without one the last."""
    milestone = headline_of(course.plan)
    days = course.result.days
    last = len(days) - 1
    if milestone is None:
        return last
    return next((number for number, day in enumerate(days) if day >= milestone.day), last)


def case_words(course: Course) -> Told:
    """The middle and the cautious case, and what the cautious one still pays each month."""
    plan, result = course.plan, course.result
    at = at_headline(course)
    year = result.days[at].year
    middle, cautious = float(result.bands[2][at]), float(result.bands[0][at])
    parts = ["Middle case ", short_amount(middle, plan.currency), f" in {year}. Cautious case "]
    parts.append(short_amount(cautious, plan.currency))
    living = monthly_living(course, at)
    if living is None:
        return (*parts, ".")
    return (*parts, ", still ", short_amount(living, plan.currency, 2), " a month to live on.")  # fmt: skip


def line_words(course: Course) -> Told:
    """What the straight line comes to, where there are no ranges yet."""
    at = at_headline(course)
    worth = course.result.line[max(0, min(at, len(course.result.line)) - 1)].worth
    return ("On a straight line ", short_amount(worth, course.plan.currency), f" in {course.result.days[at].year}.")


def monthly_living(course: Course, at: int) -> float | None:
    """What a month the cautious case pays, evenly until the plan ends, at the plan's middle return, from what may be
    spent. None where nothing is left."""
    plan, result = course.plan, course.result
    years = len(result.days) - 1 - at
    kept = {account.key for account in plan.accounts if not account.spendable}
    held = 0.0
    if 0 < at <= len(result.line):
        held = sum(worth for key, worth in result.line[at - 1].accounts if key in kept)
    left = float(result.bands[0][at]) - held
    if years <= 0 or left <= 0:
        return None
    rate = real_return(plan)
    share = rate / (1 - (1 + rate) ** -years) if abs(rate) > 1e-9 else 1 / years
    return left * share / 12


def real_return(plan: Plan) -> float:
    """The mean return of what may be spent, after inflation, weighted by what there is of it now; a year."""
    means = {asset.key: asset.mean for asset in plan.assets}
    total = gained = 0.0
    for account in plan.accounts:
        if account.spendable and account.balance > 0:
            rest = 1 - sum(account.mix.values())
            mean = sum(share * means.get(key, 0.0) for key, share in account.mix.items()) + rest * account.rate
            total += account.balance
            gained += account.balance * mean
    return (1 + (gained / total if total else 0.0)) / (1 + plan.inflation.mean) - 1


def swings(plan: Plan) -> float:
    """The standard deviation of a year's return on the same, as the correlations of the plan have it."""
    volatility = {asset.key: asset.volatility for asset in plan.assets}
    held = dict.fromkeys(volatility, 0.0)
    total = 0.0
    for account in plan.accounts:
        if account.spendable and account.balance > 0:
            total += account.balance
            for key, share in account.mix.items():
                held[key] = held.get(key, 0.0) + account.balance * share
    if not total:
        return 0.0
    variance = 0.0
    for one, amount in held.items():
        for other, more in held.items():
            together = 1.0 if one == other else plan.correlations.get(
                (one, other), plan.correlations.get((other, one), 0.0)
            )  # fmt: skip
            variance += amount * more * together * volatility.get(one, 0.0) * volatility.get(other, 0.0)
    return math.sqrt(max(0.0, variance)) / total


def when_words(plan: Plan, milestone: PlanMilestone) -> str:
    """When a milestone is: 'June 2028', '2046, both', '2037 to 2040', 'by 2060'."""
    year = milestone.day.year
    if milestone.kind == "retirement":
        who = _retirees(plan, milestone)
        whose = "both" if len(who) == 2 else "all" if len(who) > 2 else _first_name(who[0]) if who else ""
        return f"{year}, {whose}" if whose and len(plan.members) > 1 else month_of(milestone.day)
    if milestone.kind == "level":
        return f"by {year}"
    if milestone.until is not None and milestone.until.year != year:
        return f"{year} to {milestone.until.year}"
    return month_of(milestone.day)


def need_words(course: Course, milestone: PlanMilestone) -> Told:
    """What a milestone needs, and what of it is there in the middle case."""
    currency = course.plan.currency
    found = course.milestone(milestone.key)
    if milestone.kind == "retirement":
        return ("Needs ", plain_amount(spending_after(course.plan, milestone), currency), " a month")
    if milestone.kind == "level":
        return ("Have ", plain_amount(milestone.amount, currency))
    needed = found.needed if found is not None else milestone.amount
    if found is None:
        return ("Costs ", plain_amount(needed, currency))
    return ("", plain_amount(max(0.0, min(found.there, needed)), currency), " of ", plain_amount(needed, currency))


def spending_after(plan: Plan, milestone: PlanMilestone) -> float:
    """What is planned to be spent in a month in the year after work stops, the milestone's own amount with it."""
    day = date(milestone.day.year + 1, milestone.day.month, min(milestone.day.day, 28))
    flowing = (s for s in plan.streams if s.kind == "spending" and flows(plan, s, day))
    return milestone.amount + sum(s.amount / (12 if s.every == "year" else 1) for s in flowing)


def flows(plan: Plan, stream: PlanStream, day: date) -> bool:
    """Whether an amount that returns is planned to flow on a day."""
    starts = next((m.day for m in plan.milestones if m.key == stream.starts_with), None)
    first = max((each for each in (stream.first, starts) if each is not None), default=None)
    if stream.every == "once" or (first and first > day) or (stream.last and stream.last < day):
        return False
    if stream.ends_with == "retirement":
        own = [m.day for m in plan.milestones if m.kind == "retirement" and m.member in (None, stream.member)]
        return not own or day < min(own)
    return True


def to_keep(outlook: Outlook) -> KeptHeadline | None:
    """The headline of the plan itself; None where there are no ranges yet."""
    course = outlook.courses[0]
    if outlook.ranges_from is not None:
        return None
    return KeptHeadline(course.likelihood, headline_words(course.plan), outlook.ran.date())
