"""What needs to be known or asked above the grid: a forgotten timer, an overfull week, an empty one."""

from __future__ import annotations

from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget


class Notices(QWidget):
    """One under another; no room while there are none."""

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(16, 8, 16, 8)
        self._column.setSpacing(6)
        self.shown: dict[str, QWidget] = {}
        self.hide()

    def put(self, key: str, notice: QWidget | None) -> None:
        """Shows a notice in place of that key's former; None takes it away."""
        gone = self.shown.pop(key, None)
        if gone is not None:
            self._column.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        if notice is not None:
            self.shown[key] = notice
            self._column.addWidget(notice)
            notice.show()
        self.setVisible(bool(self.shown))
