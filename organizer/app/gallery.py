"""Pictures of every page, light and dark, in both sizes: `python -m organizer.app.gallery FOLDER`.

They are made from the sample in a temporary folder, through the program itself, so that what is seen is what users get.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from time import monotonic

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from organizer.areas.goals.model import Goal
from organizer.areas.goals.page.goals import GoalsPage
from organizer.kernel.changes import Ref
from organizer.kernel.frozen import frozen
from organizer.kernel.query import text_contains
from organizer.kernel.record import Record, describe
from organizer.store.profile import create_profile
from organizer.ui.component_sheet import ComponentSheet
from organizer.ui.records.drawer import RecordDrawer
from organizer.ui.theme import Mode, theme

from .areas import REGISTRY
from .places import Places
from .program import Program
from .sample import add_sample
from .settings import UserSettings
from .start import dress

SIZES = ((1440, 900), (1024, 700))
_SETTLE_MS = 350
_LONGEST_S = 60


@frozen
class Scene:
    """A picture: its name, and what is done to the program before it is taken."""

    name: str
    prepare: Callable[[Program], QWidget | None]
    """Gives the widget to take, or None for the whole window."""


def _page(key: str, view: str | None = None) -> Callable[[Program], None]:
    def prepare(program: Program) -> None:
        assert program.desk is not None
        program.desk.open(key, view)

    return prepare


def _person(program: Program) -> None:
    _page("people", "list")(program)
    _show(program, "Dana Whitcombe")


def _show(program: Program, name: str, kind: str = "contact") -> Record:
    assert program.desk is not None
    cls = REGISTRY.cls(kind)
    found = program.desk.workspace.reads.page(cls, [text_contains(name)], limit=1).records[0]
    program.desk.go_to(Ref(describe(cls).kind, found.id))
    return found


def _editor(program: Program) -> None:
    assert program.desk is not None
    _page("people", "list")(program)
    dana = _show(program, "Dana Whitcombe")
    RecordDrawer(program.desk.context, type(dana), dana)


def _block(program: Program) -> None:
    from organizer.areas.calendar.page.page import CalendarPage

    _mine(program)
    _show(program, "Interview: Lumen panel", "time_block")
    settle()
    page = program.desk.page() if program.desk is not None else None
    assert isinstance(page, CalendarPage)
    page.verbs.open(page.views.grid.current())


def _mine(program: Program) -> None:
    """The week of the one who sits here, as the design has it."""
    _page("calendar", "week")(program)
    who = program.window.shell.topbar.who
    who.choose(who.keys()[1])


def _goal(program: Program, view: str = "lanes", title: str = "Run a focused search") -> GoalsPage:
    assert program.desk is not None
    page = program.desk.open("goals", view)
    assert isinstance(page, GoalsPage)
    found = program.desk.workspace.reads.page(Goal, [text_contains(title)], limit=1).records
    if found and view in ("lanes", "outline", "timeline"):
        page.show_goal(found[0].id)
    return page


def _goal_pane(program: Program) -> None:
    page = _goal(program)
    settle(50)
    page.side.open()


def _checking_in(program: Program) -> None:
    page = _goal(program)
    page.checking.begin_due()


def _plan(program: Program) -> None:
    """What moves a plan is worked out after everything else of it."""
    _page("money", "plan")(program)
    settle()
    assert program.desk is not None
    began = monotonic()
    while program.desk.context.tasks.running() and monotonic() - began < _LONGEST_S:
        settle()


def _scenes(folder: Path) -> Iterator[Scene]:
    sample, empty, long_names, locked = (
        folder / f"{name}.organizer" for name in ("sample", "empty", "long names", "locked")
    )
    with create_profile(sample, REGISTRY) as profile:
        profile.run(add_sample)
    with create_profile(empty, REGISTRY, names=("Maya Rivera",)):
        pass
    with create_profile(long_names, REGISTRY) as profile:
        profile.run(add_sample, "long-names")
    with create_profile(locked, REGISTRY, names=("Maya Rivera",), passphrase="only for this picture"):
        pass

    def opened(path: Path, then: Callable[[Program], object]) -> Callable[[Program], QWidget | None]:
        def prepare(program: Program) -> None:
            if program.desk is None or program.desk.workspace.home.path != path:
                program.open_file(path)
                settle()
            if program.desk is not None:
                then(program)

        return prepare

    yield Scene("components", lambda _: ComponentSheet())
    yield Scene("welcome", lambda program: program.show_welcome())
    yield Scene("unlock", opened(locked, lambda _: None))
    yield Scene("today", opened(sample, _page("today")))
    yield Scene("agenda", opened(sample, _page("agenda")))
    yield Scene("people-empty", opened(empty, _page("people")))
    yield Scene("people", opened(sample, _person))
    for view in ("circles", "introductions", "organizations", "events"):
        yield Scene(f"people-{view}", opened(sample, _page("people", view)))
    yield Scene("calendar-empty", opened(empty, _page("calendar")))
    for view in ("week", "day", "month", "blocks", "categories"):
        yield Scene(f"calendar-{view}", opened(sample, _page("calendar", view)))
    yield Scene("calendar-mine", opened(sample, _mine))
    yield Scene("goals-empty", opened(empty, _page("goals")))
    for view in ("lanes", "outline", "timeline", "habits", "wins", "review"):
        yield Scene(f"goals-{view}", opened(sample, partial(_goal, view=view)))
    yield Scene("goals-pane", opened(sample, _goal_pane))
    yield Scene("goals-check-in", opened(sample, _checking_in))
    yield Scene("goals-long-names", opened(long_names, partial(_goal, title="thoroughly")))
    for area in ("learning", "mentoring", "standing", "library", "money"):
        yield Scene(f"{area}-empty", opened(empty, _page(area)))
        yield Scene(area, opened(sample, _page(area)))
        yield Scene(f"{area}-long-names", opened(long_names, _page(area)))
    for view in ("courses", "certificates", "skills", "budget"):
        yield Scene(f"learning-{view}", opened(sample, _page("learning", view)))
    for view in ("accounts", "cash_flow", "estate", "separation_view"):
        yield Scene(f"money-{view}", opened(sample, _page("money", view)))
    yield Scene("money-plan", opened(sample, _plan))
    yield Scene("import", opened(sample, _page("import")))
    yield Scene("duplicates", opened(sample, _page("duplicates")))
    yield Scene("reports", opened(sample, _page("reports")))
    yield Scene("settings", opened(sample, _page("settings")))
    yield Scene("people-long-names", opened(long_names, _person))
    for view in ("week", "day"):
        yield Scene(f"calendar-{view}-long-names", opened(long_names, _page("calendar", view)))
    yield Scene("editor", opened(sample, _editor))
    yield Scene("calendar-editor", opened(sample, _block))


def settle(milliseconds: int = _SETTLE_MS) -> None:
    """Lets the program read and paint."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def main(arguments: list[str]) -> int:
    """Takes all pictures into a folder; gives the exit status."""
    if len(arguments) != 1:
        print("Usage: gallery FOLDER", file=sys.stderr)
        return 2
    target = Path(arguments[0])
    target.mkdir(parents=True, exist_ok=True)
    application = QApplication([sys.argv[0]])
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        places = Places(folder / "config", folder / "state", folder / "data", folder / "documents")
        settings = UserSettings(places.settings)
        dress(application, settings).reduced_motion = True
        for scene in _scenes(folder):
            for mode in (Mode.LIGHT, Mode.DARK):
                theme().set_mode(mode)
                for width, height in SIZES:
                    program = Program(places, settings)
                    program.begin()
                    program.window.resize(width, height)
                    settle(50)
                    taken = scene.prepare(program) or program.window
                    if taken is not program.window:
                        taken.resize(width, height)
                    settle()
                    taken.grab().save(str(target / f"{scene.name}-{width}x{height}-{mode.value}.png"))
                    program.window.close()
                    program.deleteLater()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
