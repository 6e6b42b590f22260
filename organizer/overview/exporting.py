"""Taking people out: asks for a file and writes their cards, beside the window."""

from __future__ import annotations

import contextlib
from collections.abc import Sequence
from pathlib import Path
from uuid import UUID

from PySide6.QtWidgets import QFileDialog, QWidget

from organizer.exchange.people_out import export_vcards
from organizer.kernel.errors import OrganizerError
from organizer.ui.context import PageContext

_SUFFIX = ".vcf"


def ask_and_export(context: PageContext, parent: QWidget, contacts: Sequence[UUID]) -> None:
    """Writes the cards of these people, or without any of everybody in the home profile, and says how many."""
    title = f"Export {len(contacts)} people" if len(contacts) > 1 else "Export a person" if contacts else "Export all"
    chosen, _ = QFileDialog.getSaveFileName(parent, title, f"people{_SUFFIX}", f"vCard (*{_SUFFIX})")
    if not chosen:
        return
    path = Path(chosen) if Path(chosen).suffix else Path(chosen + _SUFFIX)
    profile = context.workspace.home

    def write(_: object) -> int:
        with contextlib.closing(profile.reader()) as reader:
            return export_vcards(reader, path, contacts=contacts)

    def failed(error: Exception) -> None:
        if not isinstance(error, OrganizerError):
            raise error
        context.complain(str(error))

    task = context.tasks.run(title, write)
    task.done.connect(
        lambda count: context.toast(f"Wrote {count} {'person' if count == 1 else 'people'} to {path.name}")
    )
    task.failed.connect(failed)
