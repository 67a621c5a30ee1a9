"""ctr show: one task with all that is known of it."""

from __future__ import annotations

from pathlib import Path

from tests.conftest import Ctr
from tests.importing.corpus import text_file


def test_show_has_everything(ctr: Ctr) -> None:
    out = ctr("show", "1.4.").out
    for part in (
        "Phòng Văn hóa - Xã hội",
        "Nguyễn Hữu Phúc, Chủ tịch",
        "Xin chào, xin lỗi",
        "đọc là",
    ):
        assert part in out
    paragraphs = out.split("Nội dung\n")[1]
    assert max(len(line) for line in paragraphs.splitlines()) > 100  # one line each in a pipe
    assert "Số đã in trong văn bản: 12.5" in ctr("show", "12.6").out
    assert ctr("show", "10.4", "--format", "json").data["number"] == "10.4"


def test_show_an_unknown_task(ctr: Ctr) -> None:
    ran = ctr("show", "10.9")
    assert ran.code == 2
    assert "10.1, 10.2, 10.3, 10.4" in ran.err


def test_show_a_task_by_the_number_printed_in_a_table(ctr: Ctr, tmp_path: Path) -> None:
    rows = "".join(f"| {number} | Việc {number} | Công an phường |\n" for number in (1, 2, 3))
    table = f"II. NHIỆM VỤ\n\n| TT | Nhiệm vụ | Đơn vị chủ trì |\n|---|---|---|\n{rows}"
    (tmp_path / "a.md").write_bytes(text_file(table))
    assert ctr("import", tmp_path / "a.md", "-o", tmp_path / "moi").code == 0
    ran = ctr("show", "3", "--plan", tmp_path / "moi")
    assert ran.code == 2
    assert "ý bạn là 1.3 (văn bản in 3)?" in ran.err


def test_show_a_task_by_the_last_part_of_its_number(ctr: Ctr, tmp_path: Path) -> None:
    points = "".join(f"1.{number}. Việc.\n\nChủ trì: Công an phường.\n\n" for number in (1, 2, 3))
    (tmp_path / "a.txt").write_bytes(text_file(f"II. NHIỆM VỤ\n\n1. An ninh\n\n{points}"))
    assert ctr("import", tmp_path / "a.txt", "-o", tmp_path / "moi").code == 0
    assert "ý bạn là 1.3? " in ctr("show", "3", "--plan", tmp_path / "moi").err
    assert "ý bạn" not in ctr("show", "4", "--plan", tmp_path / "moi").err
    assert "ý bạn" not in ctr("show", "1", "--plan", tmp_path / "moi").err
