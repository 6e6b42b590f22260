"""Making a record of an area from a record of another: a win of hours given, a credit of a win."""

from __future__ import annotations

from functools import partial

from organizer.kernel.changes import Ref
from organizer.kernel.evidence import LED_TO, Came, Evidence, Maker, chain
from organizer.kernel.record import Record, describe
from organizer.store.edit import Edit, action
from organizer.ui.context import PageContext
from organizer.ui.menu import Menu


@action("Make")
def lead_to(edit: Edit, record: Record, made: Record) -> Record:
    """Adds what is made of a record, and says so with a link."""
    edit.name(f"Make {describe(type(made)).title.lower()}: {describe(type(made)).heading_of(made)}")
    stored = edit.add(made)
    edit.link(record, stored, LED_TO)
    return stored


def is_evidence(context: PageContext, kind: str) -> bool:
    """Whether records of that kind can show what somebody did."""
    return any(kind in area.evidence for area in context.areas)


def evidence_of(context: PageContext, record: Record) -> Evidence | None:
    """A record as evidence. What does not know how long it took, asks what it comes from."""
    seen = _seen(context, record)
    if seen is None or seen.length is not None:
        return seen
    for came in reversed([came for came in chain(context.workspace.reads, Ref.to(record)) if came.steps < 0]):
        origin = _of(context, came)
        length = origin.length if origin is not None else None
        if length is not None:
            return Evidence(seen.title, seen.day, length, seen.said, seen.owner)
    return seen


def makers_for(context: PageContext, record: Record) -> list[Maker]:
    """What can be made of a record, without what it has led to already."""
    kind = describe(type(record)).kind
    if not is_evidence(context, kind) or _seen(context, record) is None:
        return []
    known = {kind, *(came.ref.kind for came in chain(context.workspace.reads, Ref.to(record)))}
    return [maker for area in context.areas for maker in area.makers if maker.kind not in known]


def fill_making(menu: Menu, context: PageContext, record: Record) -> None:
    """Offers what can be made of a record."""
    for maker in makers_for(context, record):
        menu.add(maker.title, partial(make, context, record, maker), icon=maker.icon)


def make(context: PageContext, record: Record, maker: Maker) -> None:
    """Makes it of the record as it is stored now; where there is more to say about it, it is opened."""
    stored = context.workspace.reads.find(type(record), record.id)
    seen = evidence_of(context, stored) if stored is not None else None
    if stored is None or seen is None:
        context.complain("This is no longer there")
        return
    made = maker.make(seen)
    description = describe(type(made))

    def open_made(kept: Record) -> None:
        if maker.opens:
            context.open(Ref.to(kept))

    said = f"{description.title} added: {description.heading_of(made)}"
    context.perform(lead_to, stored, made, said=said, then=open_made)


def _seen(context: PageContext, record: Record) -> Evidence | None:
    kind = describe(type(record)).kind
    see = next((area.evidence[kind] for area in context.areas if kind in area.evidence), None)
    return see(context.workspace.reads, record, context.today()) if see is not None else None


def _of(context: PageContext, came: Came) -> Evidence | None:
    found = context.workspace.reads.resolve(came.ref)
    return _seen(context, found) if found is not None else None
