"""The page of learning: what it shows of the sample, and what can be done on it by keyboard and mouse."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QImage, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from organizer.areas.calendar.model import TimeBlock
from organizer.areas.learning.model import (
    Course,
    CourseHours,
    CourseStatus,
    Credential,
    Credit,
    CreditClaim,
    LearningPlan,
    Skill,
    SkillRating,
)
from organizer.areas.learning.page.credit_drawer import CreditDrawer
from organizer.areas.learning.page.due_verbs import due_verbs
from organizer.areas.learning.page.views import BUDGET, CERTIFICATES, COURSES, CREDITS, EMPTY, OVERVIEW, SKILLS
from organizer.areas.learning.widgets.assess_form import AssessForm
from organizer.areas.learning.widgets.finish_form import FinishForm
from organizer.areas.learning.widgets.hours_form import HoursForm
from organizer.areas.learning.widgets.renew_form import RenewForm
from organizer.kernel.area import Due, Urgency
from organizer.kernel.changes import Ref
from organizer.kernel.query import Where
from organizer.kernel.system import Link
from organizer.ui.buttons import Button
from organizer.ui.chart import Chart
from organizer.ui.label import Label
from organizer.ui.money_mask import HIDDEN, MoneyMask
from organizer.ui.records.drawer import RecordDrawer
from organizer.ui.theme import Mode, Theme
from tests.areas.learning.learning_stage import LearningStage

Stages = Callable[..., LearningStage]


# What it shows


def test_the_figures_are_those_of_the_picture(stage: LearningStage) -> None:
    assert stage.figures() == {
        "Hours this month": "12.5 of 20, pace needs 12.7",
        "Spent this year": "$1,240 of $2,000 budget",
        "PMP credits": "38 of 60 by Aug 2028",
        "RN credits, Alex": "41 of 72 by May 2027",
        "Streak": "6 weeks with 3 or more hours",
    }


def test_courses_stand_with_hours_and_pace(stage: LearningStage) -> None:
    rows = {row.course.title: (row.hours, row.pace.words) for row in stage.overview.courses.rows.rows}
    assert rows == {
        "Interviewing for leaders": ("6 of 8 h", "On pace"), "Pharmacology for nurses": ("52 of 90 h", "Ahead"),
        "AWS Architect, Associate": ("34 of 60 h", "On pace"), "PMI-ACP exam prep": ("9 of 28 h", "2 weeks behind"),
        "Clinical placement B": ("36 of 120 h", "On pace"), "Nonprofit board finance": ("3 of 10 h", "Paused"),
    }  # fmt: skip
    assert stage.overview.courses.rows.spoken(0) == (
        "Interviewing for leaders, Workshop, 4 sessions, Maya Rivera, 6 of 8 h, On pace, cost $220, 6 PDU credits, "
        "finish by Tue 24 Nov"
    )


def test_certificates_stand_by_what_is_left(stage: LearningStage) -> None:
    rows = [(row.held.credential.title, row.left) for row in stage.overview.credentials.rows.rows]
    assert rows == [
        ("AWS Cloud Practitioner", "12 days"), ("BLS and ACLS", "3 mo"), ("Paramedic licence", "10 mo"),
        ("Certified ScrumMaster", "15 mo"), ("PMP", "21 mo"),
    ]  # fmt: skip
    assert stage.overview.credentials.header is not None
    assert stage.overview.credentials.header.note.text() == "5, one needs action"


def test_gaps_stand_by_their_size_with_what_closes_them(stage: LearningStage) -> None:
    skills = stage.overview.skills
    assert skills.header is not None
    assert skills.header.title.text() == "Skills for Director of Programs"
    assert [(gap.skill.name, gap.size) for gap in skills.dumbbells.gaps][:4] == [
        ("Cloud architecture", 2), ("Executive presence", Decimal("1.5")), ("Financial modelling", Decimal("1.5")),
        ("Clinical data basics", Decimal("1.5")),
    ]  # fmt: skip
    assert [skills.closing.spoken(row) for row in range(3)] == [
        "AWS Architect, Associate: Cloud architecture, closes the gap; already under way, 26 h to go",
        "Ask Hana Kim to review a board deck: Executive presence, brings 0.5 of 1.5 levels; planned, 2 h to go",
        "Nothing planned for Financial modelling: Enter plans something",
    ]


def test_one_members_own_is_shown_alone(stage: LearningStage) -> None:
    _, alex = stage.workspace.reads.members()
    stage.context.set_who(alex.id)
    stage.settle()
    assert stage.titles() == ["Pharmacology for nurses", "Clinical placement B"]
    assert list(stage.figures()) == ["Hours this month", "Spent this year", "RN credits", "Streak"]
    assert stage.overview.skills.nothing.text().startswith("Note the skills that a role asks for")


def test_amounts_hide(stages: Stages, qapp: QApplication) -> None:
    mask = MoneyMask(qapp)
    stage = stages()
    mask.set_hidden(True)
    try:
        assert "$" not in stage.overview.strip.accessibleName()
        assert "$" not in stage.overview.courses.rows.accessibleName()
        assert stage.figures()["Spent this year"] == f"{HIDDEN} of {HIDDEN} budget"
        assert f"cost {HIDDEN}" in stage.overview.courses.rows.spoken(0)
        assert "$" not in stage.overview.strip.figures[1].spoken()
    finally:
        mask.set_hidden(False)


@pytest.mark.parametrize("size", [(1440, 900), (1024, 700), (1920, 1080)])
@pytest.mark.parametrize("sample", ["rivera", "long-names"])
@pytest.mark.parametrize("mode", [Mode.LIGHT, Mode.DARK])
def test_every_view_paints(stages: Stages, theme: Theme, size: tuple[int, int], sample: str, mode: Mode) -> None:
    stage = stages(sample, size)
    theme.set_mode(mode)
    for view in (OVERVIEW, COURSES, CERTIFICATES, SKILLS, BUDGET):
        stage.page.show_view(view)
        stage.settle()
        assert stage.shell.grab().toImage().format() != QImage.Format.Format_Invalid


# Doing things


def test_h_logs_hours_of_the_course_under_the_cursor(stage: LearningStage) -> None:
    stage.go(stage.overview.courses.rows, 2)
    stage.press(Qt.Key.Key_H)
    form = stage.form(HoursForm)
    assert form.course.value() == str(stage.course("AWS Architect, Associate").id)
    stage.press("1.5", Qt.Key.Key_Return)
    stage.until(lambda: stage.course("AWS Architect, Associate").logged_hours == Decimal("35.5"))
    assert stage.figures()["Hours this month"].startswith("14 of 20")
    stage.context.undo()
    stage.until(lambda: stage.course("AWS Architect, Associate").logged_hours == 34)


@pytest.mark.parametrize(
    ("typed", "words"),
    [("", "How many hours?"), ("-1", "At least 0.01"), ("30", "At most 24"), ("x", "Enter a number")],
)
def test_hours_that_cannot_be_stand_at_their_field(stage: LearningStage, typed: str, words: str) -> None:
    stage.go(stage.overview.courses.rows, 0)
    stage.press(Qt.Key.Key_H)
    form = stage.form(HoursForm)
    if typed:
        stage.press(typed)
    stage.press(Qt.Key.Key_Return)
    assert (form.hours.error() or "").startswith(words)
    assert form.isVisible()
    assert stage.workspace.reads.count(CourseHours, [Where("day", "=", date(2026, 11, 19))]) == 0


def test_f_finishes_a_course_with_its_credits(stage: LearningStage) -> None:
    stage.go(stage.overview.courses.rows, 0)
    stage.press(Qt.Key.Key_F)
    form = stage.form(FinishForm)
    assert [draft.credential for draft in form.claims.drafts()] == [stage.credential("PMP").id]
    form.claims.lines[0].category.set_value("Education / Power skills")
    stage.done_and_undone(form.save)
    assert stage.course("Interviewing for leaders").status is CourseStatus.DONE
    assert stage.figures()["PMP credits"] == "44 of 60 by Aug 2028"
    assert "Interviewing for leaders" not in stage.titles()


def test_the_menu_pauses_a_course(stage: LearningStage) -> None:
    stage.go(stage.overview.courses.rows, 2)
    stage.press(Qt.Key.Key_M)
    stage.choose("Pause")
    stage.until(lambda: stage.course("AWS Architect, Associate").status is CourseStatus.PAUSED)


def test_enter_and_double_click_open_a_course(stage: LearningStage) -> None:
    rows = stage.overview.courses.rows
    stage.go(rows, 1)
    stage.press(Qt.Key.Key_Return)
    assert stage.drawer(RecordDrawer).record == stage.course("Pharmacology for nurses")
    stage.drawer(RecordDrawer).drawer.close_now()
    spot = rows.rect_of(3).center()
    QTest.mouseClick(rows, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, spot.toPoint())
    rows.mouseDoubleClickEvent(
        QMouseEvent(QMouseEvent.Type.MouseButtonDblClick, spot, QPointF(rows.mapToGlobal(spot.toPoint())),
                    Qt.MouseButton.LeftButton, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    )  # fmt: skip
    assert stage.drawer(RecordDrawer).record == stage.course("PMI-ACP exam prep")


def test_delete_puts_a_course_into_the_trash(stage: LearningStage) -> None:
    stage.go(stage.overview.courses.rows, 5)
    stage.done_and_undone(lambda: stage.press(Qt.Key.Key_Delete))
    assert "Nonprofit board finance" not in stage.titles()


def test_r_renews_a_certificate_for_a_suggested_while(stage: LearningStage) -> None:
    stage.go(stage.overview.credentials.rows, 0)
    stage.press(Qt.Key.Key_R)
    form = stage.form(RenewForm)
    assert form.until.value() == date(2029, 12, 1)
    stage.done_and_undone(form.save)
    assert stage.credential("AWS Cloud Practitioner").expires == date(2029, 12, 1)
    assert stage.overview.credentials.header is not None
    assert stage.overview.credentials.header.note.text() == "5"


def test_a_renewal_that_ends_sooner_is_refused_at_its_field(stage: LearningStage) -> None:
    stage.go(stage.overview.credentials.rows, 0)
    stage.press(Qt.Key.Key_R)
    form = stage.form(RenewForm)
    form.until.edit.setText("1 Dec 2026")
    form.save()
    assert form.until.error() == "It is good until 1 Dec 2026 already"


def test_p_plans_a_renewal_in_the_calendar(stage: LearningStage) -> None:
    held = stage.credential("AWS Cloud Practitioner")
    stage.go(stage.overview.credentials.rows, 0)
    stage.done_and_undone(lambda: stage.press(Qt.Key.Key_P))
    block = stage.one(TimeBlock, "Renew AWS Cloud Practitioner")
    assert (block.day, block.due, block.owner) == (None, held.expires, held.owner)
    links = stage.workspace.reads.links(Ref.to(held))
    assert [(link.role, link.from_id) for link in links if isinstance(link, Link)] == [("plans", block.id)]


def test_enter_shows_the_ledger_of_a_certificate(stage: LearningStage) -> None:
    stage.go(stage.overview.credentials.rows, 4)
    stage.press(Qt.Key.Key_Return)
    assert stage.page.views.key() == CERTIFICATES
    pane = stage.page.pane
    assert pane.title.text() == "PMP"
    assert pane.words.text() == (
        "Expires 14 Aug 2028. Missing: 22 PDU by 14 Aug 2028; 2 PDU in Education by 14 Aug 2028."
    )
    assert pane.rows.lines[0].earned.title == "Women in Delivery conference"
    stage.go(pane.rows, 0)
    stage.press(Qt.Key.Key_Return)
    drawer = stage.drawer(CreditDrawer)
    assert drawer.record == stage.one(Credit, "Women in Delivery conference")
    assert [draft.credential for draft in drawer.claims.drafts()] == [stage.credential("PMP").id]


def test_credits_are_added_with_what_they_count_to(stage: LearningStage) -> None:
    stage.page.show_credential(stage.credential("PMP").id)
    stage.page.pane.credit.click()
    drawer = stage.drawer(CreditDrawer)
    stage.press("A talk at the chapter", Qt.Key.Key_Tab)
    stage.type_into(drawer, "amount", "4")
    line = next(line for line in drawer.claims.lines if line.claimed.value())
    line.category.set_value("Giving back")
    stage.done_and_undone(drawer.save)
    assert stage.page.pane.rows.lines[0].earned.title == "A talk at the chapter"
    (claim,) = stage.workspace.reads.every(CreditClaim, [Where("category", "=", "Giving back")])
    assert (claim.credential, claim.amount) == (stage.credential("PMP").id, None)


def test_a_claim_beyond_what_was_earned_is_refused_in_the_form(stage: LearningStage) -> None:
    stage.page.verbs.edit(stage.one(Credit, "Women in Delivery conference"))
    drawer = stage.drawer(CreditDrawer)
    line = next(line for line in drawer.claims.lines if line.claimed.value())
    line.amount.edit.setText("70")
    drawer.save()
    stage.settle()
    assert drawer.drawer.is_open()
    assert stage.workspace.reads.count(CreditClaim, [Where("amount", "=", Decimal(70))]) == 0


def test_skills_are_assessed_together_and_alone(stage: LearningStage) -> None:
    stage.overview.skills.assess.click()
    form = stage.form(AssessForm)
    assert len(form.levels) == 9
    form.save()
    assert next(iter(form.levels.values())).error() == "Choose a level for at least one skill"
    form.levels[stage.skill("Negotiation").id].set_value("4")
    form.levels[stage.skill("Cloud architecture").id].set_value("2.5")
    stage.done_and_undone(form.save)
    assert stage.skill("Negotiation").present == 4
    spoken = [stage.overview.skills.dumbbells.spoken(row) for row in range(2)]
    assert spoken[1].startswith("Cloud architecture: 2.5, between basic and able")
    stage.go(stage.overview.skills.dumbbells, 1)
    stage.press(Qt.Key.Key_A)
    alone = stage.form(AssessForm)
    assert alone.evidence is not None
    assert list(alone.levels) == [stage.skill("Cloud architecture").id]


def test_a_gap_without_a_course_gets_one(stage: LearningStage) -> None:
    stage.go(stage.overview.skills.closing, 2)
    stage.press(Qt.Key.Key_Return)
    drawer = stage.drawer(RecordDrawer)
    assert [(e.label, e.value) for e in drawer.form.editors["gains"].value()] == [("Financial modelling", "1.5")]
    stage.type_into(drawer, "title", "Models that hold")
    stage.done_and_undone(drawer.save)
    assert stage.course("Models that hold").status is CourseStatus.PLANNED
    assert stage.overview.skills.closing.spoken(2) == "Nothing planned for Clinical data basics: Enter plans something"


def test_a_rule_that_cannot_be_stands_at_its_field_and_nothing_is_saved(stage: LearningStage) -> None:
    held = stage.credential("PMP")
    stage.page.verbs.edit(held)
    drawer = stage.drawer(RecordDrawer)
    stage.type_into(drawer, "total", "20")
    drawer.save()
    least = drawer.form.editors["category_least"].widget
    stage.until(least.error)
    assert least.error() == "The categories come to 35, more than 20 in all"
    assert stage.credential("PMP") == held


def test_a_categorys_name_is_typed_beside_its_number(stage: LearningStage) -> None:
    stage.page.verbs.edit(stage.credential("PMP"))
    drawer = stage.drawer(RecordDrawer)
    field = drawer.form.editors["category_most"].widget
    field.add_button.click()
    for keys in ("Webinars", Qt.Key.Key_Tab, "12"):
        stage.press(keys)
    stage.done_and_undone(drawer.save)
    assert [(e.label, e.value) for e in stage.credential("PMP").category_most] == [
        ("Giving back", "25"), ("Webinars", "12"),
    ]  # fmt: skip


def test_ratings_over_time_stand_with_the_skill(stage: LearningStage) -> None:
    stage.page.verbs.edit(stage.skill("Executive presence"))
    drawer = stage.drawer(RecordDrawer)
    (chart,) = drawer.drawer.findChildren(Chart)
    assert chart.chart.title == "Executive presence: 3 ratings, now 3, wanted 4.5"
    assert [row[1:] for row in chart.chart.rows] == [("3", "yourself"), ("3", "Dana Whitcombe"), ("2.5", "yourself")]
    chart.as_table.click()
    labels = [label.text() for label in drawer.drawer.findChildren(Label)]
    assert "by Dana Whitcombe: Loses the room in the detail of slide four" in labels
    line = next(b for b in drawer.drawer.findChildren(Button) if b.label.endswith(": 2.5"))
    line.click()
    stage.settle()
    assert [e.cls for e in stage.context.findChildren(RecordDrawer) if e.drawer.is_open()][-1] is SkillRating


def test_hours_and_credits_stand_with_the_course(stage: LearningStage) -> None:
    stage.page.verbs.edit(stage.course("Negotiation weekend"))
    drawer = stage.drawer(RecordDrawer)
    words = [button.label for button in drawer.drawer.findChildren(Button)]
    assert [w for w in words if w.endswith((" h", " credits"))] == [
        "3 May 2026: 7 h", "2 May 2026: 7 h", "3 May 2026: 10 credits",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("record", "verb", "form"),
    [
        ("course", "Log hours", HoursForm), ("course", "Finish", FinishForm), ("credential", "Renew", RenewForm),
        ("skill", "Assess", AssessForm),
    ],
)  # fmt: skip
def test_what_is_due_is_done_where_it_is_shown(stage: LearningStage, record: str, verb: str, form: Any) -> None:
    of = {
        "course": stage.course("PMI-ACP exam prep"), "credential": stage.credential("PMP"),
        "skill": stage.skill("Negotiation"),
    }[record]  # fmt: skip
    due = Due(Ref.to(of), date(2026, 12, 1), "", "", Urgency.SOON)
    verbs = {each.title: each for each in due_verbs(stage.context, due)}
    verbs[verb].run()
    assert stage.form(form).isVisible()
    assert "Open" in verbs


def test_a_due_renewal_is_planned_or_let_go_in_place(stage: LearningStage) -> None:
    held = stage.credential("AWS Cloud Practitioner")
    due = Due(Ref.to(held), date(2026, 12, 1), "", "", Urgency.SOON)
    verbs = {each.title: each.run for each in due_verbs(stage.context, due)}
    verbs["Plan renewal"]()
    stage.until(lambda: stage.workspace.reads.links(Ref.to(held)))
    stage.done_and_undone(verbs["Let go"])
    assert stage.credential("AWS Cloud Practitioner").let_go == date(2026, 11, 19)


def test_weeks_stand_with_their_hours_in_a_wide_window(stages: Stages) -> None:
    stage = stages(size=(1920, 1080))
    weeks = stage.overview.weeks
    assert weeks.isVisible()
    assert [weeks.rows.spoken(row) for row in range(2)] == [
        "Week of 16 Nov: 3.5 h of 3 aimed for so far", "Week of 9 Nov: 4 h of 3 aimed for",
    ]  # fmt: skip


# Views


def test_views_are_remembered_and_reached_by_the_menu(stage: LearningStage) -> None:
    stage.page.bar.views.changed.emit(SKILLS)
    assert stage.page.views.key() == SKILLS
    assert stage.page.add.label == "Add skill"
    stage.page.show_view(CREDITS)
    stage.press(Qt.Key.Key_Escape)
    assert stage.page.views.key() == SKILLS


def test_the_filter_narrows_a_table(stage: LearningStage) -> None:
    field = stage.page.filter_field()
    assert field is not None
    field.setFocus()
    assert stage.page.views.key() == COURSES
    stage.press("acp")
    table = stage.page.views.table(COURSES)
    assert table is not None
    stage.until(lambda: table.records.rowCount() == 1)


def test_the_budget_counts_what_we_pay(stage: LearningStage) -> None:
    stage.page.show_view(BUDGET)
    view = stage.page.views.view(BUDGET)
    assert {f.label: f.shown() for f in view.strip.figures} == {
        "Spent this year": ("$1,240", "of $2,000 budget"), "Left of the budget": ("$760.00", "until 31 Dec"),
        "Paid by others": ("$1,400", "this year"), "Not paid yet": ("$0.00", "of what is planned"),
    }  # fmt: skip
    view.aims.click()
    drawer = stage.drawer(RecordDrawer)
    assert isinstance(drawer.record, LearningPlan)


def test_records_are_shown_where_they_are_looked_for(stage: LearningStage) -> None:
    stage.page.show_record(Ref.to(stage.credential("Paramedic licence")))
    assert stage.page.pane.title.text() == "Paramedic licence"
    stage.page.show_record(Ref.to(stage.course("PMI-ACP exam prep")))
    assert stage.drawer(RecordDrawer).record == stage.course("PMI-ACP exam prep")


def test_letters_alone_can_be_turned_off(stage: LearningStage) -> None:
    stage.settings.set("single_keys", "off")
    stage.go(stage.overview.courses.rows, 0)
    stage.press(Qt.Key.Key_H)
    assert not [form for form in stage.shell.findChildren(HoursForm) if form.isVisible()]
    stage.ctrl(Qt.Key.Key_L)
    assert stage.form(HoursForm).isVisible()


def test_in_a_narrow_window_the_ledger_is_a_drawer(stages: Stages) -> None:
    stage = stages(size=(1024, 700))
    stage.page.show_credential(stage.credential("PMP").id)
    assert stage.page.side.is_open()
    stage.press(Qt.Key.Key_Escape)
    assert not stage.page.side.is_open()


# Beginning


def test_without_anything_the_page_says_how_to_begin(stages: Stages) -> None:
    stage = stages("")
    assert stage.page.views.key() == EMPTY
    assert stage.page.bar.isHidden()
    stage.page.views.view(EMPTY).shape_chosen.emit("certificate")
    drawer = stage.drawer(RecordDrawer)
    assert drawer.cls is Credential
    stage.press("PMP")
    drawer.save()
    stage.until(lambda: stage.page.views.key() == OVERVIEW)
    assert stage.workspace.reads.count(Credential) == 1
    assert stage.overview.courses.nothing.isVisible()
    stage.context.undo()
    stage.until(lambda: stage.page.views.key() == EMPTY)


@pytest.mark.parametrize(("shape", "cls"), [("course", Course), ("skills", Skill)])
def test_shapes_begin_with_their_kind(stages: Stages, shape: str, cls: type) -> None:
    stage = stages("")
    stage.page.views.view(EMPTY).shape_chosen.emit(shape)
    assert stage.drawer(RecordDrawer).cls is cls


def test_what_others_change_is_shown(stage: LearningStage) -> None:
    from organizer.areas.learning.actions import assess, set_status

    stage.context.perform(set_status, stage.course("PMI-ACP exam prep"), CourseStatus.DROPPED)
    stage.until(lambda: "PMI-ACP exam prep" not in stage.titles())
    stage.context.perform(assess, {stage.skill("Negotiation").id: Decimal(4)}, date(2026, 11, 18))
    stage.until(lambda: stage.workspace.reads.count(SkillRating) == 22)
    assert "there" not in stage.overview.skills.dumbbells.spoken(0)
