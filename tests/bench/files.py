"""Files in and out: an import of cards against reading them alone, a report against Typst alone."""

from __future__ import annotations

import io
import statistics
import time
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any
from unittest.mock import patch

from organizer.app.areas import AREAS, REGISTRY
from organizer.exchange.detect import read_people
from organizer.exchange.people_in import import_people
from organizer.exchange.people_out import export_vcards
from organizer.exchange.plan import plan_import
from organizer.kernel.section import Period, Scope
from organizer.reports import pdf
from organizer.reports.gather import gather
from organizer.store.profile import create_profile
from organizer.store.reader import Reader
from tests.bench.data import TODAY, contacts
from tests.bench.table import Row, once, timed


def imports(folder: Path, rows: int) -> Iterator[Row]:
    """Cards to the database, read by a library alone as the floor."""
    import vobject

    path = folder / "people.vcf"
    with create_profile(folder / "cards.organizer", REGISTRY, passphrase="bench") as source:
        source.run(lambda edit: edit.add_all(contacts(rows)))
        reader = source.reader()
        yield Row(f"{rows:,} people to vCards", once(lambda: export_vcards(reader, path, version="3.0")), None, "")
        reader.close()
    text = path.read_text(encoding="utf-8")
    floor = once(lambda: sum(1 for _ in vobject.readComponents(io.StringIO(text))))
    with create_profile(folder / "imported.organizer", REGISTRY, passphrase="bench") as target:

        def bring_in() -> None:
            people = read_people(path)
            target.run(lambda edit: import_people(edit, plan_import(edit, people)))

        yield Row(f"{rows:,} vCards to the database", once(bring_in), floor, "≤ 1.5 ×")


class _Timed:
    """A compiler of Typst that remembers how long it took."""

    def __init__(self, compiler: Any, taken: list[float]) -> None:
        self._compiler, self._taken = compiler, taken

    def compile(self, *words: Any, **options: Any) -> Any:
        # Not by `once`, which collects garbage first: that would count as the report's own time.
        start = time.perf_counter()
        made = self._compiler.compile(*words, **options)
        self._taken.append((time.perf_counter() - start) * 1000)
        return made


def reports(reader: Reader) -> Iterator[Row]:
    """A month and a year, warm; the floor is Typst's own compile of the same source."""
    make = pdf._compiler
    for title, days, budget in (("month", 30, "≤ 2.5 ×"), ("year", 365, "≤ 2 ×")):
        scope = Scope(Period(TODAY - timedelta(days=days), TODAY, f"the {title}"))
        taken: list[float] = []

        def timing(*words: Any, taken: list[float] = taken) -> Any:
            return _Timed(make(*words), taken)

        def whole(scope: Scope = scope) -> None:
            pdf.render_pdf(gather(AREAS, reader, scope, TODAY, household="Bench"))

        with patch.object(pdf, "_compiler", timing):
            took = timed(whole, 3)
        yield Row(f"report of a {title} over all records", took, statistics.median(taken), budget)
