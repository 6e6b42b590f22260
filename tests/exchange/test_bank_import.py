"""Statements brought into a profile: accounts, twins, categories, a second time, undo."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from organizer.app.cli import main
from organizer.areas.money.model import (
    RECORDS,
    Account,
    AccountClass,
    Balance,
    BudgetCategory,
    CategoryRule,
    Direction,
    ExchangeRate,
    Split,
    StatementFormat,
    Transaction,
)  # fmt: skip
from organizer.exchange.draft import AmbiguousDates
from organizer.exchange.files import Asked, FilePlan, Preview, Ticks, plan_file
from organizer.exchange.outcome import Counts
from organizer.exchange.plan import Tick
from organizer.kernel.dates import Conventions
from organizer.kernel.errors import Cancelled, FieldError, UnreadableFile
from organizer.kernel.money import Money
from organizer.kernel.record import describe
from organizer.store.actions import add_record, change_record
from organizer.store.profile import Profile
from organizer.store.reader import Reader

OWN_FILES = ("statement.ofx", "card.qfx", "household.qif", "giro.csv", "withdrawals.csv", "book.gnucash")
FEBRUARY = "Date,Description,Amount\n{rows}"


def planned(reads: Any, path: Path, **asked: Any) -> FilePlan:
    return plan_file(reads, path, Asked({}, Conventions(date_order=None), **asked))


@pytest.fixture
def bring_bank() -> Callable[..., Mapping[str, Counts]]:
    """Imports a file as the program does."""

    def run(profile: Profile, path: Path, ticks: Ticks | None = None, **asked: Any) -> Mapping[str, Counts]:
        reader = profile.reader()
        try:
            plan = planned(reader, path, **asked)
        finally:
            reader.close()
        return profile.submit_task(lambda edit: plan.bring(edit, ticks or {}, again=False), "Import").result()

    return run


@pytest.fixture
def look() -> Callable[..., list[Preview]]:
    """What would become of a file."""

    def run(profile: Profile, path: Path, **asked: Any) -> list[Preview]:
        reader = profile.reader()
        try:
            return planned(reader, path, **asked).preview(reader)
        finally:
            reader.close()

    return run


@pytest.fixture
def money_of() -> Callable[[Profile], dict[str, Any]]:
    """All records of money of a profile."""

    def snapshot(profile: Profile) -> dict[str, Any]:
        reader = profile.reader()
        try:
            return {
                describe(cls).kind: {r.id: r for trash in (False, True) for r in reader.every(cls, trash=trash)}
                for cls in RECORDS
            }
        finally:
            reader.close()

    return snapshot


@pytest.fixture
def table(tmp_path: Path) -> Callable[..., Path]:
    """A bank's table with these rows."""

    def write(*rows: str, name: str = "bank.csv") -> Path:
        path = tmp_path / name
        path.write_text(FEBRUARY.format(rows="".join(f"{row}\n" for row in rows)))
        return path

    return write


@pytest.mark.parametrize("name", OWN_FILES)
def test_a_second_time_adds_nothing_and_undo_takes_all_back(
    profile: Profile, reader: Reader, fixtures: Path, bring_bank: Any, money_of: Any, name: str
) -> None:
    before = money_of(profile)
    counts = bring_bank(profile, fixtures / name)
    assert counts["transaction"].added == reader.count(Transaction) > 0
    assert counts["account"].added == reader.count(Account) > 0
    after, step = money_of(profile), reader.next_undo()
    again = bring_bank(profile, fixtures / name)
    assert not any(count.added for count in again.values())
    assert (again["transaction"].matched, again["transaction"].doubtful) == (counts["transaction"].added, 0)
    assert again["account"].matched == counts["account"].added
    assert money_of(profile) == after
    assert reader.next_undo() == step
    profile.undo()
    assert money_of(profile) == before
    profile.redo()
    assert money_of(profile) == after


def test_an_account_is_made_from_what_the_file_says(
    profile: Profile, reader: Reader, fixtures: Path, bring_bank: Any
) -> None:
    bring_bank(profile, fixtures / "statement.ofx")
    (account,) = reader.every(Account)
    assert (account.name, account.institution, account.currency) == ("Checking 0042", "Talbank", "EUR")
    assert account.account_number == "DE02100200300000000042"
    (balance,) = reader.every(Balance)
    assert (balance.day, balance.amount, balance.account) == (date(2026, 1, 31), Money(199850, "EUR"), account.id)
    assert {t.bank_id for t in reader.every(Transaction)} == {"A1", "A2", "A3"}


def test_another_form_of_the_same_statement_finds_its_account_by_number_and_its_bookings_as_perhaps_here(
    profile: Profile, fixtures: Path, bring_bank: Any, look: Any
) -> None:
    bring_bank(profile, fixtures / "statement.ofx")
    rows = look(profile, fixtures / "giro.csv")
    assert [(row.fate, row.why) for row in rows if row.detail.startswith("Account")] == [("known", "By its number")]
    doubtful = [(row.title, row.why) for row in rows if row.fate == "doubtful"]
    assert doubtful == [
        ("Beispiel AG", "Same account and amount as on 30 Jan 2026: Gehalt"),
        ("Vermieter", "Same account and amount as on 6 Jan 2026: Miete"),
        ("Bäckerei Süß", "Same account and amount as on 5 Jan 2026: Bäckerei Süß & Söhne"),
    ]
    assert bring_bank(profile, fixtures / "giro.csv")["transaction"].doubtful == 3


def test_a_doubtful_booking_is_decided(profile: Profile, reader: Reader, fixtures: Path, bring_bank: Any) -> None:
    bring_bank(profile, fixtures / "giro.csv")
    plan = planned(reader, fixtures / "statement.ofx")
    numbers = [row.number for row in plan.preview(reader) if row.fate == "doubtful"]
    assert len(numbers) == 3
    same, new, skipped = numbers
    ticks = {same: Tick.SAME, new: Tick.NEW, skipped: Tick.SKIP}
    counts = bring_bank(profile, fixtures / "statement.ofx", ticks)
    assert (counts["transaction"].added, counts["transaction"].matched) == (2, 1)
    assert sorted(t.bank_id for t in reader.every(Transaction)) == ["", "", "A1", "A1", "A2"]
    again = bring_bank(profile, fixtures / "statement.ofx")["transaction"]
    assert (again.added, again.matched, again.doubtful) == (0, 3, 1)


def test_what_differs_by_more_than_three_days_is_new(profile: Profile, bring_bank: Any, table: Any) -> None:
    bring_bank(profile, table("2026-02-01,Coffee,-3.50"))
    for day, expected in ((5, (1, 0, 0)), (8, (0, 0, 1)), (1, (0, 1, 0))):
        counts = bring_bank(profile, table(f"2026-02-0{day},Coffee{day * (day > 1) or ''},-3.50"))["transaction"]
        assert (counts.added, counts.matched, counts.doubtful) == expected


def test_two_equal_bookings_of_a_day_are_two(profile: Profile, bring_bank: Any, table: Any) -> None:
    twice = table("2026-02-01,Coffee,-3.50", "2026-02-01,Coffee,-3.50")
    assert bring_bank(profile, twice)["transaction"].added == 2
    thrice = table(*["2026-02-01,Coffee,-3.50"] * 3)
    counts = bring_bank(profile, thrice)["transaction"]
    assert (counts.added, counts.matched) == (1, 2)


def test_a_table_that_names_no_account_goes_where_the_last_one_of_its_form_went(
    profile: Profile, reader: Reader, bring_bank: Any, table: Any, look: Any
) -> None:
    bring_bank(profile, table("2026-02-01,Coffee,-3.50", name="february.csv"))
    march = table("2026-03-01,Coffee,-3.50", name="march.csv")
    assert ("known", "february", "As the last table of this form") in [
        (row.fate, row.title, row.why) for row in look(profile, march)
    ]
    bring_bank(profile, march)
    assert [account.name for account in reader.every(Account)] == ["february"]
    assert reader.count(Transaction) == 2


def test_a_kept_format_decides_what_a_later_file_does_not(
    profile: Profile, reader: Reader, bring_bank: Any, table: Any
) -> None:
    bring_bank(profile, table("02/13/2026,Coffee,-3.50"))
    bring_bank(profile, table('03/04/2026,Tea,"-1,234"'))
    assert date(2026, 3, 4) in {t.day for t in reader.every(Transaction)}
    (format,) = reader.every(StatementFormat)
    assert (format.heads, format.date_order.value, format.decimal_mark) == ("Date\nDescription\nAmount", "mdy", ".")


def test_a_kept_format_can_be_corrected(profile: Profile, reader: Reader, bring_bank: Any, table: Any) -> None:
    bring_bank(profile, table("2026-02-13,Coffee,3.50"))
    (format,) = reader.every(StatementFormat)
    profile.run(change_record, format, {"reversed": True})
    bring_bank(profile, table("2026-03-13,Coffee,3.50"))
    assert sorted(t.amount.minor for t in reader.every(Transaction)) == [-350, 350]


def test_what_is_ambiguous_is_asked_before_anything_is_written(
    profile: Profile, reader: Reader, bring_bank: Any, table: Any
) -> None:
    with pytest.raises(AmbiguousDates):
        bring_bank(profile, table("02/03/2026,Coffee,-3.50"))
    assert reader.count(Account) == 0


def test_an_account_that_is_named_takes_the_file(
    profile: Profile, reader: Reader, fixtures: Path, bring_bank: Any
) -> None:
    account = profile.run(add_record, Account(name="Giro", currency="EUR"))
    bring_bank(profile, fixtures / "giro.csv", account="giro")
    assert {t.account for t in reader.every(Transaction)} == {account.id}
    with pytest.raises(FieldError, match="There is no account of that name"):
        bring_bank(profile, fixtures / "giro.csv", account="nowhere")


def test_what_names_no_currency_takes_that_of_its_account(
    profile: Profile, reader: Reader, fixtures: Path, bring_bank: Any
) -> None:
    profile.run(add_record, Account(name="Checking", currency="CHF"))
    profile.run(add_record, Account(name="Else", currency="EUR"))
    bring_bank(profile, fixtures / "household.qif")
    assert {t.amount.currency for t in reader.every(Transaction) if t.payee in ("Landlord", "Market")} == {"CHF"}


def test_rules_decide_over_what_the_file_says_and_the_longest_over_the_others(
    profile: Profile, reader: Reader, bring_bank: Any, tmp_path: Path
) -> None:
    home, food = (profile.run(add_record, BudgetCategory(name=name)) for name in ("Home", "Food"))
    profile.run(add_record, CategoryRule(contains="market", category=food.id))
    profile.run(add_record, CategoryRule(contains="Market of flowers", category=home.id, learnt=True))
    path = tmp_path / "a.csv"
    path.write_text(
        "Date,Payee,Amount,Category\n2026-01-01,MARKET 1,-1.00,Other\n2026-01-02,The market of flowers,-2.00,Other\n"
        "2026-01-03,Work,3.00,Pay\n2026-01-04,Else,-4.00,food\n"
    )
    bring_bank(profile, path)
    found = {t.payee: t.category for t in reader.every(Transaction)}
    (pay,) = [c for c in reader.every(BudgetCategory) if c.name == "Pay"]
    assert pay.direction is Direction.IN
    assert found == {"MARKET 1": food.id, "The market of flowers": home.id, "Work": pay.id, "Else": food.id}
    assert "Other" not in {c.name for c in reader.every(BudgetCategory)}


def test_parts_of_a_booking_and_moves_between_accounts(
    profile: Profile, reader: Reader, fixtures: Path, bring_bank: Any
) -> None:
    bring_bank(profile, fixtures / "book.gnucash")
    accounts = {account.name: account for account in reader.every(Account)}
    assert {name: account.account_class for name, account in accounts.items()} == {
        "Girokonto & mehr": AccountClass.CASH, "US Checking": AccountClass.CASH, "Fund": AccountClass.INVESTMENTS,
    }  # fmt: skip
    categories = {category.id: category for category in reader.every(BudgetCategory)}
    assert {(c.name, c.direction, categories[c.parent].name if c.parent else "") for c in categories.values()} == {
        ("Ausgaben", Direction.OUT, ""), ("Essen", Direction.OUT, "Ausgaben"), ("Miete", Direction.OUT, "Ausgaben"),
        ("Gehalt", Direction.IN, ""),
    }  # fmt: skip
    bookings = {(t.payee, t.account): t for t in reader.every(Transaction)}
    market = bookings["Markt", accounts["Girokonto & mehr"].id]
    assert sorted((s.amount.minor, categories[s.category].name) for s in reader.every(Split) if s.category) == [
        (-2050, "Essen"), (-1000, "Miete"),
    ]  # fmt: skip
    assert market.category is None
    away, there = (bookings["Nach USA", accounts[name].id] for name in ("Girokonto & mehr", "US Checking"))
    assert (away.amount, there.amount) == (Money(-9000, "EUR"), Money(10000, "USD"))
    assert (away.transfer, there.transfer) == (accounts["US Checking"].id, accounts["Girokonto & mehr"].id)
    (rate,) = reader.every(ExchangeRate)
    assert (rate.day, rate.base, rate.quote, rate.rate) == (date(2026, 1, 11), "USD", "EUR", Decimal("0.9"))


def test_an_account_of_a_ledger_is_known_by_its_bookings_when_it_has_another_name(
    profile: Profile, reader: Reader, fixtures: Path, bring_bank: Any
) -> None:
    bring_bank(profile, fixtures / "book.gnucash")
    account = next(a for a in reader.every(Account) if a.name == "US Checking")
    profile.run(change_record, account, {"name": "Dollars"})
    assert not any(count.added for count in bring_bank(profile, fixtures / "book.gnucash").values())


def test_an_account_that_is_left_out_leaves_out_what_is_in_it(
    profile: Profile, reader: Reader, fixtures: Path, bring_bank: Any, look: Any
) -> None:
    rows = look(profile, fixtures / "card.qfx")
    broker = next(row.number for row in rows if row.title.startswith("Investment"))
    counts = bring_bank(profile, fixtures / "card.qfx", {broker: Tick.SKIP})
    assert counts["transaction"].added == reader.count(Transaction) == 2
    assert [account.account_class for account in reader.every(Account)] == [AccountClass.DEBT]


def test_amounts_stand_apart_in_the_preview_so_that_they_can_be_hidden(
    profile: Profile, fixtures: Path, look: Any
) -> None:
    rows = look(profile, fixtures / "statement.ofx")
    assert {row.amount for row in rows if row.title == "Miete"} == {"−€1,250.00"}
    for row in rows:
        assert "12,34" not in row.title + row.detail
        assert "TRNAMT" not in row.title + row.detail


def test_a_stopped_import_leaves_nothing(
    profile: Profile, reader: Reader, fixtures: Path, bring_bank: Any, money_of: Any
) -> None:
    before = money_of(profile)
    plan = planned(reader, fixtures / "book.gnucash")

    def stop(done: int, total: int) -> None:
        if done == total:
            raise Cancelled("Stopped. Nothing was changed.")

    with pytest.raises(Cancelled):
        profile.submit_task(lambda edit: plan.bring(edit, {}, again=False), "Import", stop).result()
    assert money_of(profile) == before


def test_several_files_at_once_know_one_another(
    profile: Profile, reader: Reader, fixtures: Path, tmp_path: Path
) -> None:
    copy = tmp_path / "copy.ofx"
    copy.write_bytes((fixtures / "statement.ofx").read_bytes())
    plans = [planned(reader, path) for path in (fixtures / "statement.ofx", copy)]

    def work(edit: Any) -> None:
        for number, plan in enumerate(plans):
            plan.bring(edit, {}, again=number > 0)

    profile.submit_task(work, "Import").result()
    assert (reader.count(Account), reader.count(Transaction)) == (1, 4)


def shared_files() -> list[Any]:
    """The collection of bank files beside the repository; a visible skip where it is not there."""
    base = next((p / "shared" / "data" for p in Path(__file__).parents if (p / "shared" / "data").is_dir()), None)
    if base is None:
        return [pytest.param(None, marks=pytest.mark.skip(reason="the shared files are not beside the repository"))]
    return [pytest.param(path, id=path.name) for path in sorted((base / "bank").iterdir()) if path.suffix != ".md"]


@pytest.mark.parametrize("path", shared_files())
def test_shared_files_come_in_once_and_go_again(
    profile: Profile, reader: Reader, bring_bank: Any, money_of: Any, path: Path
) -> None:
    before = money_of(profile)
    try:
        counts = bring_bank(profile, path)
    except UnreadableFile:
        assert money_of(profile) == before
        return
    after, step = money_of(profile), reader.next_undo()
    again = bring_bank(profile, path)
    assert not any(count.added for count in again.values())
    assert (again["transaction"].matched, again["transaction"].doubtful) == (counts["transaction"].added, 0)
    assert money_of(profile) == after
    assert reader.next_undo() == step
    if step is not None:
        profile.undo()
    assert money_of(profile) == before


def test_the_command_line_brings_statements_in_and_asks_by_options(
    tmp_path: Path, fixtures: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    profile = str(tmp_path / "p.organizer")
    assert main(["new", profile]) == 0

    def bring(*words: str) -> tuple[int, str]:
        capsys.readouterr()
        status = main(["import", "--profile", profile, *words])
        out = capsys.readouterr()
        return status, out.out + out.err

    ofx = tmp_path / "statement.ofx"
    ofx.write_bytes((fixtures / "statement.ofx").read_bytes())
    status, words = bring(str(ofx))
    assert status != 0  # some records could not be read
    assert "transaction: 4 added, 0 matched, 0 doubtful, 3 rejected" in words
    assert "line 20 rejected: '20260231' is no day; '$120' is not an amount" in words
    assert "repeats the transaction of line 15" in words
    assert (tmp_path / "statement.ofx.rejected.csv").exists()
    assert "transaction: 0 added, 4 matched, 0 doubtful, 3 rejected" in bring(str(ofx))[1]
    table = tmp_path / "a.csv"
    table.write_text('Date,Amount\n02/03/2026,"-1,250"\n')
    assert "the day or the month first" in bring(str(table))[1]
    assert "Say which decimal mark" in bring(str(table), "--date-order", "mdy")[1]
    said = ("--date-order", "mdy", "--decimal-mark", ".")
    assert "no account of that name" in bring(str(table), *said, "--account", "nowhere")[1]
    status, words = bring(str(table), *said, "--account", "Checking 0042")
    assert (status, "transaction: 1 added" in words) == (0, True)
