"""A report file is the old one or the complete new one, in the format of its name."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from organizer.kernel.errors import EnvironmentFailure, FieldError
from organizer.reports.gather import Report
from organizer.reports.write import write_report

MakeReport = Callable[..., Report]


@pytest.mark.parametrize(("name", "start"), [("r.pdf", b"%PDF-"), ("r.html", b"<!DOCTYPE html>"), ("R.PDF", b"%PDF-")])
def test_the_ending_of_the_name_decides(make_report: MakeReport, tmp_path: Path, name: str, start: bytes) -> None:
    target = tmp_path / name
    target.write_bytes(b"old")
    write_report(make_report(), target)
    assert target.read_bytes().startswith(start)
    assert [entry.name for entry in tmp_path.iterdir()] == [name]
    if os.name == "posix":
        assert stat.S_IMODE(target.stat().st_mode) == 0o600


@pytest.mark.parametrize("name", ["r", "r.docx", ".pdf", "r.pdf.exe"])
def test_another_ending_is_refused_before_anything_is_made(make_report: MakeReport, tmp_path: Path, name: str) -> None:
    with pytest.raises(FieldError, match=r"\.pdf or \.html"):
        write_report(make_report(), tmp_path / name)
    assert not list(tmp_path.iterdir())


@pytest.mark.skipif(os.name != "posix", reason="a limit of POSIX")
@pytest.mark.parametrize("name", ["r.pdf", "r.html"])
def test_a_disk_that_takes_no_more_leaves_the_old_report(make_report: MakeReport, tmp_path: Path, name: str) -> None:
    import resource

    target = tmp_path / name
    target.write_bytes(b"old")
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (5_000, hard))
    try:
        with pytest.raises(EnvironmentFailure):
            write_report(make_report(), target)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert target.read_bytes() == b"old"
    assert [entry.name for entry in tmp_path.iterdir()] == [name]


def test_nothing_heavy_is_imported_before_a_report_is_made() -> None:
    ask = "import sys, organizer.reports.write; print({'typst', 'PySide6', 'sqlalchemy', 'numpy'} & set(sys.modules))"
    said = subprocess.run([sys.executable, "-c", ask], capture_output=True, text=True, check=True)
    assert said.stdout.strip() == "set()"
