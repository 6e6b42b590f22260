"""What the records that others point at are called, read many at a time and kept."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING
from uuid import UUID

from organizer.kernel.changes import Changes, Ref
from organizer.kernel.kinds import RefKind
from organizer.kernel.record import Field, Record, describe
from organizer.kernel.system import Member
from organizer.ui.avatars import Face
from organizer.ui.money_mask import shown_value

if TYPE_CHECKING:
    from organizer.ui.context import PageContext

_MOST_KEPT = 20_000


class Names:
    """Names by kind and id, for the GUI thread. What is not there (deleted for good, in a closed profile) is ''."""

    def __init__(self, context: PageContext) -> None:
        self.reads = context.workspace.reads
        self._registry = context.workspace.home.registry
        self._known: dict[Ref, str] = {}
        self._members: tuple[Member, ...] | None = None

    def load(self, wanted: Iterable[Ref]) -> None:
        """Reads those not yet known, one query a kind."""
        missing: dict[str, set[UUID]] = {}
        for ref in wanted:
            if ref not in self._known:
                missing.setdefault(ref.kind, set()).add(ref.id)
        if len(self._known) > _MOST_KEPT:
            self._known.clear()
        for kind, ids in missing.items():
            cls = self._registry.by_kind.get(kind)
            found = self.reads.many(cls, ids) if cls else {}
            for id in ids:
                record = found.get(id)
                self._known[Ref(kind, id)] = describe(type(record)).heading_of(record) if record else ""

    def load_fields(self, records: Iterable[Record], fields: Iterable[str]) -> None:
        """Reads the names that these fields of these records point at."""
        fields = tuple(fields)
        if fields:
            self.load(ref for record in records for name in fields if (ref := ref_of(record, name)) is not None)

    def of(self, ref: Ref) -> str:
        """The name of a record."""
        if ref not in self._known:
            self.load([ref])
        return self._known[ref]

    def of_field(self, record: Record, field: str) -> str:
        """The name of the record that a field points at; '' for none."""
        ref = ref_of(record, field)
        return self.of(ref) if ref else ""

    def shown(self, field: Field, value: object) -> str:
        """Any value of a field for people, references by name, amounts hidden where that is wanted."""
        if isinstance(field.kind, RefKind) and isinstance(value, UUID):
            return self.of(Ref(field.kind.to, value))
        return shown_value(field, value)

    def members(self) -> tuple[Member, ...]:
        """Whose profiles are open, in the order they joined."""
        if self._members is None:
            self._members = self.reads.members()
        return self._members

    def faces(self, owner: UUID | None) -> tuple[Face, ...]:
        """Whose a record is: one member, or all for what is shared; nobody where there is but one."""
        members = self.members()
        if len(members) < 2:
            return ()
        return tuple(Face.of(m.name, m.colour) for m in members if owner is None or m.id == owner)

    def forget(self, changes: Changes | None) -> None:
        """Names of changed records are read again when they are next needed."""
        if changes is None:
            self._known.clear()
            self._members = None
            return
        if changes.touches("member"):
            self._members = None
        for kind, ids in changes.records.items():
            for id in ids:
                self._known.pop(Ref(kind, id), None)


def ref_of(record: Record, field: str) -> Ref | None:
    """Where a field of a record points."""
    value = getattr(record, field)
    kind = describe(type(record)).field(field).kind
    return Ref(kind.to, value) if isinstance(kind, RefKind) and isinstance(value, UUID) else None
