"""run.py: the one file that has to work before anything is installed."""

import ast
import importlib.util
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

import run

ROOT = Path(__file__).parents[2]
FILE = ROOT / "run.py"


class Commands:
    """Stands in for run_quietly: notes what is run, and answers from ``answers`` by a word of the command."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self.answers: dict[str, tuple[int, str]] = {}
        self.on_run: Callable[[str], None] = lambda line: None

    def __call__(self, *command: str | Path) -> tuple[int, str]:
        line = " ".join(map(str, command))
        self.lines.append(line)
        self.on_run(line)
        return next((answer for word, answer in self.answers.items() if word in line), (0, ""))


@pytest.fixture
def commands(monkeypatch: pytest.MonkeyPatch) -> Commands:
    made = Commands()
    monkeypatch.setattr(run, "run_quietly", made)
    return made


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    (tmp_path / "requirements.txt").write_text("# header\nalembic==1.0 \\\n    --hash=sha256:00\n")
    (tmp_path / "requirements-dev.txt").write_text("alembic==1.0 \\\n    --hash=sha256:00\npytest==9.0\n")
    return tmp_path


@pytest.fixture
def environment(checkout: Path, commands: Commands) -> run.Environment:
    made = run.Environment(checkout, checkout / ".venv")

    def make(line: str) -> None:
        if " -m venv " in line:
            made.python.parent.mkdir(parents=True, exist_ok=True)
            made.python.touch()
            version = ".".join(map(str, sys.version_info[:3]))
            (made.folder / "pyvenv.cfg").write_text(f"home = somewhere\nversion = {version}\n")

    commands.on_run = make
    return made


def installs(commands: Commands) -> list[str]:
    return [line.rpartition("/")[2] for line in commands.lines if " install " in line]


# Python and the standard library


def test_an_old_python_can_read_the_file_and_is_refused_before_anything_else() -> None:
    tree = ast.parse(FILE.read_text(encoding="utf-8"), feature_version=(3, 7))
    _, first_import, check, *_ = tree.body
    assert ast.unparse(first_import) == "import sys"
    assert ast.unparse(check).startswith("if sys.version_info < (3, 11):\n    sys.exit(")


def test_only_the_standard_library_is_imported() -> None:
    tree = ast.parse(FILE.read_text(encoding="utf-8"))
    imports = {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
    imports |= {node.module or "." for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    assert {name.partition(".")[0] for name in imports} <= sys.stdlib_module_names


# The virtual environment


def test_the_first_start_makes_an_environment_and_the_second_contacts_nothing(
    environment: run.Environment, commands: Commands
) -> None:
    environment.prepare("run")
    assert installs(commands) == ["requirements.txt"]
    assert "--require-hashes" in commands.lines[-1]
    commands.lines.clear()
    environment.prepare("run")
    assert commands.lines == []


def test_the_developers_libraries_come_on_top_and_serve_the_program_too(
    environment: run.Environment, commands: Commands
) -> None:
    environment.prepare("run")
    environment.prepare("dev")
    environment.prepare("run")
    environment.prepare("dev")
    assert installs(commands) == ["requirements.txt", "requirements-dev.txt"]
    assert sum(" -m venv " in line for line in commands.lines) == 1


def test_changed_pins_are_installed_into_the_same_environment(
    environment: run.Environment, commands: Commands, checkout: Path
) -> None:
    environment.prepare("run")
    (checkout / "requirements.txt").write_text("alembic==2.0\n")
    environment.prepare("run")
    assert len(installs(commands)) == 2
    assert sum(" -m venv " in line for line in commands.lines) == 1


@pytest.mark.parametrize("cfg", ["version = 3.9.1\n", "home = nowhere\n"])
def test_an_environment_of_another_python_is_made_anew(
    environment: run.Environment, commands: Commands, checkout: Path, cfg: str
) -> None:
    environment.prepare("run")
    (environment.folder / "pyvenv.cfg").write_text(cfg)
    (checkout / "requirements.txt").write_text("alembic==2.0\n")
    environment.prepare("run")
    assert sum(" -m venv " in line for line in commands.lines) == 2


def test_an_environment_whose_python_is_gone_is_made_anew(environment: run.Environment, commands: Commands) -> None:
    environment.prepare("run")
    environment.python.unlink()
    environment.prepare("run")
    assert sum(" -m venv " in line for line in commands.lines) == 2


def test_a_failed_install_is_told_in_a_sentence_and_tried_again_next_time(
    environment: run.Environment, commands: Commands
) -> None:
    environment.prepare("run")
    commands.answers[" install "] = (1, "WARNING: Retrying\nERROR: No matching distribution found for pytest==9.0\n")
    with pytest.raises(run.SetupError, match=r"^The libraries could not be installed: No matching distribution found"):
        environment.prepare("dev")
    commands.answers.clear()
    commands.lines.clear()
    environment.prepare("run")
    assert installs(commands) == ["requirements.txt"]


def test_a_failed_environment_is_told(environment: run.Environment, commands: Commands) -> None:
    commands.answers[" -m venv "] = (1, "Error: [Errno 13] Permission denied: '/elsewhere/.venv'\n")
    with pytest.raises(run.SetupError, match=r"could not be made in .*Permission denied"):
        environment.prepare("run")


def test_a_debian_python_without_venv_names_the_package(
    environment: run.Environment, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None if name == "ensurepip" else object())
    with pytest.raises(run.SetupError, match="apt-get install python3-venv"):
        environment.prepare("run")


@pytest.mark.parametrize(
    ("output", "line"),
    [
        ("", "no reason was given."),
        ("all went well\nthen not\n\n", "then not."),
        ("ERROR: first\nERROR: second.\nafterwards", "second."),
    ],
)
def test_the_line_that_says_most_is_told(output: str, line: str) -> None:
    assert run.last_error(output) == line


# The system's libraries


def test_missing_libraries_are_named_by_their_packages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(run, "loads", lambda library: library not in ("libEGL.so.1", "libxcb-cursor.so.0"))
    assert run.missing_packages(on_screen=False) == ["libegl1"]
    assert run.missing_packages(on_screen=True) == ["libegl1", "libxcb-cursor0"]


def test_a_library_that_is_not_there_does_not_load() -> None:
    assert not run.loads("libnone-such.so.7")


@pytest.fixture
def debian(monkeypatch: pytest.MonkeyPatch) -> Callable[[int], None]:
    """Pretends a Debian with apt-get and sudo, used by the user of the given number, without a terminal."""

    def pretend(user: int) -> None:
        monkeypatch.setattr(run.shutil, "which", lambda name: f"/usr/bin/{name}")
        monkeypatch.setattr(os, "geteuid", lambda: user, raising=False)
        monkeypatch.setattr(sys, "stdin", None)

    return pretend


def test_root_installs_missing_packages(commands: Commands, debian: Callable[[int], None]) -> None:
    debian(0)
    run.install_packages(["libegl1"])
    assert len(commands.lines) == 1
    assert commands.lines[0].endswith("apt-get install --yes --no-install-recommends libegl1")


def test_old_package_lists_are_brought_up_to_date_first(commands: Commands, debian: Callable[[int], None]) -> None:
    debian(0)
    commands.on_run = lambda line: commands.answers.clear() if line.endswith("apt-get update") else None
    commands.answers["apt-get install"] = (100, "E: Unable to locate package libegl1")
    run.install_packages(["libegl1"])
    assert [line.split()[3] for line in commands.lines] == ["install", "update", "install"]


def test_others_are_told_the_one_command(commands: Commands, debian: Callable[[int], None]) -> None:
    debian(1000)
    with pytest.raises(run.SetupError, match=r"sudo apt-get install libegl1 libgl1$"):
        run.install_packages(["libegl1", "libgl1"])
    assert commands.lines == []


def test_without_apt_get_the_debian_command_is_a_hint(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(run.shutil, "which", lambda name: None)
    with pytest.raises(run.SetupError, match="On Debian and Ubuntu: sudo apt-get install libegl1"):
        run.install_packages(["libegl1"])


# Handing over


def test_the_program_gets_this_checkout_and_nothing_of_another_python() -> None:
    environ = run.program_environ({"PYTHONHOME": "/old", "PYTHONPATH": "/old", "LANG": "de_DE"})
    assert environ == {"PYTHONPATH": str(ROOT), "LANG": "de_DE"}


def test_a_platform_that_the_user_chose_is_kept() -> None:
    assert run.program_environ({}, offscreen=True)["QT_QPA_PLATFORM"] == "offscreen"
    assert run.program_environ({"QT_QPA_PLATFORM": "xcb"}, offscreen=True)["QT_QPA_PLATFORM"] == "xcb"


def test_the_exit_code_is_the_programs() -> None:
    script = "import os, run, sys; run.become([sys.executable, '-c', 'raise SystemExit(3)'], os.environ)"
    assert subprocess.run([sys.executable, "-c", script], cwd=ROOT, check=False).returncode == 3


def test_the_first_failing_check_stops_the_run_with_its_name(
    monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    python = sys.executable
    made_up = {
        "good": [python, "-c", "print('quiet')"],
        "bad": [python, "-c", "print('line 3 is wrong'); raise SystemExit(1)"],
        "never": [python, "-c", "print('not reached')"],
    }
    monkeypatch.setattr(run, "checks", lambda python: made_up)
    monkeypatch.setattr(run, "become", lambda *_: pytest.fail("the tests ran all the same"))
    monkeypatch.chdir(ROOT)
    with pytest.raises(run.SetupError, match=r"^Failed: bad$"):
        run.test(python, [], os.environ)
    out, err = capfdbinary.readouterr()
    assert out.splitlines() == [b"line 3 is wrong"]
    assert err.splitlines() == [b"good: fine"]


def test_with_arguments_pytest_alone_runs(monkeypatch: pytest.MonkeyPatch) -> None:
    handed: list[list[str]] = []
    monkeypatch.setattr(run, "become", lambda command, environ: handed.append(command))
    monkeypatch.chdir(ROOT)
    run.test("python", ["-k", "vcard"], {})
    assert handed == [["python", "-m", "pytest", "-k", "vcard"]]
