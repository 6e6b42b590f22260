"""The wheel carries what the program reads at run time."""

import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SOURCES = ("organizer", "resources", "pyproject.toml", "LICENSE", "README.md")


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Built from a copy, by the installed backend, without asking anybody for anything."""
    root = tmp_path_factory.mktemp("wheel")
    for name in SOURCES:
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, root / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(ROOT / name, root)
    command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", "out"]
    done = subprocess.run(
        command, cwd=root, env=os.environ | {"PIP_NO_INDEX": "1"}, capture_output=True, encoding="utf-8", check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    (built,) = (root / "out").iterdir()
    return built


def test_every_module_and_resource_is_inside(wheel: Path) -> None:
    inside = set(zipfile.ZipFile(wheel).namelist())
    modules = {
        f"organizer/{path.relative_to(ROOT / 'organizer').as_posix()}" for path in ROOT.glob("organizer/**/*.py")
    }
    resources = {
        f"organizer/resources/{path.relative_to(ROOT / 'resources').as_posix()}"
        for path in ROOT.glob("resources/**/*")
        if path.is_file()
    }
    assert modules | resources <= inside
    assert {"organizer/resources/fonts/Inter-Regular.ttf", "organizer/resources/themes/tokens.json"} <= inside


def test_the_program_in_a_wheel_finds_its_resources(wheel: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(tmp_path)
    script = "from organizer.kernel.resources import resource; print(resource('icons', 'users.svg'))"
    done = subprocess.run(
        [sys.executable, "-P", "-c", script],
        cwd=tmp_path,
        env=os.environ | {"PYTHONPATH": str(tmp_path)},
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    assert Path(done.stdout.strip()) == tmp_path / "organizer" / "resources" / "icons" / "users.svg"
