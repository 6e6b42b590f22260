"""Every write of goals, as small named actions, and the keepers of what follows from them."""

from .daily import add_step, add_win, check_in, finish_step, mark_habit, snooze_step
from .dividing import split_goal
from .goals import ResultDraft, add_goal, close_quarter, delete_goal, move_goal, save_goal, set_status
from .keeping import keep_goals, keep_key_results

__all__ = [
    "ResultDraft", "add_goal", "add_step", "add_win", "check_in", "close_quarter", "delete_goal", "finish_step",
    "keep_goals", "keep_key_results", "mark_habit", "move_goal", "save_goal", "set_status", "snooze_step", "split_goal",
]  # fmt: skip
