"""English and German words for days, times and lengths, as people type them."""

from __future__ import annotations

from datetime import time

from organizer.kernel.weekdays import Weekday

_WEEKDAYS: tuple[tuple[str, ...], ...] = (
    ("monday", "montag"), ("tuesday", "tues", "dienstag"), ("wednesday", "mittwoch"), ("thursday", "thurs", "thur",
    "donnerstag"), ("friday", "freitag"), ("saturday", "samstag", "sonnabend"), ("sunday", "sonntag"),
)  # fmt: skip
_SHORT = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_SHORTEST = ("Mo", "Di", "Mi", "Do", "Fr", "Sa", "So")
WEEKDAY_OF = {word: day for day, words in zip(Weekday, _WEEKDAYS, strict=True) for word in words}
WEEKDAY_OF |= dict(zip(_SHORT, Weekday, strict=True))
WEEKDAY_OF |= {word.lower(): day for day, word in zip(Weekday, _SHORTEST, strict=True)}
WEEKDAY = "|".join(sorted((w for w in WEEKDAY_OF if len(w) > 2), key=len, reverse=True))
SHORTEST_WEEKDAY = "|".join(_SHORTEST)
"""Two letters, which only count as they are written here: most are words of their own."""

_MONTHS: tuple[tuple[str, ...], ...] = (
    ("january", "januar", "jänner", "jan"), ("february", "februar", "feb"), ("march", "märz", "maerz", "mar", "mär"),
    ("april", "apr"), ("may", "mai"), ("june", "juni", "jun"), ("july", "juli", "jul"), ("august", "aug"),
    ("september", "sept", "sep"), ("october", "oktober", "oct", "okt"), ("november", "nov"),
    ("december", "dezember", "dec", "dez"),
)  # fmt: skip
MONTH_OF = {word: number for number, words in enumerate(_MONTHS, 1) for word in words}
MONTH = "|".join(sorted(MONTH_OF, key=len, reverse=True))

RELATIVE_DAYS = {
    "the day after tomorrow": 2, "day after tomorrow": 2, "today": 0, "tonight": 0, "tomorrow": 1, "heute": 0,
    "morgen": 1, "übermorgen": 2, "uebermorgen": 2, "heute noch": 0, "noch heute": 0,
}  # fmt: skip
NEXT = r"next|nächste[nrs]?|naechste[nrs]?"
THIS = r"this|coming|diese[nrs]?|kommende[nrs]?"

PARTS_OF_DAY = {
    "morning": time(9), "afternoon": time(14), "evening": time(19), "night": time(20), "früh": time(8),
    "vormittag": time(10), "mittag": time(12), "nachmittag": time(15), "abend": time(19),
}  # fmt: skip
NAMED_TIMES = {"noon": time(12), "midday": time(12), "midnight": time(0), "mittags": time(12), "mitternacht": time(0)}

OF_A_DAY = PARTS_OF_DAY | {"morgen": time(8)}
"""Of what is done each day: there a morning is no tomorrow."""

NUMBER_OF = {
    "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10, "ein": 1, "eine": 1, "einem": 1, "einer": 1, "zwei": 2, "drei": 3, "vier": 4, "fünf": 5, "sechs": 6,
    "sieben": 7, "acht": 8, "neun": 9, "zehn": 10,
}  # fmt: skip
NUMBER = r"\d{1,3}|" + "|".join(sorted(NUMBER_OF, key=len, reverse=True))
HOUR_OF = NUMBER_OF | {"eins": 1, "eleven": 11, "twelve": 12, "elf": 11, "zwölf": 12}
HOUR_WORD = "|".join(sorted((w for w in HOUR_OF if len(w) > 2 and not w.startswith("eine")), key=len, reverse=True))
HOUR = rf"\d{{1,2}}|{HOUR_WORD}"
"""An hour of twelve."""
UNIT_OF = {
    "day": "d", "days": "d", "tag": "d", "tage": "d", "tagen": "d", "week": "w", "weeks": "w", "woche": "w",
    "wochen": "w", "month": "m", "months": "m", "monat": "m", "monate": "m", "monaten": "m", "year": "y", "years": "y",
    "jahr": "y", "jahre": "y", "jahren": "y",
}  # fmt: skip
UNIT = "|".join(sorted(UNIT_OF, key=len, reverse=True))

DUE = r"on|by|due|am|bis(?: zum| spätestens)?|zum"
"""Before a day: what follows is surely one."""
AT = r"at|um|gegen|@"
FOR = r"for|für"
ARTICLES = frozenset(
    {
        "the", "a", "an", "my", "our", "your", "his", "her", "their", "last", "der", "die", "das", "den", "dem", "des",
        "ein", "eine", "einen", "einem", "einer", "mein", "meine", "meinen", "unser", "unsere", "letzten", "letzte",
    }
)  # fmt: skip
"""After these a day or a time belongs to the thing that is named: 'the Friday demo'."""
NOT_A_DAY_AFTER = frozenset(
    {
        "until", "till", "since", "before", "after", "from", "of", "than", "seit", "ab", "vor", "nach", "von", "vom",
        "black", "good", "ash", "palm", "easter", "cyber", "casual", "bloody", "whit", "schwarzer", "schwarzen",
        "or", "oder", "guten", "frau", "herr", "herrn", "mr", "mrs", "ms",
    }
)  # fmt: skip
"""After these a day means something else than when it is to be done."""
