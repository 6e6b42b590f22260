"""Small strokes that painted widgets and delegates share."""

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from organizer.ui.fonts import FontName, font, metrics, text_width

LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
CENTRE = Qt.AlignmentFlag.AlignCenter


def fill_rounded(
    painter: QPainter, rect: QRectF, radius: float, fill: QColor | None, edge: QColor | None = None, width: float = 1.0
) -> None:
    """A rounded rectangle whose edge lies wholly inside `rect`, as borders do in the design."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(edge, width) if edge is not None else Qt.PenStyle.NoPen)
    painter.setBrush(fill if fill is not None else Qt.BrushStyle.NoBrush)
    if edge is not None:
        half = width / 2
        rect, radius = rect.adjusted(half, half, -half, -half), max(0.0, radius - half)
    painter.drawRoundedRect(rect, radius, radius)


def fill(painter: QPainter, rect: QRect | QRectF, colour: QColor) -> None:
    """A plain rectangle. The first use of QPainter's own fillRect makes PySide set up all of its overloads, with an
    enumeration of 180 gradients: time that the first frame has better uses for."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawRect(rect)


def draw_text(
    painter: QPainter,
    rect: QRectF,
    text: str,
    name: FontName,
    colour: QColor,
    align: Qt.AlignmentFlag = LEFT,
) -> float:
    """One line of text as it stands (no markup, no mnemonics), shortened at its end where it does not fit.

    Returns the width drawn.
    """
    text = single_line(text)
    width = text_width(name, text)
    if width > rect.width() + 0.5:
        text = metrics(name).elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
        width = text_width(name, text)
    x = rect.x()
    if align & Qt.AlignmentFlag.AlignRight:
        x = rect.right() - width
    elif align & Qt.AlignmentFlag.AlignHCenter:
        x = rect.x() + (rect.width() - width) / 2
    painter.setFont(font(name))
    painter.setPen(colour)
    painter.drawText(QPointF(x, baseline(rect, name)), text)
    return width


def baseline(rect: QRectF, name: FontName) -> float:
    """Where text centred in `rect` stands, on a whole pixel so that rows look alike."""
    measure = metrics(name)
    return round(rect.center().y() + (measure.ascent() - measure.descent()) / 2)


def paint_swatch(painter: QPainter, x: float, middle: float, colour: QColor, size: float = 11) -> None:
    """A small square of a colour, beside the word that goes by it."""
    fill_rounded(painter, QRectF(x, round(middle - size / 2), size, size), 3, colour)


def single_line(text: str) -> str:
    return " ".join(text.splitlines()) if "\n" in text or "\r" in text else text


def hairline(painter: QPainter, x: float, y: float, length: float, colour: QColor, vertical: bool = False) -> None:
    """A rule one pixel wide."""
    fill(painter, QRectF(x, y, 1, length) if vertical else QRectF(x, y, length, 1), colour)


def focus_inside(painter: QPainter, rect: QRectF, radius: float, colour: QColor) -> None:
    """The focus ring of rows, cells and ghost buttons."""
    fill_rounded(painter, rect, radius, None, colour, 2.0)
