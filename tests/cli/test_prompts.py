"""ctr record without options asks."""

from __future__ import annotations

from pathlib import Path

from typer.testing import CliRunner

from ctr.cli.app import app
from ctr.plan.load.loader import load
from tests.conftest import Ctr


def answers(plan: Path, *lines: str) -> tuple[int, str, str]:
    result = CliRunner().invoke(
        app, ["record", "--plan", str(plan), "--as-of", "2026-06-01"], input="\n".join(lines) + "\n"
    )
    return result.exit_code, result.stdout, result.stderr


def test_without_options_it_asks(ctr: Ctr, our_plan: Path) -> None:
    choices = ("15", "5", "4", "1/5/2026", "3")
    figures = ("đạt", "", "cao", "97,5", "")
    code, out, err = answers(our_plan, *choices, "Ra quân", "Số 12", *figures, "", "", "", "c")
    assert code == 0, err
    assert "chọn một số từ 1 đến 9" in err
    assert "“cao” không phải là số" in err
    assert "10.2. Xây dựng lực lượng Công an" in err
    assert "trạng thái: hoàn thành" in out
    task = load(our_plan).results[0][0].tasks[0]
    assert (task.task, task.state, str(task.state_on)) == ("10.2", "done", "2026-05-01")
    assert [(value.target, str(value.value)) for value in task.values] == [
        ("giam-tai-nan-giao-thong", "True"),
        ("hoc-sinh-tap-huan-pccc", "97.5"),
    ]


def test_asked_for_the_whole_report(our_plan: Path) -> None:
    code, out, _ = answers(our_plan, "7", "1", "20/5/2026", "", "Thiếu thuốc", "", "", "c")
    assert code == 0
    assert "ngày nhận báo cáo: 20/05/2026" in out


def test_a_no_at_the_end_or_an_early_end_writes_nothing(our_plan: Path) -> None:
    assert answers(our_plan, "5", "2", "", "2", "", "", "", "", "k")[0] == 0
    assert answers(our_plan, "5")[0] == 130
    assert not list(our_plan.glob("results/*/*"))


def test_asked_again_enter_keeps_the_state(ctr: Ctr, our_plan: Path) -> None:
    ctr("record", "1.3", "--state", "done", "--on", "2026-05-01", "--plan", our_plan)
    result = CliRunner().invoke(
        app,
        ["record", "1.3", "--plan", str(our_plan), "--as-of", "2026-06-01"],
        input="\n\n\n\n\n\nThêm máy\n\nc\n",
    )
    assert result.exit_code == 0, result.stderr
    assert "giữ nguyên: hoàn thành" in result.stderr
    task = load(our_plan).results[0][0].tasks[0]
    assert (task.state, str(task.state_on), task.proposals) == (
        "done",
        "2026-05-01",
        ("Thêm máy",),
    )
