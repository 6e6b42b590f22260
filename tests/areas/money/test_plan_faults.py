"""What is wrong with a plan is named, all of it, by where it is; what is unusual is said and not forbidden."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from organizer.areas.money.rules.plan.as_json import plan_of
from organizer.areas.money.rules.plan.checked import check, warnings
from organizer.areas.money.rules.plan.description import described
from organizer.areas.money.rules.plan.engine import run
from organizer.areas.money.rules.plan.faults import PlanError
from organizer.areas.money.rules.plan.inputs import (
    Asset,
    Band,
    Effect,
    Inflation,
    PlanAccount,
    PlanMilestone,
    PlanStream,
    Taxes,
)
from organizer.areas.money.rules.plan.overlay import effects_of, laid_over
from organizer.areas.money.rules.plan.replay import replay, returns_of
from organizer.kernel.errors import UnreadableFile

from .plans import START, cash, household, plan

NAN, INFINITE = float("nan"), float("inf")
THREE = tuple(Asset(key, 0.05, 0.1) for key in "abc")
ROOT = Path(__file__).parents[3]


@pytest.mark.parametrize(
    ("changes", "problems"),
    [
        ({"until": date(2025, 1, 1)}, ["until: Ends before it begins"]),
        ({"runs": 0, "seed": -1}, ["runs: From 1 to 100,000", "seed: Not less than 0"]),
        ({"runs": 100_000, "until": date(2160, 1, 1), "assets": THREE},
         ["runs: Too many for so many years and assets"]),
        ({"until": date(2180, 1, 1)}, ["until: More than 150 years"]),
        ({"accounts": (cash(1e16),), "assets": (Asset("a", 20.0),)},
         ["assets.a.mean: Too large", "accounts.cash.balance: Too large"]),
        ({"milestones": (PlanMilestone("m", "", "purchase", date(9999, 1, 1)),)}, ["milestones.m.day: Too far away"]),
        ({"headline": "no"}, ["headline: There is no such milestone"]),
        ({"accounts": (cash(NAN), cash(INFINITE, "b"))},
         ["accounts.cash.balance: Not a finite number", "accounts.b.balance: Not a finite number"]),
        ({"accounts": (cash(1.0), cash(1.0))}, ["accounts.cash: Twice"]),
        ({"accounts": (cash(1.0, mix={"gold": 1.0}),)}, ["accounts.cash.mix: There is no asset 'gold'"]),
        ({"accounts": (cash(1.0, mix={"a": 0.7, "b": 0.4}),), "assets": THREE},
         ["accounts.cash.mix: The shares are more than 1 together"]),
        ({"accounts": (cash(1.0, tax="none"),)}, ["accounts.cash.tax: One of taxed, deferred, free"]),
        ({"streams": (PlanStream("pay", first=date(2027, 1, 2), last=date(2027, 1, 1)),)},
         ["streams.pay.last: Ends before it begins"]),
        ({"streams": (PlanStream("put", kind="saving"),)}, ["streams.put.account: Into which account?"]),
        ({"streams": (PlanStream("pay", amount=-1.0),)}, ["streams.pay.amount: Not less than 0"]),
        ({"streams": (PlanStream("pay", starts_with="x", account="y"),)},
         ["streams.pay.account: There is no account 'y'", "streams.pay.starts_with: There is no milestone 'x'"]),
        ({"milestones": (PlanMilestone("m", "", "fund", date(2027, 1, 1)),)}, ["milestones.m.until: Until when?"]),
        ({"effects": (Effect("e", kind="stop", first=START),)}, ["effects.e.stream: Which stream?"]),
        ({"effects": (Effect("e", probability=1.5),)},
         ["effects.e.first: From when?", "effects.e.probability: From 0 to 1"]),
        ({"streams": (PlanStream("pay"),), "effects": tuple(
            Effect(f"e{at}", kind="stop", stream="pay", first=START, probability=0.5) for at in range(11))},
         ["effects: More than 10 with a probability change streams or milestones"]),
        ({"assets": (Asset("a", -1.0, -0.1),)},
         ["assets.a.mean: More than -1, which would lose everything", "assets.a.volatility: Not less than 0"]),
        ({"assets": THREE, "correlations": {("a", "b"): 1.5}}, ["correlations.a/b: From -1 to 1"]),
        ({"assets": THREE, "correlations": {("a", "x"): 0.5}}, ["correlations.a/x: There is no such asset"]),
        ({"assets": THREE, "correlations": {("a", "b"): 0.5, ("b", "a"): 0.4}},
         ["correlations.a/b: Another value the other way round",
          "correlations.b/a: Another value the other way round"]),
        ({"assets": THREE, "correlations": {("a", "b"): 0.9, ("a", "c"): 0.9, ("b", "c"): -0.9}},
         ["correlations.b/c: -0.9 is not possible beside the others"]),
        ({"assets": THREE[:1], "inflation": Inflation(0.02, 0.01, {"z": 0.1})},
         ["inflation.correlations.z: There is no such asset"]),
        ({"taxes": Taxes(income=1.0, bands=(Band(0, 0.1), Band(0, 2.0)))},
         ["taxes.income: From 0 to less than 1", "taxes.bands: Rates from 0 to less than 1",
          "taxes.bands: Each above an amount of its own, none less than 0"]),
    ],
)  # fmt: skip
def test_every_problem_is_named_by_key_and_field(changes: dict[str, Any], problems: list[str]) -> None:
    wrong = replace(plan(2), **changes)
    assert list(check(wrong)) == problems
    with pytest.raises(PlanError, match=re.escape(problems[0])):
        run(wrong)


def test_correlations_that_are_just_possible_are_worked_out() -> None:
    possible = replace(plan(2), assets=THREE, correlations={("a", "b"): 1.0, ("a", "c"): -1.0, ("b", "c"): -1.0})
    assert check(possible) == ()
    assert run(replace(possible, runs=5)).runs == 5


def test_what_is_unusual_is_said() -> None:
    assert warnings(household()) == (
        "The plan ends when Maya is 87, before 95",
        "The plan ends when Alex is 88, before 95",
    )
    odd = plan(
        5, PlanStream("put", kind="saving", amount=5, account="cash"), accounts=(PlanAccount("cash"),),
        assets=(Asset("Gold", 0.12),), runs=10,
        milestones=(PlanMilestone("stop", "Retire", "retirement", date(2040, 1, 1)),),
    )  # fmt: skip
    assert warnings(odd) == (
        "Gold: 12.0% a year beyond inflation is more than the usual 7%",
        "Gold: 12.0% beyond inflation does not come without ups and downs",
        "Inflation is zero: prices have hardly ever stood still for long",
        "Retire comes after the end of the plan, December 2030",
        "The plan ends before anybody stops work",
        "There is saving but no income that it could come from: only what is in cash is moved",
        "10 runs are few: likelihoods are rough",
    )
    assert check(odd) == ()


def test_scenarios_lie_on_scenarios_and_loops_are_named() -> None:
    one, other = Effect("1", first=START), Effect("2", first=START)
    parents = {"a": None, "b": "a", "x": "z", "y": "x", "z": "y", "lost": "gone"}
    assert effects_of("b", parents, {"a": [one], "b": [other]}) == (one, other)
    with pytest.raises(PlanError, match=re.escape("scenarios.x.parent: A loop, z > y > x > z")):
        effects_of("z", parents, {})
    with pytest.raises(PlanError, match=re.escape("scenarios.lost.parent: There is no scenario 'gone'")):
        effects_of("lost", parents, {})
    with pytest.raises(PlanError, match=re.escape("effects.1: Twice")):
        laid_over(plan(2, effects=(one,)), [one])


@pytest.mark.parametrize(
    ("text", "problems"),
    [
        ("{", ["line 1, column 2: Expecting property name enclosed in double quotes"]),
        ('{"start": "2026-01-01", "start": "2027-01-01"}', ["start: Twice in one object"]),
        ("[]", ["the file: An object is needed"]),
        ('{"start": "2026-01-01"}', ["until: Missing"]),
        ('{"start": "2026-02-30", "until": 5}',
         ["start: A day, 2026-11-19, is needed", "until: A day, 2026-11-19, is needed"]),
        ('{"start": "2026-01-01", "until": "2027-01-01", "colour": 1}', ["colour: There is no such key"]),
        ('{"start": "2026-01-01", "until": "2027-01-01", "runs": 1.5}', ["runs: A whole number is needed"]),
        ('{"start": "2026-01-01", "until": "2027-01-01", "inflation": {"mean": NaN, "volatility": 1e999}}',
         ["inflation.mean: Not a finite number", "inflation.volatility: Not a finite number"]),
        ('{"start": "2026-01-01", "until": "2027-01-01", "accounts": [{"balance": true}]}',
         ["accounts[0].balance: A number is needed", "accounts[0].key: Missing"]),
        ('{"start": "2026-01-01", "until": "2027-01-01", "accounts": [{"key": "a", "currency": "EUR", "balance": 1}]}',
         ["accounts[0].currency: There is no rate from EUR to USD"]),
        ('{"start": "2026-01-01", "until": "2027-01-01", "rates": {"EUR": 0}}',
         ["rates.EUR: A rate is more than zero"]),
    ],
)  # fmt: skip
def test_problems_of_json_are_named_by_their_path(text: str, problems: list[str]) -> None:
    with pytest.raises(PlanError) as error:
        plan_of(text)
    assert list(error.value.problems) == problems


def test_amounts_in_other_currencies_go_in_at_their_rate() -> None:
    made = plan_of(
        '{"start": "2026-01-01", "until": "2027-01-01", "rates": {"EUR": 1.1}, "accounts":'
        '[{"key": "a", "currency": "EUR", "balance": 100}, {"key": "b", "currency": "USD", "balance": 100}]}'
    )
    assert [account.balance for account in made.accounts] == pytest.approx([110, 100])


def no_files(name: str) -> str:
    raise AssertionError(name)


def test_the_example_of_the_documentation_works() -> None:
    found = re.search(r"```json\n(.*?)```", (ROOT / "docs" / "plan.md").read_text(encoding="utf-8"), re.DOTALL)
    assert found
    raw = json.loads(found[1])
    raw["plan"]["runs"] = 200
    data = described(json.dumps(raw), no_files)
    assert set(data) == {"questions", "plan", "scenarios", "runs", "movers"}
    assert set(data["scenarios"]) == {"course", "later", "crash"}
    assert data["scenarios"]["later"]["compared"]["months"]["stop"] == 24
    assert data["questions"][0]["answer"] == pytest.approx(-1854.024720, abs=1e-6)
    assert len(data["runs"]["worst"]["sentences"]) == 50
    json.dumps(data, allow_nan=False)


@pytest.mark.parametrize(
    ("asked", "answer"),
    [
        ({"ask": "future_value", "rate": 0.05 / 12, "periods": 120, "payment": -100, "present": -100}, 15692.928894),
        ({"ask": "periods_needed", "rate": 0.07 / 12, "payment": -150, "present": 8000}, 64.073349),
        ({"ask": "net_present_value", "rate": 0.08, "flows": [-40000, 5000, 8000, 12000, 30000]}, 3065.22267),
        ({"ask": "dated_internal_rate", "flows": [-100, 110], "days": ["2026-01-01", "2027-01-01"]}, 0.1),
        ({"ask": "todays_money", "amount": 1_327_990, "inflation": 0.03, "years": 30}, 547_114.3),
        ({"ask": "ruin", "spending": 0.05, "mean": 0.07, "deviation": 0.2, "median_lifetime": 28.1}, 0.267855),
        ({"ask": "largest_withdrawal", "returns": [0.07, -0.2], "inflation": [0.02, 0.03]}, 1 / (1 + 1.02 / 1.07)),
    ],
)  # fmt: skip
def test_questions_are_answered(asked: dict[str, Any], answer: float) -> None:
    data = described(json.dumps({"questions": [asked]}), no_files)
    assert data["questions"][0]["answer"] == pytest.approx(answer, rel=1e-6)


@pytest.mark.parametrize(
    ("asked", "problem"),
    [
        ({"ask": "fv"}, "questions[0].ask: One of future_value, "),
        ({"ask": "payment", "rate": 0.01, "periods": "x", "present": 1}, "questions[0].periods: A number is needed"),
        ({"ask": "payment", "rate": 0.01, "present": 1, "extra": 1}, "questions[0].extra: There is no such key"),
        ({"ask": "internal_rate", "flows": [1, 2]}, "questions[0]: A rate needs both money out and money in"),
        ({"ask": "future_value", "rate": -1, "periods": 3, "payment": 1}, "questions[0]: These numbers have no answer"),
    ],
)
def test_questions_without_an_answer_are_named(asked: dict[str, Any], problem: str) -> None:
    with pytest.raises(PlanError, match=re.escape(problem)):
        described(json.dumps({"questions": [asked]}), no_files)


TABLE = "year,stocks,prices\n1990,0.1,2%\n1991,-0.2,0.03\n"


def test_a_returns_table_is_read() -> None:
    table = returns_of(TABLE)
    assert table.years == (1990, 1991)
    assert table.columns["prices"].tolist() == [0.02, 0.03]


@pytest.mark.parametrize(
    ("text", "line", "reason"),
    [
        ("", None, "There are no years in it"),
        ("year\n1990\n", 1, "A head for the year and for each column, all different"),
        (TABLE + "1993,0.1,0.1\n", 4, "1993 does not follow 1991"),
        (TABLE + "1992,0.1\n", 4, "2 cells, but 3 heads"),
        (TABLE + "1992,nan,0.1\n", 4, "stocks: 'nan' is no number"),
        (TABLE + "1992,7,-3\n", 4, "prices: '-3' would lose more than everything; fractions are meant"),
        (TABLE + "June,0.1,0.1\n", 4, "'June' is no year"),
        (TABLE + '1992,"0.1\n', 4, "Not a table: unexpected end of data"),
    ],
)
def test_a_bad_returns_table_is_named_by_line_and_reason(text: str, line: int | None, reason: str) -> None:
    with pytest.raises(UnreadableFile) as error:
        returns_of(text, "past.csv")
    assert (error.value.line, error.value.reason) == (line, reason)


def test_a_column_that_is_not_there_is_named() -> None:
    with pytest.raises(PlanError, match=re.escape("columns.a: There is no column 'gold'")):
        replay(plan(1), returns_of(TABLE), {"a": "gold"})
