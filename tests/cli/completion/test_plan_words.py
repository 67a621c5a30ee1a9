"""The words of a plan that are kept: as new as its files, and worth nothing to anybody else."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from ctr.cli.completion.plan_words import plan_words
from ctr.plan.kept import small_file


def units(plan: Path) -> list[str]:
    return [text for text, *_ in plan_words(plan).get("unit", [])]


def cache(plan: Path) -> Path:
    path = small_file.kept_file(plan, "words")
    assert path is not None
    return path


def test_they_are_kept_and_read_again(plan: Path) -> None:
    first = plan_words(plan)
    assert cache(plan).exists()
    assert cache(plan).stat().st_mode & 0o077 == 0
    assert plan_words(plan) == first
    assert "Phòng Môi trường" in units(plan)


def test_a_changed_file_is_seen(plan: Path) -> None:
    assert "Phòng Mới" not in units(plan)
    path = plan / "units.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("units:", "units:\n  - name: Phòng Mới", 1), encoding="utf-8")
    assert "Phòng Mới" in units(plan)


def test_a_plan_with_faults_offers_nothing_and_is_not_read_at_each_tab(
    plan: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (plan / "units.yaml").write_text("units: [", encoding="utf-8")
    assert plan_words(plan) == {}
    monkeypatch.setattr("ctr.plan.kept.cache.sound_plan", None)
    assert plan_words(plan) == {}


@pytest.mark.parametrize("damage", ["flipped", "writable", "link"])
def test_what_another_may_have_written_is_not_read(plan: Path, damage: str) -> None:
    known = units(plan)
    path = cache(plan)
    content = path.read_bytes()
    if damage == "flipped":
        path.write_bytes(content[:-9] + b"X" + content[-8:])
    elif damage == "writable":
        path.write_bytes(content.replace("Phòng Môi trường".encode(), "Phòng Xôi trường".encode()))
        path.chmod(0o666)
    else:
        (path.parent / "other").write_bytes(content)
        path.unlink()
        path.symlink_to(path.parent / "other")
    try:
        assert units(plan) == known
    except OSError:
        assert damage == "link"


def test_without_a_cache_the_plan_is_read(plan: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", "relative")
    assert "Phòng Môi trường" in units(plan)
    assert not (Path(os.environ["XDG_CACHE_HOME"])).exists()


def test_what_a_killed_run_left_is_swept(plan: Path) -> None:
    folder = cache(plan).parent
    folder.mkdir(parents=True)
    old, new = folder / "tmpold", folder / "tmpnew"
    for path in (old, new):
        path.write_bytes(b"x")
    os.utime(old, (1_000_000_000, 1_000_000_000))
    plan_words(plan)
    assert not old.exists()
    assert new.exists()
