"""The page of learning: am I on pace, what expires, which gap matters most?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any
from uuid import UUID

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QWidget

from organizer.areas.learning import queries
from organizer.areas.learning.model import RECORDS, Course, Credential, Credit, LearningPlan, Skill
from organizer.areas.learning.widgets.ledger import LedgerPane
from organizer.kernel.changes import Changes, Ref
from organizer.kernel.record import Record, describe
from organizer.kernel.system import Link, Member, Pause
from organizer.ui.area_page import AreaPage, NewEntry
from organizer.ui.buttons import Button, IconButton
from organizer.ui.context import PageContext
from organizer.ui.fields.filter import FoldedFilter
from organizer.ui.menu import Menu, filled_when_opened
from organizer.ui.pagebar import PageBar
from organizer.ui.records.names import Names
from organizer.ui.shell import SizeClass
from organizer.ui.side import Side

from .beginning import CERTIFICATE, COURSE
from .beginning import SKILLS as SKILLS_SHAPE
from .budget import budget_figures
from .commands import Commands
from .reading import Shown, read_overview
from .verbs import LearningVerbs
from .views import (
    BUDGET,
    CERTIFICATES,
    CLAIMS,
    COURSES,
    CREDITS,
    EMPTY,
    HOURS,
    LISTS,
    OVERVIEW,
    PLANS,
    RATINGS,
    SEGMENTS,
    SKILLS,
    TABLES,
    Views,
)

_VIEW_KEY, _ROLE_KEY = "learning.view", "learning.role"
_KINDS = {describe(cls).kind: cls for cls in RECORDS}
_OURS = (*_KINDS, describe(Member).kind, describe(Pause).kind, describe(Link).kind, "tracked_time", "attachment")
_WIDTHS: Mapping[SizeClass, int] = {"narrow": 496, "normal": 460, "wide": 560}
KEY_WORDS = (
    ("H", "Log hours of a course"), ("F", "Finish a course"), ("R", "Renew a certificate"),
    ("P", "Plan its renewal"), ("A", "Assess a skill"), ("E", "Edit"), ("M", "What else can be done"),
)  # fmt: skip


class LearningPage(AreaPage):
    """The overview is read whole; the other views are tables."""

    title = "Learning"

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._names = Names(context)
        self.commands = Commands(context)
        self.verbs = LearningVerbs(context, self.commands, self._names, self)
        self.views = Views(context, self._names)
        self.pane = LedgerPane()
        self.side = Side(self, self.pane, "Certificate", _WIDTHS)
        self._shown: Shown | None = None
        self._current: UUID | None = None
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.views, 1)
        row.addWidget(self.side.place)
        self._make_bar()
        self.views.made.connect(self._connect_made)
        self._connect_overview()
        self._connect_pane()
        log = QShortcut(QKeySequence("Ctrl+L"), self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
        log.activated.connect(self._log_hours)
        self._begin()

    def _make_bar(self) -> None:
        self.bar = self.page_bar = PageBar(parent=self)
        self.bar.set_views(SEGMENTS)
        self.bar.view_changed.connect(lambda view: self.show_view(view, focus=False))
        self.filter = FoldedFilter("Filter")
        self.filter.typed.connect(self._filter)
        self.filter.left.connect(lambda: self.views.focus_front())
        self.bar.add_filter(self.filter)
        self.add = Button("Add course", icon="plus")
        self.add.clicked.connect(self._add)
        self.more = IconButton("ellipsis", "More about learning")
        self.more.set_menu_maker(lambda: filled_when_opened(self._fill_more, self.more))
        self.bar.add_action(self.add)
        self.bar.add_action(self.more)

    def _connect_overview(self) -> None:
        overview, verbs = self.views.overview, self.verbs
        courses, credentials, skills = overview.courses, overview.credentials, overview.skills
        courses.log.clicked.connect(self._log_hours)
        courses.rows.opened.connect(partial(verbs.edit_id, Course))
        courses.rows.hours_asked.connect(verbs.log_hours)
        courses.rows.finish_asked.connect(lambda id: verbs.with_record(Course, id, verbs.finish))
        courses.rows.deleted.connect(partial(verbs.delete_id, Course))
        courses.rows.menu_asked.connect(self._course_menu)
        credentials.add.clicked.connect(verbs.new_credential)
        credentials.rows.opened.connect(self.show_credential)
        credentials.rows.edit_asked.connect(partial(verbs.edit_id, Credential))
        credentials.rows.renew_asked.connect(lambda id: verbs.with_record(Credential, id, verbs.renew))
        credentials.rows.plan_asked.connect(lambda id: verbs.with_record(Credential, id, verbs.plan_renewal))
        credentials.rows.deleted.connect(partial(verbs.delete_id, Credential))
        credentials.rows.menu_asked.connect(self._credential_menu)
        skills.add_asked.connect(verbs.new_skill)
        skills.assess_asked.connect(self._assess)
        skills.role_asked.connect(self._next_role)
        skills.dumbbells.opened.connect(partial(verbs.edit_id, Skill))
        skills.dumbbells.assess_asked.connect(lambda id: verbs.with_record(Skill, id, lambda s: verbs.assess([s])))
        skills.dumbbells.deleted.connect(partial(verbs.delete_id, Skill))
        skills.closing.opened.connect(partial(verbs.edit_id, Course))
        skills.closing.plan_asked.connect(verbs.plan_for_gap)

    def _connect_pane(self) -> None:
        verbs = self.verbs
        self.pane.renew_asked.connect(lambda: verbs.with_record(Credential, self._current, verbs.renew))
        self.pane.plan_asked.connect(lambda: verbs.with_record(Credential, self._current, verbs.plan_renewal))
        self.pane.edit_asked.connect(lambda: verbs.edit_id(Credential, self._current))
        self.pane.credit_asked.connect(
            lambda: verbs.with_record(Credential, self._current, lambda c: verbs.new_credit(c.id, owner=c.owner))
        )
        self.pane.credit_opened.connect(partial(verbs.edit_id, Credit))
        self.pane.export_asked.connect(self._export)
        self.pane.left.connect(self._leave_pane)

    def _connect_made(self, key: str, view: Any) -> None:
        if key == EMPTY:
            view.created.connect(self.verbs.new_course)
            view.imported.connect(lambda: self.import_requested.emit())
            view.shape_chosen.connect(self._begin_with)
            return
        if key in LISTS:
            view.opened.connect(self.verbs.edit)
            view.edit_asked.connect(self.verbs.edit)
            view.create_asked.connect(lambda: self._new(view.cls))
            view.closed.connect(lambda: self.show_view(self._kept_view()))
            return
        from organizer.ui.records.commands import TableCommands

        table = view.table if key == BUDGET else view
        table.opened.connect(self._open_row)
        cls = table.records.cls
        description = describe(cls)
        table.set_first_words(
            f"No {description.plural.lower()} yet", "", f"Add {description.title.lower()}", partial(self._new, cls)
        )
        TableCommands(table, more=partial(self._fill_row_menu, table))
        if key == CERTIFICATES:
            table.current_changed.connect(self._choose_credential)
        elif key == BUDGET:
            view.aims_asked.connect(self.verbs.set_aims)

    # What the window asks

    def regions(self) -> tuple[QWidget, ...]:
        return (self.views, self.pane)

    def new_menu(self) -> list[NewEntry]:
        return [
            NewEntry("Course", "graduation-cap", self.verbs.new_course),
            NewEntry("Hours of a course", "timer", self._log_hours),
            NewEntry("Certificate", "award", self.verbs.new_credential),
            NewEntry("Credits", "ticket", self.verbs.new_credit),
            NewEntry("Skill", "sparkles", self.verbs.new_skill),
            NewEntry("Skill rating", "star", self.verbs.new_rating),
        ]

    def key_words(self) -> Sequence[tuple[str, str]]:
        return KEY_WORDS

    def activate(self, view: str | None) -> None:
        if view is not None:
            self.show_view(view)
        else:
            self.views.focus_front(Qt.FocusReason.OtherFocusReason)

    def filter_field(self) -> QWidget | None:
        if self.views.key() == EMPTY:
            return None
        if self.views.key() not in TABLES:
            self.show_view(COURSES, focus=False)
        return self.filter.open()

    def show_record(self, ref: Ref) -> None:
        """A certificate is shown with its ledger, all else in its form."""
        cls = _KINDS.get(ref.kind)
        if cls is None:
            self.context.open(ref)
        elif cls is Credential:
            self.show_credential(ref.id)
        else:
            self.verbs.edit_id(cls, ref.id)

    def refresh(self, changes: Changes | None) -> None:
        self._names.forget(changes)
        if changes is not None and not changes.touches(*_OURS):
            return
        if not self._anything():
            self._show_empty()
        elif self.views.key() == EMPTY:
            self._begin()
            self.views.focus_front()
        else:
            self._show(changes)

    # Views

    def _anything(self) -> bool:
        reads = self.context.workspace.reads
        return any(reads.page(cls, limit=1).records for cls in (Course, Credential, Skill, Credit, LearningPlan))

    def _kept_view(self) -> str:
        kept = self.context.settings.text(_VIEW_KEY, OVERVIEW)
        return kept if any(kept == segment.key for segment in SEGMENTS) else OVERVIEW

    def _begin(self) -> None:
        """The view that was left; or how to begin."""
        if not self._anything():
            self._show_empty()
            return
        self.bar.show()
        self.show_view(self._kept_view(), focus=False)

    def _show_empty(self) -> None:
        self.views.bring(EMPTY)
        self.side.set_wanted(False)
        self.bar.hide()

    def show_view(self, view: str, *, focus: bool = True) -> None:
        """Brings a view to the front; those of the page bar are remembered."""
        if self.views.key() == EMPTY and not self._anything():
            return
        self.views.bring(view)
        offered = any(view == segment.key for segment in SEGMENTS)
        self.bar.views.set_value(view if offered else None)
        if offered:
            self.context.settings.set(_VIEW_KEY, view)
        self.filter.setVisible(view in TABLES)
        self.add.set_label({CERTIFICATES: "Add certificate", SKILLS: "Add skill"}.get(view, "Add course"))
        self.side.set_wanted(view == CERTIFICATES)
        self._show(None)
        if focus:
            self.views.focus_front()

    def _show(self, changes: Changes | None) -> None:
        """What the view in front shows."""
        key = self.views.key()
        if key == OVERVIEW:
            self._show_overview()
            return
        self.views.show_records(changes, self._clear_filter)
        if key == CERTIFICATES:
            self._show_ledger()
        elif key == BUDGET:
            reads, today, who = self.context.workspace.reads, self.context.today(), self.context.who
            self.views.view(BUDGET).strip.set_figures(budget_figures(reads, today, who))

    def _show_overview(self) -> None:
        role = self.context.settings.text(_ROLE_KEY, "")
        self._shown = shown = read_overview(self.context, self._names, role)
        overview = self.views.overview
        overview.strip.set_figures(shown.figures)
        nothing = "Nothing is under way. Begin something you have planned, or add a course."
        if self.context.who is not None:
            nothing = f"Nothing is under way for {self.context.who_name()}."
        overview.courses.set_rows(shown.courses, nothing)
        overview.credentials.set_rows(shown.credentials)
        overview.weeks.set_weeks(shown.weeks, shown.aim)
        overview.skills.set_gaps(
            shown.role, shown.gaps, shown.closings, roles=len(shown.roles), skills=shown.skills
        )  # fmt: skip

    def _filter(self) -> None:
        self.views.text = self.filter.text()
        self._show(None)

    def _clear_filter(self) -> None:
        self.filter.clear()
        self.views.text = ""
        self.context.set_who(None)
        self._show(None)

    # Certificates

    def show_credential(self, id: UUID) -> None:
        """Goes to a certificate, with its ledger beside it."""
        if self.views.key() != CERTIFICATES:
            self.show_view(CERTIFICATES)
        table = self.views.table(CERTIFICATES)
        if table is not None and not table.select_record(id):
            self._clear_filter()
            table.select_record(id)
        self._current = id
        self._show_ledger()
        self.side.open_where_narrow()

    def _choose_credential(self, record: Record | None) -> None:
        self._current = record.id if record is not None else None
        self._show_ledger()

    def _show_ledger(self) -> None:
        reads, today = self.context.workspace.reads, self.context.today()
        credential = reads.find(Credential, self._current)
        if credential is None or credential.deleted is not None:
            table = self.views.table(CERTIFICATES)
            credential = table.current_record() if table is not None else None
            if credential is None and table is not None:
                page = reads.page(Credential, self.context.mine(), limit=1)
                credential = next(iter(page.records), None)
        self._current = credential.id if credential is not None else None
        held = queries.held_one(reads, credential, today) if credential is not None else None
        self.pane.show_held(held, today)

    def _leave_pane(self) -> None:
        if self.side.is_open():
            self.side.close()
        self.views.focus_front()

    def _export(self) -> None:
        self.verbs.with_record(Credential, self._current, lambda c: self.export_requested.emit(Credential, [c]))

    # Asking

    def _log_hours(self) -> None:
        row = self.views.overview.courses.rows.chosen_row()
        chosen = row.course.id if row is not None and self.views.key() == OVERVIEW else None
        if (table := self.views.table(COURSES) if self.views.key() == COURSES else None) is not None:
            record = table.current_record()
            chosen = record.id if record is not None else None
        self.verbs.log_hours(chosen)

    def _assess(self) -> None:
        reads = self.context.workspace.reads
        role = self._shown.role if self._shown is not None else ""
        skills = [s for s in queries.skills(reads, self.context.who) if not role or s.role.strip() == role]
        self.verbs.assess(sorted(skills, key=lambda skill: skill.name))

    def _next_role(self) -> None:
        if self._shown is not None and self._shown.roles:
            at = self._shown.roles.index(self._shown.role)
            self.context.settings.set(_ROLE_KEY, self._shown.roles[(at + 1) % len(self._shown.roles)])
            self._show_overview()

    def _begin_with(self, shape: str) -> None:
        begin = {COURSE: self.verbs.new_course, CERTIFICATE: self.verbs.new_credential}
        begin.get(shape, self.verbs.new_skill)()
        assert shape in (COURSE, CERTIFICATE, SKILLS_SHAPE)

    def _add(self) -> None:
        begin = {CERTIFICATES: self.verbs.new_credential, SKILLS: self.verbs.new_skill}
        begin.get(self.views.key(), self.verbs.new_course)()

    def _new(self, cls: type[Record]) -> None:
        today = self.context.today()
        if cls is Course:
            self.verbs.new_course()
        elif "day" in describe(cls).by_name:
            self.verbs.new(cls, day=today)
        elif cls is LearningPlan:
            self.verbs.new(cls, since=today.replace(day=1))
        else:
            self.verbs.new(cls)

    def _open_row(self, record: Record) -> None:
        if isinstance(record, Credential) and self.side.wanted:
            self._choose_credential(record)
            self.side.open()
        else:
            self.verbs.edit(record)

    # Menus, size

    def _course_menu(self, row: int, at: QPoint) -> None:
        course = self.views.overview.courses.rows.rows[row].course
        self._popup(lambda menu: self.verbs.fill_course_menu(menu, course), at)

    def _credential_menu(self, row: int, at: QPoint) -> None:
        credential = self.views.overview.credentials.rows.rows[row].held.credential
        self._popup(lambda menu: self.verbs.fill_credential_menu(menu, credential), at)

    def _popup(self, fill: Any, at: QPoint) -> None:
        menu = Menu(parent=self)
        fill(menu)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(at)

    def _fill_row_menu(self, table: Any, menu: Menu) -> None:
        if table.selected_count() != 1:
            return
        record = table.selected_records()[0]
        if isinstance(record, Course):
            self.verbs.fill_course_menu(menu, record)
        elif isinstance(record, Credential):
            self.verbs.fill_credential_menu(menu, record)
        elif isinstance(record, Skill):
            menu.add("Assess…", lambda: self.verbs.assess([record]), icon="star")
            menu.add("Edit", lambda: self.verbs.edit(record), icon="pencil")

    def _fill_more(self, menu: Menu) -> None:
        menu.add("Log hours…", self._log_hours, icon="timer", shortcut="Ctrl+L")
        menu.add("Set hours and budget…", self.verbs.set_aims, icon="target")
        menu.addSeparator()
        for key, words, icon in (
            (CREDITS, "All credits", "ticket"), (CLAIMS, "What they count to", "badge-check"),
            (HOURS, "All hours", "timer"), (RATINGS, "All skill ratings", "star"), (PLANS, "Learning plans", "target"),
        ):  # fmt: skip
            menu.add(words, partial(self.show_view, key), icon=icon)
        menu.addSeparator()
        menu.add("Import from LinkedIn…", lambda: self.import_requested.emit(), icon="upload")

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.side.fit(self.window().width()):
            self.views.overview.set_size_class(self.side.size_class)
