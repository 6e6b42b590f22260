"""Statements of banks in the window: what they do not decide is asked, amounts can be hidden."""

from __future__ import annotations

from pathlib import Path

import pytest

from organizer.areas.money.model import Account, Transaction
from organizer.kernel.query import Where
from organizer.overview.importing.page import ImportPage
from organizer.store.actions import add_record
from organizer.ui.money_mask import HIDDEN, money_mask
from tests.program_stage import ProgramStage


@pytest.fixture
def page(stage: ProgramStage) -> ImportPage:
    """The import page over the sample."""
    stage.begin()
    stage.welcome.options.choose("sample")
    stage.welcome.submit()
    opened = stage.at_desk().open("import")
    assert isinstance(opened, ImportPage)
    return opened


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "february.csv"
    path.write_text('Date,Description,Amount\n02/03/2026,Coffee,"-1,250"\n')
    return path


def asked(stage: ProgramStage, page: ImportPage) -> bool:
    """Whether a question stands on the page once the files are read."""
    stage.until(lambda: page._steps.currentWidget() in (page.ask, page.review))
    return page._steps.currentWidget() is page.ask


def shown(page: ImportPage) -> set[str]:
    """The answers that can be given."""
    return {name for name, button in page.ask.buttons.items() if button.isVisibleTo(page.ask)}


def test_order_and_mark_and_account_are_asked_one_after_the_other(
    stage: ProgramStage, page: ImportPage, table: Path
) -> None:
    home = stage.desk.workspace.home
    account = home.run(add_record, Account(name="Everyday"))
    page.read([table])
    assert asked(stage, page)
    assert shown(page) == {"dmy", "mdy", "ymd"}
    page.ask.buttons["mdy"].click()
    stage.until(lambda: shown(page) == {".", ","} and page._steps.currentWidget() is page.ask)
    page.ask.buttons["."].click()
    stage.until(lambda: not shown(page) and page._steps.currentWidget() is page.ask)
    assert page.ask.account.isVisibleTo(page.ask)
    page.ask.account.set_value(str(account.id))
    page.ask.take.click()
    stage.until(lambda: page._steps.currentWidget() is page.review)
    page.review.accept.click()
    stage.until(lambda: page._steps.currentWidget() is page.summary)
    (booked,) = stage.desk.workspace.reads.every(Transaction, [Where("account", "=", account.id)])
    assert (booked.day.month, booked.amount.minor) == (2, -125000)


def test_an_account_may_be_a_new_one(stage: ProgramStage, page: ImportPage, tmp_path: Path) -> None:
    home = stage.desk.workspace.home
    home.run(add_record, Account(name="Everyday"))
    path = tmp_path / "march.csv"
    path.write_text("Date,Description,Amount\n2026-03-13,Coffee,-3.50\n")
    page.read([path])
    assert asked(stage, page)
    page.ask.new.click()
    stage.until(lambda: page._steps.currentWidget() is page.review)
    page.review.accept.click()
    stage.until(lambda: page._steps.currentWidget() is page.summary)
    (new,) = stage.desk.workspace.reads.every(Account, [Where("name", "=", "march")])
    assert stage.desk.workspace.reads.count(Transaction, [Where("account", "=", new.id)]) == 1


def test_amounts_of_the_review_are_hidden_with_all_others(
    stage: ProgramStage, page: ImportPage, tmp_path: Path
) -> None:
    path = tmp_path / "march.csv"
    path.write_text("Date,Description,Amount,Account\n2026-03-13,Coffee,-3.50,AT1234\n2026-03-99,Tea,-4.50,AT1234\n")
    stage.desk.workspace.home.run(add_record, Account(name="Everyday", account_number="AT 1234"))
    page.read([path])
    assert not asked(stage, page)
    model = page.review.list.review
    words = [str(model.data(model.index(place, 0))) for place in range(model.rowCount())]
    assert any("3.50" in each for each in words)
    mask = money_mask()
    assert mask is not None
    mask.set_hidden(True)
    words = [str(model.data(model.index(place, 0))) for place in range(model.rowCount())]
    assert not any("3.50" in each or "4.50" in each for each in words)
    assert any(HIDDEN in each for each in words)
