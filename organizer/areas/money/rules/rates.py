"""What one currency costs in another, on a day."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from datetime import date
from fractions import Fraction

from organizer.areas.money.model import ExchangeRate
from organizer.kernel.dates import format_day
from organizer.kernel.errors import OrganizerError
from organizer.kernel.money import Money, minor_digits

_Known = tuple[date, Fraction]


class NoRate(OrganizerError):
    """No rate between two currencies is known on a day. Nothing is taken to be 1 in its place."""

    def __init__(self, base: str, quote: str, day: date) -> None:
        self.base, self.quote, self.day = base, quote, day
        super().__init__(f"No rate from {base} to {quote} is known for {format_day(day)}")


class Rates:
    """Dated rates: the newest on or before a day holds, in its own direction or the other way round, or over one
    currency that both are known in. Exact until an amount is rounded, once, half to even."""

    def __init__(self, rates: Iterable[ExchangeRate] = ()) -> None:
        kept: dict[tuple[str, str], dict[date, Fraction]] = {}
        # Of two rates of one day the one that was made last holds.
        for each in sorted(rates, key=lambda rate: (rate.day, rate.created, rate.id)):
            if each.rate > 0:
                kept.setdefault((each.base, each.quote), {})[each.day] = Fraction(each.rate)
        self._known = {pair: (list(days), list(days.values())) for pair, days in kept.items()}
        self._currencies = sorted({currency for pair in kept for currency in pair})
        self._found: dict[tuple[str, str, date], Fraction] = {}

    @property
    def currencies(self) -> tuple[str, ...]:
        """Those that a rate names, in the order of their codes."""
        return tuple(self._currencies)

    def rate(self, base: str, quote: str, day: date) -> Fraction:
        """What one `base` costs in `quote`. Raises NoRate."""
        if base == quote:
            return Fraction(1)
        key = (base, quote, day)
        if key not in self._found:
            known = self._between(base, quote, day) or self._over_another(base, quote, day)
            if known is None:
                raise NoRate(base, quote, day)
            self._found[key] = known[1]
        return self._found[key]

    def convert(self, amount: Money, quote: str, day: date) -> Money:
        """The amount in another currency, rounded to its minor unit. Raises NoRate."""
        if amount.currency == quote:
            return amount
        return Money(self.minor(amount.minor, amount.currency, quote, day), quote)

    def minor(self, minor: int, base: str, quote: str, day: date) -> int:
        """As `convert`, on bare minor units. Nothing is nothing in every currency, with a rate or without."""
        if base == quote or not minor:
            return minor
        shift = Fraction(10) ** (minor_digits(quote) - minor_digits(base))
        return round(minor * self.rate(base, quote, day) * shift)

    def _newest(self, base: str, quote: str, day: date) -> _Known | None:
        if (base, quote) not in self._known:
            return None
        days, values = self._known[base, quote]
        at = bisect_right(days, day)
        return (days[at - 1], values[at - 1]) if at else None

    def _between(self, base: str, quote: str, day: date) -> _Known | None:
        direct, inverse = self._newest(base, quote, day), self._newest(quote, base, day)
        if inverse is None or (direct is not None and direct[0] >= inverse[0]):
            return direct
        return inverse[0], 1 / inverse[1]

    def _over_another(self, base: str, quote: str, day: date) -> _Known | None:
        best: _Known | None = None
        for middle in self._currencies:
            first, second = self._between(base, middle, day), self._between(middle, quote, day)
            if first is not None and second is not None:
                # A way is as old as the older of its two rates.
                since = min(first[0], second[0])
                if best is None or since > best[0]:
                    best = since, first[1] * second[1]
        return best
