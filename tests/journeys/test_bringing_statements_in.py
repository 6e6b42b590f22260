"""Every statement of the shared collection through the window: in, again without change, and each taken back in one
step; files that are made to do harm are refused in words."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from organizer.app.areas import REGISTRY
from organizer.exchange.bank.accounts import WhichAccount
from organizer.exchange.bank.amounts import AmbiguousNumbers
from organizer.overview.importing.page import ImportPage
from tests.program_stage import ProgramStage

SHARED = Path(__file__).parents[2].parent / "shared" / "data" / "bank"
HOSTILE = {
    "entities.ofx": (
        '<?xml version="1.0"?>\n<?OFX OFXHEADER="200" VERSION="211"?>\n'
        '<!DOCTYPE OFX [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>\n<OFX><BANKMSGSRSV1>&b;</BANKMSGSRSV1></OFX>\n'
    ),
    "quote.csv": 'Date,Payee,Amount\n2026-03-13,"Coffee,-3.50\n2026-03-14,Tea,-4.50\n',
}


class Bringing:
    """The import page over an empty profile."""

    def __init__(self, stage: ProgramStage) -> None:
        self.stage = stage
        page = stage.desk.open("import")
        assert isinstance(page, ImportPage)
        self.page = page

    def bring(self, file: Path) -> bool:
        """Reads, answers with the first that is offered, and imports; False: refused, or nothing to import."""
        page, stage = self.page, self.stage
        page.begin_again()
        page.read([file])
        while True:
            stage.until(lambda: page._steps.currentWidget() is not page.work)
            if page._steps.currentWidget() is not page.ask:
                break
            self.answer()
        if page._steps.currentWidget() is page.choose:
            return False
        page.bring()
        stage.until(lambda: page._steps.currentWidget() is not page.work)
        assert page._steps.currentWidget() is page.summary
        return True

    def answer(self) -> None:
        question, ask = self.page._question, self.page.ask
        if isinstance(question, WhichAccount):
            ask.new.click()
        elif isinstance(question, AmbiguousNumbers):
            ask.buttons["."].click()
        else:
            ask.buttons["mdy"].click()

    def everything(self) -> dict[object, object]:
        reads = self.stage.desk.workspace.reads
        return {r.id: r for cls in REGISTRY.all for r in reads.every(cls)}


@pytest.fixture
def bringing(stage: ProgramStage) -> Bringing:
    stage.begin()
    stage.welcome.options.choose("sample")
    stage.welcome.submit()
    stage.at_desk()
    return Bringing(stage)


@pytest.mark.skipif(not SHARED.is_dir(), reason="the shared collection of files is not beside this checkout")
def test_every_shared_statement_comes_in_once_and_is_taken_back_in_one_step(bringing: Bringing, tmp_path: Path) -> None:
    stage, brought = bringing.stage, []
    before = bringing.everything()
    for shared in sorted(SHARED.iterdir()):
        if shared.suffix == ".md":
            continue
        file = Path(shutil.copy(shared, tmp_path))
        if not bringing.bring(file):
            continue
        after = bringing.everything()
        assert bringing.bring(file), file.name
        assert bringing.everything() == after, f"{file.name}, again"
        if after != before:
            brought.append(file.name)
            stage.desk.undo()
            stage.until(lambda: bringing.everything() == before)
    assert len(brought) > 20


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_statement_is_refused_in_words(bringing: Bringing, tmp_path: Path, name: str) -> None:
    file = tmp_path / name
    file.write_text(HOSTILE[name], encoding="utf-8")
    before, page = bringing.everything(), bringing.page
    page.read([file])
    bringing.stage.until(lambda: page._steps.currentWidget() is page.review)
    (chosen,) = page.files
    assert chosen.trouble
    assert not page.review.accept.isEnabled()
    assert bringing.everything() == before
