"""Every write of the calendar, as small named actions, and the keeper of what a series takes along."""

from .categories import save_categories
from .planning import duplicate, mark_done, plan, plan_for, unschedule
from .saving import save_instance
from .series import change_instance, move, remove, resize
from .timer import discard_timer, start_timer, stop_timer, track_as_planned
from .together import keep_together
from .usual import add_usual_categories
from .weeks import clear_week, copy_week

__all__ = [
    "add_usual_categories", "change_instance", "clear_week", "copy_week", "discard_timer", "duplicate",
    "keep_together", "mark_done", "move", "plan", "plan_for", "remove", "resize", "save_categories", "save_instance",
    "start_timer", "stop_timer", "track_as_planned", "unschedule",
]  # fmt: skip
