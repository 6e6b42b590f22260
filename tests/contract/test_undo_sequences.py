"""Any sequence of actions, undone, gives the start again in every field, and redone the end."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from organizer.app.areas import REGISTRY
from organizer.store.check import check
from tests.contract.walk import OPERATIONS, Walk
from tests.contract.walk_more import MORE
from tests.profiles import everything, fresh_profile, populate


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("undo")


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(data=st.data())
def test_any_actions_undone_and_redone(folder: Path, data: st.DataObject) -> None:
    with fresh_profile(folder) as profile:
        reader = profile.reader()
        if data.draw(st.booleans(), "populated"):
            populate(profile)
        walk = Walk(profile, reader, data)
        for operation in data.draw(st.lists(st.sampled_from((*OPERATIONS, *MORE)), min_size=6, max_size=16)):
            operation(walk)
        assert check(profile, REGISTRY) == []
        while walk.at:
            walk.undo()
        assert walk.states[0] == everything(reader)
        while walk.at < len(walk.states) - 1:
            walk.redo()
        assert check(profile, REGISTRY) == []
        reader.close()
