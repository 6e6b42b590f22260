"""What can be done about a course, a certificate or skills where they are shown as due."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from organizer.areas.learning.model import Course, Credential, Skill
from organizer.kernel.area import Due
from organizer.kernel.query import belonging_to
from organizer.ui.context import PageContext
from organizer.ui.verbs import Verb

if TYPE_CHECKING:
    from .verbs import LearningVerbs


def due_verbs(context: PageContext, due: Due) -> Sequence[Verb]:
    """All of it happens in place; what has to be filled in, in a drawer."""
    look = Verb("Open", "arrow-right", lambda: context.open(due.ref))
    if due.ref.kind == "course":
        return (
            Verb("Log hours", "timer", lambda: _log(context, due), "H"),
            Verb("Finish", "check", lambda: _with_course(context, due), "Space"),
            look,
        )
    if due.ref.kind == "skill":
        return (Verb("Assess", "star", lambda: _assess(context, due), "A"), look)
    return (
        Verb("Renew", "refresh-cw", lambda: _with_credential(context, due, "renew"), "R"),
        Verb("Plan renewal", "calendar-plus", lambda: _with_credential(context, due, "plan"), "P"),
        Verb("Let go", "x", lambda: _with_credential(context, due, "let go")),
        look,
    )


def _log(context: PageContext, due: Due) -> None:
    _verbs(context).log_hours(due.ref.id)


def _with_course(context: PageContext, due: Due) -> None:
    verbs = _verbs(context)
    verbs.with_record(Course, due.ref.id, verbs.finish)


def _assess(context: PageContext, due: Due) -> None:
    """All skills of the same role."""
    reads = context.workspace.reads
    skill = reads.find(Skill, due.ref.id)
    if skill is not None:
        role = skill.role.strip()
        together = [s for s in reads.every(Skill, belonging_to(skill.owner)) if s.role.strip() == role]
        _verbs(context).assess(sorted(together, key=lambda s: s.name))


def _with_credential(context: PageContext, due: Due, what: str) -> None:
    from .commands import Commands

    verbs = _verbs(context)
    acts: dict[str, Callable[[Credential], None]] = {
        "renew": verbs.renew, "plan": verbs.plan_renewal,
        "let go": lambda credential: Commands(context).let_go(credential, gone=True),
    }  # fmt: skip
    verbs.with_record(Credential, due.ref.id, acts[what])


def _verbs(context: PageContext) -> LearningVerbs:
    from organizer.ui.records.names import Names

    from .commands import Commands
    from .verbs import LearningVerbs

    return LearningVerbs(context, Commands(context), Names(context), context)
