"""Goals that go and goals that become two, by keyboard, with what is said of it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from organizer.areas.goals.model import KeyResult
from organizer.areas.goals.rules.words import counted_words, deleted_words
from organizer.areas.goals.widgets.split_form import SplitForm
from organizer.kernel.query import Where
from organizer.ui.toggles import Checkbox
from tests.areas.goals.goals_stage import GoalsStage

SEARCH = "Run a focused search"


def split_form(stage: GoalsStage) -> SplitForm:
    form = stage.page.verbs.parting.form
    assert form is not None
    return form


def measures(stage: GoalsStage, title: str) -> list[str]:
    found = stage.workspace.reads.every(KeyResult, [Where("goal", "=", stage.goal(title).id)])
    return sorted(result.title for result in found)


def test_a_goal_is_split_on_the_keyboard(stage: GoalsStage) -> None:
    stage.go(SEARCH)
    stage.press("s")
    form = split_form(stage)
    assert stage.focus() is form.title.edit
    stage.press("Ask for referrals")
    stage.tab_to(lambda at: isinstance(at, Checkbox) and at.label.startswith("Referrals asked"))
    stage.press(Qt.Key.Key_Space)

    def split() -> None:
        stage.press(Qt.Key.Key_Return)
        stage.until(lambda: stage.page.verbs.parting.form is None)
        assert stage.current() == "Ask for referrals"

    stage.done_and_undone(split)
    assert measures(stage, "Ask for referrals") == ["Referrals asked"]
    assert measures(stage, SEARCH) == ["Applications sent", "Final rounds"]
    parent = stage.goal(SEARCH).parent
    titles = [goal.title for goal in stage.page.goals.shown.tree.children(parent)]
    assert titles[titles.index(SEARCH) + 1] == "Ask for referrals"


def test_a_split_without_a_title_is_refused_and_what_was_typed_is_not_lost_silently(
    stage: GoalsStage, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers = [False, True]
    monkeypatch.setattr(stage.context, "confirm", lambda *words: answers.pop(0))
    before = stage.everything()
    stage.go(SEARCH)
    stage.press("s")
    form = split_form(stage)
    stage.press(Qt.Key.Key_Return)
    assert form.title.error() == "The second goal needs a title"
    stage.press("x")
    assert form.title.error() is None
    stage.press(Qt.Key.Key_Escape)
    assert stage.page.verbs.parting.form is form
    stage.press(Qt.Key.Key_Escape)
    stage.until(lambda: stage.page.verbs.parting.form is None)
    assert stage.everything() == before


def test_what_went_with_a_goal_is_said_and_comes_back_in_one_step(stage: GoalsStage) -> None:
    stage.go(SEARCH)
    words = stage.page.verbs.parting.words(stage.goal(SEARCH))
    assert words.startswith(f"{SEARCH} deleted, with 3 key results and ")
    stage.done_and_undone(lambda: stage.press(Qt.Key.Key_Delete))
    assert not any(goal.title == SEARCH for goal in stage.page.goals.shown.tree.goals.values())


def test_a_goal_goes_with_its_steps_where_that_is_asked(stage: GoalsStage) -> None:
    stage.go(SEARCH)
    gone = stage.goal(SEARCH)
    assert "step" in stage.page.verbs.parting.words(gone, True)
    stage.press("m")
    stage.choose("Delete with its steps")
    stage.until(lambda: SEARCH not in {goal.title for goal in stage.page.goals.shown.tree.goals.values()})
    assert stage.page.verbs.parting.words(gone, True) == f"{SEARCH} deleted; 1 step that was done stays"


def test_words_of_what_went() -> None:
    assert deleted_words("Ship", [("key result", 0)], 0, "", [("step", 0)]) == "Ship deleted"
    went, stays = [("key result", 2), ("check-in", 1)], [("step", 1), ("habit", 2)]
    assert deleted_words("Ship", went, 1, "Career", stays) == (
        "Ship deleted, with 2 key results and 1 check-in; 1 goal leads to Career now; 1 step and 2 habits stay"
    )
    assert deleted_words("Ship", [], 2, "", [("step", 1)]) == "Ship deleted; 2 goals lead no further now; 1 step stays"
    assert counted_words("step that was done", 2) == "2 steps that were done"
