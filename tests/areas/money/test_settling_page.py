"""Support, division and estate on their page: what is shown, by keyboard and mouse, undone and done again."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog

from organizer.areas.money.model import (
    DivisionItem,
    EstateItem,
    EstateState,
    Purpose,
    Scenario,
    Separation,
    Stream,
    StreamKind,
    SupportOrder,
    SupportPayment,
    SupportStep,
)
from organizer.areas.money.offers.settling import needs
from organizer.areas.money.page.due_verbs import due_verbs
from organizer.areas.money.queries.plan import plan_of_profile
from organizer.areas.people.area import FAMILY
from organizer.kernel.changes import Ref
from organizer.kernel.money import Money
from organizer.kernel.section import Section, Table
from organizer.store.actions import add_record
from organizer.ui.money_mask import HIDDEN, MoneyMask
from organizer.ui.records.drawer import RecordDrawer
from tests.areas.money.settling_stage import SettlingStage, bare, filled, theme, usd

__all__ = ["bare", "filled", "theme"]

Key = Qt.Key
SHIFT = Qt.KeyboardModifier.ShiftModifier


# Where it is


def test_separation_has_a_place_in_the_bar_once_there_is_something_of_it(bare: SettlingStage) -> None:
    assert "Separation" not in bare.segments()
    with bare.qtbot.waitSignal(bare.context.changed):
        bare.workspace.run(add_record, SupportOrder(title="For Noa", first=date(2026, 1, 1)))
    bare.settle()
    assert bare.segments()[-1] == "Separation"


def test_it_can_be_reached_before_from_the_menu(bare: SettlingStage) -> None:
    bare.page.more.click()
    bare.choose("Separation")
    assert bare.separation.support.empty.isVisible()
    assert bare.segments()[-1] == "Separation"
    bare.page.show_view("estate")
    assert bare.estate.empty.isVisible()
    assert "Separation" not in bare.segments()


def test_a_record_is_shown_where_it_has_its_place(filled: SettlingStage) -> None:
    reads = filled.workspace.reads
    separation = next(iter(reads.every(Separation)))
    filled.page.show_record(Ref.to(separation))
    assert filled.separation.division.isVisible()
    filled.page.show_record(Ref.to(next(iter(reads.every(SupportOrder)))))
    assert filled.separation.support.isVisible()


# Support


def test_the_ledger_shows_running_arrears_the_newest_month_first(filled: SettlingStage) -> None:
    rows = filled.rows()
    assert [row[0] for row in rows[-4:]] == ["Apr 2026", "Mar 2026", "Feb 2026", "Jan 2026"]
    assert [row[-1] for row in reversed(rows[-4:])] == ["$400", "$275", "$375", "$150"]
    assert rows[-2][1:5] == ("1 Feb", "3 Feb", "$400", "$525")
    assert filled.support.words.text() == (
        "Child support, received from Sam Ortiz, each month from 1 Jan 2026 to 1 Apr 2026"
    )


def test_a_payment_is_added_on_one_line(filled: SettlingStage) -> None:
    pane = filled.support
    pane.take_focus()
    filled.press("150")

    filled.done_and_undone(lambda: filled.press(Key.Key_Return))

    newest = max(filled.workspace.reads.every(SupportPayment), key=lambda payment: payment.day)
    assert (newest.day, newest.amount) == (date(2026, 11, 19), usd(150))
    assert filled.rows()[0][-1] == "$0"
    assert pane.payment.amount.edit.text() == ""


@pytest.mark.parametrize(("typed", "said"), [("", "How much?"), ("abc", "Enter a number, like 6 or 6.5")])
def test_what_is_no_amount_is_said_at_the_field(filled: SettlingStage, typed: str, said: str) -> None:
    pane = filled.support
    pane.take_focus()
    filled.press(typed, Key.Key_Return)
    assert pane.payment.amount.error() == said


def test_a_payment_in_another_currency_is_refused_at_the_field(filled: SettlingStage) -> None:
    pane = filled.support
    pane.take_focus()
    filled.press("150 EUR", Key.Key_Return)
    filled.until(lambda: pane.payment.amount.error())
    assert pane.payment.amount.error() == ("The steps and payments of an order are in one currency, not in EUR and USD")
    assert len(list(filled.workspace.reads.every(SupportPayment))) == 3


def test_a_day_that_is_to_come_is_refused(filled: SettlingStage) -> None:
    form = filled.support.payment
    form.day.edit.setText("+3d")
    assert form.day.problem() == "That day is still to come"
    form.day.edit.setText("3 dec")
    assert form.day.value() == date(2025, 12, 3)


def test_the_payment_of_a_month_is_deleted_and_comes_back(filled: SettlingStage) -> None:
    ledger = filled.support.ledger
    ledger.setFocus()
    ledger.go_to(date(2026, 2, 1))
    filled.done_and_undone(lambda: filled.press(Key.Key_Delete))


def test_a_currency_that_does_not_fit_is_named_and_nothing_added_up(filled: SettlingStage) -> None:
    order = next(iter(filled.workspace.reads.every(SupportOrder)))
    step = SupportStep(first=date(2026, 3, 1), amount=Money(100, "EUR"), order=order.id)
    with filled.qtbot.waitSignal(filled.context.changed):
        filled.workspace.run(add_record, step)
    filled.settle()
    pane = filled.support
    assert pane.states[0].problem.startswith("The steps and payments of an order are in one currency")
    assert not pane.ledger.isVisible()


def test_the_ledger_goes_out_as_csv(filled: SettlingStage, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    path = tmp_path / "support.csv"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    filled.support.out.save_csv()
    lines = path.read_text().splitlines()
    assert lines[0] == "Month,Due on,Fell due,Paid on,Paid,Still owed,Currency"
    assert lines[2] == "2026-02,2026-02-01,400.00,2026-02-03,525.00,275.00,USD"


def test_the_ledger_goes_onto_paper(filled: SettlingStage) -> None:
    with filled.qtbot.waitSignal(filled.page.print_requested) as asked:
        filled.support.out.ask_for_paper()
    section = asked.args[0]
    assert isinstance(section, Section)
    table = section.blocks[0]
    assert isinstance(table, Table)
    assert table.rows[1] == ("Feb 2026", usd(400), usd(525), usd(275))


def test_a_new_order_asks_for_its_first_step(bare: SettlingStage) -> None:
    pane = bare.support
    pane.empty.create_button.click()
    drawer = next(d for d in bare.context.findChildren(RecordDrawer) if d.drawer.is_open())
    for field, typed in (("title", "For Noa"), ("first", "1 Sep 2026")):
        drawer.form.editors[field].widget.edit.setFocus()  # type: ignore[attr-defined]
        bare.press(typed)
    drawer.save()
    bare.until(lambda: list(bare.workspace.reads.every(SupportOrder)))
    drawer = next(d for d in bare.context.findChildren(RecordDrawer) if d.drawer.is_open() and d.cls is SupportStep)
    assert drawer.form.editors["first"].widget.value() == date(2026, 9, 1)


# Division


def test_totals_show_both_sides_and_what_makes_equal(filled: SettlingStage) -> None:
    assert filled.totals() == {
        "Separate property": ("$0", "$0"), "Property of both": ("$300,000", "−$10,000"),
        "Together": ("$300,000", "−$10,000"),
    }  # fmt: skip
    totals = filled.division.totals
    assert totals.needed.text() == "For equal parts Maya pays Alex $155,000."
    assert totals.open.text() == "Not divided yet: $70,000"
    assert filled.division.summary() == "2 of 4 accounts not divided yet"


def test_an_account_is_divided_by_keys(filled: SettlingStage) -> None:
    filled.to_account("House")
    filled.done_and_undone(lambda: filled.press(Key.Key_Left))
    assert filled.split("House") == "95%"
    with filled.qtbot.waitSignal(filled.context.changed):
        filled.press(Key.Key_Left, modifier=SHIFT)
    filled.settle()
    assert filled.split("House") == "94%"


@pytest.mark.parametrize(
    ("typed", "shown", "stored"),
    [("40", "40%", Decimal("0.4")), ("$120,000", "40%", usd(120_000)), ("100000", "33.3%", usd(100_000))],
)
def test_a_share_or_an_amount_is_typed(filled: SettlingStage, typed: str, shown: str, stored: Decimal | Money) -> None:
    filled.to_account("House")
    filled.press(typed[0])
    filled.press(typed[1:])
    with filled.qtbot.waitSignal(filled.context.changed):
        filled.press(Key.Key_Return)
    filled.settle()
    assert filled.split("House") == shown
    house = filled.account("House").id
    item = next(i for i in filled.workspace.reads.every(DivisionItem) if i.account == house)
    assert stored in (item.first_share, item.first_amount)
    assert None in (item.first_share, item.first_amount)
    assert filled.focus() is filled.division.lines


def test_more_than_there_is_is_refused_in_place(filled: SettlingStage) -> None:
    filled.to_account("Savings")
    filled.press(Key.Key_Return)
    filled.press("$20001", Key.Key_Return)
    field = filled.division.lines.field
    assert field is not None
    assert field.error() == "More than there is"
    filled.press(Key.Key_Escape)
    assert filled.division.lines.field is None
    assert filled.split("Savings") == "Not divided yet"


def test_a_suggestion_divides_what_is_not_divided(filled: SettlingStage) -> None:
    filled.done_and_undone(filled.division.suggest.click)
    assert [filled.split(name) for name in ("House", "Savings", "Inherited", "Loan")] == ["100%", "50%", "0%", "0%"]
    assert not filled.division.suggest.isEnabled()


def test_make_equal_notes_the_equalisation(filled: SettlingStage) -> None:
    filled.done_and_undone(filled.division.totals.equal.click)
    assert filled.totals()["After it"] == ("$145,000", "$145,000")
    assert not filled.division.totals.equal.isEnabled()


def test_another_share_can_be_wanted(filled: SettlingStage) -> None:
    share = filled.division.totals.share
    share.edit.setFocus()
    share.edit.selectAll()
    filled.press("60")
    with filled.qtbot.waitSignal(filled.context.changed):
        filled.press(Key.Key_Return)
    filled.settle()
    assert filled.division.totals.needed.text() == "For 60% to Maya Maya pays Alex $126,000."


def test_the_bar_is_dragged_and_the_totals_follow(filled: SettlingStage) -> None:
    pane = filled.division
    filled.to_account("House")
    lines = pane.lines
    bar = lines._bar(lines.cell_rect(lines.current, lines._split_column))
    start, end = bar.center().toPoint(), QPoint(round(bar.x() + bar.width() / 4), round(bar.center().y()))
    QTest.mousePress(lines, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, start)
    QTest.mouseMove(lines, end)
    QApplication.processEvents()
    assert filled.totals()["Together"][0] == "$75,000"
    with filled.qtbot.waitSignal(filled.context.changed):
        QTest.mouseRelease(lines, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, end)
    filled.settle()
    assert filled.split("House") == "25%"


def test_the_division_of_an_account_is_taken_back(filled: SettlingStage) -> None:
    filled.to_account("House")
    filled.done_and_undone(lambda: filled.press(Key.Key_Delete))
    assert filled.split("House") == "Not divided yet"


def test_whose_an_account_is_can_be_said_here(filled: SettlingStage) -> None:
    filled.to_account("Savings")
    filled.division._menu(filled.account("Savings").id, QPoint(0, 0))
    with filled.qtbot.waitSignal(filled.context.changed):
        filled.choose("Property: separate")
    assert filled.account("Savings").purpose is Purpose.SEPARATE


def test_the_two_plans_begin_with_what_each_gets(filled: SettlingStage) -> None:
    card = filled.division.two_plans_card
    assert card.words.text() == "The plan has no income and no spending yet."
    with filled.qtbot.waitSignal(filled.context.changed):
        filled.workspace.run(add_record, Stream(title="Rent", kind=StreamKind.SPENDING, amount=usd(2_000)))
    filled.page.refresh(None)
    filled.settle()
    assert [card.table.text(0, column) for column in (2, 3, 4)] == ["$360,000", "$310,000", "$50,000"]


def test_a_separation_is_a_scenario_of_the_plan(filled: SettlingStage) -> None:
    filled.done_and_undone(filled.division.two_plans_card.in_plan.click)
    reads = filled.workspace.reads
    scenario = next(iter(reads.every(Scenario)))
    assert (scenario.title, scenario.about) == ("Two homes", "two homes from 2026")
    plan = plan_of_profile(reads, date(2026, 11, 19), scenario.id)
    assert [member.name.split(" ")[0] for member in plan.members] == ["Maya"]
    assert sum(account.balance for account in plan.accounts) == pytest.approx(310_000)


def test_it_is_for_whoever_made_it(filled: SettlingStage) -> None:
    alex = next(member for member in filled.workspace.reads.members() if member.name.startswith("Alex"))
    pane = filled.division
    filled.context.set_who(alex.id)
    filled.settle()
    assert pane.empty.isVisible()


# Estate


def test_the_estate_warns_of_what_is_wrong(filled: SettlingStage) -> None:
    lines = filled.estate.warnings
    assert [lines.text(row, 0) for row in range(len(lines.rows))] == [
        "Savings names Sam Ortiz, a former spouse", "Inherited names nobody", "Will: signed before Noa was born",
        "Will: to be looked at since 3 Nov 2026",
    ]  # fmt: skip
    assert filled.page.bar._summary.text() == "0 of 6 settled, 4 to see to"


def test_a_warning_leads_to_what_it_is_about(filled: SettlingStage) -> None:
    view = filled.estate
    view.warnings.setFocus()
    filled.press(Key.Key_Home, Key.Key_Return)
    assert filled.focus() is view.beneficiaries
    assert view.beneficiaries.key == filled.account("Savings").id
    view.warnings.setFocus()
    filled.press(Key.Key_End, Key.Key_Return)
    assert filled.focus() is view.documents


def test_the_checklist_leads_to_the_document_or_a_form_for_it(filled: SettlingStage) -> None:
    view = filled.estate
    view.checklist.lines.setFocus()
    filled.press(Key.Key_Home, Key.Key_Return)
    assert filled.focus() is view.documents
    view.checklist.lines.setFocus()
    filled.press(Key.Key_End, Key.Key_Return)
    drawer = next(d for d in filled.context.findChildren(RecordDrawer) if d.drawer.is_open())
    assert drawer.form.editors["title"].widget.value() == "List of accounts and keys"


def test_a_document_is_settled_looked_at_and_deleted(filled: SettlingStage) -> None:
    view = filled.estate
    power = next(i for i in filled.workspace.reads.every(EstateItem) if i.title.startswith("Power"))

    def settle() -> None:
        view._item_menu(power.id, QPoint(0, 0))
        filled.choose("Settled")

    filled.done_and_undone(settle)
    stored = filled.workspace.reads.get(EstateItem, power.id)
    assert (stored.state, stored.signed) == (EstateState.SETTLED, date(2026, 11, 19))
    view._item_menu(power.id, QPoint(0, 0))
    with filled.qtbot.waitSignal(filled.context.changed):
        filled.choose("Looked at, again in 3 years")
    assert filled.workspace.reads.get(EstateItem, power.id).review == date(2029, 11, 19)
    filled.settle()
    view.documents.setFocus()
    view.documents.go_to(power.id)
    filled.done_and_undone(lambda: filled.press(Key.Key_Delete))


def test_where_is_what_tells_no_amount_unless_it_is_asked(filled: SettlingStage) -> None:
    view = filled.estate
    for button, amounts in ((view.print, False), (view.print_amounts, True)):
        with filled.qtbot.waitSignal(filled.page.print_requested) as asked:
            button.click()
        section = asked.args[0]
        assert isinstance(section, Section)
        cells = [cell for block in section.blocks if isinstance(block, Table) for row in block.rows for cell in row]
        assert any(isinstance(cell, Money) for cell in cells) is amounts
        assert "Top drawer" in cells


def test_hidden_amounts_are_neither_shown_nor_spoken(filled: SettlingStage) -> None:
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    mask = MoneyMask(application)
    mask.set_hidden(True)
    try:
        ledger = filled.support.ledger
        said = ledger.spoken(0)
        assert HIDDEN in said
        assert "$" not in said
        assert "$" not in filled.division.lines.spoken(0)
        filled.support.refresh()
        assert "$" not in filled.support.figures.accessibleName()
    finally:
        application.setProperty("organizer_money_mask", None)
        mask.deleteLater()


@pytest.mark.parametrize("size", [(1440, 900), (1024, 700)])
def test_everything_is_reached_by_tab(filled: SettlingStage, size: tuple[int, int]) -> None:
    filled.shell.resize(*size)
    pane = filled.support
    filled.separation.choice.focus_value()
    for wanted in (pane.pick, pane.payment.day.edit, pane.payment.amount.edit, pane.ledger, pane.steps):
        filled.tab_to(lambda widget, wanted=wanted: widget is wanted)  # type: ignore[misc]


# What is done where it is shown elsewhere


def test_support_is_received_and_a_review_done_from_elsewhere(filled: SettlingStage) -> None:
    reads = filled.workspace.reads
    for due in needs(reads, FAMILY, date(2026, 11, 19)):
        verb = due_verbs(filled.context, due)[0]
        if verb.title in ("Received in full", "Looked at"):
            with filled.qtbot.waitSignal(filled.context.changed):
                verb.run()
    filled.settle()
    assert filled.rows()[0][-1] == "$0"
    assert next(item for item in reads.every(EstateItem) if item.title == "Will").review == date(2027, 11, 19)
