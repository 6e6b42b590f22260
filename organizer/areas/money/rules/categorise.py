"""Which category a transaction belongs to, by rules that are learnt from what the user corrects."""

from __future__ import annotations

import re
from collections.abc import Iterable
from uuid import UUID

from organizer.areas.money.model import CategoryRule, Transaction
from organizer.kernel.text import fold

_NUMBERS = re.compile(r"\b[\w#*]*\d[\w#*/.-]*")
_SHORTEST = 3


class Rules:
    """The longest text that is in a payee decides; of two as long, the one for its account, then the newer."""

    def __init__(self, rules: Iterable[CategoryRule]) -> None:
        self._rules = [(folded, rule) for rule in rules if (folded := _plain(rule.contains))]
        self._rules.sort(key=lambda each: (len(each[0]), each[1].account is not None, each[1].changed), reverse=True)

    def rule_for(self, payee: str, account: UUID) -> CategoryRule | None:
        """The rule that decides, where there is one."""
        folded = _plain(payee)
        for contains, rule in self._rules:
            if rule.account in (None, account) and contains in folded:
                return rule
        return None

    def category_for(self, payee: str, account: UUID) -> UUID | None:
        """The category that it decides on."""
        rule = self.rule_for(payee, account)
        return rule.category if rule else None


def _plain(text: str) -> str:
    return " ".join(fold(text).split())


def learnt_text(payee: str) -> str:
    """What of a payee a rule is learnt for: without numbers of branches, cards and days, which differ each time; '' for
    what would fit too much."""
    words = " ".join(_NUMBERS.sub(" ", payee).split()).strip(" -–*#,.")
    return words if len(_plain(words)) >= _SHORTEST else ""


def learnt_for(transaction: Transaction, rules: Iterable[CategoryRule]) -> CategoryRule | None:
    """The learnt rule for just this payee, which a correction changes."""
    wanted = _plain(learnt_text(transaction.payee))
    fitting = (
        rule for rule in rules if _plain(rule.contains) == wanted and rule.account in (None, transaction.account)
    )
    return max(fitting, key=lambda rule: (rule.account is not None, rule.changed), default=None)
