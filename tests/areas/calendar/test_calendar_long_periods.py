"""Long periods are read by other ways than weeks, and say the same."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest

from organizer.areas.calendar.model import Category, TimeBlock, TrackedTime
from organizer.areas.calendar.queries import instances_between
from organizer.areas.calendar.queries.long_periods import planned_spans, tracked_spans
from organizer.areas.calendar.rules.instances import Window
from organizer.areas.calendar.rules.intervals import Span, span_of
from organizer.kernel.recurrence import Recurrence
from organizer.store.edit import Edit
from organizer.store.profile import Profile
from organizer.store.reader import Reader
from tests.bench.time_blocks import blocks

BERLIN, TOKYO = ZoneInfo("Europe/Berlin"), ZoneInfo("Asia/Tokyo")


@pytest.fixture
def reader(profile: Profile) -> Iterator[Reader]:
    found = profile.reader()
    yield found
    found.close()


def fill(edit: Edit) -> None:
    members = [member.id for member in edit.members()]
    categories = [edit.add(Category(name=name)).id for name in ("Career", "Family")]
    edit.add_all(blocks(400, categories=categories, owners=members))


def in_window(spans: dict[tuple[UUID | None, UUID | None], list[Span]], window: Window) -> Counter[object]:
    low, high = span_of(window.begin, window.end)
    return Counter(
        (key, start, end) for key, of in spans.items() for start, end in of if max(start, low) < min(end, high)
    )


def by_instances(reader: Reader, window: Window, owner: UUID | None = None) -> Counter[object]:
    found: dict[tuple[UUID | None, UUID | None], list[Span]] = {}
    for instance in instances_between(reader, window, owner):
        if not instance.all_day:
            key = instance.block.owner, instance.block.category
            found.setdefault(key, []).append(span_of(instance.start, instance.end))
    return in_window(found, window)


WINDOWS = [
    Window(date(2026, 11, 1), date(2026, 11, 30), BERLIN),
    Window(date(2026, 1, 1), date(2026, 12, 31), TOKYO),
    Window(date(2023, 3, 26), date(2023, 3, 26), BERLIN),
]


@pytest.mark.parametrize("window", WINDOWS)
def test_planned_time_is_that_of_the_instances(profile: Profile, reader: Reader, window: Window) -> None:
    profile.run(fill)
    maya = reader.members()[0].id
    for owner in (None, maya):
        assert in_window(planned_spans(reader, window, owner), window) == by_instances(reader, window, owner)


def test_changed_instances_stand_where_they_are(profile: Profile, reader: Reader) -> None:
    def series(start: datetime, **fields: object) -> TimeBlock:
        rule = Recurrence("RRULE:FREQ=DAILY")
        return TimeBlock(title="Run", start=start, length=timedelta(hours=1), recurrence=rule, **fields)  # type: ignore[arg-type]

    def changed(of: TimeBlock, key: str, at: datetime, **fields: object) -> TimeBlock:
        return TimeBlock(title="Run", start=at, series=of.id, instance=key, **fields)  # type: ignore[arg-type]

    run = series(datetime(2026, 10, 20, 7, 30, tzinfo=BERLIN))
    shifted = series(datetime(2026, 10, 20, 9, tzinfo=BERLIN))
    floating = series(datetime(2026, 10, 20, 12, tzinfo=BERLIN), floating=True)
    profile.run(
        lambda edit: edit.add_all([
            run, shifted, floating,
            changed(run, "2026-11-03T07:30:00", datetime(2026, 11, 3, 10, tzinfo=BERLIN)),
            changed(run, "2026-11-04T07:30:00", datetime(2027, 5, 4, 10, tzinfo=BERLIN)),
            changed(run, "2026-10-25T07:30:00", datetime(2026, 11, 5, 10, tzinfo=TOKYO)),
            changed(shifted, "2026-11-10T09:00:00", datetime(2026, 11, 10, 11, tzinfo=BERLIN), following=True),
            changed(shifted, "2026-11-12T09:00:00", datetime(2026, 11, 12, 15, tzinfo=BERLIN)),
            TimeBlock(title="Watch", start=datetime(2026, 10, 30, 12, tzinfo=BERLIN), length=timedelta(days=3)),
            TimeBlock(title="Holiday", day=date(2026, 11, 2)),
        ])
    )  # fmt: skip
    window = WINDOWS[0]
    assert in_window(planned_spans(reader, window), window) == by_instances(reader, window)


def test_tracked_time_without_a_category_is_of_its_blocks(profile: Profile, reader: Reader) -> None:
    at = datetime(2026, 11, 3, 10, tzinfo=BERLIN)
    hour = timedelta(hours=1)

    def track(edit: Edit) -> tuple[UUID, UUID]:
        career, family = edit.add(Category(name="Career")), edit.add(Category(name="Family"))
        block = edit.add(TimeBlock(title="Work", start=at, category=career.id))
        edit.add(TrackedTime(start=at, end=at + hour, block=block.id))
        edit.add(TrackedTime(start=at + hour, end=at + 2 * hour, block=block.id, category=family.id))
        edit.add(TrackedTime(start=at + 2 * hour))
        edit.delete(edit.add(TrackedTime(start=at, end=at + hour)))
        return career.id, family.id

    career, family = profile.run(track)
    found = tracked_spans(reader, WINDOWS[0], reader.members()[0].id)
    assert found == {(None, career): [span_of(at, at + hour)], (None, family): [span_of(at + hour, at + 2 * hour)]}
    assert tracked_spans(reader, WINDOWS[2]) == {}
