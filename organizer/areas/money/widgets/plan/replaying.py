"""A plan in past years: a table of returns, how many windows of it hold, the worst starts, and a crash laid over."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from organizer.areas.money.actions.plan import save_returns
from organizer.areas.money.model import AssetClass, ReturnsTable
from organizer.areas.money.rules.plan.inputs import Plan
from organizer.areas.money.rules.plan.replay import INFLATION, crash, replay, returns_of
from organizer.areas.money.rules.plan.results import ReplayResult
from organizer.areas.money.rules.plan.telling import percent_of
from organizer.charts.amounts import short_amount
from organizer.kernel.errors import OrganizerError
from organizer.ui.banner import Banner
from organizer.ui.buttons import Button
from organizer.ui.chart_table import ChartTable
from organizer.ui.context import PageContext
from organizer.ui.fields.choice import Choice, SelectField
from organizer.ui.label import Label
from organizer.ui.tasks import Progress

_DROPS = (0, 20, 30, 40, 50)
_MOST_STARTS = 8
_LONGEST = 2_000_000
_HEAD = ("Began in", "Held", "First short", "Left at the end")


class ReplayView(QWidget):
    """Nothing is wrapped around: only windows that the table has in full count."""

    def __init__(
        self, context: PageContext, plan: Plan, tables: Sequence[ReturnsTable], classes: Sequence[AssetClass]
    ) -> None:
        super().__init__()
        self._context, self._plan, self._classes = context, plan, tuple(classes)
        self._tables = {str(table.id): table for table in tables}
        self._asked = 0
        self.result: ReplayResult | None = None
        self.table = SelectField("Past years", [Choice(key, each.name) for key, each in self._tables.items()],
                                 placeholder="No table yet")  # fmt: skip
        self.table.set_value(next(iter(self._tables), None))
        self.drop = SelectField("A crash in year one", [Choice(str(d), f"{d}% down" if d else "None") for d in _DROPS])
        self.drop.set_value("0")
        self.bring = Button("Import a table", icon="upload")
        self.bring.clicked.connect(self.ask_for_file)
        self.said = Label("", "section-lg", wrap=True)
        self.more = Label("", "label", "text-2", wrap=True)
        self.starts = ChartTable(26 * (_MOST_STARTS + 1) + 8)
        self.wrong: Banner | None = None
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(self.table, 2)
        line.addWidget(self.drop, 1)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(24, 16, 24, 16)
        self._column.setSpacing(12)
        self._column.addLayout(line)
        self._column.addWidget(self.bring)
        self._column.addWidget(self.said)
        self._column.addWidget(self.more)
        self._column.addWidget(self.starts)
        self._column.addStretch(1)
        self.table.changed.connect(self.run)
        self.drop.changed.connect(self.run)
        self.run()

    def run(self) -> None:
        """Replays the plan with the table and the crash that are chosen."""
        table = self._tables.get(self.table.value() or "")
        self._refuse("")
        if table is None:
            self._tell("A table of past years says how the plan would have gone",
                       "A file with the year in its first column, and for each asset class a column of returns as "
                       "fractions, and one of inflation. None is shipped.")  # fmt: skip
            self.starts.hide()
            return
        columns = {str(each.id): each.column for each in self._classes if each.column}
        known = {asset.key for asset in self._plan.assets}
        columns = {key: column for key, column in columns.items() if key in known}
        if table.inflation_column:
            columns[INFLATION] = table.inflation_column
        drop = int(self.drop.value() or 0)
        plan = crash(self._plan, drop / 100) if drop else self._plan

        def work(progress: Progress) -> ReplayResult:
            return replay(plan, returns_of(table.table, table.name), columns)

        self._asked += 1
        task = self._context.tasks.run("Replay past years", work)
        answer = _Answer(self, self._asked)
        task.done.connect(answer.done)
        task.failed.connect(answer.failed)

    def ask_for_file(self) -> None:
        """Asks for a table in a file and keeps it."""
        chosen, _ = QFileDialog.getOpenFileName(self, "Import a table of returns", "", "Tables (*.csv)")
        if chosen:
            self.read(Path(chosen))

    def read(self, path: Path) -> None:
        """Keeps the table of a file; nothing is kept of one that cannot be read."""
        try:
            if path.stat().st_size > _LONGEST:
                raise OrganizerError("The file is too large for a table of years")
            text = path.read_text("utf-8-sig")
            found = returns_of(text, path.name)
        except UnicodeDecodeError:
            self._refuse(f"{path.name} is not text in UTF-8")
            return
        except (OSError, OrganizerError) as error:
            self._refuse(str(error))
            return
        inflation = next((name for name in found.columns if name.lower() in ("inflation", "cpi", "prices")), "")
        table = ReturnsTable(name=path.stem, table=text, inflation_column=inflation, owner=None)
        self._context.perform(save_returns, table, said="Imported the table", then=self._imported)

    def show_result(self, asked: int, result: ReplayResult) -> None:
        """Shows what came of it, if it is still what is wanted."""
        if asked != self._asked:
            return
        self.result = result
        starts, currency = result.starts, self._plan.currency
        years = self._plan.until.year - self._plan.start.year + 1
        self.starts.setVisible(bool(starts))
        if not starts:
            self._tell(f"The table has no {years} years in a row", "The plan is longer than it.")
            return
        held = sum(start.met for start in starts)
        worst = sorted(starts, key=lambda s: (s.met, s.worth, s.first_shortfall or 0))[:_MOST_STARTS]
        self._tell(
            f"It would have held in {percent_of(result.success)} of {len(starts)} windows of {years} years",
            f"{held} of {len(starts)}, begun from {starts[0].year} to {starts[-1].year}. The worst starts:",
        )
        rows = [
            (str(s.year), "yes" if s.met else "no", str(s.first_shortfall or ""), short_amount(s.worth, currency))
            for s in worst
        ]
        self.starts.set_rows("The worst starts", _HEAD, rows, (3,))

    def fail(self, error: BaseException) -> None:
        """Says why it could not be replayed."""
        if not isinstance(error, OrganizerError):
            raise error
        self._refuse(str(error))

    def _imported(self, table: Any) -> None:
        self._tables[str(table.id)] = table
        self.table.set_choices([Choice(key, each.name) for key, each in self._tables.items()])
        self.table.set_value(str(table.id))
        self.run()

    def _tell(self, said: str, more: str) -> None:
        self.said.setText(said)
        self.more.setText(more)

    def _refuse(self, reason: str) -> None:
        if self.wrong is not None:
            self.wrong.hide()
            self.wrong.deleteLater()
            self.wrong = None
        if reason:
            self.wrong = Banner("danger", "This cannot be replayed", reason)
            self._column.insertWidget(0, self.wrong)


class _Answer(QObject):
    """Hears of one task as long as the view is there."""

    def __init__(self, view: ReplayView, asked: int) -> None:
        super().__init__(view)
        self._view, self._asked = view, asked

    def done(self, result: object) -> None:
        assert isinstance(result, ReplayResult)
        self._view.show_result(self._asked, result)
        self.deleteLater()

    def failed(self, error: object) -> None:
        self.deleteLater()
        assert isinstance(error, BaseException)
        self._view.fail(error)
