"""Calendar files into blocks: every property that is understood goes into its field, every other is kept with the
block."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, tzinfo
from pathlib import Path

from organizer.areas.calendar.model import DAY, TimeBlock
from organizer.areas.calendar.rules.clock_time import existing
from organizer.areas.calendar.rules.instances import key_of
from organizer.exchange.content_lines import Line
from organizer.exchange.content_values import items, parameter, unescape
from organizer.exchange.source import MB, Progress, as_lines, nothing, opened, size_of
from organizer.kernel.errors import FieldError, Invalid
from organizer.kernel.kinds import tags_of, zone_of
from organizer.kernel.recurrence import Recurrence
from organizer.kernel.text import cleaned, one_line

from .components import Calendar, Component, Numbered, components
from .draft import BlockDraft, CalendarReading
from .own import OWN_CATEGORY, OWN_DONE, OWN_DUE, OWN_TAGS, id_of
from .values import At, length_of, when
from .zones import Zones

FILE_LIMIT = 256 * MB
OLD_FORM_LIMIT = 64 * MB
KEPT_LIMIT = 100_000
"""Characters of a component that are kept beside what is understood."""
REPEATS = ("RRULE", "RDATE", "EXDATE", "EXRULE")
_READ = {"VEVENT": "event", "VTODO": "task"}
_NOT_READ = {"VJOURNAL": "journal entry", "VFREEBUSY": "free and busy time", "VAVAILABILITY": "availability"}
_MOST_NOTES = 50


def read_calendar(path: Path, progress: Progress = nothing) -> CalendarReading:
    """All events and tasks of a file; one that cannot be read is rejected and the others go on. Raises
    UnreadableFile."""
    reading = CalendarReading(path.name)
    calendar = Calendar()
    total = size_of(path, FILE_LIMIT)
    with opened(path, FILE_LIMIT) as raw:
        stream = as_lines(raw, total, path.name, OLD_FORM_LIMIT)
        reader = _Reader(reading, calendar)
        for number, component in enumerate(components(stream, calendar)):
            if number % 256 == 0:
                progress(min(stream.tell(), total), total)
            reader.take(component)
    reader.finish()
    return reading


class _Reader:
    """Zones and series may stand after what names them: events are read when the file has been passed through."""

    def __init__(self, reading: CalendarReading, calendar: Calendar) -> None:
        self.reading, self.calendar = reading, calendar
        self.zones = Zones(self._note)
        self._waiting: list[Component] = []
        self._unread: Counter[str] = Counter()
        self._notes: dict[str, None] = {}

    def take(self, component: Component) -> None:
        """Looks at a component; reads it when its turn comes."""
        if component.name == "VTIMEZONE":
            self.zones.describe(component)
        elif component.name in _READ:
            self._waiting.append(component)
        else:
            self._unread[component.name] += 1
            words = _NOT_READ.get(component.name, component.name[:30])
            self.reading.reject(component.number, f"a {words} is not read here", _raw(component))

    def finish(self) -> None:
        """Reads what waits: series before their changed instances."""
        here = self._here()
        series: dict[str, TimeBlock] = {}
        changed = [c for c in self._waiting if any(n.line.name == "RECURRENCE-ID" for n in c.lines)]
        later = {id(c) for c in changed}
        for component in (*(c for c in self._waiting if id(c) not in later), *changed):
            draft = self._read(component, here, series)
            if draft is not None:
                self.reading.drafts.append(draft)
                if draft.block.recurrence is not None and draft.uid:
                    series.setdefault(draft.uid, draft.block)
        self.reading.drafts.sort(key=lambda draft: draft.line)
        if self.calendar.unended:
            self._note(f"the file ends at line {self.calendar.unended} without END:VCALENDAR")
        if not self.reading.drafts and not self.reading.rejected:
            self._note("there is nothing in it")
        notes = list(self._notes)
        self.reading.notes += notes[:_MOST_NOTES]
        if len(notes) > _MOST_NOTES:
            self.reading.notes.append(f"and {len(notes) - _MOST_NOTES} further remarks of this sort")

    def _note(self, words: str) -> None:
        self._notes[words] = None

    def _here(self) -> tzinfo | None:
        """The zone in which the UTC times of the file are meant to be shown."""
        if not self.calendar.zone:
            return None
        try:
            return zone_of(self.calendar.zone)
        except FieldError:
            self._note(f"there is no time zone '{self.calendar.zone[:60]}'; UTC times stay in UTC")
            return None

    def _read(self, component: Component, here: tzinfo | None, series: dict[str, TimeBlock]) -> BlockDraft | None:
        kind = _READ[component.name]
        if component.trouble:
            self.reading.reject(component.number, f"the {kind} cannot be read: {component.trouble}")
            return None
        try:
            return _Taking(component, self.zones, here, series).draft()
        except Invalid as error:
            reason = f"the {kind} cannot be kept: {error}"
        except FieldError as error:
            reason = str(error)
        self.reading.reject(component.number, reason, _raw(component))
        return None


def _raw(component: Component) -> str:
    return "\n".join(numbered.line.text for numbered in component.lines[:200])


class _Taking:
    """Takes one component apart; `kept` grows by the lines that the fields of a block do not say."""

    def __init__(self, component: Component, zones: Zones, here: tzinfo | None, series: dict[str, TimeBlock]) -> None:
        self.component, self.zones, self.here, self.series = component, zones, here, series
        self.warnings: list[str] = []
        self.kept: list[Line] = []
        self.own: dict[str, Numbered] = {}
        """The first line of each name outside the inner components."""
        self.repeating: list[Numbered] = []
        self._sort_out()

    def _sort_out(self) -> None:
        lines = self.component.lines
        if not self.component.ended:
            # Its last property may be half of what it was.
            self.warnings.append(f"it has no end; it is taken up to line {self.component.last}")
            lines = lines[:-1]
        for number in self.component.broken:
            self.warnings.append(f"line {number} is no property and was left out")
        depth = 0
        for numbered in lines:
            line = numbered.line
            depth += line.name == "BEGIN"
            if depth:
                self.kept.append(line)
                depth -= line.name == "END"
            elif line.name in REPEATS:
                self.repeating.append(numbered)
            elif line.name in self.own or line.group:
                self.kept.append(line)
            else:
                self.own[line.name] = numbered

    def draft(self) -> BlockDraft:
        """The block. Raises FieldError and Invalid."""
        task = self.component.name == "VTODO"
        if not task and "DTSTART" not in self.own:
            missing = "" if self.component.ended else ", and the file ends inside it"
            raise FieldError(f"the event has no start{missing}")
        notes, place = self._text("DESCRIPTION", lines=True), self._text("LOCATION")
        uid = self._text("UID")
        block = TimeBlock(title=self._text("SUMMARY") or "Without a title", notes=notes, place=place, uid=uid)
        if ours := id_of(uid):
            # One of our own keeps the id it had; an instance has that of its series, and a further one itself.
            block = replace(block, uid="")
            block = replace(block, id=ours) if "RECURRENCE-ID" not in self.own else block
        block = self._as_task(block) if task else self._as_event(block, uid)
        words = self._categories()
        own_category = self._text(OWN_CATEGORY)
        tags = self._own_tags()
        if tags is not None:
            block = replace(block, tags=tags)
            words = ()
        self.own.pop("DTSTAMP", None)  # When the file was written, which says nothing of the event.
        self.kept += [numbered.line for numbered in self.own.values()]
        block = replace(block, kept=self._kept_text())
        block.settled().check()
        return BlockDraft(
            block, self.component.number, uid, words, own_category, revision_of(block.kept), tuple(self.warnings)
        )

    def _as_event(self, block: TimeBlock, uid: str) -> TimeBlock:
        number = self.own["DTSTART"].number
        at = self._when("DTSTART")
        if at is None:
            raise FieldError(f"the start of the event cannot be read (line {number})")
        if isinstance(at, datetime) and at.tzinfo is not None:
            at = self._moved_on(at, number)
        block = _placed(block, at)
        block = replace(block, length=self._length(at), recurrence=self._recurrence())
        block = self._instance(block, uid)
        return replace(block, done=self._own_done(), due=self._day_of(OWN_DUE))

    def _moved_on(self, at: datetime, number: int) -> datetime:
        moved = existing(at)
        if moved.replace(tzinfo=None) != at.replace(tzinfo=None):
            self.warnings.append(f"line {number}: the clocks were put forward over that time; it was moved on")
            return moved
        return at

    def _as_task(self, block: TimeBlock) -> TimeBlock:
        """A task waits to be planned: when it starts and how it repeats is kept as it is written."""
        self.kept += [numbered.line for numbered in self.repeating]
        due = self._day_of("DUE")
        done = self._completed()
        length = block.length
        if "ESTIMATED-DURATION" in self.own and (found := self._measured("ESTIMATED-DURATION")) is not None:
            del self.own["ESTIMATED-DURATION"]
            length = max(found, timedelta(0))
        return replace(block, due=due, done=done, length=length)

    def _text(self, name: str, lines: bool = False) -> str:
        numbered = self.own.pop(name, None)
        if numbered is None:
            return ""
        line = numbered.line
        text = unescape(line.value)
        plain = cleaned(text) if lines else one_line(text)
        if line.params or plain != text:
            self.kept.append(line)
        return plain

    def _when(self, name: str) -> At | None:
        """A day or time of a property. What it says beside that is kept. None, with a warning, where it says none."""
        numbered = self.own.get(name)
        if numbered is None:
            return None
        line = numbered.line
        zone_name = parameter(line.params, "TZID")
        try:
            at = when(line, self.zones.zone(zone_name) if zone_name else None)
        except FieldError as error:
            self.warnings.append(f"line {numbered.number}: {error}")
            return None
        del self.own[name]
        if line.params.startswith(";;"):
            self.warnings.append(f"line {numbered.number}: a semicolon too many; read as {line.value.strip()[:20]}")
        return self._shown(at)

    def _shown(self, at: At) -> At:
        if self.here is not None and isinstance(at, datetime) and at.tzinfo is UTC:
            return at.astimezone(self.here)
        return at

    def _length(self, at: At) -> timedelta:
        numbered = self.own.get("DTEND")
        if numbered is not None:
            end = self._when("DTEND")
            return _one_day(at) if end is None else self._up_to(at, end, numbered.number)
        if "DURATION" in self.own:
            number = self.own["DURATION"].number
            length = self._measured("DURATION")
            if length is None:
                return _one_day(at)
            self.own.pop("DURATION", None)
            if length < timedelta(0):
                self.warnings.append(f"line {number}: it would end before it begins; it takes no time now")
                return _one_day(at)
            return length
        return _one_day(at)

    def _up_to(self, at: At, end: At, number: int) -> timedelta:
        if isinstance(at, datetime) and isinstance(end, datetime):
            if (at.tzinfo is None) is not (end.tzinfo is None):
                at, end = at.replace(tzinfo=None), end.replace(tzinfo=None)
            length = end - at if at.tzinfo is None else end.astimezone(UTC) - at.astimezone(UTC)
        else:
            length = _day(end) - _day(at)
        if length < timedelta(0):
            self.warnings.append(f"line {number}: it would end before it begins; it takes no time now")
            return _one_day(at)
        return max(length, _one_day(at))

    def _measured(self, name: str) -> timedelta | None:
        numbered = self.own[name]
        try:
            return length_of(numbered.line.value)
        except FieldError as error:
            self.warnings.append(f"line {numbered.number}: {error}")
            return None

    def _recurrence(self) -> Recurrence | None:
        """The lines that say how it repeats, zones by the names that are known here. What cannot be followed is kept,
        and the event takes place once."""
        lines = []
        for numbered in self.repeating:
            line = numbered.line
            if not line.value.strip():
                self.warnings.append(f"line {numbered.number}: an empty {line.name}; it does not repeat by that")
                self.kept.append(line)
                continue
            lines.append(self._with_known_zone(line))
        if not lines:
            return None
        recurrence = Recurrence("\n".join(line.text for line in lines))
        try:
            recurrence.check()
        except FieldError as error:
            self.warnings.append(f"line {self.repeating[0].number}: {error}; it takes place once")
            self.kept += [numbered.line for numbered in self.repeating if numbered.line.value.strip()]
            return None
        return recurrence

    def _with_known_zone(self, line: Line) -> Line:
        name = parameter(line.params, "TZID")
        zone = self.zones.zone(name) if name else None
        if zone is None or zone.key == name:
            return line
        quoted = f'"{name}"'
        return line._replace(params=line.params.replace(quoted, zone.key).replace(name, zone.key))

    def _instance(self, block: TimeBlock, uid: str) -> TimeBlock:
        numbered = self.own.get("RECURRENCE-ID")
        if numbered is None:
            return block
        params = numbered.line.params
        instead = self._when("RECURRENCE-ID")
        if instead is None:
            return block
        if block.recurrence is not None:
            self.warnings.append(f"line {numbered.number}: a changed instance does not repeat by itself")
            self.kept += [each.line for each in self.repeating]
            block = replace(block, recurrence=None)
        master = self.series.get(uid)
        key = key_of(master if master is not None else _placed(block, instead), instead)
        following = parameter(params, "RANGE").upper() == "THISANDFUTURE"
        return replace(block, series=master.id if master else None, instance=key, following=following)

    def _categories(self) -> tuple[str, ...]:
        numbered = self.own.pop("CATEGORIES", None)
        if numbered is None:
            return ()
        words = [one_line(unescape(item)) for item in items(numbered.line.value)]
        return tags_of([word for word in words if word])

    def _own_tags(self) -> tuple[str, ...] | None:
        numbered = self.own.pop(OWN_TAGS, None)
        if numbered is None:
            return None
        return tags_of([unescape(item) for item in items(numbered.line.value) if item])

    def _day_of(self, name: str) -> date | None:
        """The day of a property that may have a time too; the whole line is kept then."""
        numbered = self.own.get(name)
        at = self._when(name)
        if at is None or numbered is None:
            return None
        if isinstance(at, datetime):
            self.kept.append(numbered.line)
        return _day(at)

    def _completed(self) -> datetime | None:
        at = self._when("COMPLETED")
        if isinstance(at, datetime):
            return at.astimezone(UTC) if at.tzinfo else at.replace(tzinfo=UTC)
        status = self.own.get("STATUS")
        if at is None and (status is None or status.line.value.strip().upper() != "COMPLETED"):
            return None
        changed = self.own.get("LAST-MODIFIED") or self.own.get("DTSTAMP")
        try:
            known = when(changed.line, None) if changed else at
        except FieldError:
            known = at
        found = known if isinstance(known, datetime) else datetime(*(known or date(1970, 1, 1)).timetuple()[:3])
        return found.replace(tzinfo=UTC)

    def _own_done(self) -> datetime | None:
        return self._completed() if OWN_DONE not in self.own else self._own_moment()

    def _own_moment(self) -> datetime | None:
        numbered = self.own.pop(OWN_DONE)
        try:
            at = when(numbered.line, None)
        except FieldError as error:
            self.warnings.append(f"line {numbered.number}: {error}")
            return None
        return at.replace(tzinfo=UTC) if isinstance(at, datetime) else None

    def _kept_text(self) -> str:
        texts, size = [], 0
        for line in self.kept:
            text = line.text.replace("\r", "").replace("\n", "")
            if size + len(text) >= KEPT_LIMIT:
                self.warnings.append(f"{line.name}: too long to be kept")
                continue
            texts.append(text)
            size += len(text) + 1
        return "\n".join(texts)


def _placed(block: TimeBlock, at: At) -> TimeBlock:
    """The block at a day or a time. What floats is kept by its time of day."""
    if not isinstance(at, datetime):
        return replace(block, day=at, start=None, floating=False)
    floats = at.tzinfo is None
    start = at.replace(tzinfo=UTC) if floats else at
    return replace(block, day=start.date(), start=start, floating=floats)


def _day(at: At) -> date:
    return at.date() if isinstance(at, datetime) else at


def _one_day(at: At) -> timedelta:
    """How long takes what says nothing of its end: no time, or its day (RFC 5545, 3.6.1)."""
    return timedelta(0) if isinstance(at, datetime) else DAY


def revision_of(kept: str) -> tuple[int, str]:
    """SEQUENCE and LAST-MODIFIED among kept lines."""
    found = dict(line.partition(":")[::2] for line in _plain_lines(kept))
    number = found.get("SEQUENCE", "").strip()
    return int(number) if number.isdecimal() and len(number) < 12 else 0, found.get("LAST-MODIFIED", "").strip()


def _plain_lines(kept: str) -> Iterable[str]:
    """Those outside inner components."""
    depth = 0
    for line in kept.split("\n"):
        depth += line.startswith("BEGIN:")
        if not depth:
            yield line
        depth -= line.startswith("END:")
