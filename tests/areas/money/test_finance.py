"""The time value of money, against the figures of spreadsheet manuals, and what chance does in closed form."""

from __future__ import annotations

from datetime import date

import pytest

from organizer.areas.money.rules.finance import (
    NoAnswer,
    dated_internal_rate,
    future_value,
    internal_rate,
    net_present_value,
    payment,
    periods_needed,
)
from organizer.areas.money.rules.odds import lognormal_spread, ruin

XIRR = [
    (date(2008, 1, 1), -10000.0), (date(2008, 3, 1), 2750.0), (date(2008, 10, 30), 4250.0),
    (date(2009, 2, 15), 3250.0), (date(2009, 4, 1), 2750.0),
]  # fmt: skip


def test_the_figures_of_the_manuals() -> None:
    assert future_value(0.05 / 12, 120, -100, -100) == pytest.approx(15692.928894, abs=1e-6)
    assert payment(0.075 / 12, 180, 200_000) == pytest.approx(-1854.024720, abs=1e-6)
    assert periods_needed(0.07 / 12, -150, 8000) == pytest.approx(64.073349, abs=1e-6)
    assert net_present_value(0.08, [-40000, 5000, 8000, 12000, 30000]) == pytest.approx(3065.22267, abs=1e-5)
    assert internal_rate([-100, 39, 59, 55, 20]) == pytest.approx(0.28095, abs=1e-5)
    assert dated_internal_rate(XIRR) == pytest.approx(0.373362535, abs=1e-8)


def test_without_interest_amounts_just_add_up() -> None:
    assert future_value(0, 10, -5, -100) == 150
    assert payment(0, 4, 200) == -50
    assert periods_needed(0, -50, 200) == 4


def test_the_order_of_dated_flows_does_not_matter() -> None:
    assert dated_internal_rate(reversed(XIRR)) == pytest.approx(dated_internal_rate(XIRR))


def test_a_loss_has_a_negative_rate() -> None:
    assert internal_rate([-100, 50, 25]) == pytest.approx(-0.1909830056)


@pytest.mark.parametrize("flows", [[], [100.0], [100.0, 5.0], [-1.0, -2.0]])
def test_flows_of_one_sign_have_no_rate(flows: list[float]) -> None:
    with pytest.raises(NoAnswer):
        internal_rate(flows)


def test_a_payment_below_the_interest_never_gets_there() -> None:
    with pytest.raises(NoAnswer):
        periods_needed(0.01, -50, 8000)


def test_lognormal_growth_spreads_as_it_must() -> None:
    spread = lognormal_spread(100, 0.05, 0.15, 30)
    assert spread.mean == pytest.approx(628.08, abs=0.01)
    assert spread.median == pytest.approx(448.17, abs=0.01)
    assert spread.p10 == pytest.approx(156.38, abs=0.01)
    assert spread.p90 == pytest.approx(1284.43, abs=0.01)
    assert spread.below_start == pytest.approx(0.033945, abs=1e-6)


def test_ruin_by_the_reciprocal_gamma() -> None:
    assert ruin(0.05, 0.07, 0.20, 28.1) == pytest.approx(0.2679, abs=5e-5)
