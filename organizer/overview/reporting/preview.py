"""The right side of the reports page: the pages as they will be."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QImage, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from organizer.ui.buttons import Button, IconButton, PushArea
from organizer.ui.fonts import FontName
from organizer.ui.label import Label
from organizer.ui.painting import CENTRE, draw_text, fill_rounded, hairline
from organizer.ui.scrolling import quiet_scrolling
from organizer.ui.theme import theme

_THUMB = 64
_MARGIN = 20
_FULL_SIZE = 794  # the width of A4 at 96 dots per inch
_STEPS = (0.25, 0.33, 0.5, 0.66, 0.8, 1.0, 1.25, 1.5, 2.0)


class _Paper(QWidget):
    """One page at some size, on the sunken ground."""

    def __init__(self) -> None:
        super().__init__()
        self._image = QImage()

    def show_image(self, image: QImage, width: int) -> None:
        self._image = image
        height = round(width * image.height() / image.width()) if image.width() else 0
        self.setFixedSize(width + 2 * _MARGIN, height + 2 * _MARGIN)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._image.isNull():
            return
        painter, t = QPainter(self), theme().tokens
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        place = self.rect().adjusted(_MARGIN, _MARGIN, -_MARGIN, -_MARGIN)
        painter.drawImage(place, _scaled(self._image, place.size(), self.devicePixelRatioF()))
        painter.setPen(t["border"])
        painter.drawRect(place.adjusted(-1, -1, 0, 0))


class _Thumb(PushArea):
    ring_radius = 4.0

    def __init__(self, number: int, image: QImage) -> None:
        super().__init__()
        self._number = number
        self._picture_height = round(_THUMB * image.height() / image.width())
        self._image = _scaled(image, QSize(_THUMB, self._picture_height), self.devicePixelRatioF())
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.set_label(f"Page {number}")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(_THUMB, self._picture_height + 24)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, t = QPainter(self), theme().tokens
        place = QRect(0, 0, _THUMB, self._picture_height)
        painter.drawImage(place, self._image)
        chosen = self.isChecked()
        fill_rounded(painter, QRectF(place), 2, None, t["accent" if chosen else "border"], 2 if chosen else 1)
        words = QRectF(0, self._picture_height + 4, _THUMB, 16)
        name: FontName = "caption-strong" if chosen else "caption"
        draw_text(painter, words, str(self._number), name, t["text" if chosen else "text-3"], CENTRE)


class ReportPreview(QWidget):
    """Page Up and Page Down turn the pages; Ctrl+plus and Ctrl+minus change the size, Ctrl+0 fits the page."""

    def __init__(self) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName("Preview")
        self._images: list[QImage] = []
        self._number = 0
        self._zoom: float | None = None
        self._narrow = False
        self._paper = _Paper()
        self._scroll = QScrollArea()
        quiet_scrolling(self._scroll)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self._scroll.setWidget(self._paper)
        for part in (self._scroll.viewport(), self._paper):
            part.setAutoFillBackground(False)
        self._note = Label("", "body", "text-3", wrap=True, align=CENTRE)
        self._thumbs = QWidget()
        self._thumb_column = QVBoxLayout(self._thumbs)
        self._thumb_column.setContentsMargins(28, 22, 0, 12)
        self._thumb_column.setSpacing(8)
        self._bar = _ZoomBar()
        self._bar.smaller.clicked.connect(lambda: self.zoom_by(-1))
        self._bar.larger.clicked.connect(lambda: self.zoom_by(1))
        self._bar.fit.clicked.connect(self.fit)
        middle = QHBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(self._thumbs)
        middle.addWidget(self._scroll, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._note, 1)
        column.addLayout(middle, 1)
        column.addWidget(self._bar)
        self.say("")

    def show_pages(self, images: Sequence[QImage]) -> None:
        """These pages; the one in view stays in view where it can."""
        self._images = list(images)
        self._number = min(self._number, max(0, len(images) - 1))
        while (item := self._thumb_column.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for place, image in enumerate(images):
            thumb = _Thumb(place + 1, image)
            thumb.clicked.connect(partial(self.turn_to, place))
            self._thumb_column.addWidget(thumb)
        self._thumb_column.addStretch(1)
        self._note.hide()
        self._scroll.show()
        self._show_thumbs()
        self._lay_out()

    def pages(self) -> int:
        return len(self._images)

    def say(self, text: str) -> None:
        """Words where the pages would be."""
        self._note.setText(text)
        self._note.show()
        self._scroll.hide()
        self._thumbs.hide()
        self._bar.say("")

    def set_narrow(self, narrow: bool) -> None:
        self._narrow = narrow
        self._show_thumbs()

    def turn_to(self, number: int) -> None:
        """Shows a page, counted from 0."""
        if 0 <= number < len(self._images):
            self._number = number
            self._lay_out()
            self._scroll.verticalScrollBar().setValue(0)

    def fit(self) -> None:
        """The whole page in view."""
        self._zoom = None
        self._lay_out()

    def zoom_by(self, steps: int) -> None:
        """The next larger or smaller size."""
        now = self._scale()
        sizes = [s for s in _STEPS if (s > now + 0.01 if steps > 0 else s < now - 0.01)]
        if sizes:
            self._zoom = sizes[0] if steps > 0 else sizes[-1]
            self._lay_out()

    def _scale(self) -> float:
        if self._zoom is not None:
            return self._zoom
        image = self._images[self._number] if self._images else QImage()
        if image.isNull():
            return 1.0
        room = self._scroll.viewport().size()
        tall = (room.height() - 2 * _MARGIN) * image.width() / image.height()
        return max(0.2, min(tall, room.width() - 2 * _MARGIN) / _FULL_SIZE)

    def _lay_out(self) -> None:
        if not self._images:
            return
        scale = self._scale()
        self._paper.show_image(self._images[self._number], round(_FULL_SIZE * scale))
        words = f"Page {self._number + 1} of {len(self._images)}, A4 portrait"
        self._paper.setAccessibleName(words)
        self._bar.say(words, f"{scale:.0%}")
        for place in range(self._thumb_column.count()):
            item = self._thumb_column.itemAt(place)
            thumb = item.widget() if item else None
            if isinstance(thumb, _Thumb) and place == self._number:
                thumb.setChecked(True)

    def _show_thumbs(self) -> None:
        self._thumbs.setVisible(not self._narrow and bool(self._images))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        key = event.key()
        if key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            self.turn_to(self._number + (1 if key == Qt.Key.Key_PageDown else -1))
        elif control and key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal, Qt.Key.Key_Minus):
            self.zoom_by(-1 if key == Qt.Key.Key_Minus else 1)
        elif control and key == Qt.Key.Key_0:
            self.fit()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), theme().tokens["pressed"])


class _ZoomBar(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.setFixedHeight(44)
        self._words, self._size = Label("", "label", "text-2"), Label("", "label", "text-2", align=CENTRE)
        self._size.setFixedWidth(44)
        self.smaller, self.larger = IconButton("minus", "Smaller"), IconButton("plus", "Larger")
        self.fit = Button("Fit page", size="small")
        row = QHBoxLayout(self)
        row.setContentsMargins(24, 1, 24, 0)
        row.setSpacing(6)
        row.addWidget(self._words, 1)
        for part in (self.smaller, self._size, self.larger, self.fit):
            row.addWidget(part)

    def say(self, words: str, size: str = "") -> None:
        self._words.setText(words)
        self._size.setText(size)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, t = QPainter(self), theme().tokens
        painter.fillRect(self.rect(), t["window"])
        hairline(painter, 0, 0, self.width(), t["border-subtle"])


def _scaled(image: QImage, size: QSize, ratio: float) -> QImage:
    """The image in this size of the screen, smoothly: scaling while painting would leave out lines."""
    smooth = Qt.TransformationMode.SmoothTransformation
    made = image.scaled(size * ratio, Qt.AspectRatioMode.IgnoreAspectRatio, smooth)
    made.setDevicePixelRatio(ratio)
    return made
