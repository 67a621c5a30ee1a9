"""What was said of one plan is said again, to the letter, while nothing has changed."""

from __future__ import annotations

import io
import json
import os
import re
import shutil
import sys
from collections.abc import Callable
from contextlib import suppress
from datetime import timedelta
from inspect import getsource
from pathlib import Path

import pytest
import rich.console
import typer

from ctr.cli.said_before import said_before
from ctr.cli.session import Session
from ctr.output.terminal import VARIABLES
from ctr.plan.kept import looked
from ctr.plan.kept.answers import Answer, JointAnswer
from tests.city import RESULTS
from tests.commands.test_recover import broken_off
from tests.conftest import EXAMPLE, ROOT, TODAY, Ctr
from tests.history.repository import Repository
from tests.opened_plans import OTHER_QUESTIONS, opened_plans, settle
from tests.small_plan import small_plan
from tests.terminal import seen
from tests.test_consoles import on_a_terminal


@pytest.fixture(autouse=True)
def opened(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """The plans that are opened, one after the other."""
    return opened_plans(monkeypatch)


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """A plan of two units' results that has settled."""
    plan = small_plan(tmp_path)
    results = plan / "results" / "2026" / "van-phong.yaml"
    results.parent.mkdir(parents=True)
    results.write_text(RESULTS, encoding="utf-8")
    settle()
    return plan


@pytest.mark.parametrize(
    "question",
    [
        ("list",),
        ("list", "--unit", "van hoa xa hoi", "--role", "any"),
        ("list", "--format", "json"),
        ("list", "--state", "hoàn thành", "--format", "csv"),
        ("list", "--search", "không có ở đâu"),
        ("due",),
        ("due", "--as-of", "1/3/2027"),
        ("due", "--all", "--format", "md"),
        ("status",),
        ("status", "2026-6T", "--unit", "van hoa xa hoi", "--format", "json"),
        ("targets",),
        ("targets", "--year", "2026"),
        ("show", "1.1"),
        ("show", "1.1", "--format", "json"),
    ],
    ids=" ".join,
)
def test_no_plan_is_opened_again_and_all_that_is_said_is_the_same(
    ctr: Ctr, own: Path, opened: list[Path], question: tuple[str, ...]
) -> None:
    fresh = ctr(*question, "--no-cache", "--plan", own)
    assert fresh.code in (0, 1)
    assert ctr(*question, "--plan", own) == fresh
    opened.clear()
    assert ctr(*question, "--plan", own) == fresh
    assert ctr(*question, "--plan", own.parent) == fresh
    assert ctr(*question, cwd=own / "sections") == fresh
    assert not opened


def test_on_a_terminal_it_looks_as_this_terminal_shows_it(
    ctr: Ctr, own: Path, opened: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    def shown(*more: str) -> list[str]:
        words: tuple[str | Path, ...] = ("list", "--plan", own, *more)
        looks = [
            seen(ctr, monkeypatch, columns, *words, colour=colour)
            for columns in (140, 60)
            for colour in (True, False)
        ]
        monkeypatch.delenv("NO_COLOR")
        monkeypatch.setenv("TERM", "dumb")
        return [*looks, ctr(*words).out]

    fresh = shown("--no-cache")
    assert shown() == fresh
    opened.clear()
    assert shown() == fresh
    assert not opened
    assert len(set(fresh[:4])) == 4
    assert fresh[4] == fresh[3]  # a terminal that knows no codes
    monkeypatch.delenv("FORCE_COLOR")
    assert "\x1b" not in ctr("list", "--plan", own).out


@pytest.mark.skipif(os.name == "nt", reason="no terminal to be had")
def test_on_two_real_terminals_all_codes_are_the_same(tmp_path: Path) -> None:
    environment = {
        **{name: text for name, text in os.environ.items() if name not in VARIABLES},
        "PYTHONPATH": str(ROOT / "src"),
        "XDG_CACHE_HOME": str(tmp_path),
        "TERM": "xterm-256color",
    }
    environment.pop("COLUMNS", None)
    words = [sys.executable, "-m", "ctr", "due", "--as-of", "2026-11-30", "--plan", str(EXAMPLE)]
    fresh = on_a_terminal([*words, "--no-cache"], environment)
    assert b"\x1b[" in fresh[0]
    for _ in range(2):
        assert on_a_terminal(words, environment) == fresh


def test_all_that_rich_asks_of_its_surroundings_is_part_of_the_question() -> None:
    asked = set(re.findall(r'environ\.get\("(\w+)"', getsource(rich.console)))
    sizes = {"COLUMNS", "LINES", "JUPYTER_COLUMNS", "JUPYTER_LINES"}
    assert asked - sizes - {"TTY_INTERACTIVE"} == set(VARIABLES)


def _edit(plan: Path) -> None:
    """Another content of the same length, with the times of the one before."""
    section = plan / "sections" / "02-van-hoa.yaml"
    status, text = section.stat(), section.read_text("utf-8")
    section.write_text(text.replace("title: ", "title: X", 1)[:-2] + "\n", encoding="utf-8")
    os.utime(section, ns=(status.st_atime_ns, status.st_mtime_ns))


def _take_away(plan: Path) -> None:
    (plan / "results" / "2026" / "van-phong.yaml").unlink()


def _add(plan: Path) -> None:
    text = RESULTS.replace("Văn phòng HĐND và UBND", "Phòng Văn hóa - Xã hội")
    text = text[: text.index("tasks:")] + "tasks: []\n"
    (plan / "results" / "2026" / "van-hoa.yaml").write_text(text, encoding="utf-8")


def _rename(plan: Path) -> None:
    results = plan / "results" / "2026" / "van-phong.yaml"
    results.rename(results.with_suffix(".yml"))


def _spoil(plan: Path) -> None:
    (plan / "leaders.yaml").write_text("leaders: [a\n", encoding="utf-8")


@pytest.mark.parametrize("change", [_edit, _take_away, _add, _rename, _spoil])
def test_after_any_change_it_is_asked_again(
    ctr: Ctr, own: Path, opened: list[Path], change: Callable[[Path], None]
) -> None:
    questions = [("list", "--format", "json"), ("due", "--all"), ("status",)]
    before = [ctr(*question, "--plan", own) for question in questions]
    change(own)
    opened.clear()
    after = [ctr(*question, "--plan", own) for question in questions]
    assert len(opened) == 3
    assert after == [ctr(*question, "--plan", own, "--no-cache") for question in questions]
    assert after != before
    settle()
    for _ in range(2):
        assert [ctr(*question, "--plan", own) for question in questions] == after


def test_another_day_and_another_option_are_another_question(
    ctr: Ctr, own: Path, opened: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    periods = (("status",), ("status", "2026-6T"), ("status", "2026-Q2"))
    one = (("show", "1.1"), ("show", "1.2"), ("show", "1.1", "--format", "json"))
    for words in (*OTHER_QUESTIONS, *periods, ("due",), *one):
        opened.clear()
        ctr(*words, "--plan", own)
        assert len(opened) == 1, words
    monkeypatch.setattr("ctr.cli.options.today", lambda: TODAY + timedelta(days=1))
    ctr("due", "--plan", own)
    assert len(opened) == 2


def test_another_command_is_another_question(own: Path) -> None:
    """Though it takes the same options."""
    questions = {Session([str(own)], {}, (name, {})).question(None) for name in ("due", "list")}
    assert len(questions) == 2


def test_the_issuing_body_that_is_meant_is_looked_for_each_time(
    ctr: Ctr, own: Path, opened: list[Path]
) -> None:
    whole = ctr("list", "--plan", own)
    opened.clear()
    assert ctr("list", "--issuer", "Hòa Bình", "--plan", own) == whole
    assert not opened
    other = ctr("list", "--issuer", "Hải Sơn", "--plan", own)
    assert other.code == 2
    assert other == ctr("list", "--issuer", "Hải Sơn", "--plan", own, "--no-cache")


def test_one_of_several_plans_is_not_one_plan(ctr: Ctr, own: Path) -> None:
    """Though no other is found: its answer bears whose it is."""
    for _ in range(2):
        single = ctr("list", "--format", "json", "--plan", own)
        several = ctr("list", "--format", "json", "--plan", f"{own.parent}/pl*")
        assert single.data
        assert "issuer" not in single.data[0]
        assert len(several.data) == len(single.data)
        assert "issuer" in several.data[0]


def test_a_file_is_written_each_time(ctr: Ctr, own: Path, tmp_path: Path) -> None:
    for name in ("a.csv", "b.csv"):
        assert ctr("list", "-o", tmp_path / name, "--plan", own).code == 0
        assert (tmp_path / name).exists()
    again = ctr("list", "-o", tmp_path / "a.csv", "--plan", own)
    assert again.code == 2
    assert "đã có" in again.err


def test_what_goes_by_more_than_the_plan_is_asked_each_time(
    ctr: Ctr, tmp_path: Path, opened: list[Path]
) -> None:
    """What git has may change while the plan does not."""
    repository = Repository(tmp_path)
    repository.commit("Ban hành", "2026-01-05")
    settle()
    question = ("status", "--since", "2026-01-01", "--plan", repository.plan)
    ctr(*question)
    opened.clear()
    ctr(*question)
    assert len(opened) == 1


@pytest.mark.parametrize(
    "question",
    [("list", "--unit", "Phòng Y tể"), ("list", "--format", "xlsx"), ("targets", "--year", "1999")],
    ids=" ".join,
)
def test_what_could_not_be_answered_is_tried_again(
    ctr: Ctr, own: Path, opened: list[Path], question: tuple[str, ...]
) -> None:
    first = ctr(*question, "--plan", own)
    assert first.code == 2
    opened.clear()
    assert ctr(*question, "--plan", own) == first
    assert len(opened) == 1


def test_that_a_writer_was_broken_off_is_told_once(ctr: Ctr, plan: Path) -> None:
    settle()
    asked = ("list", "--plan", plan)
    ctr(*asked)
    broken_off(plan)
    assert "đã ghi nốt lần ghi trước bị ngắt" in ctr(*asked).err
    settle()
    for _ in range(2):
        assert ctr(*asked) == ctr(*asked, "--no-cache")
        assert ctr(*asked).err == ""


def test_nothing_is_kept_unasked(ctr: Ctr, own: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ctr("list", "--no-cache", "--plan", own)
    monkeypatch.setenv("CTR_NO_CACHE", "1")
    ctr("list", "--plan", own)
    assert not list(Path(os.environ["XDG_CACHE_HOME"]).rglob("*"))


def test_below_a_name_that_is_no_text_it_is_asked_each_time(ctr: Ctr, own: Path) -> None:
    odd = own.parent / os.fsdecode(b"odd-\xff")
    try:
        odd.mkdir()
    except OSError:
        pytest.skip("no such name here")
    shutil.copytree(own, odd / "plan")
    settle()
    fresh = ctr("due", "--plan", own, "--no-cache")
    assert ctr("due", cwd=odd) == fresh
    assert ctr("due", cwd=odd) == fresh


def test_what_may_still_change_unseen_is_not_kept(
    ctr: Ctr, own: Path, opened: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(looked, "SETTLED_NS", 10**12)
    for number in (1, 2):
        ctr("list", "--plan", own)
        assert len(opened) == number


@pytest.mark.parametrize("limit", ["ctr.plan.kept.answers.LONGEST", "ctr.cli.said_before.LONGEST"])
def test_what_is_very_long_is_not_kept(
    ctr: Ctr,
    own: Path,
    opened: list[Path],
    monkeypatch: pytest.MonkeyPatch,
    limit: str,
) -> None:
    monkeypatch.setattr(limit, 500)
    short, long = ("list",), ("list", "--format", "json")
    said = [ctr(*question, "--plan", own) for question in (short, long)]
    assert len(said[0].out + said[0].err) < 500 < len(said[1].out)
    opened.clear()
    assert [ctr(*question, "--plan", own) for question in (short, long)] == said
    assert len(opened) == 1


@pytest.mark.parametrize(
    "told",
    [
        "",
        "0",
        "2 stdout 5",
        "0 stdout",
        "0 stdout 4",
        "0 stdout 6",
        "0 stdin 5",
        "0 stdout -1 stderr 6",
        "0 stdout 5 stderr",
        "x stdout 5",
        f"0 stdout {'9' * 5_000}",
        json.dumps([0, "stdout", 5]),
    ],
)
def test_what_says_no_answer_is_none(
    ctr: Ctr, own: Path, monkeypatch: pytest.MonkeyPatch, told: str
) -> None:
    fresh = ctr("due", "--plan", own)
    monkeypatch.setattr(JointAnswer, "known", lambda _: Answer(told, "wrong"))
    assert ctr("due", "--plan", own) == fresh


def test_what_is_not_as_it_was_kept_is_not_said(ctr: Ctr, own: Path) -> None:
    fresh = ctr("due", "--plan", own)
    (file,) = Path(os.environ["XDG_CACHE_HOME"]).rglob("*.answers")
    kept = file.read_bytes()
    file.write_bytes(kept.replace("việc".encode(), "viéc".encode()))
    assert file.read_bytes() != kept
    assert ctr("due", "--plan", own) == fresh


def test_the_answer_of_a_plan_put_in_its_place_is_not_kept(own: Path) -> None:
    """It is read while another stands there, and has its own stamps again afterwards."""
    here, other, away = own.parent / "here", own.parent / "other", own.parent / "away"
    for folder in (here, other):
        shutil.copytree(own, folder / "plan")
    settle()
    ran: list[Session] = []

    @said_before
    def asked(session: Session) -> None:
        if not ran:
            here.rename(away)
            other.rename(here)
        ran.append(session)

    asked(Session([str(here)], {}))
    here.rename(other)
    away.rename(here)
    for _ in range(2):
        asked(Session([str(here)], {}))
        assert len(ran) == 2


class _Log(io.StringIO):
    """A stream whose writes stand in a list that others write to, too; it may be a terminal."""

    def __init__(self, name: str, log: list[str], *, terminal: bool = False) -> None:
        super().__init__()
        self._name, self._log, self._terminal = name, log, terminal

    def isatty(self) -> bool:
        return self._terminal

    def write(self, text: str) -> int:
        self._log.append(f"{self._name} {text}")
        if text == "lost\n":
            raise OSError("closed")
        return len(text)


def _said(
    own: Path, patch: pytest.MonkeyPatch, command: Callable[[], None]
) -> tuple[list[str], int]:
    """What a command writes, and how often it ran, where it is asked twice."""
    log: list[str] = []
    runs = 0

    @said_before
    def asked(_: Session) -> None:
        nonlocal runs
        runs += 1
        command()

    for name in ("stdout", "stderr"):
        patch.setattr(sys, name, _Log(name, log))
    for _ in range(2):
        log.append("again")
        try:
            asked(Session([str(own)], {}))
        except typer.Exit as ended:
            log.append(f"code {ended.exit_code}")
    return log[1:], runs


def test_a_terminal_and_a_pipe_are_told_apart_though_both_are_taken_for_terminals(
    own: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    ways: list[tuple[bool, bool]] = []

    @said_before
    def asked(_: Session) -> None:
        ways.append((sys.stdout.isatty(), sys.stderr.isatty()))

    every = [(False, False), (False, True), (True, False), (True, True)]
    for out, err in [*every, *every]:
        monkeypatch.setattr(sys, "stdout", _Log("stdout", [], terminal=out))
        monkeypatch.setattr(sys, "stderr", _Log("stderr", [], terminal=err))
        asked(Session([str(own)], {}))
    assert ways == every


def test_a_plan_that_is_reached_otherwise_is_named_otherwise(
    own: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    @said_before
    def asked(session: Session) -> None:
        sys.stdout.write(session.folder_as_left.as_posix())

    monkeypatch.chdir(own.parent)
    for typed in (own, Path(own.name), own, Path(own.name)):
        asked(Session([str(typed)], {}))
        assert capsys.readouterr().out == typed.as_posix()


def test_both_streams_are_written_in_their_order(
    own: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def command() -> None:
        sys.stderr.write("first\n")
        sys.stdout.writelines(["a\n", "b\n"])
        sys.stderr.write("last\n")
        raise typer.Exit(1)

    log, runs = _said(own, monkeypatch, command)
    once, again = (" ".join(part) for part in (log[: log.index("again")], log[-4:]))
    assert once == "stderr first\n stdout a\n stdout b\n stderr last\n code 1"
    assert again == "stderr first\n stdout a\nb\n stderr last\n code 1"
    assert runs == 1


def test_what_did_not_go_out_to_a_closed_stderr_is_said_the_next_time(
    own: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def command() -> None:
        try:
            sys.stderr.write("lost\n")
        except OSError:
            sys.stdout.write("rest\n")

    log, runs = _said(own, monkeypatch, command)
    assert log == ["stderr lost\n", "stdout rest\n", "again", "stderr lost\n", "stdout rest\n"]
    assert runs == 1


@pytest.mark.parametrize("code", [2, 3, 130])
def test_what_ends_otherwise_is_not_kept(
    own: Path, monkeypatch: pytest.MonkeyPatch, code: int
) -> None:
    def command() -> None:
        raise typer.Exit(code)

    assert _said(own, monkeypatch, command) == ([f"code {code}", "again", f"code {code}"], 2)
    assert not list(Path(os.environ["XDG_CACHE_HOME"]).rglob("*.answers"))


def test_what_goes_past_the_text_is_not_kept(own: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def command() -> None:
        with suppress(AttributeError):  # of a text that is no stream of bytes
            sys.stdout.buffer.write(b"x")

    assert _said(own, monkeypatch, command)[1] == 2
