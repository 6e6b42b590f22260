"""What import-linter cannot say about imports: the kernel needs nothing installed, and nothing undeclared is used."""

import ast
import importlib.metadata
import re
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "organizer"


def imported_names(source: str) -> set[str]:
    """The dotted names that a module imports, wherever in it."""
    names = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            names.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            names.add("." * node.level + (node.module or ""))
    return names


def foreign_to_kernel(source: str) -> set[str]:
    """What a module of the kernel imports although it may not."""
    return {
        name
        for name in imported_names(source)
        if name.split(".")[0] not in sys.stdlib_module_names
        and not f"{name}.".startswith("organizer.kernel.")
        and not re.fullmatch(r"\.(\w+(\.\w+)*)?", name)
    }


def modules(folder: Path) -> list[Path]:
    return sorted(folder.rglob("*.py"))


def declared_imports() -> set[str]:
    """The top-level import names of the libraries in pyproject.toml's dependencies."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    declared = {normalised(re.split(r"[<>=!~;\[ ]", line)[0]) for line in project["dependencies"]}
    return {
        name
        for name, distributions in importlib.metadata.packages_distributions().items()
        if declared & {normalised(each) for each in distributions}
    } | {"shiboken6"}  # comes with PySide6, in a distribution of its own


def normalised(distribution: str) -> str:
    return re.sub(r"[-_.]+", "-", distribution).lower()


@pytest.mark.parametrize("path", modules(PACKAGE / "kernel"), ids=lambda path: path.stem)
def test_the_kernel_needs_only_the_standard_library(path: Path) -> None:
    assert not foreign_to_kernel(path.read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    "line",
    ["import numpy", "from PySide6.QtCore import Qt", "from organizer.store import x", "from ..store import x"],
)
def test_a_bad_import_in_the_kernel_is_caught(line: str) -> None:
    assert foreign_to_kernel(f"def later():\n    {line}\n")


def test_every_library_used_is_declared() -> None:
    known = declared_imports() | sys.stdlib_module_names | {"organizer", ""}
    used = {
        f"{path.relative_to(ROOT)} imports {name}"
        for path in modules(PACKAGE)
        for name in imported_names(path.read_text(encoding="utf-8"))
        if name.split(".")[0] not in known
    }
    assert not used


def test_every_folder_of_code_is_a_package() -> None:
    """A folder without __init__.py would be out of the import contracts' sight."""
    folders = {path.parent for path in modules(PACKAGE)}
    assert not [str(folder.relative_to(ROOT)) for folder in folders if not (folder / "__init__.py").is_file()]
