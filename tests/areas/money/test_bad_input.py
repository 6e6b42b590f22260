"""What cannot be is named at its field, or in the view of the plan, in words; nothing of it is saved."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from organizer.app.areas import AREAS, REGISTRY
from organizer.areas.money.model import (
    Account,
    AssetClass,
    Balance,
    Correlation,
    ExchangeRate,
    Holding,
    PlanEffect,
    Scenario,
    Stream,
)
from organizer.areas.money.queries.question import question
from organizer.areas.money.rules.plan.outlook import Question
from organizer.areas.money.rules.plan.working import PlanWorker
from organizer.areas.money.widgets.plan.planner import Planner
from organizer.kernel.area import Reads
from organizer.kernel.errors import FieldError, Invalid
from organizer.kernel.money import Money
from organizer.kernel.record import Record
from organizer.store.actions import add_record
from organizer.store.edit import Edit, action
from organizer.store.profile import Profile
from organizer.store.workspace import Workspace
from organizer.ui.context import PageContext
from organizer.ui.host import WindowHost
from tests.begun import open_begun, rivera
from tests.page_stage import MemorySettings
from tests.profiles import CLOCK

DAY, EARLIER = date(2027, 1, 2), date(2027, 1, 1)


@pytest.fixture
def profile(tmp_path: Path) -> Iterator[Profile]:
    with open_begun(tmp_path / "plan.organizer", CLOCK, (), rivera) as opened:
        yield opened


@pytest.fixture
def context(qtbot: QtBot, profile: Profile) -> Iterator[PageContext]:
    over = QWidget()
    qtbot.addWidget(over)
    workspace = Workspace([profile])
    made = PageContext(workspace, WindowHost(over), MemorySettings(), areas=AREAS)
    yield made
    made.close()
    made.tasks.finish()
    workspace.reads.close()


@pytest.mark.parametrize(
    ("make", "field", "words"),
    [
        (lambda: ExchangeRate(day=DAY, base="EUR", quote="USD", rate=Decimal(0)), "rate",
         "A rate of zero would make everything worth nothing"),
        (lambda: ExchangeRate(day=DAY, base="EUR", quote="USD", rate=Decimal("NaN")), "rate", ""),
        (lambda: ExchangeRate(day=DAY, base="EUR", quote="USD", rate=Decimal("Infinity")), "rate", ""),
        (lambda: Stream(title="Pay", amount=Money(1, "USD"), first=DAY, last=EARLIER), "last",
         "Ends before it begins"),
        (lambda: Stream(title="Pay", amount=Money(1, "USD"), growth=Decimal("NaN")), "growth", ""),
        (lambda: PlanEffect(title="Trip", amount=Money(1, "USD"), first=DAY, last=EARLIER), "last",
         "Ends before it begins"),
        (lambda: AssetClass(name="Gold", mean=Decimal("Infinity")), "mean", ""),
    ],
)  # fmt: skip
def test_is_named_at_its_field_and_not_saved(
    profile: Profile, make: Callable[[], Record], field: str, words: str
) -> None:
    with closing(profile.reader()) as reads:
        before = sum(reads.count(cls) for cls in REGISTRY.all)
    with pytest.raises((FieldError, Invalid)) as refused:
        profile.run(add_record, make())
    assert words in str(refused.value)
    if isinstance(refused.value, Invalid):
        assert field in {problem.field for problem in refused.value.problems}
    with closing(profile.reader()) as reads:
        assert sum(reads.count(cls) for cls in REGISTRY.all) == before


@action("Spoil")
def foreign(edit: Edit) -> None:
    account = edit.add(Account(name="Abroad"))
    edit.add(Balance(day=date(2026, 11, 1), account=account.id, amount=Money(100_000, "CHF")))


@action("Spoil")
def impossible(edit: Edit) -> None:
    """Three that cannot go together like this."""
    account = edit.add(Account(name="Metals"))
    edit.add(Balance(day=date(2026, 11, 1), account=account.id, amount=Money(100_000, "USD")))
    classes = [edit.add(AssetClass(name=name, volatility=Decimal("0.2"))) for name in ("Gold", "Silver", "Tin")]
    for each in classes:
        edit.add(Holding(account=account.id, asset_class=each.id, share=Decimal("0.3")))
    for one, other, value in ((0, 1, "0.9"), (0, 2, "0.9"), (1, 2, "-0.9")):
        edit.add(Correlation(one=classes[one].id, other=classes[other].id, value=Decimal(value)))


@action("Spoil")
def loop(edit: Edit) -> None:
    first = edit.add(Scenario(title="Hither"))
    second = edit.add(Scenario(title="Thither", parent=first.id))
    edit.change(first, parent=second.id)


@pytest.mark.parametrize(
    ("spoil", "words"),
    [(foreign, ["CHF", "USD"]), (impossible, ["Silver", "Tin"]), (loop, ["Hither", "Thither"])],
)
def test_the_plan_says_what_is_in_its_way(
    qtbot: QtBot, context: PageContext, profile: Profile, spoil: Callable[[Edit], None], words: Sequence[str]
) -> None:
    profile.run(spoil)
    said: list[str] = []

    def asked(found: Question) -> None:
        said.append(found.missing.text if found.missing is not None else "nothing")

    def read(reads: Reads) -> Question:
        return question(reads, CLOCK.today(), None, {})

    planner = Planner(context, PlanWorker(), read)
    planner.unanswered.connect(asked)
    planner.failed.connect(said.append)
    planner.ask()
    qtbot.waitUntil(lambda: bool(said), timeout=20_000)
    planner.close()
    assert [word for word in words if word not in said[0]] == [], said[0]
