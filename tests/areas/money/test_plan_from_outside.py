"""The figures that the plan must give, asked for from the outside: `organizer plan --input FILE --json`."""

from __future__ import annotations

import json
import shutil
from itertools import accumulate
from operator import mul
from pathlib import Path
from typing import Any

import pytest

from organizer.app.cli import main

HERE = Path(__file__).parents[2] / "fixtures" / "plans"
SHILLER = Path(__file__).parents[4] / "shared" / "data" / "shiller_annual_1871_2022.csv"


class Asking:
    """The command, with files in a folder of its own."""

    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self._folder, self._capsys = folder, capsys

    def __call__(self, name: str, amount: float | None = None) -> dict[str, Any]:
        """What comes back for one of the files; `amount`: of its only stream, instead of that in the file."""
        raw = json.loads((HERE / f"{name}.json").read_text(encoding="utf-8"))
        if amount is not None:
            raw["plan"]["streams"][0]["amount"] = amount
        file = self._folder / "plan.json"
        file.write_text(json.dumps(raw), encoding="utf-8")
        assert main(["plan", "--input", str(file), "--json"]) == 0
        found: dict[str, Any] = json.loads(self._capsys.readouterr().out)
        return found


@pytest.fixture
def ask(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Asking:
    if SHILLER.exists():
        shutil.copy(SHILLER, tmp_path)
    return Asking(tmp_path, capsys)


def test_the_numbers_of_the_manuals(ask: Asking) -> None:
    answers = [question["answer"] for question in ask("numbers")["questions"]]
    wanted = [15692.928894, -1854.024720, 64.073349, 3065.22267, 0.28095, 0.373362535]
    for answer, known, near in zip(answers, wanted, (1e-6, 1e-6, 1e-6, 1e-5, 1e-5, 2e-9), strict=True):
        assert answer == pytest.approx(known, abs=near)


def test_todays_money(ask: Asking) -> None:
    found = ask("todays_money")
    last = found["plan"]["line"][-1]
    assert round(last["nominal_worth"]) == 1_327_990
    assert round(last["worth"]) == 547_114
    assert round(found["questions"][0]["answer"]) == 547_114
    assert found["plan"]["final"]["p10"] == pytest.approx(last["worth"]), "nothing goes up and down"


def test_lognormal_growth(ask: Asking) -> None:
    found = ask("lognormal")
    known = {"mean": 628.08, "median": 448.17, "p10": 156.38, "p90": 1284.43}
    answer, final = found["questions"][0]["answer"], found["plan"]["final"]
    assert {name: round(answer[name], 2) for name in known} == known
    assert round(answer["below_start"], 6) == 0.033945
    drawn = {"mean": final["mean"], "median": final["p50"], "p10": final["p10"], "p90": final["p90"]}
    assert drawn == pytest.approx(known, rel=0.03), "40,000 runs of the engine"
    assert final["below_start"] == pytest.approx(0.033945, abs=0.004)


def test_ruin(ask: Asking) -> None:
    assert round(ask("ruin")["questions"][0]["answer"], 4) == 0.2679


def test_the_largest_withdrawal(ask: Asking) -> None:
    (question,) = ask("largest_withdrawal")["questions"]
    factors = [(1 + p) / (1 + r) for r, p in zip(question["returns"], question["inflation"], strict=True)]
    assert question["answer"] == pytest.approx(1 / sum(accumulate(factors[:-1], mul, initial=1.0)))


@pytest.mark.skipif(not SHILLER.exists(), reason="the table of past returns is not here")
@pytest.mark.parametrize(
    ("name", "success"),
    [("replay_half", [100, 93, 66, 39, 7, 0]), ("replay_stocks", [100, 95, 83, 66, 54, 39])],
)
def test_withdrawals_in_past_years(ask: Asking, name: str, success: list[int]) -> None:
    found = []
    for percent in range(3, 9):
        replay = ask(name, percent)["replay"]
        assert replay["windows"] == 41
        assert all(start["met"] == (percent / 100 <= start["largest"] + 1e-12) for start in replay["starts"])
        found.append(round(100 * replay["success"]))
    assert found == success
