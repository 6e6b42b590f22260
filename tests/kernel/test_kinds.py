"""The laws of all field kinds, and what none of them may let in."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from organizer.app.areas import REGISTRY
from organizer.kernel import kinds
from organizer.kernel.dates import Conventions
from organizer.kernel.errors import FieldError
from organizer.kernel.kinds import Choice, Entry, Kind
from organizer.kernel.record import describe
from tests.records import AWKWARD, EVERY_KIND, values

CONVENTIONS = Conventions(today=date(2026, 11, 19))


class Colour(Choice):
    RED = "red"
    SEA_GREEN = "sea_green"
    OTHER = "other", "Something else"


ALL = (*EVERY_KIND, kinds.ChoiceKind(Colour))
every_kind = pytest.mark.parametrize("kind", ALL, ids=lambda kind: f"{kind.name}-{ALL.index(kind)}")


def same(a: Any, b: Any) -> bool:
    """Equal, and of one type and zone: that True is 1 does not make it a rating."""
    return type(a) is type(b) and a == b


@every_kind
@given(data=st.data())
def test_valid_values_pass_their_check(kind: Kind[Any], data: st.DataObject) -> None:
    value = data.draw(values(kind))
    assert isinstance(value, kind.type)
    kind.check(value)


@every_kind
@given(data=st.data())
def test_csv_gives_back_what_it_was_given(kind: Kind[Any], data: st.DataObject) -> None:
    value = data.draw(values(kind))
    assert same(kind.from_csv(kind.to_csv(value)), value)


@every_kind
@given(data=st.data())
def test_storage_gives_back_what_it_was_given(kind: Kind[Any], data: st.DataObject) -> None:
    value = data.draw(values(kind))
    cells = kind.to_row(value)
    assert len(cells) == len(kind.columns)
    for cell, (_, affinity) in zip(cells, kind.columns, strict=True):
        assert isinstance(cell, {"TEXT": str, "INTEGER": int, "BLOB": bytes}[affinity])
        assert not isinstance(cell, int) or -(2**63) <= cell < 2**63
    assert same(kind.from_row(*cells), value)


# Values that order by themselves; text, tags and choices have an order of their own, tested below.
ORDERED = (kinds.Day(), kinds.Stamp(), kinds.Duration(), kinds.Number(), kinds.Percent(), kinds.Rating(), kinds.Flag(),
           kinds.RefKind("contact"))  # fmt: skip


@pytest.mark.parametrize("kind", ORDERED, ids=lambda kind: kind.name)
@given(data=st.data())
def test_keys_sort_as_the_values_do(kind: Kind[Any], data: st.DataObject) -> None:
    one, other = data.draw(values(kind)), data.draw(values(kind))
    assert (one < other) == (kind.sort_key(one) < kind.sort_key(other))  # type: ignore[operator]


@every_kind
@given(data=st.data())
def test_keys_are_of_the_column_that_is_sorted_by(kind: Kind[Any], data: st.DataObject) -> None:
    value = data.draw(values(kind))
    affinity = kind.key or kind.columns[0][1]
    assert isinstance(kind.sort_key(value), {"TEXT": str, "INTEGER": int, "BLOB": bytes}[affinity])
    if kind.key is None:
        assert kind.sort_key(value) == kind.to_row(value)[0]


def test_moments_sort_by_the_instant_whatever_their_zone() -> None:
    kind = kinds.Moment()
    early = datetime(2026, 11, 19, 23, 0, tzinfo=ZoneInfo("Asia/Kathmandu"))
    late = datetime(2026, 11, 19, 18, 0, tzinfo=UTC)
    assert kind.sort_key(early) < kind.sort_key(late)  # type: ignore[operator]


def test_text_sorts_without_case_accents_and_opening_signs() -> None:
    wanted = ["Adam", "'änne", "ANTON", "Łukasz", "Oda", "(Ørsted)", "Zoë"]
    keys = [str(kinds.Text().sort_key(text)) for text in wanted]
    assert keys == sorted(keys)


def test_choices_sort_in_the_order_they_are_written_in() -> None:
    assert [kinds.ChoiceKind(Colour).sort_key(colour) for colour in Colour] == [0, 1, 2]


def test_yearly_days_sort_by_month_and_day() -> None:
    kind = kinds.Yearly()
    day = kinds.Yearly().from_csv
    assert sorted(map(day, ["1999-12-24", "--02-29", "1972-01-31"]), key=kind.sort_key) == [  # type: ignore[arg-type]
        day("1972-01-31"), day("--02-29"), day("1999-12-24"),
    ]  # fmt: skip


# What is shown is what may be typed, wherever it is not a summary: amounts from 1,000 drop the cents, moments the
# seconds, entries their labels; a line of text loses its runs of blanks; recurrences count their exceptions.
SUMMARIES = kinds.MoneyKind | kinds.Moment | kinds.Entries | kinds.RecurrenceKind
SAME_AS_SHOWN = tuple(k for k in ALL if not isinstance(k, SUMMARIES) and k != kinds.Text())


@pytest.mark.parametrize("kind", SAME_AS_SHOWN, ids=lambda kind: f"{kind.name}-{ALL.index(kind)}")
@given(data=st.data())
def test_what_is_shown_can_be_typed(kind: Kind[Any], data: st.DataObject) -> None:
    value = data.draw(values(kind))
    if isinstance(kind, kinds.Url) and value != value.strip():
        return
    assert same(kind.parse(kind.format(value), CONVENTIONS), value)


@given(values(kinds.MoneyKind()))
def test_small_amounts_shown_can_be_typed(value: Any) -> None:
    if abs(value.amount) < 1000:
        assert kinds.MoneyKind().parse(kinds.MoneyKind().format(value), CONVENTIONS) == value


@given(
    st.text(max_size=20) | st.text("0123456789+-\u2212.,:;/()[] TtZdwmyh%$€eE'", max_size=14) | st.sampled_from(AWKWARD)
)
def test_nothing_that_is_typed_makes_a_kind_fall_over(text: str) -> None:
    for kind in ALL:
        for read in (lambda k: k.parse(text, CONVENTIONS), lambda k: k.from_csv(text)):
            try:
                value = read(kind)
            except FieldError:
                continue
            assert isinstance(value, kind.type)


UNSTORABLE = ("a\x00b", "\ud800", "x\udfffy")
OF_TEXT = (kinds.Text(), kinds.Notes(), kinds.Url())


@pytest.mark.parametrize("text", UNSTORABLE, ids=ascii)
def test_no_nul_and_no_half_characters(text: str) -> None:
    for kind in OF_TEXT:
        with pytest.raises(FieldError):
            kind.check(text)
        with pytest.raises(FieldError):
            kind.from_csv(text)
    with pytest.raises(FieldError):
        kinds.Tags().check((text,))
    for entry in (Entry(text, "x"), Entry("x", text)):
        with pytest.raises(FieldError):
            kinds.Entries().check((entry,))


def test_absurd_sizes_are_refused() -> None:
    for kind, value in (
        (kinds.Text(), "x" * 10_001),
        (kinds.Notes(), "x" * 1_000_001),
        (kinds.Url(), "x" * 2_001),
        (kinds.Tags(), ("x" * 501,)),
        (kinds.Entries(), (Entry("", "x" * 10_001),)),
        (kinds.Number(), Decimal("1e13")),
        (kinds.Duration(), timedelta(days=36_501)),
        (kinds.Rating(), 6),
        (kinds.Rating(), 0),
    ):
        with pytest.raises(FieldError):
            kind.check(value)  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    "text", ["NaN", "sNaN", "Infinity", "-Infinity", "1e999999", "-1e999999", "1e-999999", "9" * 40]
)
def test_numbers_that_are_none_are_refused(text: str) -> None:
    for kind in (kinds.Number(), kinds.Percent(), kinds.MoneyKind()):
        with pytest.raises(FieldError):
            kind.parse(text, CONVENTIONS)  # type: ignore[attr-defined]
        with pytest.raises(FieldError):
            kind.from_csv(text)  # type: ignore[attr-defined]
    for kind in (kinds.Number(), kinds.Percent()):
        with pytest.raises(FieldError):
            kind.check(Decimal(text))


@pytest.mark.parametrize(
    ("text", "value"),
    [("\u22125", "-5"), ("(5)", "-5"), ("( 1,200.50 )", "-1200.5"), ("1 200", "1200"), ("1\u202f200.5", "1200.5"),
     ("+3", "3"), (".5", "0.5"), ("5.", "5"), ("1'000", "1000")],
)  # fmt: skip
def test_numbers_as_people_write_them(text: str, value: str) -> None:
    assert kinds.Number().parse(text, CONVENTIONS) == Decimal(value)


@pytest.mark.parametrize("text", ["", ".", "-", "(-5)", "1,2", "12,34", "1.2.3", "5 6x", "0x10", "1_000", "--5", "²"])
def test_what_is_no_number(text: str) -> None:
    with pytest.raises(FieldError):
        kinds.Number().parse(text, CONVENTIONS)


def test_the_decimal_mark_is_the_locale_s() -> None:
    assert kinds.Number().parse("1.200,50", Conventions(decimal_mark=",")) == Decimal("1200.50")
    with pytest.raises(FieldError):
        kinds.Number().parse("1.200,50", CONVENTIONS)


def test_a_seventh_decimal_place_is_refused_not_rounded() -> None:
    with pytest.raises(FieldError):
        kinds.Number().parse("0.0000001", CONVENTIONS)


@pytest.mark.parametrize(
    "text", ["javascript:alert(1)", "file:///etc/passwd", "data:text/html,x", " JAVASCRIPT:x", "vbscript:x", "a b"]
)
def test_addresses_that_a_click_could_run_are_refused(text: str) -> None:
    with pytest.raises(FieldError):
        kinds.Url().check(text)


def test_a_moment_that_the_clocks_skipped_is_refused() -> None:
    with pytest.raises(FieldError):
        kinds.Moment().check(datetime(2026, 3, 29, 2, 30, tzinfo=ZoneInfo("Europe/Berlin")))
    twice = datetime(2026, 10, 25, 2, 30, tzinfo=ZoneInfo("Europe/Berlin"))
    kind = kinds.Moment()
    rows = [kind.to_row(twice), kind.to_row(twice.replace(fold=1))]
    assert rows[1][0] - rows[0][0] == 3_600_000_000  # type: ignore[operator]
    assert kind.from_row(*rows[1]).fold == 1


@pytest.mark.parametrize("zone", ["../../etc/passwd", "Nowhere/Atall", "", "/etc/localtime", "Europe", "\x00"])
def test_zones_that_are_none(zone: str) -> None:
    with pytest.raises(FieldError):
        kinds.zone_of(zone)


def test_moments_need_a_zone_and_days_have_no_time() -> None:
    with pytest.raises(FieldError):
        kinds.Moment().check(datetime(2026, 1, 1))
    with pytest.raises(FieldError):
        kinds.Moment().check(datetime(1, 1, 1, tzinfo=ZoneInfo("Asia/Kathmandu")))
    with pytest.raises(FieldError):
        kinds.Day().check(datetime(2026, 1, 1))


def test_every_kind_in_use_is_tested_here() -> None:
    tested = {type(kind) for kind in ALL}
    used = {type(field.kind) for cls in REGISTRY.all for field in describe(cls).fields}
    assert used <= tested
    assert {getattr(kinds, name) for name in kinds.__all__ if _is_kind(getattr(kinds, name))} - {Kind} == tested


def _is_kind(thing: Any) -> bool:
    return isinstance(thing, type) and issubclass(thing, Kind)
