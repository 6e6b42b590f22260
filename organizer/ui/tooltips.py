"""Tooltips that show text as it stands."""

from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QWidget


def plain(text: str) -> str:
    """`text` so that a tooltip shows it literally: Qt reads as markup whatever looks like it, which takes a tag."""
    if "<" not in text:
        return text
    escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return f"<span>{escaped}</span>"


def set_tooltip(widget: QWidget, text: str, shortcut: str = "") -> None:
    keys = QKeySequence(shortcut).toString(QKeySequence.SequenceFormat.NativeText) if shortcut else ""
    widget.setToolTip(plain(f"{text} ({keys})" if keys else text))
