"""What people, programs and git do to the files of a plan, at random."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from random import Random

from tests.small_plan import FILES

LINKED = ("sections", "results", "results/2026")


def files_of(plan: Path) -> list[Path]:
    """The files of the plan wherever links lead, in a fixed order."""
    return sorted(
        Path(folder, name) for folder, _, names in os.walk(plan, followlinks=True) for name in names
    )


def _edit(plan: Path, random: Random) -> None:
    files = [path for path in files_of(plan) if path.suffix == ".yaml" and path.is_file()]
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
    path = random.choice(files_of(plan))
    name = random.choice((path.name, f"{path.stem}.yml", f".{path.name}", "03-x.yaml", "a.txt"))
    path.rename(path.with_name(name))


def _link(plan: Path, random: Random) -> None:
    """A file, or a folder, moved outside with a link in its place."""
    places = [plan / "sections", plan / "results", plan / "results" / "2026", *files_of(plan)]
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
    random.choice(files_of(plan)).unlink()


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


def _beside(plan: Path, random: Random) -> None:
    """What is no part of the plan and is looked at beside it: evidence, reports sent, schemas."""
    folder = plan / random.choice((".schema", ".schema", "results/2026/evidence"))
    if folder.exists() and random.random() < 0.3:
        shutil.rmtree(folder)
    elif folder.parent.is_dir():
        folder.mkdir(exist_ok=True)
        (folder / random.choice(("made-of", "a"))).write_text(random.choice(("a", "b")))


def _swap(plan: Path, random: Random) -> None:
    """Two files of one folder with each other's names, and each other's times."""
    files = [path for path in files_of(plan) if path.exists()]
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
    _swap, _checkout, _beside,
)  # fmt: skip
