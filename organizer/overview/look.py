"""Choosing the look: it changes at once, and is remembered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from organizer.ui.theme import Density, Mode, theme

if TYPE_CHECKING:
    from organizer.ui.context import Settings

MODES: tuple[tuple[Mode, str, str], ...] = (
    (Mode.SYSTEM, "As the system", "monitor"),
    (Mode.LIGHT, "Light", "sun"),
    (Mode.DARK, "Dark", "moon"),
)
DENSITIES: tuple[tuple[Density, str], ...] = (
    (Density.COMPACT, "Compact"),
    (Density.DEFAULT, "Standard"),
    (Density.COMFORTABLE, "Comfortable"),
)
_MODE, _DENSITY, _STILL = "theme", "density", "still"
HIDE_AMOUNTS = "hide_amounts"
"""The setting that says whether amounts are hidden at the start: '1' or ''."""


def choose_mode(settings: Settings, mode: Mode) -> None:
    """Light, dark, or as the system has it."""
    theme().set_mode(mode)
    settings.set(_MODE, mode.value)


def choose_density(settings: Settings, density: Density) -> None:
    """How high rows are."""
    theme().set_density(density)
    settings.set(_DENSITY, density.name.lower())


def choose_still(settings: Settings, still: bool) -> None:
    """Whether things appear without sliding."""
    theme().reduced_motion = still
    settings.set(_STILL, "1" if still else "")


def remembered_still(settings: Settings) -> bool:
    return settings.text(_STILL) == "1"


def remembered_mode(settings: Settings) -> Mode:
    return next((mode for mode, *_ in MODES if mode.value == settings.text(_MODE)), Mode.SYSTEM)


def remembered_density(settings: Settings) -> Density:
    kept = settings.text(_DENSITY)
    return next((density for density, _ in DENSITIES if density.name.lower() == kept), Density.DEFAULT)
