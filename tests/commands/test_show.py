"""ctr show: one task with all that is known of it."""

from __future__ import annotations

from tests.conftest import Ctr


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
