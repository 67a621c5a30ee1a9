"""The group of commands: found by name, imported when run, all inside the boundary."""

from __future__ import annotations

from pathlib import Path

import pytest
import typer

from ctr.cli.app import Commands, app
from tests.conftest import Ctr


@pytest.mark.parametrize("command", Commands.lazy)
def test_every_command_has_its_own_help(ctr: Ctr, command: str) -> None:
    for option in ("--help", "-h"):
        ran = ctr(command, option)
        assert (ran.code, ran.err) == (0, "")
        assert ran.out.split()[:4] == ["Cách", "dùng:", "ctr", command]


def test_the_help_lists_every_command_in_order(ctr: Ctr) -> None:
    out = ctr("--help").out
    places = [out.index(f" {command} ") for command in Commands.lazy]
    assert places == sorted(places)


def test_without_words_the_help_is_shown(ctr: Ctr, tmp_path: Path) -> None:
    ran = ctr(cwd=tmp_path)
    assert ran.code == 2
    assert "Theo dõi, đôn đốc, tổng hợp" in ran.out + ran.err
    assert "Lỗi" not in ran.out + ran.err


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("lits", "không có lệnh “lits”; ý bạn là “list” hay “units”?"),
        ("xyzzy", "không có lệnh “xyzzy”"),
        ("LIST", "không có lệnh “LIST”; ý bạn là “list”?"),
    ],
)
def test_an_unknown_command(ctr: Ctr, typed: str, words: str) -> None:
    ran = ctr(typed)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == f"Lỗi: {words}\n    → xem các lệnh: ctr --help\n"


def test_an_unknown_option_before_the_command(ctr: Ctr) -> None:
    ran = ctr("--plam", "x", "list")
    assert ran.code == 2
    assert "không có tùy chọn --plam; ý bạn là “--plan”?" in ran.err


def test_who_handles_exceptions_gets_them() -> None:
    group = typer.main.get_command(app)
    with pytest.raises(Exception, match="lits"):
        group.main(["lits"], standalone_mode=False)
