"""Whatever a Word file holds, the office's words are taken from it, or it is told what is wrong."""

from __future__ import annotations

from pathlib import Path
from shutil import copytree

import pytest

from ctr.blocks import read
from ctr.contained import Limits
from tests.conftest import EXAMPLE, Ctr
from tests.documents.office_files import change, choose, edits, say
from tests.fuzz.cases import cases
from tests.fuzz.damage import damaged

AT = ("--as-of", "2026-12-01")


@pytest.fixture
def words(ctr: Ctr, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The document of a plan beside it, filled in."""
    plan = Path(copytree(EXAMPLE / "plan", tmp_path / "plan"))
    (plan / "results" / "2026" / "summary.yaml").unlink()
    file = tmp_path / "loi.docx"
    assert ctr("draft", "2026", "--plan", plan, *AT, "-o", file).code == 0
    change(file, edits(say("causes", "Do mưa.", "Do gió."), choose(1)))
    small = Limits(memory_mb=300, seconds=3, answer_mb=16)
    monkeypatch.setattr(read, "LIMITS", small)
    return file


def test_a_damaged_word_file_is_taken_or_told(ctr: Ctr, words: Path) -> None:
    sound = words.read_bytes()
    plan = words.parent / "plan"
    for seed, random in cases(20):
        words.write_bytes(damaged(sound, random))
        ran = ctr("collect", words, "--plan", plan, "--dry-run", *AT)
        assert ran.code in (0, 1, 2), (seed, ran.err)
        assert ran.code == 0 or str(words) in ran.err, (seed, ran.err)
