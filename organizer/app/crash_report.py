"""The dialog that says that something went wrong in the program."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QGuiApplication, QPainter, QPaintEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from organizer.ui.buttons import Button
from organizer.ui.fonts import font
from organizer.ui.label import Label
from organizer.ui.painting import fill_rounded
from organizer.ui.scrolling import quiet_scrolling
from organizer.ui.theme import theme


class CrashReport(QDialog):
    """Says what happened, shows all that the report holds, and lets the user go on."""

    def __init__(self, parent: QWidget, report: str) -> None:
        super().__init__(parent)
        self.setWindowTitle("Something went wrong in the program")
        self.setWindowFlag(Qt.WindowType.FramelessWindowHint)
        self.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setFixedSize(560, 380)
        self.text = QPlainTextEdit(report)
        self.text.setReadOnly(True)
        self.text.setFont(font("label"))
        self.text.setAccessibleName("Report")
        quiet_scrolling(self.text)
        self.copy = Button("Copy report", icon="copy")
        self.copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(report))
        self.carry_on = Button("Carry on", "primary")
        self.carry_on.clicked.connect(self.accept)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addStretch(1)
        row.addWidget(self.copy)
        row.addWidget(self.carry_on)
        words = "What was saved is safe. This report holds no names, notes or amounts, and goes nowhere by itself."
        column = QVBoxLayout(self)
        column.setContentsMargins(22, 20, 22, 18)
        column.setSpacing(8)
        column.addWidget(Label("Something went wrong in the program", "section-lg", wrap=True))
        column.addWidget(Label(words, "body", "text-2", wrap=True))
        column.addWidget(self.text, 1)
        column.addLayout(row)
        self.carry_on.setFocus(Qt.FocusReason.OtherFocusReason)

    def paintEvent(self, event: QPaintEvent) -> None:
        t = theme().tokens
        fill_rounded(QPainter(self), QRectF(self.rect()), 10, t["raised"], t["border-control"])
