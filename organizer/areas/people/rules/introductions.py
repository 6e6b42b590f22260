"""Who brought whom together, in words."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from enum import Enum
from uuid import UUID

from organizer.areas.people.model import Introduction, IntroductionStage
from organizer.kernel.frozen import frozen

NameOf = Callable[[UUID], str]


def owed_thanks(introduction: Introduction) -> bool:
    """Whether somebody introduced us and has not been thanked."""
    return introduction.introducer is not None and introduction.stage is IntroductionStage.MADE


_VERBS = {
    IntroductionStage.OFFERED: "offered to introduce",
    IntroductionStage.MADE: "introduced",
    IntroductionStage.THANKED: "introduced",
    IntroductionStage.DECLINED: "declined to introduce",
}


def introduction_words(introduction: Introduction, name_of: NameOf, seen_from: UUID | None = None) -> str:
    """'Dana introduced you to Priya Osei'; seen from Dana: 'Introduced you to Priya Osei'."""
    introducer, person = introduction.introducer, introduction.person
    verb = _VERBS.get(introduction.stage) or f"{'were' if introducer is None else 'was'} asked to introduce"
    subject = "You" if introducer is None else name_of(introducer)
    whom = "you" if person is None else name_of(person)
    sentence = f"{verb} {whom} to {name_of(introduction.other)}"
    if introducer is not None and introducer == seen_from:
        return sentence[0].upper() + sentence[1:]
    return f"{subject} {sentence}"


def introduction_day(introduction: Introduction) -> date:
    """The day that says when it was: made, else asked or offered, else noted."""
    known = introduction.made_on or introduction.asked_on or introduction.thanked_on
    return known or introduction.created.astimezone().date()


@frozen
class IntroductionLine:
    """'Introduced you to' and the people that follow."""

    words: str
    people: tuple[UUID, ...]


def introduction_lines(introductions: Iterable[Introduction], contact: UUID) -> tuple[IntroductionLine, ...]:
    """The introductions that took place, seen from one person: both sides, those of one sort together."""
    sorts: dict[str, list[UUID]] = {}
    for i in introductions:
        if i.stage not in (IntroductionStage.MADE, IntroductionStage.THANKED):
            continue
        if i.introducer == contact:
            met = [i.other] if i.person is None else [i.person, i.other]
            words = "Introduced you to" if i.person is None else "Brought together"
        elif i.introducer is not None:
            met, words = [i.introducer], "Introduced by"
        else:
            met = [i.other if i.person == contact else i.person or i.other]
            words = "You introduced them to"
        known = sorts.setdefault(words, [])
        known += [id for id in met if id not in known]
    return tuple(IntroductionLine(words, tuple(people)) for words, people in sorts.items())


class Column(Enum):
    """Where an introduction stands on the board."""

    ASKED = "Asked"
    OFFERED = "Offered"
    OWED = "Thanks owed"
    MADE = "Made"


def column_of(introduction: Introduction) -> Column:
    """The column of the board: what is owed thanks stands apart from what is done."""
    if introduction.stage is IntroductionStage.ASKED:
        return Column.ASKED
    if introduction.stage is IntroductionStage.OFFERED:
        return Column.OFFERED
    return Column.OWED if owed_thanks(introduction) else Column.MADE
