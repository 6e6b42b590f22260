"""What is found for what was typed: records, what can be done with the best of them, commands, pages, something new."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from typing import Any, NamedTuple
from uuid import UUID

from organizer.kernel.area import Area, Due, Reads
from organizer.kernel.changes import Changes, Ref
from organizer.kernel.record import Description, Record, describe
from organizer.store.actions import add_record
from organizer.store.search import Hit
from organizer.ui.avatars import Face
from organizer.ui.context import PageContext
from organizer.ui.records.names import Names, ref_of
from organizer.ui.tasks import Progress

from .found import Found, FoundGroup
from .records import find_records
from .slips import fits

_LIMIT, _BEST, _REST, _ACTIONS, _RECENT = 24, 5, 6, 3, 7
_DETAILS = 3
_PERSON = "contact"
_MONEY = "money"
_FEW_CHANGES = 3
"""An action that touched more than that, such as an import, says nothing about what somebody works on."""


class PageEntry(NamedTuple):
    """A page that can be gone to."""

    key: str
    title: str
    icon: str


class Ways(NamedTuple):
    """What the window does for the palette."""

    open_page: Callable[[str], object]
    go_to: Callable[[Ref], object]
    quick_add: Callable[[str], object]
    commands: Callable[[], Sequence[Found]]


class Finder:
    """Reads on the window's thread: the index answers within a few milliseconds."""

    def __init__(self, context: PageContext, areas: Sequence[Area], pages: Sequence[PageEntry], ways: Ways) -> None:
        self._context, self._areas, self._pages, self._ways = context, areas, pages, ways
        self._kinds = {describe(cls).kind: describe(cls) for area in areas for cls in area.records()}
        self._names = Names(context)
        self._dues: dict[Ref, tuple[Area, Due]] | None = None
        self._reading = False
        self._recent: deque[Ref] = deque(maxlen=_RECENT)
        context.changed.connect(self._changed)

    def seen(self, ref: Ref) -> None:
        """Somebody went to a record."""
        if ref.kind in self._kinds:
            if ref in self._recent:
                self._recent.remove(ref)
            self._recent.appendleft(ref)

    def _changed(self, changes: Changes) -> None:
        self._dues = None
        self._names.forget(changes)
        touched = [Ref(kind, id) for kind, ids in changes.records.items() for id in ids if kind in self._kinds]
        for ref in touched if len(touched) <= _FEW_CHANGES else ():
            self.seen(ref)

    def prepare(self) -> None:
        """Reads ahead, in another thread, what needs somebody: its verbs are offered while one types."""
        if self._dues is None and not self._reading:
            self._reading = True
            workspace, areas, today = self._context.workspace, self._areas, self._context.today()

            def work(_: Progress) -> dict[Ref, tuple[Area, Due]]:
                with workspace.reads_elsewhere() as reads:
                    found = _due_things(areas, reads, today)
                for area in {area.key: area for area, _ in found.values()}.values():
                    if area.verbs is not None:
                        area.verbs()  # What they are made of is loaded now, and not while somebody types.
                return found

            task = self._context.tasks.run("Looking what is due", work)
            task.done.connect(self._read)
            task.ended.connect(self._ended)

    def _read(self, found: object) -> None:
        if isinstance(found, dict):
            self._dues = found

    def _ended(self) -> None:
        self._reading = False

    def find(self, typed: str) -> list[FoundGroup]:
        """'>' asks for commands, '@' for people, '$' for what is of money; nothing typed: what was seen last, and
        all pages."""
        if typed.startswith(">"):
            return [FoundGroup("Commands", self._commands(typed[1:].strip()))]
        if typed.startswith("@"):
            return self._people(typed[1:].strip())
        if typed.startswith("$"):
            return self._money(typed[1:].strip())
        if not typed:
            return [FoundGroup("Recent", self._recently()), FoundGroup("Go to", self._pages_like(""))]
        # Not by kind: the index would be gone through once for each of them.
        found = find_records(self._context.workspace.reads, typed, (), _LIMIT)
        hits = [hit for hit in found if hit.ref.kind in self._kinds]
        best = hits[0].ref.kind if hits else None
        first = self._rows([hit for hit in hits if hit.ref.kind == best][:_BEST])
        others = self._rows([hit for hit in hits if hit.ref.kind != best][:_REST], kinds=True)
        actions = self._commands(typed)[:_ACTIONS]
        if first and self._dues is not None:
            actions = [*first[0].actions()[1:3], *actions]
        return [
            FoundGroup(self._kinds[best].plural if best else "", first),
            FoundGroup("Actions", actions),
            FoundGroup("Everywhere", others),
            FoundGroup("Go to", self._pages_like(typed)),
            FoundGroup("Create", self._create(typed, best or _PERSON)),
        ]

    def _people(self, typed: str) -> list[FoundGroup]:
        if typed:
            hits = find_records(self._context.workspace.reads, typed, (_PERSON,), _LIMIT)
            return [FoundGroup("People", self._rows(hits)), FoundGroup("Create", self._create(typed, _PERSON))]
        return [FoundGroup("Recent", self._recently(_PERSON))]

    def _money(self, typed: str) -> list[FoundGroup]:
        kinds = tuple(kind for area in self._context.areas if area.key == _MONEY for kind in area.kinds)
        if not typed:
            return [FoundGroup("Recent", [row for kind in kinds for row in self._recently(kind)])]
        hits = find_records(self._context.workspace.reads, typed, kinds, _LIMIT)
        return [FoundGroup("Money", self._rows([hit for hit in hits if hit.ref.kind in self._kinds], kinds=True))]

    def _commands(self, typed: str) -> list[Found]:
        found = [(slips, row) for row in self._ways.commands() if (slips := fits(typed, row.title)) is not None]
        return [row for _, row in sorted(found, key=lambda pair: pair[0])]

    def _pages_like(self, typed: str) -> list[Found]:
        return [
            Found(page.icon, page.title, partial(self._ways.open_page, page.key))
            for page in self._pages
            if fits(typed, page.title) is not None
        ]

    def _recently(self, kind: str | None = None) -> list[Found]:
        resolve = self._context.workspace.reads.resolve
        wanted = [ref for ref in self._recent if kind in (None, ref.kind)]
        records = [record for ref in wanted if (record := resolve(ref)) is not None and record.deleted is None]
        return [self._row(record, kinds=True) for record in records]

    def _rows(self, hits: Sequence[Hit], *, kinds: bool = False) -> list[Found]:
        """Rows of hits, the records read one query a kind."""
        ids: dict[str, list[UUID]] = {}
        for hit in hits:
            ids.setdefault(hit.ref.kind, []).append(hit.ref.id)
        records: dict[UUID, Record] = {}
        for kind, wanted in ids.items():
            description = self._kinds[kind]
            found = self._context.workspace.reads.many(description.cls, wanted)
            self._names.load_fields(found.values(), self._detail_fields(description))
            records.update(found)
        return [self._row(records[hit.ref.id], kinds=kinds) for hit in hits if hit.ref.id in records]

    def _row(self, record: Record, *, kinds: bool = False) -> Found:
        description, ref = describe(type(record)), Ref.to(record)
        title = description.heading_of(record)
        return Found(
            description.icon, title, partial(self._ways.go_to, ref), self._detail(description, record),
            description.title if kinds else "", face=Face.of(title) if ref.kind == _PERSON else None,
            actions=partial(self._actions, ref, title),
        )  # fmt: skip

    def _detail_fields(self, description: Description) -> list[str]:
        return [name for name in description.table if name != description.heading.name]

    def _detail(self, description: Description, record: Record) -> str:
        said = []
        for name in self._detail_fields(description):
            value: Any = getattr(record, name)
            field = description.field(name)
            if value is None or value == () or ref_of(record, name) == Ref.to(record):
                continue
            words = self._names.shown(field, value)
            if words and words != "no":
                said.append(words)
        return ", ".join(said[:_DETAILS])

    def _actions(self, ref: Ref, title: str) -> list[Found]:
        """To open it; what its area offers where it is due; to plan a call with a person."""
        found = [Found("arrow-right", "Open", partial(self._ways.go_to, ref), title)]
        if self._dues is None:
            self._dues = _due_things(self._areas, self._context.workspace.reads, self._context.today())
        area, due = self._dues.get(ref, (None, None))
        if area is not None and due is not None and area.verbs is not None:
            verbs = [verb for verb in area.verbs()(self._context, due) if verb.title != "Open"]
            found += [Found(verb.icon, verb.title, verb.run, title) for verb in verbs]
        if ref.kind == _PERSON:
            line = f"Call @{title} "
            found.append(Found("calendar-plus", "Plan a call", partial(self._ways.quick_add, line), title))
        return found

    def _create(self, typed: str, kind: str) -> list[Found]:
        """A new record that needs no more than its name, or a line for quick add; a longer line is rather that."""
        line = Found("plus", f"Add “{typed}”", partial(self._ways.quick_add, typed), "step or block of the calendar")
        description = self._kinds.get(kind)
        rows = [line]
        if description is not None and _needs_name_alone(description):
            name = _as_name(typed)
            title = f"New {description.title.lower()} named “{name}”"
            rows.append(Found("plus", title, partial(self._make, description, name)))
        if len(typed.split()) < 3:
            rows.reverse()
        return [_with_keys(rows[0]), *rows[1:]]

    def _make(self, description: Description, name: str) -> None:
        owner = self._context.who or self._context.workspace.home.member
        fields: dict[str, Any] = {description.heading.name: name, "owner": owner}

        def show(made: Record) -> None:
            self._ways.go_to(Ref.to(made))

        said = f"{description.title} added: {name}"
        self._context.perform(add_record, description.cls(**fields), said=said, then=show)


def _due_things(areas: Sequence[Area], reads: Reads, today: date) -> dict[Ref, tuple[Area, Due]]:
    found: dict[Ref, tuple[Area, Due]] = {}
    for area in areas:
        for due in area.needs(reads, today) if area.needs is not None else ():
            found.setdefault(due.ref, (area, due))
    return found


def _with_keys(row: Found) -> Found:
    return Found(row.icon, row.title, row.choose, row.detail, row.kind, "Ctrl+Enter")


def _needs_name_alone(description: Description) -> bool:
    required = [field.name for field in description.fields if field.required]
    return required == [description.heading.name] and description.heading.kind.key == "TEXT"


def _as_name(typed: str) -> str:
    """'dan frost' as a name; what has a capital is as it is meant."""
    return " ".join(word[:1].upper() + word[1:] for word in typed.split()) if typed.islower() else typed
