"""The lock of a plan: waited for no longer than said, and who holds it is named."""

from __future__ import annotations

import getpass
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from ctr import atomic
from ctr.errors import CannotRun
from ctr.plan.load.loader import load
from ctr.results.record import Record, record
from ctr.results.transaction import Transaction
from tests.conftest import AUTHOR, TODAY

HOLD = """
import sys
from pathlib import Path
from ctr import atomic

with atomic.locked(Path(sys.argv[1])):
    print("locked", flush=True)
    sys.stdin.read()
"""


@pytest.fixture
def holder(plan: Path) -> Iterator[int]:
    """The number of another process that writes into the plan and does not end."""
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, plan], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == b"locked\n"
        yield process.pid
        process.kill()


@pytest.mark.skipif(not Path("/proc/locks").exists(), reason="the system does not tell")
def test_a_writer_gives_up_and_names_the_holder(plan: Path, holder: int) -> None:
    with pytest.raises(atomic.Busy) as busy, atomic.locked(plan, wait=0):
        pass
    known = busy.value.holder
    assert known is not None
    assert (known.process, known.user) == (holder, getpass.getuser())
    assert "-c import sys from pathlib import Path" in (known.command or "")


def test_a_write_is_refused_with_who_holds_the_plan(
    plan: Path, request: pytest.FixtureRequest
) -> None:
    transaction = Transaction(plan, AUTHOR, wait=0)
    number = request.getfixturevalue("holder")
    before = {path: path.read_bytes() for path in plan.rglob("*") if path.is_file()}
    entry = Record(unit="Phòng Môi trường", year=2026, on=TODAY, received=TODAY)
    with pytest.raises(CannotRun, match="lệnh khác đang dùng kế hoạch") as refused:
        record(transaction, entry)
    if Path("/proc/locks").exists():
        assert f"tiến trình {number} của {getpass.getuser()}" in (refused.value.hint or "")
    assert {path: path.read_bytes() for path in plan.rglob("*") if path.is_file()} == before


def test_the_lock_is_free_once_its_holder_is_killed(plan: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, plan], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as process:
        assert process.stdout is not None
        process.stdout.readline()
        process.kill()
    with atomic.locked(plan, wait=0):
        pass
    assert load(plan).plan is not None


def test_readers_share_and_wait_for_a_writer(tmp_path: Path) -> None:
    with atomic.reading(tmp_path, wait=0), atomic.reading(tmp_path, wait=0):
        pass
    with atomic.locked(tmp_path), pytest.raises(atomic.Busy), atomic.reading(tmp_path, wait=0):
        pass
    with atomic.reading(tmp_path, wait=0):
        pass


def test_a_folder_that_is_missing_is_read_as_empty(tmp_path: Path) -> None:
    with atomic.reading(tmp_path / "none", wait=0) as pending:
        assert pending == {}


def test_who_waits_for_a_writer_waits_once(plan: Path, holder: int) -> None:
    (plan / ".ctr-journal").write_bytes(b"x")  # of the one who writes
    start = time.monotonic()
    assert atomic.settle(plan) is None
    assert time.monotonic() - start < 10
    assert (plan / ".ctr-journal").exists()
