"""The investment part of an OFX statement: trades with their effect on the cash, positions, names of securities."""

from __future__ import annotations

from fractions import Fraction

from organizer.kernel.errors import FieldError
from organizer.kernel.money import Money
from organizer.kernel.text import one_line

from .amounts import money, ofx_number, rounded_money
from .draft import (
    BalanceDraft,
    BankReading,
    PositionDraft,
    SecurityDraft,
    StatementDraft,
    TradeDraft,
    TransactionDraft,
    counted,
    trades_of,
)  # fmt: skip
from .ofx_tree import Element
from .ofx_values import day_of

_TRADES = (
    "BUYDEBT", "BUYMF", "BUYOPT", "BUYOTHER", "BUYSTOCK", "CLOSUREOPT", "INCOME", "INVEXPENSE", "JRNLFUND", "JRNLSEC",
    "MARGININTEREST", "REINVEST", "RETOFCAP", "SELLDEBT", "SELLMF", "SELLOPT", "SELLOTHER", "SELLSTOCK", "SPLIT",
    "TRANSFER",
)  # fmt: skip
_POSITIONS = ("POSDEBT", "POSMF", "POSOPT", "POSOTHER", "POSSTOCK")
_NO_CASH = ("REINVEST", "JRNLSEC", "JRNLFUND", "SPLIT", "TRANSFER", "CLOSUREOPT")
"""What moves no cash in or out of the account: a dividend that is put back into shares is neither."""


def trades_and_positions(reading: BankReading, statement: StatementDraft, element: Element) -> None:
    """Adds the trades of a statement as transactions of its account, and what it holds."""
    currency = statement.account.currency
    for trade in element.within(*_TRADES):
        if not trade.closed:
            reading.reject(trade.line, "the file ends inside this transaction", trade.raw())
            continue
        try:
            statement.transactions.append(_trade(trade, currency))
        except FieldError as error:
            reading.reject(trade.line, str(error), trade.raw())
    for held in element.within(*_POSITIONS):
        try:
            statement.positions.append(_position(held, currency))
        except FieldError as error:
            reading.note(f"Line {held.line}: what is held was left out: {error}")
    found = trades_of(statement)
    if found:
        kinds = ", ".join(f"{number} {kind}" for kind, number in sorted(found.items()))
        reading.note(f"{counted(found.total(), 'investment transaction')} ({kinds}), kept with the cash they moved")
    if statement.positions:
        reading.note(f"It holds {counted(len(statement.positions), 'position')}")
        _balance(reading, statement, element)


def _balance(reading: BankReading, statement: StatementDraft, element: Element) -> None:
    """The value of an account that holds securities: these and the cash beside them."""
    try:
        cash = _fraction(_in(element, "AVAILCASH")) or Fraction(0)
        total = money(cash, statement.account.currency)
        day = day_of(element.text("DTASOF"))
    except FieldError:
        return
    values = [held.value for held in statement.positions if held.value is not None]
    if len(values) == len(statement.positions):
        for value in values:
            total += value
        statement.balances.append(BalanceDraft(day, total))
        reading.note("The balance is the value of all positions together with the cash")


def _in(element: Element, *names: str) -> str:
    """The first value of one of these names anywhere below."""
    return next((found.value.strip() for found in element.within(*names) if found.value.strip()), "")


def _fraction(text: str) -> Fraction | None:
    return Fraction(ofx_number(text).value) if text else None


def _trade(element: Element, currency: str) -> TransactionDraft:
    total = _fraction(_in(element, "TOTAL"))
    stated, warning = _stated(total, currency)
    security = _in(element, "UNIQUEID")
    trade = TradeDraft(
        element.name, security, _fraction(_in(element, "UNITS")), _fraction(_in(element, "UNITPRICE")), stated
    )
    cash = stated if stated is not None and element.name not in _NO_CASH else Money(0, currency)
    memo = one_line(_in(element, "MEMO")) or element.name.capitalize()
    return TransactionDraft(
        day_of(_in(element, "DTTRADE", "DTPOSTED")), cash, element.line, "", memo, _in(element, "FITID"), trade=trade,
        warnings=(warning,) if warning else (),
    )  # fmt: skip


def _stated(total: Fraction | None, currency: str) -> tuple[Money | None, str]:
    """The total of a trade, which brokers write with more decimal places than any cash has."""
    if total is None:
        return None, ""
    try:
        return money(total, currency), ""
    except FieldError:
        return rounded_money(total, currency), "its total was rounded to what the currency has"


def _position(element: Element, currency: str) -> PositionDraft:
    units = _fraction(_in(element, "UNITS"))
    if units is None:
        raise FieldError("it has no units")
    value, day = _fraction(_in(element, "MKTVAL")), _in(element, "DTPRICEASOF")
    return PositionDraft(
        _in(element, "UNIQUEID"), units, _fraction(_in(element, "UNITPRICE")),
        rounded_money(value, currency) if value is not None else None, day_of(day) if day else None,
    )  # fmt: skip


def securities(tree: Element) -> list[SecurityDraft]:
    """The securities that the file's own list names."""
    return [
        SecurityDraft(one_line(info.text("SECNAME")), info.text("TICKER"), info.text("SECID", "UNIQUEID"))
        for listed in tree.within("SECLIST") for info in listed.within("SECINFO")
    ]  # fmt: skip
