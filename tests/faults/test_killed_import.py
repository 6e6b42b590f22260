"""Faults 1 and 4: a program killed while it imports 20,000 people leaves all of them or none, and no damage."""

from __future__ import annotations

import contextlib
import json
import os
import random
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from organizer.app.cli import main

PEOPLE = 20_000
CARD = (
    "BEGIN:VCARD\r\nVERSION:3.0\r\nUID:urn:person:{n}\r\nFN:Person {n}\r\nN:{n};Person;;;\r\nORG:Firm {firm}\r\n"
    "EMAIL;TYPE=work:person{n}@firm{firm}.example\r\nTEL;TYPE=cell:+1 503 555 {n:05d}\r\nNOTE:Number {n}\r\n"
    "END:VCARD\r\n"
)
SECONDS = 9.0
"""About what the import takes here; the moments are spread over it."""


@pytest.fixture(scope="module")
def cards(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("cards") / "people.vcf"
    path.write_text("".join(CARD.format(n=n, firm=n % 97) for n in range(PEOPLE)), newline="")
    return path


@pytest.mark.parametrize("tenth", range(10))
def test_killed_at_a_random_moment_leaves_all_or_nothing(
    tenth: int, cards: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    profile = tmp_path / "p.organizer"
    assert main(["new", str(profile)]) == 0
    moment = (tenth + random.random()) * SECONDS / 10
    program = subprocess.Popen(
        [sys.executable, "-m", "organizer", "import", str(cards), "--profile", str(profile), "--json"],
        stdout=subprocess.DEVNULL, env=os.environ | {"PYTHONPATH": str(Path(__file__).parents[2])},
    )  # fmt: skip
    with contextlib.suppress(subprocess.TimeoutExpired):
        program.wait(timeout=moment)
    program.send_signal(signal.SIGKILL)
    program.wait()
    capsys.readouterr()
    assert main(["check", "--profile", str(profile), "--json"]) == 0, moment
    assert json.loads(capsys.readouterr().out)["clean"], moment
    assert main(["list", "contact", "--profile", str(profile), "--json"]) == 0
    found = len(json.loads(capsys.readouterr().out))
    assert found in (0, PEOPLE), moment
    assert main(["undo", "--profile", str(profile)]) == (0 if found else 1)
