"""Field kinds: what a value of a field is, and everything that follows from it.

A kind owns how its values are read from people and written for them, what is valid, what they sort by, their CSV text
and their form in storage. All kinds are tested over the same laws: `from_csv(to_csv(v)) == v`,
`from_row(*to_row(v)) == v`, and keys that sort as the values do. The editor of a kind lives in `ui`.
"""

from .base import Affinity, Cell, Kind
from .numbers import CurrencyKind, Flag, MoneyKind, Number, Percent, Rating
from .recurrence import RecurrenceKind
from .references import Choice, ChoiceKind, File, RefKind
from .texts import Entries, Entry, Notes, Tags, Text, Url, tags_of
from .times import EPOCH, Day, Duration, LastDay, Moment, Stamp, WeekdaysKind, Yearly, zone_of

__all__ = [
    "EPOCH", "Affinity", "Cell", "Choice", "ChoiceKind", "CurrencyKind", "Day", "Duration", "Entries", "Entry", "File",
    "Flag", "Kind", "LastDay", "Moment", "MoneyKind", "Notes", "Number", "Percent", "Rating", "RecurrenceKind",
    "RefKind", "Stamp", "Tags", "Text", "Url", "WeekdaysKind", "Yearly", "tags_of", "zone_of",
]  # fmt: skip
