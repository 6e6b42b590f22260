"""Every calendar file of the shared collection: counted, unrolled, again without change, undone, out and in again."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from organizer.app.cli import main
from organizer.areas.calendar.model import TimeBlock
from organizer.overview.importing.page import ImportPage
from tests.program_stage import ProgramStage

SHARED = Path(__file__).parents[2].parent / "shared" / "data" / "ical"
# Events and tasks that come in, components that are named as not read, and the instances in a window [from, to) where
# EXPECTED.md states one.
FILES: dict[str, tuple[int, int, tuple[str, str, int] | None]] = {
    "rie_fablab_cottbus.ics": (28, 0, ("2017-01-01", "2017-12-31", 10)),
    "rie_daylight_saving_time.ics": (64, 0, ("2019-01-01", "2019-04-01", 71)),
    "rie_Germany_Holidays.ics": (34, 0, ("2020-01-01", "2021-01-01", 17)),
    "rie_each_week_but_two_deleted.ics": (1, 0, ("2019-01-01", "2020-01-01", 6)),
    "rie_rdate_hackerpublicradio.ics": (1, 0, ("2010-01-01", "2020-01-01", 12)),
    "rie_recurring_events_moved.ics": (5, 0, ("2019-01-01", "2020-01-01", 7)),
    "rie_issue_20_exdate_ignored.ics": (1, 0, ("2019-01-01", "2021-01-01", 7)),
    "rie_issue_75_range_parameter.ics": (4, 0, ("2024-01-01", "2025-01-01", 62)),
    "rie_discourse_no_dtend.ics": (4, 0, ("2018-01-01", "2020-01-01", 4)),
    "rie_alarm_at_start_of_event.ics": (1, 0, ("2024-01-01", "2025-01-01", 1)),
    "rie_x_wr_timezone_simple_events_issue_59.ics": (2, 0, ("2020-12-01", "2022-01-01", 2)),
    "rie_end_before_start_event.ics": (1, 0, None),
    "rie_issue_97_simple_todo.ics": (1, 0, None),
    "ical_issue_1050_calendar_with_events_and_todos.ics": (3, 1, None),
    "ical_multiple_calendar_components.ics": (3, 0, None),
    "ical_alarm_etar_future.ics": (1, 0, None),
    "ical_bom_calendar.ics": (0, 0, None),
    "ical_big_bad_calendar.ics": (0, 20, None),
    "ical_broken_ical.ics": (1, 0, None),
    "synth_truncated.ics": (1, 1, None),
}
KINDS = ("time_block", "tracked_time", "category", "work_arrangement", "contact", "link")
_OF_THE_PROFILE = ("id", "created", "changed", "series")
pytestmark = pytest.mark.skipif(
    not SHARED.is_dir(), reason="the shared collection of files is not beside this checkout"
)


class Shell:
    """The command line, as a person uses it."""

    def __init__(self, capsys: pytest.CaptureFixture[str]) -> None:
        self._capsys = capsys

    def run(self, *words: str) -> Any:
        main([*words, "--json"])
        return json.loads(self._capsys.readouterr().out)

    def everything(self, profile: Path) -> dict[str, Any]:
        return {kind: self.run("list", kind, "--profile", str(profile)) for kind in KINDS}

    def told(self, profile: Path) -> list[str]:
        """What the blocks of a profile say, whichever profile it is."""
        blocks = self.run("list", "time_block", "--profile", str(profile))
        return sorted(json.dumps({k: v for k, v in b.items() if k not in _OF_THE_PROFILE}) for b in blocks)


@pytest.fixture
def shell(capsys: pytest.CaptureFixture[str]) -> Shell:
    return Shell(capsys)


@pytest.mark.parametrize("name", FILES)
def test_a_shared_calendar_comes_in_once_unrolls_is_undone_and_goes_out_and_in_again(
    name: str, shell: Shell, tmp_path: Path
) -> None:
    added, rejected, window = FILES[name]
    profile, other, out = tmp_path / "a.organizer", tmp_path / "b.organizer", tmp_path / "out.ics"
    file = Path(shutil.copy(SHARED / name, tmp_path))
    for path in (profile, other):
        shell.run("new", str(path))
    before = shell.everything(profile)
    said = shell.run("import", str(file), "--profile", str(profile))["files"][0]
    counts = said["counts"].get("time_block", {"added": 0, "rejected": 0})
    assert (counts["added"], counts["rejected"]) == (added, rejected), said
    for each in said["rejected"]:
        assert each["line"] > 0
        assert each["reason"]
    if window is not None:
        first, until, expected = window
        found = shell.run("list", "instances", "--profile", str(profile), "--from", first, "--to", until)
        assert len(found) == expected
    after = shell.everything(profile)
    again = shell.run("import", str(file), "--profile", str(profile))["files"][0]
    assert again["counts"].get("time_block", {"added": 0})["added"] == 0
    assert shell.everything(profile) == after
    shell.run("export", "--kind", "time_block", "--output", str(out), "--profile", str(profile))
    shell.run("import", str(out), "--profile", str(other))
    assert shell.told(other) == shell.told(profile)
    if added:
        shell.run("undo", "--profile", str(profile))
        assert shell.everything(profile) == before
    assert shell.run("check", "--profile", str(profile))["clean"]


def test_all_of_them_through_the_window_as_one_step(stage: ProgramStage, tmp_path: Path) -> None:
    files = [Path(shutil.copy(SHARED / name, tmp_path)) for name in FILES]
    sample = tmp_path / "s.organizer"
    main(["new", str(sample)])
    stage.begin(sample)
    desk = stage.at_desk()
    desk.open("import")
    page = desk.pages["import"]
    assert isinstance(page, ImportPage)
    page.read(files)
    stage.until(lambda: page._steps.currentWidget() is page.review)
    page.bring()
    stage.until(lambda: page._steps.currentWidget() is page.summary)
    assert desk.workspace.reads.count(TimeBlock) >= sum(added for added, *_ in FILES.values())
