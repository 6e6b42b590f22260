"""Statements of banks and ledgers of other programs: OFX, QIF, CSV and GnuCash."""
