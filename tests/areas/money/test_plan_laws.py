"""What is true of every plan."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from organizer.areas.money.rules.plan.as_json import plan_of, to_json
from organizer.areas.money.rules.plan.checked import check
from organizer.areas.money.rules.plan.draws import draws
from organizer.areas.money.rules.plan.engine import run, straight
from organizer.areas.money.rules.plan.inputs import (
    Asset,
    Band,
    Effect,
    Inflation,
    Plan,
    PlanAccount,
    PlanMember,
    PlanMilestone,
    PlanStream,
    Taxes,
)
from organizer.areas.money.rules.plan.overlay import laid_over
from organizer.areas.money.rules.plan.schedule import schedule
from organizer.areas.money.rules.plan.walk import walk
from organizer.areas.money.rules.plan.world import Chance

FEW = settings(max_examples=50)
START = date(2026, 3, 10)
YEARS = 8
DAYS = st.dates(date(2025, 1, 1), date(START.year + YEARS, 12, 31))
SHARES = st.floats(0, 1)
AMOUNTS = st.floats(0, 50_000)
EVERY = st.sampled_from(("month", "year", "once"))

FLAT = st.builds(Taxes, st.floats(0, 0.5), st.floats(0, 0.4))
BANDED = st.builds(
    Taxes,
    gains=st.floats(0, 0.4),
    bands=st.tuples(
        st.builds(Band, st.just(0.0), st.floats(0, 0.2)), st.builds(Band, st.floats(1_000, 60_000), st.floats(0.2, 0.6))
    ),
)


@st.composite
def accounts(draw: st.DrawFn) -> tuple[PlanAccount, ...]:
    stocks = draw(SHARES)
    return (
        PlanAccount(
            "cash", balance=draw(AMOUNTS), rate=draw(st.floats(-0.02, 0.06)), reserve=draw(st.floats(0, 9_000))
        ),
        PlanAccount("taxed", balance=draw(AMOUNTS), mix={"stocks": stocks, "bonds": 1 - stocks}, gains=draw(SHARES)),
        PlanAccount("deferred", balance=draw(AMOUNTS), mix={"stocks": 0.5}, rate=0.01, tax="deferred"),
        PlanAccount("free", balance=draw(AMOUNTS), mix={"bonds": 1.0}, tax="free", reserve=draw(st.floats(0, 9_000))),
        PlanAccount("house", balance=draw(AMOUNTS), rate=0.02, spendable=False),
        PlanAccount("loan", balance=-draw(AMOUNTS), rate=draw(st.floats(0, 0.1)), payment=draw(st.floats(0, 3_000))),
    )


@st.composite
def streams(draw: st.DrawFn) -> tuple[PlanStream, ...]:
    made = []
    for at in range(draw(st.integers(0, 4))):
        kind = draw(st.sampled_from(("income", "spending", "saving")))
        every = draw(EVERY)
        first = draw(DAYS if every == "once" else st.none() | DAYS)
        last = draw(st.none() | DAYS)
        made.append(
            PlanStream(
                f"stream {at}", kind=kind, amount=draw(AMOUNTS), every=every, first=first,
                last=last if last is None or first is None or first <= last else None,
                ends_with=draw(st.sampled_from(("none", "retirement", "death"))), growth=draw(st.floats(-0.1, 0.1)),
                indexed=draw(st.booleans()), taxed=draw(st.booleans()),
                account="deferred" if kind == "saving" else draw(st.sampled_from((None, "taxed"))),
                member=draw(st.sampled_from((None, "a"))),
            )
        )  # fmt: skip
    return tuple(made)


@st.composite
def effects(draw: st.DrawFn, keys: tuple[str, ...], named: str = "effect") -> tuple[Effect, ...]:
    made = []
    for at in range(draw(st.integers(0, 3))):
        kind = draw(
            st.sampled_from(("cost", "income", "capital", *(("share", "replace", "stop") if keys else ()), "move"))
        )
        first = draw(DAYS)
        made.append(
            Effect(
                f"{named} {at}", "", kind, first, max(first, draw(DAYS)), draw(AMOUNTS), draw(EVERY),
                draw(st.floats(-1, 1)), draw(st.integers(-24, 24)),
                draw(st.sampled_from(keys)) if kind in ("share", "replace", "stop") else None,
                "stop" if kind == "move" else None,
                draw(st.sampled_from((None, "house"))) if kind == "capital" else None,
                draw(st.sampled_from((0.0, 0.4, 1.0))),
            )
        )  # fmt: skip
    return tuple(made)


@st.composite
def plans(draw: st.DrawFn, volatility: bool = True) -> Plan:
    swing = draw(st.floats(0.01, 0.3)) if volatility else 0.0
    flows = draw(streams())
    return Plan(
        START,
        date(START.year + YEARS, 8, 31),
        members=(PlanMember("a", "A", date(1940, 5, 1), 90),),
        assets=(Asset("stocks", draw(st.floats(-0.1, 0.15)), swing), Asset("bonds", 0.03, swing / 3)),
        correlations={("stocks", "bonds"): draw(st.floats(-1, 1))},
        accounts=draw(accounts()),
        streams=flows,
        milestones=(
            PlanMilestone("stop", "Stop", "retirement", draw(DAYS), amount=draw(st.floats(0, 2_000))),
            PlanMilestone("car", "Car", "purchase", draw(DAYS), amount=draw(AMOUNTS), account="free"),
            PlanMilestone("level", "Level", "level", draw(DAYS), amount=draw(AMOUNTS)),
        ),
        effects=draw(effects(tuple(stream.key for stream in flows))),
        inflation=Inflation(draw(st.floats(-0.02, 0.1)), swing / 10),
        taxes=draw(FLAT | BANDED),
        runs=20,
        seed=draw(st.integers(0, 9)),
    )


@FEW
@given(plans(), st.sampled_from(("planned", "guardrails")))
def test_no_money_appears_or_vanishes(plan: Plan, rule: Any) -> None:
    plan = replace(plan, rule=rule, streams=tuple(replace(s, flexible=s.kind == "spending") for s in plan.streams))
    drawn = draws(plan)
    outcome = walk(plan, Chance(plan, drawn), schedule(plan, drawn, 21), watch=21)
    scale = 1e-9 * (1e6 + np.abs(outcome.worth).max())
    for row in range(21):
        before = sum(account.balance for account in plan.accounts)
        for year in outcome.journal.years(row):
            flows = year.income + year.earned - year.spending - year.tax
            assert year.worth == pytest.approx(before + flows, abs=scale)
            assert year.worth == pytest.approx(sum(worth for _, worth in year.accounts), abs=scale)
            assert all(worth > -scale for key, worth in year.accounts if key != "loan")
            before = year.worth


@FEW
@given(plans(), st.floats(0, 5_000), st.floats(1, 1.5))
def test_a_dearer_plan_never_succeeds_more_often(plan: Plan, more: float, times: float) -> None:
    dearer = replace(
        plan,
        streams=(
            *(replace(s, amount=s.amount * times) if s.kind == "spending" else s for s in plan.streams),
            PlanStream("more", amount=more),
        ),
    )
    assert (run(dearer).unmet >= run(plan).unmet - 1e-4).all()
    assert run(dearer).success <= run(plan).success


@FEW
@given(plans())
def test_a_scenario_without_effects_is_the_plan(plan: Plan) -> None:
    assert laid_over(plan, ()) is plan
    nothing = laid_over(plan, [Effect("none", "", "cost", date(2027, 1, 1), amount=0.0)])
    assert (run(nothing, draws(plan)).worth == run(plan).worth).all()


@FEW
@given(st.data())
def test_the_order_of_scenarios_does_not_matter(data: st.DataObject) -> None:
    plan = data.draw(plans())
    keys = tuple(stream.key for stream in plan.streams)
    one, other = data.draw(effects(keys, "one")), data.draw(effects(keys, "other"))
    this, that = laid_over(laid_over(plan, one), other), laid_over(laid_over(plan, other), one)
    assert set(this.effects) == set(that.effects)
    assert (run(this).worth == run(that).worth).all()


@FEW
@given(plans(volatility=False))
def test_without_ups_and_downs_every_run_is_the_straight_line(plan: Plan) -> None:
    plan = replace(plan, effects=tuple(replace(effect, probability=1.0) for effect in plan.effects))
    result, line = run(plan), straight(plan)
    assert result.worth == pytest.approx(np.tile([result.worth[0, 0], *(year.worth for year in line)], (20, 1)))
    assert result.line == line


@FEW
@given(plans())
def test_a_plan_comes_back_from_json(plan: Plan) -> None:
    assert check(plan) == ()
    assert plan_of(to_json(plan)) == plan
