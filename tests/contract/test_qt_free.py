"""Floors below the window run without Qt: a fresh process imports their modules and looks at what came along."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
FLOORS = ("kernel", "store", "charts", "exchange", "reports", "areas")
WINDOW_MODULES = {"page", "widgets"}
SCRIPT = """
import importlib, json, sys
before = set(sys.modules)
for name in json.load(sys.stdin):
    importlib.import_module(name)
print(json.dumps(sorted({name.partition(".")[0] for name in set(sys.modules) - before})))
"""


def qt_free_modules(floor: str) -> list[str]:
    names = []
    for path in sorted((ROOT / "organizer" / floor).rglob("*.py")):
        parts = path.relative_to(ROOT).with_suffix("").parts
        if not (floor == "areas" and WINDOW_MODULES & set(parts)):
            names.append(".".join(parts).removesuffix(".__init__"))
    return names


def brought_along(names: list[str]) -> set[str]:
    """The top-level packages that a fresh process has loaded once it has imported these modules."""
    done = subprocess.run(
        [sys.executable, "-P", "-c", SCRIPT],
        input=json.dumps(names),
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return set(json.loads(done.stdout))


@pytest.mark.parametrize("floor", FLOORS)
def test_a_floor_below_the_window_loads_no_qt(floor: str) -> None:
    assert not brought_along(qt_free_modules(floor)) & {"PySide6", "shiboken6"}


def test_the_kernel_loads_nothing_that_is_installed() -> None:
    brought = brought_along(qt_free_modules("kernel"))
    of_python = {name for name in brought if name in sys.stdlib_module_names or name.startswith("_sysconfigdata_")}
    assert brought - of_python == {"organizer"}


def test_qt_would_be_noticed() -> None:
    assert "PySide6" in brought_along(["PySide6.QtCore"])
