"""The pins: complete, hashed, within what pyproject.toml asks for, and silent about where they come from."""

import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[2]
FILES = ("requirements.txt", "requirements-dev.txt")


def pins(name: str) -> dict[str, tuple[str, frozenset[str]]]:
    """Library → its version and hashes."""
    text = re.sub(r"^\s*#.*\n", "", (ROOT / name).read_text(encoding="utf-8"), flags=re.MULTILINE)
    found = {}
    for line in text.replace("\\\n", " ").splitlines():
        requirement, *hashes = re.split(r"\s+--hash=", line.strip())
        parsed = Requirement(requirement)
        found[canonicalize_name(parsed.name)] = (str(parsed.specifier).removeprefix("=="), frozenset(hashes))
    return found


@pytest.mark.parametrize("name", FILES)
def test_every_library_is_pinned_with_hashes(name: str) -> None:
    for library, (version, hashes) in pins(name).items():
        assert re.fullmatch(r"[\w.]+", version), library
        assert hashes, library
        assert all(re.fullmatch(r"sha256:[0-9a-f]{64}", each) for each in hashes), library


@pytest.mark.parametrize("name", FILES)
def test_no_address_is_named(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    assert not re.search(r"://|--(extra-)?index|--find-links|--trusted-host|\bfile:|(^|\s)/", text, flags=re.MULTILINE)


def test_tests_run_with_the_libraries_that_ship() -> None:
    run, dev = map(pins, FILES)
    assert run.items() <= dev.items()


def test_the_pins_are_within_the_declared_ranges() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    for name, declared in zip(FILES, (project["dependencies"], project["optional-dependencies"]["dev"]), strict=True):
        pinned = pins(name)
        for requirement in map(Requirement, declared):
            version, _ = pinned[canonicalize_name(requirement.name)]
            assert requirement.specifier.contains(version), requirement


def test_every_library_that_ships_is_named_with_its_licence() -> None:
    table = (ROOT / "resources" / "LICENSES.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| ([^|]+) \| [^|]+ \| [^|]+ \|$", table, flags=re.MULTILINE)
    named = {canonicalize_name(name.partition("(")[0].strip()) for row in rows for name in row.split(", ")}
    assert pins("requirements.txt").keys() <= named
