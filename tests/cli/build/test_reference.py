"""docs/lenh.md tells every command, as it is today."""

from __future__ import annotations

from ctr.cli.app import Commands
from ctr.cli.build.reference import reference
from tests.conftest import ROOT

PAGE = reference()


def test_it_is_made_from_the_program_of_today() -> None:
    assert (ROOT / "docs" / "lenh.md").read_text(encoding="utf-8") == PAGE, "run: make generated"


def test_every_command_is_told_with_its_options_and_examples() -> None:
    for name in Commands.lazy:
        section = PAGE.split(f"\n## ctr {name}\n")[1].partition("\n## ")[0]
        assert f"```text\nctr {name} [TÙY CHỌN]" in section
        assert "| Tùy chọn | Ý nghĩa |" in section
        assert f"```sh\nctr {name}" in section
    assert "Kết thúc với mã 1: có việc quá hạn, trừ khi thêm --exit-zero." in PAGE
    assert "[mặc định: 30]" in PAGE
    assert "| `[TÊN\\|SỐ\\|MÃ…]` |" in PAGE
