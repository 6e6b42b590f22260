"""Bank files made to break readers: bounded in memory, refused by name or read in part, never a crash."""

from __future__ import annotations

import contextlib
import gzip
import tracemalloc
import zlib
from collections.abc import Callable, Iterable
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from organizer.exchange.bank import draft as drafts
from organizer.exchange.bank import gnucash_xml, ofx_tree, qif
from organizer.exchange.bank.amounts import bare, mark_of, money, number_of, ofx_number, shown_mark
from organizer.exchange.bank.draft import BankReading
from organizer.exchange.bank.gnucash import read_gnucash
from organizer.exchange.bank.ofx import read_ofx
from organizer.exchange.bank.qif import read_qif
from organizer.exchange.bank.read import read_statement
from organizer.exchange.draft import Format
from organizer.kernel.dates import Conventions
from organizer.kernel.errors import FieldError, OrganizerError, UnreadableFile
from organizer.kernel.money import Money, minor_digits
from organizer.store.foreign import foreign_file

MB = 1_000_000
GIVEN = Conventions(date(2026, 1, 1), "dmy")
BOOK = b'<?xml version="1.0"?>\n<gnc-v2>\n<gnc:book>\n'
Write = Callable[[str, Iterable[bytes]], Path]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """A file of these pieces."""

    def run(name: str, chunks: Iterable[bytes]) -> Path:
        path = tmp_path / name
        with path.open("wb") as file:
            for chunk in chunks:
                file.write(chunk)
        return path

    return run


def peak_of(work: Callable[[], object]) -> int:
    """The most memory that a piece of work holds at once."""
    tracemalloc.start()
    try:
        with pytest.raises(UnreadableFile):
            work()
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize("format", [Format.OFX, Format.QIF, Format.BANK_CSV])
def test_a_file_that_is_too_large_is_refused_by_the_limit(tmp_path: Path, format: Format) -> None:
    path = tmp_path / "large"
    with path.open("wb") as file:
        file.truncate(drafts.FILE_LIMIT + 1)
    with pytest.raises(UnreadableFile, match="larger than the 64 MB"):
        read_statement(path, format)


def test_a_bomb_is_refused_before_it_is_unpacked(write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gnucash_xml, "TEXT_LIMIT", 8 * MB)
    packer = zlib.compressobj(9, zlib.DEFLATED, 31)
    chunks = [
        packer.compress(BOOK),
        *(packer.compress(b"<a>" + b" " * MB + b"</a>") for _ in range(40)),
        packer.flush(),
    ]
    path = write("bomb.gnucash", chunks)
    assert path.stat().st_size < MB
    assert peak_of(lambda: read_gnucash(path)) < 16 * MB
    with pytest.raises(UnreadableFile, match="larger than the 8 MB that are read of a book"):
        read_gnucash(path)


@pytest.mark.parametrize(
    ("piece", "words"),
    [(b"<a " + b"x" * 5 * MB, "a tag of more than 4 MB"), (b"<!--" + b"x" * 5 * MB, "a tag of more than 4 MB"),
     (b"<a>" + b"x" * 2 * MB, "a value of more than"), (b"<a>" * 100, "nested deeper than 64"),
     (b"<gnc:transaction>" + b"<a>1</a>" * 200_001, "a part with more than")],
)  # fmt: skip
def test_a_huge_piece_of_a_book_is_refused_with_bounded_memory(write: Write, piece: bytes, words: str) -> None:
    path = write("a.gnucash", [BOOK, piece])
    with pytest.raises(UnreadableFile, match=words):
        read_gnucash(path)
    assert peak_of(lambda: read_gnucash(path)) < 64 * MB


@pytest.mark.parametrize(
    "declared",
    [b'<!DOCTYPE gnc-v2 [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>',
     b'<!DOCTYPE gnc-v2 SYSTEM "file:///etc/passwd">'],
)  # fmt: skip
def test_declarations_are_refused_in_a_book(write: Write, declared: bytes) -> None:
    with pytest.raises(UnreadableFile, match=r"line 2: has a declaration \(DOCTYPE\)"):
        read_gnucash(write("a.gnucash", [b'<?xml version="1.0"?>\n', declared, b"<gnc-v2>&b;</gnc-v2>"]))


@pytest.mark.parametrize(
    ("piece", "words"),
    [(b"<A>" * 40, "nested deeper than 32"), (b"<A>1" * 20_001, "more than 20,000 elements"),
     (b"<!DOCTYPE x>", "declaration"),
     (b"<STMTTRN><TRNAMT>x</STMTTRN>" * 600, "more than 500 of its records cannot be read")],
)  # fmt: skip
def test_a_deep_or_endless_statement_is_refused(
    write: Write, monkeypatch: pytest.MonkeyPatch, piece: bytes, words: str
) -> None:
    monkeypatch.setattr(ofx_tree, "ELEMENT_LIMIT", 20_000)
    monkeypatch.setattr(drafts, "REJECTED_LIMIT", 500)
    with pytest.raises(UnreadableFile, match=words):
        read_ofx(write("a.ofx", [b"<OFX><STMTRS>", piece]))


@pytest.mark.parametrize("piece", [b"<", b"<![CDATA[", b"<!--", b"<?", b"<!", b"<A ", b"&#", b"</", b"</X>"])
def test_markup_that_never_ends_is_passed_through_once(
    write: Write, monkeypatch: pytest.MonkeyPatch, piece: bytes
) -> None:
    monkeypatch.setattr(ofx_tree, "TAG_LIMIT", 10_000)
    path = write("a.ofx", [b"<OFX><STMTRS><MEMO>", piece * 9_000])
    assert read_ofx(path).transactions == 0
    path = write("b.ofx", [b"<OFX><STMTRS><MEMO>", piece * 200_000])
    with contextlib.suppress(UnreadableFile):
        assert read_ofx(path).transactions == 0


def test_values_of_any_length_are_cut(write: Write) -> None:
    booking = b"<STMTTRN><DTPOSTED>20260101<TRNAMT>1.00<FITID>1<NAME>" + b"x" * MB + b"</STMTTRN>"
    (statement,) = read_ofx(write("a.ofx", [b"<OFX><STMTRS><CURDEF>EUR", booking, b"</STMTRS></OFX>"])).statements
    assert len(statement.transactions[0].payee) == ofx_tree.VALUE_LIMIT


def test_a_record_of_endless_lines_is_refused(write: Write) -> None:
    with pytest.raises(UnreadableFile, match="a record has more than 5,000 lines"):
        read_qif(write("a.qif", [b"!Type:Bank\n", b"Sx\n$1\n" * 5_000]), GIVEN)


def test_a_file_of_endless_records_is_refused(write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(qif, "LINES_LIMIT", 2_000)
    path = write("a.qif", [b"!Type:Bank\n", b"D1.2.2026\nT1.00\n^\n" * 100_000])
    with pytest.raises(UnreadableFile, match="line 3002: has more than 2,000 lines"):
        read_qif(path, GIVEN)
    assert peak_of(lambda: read_qif(path, GIVEN)) < 24 * MB


def test_nul_bidi_and_half_characters(write: Write) -> None:
    text = b"!Type:Bank\nD1.2.2026\nT1.00\nPA\x00nn \xe2\x80\xaegnp \xed\xa0\x80\n^\n"
    (statement,) = read_qif(write("a.qif", [text]), GIVEN).statements
    payee = statement.transactions[0].payee
    assert "\x00" not in payee
    payee.encode()


@pytest.mark.parametrize("text", ['<img src="file:///etc/passwd">', '#read("x")', "{{{{", "=2+5", "$120k to $150k"])
def test_markup_stays_what_it_is(write: Write, text: str) -> None:
    path = write("a.csv", [f"Date,Payee,Amount\n2026-01-01,{text.replace(chr(34), '')},1.00\n".encode()])
    (statement,) = read_statement(path, Format.BANK_CSV).statements
    assert statement.transactions[0].payee == text.replace('"', "")


@pytest.mark.parametrize("cut", [16, 100, 4_000, 5_000])
def test_a_database_that_is_cut_off_or_changed_is_refused(tmp_path: Path, cut: int) -> None:
    from sqlcipher3 import dbapi2

    path = tmp_path / "book.gnucash"
    connection = dbapi2.connect(str(path))
    connection.execute("CREATE TABLE books(guid, root_account_guid, root_template_guid)")
    connection.executemany("INSERT INTO books VALUES(?, 'a', 'b')", [("x" * 400,)] * 40)
    connection.commit()
    connection.close()
    path.write_bytes(path.read_bytes()[:cut])
    with pytest.raises(UnreadableFile):
        read_gnucash(path)


def test_a_foreign_database_is_not_written_to_and_its_text_need_not_be_text(tmp_path: Path) -> None:
    from sqlcipher3 import dbapi2

    path = tmp_path / "foreign.db"
    connection = dbapi2.connect(str(path))
    connection.execute("CREATE TABLE t(a text, b blob)")
    connection.execute("INSERT INTO t VALUES(CAST(x'ff41' AS text), x'00')")
    connection.commit()
    connection.close()
    with foreign_file(path) as file:
        assert file.tables() == {"t": frozenset({"a", "b"})}
        assert list(file.rows("t", ("a", "b"))) == [("\ufffdA", b"\x00")]
        with pytest.raises(UnreadableFile):
            list(file.rows("nothing", ("a",)))


OFX_PIECES = st.sampled_from(
    [
        b"<OFX>", b"</OFX>", b"<STMTRS>", b"</STMTRS>", b"<CURDEF>EUR", b"<CURDEF>", b"<BANKTRANLIST>",
        b"</BANKTRANLIST>",
        b"<STMTTRN>", b"</STMTTRN>", b"<DTPOSTED>20260101", b"<DTPOSTED>00000000", b"<TRNAMT>-1,5", b"<TRNAMT>1e9",
        b"<FITID>1", b"<NAME>A &amp; B", b"<MEMO/>", b"<![CDATA[x", b"]]>", b"<!-- ", b"-->", b"<CURRENCY>",
        b"</CURRENCY>",
        b"<CURSYM>USD", b"<CURRATE>0", b"<CURRATE>1.5", b"<INVSTMTRS>", b"</INVSTMTRS>", b"<BUYSTOCK>",
        b"</BUYSTOCK>",
        b"<TOTAL>1", b"<DTTRADE>20260101", b"<LEDGERBAL>", b"<BALAMT>1", b"<DTASOF>20269999", b"<SONRS>", b"<STATUS>",
        b"<CODE>x", b"<SEVERITY>ERROR", b"</", b"<", b"&#x0;", b"&#99999999;", b"\x00", b"\xff", b"\r", b"\n",
        b"<POSSTOCK>", b"<UNITS>1", b"<INVBANKTRAN>", b"<ACCTID>", b"<BANKACCTFROM>", b"</BANKACCTFROM>",
        b"OFXHEADER:100\n",
        b"CHARSET:9999\n", b"ENCODING:base64\n",
    ]
)  # fmt: skip
QIF_PIECES = st.sampled_from(
    [
        b"!Type:Bank\n", b"!Type:Invst\n", b"!Account\n", b"!Option:AutoSwitch\n", b"!Clear:AutoSwitch\n",
        b"!Type:Cat\n",
        b"!Type:Prices\n", b"!\n", b"^\n", b"D1/2'26\n", b"D31.12.99\n", b"D\n", b"T1.00\n", b"T1,234\n", b"TNaN\n",
        b"U5\n",
        b"PA\n", b"L[Other]\n", b"LA:B:C/D\n", b"L[\n", b"S\n", b"$1\n", b"$x\n", b"E\n", b"NBuyX\n", b"NShrsIn\n",
        b"Q1\n",
        b"I1\n", b"O1\n", b"Yx\n", b"NName\n", b"PaOpening Balance\n", b"POpening Balance\n", b"\x00", b"\xff",
        b"\r", b"###\n",
    ]
)  # fmt: skip
CSV_PIECES = st.sampled_from(
    [
        b"Date,Amount\n", b"Date;Amount;Balance\n", b"Date,Debit,Credit,Currency,Account\n",
        b"Datum;Betrag (EUR);Saldo\n",
        b"Date,Amount,Type,Status\n", b"Kontonummer:;12345\n", b"Kontostand vom 1.1.2026;1,00 EUR\n",
        b"2026-01-01,1.00\n",
        b"1.2.2026;1,00;2\n", b"1/2/2026,5,debit,\n", b'"', b'""', b",", b";", b"\n", b"\r", b"$1\n", b"(1.00)",
        b"2026-13-45,NaN\n",
        b"\x00", b"\xff", b"EUR", b"eur", b"-", b"1e5", b"Date|Amount\n", b"1.234,5|6\n",
    ]
)  # fmt: skip
BOOK_PIECES = st.sampled_from(
    [
        b"<gnc:account>", b"</gnc:account>", b"<gnc:transaction>", b"</gnc:transaction>", b"<act:id>a</act:id>",
        b"<act:parent>a</act:parent>", b"<act:type>BANK</act:type>", b"<trn:splits><trn:split>",
        b"</trn:split></trn:splits>",
        b"<split:value>1/0</split:value>", b"<split:value>100/100</split:value>", b"<split:account>a</split:account>",
        b"<price>", b"</price>", b"<price:value>-5</price:value>", b"<gnc:template-transactions>",
        b"</gnc:template-transactions>",
        b"<trn:slots><slot><slot:key>date-posted</slot:key><slot:value><gdate>x</gdate></slot:value></slot></trn:slots>",
        b"<trn:date-posted><ts:date>2026-01-01 23:00:00 +0000</ts:date></trn:date-posted>", b"</gnc:book></gnc-v2>",
        b"<trn:currency><cmdty:space>CURRENCY</cmdty:space><cmdty:id>EUR</cmdty:id></trn:currency>", b"&amp;",
        b"&x;", b"<!", b"]]>",
        b"<act:commodity><cmdty:space>CURRENCY</cmdty:space><cmdty:id>EUR</cmdty:id></act:commodity>", b"\x00",
    ]
)  # fmt: skip


def check_reading(reading: BankReading) -> None:
    """What every reading keeps: exact amounts, days, text that can be stored."""
    for statement in reading.statements:
        for each in statement.transactions:
            assert isinstance(each.amount, Money)
            assert isinstance(each.day, date)
            (each.payee + each.memo + each.fitid).encode()
            assert "\x00" not in each.payee + each.memo + each.fitid
    if reading.ledger is not None:
        reading.ledger.balances()


def read_bytes(path: Path, data: bytes, format: Format) -> None:
    path.write_bytes(data)
    try:
        reading = read_statement(path, format, GIVEN)
    except OrganizerError:
        return
    check_reading(reading)


FUZZ = settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@FUZZ
@given(st.lists(OFX_PIECES | st.binary(max_size=8), max_size=40).map(b"".join))
def test_any_bytes_as_ofx(tmp_path: Path, data: bytes) -> None:
    read_bytes(tmp_path / "a.ofx", b"<OFX>" + data, Format.OFX)
    read_bytes(tmp_path / "a.ofx", data, Format.OFX)


@FUZZ
@given(st.lists(QIF_PIECES | st.binary(max_size=8), max_size=40).map(b"".join))
def test_any_bytes_as_qif(tmp_path: Path, data: bytes) -> None:
    read_bytes(tmp_path / "a.qif", b"!Type:Bank\n" + data, Format.QIF)


@FUZZ
@given(st.lists(CSV_PIECES | st.binary(max_size=8), max_size=40).map(b"".join))
def test_any_bytes_as_a_table(tmp_path: Path, data: bytes) -> None:
    read_bytes(tmp_path / "a.csv", data, Format.BANK_CSV)


@FUZZ
@given(st.lists(BOOK_PIECES | st.binary(max_size=4), max_size=30).map(b"".join), st.booleans())
def test_any_bytes_as_a_book(tmp_path: Path, data: bytes, packed: bool) -> None:
    whole = BOOK + data + b"</gnc:book></gnc-v2>"
    read_bytes(tmp_path / "a.gnucash", gzip.compress(whole, 1) if packed else whole, Format.GNUCASH)


@FUZZ
@given(st.data())
def test_a_good_file_with_bytes_changed(fixtures: Path, tmp_path: Path, data: Any) -> None:
    name, format = data.draw(
        st.sampled_from(
            [("statement.ofx", Format.OFX), ("card.qfx", Format.OFX), ("household.qif", Format.QIF),
             ("giro.csv", Format.BANK_CSV), ("withdrawals.csv", Format.BANK_CSV), ("book.gnucash", Format.GNUCASH)]
        )
    )  # fmt: skip
    whole = bytearray((fixtures / name).read_bytes())
    for at, byte in data.draw(st.lists(st.tuples(st.integers(0, len(whole) - 1), st.integers(0, 255)), max_size=6)):
        whole[at] = byte
    read_bytes(tmp_path / name, bytes(whole[: data.draw(st.integers(0, len(whole)))]), format)
    read_bytes(tmp_path / name, bytes(whole), format)


@given(st.text(alphabet="0123456789.,-+() '−eEnN$", max_size=30))
def test_an_amount_is_exact_or_none(text: str) -> None:
    for mark in (".", ","):
        try:
            value = number_of(text, mark)  # type: ignore[arg-type]
        except FieldError:
            continue
        assert value.is_finite()
        digits = [c for c in bare(text) if c.isdecimal()]
        assert "".join(digits).strip("0") == "".join(str(d) for d in value.as_tuple().digits).strip("0")
    try:
        ofx_number(text)
    except FieldError:
        return


@given(
    st.integers(-(10**12), 10**12), st.sampled_from(["EUR", "JPY", "KWD"]), st.sampled_from([".", ","]), st.booleans()
)
def test_an_amount_comes_back_as_it_was_written(minor: int, currency: str, mark: str, grouped: bool) -> None:
    amount = Money(minor, currency)
    text = f"{amount.amount:,.{minor_digits(currency)}f}" if grouped else f"{amount.amount:.{minor_digits(currency)}f}"
    if mark == ",":
        text = text.translate(str.maketrans(".,", ",."))
    assert money(number_of(text, mark), currency) == amount  # type: ignore[arg-type]
    assert shown_mark(text) in (mark, None)


@given(st.lists(st.decimals(-(10**6), 10**6, places=2), min_size=1), st.sampled_from([".", ","]))
def test_the_mark_of_a_file_is_found_out_or_asked(values: list[Decimal], mark: str) -> None:
    texts = [f"{value:.2f}".replace(".", mark) for value in values]
    assert mark_of("a", enumerate(texts), None) == mark
