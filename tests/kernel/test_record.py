"""Records: described once, immutable, private."""

from __future__ import annotations

import dataclasses
import subprocess
import sys
import traceback
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from organizer.app.areas import REGISTRY
from organizer.areas.people.model import Circle, Contact, Interaction
from organizer.kernel.errors import Invalid, NotFound
from organizer.kernel.ids import uuid7
from organizer.kernel.kinds import Moment
from organizer.kernel.record import Field, Record, changed_fields, describe, record, text
from tests.records import records

ROOT = Path(__file__).parents[2]

SNIPPET = """
from organizer.kernel.record import Record, record, text, choice
from organizer.areas.people.model import Circle

@record(title="Thing", plural="Things", icon="box", table=("name",))
class Thing(Record):
    name: str = text("Name")
    circle: Circle | None = choice("Circle", Circle, default=None)

thing = Thing(name="x", circle=Circle.INNER)
reveal_type(thing.circle)
Thing(nmae="x")
Thing()
Thing("x")
Thing(name=5)
thing.name = "y"
thing.nmae
"""


def test_mypy_catches_misspelt_missing_and_assigned_fields(tmp_path: Path) -> None:
    snippet = tmp_path / "snippet.py"
    snippet.write_text(SNIPPET)
    run = subprocess.run(
        [sys.executable, "-m", "mypy", "--config-file", "", "--strict", "--cache-dir", ROOT / ".mypy_cache" / "snippet",
         "--no-error-summary", snippet],
        capture_output=True, text=True, cwd=ROOT,
    )  # fmt: skip
    said = [line.partition("snippet.py:")[2] for line in run.stdout.splitlines()]
    for line, words in (
        (11, 'Revealed type is "organizer.areas.people.model.Circle | None"'),
        (12, 'Unexpected keyword argument "nmae"'),
        (13, 'Missing named argument "name"'),
        (14, "Too many positional arguments"),
        (15, 'incompatible type "int"; expected "str"'),
        (16, 'Property "name" defined in "Thing" is read-only'),
        (17, 'has no attribute "nmae"'),
    ):
        assert any(s.startswith(f"{line}:") and words in s for s in said), (line, words, run.stdout)


def test_a_record_cannot_be_assigned_to() -> None:
    dana = Contact(name="Dana")
    with pytest.raises(dataclasses.FrozenInstanceError):
        dana.name = "Ruth"  # type: ignore[misc]
    with pytest.raises((AttributeError, TypeError)):
        dana.nmae = "Ruth"  # type: ignore[attr-defined]
    assert not hasattr(dana, "__dict__")


@pytest.mark.parametrize("cls", REGISTRY.all, ids=lambda cls: cls.__name__)
@settings(max_examples=10)
@given(data=st.data())
def test_neither_repr_nor_a_failed_check_shows_what_is_inside(cls: type[Record], data: st.DataObject) -> None:
    secret = "kanarienvogel"
    made = data.draw(records(cls))
    hidden = dataclasses.replace(made, notes=secret, tags=(secret,))
    assert secret not in repr(hidden)
    assert repr(hidden) == f"<{describe(cls).kind} {made.id}>"
    with pytest.raises(Invalid) as caught:
        dataclasses.replace(hidden, notes=secret + "\x00").check()
    assert secret not in "".join(traceback.format_exception(caught.value))


def test_a_check_names_every_wrong_field() -> None:
    with pytest.raises(Invalid) as caught:
        Contact(name=" ", circle=5, ideal=None, notes=None, tags=["a"]).check()  # type: ignore[arg-type]
    assert {p.field for p in caught.value.problems} == {"name", "circle", "notes", "tags"}


def test_what_a_kind_says_of_itself_comes_once_its_fields_are_right() -> None:
    from datetime import timedelta

    with pytest.raises(Invalid) as caught:
        Contact(name="Dana", ideal=timedelta(0)).check()
    assert [p.field for p in caught.value.problems] == ["ideal"]


def test_descriptions_derive_from_the_class() -> None:
    d = describe(Interaction)
    assert (d.kind, d.heading.name, d.table) == ("interaction", "summary", ("summary", "day", "channel"))
    assert [f.name for f in d.own_fields] == ["summary", "contact", "day", "channel", "length", "next_time"]
    assert (d.field("day").required, d.field("day").optional, d.field("length").optional) == (True, False, True)
    with pytest.raises(NotFound):
        d.field("nmae")


def test_a_table_of_unknown_columns_or_a_bare_attribute_is_a_mistake() -> None:
    with pytest.raises(NotFound):

        @record(title="A", plural="As", icon="x", table=("nmae",))
        class A(Record):
            name: str = text("Name")

    with pytest.raises(TypeError, match="field function"):

        @record(title="B", plural="Bs", icon="x", table=("name",))
        class B(Record):
            name: str = text("Name")
            other: str = "x"


def test_changed_fields() -> None:
    old = Contact(name="Dana", id=uuid7())
    new = dataclasses.replace(old, circle=Circle.INNER, met_on=date(2026, 1, 1))
    assert changed_fields(old, new) == {"circle": Circle.INNER, "met_on": date(2026, 1, 1)}
    assert changed_fields(old, old) == {}


def test_a_moment_in_another_zone_is_another_value() -> None:
    from zoneinfo import ZoneInfo

    field = Field("at", "At", Moment(), True, None, False, False, "")
    here = datetime(2026, 11, 19, 15, tzinfo=ZoneInfo("Europe/Berlin"))
    assert field.same(here, here)
    assert not field.same(here, here.astimezone(UTC))
    assert not field.same(here, None)


@pytest.mark.parametrize("cls", REGISTRY.all, ids=lambda cls: cls.__name__)
def test_defaults_are_right(cls: type[Record]) -> None:
    for field in describe(cls).fields:
        if not field.required:
            assert field.problem(field.default) is None
