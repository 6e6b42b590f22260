"""Time zones as people type them."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest

from organizer.kernel.errors import FieldError
from organizer.kernel.zones import find_zones, offset_words, zone_key, zone_named


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("Europe/Berlin", "Europe/Berlin"),
        ("europe/berlin", "Europe/Berlin"),
        (" new york ", "America/New_York"),
        ("Kathmandu", "Asia/Kathmandu"),
        ("utc", "UTC"),
    ],
)
def test_a_zone_is_known_by_its_name_or_its_city(typed: str, name: str) -> None:
    assert zone_named(typed).key == name


@pytest.mark.parametrize("typed", ["Mars/Olympus", "../../etc/passwd", "", "Europe", "\x00", "x" * 5000])
def test_a_zone_that_does_not_exist_is_named(typed: str) -> None:
    with pytest.raises(FieldError, match="There is no time zone “"):
        zone_named(typed)


def test_cities_come_before_regions() -> None:
    assert find_zones("new y")[0] == "America/New_York"
    assert find_zones("berl") == ["Europe/Berlin"]
    assert find_zones("york") == ["America/New_York"]
    assert "Asia/Tokyo" in find_zones("asia", 200)
    assert find_zones("zzz") == []


def test_offsets_are_said_as_they_are_then() -> None:
    berlin = ZoneInfo("Europe/Berlin")
    assert offset_words(berlin, datetime(2026, 11, 19, tzinfo=UTC)) == "UTC+1"
    assert offset_words(berlin, datetime(2026, 7, 1, tzinfo=UTC)) == "UTC+2"
    assert offset_words(ZoneInfo("America/St_Johns"), datetime(2026, 11, 19, tzinfo=UTC)) == "UTC−3:30"
    assert offset_words(UTC, datetime(2026, 11, 19, tzinfo=UTC)) == "UTC"


def test_an_offset_has_no_name() -> None:
    assert zone_key(ZoneInfo("Europe/Berlin")) == "Europe/Berlin"
    assert zone_key(UTC) == "UTC"
    assert zone_key(timezone(timedelta(hours=2))) == ""
    assert zone_key(None) == ""
