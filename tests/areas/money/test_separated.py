"""Two single plans out of one: what each has, and that together they have what the one had."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from organizer.areas.money.rules.plan.inputs import (
    Effect,
    Plan,
    PlanAccount,
    PlanMember,
    PlanMilestone,
    PlanStream,
)
from organizer.areas.money.rules.plan.separated import PlanDivision, PlanSupport, separated
from organizer.kernel.errors import FieldError

DAY = date(2027, 1, 1)
PLAN = Plan(
    start=date(2026, 11, 19),
    until=date(2060, 12, 31),
    members=(PlanMember("maya", "Maya", date(1988, 3, 1)), PlanMember("alex", "Alex", date(1987, 5, 1))),
    accounts=(
        PlanAccount("joint", balance=60_000.0, reserve=5_000.0),
        PlanAccount("pension", balance=168_300.0, owners={"maya": 1.0}),
        PlanAccount("loan", balance=-22_150.0, payment=400.0, owners={"alex": 1.0}),
    ),
    streams=(
        PlanStream("pay", kind="income", amount=7_200.0, member="maya"),
        PlanStream("shifts", kind="income", amount=4_100.0, member="alex"),
        PlanStream("rent", amount=2_000.0),
        PlanStream("into pension", kind="saving", amount=900.0, account="pension", member="maya"),
        PlanStream("later", amount=500.0, starts_with="maya stops"),
    ),
    milestones=(
        PlanMilestone("home", kind="purchase", day=date(2028, 6, 1), amount=90_000.0),
        PlanMilestone("stop", kind="retirement", day=date(2046, 3, 1), amount=5_900.0),
        PlanMilestone("maya stops", kind="retirement", day=date(2046, 3, 1), member="maya"),
    ),
    headline="stop",
)
DIVISION = PlanDivision(DAY, "maya", "alex", shares={"joint": 0.25, "pension": 0.5})


def by_key(plan: Plan, key: str) -> PlanStream:
    return next(stream for stream in plan.streams if stream.key == key)


def balances(plan: Plan) -> dict[str, float]:
    return {account.key: account.balance for account in plan.accounts}


def test_accounts_go_by_their_shares_and_else_to_who_owns_them() -> None:
    maya, alex = separated(PLAN, DIVISION)
    assert balances(maya) == {"joint": 15_000.0, "pension": 84_150.0}
    assert balances(alex) == {"joint": 45_000.0, "pension": 84_150.0, "loan": -22_150.0}
    assert alex.accounts[2].payment == 400.0
    assert maya.accounts[0].owners == {"maya": 1.0}


def test_own_income_stays_and_what_is_shared_is_divided() -> None:
    maya, alex = separated(PLAN, replace(DIVISION, shared=0.4))
    assert [(s.key, s.amount) for s in maya.streams] == [
        ("pay", 7_200.0), ("rent", 800.0), ("into pension", 900.0), ("later", 200.0),
    ]  # fmt: skip
    assert [(s.key, s.amount) for s in alex.streams] == [("shifts", 4_100.0), ("rent", 1_200.0), ("later", 300.0)]
    assert {stream.member for stream in alex.streams} == {"alex"}


def test_milestones_go_with_their_member_or_are_shared() -> None:
    maya, alex = separated(PLAN, DIVISION)
    assert [(m.key, m.amount, m.member) for m in alex.milestones] == [
        ("home", 45_000.0, None), ("stop", 2_950.0, "alex")
    ]  # fmt: skip
    assert [m.key for m in maya.milestones] == ["home", "stop", "maya stops"]
    later = by_key(alex, "later")
    assert (later.starts_with, later.first) == (None, date(2046, 3, 1))
    assert by_key(maya, "later").starts_with == "maya stops"
    assert (maya.headline, alex.headline) == ("stop", "stop")


def test_each_home_costs_what_it_costs_from_the_day_on() -> None:
    maya, alex = separated(PLAN, replace(DIVISION, other_home=1_450.0))
    home = by_key(alex, "separate home")
    assert (home.amount, home.first, home.kind) == (1_450.0, DAY, "spending")
    assert all(stream.key != "separate home" for stream in maya.streams)


def test_support_is_paid_by_one_and_received_by_the_other_in_steps() -> None:
    steps = ((date(2027, 1, 1), 400.0), (date(2030, 6, 1), 300.0))
    support = PlanSupport("noa", "For Noa", True, steps, date(2036, 9, 1))
    for plan, kind in zip(separated(PLAN, DIVISION, [support]), ("spending", "income"), strict=True):
        streams = [stream for stream in plan.streams if stream.key.startswith("support")]
        assert [(s.amount, s.first, s.last) for s in streams] == [
            (400.0, date(2027, 1, 1), date(2030, 5, 31)), (300.0, date(2030, 6, 1), date(2036, 9, 1)),
        ]  # fmt: skip
        assert {(s.kind, s.indexed) for s in streams} == {(kind, False)}


def test_a_step_after_the_last_day_is_never_paid() -> None:
    support = PlanSupport("noa", "", False, ((date(2027, 1, 1), 400.0), (date(2040, 1, 1), 300.0)), date(2036, 9, 1))
    maya, _ = separated(PLAN, DIVISION, [support])
    assert len([stream for stream in maya.streams if stream.key.startswith("support")]) == 1


def test_one_pays_the_equalisation_and_the_other_gets_it() -> None:
    maya, alex = separated(PLAN, replace(DIVISION, equalisation=-9_000.0))
    assert [(e.kind, e.amount, e.first) for e in maya.effects] == [("income", 9_000.0, DAY)]
    assert [(e.kind, e.amount, e.first) for e in alex.effects] == [("capital", 9_000.0, DAY)]


def test_effects_go_where_what_they_act_on_goes() -> None:
    effects = (
        Effect("no pay", kind="stop", stream="pay", first=date(2028, 1, 1)),
        Effect("dearer", kind="replace", stream="rent", amount=2_600.0, first=date(2029, 1, 1)),
        Effect("course", kind="cost", amount=3_000.0, first=date(2027, 3, 1)),
        Effect("sooner", kind="move", milestone="maya stops", months=-6),
    )
    maya, alex = separated(replace(PLAN, effects=effects), DIVISION)
    assert [effect.key for effect in maya.effects] == ["no pay", "dearer", "course", "sooner"]
    assert [(effect.key, effect.amount) for effect in alex.effects] == [("dearer", 1_300.0), ("course", 1_500.0)]


def test_the_other_need_not_be_a_member() -> None:
    alone = replace(PLAN, members=PLAN.members[:1], streams=PLAN.streams[:1])
    _, other = separated(alone, PlanDivision(DAY, "maya", other_name="Sam"))
    assert other.members == (PlanMember("other", "Sam"),)
    assert other.streams == ()


def test_with_balances_of_the_day_the_plans_begin_on_it() -> None:
    maya, alex = separated(PLAN, DIVISION, balances={"joint": 64_000.0})
    assert (maya.start, alex.start) == (DAY, DAY)
    assert balances(maya)["joint"] == 16_000.0
    assert balances(maya)["pension"] == 84_150.0


def test_an_account_that_something_flows_into_is_there_though_it_is_the_others() -> None:
    maya, _ = separated(PLAN, replace(DIVISION, shares={"pension": 0.0}))
    assert balances(maya)["pension"] == 0.0


@pytest.mark.parametrize(
    "wrong",
    [replace(DIVISION, other="maya"), replace(DIVISION, first="nobody"), replace(DIVISION, shares={"joint": 1.5}),
     replace(DIVISION, shared=-0.1), replace(DIVISION, shared=float("nan"))],
)  # fmt: skip
def test_what_is_no_division_is_named(wrong: PlanDivision) -> None:
    with pytest.raises(FieldError):
        separated(PLAN, wrong)


PARTS = st.floats(0, 1)


@given(
    PARTS, PARTS, st.dictionaries(st.sampled_from(("joint", "pension", "loan")), PARTS), st.floats(-1e6, 1e6),
    st.lists(st.tuples(st.dates(date(2026, 1, 1), date(2040, 1, 1)), st.floats(0, 1e5)), max_size=4), st.booleans(),
)  # fmt: skip
def test_nothing_appears_or_vanishes(
    shared: float, home: float, shares: dict[str, float], equalisation: float, steps: list[tuple[date, float]],
    paid_by_first: bool,
) -> None:  # fmt: skip
    division = replace(DIVISION, shares=shares, shared=shared, equalisation=equalisation, other_home=home)
    sides = separated(PLAN, division, [PlanSupport("noa", "", paid_by_first, tuple(steps))])
    for account in PLAN.accounts:
        assert sum(balances(side).get(account.key, 0.0) for side in sides) == pytest.approx(account.balance)
    for stream in PLAN.streams:
        parts = [s.amount for side in sides for s in side.streams if s.key == stream.key]
        assert sum(parts) == pytest.approx(stream.amount)
    came = sum(s.amount for side in sides for s in side.streams if s.key.startswith("support") and s.kind == "income")
    went = sum(s.amount for side in sides for s in side.streams if s.key.startswith("support") and s.kind == "spending")
    assert came == pytest.approx(went)
    assert sorted(e.kind for side in sides for e in side.effects) == (["capital", "income"] if equalisation else [])
    assert {e.amount for side in sides for e in side.effects} <= {abs(equalisation)}
