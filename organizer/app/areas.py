"""The areas of the program, in the order of the sidebar, and the registry made from them. Nothing is discovered."""

from __future__ import annotations

from organizer.areas.calendar.area import AREA as CALENDAR
from organizer.areas.goals.area import goals_area
from organizer.areas.learning.area import learning_area
from organizer.areas.library.area import AREA as LIBRARY
from organizer.areas.mentoring.area import mentoring_area
from organizer.areas.money.area import money_area
from organizer.areas.people.area import ACQUAINTANCES, FAMILY
from organizer.areas.people.area import AREA as PEOPLE
from organizer.areas.standing.area import AREA as STANDING
from organizer.kernel.area import Area
from organizer.store.registry import Registry

_TIMES = [area.times_spent for area in (CALENDAR,) if area.times_spent is not None]
_COUNTED: tuple[Area, ...] = (
    CALENDAR,
    PEOPLE,
    learning_area(_TIMES),
    mentoring_area(ACQUAINTANCES),
    STANDING,
    LIBRARY,
    money_area(FAMILY),
)
AREAS: tuple[Area, ...] = (goals_area([c for area in _COUNTED for c in area.counters]), *_COUNTED)

REGISTRY = Registry(
    sources={kind: area.records for area in AREAS for kind in area.kinds},
    keepers={kind: keeper for area in AREAS for kind, keeper in area.keepers.items()},
)
