"""Lucide icons in any size and colour, drawn once and kept."""

from collections.abc import Callable

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QIconEngine, QPainter, QPainterPath, QPen, QPixmap

from organizer.kernel.resources import resource
from organizer.ui.lucide import icon_path


class IconCache:
    """Pixmaps by name, size, colour and device pixel ratio. FileNotFoundError for an icon that is not shipped."""

    def __init__(self) -> None:
        self._folder = resource("icons")
        self._paths: dict[str, QPainterPath] = {}
        self._pixmaps: dict[tuple[str, int, int, float], QPixmap] = {}

    def pixmap(self, name: str, size: int, colour: QColor, ratio: float = 1.0) -> QPixmap:
        key = (name, size, colour.rgba(), ratio)
        found = self._pixmaps.get(key)
        if found is None:
            found = self._pixmaps[key] = self._draw(name, size, colour, ratio)
        return found

    def paint(self, painter: QPainter, x: float, y: float, name: str, size: int, colour: QColor) -> None:
        """Draw the icon with its top left corner at x, y, rounded to whole device pixels."""
        device = painter.device()
        ratio = device.devicePixelRatioF() if device else 1.0
        painter.drawPixmap(QPoint(round(x), round(y)), self.pixmap(name, size, colour, ratio))

    def _draw(self, name: str, size: int, colour: QColor, ratio: float) -> QPixmap:
        path = self._paths.get(name)
        if path is None:
            path = self._paths[name] = icon_path((self._folder / f"{name}.svg").read_text("utf-8"))
        pixmap = QPixmap(QSize(round(size * ratio), round(size * ratio)))
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.scale(size * ratio / 24, size * ratio / 24)
        width = 1.75 if size >= 14 else 2.0
        painter.setPen(QPen(colour, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin))
        painter.drawPath(path)
        painter.end()
        pixmap.setDevicePixelRatio(ratio)
        return pixmap


class ThemeIcon(QIconEngine):
    """The engine of a QIcon that takes its colour at the moment of painting, so it follows a switch of theme."""

    def __init__(self, cache: IconCache, name: str, colour: Callable[[QIcon.Mode], QColor]) -> None:
        super().__init__()
        self._cache = cache
        self._name = name
        self._colour = colour

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        size = min(rect.width(), rect.height())
        left, top = rect.x() + (rect.width() - size) // 2, rect.y() + (rect.height() - size) // 2
        self._cache.paint(painter, left, top, self._name, size, self._colour(mode))

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        return self._cache.pixmap(self._name, min(size.width(), size.height()), self._colour(mode))

    def scaledPixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State, scale: float) -> QPixmap:
        logical = round(min(size.width(), size.height()) / scale)
        return self._cache.pixmap(self._name, logical, self._colour(mode), scale)

    def clone(self) -> QIconEngine:
        return ThemeIcon(self._cache, self._name, self._colour)
