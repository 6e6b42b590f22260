"""Rows of learning and standing that cannot be are named by their line, and the others come in."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from uuid import uuid4

import pytest

from organizer.app.areas import REGISTRY
from organizer.exchange.tables import read_table

SOME = uuid4()


@pytest.mark.parametrize(
    ("kind", "text", "wrong"),
    [
        ("credit", "title,day,amount\nGood,2026-01-05,2\nNo day,,3\nLess than none,2026-01-06,-1\n",
         {3: "day", 4: "amount"}),
        ("course_hours", f"course,day,hours\n{SOME},2026-01-05,2\n{SOME},2026-01-05,-2\n", {3: "hours"}),
        ("credential", "title,issued,expires\nGood,2025-01-01,2026-01-01\nBack,2025-01-01,2024-01-01\n",
         {3: "expires"}),
        ("membership", "name,since,left\nGood,2025-01-01,2026-01-01\nBack,2025-01-01,2024-01-01\n", {3: "left"}),
    ],
)  # fmt: skip
def test_a_row_that_cannot_be_is_named(tmp_path: Path, kind: str, text: str, wrong: Mapping[int, str]) -> None:
    path = tmp_path / f"{kind}.csv"
    head, *rows = text.splitlines()
    path.write_text("\n".join([f"id,{head}", *(f",{row}" for row in rows)]) + "\n", encoding="utf-8")
    reading = read_table(path, REGISTRY.all)
    assert reading.cls is REGISTRY.by_kind[kind]
    assert len(reading.records) == 1
    assert {each.line: field for each in reading.rejected for field in wrong.values() if field in each.reason} == wrong
