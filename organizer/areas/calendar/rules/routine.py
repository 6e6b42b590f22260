"""What is part of every week."""

from __future__ import annotations

from .instances import Instance


def is_routine(instance: Instance) -> bool:
    """Whether it comes every week, or more often, and this time as always."""
    series = instance.series
    if series is None or series is not instance.block or series.recurrence is None:
        return False
    # What reads rules is loaded with the first of them.
    from organizer.kernel.recurrence.lines import parsed
    from organizer.kernel.recurrence.rule import Frequency

    rules = parsed(series.recurrence.text).rules
    return any(
        rule.frequency > Frequency.WEEKLY or (rule.frequency is Frequency.WEEKLY and rule.interval == 1)
        for rule in rules
    )
