"""The engine against figures that are known from elsewhere."""

from __future__ import annotations

import math
from dataclasses import replace
from datetime import date
from pathlib import Path

import numpy as np
import pytest

from organizer.areas.money.rules.finance import payment
from organizer.areas.money.rules.plan.draws import draws
from organizer.areas.money.rules.plan.engine import run, straight
from organizer.areas.money.rules.plan.inputs import Asset, Inflation, PlanAccount, PlanStream
from organizer.areas.money.rules.plan.replay import ReturnsTable, largest_withdrawals, replay, returns_of
from organizer.areas.money.rules.plan.world import Chance

from .plans import START, lognormal, plan

SHILLER = Path(__file__).parents[4] / "shared" / "data" / "shiller_annual_1871_2022.csv"
COLUMNS = {"stocks": "stock_total_return", "bonds": "bond10_return", "inflation": "cpi_inflation"}


def test_a_flat_saving_in_todays_money() -> None:
    made = plan(
        30,
        PlanStream(
            "in", kind="income", amount=6000, every="year", first=date(2026, 12, 1), indexed=False, account="all"
        ),
        accounts=(PlanAccount("all", balance=100_000, mix={"stocks": 1.0}),),
        assets=(Asset("stocks", 0.07),),
        inflation=Inflation(0.03),
    )
    worth = straight(made)[-1].worth
    assert worth == pytest.approx(547_114, abs=1)
    assert worth * 1.03**30 == pytest.approx(1_327_990, abs=1)


def test_lognormal_growth_spreads_as_it_must() -> None:
    made = plan(30, accounts=(PlanAccount("all", balance=100, mix={"stocks": 1.0}),), assets=(lognormal(0.05, 0.15),))
    result = run(replace(made, runs=40_000))
    final = result.worth[:, -1]
    assert final.mean() == pytest.approx(628.08, rel=0.03)
    assert result.bands[:, -1][[0, 2, 4]] == pytest.approx([156.38, 448.17, 1284.43], rel=0.03)
    assert (final < 100).mean() == pytest.approx(0.033945, abs=0.004)
    assert result.line[-1].worth == pytest.approx(448.17, abs=0.01), "the straight line is the geometric mean"


def test_ruin_within_a_lifetime_of_unknown_length() -> None:
    """The formula of Milevsky and Robinson says .2679 here; it fits two moments. Stepping through time in halves of a
    month, with independent returns and withdrawals in both halves, 40,000 times, gives .2915 ± .0014."""
    made = plan(
        140,
        PlanStream("spending", amount=5 / 12),
        accounts=(PlanAccount("all", balance=100, mix={"stocks": 1.0}),),
        assets=(lognormal(0.05, 0.20),),
        lifetime=28.1,
        runs=5_000,
    )
    result = run(made)
    assert 1 - result.success == pytest.approx(0.2915, abs=3 * result.error)


def test_a_path_succeeds_exactly_when_it_takes_no_more_than_it_can() -> None:
    def taking(amount: float) -> np.ndarray:
        made = plan(
            30,
            PlanStream("out", amount=amount, every="year", first=START),
            accounts=(PlanAccount("all", balance=1.0, mix={"stocks": 1.0}),),
            assets=(Asset("stocks", 0.07, 0.18),),
            inflation=Inflation(0.03, 0.02, {"stocks": -0.2}),
            runs=300,
        )
        world = Chance(made, draws(made))
        years = [world.year(year) for year in range(30)]
        largest.append(largest_withdrawals(np.array([y.returns["stocks"] / y.prices for y in years]))[1:])
        return run(made).unmet == 0

    largest: list[np.ndarray] = []
    for amount in (0.02, 0.035, 0.05, 0.08):
        met = taking(amount)
        assert (met == (amount <= largest[-1])).all()
    for path in (0, 17):
        assert taking(float(largest[-1][path]))[path]
        assert not taking(float(largest[-1][path]) * (1 + 1e-7))[path]


def test_the_largest_withdrawal_of_a_steady_return_is_an_annuity_due() -> None:
    steady = np.full((30, 1), 1.04)
    assert largest_withdrawals(steady)[0] == pytest.approx(-payment(0.04, 30, 1) / 1.04)


def withdrawing(percent: float, mix: dict[str, float], years: int = 30):  # type: ignore[no-untyped-def]
    return plan(
        years,
        PlanStream("out", amount=percent, every="year", first=START),
        accounts=(PlanAccount("all", balance=100, mix=mix),),
        assets=(Asset("stocks", 0.07, 0.18), Asset("bonds", 0.03, 0.06)),
    )


@pytest.mark.skipif(not SHILLER.exists(), reason="the table of past returns is not here")
@pytest.mark.parametrize(
    ("mix", "success"),
    [({"stocks": 0.5, "bonds": 0.5}, [100, 93, 66, 39, 7, 0]), ({"stocks": 1.0}, [100, 95, 83, 66, 54, 39])],
)
def test_withdrawals_in_all_windows_from_1926_to_1966(mix: dict[str, float], success: list[int]) -> None:
    table = returns_of(SHILLER.read_text())
    found = []
    for percent in range(3, 9):
        result = replay(withdrawing(percent, mix), table, COLUMNS, 1926, 1966)
        assert len(result.starts) == 41
        assert all(start.met == (percent / 100 <= start.largest + 1e-12) for start in result.starts)
        found.append(round(100 * result.success))
    assert found == success
    assert len(replay(withdrawing(3, mix), table, COLUMNS).starts) == 2022 - 1871 + 1 - 30 + 1, "no window wraps around"


def test_a_replay_goes_through_each_window_once() -> None:
    returns = [0.10, -0.50, 0.20, 0.05]
    table = ReturnsTable((1990, 1991, 1992, 1993), {"s": np.array(returns), "i": np.array([0.02] * 4)})
    result = replay(withdrawing(40, {"stocks": 1.0}, years=3), table, {"stocks": "s", "inflation": "i"})
    assert [start.year for start in result.starts] == [1990, 1991]

    def left(window: list[float]) -> float:
        worth = 100.0
        for at in window:
            worth = max(worth - 40, 0) * (1 + at) / 1.02
        return worth

    assert [start.met for start in result.starts] == [False, False]
    assert [start.first_shortfall for start in result.starts] == [1992, 1992]
    assert [start.year for start in result.worst] == [1991, 1990]
    safe = replay(withdrawing(20, {"stocks": 1.0}, years=3), table, {"stocks": "s", "inflation": "i"})
    worth = 100.0
    for at in returns[:3]:
        worth = (worth - 20) * (1 + at) / 1.02
    assert safe.starts[0].worth == pytest.approx(worth)
    assert safe.starts[0].met


def test_a_loan_is_paid_off_as_lenders_reckon() -> None:
    made = plan(
        16,
        PlanStream("pay", kind="income", amount=5000),
        accounts=(PlanAccount("loan", balance=-200_000, rate=0.075, payment=1854.024720),),
    )
    years = straight(made)
    assert dict(years[14].accounts)["loan"] == pytest.approx(0, abs=0.01), "after 180 months"
    assert dict(years[13].accounts)["loan"] == pytest.approx(-21_370, abs=5)
    assert math.isclose(years[-1].worth, 16 * 12 * 5000 - 180 * 1854.024720, abs_tol=0.01)
