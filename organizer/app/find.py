"""What the search of the window finds: records of every kind, and pages."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from organizer.kernel.area import Area
from organizer.kernel.changes import Ref
from organizer.kernel.record import describe
from organizer.kernel.text import fold
from organizer.overview.search import Found, FoundGroup
from organizer.store.workspace import Workspace

from .frame import AGENDA, FOOT, TODAY

_LIMIT = 24


class Finder:
    """Reads on the window's thread: the index answers within a few milliseconds."""

    def __init__(
        self, workspace: Workspace, areas: Sequence[Area], open_page: Callable[[str], object],
        go_to: Callable[[Ref], None],
    ) -> None:  # fmt: skip
        self._workspace, self._open_page, self._go_to = workspace, open_page, go_to
        self._kinds = {describe(cls).kind: describe(cls) for area in areas for cls in area.records}
        self._pages = [(item.key, item.title, item.icon) for item in (TODAY, AGENDA)]
        self._pages += [(area.key, area.title, area.icon) for area in areas]
        self._pages += [(item.key, item.title, item.icon) for item in FOOT.items]

    def find(self, words: str) -> list[FoundGroup]:
        """Records grouped by kind, in the order in which the index has them; then pages. Nothing typed: all pages."""
        groups: dict[str, list[Found]] = {}
        if words:
            for hit in self._workspace.reads.search(words, kinds=tuple(self._kinds), limit=_LIMIT):
                kind = self._kinds[hit.ref.kind]
                row = Found(kind.icon, hit.title, kind.title, partial(self._go_to, hit.ref))
                groups.setdefault(kind.plural, []).append(row)
        found = [FoundGroup(title, rows) for title, rows in groups.items()]
        wanted = fold(words)
        pages = [
            Found(icon, title, "", partial(self._open_page, key))
            for key, title, icon in self._pages
            if any(word.startswith(wanted) for word in fold(title).split())
        ]
        return [*found, FoundGroup("Go to", pages)]
