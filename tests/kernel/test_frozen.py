"""Frozen values behave as frozen dataclasses do, though their methods are written late."""

from __future__ import annotations

import dataclasses
from dataclasses import FrozenInstanceError, dataclass, field
from functools import cached_property
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from organizer.kernel.frozen import frozen


@frozen
class Point:
    x: int
    y: int = 0
    names: tuple[str, ...] = field(default_factory=tuple)


@dataclass(frozen=True, slots=True)
class Known:
    x: int
    y: int = 0
    names: tuple[str, ...] = field(default_factory=tuple)


@frozen(slots=False)
class Base:
    limit: int = 10

    @cached_property
    def double(self) -> int:
        return 2 * self.limit

    def says(self) -> str:
        return "base"


@frozen(slots=False)
class Derived(Base):
    more: int = 1

    def says(self) -> str:
        return f"derived {super().says()}"


@frozen(kw_only=True, repr=False)
class Secret:
    word: str
    positive: int = 1

    def __post_init__(self) -> None:
        if self.positive < 0:
            raise ValueError("negative")


@frozen
class Empty:
    pass


arguments = st.tuples(st.integers(0, 2), st.integers(0, 2), st.lists(st.sampled_from("ab"), max_size=1).map(tuple))


@given(arguments, arguments)
def test_equal_hashed_and_shown_as_a_dataclass(one: Any, other: Any) -> None:
    assert (Point(*one) == Point(*other)) == (Known(*one) == Known(*other))
    assert hash(Point(*one)) == hash(Known(*one))
    assert repr(Point(*one)) == repr(Known(*one)).replace("Known", "Point")


def test_defaults_and_names() -> None:
    assert Point(1) == Point(x=1, y=0, names=())
    assert Point(1) != (1, 0, ())
    for wrong in ({}, {"x": 1, "z": 2}):
        with pytest.raises(TypeError):
            Point(**wrong)
    with pytest.raises(TypeError):
        Secret("a")  # type: ignore[misc]


def test_the_first_values_are_made_as_the_later_ones() -> None:
    @frozen
    class Fresh:
        x: int
        names: list[str] = field(default_factory=list)
        y: int = field(default=2, kw_only=True)

    values = [Fresh(1, y=3) for _ in range(20)]
    assert all(value == values[0] for value in values)
    assert values[0].names is not values[1].names

    for arguments, named in (((), {}), ((1, [], 2), {}), ((1,), {"x": 1}), ((1,), {"z": 1})):

        @frozen
        class Other:
            x: int
            names: list[str] = field(default_factory=list)

        with pytest.raises(TypeError, match="__init__"):
            Other(*arguments, **named)  # type: ignore[arg-type]


def test_nothing_can_be_set_or_deleted() -> None:
    point = Point(1)
    with pytest.raises(FrozenInstanceError):
        point.x = 2  # type: ignore[misc]
    with pytest.raises(FrozenInstanceError):
        del point.x
    with pytest.raises(FrozenInstanceError):
        point.other = 2  # type: ignore[attr-defined]
    assert not hasattr(point, "__dict__")


def test_the_functions_of_dataclasses_know_it() -> None:
    assert [f.name for f in dataclasses.fields(Point)] == ["x", "y", "names"]
    assert dataclasses.replace(Point(1, 2), y=3) == Point(1, 3)


def test_compared_before_the_first_is_made_by_its_class() -> None:
    one, other = (object.__new__(Empty) for _ in range(2))
    assert one == other
    assert hash(one) == hash(Empty())


def test_without_slots_it_inherits_and_caches() -> None:
    made = Derived(3, 4)
    assert (made.double, made.says()) == (6, "derived base")
    assert made != Base(3)
    assert dataclasses.replace(made, limit=5).double == 10


def test_what_is_checked_after_the_making_and_not_shown() -> None:
    with pytest.raises(ValueError, match="negative"):
        Secret(word="a", positive=-1)
    assert "hush" not in repr(Secret(word="hush"))
