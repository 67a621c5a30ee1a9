"""What is shown on a terminal commands it nothing and reads as it is."""

from __future__ import annotations

from pathlib import Path

import pytest

from ctr.output.visible import visible
from tests.conftest import Ctr
from tests.small_plan import replaced

TURNED = "\u202eUBDN"


def test_line_breaks_stay_and_commands_do_not() -> None:
    assert visible("a\n\tb") == "a\n\tb"
    assert visible("a\x1b[2J\u202eb\x9b") == "a\ufffd[2J\ufffdb\ufffd"


def test_a_name_that_reads_as_another_is_a_problem(ctr: Ctr, small: Path) -> None:
    file = "units.yaml"
    (small / file).write_text(replaced(file, ("[VP HĐND và UBND]", f"[VP {TURNED}]")))
    ran = ctr("check", "--format", "concise", "--plan", small)
    assert ran.code == 1
    assert "plan/units.yaml:4:18: file-encoding" in ran.out
    assert "\u202e" not in ran.out


def test_nor_is_it_recorded(ctr: Ctr, plan: Path) -> None:
    ran = ctr("record", "1.1", "--unit", "Phòng Môi trường", "--done", TURNED, "--plan", plan)
    assert ran.code == 2
    assert "\u202e" not in ran.err


@pytest.mark.parametrize("format", ["full", "concise"])
def test_the_name_of_a_file_commands_no_terminal(ctr: Ctr, small: Path, format: str) -> None:
    (small / "\x1b[31m\u202e.yaml").write_text("")
    ran = ctr("check", "--format", format, "--plan", small)
    assert "�[31m�.yaml" in ran.out
    assert ctr("list", "--plan", small).err.count("�[31m�.yaml") == 1


def test_nor_does_what_was_typed(ctr: Ctr, plan: Path) -> None:
    assert "\x1b" not in ctr("list", "--unit", "\x1b[2Jx", "--plan", plan).err
