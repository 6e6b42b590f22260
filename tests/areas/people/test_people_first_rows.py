"""The first rows of People are painted without what takes long to load: libraries, and parts of the page itself."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from organizer.store.profile import Profile
from tests.areas.people.sample_people import add_sample

_CODE = """
import json, sys
from datetime import date
from pathlib import Path
from PySide6.QtCore import QEventLoop
from PySide6.QtWidgets import QApplication, QWidget
from organizer.app.areas import REGISTRY
from organizer.areas.people.page.people import PeoplePage
from organizer.kernel.clock import fixed
from organizer.store.profile import open_profile
from organizer.store.workspace import Workspace
from organizer.ui.context import PageContext
from organizer.ui.host import WindowHost
from organizer.ui.theme import Mode, Theme

class Settings:
    def text(self, key, default=""):
        return default
    def set(self, key, value):
        pass

app = QApplication([])
Theme(app, Mode.LIGHT, reduced_motion=True).install()
profile = open_profile(Path(sys.argv[1]), REGISTRY, clock=fixed(date(2026, 11, 19)))
window = QWidget()
context = PageContext(Workspace([profile]), WindowHost(window), Settings())
page = PeoplePage(context)
page.resize(1200, 800)
page.show()
page.grab()
rows = page.views.list.table.records.rowCount()
page_parts = ("circles", "rings", "introductions", "merging", "detail", "touch_form", "introduce_form")
heavy = ["sqlalchemy", "alembic", "matplotlib", "numpy", "typst", "organizer.areas.people.actions"]
heavy += [f"organizer.areas.people.widgets.{part}" for part in page_parts]
heavy = [name for name in heavy if name in sys.modules]
painted = [card.waiting.name for card in page.views.list.queue.cards]
while not page.bar._summary.text():
    app.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
print(json.dumps([rows, painted, heavy, "sqlalchemy" in sys.modules]))
"""


def test_rows_and_cards_come_before_all_that_takes_long(profile: Profile) -> None:
    profile.run(add_sample)
    profile.close()
    here = Path(__file__).parents[3]
    done = subprocess.run(
        [sys.executable, "-c", _CODE, str(profile.path)],
        cwd=here,
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    rows, cards, heavy_before, sqlalchemy_after = json.loads(done.stdout.strip().splitlines()[-1])
    assert rows == 64
    assert cards[0] == "Hana Kim"
    assert heavy_before == []
    assert not sqlalchemy_after, "the figures need none either"
