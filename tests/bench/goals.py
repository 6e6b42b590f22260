"""More goals than anybody has: a tree of 20,000 with key results, check-ins and steps."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import UTC, datetime, time, timedelta
from decimal import Decimal

from organizer.areas.goals import offers, queries
from organizer.areas.goals.model import CheckIn, Goal, Horizon, KeyResult, LifeArea, Status, Step
from organizer.kernel.record import Record
from organizer.store.profile import Profile
from organizer.store.reader import Reader
from tests.bench.data import _WORDS, TODAY
from tests.bench.table import Row, once, timed

_BELOW = {Horizon.DIRECTION: Horizon.YEARS, Horizon.YEARS: Horizon.YEAR, Horizon.YEAR: Horizon.QUARTER}


def goals(count: int) -> Iterator[Record]:
    """Goals, each with two key results, three check-ins and a step; of those of a quarter one of eight is open."""
    chance = random.Random(5)
    places: list[Goal] = []
    for n in range(count):
        parent = chance.choice(places) if places and n % 50 else None
        horizon = _BELOW[parent.horizon] if parent is not None else Horizon.DIRECTION
        open_ = horizon is not Horizon.QUARTER or n % 8 == 0
        start = TODAY - timedelta(days=chance.randint(10, 80))
        goal = Goal(
            title=f"{chance.choice(_WORDS).capitalize()} the {chance.choice(_WORDS)} {n}", horizon=horizon,
            parent=parent.id if parent is not None else None, life=chance.choice(list(LifeArea)),
            status=Status.OPEN if open_ else Status.REACHED, start=start, position=Decimal(n),
            due=TODAY + timedelta(days=chance.randint(5, 60)), closed_on=None if open_ else TODAY - timedelta(days=200),
        )  # fmt: skip
        yield goal
        if horizon is not Horizon.QUARTER:
            places.append(goal)
        for number in range(2):
            result = KeyResult(title=f"Measure {number}", goal=goal.id, target=Decimal(20), position=Decimal(number))
            yield result
            for week in range(2 - number):
                day = TODAY - timedelta(days=9 - 4 * week)
                yield CheckIn(goal=goal.id, key_result=result.id, day=day, value=Decimal(week * 5))
        due = start + timedelta(days=chance.randint(0, 200))
        done = None if n % 10 == 0 else datetime.combine(due, time(9), UTC)
        yield Step(title=f"Step for {goal.title}", goal=goal.id, due=due, done=done)


def bulk(profile: Profile, count: int) -> Iterator[Row]:
    """The bulk insert of goals with all that belongs to them."""
    made = list(goals(count))
    took = once(lambda: profile.run(lambda edit: edit.add_all(made)))
    yield Row(f"insert of {count:,} goals, {len(made):,} records", took, None, "")


def reads(reader: Reader) -> Iterator[Row]:
    """What Today and the page of goals ask."""
    now = datetime.combine(TODAY, time(10), UTC)
    for what, work in (
        ("goals as a tree, all of them", lambda: queries.tree(reader, {}, TODAY)),
        ("goals of the quarter for Today", lambda: offers.glances({}, reader, now, None)),
        ("what goals need", lambda: list(offers.needs(reader, TODAY))),
    ):
        yield Row(what, timed(work, 3), None, "")
