"""Steps of a walk in the areas of money, learning, mentoring, standing and the library."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from typing import Any

from hypothesis import strategies as st

from organizer.areas.learning import actions as learning
from organizer.areas.learning.model import Course, CourseStatus, Credential, Credit, Skill
from organizer.areas.library import actions as library
from organizer.areas.library.model import Quote, Reading, Resource
from organizer.areas.mentoring import actions as mentoring
from organizer.areas.mentoring.model import ActionItem, Engagement, Session, Strength
from organizer.areas.money.actions import accounts, plan, settling, transactions
from organizer.areas.money.model import (
    Account,
    BudgetCategory,
    EstateItem,
    Purpose,
    Scenario,
    Separation,
    SupportOrder,
    Transaction,
)
from organizer.areas.standing import actions as standing
from organizer.areas.standing.model import Feedback, Gift, Membership
from organizer.kernel.money import Money
from tests.contract.walk import Walk, days
from tests.profiles import CLOCK, TODAY
from tests.records import names

shares = st.sampled_from([Decimal("0.25"), Decimal("0.5"), Decimal(1)])
cents = st.integers(-900_00, 900_00)
coming = st.integers(1, 700).map(lambda ahead: TODAY + timedelta(days=ahead))


def amount(walk: Walk, like: Money | None = None) -> Money:
    return Money(walk.draw(cents), like.currency if like else "USD")


def update_balances(walk: Walk) -> None:
    if found := walk.all(Account):
        chosen = [walk.pick(found) for _ in range(2)]
        amounts = {a.id: Money(walk.draw(cents), a.currency) for a in chosen}
        walk.run(accounts.update_balances, walk.draw(days), amounts)


def reorder(walk: Walk) -> None:
    walk.run(accounts.reorder_accounts, walk.draw(st.permutations([a.id for a in walk.all(Account)])))


def transfer(walk: Walk) -> None:
    if len(found := walk.all(Account)) > 1:
        one, other = walk.pick(found), walk.pick(found)
        moved = Money(walk.draw(st.integers(1, 90_00)), one.currency)
        walk.run(transactions.transfer, walk.draw(days), moved, one, other)


def categorise(walk: Walk) -> None:
    if found := walk.all(Transaction):
        category = walk.draw(st.sampled_from([None, *walk.all(BudgetCategory)]))
        walk.run(transactions.categorise, [walk.pick(found)], category)


def scenario(walk: Walk) -> None:
    found = walk.all(Scenario)
    act = walk.draw(st.sampled_from(("add", "copy", "show", "delete")))
    if act == "add" or not found:
        walk.run(plan.add_scenario, Scenario(title=walk.draw(names)))
    elif act == "copy":
        walk.run(plan.copy_scenario, walk.pick(found), walk.draw(names))
    elif act == "show":
        walk.run(plan.show_scenario, walk.pick(found), walk.draw(st.booleans()))
    else:
        walk.run(plan.delete_scenario, walk.pick(found))


def support(walk: Walk) -> None:
    if found := walk.all(SupportOrder):
        walk.run(settling.add_payment, walk.pick(found), walk.draw(days), amount(walk))


def divide(walk: Walk) -> None:
    found, held = walk.all(Separation), walk.all(Account)
    if found and held:
        separation, account = walk.pick(found), walk.pick(held)
        act = walk.draw(st.sampled_from(("one", "all", "purpose", "plan")))
        if act == "one":
            walk.run(settling.divide, separation, account.id, {"first_share": walk.draw(shares)})
        elif act == "all":
            walk.run(settling.divide_all, separation, [(a.id, walk.draw(shares)) for a in held[:3]])
        elif act == "purpose":
            walk.run(settling.set_purpose, account, walk.draw(st.sampled_from(Purpose)))
        else:
            walk.run(settling.show_in_plan, separation)


def estate(walk: Walk) -> None:
    if found := walk.all(EstateItem):
        item = walk.pick(found)
        if walk.draw(st.booleans()):
            walk.run(settling.reviewed, item, walk.draw(st.none() | coming))
        else:
            walk.run(settling.settle, item)


def course(walk: Walk) -> None:
    if found := walk.all(Course):
        chosen = walk.pick(found)
        act = walk.draw(st.sampled_from(("hours", "status", "finish")))
        if act == "hours":
            hours = walk.draw(st.decimals("0.25", 9, places=2))
            walk.run(learning.log_hours, chosen, walk.draw(days | coming), hours, walk.draw(names))
        elif act == "status":
            walk.run(learning.set_status, chosen, walk.draw(st.sampled_from(CourseStatus)))
        else:
            credits = walk.draw(st.none() | st.decimals(1, 9, places=1))
            walk.run(learning.finish_course, chosen, walk.draw(days), credits, claims(walk, credits))


def claims(walk: Walk, credits: Decimal | None) -> list[learning.ClaimDraft]:
    to: list[Any] = walk.all(Credential)
    return [learning.ClaimDraft(each.id) for each in to[:2]] if credits else []


def credit(walk: Walk) -> None:
    if found := walk.all(Credit):
        fields = {"title": walk.draw(names), "amount": walk.draw(st.decimals(1, 9, places=1))}
        walk.run(learning.save_credit, walk.pick(found), fields, claims(walk, fields["amount"]))


def credential(walk: Walk) -> None:
    if found := walk.all(Credential):
        if walk.draw(st.booleans()):
            walk.run(learning.renew, walk.pick(found), walk.draw(days | coming))
        else:
            walk.run(learning.let_go, walk.pick(found), walk.draw(st.booleans()))


def assess(walk: Walk) -> None:
    levels = {s.id: walk.draw(st.sampled_from([Decimal(1), Decimal("2.5"), Decimal(5)])) for s in walk.all(Skill)[:3]}
    if levels:
        walk.run(learning.assess, levels, walk.draw(days | coming))


def membership(walk: Walk) -> None:
    if found := walk.all(Membership):
        if walk.draw(st.booleans()):
            walk.run(standing.renew, walk.pick(found), walk.draw(coming))
        else:
            walk.run(standing.leave, walk.pick(found), walk.draw(days))


def give(walk: Walk) -> None:
    if found := walk.all(Gift):
        gift = walk.pick(found)
        walk.run(standing.log_gift, gift, walk.draw(days), amount(walk, gift.amount))


def ask_again(walk: Walk) -> None:
    if found := walk.all(Feedback):
        walk.run(standing.ask_again, walk.pick(found), walk.draw(days))


def read(walk: Walk) -> None:
    if found := walk.all(Resource):
        resource = walk.pick(found)
        act = walk.draw(st.sampled_from(("status", "quote", "put off", "delete")))
        if act == "status":
            walk.run(library.set_status, resource, walk.draw(st.sampled_from(Reading)), walk.draw(days))
        elif act == "quote":
            walk.run(library.keep_quote, resource, walk.draw(names), "12")
        elif act == "put off":
            walk.run(library.put_off, resource, walk.draw(coming))
        else:
            quotes = [quote for quote in walk.all(Quote) if quote.resource == resource.id]
            walk.run(library.delete_resource, resource, quotes)


def meet(walk: Walk) -> None:
    if found := walk.all(Engagement):
        engagement = walk.pick(found)
        act = walk.draw(st.sampled_from(("session", "write", "item", "tick", "snooze", "delete")))
        sessions = [s for s in walk.all(Session) if s.engagement == engagement.id]
        items = [i for i in walk.all(ActionItem) if i.engagement == engagement.id]
        if act == "session":
            held = walk.draw(st.booleans())
            walk.run(mentoring.begin_session, engagement, walk.draw(days), walk.draw(names), held=held)
        elif act == "item":
            session = sessions[-1].id if sessions else None
            walk.run(mentoring.add_item, engagement, walk.draw(names), walk.draw(st.none() | coming), session)
        elif act == "delete":
            walk.run(mentoring.delete_engagement, engagement, sessions, items)
        elif act == "write" and sessions:
            walk.run(mentoring.write_session, walk.pick(sessions), {"second": walk.draw(names), "useful": 3})
        elif act == "tick" and items:
            walk.run(mentoring.tick, walk.pick(items), walk.draw(st.none() | st.just(CLOCK.now())))
        elif act == "snooze" and items:
            walk.run(mentoring.snooze, walk.pick(items), walk.draw(coming))


def rate(walk: Walk) -> None:
    if found := walk.all(Strength)[:3]:
        walk.run(mentoring.rate, [(s, walk.draw(st.sampled_from([Decimal(1), Decimal("3.5")]))) for s in found],
                 walk.draw(days))  # fmt: skip


MORE = (
    meet, meet, rate, update_balances, reorder, transfer, categorise, scenario, support, divide, estate, course,
    course, credit, credential, assess, membership, give, ask_again, read,
)  # fmt: skip
