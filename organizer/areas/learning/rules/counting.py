"""Counting credits in one period of a credential: what a category still takes, what is lacking, what can be spared."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from organizer.areas.learning.model import CategoryPath, Credential, amounts_of, category_path, least_within
from organizer.kernel.frozen import frozen

from .windows import Window, years_of

_ZERO = Decimal(0)


def said(value: Decimal) -> str:
    """A number as people write it."""
    return f"{value.normalize() + 0:f}"


@frozen
class CategoryStanding:
    """A category of the rule in a period. `least` includes what the categories in it need together."""

    path: CategoryPath
    name: str
    counted: Decimal
    least: Decimal | None
    most: Decimal | None

    @property
    def missing(self) -> Decimal:
        return max((self.least or _ZERO) - self.counted, _ZERO)


@frozen
class YearStanding:
    """A year of a period that needs its least."""

    window: Window
    counted: Decimal
    least: Decimal

    @property
    def missing(self) -> Decimal:
        return max(self.least - self.counted, _ZERO)


def missing_of(total: Decimal | None, counted: Decimal, categories: Iterable[CategoryStanding]) -> Decimal:
    """How many credits are missing in all: for the total, or for the categories together, whichever is more."""
    known = list(categories)

    def of(path: CategoryPath, own: Decimal) -> Decimal:
        inside = [c for c in known if len(c.path) > len(path) and c.path[: len(path)] == path]
        top = [c for c in inside if not any(o is not c and c.path[: len(o.path)] == o.path for o in inside)]
        return max(own, sum((of(c.path, c.missing) for c in top), _ZERO))

    return of((), max((total or _ZERO) - counted, _ZERO))


@dataclass(slots=True)
class _Year:
    window: Window
    counted: Decimal = _ZERO


class Count:
    """What has been counted in a period so far."""

    def __init__(self, credential: Credential, window: Window) -> None:
        self.total = credential.total
        self.counted = _ZERO
        least = amounts_of(credential.category_least)
        self._most = amounts_of(credential.category_most)
        rows = (*credential.category_least, *credential.category_most)
        self._names = {category_path(row.label): row.label.strip() for row in rows}
        self._within = dict.fromkeys(self._names, _ZERO)
        self._needed = {path: least_within(path, least) for path in self._names}
        self._least_a_year = credential.least_a_year or _ZERO
        self._years = [_Year(year) for year in years_of(window, credential.period or 1)] if self._least_a_year else []

    def _over(self, category: str) -> list[CategoryPath]:
        """The categories of the rule that hold a credit."""
        path = category_path(category)
        return [known for known in self._names if path[: len(known)] == known]

    def room(self, category: str) -> tuple[Decimal | None, str]:
        """How many more credits of a category can count, None for any number; and what limits them."""
        found: Decimal | None = None
        why = ""
        for path in self._over(category):
            most = self._most.get(path)
            if most is not None and (found is None or most - self._within[path] < found):
                found, why = most - self._within[path], f"at most {said(most)} in {self._names[path]}"
        return found, why

    def lacking(self, category: str) -> Decimal:
        """How many credits of a category the ended period can still use: in all, in a category, in its last year."""
        lacks = [(self.total or _ZERO) - self.counted]
        lacks += [self._needed[path] - self._within[path] for path in self._over(category)]
        if self._years:
            lacks.append(self._least_a_year - self._years[-1].counted)
        return max(*lacks, _ZERO)

    def take(self, category: str, amount: Decimal, day: date | None) -> None:
        """Counts credits; those without a day count in no single year."""
        self.counted += amount
        for path in self._over(category):
            self._within[path] += amount
        for year in self._years:
            if day is not None and year.window.holds(day):
                year.counted += amount

    def spare(self, category: str, day: date) -> Decimal:
        """How many credits of a category and day the period can do without."""
        rests = [self.counted - (self.total or _ZERO)]
        rests += [self._within[path] - self._needed[path] for path in self._over(category)]
        rests += [year.counted - self._least_a_year for year in self._years if year.window.holds(day)]
        return max(min(rests), _ZERO)

    def give(self, category: str, amount: Decimal, day: date) -> None:
        """Takes back what was counted, since it counts in the next period."""
        self.take(category, -amount, day)

    def categories(self) -> tuple[CategoryStanding, ...]:
        """How the categories of the rule stand, as they were entered."""
        return tuple(
            CategoryStanding(path, name, self._within[path], self._needed[path] or None, self._most.get(path))
            for path, name in self._names.items()
        )

    def years(self) -> tuple[YearStanding, ...]:
        """How the years stand that need a least."""
        return tuple(YearStanding(year.window, year.counted, self._least_a_year) for year in self._years)

    @property
    def complete(self) -> bool:
        """Whether nothing is missing."""
        return not missing_of(self.total, self.counted, self.categories()) and not any(y.missing for y in self.years())
