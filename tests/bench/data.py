"""A seeded population: people with cadences, and their interactions."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date, timedelta
from uuid import UUID

from organizer.areas.people.model import Channel, Circle, Contact, Interaction
from organizer.kernel.dates import YearlyDay
from organizer.kernel.kinds import Entry

TODAY = date(2026, 11, 19)
_GIVEN = [
    "Anna", "Ben", "Carla", "Dana", "Emil", "Fatima", "Georg", "Hanna", "Ivan", "Jana", "Karim", "Lena", "Maya",
    "Noor", "Olga", "Priya", "Quentin", "Rosa", "Sven", "Tomás", "Uma", "Viktor", "Wanda", "Xenia", "Yusuf",
    "Zoë", "Andrea", "Anton", "Angela", "Antje", "Alma", "Alan", "Ada", "Abdul", "Astrid", "Arne",
]  # fmt: skip
_FAMILY = [
    "Abel", "Brandt", "Castro", "Dvořák", "Eriksen", "Fischer", "García", "Haas", "Ivanov", "Jensen", "Kowalski",
    "Lindqvist", "Müller", "Novak", "Okafor", "Petrov", "Quist", "Rivera", "Santos", "Tanaka", "Ueda", "Vargas",
    "Weber", "Xu", "Yamamoto", "Zimmer", "Anders", "Andersen", "Antonov", "Andrade",
]  # fmt: skip
_ROLES = (
    "mentor", "advisor", "client", "friend", "neighbour", "investor", "colleague",
)  # fmt: skip
_WORDS = [
    "contract", "boat", "school", "launch", "budget", "paper", "garden", "pilot", "lecture", "market", "season",
    "harbor", "proposal", "review", "interview", "travel", "anniversary", "answer", "analysis", "annual", "annex",
    "another",
]  # fmt: skip


def contacts(count: int) -> Iterator[Contact]:
    """People; names repeat as names do."""
    chance = random.Random(1)
    for n in range(count):
        given, middle = chance.choice(_GIVEN), chance.choice(_GIVEN)[0]
        name = f"{given} {middle}. {chance.choice(_FAMILY)}{chance.choice(_FAMILY).lower()}"
        word = given.lower()
        yield Contact(
            name=name,
            circle=chance.choice((None, *Circle)),
            roles=tuple(chance.sample(_ROLES, chance.randint(0, 2))),
            position=f"Head of {chance.choice(_WORDS)}",
            emails=(Entry("work", f"{word}.{n}@firm{n % 997}.example"),),
            phones=(Entry("cell", f"+1 555 {n:07}"),),
            birthday=YearlyDay(chance.randint(1, 12), chance.randint(1, 28), chance.choice((None, 1970))),
            met_on=date(2015, 1, 1) + timedelta(days=chance.randint(0, 4000)),
            notes=" ".join(chance.choices(_WORDS, k=chance.randint(0, 12))),
            tags=("imported",),
        )


def interactions(people: list[UUID], count: int) -> Iterator[Interaction]:
    """Touches of the last two years."""
    chance = random.Random(2)
    channels = tuple(Channel)
    for _ in range(count):
        yield Interaction(
            contact=chance.choice(people),
            day=TODAY - timedelta(days=chance.randint(0, 700)),
            channel=chance.choice(channels),
            summary=f"About the {chance.choice(_WORDS)} and the {chance.choice(_WORDS)}",
        )
