"""The part of a report that learning has: hours and courses, certificates with their credits, skills and their gaps."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal

from organizer.kernel.area import Reads
from organizer.kernel.dates import format_day
from organizer.kernel.query import belonging_to
from organizer.kernel.section import Bar, Bars, Block, Figure, Scope, Section, Table, Value

from . import queries
from .model import Course, CourseStatus, Credential, Skill
from .queries import Held, Times
from .rules.counting import said
from .rules.ledger import Line
from .rules.skills import gaps
from .rules.status import missing, missing_words

_MOST = 40


def section(times: Times, reads: Reads, scope: Scope, today: date) -> Section:
    """Figures, courses, certificates, credits, skills."""
    period, owner = scope.period, scope.owner
    courses = [course for course in reads.every(Course, belonging_to(owner)) if _of_period(course, scope)]
    held = queries.held(reads, min(today, period.last), owner)
    skills = queries.skills(reads, owner)
    if not courses and not held and not skills:
        return Section("Learning", "nothing noted yet")
    hours = queries.spent(reads, times, period.first, period.last, owner)
    credits = queries.credits_between(reads, period.first, period.last, owner)
    done = sum(c.status is CourseStatus.DONE and period.holds(c.ended) for c in courses)
    spent = queries.our_costs(queries.costs(reads, period.first, period.last, owner))
    figures: list[Figure] = [
        Figure("Hours", said(sum((each.hours for each in hours), Decimal(0))), period.title),
        Figure("Courses finished", str(done), period.title),
        Figure("Credits earned", said(sum((credit.amount for credit in credits), Decimal(0))), period.title),
    ]
    figures += [Figure("Spent", amount, "by ourselves") for amount in list(spent.values())[:1]]
    by_course: dict[object, Decimal] = {}
    for each in hours:
        by_course[each.course] = by_course.get(each.course, Decimal(0)) + each.hours
    blocks = (*_courses(courses, by_course), *_held(held, today), *_skills(skills))
    return Section("Learning", period.title, tuple(figures), blocks)


def _of_period(course: Course, scope: Scope) -> bool:
    """What was under way in the period: begun by its end, and not ended before it."""
    if course.status in (CourseStatus.IDEA, CourseStatus.PLANNED) or course.start is None:
        return scope.period.holds(course.ended) or scope.period.holds(course.start)
    return course.start <= scope.period.last and (course.ended is None or course.ended >= scope.period.first)


def _courses(courses: Sequence[Course], hours: dict[object, Decimal]) -> Iterable[Block]:
    rows: list[tuple[Value, ...]] = []
    for course in sorted(courses, key=lambda c: (c.ended or c.due or date.max, c.title))[:_MOST]:
        spent, planned = hours.get(course.id, Decimal(0)), course.planned_hours
        end = course.ended or course.due
        rows.append((
            course.title, course.provider or course.form.label, course.status.label,
            f"{said(spent)} h" + (f" of {said(planned)}" if planned else ""), course.cost or "",
            format_day(end) if end else "",
        ))  # fmt: skip
    if rows:
        head = ("Course", "By", "Status", "Hours in the period", "Cost", "Ends")
        yield Table("Courses", head, tuple(rows), frozenset({3, 4}))


def _held(held: Sequence[Held], today: date) -> Iterable[Block]:
    rows = tuple(
        (
            each.credential.title, each.credential.issuer, each.standing.value,
            format_day(each.credential.expires) if each.credential.expires else "",
            _credits(each), missing_words(each.credential, each.present, today) if each.credential.has_rule else "",
        )
        for each in held[:_MOST]
    )  # fmt: skip
    if rows:
        yield Table(
            "Certificates", ("Certificate", "Issued by", "Standing", "Expires", "Credits", "Missing"), rows,
            frozenset({4}),
        )  # fmt: skip
    for each in held[:_MOST]:
        yield from ledger_of(each)


def _credits(each: Held) -> str:
    if each.present is None:
        return ""
    of = f" of {said(each.present.total)}" if each.present.total else ""
    return f"{said(each.present.counted)}{of}"


LEDGER_HEAD = ("Day", "Activity", "Category", "Earned", "Counted", "Note")


def ledger_of(each: Held) -> Iterable[Table]:
    """The credits of a certificate in the period to be completed now, as an auditor wants them."""
    period, credential = each.present, each.credential
    if period is not None and period.lines:
        yield Table(
            f"Credits for {credential.title}", LEDGER_HEAD, ledger_rows(each), frozenset({3, 4}),
            f"{format_day(period.window.first)} to {format_day(period.window.last)}",
        )  # fmt: skip


def ledger_rows(each: Held) -> tuple[tuple[str, ...], ...]:
    """A row for each credit of that period, in the order of `LEDGER_HEAD`."""
    if each.present is None:
        return ()
    return tuple(
        (
            format_day(line.earned.day), line.earned.title, line.earned.category, said(line.earned.amount),
            said(line.counted - line.carried_out),
            "; ".join(_notes(line)),
        )
        for line in each.present.lines
    )  # fmt: skip


def _notes(line: Line) -> Iterable[str]:
    if line.why:
        yield line.why
    if line.carried_out:
        yield f"{said(line.carried_out)} carried on"
    if line.earned.proof is not None:
        yield "proof kept"


def _skills(skills: Sequence[Skill]) -> Iterable[Block]:
    bars = tuple(
        Bar(
            gap.skill.name, float(gap.present) / 5, f"{said(gap.present)} of {said(gap.wanted)}",
            "warn" if gap.large else "accent", float(gap.wanted) / 5,
        )
        for gap in gaps(skills)[:_MOST]
    )  # fmt: skip
    if bars:
        yield Bars("Skills", bars, "the mark is the level that is wanted")


def statement(each: Held, member: str, today: date) -> Section:
    """A certificate with all its periods, for whoever checks its credits."""
    credential = each.credential
    figures = [
        Figure("Holder", member or "—"), Figure("Number", credential.reference or "—"),
        Figure("Standing", each.standing.value, _until(credential)),
    ]  # fmt: skip
    if each.present is not None:
        figures.append(Figure("Counted", _credits(each), credential.unit_words))
    blocks: list[Block] = []
    for period in reversed(each.periods):
        title = f"{format_day(period.window.first)} to {format_day(period.window.last)}"
        shown = queries.Held(credential, each.standing, each.earned, each.periods, period)
        blocks.append(Table(title, LEDGER_HEAD, ledger_rows(shown), frozenset({3, 4}), _rule_words(shown, today)))
        rows = tuple(
            (c.name, said(c.counted), said(c.least) if c.least else "", said(c.most) if c.most is not None else "")
            for c in period.categories
        )
        if rows:
            head = ("Category", "Counted", "Least", "Most")
            blocks.append(Table(f"Categories, {title}", head, rows, frozenset({1, 2, 3})))
        years = tuple(
            (f"{format_day(y.window.first)} to {format_day(y.window.last)}", said(y.counted), said(y.least))
            for y in period.years
        )
        if years:
            blocks.append(Table(f"Years, {title}", ("Year", "Counted", "Least"), years, frozenset({1, 2})))
    return Section(credential.title, credential.issuer, tuple(figures), tuple(blocks))


def _until(credential: Credential) -> str:
    return f"until {format_day(credential.expires)}" if credential.expires else "without an end"


def _rule_words(each: Held, today: date) -> str:
    period = each.present
    assert period is not None
    parts = [f"{said(period.counted)} counted" + (f" of {said(period.total)}" if period.total else "")]
    if period.carried_in:
        parts.append(f"{said(period.carried_in)} carried over")
    if period.carried_out:
        parts.append(f"{said(period.carried_out)} go on to the next")
    lacks = "Missing: " if missing(period, today) else ""
    return ", ".join(parts) + f". {lacks}{missing_words(each.credential, period, today)}"
