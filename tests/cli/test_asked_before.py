"""The same question again opens only the plans that changed, and is answered as before."""

from __future__ import annotations

import json
import os
import shutil
from datetime import timedelta
from pathlib import Path

import pytest

from ctr.cli import resolve
from ctr.plan.kept.answers import Answer, Answers
from ctr.plan.model import Plan
from tests.city import BROKEN, WARDS, city
from tests.conftest import TODAY, Ctr
from tests.opened_plans import OTHER_QUESTIONS, opened_plans, settle
from tests.terminal import seen

SOUND = len(WARDS)


@pytest.fixture(autouse=True)
def opened(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """The plans that are opened, one after the other."""
    return opened_plans(monkeypatch)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    top = city(tmp_path_factory.mktemp("city"))
    shutil.rmtree(top / BROKEN)
    return top


@pytest.fixture
def top(built: Path) -> Path:
    settle()
    return built


@pytest.fixture
def own(built: Path, tmp_path: Path) -> Path:
    """One to change."""
    shutil.copytree(built, tmp_path / "city")
    settle()
    return tmp_path / "city"


def retitle(city: Path) -> None:
    """Change a plan."""
    section = city / "a-hoa-binh" / "plan" / "sections" / "02-van-hoa.yaml"
    text = section.read_text("utf-8")
    section.write_text(text.replace("title: ", "title: Mới. ", 1), encoding="utf-8")


@pytest.mark.parametrize(
    "question",
    [
        ("list", "--unit", "van hoa xa hoi"),
        ("list", "--unit", "van phong", "--format", "json"),
        ("list", "--leader", "Trần Thị Thúy Ngân", "--format", "md"),
        ("list", "--state", "hoàn thành", "--format", "csv"),
        ("list", "--section", "19"),
        ("list", "--unit", "Phòng Y tể"),
        ("due", "--all"),
        ("due", "--within", "9", "--format", "json"),
        ("targets", "--year", "2026"),
        ("status",),
        ("status", "2026-6T", "--unit", "van hoa xa hoi", "--format", "json"),
    ],
    ids=" ".join,
)
def test_no_plan_is_opened_again_and_the_answer_is_the_same(
    ctr: Ctr, top: Path, opened: list[Path], question: tuple[str, ...]
) -> None:
    fresh = ctr(*question, "--no-cache", "--plan", top)
    assert len(opened) >= SOUND
    assert ctr(*question, "--plan", top) == fresh
    opened.clear()
    assert ctr(*question, "--plan", top) == fresh
    # to suggest a name that none knows, all of theirs are looked at
    assert not opened or fresh.code == 2


def test_on_a_terminal_it_is_the_same_at_any_width(
    ctr: Ctr, top: Path, opened: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ctr.cli.said_before._MOST", 0)  # put together of what each said

    def shown(*more: str) -> list[str]:
        words: tuple[str | Path, ...] = ("list", "--plan", top, *more)
        return [
            seen(ctr, monkeypatch, columns, *words, colour=colour)
            for columns in (140, 100, 80)
            for colour in (False, True)
        ]

    fresh = shown("--no-cache")
    assert shown() == fresh
    opened.clear()
    assert shown() == fresh
    assert not opened
    assert len(set(fresh)) == 6


def test_only_a_changed_plan_is_asked_again(ctr: Ctr, own: Path, opened: list[Path]) -> None:
    ctr("list", "--format", "json", "--plan", own)
    opened.clear()
    retitle(own)
    changed = ctr("list", "--format", "json", "--plan", own)
    assert len(opened) == 1
    assert changed == ctr("list", "--format", "json", "--plan", own, "--no-cache")
    shutil.rmtree(own / "a-hoa-binh")
    opened.clear()
    left = ctr("list", "--format", "json", "--plan", own)
    assert not opened
    assert left.data == [row for row in changed.data if "a-hoa-binh" not in row["plan"]]


def test_another_day_and_another_option_are_another_question(
    ctr: Ctr, top: Path, opened: list[Path]
) -> None:
    for words in OTHER_QUESTIONS:
        opened.clear()
        ctr(*words, "--plan", top)
        assert len(opened) == SOUND, words


def test_where_it_goes_is_no_part_of_the_question(
    ctr: Ctr, top: Path, opened: list[Path], tmp_path: Path
) -> None:
    shown = ctr("list", "--format", "csv", "--plan", top)
    opened.clear()
    ran = ctr("list", "-o", tmp_path / "a.csv", "--format", "csv", "--plan", top)
    assert ran.code == 0
    assert (tmp_path / "a.csv").read_text("utf-8") == shown.out
    assert not opened


def test_the_plan_is_named_as_it_was_typed(
    ctr: Ctr, own: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = ctr("list", "--format", "json", "--plan", own)
    ran = ctr("list", "--format", "json", "--plan", own.name, cwd=own.parent)
    assert {row["plan"] for row in ran.data} == {
        Path(row["plan"]).relative_to(own.parent).as_posix() for row in whole.data
    }


def test_a_broken_plan_is_told_each_time(ctr: Ctr, own: Path, opened: list[Path]) -> None:
    leaders = own / "a-hoa-binh" / "plan" / "leaders.yaml"
    leaders.write_text("leaders: [a\n", encoding="utf-8")
    settle()
    first = ctr("list", "--plan", own)
    opened.clear()
    assert ctr("list", "--plan", own) == first
    assert first.code == 1
    assert "Câu trả lời thiếu 1 trong 5 kế hoạch." in first.err
    assert len(opened) == 1


def test_nothing_is_kept_unasked(ctr: Ctr, top: Path) -> None:
    ctr("list", "--no-cache", "--plan", top)
    assert not list(Path(os.environ["XDG_CACHE_HOME"]).rglob("*"))


def test_what_a_path_leads_to_is_what_is_looked_at(ctr: Ctr, own: Path, tmp_path: Path) -> None:
    """`..` behind a link is the folder above that to which it leads."""
    (tmp_path / "elsewhere" / "inner").mkdir(parents=True)
    shutil.copytree(own, tmp_path / "elsewhere" / "city")
    (tmp_path / "link").symlink_to(tmp_path / "elsewhere" / "inner")
    settle()
    through = f"{tmp_path}/link/../city"
    ctr("list", "--format", "json", "--plan", through)
    retitle(tmp_path / "elsewhere" / "city")
    changed = ctr("list", "--format", "json", "--plan", through)
    assert changed == ctr("list", "--format", "json", "--plan", through, "--no-cache")
    assert "Mới. " in changed.out


def test_the_day_is_that_of_the_question(
    ctr: Ctr, top: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Though midnight passes while the plans are asked."""
    days = iter([TODAY, *[TODAY + timedelta(days=300)] * 50])
    monkeypatch.setattr("ctr.cli.options.today", lambda: next(days))
    over = ctr("due", "--all", "--exit-zero", "--format", "json", "--plan", top)
    monkeypatch.setattr("ctr.cli.options.today", lambda: TODAY)
    assert over == ctr(
        "due", "--all", "--exit-zero", "--format", "json", "--plan", top, "--no-cache"
    )


@pytest.mark.parametrize(
    "told",
    ["", "{}", "null", '["a"]', '[1, "p", {}, {}, null, 0, null]', "PLAN", "[" * 5_000],
)
@pytest.mark.parametrize("command", ["due", "status", "list"])
def test_what_says_no_answer_is_none(
    ctr: Ctr, top: Path, monkeypatch: pytest.MonkeyPatch, told: str, command: str
) -> None:
    words = (command, *(("--exit-zero",) if command == "due" else ()), "--plan", top)
    fresh = ctr(*words)

    def of(_: Answers, folder: str) -> Answer:
        plan = Path(folder).as_posix()
        wrong = json.dumps(["A", plan, {}, {}, None, 0, [{"a": "b"}, ["x"], {"overdue": "1"}]])
        return Answer(wrong if told == "PLAN" else told, "")

    monkeypatch.setattr(Answers, "of", of)
    if (command, told) != ("list", "PLAN"):  # which tells nothing but its list
        assert ctr(*words) == fresh


def test_without_the_cache_nobody_reads_ahead_into_it(
    ctr: Ctr, top: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ctr.cli.ahead.FIRST", 1)
    monkeypatch.setattr("ctr.cli.ahead.SLOW", -1.0)
    monkeypatch.setattr("os.cpu_count", lambda: 2)
    ctr("list", "--no-cache", "--plan", top)
    assert not list(Path(os.environ["XDG_CACHE_HOME"]).rglob("*.index"))


def test_the_answer_of_a_plan_put_in_its_place_is_not_kept(
    ctr: Ctr, own: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is opened while another stands there, and has its own stamps again afterwards."""
    here, other, away = own / "a-hoa-binh", own.parent / "other", own.parent / "away"
    shutil.copytree(here, other)
    programme = other / "plan" / "programme.yaml"
    programme.write_text(programme.read_text("utf-8").replace("phường", "xã"), encoding="utf-8")
    settle()
    fresh = ctr("status", "--plan", own, "--no-cache")
    open_plan = resolve.open_plan

    def exchanged(folder: Path, *, cached: bool = True) -> Plan:
        if folder.parent == here and other.exists():
            here.rename(away)
            other.rename(here)
        return open_plan(folder, cached=cached)

    monkeypatch.setattr(resolve, "open_plan", exchanged)
    assert ctr("status", "--plan", own) != fresh
    here.rename(other)
    away.rename(here)
    monkeypatch.setattr(resolve, "open_plan", open_plan)
    assert ctr("status", "--plan", own) == fresh
