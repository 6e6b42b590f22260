"""The page of standing, by keyboard and mouse."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from organizer.areas.standing import offers, section
from organizer.areas.standing.model import Gift, GiftPayment, Membership, ServiceHours
from organizer.areas.standing.page.due_verbs import due_verbs
from organizer.areas.standing.page.page import StandingPage
from organizer.kernel.changes import Ref
from organizer.kernel.money import Money
from organizer.kernel.query import Where
from organizer.kernel.section import Period, Scope
from organizer.ui.money_mask import HIDDEN, MoneyMask
from tests.page_stage import PageStage

Stages = Callable[..., PageStage[StandingPage]]


@pytest.fixture
def stage(stages: Stages) -> PageStage[StandingPage]:
    return stages()


def membership(stage: PageStage[StandingPage], name: str) -> Membership:
    return next(m for m in stage.workspace.reads.every(Membership) if m.name == name)


def go_to(stage: PageStage[StandingPage], title: str) -> None:
    rows = stage.page.views.overview.commitments.rows
    rows.setFocus()
    rows.go(next(number for number, row in enumerate(rows.rows) if row.title == title))


def test_the_overview_says_what_is_given_and_what_renews(stage: PageStage[StandingPage]) -> None:
    overview = stage.page.views.overview
    said = overview.strip.accessibleName()
    for words in ("Hours given this year: 86 of 100 planned", "Given this year: $2,340 of $2,500 planned",
                  "Dues: $618 3 memberships", "Next renewal: 5 Dec PMI, $154", "Terms ending: 1"):  # fmt: skip
        assert words in said
    assert [row.title for row in overview.commitments.rows.rows][:3] == [
        "Harbor Food Bank", "PMI", "Maplewood Elementary",
    ]  # fmt: skip
    chart = overview.hours.chart.chart
    assert chart is not None
    assert chart.sentence == ("86 hours given in 2026, most of them to Harbor Food Bank",)


def test_r_renews_for_a_year_and_undo_takes_it_back(stage: PageStage[StandingPage]) -> None:
    before = stage.everything()
    go_to(stage, "PMI")
    QTest.keyClick(stage.focus(), Qt.Key.Key_R)
    stage.qtbot.waitUntil(lambda: membership(stage, "PMI").renews == date(2027, 12, 5))
    stage.context.undo()
    stage.qtbot.waitUntil(lambda: stage.everything() == before)


def test_amounts_are_hidden_in_rows_strip_and_chart(stage: PageStage[StandingPage]) -> None:
    from PySide6.QtWidgets import QApplication

    application = QApplication.instance()
    assert isinstance(application, QApplication)
    mask = MoneyMask(application)
    try:
        overview = stage.page.views.overview
        mask.set_hidden(True)
        overview._show_figures()
        assert "$" not in overview.strip.accessibleName()
        assert "$" not in overview.commitments.rows.spoken(0)
        overview.giving.chart.plot._describe()
        assert "$" not in overview.giving.chart.plot.accessibleName()
    finally:
        mask.set_hidden(False)
        application.setProperty("organizer_money_mask", None)
        mask.deleteLater()


def test_each_view_and_list_opens(stage: PageStage[StandingPage]) -> None:
    for key, rows in (("memberships", 3), ("leadership", 2), ("volunteering", 1), ("giving", 2), ("feedback", 2)):
        stage.page.show_view(key)
        table = stage.page.views.table(key)
        assert table is not None
        assert table.records.rowCount() == rows


def test_a_renewal_a_gift_and_feedback_are_acted_on_where_they_are_due(stage: PageStage[StandingPage]) -> None:
    reads, today = stage.workspace.reads, stage.context.today()
    needs = {due.title: due for due in offers.needs(reads, today)}
    assert "Renew PMI" in needs
    assert "Ask again: My first panel talk" not in needs  # It was asked for ten days ago.
    later = date(2026, 11, 23)
    asked = next(due for due in offers.needs(reads, later) if due.title == "Ask again: My first panel talk")
    due_verbs(stage.context, asked)[0].run()
    stage.qtbot.waitUntil(lambda: all(due.ref != asked.ref for due in offers.needs(reads, later)))
    renew = due_verbs(stage.context, needs["Renew PMI"])[0]
    assert renew.title == "Renew"
    renew.run()
    stage.qtbot.waitUntil(lambda: membership(stage, "PMI").renews == date(2027, 12, 5))
    spring = date(2027, 3, 20)
    april = next(due for due in offers.dues(reads, spring, date(2027, 5, 1), spring) if due.ref.kind == "gift")
    gift = reads.get(Gift, april.ref.id)
    paid = reads.count(GiftPayment, [Where("gift", "=", gift.id)])
    due_verbs(stage.context, april)[0].run()
    stage.qtbot.waitUntil(lambda: reads.count(GiftPayment, [Where("gift", "=", gift.id)]) == paid + 1)


def test_the_report_has_commitments_hours_and_what_memberships_gave(stage: PageStage[StandingPage]) -> None:
    scope = Scope(Period(date(2026, 1, 1), date(2026, 12, 31), "2026"))
    found = section.section(stage.workspace.reads, scope, stage.context.today())
    titles = [block.title for block in found.blocks]
    assert titles == [
        "Commitments", "Hours given", "What memberships gave", "Competencies shown", "Feedback received",
    ]  # fmt: skip
    assert [figure.label for figure in found.figures] == ["Hours given", "Given", "Dues a year"]


def test_nothing_yet_says_how_to_begin(stages: Stages) -> None:
    stage = stages(sample=False)
    assert stage.page.views.key() == "empty"
    asked: list[type] = []
    stage.page.new = lambda cls, **_: asked.append(cls)  # type: ignore[method-assign,assignment]
    stage.page.views.view("empty").shape_chosen.emit("gift")
    stage.page.views.view("empty").created.emit()
    assert asked == [Gift, Membership]


def test_hidden_amounts_are_not_spoken_and_hours_stay(stages: Stages, qapp: QApplication) -> None:
    mask = MoneyMask(qapp)
    stage = stages()
    mask.set_hidden(True)
    try:
        overview = stage.page.views.overview
        assert "Hours given this year: 86" in overview.strip.accessibleName()
        assert "$" not in overview.commitments.rows.spoken(0)
        for card, hidden in ((overview.hours, False), (overview.giving, True)):
            plot = card.chart.plot
            plot.setFocus()
            stage.press(Qt.Key.Key_Home)
            assert (HIDDEN in plot.read()) is hidden
            assert "$" not in plot.read()
        table = stage.page.views.table("memberships")
        assert table is not None
        shown = [str(table.records.index(0, column).data()) for column in range(table.records.columnCount())]
        assert not [words for words in shown if "$" in words]
    finally:
        mask.set_hidden(False)
        qapp.setProperty("organizer_money_mask", None)
        mask.deleteLater()


def test_the_crosshair_goes_the_way_of_the_key(stage: PageStage[StandingPage]) -> None:
    plot = stage.page.views.overview.hours.chart.plot
    plot.setFocus()
    stage.press(Qt.Key.Key_Home)
    assert plot.read().startswith("Jan")
    stage.press(Qt.Key.Key_Right)
    assert plot.read().startswith("Feb")


def test_large_amounts_go_without_cents() -> None:
    assert section.amount_words(Money(123456789, "USD")) == "$1,234,568"
    assert section.amount_words(Money(12345, "USD")) == "$123.45"


def test_new_hours_are_for_the_commitment_under_the_cursor(
    stage: PageStage[StandingPage], monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[object] = []
    go_to(stage, "PMI")
    monkeypatch.setattr(stage.page, "log_hours", asked.append)
    complained: list[str] = []
    monkeypatch.setattr(stage.context, "complain", complained.append)
    stage.page.new(ServiceHours)
    go_to(stage, "Legal Aid Fund")
    stage.page.new(ServiceHours)
    assert asked == [Ref.to(membership(stage, "PMI"))]
    assert complained == ["Choose what the hours were given to, in the list of commitments, then H"]
