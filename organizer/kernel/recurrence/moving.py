"""A whole series moved: its rules, ends, exceptions and additions follow the new start."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta, tzinfo
from functools import cached_property

from organizer.kernel.errors import FieldError
from organizer.kernel.weekdays import Weekday

from . import clocks, written
from .expansion import Expansion, times_of
from .lines import Line, parsed
from .recurrence import Recurrence
from .rule import Frequency, Rule, changed, read_rule, write_days
from .series import END_OF_DAY, Series, Start, series_of, wall_of
from .words import rule_in_words

_FAR = 10_000
"""So many instances are counted to find which one an exception leaves out."""


def moved(recurrence: Recurrence, start: Start, new_start: Start) -> Recurrence:
    """The recurrence for another start: every instance moves by the same wall time, as far as rules can say so ('on the
    2nd Tue' becomes 'on the 2nd Wed'). The new start may be of another sort or zone.

    Raises FieldError for rules that cannot be moved so far, such as the last working day of a month by a day.
    """
    if start == new_start and _zone(start) == _zone(new_start):
        return recurrence
    lines = parsed(recurrence.text).lines
    move = _Move(lines, series_of(recurrence.text, start), new_start)
    try:
        return Recurrence("\n".join(move.line(line) for line in lines))
    except (OverflowError, ValueError):
        raise FieldError("That moves the series out of the calendar") from None


def _zone(start: Start) -> tzinfo | None:
    return start.tzinfo if isinstance(start, datetime) else None


class _Move:
    """From one start to another."""

    def __init__(self, lines: Sequence[Line], series: Series, new_start: Start) -> None:
        self.series, self.lines = series, lines
        self.old, self.new = series.start, new_start
        (old_day, old_second), (new_day, new_second) = wall_of(self.old), wall_of(new_start)
        self.days = new_day - old_day
        self.by = timedelta(days=self.days, seconds=new_second - old_second)
        self.zone = new_start.tzinfo if isinstance(new_start, datetime) else None

    def line(self, line: Line) -> str:
        """A line as it is after the move; as it was written, if nothing of it changes."""
        if line.rule is not None:
            parts = self._rule(line.rule)
            return f"{line.head}:{changed(line.value, parts)}" if parts else line.text
        if not line.dates:
            return line.text
        if isinstance(self.old, datetime) and not any(isinstance(at, datetime) for at in line.dates):
            if not self.days:
                return line.text
            return f"{line.head}:{','.join(written.write(at + timedelta(days=self.days)) for at in line.dates)}"
        return self._dates(line)

    def _dates(self, line: Line) -> str:
        starts = [self._exception(at) if line.name == "EXDATE" else self._start(at) for at in line.dates]
        if not all(self._is_of_new_sort(at) for at in line.dates):
            return written.lines(line.name, starts)
        zone = line.dates[0].tzinfo if isinstance(line.dates[0], datetime) else None
        ends = [piece.strip().partition("/")[2] for piece in line.value.split(",") if piece.strip()]
        texts = [self._in_form(at, zone) for at in starts]
        return f"{line.head}:{','.join(map(''.join, zip(texts, [self._end(end, zone) for end in ends], strict=True)))}"

    def _is_of_new_sort(self, at: date | datetime) -> bool:
        if not (isinstance(at, datetime) and isinstance(self.new, datetime)):
            return isinstance(at, datetime) == isinstance(self.new, datetime)
        return (at.tzinfo is None) == (self.zone is None)

    def _in_form(self, at: Start, zone: tzinfo | None) -> str:
        return written.write(at.astimezone(zone) if isinstance(at, datetime) and zone is not None else at)

    def _end(self, text: str, zone: tzinfo | None) -> str:
        """The end of a period: a length stays, a time moves along."""
        if not text or text[0] in "Pp+-":
            return f"/{text}" if text else ""
        return f"/{self._in_form(self._start(written.read(text, zone)), zone)}"

    def _start(self, at: date | datetime) -> Start:
        day, second = self.series.wall_behind(self.series.fitted(at))
        wall = datetime.fromordinal(day) + timedelta(seconds=second) + self.by
        if not isinstance(self.new, datetime):
            return wall.date()
        return wall if self.zone is None else clocks.real(wall.replace(tzinfo=self.zone))

    def _exception(self, at: date | datetime) -> Start:
        """Where an exception goes: as far as the instance that it leaves out, which may be another way than that of the
        start where a rule counts weekdays of a month."""
        there, was = self._start(at), self.series.fitted(at)
        if not self.days or self._now.includes(there) or not self._before.includes(was):
            return there
        place = len(self._before.between(self.old, was, _FAR).starts)
        now = self._now.between(self.new, _end_of(self.new), place + 1).starts
        return now[place] if place < min(len(now), _FAR) else there

    @cached_property
    def _before(self) -> Series:
        """Without exceptions."""
        return series_of("\n".join(line.text for line in self._made), self.old)

    @cached_property
    def _now(self) -> Series:
        return series_of("\n".join(self.line(line) for line in self._made), self.new)

    @property
    def _made(self) -> list[Line]:
        return [line for line in self.lines if line.name in ("RRULE", "RDATE")]

    def _until(self, until: date | datetime) -> str:
        if isinstance(self.old, datetime) and isinstance(until, datetime):
            if isinstance(self.new, datetime):
                return written.until(self._start(until))
            day, second = wall_of(self.series.fitted(until))
            last = date.fromordinal(day - (second < wall_of(self.old)[1]) + self.days)
        else:
            last = date.fromordinal(until.toordinal() + self.days)
        if isinstance(self.new, datetime) and not isinstance(self.old, datetime):
            return written.until(datetime.combine(last, END_OF_DAY, self.zone))
        return written.write(last)

    def _rule(self, rule: Rule) -> dict[str, str]:
        parts = self._times(rule)
        if self.days:
            parts |= self._days(rule)
        if rule.until is not None:
            parts["UNTIL"] = self._until(rule.until)
        return parts

    def _times(self, rule: Rule) -> dict[str, str]:
        said = {"BYHOUR": rule.by_hour, "BYMINUTE": rule.by_minute, "BYSECOND": rule.by_second}
        said = {name: numbers for name, numbers in said.items() if numbers}
        if not said or self.by == timedelta(days=self.days):
            return {}
        if not (isinstance(self.old, datetime) and isinstance(self.new, datetime)):
            if rule.frequency > Frequency.DAILY:
                raise self._refused(rule)
            return dict.fromkeys(said, "")
        offset = int((self.by - timedelta(days=self.days)).total_seconds())
        times = [time + offset for time in times_of(rule, self.old)]
        columns = {
            "BYHOUR": [time // 3600 for time in times],
            "BYMINUTE": [time // 60 % 60 for time in times],
            "BYSECOND": [time % 60 for time in times],
        }
        parts = {name: _listed(set(columns[name])) for name in said}
        fits = rule.frequency <= Frequency.DAILY and min(times) >= 0 and max(times) < 86_400
        if not fits or list(times_of(read_rule(_text(rule.frequency, parts)), self.new)) != times:
            raise self._refused(rule)
        return parts

    def _days(self, rule: Rule) -> dict[str, str]:
        """The parts that say days, for a start on another day."""
        said = (rule.by_month, rule.by_week_number, rule.by_year_day, rule.by_month_day, rule.by_day)
        if not any(said):
            return {}
        plain = rule.by_day and not any(number for number, _ in rule.by_day)
        if plain and not any(said[:4]):
            if rule.frequency >= Frequency.WEEKLY and not (rule.by_set_position and rule.frequency is Frequency.WEEKLY):
                return self._weekdays(rule)
            if rule.interval == 1 and not rule.by_set_position:
                return self._weekdays(rule)
        if rule.frequency > Frequency.MONTHLY or rule.by_week_number or rule.by_year_day:
            raise self._refused(rule)
        if not (rule.by_day or rule.by_set_position):
            if rule.by_month_day:
                shifted = [day + self.days for day in rule.by_month_day]
                if all(1 <= day <= 28 for day in (*shifted, *rule.by_month_day)):
                    return {"BYMONTHDAY": _listed(set(shifted))}
            elif self.old.month == self.new.month:  # it takes its day from the start
                return {}
        if not Expansion(rule, self.old).fits or (rule.by_month and rule.frequency is Frequency.MONTHLY):
            raise self._refused(rule)
        return self._one_day(rule)

    def _one_day(self, rule: Rule) -> dict[str, str]:
        """A rule that says one day of its month: the one on which the new start is."""
        last = monthrange(self.new.year, self.new.month)[1]
        parts = {"BYMONTH": str(self.new.month)} if rule.by_month else {}
        one_month = rule.frequency is Frequency.MONTHLY or len(rule.by_month) == 1
        if one_month and len(rule.by_month_day) <= 1 and not rule.by_day and not rule.by_set_position:
            if rule.by_month_day:
                at_end = rule.by_month_day == (-1,) and self.new.day == last
                parts["BYMONTHDAY"] = "-1" if at_end else str(self.new.day)
            return parts
        if one_month and len(rule.by_day) == 1 and not rule.by_month_day and len(rule.by_set_position) <= 1:
            number, weekday = rule.by_day[0][0], Weekday(self.new.weekday())
            if bool(number) != bool(rule.by_set_position):
                number = number or rule.by_set_position[0]
                from_end = (number < 0 and self.new.day > last - 7) or self.new.day > 28
                number = -1 if from_end else (self.new.day + 6) // 7
                if rule.by_set_position:
                    return parts | {"BYDAY": weekday.name, "BYSETPOS": str(number)}
                return parts | {"BYDAY": f"{number}{weekday.name}"}
        raise self._refused(rule)

    def _weekdays(self, rule: Rule) -> dict[str, str]:
        days = tuple(sorted({(0, Weekday((day + self.days) % 7)) for _, day in rule.by_day}))
        parts = {"BYDAY": write_days(days)}
        if rule.frequency is Frequency.WEEKLY and rule.interval > 1:
            # Where days move into the week beside theirs, so does the day on which weeks begin.
            begin = int(rule.week_start)
            within = [(day - begin) % 7 for _, day in rule.by_day]
            step = (self.new.weekday() - begin) % 7 - (self.old.weekday() - begin) % 7
            if not all(0 <= day + step < 7 for day in within):
                parts["WKST"] = Weekday((begin + self.days) % 7).name
        return parts

    def _refused(self, rule: Rule) -> FieldError:
        return FieldError(
            f"What repeats '{rule_in_words(rule).removeprefix('Every ')}' cannot be moved like that; "
            "move one of them, or change how it repeats"
        )


def _end_of(start: Start) -> Start:
    """The end of the calendar, of the sort of a start."""
    if not isinstance(start, datetime):
        return date.max
    return datetime.max if start.tzinfo is None else datetime.max.replace(tzinfo=UTC)


def _text(frequency: Frequency, parts: dict[str, str]) -> str:
    return ";".join([f"FREQ={frequency.name}", *(f"{name}={value}" for name, value in parts.items())])


def _listed(numbers: set[int]) -> str:
    return ",".join(map(str, sorted(numbers)))
