"""What a monthly check-up says: how the month went, what comes next, what could be decided."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from organizer.areas.money.model import Direction, Milestone
from organizer.areas.money.rules.cash_flow import Month, rows
from organizer.areas.money.rules.key_values import KeyValues
from organizer.areas.money.rules.month_words import month_name
from organizer.kernel.area import Reads
from organizer.kernel.dates import format_day
from organizer.kernel.money import Money, format_money
from organizer.kernel.query import Sort, Where

from . import ledger as ledgers
from .ledger import Ledger

_MOST = 3


@dataclass(frozen=True, slots=True)
class Sentence:
    """In parts, every second of which is an amount; what it leads to, and the verb for that."""

    words: tuple[str, ...]
    leads_to: str = ""
    verb: str = ""


@dataclass(frozen=True, slots=True)
class Check:
    """The three parts after the balances."""

    flow: tuple[Sentence, ...]
    milestones: tuple[Sentence, ...]
    decisions: tuple[Sentence, ...]


def check_up(reads: Reads, today: date, who: UUID | None = None) -> Check:
    """Raises NoRate."""
    ledger = ledgers.read(reads, today, who)
    values, months = ledgers.values(reads, ledger)
    return Check(
        tuple(_flow(ledger, values, months)),
        tuple(_milestones(reads, today)),
        tuple(_decisions(reads, ledger, values, months))[:_MOST],
    )


def _say(minor: int, ledger: Ledger) -> str:
    return format_money(Money(minor, ledger.currency), cents=False)


def _flow(ledger: Ledger, values: KeyValues, months: list[Month]) -> list[Sentence]:
    whole = [month for month in months if not month.running and month.by_category]
    found = [
        Sentence(
            (
                "Net worth is ",
                _say(values.net, ledger),
                ", ",
                _say(abs(values.net_change), ledger),
                f" {'more' if values.net_change >= 0 else 'less'} than at the end of last month.",
            )
        )
    ]
    if whole:
        last = whole[-1]
        found.append(
            Sentence(
                (
                    f"In {month_name(last.first)} ",
                    _say(last.inflow, ledger),
                    " came in, ",
                    _say(last.outflow, ledger),
                    " went out, ",
                    _say(last.kept, ledger),
                    " was kept.",
                )
            )
        )
    if values.saved_needed is not None and values.saved_plan is not None:
        pace = "on pace" if values.saved >= values.saved_needed else "behind"
        found.append(
            Sentence(
                (
                    "Saved this year: ",
                    _say(values.saved, ledger),
                    ". The plan needs ",
                    _say(values.saved_needed, ledger),
                    f" by now; you are {pace}.",
                )
            )
        )
    return found


def _milestones(reads: Reads, today: date) -> list[Sentence]:
    page = reads.page(Milestone, [Where("day", ">=", today)], Sort("day"), limit=_MOST)
    found = []
    for milestone in page.records:
        words: tuple[str, ...] = (f"{milestone.title}, {format_day(milestone.day, today)}",)
        if milestone.amount is not None:
            words = (f"{words[0]}: ", format_money(milestone.amount))
        found.append(Sentence(words))
    return found or [Sentence(("None are planned yet.",), "plan", "Open the plan")]


def _decisions(reads: Reads, ledger: Ledger, values: KeyValues, months: list[Month]) -> list[Sentence]:
    found = []
    spread = ledgers.spread(reads, ledger)
    worst = max((part for part in spread.parts if part.off), key=lambda part: abs(part.move), default=None)
    if worst is not None and worst.drift is not None:
        way = "above" if worst.drift > 0 else "below"
        found.append(
            Sentence(
                (
                    f"{worst.title} is {abs(float(worst.drift)) * 100:.0f} points {way} its target: move ",
                    _say(abs(worst.move), ledger),
                    " to be back.",
                ),
                "accounts",
                "See what to move",
            )
        )
    whole = [month for month in months if not month.running][-1:]
    over = [
        row
        for row in rows(whole, ledger.categories, ledger.currency, ledger.rates, ledger.today)
        if row.direction is Direction.OUT and row.planned is not None and row.actual > row.planned
    ]
    if over:
        most = max(over, key=lambda row: row.actual - (row.planned or 0))
        found.append(
            Sentence(
                (f"{most.title} was ", _say(most.actual - (most.planned or 0), ledger), " over its plan last month."),
                "cash_flow",
                "Look at the spending",
            )
        )
    if values.runway is not None and values.runway < 3:
        found.append(
            Sentence(
                (f"The reserve lasts {values.runway:.1f} months of essentials.",), "transfer", "Move something into it"
            )
        )
    if not found:
        found.append(Sentence(("Nothing is off. Leave everything as it is.",), "plan", "Look at the plan"))
    return found
