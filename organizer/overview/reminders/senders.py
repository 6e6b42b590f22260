"""The ways out of the window: the desktop's own notifications, and the tray."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Q_ARG, Q_RETURN_ARG, SLOT, QMetaObject, QObject, Qt, Slot
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QSystemTrayIcon

from .keeper import Sender
from .words import Note

_NAME = "org.freedesktop.Notifications"
_PATH = "/org/freedesktop/Notifications"
_PATIENCE_MS = 2000
_SHOWN_MS = 10_000
_OPEN, _SNOOZE = "default", "snooze"
_REMEMBERED = 50

Heard = Callable[[str], None]


def _unheard(_: str) -> None:
    return None


class DesktopSender(QObject):
    """By D-Bus, as the Desktop Notifications Specification 1.2 says. Without a session bus, or a service on it, or
    Qt's D-Bus, nothing can be sent; that is found out anew each time, since services come and go."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._snoozed: Heard = _unheard
        self._opened: Heard = _unheard
        self._keys: dict[int, str] = {}
        self._listening = False

    def listen(self, snoozed: Heard, opened: Heard) -> None:
        self._snoozed, self._opened = snoozed, opened

    def close(self) -> None:
        self._snoozed = self._opened = _unheard
        self._keys.clear()

    def send(self, note: Note) -> bool:
        try:
            from PySide6.QtDBus import QDBusConnection, QDBusInterface
        except ImportError:
            return False
        bus = QDBusConnection.sessionBus()
        if not bus.isConnected():
            return False
        service = QDBusInterface(_NAME, _PATH, _NAME, bus)
        if not service.isValid():
            return False
        service.setTimeout(_PATIENCE_MS)
        if not self._listening:
            slot = SLOT("_acted(uint,QString)")
            # The stubs say bytes, the binding takes text.
            self._listening = bus.connect(_NAME, _PATH, _NAME, "ActionInvoked", self, slot)  # type: ignore[call-overload]
        number = QMetaObject.invokeMethod(
            service, "Notify", Qt.ConnectionType.DirectConnection, Q_RETURN_ARG("uint"),
            Q_ARG("QString", "Organizer"), Q_ARG("uint", 0), Q_ARG("QString", "organizer"),
            Q_ARG("QString", note.title), Q_ARG("QString", _escaped(note.text)),
            Q_ARG("QStringList", [_OPEN, "Open", _SNOOZE, "In 10 minutes"]),
            Q_ARG("QVariantMap", {"category": "calendar"}), Q_ARG("int", -1),
        )  # fmt: skip
        if service.lastError().isValid() or not isinstance(number, int):
            return False
        self._keys[number] = note.key
        for old in list(self._keys)[:-_REMEMBERED]:
            del self._keys[old]
        return True

    @Slot("uint", "QString")
    def _acted(self, number: int, action: str) -> None:
        key = self._keys.get(number)  # Other programs' notifications are told of as well.
        if key is not None:
            (self._snoozed if action == _SNOOZE else self._opened)(key)


class TraySender(QObject):
    """By the icon in the tray, where there is one. It can be pressed, which opens; it cannot be snoozed there."""

    def __init__(self, icon: QIcon, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._icon = icon
        self._tray: QSystemTrayIcon | None = None
        self._key = ""
        self._opened: Heard = _unheard

    def listen(self, snoozed: Heard, opened: Heard) -> None:
        self._opened = opened

    def close(self) -> None:
        self._opened = _unheard
        if self._tray is not None:
            self._tray.hide()
            self._tray.deleteLater()
            self._tray = None

    def send(self, note: Note) -> bool:
        if not (QSystemTrayIcon.isSystemTrayAvailable() and QSystemTrayIcon.supportsMessages()):
            return False
        if self._tray is None:
            self._tray = QSystemTrayIcon(self._icon, self)
            self._tray.messageClicked.connect(lambda: self._opened(self._key))
            self._tray.show()
        self._key = note.key
        self._tray.showMessage(note.title, note.text, QSystemTrayIcon.MessageIcon.NoIcon, _SHOWN_MS)
        return True


class FirstThatCan:
    """Tries one way after another."""

    def __init__(self, senders: Sequence[Sender]) -> None:
        self._senders = tuple(senders)

    def send(self, note: Note) -> bool:
        return any(sender.send(note) for sender in self._senders)

    def listen(self, snoozed: Heard, opened: Heard) -> None:
        for sender in self._senders:
            sender.listen(snoozed, opened)

    def close(self) -> None:
        for sender in self._senders:
            sender.close()


def _escaped(text: str) -> str:
    """Services may take the text as markup."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
