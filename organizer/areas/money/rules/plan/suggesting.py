"""What a career move suggests to the plan, as effects that go along with its record."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal

from organizer.areas.money.model import Anchor, EffectKind, Every, PlanEffect, Stream
from organizer.kernel.moves import Move, MovePart

from .templates import pay_of


def suggested(move: Move, streams: Iterable[Stream]) -> tuple[PlanEffect, ...]:
    """Each part of the move as an effect; what changes income, one for each income of its owner. Days are counted from
    those of the record, so that the effects move with it."""
    pay = pay_of(streams, move.owner)
    return tuple(effect for part in move.parts for effect in _effects(move, part, pay))


def blank(move: Move, kind: EffectKind) -> PlanEffect:
    """One more effect of a move, with its amount yet to be said."""
    income = kind is EffectKind.INCOME
    return _made(move, MovePart("", "cost"), kind=kind, title="More income" if income else "Cost",
                 every=Every.MONTH if income else Every.ONCE, taxed=income)  # fmt: skip


def less_pay(move: Move, streams: Iterable[Stream]) -> tuple[PlanEffect, ...]:
    """A share of each income of the move's owner, yet to be said."""
    part = MovePart("Less pay", "share", lasts_to_end=move.last is not None)
    return tuple(_effects(move, part, pay_of(streams, move.owner)))


def _effects(move: Move, part: MovePart, pay: list[Stream]) -> Iterator[PlanEffect]:
    every = Every.MONTH if part.monthly else Every.ONCE
    if part.does == "cost":
        yield _made(move, part, kind=EffectKind.COST, amount=part.amount, every=every)
    elif part.does == "income":
        yield _made(move, part, kind=EffectKind.INCOME, amount=part.amount, every=every, taxed=True)
    elif part.does == "stop":
        for stream in pay:
            yield _made(move, part, kind=EffectKind.STOP, stream=stream.id, title=_titled(part, stream, pay))
    else:
        share = Decimal(f"{part.share:.4f}")
        for stream in pay:
            yield _made(move, part, kind=EffectKind.SHARE, stream=stream.id, share=share,
                        title=_titled(part, stream, pay))  # fmt: skip


def _titled(part: MovePart, stream: Stream, pay: list[Stream]) -> str:
    return part.title if len(pay) == 1 else f"{part.title}: {stream.title}"


def _made(move: Move, part: MovePart, **values: object) -> PlanEffect:
    lasts = None
    if part.lasts_to_end and move.first is not None and move.last is not None:
        days = (move.last - move.first).days + 1
        lasts = Decimal(max(1, round(days / 30.4375)))
    fields: dict[str, object] = {
        "title": part.title, "of": move.ref.id, "of_kind": move.ref.kind, "owner": move.owner, "lasts": lasts,
        "anchor": Anchor.END if part.from_end else Anchor.START, **values,
    }  # fmt: skip
    return PlanEffect(**fields)  # type: ignore[arg-type]
