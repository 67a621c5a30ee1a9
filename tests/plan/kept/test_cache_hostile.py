"""A kept plan is never another plan than the one in the folder, and never trusted unseen."""

from __future__ import annotations

import os
import pickle
import resource
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import AbstractContextManager, closing, nullcontext
from dataclasses import replace
from pathlib import Path
from random import Random

import pytest

from ctr.plan.kept.cache import sound_plan
from ctr.plan.kept.index import KeptPlan, read, write
from ctr.plan.kept.own_database import staying_open
from ctr.plan.load.loader import load
from tests.fuzz.cases import cases
from tests.plan.kept.damage_index import DAMAGES, DEEP
from tests.plan.kept.edits import LINKED
from tests.small_plan import small_plan


@pytest.fixture
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where plans are kept in this test."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return tmp_path / "cache" / "ctr"


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


@pytest.mark.parametrize("held", [nullcontext, staying_open])
@pytest.mark.parametrize("number", range(len(DAMAGES)))
def test_whatever_is_in_its_place_the_answer_is_the_same(
    kept: Path, tmp_path: Path, number: int, held: Callable[[], AbstractContextManager[None]]
) -> None:
    plan = small_plan(tmp_path)
    with held():
        expected = sound_plan(plan)
        (file,) = kept.iterdir()
        DAMAGES[number](file, Random(1))
        for _ in range(2):
            assert sound_plan(plan) == expected
    assert sound_plan(plan) == expected
    assert file.is_file()
    assert not file.is_symlink()
    assert read(file, str(plan.resolve())) is not None
    assert file.stat().st_mode & 0o077 == 0


def _forged(kept: KeptPlan, part: str) -> KeptPlan:
    files = {
        name: replace(file, part=part) if file.part else file for name, file in kept.files.items()
    }
    return replace(kept, files=files)


@pytest.mark.parametrize("part", ["", "{", DEEP, "5", '"a"', "[]", "[0,false]", '["d",1,false]'])
def test_what_says_no_plan_is_none(kept: Path, tmp_path: Path, part: str) -> None:
    """Even with a checksum over it."""
    plan = small_plan(tmp_path)
    expected = sound_plan(plan)
    (file,) = kept.iterdir()
    where = str(plan.resolve())
    whole = read(file, where)
    assert whole is not None
    for forged in (_forged(whole, part or "null"), replace(whole, head=part)):
        write(file, where, forged)
        assert read(file, where) is not None
        assert sound_plan(plan) == expected


def test_a_folder_that_others_may_write_keeps_nothing(kept: Path, tmp_path: Path) -> None:
    plan = small_plan(tmp_path)
    expected = sound_plan(plan)
    (file,) = kept.iterdir()
    kept.chmod(0o777)
    file.write_bytes(b"")
    for _ in range(2):
        assert sound_plan(plan) == expected
    assert not file.exists() or file.read_bytes() == b""


def test_a_folder_in_its_place_is_left_alone(kept: Path, tmp_path: Path) -> None:
    plan = small_plan(tmp_path)
    expected = sound_plan(plan)
    (file,) = kept.iterdir()
    file.unlink()
    file.mkdir()
    assert sound_plan(plan) == expected
    assert file.is_dir()


def test_who_holds_it_is_not_waited_for(kept: Path, tmp_path: Path) -> None:
    plan = small_plan(tmp_path)
    expected = sound_plan(plan)
    (file,) = kept.iterdir()
    with closing(sqlite3.connect(file, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        began = time.monotonic()
        assert read(file, str(plan.resolve())) is None
        assert time.monotonic() - began < 5  # a busy machine; without one a twentieth
        assert sound_plan(plan) == expected
    assert sound_plan(plan) == expected
    assert read(file, str(plan.resolve())) is not None


def test_a_full_disk_keeps_nothing_and_says_nothing(kept: Path, tmp_path: Path) -> None:
    plan = small_plan(tmp_path)
    expected = load(plan).plan, ()
    most, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (10_000, hard))
    try:
        for _ in range(2):
            assert sound_plan(plan) == expected
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (most, hard))
    assert sound_plan(plan) == expected
    (file,) = kept.iterdir()
    assert read(file, str(plan.resolve())) is not None


def test_two_that_write_at_once(kept: Path, tmp_path: Path) -> None:
    """Each finds what was kept, or nothing."""
    (tmp_path / ".git").mkdir()
    plans = [small_plan(tmp_path / str(number)) for number in range(3)]
    expected = [sound_plan(plan) for plan in plans]
    (file,) = kept.iterdir()
    script = (
        "import sys\nfrom pathlib import Path\nfrom ctr.plan.kept.index import read, write\n"
        "index = Path(sys.argv[1])\n"
        "kept = [(where, read(index, where)) for where in sys.argv[2:]]\n"
        "for where, plan in kept * 30:\n"
        "    write(index, where, plan)\n"
        "    assert read(index, where) in (plan, None)\n"
    )
    running = [
        subprocess.Popen([sys.executable, "-c", script, file, *map(str, order)])
        for order in (plans, plans[::-1])
    ]
    assert [one.wait() for one in running] == [0, 0]
    assert [sound_plan(plan) for plan in plans] == expected
    assert all(read(file, str(plan)) is not None for plan in plans)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="a process is copied by fork")
def test_a_copy_of_the_process_opens_its_own(kept: Path, tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    first, second = (small_plan(tmp_path / name) for name in "ab")
    with staying_open():
        expected = sound_plan(first)
        (file,) = kept.iterdir()
        child = os.fork()
        if child == 0:  # pragma: no cover - in the copy
            os._exit(sound_plan(second) != expected or sound_plan(first) != expected)
        assert os.waitpid(child, 0)[1] == 0
        assert read(file, str(second)) is not None
        assert sound_plan(first) == sound_plan(second) == expected


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


@pytest.mark.parametrize("beside", ["-journal", "-wal", "-shm"])
def test_a_pipe_beside_it_is_not_waited_for(kept: Path, tmp_path: Path, beside: str) -> None:
    plan = small_plan(tmp_path)
    sound_plan(plan)
    (index,) = kept.glob("*.index")
    pipe = index.with_name(index.name + beside)
    os.mkfifo(pipe)
    fresh = load(plan)
    for _ in range(2):
        assert sound_plan(plan) == (fresh.plan, fresh.problems)
    assert not pipe.exists()
