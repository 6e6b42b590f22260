"""The present, and the zone of this computer."""

from __future__ import annotations

import time
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from organizer.kernel import clock
from organizer.kernel.clock import HERE, Clock, fixed, zone_here


@pytest.fixture
def berlin(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("TZ", "Europe/Berlin")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


@pytest.mark.usefixtures("berlin")
def test_the_zone_here_has_its_name() -> None:
    assert zone_here() == ZoneInfo("Europe/Berlin")
    assert Clock().place == ZoneInfo("Europe/Berlin")
    assert fixed(date(2026, 11, 19), zone=UTC).place is UTC


@pytest.mark.parametrize("given", ["CET-1CEST,M3.5.0,M10.5.0/3", ":/usr/share/zoneinfo/Europe/Berlin", "../etc/passwd"])
def test_no_name_is_an_obstacle(monkeypatch: pytest.MonkeyPatch, given: str) -> None:
    monkeypatch.setenv("TZ", given)
    assert datetime(2026, 7, 1, tzinfo=zone_here()).utcoffset() is not None


@pytest.mark.usefixtures("berlin")
def test_without_a_name_the_clocks_of_the_computer_are_followed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "_names_here", list)
    here, there = zone_here(), ZoneInfo("Europe/Berlin")
    assert here is HERE
    for hours in range(-3, 4):
        for change in (datetime(2026, 3, 29, 1, tzinfo=UTC), datetime(2026, 10, 25, 1, tzinfo=UTC)):
            moment = change + timedelta(hours=hours)
            shown, wanted = moment.astimezone(here), moment.astimezone(there)
            assert shown.replace(tzinfo=None) == wanted.replace(tzinfo=None)
            assert shown.astimezone(UTC) == moment
            assert shown.tzname() == wanted.tzname()
