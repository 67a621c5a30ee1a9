"""The files of evidence beside the results: there, unaltered, and named."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path
from random import Random

import pytest

from ctr.checks.evidence import evidence_faults
from ctr.plan.load.loader import load
from tests.checks.evidence_plans import EvidencePlan, sound_plan


@pytest.fixture
def sound(tmp_path: Path) -> EvidencePlan:
    return sound_plan(tmp_path, Random(1), each=3)


def messages(plan: EvidencePlan) -> list[str]:
    faults = evidence_faults(load(plan.folder / "plan"), date(2027, 12, 31)).errors
    return [fault.message for fault in faults]


def test_one_file_lost_is_told_of_every_entry_that_names_it(sound: EvidencePlan) -> None:
    first = next(entry for entry in sound.entries if entry.files)
    second = next(
        entry for entry in sound.entries if entry.unit == first.unit and entry is not first
    )
    second.files = [*second.files, *first.files]
    sound.write()
    sound.path(first.year, first.files[0][0]).unlink()
    assert len(messages(sound)) == 2


def test_devices_folders_and_links_are_no_evidence_and_are_not_waited_for(
    sound: EvidencePlan,
) -> None:
    three = [entry for entry in sound.entries if entry.files][:3]
    paths = [sound.path(entry.year, entry.files[0][0]) for entry in three]
    for path in paths:
        path.unlink()
    os.mkfifo(paths[0])
    paths[1].mkdir()
    paths[2].symlink_to("/etc/passwd")
    said = " ".join(messages(sound))
    for fault in ("không phải tệp thông thường", "là thư mục", "là liên kết"):
        assert fault in said


def test_what_systems_leave_in_a_folder_is_no_evidence(sound: EvidencePlan) -> None:
    for name in (".DS_Store", "Thumbs.db", ".ctr-abc"):
        sound.path(2026, name).write_bytes(b"x")
    assert messages(sound) == []
    sound.path(2026, "tay.pdf").write_bytes(b"x")
    assert messages(sound) == ["không mục nào trong kết quả năm này nêu tệp này"]


def test_a_damaged_word_file_is_evidence_that_says_nothing(sound: EvidencePlan) -> None:
    entry = next(entry for entry in sound.entries if entry.kind == 0)
    sound.path(entry.year, entry.files[0][0]).unlink()
    entry.files = [sound.keep(entry.year, "hong.docx", b"PK\x03\x04 hong")]
    sound.write()
    assert messages(sound) == []


@pytest.mark.parametrize(
    "file",
    [
        {"name": "../../programme.yaml", "sha256": "0" * 64},
        {"name": "000000000000-a.pdf", "sha256": "0" * 63},
        {"name": "000000000000-a.pdf"},
        {"name": "con", "sha256": "0" * 64},
    ],
)
def test_a_name_or_hash_that_ctr_never_writes_is_an_error_of_the_plan(
    sound: EvidencePlan, file: dict[str, str]
) -> None:
    entry = next(entry for entry in sound.entries if entry.files)
    entry.files = [(file["name"], file.get("sha256", ""))]
    sound.write()
    (problem,) = load(sound.folder / "plan").problems
    assert (problem.file, problem.line) == (entry.file, entry.file_lines[0])
