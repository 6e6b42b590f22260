"""Looking back and taking it along: the progress report, built, looked at and written to a file."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QStandardPaths, QTimer
from PySide6.QtGui import QImage, QKeySequence, QPainter, QPaintEvent, QResizeEvent, QShortcut
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from organizer.kernel.area import Area
from organizer.kernel.changes import Changes
from organizer.kernel.errors import OrganizerError
from organizer.kernel.section import Scope
from organizer.reports.gather import Report, gather
from organizer.ui.area_page import AreaPage
from organizer.ui.buttons import Button
from organizer.ui.context import PageContext
from organizer.ui.label import Label
from organizer.ui.painting import hairline
from organizer.ui.scrolling import ScrollArea
from organizer.ui.shell import NARROW_BELOW
from organizer.ui.tasks import Progress, Task, TaskRunner
from organizer.ui.theme import theme

from .household import profile_title
from .reporting.builder import NARROW_WIDTH, WIDTH, ReportBuilder, ReportWish
from .reporting.periods import file_stem
from .reporting.preview import ReportPreview

_SETTLE_MS = 120
FOOT_HEIGHT = 104
_ASK_TO_CHOOSE = "Tick a section to see the report"


class _Shown(NamedTuple):
    """What a task brings back: which preview it was, the report, and pictures of its pages."""

    number: int
    report: Report
    pages: list[QImage]


class _Side(QWidget):
    def paintEvent(self, event: QPaintEvent) -> None:
        painter, t = QPainter(self), theme().tokens
        painter.fillRect(self.rect(), t["surface"])
        hairline(painter, self.width() - 1, 0, self.height(), t["border-subtle"], vertical=True)
        hairline(painter, 0, self.height() - FOOT_HEIGHT, self.width(), t["border-subtle"])


class ReportsPage(AreaPage):
    title = "Reports"

    def __init__(self, context: PageContext, areas: Sequence[Area], tasks: TaskRunner) -> None:
        super().__init__(context)
        self._areas = [area for area in areas if area.section is not None]
        self._tasks = tasks
        self._latest: Task | None = None
        self._number = 0
        self.builder = ReportBuilder(context, [(area.key, area.title) for area in self._areas])
        self.builder.changed.connect(self._changed)
        self.preview = ReportPreview()
        self._told = Label("", "label", "text-2", wrap=True)
        self.export_pdf = Button("Export PDF", "primary", icon="download")
        self.export_html = Button("Export HTML")
        self.export_pdf.clicked.connect(lambda: self.ask_file(".pdf"))
        self.export_html.clicked.connect(lambda: self.ask_file(".html"))
        shortcut = QShortcut(QKeySequence("Ctrl+E"), self)
        shortcut.setWhatsThis("Export PDF")
        shortcut.activated.connect(lambda: self.ask_file(".pdf"))
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(_SETTLE_MS)
        self._settle.timeout.connect(self.renew)
        self._side = _Side()
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addStretch(1)
        foot.addWidget(self.export_html)
        foot.addWidget(self.export_pdf)
        foot_place = QWidget()
        foot_place.setFixedHeight(FOOT_HEIGHT)
        below = QVBoxLayout(foot_place)
        below.setContentsMargins(24, 12, 24, 14)
        below.addWidget(self._told, 1)
        below.addLayout(foot)
        side = QVBoxLayout(self._side)
        side.setContentsMargins(0, 0, 0, 0)
        side.setSpacing(0)
        side.addWidget(ScrollArea(self.builder), 1)
        side.addWidget(foot_place)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._side)
        row.addWidget(self.preview, 1)
        self._narrow(False)

    def regions(self) -> tuple[QWidget, ...]:
        return self._side, self.preview

    def activate(self, view: str | None) -> None:
        if not self.preview.pages():
            self.renew()

    def refresh(self, changes: Changes | None) -> None:
        if changes is None or changes.touches("member"):
            self.builder.show_members()
        self._settle.start()

    def sentence(self, wish: ReportWish) -> str:
        """Whom the report is about, which days, and how amounts are shown: said before anything is written."""
        members = self.context.workspace.reads.members()
        whom = next((m.name for m in members if m.id == wish.owner), profile_title(self.context.workspace).title)
        return f"About {whom}, {wish.period.title}. Amounts are {wish.amounts}."

    def ask_file(self, suffix: str) -> None:
        """Asks where to, and writes the report there."""
        wish = self.builder.wish()
        if wish is None or not wish.areas:
            return
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        name = f"Progress report {file_stem(wish.unit, wish.period)}{suffix}"
        kind = "PDF (*.pdf)" if suffix == ".pdf" else "Web page (*.html)"
        chosen, _ = QFileDialog.getSaveFileName(self, self.sentence(wish), str(Path(folder) / name), kind)
        if chosen:
            path = Path(chosen)
            self.export(wish, path if path.suffix.lower() == suffix else path.with_name(path.name + suffix))

    def export(self, wish: ReportWish, path: Path) -> None:
        """Writes the report in a task."""
        household = profile_title(self.context.workspace).title

        def work(progress: Progress) -> str:
            from organizer.reports.write import write_report

            progress.step(-1.0, f"Writing {path.name}")
            write_report(self._gather(wish, household), path)
            return path.name

        task = self._tasks.run(f"Writing {path.name}", work)
        task.done.connect(self._wrote)
        task.failed.connect(self._failed)

    def renew(self) -> None:
        """Makes the preview anew; of several that are under way only the last is shown."""
        wish = self.builder.wish()
        sound = wish is not None and bool(wish.areas)
        for button in (self.export_pdf, self.export_html):
            button.setEnabled(sound)
        if wish is None:
            return
        self._told.setText(self.sentence(wish))
        if not wish.areas:
            self.preview.say(_ASK_TO_CHOOSE)
            return
        if self._latest is not None:
            self._latest.cancel()
        household = profile_title(self.context.workspace).title
        self._number += 1
        number = self._number

        def work(progress: Progress) -> _Shown:
            from organizer.reports.pdf import render_pages

            report = self._gather(wish, household)
            progress.step()
            return _Shown(number, report, [QImage.fromData(page) for page in render_pages(report)])

        task = self._tasks.run("Preview", work)
        self._latest = task
        task.done.connect(self._show)
        task.failed.connect(self._failed)

    def _gather(self, wish: ReportWish, household: str) -> Report:
        """On the thread of the task, with reads of its own."""
        workspace = self.context.workspace
        areas = [area for area in self._areas if area.key in wish.areas]
        scope = Scope(wish.period, wish.owner)
        with workspace.reads_elsewhere() as reads:
            return gather(areas, reads, scope, self.context.today(), household=household, amounts=wish.amounts)

    def _wrote(self, name: str) -> None:
        self.context.toast(f"Wrote {name}")

    def _show(self, shown: _Shown) -> None:
        if shown.number == self._number:
            self._latest = None
            self.builder.show_omitted([omitted.title for omitted in shown.report.omitted])
            self.preview.show_pages(shown.pages)

    def _failed(self, error: Exception) -> None:
        if not isinstance(error, OrganizerError):
            raise error
        self.context.complain(str(error))

    def _changed(self) -> None:
        self._settle.start()

    def _narrow(self, narrow: bool) -> None:
        self.builder.set_narrow(narrow)
        self._side.setFixedWidth(NARROW_WIDTH if narrow else WIDTH)
        self.preview.set_narrow(narrow)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._narrow(self.window().width() < NARROW_BELOW)
