"""What becomes of a recurrence when some of its instances change. Lines that stay true stay as they were written."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime

from organizer.kernel.errors import FieldError

from . import written
from .days import completed
from .expansion import Expansion
from .lines import Line, parsed
from .moving import moved
from .recurrence import Recurrence
from .rule import Frequency, Rule, changed, read_rule, write_days
from .series import Followed, Series, Start, key_of, series_of, wall_of

__all__ = ["ended_before", "from_on", "moved", "without"]

ONCE = "RRULE:"
"""A recurrence without any line would be none; an empty rule gives the start alone."""


def without(recurrence: Recurrence, start: Start, at: Start) -> Recurrence | None:
    """Without the instance that begins at `at`. None where nothing is left."""
    series = series_of(recurrence.text, start)
    at = series.fitted(at)
    if not series.includes(at):
        return recurrence
    return _left(_with_exception(recurrence.text.split("\n"), at), start)


def ended_before(recurrence: Recurrence, start: Start, at: Start) -> Recurrence | None:
    """The instances before `at`, which need not be one of them. None where there is none."""
    series = series_of(recurrence.text, start)
    at = series.fitted(at)
    lines: list[str] = []
    for line, rule in _followed(recurrence.text, series):
        if line.name == "RRULE" and rule is not None and series.has_from(rule, at):
            last = next(series.backwards(rule, at), None)
            if last is not None and rule.expansion.rule.count is not None:
                spent = rule.expansion.number_to(last[0])
                lines.append(f"{line.head}:{changed(line.value, {'COUNT': str(spent)})}")
            elif last is not None:
                lines.append(f"{line.head}:{changed(line.value, {'UNTIL': written.until(last[1])})}")
        elif line.name in ("RDATE", "EXDATE"):
            lines += _some_dates(line, [_before(series, line, value, at) for value in line.dates])
        else:
            lines.append(line.text)
    if key_of(at) <= key_of(start) and series_of("\n".join(lines) or ONCE, start).includes(start):
        lines = _with_exception(lines, start)
    return _left(lines, start)


def from_on(recurrence: Recurrence, start: Start, at: Start) -> Recurrence | None:
    """The instances from `at` on, which is not before the start, as a recurrence whose start is `at`. None where there
    is none.

    Raises FieldError where no rule that begins at `at` can say so: of every second week, say, in a week between.
    """
    if key_of(at) == key_of(start) and not parsed(recurrence.text).rdates:
        return recurrence
    series = series_of(recurrence.text, start)
    at = series.fitted(at)
    lines: list[str] = []
    for line, rule in _followed(recurrence.text, series):
        if rule is not None:
            lines += _rule_from(line, rule, series, at)
        elif line.name in ("RDATE", "EXDATE"):
            lines += _dates_from(line, series, at)
        else:
            lines.append(line.text)
    if not series.includes(at):
        lines = _with_exception(lines, at)
    return _left(lines, at)


def _followed(text: str, series: Series) -> Iterator[tuple[Line, Followed | None]]:
    """Each line with its rule, if it has one."""
    rules = {"RRULE": iter(series.rules), "EXRULE": iter(series.exrules)}
    for line in parsed(text).lines:
        yield line, next(rules[line.name]) if line.rule is not None else None


def _left(lines: list[str], start: Start) -> Recurrence | None:
    text = "\n".join(lines) or ONCE
    return None if series_of(text, start).is_empty() else Recurrence(text)


def _with_exception(lines: list[str], at: Start) -> list[str]:
    """With one more exception, in the last line of its form if there is one."""
    added = written.line("EXDATE", at)
    head, _, value = added.rpartition(":")
    for place in reversed(range(len(lines))):
        if lines[place].startswith(f"{head}:"):
            return [*lines[:place], f"{lines[place]},{value}", *lines[place + 1 :]]
    return [*lines, added]


def _some_dates(line: Line, kept: list[bool]) -> list[str]:
    """The line with those of its days and times that are kept."""
    if all(kept):
        return [line.text]
    pieces = [piece for piece in line.value.split(",") if piece.strip()]
    left = [piece for piece, keeps in zip(pieces, kept, strict=True) if keeps]
    return [f"{line.head}:{','.join(left)}"] if left else []


def _dates_from(line: Line, series: Series, at: Start) -> list[str]:
    """The days and times of a line as they go on from `at`. A day that was added has the time of the start; where that
    is another one now, it is said."""
    kept = [_not_before(series, line, value, at) for value in line.dates]
    if line.name == "RDATE" and isinstance(series.start, datetime) and wall_of(at)[1] != wall_of(series.start)[1]:
        left = [value for value, keeps in zip(line.dates, kept, strict=True) if keeps]
        if not all(isinstance(value, datetime) for value in left):
            return [written.lines("RDATE", [series.fitted(value) for value in left])]
    return _some_dates(line, kept)


def _before(series: Series, line: Line, value: date | datetime, at: Start) -> bool:
    if _whole_day_of(series, line, value):
        return value.toordinal() <= at.toordinal()
    return key_of(series.fitted(value)) < key_of(at)


def _not_before(series: Series, line: Line, value: date | datetime, at: Start) -> bool:
    if _whole_day_of(series, line, value):
        return value.toordinal() >= at.toordinal()
    return key_of(series.fitted(value)) >= key_of(at)


def _whole_day_of(series: Series, line: Line, value: date | datetime) -> bool:
    """Whether a day stands for all that begins on it, as an exception does."""
    return line.name == "EXDATE" and isinstance(series.start, datetime) and not isinstance(value, datetime)


def _rule_from(line: Line, followed: Followed, series: Series, at: Start) -> list[str]:
    """The line of a rule as it goes on from `at`; none where it has ended by then."""
    if not series.has_from(followed, at):
        return []
    rule = followed.expansion.rule
    if _comes_again(at) or not followed.expansion.keeps_time_from(wall_of(at)):
        raise FieldError(f"Nothing can repeat every {rule.interval} {_PERIODS[rule.frequency]} from that time on as it "
                         "does now; change this one alone, or all of them")  # fmt: skip
    parts = _left_to_the_start(rule, series.start, at)
    moved_on = list(series.moved_on(followed, at))
    added = [one for one in moved_on if line.name == "RRULE" and key_of(one) > key_of(at)]
    lines = [written.lines("RDATE", added)] if added else []
    if rule.count is not None:
        last = next(series.backwards(followed, at), None)
        spent = followed.expansion.number_to(last[0]) if last else int(not followed.expansion.fits)
        new = replace(read_rule(changed(line.value, parts)), count=None)
        # A start that does not fit the rule counts as its first instance.
        count = rule.count - spent - len(moved_on) + (not Expansion(new, at).fits)
        if count < 1:
            return lines
        parts["COUNT"] = str(count)
    return [f"{line.head}:{changed(line.value, parts)}" if parts else line.text, *lines]


def _comes_again(at: Start) -> bool:
    """Whether the clocks showed that time before. Rules follow what the clocks show, and so would begin an hour ago."""
    return isinstance(at, datetime) and at.replace(fold=0).utcoffset() != at.utcoffset()


_PERIODS = {
    Frequency.YEARLY: "years", Frequency.MONTHLY: "months", Frequency.WEEKLY: "weeks", Frequency.DAILY: "days",
    Frequency.HOURLY: "hours", Frequency.MINUTELY: "minutes", Frequency.SECONDLY: "seconds",
}  # fmt: skip


def _left_to_the_start(rule: Rule, start: Start, at: Start) -> dict[str, str]:
    """What the rule takes from its start, said in words of its own where another start would say something else."""
    parts: dict[str, str] = {}
    was = completed(rule, start)
    if was != completed(rule, at):
        parts |= {
            "BYMONTH": _listed(was.by_month),
            "BYMONTHDAY": _listed(was.by_month_day),
            "BYDAY": write_days(was.by_day),
        }
        parts = {name: value for name, value in parts.items() if value}
    if isinstance(start, datetime) and isinstance(at, datetime):
        for name, said, frequency, then, now in (
            ("BYHOUR", rule.by_hour, Frequency.DAILY, start.hour, at.hour),
            ("BYMINUTE", rule.by_minute, Frequency.HOURLY, start.minute, at.minute),
            ("BYSECOND", rule.by_second, Frequency.MINUTELY, start.second, at.second),
        ):
            if not said and rule.frequency <= frequency and then != now:
                parts[name] = str(then)
    return parts


def _listed(numbers: tuple[int, ...]) -> str:
    return ",".join(map(str, numbers))
