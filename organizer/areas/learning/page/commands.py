"""What the page asks the program to do. Each says what it did, with Undo beside it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from organizer.areas.learning.model import Course, CourseStatus, Credential, Skill
from organizer.kernel.area import Plannable
from organizer.kernel.dates import format_day
from organizer.kernel.errors import OrganizerError
from organizer.kernel.record import Record, describe
from organizer.ui.context import PageContext

if TYPE_CHECKING:
    from organizer.areas.learning.widgets.assess_form import AssessForm
    from organizer.areas.learning.widgets.finish_form import Finished
    from organizer.areas.learning.widgets.hours_form import Hours

Done = Callable[[], None]
Refused = Callable[[OrganizerError], None]


class Commands:
    """Actions are loaded when the first one is needed."""

    def __init__(self, context: PageContext) -> None:
        self._context = context

    def log(self, course: Course, hours: Hours, done: Done, refused: Refused) -> None:
        from organizer.areas.learning.actions import log_hours

        said = f"{hours.hours.normalize() + 0:f} h of {course.title} logged"
        self._context.perform(
            log_hours, course, hours.day, hours.hours, hours.what, said=said, then=lambda _: done(), failed=refused
        )

    def finish(self, course: Course, filled: Finished, done: Done, refused: Refused) -> None:
        from organizer.areas.learning.actions import finish_course

        self._context.perform(
            finish_course, course, filled.day, filled.credits, filled.claims, filled.category,
            said=f"{course.title} finished", then=lambda _: done(), failed=refused,
        )  # fmt: skip

    def set_status(self, course: Course, status: CourseStatus) -> None:
        from organizer.areas.learning.actions import set_status

        self._context.perform(set_status, course, status, said=f"{course.title}: {status.label.lower()}")

    def renew(self, credential: Credential, until: Any, done: Done, refused: Refused) -> None:
        from organizer.areas.learning.actions import renew

        said = f"{credential.title} renewed until {format_day(until)}"
        self._context.perform(renew, credential, until, said=said, then=lambda _: done(), failed=refused)

    def let_go(self, credential: Credential, gone: bool) -> None:
        from organizer.areas.learning.actions import let_go

        words = "is not to be renewed" if gone else "is to be renewed"
        self._context.perform(let_go, credential, gone, said=f"{credential.title} {words}")

    def plan(self, plannable: Plannable) -> None:
        """Time for it, which waits in the calendar to be scheduled."""
        planner = next((area.planner for area in self._context.areas if area.planner is not None), None)
        if planner is None:
            self._context.complain("There is no calendar here to plan it in")
            return
        said = f"Time to {plannable.title[0].lower()}{plannable.title[1:]} waits in the calendar"
        self._context.perform(planner(), plannable, None, said=said)

    def assess(self, form: AssessForm, skills: Sequence[Skill], done: Done, refused: Refused) -> None:
        from organizer.areas.learning.actions import assess

        levels = form.filled()
        words = {skill.id: form.said() for skill in skills if form.said()}
        said = "1 skill assessed" if len(levels) == 1 else f"{len(levels)} skills assessed"
        self._context.perform(
            assess, levels, self._context.today(), words, said=said, then=lambda _: done(), failed=refused
        )

    def delete(self, record: Record) -> None:
        from organizer.store.actions import delete_records

        description = describe(type(record))
        what = description.heading_of(record) or description.title
        self._context.perform(delete_records, [record], said=f"{what} deleted")
