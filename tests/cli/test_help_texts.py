"""Help as a clerk reads it: Vietnamese only, no word broken, choices and defaults told."""

from __future__ import annotations

import re

import pytest

from ctr.cli.app import Commands
from tests.conftest import Ctr

ENGLISH = re.compile(
    r"\b(usage|options?|arguments?|commands?|default|required|show|this|message|exit|install|"
    r"completion|shell\.|one of|int|str|path|integer)\b|x>=0",
    re.IGNORECASE,
)
NAMES = re.compile(r"--?[a-z-]+|\bctr( [a-z]+)?|^ +(?!ctr )[a-z]+ ", re.MULTILINE)
"""Names of commands and options, which are typed as they are."""


@pytest.mark.parametrize("command", ["", *Commands.lazy])
@pytest.mark.parametrize("columns", ["60", "80", "140"])
def test_help_is_vietnamese_and_breaks_no_word(
    ctr: Ctr, monkeypatch: pytest.MonkeyPatch, command: str, columns: str
) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    shown = ctr(*([command] if command else []), "--help")
    assert shown.code == 0
    assert shown.out.startswith(f"Cách dùng: ctr {command}".rstrip())
    assert not ENGLISH.search(NAMES.sub(" ", shown.out))
    assert max(map(len, shown.out.splitlines())) <= max(int(columns), 60)


def test_choices_and_defaults_are_told(ctr: Ctr) -> None:
    folded = " ".join(ctr("list", "--help").out.split())
    assert "[một trong: lead, coordinating, any; mặc định: lead]" in folded
    assert "[mặc định: 30]" in " ".join(ctr("due", "--help").out.split())


@pytest.mark.parametrize("typed", ["hoàn thành", "xong", "done", "HOAN THANH", "đã xong"])
def test_a_state_is_typed_in_any_of_its_words(ctr: Ctr, typed: str) -> None:
    words = ("--plan", "examples/phuong-vi-du", "--as-of", "2027-11-24", "--format", "json")
    shown = ctr("list", "--state", typed, *words)
    assert shown.code == 0, shown.err
    assert {task["state"] for task in shown.data} == {"done"}


def test_an_unknown_state_is_answered_with_all_of_them(ctr: Ctr) -> None:
    shown = ctr("list", "--state", "sắp xong")
    assert shown.code == 2
    assert "không có trạng thái “sắp xong”" in shown.err
    assert "chưa báo cáo; chưa thực hiện; tạm dừng" in shown.err
    refused = ctr("record", "10.2", "--state", "chưa báo cáo")
    assert refused.code == 2
    assert "chọn: chưa thực hiện; đang thực hiện; hoàn thành" in refused.err
