"""What an import does off the window's thread: reading files, working out what would become of them, doing it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from organizer.exchange.draft import Undecided
from organizer.exchange.files import Asked, FilePlan, Preview, Ticks, plan_file
from organizer.exchange.outcome import Counts
from organizer.exchange.rejected import write_rejected
from organizer.kernel.area import Reads
from organizer.kernel.errors import EnvironmentFailure, UnreadableFile
from organizer.store.edit import Edit

Progress = Callable[[int, int], None]


@dataclass(slots=True)
class ChosenFile:
    """A file and what it comes to; `trouble` says why nothing of it can be read."""

    path: Path
    plan: FilePlan | None = None
    rows: list[Preview] = field(default_factory=list)
    trouble: str = ""


Decisions = Mapping[int, Ticks]
"""By the number of the file, what was decided about its rows."""


@dataclass(slots=True)
class Done:
    """What an import did: by kind of record, over all files; and what there is to say about it."""

    counts: dict[str, Counts] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)

    @property
    def changed(self) -> bool:
        """Whether anything was added."""
        return any(counts.added for counts in self.counts.values())


def prepare(
    reads: Reads, paths: Sequence[Path], asked: Asked, accounts: Mapping[Path, str], progress: Progress
) -> list[ChosenFile]:
    """Reads every file and works it out; `accounts` says of which account some of them are, '' for a new one. Raises
    Undecided when something must be asked."""
    return [_prepare_one(reads, path, replace(asked, account=accounts.get(path)), progress) for path in paths]


def _prepare_one(reads: Reads, path: Path, asked: Asked, progress: Progress) -> ChosenFile:
    try:
        plan = plan_file(reads, path, asked, progress)
    except Undecided as question:
        question.path = path
        raise
    except UnreadableFile as error:
        return ChosenFile(path, trouble=error.reason)
    return ChosenFile(path, plan, plan.preview(reads))


def bring_in(edit: Edit, files: Sequence[ChosenFile], decisions: Decisions) -> Done:
    """Does what the plans say, as one action. A later file is worked out anew, now that the ones before are in."""
    done = Done()
    sound = [(number, file.plan) for number, file in enumerate(files) if file.plan is not None]
    for place, (number, plan) in enumerate(sound):
        counts = plan.bring(edit, decisions.get(number, {}), again=place > 0)
        for kind, count in counts.items():
            _add(done.counts.setdefault(kind, Counts()), count)
    if len(sound) > 1:
        edit.name(f"Import {len(sound)} files")
    return done


def leave_rejected(files: Sequence[ChosenFile]) -> list[str]:
    """Writes what could not be read beside each file; the sentences to say about that."""
    said = []
    for file in files:
        if file.plan is None:
            continue
        try:
            written = write_rejected(file.path, file.plan.rejected)
        except EnvironmentFailure as error:
            said.append(f"What could not be read of {file.path.name} was not written beside it: {error}")
            continue
        if written is not None:
            said.append(f"What could not be read is in {written.name}")
    return said


def _add(total: Counts, further: Counts) -> None:
    total.added += further.added
    total.matched += further.matched
    total.doubtful += further.doubtful
    total.rejected += further.rejected
