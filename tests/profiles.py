"""Profiles for tests that need many, and everything a profile holds as one value that can be compared."""

from __future__ import annotations

import contextlib
import tempfile
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any
from uuid import uuid4

from organizer.app.areas import REGISTRY
from organizer.areas.people.model import (
    Channel,
    Circle,
    Contact,
    Event,
    Interaction,
    Introduction,
    IntroductionStage,
    Organization,
    Tie,
    TieNature,
)
from organizer.kernel.clock import Clock, fixed
from organizer.kernel.dates import YearlyDay
from organizer.kernel.kinds import Entry
from organizer.kernel.money import Money
from organizer.store.edit import Edit
from organizer.store.profile import Profile, create_profile, open_profile
from organizer.store.reader import Reader

TODAY = date(2026, 11, 19)
CLOCK = fixed(TODAY)


@cache
def _empty() -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "empty.organizer"
        create_profile(path, REGISTRY, names=("Maya Rivera", "Alex Rivera"), clock=CLOCK).close()
        return path.read_bytes()


@contextlib.contextmanager
def fresh_profile(folder: Path, clock: Clock = CLOCK) -> Iterator[Profile]:
    """An empty profile of two members, quicker than one made anew; closed and removed at the end.

    All of them have the same id.
    """
    path = folder / f"{uuid4()}.organizer"
    path.write_bytes(_empty())
    profile = open_profile(path, REGISTRY, clock=clock)
    try:
        yield profile
    finally:
        profile.close()
        path.unlink()


def populate(profile: Profile) -> None:
    """Records of every kind, tied together in every way, as one step that is not undone."""
    profile.run(_populate)


def _populate(edit: Edit) -> None:
    maya = edit.members()[0]
    harbor = edit.add(Organization(name="Harbor Systems", industry="Shipping", website="https://harbor.example"))
    photo_of = edit.add(
        Contact(name="Dana Whitcombe", circle=Circle.INNER, roles=("mentor", "advisor"), employer=harbor.id,
                emails=(Entry("work", "dana@harbor.example"), Entry("", "d@w.example")),
                phones=(Entry("cell", "+1 555 0100"),),
                addresses=(Entry("home", "1 Pier Road\nPortland"),), birthday=YearlyDay(2, 29, 1972), owner=maya.id,
                anniversary=YearlyDay(6, 1), met_on=date(2019, 5, 2), ideal=timedelta(days=14),
                longest=timedelta(days=30),
                notes="Knows *everybody* in Tromsø.", tags=("board", "sailing"), card="X-OLD:1")
    )  # fmt: skip
    dana = edit.change(
        photo_of, photo=edit.attach(photo_of, "dana.png", b"\x89PNG\r\n\x1a\n" + bytes(64), "image/png").id
    )
    priya = edit.add(Contact(name="Priya Raman", circle=Circle.ACTIVE, snoozed_until=date(2026, 12, 24), nickname="P"))
    twin = edit.add(Contact(name="Whitcombe, D.", emails=(Entry("", "D@W.example"),), position="VP"))
    gone = edit.add(Contact(name="Zoë Łukasz", planned_on=date(2026, 12, 1)))
    event = edit.add(
        Event(name="Harbor Days", day=date(2026, 9, 4), place="Pier 9", host=harbor.id, cost=Money(4200, "EUR"))
    )
    for who, day, channel in ((dana, 1, Channel.COFFEE), (dana, 8, Channel.CALL), (twin, 3, Channel.EMAIL)):
        edit.add(
            Interaction(contact=who.id, day=date(2026, 11, day), channel=channel, summary="About Ardent",
                        length=timedelta(minutes=25), next_time="Ask about the boat")
        )  # fmt: skip
    edit.add(
        Introduction(reason="A pilot", introducer=dana.id, other=priya.id, stage=IntroductionStage.MADE,
                     asked_on=date(2026, 10, 1), made_on=date(2026, 10, 9))
    )  # fmt: skip
    edit.add(Introduction(introducer=twin.id, person=dana.id, other=priya.id))
    edit.add(Tie(nature=TieNature.COLLEAGUE, person=dana.id, other=twin.id, since=date(2018, 1, 1)))
    edit.add(Tie(nature=TieNature.SPOUSE, other=priya.id))
    edit.link(event, dana, "met")
    edit.link(event, twin, "met")
    edit.delete(gone)
    edit.lasting = False


def everything(reader: Reader) -> dict[str, Any]:
    """Every record in every field, and what the search index has of it, in a form without row numbers."""
    connection = reader.connection
    records = {
        r.id: r for cls in reader.registry.all for trash in (False, True) for r in reader.every(cls, trash=trash)
    }
    entries = {
        n: (kind, record, title, key)
        for n, kind, record, title, key in connection.execute("SELECT * FROM search_entry")
    }
    connection.execute("CREATE VIRTUAL TABLE temp.word USING fts5vocab('main', 'search', 'instance')")
    words = {
        (term, entries[doc][1], col, offset) for term, doc, col, offset in connection.execute("SELECT * FROM temp.word")
    }
    connection.execute("DROP TABLE temp.word")
    return {"records": records, "entries": set(entries.values()), "words": words}


def fields_of(snapshot: dict[str, Any]) -> dict[Any, tuple[Any, ...]]:
    """The records of a snapshot in all their cells, so that values that are merely equal are told apart."""
    from organizer.store.layout import layout_of

    return {id: (type(r), *layout_of(type(r)).encode(r)) for id, r in snapshot["records"].items()}
