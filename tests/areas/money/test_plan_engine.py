"""What flows when, from where, taxed how, and what a plan comes to."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from organizer.areas.money.rules.plan.compare import compare, lever
from organizer.areas.money.rules.plan.draws import draws
from organizer.areas.money.rules.plan.drill import run_at, runs_at, sentences
from organizer.areas.money.rules.plan.engine import quick, run, straight
from organizer.areas.money.rules.plan.inputs import (
    Asset,
    Band,
    Effect,
    Guardrails,
    Inflation,
    Plan,
    PlanAccount,
    PlanMember,
    PlanMilestone,
    PlanStream,
    Taxes,
)
from organizer.areas.money.rules.plan.movers import movers
from organizer.areas.money.rules.plan.overlay import laid_over
from organizer.areas.money.rules.plan.replay import crash
from organizer.areas.money.rules.plan.results import MilestoneResult

from .plans import START, cash, household, plan

SAVINGS = cash(1_000_000.0)


def spent(made: Plan) -> list[float]:
    """By year, on the straight line."""
    return [year.spending for year in straight(made)]


def by_key(made: Plan, **given: object) -> dict[str, MilestoneResult]:
    return {each.key: each for each in run(replace(made, runs=200), **given).milestones}  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("stream", "by_year"),
    [
        (PlanStream("s", amount=100), [1200, 1200, 1200]),
        (PlanStream("s", amount=100, first=date(2026, 11, 1), last=date(2027, 2, 28)), [200, 200, 0]),
        (PlanStream("s", amount=100, first=date(2026, 1, 15), last=date(2027, 1, 14)), [1200, 0, 0]),
        (PlanStream("s", amount=100, first=date(2020, 5, 1), last=date(2026, 5, 1)), [500, 0, 0]),
        (PlanStream("s", amount=100, every="year", first=date(2024, 7, 4)), [100, 100, 100]),
        (PlanStream("s", amount=100, every="year", first=date(2027, 7, 4), last=date(2028, 7, 3)), [0, 100, 0]),
        (PlanStream("s", amount=100, every="once", first=date(2028, 12, 31)), [0, 0, 100]),
        (PlanStream("s", amount=100, every="once", first=date(2025, 12, 31)), [0, 0, 0]),
        (PlanStream("s", amount=100, growth=0.1), [1200, 1320, 1452]),
        (PlanStream("s", amount=100, growth=0.1, first=date(2027, 7, 1)), [0, 600, 600 + 660]),
        (PlanStream("s", amount=100, ends_with="retirement"), [1200, 300, 0]),
        (PlanStream("s", amount=100, starts_with="stop"), [0, 900, 1200]),
        (PlanStream("s", amount=100, ends_with="death", member="old"), [1200, 1200, 100]),
    ],
)  # fmt: skip
def test_streams_are_honoured_to_the_month(stream: PlanStream, by_year: list[float]) -> None:
    made = plan(
        3, stream, accounts=(SAVINGS,), milestones=(PlanMilestone("stop", "Stop", "retirement", date(2027, 4, 1)),),
        members=(PlanMember("old", "Old", date(1937, 2, 1), 90),),
    )  # fmt: skip
    assert spent(made) == pytest.approx(by_year)


def test_a_plan_may_begin_in_the_middle_of_a_year() -> None:
    made = replace(plan(3, PlanStream("s", amount=100), accounts=(SAVINGS,)), start=date(2026, 11, 22))
    assert spent(made) == pytest.approx([200, 1200, 1200])
    assert run(replace(made, runs=5)).days == (
        date(2026, 11, 22), date(2026, 12, 31), date(2027, 12, 31), date(2028, 12, 31)
    )  # fmt: skip


@pytest.mark.parametrize(
    ("effect", "by_year"),
    [
        (Effect("e", kind="stop", stream="s", first=date(2027, 1, 1), last=date(2027, 9, 30)), [1200, 300, 1200]),
        (Effect("e", kind="share", stream="s", share=0.5, first=date(2028, 1, 1)), [1200, 1200, 1800]),
        (Effect("e", kind="replace", stream="s", amount=10, first=date(2028, 7, 1)), [1200, 1200, 660]),
        (
            Effect("e", kind="replace", stream="s", amount=1800, every="year", first=date(2028, 1, 1)),
            [1200, 1200, 1800],
        ),
        (Effect("e", kind="cost", amount=5000, first=date(2027, 5, 5)), [1200, 6200, 1200]),
        (Effect("e", kind="cost", amount=7, every="month", first=date(2027, 12, 1)), [1200, 1207, 1284]),
        (Effect("e", kind="capital", amount=5000, first=date(2027, 5, 5), account="aside"), [1200, 6200, 1200]),
        (Effect("e", kind="move", milestone="car", months=18), [1200, 1200, 21_200]),
        (Effect("e", kind="cost", amount=5000, first=date(2027, 5, 5), probability=0.2), [1200, 2200, 1200]),
        (Effect("e", kind="stop", stream="s", first=date(2028, 1, 1), probability=0.25), [1200, 1200, 900]),
    ],
)
def test_effects_change_the_plan(effect: Effect, by_year: list[float]) -> None:
    made = plan(
        3, PlanStream("s", amount=100), accounts=(SAVINGS, cash(9000.0, "aside", spendable=False)),
        milestones=(PlanMilestone("car", "Car", "purchase", date(2027, 1, 1), amount=20_000),),
    )  # fmt: skip
    bought = [0.0, 0.0 if effect.kind == "move" else 20_000, 0.0]
    changed = laid_over(made, [effect])
    assert spent(changed) == pytest.approx([each + car for each, car in zip(by_year, bought, strict=True)])


def test_an_effect_with_a_probability_happens_on_that_share_of_the_runs() -> None:
    made = plan(
        2, accounts=(cash(100.0),), effects=(Effect("e", kind="cost", first=START, amount=101, probability=0.3),)
    )
    result = run(replace(made, runs=4_000))
    assert result.success == pytest.approx(0.7, abs=4 * result.error)
    assert result.line[-1].worth == pytest.approx(100 - 0.3 * 101)


def test_flat_flows_lose_what_prices_gain() -> None:
    flat = PlanStream("s", amount=1030, every="year", first=date(2027, 1, 1), indexed=False)
    made = plan(3, flat, accounts=(SAVINGS,), inflation=Inflation(0.03))
    assert spent(made) == pytest.approx([0, 1000, 1000 / 1.03])


def test_general_spending_draws_on_accounts_in_their_order() -> None:
    assets, tax = (Asset("fund", 0.0),), Taxes(income=0.5)
    accounts = (
        PlanAccount("free", balance=100, mix={"fund": 1.0}, tax="free"),
        PlanAccount("deferred", balance=100, mix={"fund": 1.0}, tax="deferred"),
        PlanAccount("taxed", balance=100, mix={"fund": 1.0}),
        PlanAccount("house", balance=100, spendable=False),
        PlanAccount("cash", balance=100, reserve=40),
    )

    def left(spending: float) -> dict[str, float]:
        once = PlanStream("s", amount=spending, every="once", first=START)
        return dict(straight(plan(1, once, accounts=accounts, assets=assets, taxes=tax))[0].accounts)

    full = {"free": 100, "deferred": 100, "taxed": 100, "house": 100, "cash": 100}
    assert left(50) == pytest.approx(full | {"cash": 50})
    assert left(100) == pytest.approx(full | {"cash": 40, "taxed": 60})
    assert left(180) == pytest.approx(full | {"cash": 40, "taxed": 0, "deferred": 60})
    assert left(230) == pytest.approx(full | {"cash": 40, "taxed": 0, "deferred": 0, "free": 80})
    assert left(340) == pytest.approx({"free": 0, "deferred": 0, "taxed": 0, "house": 100, "cash": 10})
    assert left(351) == pytest.approx({"free": 0, "deferred": 0, "taxed": 0, "house": 100, "cash": 0})


def test_what_cannot_be_met_is_counted_and_fails_the_plan() -> None:
    made = plan(3, PlanStream("s", amount=100, every="year", first=START), accounts=(cash(250.0),), runs=10)
    result = run(made)
    assert result.success == 0
    assert result.first_shortfall == 2028
    assert result.shortfall == pytest.approx(50)
    assert [year.unmet for year in result.line] == pytest.approx([0, 0, 50])
    assert [year.spending for year in result.line] == pytest.approx([100, 100, 50])


def test_saving_goes_as_far_as_cash_does() -> None:
    put = PlanStream("put", kind="saving", amount=100, account="fund")
    made = plan(
        1, put, PlanStream("pay", kind="income", amount=80),
        accounts=(cash(150.0, reserve=30.0), PlanAccount("fund", mix={"a": 1.0})), assets=(Asset("a", 0.0),),
    )  # fmt: skip
    year = straight(made)[0]
    assert dict(year.accounts) == pytest.approx({"cash": 30, "fund": 12 * 80 + 120})
    assert run(replace(made, runs=3)).success == 1


def test_income_is_taxed_by_the_bands_of_a_year() -> None:
    bands = (Band(10_000, 0.1), Band(40_000, 0.4))
    made = plan(1, PlanStream("pay", kind="income", amount=5000, taxed=True), taxes=Taxes(bands=bands))
    assert straight(made)[0].tax == pytest.approx(0.1 * 30_000 + 0.4 * 20_000)


def test_a_year_cut_short_is_taxed_like_a_whole_one() -> None:
    bands = (Band(10_000, 0.1), Band(40_000, 0.4))
    whole = plan(3, PlanStream("pay", kind="income", amount=5000, taxed=True), taxes=Taxes(bands=bands))
    short = replace(whole, start=date(2026, 11, 5), until=date(2028, 3, 31))
    assert [year.tax for year in straight(short)] == pytest.approx([11_000 / 6, 11_000, 11_000 / 4])


def test_what_comes_out_of_a_deferred_account_is_taxed_on_top() -> None:
    bands = (Band(10_000, 0.1), Band(40_000, 0.4))
    made = plan(
        1, PlanStream("pay", kind="income", amount=2500, taxed=True), PlanStream("out", amount=4000),
        accounts=(PlanAccount("old", balance=90_000, mix={"a": 1.0}, tax="deferred"),), assets=(Asset("a", 0.0),),
        taxes=Taxes(bands=bands),
    )  # fmt: skip
    year = straight(made)[0]
    taken = 90_000 - dict(year.accounts)["old"]
    assert year.tax == pytest.approx(0.1 * 30_000 + 0.4 * (30_000 + taken - 40_000))
    assert year.spending == pytest.approx(48_000)
    by_itself = replace(made, taxes=Taxes(bands=bands, by_account={"deferred": (Band(0, 0.25),)}))
    year = straight(by_itself)[0]
    assert year.tax == pytest.approx(2000 + (90_000 - dict(year.accounts)["old"]) * 0.25)


def test_only_the_gains_of_a_taxed_account_are_taxed() -> None:
    made = plan(
        1, PlanStream("out", amount=900, every="once", first=START), taxes=Taxes(gains=0.25),
        accounts=(PlanAccount("fund", balance=10_000, mix={"a": 1.0}, gains=0.4),), assets=(Asset("a", 0.0),),
    )  # fmt: skip
    assert straight(made)[0].tax == pytest.approx(100)


def test_milestones_are_paid_from_their_own_accounts_first() -> None:
    home = PlanMilestone("home", "Home", "purchase", date(2027, 6, 1), amount=100, account="aside")
    made = plan(3, accounts=(cash(30.0), cash(80.0, "aside", spendable=False)), milestones=(home,))
    assert dict(straight(made)[-1].accounts) == pytest.approx({"cash": 10, "aside": 0})
    assert straight(made)[1].events == ("Home",)
    found = by_key(made)["home"]
    assert (found.probability, found.needed, found.there) == (1, 100, 80)
    dear = replace(made, milestones=(replace(home, amount=111),))
    assert by_key(dear)["home"].probability == 0
    assert straight(dear)[1].events == ("Home: not paid in full",)


def test_a_milestone_has_a_probability_of_its_own() -> None:
    made = plan(
        6, PlanStream("s", amount=10), accounts=(cash(500.0),),
        milestones=(
            PlanMilestone("early", "Early", "purchase", date(2027, 1, 1), amount=30),
            PlanMilestone("stop", "Stop", "retirement", date(2028, 1, 1)),
            PlanMilestone("reached", "Reached", "level", date(2026, 12, 31), amount=380),
            PlanMilestone("missed", "Missed", "level", date(2026, 12, 31), amount=381),
            PlanMilestone("fund", "Fund", "fund", date(2026, 2, 1), date(2029, 1, 31), 5.0),
        ),
    )  # fmt: skip
    found = by_key(made)
    chances = {key: each.probability for key, each in found.items()}
    assert chances == {"early": 1, "stop": 0, "reached": 0, "missed": 0, "fund": 1}
    assert found["fund"].needed == 15
    assert by_key(replace(made, streams=(PlanStream("s", amount=9.58),)))["reached"].probability == 1


def test_guardrails_cut_flexible_spending_and_raise_it_again() -> None:
    falls = plan(
        4, PlanStream("fun", amount=400, flexible=True),
        accounts=(PlanAccount("fund", balance=100_000, mix={"a": 1.0}),), assets=(Asset("a", -0.2),),
        rule="guardrails", guardrails=Guardrails(0.2, 0.1),
    )  # fmt: skip
    assert spent(falls) == pytest.approx([4800, 4320, 3888, 3888 * 0.9])
    assert straight(falls)[1].events == ("Spending cut by 10 %",)
    rises = replace(falls, assets=(Asset("a", 0.4),))
    assert spent(rises)[:2] == pytest.approx([4800, 5280])
    assert spent(replace(falls, rule="planned")) == pytest.approx([4800] * 4)


def test_scenarios_differ_only_by_what_differs_in_them() -> None:
    base = household(300)
    drawn = draws(base)
    with_gold = replace(base, assets=(Asset("gold", 0.04, 0.2), *base.assets), until=date(2080, 12, 31))
    assert (run(with_gold).worth[:, :51] == run(base, drawn).worth).all()
    course = Effect("course", kind="cost", first=date(2030, 1, 1), amount=1000, probability=0.5)
    one = run(laid_over(base, [course]), drawn)
    other = run(laid_over(base, [Effect("x", kind="cost", first=date(2031, 1, 1), probability=0.5), course]), drawn)
    assert (one.worth == other.worth).all()
    assert one.worth[:, 4] == pytest.approx(run(base, drawn).worth[:, 4])


def test_a_quick_look_is_close_to_the_whole() -> None:
    base = household(1_000)
    drawn = draws(base)
    whole, rough = run(base, drawn), quick(base, drawn.fewer(500))
    assert rough.runs == 500
    assert rough.success == pytest.approx(whole.success, abs=0.05)
    assert rough.bands[2] == pytest.approx(whole.bands[2], rel=0.1, abs=20_000)
    for few in (run(base, drawn.fewer(500)), run(replace(base, runs=500))):
        assert few.worth == pytest.approx(whole.worth[:500], abs=0.01), "fewer runs are the first of them"


def test_a_crash_can_be_laid_on_any_scenario() -> None:
    base = household(300)
    fallen = crash(base, 0.4)
    assert fallen.crash == {"stocks": 0.4, "property": 0.4}, "not on what hardly swings"
    assert straight(fallen)[0].worth < straight(base)[0].worth - 0.4 * 100_000
    assert run(fallen).success < run(base).success


def test_a_run_can_be_opened_and_is_the_same_run() -> None:
    base = laid_over(household(200), [Effect("x", kind="cost", first=date(2040, 1, 1), amount=9e5, probability=0.5)])
    drawn = draws(base)
    result = run(base, drawn)
    for which in ("worst", "25th", "median", "best"):
        years = runs_at(result, base, drawn, which)
        assert [year.worth for year in years] == pytest.approx(result.worth[run_at(result, which), 1:])
    told = sentences(runs_at(result, base, drawn, "worst"), lambda amount: "•••")
    assert len(told) == 50
    assert "Retire at 58. " in told[20]
    assert "could not be paid" in told[-1]
    assert not any(sign.isdigit() for sign in told[5].removeprefix("2031")), "amounts are written as the caller does"


def test_what_moves_a_plan_most_comes_first() -> None:
    found = movers(household(300))
    assert [abs(m.better) + abs(m.worse) for m in found] == sorted(abs(m.better) + abs(m.worse) for m in found)[::-1]
    titles = [mover.title for mover in found]
    assert {"Stop work 2 years later, or earlier", "Returns 1 point up or down", "Spend 10% less, or more"} <= set(
        titles
    )
    assert {"Save 500 a month more, or less", "Home 20,000 cheaper, or dearer", "Maya's pay, or not"} <= set(titles)
    assert all(mover.better >= 0 >= mover.worse for mover in found)


def test_a_scenario_is_compared_with_the_plan() -> None:
    base = plan(
        10, PlanStream("pay", kind="income", amount=100), accounts=(cash(5000.0),), runs=20,
        milestones=(PlanMilestone("home", "Home", "purchase", date(2030, 1, 1), amount=9000),),
    )  # fmt: skip
    course = [
        Effect("fee", kind="cost", first=date(2027, 3, 1), amount=2400),
        Effect("raise", kind="share", stream="pay", share=1.0, first=date(2028, 1, 1)),
        Effect("wait", kind="move", milestone="home", months=12),
    ]
    changed = laid_over(base, course)
    found = compare(run(base), run(changed), changed)
    assert dict(found.points) == {"home": 0}
    assert dict(found.months) == {"home": 12}
    assert found.break_even == 2029
    assert found.net_present_value == pytest.approx(-2400 + 8 * 1200)


def test_the_lever_names_the_least_that_helps() -> None:
    home = PlanMilestone("home", "Home", "purchase", date(2028, 1, 1), amount=10_000)
    made = plan(5, accounts=(cash(100.0),), milestones=(home,), runs=50)
    assert lever(made, draws(made), home, lambda amount: f"${amount:,.0f}") == "$420 a month more: 100%"
    assert lever(replace(made, accounts=(cash(20_000.0),)), draws(made), home) == "On pace"
    stop = PlanMilestone("stop", "Stop", "retirement", date(2028, 1, 1))
    working = plan(
        5, PlanStream("pay", kind="income", amount=100, ends_with="retirement"), PlanStream("s", amount=80),
        milestones=(stop,), runs=50,
    )  # fmt: skip
    assert lever(working, draws(working), stop) == "Two years later: 100%"
