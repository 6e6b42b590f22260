"""Making pages when they are first shown. A page's module is imported then and not before."""

from __future__ import annotations

from collections.abc import Sequence

from organizer.kernel.area import Area
from organizer.ui.area_page import AreaPage
from organizer.ui.context import PageContext
from organizer.ui.tasks import TaskRunner

from .reminding import Reminding
from .settings import UserSettings


class PageMakers:
    """Pages by key: those of the areas, and those made from all areas."""

    def __init__(
        self, context: PageContext, areas: Sequence[Area], tasks: TaskRunner, settings: UserSettings,
        reminding: Reminding,
    ) -> None:  # fmt: skip
        self._context, self._tasks, self._settings, self._reminding = context, tasks, settings, reminding
        self._areas = {area.key: area for area in areas}
        self._others = {
            "today": self._today,
            "agenda": self._agenda,
            "reports": self._reports,
            "settings": self._settings_page,
            "import": self._import,
            "duplicates": self._duplicates,
        }

    def knows(self, key: str) -> bool:
        """Whether there is such a page."""
        return key in self._areas or key in self._others

    def of_area(self, key: str) -> bool:
        """Whether the page shows records of areas, which have owners."""
        return key in self._areas or key in ("today", "agenda")

    def make(self, key: str) -> AreaPage:
        """A new page. KeyError for one that there is not."""
        if key in self._areas:
            page = self._areas[key].page()(self._context)
            assert isinstance(page, AreaPage)
            return page
        return self._others[key]()

    def _today(self) -> AreaPage:
        from organizer.overview.today.page import TodayPage

        return TodayPage(self._context, self._reminding.missed)

    def _agenda(self) -> AreaPage:
        from organizer.overview.agenda.page import AgendaPage

        return AgendaPage(self._context)

    def _reports(self) -> AreaPage:
        from organizer.overview.reports_page import ReportsPage

        return ReportsPage(self._context, tuple(self._areas.values()), self._tasks)

    def _settings_page(self) -> AreaPage:
        from organizer.overview.settings_page import SettingsPage

        from .versions import parts, program_version

        about = [(part.name, part.version, part.licence) for part in parts()]
        return SettingsPage(self._context, program_version(), about)

    def _import(self) -> AreaPage:
        from organizer.overview.importing.page import ImportPage

        return ImportPage(self._context, self._tasks)

    def _duplicates(self) -> AreaPage:
        from organizer.overview.duplicates.page import DuplicatesPage

        return DuplicatesPage(self._context)
