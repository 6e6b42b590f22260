"""Something that went wrong or needs to be known, where it belongs, with one thing to do about it."""

from typing import Literal, TypeAlias

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from organizer.ui.buttons import Button
from organizer.ui.label import Label
from organizer.ui.painting import fill_rounded
from organizer.ui.theme import theme

BannerTone: TypeAlias = Literal["danger", "warn", "info"]

_ICONS: dict[BannerTone, str] = {"danger": "circle-alert", "warn": "circle-alert", "info": "info"}


class Banner(QWidget):
    acted = Signal()

    def __init__(
        self, tone: BannerTone, title: str, text: str = "", action: str = "", *, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._tone: BannerTone = tone
        self.setAccessibleName(f"{title}{' ' if title.endswith('?') else '. '}{text}" if text else title)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.body = words = QVBoxLayout()
        """More than one thing to do about it stands under the words."""
        words.setSpacing(0)
        words.addWidget(Label(title, "strong", wrap=True))
        if text:
            words.addWidget(Label(text, "label", "text-2", wrap=True))
        row = QHBoxLayout(self)
        row.setContentsMargins(42, 10, 14, 10)
        row.setSpacing(12)
        row.addLayout(words, 1)
        if action:
            button = Button(action, size="small")
            button.clicked.connect(lambda: self.acted.emit())
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, current = QPainter(self), theme()
        t, tone = current.tokens, self._tone
        fill_rounded(painter, QRectF(self.rect()), 8, t.named(f"{tone}-tint"))
        current.icons.paint(painter, 14, self.height() / 2 - 8, _ICONS[tone], 16, t.named(f"{tone}-text"))
