"""The files of real programs beside the repository: what must come out of each, as their own list says it."""

from __future__ import annotations

from collections import defaultdict
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from organizer.exchange.bank.draft import BankReading
from organizer.exchange.bank.read import read_statement
from organizer.exchange.detect import detect
from organizer.kernel.errors import UnreadableFile


def shared_files() -> list[Any]:
    """The collection of bank files beside the repository; a visible skip where it is not there."""
    base = next((p / "shared" / "data" for p in Path(__file__).parents if (p / "shared" / "data").is_dir()), None)
    if base is None:
        return [pytest.param(None, marks=pytest.mark.skip(reason="the shared files are not beside the repository"))]
    return [pytest.param(path, id=path.name) for path in sorted((base / "bank").iterdir()) if path.suffix != ".md"]


def sums(reading: BankReading) -> dict[str, str]:
    """The cash of each account that has a transaction, by its number or name."""
    found: dict[str, Decimal] = defaultdict(Decimal)
    for statement in reading.statements:
        for draft in statement.transactions:
            if draft.trade is None:
                found[statement.account.number or statement.account.name] += draft.amount.amount
    return {name: f"{total:.2f}" for name, total in found.items()}


# Transactions, rejected records, sums of cash by account.
STATEMENTS: dict[str, tuple[int, int, dict[str, str]]] = {
    "nop_example1.ofx": (5, 0, {"1234567-00": "-173.11"}),
    "ofxparse_anzcc.ofx": (1, 0, {"1234123412341234": "-5.50"}),
    "ofxparse_bank_medium.ofx": (3, 0, {"12300 000012345678": "-345.27"}),
    "ofxparse_checking.ofx": (3, 0, {"1452687~7": "-59.50"}),
    "ofxparse_fidelity.ofx": (17, 0, {"01234567890": "-0.57"}),
    "ofxparse_td_ameritrade.ofx": (0, 0, {}),
    "ofxparse_multiple_accounts.ofx": (0, 0, {}),
    "ofxparse_suncorp.ofx": (1, 0, {"123456789": "-16.85"}),
    "ofxparse_ofx-v102-empty-tags.ofx": (1, 0, {"12345678": "12.34"}),
    "ofxparse_date_missing.ofx": (0, 3, {}),
    "ofxparse_decimal_error.ofx": (0, 1, {}),
    "c2o_n26.ofx": (2, 0, {"57165337dd5eec7ef6c64f2b5ceb5a4d": "0.00"}),
    "synth_comma_decimal_repeated_fitid.ofx": (4, 0, {"DE00100200300000000001": "1248.10"}),
    "synth_truncated.ofx": (1, 1, {"DE00100200300000000001": "-1.00"}),
    "quiffen_test.qif": (7, 0, {"TestExport": "-35.50"}),
    "quiffen_test_option_autoswitch.qif": (0, 0, {}),
    "quiffen_test_nosymbol.qif": (0, 0, {}),
    "qif2json_investments.qif": (2, 0, {}),
    "qif2json_utf8.qif": (1, 0, {"": "-379.00"}),
    "actual_data-with-categories.qif": (3, 0, {"": "-161.33"}),
    "c2o_default_w_splits.qif": (8, 0, {"Cash": "95000.00", "Checking": "370000.00"}),
    "c2o_default.csv": (8, 0, {"Checking": "370000.00", "Cash": "95000.00"}),
    "c2o_gls.csv": (1, 0, {"1234567890": "-98.76"}),
    "c2o_outbank.csv": (4, 0, {"DE81254326973657190105": "-35.89"}),
    "c2o_mint.csv": (4, 0, {"Savings": "-1000.00", "Checking": "-2000.00"}),
    "c2o_schwab-checking.csv": (4, 0, {"": "-215.27"}),
    "synth_german_giro_cp1252.csv": (3, 0, {"DE00100200300000000001": "1234.56"}),
}
REFUSED = {
    "ofxparse_signon_fail.ofx": "the bank refused the sign-on",
    "synth_truncated_gzip.gnucash": "the compressed file is cut off or damaged; nothing of it is read",
}
# Transactions, splits, accounts, prices, what accounts come to.
GENERATED = {
    "Girokonto Müller & Söhne": "27722.88", "Gehalt": "-37481.40", "Miete": "11400.00", "Lebensmittel": "518.52",
    "Bargeld": "240.00", "Eigenkapital": "-2500.00", "US Checking": "108.75",
}  # fmt: skip
BOOKS: dict[str, tuple[int, int, int, int, dict[str, str]]] = {
    "piecash_simple_sample.gnucash": (5, 11, 6, 0, {
        "Asset": "1320.00", "Expense": "230.00", "Income": "-150.00", "Liability": "-900.00",
        "Opening Balances - EUR": "-500.00",
    }),
    "piecash_book_schtx.gnucash": (74, 212, 65, 1, {
        "Checking Account": "-2260.00", "Electric": "1920.00", "Gas": "2560.00", "Auto Insurance": "180.00",
        "Salary": "-1600.00", "us account": "-106.32", "Opening Balances": "-700.00",
    }),
    "gc413_generated_a.gnucash": (38, 88, 10, 0, GENERATED),
    "gc413_generated_a_uncompressed.gnucash": (38, 88, 10, 0, GENERATED),
    "gc413_xml_of_piecash_complex_sample.gnucash": (11, 25, 19, 4, {
        "Checking": "820.00", "Savings": "3550.00", "Cash": "220.00", "House": "20000.00", "Liability": "-20900.00",
        "EUR5": "1200.00", "Foo stock": "130.00", "FOO": "-130.00", "Income": "-150.00", "Expense": "260.00",
        "Opening Balances - EUR": "-5000.00",
    }),
}  # fmt: skip


@pytest.mark.parametrize("path", shared_files())
def test_every_file_gives_what_is_expected_of_it(path: Path) -> None:
    if path.name in REFUSED:
        with pytest.raises(UnreadableFile, match=REFUSED[path.name]):
            read_statement(path, detect(path))
        return
    reading = read_statement(path, detect(path))
    if path.name in STATEMENTS:
        transactions, rejected, expected = STATEMENTS[path.name]
        assert (reading.transactions, len(reading.rejected)) == (transactions, rejected)
        assert sums(reading) == expected
        return
    transactions, splits, accounts, prices, expected = BOOKS[path.name]
    ledger = reading.ledger
    assert ledger is not None
    assert (len(ledger.transactions), ledger.entries, len(ledger.accounts)) == (transactions, splits, accounts)
    assert (len(reading.prices), len(reading.rejected)) == (prices, 0)
    balances = {ledger.accounts[uid].name: f"{float(units):.2f}" for uid, units in ledger.balances().items() if units}
    assert balances == expected


def shared(name: str) -> Any:
    """One of the shared files as the argument of a test."""
    found = [param for param in shared_files() if not param.values or param.values[0] is None or param.id == name]
    return pytest.mark.parametrize("path", found)


@shared("ofxparse_fidelity.ofx")
def test_trades_of_a_broker_are_counted_apart_from_the_cash(path: Path) -> None:
    reading = read_statement(path, detect(path))
    assert (
        "14 investment transactions (8 BUYSTOCK, 4 INCOME, 2 SELLSTOCK), kept with the cash they moved" in reading.notes
    )
    assert len(reading.statements[0].positions) == 6


@shared("ofxparse_date_missing.ofx")
def test_bookings_without_a_day_are_named_by_their_lines(path: Path) -> None:
    reading = read_statement(path, detect(path))
    assert [(r.line, r.reason) for r in reading.rejected] == [
        (33, "it has no day"), (40, "it has no day"), (48, "'20120231' is no day"),
    ]  # fmt: skip


@shared("ofxparse_decimal_error.ofx")
def test_an_amount_with_a_sign_of_dollars_is_named(path: Path) -> None:
    (rejected,) = read_statement(path, detect(path)).rejected
    assert "'$120' is not an amount" in rejected.reason


@shared("ofxparse_ofx-v102-empty-tags.ofx")
def test_an_account_without_a_currency_is_said(path: Path) -> None:
    reading = read_statement(path, detect(path))
    assert reading.statements[0].assumed_currency
    assert reading.notes == [
        "Line 23: the account has no currency; AUD was taken (its transactions name that one)"
    ]  # fmt: skip


@shared("quiffen_test.qif")
def test_what_a_qif_lists_beside_bookings(path: Path) -> None:
    reading = read_statement(path, detect(path))
    assert (len(reading.classes), len(reading.categories), len(reading.securities)) == (2, 2, 4)
    assert [len(s.transactions) for s in reading.statements] == [6, 1]


@shared("qif2json_investments.qif")
def test_totals_of_an_investment_account_without_a_name(path: Path) -> None:
    (statement,) = read_statement(path, detect(path)).statements
    assert [d.day.year for d in statement.transactions] == [1993, 1993]
    assert sum(d.trade.total.amount for d in statement.transactions if d.trade and d.trade.total) == Decimal("1100.00")


@shared("gc413_generated_a.gnucash")
def test_a_transaction_in_two_currencies_keeps_both(path: Path) -> None:
    reading = read_statement(path, detect(path))
    (both,) = [d for s in reading.statements for d in s.transactions if d.original is not None]
    assert both.original is not None
    assert (both.amount.amount, both.original.amount) == (Decimal("108.75"), Decimal("100.00"))
