"""Standing's part of a report: what one belongs to, hours and money given."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta

from organizer.kernel.area import Reads
from organizer.kernel.money import Money, format_money, minor_digits
from organizer.kernel.query import Sort, Where, belonging_to
from organizer.kernel.section import Bar, Bars, Block, Figure, Points, Scope, Section, Table, Value

from . import queries
from .model import CompetencyEvidence, Feedback, FeedbackState, Membership, ServiceHours
from .rules.commitments import Commitment
from .rules.giving import hours_by_record

_LARGE = 100_000


def hours_words(hours: timedelta) -> str:
    """'12 h', '7.5 h'"""
    return f"{hours / timedelta(hours=1):.1f}".removesuffix(".0") + " h"


def amount_words(amount: Money) -> str:
    """Without cents where there are none, or where they do not matter."""
    unit = 10 ** minor_digits(amount.currency)
    return format_money(amount, cents=amount.minor % unit != 0 and abs(amount.minor) < _LARGE * unit)


def section(reads: Reads, scope: Scope, today: object) -> Section:
    """Figures of the period, commitments, what memberships gave, competencies shown, feedback received."""
    period, owner = scope.period, scope.owner
    currency = queries.usual_currency(reads, "USD")
    now = queries.standing(reads, period.last, owner, currency)
    if not now.commitments:
        return Section("Standing", "no commitments yet")
    hours = queries.hours_between(reads, None, period.first, period.last, owner)
    given = queries.given_between(reads, period.first, period.last, owner)
    figures = (
        Figure("Hours given", hours_words(hours), period.title),
        *(Figure("Given", Money(minor, code), period.title) for code, minor in sorted(given.items())),
        Figure("Dues a year", now.dues, f"{now.memberships} membership{'s' * (now.memberships != 1)}"),
    )
    rows: list[tuple[Value, ...]] = [
        (c.title, c.role, c.kind, c.when, hours_words(c.hours) if c.hours else "", c.amount or "")
        for c in now.commitments
    ]
    head = ("To whom", "As", "Kind", "Renews or ends", "Hours", "Dues or gift")
    blocks: list[Block] = [Table("Commitments", head, tuple(rows), frozenset({4, 5}))]
    blocks += _hours(reads, scope, now.commitments) + _memberships(reads, scope) + _shown(reads, scope)
    return Section("Standing", period.title, figures, tuple(blocks))


def _hours(reads: Reads, scope: Scope, commitments: Iterable[Commitment]) -> list[Block]:
    period = scope.period
    every = list(reads.every(ServiceHours, [Where("day", ">=", period.first), Where("day", "<=", period.last),
                                            *belonging_to(scope.owner)]))  # fmt: skip
    found = hours_by_record(every, period.first, period.last)
    names = {c.ref.id: c.title for c in commitments}
    bars = [
        Bar(names.get(id, "Ended since"), hours / timedelta(hours=1), hours_words(hours))
        for id, hours in sorted(found.items(), key=lambda item: -item[1])
    ]
    return [Bars("Hours given", tuple(bars))] if bars else []


def _memberships(reads: Reads, scope: Scope) -> list[Block]:
    rows: list[tuple[Value, ...]] = []
    for membership in reads.every(Membership, belonging_to(scope.owner), Sort("name")):
        value = queries.value_of(reads, membership, scope.period.last)
        rows.append((membership.name, value.dues or "", value.worth or "", value.words))
    head = ("Membership", "Dues a year", "Benefits worth", "Gained")
    return [Table("What memberships gave", head, tuple(rows), frozenset({1, 2}))] if rows else []


def _shown(reads: Reads, scope: Scope) -> list[Block]:
    period, mine = scope.period, belonging_to(scope.owner)
    where = [Where("day", ">=", period.first), Where("day", "<=", period.last), *mine]
    evidence = [f"{e.competency}: {e.said}" for e in reads.every(CompetencyEvidence, where, Sort("day"))]
    received = [*where, Where("state", "=", FeedbackState.RECEIVED)]
    feedback = [f"{f.about}: {f.said}" for f in reads.every(Feedback, received, Sort("day"))]
    return [
        Points(title, tuple(items))
        for title, items in (("Competencies shown", evidence), ("Feedback received", feedback))
        if items
    ]
