"""The marks of goals that all views share: colours of standings, icons of parts of life."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from organizer.areas.goals.model import Goal, KeyResult, LifeArea, Status
from organizer.areas.goals.rules.score import WORDS
from organizer.areas.goals.rules.tree import Tree
from organizer.areas.goals.rules.words import due_words, is_money, percent, standing_words
from organizer.kernel.glance import Tone
from organizer.ui.avatars import Face
from organizer.ui.chips import ChipText
from organizer.ui.chips import Tone as ChipTone
from organizer.ui.money_mask import shown_amount
from organizer.ui.tokens import ColourName

BARS: dict[Tone, ColourName] = {
    Tone.AHEAD: "success", Tone.ON_PACE: "success", Tone.SLIGHTLY_BEHIND: "warn", Tone.BEHIND: "danger",
    Tone.QUIET: "accent",
}  # fmt: skip
LIFE_ICONS: dict[LifeArea, str] = {
    LifeArea.CAREER: "briefcase", LifeArea.LEARNING: "graduation-cap", LifeArea.VENTURES: "rocket",
    LifeArea.COMMUNITY: "hand-heart", LifeArea.FAMILY: "heart", LifeArea.HOUSEHOLD: "house",
    LifeArea.WELLBEING: "heart-pulse", LifeArea.MONEY: "wallet",
}  # fmt: skip
_CHIPS: dict[Tone, tuple[ChipTone, str]] = {
    Tone.AHEAD: ("success", "trending-up"), Tone.ON_PACE: ("success", "trending-up"),
    Tone.SLIGHTLY_BEHIND: ("warn", "trending-down"), Tone.BEHIND: ("danger", "trending-down"),
}  # fmt: skip
_ENDED: dict[Status, tuple[ChipTone, str]] = {
    Status.REACHED: ("success", "circle-check"), Status.PARKED: ("neutral", "pause"), Status.DROPPED: ("neutral", "x"),
}  # fmt: skip


def amount(result: KeyResult, words: str) -> str:
    """The figures of a key result, hidden where they are amounts and that is wanted."""
    return shown_amount(words) if is_money(result) else words


@dataclass(frozen=True)
class Shown:
    """What the views show: the tree, which of its goals, and the faces of owners."""

    tree: Tree
    ids: frozenset[UUID]
    """The goals in view; with each all that it leads to."""
    faces: Callable[[UUID | None], tuple[Face, ...]]
    today: date

    def children(self, of: UUID | None) -> list[Goal]:
        """Those in view that lead to a goal, in order."""
        return [goal for goal in self.tree.children(of) if goal.id in self.ids]

    def spoken(self, goal: Goal) -> str:
        """A goal in words, for who does not see it."""
        progress = self.tree.progress(goal.id)
        words = standing_words(goal, progress.tone)
        score = f"{percent(progress.score)} done" if progress.score is not None else "not measured"
        owners = " and ".join(face.name for face in self.faces(goal.owner))
        parts = (goal.title, goal.horizon.label.lower(), score, words.lower(), due_words(goal), owners)
        return ", ".join(part for part in parts if part)


def status_chip(goal: Goal, tone: Tone) -> ChipText | None:
    """How a goal stands, with an icon; None where there is nothing to say yet."""
    if goal.status is not Status.OPEN:
        return ChipText(goal.status.label, *_ENDED[goal.status])
    if tone not in _CHIPS:
        return None
    return ChipText(WORDS[tone], *_CHIPS[tone])
