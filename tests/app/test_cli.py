"""The command line, as a script uses it: results as JSON, and what the exit status says."""

from __future__ import annotations

import io
import json
import stat
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from organizer.app.areas import REGISTRY
from organizer.app.cli import main
from organizer.areas.calendar.model import Category, TimeBlock
from organizer.kernel.recurrence import Recurrence
from organizer.store.edit import Edit
from organizer.store.profile import open_profile


class Shell:
    """Runs commands in one folder and remembers what they said."""

    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
        self.folder, self._capsys, self._monkeypatch = folder, capsys, monkeypatch

    def __call__(self, *words: str, stdin: str = "") -> tuple[int, str, str]:
        self._monkeypatch.chdir(self.folder)
        self._monkeypatch.setattr("sys.stdin", io.StringIO(stdin))
        try:
            status = main(list(words))
        except SystemExit as stop:
            status = int(stop.code or 0)
        out, err = self._capsys.readouterr()
        return status, out, err

    def json(self, *words: str, stdin: str = "") -> Any:
        status, out, err = self(*words, "--json", stdin=stdin)
        assert status == 0, err
        return json.loads(out)


@pytest.fixture
def shell(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Shell:
    return Shell(tmp_path, capsys, monkeypatch)


def test_the_sample_is_made_listed_and_reported(shell: Shell) -> None:
    assert shell.json("new", "s.organizer", "--sample")["encrypted"] is False
    people = shell.json("list", "contact", "--profile", "s.organizer")
    assert {"Dana Whitcombe", "Grace Bello"} <= {p["name"] for p in people}
    inner = shell.json("list", "contact", "--profile", "s.organizer", "--where", "circle=inner", "--where", "whit")
    assert [p["name"] for p in inner] == ["Dana Whitcombe"]
    assert inner[0]["emails"] == [{"label": "work", "value": "dana.whitcombe@harbor-systems.example"}]
    for name, beginning in (("r.pdf", b"%PDF-"), ("r.html", b"<!doctype html>")):
        shell.json("report", "--profile", "s.organizer", "--period", "2026-Q4", "--output", name)
        assert (shell.folder / name).read_bytes().lower().startswith(beginning.lower())


def test_an_encrypted_profile_wants_its_passphrase_and_says_nothing_else(shell: Shell) -> None:
    phrase = "vier Wörter 'und' \"Zeichen\" 😀 \n"
    shell.json("new", "e.organizer", "--name", "Maya", "--passphrase-stdin", stdin=phrase)
    path = shell.folder / "e.organizer"
    assert not path.read_bytes().startswith(b"SQLite format 3")
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    listed = shell.json("list", "member", "--profile", "e.organizer", "--passphrase-stdin", stdin=phrase)
    assert [m["name"] for m in listed] == ["Maya"]
    before = path.read_bytes()
    status, out, err = shell("list", "member", "--profile", "e.organizer", "--passphrase-stdin", stdin="wrong\n")
    assert (status, out) == (1, "")
    assert "did not open" in err
    assert shell("list", "member", "--profile", "e.organizer")[0] == 1
    assert path.read_bytes() == before


def test_nothing_is_written_over(shell: Shell) -> None:
    (shell.folder / "mine.organizer").write_text("something else")
    status, _, err = shell("new", "mine.organizer")
    assert status == 1
    assert "left as it is" in err or "left as it was" in err or "it was left" in err
    assert (shell.folder / "mine.organizer").read_text() == "something else"


@pytest.mark.parametrize(
    "words",
    [
        ("fly",),
        ("list", "contact"),
        ("report", "--profile", "s.organizer", "--output", "x.pdf"),
        ("import", "--profile", "s.organizer", "--date-order", "xyz", "a.vcf"),
    ],
)
def test_wrong_use_is_told_from_failure(shell: Shell, words: tuple[str, ...]) -> None:
    assert shell(*words)[0] == 2


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("list", "spaceship", "--profile", "s.organizer"), "no kind of record"),
        (("list", "contact", "--profile", "nowhere.organizer"), "no file nowhere.organizer"),
        (("report", "--profile", "s.organizer", "--period", "2026-13", "--output", "x.pdf"), "twelve months"),
        (("report", "--profile", "s.organizer", "--period", "2026", "--output", "x.docx"), ".pdf or .html"),
        (("undo", "--profile", "s.organizer"), "nothing to undo"),
    ],
)
def test_failures_say_why_and_change_nothing(shell: Shell, words: tuple[str, ...], says: str) -> None:
    shell.json("new", "s.organizer", "--sample")
    before = shell.json("list", "contact", "--profile", "s.organizer")
    status, out, err = shell(*words)
    assert status == 1
    assert says in out + err
    assert shell.json("list", "contact", "--profile", "s.organizer") == before


def test_instances_are_listed_in_the_days_asked_for(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TZ", "Europe/Berlin")
    shell.json("new", "c.organizer", "--name", "Maya Rivera", "--name", "Alex")
    berlin = ZoneInfo("Europe/Berlin")
    with open_profile(shell.folder / "c.organizer", REGISTRY) as profile:
        profile.run(fill_calendar, berlin)
    week = ("list", "instances", "--profile", "c.organizer", "--from", "2026-11-16", "--to", "2026-11-18")
    assert shell.json(*week) == [
        {
            "title": "Trip", "start": "2026-11-15T00:00:00+01:00", "end": "2026-11-17T00:00:00+01:00", "all_day": True,
            "category": None, "owner": "Alex", "series": False, "key": "",
        },
        {
            "title": "Run", "start": "2026-11-16T07:30:00+01:00", "end": "2026-11-16T08:30:00+01:00", "all_day": False,
            "category": "Wellbeing", "owner": None, "series": True, "key": "2026-11-16T07:30:00",
        },
        {
            "title": "Run", "start": "2026-11-17T07:30:00+01:00", "end": "2026-11-17T08:30:00+01:00", "all_day": False,
            "category": "Wellbeing", "owner": None, "series": True, "key": "2026-11-17T07:30:00",
        },
    ]  # fmt: skip
    assert [each["title"] for each in shell.json(*week, "--member", "maya")] == ["Run", "Run"]
    status, out, _ = shell(*week, "--member", "Alex Rivera")
    assert status == 1
    status, out, _ = shell(*week)
    assert (status, len(out.splitlines())) == (0, 4)
    assert out.splitlines()[1].split("\t")[:3] == ["2026-11-15T00:00:00+01:00", "2026-11-17T00:00:00+01:00", "Trip"]
    assert "not among them" in " ".join(shell("list", "--help")[1].split())


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("instances",), "give --from and --to"),
        (("instances", "--from", "2026-11-16"), "give --from and --to"),
        (("instances", "--from", "2026-11-16", "--to", "2026-11-16"), "lies after --from"),
        (("instances", "--from", "soon", "--to", "2026-11-16"), "Enter a day"),
        (("instances", "--from", "2026-11-16", "--to", "2026-11-17", "--member", "Nobody"), "no member called Nobody"),
        (("instances", "--from", "2026-11-16", "--to", "2026-11-17", "--where", "x"), "--where is for records"),
        (("contact", "--from", "2026-11-16"), "are for 'list instances'"),
    ],
)
def test_instances_are_asked_for_by_days(shell: Shell, words: tuple[str, ...], said: str) -> None:
    shell.json("new", "c.organizer")
    status, _, err = shell("list", *words, "--profile", "c.organizer")
    assert status == 1
    assert said in err


def fill_calendar(edit: Edit, zone: ZoneInfo) -> None:
    """A daily run, whose it is, and a trip of Alex's."""
    alex = edit.members()[1]
    wellbeing = edit.add(Category(name="Wellbeing"))
    start = datetime(2026, 10, 1, 7, 30, tzinfo=zone)
    edit.add(TimeBlock(title="Run", start=start, recurrence=Recurrence("RRULE:FREQ=DAILY"), category=wellbeing.id))
    edit.add(TimeBlock(title="Trip", day=date(2026, 11, 15), length=timedelta(days=2), owner=alex.id))
