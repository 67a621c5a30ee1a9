"""A year recorded with ctr record, command by command, is what the tests of the year start from."""

from __future__ import annotations

from pathlib import Path

from tests.conftest import YEAR_PLAYED, Ctr

COMMANDS = [
    ("10.2", "--done", "Ra quân", "--on", "2026-03-15"),
    ("10.2", "--value", "hoc-sinh-tap-huan-pccc=60", "--on", "2026-06-30"),
    ("10.2", "--value", "hoc-sinh-tap-huan-pccc=100", "--on", "2026-11-10"),
    ("10.2", "--state", "done", "--on", "2026-11-10"),
    ("8.1", "--unit", "TYT", "--state", "done", "--on", "2026-11-12"),
    ("8.1", "--unit", "TYT", "--value", "kham-suc-khoe=66,5", "--on", "2026-11-12"),
    ("8.1", "--unit", "VHXH", "--state", "in_progress", "--on", "2026-02-01"),
    ("1.3", "--value", "ho-so-truc-tuyen=70", "--on", "2026-11-01"),
    ("3.1", "--value", "von-dau-tu-ngan-sach=90", "--on", "2026-11-20"),
    ("6.1", "--value", "gia-dinh-van-hoa=95", "--on", "2026-11-20"),
    ("12.5", "--state", "paused", "--on", "2026-09-01"),
    *(
        ("--unit", unit, "--received", "2026-11-20")
        for unit in ("Văn phòng", "KTHTĐT", "VHXH", "TTPVHCC", "CAP", "TYT")
    ),
    ("--unit", "BCHQS", "--received", "2026-11-30"),
]


def test_the_year_as_recorded(ctr: Ctr, our_plan: Path) -> None:
    for words in COMMANDS:
        ran = ctr("record", *words, "--as-of", "2027-01-31", "--plan", our_plan)
        assert ran.code == 0, ran.err
    written = our_plan / "results" / "2026"
    expected = YEAR_PLAYED / "2026"
    assert {file.name for file in written.iterdir()} == {file.name for file in expected.iterdir()}
    for file in expected.iterdir():
        assert (written / file.name).read_text() == file.read_text()
