"""The page that brings files in, step by step: choose, look, decide, import, and take it back."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QStackedWidget, QVBoxLayout, QWidget

from organizer.exchange.bank.accounts import WhichAccount
from organizer.exchange.bank.amounts import AmbiguousNumbers, DecimalMark
from organizer.exchange.draft import Undecided
from organizer.exchange.files import Asked
from organizer.kernel.dates import Conventions, DateOrder
from organizer.kernel.errors import OrganizerError
from organizer.kernel.system import SYSTEM_RECORDS
from organizer.overview.region import phone_region
from organizer.ui.area_page import AreaPage
from organizer.ui.context import PageContext
from organizer.ui.tasks import Progress, Task, TaskRunner

from .ask import AskStep
from .steps import ChooseStep, ReviewStep, SummaryStep, WorkStep
from .work import ChosenFile, Done, bring_in, leave_rejected, prepare

_FILTER = (
    "Contacts, calendars, statements, bibliographies and tables "
    "(*.vcf *.vcard *.ics *.csv *.zip *.ofx *.qfx *.qif *.gnucash *.bib *.ris);;All files (*)"
)


class ImportPage(AreaPage):
    title = "Bring data in"

    def __init__(self, context: PageContext, tasks: TaskRunner) -> None:
        super().__init__(context)
        self._tasks = tasks
        self._paths: list[Path] = []
        self._order: DateOrder | None = None
        self._mark: DecimalMark | None = None
        self._accounts: dict[Path, str] = {}
        self._question: Undecided | None = None
        self.files: list[ChosenFile] = []
        self.setAcceptDrops(True)
        self.choose, self.work, self.ask = ChooseStep(), WorkStep(), AskStep()
        self.review, self.summary = ReviewStep(), SummaryStep()
        self._steps = QStackedWidget()
        for step in (self.choose, self.work, self.ask, self.review, self.summary):
            self._steps.addWidget(step)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._steps)
        self.choose.asked.connect(self.ask_files)
        self.ask.answered.connect(self._answered)
        self.review.cancelled.connect(self.begin_again)
        self.review.accepted.connect(self.bring)
        self.summary.again.connect(self.begin_again)
        self.summary.undone.connect(self._undo)

    def regions(self) -> tuple[QWidget, ...]:
        return (self._steps,)

    def filter_field(self) -> QWidget | None:
        return None

    def begin_again(self) -> None:
        """Back to choosing."""
        self._paths, self.files = [], []
        self._forget_answers()
        self._steps.setCurrentWidget(self.choose)
        self.choose.start_focus()

    def ask_files(self) -> None:
        """Asks which files."""
        chosen, _ = QFileDialog.getOpenFileNames(self, "Choose files to bring in", "", _FILTER)
        if chosen:
            self.read([Path(each) for each in chosen])

    def read(self, paths: Sequence[Path]) -> None:
        """Reads the files in a task and shows what is in them; what they do not decide is asked."""
        self._paths = list(paths)
        self._forget_answers()
        self._read()

    def _forget_answers(self) -> None:
        self._order = self._mark = self._question = None
        self._accounts = {}

    def _read(self) -> None:
        workspace = self.context.workspace
        kinds = {k: cls for k, cls in workspace.home.registry.by_kind.items() if cls not in SYSTEM_RECORDS}
        usual = self.context.conventions
        conventions = Conventions(self.context.today(), self._order, usual.decimal_mark, usual.currency)
        asked = Asked(kinds, conventions, phone_region(), decimal_mark=self._mark, asking=True)
        accounts = dict(self._accounts)

        def work(progress: Progress) -> list[ChosenFile]:
            def tell(done: int, total: int) -> None:
                progress.step(done / total if total else -1.0)

            with workspace.reads_elsewhere() as reads:
                return prepare(reads, self._paths, asked, accounts, tell)

        task = self._run("Reading the files", work)
        task.done.connect(self._prepared)

    def bring(self) -> None:
        """Imports what is ticked, as one action."""
        files, decisions = self.files, self.review.decisions()
        home = self.context.workspace.home

        def work(progress: Progress) -> Done:
            def tell(done: int, total: int) -> None:
                progress.step(done / total if total else -1.0)

            done = home.submit_task(lambda edit: bring_in(edit, files, decisions), "Import", tell).result()
            done.notes += [f"{file.path.name}: {note}" for file in files if file.plan for note in file.plan.notes]
            done.notes += leave_rejected(files)
            return done

        self._run("Importing", work).done.connect(self._imported)

    def _run(self, title: str, work: object) -> Task:
        assert callable(work)
        task = self._tasks.run(title, work)
        self.work.follow(task)
        self._steps.setCurrentWidget(self.work)
        task.cancelled.connect(self.begin_again)
        task.failed.connect(self._failed)
        return task

    def _prepared(self, files: list[ChosenFile]) -> None:
        self.files = files
        self.review.show_files(files)
        self._steps.setCurrentWidget(self.review)
        self.review.start_focus()

    def _imported(self, done: Done) -> None:
        self.summary.show_done(done, self.context.workspace.home.registry.by_kind)
        self._steps.setCurrentWidget(self.summary)
        self.summary.start_focus()

    def _undo(self) -> None:
        self.context.undo()
        self.begin_again()

    def _answered(self, answer: str) -> None:
        question = self._question
        if isinstance(question, WhichAccount):
            assert question.path is not None
            self._accounts[question.path] = answer
        elif isinstance(question, AmbiguousNumbers):
            self._mark = "," if answer == "," else "."
        else:
            self._order = "dmy" if answer == "dmy" else "mdy" if answer == "mdy" else "ymd"
        self._read()

    def _failed(self, error: Exception) -> None:
        if isinstance(error, Undecided):
            self._question = error
            self.ask.show_question(error)
            self._steps.setCurrentWidget(self.ask)
            self.ask.start_focus()
            return
        self.begin_again()
        if not isinstance(error, OrganizerError):
            raise error
        self.context.complain(str(error))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if self._dropped(event):
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()

    def dropEvent(self, event: QDropEvent) -> None:
        paths = self._dropped(event)
        if paths:
            event.accept()
            self.read(paths)

    @staticmethod
    def _dropped(event: QDropEvent) -> list[Path]:
        return [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
