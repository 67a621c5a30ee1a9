"""The cache of sound plans changes no answer."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path
from shutil import copytree

import pytest

from ctr.plan.load.cache import keep_plan
from ctr.plan.load.fingerprint import fingerprint
from ctr.plan.load.loader import load
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


@pytest.fixture
def forged(our_plan: Path) -> Path:
    """Our plan with a cache that answers for it with another title."""
    plan = load(our_plan).plan
    assert plan is not None
    sections = tuple(replace(section, title="GIẢ") for section in plan.sections)
    keep_plan(our_plan, fingerprint(our_plan), replace(plan, sections=sections))
    return our_plan


def cached_file() -> Path:
    (file,) = (Path(os.environ["XDG_CACHE_HOME"]) / "ctr").iterdir()
    return file


def test_a_cache_is_used(ctr: Ctr, forged: Path) -> None:
    assert "GIẢ" in ctr("list", "--format", "json", "--plan", forged).out


@pytest.mark.parametrize("mode", [0o620, 0o602, 0o666])
def test_a_cache_that_others_may_write_is_not_used(ctr: Ctr, forged: Path, mode: int) -> None:
    cached_file().chmod(mode)
    ran = ctr("list", "--format", "json", "--plan", forged)
    assert ran.code == 0
    assert "GIẢ" not in ran.out


@pytest.mark.parametrize("mode", [0o600, 0o644])
def test_a_cache_that_others_may_read_is_used(ctr: Ctr, forged: Path, mode: int) -> None:
    cached_file().chmod(mode)
    assert "GIẢ" in ctr("list", "--format", "json", "--plan", forged).out


def test_a_cache_of_another_user_is_not_used(ctr: Ctr, forged: Path) -> None:
    if os.getuid() != 0:
        pytest.skip("only root gives files away")
    os.chown(cached_file(), 65534, -1)
    assert "GIẢ" not in ctr("list", "--format", "json", "--plan", forged).out
