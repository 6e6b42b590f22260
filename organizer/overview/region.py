"""Where this computer is, as far as phone numbers are concerned."""

from __future__ import annotations

from PySide6.QtCore import QLocale


def phone_region() -> str | None:
    """The country whose phone numbers have no country code, as two letters."""
    return QLocale.territoryToCode(QLocale.system().territory()) or None
