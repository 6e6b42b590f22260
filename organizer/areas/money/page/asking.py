"""What a record would do to the plan, asked from any page."""

from organizer.areas.money.widgets.plan.what_if import show_what_if

__all__ = ["show_what_if"]
