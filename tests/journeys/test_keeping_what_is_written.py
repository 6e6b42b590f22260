"""What was written last into the notes of a session is there again, however soon the window was closed."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from PySide6.QtTest import QTest

from organizer.app.areas import REGISTRY
from organizer.app.sample import add_sample
from organizer.areas.mentoring.model import Engagement, Session
from organizer.areas.mentoring.page.page import MentoringPage
from organizer.kernel.changes import Ref
from organizer.kernel.clock import Clock
from organizer.store.profile import create_profile, open_profile
from tests.program_stage import ProgramStage


def test_closing_the_window_keeps_the_words(
    stages: Callable[[], ProgramStage], tmp_path: Path, clock: Clock
) -> None:  # fmt: skip
    file = tmp_path / "rivera.organizer"
    with create_profile(file, REGISTRY, names=(), clock=clock) as profile:
        profile.run(add_sample, "rivera")
    stage = stages()
    stage.begin(file)
    desk = stage.at_desk()
    page = desk.open("mentoring")
    assert isinstance(page, MentoringPage)
    grace = next(e for e in desk.workspace.reads.every(Engagement) if e.title == "Grace Bello")
    desk.go_to(Ref.to(grace))
    assert page.session is not None
    id = page.session.id
    text = page.centre.notes.parts[3].text
    text.setFocus()
    QTest.keyClicks(text, "And then breathe. ")
    stage.close()
    with open_profile(file, REGISTRY, clock=clock) as profile, closing(profile.reader()) as reader:
        assert "And then breathe. " in reader.get(Session, id).fourth
