"""A walk of actions of all areas through a profile, and the states that its undo stack should hold."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from hypothesis import assume, event
from hypothesis import strategies as st

from organizer.app.areas import REGISTRY
from organizer.areas.calendar import actions as calendar
from organizer.areas.calendar.model import TimeBlock, TrackedTime
from organizer.areas.calendar.queries import instances_between
from organizer.areas.calendar.rules.instances import Window
from organizer.areas.calendar.rules.scope import Scope
from organizer.areas.goals import actions as goals
from organizer.areas.goals.model import Goal, Habit, Kept, KeyResult, Status, Step, Win
from organizer.areas.goals.rules.review import Decision, quarter_of
from organizer.areas.people import actions as people
from organizer.areas.people.model import Channel, Circle, Contact, Event, Introduction, IntroductionStage
from organizer.kernel import kinds
from organizer.kernel.errors import FieldError, Invalid
from organizer.kernel.record import COMMON, Record, describe
from organizer.kernel.recurrence import Recurrence
from organizer.kernel.system import Attachment, Link, Member
from organizer.store.actions import (
    add_record,
    attach_file,
    change_record,
    change_records,
    delete_records,
    link_records,
    restore_records,
    tag_records,
    unlink_records,
)
from organizer.store.profile import Profile
from organizer.store.reader import Reader
from tests.profiles import TODAY, everything, fields_of
from tests.records import field_values, names

days = st.dates(date(2026, 1, 1), TODAY)
HOUR = timedelta(hours=1)


class Walk:
    """A profile, and the states that its undo stack should hold."""

    def __init__(self, profile: Profile, reader: Reader, data: st.DataObject) -> None:
        self.profile, self.reader, self.draw = profile, reader, data.draw
        self.states = [everything(reader)]
        self.at = 0

    def all(self, *classes: type[Record], trash: bool = False) -> list[Any]:
        return [r for cls in classes or REGISTRY.all for r in self.reader.every(cls, trash=trash)]

    def pick(self, found: list[Any]) -> Any:
        assume(found)  # Everybody may be in the Trash by now.
        return self.draw(st.sampled_from(sorted(found, key=lambda r: r.id)))

    def refs(self) -> dict[str, list[Any]]:
        found: dict[str, list[Any]] = {}
        for record in self.all():
            found.setdefault(describe(type(record)).kind, []).append(record.id)
        return found

    def run(self, action: Any, *args: Any, **kwargs: Any) -> None:
        """Runs an action; one that is refused or changes nothing leaves the state and the undo stack alone."""
        before, step = self.states[self.at], self.reader.next_undo()
        try:
            self.profile.run(action, *args, **kwargs)
        except (Invalid, FieldError):
            assert everything(self.reader) == before
        after = everything(self.reader)
        event(f"{action.title}: {'nothing' if after == before else 'changed'}")
        if after == before:
            assert self.reader.next_undo() == step
        else:
            self.states[self.at + 1 :] = [after]
            self.at += 1

    def undo(self) -> None:
        assert (self.profile.undo() is None) == (self.at == 0)
        self.at = max(self.at - 1, 0)
        self.same()

    def redo(self) -> None:
        assert (self.profile.redo() is None) == (self.at == len(self.states) - 1)
        self.at = min(self.at + 1, len(self.states) - 1)
        self.same()

    def same(self) -> None:
        now = everything(self.reader)
        assert now == self.states[self.at]
        assert fields_of(now) == fields_of(self.states[self.at])

    # What can be done.

    def add(self) -> None:
        refs = self.refs()
        cls = self.draw(st.sampled_from([c for c in REGISTRY.records if has_what_it_needs(c, refs)]))
        self.run(add_record, self.draw(some_fields(cls, refs)))

    def change(self) -> None:
        record = self.pick(self.all(*REGISTRY.records, Member))
        refs = self.refs()
        fields = [
            f
            for f in describe(type(record)).fields
            if not (f.name in COMMON and f.name not in ("notes", "tags", "owner"))
            and (not isinstance(f.kind, kinds.RefKind) or f.kind.to in refs)
        ]
        chosen = self.draw(st.lists(st.sampled_from(fields), min_size=1, max_size=3, unique_by=lambda f: f.name))
        values = {}
        for field in chosen:
            known = refs[field.kind.to] if isinstance(field.kind, kinds.RefKind) else ()
            values[field.name] = self.draw(field_values(field, known))
        self.run(change_record, record, values)

    def change_many(self) -> None:
        found = self.all(Contact)
        self.run(change_records, found, {"circle": self.draw(st.sampled_from([None, *Circle]))})

    def tag(self) -> None:
        words = st.lists(st.sampled_from(["a", "B", "c d"]), max_size=2)
        self.run(tag_records, self.all(Contact, Event)[:3], "tags", self.draw(words), self.draw(words))

    def delete(self) -> None:
        if found := self.all(*REGISTRY.records, Attachment, Link):
            self.run(delete_records, [self.pick(found)])

    def restore(self) -> None:
        if found := self.all(trash=True):
            self.run(restore_records, [self.pick(found)])

    def link(self) -> None:
        found = self.all(*REGISTRY.records, Member)
        self.run(link_records, self.pick(found), self.pick(found), self.draw(st.sampled_from(["", "met"])))

    def unlink(self) -> None:
        if found := self.all(Link):
            self.run(unlink_records, self.pick(found))

    def attach(self) -> None:
        data = self.draw(st.sampled_from([b"", b"abc", b"\x00" * 5000]))
        self.run(attach_file, self.pick(self.all(*REGISTRY.records, Member)), self.draw(names), data, "text/plain")

    def merge(self) -> None:
        if len(found := self.all(Contact)) > 1:
            self.run(people.merge_contacts, self.pick(found), self.pick(found))

    def touch(self) -> None:
        if found := self.all(Contact):
            who, day = self.pick(found), self.draw(days)
            self.run(people.log_touch, who, day=day, channel=Channel.COFFEE, summary=self.draw(names))

    def plan(self) -> None:
        if found := self.all(Contact):
            self.run(people.plan_touch, self.pick(found), self.draw(st.none() | days))

    def snooze(self) -> None:
        if found := self.all(Contact):
            self.run(people.snooze, self.pick(found), TODAY + timedelta(days=self.draw(st.integers(-1, 9))))

    def meet(self) -> None:
        if found := self.all(Event):
            self.run(people.meet_at, self.pick(found), self.all(Contact)[:2])

    def move(self) -> None:
        if found := self.all(Introduction):
            self.run(people.move_introduction, self.pick(found), self.draw(st.sampled_from(IntroductionStage)))

    def move_goal(self) -> None:
        if found := self.all(Goal):
            self.run(goals.move_goal, self.pick(found), self.draw(st.sampled_from([None, *(g.id for g in found)])))

    def close_goal(self) -> None:
        if found := self.all(Goal):
            self.run(goals.set_status, self.pick(found), self.draw(st.sampled_from(Status)))

    def check_in(self) -> None:
        if found := self.all(KeyResult):
            result, day = self.pick(found), self.draw(days)
            goal = self.reader.find(Goal, result.goal)
            if goal is not None:
                self.run(goals.check_in, goal, day, {result.id: self.draw(st.decimals(-9, 9, places=1))})

    def split_goal(self) -> None:
        if found := self.all(Goal):
            goal = self.pick(found)
            own = [r.id for r in self.all(KeyResult, Step, Habit) if r.goal == goal.id]
            own += [child.id for child in found if child.parent == goal.id]
            along = self.draw(st.sets(st.sampled_from(sorted(own)))) if own else set()
            self.run(goals.split_goal, goal, self.draw(names), along)

    def delete_goal(self) -> None:
        if found := self.all(Goal):
            self.run(goals.delete_goal, self.pick(found), self.draw(st.booleans()))

    def save_goal(self) -> None:
        if found := self.all(Goal):
            goal = self.pick(found)
            own = [r for r in self.all(KeyResult) if r.goal == goal.id]
            kept = [goals.ResultDraft(result, {"title": self.draw(names)}) for result in own[1:]]
            new = goals.ResultDraft(None, {"title": "More", "target": self.draw(st.decimals(1, 9, places=1))})
            fields = {"title": self.draw(names), "parent": self.draw(st.sampled_from([None, *(g.id for g in found)]))}
            self.run(goals.save_goal, goal, fields, [*kept, new], own[:1])

    def close_quarter(self) -> None:
        if found := self.all(Goal):
            decided = {goal.id: self.draw(st.sampled_from(Decision)) for goal in found[:3]}
            self.run(goals.close_quarter, quarter_of(TODAY), decided, {found[0].id: self.draw(names)})

    def step(self) -> None:
        found = self.all(Step)
        if not found or self.draw(st.booleans()):
            self.run(goals.add_step, Step(title=self.draw(names)))
        elif self.draw(st.booleans()):
            self.run(goals.finish_step, self.pick(found), self.draw(st.booleans()))
        else:
            self.run(goals.snooze_step, self.pick(found), self.draw(days))

    def mark_habit(self) -> None:
        if found := self.all(Habit):
            self.run(goals.mark_habit, self.pick(found), self.draw(days), self.draw(st.sampled_from([None, *Kept])))

    def add_win(self) -> None:
        self.run(goals.add_win, Win(title=self.draw(names), day=self.draw(days)))

    def schedule(self) -> None:
        self.run(people.schedule_touches, self.all(Contact)[:3], TODAY)

    def move_circle(self) -> None:
        self.run(people.move_to_circle, self.all(Contact)[:2], self.draw(st.sampled_from([None, *Circle])))

    def tell_apart(self) -> None:
        if len(found := self.all(Contact)) > 1:
            self.run(people.tell_apart, found[0], found[1])

    def note_met(self) -> None:
        if found := self.all(Event):
            self.run(people.note_met, self.pick(found), self.all(Contact)[:1])

    def series(self) -> None:
        """One of the instances of a series: shown elsewhere, changed, left out, done, for it alone, from it on, or for
        all."""
        found = [block for block in self.all(TimeBlock) if block.recurrence is not None and block.first is not None]
        if not found:
            start = datetime.combine(self.draw(days), time(9), UTC)
            rule = Recurrence(self.draw(st.sampled_from(["RRULE:FREQ=DAILY;COUNT=6", "RRULE:FREQ=WEEKLY"])))
            self.run(calendar.plan, TimeBlock(title="Run", start=start, length=HOUR, recurrence=rule))
            return
        block = self.pick(found)
        window = Window(TODAY - timedelta(days=400), TODAY + timedelta(days=400), UTC)
        own = [i for i in instances_between(self.reader, window) if block.id in (i.block.id, i.block.series)]
        assume(own)
        instance, scope = self.draw(st.sampled_from(own[:9])), self.draw(st.sampled_from(Scope))
        act = self.draw(st.sampled_from(("move", "resize", "change", "done", "remove")))
        if act == "move":
            self.run(calendar.move, instance.block, instance.key, instance.start + timedelta(days=1), scope)
        elif act == "resize":
            self.run(calendar.resize, instance.block, instance.key, 2 * HOUR, scope)
        elif act == "change":
            self.run(calendar.change_instance, instance.block, instance.key, scope, title=self.draw(names))
        elif act == "done":
            self.run(calendar.mark_done, instance.block, True, instance.key)
        else:
            self.run(calendar.remove, instance.block, instance.key, scope)

    def week(self) -> None:
        monday = TODAY - timedelta(days=TODAY.weekday())
        if self.draw(st.booleans()):
            self.run(calendar.copy_week, monday, monday + timedelta(days=7 * self.draw(st.integers(1, 3))), None, UTC)
        else:
            self.run(calendar.clear_week, monday, None, UTC)

    def unschedule(self) -> None:
        if found := [block for block in self.all(TimeBlock) if block.recurrence is None]:
            self.run(calendar.unschedule, self.pick(found))

    def stop(self) -> None:
        if found := [tracked for tracked in self.all(TrackedTime) if tracked.end is None]:
            self.run(self.draw(st.sampled_from((calendar.stop_timer, calendar.discard_timer))), self.pick(found))

    def time(self) -> None:
        self.run(calendar.start_timer, self.draw(names), None)

    def block_done(self) -> None:
        if found := self.all(TimeBlock):
            self.run(calendar.mark_done, self.pick(found), self.draw(st.booleans()))

    def add_with_employer(self) -> None:
        self.run(
            people.add_contact,
            Contact(name=self.draw(names)),
            self.draw(st.sampled_from(["Harbor", "harbor ", "Ünal AG"])),
        )


def some_fields(cls: type[Record], refs: dict[str, list[Any]]) -> st.SearchStrategy[Record]:
    """Records with what is required and a few fields more, since drawing all would leave little chance for actions."""
    by_name = describe(cls).by_name

    def values(names: list[str]) -> st.SearchStrategy[dict[str, Any]]:
        chosen = [f for f in by_name.values() if f.name in names or (f.required and f.name != "id")]
        return st.fixed_dictionaries({f.name: field_values(f, refs.get(getattr(f.kind, "to", ""), ())) for f in chosen})

    free = [f.name for f in describe(cls).own_fields if not isinstance(f.kind, kinds.RefKind) or f.kind.to in refs]
    return st.lists(st.sampled_from(free), max_size=3, unique=True).flatmap(values).map(lambda fields: cls(**fields))


def has_what_it_needs(cls: type[Record], refs: dict[str, list[Any]]) -> bool:
    """Whether there is a record for every reference that records of a kind cannot be without."""
    needed = (f.kind.to for f in describe(cls).fields if f.required and isinstance(f.kind, kinds.RefKind))
    return all(to in refs for to in needed)


OPERATIONS = (
    Walk.add, Walk.add, Walk.add, Walk.add_with_employer, Walk.change, Walk.change, Walk.change_many, Walk.tag,
    Walk.delete, Walk.restore, Walk.link, Walk.unlink, Walk.attach, Walk.merge, Walk.touch, Walk.plan, Walk.snooze,
    Walk.meet, Walk.move, Walk.move_goal, Walk.close_goal, Walk.check_in, Walk.check_in, Walk.split_goal,
    Walk.delete_goal, Walk.save_goal, Walk.close_quarter, Walk.step, Walk.mark_habit, Walk.add_win, Walk.schedule,
    Walk.move_circle, Walk.tell_apart, Walk.note_met, Walk.series, Walk.series, Walk.week, Walk.unschedule, Walk.stop,
    Walk.time, Walk.block_done, Walk.undo, Walk.redo,
)  # fmt: skip
