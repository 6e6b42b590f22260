"""What people are recognised by: ids of cards, e-mail addresses, profiles, phone numbers, names."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from urllib.parse import unquote

from organizer.areas.people.model import Contact
from organizer.kernel.frozen import frozen
from organizer.kernel.kinds import Entry
from organizer.kernel.text import fold, one_line

from .vcard.values import uid_key

_PROFILE = re.compile(r"(?:https?://)?(?:[\w-]+\.)*linkedin\.com/(in|pub)/([^?#]+)", re.IGNORECASE)
_INTERNATIONAL = re.compile(r"(?:\+|00)[\d\s().\-/\u2010-\u2015\u00a0\u202f]+")
_LONGEST, _SHORTEST = 15, 7


def email_key(text: str) -> str:
    """An address in the form in which addresses are compared; '' for what is none."""
    text = one_line(text).casefold()
    return text if "@" in text and " " not in text else ""


def profile_key(url: str) -> str:
    """The person in an address of LinkedIn; '' for any other address."""
    match = _PROFILE.match(url.strip())
    return f"{match[1].lower()}/{unquote(match[2]).casefold().strip('/')}" if match else ""


@lru_cache(8192)
def phone_key(text: str, region: str | None = None) -> str:
    """The number as E.164, '+493415550100'; '' for what is none.

    Without a region (two letters, like 'DE') only international numbers are understood.
    """
    text = text.strip()
    if _INTERNATIONAL.fullmatch(text):
        digits = re.sub(r"\D", "", re.sub(r"\(0\)", "", text))
        digits = digits.removeprefix("00") if text.startswith("00") else digits
        return f"+{digits}" if _SHORTEST <= len(digits) <= _LONGEST else ""
    if region is None or len(text) > 40:
        return ""
    import phonenumbers

    try:
        number = phonenumbers.parse(text, region)
    except phonenumbers.NumberParseException:
        return ""
    if not phonenumbers.is_possible_number(number):
        return ""
    return str(phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164))


def name_key(name: str) -> str:
    """A name in the form in which names are compared."""
    return fold(one_line(name))


def entry_key(field: str, entry: Entry) -> str:
    """What tells one entry of a field ('emails', 'phones'…) from another, whatever its label."""
    value = entry.value
    if field == "phones":
        digits = re.sub(r"[^\d+]", "", value)
        return digits if len(digits) >= _SHORTEST - 2 else fold(one_line(value))
    if field == "websites":
        plain = re.sub(r"^(https?://)?(www\.)?", "", value.strip(), flags=re.IGNORECASE)
        return profile_key(value) or plain.rstrip("/").casefold()
    if field == "addresses":
        return re.sub(r"[\W_]+", "", fold(value)) or value
    return one_line(value).casefold()


@frozen
class Keys:
    """All that one person can be recognised by; empty where there is nothing."""

    uids: tuple[str, ...]
    emails: tuple[str, ...]
    profiles: tuple[str, ...]
    phones: tuple[str, ...]
    name: str
    company: str


def keys_of(contact: Contact, company: str, region: str | None, *, stored: bool) -> Keys:
    """The keys of a person; a stored contact is also known by the id that its card has when it is written."""
    uids = [uid_key(contact.uid)] if contact.uid else []
    if stored:
        uids.append(str(contact.id))
    return Keys(
        tuple(uids),
        _some(email_key(e.value) for e in contact.emails),
        _some(profile_key(e.value) for e in contact.websites),
        _some(phone_key(e.value, region) for e in contact.phones),
        name_key(contact.name),
        name_key(company),
    )


def _some(found: Iterable[str]) -> tuple[str, ...]:
    return tuple(key for key in found if key)
