"""Where the program keeps its own things on this computer, and where it suggests to keep the user's."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QStandardPaths

from organizer.kernel.frozen import frozen

SUFFIX = ".organizer"
_NAME = "organizer"
_Location = QStandardPaths.StandardLocation


@frozen
class Places:
    """Folders; none of them need exist yet. Asked of Qt, which is loaded anyway when a window opens."""

    config: Path
    state: Path
    data: Path
    documents: Path

    @classmethod
    def of_user(cls) -> Places:
        """The user's own, as the system has them."""
        return cls(
            config=_standard(_Location.GenericConfigLocation) / _NAME,
            state=_standard(_Location.GenericStateLocation) / _NAME,
            data=_standard(_Location.GenericDataLocation) / _NAME,
            documents=_standard(_Location.DocumentsLocation) / "Organizer",
        )

    @property
    def settings(self) -> Path:
        """The file of settings."""
        return self.config / "settings.json"

    @property
    def log(self) -> Path:
        """The file that errors of the program are noted in."""
        return self.state / "errors.log"

    @property
    def sample(self) -> Path:
        """The sample household: the one profile that the program itself may remove."""
        return self.data / f"sample{SUFFIX}"

    def new_profile(self) -> Path:
        """A free name for a profile. It does not say whose it is: the settings remember the path."""
        path, number = self.documents / f"My organizer{SUFFIX}", 2
        while path.exists():
            path, number = self.documents / f"My organizer {number}{SUFFIX}", number + 1
        return path


def private_folder(folder: Path) -> None:
    """Makes the folder and those above it, for the user alone. Raises OSError."""
    if not folder.is_dir():
        private_folder(folder.parent)
        folder.mkdir(mode=0o700, exist_ok=True)


def _standard(location: QStandardPaths.StandardLocation) -> Path:
    return Path(QStandardPaths.writableLocation(location))
