"""Pointing at records, and telling that some have changed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from uuid import UUID

from .frozen import frozen
from .record import Record, describe


@frozen
class Ref:
    """A record by kind and id, anywhere in the workspace."""

    kind: str
    id: UUID

    @classmethod
    def to(cls, record: Record) -> Ref:
        """The ref of a record in hand."""
        return cls(describe(type(record)).kind, record.id)


@frozen
class Changes:
    """What one committed action touched."""

    profile: UUID
    title: str
    records: Mapping[str, frozenset[UUID]] = field(default_factory=dict)

    def touches(self, *kinds: str) -> bool:
        """Whether a record of one of the kinds was touched."""
        return any(kind in self.records for kind in kinds)
