"""A kept plan is never another plan than the one in the folder, and never trusted unseen."""

from __future__ import annotations

import os
import pickle
import subprocess
from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest

from ctr.plan.load.cache import sound_plan
from ctr.plan.load.loader import load
from tests.fuzz.cases import cases
from tests.small_plan import FILES, small_plan


@pytest.fixture
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where plans are kept in this test."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return tmp_path / "cache" / "ctr"


LINKED = ("sections", "results", "results/2026")


def _files(plan: Path) -> list[Path]:
    """The files of the plan wherever links lead, in a fixed order."""
    return sorted(
        Path(folder, name) for folder, _, names in os.walk(plan, followlinks=True) for name in names
    )


def _edit(plan: Path, random: Random) -> None:
    files = [path for path in _files(plan) if path.suffix == ".yaml" and path.is_file()]
    if not files:
        return
    path = random.choice(files)
    status = path.stat()
    words = ("hồ sơ", "văn hóa", "2030", "Trần Thị Thúy", "title", "80", "- ", "\n")
    text = path.read_text()
    old = random.choice(words)
    changed = text.replace(old, random.choice((old[::-1], "91", "x", old + old)), 1)
    path.write_text(changed)
    if random.random() < 0.5:
        os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))


def _restore(plan: Path, random: Random) -> None:
    """A file as it was at first."""
    name = random.choice(sorted(FILES))
    path = plan / name
    if path.parent.is_dir() and not path.is_dir():
        path.unlink(missing_ok=True)
        path.write_text(FILES[name])


def _rename(plan: Path, random: Random) -> None:
    path = random.choice(_files(plan))
    name = random.choice((path.name, f"{path.stem}.yml", f".{path.name}", "03-x.yaml", "a.txt"))
    path.rename(path.with_name(name))


def _link(plan: Path, random: Random) -> None:
    """A file, or a folder, moved outside with a link in its place."""
    places = [plan / "sections", plan / "results", plan / "results" / "2026", *_files(plan)]
    path = random.choice(places)
    if path.exists() and not path.is_symlink():
        away = plan.parent / f"away{random.randrange(10**9)}"
        path.rename(away)
        path.symlink_to(away if random.random() < 0.9 else "nowhere")


def _unlink(plan: Path, random: Random) -> None:
    links = [path for path in (plan / "sections", plan / "results") if path.is_symlink()]
    for link in links[:1]:
        target = link.resolve()
        link.unlink()
        if target.exists():
            target.rename(link)


def _add(plan: Path, random: Random) -> None:
    year = plan / "results" / random.choice(("2026", "2027", "x"))
    if not (plan / "results").exists() and not (plan / "results").is_symlink():
        (plan / "results").mkdir()
    if (plan / "results").is_dir():
        year.mkdir(exist_ok=True)
        unit = random.choice(("Phòng Văn hóa - Xã hội", "Không có"))
        path = year / random.choice(("vh.yaml", "summary.yaml", "x.yml", "x.yaml"))
        if not path.is_dir() and not path.is_symlink():
            path.write_text(f"unit: {unit}\nyear: {random.choice(('2026', '2027'))}\n")


def _remove(plan: Path, random: Random) -> None:
    random.choice(_files(plan)).unlink()


def _git(plan: Path, *words: str) -> str:
    """Git over the plan's folder, whatever of it is linked elsewhere; it may refuse."""
    own = {"GIT_DIR": str(plan.parent / "git"), "GIT_WORK_TREE": str(plan)}
    author = ["-c", "user.name=a", "-c", "user.email=a@b", "-c", "gc.auto=0"]
    ran = subprocess.run(
        ["git", *author, *words],
        cwd=plan,
        env={**os.environ, **own},
        capture_output=True,
        text=True,
        check=False,
    )
    return ran.stdout


def _checkout(plan: Path, random: Random) -> None:
    """Another revision in place of this one, which is kept; both within one tick of the clock."""
    if not (plan.parent / "git").exists():
        _git(plan, "init", "-q")
    _git(plan, "add", "-A")
    _git(plan, "commit", "-q", "--allow-empty", "-m", "a")
    revisions = _git(plan, "rev-list", "--all").split()
    if revisions:
        _git(plan, "checkout", "-q", "-f", "--detach", random.choice(revisions))


def _swap(plan: Path, random: Random) -> None:
    """Two files of one folder with each other's names, and each other's times."""
    files = [path for path in _files(plan) if path.exists()]
    if not files:
        return
    first, second = random.choice(files), random.choice(files)
    if first.parent == second.parent and first != second:
        times = [(path.stat().st_atime_ns, path.stat().st_mtime_ns) for path in (first, second)]
        between = first.with_name("giua")
        first.rename(between)
        second.rename(first)
        between.rename(second)
        for path, time in zip((first, second), times, strict=True):
            os.utime(path, ns=time)


EDITS: tuple[Callable[[Path, Random], None], ...] = (
    _edit, _edit, _restore, _restore, _restore, _restore, _rename, _link, _unlink, _add, _remove,
    _swap, _checkout,
)  # fmt: skip


def test_whatever_is_edited_the_answer_is_that_of_a_fresh_load(kept: Path, tmp_path: Path) -> None:
    plan, sound, number = small_plan(tmp_path), 0, 0
    count = int(os.environ.get("CTR_EDITS", "60"))
    linked: set[str] = set()
    for seed, random in cases(count):
        if random.random() < 0.08 or not (plan / "programme.yaml").exists():
            number += 1
            plan = small_plan(tmp_path / f"again{number}")
        for _ in range(random.choice((1, 1, 2))):
            if _files(plan):
                random.choice(EDITS)(plan, random)
        fresh = load(plan)
        if fresh.plan is not None:
            linked |= {name for name in LINKED if (plan / name).is_symlink()}
        assert sound_plan(plan) == (fresh.plan, fresh.problems), seed
        assert sound_plan(plan) == (fresh.plan, fresh.problems), seed
        sound += fresh.plan is not None
    assert sound > count / 6
    assert linked or count < 1_000


@pytest.mark.parametrize("name", LINKED)
def test_what_a_link_leads_to_is_part_of_the_plan(kept: Path, tmp_path: Path, name: str) -> None:
    plan = small_plan(tmp_path)
    year = plan / "results" / "2026"
    year.mkdir(parents=True)
    (year / "vh.yaml").write_text("unit: Phòng Văn hóa - Xã hội\nyear: 2026\n")
    away = tmp_path / "away"
    (plan / name).rename(away)
    (plan / name).symlink_to(away)
    before = sound_plan(plan)
    assert before == (load(plan).plan, ())
    for path in sorted(away.rglob("*.yaml")):
        status, text = path.stat(), path.read_text()
        path.write_text(text.replace("Văn hóa", "Văn hoá").replace("2026", "2027"))
        os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))
        fresh = load(plan)
        assert sound_plan(plan) == (fresh.plan, fresh.problems) != before
        path.write_text(text)
        assert sound_plan(plan) == before


def test_no_flipped_bit_is_believed(kept: Path, tmp_path: Path) -> None:
    plan = small_plan(tmp_path)
    expected = sound_plan(plan)
    (file,) = kept.iterdir()
    whole = file.read_bytes()
    for _, random in cases(30):
        content = bytearray(whole)
        content[random.randrange(len(whole))] ^= 1 << random.randrange(8)
        file.write_bytes(bytes(content))
        assert sound_plan(plan) == expected
        file.write_bytes(whole)


def test_a_kept_file_runs_nothing(kept: Path, tmp_path: Path) -> None:
    plan = small_plan(tmp_path)
    expected = sound_plan(plan)
    (file,) = kept.iterdir()
    raw = file.read_bytes()
    trap = pickle.dumps(_Trap(tmp_path / "trap"))
    for content in (trap, raw[:43] + trap, raw[:75] + trap):
        file.write_bytes(content)
        assert sound_plan(plan) == expected
    assert not (tmp_path / "trap").exists()


class _Trap:
    def __init__(self, path: Path) -> None:
        self.path = path

    def __reduce__(self) -> tuple[Callable[..., object], tuple[Path]]:
        return Path.touch, (self.path,)


@pytest.mark.parametrize("kind", ["link", "pipe", "folder", "device", "writable"])
def test_only_an_ordinary_file_of_one_s_own_is_read(kept: Path, tmp_path: Path, kind: str) -> None:
    plan = small_plan(tmp_path)
    expected = sound_plan(plan)
    (file,) = kept.iterdir()
    other = tmp_path / "other"
    file.rename(other)
    if kind == "link":
        file.symlink_to(other)
    elif kind == "pipe":
        os.mkfifo(file)
    elif kind == "folder":
        file.mkdir()
    elif kind == "device":
        file.symlink_to("/dev/zero")
    else:
        other.rename(file)
        file.chmod(0o666)
    assert sound_plan(plan) == expected
    if kind != "folder":
        assert file.is_file()
        assert not file.is_symlink()
        assert file.stat().st_mode & 0o777 == 0o600


def test_what_a_killed_run_left_is_swept(kept: Path, tmp_path: Path) -> None:
    plan = small_plan(tmp_path)
    kept.mkdir(parents=True)
    old, new = kept / "tmpold", kept / "tmpnew"
    for path in (old, new):
        path.write_bytes(b"x")
    os.utime(old, (1_000_000_000, 1_000_000_000))
    sound_plan(plan)
    assert not old.exists()
    assert new.exists()
