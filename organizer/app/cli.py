"""The command line, for scripts and for checks without a screen.

Exit status: 0 done, 1 failed and nothing changed, 2 wrong use, 3 done with rows rejected.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from organizer.kernel.errors import OrganizerError

from .outcome import FAILED


def parser() -> argparse.ArgumentParser:
    """All commands and their options."""
    top = argparse.ArgumentParser(prog="organizer", description="A private organizer for a working life.")
    commands = top.add_subparsers(dest="command", metavar="COMMAND", required=True)

    def command(name: str, help: str, *, profile: bool = True) -> argparse.ArgumentParser:
        made = commands.add_parser(name, help=help, description=help)
        if profile:
            made.add_argument("--profile", type=Path, required=True, metavar="FILE", help="the profile file")
        made.add_argument("--passphrase-stdin", action="store_true", help="read the passphrase from standard input")
        made.add_argument("--json", action="store_true", help="print the result as JSON")
        return made

    new = command("new", "make a profile file", profile=False)
    new.add_argument("profile", type=Path, metavar="FILE")
    new.add_argument("--name", action="append", default=[], metavar="N", help="a member; may be given more than once")
    new.add_argument("--sample", action="store_true", help="fill it with the sample household")

    bring = command("import", "bring in files of other programs")
    bring.add_argument("files", nargs="+", type=Path, metavar="FILE")
    bring.add_argument("--as", dest="format", metavar="FORMAT", help="what the files are, where that is not clear")
    bring.add_argument("--date-order", choices=("dmy", "mdy", "ymd"), help="how dates in the files are to be read")
    bring.add_argument("--decimal-mark", choices=(".", ","), help="how amounts in a bank's files are to be read")
    bring.add_argument(
        "--account", metavar="NAME", help="the account here that a bank's file belongs to, if it has one only"
    )
    bring.add_argument("--currency", metavar="C", help="the currency of a bank's files that name none")
    bring.add_argument("--dry-run", action="store_true", help="only say what would be done")

    out = command("export", "write records to a file for other programs")
    out.add_argument(
        "--output", type=Path, required=True, metavar="FILE", help="ends with .vcf, .ics, .bib, .ris or .csv"
    )
    out.add_argument("--kind", default="contact", metavar="K", help="kind of record (default: contact)")

    listing = command("list", "print records of a kind, or what the calendar has within some days")
    listing.add_argument("kind", metavar="KIND", help="a kind of record, or 'instances'")
    listing.add_argument("--where", action="append", default=[], metavar="TEXT", help="words, or FIELD=VALUE")
    listing.add_argument("--from", dest="first", metavar="DAY", help="the first day (instances)")
    listing.add_argument(
        "--to", dest="until", metavar="DAY", help="the day after the last one, itself not among them (instances)"
    )
    listing.add_argument("--member", metavar="NAME", help="only this member's and what is shared (instances)")

    report = command("report", "write the progress report")
    report.add_argument("--period", required=True, metavar="P", help="2026-10, 2026-Q4, 2026 or FROM..TO")
    report.add_argument("--output", type=Path, required=True, metavar="FILE", help="ends with .pdf or .html")
    report.add_argument(
        "--amounts", choices=("shown", "rounded", "hidden"), default="shown",
        help="how amounts are written (default: shown)",
    )  # fmt: skip

    plan = command("plan", "work out the financial plan of a profile, or of a description in JSON", profile=False)
    source = plan.add_mutually_exclusive_group(required=True)
    source.add_argument("--profile", type=Path, metavar="FILE", help="the profile file")
    source.add_argument("--input", type=Path, metavar="FILE", help="a description of a plan in JSON")
    plan.add_argument("--scenario", metavar="TITLE", help="a scenario of the profile, beside its plan")

    command("check", "look for damage and contradictions")
    command("undo", "take back the newest action")
    return top


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command. Never shows private text of a failure that is our own."""
    options = parser().parse_args(arguments)
    from . import commands

    try:
        outcome = commands.COMMANDS[options.command](options)
    except OrganizerError as error:
        _say(options, {"error": str(error)}, (), f"organizer: {error}")
        return FAILED
    except KeyboardInterrupt:
        print("organizer: stopped", file=sys.stderr)
        return FAILED
    _say(options, outcome.data, outcome.lines, "")
    return outcome.status


def _say(options: argparse.Namespace, data: Any, lines: Sequence[str], error: str) -> None:
    try:
        if options.json:
            print(json.dumps(data, ensure_ascii=False, indent=2))
        for line in () if options.json else lines:
            print(line)
        sys.stdout.flush()
    except BrokenPipeError:  # Whoever reads has read enough; what is left goes nowhere.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    if error:
        print(error, file=sys.stderr)
