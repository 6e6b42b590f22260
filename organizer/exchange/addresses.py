"""Postal addresses: from the parts that files have to the lines that people read."""

from __future__ import annotations


def address_lines(
    *, street: str = "", extended: str = "", box: str = "", city: str = "", region: str = "", code: str = "",
    country: str = "",
) -> str:  # fmt: skip
    """The lines of an address, in the usual order of the country as far as the parts show it."""
    if region:
        place = ", ".join(part for part in (city, f"{region} {code}".strip()) if part)
    else:
        place = f"{code} {city}".strip()
    return "\n".join(part for part in (street, extended, box, place, country) if part)
