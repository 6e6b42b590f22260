"""The menu behind the name of the profile: undo, who sits here, the look, other files."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from uuid import UUID

from organizer.kernel.frozen import frozen
from organizer.kernel.system import Member
from organizer.overview.look import DENSITIES, MODES, choose_density, choose_mode
from organizer.ui.context import Settings
from organizer.ui.menu import Menu
from organizer.ui.theme import theme


@frozen
class ProfileCommands:
    """What the entries do."""

    undo: Callable[[], None]
    redo: Callable[[], None]
    sit_here: Callable[[UUID], None]
    bring: Callable[[], object]
    settings: Callable[[], object]
    keys: Callable[[], None]
    open_file: Callable[[], None]
    new_profile: Callable[[], None]
    close_profile: Callable[[], None]


def fill_profile_menu(
    menu: Menu, commands: ProfileCommands, settings: Settings, *, undo: str | None, redo: str | None,
    members: Sequence[Member], me: UUID | None,
) -> None:  # fmt: skip
    """Makes the entries. `undo` and `redo` name the actions that would be taken back or done again."""
    for word, step, act, icon, keys in (
        ("Undo", undo, commands.undo, "undo-2", "Ctrl+Z"),
        ("Redo", redo, commands.redo, "redo-2", "Ctrl+Shift+Z"),
    ):
        entry = menu.add(f"{word} {_lowered(step)}" if step else word, act, icon=icon, shortcut=keys)
        entry.setEnabled(step is not None)
    menu.addSeparator()
    if len(members) > 1:
        menu.add_heading("Who sits here")
        for member in members:
            menu.add(member.name, partial(commands.sit_here, member.id), checked=member.id == me)
        menu.addSeparator()
    menu.addMenu(_look_menu(menu, settings))
    menu.add("Bring data in…", commands.bring, icon="upload")
    menu.add("Settings", commands.settings, icon="settings", shortcut="Ctrl+,")
    menu.add("Keyboard shortcuts", commands.keys, icon="keyboard", shortcut="F1")
    menu.addSeparator()
    menu.add("Open another file…", commands.open_file, icon="folder-input")
    menu.add("New organizer…", commands.new_profile, icon="file-plus")
    menu.add("Close this file", commands.close_profile, icon="log-out")


def _look_menu(parent: Menu, settings: Settings) -> Menu:
    look = Menu("Look", parent=parent)
    look.menuAction().setProperty("icon_name", "sun")
    for mode, label, _ in MODES:
        look.add(label, partial(choose_mode, settings, mode), checked=theme().mode is mode)
    look.addSeparator()
    for density, label in DENSITIES:
        look.add(f"{label} rows", partial(choose_density, settings, density), checked=theme().density is density)
    return look


def _lowered(title: str) -> str:
    """'Log touch with Dana' as it stands after 'Undo'."""
    return title[:1].lower() + title[1:]
