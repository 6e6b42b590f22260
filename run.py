"""Opens Organizer from a checkout, and runs the checks of its developers. Needs Python 3.11 and nothing else.

python3 run.py [ARGUMENTS]          open the window; with arguments, one of the program's commands
python3 run.py test [ARGUMENTS]     every check and test; with arguments, pytest alone with these
python3 run.py gallery DIR          pictures of every page
python3 run.py bench [ARGUMENTS]    the table of speeds
python3 run.py build                the program as a folder that needs no Python

The libraries go into .venv beside this file, at the versions and hashes of requirements.txt, once.
"""

import sys

if sys.version_info < (3, 11):  # noqa: UP036 - an older Python can still read this file as far as here
    sys.exit(f"Organizer needs Python 3.11 or later. This is Python {sys.version.split()[0]}.")

import ctypes
import hashlib
import importlib.util
import os
import shutil
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NoReturn

ROOT = Path(__file__).resolve().parent
WINDOWS = sys.platform == "win32"
LINUX = sys.platform.startswith("linux")

# Each file holds all that the one before it holds.
REQUIREMENTS = {"run": "requirements.txt", "dev": "requirements-dev.txt"}

# What Qt's wheels expect of a Linux system: library → Debian's package.
LIBRARIES = {
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libglib-2.0.so.0": "libglib2.0-0",
}
SCREEN_LIBRARIES = {
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-shape.so.0": "libxcb-shape0",
}


class SetupError(Exception):
    """What stops the run, in a sentence for whoever started it."""


def say(line: str) -> None:
    """Progress goes to stderr: the program's own output may be read by a script."""
    print(line, file=sys.stderr, flush=True)


# The virtual environment


class Environment:
    """The virtual environment in ``folder`` with the libraries that the files in ``root`` pin."""

    def __init__(self, root: Path, folder: Path) -> None:
        self.root = root
        self.folder = folder
        self.python = folder / ("Scripts/python.exe" if WINDOWS else "bin/python")

    def prepare(self, level: str) -> None:
        """Bring the libraries of ``level`` ("run" or "dev") to what is pinned; contacts nothing when they are."""
        if self.python.exists() and self._stamp(level) == self._wanted(level):
            return
        if not self._usable():
            self._create()
        self._install(level)

    def _wanted(self, level: str) -> str:
        pinned = (self.root / REQUIREMENTS[level]).read_bytes().replace(b"\r\n", b"\n")
        return hashlib.sha256(python_version().encode() + b"\n" + pinned).hexdigest()

    def _stamp_file(self, level: str) -> Path:
        return self.folder / f"installed-{level}"

    def _stamp(self, level: str) -> str:
        try:
            return self._stamp_file(level).read_text(encoding="ascii").strip()
        except OSError:
            return ""

    def _usable(self) -> bool:
        """Whether pip can be run in the environment, under the Python that runs this file."""
        try:
            made_by = made_with((self.folder / "pyvenv.cfg").read_text(encoding="utf-8"))
        except OSError:
            return False
        return made_by == python_version() and self.python.exists() and run_quietly(self.python, "-Im", "pip")[0] == 0

    def _create(self) -> None:
        if not all(map(importlib.util.find_spec, ("venv", "ensurepip"))):
            raise SetupError(
                "This Python cannot make virtual environments. "
                "On Debian and Ubuntu the package python3-venv adds that: sudo apt-get install python3-venv"
            )
        say(f"Making a virtual environment in {self.folder.name}")
        code, output = run_quietly(sys.executable, "-m", "venv", "--clear", self.folder)
        if code:
            raise SetupError(f"The virtual environment could not be made in {self.folder}: {last_error(output)}")

    def _install(self, level: str) -> None:
        """Install and stamp. Without its stamps an environment is never taken for complete."""
        log = self.folder / "install.log"
        for old in (log, *map(self._stamp_file, REQUIREMENTS)):
            old.unlink(missing_ok=True)
        requirements = self.root / REQUIREMENTS[level]
        count = count_pins(requirements.read_text(encoding="utf-8"))
        say(f"Installing {count} libraries: this happens once and takes a minute or two")
        options = ("--disable-pip-version-check", "--no-input", "--quiet", "--require-hashes")
        code, output = run_quietly(self.python, "-Im", "pip", "install", *options, "--requirement", requirements)
        if code:
            log.write_text(output, encoding="utf-8")
            raise SetupError(
                f"The libraries could not be installed: {last_error(output)} "
                f"Check the network and run the same command again; pip's own words are in {log}"
            )
        for each in REQUIREMENTS:
            self._stamp_file(each).write_text(self._wanted(each) + "\n", encoding="ascii")
            if each == level:
                break


def python_version() -> str:
    return f"{sys.version_info.major}.{sys.version_info.minor}"


def made_with(pyvenv_cfg: str) -> str:
    """The "3.11" of the Python that an environment was made with, "" when its file does not say."""
    for line in pyvenv_cfg.splitlines():
        key, _, value = line.partition("=")
        if key.strip() in ("version", "version_info"):
            return ".".join(value.strip().split(".")[:2])
    return ""


def count_pins(requirements: str) -> int:
    return sum(line[:1].isalnum() for line in requirements.splitlines())


def last_error(output: str) -> str:
    """The line of a failed command's output that says most: its last with "error", else its last."""
    lines = [line.strip() for line in output.splitlines() if line.strip()]
    errors = [line for line in lines if "error" in line.lower()]
    line = (errors or lines or ["no reason was given"])[-1]
    line = line.removeprefix("ERROR: ").removeprefix("Error: ")
    return line if line.endswith(".") else line + "."


# The system's libraries


def loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def missing_packages(on_screen: bool) -> list[str]:
    """Debian's names of the packages whose libraries Qt would not find here."""
    wanted = LIBRARIES | SCREEN_LIBRARIES if on_screen else LIBRARIES
    return [package for library, package in wanted.items() if not loads(library)]


def install_packages(packages: Sequence[str]) -> None:
    """Install with apt-get where that is allowed or agreed to; elsewhere raise SetupError, naming the one command."""
    apt_get = ["env", "DEBIAN_FRONTEND=noninteractive", "apt-get"]
    by_hand = " ".join(["sudo", "apt-get", "install", *packages])
    if not shutil.which("apt-get"):
        raise SetupError(f"Organizer needs system libraries that are not here. On Debian and Ubuntu: {by_hand}")
    if os.geteuid() != 0:
        if not shutil.which("sudo") or not agreed(f"Organizer needs {', '.join(packages)}. Install with sudo now?"):
            raise SetupError(f"Organizer needs system packages that are not here. Install them with: {by_hand}")
        apt_get.insert(0, "sudo")
    say(f"Installing system packages: {', '.join(packages)}")
    install = [*apt_get, "install", "--yes", "--no-install-recommends", *packages]
    code, output = run_quietly(*install)
    if code:  # the package lists may be missing or old
        run_quietly(*apt_get, "update")
        code, output = run_quietly(*install)
    if code:
        raise SetupError(f"The system packages could not be installed: {last_error(output)} By hand: {by_hand}")


def agreed(question: str) -> bool:
    if not sys.stdin or not sys.stdin.isatty():
        return False
    print(question, "[y/N] ", end="", file=sys.stderr, flush=True)
    return sys.stdin.readline().strip().lower() in ("y", "yes")


def need_system(on_screen: bool, building: bool = False) -> None:
    if not LINUX:
        return
    packages = missing_packages(on_screen)
    if building and not shutil.which("objdump"):
        packages.append("binutils")
    if packages:
        install_packages(packages)


# Commands


def run_quietly(*command: str | Path) -> tuple[int, str]:
    """Exit code, and stdout and stderr as one text."""
    done = subprocess.run(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
        check=False,
    )
    return done.returncode, done.stdout


def program_environ(environ: Mapping[str, str], offscreen: bool = False) -> dict[str, str]:
    """The environment for the program: this checkout first, and nothing of another Python's."""
    changed = {name: value for name, value in environ.items() if name != "PYTHONHOME"}
    changed["PYTHONPATH"] = str(ROOT)
    if offscreen:
        changed.setdefault("QT_QPA_PLATFORM", "offscreen")
    return changed


def become(command: list[str], environ: Mapping[str, str]) -> NoReturn:
    """Hand over to ``command``: its exit code is this one's."""
    if not WINDOWS:
        os.execve(command[0], command, environ)
    sys.exit(subprocess.run(command, env=environ, check=False).returncode)


def workers() -> int:
    cores = len(os.sched_getaffinity(0)) if LINUX else os.cpu_count() or 1
    return min(cores, 4)


def checks(python: str) -> dict[str, list[str]]:
    """What comes before the tests, in order."""
    lint_imports = "from importlinter.cli import lint_imports_command; lint_imports_command()"
    return {
        "ruff check": [python, "-m", "ruff", "check"],
        "ruff format": [python, "-m", "ruff", "format", "--check"],
        "mypy": [python, "-m", "mypy"],
        "import contracts": [python, "-c", lint_imports, "--no-logo"],
    }


def test(python: str, arguments: Sequence[str], environ: Mapping[str, str]) -> NoReturn:
    os.chdir(ROOT)
    if not arguments:
        for name, command in checks(python).items():
            done = subprocess.run(command, env=environ, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False)
            if done.returncode:
                sys.stdout.buffer.write(done.stdout)
                raise SetupError(f"Failed: {name}")
            say(f"{name}: fine")
        arguments = ["-n", str(workers())]
    become([python, "-m", "pytest", *arguments], environ)


def main(arguments: Sequence[str]) -> NoReturn:
    command = arguments[0] if arguments else ""
    environment = Environment(ROOT, ROOT / ".venv")
    python = str(environment.python)
    if command not in ("test", "gallery", "bench", "build"):
        need_system(on_screen="DISPLAY" in os.environ)
        environment.prepare("run")
        # -P: a folder named organizer where the user stands is not the program.
        become([python, "-P", "-m", "organizer", *arguments], program_environ(os.environ))
    need_system(on_screen=False, building=command == "build")
    environment.prepare("run" if command == "gallery" else "dev")
    environ = program_environ(os.environ, offscreen=True)
    rest = arguments[1:]
    if command == "test":
        test(python, rest, environ)
    if command == "gallery":
        become([python, "-P", "-m", "organizer.app.gallery", *rest], environ)
    if command == "bench":
        become([python, str(ROOT / "tests" / "bench"), *rest], environ)
    os.chdir(ROOT)
    become([python, "-m", "PyInstaller", "--noconfirm", "build.spec", *rest], environ)


if __name__ == "__main__":
    try:
        main(sys.argv[1:])
    except SetupError as failure:
        say(str(failure))
        sys.exit(1)
    except KeyboardInterrupt:
        sys.exit(130)
