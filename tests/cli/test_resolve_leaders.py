"""A leader is found by the end of the name, by every command that takes one."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import Ctr

COMMANDS = ("list", "due", "status", "targets", "calendar")


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("typed", ["Hằng Nga", "đ/c Nga", "Bà Nga", "thị hằng nga", "ba hang nga"])
def test_the_end_of_a_name_is_enough(ctr: Ctr, command: str, typed: str) -> None:
    words = (command, "--as-of", "2026-11-20")
    in_full = ctr(*words, "--leader", "Dương Thị Hằng Nga")
    ran = ctr(*words, "--leader", typed)
    assert in_full.out
    assert (ran.code, ran.out) == (in_full.code, in_full.out)


def test_an_end_of_several_names_lists_them(ctr: Ctr, small: Path) -> None:
    leaders = small / "leaders.yaml"
    text = leaders.read_text(encoding="utf-8")
    leaders.write_text(f"{text}  - name: Nguyễn Văn Hòa\n", encoding="utf-8")
    for typed in ("Hòa", "Văn Hòa", "ông Hòa", "van hoa"):
        ran = ctr("list", "--leader", typed, "--plan", small)
        assert (ran.code, ran.out) == (2, "")
        assert f"chưa rõ “{typed}” là lãnh đạo nào" in ran.err
        assert "“Lê Văn Hòa” hay “Nguyễn Văn Hòa”" in ran.err
    assert "1.2" in ctr("list", "--leader", "Lê Văn Hòa", "--plan", small).out
