"""What was said of several plans is said again as a whole, while none of them has changed."""

from __future__ import annotations

import io
import shutil
import sys
import time
from pathlib import Path

import pytest

from ctr.atomic import Busy
from ctr.cli import progress, said_before
from ctr.cli.asked_before import AskedBefore
from ctr.cli.session import Session
from ctr.plan.kept import cache
from ctr.plan.model import Plan
from ctr.problems import Problem
from tests.city import BROKEN, WARDS, city
from tests.conftest import Ctr
from tests.opened_plans import opened_plans, settle


@pytest.fixture(autouse=True)
def opened(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """The plans that are opened, one after the other."""
    return opened_plans(monkeypatch)


@pytest.fixture
def top(tmp_path: Path) -> Path:
    """The folder above several plans, which have settled."""
    city(tmp_path)
    shutil.rmtree(tmp_path / "thanh-pho" / BROKEN)
    settle()
    return tmp_path / "thanh-pho"


def _no_part(*_: object, **__: object) -> None:
    pytest.fail("put together of its parts")


@pytest.mark.parametrize("command", ["list", "due", "status", "targets"])
def test_after_a_change_of_one_that_one_is_opened(
    ctr: Ctr, top: Path, monkeypatch: pytest.MonkeyPatch, opened: list[Path], command: str
) -> None:
    question = (command, "--plan", top, "--format", "json")
    before = ctr(*question)
    programme = top / "d-hai-son-2" / "plan" / "programme.yaml"
    text = programme.read_text("utf-8").replace("xã Hải Sơn", "xã Hải Đông")
    programme.write_text(text, encoding="utf-8")
    settle()
    opened.clear()
    after = ctr(*question)
    assert opened == [programme.parent]
    assert after != before
    assert after == ctr(*question, "--no-cache")
    monkeypatch.setattr(AskedBefore, "of", _no_part)
    assert ctr(*question) == after


def test_a_plan_more_or_less_is_another_question(ctr: Ctr, top: Path, tmp_path: Path) -> None:
    question = ("status", "--plan", top)
    first = ctr(*question)
    shutil.copytree(top / "a-hoa-binh", top / "b-moi")
    settle()
    more = ctr(*question)
    assert more == ctr(*question, "--no-cache")
    assert more != first
    shutil.rmtree(top / "b-moi")
    assert ctr(*question) == first


def test_the_same_plans_in_another_order_are_another_question(ctr: Ctr, top: Path) -> None:
    wards = ["--plan", top / "a-hoa-binh", "--plan", top / "d-hai-son-2"]
    for words in (wards, wards[2:] + wards[:2]):
        said = [ctr("list", *words, *more) for more in ((), (), ("--no-cache",))]
        assert said[0] == said[1] == said[2]


def test_a_plan_that_could_not_be_read_may_be_readable_the_next_time(
    ctr: Ctr, top: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Though none of its files has changed: a writer was at work, or the network was down."""
    sound_plan = cache.sound_plan

    def busy(folder: Path, *, cached: bool = True) -> tuple[Plan | None, tuple[Problem, ...]]:
        if folder.parent.name == "d-hai-son-2":
            raise Busy(60.0, None)
        return sound_plan(folder, cached=cached)

    with monkeypatch.context() as patch:
        patch.setattr(cache, "sound_plan", busy)
        first = ctr("list", "--plan", top)
    assert "Câu trả lời thiếu 1 trong 5 kế hoạch." in first.err
    again = ctr("list", "--plan", top)
    assert again.code == 0
    assert again == ctr("list", "--plan", top, "--no-cache")


def test_of_very_many_only_the_parts_are_kept(
    ctr: Ctr, top: Path, opened: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(said_before, "_MOST", len(WARDS) - 1)
    asked: list[Path] = []
    of = AskedBefore.of

    def noted(self: AskedBefore, folder: Path, *more: object, **named: object) -> object:
        asked.append(folder)
        return of(self, folder, *more, **named)  # type: ignore[arg-type]

    monkeypatch.setattr(AskedBefore, "of", noted)
    fresh = ctr("list", "--plan", top)
    opened.clear()
    asked.clear()
    assert ctr("list", "--plan", top) == fresh
    assert (len(opened), len(asked)) == (0, len(WARDS))


class _Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_a_bar_is_no_part_of_what_is_said(top: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    screen = _Terminal()
    for name in ("stderr", "__stderr__"):
        monkeypatch.setattr(sys, name, screen)
    monkeypatch.setattr(progress, "PATIENCE", 0.0)
    runs: list[Session] = []

    @said_before.said_before
    def asked(session: Session) -> None:
        runs.append(session)
        with progress.progress(2) as bar:
            for _ in range(2):
                bar("đọc kế hoạch")
                time.sleep(0.1)
        sys.stderr.write("đã trả lời\n")

    asked(Session([str(top)], {}))
    assert "đọc kế hoạch" in screen.getvalue()
    screen.truncate(0)
    screen.seek(0)
    asked(Session([str(top)], {}))
    assert screen.getvalue() == "đã trả lời\n"
    assert len(runs) == 1
