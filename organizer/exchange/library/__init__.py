"""Bibliographies: BibTeX and RIS, in and out."""
