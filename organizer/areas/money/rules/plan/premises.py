"""What the editor of assumptions holds, and a plan that goes by it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from uuid import UUID

from organizer.areas.money.model import AssetClass, Assumptions, Correlation, SpendingRule
from organizer.kernel.system import Member

from .inputs import Asset, Guardrails, Plan, PlanMember
from .telling import percent_of

LAST_AGE = 95
_USUAL_RETURN, _USUAL_SWING = Decimal("0.12"), Decimal("0.35")
_USUAL_INFLATION = Decimal("0.06")
_FEWEST_RUNS = 1_000


@dataclass(frozen=True, slots=True)
class Premises:
    """The records that the editor changes."""

    assumptions: Assumptions
    members: tuple[Member, ...] = ()
    classes: tuple[AssetClass, ...] = ()
    correlations: tuple[Correlation, ...] = ()

    def between(self, one: UUID, other: UUID) -> Correlation | None:
        """How two asset classes go together, where it is said."""
        ends = {one, other}
        return next((each for each in self.correlations if {each.one, each.other} == ends), None)


def with_premises(plan: Plan, premises: Premises) -> Plan:
    """The plan as it would be; what is not in the premises stays."""
    given = premises.assumptions
    born = {str(member.id): member.born for member in premises.members}
    members = tuple(replace(m, born=born.get(m.key, m.born)) for m in plan.members)
    classes = {str(each.id): each for each in premises.classes}
    return replace(
        plan, members=members, assets=tuple(_asset(asset, classes) for asset in plan.assets),
        correlations=_correlations(plan, premises),
        until=given.until or _last_day(plan, members),
        inflation=replace(plan.inflation, mean=float(given.inflation), volatility=float(given.inflation_volatility)),
        taxes=replace(plan.taxes, income=float(given.tax_income), gains=float(given.tax_gains)),
        rule="guardrails" if given.rule is SpendingRule.GUARDRAILS else "planned",
        guardrails=Guardrails(float(given.guard), float(given.step)), runs=int(given.runs), seed=int(given.seed),
    )  # fmt: skip


def _asset(asset: Asset, classes: Mapping[str, AssetClass]) -> Asset:
    found = classes.get(asset.key)
    return asset if found is None else replace(asset, mean=float(found.mean), volatility=float(found.volatility))


def _correlations(plan: Plan, premises: Premises) -> dict[tuple[str, str], float]:
    known = {asset.key for asset in plan.assets}
    edited = {str(each.id) for each in premises.classes}
    kept = {pair: value for pair, value in plan.correlations.items() if not edited.issuperset(pair)}
    for each in premises.correlations:
        pair = (str(each.one), str(each.other))
        if known.issuperset(pair):
            kept[pair] = float(each.value)
    return kept


def _last_day(plan: Plan, members: tuple[PlanMember, ...]) -> date:
    years = [member.born.year + LAST_AGE for member in members if member.born is not None]
    return date(max(years), 12, 31) if years else plan.until


def doubts(premises: Premises) -> dict[str, str]:
    """What is unusual, by the name of the field or the id of the asset class: said, never forbidden."""
    given, found = premises.assumptions, {}
    if given.inflation > _USUAL_INFLATION:
        found["inflation"] = f"{percent_of(float(given.inflation))} a year for decades is more than most countries saw"
    if given.inflation < 0:
        found["inflation"] = "Prices that fall for decades are rare"
    if given.runs < _FEWEST_RUNS:
        found["runs"] = "So few runs make the likelihood jump by several points from seed to seed"
    if given.rule is SpendingRule.GUARDRAILS and given.step > given.guard:
        found["step"] = "A cut that is larger than the guardrail is wide will be taken back at once"
    for each in premises.classes:
        if each.mean > _USUAL_RETURN:
            found[str(each.id)] = "More than stocks anywhere gave over a lifetime"
        elif each.volatility > _USUAL_SWING:
            found[str(each.id)] = "Swings more than a single country's stocks"
        elif each.mean > 0 and each.volatility == 0:
            found[str(each.id)] = "Without swings it is certain; is it?"
        elif each.mean < 0:
            found[str(each.id)] = "It is expected to lose"
    for member in premises.members:
        if member.born is None:
            found[str(member.id)] = "Without it, ages and the end of the plan are guessed"
    return found
