"""What the palette of the window reaches: pages and commands."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from typing import NamedTuple

from organizer.kernel.area import Area
from organizer.kernel.record import describe
from organizer.overview.look import DENSITIES, MODES, choose_density, choose_mode
from organizer.overview.palette.finder import PageEntry
from organizer.overview.palette.found import Found
from organizer.ui.area_page import AreaPage
from organizer.ui.context import Settings
from organizer.ui.money_mask import money_mask

from .frame import AGENDA, FOOT, TODAY
from .profile_menu import ProfileCommands


class DeskCommands(NamedTuple):
    """What the commands do."""

    profile: ProfileCommands
    quick_add: Callable[[], object]
    open_page: Callable[[str], AreaPage]
    toggle_rail: Callable[[], object]


def page_entries(areas: Sequence[Area]) -> list[PageEntry]:
    """Every page, in the order of the sidebar."""
    entries = [PageEntry(item.key, item.title, item.icon) for item in (TODAY, AGENDA)]
    entries += [PageEntry(area.key, area.title, area.icon) for area in areas]
    return [*entries, *(PageEntry(item.key, item.title, item.icon) for item in FOOT.items)]


def commands(
    areas: Sequence[Area], made: Mapping[str, AreaPage], do: DeskCommands, settings: Settings, *, undo: str | None,
    redo: str | None,
) -> list[Found]:  # fmt: skip
    """Everything that can be done from anywhere. `undo` and `redo` name the actions that would be taken back or done
    again."""
    found = [Found("plus", "Quick add", do.quick_add, keys="Ctrl+Shift+N"), *_new(areas, made, do)]
    if undo is not None:
        found.append(Found("undo-2", f"Undo {undo[:1].lower()}{undo[1:]}", do.profile.undo, keys="Ctrl+Z"))
    if redo is not None:
        found.append(Found("redo-2", f"Redo {redo[:1].lower()}{redo[1:]}", do.profile.redo, keys="Ctrl+Shift+Z"))
    found += [Found(page.icon, f"Go to {page.title}", partial(do.open_page, page.key)) for page in page_entries(areas)]
    found += [
        Found(icon, f"Theme: {label.lower()}", partial(choose_mode, settings, mode)) for mode, label, icon in MODES
    ]
    found += [
        Found("list", f"Rows: {label.lower()}", partial(choose_density, settings, density))
        for density, label in DENSITIES
    ]
    mask = money_mask()
    if mask is not None:
        words, icon = ("Show amounts", "eye") if mask.hidden else ("Hide amounts", "eye-off")
        found.append(Found(icon, words, partial(mask.set_hidden, not mask.hidden), keys="Ctrl+Shift+H"))
    return [
        *found,
        Found("panel-left", "Narrow or widen the sidebar", do.toggle_rail, keys="Ctrl+B"),
        Found("upload", "Import: bring data in", do.profile.bring),
        Found("copy", "Look for duplicates", partial(do.open_page, "duplicates")),
        Found("settings", "Settings", do.profile.settings, keys="Ctrl+,"),
        Found("keyboard", "Keyboard shortcuts", do.profile.keys, keys="F1"),
        Found("folder-input", "Open another file", do.profile.open_file),
        Found("file-plus", "New organizer", do.profile.new_profile),
        Found("log-out", "Close this file", do.profile.close_profile),
    ]


def _new(areas: Sequence[Area], made: Mapping[str, AreaPage], do: DeskCommands) -> Iterable[Found]:
    """What each page offers under '+ New'; of one that has not been shown yet, its first."""
    for area in areas:
        page = made.get(area.key)
        if page is None:
            description = describe(area.records()[0])
            make = partial(_first_of, do.open_page, area.key)
            yield Found(description.icon, f"New {description.title.lower()}", make)
            continue
        for number, entry in enumerate(page.new_menu()):
            title = entry.title if entry.title.lower().startswith("new ") else f"New {entry.title.lower()}"
            yield Found(entry.icon, title, partial(_nth_of, do.open_page, area.key, number))


def _first_of(open_page: Callable[[str], AreaPage], key: str) -> None:
    _nth_of(open_page, key, 0)


def _nth_of(open_page: Callable[[str], AreaPage], key: str, number: int) -> None:
    for entry in open_page(key).new_menu()[number : number + 1]:
        entry.make()
