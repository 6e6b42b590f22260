"""The returns of past years that a profile has."""

from __future__ import annotations

from organizer.areas.money import model
from organizer.areas.money.rules.plan.replay import INFLATION, ReturnsTable, returns_of
from organizer.kernel.area import Reads


def past_returns(reads: Reads) -> tuple[ReturnsTable, dict[str, str]] | None:
    """The newest returns table and its column of each asset, as `replay` takes them. Raises UnreadableFile."""
    found = max(reads.every(model.ReturnsTable), key=lambda each: each.id, default=None)
    if found is None:
        return None
    table = returns_of(found.table, found.name)
    columns = {str(asset.id): asset.column for asset in reads.every(model.AssetClass) if asset.column in table.columns}
    if found.inflation_column in table.columns:
        columns[INFLATION] = found.inflation_column
    return table, columns
