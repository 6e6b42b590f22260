"""Every file of the shared collection, one after the other, into the sample: counted, again without change, undone."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from organizer.app.cli import main

SHARED = Path(__file__).parents[2].parent / "shared" / "data"
# Records in each file as its EXPECTED.md counts them, and the exit status.
RECORDS = {
    "vcard/ez_John_Doe_ANDROID.vcf": (6, 0),
    "vcard/ez_John_Doe_EVOLUTION.vcf": (1, 0),
    "vcard/ez_John_Doe_GMAIL.vcf": (1, 0),
    "vcard/ez_John_Doe_IPHONE.vcf": (1, 0),
    "vcard/ez_John_Doe_LOTUS_NOTES.vcf": (1, 0),
    "vcard/ez_John_Doe_MS_OUTLOOK.vcf": (1, 0),
    "vcard/ez_gmail-list.vcf": (3, 0),
    "vcard/ez_outlook-2003.vcf": (1, 0),
    "vcard/ez_thunderbird-MoreFunctionsForAddressBook-extension.vcf": (1, 0),
    "vcard/fk_Cropped_2_1.vcf": (1, 0),
    "vcard/fk_Empty.vcf": (0, 0),
    "vcard/fk_WhatsAppIssue.vcf": (1, 0),
    "vcard/fk_ansi_German.vcf": (1, 0),
    "vcard/fk_v2_1.vcf": (1, 0),
    "vcard/fk_v3.vcf": (2, 0),
    "vcard/fk_v4.vcf": (2, 0),
    "vcard/synth_folded_utf8_groups_dupes.vcf": (3, 3),
    "google/cio_Google.csv": (1, 0),
    "google/cio_GoogleCreatedOutlook.csv": (1, 0),
    "google/cio_NoHeader.csv": (0, 1),
    "google/cio_Outlook365_Web.csv": (1, 0),
    "google/cio_ThunderbirdAnsi.csv": (1, 0),
    "google/cio_ThunderbirdUtf8.csv": (1, 0),
    "google/synth_google_2024_header.csv": (5, 0),
    "linkedin/kawsay_Connections.csv": (2, 0),
    "linkedin/kawsay_messages.csv": (1, 3),
    "linkedin/la_connections-parity.csv": (5, 3),
    "linkedin/la_messages-parity.csv": (0, 0),
    "linkedin/synth_Basic_LinkedInDataExport_01-15-2024.zip": (10, 3),
    "linkedin/synth_Connections_de.csv": (3, 0),
    "linkedin/synth_Connections_en_bom.csv": (10, 3),
    "linkedin/synth_Connections_header_only.csv": (0, 0),
    "linkedin/synth_Connections_truncated.csv": (2, 3),
}
KINDS = (
    "contact", "organization", "interaction", "event", "introduction", "tie", "attachment", "link",
    "course", "credential",
)  # fmt: skip


@pytest.mark.skipif(not SHARED.is_dir(), reason="the shared collection of files is not beside this checkout")
def test_every_shared_file_is_counted_comes_in_once_and_is_undone_to_the_field(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    profile = str(tmp_path / "s.organizer")

    def run(*words: str) -> tuple[int, Any]:
        status = main([*words, "--json"])
        return status, json.loads(capsys.readouterr().out)

    def everything() -> dict[str, Any]:
        return {kind: run("list", kind, "--profile", profile)[1] for kind in KINDS}

    run("new", profile, "--sample")
    states = [everything()]
    for name, (records, expected) in RECORDS.items():
        file = Path(shutil.copy(SHARED / name, tmp_path))
        status, said = run("import", str(file), "--profile", profile)
        assert status == expected, (name, said)
        counts = said["files"][0]["counts"]["contact"] if "files" in said else {}
        assert sum(counts.values()) == records, (name, said)
        after = everything()
        if after != states[-1]:
            states.append(after)
        _, again = run("import", str(file), "--profile", profile)
        added = [c["added"] for c in again["files"][0]["counts"].values()] if "files" in again else []
        assert not any(added), name
        assert everything() == after, name
    # One step for each import that changed something, and none for the others.
    while len(states) > 1:
        states.pop()
        assert run("undo", "--profile", profile)[0] == 0
        assert everything() == states[-1]
    assert run("undo", "--profile", profile)[0] == 1
    assert run("check", "--profile", profile) == (0, {"clean": True, "findings": []})
