"""What a start has imported when its first frame is painted, and when the first data is; each in a fresh process."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from organizer.app.areas import AREAS
from organizer.app.places import Places
from organizer.areas.people.model import Contact
from organizer.store.actions import add_record
from organizer.store.profile import Profile
from tests.begun import rivera

HEAVY = (
    "sqlalchemy", "alembic", "matplotlib", "numpy", "typst", "keyring", "vobject", "zxcvbn", "platformdirs", "babel",
)  # fmt: skip
# Of the standard library and of the program, what only writing, times of day and things that open need.
LATER = (
    "hashlib", "hmac", "secrets", "queue", "concurrent.futures", "zoneinfo", "organizer.store.writer",
    "organizer.store.edit", "organizer.store.safe_write", "organizer.ui.drawer", "organizer.ui.dialogs",
    "organizer.ui.banner",
)  # fmt: skip
ROOT = Path(__file__).parents[2]

# Notes the modules at each mark of time, prints them when the program is idle, and closes the window.
WATCHED = """
import builtins, json, sys
plain = builtins.__import__
from organizer.__main__ import main
import organizer.app.marks
seen = {}

def mark(name):
    seen[name] = sorted(sys.modules)
    # What PySide has made of its classes: each is made when it is first asked for.
    widgets = vars(sys.modules["PySide6.QtWidgets"])
    seen[f"{name}: classes"] = sorted(name for name, made in widgets.items() if isinstance(made, type))
    if name == "idle":
        seen["import put back"] = builtins.__import__ is plain
        print(json.dumps(seen))
        from PySide6.QtWidgets import QApplication
        QApplication.closeAllWindows()

organizer.app.marks.mark = mark
main(sys.argv[1:])
"""


def started(home: Path, *arguments: str, page: str = "people") -> dict[str, list[str]]:
    """The modules at each mark, where that page was shown last."""
    settings = home / ".config" / "organizer" / "settings.json"
    settings.parent.mkdir(parents=True)
    settings.write_text(json.dumps({"page": page}))
    environment = {k: v for k, v in os.environ.items() if not k.startswith("XDG_")}
    environment |= {"HOME": str(home), "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        [sys.executable, "-c", WATCHED, *arguments], env=environment, capture_output=True, text=True, timeout=120,
        check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout)
    assert isinstance(found, dict)
    return found


def loaded(modules: list[str], *names: str) -> set[str]:
    return {m for m in modules for name in names if m == name or m.startswith(f"{name}.")}


@pytest.fixture
def sample(new_profile: Callable[..., Profile]) -> Path:
    profile = new_profile("sample.organizer", names=(), fill=rivera)
    profile.close()
    return profile.path


def test_the_first_frame_needs_the_kit_alone(tmp_path: Path, sample: Path) -> None:
    modules = started(tmp_path, str(sample))["paint"]
    assert not loaded(modules, *HEAVY)
    assert not loaded(modules, "sqlcipher3", "argon2", "organizer.areas", "organizer.app.desk", "organizer.app.welcome")
    assert not loaded(modules, "organizer.store.profile", "organizer.ui.records", "organizer.ui.fields")


def test_the_first_data_needs_neither_sql_nor_charts(tmp_path: Path, sample: Path) -> None:
    modules = started(tmp_path, str(sample))["data"]
    assert "organizer.areas.people.page.people" in modules
    assert not loaded(modules, *HEAVY)
    assert not loaded(modules, "organizer.overview.reports_page", "organizer.overview.importing", "organizer.exchange")
    assert not loaded(modules, "organizer.reports", "organizer.areas.people.queries", "organizer.areas.people.actions")
    assert not loaded(
        modules, "organizer.ui.records.drawer", "organizer.ui.records.editors", "organizer.ui.edit_drawer"
    )
    assert not loaded(modules, "organizer.kernel.recurrence.lines", "organizer.areas.calendar.widgets")


def test_the_first_data_describes_no_kind_of_another_area(tmp_path: Path, sample: Path) -> None:
    modules = started(tmp_path, str(sample))["data"]
    models = {area.page.__module__.removesuffix("area") + "model" for area in AREAS}
    assert loaded(modules, *models) == {"organizer.areas.people.model"}


def test_the_first_data_needs_nothing_of_writing(tmp_path: Path, sample: Path) -> None:
    assert not loaded(started(tmp_path, str(sample))["data"], *LATER)


def test_the_first_data_makes_pyside_look_for_no_class(tmp_path: Path, sample: Path) -> None:
    """A widget that only Qt has made, such as a view's own viewport, makes PySide set up every class it has; and
    QStyle alone has eleven enumerations with five hundred names."""
    classes = started(tmp_path, str(sample))["data: classes"]
    assert "QTableView" in classes
    assert not {"QWizard", "QFileDialog", "QStyle"} & set(classes)


def test_the_first_week_needs_neither_sql_nor_forms(tmp_path: Path, sample: Path) -> None:
    modules = started(tmp_path, str(sample), page="calendar")["data"]
    assert "organizer.areas.calendar.page.page" in modules
    assert not loaded(modules, *HEAVY)
    assert not loaded(modules, "organizer.overview.reports_page", "organizer.overview.importing", "organizer.exchange")
    assert not loaded(modules, "organizer.reports", "organizer.areas.people.page", "organizer.areas.calendar.actions")
    assert not loaded(modules, "organizer.areas.calendar.widgets.block_drawer", "organizer.ui.records.drawer")
    assert not loaded(modules, "organizer.areas.goals.offers")  # What waits in other areas follows the first picture.


@pytest.mark.parametrize("page", ["today", "people", "calendar", "goals"])
def test_nothing_heavy_is_loaded_before_somebody_acts(tmp_path: Path, sample: Path, page: str) -> None:
    assert not loaded(started(tmp_path, str(sample), page=page)["idle"], *HEAVY)


def test_today_needs_no_page_of_an_area(tmp_path: Path, sample: Path) -> None:
    """What areas offer to be done about a due thing is a module beside their page."""
    modules = started(tmp_path, str(sample), page="today")["idle"]
    pages = {"calendar.page.page", "goals.page.goals", "people.page.people"}
    assert not loaded(modules, *(f"organizer.areas.{page}" for page in pages))


def test_areas_of_which_there_is_no_record_are_not_asked_what_needs_somebody(
    tmp_path: Path, new_profile: Callable[..., Profile]
) -> None:
    with new_profile("people.organizer") as profile:
        profile.run(add_record, Contact(name="Dana"))
    modules = started(tmp_path, str(profile.path), page="today")["idle"]
    assert "organizer.areas.people.offers" in modules
    assert not loaded(modules, *(f"organizer.areas.{area}.offers" for area in ("learning", "library", "money")))


def test_the_welcome_needs_no_profile(tmp_path: Path) -> None:
    modules = started(tmp_path)["paint"]
    assert "organizer.app.welcome.screen" in modules
    assert not loaded(modules, *HEAVY)


def test_the_import_of_python_is_put_back_after_qts(tmp_path: Path, sample: Path) -> None:
    assert started(tmp_path, str(sample))["import put back"]


def test_places_are_the_users_own() -> None:
    places = Places.of_user()
    assert {places.config.name, places.state.name, places.data.name} == {"organizer"}
