"""The program's own version, and those of what it is made with."""

from __future__ import annotations

from importlib.metadata import PackageNotFoundError, version
from typing import NamedTuple

_PARTS = (
    ("PySide6-Essentials", "Qt for Python", "LGPL-3.0"),
    ("SQLAlchemy", "SQLAlchemy", "MIT"),
    ("sqlcipher3", "SQLCipher", "BSD-3-Clause"),
    ("argon2-cffi", "Argon2", "MIT"),
    ("typst", "Typst", "Apache-2.0"),
    ("vobject", "vobject", "Apache-2.0"),
    ("zxcvbn", "zxcvbn", "MIT"),
)


class Part(NamedTuple):
    """A library as the page about the program names it."""

    name: str
    version: str
    licence: str


def program_version() -> str:
    """As the installed package says; from a checkout that was never installed, 'development'."""
    try:
        return version("organizer")
    except PackageNotFoundError:
        return "development"


def parts() -> list[Part]:
    """The libraries that are there."""
    found = []
    for package, name, licence in _PARTS:
        try:
            found.append(Part(name, version(package), licence))
        except PackageNotFoundError:
            continue
    return found
