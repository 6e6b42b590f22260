"""Plans that tests begin with."""

from __future__ import annotations

import math
from datetime import date

from organizer.areas.money.rules.plan.inputs import (
    Asset,
    Inflation,
    Plan,
    PlanAccount,
    PlanMember,
    PlanMilestone,
    PlanStream,
    Taxes,
)

START = date(2026, 1, 1)


def plan(years: int = 30, *streams: PlanStream, **rest: object) -> Plan:
    """So many whole years from 2026 on, without taxes and inflation."""
    return Plan(START, date(START.year + years - 1, 12, 31), streams=streams, **rest)  # type: ignore[arg-type]


def cash(balance: float, key: str = "cash", **rest: object) -> PlanAccount:
    """An account without interest."""
    return PlanAccount(key, balance=balance, **rest)  # type: ignore[arg-type]


def lognormal(log_mean: float, log_deviation: float, key: str = "stocks") -> Asset:
    """An asset of which ln(1 + r) has that mean and deviation."""
    mean = math.exp(log_mean + log_deviation**2 / 2)
    return Asset(key, mean - 1, mean * math.sqrt(math.exp(log_deviation**2) - 1))


def household(runs: int = 10_000) -> Plan:
    """Fifty years of two people: ten streams, three kinds of investment, five accounts."""
    return Plan(
        START,
        date(2075, 12, 31),
        members=(PlanMember("maya", "Maya", date(1988, 3, 2)), PlanMember("alex", "Alex", date(1987, 6, 9))),
        assets=(Asset("stocks", 0.07, 0.17), Asset("bonds", 0.035, 0.06), Asset("property", 0.06, 0.14)),
        correlations={("stocks", "bonds"): 0.1, ("stocks", "property"): 0.6},
        inflation=Inflation(0.025, 0.01),
        accounts=(
            PlanAccount("cash", balance=20_000, rate=0.02, reserve=10_000),
            PlanAccount("broker", balance=80_000, mix={"stocks": 0.7, "bonds": 0.3}, gains=0.3),
            PlanAccount("401k", balance=150_000, mix={"stocks": 0.8, "bonds": 0.2}, tax="deferred"),
            PlanAccount("403b", balance=90_000, mix={"stocks": 0.6, "bonds": 0.3, "property": 0.1}, tax="deferred"),
            PlanAccount("roth", balance=40_000, mix={"stocks": 1.0}, tax="free"),
        ),
        streams=(
            PlanStream(
                "pay", "Maya's pay", "income", 7200, taxed=True, growth=0.01, ends_with="retirement", member="maya"
            ),
            PlanStream("nursing", "Alex's pay", "income", 4800, taxed=True, ends_with="retirement", member="alex"),
            PlanStream("living", "Living", amount=4500),
            PlanStream("travel", "Travel", amount=900, flexible=True),
            PlanStream("rent", "Rent", amount=1500, indexed=False, last=date(2049, 12, 31)),
            PlanStream("put aside", kind="saving", amount=900, account="401k", ends_with="retirement", member="maya"),
            PlanStream("invest", kind="saving", amount=500, account="broker", ends_with="retirement", member="alex"),
            PlanStream("pension", "Pension", "income", 34_000, "year", date(2055, 1, 1), taxed=True),
            PlanStream("second", "Second pension", "income", 1500, first=date(2054, 1, 1), taxed=True),
            PlanStream("care", "Care", amount=600, first=date(2065, 1, 1)),
        ),
        milestones=(
            PlanMilestone("home", "Home", "purchase", date(2028, 6, 1), amount=90_000),
            PlanMilestone("stop", "Retire at 58", "retirement", date(2046, 1, 1)),
            PlanMilestone("estate", "Estate", "level", date(2060, 12, 31), amount=500_000),
        ),
        taxes=Taxes(0.2, 0.15),
        headline="stop",
        runs=runs,
    )
