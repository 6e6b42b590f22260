"""Renew a certificate: until when it is good now."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtWidgets import QWidget

from organizer.areas.learning.model import Credential
from organizer.areas.learning.rules.windows import months_on
from organizer.kernel.dates import Conventions, format_day
from organizer.ui.fields.inline_form import InlineForm

from .entry import day_field


def suggested_end(credential: Credential, today: date) -> date:
    """One period after it expires; without a period, as long after as it was good for before."""
    expires = credential.expires or today
    if credential.period is not None:
        return months_on(expires, 12 * credential.period)
    if credential.issued is not None and credential.issued < expires:
        years = max(round((expires - credential.issued).days / 365.25), 1)
        return months_on(expires, 12 * min(years, 10))
    return months_on(expires, 12) if expires < date.max - timedelta(days=800) else expires


class RenewForm(InlineForm):
    """Suggests the end of the next period."""

    def __init__(self, credential: Credential, conventions: Conventions, *, parent: QWidget | None = None) -> None:
        super().__init__(f"Renew {credential.title}", "Renew", framed=False, parent=parent)
        self.until = day_field("Good until", conventions, past=False, after=credential.expires)
        self.add_line(("expires", self.until, 1))
        self.until.set_value(suggested_end(credential, conventions.today))
        if credential.expires is not None:
            self.hint.setText(f"Now until {format_day(credential.expires)}")

    def start(self) -> None:
        """Puts the focus where one begins."""
        self.begin(self.until)

    def save(self) -> None:
        if not self.until.edit.text().strip():
            self.until.set_error("Until when is it good?")
            return
        super().save()
