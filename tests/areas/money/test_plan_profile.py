"""The plan that a profile's records make, and the command that works plans out."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from uuid import UUID, uuid4

import pytest

from organizer.app.cli import main
from organizer.areas.money.model import (
    Account,
    AccountClass,
    Anchor,
    AssetClass,
    Assumptions,
    Balance,
    Correlation,
    EffectKind,
    Every,
    ExchangeRate,
    Holding,
    Milestone,
    MilestoneKind,
    PlanEffect,
    ReturnsTable,
    Scenario,
    Stream,
    StreamKind,
    TaxBand,
    TaxTreatment,
    Transaction,
)
from organizer.areas.money.queries.plan import plan_of_profile
from organizer.areas.money.queries.returns import past_returns
from organizer.areas.money.rules.plan.engine import run
from organizer.areas.money.rules.plan.faults import PlanError
from organizer.areas.money.rules.plan.inputs import Band, Effect, Plan
from organizer.areas.money.rules.rates import NoRate
from organizer.kernel.changes import Ref
from organizer.kernel.money import Money
from organizer.kernel.moves import Move
from organizer.store.edit import Edit
from organizer.store.profile import Profile
from tests.profiles import TODAY, fresh_profile


@pytest.fixture
def profile(tmp_path: Path) -> Iterator[Profile]:
    with fresh_profile(tmp_path) as made:
        yield made


class Household:
    """Records of a plan, added in one action."""

    def __init__(self, profile: Profile) -> None:
        self.profile, self.reader = profile, profile.reader()
        self.maya, self.alex = (member.id for member in self.reader.members())
        profile.run(self._fill)

    def _fill(self, edit: Edit) -> None:
        self.stocks = edit.add(AssetClass(name="Stocks", mean=Decimal("0.07"), volatility=Decimal("0.17"), column="s"))
        self.bonds = edit.add(AssetClass(name="Bonds", mean=Decimal("0.03"), volatility=Decimal("0.05"), column="b"))
        edit.add(Correlation(one=self.stocks.id, other=self.bonds.id, value=Decimal("0.2")))
        self.joint = edit.add(Account(name="Joint", reserve=Money(100_000, "USD")))
        self.pension = edit.add(
            Account(name="Pension", account_class=AccountClass.RETIREMENT, owner=self.maya, tax=TaxTreatment.DEFERRED)
        )
        self.flat = edit.add(
            Account(
                name="Flat", account_class=AccountClass.PROPERTY, currency="EUR", owner=self.maya, part=Decimal("0.75")
            )
        )
        edit.add(Holding(account=self.pension.id, asset_class=self.stocks.id, share=Decimal("0.6")))
        edit.add(Balance(day=TODAY - timedelta(days=9), account=self.joint.id, amount=Money(500_000, "USD")))
        edit.add(
            Transaction(
                payee="Shop", day=TODAY - timedelta(days=2), amount=Money(-20_000, "USD"), account=self.joint.id
            )
        )
        edit.add(Balance(day=TODAY - timedelta(days=40), account=self.pension.id, amount=Money(8_000_000, "USD")))
        edit.add(Balance(day=TODAY - timedelta(days=40), account=self.flat.id, amount=Money(10_000_000, "EUR")))
        edit.add(ExchangeRate(day=TODAY - timedelta(days=90), base="EUR", quote="USD", rate=Decimal("1.1")))
        self.stop = edit.add(
            Milestone(title="Stop", kind=MilestoneKind.RETIREMENT, day=date(2046, 1, 1), headline=True)
        )
        self.pay = edit.add(
            Stream(title="Pay", kind=StreamKind.INCOME, amount=Money(700_000, "USD"), taxed=True, owner=self.maya)
        )
        self.living = edit.add(Stream(title="Living", amount=Money(300_000, "USD")))
        self.scenario = edit.add(Scenario(title="Sabbatical"))

    def plan(self, **given: object) -> Plan:
        return plan_of_profile(self.reader, TODAY, **given)  # type: ignore[arg-type]

    def add(self, *records: object) -> None:
        self.profile.run(lambda edit: [edit.add(record) for record in records])  # type: ignore[arg-type]


@pytest.fixture
def household(profile: Profile) -> Iterator[Household]:
    made = Household(profile)
    yield made
    made.reader.close()


def test_accounts_stand_as_they_do_today_in_the_plans_currency(household: Household) -> None:
    joint, pension, flat = sorted(household.plan().accounts, key=lambda account: -account.spendable)
    if joint.name != "Joint":
        joint, pension = pension, joint
    assert (joint.balance, joint.reserve, joint.spendable) == (4800, 1000, True)
    assert (pension.balance, pension.mix, pension.tax) == (80_000, {str(household.stocks.id): 0.6}, "deferred")
    assert flat.balance == pytest.approx(110_000)
    assert not flat.spendable
    assert flat.owners == {str(household.maya): 0.75, str(household.alex): 0.25}


def test_streams_milestones_and_assumptions_are_as_entered(household: Household) -> None:
    household.add(
        Assumptions(until=date(2080, 6, 30), inflation=Decimal("0.03"), tax_gains=Decimal("0.15"), runs=Decimal(50)),
        TaxBand(above=Money(1_000_000, "USD"), rate=Decimal("0.2")),
        TaxBand(above=Money(0, "USD"), rate=Decimal("0.1"), treatment=TaxTreatment.DEFERRED),
    )
    made = household.plan()
    living, pay = sorted(made.streams, key=lambda stream: stream.title)
    assert (pay.amount, pay.kind, pay.taxed, pay.member) == (7000, "income", True, str(household.maya))
    assert (living.amount, living.kind, living.member) == (3000, "spending", None)
    assert (made.start, made.until, made.inflation.mean, made.runs) == (TODAY, date(2080, 6, 30), 0.03, 50)
    assert made.headline == str(household.stop.id)
    assert made.correlations == {(str(household.stocks.id), str(household.bonds.id)): 0.2}
    assert (made.taxes.gains, made.taxes.bands) == (0.15, (Band(10_000, 0.2),))
    assert made.taxes.by_account == {"deferred": (Band(0, 0.1),)}
    assert len(run(made).line) == 2080 - 2026 + 1


def test_what_flows_from_debts_or_closed_accounts_flows_from_everything(household: Household) -> None:
    gone = Account(name="Gone", closed=TODAY - timedelta(days=1))
    loan = Account(name="Loan", account_class=AccountClass.DEBT, payment=Money(50_000, "USD"))
    household.add(
        gone, loan, Balance(day=TODAY, account=loan.id, amount=Money(-900_000, "USD")),
        Stream(title="Rate", amount=Money(100, "USD"), account=loan.id),
        Stream(title="More", kind=StreamKind.SAVING, amount=Money(100, "USD"), account=loan.id),
        Stream(title="Lost", kind=StreamKind.SAVING, amount=Money(100, "USD"), account=gone.id),
        Milestone(title="Car", day=date(2030, 1, 1), amount=Money(100, "USD"), account=gone.id),
    )  # fmt: skip
    made = household.plan()
    assert {s.title: s.account for s in made.streams if s.title in ("Rate", "More", "Lost")} == {
        "Rate": None, "More": str(loan.id)
    }  # fmt: skip
    assert {m.title: m.account for m in made.milestones} == {"Car": None, "Stop": None}
    debt = next(account for account in made.accounts if account.key == str(loan.id))
    assert (debt.balance, debt.payment, debt.spendable) == (-9000, 500, False)
    assert run(replace(made, runs=5)).runs == 5


def test_an_overdrawn_account_is_made_good_at_once(household: Household) -> None:
    household.add(Balance(day=TODAY, account=household.joint.id, amount=Money(-30_000, "USD")))
    made = household.plan()
    joint = next(account for account in made.accounts if account.name == "Joint")
    assert (joint.balance, joint.payment) == (-300, 300)
    assert dict(run(replace(made, runs=5)).line[0].accounts)[joint.key] == pytest.approx(0)


def test_a_members_plan_has_their_part(household: Household) -> None:
    made = household.plan(owner=household.alex)
    assert sorted(account.balance for account in made.accounts) == pytest.approx([2400, 27_500])
    assert {stream.title: stream.amount for stream in made.streams} == {"Living": 1500}
    assert [member.name for member in made.members] == ["Alex Rivera"]


def test_an_amount_without_a_rate_is_named(household: Household) -> None:
    household.add(Stream(title="Rent", amount=Money(100, "CHF")))
    with pytest.raises(NoRate, match="CHF"):
        household.plan()


def test_effects_of_a_scenario_are_laid_over_the_plan(household: Household) -> None:
    stop_pay = PlanEffect(
        title="No pay", scenario=household.scenario.id, kind=EffectKind.STOP, stream=household.pay.id,
        first=date(2028, 1, 1), last=date(2028, 9, 30),
    )  # fmt: skip
    always = PlanEffect(title="Roof", first=date(2030, 5, 1), amount=Money(2_000_000, "USD"))
    household.add(stop_pay, always)
    top = Scenario(title="Top", parent=household.scenario.id)
    household.add(top, PlanEffect(title="Party", scenario=top.id, first=date(2029, 1, 1), amount=Money(1_000, "USD")))
    assert [effect.title for effect in household.plan().effects] == ["Roof"]
    assert [effect.title for effect in household.plan(scenario=top.id).effects] == ["No pay", "Party", "Roof"]
    assert household.plan(scenario=household.scenario.id).effects[0] == Effect(
        str(stop_pay.id), "No pay", "stop", date(2028, 1, 1), date(2028, 9, 30), stream=str(household.pay.id)
    )


def test_a_loop_of_scenarios_is_named(household: Household) -> None:
    top = Scenario(title="Top", parent=household.scenario.id)
    household.add(top)
    household.profile.run(lambda edit: edit.change(household.scenario, parent=top.id))
    with pytest.raises(PlanError, match="A loop"):
        household.plan(scenario=top.id)


def test_effects_move_and_go_with_their_record(household: Household) -> None:
    course = uuid4()

    def effect(title: str, **rest: object) -> PlanEffect:
        return PlanEffect(title=title, of=course, of_kind="course", amount=Money(100, "USD"), **rest)  # type: ignore[arg-type]

    household.add(
        effect("Fee", anchor=Anchor.START),
        effect(
            "Raise", anchor=Anchor.END, after=Decimal(2), kind=EffectKind.INCOME, every=Every.MONTH, lasts=Decimal(12)
        ),
        effect("Idea", anchor=Anchor.START, scenario=household.scenario.id),
    )
    begun = Move(Ref("course", course), "Course", date(2028, 1, 1), date(2028, 6, 30), decided=True)

    def spans(move: Move | None, scenario: UUID | None = None) -> dict[str, tuple[date | None, date | None]]:
        made = household.plan(scenario=scenario, moves=lambda ref: move if ref.id == course else None)
        return {each.title: (each.first, each.last) for each in made.effects}

    fee_and_raise = {"Fee": (date(2028, 1, 1), None), "Raise": (date(2028, 8, 30), date(2029, 8, 29))}
    assert spans(begun) == fee_and_raise
    assert spans(begun, household.scenario.id) == fee_and_raise | {"Idea": (date(2028, 1, 1), None)}
    later = replace(begun, first=date(2029, 1, 1))
    assert spans(later)["Fee"] == (date(2029, 1, 1), None)
    assert spans(replace(begun, decided=False)) == {}
    assert spans(replace(begun, decided=False), household.scenario.id) == {"Idea": (date(2028, 1, 1), None)}
    for gone in (None, replace(begun, stands=False)):
        assert spans(gone, household.scenario.id) == {}


def test_the_newest_returns_table_has_a_column_for_each_asset(household: Household) -> None:
    assert past_returns(household.reader) is None
    household.add(ReturnsTable(name="Past", table="year,s,prices\n1990,0.1,0.02\n", inflation_column="prices"))
    found = past_returns(household.reader)
    assert found is not None
    assert found[1] == {str(household.stocks.id): "s", "inflation": "prices"}


def command(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, str, str]:
    try:
        status = main(["plan", *words])
    except SystemExit as stop:
        status = int(stop.code or 0)
    return status, *capsys.readouterr()


def test_the_command_works_out_a_profile(household: Household, capsys: pytest.CaptureFixture[str]) -> None:
    household.add(
        Assumptions(runs=Decimal(60)),
        PlanEffect(
            title="Trip", scenario=household.scenario.id, first=date(2030, 5, 1), amount=Money(2_000_000, "USD")
        ),
    )
    path = str(household.profile.path)
    status, out, _ = command(capsys, "--profile", path, "--json")
    assert status == 0
    data = json.loads(out)
    assert data["plan"]["runs"] == 60
    assert [each["title"] for each in data["plan"]["milestones"]] == ["Stop"]
    assert list(data["scenarios"]) == [str(household.scenario.id)]
    assert list(data["levers"]) == [str(household.stop.id)]
    status, out, _ = command(capsys, "--profile", path, "--scenario", "sabbatical", "--json")
    assert json.loads(out)["compared"]["net_present_value"] < 0
    assert command(capsys, "--profile", path, "--scenario", "none")[0] == 1


def test_the_command_answers_a_description(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    asked = {
        "plan": {
            "start": "2026-01-01", "until": "2027-12-31", "runs": 10,
            "assets": [{"key": "stocks", "mean": 0.05, "volatility": 0.1}],
            "accounts": [{"key": "all", "balance": 100, "mix": {"stocks": 1}}],
            "streams": [{"key": "out", "amount": 55, "every": "year", "first": "2026-01-01"}],
        },
        "replay": {"table": "past.csv", "columns": {"stocks": "s"}},
    }  # fmt: skip
    (tmp_path / "plan.json").write_text(json.dumps(asked))
    (tmp_path / "past.csv").write_text("year,s\n1990,0.3\n1991,-0.2\n1992,0.1\n")
    status, out, _ = command(capsys, "--input", str(tmp_path / "plan.json"), "--json")
    assert status == 0
    assert [start["met"] for start in json.loads(out)["replay"]["starts"]] == [True, False]
    (tmp_path / "past.csv").write_text("year,s\n1990,0.3\n1992,0.1\n")
    status, out, error = command(capsys, "--input", str(tmp_path / "plan.json"))
    assert (status, error) == (1, "organizer: past.csv, line 3: 1992 does not follow 1990\n")


@pytest.mark.parametrize("words", [(), ("--input", "a", "--profile", "b")])
def test_wrong_use_is_told(words: tuple[str, ...], capsys: pytest.CaptureFixture[str]) -> None:
    assert command(capsys, *words)[0] == 2


def test_a_file_that_is_not_there_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status, _, error = command(capsys, "--input", str(tmp_path / "none.json"))
    assert (status, error) == (1, "organizer: none.json could not be read: No such file or directory\n")
