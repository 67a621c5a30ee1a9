"""`ctr status --since`: what changed since a day, and that `ctr log` agrees."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import Ctr
from tests.history.repository import Repository

PICKED = {"at": "2026-11-26T09:00:00+07:00", "by": "Lan"}


@pytest.fixture
def place(tmp_path: Path, ctr: Ctr) -> Repository:
    """A state of 26/11, and on top of it words that their author wrote on 01/11."""
    place = Repository(tmp_path)
    place.commit("Kế hoạch", "2026-03-20")
    words = ("record", "1.2", "--state", "hoàn thành", "--on", "2026-11-25")
    assert ctr(*words, "--plan", place.plan).code == 0
    place.commit("Kết quả", "2026-11-26")
    place.edit("sections/02-van-hoa.yaml", ("title: Chỉnh trang đô thị", "title: Chỉnh trang"))
    place.git("add", "-A")
    place.git("commit", "-q", "-m", "Lời", "--date", "2026-11-01T08:00:00+07:00", **PICKED)
    return place


@pytest.mark.parametrize("day", ["01/03/2026", "20/03/2026", "21/03/2026", "20/11/2026"])
def test_a_longer_span_never_shows_less(ctr: Ctr, place: Repository, day: str) -> None:
    ran = ctr("status", "--since", day, "--plan", place.plan)
    at = f"Thay đổi từ ngày {day}: 1 lời văn, 1 trạng thái"
    assert at in ran.out.splitlines()
    early = day in ("01/03/2026", "20/03/2026")
    assert ("kể từ phiên bản đầu tiên, ngày 20/03/2026" in ran.err) is early
    told = ctr("log", "--since", day, "--plan", place.plan).out.splitlines()
    assert [line.partition(" ")[0] for line in told[:2]] == ["26/11/2026", "26/11/2026"]
    assert len(told) == (3 if early else 2)


def test_a_copy_without_the_older_history_tells_what_it_has(
    ctr: Ctr, place: Repository, tmp_path: Path
) -> None:
    place.git("clone", "-q", "--depth", "2", f"file://{place.root}", str(tmp_path / "ban-sao"))
    ran = ctr("status", "--since", "01/03/2026", "--plan", tmp_path / "ban-sao" / "plan")
    assert "Thay đổi từ ngày 01/03/2026: 1 lời văn" in ran.out.splitlines()
    assert "git fetch --unshallow" in ran.err
    assert "kể từ phiên bản đầu tiên, ngày 26/11/2026" in ran.err
