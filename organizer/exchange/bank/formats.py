"""How banks write their tables, as it is kept: profiles of tables from records and back."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from uuid import UUID

from organizer.areas.money.model.flows import DateOrder, StatementFormat
from organizer.kernel.text import fold

from .csv_profile import CsvProfile


def profile_of(format: StatementFormat) -> CsvProfile:
    """The profile that a record keeps."""
    heads = tuple(format.heads.split("\n")) if format.heads else ()
    mark = format.decimal_mark
    return CsvProfile(
        format.name, heads, format.delimiter or ",", format.encoding, format.date_order.value,
        "." if mark == "." else "," if mark == "," else None, int(format.skipped), format.day_column,
        format.amount_column, format.debit_column, format.credit_column, format.sign_column,
        _lines(format.payee_columns), _lines(format.memo_columns), format.account_column, format.currency_column,
        format.category_column, format.currency, "reversed" if format.reversed else "written",
    )  # fmt: skip


def format_of(profile: CsvProfile, name: str, account: UUID | None) -> StatementFormat:
    """The record that keeps a profile. What no file has decided yet is left open."""
    return StatementFormat(
        name=name, heads="\n".join(profile.heads), delimiter=profile.delimiter, encoding=profile.encoding,
        date_order=DateOrder(profile.date_order or "ymd"), decimal_mark=profile.decimal_mark or "",
        skipped=Decimal(profile.skipped), day_column=profile.day, amount_column=profile.amount,
        debit_column=profile.debit, credit_column=profile.credit, sign_column=profile.direction,
        payee_columns="\n".join(profile.payee), memo_columns="\n".join(profile.memo), account_column=profile.account,
        currency_column=profile.currency_column, category_column=profile.category, currency=profile.currency,
        reversed=profile.sign == "reversed", account=account,
    )  # fmt: skip


def same_heads(profile: CsvProfile, formats: Iterable[StatementFormat]) -> list[StatementFormat]:
    """The kept formats of tables with these heads."""
    heads = fold("\n".join(profile.heads))
    return [format for format in formats if format.heads and fold(format.heads) == heads]


def _lines(text: str) -> tuple[str, ...]:
    return tuple(line for line in text.split("\n") if line.strip())
