"""Support: what fell due, what was paid, what is owed."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from organizer.areas.money.model import SupportOrder, SupportPayment, SupportStep
from organizer.areas.money.rules.support import arrears_on, due_days, dues_of, support_ledger
from organizer.kernel.errors import FieldError
from organizer.kernel.money import Money, money_of

ORDER = SupportOrder(title="For Noa", first=date(2026, 1, 1))


def usd(amount: int) -> Money:
    return Money(amount * 100, "USD")


def step(first: date, amount: int, order: SupportOrder = ORDER) -> SupportStep:
    return SupportStep(first=first, amount=usd(amount), order=order.id)


def paid(day: date, amount: int, order: SupportOrder = ORDER) -> SupportPayment:
    return SupportPayment(day=day, amount=usd(amount), order=order.id)


FOUR_HUNDRED = [step(date(2026, 1, 1), 400)]


def test_running_arrears_are_what_fell_due_less_what_was_paid() -> None:
    payments = [paid(date(2026, 2, 3), 525), paid(date(2026, 3, 31), 300), paid(date(2026, 4, 1), 625)]
    ledger = support_ledger(ORDER, FOUR_HUNDRED, payments, date(2026, 4, 30))
    assert [month.balance for month in ledger.months] == [usd(400), usd(275), usd(375), usd(150)]
    assert (ledger.due, ledger.paid, ledger.arrears) == (usd(1600), usd(1450), usd(150))


def test_what_falls_due_on_the_31st_falls_due_at_the_end_of_shorter_months() -> None:
    days = list(due_days(date(2026, 1, 31), date(2026, 5, 30)))
    assert days == [date(2026, 1, 31), date(2026, 2, 28), date(2026, 3, 31), date(2026, 4, 30)]
    assert list(due_days(date(2028, 1, 30), date(2028, 3, 1))) == [date(2028, 1, 30), date(2028, 2, 29)]


def test_a_step_counts_from_its_day() -> None:
    steps = [*FOUR_HUNDRED, step(date(2026, 3, 1), 450), step(date(2026, 4, 15), 0)]
    dues = list(dues_of(ORDER, steps, date(2026, 12, 31)))
    assert dues == [
        (date(2026, 1, 1), usd(400)), (date(2026, 2, 1), usd(400)), (date(2026, 3, 1), usd(450)),
        (date(2026, 4, 1), usd(450)),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("last", "ended", "months"),
    [(date(2026, 3, 1), None, 3), (None, date(2026, 2, 15), 2), (date(2026, 6, 1), date(2026, 2, 1), 2)],
)
def test_nothing_falls_due_after_the_last_day_or_the_event(last: date | None, ended: date | None, months: int) -> None:
    order = SupportOrder(title="For Noa", first=date(2026, 1, 1), last=last, ended=ended, ends_when="Noa is 18")
    assert len(list(dues_of(order, [step(order.first, 400, order)], date(2026, 12, 31)))) == months


def test_a_month_without_a_due_or_a_payment_keeps_the_balance() -> None:
    order = SupportOrder(title="For Noa", first=date(2026, 1, 1), last=date(2026, 1, 1))
    ledger = support_ledger(order, [step(order.first, 400, order)], [], date(2026, 3, 9))
    assert [month.balance for month in ledger.months] == [usd(400)] * 3


def test_a_correction_takes_a_payment_back() -> None:
    payments = [paid(date(2026, 1, 2), 400), paid(date(2026, 1, 9), -400)]
    assert arrears_on(ORDER, FOUR_HUNDRED, payments, date(2026, 1, 8)) == usd(0)
    assert arrears_on(ORDER, FOUR_HUNDRED, payments, date(2026, 1, 9)) == usd(400)


def test_what_is_paid_before_the_first_due_is_ahead() -> None:
    ledger = support_ledger(ORDER, FOUR_HUNDRED, [paid(date(2025, 12, 20), 400)], date(2026, 1, 1))
    assert [month.balance for month in ledger.months] == [usd(-400), usd(0)]


def test_a_payment_dated_later_does_not_count_yet() -> None:
    later = paid(date(2026, 2, 1), 400)
    ledger = support_ledger(ORDER, FOUR_HUNDRED, [later], date(2026, 1, 31))
    assert ledger.arrears == usd(400)
    assert ledger.later == (later,)


def test_several_currencies_are_named() -> None:
    payment = SupportPayment(day=date(2026, 1, 2), amount=money_of("400", "EUR"), order=ORDER.id)
    with pytest.raises(FieldError, match="one currency, not in EUR and USD"):
        support_ledger(ORDER, FOUR_HUNDRED, [payment], date(2026, 1, 31))


def test_an_order_without_steps_owes_nothing_yet() -> None:
    ledger = support_ledger(ORDER, [], [], date(2026, 4, 30))
    assert (ledger.months, ledger.arrears) == ((), None)


def test_what_belongs_to_another_order_does_not_count() -> None:
    other = SupportOrder(title="Other", first=date(2026, 1, 1))
    ledger = support_ledger(ORDER, [*FOUR_HUNDRED, step(other.first, 90, other)], [paid(date(2026, 1, 2), 90, other)],
                            date(2026, 1, 31))  # fmt: skip
    assert ledger.arrears == usd(400)


DAYS = st.dates(date(2024, 1, 1), date(2028, 12, 31))
AMOUNTS = st.integers(-(10**6), 10**6)
PAYMENTS = st.lists(
    st.builds(lambda day, amount: SupportPayment(day=day, amount=Money(amount, "USD"), order=ORDER.id), DAYS, AMOUNTS),
    max_size=12,
)
STEPS = st.lists(
    st.builds(
        lambda day, amount: SupportStep(first=day, amount=Money(abs(amount), "USD"), order=ORDER.id), DAYS, AMOUNTS
    ),
    min_size=1,
    max_size=4,
)


@given(DAYS, st.none() | st.integers(0, 900), STEPS, PAYMENTS, DAYS)
def test_arrears_are_dues_less_payments_on_any_day(
    first: date, length: int | None, steps: list[SupportStep], payments: list[SupportPayment], on: date
) -> None:
    last = first + timedelta(days=length) if length is not None else None
    order = SupportOrder(title="Any", first=first, last=last, id=ORDER.id)
    due = sum(amount.minor for day, amount in dues_of(order, steps, date(2030, 1, 1)) if day <= on)
    was_paid = sum(payment.amount.minor for payment in payments if payment.day <= on)
    assert arrears_on(order, steps, payments, on) == Money(due - was_paid, "USD")


@given(STEPS, PAYMENTS, DAYS, AMOUNTS, AMOUNTS, DAYS)
def test_a_payment_in_two_parts_is_one_payment(
    steps: list[SupportStep], payments: list[SupportPayment], day: date, one: int, other: int, on: date
) -> None:
    def of(minor: int) -> SupportPayment:
        return SupportPayment(day=day, amount=Money(minor, "USD"), order=ORDER.id)

    whole = support_ledger(ORDER, steps, [*payments, of(one + other)], on)
    parts = support_ledger(ORDER, steps, [*payments, of(one), of(other)], on)
    assert [(m.due, m.paid, m.balance) for m in whole.months] == [(m.due, m.paid, m.balance) for m in parts.months]
