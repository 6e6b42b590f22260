"""Overview, Accounts and Cash flow in the window, by keyboard and mouse."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from organizer.areas.money.model import Account, Balance, BudgetCategory, CategoryRule, ExchangeRate, Transaction
from organizer.areas.money.page.updating import BalancesDrawer
from organizer.areas.money.widgets.accounts import AccountsView
from organizer.areas.money.widgets.balances_form import BalancesForm
from organizer.areas.money.widgets.cash_flow import CashFlowView
from organizer.areas.money.widgets.overview import OverviewView
from organizer.kernel.changes import Ref
from organizer.kernel.money import Money
from organizer.kernel.query import Sort, Where
from organizer.store.actions import add_record
from organizer.ui.buttons import Button
from organizer.ui.money_mask import HIDDEN, MoneyMask
from tests.areas.money.ledger.money_stage import MoneyStage

Stages = Callable[..., MoneyStage]
K = Qt.Key
TODAY = date(2026, 11, 19)


def overview(stage: MoneyStage) -> OverviewView:
    view = stage.show("overview")
    assert isinstance(view, OverviewView)
    return view


def drawer_form(stage: MoneyStage) -> BalancesForm:
    return next(form for form in stage.shell.findChildren(BalancesForm) if form.isVisible())


def texts(widget: QWidget) -> str:
    """What a screen reader can find in a widget."""
    parts = [part for part in [widget, *widget.findChildren(QWidget)] if part.isVisibleTo(widget)]
    labels = [part.text() for part in parts if isinstance(part, QLabel)]
    return "\n".join([*labels, *(part.accessibleName() for part in parts)])


def test_the_overview_says_how_money_stands(stage: MoneyStage) -> None:
    view = overview(stage)
    said = view.strip.first.accessibleName()
    for words in ("$418,260", "+$3,140 this month", "$50,240", "4.5 months", "$33,650", "−$690 this month"):
        assert words in said
    assert view.worth.plot.accessibleName().startswith("Net worth: $418,260 now")
    assert view.flow.plot.accessibleName().startswith("Cash flow of 12 months")
    assert view.flow.chart is not None
    assert view.flow.chart.columns[-1].running
    assert view.flow.chart.columns[3].note == "bonus"
    assert view.accounts.rows[0].title == "Cash"
    assert [row.title for row in view.accounts.rows if row.standing is None][2] == "Investments, education, property"


def test_the_range_is_remembered_and_the_chart_is_a_table(stage: MoneyStage) -> None:
    view = overview(stage)
    view.range.choose("1y")
    assert view.worth.chart is not None
    assert len(view.worth.chart.total) == 13
    assert stage.settings.text("money.range") == "1y"
    view.worth.plot.setFocus()
    stage.press(K.Key_Left)
    assert "Net worth $418,260" in view.worth.plot.accessibleDescription()
    stage.press(K.Key_T)
    assert view.worth.table.isVisible()
    assert view.worth.table.item(0, 1).text() == "$418,260"


def test_hidden_amounts_are_hidden_everywhere(stage: MoneyStage, mask: MoneyMask) -> None:
    for name in ("overview", "accounts", "cash_flow"):
        view = stage.show(name)
        mask.set_hidden(True)
        stage.settle()
        said = texts(view)
        assert "$" not in said
        if name == "overview":
            assert HIDDEN in view.strip.first.accessibleName()
            view.worth.plot.setFocus()
            stage.press(K.Key_Left)
            assert HIDDEN in view.worth.plot.accessibleDescription()
            assert "$" not in view.worth.plot.accessibleDescription()
        mask.set_hidden(False)


def test_a_members_part_is_counted(stage: MoneyStage) -> None:
    alex = next(m for m in stage.workspace.reads.members() if m.name.startswith("Alex"))
    stage.context.set_who(alex.id)
    view = overview(stage)
    titles = [row.title for row in view.accounts.rows]
    assert "Alex 457(b)" in titles
    assert "Maya 401(k)" not in titles
    joint = next(row for row in view.accounts.rows if row.title == "Joint checking")
    assert (joint.amount, joint.note) == ("$4,920", "50% of it")


def test_balances_in_one_column_by_keyboard(stage: MoneyStage) -> None:
    overview(stage)
    stage.focus()
    assert isinstance(stage.focus(), Button)
    stage.press(K.Key_Return)
    form = drawer_form(stage)
    checking, savings = (stage.named(Account, name) for name in ("Joint checking", "Emergency savings"))
    assert form.fields[checking.id].edit.hasFocus()
    stage.press("9900", K.Key_Return)
    assert "+$60.00 since" in form.fields[checking.id]._message.text()
    assert form.fields[savings.id].edit.hasFocus()
    stage.press("abc", K.Key_Tab)
    stage.ctrl(K.Key_S)
    assert form.fields[savings.id].error()
    assert form.fields[savings.id].edit.hasFocus()
    form.fields[savings.id].edit.selectAll()
    stage.press("21400")

    def save() -> None:
        stage.ctrl(K.Key_S)

    before = len(list(stage.workspace.reads.every(Balance)))
    with stage.qtbot.waitSignal(stage.context.changed):
        save()
    stage.settle()
    assert len(list(stage.workspace.reads.every(Balance))) == before + 2
    assert "$418,320" in overview(stage).strip.first.accessibleName()
    stage.context.undo()
    stage.until(lambda: len(list(stage.workspace.reads.every(Balance))) == before)


def test_balances_of_another_day_show_what_was_known_then(stage: MoneyStage) -> None:
    drawer = BalancesDrawer(stage.context)
    house = stage.named(Account, "Home deposit fund")
    drawer.form.day.edit.setText("1 nov 2026")
    drawer.form.day.changed.emit()
    assert drawer.form.fields[house.id].value() == Money(5_040_000, "USD")
    drawer.form.day.edit.setText("20 nov 2026")
    assert not drawer.form.check()
    drawer.drawer.close_now()


def test_accounts_follow_the_cursor_and_can_be_moved(stage: MoneyStage) -> None:
    view = stage.show("accounts")
    assert isinstance(view, AccountsView)
    view.take_focus()
    assert view.pane.title.text() == "Joint checking"
    stage.press(K.Key_Down)
    assert view.pane.title.text() == "Emergency savings"
    assert view.pane.chart.plot.accessibleName().startswith("Net worth: $21,400")
    stage.done_and_undone(lambda: stage.press(K.Key_Up, modifier=Qt.KeyboardModifier.AltModifier))
    assert [row.title for row in view.list.rows][1:3] == ["Emergency savings", "Joint checking"]
    assert view.list.account() == stage.named(Account, "Emergency savings")


def test_an_account_says_what_it_is_held_in_and_what_to_move(stage: MoneyStage) -> None:
    view = stage.show("accounts")
    assert view.choose(stage.named(Account, "Maya 401(k)").id)
    assert view.pane.facts is not None
    assert view.pane.facts.holdings[0] == ("Stocks, home", "64%")
    assert view.pane.facts.whose == "Maya’s alone"
    assert sum(part.move for part in view.spread.parts) == 0
    assert "off by more than its tolerance" in view.spread.spoken(0)


def test_old_balances_have_their_age(stage: MoneyStage) -> None:
    account = Account(name="Old one", currency="USD")
    stage.profile.run(add_record, account)
    stage.profile.run(add_record, Balance(day=date(2026, 9, 1), account=account.id, amount=Money(5, "USD")))
    stage.settle()
    row = next(row for row in overview(stage).accounts.rows if row.title == "Old one")
    assert row.age == "79 days old"


def test_a_rate_that_is_missing_is_named(stage: MoneyStage) -> None:
    account = Account(name="Abroad", currency="EUR")
    stage.profile.run(add_record, account)
    stage.profile.run(add_record, Balance(day=date(2026, 11, 1), account=account.id, amount=Money(500_00, "EUR")))
    for view in ("overview", "accounts"):
        assert "No rate from EUR to USD is known" in texts(stage.show(view))
    stage.profile.run(add_record, ExchangeRate(day=date(2026, 1, 1), base="EUR", quote="USD", rate=Decimal(2)))


def test_categorising_by_key_teaches(stage: MoneyStage) -> None:
    view = stage.show("cash_flow")
    assert isinstance(view, CashFlowView)
    view.span.choose("this")
    shop = stage.payee("Corner Shop 118")
    assert view.table.select_record(shop.id)
    view.table.setFocus()
    stage.press(K.Key_C)
    with stage.qtbot.waitSignal(stage.context.changed):
        stage.choose("Groceries")
    stage.settle()
    groceries = stage.named(BudgetCategory, "Groceries")
    assert stage.payee("Corner Shop 118").category == groceries.id
    assert any(rule.contains == "Corner Shop" and rule.learnt for rule in stage.workspace.reads.every(CategoryRule))
    stage.context.undo()
    stage.until(lambda: stage.payee("Corner Shop 118").category is None)


def test_a_category_narrows_the_list(stage: MoneyStage) -> None:
    view = stage.show("cash_flow")
    row = next(row for row in view.categories.rows if row.title == "Travel")
    view.categories.asked.emit(row)
    stage.settle()
    travel = stage.named(BudgetCategory, "Travel")
    shown = {view.table.records.record(n).category for n in range(view.table.records.rowCount())}
    assert shown == {travel.id}
    assert view.list_card.all.isVisible()
    view.filter.edit.setText("nothing like that")
    view.filter.typed.emit("nothing like that")
    stage.settle()
    assert view.table.records.rowCount() == 0


def test_the_sankey_has_its_table(stage: MoneyStage) -> None:
    view = stage.show("cash_flow")
    chart = view.sankey.chart
    assert chart is not None
    assert round(sum(s.value for s in chart.sources)) == round(sum(s.value for s in chart.ends))
    assert chart.ends[0].label == "Kept"
    view.sankey.plot.setFocus()
    stage.press(K.Key_T)
    assert view.sankey.table.rowCount() == len(chart.sources) + len(chart.ends)


def test_the_check_up_goes_from_balances_to_one_decision(stage: MoneyStage) -> None:
    view = overview(stage)
    view.check_up.click()
    stage.settle()
    assert drawer_form(stage).isVisible()
    stage.ctrl(K.Key_S)
    stage.settle()
    said = "\n".join(label.text() for label in stage.shell.findChildren(QLabel))
    assert "Net worth is $418,260" in said
    assert "above its target" in said
    assert isinstance(stage.focus(), Button)
    stage.press(K.Key_Return)
    stage.settle()
    assert stage.page.views.key() == "accounts"


def test_without_anything_the_way_to_begin_is_shown(stages: Stages) -> None:
    stage = stages("")
    view = overview(stage)
    assert view.empty.isVisible()
    assert view.empty.create_button.hasFocus()
    assert stage.show("cash_flow").empty.isVisible()
    account = Account(name="First")
    stage.profile.run(add_record, account)
    stage.until(lambda: stage.workspace.reads.count(Account) == 1)
    assert not overview(stage).empty.isVisible()
    assert overview(stage).accounts.rows[1].age == "never checked"


def test_opening_a_transaction_shows_it(stage: MoneyStage) -> None:
    view = stage.show("cash_flow")
    newest = stage.workspace.reads.page(
        Transaction,
        [Where("day", ">=", date(2026, 10, 1)), Where("day", "<=", date(2026, 10, 31))],
        Sort("day"),
        limit=1,
    ).records[0]
    stage.page.show_record(Ref.to(newest))
    assert view.table.current_record() == newest


def test_it_has_room_in_a_small_window(stages: Stages) -> None:
    stage = stages("long-names", (1024, 700))
    view = overview(stage)
    assert view.strip.second.isVisible()
    accounts = stage.show("accounts")
    accounts.take_focus()
    stage.press(K.Key_Return)
    assert accounts.side.is_open()
    stage.press(K.Key_Escape)
    assert not accounts.side.is_open()


def test_sums_are_shown_in_the_currency_that_is_chosen(stage: MoneyStage) -> None:
    stage.profile.run(add_record, ExchangeRate(day=date(2020, 1, 1), base="EUR", quote="USD", rate=Decimal(2)))
    view = overview(stage)
    stage.page.more.click()
    stage.choose("Sums in EUR")
    stage.settle()
    assert "€209,130" in view.strip.first.accessibleName()
    assert stage.show("accounts").list.rows[0].amount == "€41,420"


def test_a_member_with_no_part_in_anything_sees_nothing(stages: Stages) -> None:
    stage = stages("")
    maya, alex = stage.workspace.reads.members()
    stage.profile.run(add_record, Account(name="Only Maya’s", owner=maya.id))
    stage.context.set_who(alex.id)
    view = overview(stage)
    assert view.accounts.rows == []
    assert "Net worth: $0" in view.strip.first.accessibleName()
    assert "Nothing for Alex in this view" in texts(view)
    assert "Nothing for Alex in this view" in texts(stage.show("accounts"))
    assert stage.show("cash_flow").empty.isVisible()
    stage.context.set_who(maya.id)
    assert overview(stage).accounts.rows[1].title == "Only Maya’s"
