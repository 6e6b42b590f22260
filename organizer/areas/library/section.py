"""The library's part of a report: what was read, and what was found in it."""

from __future__ import annotations

from collections import Counter
from itertools import islice

from organizer.kernel.area import Reads
from organizer.kernel.dates import format_day
from organizer.kernel.query import Sort, Where, belonging_to
from organizer.kernel.section import Bar, Bars, Block, Figure, Points, Scope, Section, Table

from . import queries
from .model import Quote, Reading, Resource

_MOST_ROWS, _MOST_QUOTES = 40, 10


def section(reads: Reads, scope: Scope, today: object) -> Section:
    """Figures, what was finished in the period, its topics, the newest quotes."""
    period, mine = scope.period, belonging_to(scope.owner)
    if not reads.count(Resource, mine):
        return Section("Library", "nothing in it yet")
    count = queries.finished(reads, period.first, period.last, scope.owner)
    waiting = reads.count(Resource, [Where("status", "=", Reading.TO_READ), *mine])
    reading = reads.count(Resource, [Where("status", "=", Reading.READING), *mine])
    figures = (
        Figure("Finished", str(count), period.title),
        Figure("Being read", str(reading)),
        Figure("To read", str(waiting)),
    )
    where = [Where("finished", ">=", period.first), Where("finished", "<=", period.last), *mine]
    read = list(islice(reads.every(Resource, where, Sort("title")), _MOST_ROWS))
    blocks: list[Block] = []
    if read:
        rows = tuple(
            (r.title, ", ".join(r.authors), r.kind.label, format_day(r.finished) if r.finished else "") for r in read
        )
        more = f"and {count - len(read)} more" if count > len(read) else ""
        blocks.append(Table("Finished", ("Title", "Authors", "Kind", "Finished"), rows, note=more))
        by_topic = Counter(topic for resource in read for topic in resource.topics).most_common(8)
        if by_topic:
            blocks.append(Bars("By topic", tuple(Bar(topic, number, str(number)) for topic, number in by_topic)))
    blocks += _quotes(reads, scope)
    return Section("Library", period.title, figures, tuple(blocks))


def _quotes(reads: Reads, scope: Scope) -> list[Block]:
    newest = [
        quote
        for quote in reads.every(Quote, belonging_to(scope.owner))
        if scope.period.holds(quote.created.astimezone().date())
    ]
    newest = sorted(newest, key=lambda quote: quote.id)[-_MOST_QUOTES:]
    titles = {id: r.title for id, r in reads.many(Resource, {quote.resource for quote in newest}).items()}
    items = tuple(f"“{quote.words}” {titles.get(quote.resource, '')} {quote.page}".strip() for quote in newest)
    return [Points("Words kept", items)] if items else []
