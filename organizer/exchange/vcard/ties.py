"""RELATED, and our own property for what RELATED cannot say: other natures, and from when to when."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable
from datetime import date

from organizer.areas.people.model import Tie, TieNature
from organizer.exchange.content_lines import Line
from organizer.exchange.content_values import (
    escape_uri,
    parameter,
    parameters,
    quoted_parameter,
    unescape,
    unquoted_parameter,
)
from organizer.exchange.draft import TieDraft
from organizer.kernel.errors import FieldError
from organizer.kernel.kinds import ChoiceKind, tags_of

from .values import uid_uri

TIE = "X-ORGANIZER-TIE"
_STANDARD = {
    TieNature.SPOUSE: "spouse", TieNature.CHILD: "child", TieNature.PARENT: "parent", TieNature.SIBLING: "sibling",
    TieNature.RELATIVE: "kin", TieNature.FRIEND: "friend", TieNature.NEIGHBOUR: "neighbor",
    TieNature.COLLEAGUE: "colleague", TieNature.AGENT: "agent", TieNature.PARTNER: "sweetheart",
    TieNature.MANAGER: "co-worker", TieNature.REPORT: "co-worker", TieNature.ASSISTANT: "co-worker",
    TieNature.EX_SPOUSE: "contact", TieNature.OTHER: "contact",
}  # fmt: skip
_NATURES = {
    "spouse": TieNature.SPOUSE, "child": TieNature.CHILD, "parent": TieNature.PARENT, "sibling": TieNature.SIBLING,
    "kin": TieNature.RELATIVE, "friend": TieNature.FRIEND, "neighbor": TieNature.NEIGHBOUR,
    "colleague": TieNature.COLLEAGUE, "agent": TieNature.AGENT, "sweetheart": TieNature.PARTNER,
    "date": TieNature.PARTNER, "co-worker": TieNature.COLLEAGUE, "manager": TieNature.MANAGER,
    "assistant": TieNature.ASSISTANT, "partner": TieNature.PARTNER,
}  # fmt: skip
INVERSE = {
    TieNature.PARENT: TieNature.CHILD, TieNature.CHILD: TieNature.PARENT, TieNature.MANAGER: TieNature.REPORT,
    TieNature.REPORT: TieNature.MANAGER,
} | {
    nature: nature
    for nature in (TieNature.SPOUSE, TieNature.EX_SPOUSE, TieNature.PARTNER, TieNature.SIBLING, TieNature.RELATIVE,
                   TieNature.FRIEND, TieNature.NEIGHBOUR, TieNature.COLLEAGUE)
}  # fmt: skip
"""What a tie is when it is told from the other side; natures that are not here have no such word."""


def related_line(nature: TieNature, uid: str) -> str:
    """The standard line nearest to a tie."""
    return f"RELATED;TYPE={_STANDARD[nature]}:{escape_uri(uid_uri(uid))}"


def tie_lines(tie: Tie, uid: str, *, exact: bool = False) -> tuple[str, ...]:
    """The lines that say a tie to the card with that id: RELATED, and ours before it where it says too little.

    A tie of the profile's owner stands on the card of the other person, as ours alone. `exact`: with ours in any case.
    """
    bare = not (tie.since or tie.until or tie.notes or tie.tags)
    if tie.person is not None and bare and not exact and _says(tie.nature):
        return (related_line(tie.nature, uid),)
    params = [f"NATURE={tie.nature.value}"]
    if tie.person is None:
        params.append("OF=owner")
    params += [f"{name}={day.isoformat()}" for name, day in (("SINCE", tie.since), ("UNTIL", tie.until)) if day]
    params += [f"NOTES={quoted_parameter(tie.notes)}"] if tie.notes else []
    params += [f"TAGS={quoted_parameter(','.join(tie.tags))}"] if tie.tags else []
    ours = f"{TIE};{';'.join(params)}:{escape_uri(uid_uri(uid))}"
    return (ours,) if tie.person is None else (ours, related_line(tie.nature, uid))


def _says(nature: TieNature) -> bool:
    return _NATURES.get(_STANDARD[nature]) is nature


def ties_of(lines: Iterable[Line]) -> tuple[list[TieDraft], list[Line]]:
    """The ties that RELATED and our lines say, and the lines that say none (a name in words, a nature unknown)."""
    listed = list(lines)
    related = [line for line in listed if line.name == "RELATED"]
    ties, other = [], []
    for line in listed:
        if line.name != TIE:
            continue
        try:
            tie, companion = _exact(line)
        except FieldError:
            other.append(line)
            continue
        for standard in related:
            if standard.text == companion:
                related.remove(standard)
                tie = dataclasses.replace(tie, kept=(*tie.kept, companion))
                break
        ties.append(tie)
    for line in related:
        if draft := _related(line):
            ties.append(draft)
        else:
            other.append(line)
    return ties, other


def _exact(line: Line) -> tuple[TieDraft, str]:
    """A tie as we wrote it, and the RELATED line that we wrote beside it. Raises FieldError."""

    def day(name: str) -> date | None:
        text = parameter(line.params, name)
        try:
            return date.fromisoformat(text) if text else None
        except ValueError:
            raise FieldError("There is no such day in the calendar") from None

    nature = ChoiceKind(TieNature).from_csv(parameter(line.params, "NATURE"))
    uid = unescape(line.value)
    words = unquoted_parameter(_verbatim(line.params, "TAGS"))
    draft = TieDraft(
        nature=nature,
        uid=uid,
        kept=(line.text,),
        since=day("SINCE"),
        until=day("UNTIL"),
        notes=unquoted_parameter(_verbatim(line.params, "NOTES")),
        tags=tags_of(words.split(",")),
        exact=True,
        of_owner=bool(parameter(line.params, "OF")),
    )
    return draft, related_line(nature, uid)


def _verbatim(params: str, name: str) -> str:
    """A parameter's value in quotes with every blank that it has."""
    _, mark, rest = params.partition(f';{name}="')
    return rest.partition('"')[0] if mark else ""


def _related(line: Line) -> TieDraft | None:
    types = [v.lower() for name, values in parameters(line.params) if name in ("TYPE", "") for v in values]
    nature = next((_NATURES[t] for t in types if t in _NATURES), None)
    uid = unescape(line.value).strip()
    if nature is None or not uid or parameter(line.params, "VALUE").lower() == "text":
        return None
    return TieDraft(nature, uid, (line.text,))
