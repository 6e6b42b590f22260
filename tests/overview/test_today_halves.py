"""Where overlapping blocks of a lane stand."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import combinations
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from organizer.kernel.changes import Ref
from organizer.kernel.glance import DayItem
from organizer.overview.today.halves import placed

MIDNIGHT = datetime(2026, 11, 19, tzinfo=UTC)


def item(start: float, end: float) -> DayItem:
    begin, over = MIDNIGHT + timedelta(hours=start), MIDNIGHT + timedelta(hours=end)
    return DayItem(Ref("time_block", UUID(int=0)), begin, over, f"{start}", "c1")


def said(*spans: tuple[float, float]) -> list[tuple[str, int | None, int]]:
    return [(each.item.title, each.half, each.more) for each in placed(item(*span) for span in spans)]


def test_what_overlaps_shares_the_lane_and_a_third_is_counted() -> None:
    assert said((9, 10), (10, 11)) == [("9", None, 0), ("10", None, 0)]
    assert said((9, 11), (10, 12), (13, 14)) == [("9", 0, 0), ("10", 1, 0), ("13", None, 0)]
    assert said((9, 12), (10, 12), (11, 12), (11.5, 13)) == [("9", 0, 0), ("10", 1, 2)]
    assert said((9, 17), (9.5, 10), (10, 11)) == [("9", 0, 0), ("9.5", 1, 0), ("10", 1, 0)]


@given(st.lists(st.tuples(st.integers(0, 20), st.integers(1, 5)), max_size=12))
def test_nothing_is_painted_over_and_nothing_is_lost(spans: list[tuple[int, int]]) -> None:
    found = placed(item(start, start + length) for start, length in spans)
    assert len(found) + sum(each.more for each in found) == len(spans)
    for one, other in combinations(found, 2):
        together = one.item.start < other.item.end and other.item.start < one.item.end
        assert not together or (one.half is not None and {one.half, other.half} == {0, 1})
