"""ctr templates: which are in use, and a copy to change."""

from __future__ import annotations

from pathlib import Path

import pytest

from ctr.documents.find_template import packaged_templates
from tests.conftest import Ctr


def test_a_copy_is_the_packaged_one_and_its_place_is_the_answer(ctr: Ctr, plan: Path) -> None:
    ran = ctr("templates", "copy", "report.md.j2", "--plan", plan)
    copied = plan.parent / "templates" / "report.md.j2"
    assert (ran.code, ran.out) == (0, f"{copied}\n")
    assert ran.err == "Sửa tệp này; ctr sẽ dùng nó thay cho mẫu kèm theo.\n"
    assert copied.read_bytes() == (packaged_templates() / "report.md.j2").read_bytes()
    copied.write_text("mẫu của phường")
    assert ctr("templates", "copy", "report.md.j2", "--plan", plan).code == 2
    assert copied.read_text() == "mẫu của phường"
    assert ctr("templates", "copy", "report.md.j2", "--force", "--plan", plan).code == 0
    assert copied.read_text() != "mẫu của phường"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("copy",), "Lỗi: thiếu tên mẫu\n    → các mẫu: report.md.j2, report.docx, "),
        (("copy", "bia.docx"), "Lỗi: không có mẫu “bia.docx”\n    → các mẫu: report.md.j2, "),
        (("copy", "../units.yaml"), "Lỗi: không có mẫu “../units.yaml”"),
        (("xem",), "Lỗi: không có việc “xem”\n    → dùng: ctr templates copy TÊN"),
    ],
)
def test_what_cannot_be_copied(ctr: Ctr, plan: Path, words: tuple[str, ...], said: str) -> None:
    ran = ctr("templates", *words, "--plan", plan)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith(said)
    assert not (plan.parent / "templates").exists()


def test_the_packaged_templates_are_not_copied_onto_themselves(ctr: Ctr) -> None:
    before = (packaged_templates() / "report.docx").read_bytes()
    ran = ctr("templates", "copy", "report.docx", "--force")
    assert ran.code == 2
    assert "chính mẫu kèm theo" in ran.err
    assert (packaged_templates() / "report.docx").read_bytes() == before
