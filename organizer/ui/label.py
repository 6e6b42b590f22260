"""Text on a page: always literal, in a named font and colour, following the theme."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent, QTextLayout, QTextOption
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from organizer.ui.fonts import FontName, font, line_height, metrics, text_width
from organizer.ui.painting import LEFT, draw_text, single_line
from organizer.ui.theme import theme
from organizer.ui.tokens import ColourName
from organizer.ui.tooltips import set_tooltip


class Label(QLabel):
    """One line, shortened at its end with the whole text in the tooltip; or, with `wrap`, as many lines as it needs
    in the design's line height. A QLabel for the sake of buddies and screen readers."""

    def __init__(
        self,
        text: str = "",
        name: FontName = "body",
        colour: ColourName = "text",
        *,
        wrap: bool = False,
        align: Qt.AlignmentFlag = LEFT,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._name: FontName = name
        self._colour: ColourName = colour
        self._align = align
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setFont(font(name))
        self.setWordWrap(wrap)
        across = QSizePolicy.Policy.Preferred
        policy = QSizePolicy(across, QSizePolicy.Policy.Preferred if wrap else QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(wrap)
        self.setSizePolicy(policy)
        self.setText(text)

    def setText(self, text: str) -> None:
        super().setText(text)
        self._explain()

    def set_font(self, name: FontName) -> None:
        self._name = name
        self.setFont(font(name))
        self.updateGeometry()

    def set_colour(self, colour: ColourName) -> None:
        self._colour = colour
        self.update()

    def sizeHint(self) -> QSize:
        if self.wordWrap():
            width = min(self._natural_width(), 480)
            return QSize(width, self.heightForWidth(width))
        return QSize(self._natural_width(), line_height(self._name))

    def minimumSizeHint(self) -> QSize:
        return QSize(0, line_height(self._name))

    def heightForWidth(self, width: int) -> int:
        if not self.wordWrap():
            return -1
        return max(1, self._lay_out(width).lineCount()) * line_height(self._name)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        tokens = theme().tokens
        colour = tokens[self._colour] if self.isEnabled() else tokens["text-disabled"]
        if not self.wordWrap():
            draw_text(painter, QRectF(self.rect()), self.text(), self._name, colour, self._align)
            return
        painter.setPen(colour)
        layout = self._lay_out(self.width())
        for number in range(layout.lineCount()):
            layout.lineAt(number).draw(painter, QPointF(0, 0))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._explain()

    def _natural_width(self) -> int:
        return int(text_width(self._name, single_line(self.text()))) + 1

    def _explain(self) -> None:
        cut = not self.wordWrap() and self._natural_width() > self.width() + 1
        set_tooltip(self, self.text() if cut else "")

    def _lay_out(self, width: int) -> QTextLayout:
        layout = QTextLayout(self.text().replace("\n", "\u2028"), font(self._name))
        option = QTextOption(self._align & Qt.AlignmentFlag.AlignHorizontal_Mask)
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        step, measure = line_height(self._name), metrics(self._name)
        rise = (step - measure.ascent() - measure.descent()) / 2
        layout.beginLayout()
        number = 0
        while (line := layout.createLine()).isValid():
            line.setLineWidth(max(1, width))
            line.setPosition(QPointF(0, round(number * step + rise)))
            number += 1
        layout.endLayout()
        return layout
