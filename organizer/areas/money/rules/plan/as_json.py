"""Plans and results as JSON; docs/plan.md describes it for people who write such files."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Mapping
from datetime import date
from typing import Any

from .checked import require, warnings
from .decode import Decoder, parsed
from .faults import PlanError
from .headline import headline
from .inputs import Effect, Plan
from .months import year_spans
from .results import BANDS, Comparison, Mover, PlanResult, ReplayResult, Year

AMOUNTS = {
    "accounts": ("balance", "payment", "reserve"), "streams": ("amount",), "milestones": ("amount",),
    "effects": ("amount",),
}  # fmt: skip
"""What a currency of its own is about."""


def plan_of(text: str) -> Plan:
    """A plan from its JSON. Raises PlanError with every problem by its path."""
    return plan_from(parsed(text))


def plan_from(raw: Any, path: str = "") -> Plan:
    """A plan from JSON that is read already."""
    decoder = Decoder()
    plan = decoder.made(Plan, in_one_currency(decoder, raw, path), path)
    decoder.require()
    assert plan is not None, "nothing was wrong"
    require(plan)
    return plan


def in_one_currency(decoder: Decoder, raw: Any, path: str) -> Any:
    """The same with all amounts in the plan's currency, by its 'rates': what one of another currency costs in it."""
    if not isinstance(raw, dict):
        return raw
    raw = dict(raw)
    rates = _rates(decoder, raw.pop("rates", {}), path)
    for part in AMOUNTS:
        if isinstance(raw.get(part), list):
            own = raw.get("currency", "USD")
            raw[part] = [
                converted(decoder, each, part, own, rates, f"{path}{'.' if path else ''}{part}[{at}]")
                for at, each in enumerate(raw[part])
            ]
    return raw


def _rates(decoder: Decoder, raw: Any, path: str) -> dict[str, float]:
    where = f"{path}.rates" if path else "rates"
    rates = decoder.value(Mapping[str, float], raw, where) or {}
    for currency, rate in rates.items():
        if rate is not None and rate <= 0:
            decoder.wrong(f"{where}.{currency}", "A rate is more than zero")
    return rates


def converted(decoder: Decoder, raw: Any, part: str, own: Any, rates: Mapping[str, float], path: str) -> Any:
    """One account, stream, milestone or effect without its currency."""
    if not isinstance(raw, dict) or "currency" not in raw:
        return raw
    raw = dict(raw)
    currency = raw.pop("currency")
    rate = 1.0 if currency == own else rates.get(currency) if isinstance(currency, str) else None
    if rate is None:
        decoder.wrong(f"{path}.currency", f"There is no rate from {currency} to {own}")
        return raw
    for name in AMOUNTS[part]:
        if isinstance(raw.get(name), int | float) and not isinstance(raw[name], bool):
            raw[name] = raw[name] * rate
    return raw


def effects_from(raw: Any, plan_raw: Any, path: str) -> tuple[Effect, ...]:
    """The effects of a scenario; amounts in other currencies by the rates of the plan."""
    decoder = Decoder()
    own = plan_raw.get("currency", "USD") if isinstance(plan_raw, dict) else "USD"
    rates = _rates(decoder, plan_raw.get("rates", {}) if isinstance(plan_raw, dict) else {}, "plan")
    if isinstance(raw, list):
        raw = [converted(decoder, each, "effects", own, rates, f"{path}[{at}]") for at, each in enumerate(raw)]
    effects: tuple[Effect, ...] = decoder.value(tuple[Effect, ...], raw, path)
    decoder.require()
    return effects


def to_json(plan: Plan) -> str:
    """The JSON from which `plan_of` makes the same plan; what is as by default is left out."""
    return json.dumps(plain(plan), ensure_ascii=False, indent=2)


def plain(value: Any) -> Any:
    """Dataclasses, days and mappings as what JSON has."""
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {f.name: plain(own) for f in dataclasses.fields(value) if not _usual(f, own := getattr(value, f.name))}
    if isinstance(value, Mapping):
        made: dict[str, Any] = {}
        for key, each in value.items():
            if isinstance(key, tuple):
                made.setdefault(key[0], {})[key[1]] = plain(each)
            else:
                made[key] = plain(each)
        return made
    if isinstance(value, tuple | list):
        return [plain(each) for each in value]
    return value.isoformat() if isinstance(value, date) else value


def _usual(field: dataclasses.Field[Any], value: Any) -> bool:
    if field.default_factory is not dataclasses.MISSING:
        return bool(value == field.default_factory())
    return field.default is not dataclasses.MISSING and bool(value == field.default)


def result_as(plan: Plan, result: PlanResult) -> dict[str, Any]:
    """Every figure of a result."""
    final = result.worth[:, -1]
    first = headline(plan)
    titles = {milestone.key: milestone.title for milestone in plan.milestones}
    return {
        "currency": plan.currency,
        "runs": result.runs,
        "seed": result.seed,
        "success": result.success,
        "standard_error": result.error,
        "headline": first.key if first else None,
        "first_shortfall": result.first_shortfall,
        "shortfall": result.shortfall,
        "milestones": [{"title": titles[m.key]} | _whole(m) for m in result.milestones],
        "days": [day.isoformat() for day in result.days],
        "bands": {f"p{band}": row.tolist() for band, row in zip(BANDS, result.bands, strict=True)},
        "final": {
            "mean": float(final.mean()),
            **{f"p{band}": float(row[-1]) for band, row in zip(BANDS, result.bands, strict=True)},
            "below_start": float((final < result.worth[:, 0]).mean()),
        },
        "line": line_as(plan, result.line),
        "warnings": list(warnings(plan)),
    }


def line_as(plan: Plan, years: tuple[Year, ...]) -> list[dict[str, Any]]:
    """The years of one course, with the worth in nominal money beside that in today's."""
    made, level = [], 1.0
    for year, (_, begin, end) in zip(years, year_spans(plan), strict=True):
        level *= (1 + year.inflation) ** ((end - begin) / 12)
        made.append(_whole(year) | {"accounts": dict(year.accounts), "nominal_worth": year.worth * level})
    return made


def _whole(value: Any) -> dict[str, Any]:
    """All fields, those with usual values too."""
    return {f.name: plain(getattr(value, f.name)) for f in dataclasses.fields(value)}


def comparison_as(comparison: Comparison) -> dict[str, Any]:
    """Every figure of a comparison."""
    return _whole(comparison) | {"points": dict(comparison.points), "months": dict(comparison.months)}


def movers_as(movers: tuple[Mover, ...]) -> list[dict[str, Any]]:
    """Every figure of what moves a plan most."""
    return [_whole(mover) for mover in movers]


def replay_as(result: ReplayResult) -> dict[str, Any]:
    """Every window of a replay, and the years of the five worst starts."""
    return {
        "windows": len(result.starts), "success": result.success,
        "worst_starts": [start.year for start in result.worst[:5]],
        "starts": [_whole(start) for start in result.starts],
    }  # fmt: skip


__all__ = ["PlanError", "plan_of", "result_as", "to_json"]
