"""Lucide icons in any size and colour, drawn once and kept."""

from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPixmap

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
