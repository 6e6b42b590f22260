"""Lists of the estate: what is wrong, documents, who is named for which account."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from uuid import UUID

from organizer.areas.money.model import BeneficiaryRank, EstateItem, EstateState
from organizer.areas.money.rules.estate import EstateTone
from organizer.areas.money.rules.estate_facts import EstateFacts
from organizer.areas.money.rules.estate_warnings import EstateWarning
from organizer.areas.money.rules.settling_blocks import named_words
from organizer.kernel.dates import format_day
from organizer.ui.tokens import ColourName

from .lines import Line, LineCell, LineColumn, Lines, plain

_STATES: dict[EstateState, ColourName] = {
    EstateState.MISSING: "danger-text", EstateState.DRAFT: "warn-text", EstateState.SETTLED: "text-2",
}  # fmt: skip


class WarningLines(Lines):
    """Sentences; Enter goes to what they are about."""

    def __init__(self) -> None:
        super().__init__("To see to", (LineColumn(""),), head=False)

    def show_warnings(self, found: Sequence[EstateWarning]) -> None:
        self.set_lines([_warning(warning) for warning in found])


class DocumentLines(Lines):
    """Documents with their places."""

    def __init__(self) -> None:
        columns = (
            LineColumn("What", 5), LineColumn("Of", width=60), LineColumn("How it stands", width=104),
            LineColumn("Where it is", 4), LineColumn("Who has it", 3), LineColumn("Next date", width=104),
        )  # fmt: skip
        super().__init__("Documents", columns)

    def show_items(self, facts: EstateFacts, members: Mapping[UUID, str]) -> None:
        """`members`: first names."""
        self.set_lines([_document(facts, item, members) for item in facts.items])


class BeneficiaryLines(Lines):
    """Accounts with who is named for them; Enter names somebody."""

    def __init__(self) -> None:
        columns = (LineColumn("Account", 3), LineColumn("First in line", 4), LineColumn("If the first cannot", 4))
        super().__init__("Beneficiaries by account", columns)

    def show_accounts(self, facts: EstateFacts) -> None:
        wrong = {(account.id, rank) for account, rank, _ in facts.uneven()}
        lines = []
        for account in facts.to_name:
            cells = [plain(account.name)]
            for rank in BeneficiaryRank:
                words = named_words(facts, account.id, rank)
                former = any(b.person in facts.kin.former_spouses for b in facts.named(account.id, rank))
                odd = former or (account.id, rank) in wrong
                missing = not words and rank is BeneficiaryRank.PRIMARY
                colour: ColourName = "danger-text" if missing else "warn-text" if odd else "text-2"
                cells.append(plain("Nobody" if missing else words, colour))
            lines.append(Line(account.id, tuple(cells)))
        self.set_lines(lines)


def _warning(warning: EstateWarning) -> Line:
    grave = warning.tone is EstateTone.MISSING
    return Line(warning.about, (plain(warning.words),), "circle-alert", "danger" if grave else "warn")


def _document(facts: EstateFacts, item: EstateItem, members: Mapping[UUID, str]) -> Line:
    late = facts.over(item.review)
    when = item.review or item.ends
    return Line(
        item.id,
        (
            plain(item.title),
            plain(members.get(item.owner, "") if item.owner else "All", "text-2"),
            plain(item.state.label, _STATES[item.state]),
            plain(item.place, "text-2"),
            plain(facts.name(item.holder) if item.holder else "", "text-2"),
            LineCell((format_day(when),) if when else (), "warn-text" if late else "text-2"),
        ),
    )
