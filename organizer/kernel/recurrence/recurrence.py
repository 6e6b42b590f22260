"""The value that records keep; what understands it is loaded when it is first needed."""

from __future__ import annotations

from organizer.kernel.frozen import frozen


@frozen
class Recurrence:
    """The lines of RFC 5545 that say how something repeats (RRULE, RDATE, EXDATE, EXRULE), each with its name, as they
    were written, parted by line feeds: 'RRULE:FREQ=WEEKLY;BYDAY=MO\\nEXDATE;TZID=Europe/Berlin:20261123T073000'."""

    text: str

    @property
    def words(self) -> str:
        """In words: 'Every week on Mon, Wed until 31 Dec 2026'."""
        from .words import words_of

        return words_of(self.text)

    def check(self) -> None:
        """Raises FieldError where a line cannot be understood, or can never be followed."""
        from .lines import parsed

        parsed(self.text)
