"""Round pictures of people: two letters of the name on the person's colour."""

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple
from zlib import crc32

from PySide6.QtCore import QRectF, QSize, Qt, QTextBoundaryFinder
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from organizer.ui.fonts import inter
from organizer.ui.theme import theme
from organizer.ui.tokens import ColourName
from organizer.ui.tooltips import set_tooltip

MEMBER_COLOURS = ("av-maya", "av-alex", "av-noa", "#4F53A7", "#2A6A35", "#6B5E55")
"""What members of a household may choose from: names of tokens, or values that hold in both themes."""

_QUIET_COLOURS = ("#5B6470", "#6B5E55", "#5C6650", "#6A5568", "#50646B", "#6E5A4A")
_OVERLAP = 5
_RIM = 2


def initials(name: str) -> str:
    """At most two letters as a reader sees them: of the first and the last word; '?' where the name has none."""
    words = [word for part in name.split() if (word := part.lstrip("\"'([{<-–—.,;:&/")) and word[0].isalnum()]
    if not words:
        return "?"
    ends = words[:1] if len(words) == 1 else [words[0], words[-1]]
    return "".join(_first_letter(word) for word in ends)


def _first_letter(word: str) -> str:
    finder = QTextBoundaryFinder(QTextBoundaryFinder.BoundaryType.Grapheme, word)
    units = max(1, finder.toNextBoundary())
    letter = word.encode("utf-16-le")[: 2 * units].decode("utf-16-le", "ignore")
    upper = letter.upper()
    return upper if len(upper) == len(letter) else letter


def quiet_colour(name: str) -> str:
    """One of the six colours for people outside the household: the same for a name on every computer."""
    return _QUIET_COLOURS[crc32(name.casefold().encode()) % len(_QUIET_COLOURS)]


class Face(NamedTuple):
    """A person as an avatar shows them. `colour` is a token's name or a ``#rrggbb`` value."""

    name: str
    colour: str

    @classmethod
    def of(cls, name: str, colour: str | None = None) -> "Face":
        return cls(name, colour or quiet_colour(name))


@cache
def _font(size: int) -> tuple[QFont, QFontMetricsF]:
    pixels = 18 if size >= 44 else 13 if size >= 32 else 10 if size >= 24 else 9
    made = inter(pixels, 600)
    return made, QFontMetricsF(made)


def paint_avatar(painter: QPainter, x: float, y: float, size: int, face: Face, rim: QColor | None = None) -> None:
    """A disc of `size` from x, y; `rim` is drawn around it, 2 pixels wide, to part it from a neighbour."""
    tokens = theme().tokens
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    disc = QRectF(x, y, size, size)
    if rim is not None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(rim)
        painter.drawEllipse(disc.adjusted(-_RIM, -_RIM, _RIM, _RIM))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(tokens.named(face.colour))
    painter.drawEllipse(disc)
    made, measure = _font(size)
    letters = initials(face.name)
    painter.setFont(made)
    painter.setPen(QPen(tokens["on-av"]))
    width = measure.horizontalAdvance(letters)
    rise = (measure.capHeight() or measure.ascent()) / 2
    painter.drawText(QRectF(x + (size - width) / 2, y + size / 2 + rise, width, 0).topLeft(), letters)


def stack_width(size: int, count: int) -> int:
    return (size + 2 * _RIM) * count - _OVERLAP * max(0, count - 1)


def paint_stack(painter: QPainter, x: float, y: float, size: int, faces: Sequence[Face], rim: QColor) -> None:
    """Faces that overlap, from x, y; each has a rim of the ground's colour, so a stack is `size` + 4 high."""
    for number, face in enumerate(faces):
        left = x + _RIM + number * (size + 2 * _RIM - _OVERLAP)
        paint_avatar(painter, left, y + _RIM, size, face, rim)


class Avatar(QWidget):
    def __init__(self, face: Face, size: int = 24, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedSize(size, size)
        self.set_face(face)

    def set_face(self, face: Face) -> None:
        self._face = face
        self.setAccessibleName(face.name)
        set_tooltip(self, face.name)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        paint_avatar(QPainter(self), 0, 0, self.width(), self._face)


class AvatarStack(QWidget):
    def __init__(
        self,
        faces: Sequence[Face],
        size: int = 22,
        ground: ColourName = "surface",
        *,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._size = size
        self._ground: ColourName = ground
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set_faces(faces)

    def set_faces(self, faces: Sequence[Face]) -> None:
        self._faces = tuple(faces)
        names = ", ".join(face.name for face in faces)
        self.setAccessibleName(names)
        set_tooltip(self, names)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(stack_width(self._size, len(self._faces)), self._size + 2 * _RIM)

    def paintEvent(self, event: QPaintEvent) -> None:
        paint_stack(QPainter(self), 0, 0, self._size, self._faces, theme().tokens[self._ground])
