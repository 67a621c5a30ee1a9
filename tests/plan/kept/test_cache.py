"""The cache of sound plans changes no answer."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path
from shutil import copytree, rmtree

import pytest

from ctr.plan.kept.cache import index_file, kept_plan, sound_plan
from ctr.plan.kept.index import read, write
from ctr.plan.kept.looked import look
from ctr.plan.load.loader import load
from ctr.results.transaction import Transaction
from tests.conftest import AUTHOR, PLAN, Ctr
from tests.small_plan import FILES, small_plan


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
    for kept in (tmp_path / "ctr").iterdir():
        kept.write_bytes(kept.read_bytes()[:-100])
    assert ctr("list").out == expected
    for kept in (tmp_path / "ctr").iterdir():
        kept.chmod(0o666)
    assert ctr("list").out == expected
    monkeypatch.setenv("XDG_CACHE_HOME", "/dev/null")
    assert ctr("list").out == expected


@pytest.fixture
def forged(our_plan: Path) -> Path:
    """Our plan with an index that answers for it with another title."""
    loaded, seen, index = load(our_plan), look(our_plan), index_file(our_plan)
    assert seen is not None
    assert index is not None
    sections = tuple((replace(part, title="GIẢ"), document) for part, document in loaded.sections)
    kept = kept_plan(replace(loaded, sections=sections), seen, {})
    assert kept is not None
    write(index, str(our_plan.resolve()), kept)
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
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*.index"))


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
    loaded = load(small)
    (small / "calendar.yaml").write_text("years: []\n")
    after = look(small)
    assert after is not None
    assert kept_plan(loaded, after, {}) is None


def test_plans_of_one_repository_are_kept_together(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    plans = [small_plan(tmp_path / name) for name in ("a", "b", "b/c")]
    for plan in plans * 2:
        assert sound_plan(plan) == (load(plan).plan, ())
    assert len(kept_files(Path(os.environ["XDG_CACHE_HOME"]))) == 1
    assert index_file(plans[0]) == index_file(plans[1])
    assert index_file(small_plan(tmp_path.parent / "d")) != index_file(plans[0])


def test_plans_that_are_no_more_are_let_go_in_time(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    plans = [small_plan(tmp_path / f"{number}") for number in range(8)]
    for plan in plans:
        assert sound_plan(plan)[0] is not None
    index = index_file(plans[0])
    assert index is not None
    for plan in (*plans[:2], *plans[3:]):
        rmtree(plan)
    for number in (1, 2):  # whatever it was read with has changed, so that it is kept anew
        (plans[2] / "units.yaml").write_text(FILES["units.yaml"] + "# sửa\n" * number)
        assert sound_plan(plans[2])[0] is not None
    assert [read(index, str(plan.resolve())) is not None for plan in plans] == [
        plan == plans[2] for plan in plans
    ]


def test_what_is_kept_is_replaced_file_by_file(small: Path) -> None:
    """A later look makes of stamps that told nothing ones that tell; nothing else is written."""
    index = index_file(small)
    assert index is not None
    sound_plan(small)
    before = read(index, str(small.resolve()))
    assert before is not None
    os.utime(small / "units.yaml")
    old = {name: replace(file, seen=0) for name, file in before.files.items()}
    write(index, str(small.resolve()), replace(before, files=old), before)
    sound_plan(small)
    assert read(index, str(small.resolve())) is not None
    write(index, str(small.resolve()), replace(before, files={}), before)  # another was quicker
    kept = read(index, str(small.resolve()))
    assert kept is not None
    assert kept.files.keys() == before.files.keys()


def test_it_can_be_turned_off(ctr: Ctr, forged: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = ("list", "--format", "json", "--plan", forged)
    assert "GIẢ" in ctr(*asked).out
    assert "GIẢ" not in ctr(*asked, "--no-cache").out
    assert "GIẢ" in ctr(*asked).out
    monkeypatch.setenv("CTR_NO_CACHE", "1")
    assert "GIẢ" not in ctr(*asked).out
    assert ctr("--plan", forged, "--no-cache").code == 0
    monkeypatch.delenv("CTR_NO_CACHE")
    titles = [
        {section.title for section in Transaction(forged, AUTHOR, cached=cached).plan.sections}
        for cached in (True, False)
    ]
    assert titles[0] == {"GIẢ"}
    assert "GIẢ" not in titles[1]
    assert ctr("--no-cache", "list").code == 2
