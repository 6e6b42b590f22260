"""What is done with engagements, sessions and action items, from wherever it is asked for."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from decimal import Decimal
from functools import partial
from typing import Any, TypeVar
from uuid import UUID

from PySide6.QtCore import QObject

from organizer.areas.mentoring import actions, queries
from organizer.areas.mentoring.model import (
    ActionItem,
    Engagement,
    EngagementForm,
    EngagementStatus,
    Strength,
)
from organizer.areas.mentoring.offers import plannable
from organizer.areas.mentoring.rules.finding import Candidate, candidates
from organizer.kernel.acquaintances import Acquaintances
from organizer.kernel.record import Record
from organizer.store.actions import delete_records
from organizer.ui.context import PageContext
from organizer.ui.records.drawer import RecordDrawer
from organizer.ui.records.names import Names

R = TypeVar("R", bound=Record)


class MentoringVerbs(QObject):
    """Asks, and then has it done."""

    def __init__(
        self, context: PageContext, names: Names, people: Acquaintances, show: Callable[[UUID], None], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._context, self._names, self._people, self._show = context, names, people, show

    def with_record(self, cls: type[R], id: UUID | None, act: Callable[[R], object]) -> None:
        """Does something with a record as it is stored now; nothing where it is gone."""
        record = self._context.workspace.reads.find(cls, id)
        if record is not None and record.deleted is None:
            act(record)

    # Engagements

    def new_engagement(self, **preset: Any) -> None:
        """A form for a new one; it is shown once it is there."""
        preset.setdefault("owner", self._context.who)
        preset.setdefault("since", self._context.today())
        drawer = RecordDrawer(self._context, Engagement, names=self._names, **preset)
        drawer.saved.connect(lambda engagement: self._show(engagement.id))

    def new(self, cls: type[Record], **preset: Any) -> None:
        """A form for a new record."""
        preset.setdefault("owner", self._context.who)
        RecordDrawer(self._context, cls, names=self._names, **preset)

    def edit(self, record: Record) -> None:
        """A form for a stored record."""
        RecordDrawer(self._context, type(record), record, names=self._names)

    def delete_engagement(self, id: UUID) -> None:
        """With its sessions and items, as one step."""
        reads = self._context.workspace.reads
        self.with_record(
            Engagement, id,
            lambda e: self._context.perform(
                actions.delete_engagement, e, queries.sessions_of(reads, id), queries.items_of(reads, id),
                said=f"Deleted {e.title}, with its sessions and actions",
            ),
        )  # fmt: skip

    # Sessions

    def new_session(self, engagement: Engagement, *, held: bool = True) -> None:
        """Today's, or with `held` False the next one by the rhythm."""
        today = self._context.today()
        day = today if held else today + (engagement.cadence or timedelta(days=14))
        said = "Session begun; open actions go along" if held else "Session planned"
        self._context.perform(actions.begin_session, engagement, day, held=held, said=said,
                              then=lambda session: self._show(session.id))  # fmt: skip

    # Action items

    def new_item(self, engagement: Engagement, session: UUID | None, title: str = "") -> None:
        """From words that were selected at once; else by a form."""
        if title:
            self._context.perform(actions.add_item, engagement, title, session=session, said=f"Action: {title}")
        else:
            self.new(ActionItem, engagement=engagement.id, session=session, owner=engagement.owner)

    def tick(self, id: UUID) -> None:
        """Done, or open again."""

        def turn(item: ActionItem) -> None:
            done = None if item.done else self._context.now()
            said = f"{item.title} {'done' if done else 'open again'}"
            self._context.perform(actions.tick, item, done, said=said)

        self.with_record(ActionItem, id, turn)

    def snooze(self, id: UUID) -> None:
        """Until tomorrow."""
        day = self._context.today() + timedelta(days=1)
        self.with_record(
            ActionItem, id,
            lambda item: self._context.perform(actions.snooze, item, day, said=f"{item.title} snoozed"),
        )  # fmt: skip

    def plan(self, id: UUID) -> None:
        """Time for it, which waits in the calendar to be scheduled."""
        planner = next((area.planner for area in self._context.areas if area.planner is not None), None)
        if planner is None:
            self._context.complain("There is no calendar here to plan it in")
            return
        act = planner()
        self.with_record(
            ActionItem, id,
            lambda item: self._context.perform(
                act, plannable(item), None, said=f"{item.title} waits in the calendar to be scheduled"
            ),
        )  # fmt: skip

    def delete_item(self, id: UUID) -> None:
        """Into the Trash."""
        self.with_record(
            ActionItem, id, lambda item: self._context.perform(delete_records, [item], said=f"Deleted {item.title}")
        )

    # Strengths

    def rate(self, engagement: Engagement | None) -> None:
        """All strengths at once; the other side of the engagement may be the one who says so."""
        from organizer.areas.mentoring.widgets.rating_form import RatingForm

        owner = engagement.owner if engagement is not None else self._context.who
        strengths, _ = queries.strengths(self._context.workspace.reads, owner)
        if not strengths:
            self.new(Strength, owner=owner)
            return
        raters = [(e.person, e.title) for e in queries.engagements(self._context.workspace.reads, owner) if e.person]
        form = RatingForm(strengths, raters)
        drawer = self._context.show_drawer(form, "Rate strengths")

        def save(levels: list[tuple[Strength, Decimal]], rater: UUID | None) -> None:
            where = engagement.id if engagement is not None else None
            said = f"Rated {len(levels)} strengths"
            self._context.perform(
                actions.rate, levels, self._context.today(), rater, where, said=said, then=lambda _: drawer.close_now()
            )

        form.saved.connect(save)

    # Finding

    def find_mentor(self, wanted: str = "") -> None:
        """Ranks who is known for a skill or a goal, and notes whom one asks."""
        from organizer.areas.mentoring.widgets.finder import MentorFinder

        reads, today = self._context.workspace.reads, self._context.today()
        known = list(self._people.known(reads, today))
        already = {e.person for e in queries.engagements(reads) if e.person and e.form is not EngagementForm.PEERS}
        by = next((m.name for m in reads.members() if m.id == self._context.who), reads.members()[0].name)
        finder = MentorFinder(lambda words: candidates(known, words, today, already), wanted, by)
        drawer = self._context.show_drawer(finder, "Find a mentor", 760)

        def shown(close: Callable[[], None], made: Engagement) -> None:
            close()
            self._show(made.id)

        def ask(candidate: Candidate, about: str, words: str) -> None:
            through = candidate.person.through if candidate.person.near < 2 else None
            if through is not None and self._people.ask is not None:
                self._context.perform(
                    self._people.ask, candidate.person.id, through[0], f"{about}\n\n{words}".splitlines()[0], today,
                    said=f"Introduction to {candidate.person.name} noted", then=lambda _: drawer.close_now(),
                )  # fmt: skip
            else:
                self._context.perform(
                    actions.ask, candidate.person.id, candidate.person.name, about, words, today, self._context.who,
                    said=f"{candidate.person.name} asked", then=partial(shown, drawer.close_now),
                )  # fmt: skip

        finder.asked.connect(ask)

    def finish(self, engagement: Engagement) -> None:
        """It ends today."""
        fields = {"status": EngagementStatus.FINISHED, "until": self._context.today()}
        self._context.perform(actions.change_engagement, engagement, fields, said=f"{engagement.title} finished")
