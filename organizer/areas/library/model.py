"""The records of the library, and what is always true of them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from uuid import UUID

from organizer.kernel.errors import Problem
from organizer.kernel.kinds import Choice
from organizer.kernel.record import Record, choice, file, notes, number, rating, record, ref, tags, text, url
from organizer.kernel.record import day as a_day


class ResourceKind(Choice):
    """What a resource is."""

    ARTICLE = "article"
    BOOK = "book"
    CHAPTER = "chapter"
    PAPER = "paper", "Conference paper"
    REPORT = "report"
    MARKET_RESEARCH = "market_research", "Market research"
    THESIS = "thesis"
    TALK = "talk", "Talk"
    WEB = "web", "Web page"
    DOCUMENT = "document"
    OTHER = "other"


class Reading(Choice):
    """How far one is with it."""

    TO_READ = "to_read", "To read"
    READING = "reading"
    DONE = "done", "Done"
    LEFT = "left", "Left unread"


@record(title="Resource", plural="Resources", icon="book-open", table=("title", "kind", "year", "status"))
class Resource(Record):
    """Something to read, hear or watch, as a file or a link."""

    title: str = text("Title", search=True)
    kind: ResourceKind = choice("Kind", ResourceKind, default=ResourceKind.ARTICLE)
    status: Reading = choice("Status", Reading, default=Reading.TO_READ)
    authors: tuple[str, ...] = tags("Authors", default=())
    year: Decimal | None = number("Year", default=None, least=Decimal(-3000), most=Decimal(9999))
    published_in: str = text("Published in", default="", search=True, help="Journal, book, conference, site")
    publisher: str = text("Publisher", default="", search=True)
    topics: tuple[str, ...] = tags("Topics", default=())
    address: str = url("Link", default="")
    file: UUID | None = file("File", default=None)
    about: str = notes("Abstract", default="")
    stars: int | None = rating("Worth", default=None)
    due: date | None = a_day("Read by", default=None)
    started: date | None = a_day("Started", default=None)
    finished: date | None = a_day("Finished", default=None)
    cite_key: str = text("Citation key", default="", search=True)
    doi: str = text("DOI", default="", search=True)
    isbn: str = text("ISBN or ISSN", default="", search=True)
    kept: str = text("Kept from its file", default="", lines=True, derived=True)
    """Fields of its bibliography that have no place here, written back when it goes out."""

    def problems(self) -> Iterable[Problem]:
        if self.started and self.finished and self.finished < self.started:
            yield Problem("finished", "Finished before it was started")
        if self.year is not None and self.year != self.year.to_integral_value():
            yield Problem("year", "A whole year")


@record(title="Quote", plural="Quotes", icon="quote", table=("words", "resource", "page"))
class Quote(Record):
    """Words worth keeping, with what one makes of them."""

    words: str = text("Quote", search=True, lines=True)
    resource: UUID = ref("From", "resource")
    page: str = text("Page or minute", default="")
    said: str = notes("What to make of it", default="")


RECORDS: tuple[type[Record], ...] = (Resource, Quote)
