from __future__ import annotations

import pytest

from ctr.vietnamese.document_parts import is_annex, part_kind, part_number, without_number


@pytest.mark.parametrize(
    ("heading", "number", "rest"),
    [
        ("III. TỔ CHỨC THỰC HIỆN", 3, "TỔ CHỨC THỰC HIỆN"),
        ("IX/ ĐIỀU KHOẢN", 9, "ĐIỀU KHOẢN"),
        ("B. NHIỆM VỤ", 2, "NHIỆM VỤ"),
        ("Phần II", 2, ""),
        ("4. Kinh phí", 4, "Kinh phí"),
        ("NHIỆM VỤ", None, "NHIỆM VỤ"),
        ("Vi phạm và xử lý", None, "Vi phạm và xử lý"),
    ],
)
def test_a_heading_has_a_number_and_words(heading: str, number: int | None, rest: str) -> None:
    assert part_number(heading) == number
    assert without_number(heading) == rest


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("MỤC ĐÍCH, YÊU CẦU", "purpose"),
        ("CHỈ TIÊU", "goals"),
        ("MỤC TIÊU VÀ NHIỆM VỤ", "content"),
        ("KINH PHÍ THỰC HIỆN", "implementation"),
        ("TÌNH HÌNH", "other"),
    ],
)
def test_a_title_tells_what_a_part_holds(title: str, kind: str) -> None:
    assert part_kind(title) == kind


def test_appendices_are_known_by_how_they_begin() -> None:
    assert is_annex("Phụ lục 01: Danh mục")
    assert not is_annex("Phụ nữ làm kinh tế")
