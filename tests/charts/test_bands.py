"""Stacks, bars and Sankey diagrams: what they reach over, where streams lie."""

from __future__ import annotations

import itertools

from hypothesis import given
from hypothesis import strategies as st

from organizer.charts.bands import framed
from organizer.charts.sankey import Stream, laid_out

VALUES = st.lists(st.floats(-1e9, 1e9), max_size=8)


@given(VALUES)
def test_a_plot_reaches_over_its_values_and_zero(values: list[float]) -> None:
    low, high = framed([-2e9, 0.0, 2e9], values)
    assert low <= min(0.0, *values, 0.0)
    assert high >= max(0.0, *values, 0.0)


@given(st.lists(st.floats(0.01, 1e6), min_size=1, max_size=14))
def test_streams_do_not_cross_at_their_side_and_meet_in_the_middle(values: list[float]) -> None:
    placed = laid_out([Stream(str(n), value, "", "c1") for n, value in enumerate(values)], 320.0, 7.0)
    for one, next_ in itertools.pairwise(placed):
        assert one.top + one.width <= next_.top
        assert abs(one.middle + one.width - next_.middle) < 1e-6
    assert all(each.width >= 1.0 for each in placed)


def test_nothing_flows_nowhere() -> None:
    assert laid_out([], 100.0, 7.0) == []
    assert laid_out([Stream("a", 0.0, "", "c1")], 100.0, 7.0) == []
