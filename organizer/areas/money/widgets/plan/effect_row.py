"""What one effect does to the plan, editable in a few lines."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from organizer.areas.money.model import EffectKind, PlanEffect
from organizer.kernel.errors import Problem
from organizer.kernel.record import describe, evolve
from organizer.ui.buttons import IconButton
from organizer.ui.fields.field import Field
from organizer.ui.painting import fill_rounded
from organizer.ui.records.editor import Editor, FormContext
from organizer.ui.records.editors import editor_for
from organizer.ui.theme import theme

_AMOUNTS = (EffectKind.COST, EffectKind.INCOME, EffectKind.REPLACE, EffectKind.CAPITAL)


class EffectRow(QWidget):
    """The fields that matter for its kind; an amount that stays empty means that there is no such effect."""

    changed = Signal()
    removed = Signal()

    def __init__(self, effect: PlanEffect, about: FormContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._effect = effect
        self.editors: dict[str, Editor] = {}
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        second: tuple[tuple[str, int], ...] = (("probability", 2),)
        third: tuple[tuple[str, int], ...] = (("after", 1), ("lasts", 1))
        if effect.kind in _AMOUNTS:
            # All three in one line would be wider than the drawer.
            second, third = (("amount", 4), ("every", 3)), (*third, ("probability", 1))
        elif effect.kind is EffectKind.SHARE:
            second = (("share", 2), ("probability", 2))
        elif effect.kind is EffectKind.MOVE:
            second = (("months", 2), ("probability", 2))
        remove = IconButton("x", f"Leave out {effect.title}", size="small")
        remove.clicked.connect(lambda: self.removed.emit())
        first = QHBoxLayout()
        first.setSpacing(8)
        first.addWidget(self._editor("title", about), 1)
        first.addWidget(remove, 0, Qt.AlignmentFlag.AlignTop)
        lines = [first, self._line(second, about)]
        if effect.kind is not EffectKind.MOVE:
            lines.append(self._line(third, about))
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 10, 12, 12)
        column.setSpacing(8)
        for line in lines:
            column.addLayout(line)

    def _line(self, fields: tuple[tuple[str, int], ...], about: FormContext) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(8)
        for name, share in fields:
            line.addWidget(self._editor(name, about), share, Qt.AlignmentFlag.AlignTop)
        return line

    def _editor(self, name: str, about: FormContext) -> Field[Any]:
        editor = editor_for(describe(PlanEffect).field(name), about)
        editor.begin(getattr(self._effect, name))
        editor.widget.changed.connect(lambda: self.changed.emit())
        self.editors[name] = editor
        return editor.widget

    def check(self) -> bool:
        """Shows what is wrong; True where nothing is."""
        fine = [editor.check() for editor in self.editors.values()]
        return all(fine)

    def usable(self) -> bool:
        """Whether what stands here can be read."""
        return all(editor.problem() is None for editor in self.editors.values())

    def effect(self) -> PlanEffect | None:
        """The effect as it stands; None without an amount, or where it changes nothing."""
        values = {name: editor.value() for name, editor in self.editors.items()}
        effect = evolve(self._effect, **values)
        if effect.kind in _AMOUNTS and (effect.amount is None or effect.amount.minor == 0):
            return None
        if effect.kind is EffectKind.SHARE and not effect.share:
            return None
        return effect

    def refuse(self, problem: Problem) -> bool:
        """Shows a problem at its field; False where it has none here."""
        editor = self.editors.get(problem.field)
        if editor is not None:
            editor.refuse(problem.message)
        return editor is not None

    def paintEvent(self, event: QPaintEvent) -> None:
        t = theme().tokens
        fill_rounded(QPainter(self), self.rect().toRectF(), 8, t["sunken"], t["border-subtle"])
