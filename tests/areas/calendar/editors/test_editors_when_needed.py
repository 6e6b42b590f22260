"""The page of the calendar comes without its editors; each is loaded when it first opens."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[4]
LISTED = "import sys, organizer.areas.calendar.page.page; print(*sys.modules)"


def test_the_page_comes_without_its_editors() -> None:
    done = subprocess.run([sys.executable, "-c", LISTED], cwd=ROOT, capture_output=True, text=True, check=True)
    modules = set(done.stdout.split())
    assert "organizer.areas.calendar.page.page" in modules
    editors = ("block_drawer", "category_editor", "given_back", "when", "scope")
    assert not modules & {f"organizer.areas.calendar.widgets.{name}" for name in editors}
    assert not modules & {"organizer.ui.records.editors", "organizer.ui.records.drawer", "organizer.ui.edit_drawer"}
    assert not modules & {"organizer.ui.fields.recurrence", "organizer.kernel.recurrence.lines"}
