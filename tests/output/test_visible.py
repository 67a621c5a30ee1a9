"""What is shown on a terminal commands it nothing and reads as it is."""

from __future__ import annotations

from pathlib import Path

import pytest

from ctr.output.visible import on_one_line, visible
from tests.conftest import Ctr
from tests.small_plan import replaced

TURNED = "\u202eUBDN"


def test_line_breaks_stay_and_commands_do_not() -> None:
    assert visible("a\n\tb") == "a\n\tb"
    assert visible("a\x1b[2J\u202eb\x9b") == "a\ufffd[2J\ufffdb\ufffd"


@pytest.mark.parametrize(
    "text", ["::stop-commands::x", "a\n \t::error::b", "a ##[group]", "##vso[x]"]
)
def test_no_service_takes_a_text_for_a_command(text: str) -> None:
    for line in visible(text).splitlines():
        assert not line.strip().startswith("::")
        assert "##[" not in line
        assert "##vso[" not in line
    assert visible(text).replace("\ufffd", "") == text


def test_a_name_is_one_line() -> None:
    assert on_one_line("a\nb\tc\u2028d") == "a\ufffdb\ufffdc\ufffdd"


@pytest.mark.parametrize("format", ["full", "concise"])
def test_the_name_of_a_file_commands_no_service(ctr: Ctr, small: Path, format: str) -> None:
    (small / "a\n::stop-commands::x.yaml").write_text("")
    (small / "results" / "2026").mkdir(parents=True, exist_ok=True)
    (small / "results" / "2026" / "b\n::stop-commands::x.yaml").write_text("unit: [")
    for words in (("check", "--format", format), ("list",), ("record", "9.9"), ("schema",)):
        ran = ctr(*words, "--plan", small)
        assert "\n::" not in ran.out + ran.err
    assert (
        "plan/a�::stop-commands::x.yaml:1:1: "
        in ctr("check", "--format", format, "--plan", small).out
    )


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
