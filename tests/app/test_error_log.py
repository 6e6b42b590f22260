"""Errors are noted without a word of the user's."""

from __future__ import annotations

import stat
from pathlib import Path

from organizer.app.logging import ErrorLog, describe_error
from organizer.kernel.dates import parse_day
from organizer.kernel.errors import FieldError

CANARY = "Canary Whitcombe"


def caught() -> Exception:
    try:
        try:
            parse_day(CANARY)
        except FieldError as error:
            raise RuntimeError(f"about {CANARY}") from error
    except RuntimeError as error:
        return error
    raise AssertionError("no day is called that")


def test_a_report_has_types_and_our_own_places_and_nothing_else() -> None:
    report = describe_error(caught())
    assert "organizer.kernel.errors.FieldError" in report
    assert "builtins.RuntimeError" in report
    assert "organizer/kernel/dates.py" in report
    assert "in parse_day" in report
    assert CANARY not in report
    assert str(Path.home()) not in report
    assert "test_error_log" not in report


def test_the_cause_comes_first() -> None:
    report = describe_error(caught())
    assert report.index("FieldError") < report.index("RuntimeError")


def test_the_file_is_for_the_owner_alone(tmp_path: Path) -> None:
    log = ErrorLog(tmp_path / "state" / "errors.log")
    report = log.note(caught())
    assert report in log.file.read_text("utf-8")
    assert stat.S_IMODE(log.file.stat().st_mode) == 0o600


def test_a_long_log_loses_its_older_half(tmp_path: Path) -> None:
    file = tmp_path / "errors.log"
    file.write_text("\n\n".join(f"entry {number}" for number in range(40_000)), "utf-8")
    before = file.stat().st_size
    ErrorLog(file).note(caught())
    text = file.read_text("utf-8")
    assert len(text) < before * 0.6
    assert text.startswith("entry ")
    assert "RuntimeError" in text


def test_where_nothing_can_be_written_the_report_is_given_all_the_same(tmp_path: Path) -> None:
    blocked = tmp_path / "state"
    blocked.write_text("no folder")
    assert "RuntimeError" in ErrorLog(blocked / "errors.log").note(caught())
