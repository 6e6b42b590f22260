"""Beginning and ending a pause for a life event."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from PySide6.QtWidgets import QVBoxLayout, QWidget

from organizer.kernel.pauses import paused_words
from organizer.kernel.system import Member, Pause
from organizer.store.edit import Edit, action
from organizer.ui.banner import Banner
from organizer.ui.context import PageContext
from organizer.ui.members import first_name

BEGIN = "Pause for a life event…"


@action("End pause")
def end_pause(edit: Edit, pause: Pause, today: date) -> None:
    """Ends it with yesterday, so that today counts again; one that began today was none."""
    edit.name(f"End {pause.name}" if pause.name else "End pause")
    if pause.since >= today:
        edit.delete(pause)
    else:
        edit.change(pause, until=today - timedelta(days=1))


def begin_pause(context: PageContext, pause: Pause | None = None) -> None:
    """Opens a new pause from today on, or a stored one, to be edited."""
    from organizer.ui.records.drawer import RecordDrawer

    if pause is not None:
        RecordDrawer(context, Pause, pause)
    else:
        RecordDrawer(context, Pause, since=context.today())


class PauseBanners(QWidget):
    """Says quietly what holds, with 'End it' beside it; nothing while nothing does."""

    def __init__(self, context: PageContext, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.banners: list[Banner] = []
        self._shown: tuple[object, ...] = ()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        self.hide()

    def show_pauses(self, members: Sequence[Member]) -> None:
        """Those that hold today for the member who is shown, or for anybody."""
        context = self._context
        today, names = context.today(), {member.id: first_name(member) for member in members}
        holding = context.pauses.holding(today, context.who)
        shown = (holding, today, tuple(names.values()))
        if shown == self._shown:
            return  # What has the focus keeps it.
        self._shown = shown
        for banner in self.banners:
            self._column.removeWidget(banner)
            banner.hide()
            banner.deleteLater()
        self.banners = []
        for pause, words in zip(holding, paused_words(holding, today), strict=True):
            whose = names.get(pause.owner) if pause.owner and len(names) > 1 else None
            banner = Banner("info", f"{whose}: {words}" if whose else words, action="End it")
            banner.acted.connect(lambda pause=pause: self._end(pause))
            self._column.addWidget(banner)
            self.banners.append(banner)
        self.setVisible(bool(self.banners))

    def _end(self, pause: Pause) -> None:
        context = self._context
        context.perform(end_pause, pause, context.today(), said=f"{pause.name or 'The pause'} ended")
