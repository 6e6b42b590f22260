"""What is wrong with a plan, all of it at once."""

from __future__ import annotations

from collections.abc import Sequence

from organizer.kernel.errors import OrganizerError


class PlanError(OrganizerError):
    """A plan that cannot be worked out: every problem, each named by where it is."""

    def __init__(self, problems: Sequence[str]) -> None:
        self.problems = tuple(problems)
        super().__init__("; ".join(self.problems))
