"""Doing one thing to many records: in one step of undo, off the window's thread, with progress and a way to stop."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, Generic, TypeVar
from uuid import UUID

from organizer.kernel.errors import Cancelled, OrganizerError
from organizer.kernel.frozen import frozen
from organizer.kernel.query import Where
from organizer.kernel.record import Record, describe
from organizer.ui.context import PageContext
from organizer.ui.tasks import CancelledError, Progress, Task

if TYPE_CHECKING:
    from organizer.store.edit import Edit
    from organizer.store.profile import Profile

R = TypeVar("R", bound=Record)

_AT_A_TIME = 200


@frozen(slots=False)
class Rows(Generic[R]):
    """Records of a kind: those with these ids, or, without ids, all under the conditions."""

    cls: type[R]
    count: int
    ids: tuple[UUID, ...] | None = None
    where: tuple[Where, ...] = ()

    def within(self, edit: Edit) -> Iterable[R]:
        """Those that one profile holds."""
        if self.ids is None:
            return list(edit.every(self.cls, self.where))
        found = edit.many(self.cls, self.ids)
        return [found[id] for id in self.ids if id in found]

    def counted(self) -> str:
        """'1 person', '12 people'."""
        return counted(self.cls, self.count)


def counted(cls: type[Record], count: int) -> str:
    """'1 person', '12 people'."""
    description = describe(cls)
    return f"1 {description.title.lower()}" if count == 1 else f"{count:,} {description.plural.lower()}"


def change_rows(
    context: PageContext,
    rows: Rows[R],
    title: str,
    change: Callable[[Edit, R], object],
    *,
    said: str,
    then: Callable[[], None] | None = None,
    failed: Callable[[OrganizerError], None] | None = None,
) -> Task:
    """Does `change` to each record as it is stored now. `title` stands in the undo menu, `said` in the toast with its
    Undo. Every profile that holds some of the records makes a step of its own."""

    def work(progress: Progress) -> None:
        for profile in context.workspace.profiles:
            _in_profile(profile, rows, title, change, progress)

    task = context.tasks.run(title, work)

    def done() -> None:
        context.toast(said, undo=True)
        if then is not None:
            then()

    def broke(error: Exception) -> None:
        if not isinstance(error, OrganizerError):
            raise error
        if isinstance(error, Cancelled):
            context.toast(str(error))
        elif failed is not None:
            failed(error)
        else:
            context.complain(str(error))

    task.done.connect(done)
    task.failed.connect(broke)
    task.cancelled.connect(lambda: context.toast("Stopped. Nothing was changed."))
    return task


def _in_profile(
    profile: Profile, rows: Rows[R], title: str, change: Callable[[Edit, R], object], progress: Progress
) -> None:
    def work(edit: Edit) -> None:
        records = list(rows.within(edit))
        for number, some in enumerate(_parts(records)):
            edit.progress(number * _AT_A_TIME, len(records))
            for record in some:
                change(edit, record)

    def tell(done: int, total: int) -> None:
        try:
            progress.step(done / max(total, 1))
        except CancelledError:
            raise Cancelled("Stopped. Nothing was changed.") from None

    profile.submit_task(work, title, progress=tell).result()


def _parts(records: Sequence[R]) -> Iterable[Sequence[R]]:
    rest = iter(records)
    while some := list(itertools.islice(rest, _AT_A_TIME)):
        yield some
