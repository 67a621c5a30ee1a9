"""The cache of sound plans changes no answer."""

from __future__ import annotations

from pathlib import Path
from shutil import copytree

import pytest

from tests.conftest import PLAN, Ctr


def test_a_kept_plan_is_not_used_once_a_file_changes(ctr: Ctr, tmp_path: Path) -> None:
    plan = Path(copytree(PLAN, tmp_path / "plan"))
    file = plan / "sections" / "11-doi-ngoai.yaml"
    before = ctr("list", "--section", "11", "--plan", plan).out
    assert ctr("list", "--section", "11", "--plan", plan).out == before
    file.write_text(
        file.read_text().replace("đối ngoại, hợp tác phát triển\n    text", "đối nội\n    text")
    )
    assert "đối nội" in ctr("list", "--section", "11", "--plan", plan).out


def test_a_damaged_or_forbidden_cache_changes_no_answer(
    ctr: Ctr, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    expected = ctr("list").out
    (kept,) = (tmp_path / "ctr").iterdir()
    kept.write_bytes(kept.read_bytes()[:-100])
    assert ctr("list").out == expected
    kept.chmod(0o666)
    assert ctr("list").out == expected
    monkeypatch.setenv("XDG_CACHE_HOME", "/dev/null")
    assert ctr("list").out == expected
