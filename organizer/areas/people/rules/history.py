"""What happened with somebody, newest first: touches, introductions, events."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from organizer.areas.people.model import Channel, Event, Interaction, Introduction, IntroductionStage, met_words
from organizer.kernel.changes import Ref
from organizer.kernel.dates import format_duration
from organizer.kernel.frozen import frozen
from organizer.kernel.text import one_line

from .introductions import NameOf, introduction_day, introduction_words, owed_thanks

CHANNEL_ICONS = {
    Channel.CALL: "phone",
    Channel.MEETING: "users",
    Channel.COFFEE: "coffee",
    Channel.MESSAGE: "message-circle",
    Channel.EMAIL: "mail",
    Channel.LETTER: "file-text",
    Channel.GIFT: "gift",
    Channel.EVENT: "calendar-days",
    Channel.OTHER: "messages-square",
}


@frozen
class Happening:
    """One entry of somebody's history. `sort` is a channel's value, 'introduction' or 'met'; `how` is it in words."""

    ref: Ref
    day: date
    sort: str
    icon: str
    how: str
    title: str
    text: str = ""
    next_time: str = ""


INTRODUCTION = "introduction"
EVENT_MET = "met"


def sorts() -> tuple[tuple[str, str], ...]:
    """What a history can be narrowed to: keys and their words."""
    return (*((c.value, c.label) for c in Channel), (INTRODUCTION, "Introductions"), (EVENT_MET, "Events"))


def touched(interaction: Interaction) -> Happening:
    """A touch: what it was about, or how somebody was reached where nothing more was noted."""
    how = interaction.channel.label
    if interaction.length:
        how = f"{how}, {format_duration(interaction.length)}"
    notes = one_line(interaction.notes)
    title = interaction.summary or how
    return Happening(
        Ref.to(interaction), interaction.day, interaction.channel.value, CHANNEL_ICONS[interaction.channel], how,
        title, notes or (how if interaction.summary else ""), interaction.next_time,
    )  # fmt: skip


def introduced(introduction: Introduction, contact: UUID, name_of: NameOf) -> Happening:
    """An introduction, seen from one of those in it."""
    text = introduction.outcome or introduction.reason
    if owed_thanks(introduction):
        text = f"{text}. You owe a thank-you" if text else "You owe a thank-you"
    elif introduction.stage is IntroductionStage.ASKED and not text:
        text = "Not answered yet"
    words = introduction_words(introduction, name_of, contact)
    return Happening(
        Ref.to(introduction), introduction_day(introduction), INTRODUCTION, "git-merge", introduction.stage.label,
        words, text,
    )  # fmt: skip


def met(event: Event) -> Happening:
    """An event where somebody was met."""
    return Happening(Ref.to(event), event.day, EVENT_MET, "calendar-days", "Event", met_words(event), event.place)


def in_order(happenings: Iterable[Happening], chosen: frozenset[str] = frozenset()) -> list[Happening]:
    """Newest first; only those of the chosen sorts, where any are chosen."""
    kept = [h for h in happenings if not chosen or h.sort in chosen]
    return sorted(kept, key=lambda h: (h.day, h.ref.id), reverse=True)
