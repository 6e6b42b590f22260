"""The import contracts of pyproject.toml hold on the program and catch a bad import of every kind."""

import itertools
import os
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
FLOORS = ("app", "overview", "exchange", "reports", "areas", "ui", "charts", "store", "kernel")
AREA_MODULES = ("area", "page", "widgets", "offers", "section", "figures", "actions", "queries", "rules", "model")

DOWNWARDS = "Floors import downwards only"
AREAS_APART = "Areas do not know one another"
INSIDE = "Inside an area imports go downwards only"
NO_CIRCLES = "Nothing imports in a circle"
QT = "Qt stays in the window's floors"
SQL = "SQL stays in the store and in queries"

# (contract, module that gets a bad import, what it imports)
BAD_IMPORTS = [
    (DOWNWARDS, "kernel.bad_floor", "organizer.store"),
    (DOWNWARDS, "store.bad_floor", "organizer.charts"),
    (DOWNWARDS, "charts.bad_floor", "organizer.ui"),
    (DOWNWARDS, "ui.bad_floor", "organizer.areas"),
    (DOWNWARDS, "areas.planted_one.rules", "organizer.reports"),
    (DOWNWARDS, "exchange.bad_floor", "organizer.reports"),
    (DOWNWARDS, "reports.bad_floor", "organizer.exchange"),
    (DOWNWARDS, "reports.bad_floor", "organizer.overview"),
    (DOWNWARDS, "overview.bad_floor", "organizer.app"),
    (DOWNWARDS, "app.bad_floor", "organizer.__main__"),
    (AREAS_APART, "areas.planted_one.actions", "organizer.areas.planted_two.model"),
    *((INSIDE, f"areas.planted_two.{low}", f"organizer.areas.planted_two.{high}")
      for high, low in itertools.pairwise(AREA_MODULES)),
    *((QT, f"{floor}.bad_qt", "PySide6") for floor in ("kernel", "store", "charts", "exchange", "reports")),
    *((QT, f"areas.planted_one.{name}", "shiboken6") for name in AREA_MODULES if name not in ("page", "widgets")),
    *((SQL, f"{floor}.bad_sql", "sqlalchemy") for floor in FLOORS if floor not in ("store", "areas")),
    *((SQL, f"areas.planted_one.{name}", "sqlcipher3") for name in AREA_MODULES if name != "queries"),
    (SQL, "kernel.bad_sql", "alembic"),
]  # fmt: skip
STRAY_MODULES = [(DOWNWARDS, "planted"), (INSIDE, "areas.planted_one.helpers")]


@pytest.fixture(scope="module")
def tree(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the program, with the floors that have no code yet and two made-up areas."""
    root = tmp_path_factory.mktemp("copy")
    package = root / "organizer"
    shutil.copytree(ROOT / "organizer", package, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", root)
    for area in ("planted_one", "planted_two"):
        write(package, f"areas.{area}.__init__")
        for module in AREA_MODULES:
            write(package, f"areas.{area}.{module}")
    for floor in FLOORS:
        write(package, f"{floor}.__init__")
    write(package, "__main__")
    return root


@pytest.fixture(scope="module")
def reports(tree: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """What lint-imports says of each contract that is broken once every bad import is planted."""
    root = tmp_path_factory.mktemp("planted")
    shutil.copytree(tree, root, dirs_exist_ok=True)
    package = root / "organizer"
    for _, importer, imported in BAD_IMPORTS:
        write(package, importer, f"import {imported}\n")
    for _, stray in STRAY_MODULES:
        write(package, stray)
    write(package, "kernel.circle_one", "import organizer.kernel.circle_two\n")
    write(package, "kernel.circle_two", "import organizer.kernel.circle_one\n")
    code, output = lint_imports(root)
    assert code == 1
    # After the list of contracts comes a section for each broken one: its name, underlined, and what broke it.
    _, *parts = re.split(r"^(.+)\n-{4,}$", output.partition("Broken contracts")[2], flags=re.MULTILINE)
    return dict(zip(parts[::2], parts[1::2], strict=True))


def write(package: Path, module: str, line: str = "") -> None:
    path = package.joinpath(*module.split(".")).with_suffix(".py")
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("a", encoding="utf-8") as file:
        file.write(line)


def lint_imports(root: Path) -> tuple[int, str]:
    command = "from importlinter.cli import lint_imports_command; lint_imports_command()"
    done = subprocess.run(
        [sys.executable, "-c", command, "--no-logo", "--no-cache"],
        cwd=root,
        # Wide lines, so that no import is broken over two of them.
        env=os.environ | {"PYTHONPATH": str(root), "COLUMNS": "1000"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    return done.returncode, done.stdout + done.stderr


def test_an_honest_tree_keeps_every_contract(tree: Path) -> None:
    code, output = lint_imports(tree)
    assert code == 0, output
    assert "0 broken" in output


@pytest.mark.parametrize(("contract", "importer", "imported"), BAD_IMPORTS)
def test_a_bad_import_is_caught(reports: dict[str, str], contract: str, importer: str, imported: str) -> None:
    assert f"organizer.{importer} -> {imported} (l." in reports[contract]


def test_a_circle_is_caught(reports: dict[str, str]) -> None:
    assert "No cycles are allowed in organizer.kernel." in reports[NO_CIRCLES]


@pytest.mark.parametrize(("contract", "stray"), STRAY_MODULES)
def test_a_module_without_a_floor_is_caught(reports: dict[str, str], contract: str, stray: str) -> None:
    assert f"organizer.{stray}" in reports[contract]


def test_every_contract_has_its_bad_import() -> None:
    config = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    names = {contract["name"] for contract in config["tool"]["importlinter"]["contracts"]}
    assert names == {contract for contract, *_ in BAD_IMPORTS} | {NO_CIRCLES}
