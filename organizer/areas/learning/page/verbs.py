"""What is done with courses, certificates and skills, from wherever it is asked for."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, TypeVar
from uuid import UUID

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QVBoxLayout, QWidget

from organizer.areas.learning import queries
from organizer.areas.learning.model import (
    OPEN,
    UNDER_WAY,
    Course,
    CourseStatus,
    Credential,
    Credit,
    LearningPlan,
    Skill,
    SkillRating,
)
from organizer.areas.learning.rules.skills import Gap
from organizer.kernel.kinds import Entry
from organizer.kernel.query import Sort, Where
from organizer.kernel.record import Record
from organizer.ui.context import PageContext
from organizer.ui.fields.inline_form import InlineForm
from organizer.ui.label import Label
from organizer.ui.menu import Menu
from organizer.ui.records.names import Names

from .commands import Commands

R = TypeVar("R", bound=Record)


def show_form(context: PageContext, form: InlineForm, title: str, words: str = "") -> Callable[[], None]:
    """Opens a short form in a drawer; gives what closes it."""
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(24, 18, 24, 20)
    column.setSpacing(12)
    if words:
        column.addWidget(Label(words, "body", "text-2", wrap=True))
    column.addWidget(form)
    column.addStretch(1)
    drawer = context.show_drawer(holder, title)
    form.given_up.connect(drawer.close_now)
    return drawer.close_now


class LearningVerbs(QObject):
    """Chooses, asks, and then has it done."""

    def __init__(self, context: PageContext, commands: Commands, names: Names, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context, self._commands, self._names = context, commands, names

    def with_record(self, cls: type[R], id: UUID | None, act: Callable[[R], object]) -> None:
        """Does something with a record as it is stored now; nothing where it is gone."""
        record = self._context.workspace.reads.find(cls, id)
        if record is not None and record.deleted is None:
            act(record)

    # Making and editing

    def new(self, cls: type[Record], **preset: Any) -> None:
        """A form for a new record, with some values filled in."""
        preset.setdefault("owner", self._context.who)
        if cls is Credit:
            self.new_credit(**preset)
            return
        from .drawers import LearningDrawer

        LearningDrawer(self._context, cls, names=self._names, **preset)

    def new_course(self) -> None:
        self.new(Course, status=CourseStatus.IN_PROGRESS, start=self._context.today())

    def new_credential(self) -> None:
        self.new(Credential)

    def new_skill(self) -> None:
        self.new(Skill)

    def new_credit(self, to: UUID | None = None, **preset: Any) -> None:
        """Credits that were earned, to count to a certificate."""
        from .credit_drawer import CreditDrawer

        preset.setdefault("day", self._context.today())
        preset.setdefault("owner", self._context.who)
        CreditDrawer(self._context, names=self._names, to=to, **preset)

    def new_rating(self) -> None:
        self.new(SkillRating, day=self._context.today())

    def plan_for_gap(self, gap: Gap) -> None:
        """A course for a gap, with the skill filled in."""
        gains = (Entry(gap.skill.name, f"{gap.size.normalize() + 0:f}"),)
        self.new(Course, status=CourseStatus.PLANNED, gains=gains, owner=gap.skill.owner)

    def edit(self, record: Record) -> None:
        """A form for anything of the area."""
        if isinstance(record, Credit):
            from .credit_drawer import CreditDrawer

            CreditDrawer(self._context, record, names=self._names)
            return
        from .drawers import LearningDrawer

        drawer = LearningDrawer(self._context, type(record), record, names=self._names)
        drawer.open_other = self.edit

    def edit_id(self, cls: type[Record], id: UUID | None) -> None:
        self.with_record(cls, id, self.edit)

    def set_aims(self) -> None:
        """The plan that holds now, or a new one."""
        reads, today = self._context.workspace.reads, self._context.today()
        where = [Where("since", "<=", today), Where("owner", "=", self._context.who)]
        page = reads.page(LearningPlan, where, Sort("since", descending=True), limit=1)
        if page.records:
            self.edit(page.records[0])
        else:
            self.new(LearningPlan, since=today.replace(day=1))

    # Courses

    def log_hours(self, chosen: UUID | None) -> None:
        """Asks for hours of a course; `chosen` stands first."""
        from organizer.areas.learning.widgets.hours_form import HoursForm

        reads = self._context.workspace.reads
        courses = queries.courses(reads, self._context.who, OPEN)
        courses.sort(key=lambda course: course.status not in UNDER_WAY)
        if not courses:
            self._context.toast("Add a course first: hours belong to one")
            return
        form = HoursForm(courses, chosen, self._context.conventions)
        close = show_form(self._context, form, "Log hours")

        def save() -> None:
            filled = form.filled()
            self.with_record(Course, filled.course, lambda c: self._commands.log(c, filled, close, form.refuse))

        form.saved.connect(save)
        form.start()

    def finish(self, course: Course) -> None:
        """Asks when a course ended, and what its credits count to."""
        from organizer.areas.learning.widgets.finish_form import FinishForm

        reads = self._context.workspace.reads
        credentials = [
            credential
            for credential in reads.every(Credential, [Where("let_go", "=", None)], Sort("title"))
            if credential.has_rule and credential.owner in (None, course.owner)
        ]
        form = FinishForm(course, credentials, self._context.conventions)
        close = show_form(self._context, form, "Finish course", course.title)

        def save() -> None:
            filled = form.filled()
            self.with_record(Course, course.id, lambda c: self._commands.finish(c, filled, close, form.refuse))

        form.saved.connect(save)
        form.start()

    def fill_course_menu(self, menu: Menu, course: Course) -> None:
        """What can be done with a course."""
        menu.add("Log hours…", lambda: self.log_hours(course.id), icon="timer", shortcut="H")
        menu.add("Finish…", lambda: self.finish(course), icon="check", shortcut="F")
        if course.status is CourseStatus.PAUSED:
            menu.add(
                "Take up again", lambda: self._commands.set_status(course, CourseStatus.IN_PROGRESS), icon="rotate-ccw"
            )
        elif course.status is CourseStatus.IN_PROGRESS:
            menu.add("Pause", lambda: self._commands.set_status(course, CourseStatus.PAUSED), icon="pause")
        elif course.status in (CourseStatus.IDEA, CourseStatus.PLANNED):
            menu.add("Begin", lambda: self._commands.set_status(course, CourseStatus.IN_PROGRESS), icon="rocket")
        if course.status in OPEN:
            menu.add("Drop", lambda: self._commands.set_status(course, CourseStatus.DROPPED), icon="x")
        menu.add("Add credits…", lambda: self._credits_of(course), icon="ticket")
        menu.addSeparator()
        menu.add("Edit", lambda: self.edit(course), icon="pencil", shortcut="E")
        menu.add("Delete", lambda: self._commands.delete(course), icon="trash-2", shortcut="Del")

    def _credits_of(self, course: Course) -> None:
        preset: dict[str, Any] = {"title": course.title, "course": course.id, "owner": course.owner}
        if course.credits:
            preset["amount"] = course.credits
        if course.ended is not None:
            preset["day"] = course.ended
        self.new_credit(**preset)

    # Certificates

    def renew(self, credential: Credential) -> None:
        """Asks until when a certificate is good now."""
        from organizer.areas.learning.widgets.renew_form import RenewForm

        form = RenewForm(credential, self._context.conventions)
        close = show_form(self._context, form, "Renew certificate", credential.title)

        def save() -> None:
            until = form.until.value()
            self.with_record(Credential, credential.id, lambda c: self._commands.renew(c, until, close, form.refuse))

        form.saved.connect(save)
        form.start()

    def plan_renewal(self, credential: Credential) -> None:
        """Time for the renewal, in the calendar."""
        from organizer.areas.learning.offers import renewal

        today = self._context.today()
        held = queries.held_one(self._context.workspace.reads, credential, today)
        self._commands.plan(renewal(held, today))

    def fill_credential_menu(self, menu: Menu, credential: Credential) -> None:
        """What can be done with a certificate."""
        menu.add("Renew…", lambda: self.renew(credential), icon="refresh-cw", shortcut="R")
        menu.add("Plan renewal", lambda: self.plan_renewal(credential), icon="calendar-plus", shortcut="P")
        menu.add("Add credits…", lambda: self.new_credit(credential.id, owner=credential.owner), icon="ticket")
        gone = credential.let_go is None
        menu.add("Let go" if gone else "Keep after all", lambda: self._commands.let_go(credential, gone), icon="x")
        menu.addSeparator()
        menu.add("Edit", lambda: self.edit(credential), icon="pencil", shortcut="E")
        menu.add("Delete", lambda: self._commands.delete(credential), icon="trash-2", shortcut="Del")

    # Skills

    def assess(self, skills: Sequence[Skill]) -> None:
        """Asks how good one is at some skills now."""
        from organizer.areas.learning.widgets.assess_form import AssessForm

        if not skills:
            self.new_skill()
            return
        form = AssessForm(skills, self._context.conventions)
        words = "1 aware, 2 basic, 3 able, 4 strong, 5 expert. Twice a year is enough."
        close = show_form(
            self._context, form, "Assess skills" if len(skills) > 1 else f"Assess {skills[0].name}", words
        )
        form.saved.connect(lambda: self._commands.assess(form, skills, close, form.refuse))
        form.start()

    def delete_id(self, cls: type[Record], id: UUID) -> None:
        self.with_record(cls, id, self._commands.delete)
