"""What waits in the tray to be planned."""

from __future__ import annotations

from organizer.kernel.frozen import frozen

from .grid.values import TrayItem


@frozen
class Waiting:
    """One thing in the tray. `length` and `reason` are words; `over` says that its day has passed."""

    item: TrayItem
    length: str
    reason: str = ""
    over: bool = False

    @property
    def words(self) -> str:
        """All of it on one line."""
        return ", ".join(part for part in (self.item.title, self.length, self.reason) if part)
