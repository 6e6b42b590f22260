"""Whether a profile file is whole: pages, records, references, attachments, journal, search, totals. Reads only."""

from __future__ import annotations

import contextlib
import hashlib
from collections.abc import Callable, Iterator
from typing import Any
from uuid import UUID

from organizer.kernel.changes import Ref
from organizer.kernel.errors import Invalid
from organizer.kernel.frozen import frozen
from organizer.kernel.kinds import RefKind
from organizer.kernel.record import Record, describe
from organizer.kernel.system import Attachment, Link

from . import check_journal, check_search, check_tally
from .connection import Connection, DatabaseError
from .layout import Layout, layout_of
from .profile import Profile
from .reader import Reader
from .registry import Registry

Progress = Callable[[int, int], None]
MOST = 200
"""Findings of one sort; what comes after is only counted."""
_STRIDE = 500


@frozen
class Finding:
    """One thing that is wrong. `sort` is a word for tools (page, record, reference, search, journal, attachment,
    table, setting, total); the message is for people and shows nothing private."""

    sort: str
    message: str
    ref: Ref | None = None


def check(of: Profile | Connection, registry: Registry, progress: Progress | None = None) -> list[Finding]:
    """Everything that is wrong with a profile, in one consistent look at it; nothing is written.

    `progress(done, total)` counts records. What it raises passes through.
    """
    if isinstance(of, Profile):
        with contextlib.closing(of.reader()) as reader:
            return check(reader.connection, registry, progress)
    found: list[Finding] = []
    of.execute("BEGIN")
    try:
        for sort, findings in _checks(of, registry, progress):
            try:
                more = 0
                for number, finding in enumerate(findings):
                    if number < MOST:
                        found.append(Finding(sort, *finding))
                    else:
                        more += 1
                if more:
                    found.append(Finding(sort, f"and {more} more"))
            except (DatabaseError, UnicodeDecodeError) as error:
                found.append(Finding("page", f"The file cannot be read on ({sort}): {error}"))
    finally:
        with contextlib.suppress(DatabaseError):
            of.execute("ROLLBACK")
    return found


Said = Iterator[tuple[str] | tuple[str, Ref]]


def _checks(connection: Connection, registry: Registry, progress: Progress | None) -> Iterator[tuple[str, Said]]:
    yield "page", _pages(connection)
    yield "table", _tables(connection, registry)
    yield "setting", _settings(connection)
    yield "record", _records(connection, registry, progress)
    yield "reference", _references(connection, registry)
    yield "attachment", _attachments(connection)
    yield "journal", check_journal.findings(connection, registry)
    yield "search", check_search.findings(connection, registry)
    yield "total", check_tally.findings(connection, registry)


def _pages(connection: Connection) -> Said:
    if connection.execute("PRAGMA cipher_status").fetchone() in (("1",), (1,)):
        for (said,) in connection.execute("PRAGMA cipher_integrity_check"):
            yield (f"A page was changed from outside: {said}",)
    for (said,) in connection.execute("PRAGMA integrity_check"):
        if said != "ok":
            yield (f"The file is damaged: {said}",)
    for table, *_ in connection.execute("PRAGMA foreign_key_check"):
        yield (f"A row of '{table}' belongs to one that is missing",)


def _tables(connection: Connection, registry: Registry) -> Said:
    known = {name for (name,) in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'index'")}
    for cls in registry.all:
        layout: Layout[Record] = layout_of(cls)
        columns = [
            (name, type_, bool(not_null))
            for _, name, type_, not_null, *_ in connection.execute(f'PRAGMA table_info("{layout.table}")')
        ]
        affinities = {"TEXT": "TEXT", "INTEGER": "INTEGER", "BLOB": "BLOB"}
        wanted = [(c.name, affinities[c.affinity], c.not_null) for c in layout.columns]
        if sorted(columns) != sorted([("number", "INTEGER", True), *wanted]):
            yield (f"The table of {layout.description.plural.lower()} has not the columns it should have",)
        for name in (f"{layout.table}_by_id", *(name for name, *_ in layout.indexes())):
            if name not in known:
                yield (f"The index '{name}' is missing",)


def _settings(connection: Connection) -> Said:
    for name in ("profile", "device"):
        row = connection.execute("SELECT value FROM setting WHERE name = ?", (name,)).fetchone()
        try:
            UUID(row[0] if row else "")
        except ValueError:
            yield (f"The profile has no id of its {name}",)


def _records(connection: Connection, registry: Registry, progress: Progress | None) -> Said:
    counts = [connection.execute(f'SELECT count(*) FROM "{layout_of(c).table}"').fetchone()[0] for c in registry.all]
    done = 0
    for cls in registry.all:
        layout: Layout[Any] = layout_of(cls)
        for row in connection.execute(f'SELECT {layout.select_columns} FROM "{layout.table}" ORDER BY "id"'):
            yield from _record(layout, row)
            done += 1
            if progress and done % _STRIDE == 0:
                progress(done, sum(counts))
    if progress:
        progress(done, sum(counts))


def _record(layout: Layout[Any], row: tuple[Any, ...]) -> Said:
    title, id = layout.description.title, row[layout.by_field["id"].start]
    if not isinstance(id, bytes) or len(id) != 16:
        yield (f"{title}: a record without an id",)
        return
    ref = Ref(layout.table, UUID(bytes=id))
    try:
        record = layout.decode(row)
        record.check()
        again = layout.encode(record)
    except Invalid as error:
        yield f"{title}: {error}", ref
    except Exception as error:  # Whatever a damaged cell makes a kind raise.
        yield f"{title} cannot be read ({type(error).__name__})", ref
    else:
        wrong = [c.name for c, is_, should in zip(layout.columns, row, again, strict=True) if is_ != should]
        if wrong:
            yield f"{title} is not in the form it is kept in, or sorts wrongly: {', '.join(wrong)}", ref


def _references(connection: Connection, registry: Registry) -> Said:
    for cls in registry.all:
        description = describe(cls)
        for field in description.fields:
            kind = field.kind
            if not isinstance(kind, RefKind) or kind.to in ("self", "any"):
                continue
            sql = (
                f'SELECT "id" FROM "{description.kind}" AS of WHERE "{field.name}" IS NOT NULL '
                f'AND NOT EXISTS (SELECT 1 FROM "{kind.to}" AS its WHERE its."id" = of."{field.name}")'
            )
            for (id,) in connection.execute(sql):
                yield f"{description.title}: '{field.label}' points at nothing", Ref(description.kind, UUID(bytes=id))
    reader = Reader(connection, registry)
    for link in _every(connection, Link):
        # One end may lie in another profile that is open at the same time.
        if not any(_there(reader, Ref(*end)) for end in ((link.from_kind, link.from_id), (link.to_kind, link.to_id))):
            yield "A link has both ends outside this profile", Ref.to(link)
    for attachment in _every(connection, Attachment):
        if not _there(reader, Ref(attachment.of_kind, attachment.of_id)):
            yield "An attachment belongs to nothing", Ref.to(attachment)


def _there(reader: Reader, ref: Ref) -> bool:
    if ref.kind not in reader.registry.by_kind:
        return False
    return (
        reader.connection.execute(f'SELECT 1 FROM "{ref.kind}" WHERE "id" = ?', (ref.id.bytes,)).fetchone() is not None
    )


def _every(connection: Connection, cls: type[Any]) -> Iterator[Any]:
    """The records that can be read; the others are a finding of their own."""
    layout = layout_of(cls)
    for row in connection.execute(f'SELECT {layout.select_columns} FROM "{layout.table}" ORDER BY "id"'):
        with contextlib.suppress(Exception):
            yield layout.decode(row)


def _attachments(connection: Connection) -> Said:
    for hash, data in connection.execute("SELECT hash, data FROM content"):
        if not isinstance(data, bytes) or hashlib.sha256(data).hexdigest() != hash:
            yield ("The content of a file is not what was put in",)
    sql = (
        'SELECT "id", data IS NULL FROM "attachment" LEFT JOIN content ON hash = "content" '
        'WHERE data IS NULL OR length(data) * 1000000 <> "size"'
    )
    for id, missing in connection.execute(sql):
        ref = Ref("attachment", UUID(bytes=id))
        yield ("The content of an attachment is missing" if missing else "An attachment has another size"), ref
