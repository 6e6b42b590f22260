"""Statements into drafts: what is understood, what is said, what is asked."""

from __future__ import annotations

import gzip
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2

from organizer.exchange.bank.amounts import AmbiguousNumbers, number_of, ofx_number
from organizer.exchange.bank.csv_guess import UndecidedColumns
from organizer.exchange.bank.csv_profile import CsvProfile
from organizer.exchange.bank.csv_read import read_csv
from organizer.exchange.bank.draft import AccountKind, BankReading
from organizer.exchange.bank.gnucash import read_gnucash
from organizer.exchange.bank.ofx import read_ofx
from organizer.exchange.bank.qif import read_qif
from organizer.exchange.detect import detect
from organizer.exchange.draft import AmbiguousDates, Format
from organizer.kernel.dates import Conventions
from organizer.kernel.errors import FieldError, UnreadableFile
from organizer.kernel.money import Money

Write = Callable[[str, str], Path]
HEAD = "<OFX><BANKMSGSRSV1><STMTTRNRS><STMTRS><CURDEF>USD<BANKACCTFROM><ACCTID>1</BANKACCTFROM><BANKTRANLIST>\n"
FOOT = "</BANKTRANLIST></STMTRS></STMTTRNRS></BANKMSGSRSV1></OFX>"


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """A file with this name and text."""

    def run(name: str, text: str) -> Path:
        path = tmp_path / name
        path.write_bytes(text.encode())
        return path

    return run


def amounts(reading: BankReading) -> list[list[str]]:
    """The amounts of each statement."""
    return [[str(draft.amount.amount) for draft in s.transactions] for s in reading.statements]


@pytest.mark.parametrize(
    ("name", "format"),
    [("statement.ofx", Format.OFX), ("card.qfx", Format.OFX), ("household.qif", Format.QIF),
     ("giro.csv", Format.BANK_CSV), ("withdrawals.csv", Format.BANK_CSV), ("book.gnucash", Format.GNUCASH)],
)  # fmt: skip
def test_every_form_is_found_out_whatever_the_name_of_the_file(
    fixtures: Path, tmp_path: Path, name: str, format: Format
) -> None:
    copy = tmp_path / "download.txt"
    copy.write_bytes((fixtures / name).read_bytes())
    assert detect(fixtures / name) is detect(copy) is format


def test_an_old_statement_with_commas_and_windows_letters(fixtures: Path) -> None:
    reading = read_ofx(fixtures / "statement.ofx")
    (statement,) = reading.statements
    account = statement.account
    assert (account.number, account.bank, account.currency) == ("DE02100200300000000042", "Talbank", "EUR")
    assert account.kind is AccountKind.CHECKING
    assert amounts(reading) == [["-12.34", "-1250.00", "2500.00", "-5.00"]]
    assert statement.transactions[0].payee == "Bäckerei Süß & Söhne"
    assert statement.transactions[1].check_number == "17"
    assert statement.transactions[1].warnings == (
        "its amount has marks between thousands; it was read in the one way there is",
    )
    assert [(b.day, str(b.amount.amount)) for b in statement.balances] == [(date(2026, 1, 31), "1998.50")]


def test_a_repeated_id_is_taken_once_when_it_says_the_same_and_kept_when_not(fixtures: Path) -> None:
    reading = read_ofx(fixtures / "statement.ofx")
    assert reading.notes == ["Line 18: repeats the transaction of line 15; it is taken once"]
    assert reading.statements[0].transactions[3].warnings == (
        "the bank's id of it is also that of line 15, which says something else",
    )


def test_what_is_no_day_and_no_amount_is_named_with_its_line(fixtures: Path) -> None:
    assert [(r.line, r.reason) for r in read_ofx(fixtures / "statement.ofx").rejected] == [
        (20, "'20260231' is no day; '$120' is not an amount"), (21, "'NaN' is not an amount"),
        (22, "it has no day; '1e999999' is not an amount"),
    ]  # fmt: skip


def test_a_card_and_a_broker_in_xml(fixtures: Path) -> None:
    card, broker = read_ofx(fixtures / "card.qfx").statements
    assert (card.account.kind, broker.account.kind) == (AccountKind.CREDIT_CARD, AccountKind.INVESTMENT)
    assert (card.transactions[0].payee, card.transactions[0].memo) == ("Books & <More>", "Tom & Ann")
    assert (card.transactions[1].amount, card.transactions[1].original) == (Money(-1100, "USD"), Money(-1000, "EUR"))
    cash, bought, put_back = broker.transactions
    assert (cash.amount.minor, bought.amount.minor, put_back.amount.minor) == (50000, -21500, 0)
    assert bought.trade is not None
    assert (bought.trade.action, bought.trade.units, bought.trade.price) == ("BUYSTOCK", Fraction(21, 2), 20)
    assert [(b.day, b.amount.minor) for b in broker.balances] == [(date(2026, 4, 1), 49900)]


def test_an_empty_value_without_an_end_tag_swallows_nothing(write: Write) -> None:
    path = write(
        "a.ofx", HEAD + "<STMTTRN><TRNTYPE>\n<DTPOSTED>20260101<CHECKNUM>\n<TRNAMT>1.00<FITID>1</STMTTRN>" + FOOT
    )
    assert amounts(read_ofx(path)) == [["1.00"]]


def test_a_transaction_that_is_never_closed_ends_where_the_next_begins(write: Write) -> None:
    one = "<STMTTRN><DTPOSTED>2026010{0}<TRNAMT>{0}.00<FITID>{0}\n"
    assert amounts(read_ofx(write("a.ofx", HEAD + one.format(1) + one.format(2) + FOOT))) == [["1.00", "2.00"]]


def test_a_file_that_is_cut_off_gives_what_is_whole_and_names_the_rest(write: Write) -> None:
    text = HEAD + "<STMTTRN><DTPOSTED>20260101<TRNAMT>1.00</STMTTRN>\n<STMTTRN><DTPOSTED>20260102<TRNAMT>2.0"
    reading = read_ofx(write("a.ofx", text))
    assert amounts(reading) == [["1.00"]]
    assert [(r.line, r.reason) for r in reading.rejected] == [(3, "the file ends inside this transaction")]
    assert reading.notes == ["The file ends at line 3 without </OFX>: something may be missing"]


def test_a_refused_sign_on_is_said(write: Write) -> None:
    path = write(
        "a.ofx", "<OFX><SIGNONMSGSRSV1><SONRS><STATUS><CODE>15500<SEVERITY>ERROR<MESSAGE>No</STATUS></SONRS></OFX>"
    )
    with pytest.raises(UnreadableFile, match=r"the bank refused the sign-on \(code 15500: No\)"):
        read_ofx(path)


@pytest.mark.parametrize("declared", ["<!DOCTYPE OFX [", "<!ENTITY a 'aa'>", "<!doctype html>"])
def test_declarations_are_refused_in_ofx(write: Write, declared: str) -> None:
    with pytest.raises(UnreadableFile, match="line 2: has a declaration"):
        read_ofx(write("a.ofx", f"<?xml version='1.0'?>\n{declared}\n{HEAD}{FOOT}"))


def test_days_and_parts_of_a_qif(fixtures: Path) -> None:
    reading = read_qif(fixtures / "household.qif", Conventions(date_order=None, currency="CHF"))
    checking, old, broker = reading.statements
    assert [s.account.name for s in reading.statements] == ["Checking", "Old card", "Broker"]
    assert old.account.kind is AccountKind.CREDIT_CARD
    assert [d.day.day for d in checking.transactions] == [5, 13, 14]
    rent, market, _ = checking.transactions
    assert (rent.amount, rent.category, rent.tags) == (Money(-123456, "CHF"), ("Housing", "Rent"), ("Home",))
    assert [(p.amount.minor, p.category, p.transfer) for p in market.splits] == [
        (-2000, ("Food", "Groceries"), ""), (-1000, (), "Savings"),
    ]  # fmt: skip
    assert [d.amount.minor for d in broker.transactions] == [-5150, 250]
    assert [(r.line, r.reason) for r in reading.rejected] == [
        (37, "'13/14'26' is no day"), (40, "'Infinity' is not an amount"),
    ]  # fmt: skip


def test_days_of_a_qif_that_can_be_read_both_ways_are_asked_for(write: Write) -> None:
    path = write("a.qif", "!Type:Bank\nD01/02'26\nT-1,234.56\n^\n")
    with pytest.raises(AmbiguousDates, match="line 2: is the day or the month first"):
        read_qif(path)
    day_first, month_first = (
        read_qif(path, Conventions(date_order=order)).statements[0].transactions[0].day for order in ("dmy", "mdy")
    )
    assert (day_first, month_first) == (date(2026, 2, 1), date(2026, 1, 2))


def test_amounts_that_can_be_read_both_ways_are_asked_for(write: Write) -> None:
    path = write("a.qif", "!Type:Bank\nD31.1.2026\nT1,234\n^\n")
    with pytest.raises(AmbiguousNumbers, match="line 3: is '1,234' about one, or a thousand times that"):
        read_qif(path)
    assert amounts(read_qif(path, mark=".")) == [["1234.00"]]


@pytest.mark.parametrize(
    ("text", "value"),
    [("−5.00", "-5.00"), ("(12,34)", "-12.34"), ("+0012.5", "12.5"), ("1 234,50", "1234.50"),
     ("1,234,567.8", "1234567.8"),
     ("12,3", "12.3"), (".5", "0.5"), ("7-", "-7"), ("1.234.567,00", "1234567.00")],
)  # fmt: skip
def test_amounts_as_banks_write_them(text: str, value: str) -> None:
    assert ofx_number(text).value == Decimal(value)


@pytest.mark.parametrize(
    "text", ["NaN", "Infinity", "-inf", "1e999999", "1E5", "$120", "12.34.5", "", "-", "1,2,3", "9" * 40, "1,234"]
)
def test_what_is_no_amount(text: str) -> None:
    with pytest.raises(FieldError):
        ofx_number(text)


def test_a_decimal_mark_that_is_known_is_kept_to() -> None:
    assert number_of("1.234", ",") == 1234
    with pytest.raises(FieldError):
        number_of("1,234.5", ",")


def test_a_table_below_its_preamble(fixtures: Path) -> None:
    reading = read_csv(fixtures / "giro.csv")
    (statement,) = reading.statements
    assert (statement.account.number, statement.account.name) == ("DE02100200300000000042", "Girokonto")
    assert amounts(reading) == [["2500.00", "-1250.00", "-12.34"]]
    assert [(b.day, b.amount) for b in statement.balances] == [(date(2026, 1, 31), Money(200000, "EUR"))]
    assert statement.transactions[1].payee == "Vermieter"
    assert statement.transactions[1].memo == 'Dauerauftrag Miete "Süd"'
    assert [(r.line, r.reason) for r in reading.rejected] == [(9, "'32.01.2026' is no day; 'NaN' is not an amount")]


def test_money_out_and_money_in_in_two_columns(fixtures: Path) -> None:
    reading = read_csv(fixtures / "withdrawals.csv", Conventions(date_order=None, currency="CHF"))
    (statement,) = reading.statements
    assert amounts(reading) == [["2000.00", "-100.00", "-30.50"]]
    assert statement.account.currency == "USD"
    assert statement.transactions[1].check_number == "12"
    assert statement.transactions[2].warnings == ("the bank has not booked it yet",)
    assert [(b.day, b.amount.minor) for b in statement.balances] == [(date(2026, 3, 17), 290000)]
    assert reading.notes == ["Passed over: 1 booking that did not take place"]


def test_a_column_that_says_which_way_amounts_go(write: Write) -> None:
    rows = (
        "Date,Name,Amount,Debit/Credit,Account\n2026-01-02,A,5.00,debit,Everyday\n2026-01-03,B,7.00,Credit,Savings 1\n"
    )
    reading = read_csv(write("a.csv", rows))
    assert amounts(reading) == [["-5.00"], ["7.00"]]
    assert [s.account.name for s in reading.statements] == ["Everyday", "Savings 1"]


@pytest.mark.parametrize(
    ("text", "number", "amount", "balance"),
    [('"Girokonto";"DE12345678901234567890"\n"Kontostand vom 01.02.2024:";"1.234,56 €"\n\n'
      '"Buchungsdatum";"Status";"Zahlungsempfänger*in";"IBAN";"Betrag (€)"\n"31.01.24";"Gebucht";"A";"DE0";"-45,67"\n',
      "DE12345678901234567890", "-45.67 EUR", "1234.56"),
     ('"IBAN/BBAN","Munt","Datum","Bedrag","Saldo na trn","Naam tegenpartij"\n'
      '"NL44RABO0123456789","EUR","2020-01-31","-12,34","+100,00","A"\n', "NL44RABO0123456789", "-12.34 EUR", "100.00"),
     ('Description,,Summary Amt.\nBeginning balance as of 01/01/2016,,"100.00"\n\nDate,Description,Amount,Running Bal\n'
      '01/14/2016,A,"-20.00","80.00"\n', "", "-20.00 USD", "80.00"),
     ('"Datum","Naam / Omschrijving","Tegenrekening","Af Bij","Bedrag (EUR)"\n"20240131","A","","Af","12,34"\n',
      "", "-12.34 EUR", ""),
     ("IBAN;Ccy.;Booking date;Value date;Description;Debit;Credit;Balance\n"
      "CH2700000000;CHF;30.10.2017;31.10.2017;A;1'000.50;;20.00\n", "CH2700000000", "-1000.50 CHF", "20.00")],
)  # fmt: skip
def test_tables_as_other_banks_write_them(write: Write, text: str, number: str, amount: str, balance: str) -> None:
    reading = read_csv(write("a.csv", text))
    (statement,) = reading.statements
    (draft,) = statement.transactions
    assert (statement.account.number, draft.payee, reading.rejected) == (number, "A", [])
    assert f"{draft.amount.amount} {draft.amount.currency}" == amount
    assert [str(b.amount.amount) for b in statement.balances] == ([balance] if balance else [])


@pytest.mark.parametrize(
    ("text", "error"),
    [("a;b;c\n1;2;3\n", UndecidedColumns), ("Date,Amount\n01/02/2026,5.00\n", AmbiguousDates),
     ("Date;Amount\n2026-01-02;1.234\n", AmbiguousNumbers),
     ("Date;Amount\n2026-01-02;1.234,5\n2026-01-02;1,234.5\n", AmbiguousNumbers)],
)  # fmt: skip
def test_what_a_table_does_not_decide_is_asked(write: Write, text: str, error: type[Exception]) -> None:
    with pytest.raises(error):
        read_csv(write("a.csv", text))


@pytest.mark.parametrize(
    "rows",
    [
        'Date,Amount\n2026-01-02,"5.00\n',
        "Date,Amount\n2026-01-02,5\x00\n",
        "Date,Amount\n2026-01-02," + "1" * 131_073 + "\n",
    ],
)
def test_a_broken_table_is_refused_whole(write: Write, rows: str) -> None:
    with pytest.raises(UnreadableFile, match="line 2"):
        read_csv(write("a.csv", rows))


def test_how_a_table_was_read_can_be_given_again_and_changed(fixtures: Path, write: Write) -> None:
    profile = read_csv(fixtures / "giro.csv").profile
    assert profile is not None
    assert (profile.date_order, profile.decimal_mark, profile.skipped, profile.encoding) == ("dmy", ",", 4, "cp1252")
    other = replace(profile, sign="reversed", memo=("Verwendungszweck",))
    again = read_csv(fixtures / "giro.csv", saved=[CsvProfile(heads=("x",)), other])
    assert amounts(again) == [["-2500.00", "1250.00", "12.34"]]
    assert again.statements[0].transactions[0].memo == "Gehalt; Januar"


def test_a_format_that_is_given_decides_what_the_file_does_not(write: Write) -> None:
    path = write("a.csv", 'Date,Amount\n01/02/2026,"1,234"\n')
    given = CsvProfile(heads=("Date", "Amount"), day="Date", amount="Amount", date_order="dmy", decimal_mark=".")
    (statement,) = read_csv(path, profile=given).statements
    assert (statement.transactions[0].day, statement.transactions[0].amount.minor) == (date(2026, 2, 1), 123400)


def test_a_table_without_heads_is_read_by_the_numbers_of_its_columns(write: Write) -> None:
    path = write("a.csv", "some bank\n2026-01-02;Shop;-5,00\n2026-01-03;Work;7,00\n")
    given = CsvProfile(delimiter=";", skipped=1, day="1", amount="3", payee=("2",), currency="EUR")
    reading = read_csv(path, profile=given)
    assert amounts(reading) == [["-5.00", "7.00"]]
    assert reading.statements[0].transactions[0].payee == "Shop"
    with pytest.raises(UnreadableFile, match="a column '9' that is not there"):
        read_csv(path, profile=replace(given, amount="9"))


def test_a_book_whole(fixtures: Path, tmp_path: Path) -> None:
    packed = tmp_path / "packed.gnucash"
    packed.write_bytes(gzip.compress((fixtures / "book.gnucash").read_bytes()))
    for path in (fixtures / "book.gnucash", packed):
        reading = read_gnucash(path)
        ledger = reading.ledger
        assert ledger is not None
        assert reading.notes == ["5 transactions with 11 splits in 8 accounts, 1 price"]
        assert {ledger.accounts[uid].name: units for uid, units in ledger.balances().items() if units} == {
            "Girokonto & mehr": Fraction("3259.50"), "US Checking": 100, "Fund": 13, "Essen": Fraction("20.50"),
            "Miete": 10, "Gehalt": -2500, "Anfang": -1000,
        }  # fmt: skip
        giro, usd, fund = reading.statements
        assert [d.day.day for d in giro.transactions] == [1, 5, 10, 12, 31]
        assert [p.category for p in giro.transactions[1].splits] == [("Ausgaben", "Essen"), ("Ausgaben", "Miete")]
        assert giro.transactions[2].transfer == usd.account.uid
        assert (usd.transactions[0].amount, usd.transactions[0].original) == (Money(10000, "USD"), Money(9000, "EUR"))
        assert fund.positions[0].units == 13
        (price,) = reading.prices
        assert (price.commodity, price.currency) == ("USD", "EUR")
        assert (price.day, price.value) == (date(2026, 1, 11), Fraction(9, 10))


def test_a_book_that_is_cut_off_gives_nothing(fixtures: Path, tmp_path: Path) -> None:
    whole = (fixtures / "book.gnucash").read_bytes()
    for data in (gzip.compress(whole)[:-300], whole[:-200]):
        path = tmp_path / "cut.gnucash"
        path.write_bytes(data)
        with pytest.raises(UnreadableFile, match="nothing of it is read"):
            read_gnucash(path)


def sqlite_book(path: Path, *statements: str) -> Path:
    """A book in SQLite: a bank account, an income account, one transaction."""
    connection = dbapi2.connect(str(path))
    connection.executescript(
        """
        CREATE TABLE books(guid text, root_account_guid text, root_template_guid text);
        CREATE TABLE commodities(guid text, namespace text, mnemonic text, fullname text, cusip text);
        CREATE TABLE accounts(guid text, name text, account_type text, commodity_guid text,
                              parent_guid text, code text);
        CREATE TABLE transactions(guid text, currency_guid text, num text, post_date text, description text);
        CREATE TABLE splits(tx_guid text, account_guid text, memo text, value_num bigint, value_denom bigint,
                            quantity_num bigint, quantity_denom bigint);
        CREATE TABLE slots(obj_guid text, name text, gdate_val text);
        INSERT INTO books VALUES('b', 'root', 'templates');
        INSERT INTO commodities VALUES('eur', 'CURRENCY', 'EUR', 'Euro', '978');
        INSERT INTO accounts VALUES('root', 'Root', 'ROOT', NULL, NULL, ''),
            ('bank', 'Giro', 'BANK', 'eur', 'root', '42'),
            ('pay', 'Lohn', 'INCOME', 'eur', 'root', ''), ('tmpl', 'x', 'BANK', 'eur', 'templates', '');
        INSERT INTO transactions VALUES('t1', 'eur', '7', '20260104230000', 'Lohn'),
            ('s1', 'eur', '', '20260104230000', 'x');
        INSERT INTO splits VALUES('t1', 'bank', '', 150000, 100, 150000, 100),
            ('t1', 'pay', '', -150000, 100, -150000, 100),
            ('s1', 'tmpl', '', 0, 1, 0, 1);
        """
    )
    for statement in statements:
        connection.execute(statement)
    connection.commit()
    connection.close()
    return path


def test_a_book_in_sqlite(tmp_path: Path) -> None:
    path = sqlite_book(tmp_path / "book.gnucash")
    before = path.read_bytes()
    reading = read_gnucash(path)
    (statement,) = reading.statements
    (draft,) = statement.transactions
    assert (statement.account.name, statement.account.number) == ("Giro", "42")
    assert (draft.day, draft.amount, draft.category, draft.check_number) == (
        date(2026, 1, 5), Money(150000, "EUR"), ("Lohn",), "7",
    )  # fmt: skip
    assert path.read_bytes() == before
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize(
    "statement",
    ["UPDATE splits SET value_denom = 0", "UPDATE splits SET account_guid = 'nowhere' WHERE tx_guid = 't1'",
     "UPDATE splits SET value_num = 'NaN'", "UPDATE transactions SET post_date = '2026'",
     "UPDATE splits SET value_num = 1, value_denom = 3"],
)  # fmt: skip
def test_a_transaction_that_is_none_is_named_and_the_book_stays_in_balance(tmp_path: Path, statement: str) -> None:
    reading = read_gnucash(sqlite_book(tmp_path / "book.gnucash", statement))
    assert reading.transactions == 0
    assert [r.line for r in reading.rejected] == [1]


def test_a_book_that_another_program_has_open_is_refused(tmp_path: Path) -> None:
    path = sqlite_book(tmp_path / "book.gnucash")
    (tmp_path / "book.gnucash-journal").write_bytes(b"x")
    with pytest.raises(UnreadableFile, match="is open in another program"):
        read_gnucash(path)


def test_a_view_in_place_of_a_table_is_not_asked(tmp_path: Path) -> None:
    endless = "WITH RECURSIVE r(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM r) SELECT"
    path = sqlite_book(
        tmp_path / "book.gnucash", "DROP TABLE books",
        f"CREATE VIEW books AS {endless} n AS guid, n AS root_account_guid, n AS root_template_guid FROM r",
    )  # fmt: skip
    with pytest.raises(UnreadableFile, match="it has no table of books"):
        read_gnucash(path)
