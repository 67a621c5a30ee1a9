"""ctr record --office: a part of the office's own words, typed, piped, or from an editor."""

from __future__ import annotations

import os
import shlex
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from ctr.cli.app import app
from tests.conftest import ROOT, Ctr

SUMMARY = "results/2026/summary.yaml"


def summary(plan: Path) -> str:
    return (plan / SUMMARY).read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "name", ["shortcomings", "Tồn tại, hạn chế", "ton tai, han che", "hạn chế", "TỒN TẠI"]
)
def test_a_part_is_named_by_its_key_or_in_vietnamese(ctr: Ctr, plan: Path, name: str) -> None:
    ran = ctr("record", "--office", name, "--text", "Còn chậm.", "--plan", plan)
    assert ran.code == 0
    assert "  shortcomings: Còn chậm.\n" in summary(plan)
    assert (
        "~ tồn tại, hạn chế: Trường Trung học cơ sở Mẫu và Văn phòng chưa gửi báo cáo. → Còn chậm."
        in ran.out
    )


def test_another_name_is_told_with_the_nearest(ctr: Ctr, plan: Path) -> None:
    ran = ctr("record", "--office", "ưu diển", "--text", "a", "--plan", plan)
    assert ran.code == 2
    assert "ý bạn là “Ưu điểm”?" in ran.err
    ran = ctr("record", "--office", "zzz", "--text", "a", "--plan", plan)
    assert "chọn: direction (công tác lãnh đạo" in ran.err


def test_each_line_typed_is_a_paragraph(ctr: Ctr, plan: Path) -> None:
    text = "Một: a.\n\nHai # b.\n"
    assert ctr("record", "--office", "direction", "--text", text, "--plan", plan).code == 0
    assert "direction: |-\n  Một: a.\n\n  Hai # b.\n" in summary(plan)
    again = ctr("record", "--office", "direction", "--text", text, "--plan", plan)
    assert (again.code, again.out) == (0, "")
    assert "đã có đủ" in again.err


@pytest.mark.parametrize("words", [("--text", "-"), ("-",), ()])
def test_what_is_piped_is_taken(plan: Path, words: tuple[str, ...]) -> None:
    command = ["record", "--office", "causes", "--year", "2026", "--plan", str(plan), *words]
    ran = CliRunner().invoke(app, command, prog_name="ctr", input="Do mưa.\nDo gió.\n")
    assert ran.exit_code == 0, ran.stderr
    assert "  causes: |-\n    Do mưa.\n\n    Do gió.\n" in summary(plan)


def test_nothing_is_written_in_a_dry_run(ctr: Ctr, plan: Path) -> None:
    before = summary(plan)
    ran = ctr("record", "--office", "causes", "--text", "Do mưa.", "--dry-run", "--plan", plan)
    assert ran.code == 0
    assert "~ nguyên nhân: Việc đôn đốc còn chậm. → Do mưa.\n" in ran.out
    assert summary(plan) == before


def test_the_word_for_it_takes_a_part_out(ctr: Ctr, plan: Path) -> None:
    for part in ("strengths", "shortcomings", "causes"):
        ran = ctr("record", "--office", part, "--text", "xóa", "--plan", plan)
        assert ran.code == 0
    assert "assessment" not in summary(plan)
    ran = ctr("record", "--office", "causes", "--text", "Do mưa.", "--plan", plan)
    assert ran.code == 0
    assert "assessment:\n  causes: Do mưa.\n" in summary(plan)


def test_what_was_written_can_be_taken_back(ctr: Ctr, plan: Path) -> None:
    before = summary(plan)
    ctr("record", "--office", "causes", "--text", "Do mưa.", "--plan", plan)
    ran = ctr("undo", "--yes", "--plan", plan)
    assert ran.code == 0, ran.err
    assert summary(plan) == before


@pytest.mark.parametrize(
    "words",
    [
        ("--office", "causes", "--text", " "),
        ("--office", "causes", "--text", "a\x07b"),
        ("--office", "causes", "--text", "a", "--year", "2031"),
        ("--text", "a"),
        ("10.2", "--office", "causes", "--text", "a"),
    ],
)
def test_what_has_no_place_or_no_words_is_refused(
    ctr: Ctr, plan: Path, words: tuple[str, ...]
) -> None:
    before = summary(plan)
    ran = ctr("record", *words, "--plan", plan)
    assert (ran.code, ran.out, summary(plan)) == (2, "", before)


def on_a_terminal(plan: Path, editor: str | None) -> tuple[int, str]:
    """`ctr record --office causes` with a terminal for its stdin; its code and what it says."""
    pty = pytest.importorskip("pty")
    main, terminal = pty.openpty()
    environment = {name: value for name, value in os.environ.items() if name != "EDITOR"}
    environment.pop("VISUAL", None)
    if editor is not None:
        environment["VISUAL"] = editor
    command = [sys.executable, "-m", "ctr", "record", "--office", "causes", "--year", "2026"]
    ran = subprocess.run(
        [*command, "--plan", str(plan)],
        stdin=terminal,
        capture_output=True,
        env={**environment, "PYTHONPATH": str(ROOT / "src")},
        timeout=60,
        check=False,
    )
    os.close(terminal)
    os.close(main)
    return ran.returncode, (ran.stdout + ran.stderr).decode()


def script(folder: Path, code: str) -> str:
    """An editor that does this with the lines of its file."""
    file = folder / "soan-thao.py"
    file.write_text(
        "import pathlib, sys\nfile = pathlib.Path(sys.argv[-1])\n"
        f"text = file.read_text(encoding='utf-8')\n{code}\n"
    )
    return shlex.join([sys.executable, str(file)])


def test_an_editor_gets_the_present_words_and_gives_the_new_ones(
    plan: Path, tmp_path: Path
) -> None:
    code = "file.write_text(text.replace('còn chậm', 'còn chưa đều') + '#tag\\n', encoding='utf-8')"
    ran = on_a_terminal(plan, script(tmp_path, code))
    assert ran[0] == 0, ran[1]
    assert "  causes: |-\n    Việc đôn đốc còn chưa đều.\n\n    #tag\n" in summary(plan)


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("", 0),
        ("file.write_text(text.replace(' ', '  '), encoding='utf-8')", 0),
        ("file.write_text('x'); sys.exit(3)", 2),
        ("file.unlink()", 2),
        ("file.unlink(); __import__('os').mkfifo(file)", 2),
        ("file.write_bytes(b'\\xff\\xfe\\xfa')", 2),
        ("file.write_text('')", 2),
    ],
)
def test_an_editor_that_fails_or_changes_nothing_writes_nothing(
    plan: Path, tmp_path: Path, code: str, expected: int
) -> None:
    before = summary(plan)
    ran = on_a_terminal(plan, script(tmp_path, code))
    assert (ran[0], summary(plan)) == (expected, before), ran[1]


@pytest.mark.parametrize("editor", [None, "khong-co-lenh-nay", '"mở'])
def test_without_an_editor_the_other_ways_are_told(plan: Path, editor: str | None) -> None:
    code, told = on_a_terminal(plan, editor)
    assert code == 2
    assert "--text" in told


def test_the_day_up_to_which_figures_go(ctr: Ctr, plan: Path) -> None:
    before = summary(plan)
    words = ("record", "--period", "2026-9T", "--plan", plan, "--figures-to")
    tried = ctr(*words, "20/9/2026", "--dry-run")
    assert summary(plan) == before
    ran = ctr(*words, "20/9/2026")
    assert (ran.code, ran.out) == (0, tried.out), ran.err
    assert "+ số liệu tính đến 9 tháng đầu năm 2026: 20/09/2026" in ran.out
    report = ("report", "2026-9T", "--as-of", "2026-10-02", "--plan", plan)
    assert "Số liệu tính đến ngày 20/9/2026." in ctr(*report).out
    assert "20/09/2026 → 25/09/2026" in ctr(*words, "25/9/2026").out
    again = ctr(*words, "25/9/2026")
    assert (again.code, again.out) == (0, "")
    assert ctr(*words, "xóa").code == 0
    assert "Số liệu tính đến ngày 30/9/2026." in ctr(*report).out
    year = ("record", "--year", "2026", "--plan", plan, "--figures-to")
    assert ctr(*year, "20/11/2026").code == 0
    assert "figures_to: 2026-11-20\n" in summary(plan)
    assert ctr("undo", "--yes", "--plan", plan).code == 0


def test_a_day_of_figures_that_cannot_be(ctr: Ctr, plan: Path) -> None:
    before = summary(plan)
    assert ctr("record", "1.1", "--figures-to", "20/9/2026", "--plan", plan).code == 2
    early = ("--period", "2026-Q3", "--figures-to", "20/6/2026")
    ran = ctr("record", *early, "--plan", plan)
    assert (ran.code, "không ghi" in ran.err) == (2, True), ran.err
    assert summary(plan) == before
