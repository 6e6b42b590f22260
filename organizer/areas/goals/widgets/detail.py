"""The pane beside the views: all that is known of one goal."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from organizer.areas.goals.model import CheckIn, Goal, Horizon, KeyResult, Status, Step
from organizer.charts.lines import LineChart
from organizer.kernel.changes import Ref
from organizer.kernel.frozen import frozen
from organizer.kernel.text import one_line
from organizer.ui.buttons import Button, IconButton
from organizer.ui.cards import PaneSection
from organizer.ui.chart import Chart
from organizer.ui.fields.picker import PickerField, Search
from organizer.ui.label import Label
from organizer.ui.painting import CENTRE
from organizer.ui.related import Related, RelatedList
from organizer.ui.scrolling import ScrollArea

from .goal_head import GoalHead
from .marks import Shown
from .measures import MeasureList
from .steps import StepList


@frozen
class GoalView:
    """What the pane shows of a goal, read in few queries."""

    goal: Goal
    shown: Shown
    results: tuple[KeyResult, ...] = ()
    charted: KeyResult | None = None
    chart: LineChart | None = None
    forecast: str = ""
    steps: tuple[Step, ...] = ()
    related: tuple[Related, ...] = ()
    last: CheckIn | None = None


class GoalDetail(QWidget):
    """Shows a `GoalView`. Signals carry what is asked for."""

    goal_opened = Signal(UUID)
    ref_opened = Signal(Ref)
    check_in_asked = Signal()
    measure_asked = Signal()
    linked = Signal(Ref)
    result_chosen = Signal(UUID)

    def __init__(self, find: Search, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Goal")
        self.view: GoalView | None = None
        self.head = GoalHead()
        self.head.goal_opened.connect(self.goal_opened)
        self._make_sections(find)
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 10)
        column.setSpacing(0)
        column.addWidget(self.head)
        for section in self._sections:
            column.addWidget(section)
        column.addStretch(1)
        self.area = ScrollArea(content)
        self.area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.area.setViewportMargins(0, 0, -self.area.verticalScrollBar().sizeHint().width(), 0)
        self._nothing = Label("Choose a goal to see how it goes", "body", "text-3", wrap=True, align=CENTRE)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(1, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(self._nothing, 1)
        outer.addWidget(self.area, 1)
        self.show_nothing()

    def _make_sections(self, find: Search) -> None:
        self._checks = PaneSection("Check-ins")
        self.chart = Chart()
        self.check_in = Button("Check in", "primary", "small", icon="circle-check")
        self.check_in.clicked.connect(lambda: self.check_in_asked.emit())
        self._checks.add_action(self.chart.as_table)
        self._checks.add_action(self.check_in)
        self._forecast = Label("", "caption", "text-3", wrap=True)
        self._checks.body.addWidget(self.chart)
        self._checks.body.addWidget(self._forecast)
        self._measures = PaneSection("Key results")
        self.measures = MeasureList()
        self.measures.chosen.connect(self.result_chosen)
        self.add_measure = Button("Add a measure", "text", "small", icon="plus")
        self.add_measure.clicked.connect(lambda: self.measure_asked.emit())
        self._measures.body.addWidget(self.measures)
        self._measures.body.addWidget(self.add_measure, 0, Qt.AlignmentFlag.AlignLeft)
        self._steps = PaneSection("Steps")
        self.steps = StepList()
        self._steps.body.addWidget(self.steps)
        self._linked = PaneSection("Linked")
        self.link_button = IconButton("link", "Link something", "L", "small")
        self.link_button.setShortcut("")
        self.link_button.clicked.connect(lambda: self.begin_linking())
        self._linked.add_action(self.link_button)
        self.related = RelatedList(framed=False)
        self.related.opened.connect(self.ref_opened)
        self.picker = PickerField("", find, placeholder="Type to link something")
        self.picker.edit.setAccessibleName("Link something")
        self.picker.changed.connect(self._picked)
        self.picker.hide()
        self._linked.body.addWidget(self.related)
        self._linked.body.addWidget(self.picker)
        self._last = PaneSection("Last check-in")
        self._said = Label("", "body", "text-2", wrap=True)
        self._last.body.addWidget(self._said)
        self._about = PaneSection("Why")
        self._why = Label("", "body", "text-2", wrap=True)
        self._about.body.addWidget(self._why)
        self._learnt = PaneSection("What was learnt")
        self._learnings = Label("", "body", "text-2", wrap=True)
        self._learnt.body.addWidget(self._learnings)
        self._sections = (
            self._checks, self._measures, self._steps, self._linked, self._last, self._about, self._learnt
        )  # fmt: skip
        for section in self._sections:
            section.body.setSpacing(4)

    def show_nothing(self) -> None:
        self.view = None
        self.area.hide()
        self._nothing.show()

    def show_goal(self, view: GoalView) -> None:
        """Another goal begins at the top; the same one stays where it is."""
        same = self.view is not None and self.view.goal.id == view.goal.id
        if not same:
            self.area.verticalScrollBar().setValue(0)
            self.picker.hide()
            self.steps.line.set_value("")
        self.view = view
        goal, shown = view.goal, view.shown
        self.head.set_goal(goal, shown)
        self._show_checks(view)
        direction = goal.horizon is Horizon.DIRECTION
        self._measures.setVisible(not direction)
        self._measures.note.setText("marks show where you should be by now" if view.results else "")
        self.measures.set_results(goal, view.results, shown, view.charted.id if view.charted else None)
        self.add_measure.setVisible(not view.results)
        self._steps.setVisible(not direction)
        done = sum(step.done is not None for step in view.steps)
        self._steps.note.setText(f"{done} of {len(view.steps)} done" if view.steps else "")
        self.steps.set_steps(view.steps, shown.today)
        self.related.set_related(view.related)
        self.related.setVisible(bool(view.related))
        self._show_words(view)
        self._nothing.hide()
        self.area.show()

    def _show_checks(self, view: GoalView) -> None:
        self._checks.setVisible(view.chart is not None)
        self.check_in.setEnabled(view.goal.status is Status.OPEN)
        if view.chart is not None and view.charted is not None:
            self._checks.note.setText(view.charted.title[:1].lower() + view.charted.title[1:])
            self.chart.set_chart(view.chart)
        self._forecast.setText(view.forecast)
        self._forecast.setVisible(bool(view.forecast))

    def _show_words(self, view: GoalView) -> None:
        last, goal = view.last, view.goal
        self._last.setVisible(last is not None)
        if last is not None:
            sure = f", confidence {last.confidence} of 10" if last.confidence else ""
            self._last.note.setText(f"{last.day:%A} {last.day.day} {last.day:%b}{sure}")
            self._said.setText(one_line(last.said))
            self._said.setVisible(bool(last.said.strip()))
        self._about.setVisible(bool(goal.why.strip()))
        self._why.setText(one_line(goal.why))
        self._learnt.setVisible(bool(goal.learnings.strip()))
        self._learnings.setText(one_line(goal.learnings))

    def begin_linking(self) -> None:
        """Brings the line to link with into view."""
        if self.view is not None:
            self.picker.show()
            self.area.ensureWidgetVisible(self.picker)
            self.picker.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _picked(self) -> None:
        option = self.picker.value()
        self.picker.set_value(None)
        if option is not None and isinstance(option.id, Ref):
            self.picker.hide()
            self.linked.emit(option.id)
            self.link_button.setFocus(Qt.FocusReason.OtherFocusReason)
