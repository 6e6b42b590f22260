"""Scores, pace, forecasts and the strength of habits."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from organizer.areas.goals.model import Habit, Kept
from organizer.areas.goals.rules.score import Band, band, mean, needed_share, share_of, standing, value_needed
from organizer.areas.goals.rules.strength import strength
from organizer.areas.goals.rules.trend import forecast, line_through, student_t
from organizer.kernel.glance import Tone

START = date(2026, 1, 1)


def habit(times: int = 1, days: int = 1, until: date | None = None) -> Habit:
    return Habit(title="Run", times=Decimal(times), within=timedelta(days=days), since=START, until=until)


def every(step: int, count: int) -> dict[date, Kept]:
    return {START + timedelta(days=n): Kept.DONE for n in range(0, count, step)}


@pytest.mark.parametrize(("days", "expected"), [(30, 0.80), (60, 0.96), (90, 0.99)])
def test_a_daily_habit_kept_perfectly_is_as_strong_as_loop_says(days: int, expected: float) -> None:
    last = START + timedelta(days=days - 1)
    assert round(strength(habit(), every(1, days), last).strength, 2) == expected


def test_a_skipped_day_changes_neither_strength_nor_streak() -> None:
    marks = every(1, 40)
    before = strength(habit(), marks, START + timedelta(days=39))
    marks[START + timedelta(days=40)] = Kept.SKIPPED
    after = strength(habit(), marks, START + timedelta(days=40))
    assert (after.strength, after.streak) == (before.strength, before.streak)


def test_a_paused_time_changes_nothing() -> None:
    pause = (START + timedelta(days=40), START + timedelta(days=70))
    with_pause = strength(habit(), every(1, 40), pause[1], paused=lambda day: pause[0] <= day <= pause[1])
    before = strength(habit(), every(1, 40), pause[0] - timedelta(days=1))
    assert (with_pause.strength, with_pause.streak) == (before.strength, before.streak)


def test_a_missed_day_weakens_but_does_not_reset() -> None:
    whole = strength(habit(), every(1, 60), START + timedelta(days=59))
    marks = every(1, 60)
    del marks[START + timedelta(days=50)]
    missed = strength(habit(), marks, START + timedelta(days=59))
    assert 0.85 < missed.strength < whole.strength
    assert (missed.streak, missed.longest) == (9, 50)


def test_three_times_a_week_kept_so_grows_as_one_kept_daily_does_in_kind() -> None:
    weekly = habit(3, 7)
    marks = {START + timedelta(days=week * 7 + at): Kept.DONE for week in range(30) for at in (0, 2, 4)}
    found = strength(weekly, marks, START + timedelta(days=209))
    assert found.strength > 0.97
    assert found.strength == pytest.approx(1.0, abs=0.03)


def test_a_day_not_over_yet_does_not_end_the_streak() -> None:
    assert strength(habit(), every(1, 10), START + timedelta(days=10)).streak == 10


@given(st.sets(st.integers(0, 120)), st.integers(1, 5), st.integers(1, 10))
def test_strength_stays_between_none_and_full_and_more_never_weakens(done: set[int], times: int, days: int) -> None:
    marks = {START + timedelta(days=n): Kept.DONE for n in done}
    last = START + timedelta(days=120)
    found = strength(habit(times, days), marks, last).strength
    assert 0.0 <= found <= 1.0
    more = strength(habit(times, days), marks | {START + timedelta(days=60): Kept.DONE}, last).strength
    assert more >= found


@pytest.mark.parametrize(
    ("start", "target", "now", "share"),
    [
        (0, 15, 7, 7 / 15), (0, 15, 0, 0.0), (0, 15, 20, 1.0), (0, 15, -3, 0.0),
        (90, 75, 81, 0.6), (90, 75, 70, 1.0), (90, 75, 95, 0.0), (-5, 5, 0, 0.5), (0, 15, None, 0.0),
    ],
)  # fmt: skip
def test_the_share_of_the_way_up_and_down_and_beyond(start: int, target: int, now: int | None, share: float) -> None:
    value = None if now is None else Decimal(now)
    assert share_of(Decimal(start), Decimal(target), value) == pytest.approx(share)


def test_the_mean_weighs_and_is_none_where_nothing_weighs() -> None:
    assert mean([(1.0, 1.0), (0.0, 3.0)]) == 0.25
    assert mean([]) is None
    assert mean([(1.0, 0.0)]) is None


def test_the_pace_is_a_straight_line_between_the_days() -> None:
    assert needed_share(date(2026, 10, 1), date(2026, 12, 31), date(2026, 10, 1)) == 0.0
    assert needed_share(date(2026, 10, 1), date(2026, 12, 31), date(2027, 3, 1)) == 1.0
    assert needed_share(date(2026, 10, 1), date(2026, 12, 31), date(2026, 11, 19)) == pytest.approx(49 / 91)
    assert needed_share(None, date(2026, 12, 31), date(2026, 11, 19)) is None
    assert value_needed(Decimal(0), Decimal(15), 49 / 91) == pytest.approx(8.077, abs=0.001)


@pytest.mark.parametrize(
    ("score", "needed", "tone"),
    [
        (0.55, 0.5, Tone.AHEAD), (0.5, 0.5, Tone.ON_PACE), (0.475, 0.5, Tone.ON_PACE),
        (0.45, 0.5, Tone.SLIGHTLY_BEHIND),
        (0.4, 0.5, Tone.SLIGHTLY_BEHIND), (0.39, 0.5, Tone.BEHIND), (1.0, 1.0, Tone.ON_PACE), (0.0, 0.0, Tone.ON_PACE),
        (0.1, 0.0, Tone.AHEAD), (None, 0.5, Tone.QUIET), (0.5, None, Tone.QUIET),
    ],
)  # fmt: skip
def test_how_a_measure_stands_against_its_pace(score: float | None, needed: float | None, tone: Tone) -> None:
    assert standing(score, needed) is tone


def test_the_bands_of_a_closed_goal() -> None:
    assert [band(score) for score in (1.0, 0.7, 0.69, 0.4, 0.39)] == [
        Band.GREEN, Band.GREEN, Band.AMBER, Band.AMBER, Band.RED,
    ]  # fmt: skip


SEARCH = [
    (date(2026, 10, 8), 1.0), (date(2026, 10, 15), 2.0), (date(2026, 10, 22), 2.0), (date(2026, 10, 29), 4.0),
    (date(2026, 11, 5), 5.0), (date(2026, 11, 12), 6.0), (date(2026, 11, 19), 7.0),
]  # fmt: skip


def test_a_focused_search_forecasts_the_day_that_an_independent_line_gives() -> None:
    """Normal equations of y = a + b·x, solved by Cramer's rule with fractions, x in days since the first check-in."""
    from fractions import Fraction

    xs = [Fraction((day - SEARCH[0][0]).days) for day, _ in SEARCH]
    ys = [Fraction(value) for _, value in SEARCH]
    n, sx, sy = len(xs), sum(xs), sum(ys)
    sxx, sxy = sum(x * x for x in xs), sum(x * y for x, y in zip(xs, ys, strict=True))
    det = n * sxx - sx * sx
    a, b = (sy * sxx - sx * sxy) / det, (n * sxy - sx * sy) / det
    days = (15 - a) / b
    expected = SEARCH[0][0] + timedelta(days=-(-days.numerator // days.denominator))
    found = forecast(SEARCH, 0, 15)
    assert found is not None
    assert found.reached == expected
    assert found.earliest is not None
    assert found.latest is not None
    assert found.earliest < expected < found.latest


def test_a_course_away_from_the_target_reaches_it_never() -> None:
    found = forecast([(START, 5.0), (START + timedelta(days=7), 4.0)], 0, 15)
    assert found is not None
    assert found.reached is None


def test_falling_targets_are_reached_downwards() -> None:
    found = forecast([(START, 90.0), (START + timedelta(days=10), 88.0)], 90, 80)
    assert found is not None
    assert found.reached == START + timedelta(days=50)


def test_one_check_in_makes_no_line() -> None:
    assert forecast([(START, 3.0), (START, 4.0)], 0, 15) is None


@given(
    st.lists(st.tuples(st.integers(0, 400), st.floats(-1e6, 1e6)), min_size=2, max_size=30, unique_by=lambda p: p[0])
)
def test_the_line_goes_through_the_mean_and_its_residuals_cancel(raw: list[tuple[int, float]]) -> None:
    points = [(START + timedelta(days=n), value) for n, value in raw]
    line = line_through(points)
    assert line is not None
    scale = max(abs(value) for _, value in points) + 1
    assert sum(value - line.at(day) for day, value in points) == pytest.approx(0, abs=scale * 1e-6)


def test_quantiles_are_those_of_the_tables() -> None:
    table = {1: 3.078, 2: 1.886, 3: 1.638, 5: 1.476, 10: 1.372, 30: 1.310}
    for freedom, value in table.items():
        assert student_t(freedom, 0.9) == pytest.approx(value, abs=0.006)
