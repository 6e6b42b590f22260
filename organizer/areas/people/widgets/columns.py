"""The columns of the list of people."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from organizer.areas.people.model import Contact
from organizer.areas.people.rules import Cadence, Health, next_touch_words, since_words
from organizer.kernel.dates import format_day
from organizer.kernel.record import describe
from organizer.ui.avatars import Face
from organizer.ui.chips import ChipText, paint_chips
from organizer.ui.fonts import FontName
from organizer.ui.painting import draw_text
from organizer.ui.records import cells
from organizer.ui.records.columns import Column, field_column, heading_column
from organizer.ui.records.names import Names
from organizer.ui.theme import theme
from organizer.ui.tokens import ColourName

from .cadence import BAR_WIDTH, paint_cadence

LAST_NOTE = "last_note"
_FACES = 18
"""What an avatar takes from the words beside it."""

_WIDTHS = {"circle": 70, "roles": 150, "last_touch": 196, "next_touch": 150, LAST_NOTE: 220}
_WORDS: dict[Health, tuple[FontName, ColourName]] = {
    Health.OVER: ("label-medium", "danger-text"),
    Health.SOON: ("label-medium", "warn-text"),
    Health.GOOD: ("label", "text-2"),
    Health.NONE: ("label", "text-2"),
}


def work_of(contact: Contact, organization: str) -> str:
    """'Harbor Systems, VP Delivery'."""
    return ", ".join(part for part in (organization, contact.position) if part)


def people_columns(
    names: Names,
    standing: Callable[[Contact], Cadence],
    today: Callable[[], date],
    last_note: Callable[[Contact], str],
    one_role: Callable[[], bool],
) -> tuple[Column[Contact], ...]:
    """Person, circle, roles, since the last touch, next touch with whose it is; then the last note and every field.
    `standing` says how somebody stands against their cadence; `one_role` is asked while painting: whether the roles
    after the first stand as '+2'."""
    description = describe(Contact)

    def subtitle(contact: Contact) -> str:
        return work_of(contact, names.of_field(contact, "employer"))

    def day_in(field: str) -> Callable[[Contact], str]:
        def text(contact: Contact) -> str:
            day = getattr(contact, field)
            return format_day(day) if day else ""

        return text

    def faces(contact: Contact) -> tuple[Face, ...]:
        return names.faces(contact.owner)

    columns = [
        heading_column(
            description, "Person", face=lambda contact: Face.of(contact.name), subtitle=subtitle, needs=("employer",)
        ),
        Column("circle", "Circle", _WIDTHS["circle"], cells.plain, "circle", _circle),
        Column("roles", "Roles", _WIDTHS["roles"], _roles_painter(one_role), "roles", lambda c: ", ".join(c.roles)),
        Column(
            "last_touch", "Since last touch", _WIDTHS["last_touch"], _since_painter(standing), "last_touch",
            lambda c: since_words(standing(c)) if c.last_touch or c.interval else "",
            file_text=day_in("last_touch"),
        ),
        Column(
            "next_touch", "Next touch", _WIDTHS["next_touch"], _next_painter(standing, today, faces), "next_touch",
            lambda c: next_touch_words(standing(c), today()), file_text=day_in("next_touch"),
        ),
        Column(LAST_NOTE, "Last note", _WIDTHS[LAST_NOTE], cells.small, None, last_note, shown=False),
    ]  # fmt: skip
    taken = {column.name for column in columns} | {"id", "owner", "deleted", "card", "uid", "photo"}
    columns += [
        field_column(description, field.name, names, today, shown=False)
        for field in description.fields
        if field.name not in taken
    ]
    return tuple(columns)


def _circle(contact: Contact) -> str:
    return contact.circle.label if contact.circle else ""


def _roles_painter(one_role: Callable[[], bool]) -> Callable[[QPainter, QRectF, Contact, str], None]:
    def paint(painter: QPainter, rect: QRectF, contact: Contact, text: str) -> None:
        chips = [ChipText(role) for role in contact.roles]
        if one_role() and len(chips) > 1:
            chips = [chips[0], ChipText(f"+{len(chips) - 1}")]
        paint_chips(painter, rect, chips)

    return paint


def _since_painter(standing: Callable[[Contact], Cadence]) -> Callable[[QPainter, QRectF, Contact, str], None]:
    def paint(painter: QPainter, rect: QRectF, contact: Contact, text: str) -> None:
        paint_cadence(painter, QRectF(rect.x(), rect.y(), BAR_WIDTH, rect.height()), standing(contact))
        draw_text(painter, rect.adjusted(BAR_WIDTH + 8, 0, 0, 0), text, "label", theme().tokens["text-2"])

    return paint


def _next_painter(
    standing: Callable[[Contact], Cadence], today: Callable[[], date], faces: Callable[[Contact], tuple[Face, ...]]
) -> Callable[[QPainter, QRectF, Contact, str], None]:
    paint_faces = cells.faces_of(faces)

    def paint(painter: QPainter, rect: QRectF, contact: Contact, text: str) -> None:
        stands = standing(contact)
        near = stands.next_touch is not None and 0 <= (stands.next_touch - today()).days < 4 and not stands.paused
        name, ink = _WORDS[Health.SOON if near and stands.health is Health.GOOD else stands.health]
        draw_text(painter, rect.adjusted(0, 0, -_FACES * len(faces(contact)), 0), text, name, theme().tokens[ink])
        paint_faces(painter, rect, contact, text)

    return paint
