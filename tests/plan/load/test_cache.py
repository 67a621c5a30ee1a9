"""The cache of sound plans changes no answer."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path
from shutil import copytree

import pytest

from ctr.plan.load.cache import keep_plan, kept_plan, sound_plan
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


def kept_files(folder: Path) -> list[str]:
    """What lies in the cache below `folder`, a name each."""
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*.plan"))


@pytest.mark.parametrize(
    ("variables", "where"),
    [
        ({"XDG_CACHE_HOME": "{0}/a", "LOCALAPPDATA": "{0}/b", "HOME": "{0}/c"}, "a/ctr"),
        ({"XDG_CACHE_HOME": "", "LOCALAPPDATA": "{0}/b", "HOME": "{0}/c"}, "b/ctr"),
        ({"XDG_CACHE_HOME": "", "LOCALAPPDATA": "", "HOME": "{0}/c"}, "c/.cache/ctr"),
    ],
)
def test_where_a_plan_is_kept(
    small: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    variables: dict[str, str],
    where: str,
) -> None:
    for name, value in variables.items():
        monkeypatch.setenv(name, value.format(tmp_path))
    sound_plan(small)
    (file,) = kept_files(tmp_path)
    assert file.rpartition("/")[0] == where
    assert (tmp_path / where).stat().st_mode & 0o777 == 0o700
    assert (tmp_path / file).stat().st_mode & 0o777 == 0o600


def test_nothing_is_kept_where_the_cache_would_depend_on_the_place(
    small: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", "cache")
    monkeypatch.chdir(tmp_path)
    assert sound_plan(small) == (load(small).plan, ())
    assert not (tmp_path / "cache").exists()


def test_one_plan_is_kept_once_wherever_it_is_opened_from(small: Path, tmp_path: Path) -> None:
    link = tmp_path / "lien-ket"
    link.symlink_to(small)
    for folder in (small, link):
        sound_plan(folder)
    assert len(kept_files(Path(os.environ["XDG_CACHE_HOME"]))) == 1


def test_a_plan_with_faults_is_not_kept(small: Path) -> None:
    (small / "units.yaml").write_text("units: [\n")
    plan, problems = sound_plan(small)
    assert plan is None
    assert problems == load(small).problems
    assert kept_files(Path(os.environ["XDG_CACHE_HOME"])) == []


def test_a_plan_that_changed_while_it_was_loaded_is_not_kept(small: Path) -> None:
    plan, before = load(small).plan, fingerprint(small)
    assert plan is not None
    (small / "them.txt").write_text("a")
    keep_plan(small, before, plan)
    keep_plan(small, None, plan)
    assert kept_files(Path(os.environ["XDG_CACHE_HOME"])) == []
    assert kept_plan(small, None) is None
    now = fingerprint(small)
    keep_plan(small, now, plan)
    assert kept_plan(small, now) == plan
    assert kept_plan(small, before) is None


@pytest.mark.parametrize(("seconds", "stays"), [(590, True), (700, False)])
def test_only_what_is_older_than_any_run_is_swept(small: Path, seconds: int, stays: bool) -> None:
    folder = Path(os.environ["XDG_CACHE_HOME"]) / "ctr"
    folder.mkdir(parents=True)
    left, other = folder / "tmpx", folder / "khac"
    for path in (left, other):
        path.write_bytes(b"x")
        now = path.stat().st_mtime
        os.utime(path, (now - seconds, now - seconds))
    sound_plan(small)
    assert (left.exists(), other.exists()) == (stays, True)


def test_a_kept_plan_whose_content_was_changed_is_not_used(
    small: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    content = fingerprint(small)
    assert sound_plan(small)[0] == kept_plan(small, content) is not None
    (kept,) = (tmp_path / "cache" / "ctr").iterdir()
    raw = kept.read_bytes()
    kept.write_bytes(raw.replace(b"2030", b"2031"))
    assert kept_plan(small, content) is None
    kept.write_bytes(raw)
    kept.chmod(0o701)
    assert kept_plan(small, content) is not None
    for mode in (0o620, 0o602):
        kept.chmod(mode)
        assert kept_plan(small, content) is None
