"""What money does for a record of any area: it shows what the record would do to the plan."""

from __future__ import annotations

from organizer.areas.money.widgets.plan.what_if import show_what_if

__all__ = ["show_what_if"]
