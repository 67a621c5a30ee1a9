"""Where an answer goes, and what it never overwrites."""

from __future__ import annotations

from pathlib import Path

from tests.conftest import Ctr


def test_the_suffix_decides_and_nothing_is_overwritten(ctr: Ctr, tmp_path: Path) -> None:
    markdown, office = tmp_path / "a.md", tmp_path / "a.docx"
    assert ctr("report", "2026", "-o", markdown).code == 0
    assert markdown.read_text().startswith("**ỦY BAN NHÂN DÂN")
    assert ctr("report", "2026", "-o", office).code == 0
    assert office.read_bytes().startswith(b"PK")
    before = office.read_bytes()
    assert ctr("report", "2026", "-o", office).code == 2
    assert office.read_bytes() == before
    assert ctr("report", "2026", "-o", office, "--force").code == 0
    assert ctr("report", "2026", "-o", office, "--format", "md", "--force").code == 2
