"""What the heads of a bank's table mean, in the languages in which banks write them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from organizer.kernel.text import fold, one_line

from .amounts import is_currency

# Folded, without marks; the surer ones first.
ROLES: dict[str, tuple[str, ...]] = {
    "day": (
        "booking date", "posting date", "posted date", "post date", "date posted", "transaction date", "buchungstag",
        "buchungsdatum", "date", "datum", "buchung", "fecha", "fecha operacion", "fecha contable", "data",
        "data operazione", "data contabile", "date operation", "date de l operation", "date de comptabilisation",
        "date d operation", "boekdatum", "boekingsdatum", "transactiedatum", "completed date", "date completed",
        "started date", "date time", "transaction date utc", "trans date", "trade date", "transfer date",
        "created utc", "created", "f valor", "value date", "wertstellung", "wertstellungstag", "valutadatum",
        "valuta", "date valeur", "fecha valor", "data valuta",
    ),
    "amount": (
        "amount", "betrag", "umsatz", "transaction amount", "net amount", "amount net", "montant", "importe",
        "importo", "bedrag", "monto", "valor", "belopp", "belop", "kwota", "amount in account currency", "gross",
        "betrag in eur", "amount in eur", "amount in usd", "amount in gbp", "umsatz in eur",
    ),
    "debit": (
        "debit", "debits", "debit amount", "withdrawal", "withdrawals", "withdrawal amount", "money out", "paid out",
        "soll", "belastung", "belastungen", "lastschrift", "ausgang", "ausgaben", "outflow", "spent", "debe",
        "cargo", "cargos", "addebiti", "addebito", "uscite", "dare", "payments out", "amount debit",
    ),
    "credit": (
        "credit", "credits", "credit amount", "deposit", "deposits", "deposit amount", "money in", "paid in",
        "haben", "gutschrift", "gutschriften", "eingang", "einnahmen", "inflow", "received", "haber", "abono",
        "abonos", "accrediti", "accredito", "entrate", "avere", "payments in", "amount credit",
    ),
    "direction": (
        "debit credit", "credit debit", "dr cr", "cr dr", "debit or credit", "credit or debit",
        "credit debit indicator", "transaction type", "af bij", "soll haben", "s h", "d c", "sens", "kennzeichen",
        "direction", "type",
    ),
    "currency": (
        "currency", "currency code", "ccy", "transaction currency", "account currency", "wahrung", "waehrung", "whg",
        "devise", "divisa", "moneda", "munt", "muntsoort",
    ),
    "payee": (
        "payee", "merchant", "merchant name", "counter party", "counterparty", "counterparty name", "beneficiary",
        "beneficiary remitter", "payee name", "name", "partner name", "partnername", "auftraggeber empfanger",
        "auftraggeber begunstigter", "begunstigter zahlungspflichtiger", "beguenstigter zahlungspflichtiger",
        "auftraggeber beguenstigter", "begunstigter auftraggeber", "beneficiaire", "empfanger", "zahlungsempfanger",
        "zahlungsempfanger in", "zahlungsbeteiligter", "name zahlungsbeteiligter", "empfanger auftraggeber",
        "begunstigter", "beguenstigter", "nom", "tegenpartij", "naam tegenpartij", "naam omschrijving",
        "beneficiario", "to from", "from to", "simple description", "description", "description 1",
        "transaction description", "descripcion", "descrizione", "libelle", "omschrijving", "concepto", "details",
        "narrative", "buchungstext", "verwendungszweck",
    ),
    "memo": (
        "memo", "notes", "note", "comments", "comment", "comentario", "payment reference", "reference de paiement",
        "verwendungszweck", "reason", "purpose", "buchungstext", "original description", "extended details",
        "remittance information", "additional information", "mededelingen", "mededeling", "causale", "description",
        "transaction description", "details", "narrative", "posting text", "reference text", "notizen", "libelle",
        "concepto", "descripcion", "descrizione", "omschrijving", "remark", "remarks",
    ),
    "check_number": ("check number", "checknumber", "check no", "cheque number", "check", "cheque no", "num"),
    "category": ("category", "kategorie", "categorie", "categoria", "hauptkategorie", "main category"),
    "subcategory": ("subcategory", "sub category", "unterkategorie", "sous categorie"),
    "account": (
        "account", "account name", "account number", "account no", "konto", "kontonummer", "auftragskonto",
        "iban auftragskonto", "iban", "compte", "numero de compte", "cuenta", "conto", "rekening", "rekeningnummer",
        "iban bban", "kontoname", "card", "card number", "card no",
    ),
    "balance": (
        "balance", "running balance", "runningbalance", "running bal", "ending balance", "account balance", "saldo",
        "kontostand", "saldo nach buchung", "balance after", "solde", "saldo na mutatie", "saldo na trn",
        "closing balance",
    ),
    "bank_id": (
        "transaction id", "transactionid", "fitid", "unique id", "transaction reference", "transactionreference",
        "transaction number", "id de transaction", "volgnr", "transaktions id", "transaktionsnummer",
    ),
    "tags": ("tags", "labels", "label"),
    "status": ("status", "state"),
}  # fmt: skip
OUT_WORDS = frozenset(
    ("debit", "dr", "d", "db", "out", "withdrawal", "soll", "s", "af", "expense", "charge", "sale", "dbit", "ausgabe",
     "lastschrift", "belastung", "debe", "cargo", "payment out", "-")
)  # fmt: skip
IN_WORDS = frozenset(
    ("credit", "cr", "c", "k", "in", "deposit", "haben", "h", "bij", "income", "refund", "crdt", "einnahme",
     "gutschrift", "haber", "abono", "payment in", "+")
)  # fmt: skip
NOT_DONE = frozenset(
    ("reverted", "declined", "failed", "cancelled", "canceled", "rejected", "voided", "denied", "storniert",
     "abgelehnt", "refused")
)  # fmt: skip
PENDING = frozenset(("pending", "vorgemerkt", "authorised", "authorized", "processing", "in bearbeitung"))
_OWN_ACCOUNT = (
    "account",
    "account name",
    "auftragskonto",
    "iban auftragskonto",
    "kontoname",
    "rekening",
    "card",
    "card number",
)
_NUMBERED = re.compile(r"(?:vwz|verwendungszweck|zweck|purpose|memo|libelle|description)\s*\d{1,2}")


def word_of(head: str) -> str:
    """A head in the form in which heads are compared: folded, without what stands in parentheses, and without marks."""
    plain = re.sub(r"[(\[][^)\]]*[)\]]", " ", one_line(head)[:200])
    return one_line(re.sub(r"[^\w#]+|_", " ", fold(plain)))


def currency_in(head: str) -> str:
    """The currency that a head names: 'Betrag (EUR)', 'Amount in USD'; '' without one."""
    if sign := re.search(r"[(\[]([$€£])[)\]]", head[:200]):
        return {"$": "USD", "€": "EUR", "£": "GBP"}[sign[1]]
    found = re.search(r"[(\[]([A-Z]{3})[)\]]|\bin ([A-Z]{3})\b|\s([A-Z]{3})$", one_line(head)[:200])
    code = next((group for group in found.groups() if group), "") if found else ""
    return code if is_currency(code) else ""


def columns_of(cells: Sequence[str]) -> dict[str, list[int]]:
    """The columns that have each role, by their places from 0, the surest first.

    A head 'account' in the midst of what is said of the other side is the other side's, unless it is plainly one's own.
    """
    words = [word_of(cell) for cell in cells]
    found: dict[str, list[int]] = {}
    for role, names in ROLES.items():
        rank = {name: place for place, name in enumerate(names)}
        places = [n for n, word in enumerate(words) if word in rank]
        if role == "memo":
            places += [n for n, word in enumerate(words) if _NUMBERED.fullmatch(word) and n not in places]
            found[role] = places
        else:
            found[role] = sorted(places, key=lambda n: rank[words[n]])
    if found["day"]:
        first = min(found["day"])
        found["account"] = [n for n in found["account"] if n < first or words[n] in _OWN_ACCOUNT]
    payee = found["payee"][:1]
    found["payee"] = payee
    found["memo"] = [n for n in found["memo"] if n not in payee]
    return found


def is_statement(cells: Sequence[str]) -> bool:
    """Whether these are heads of a bank's table: they name a day and an amount."""
    if len(cells) < 2 or len(cells) > 200:
        return False
    found = columns_of(cells)
    return bool(found["day"] and (found["amount"] or found["debit"] or found["credit"]))


def parts_of(text: str, within: Iterable[str]) -> list[str]:
    """A list of heads as one text, taken apart: 'Category + Subcategory'. A head may have that mark itself."""
    known = set(within)
    return [text] if text in known else [part.strip() for part in text.split(" + ") if part.strip()]
