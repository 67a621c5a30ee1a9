from __future__ import annotations

import pytest

from ctr.importing.known_bodies import known_length, names_end


@pytest.mark.parametrize(
    ("names", "rest"),
    [
        ("Phòng Văn hóa - Xã hội", " khám sức khỏe học sinh"),
        ("Công an phường Hạ Lâm, Trạm Y tế", " trực đêm giao thừa"),
        ("Sở Tài chính và các cơ quan, đơn vị liên quan", " dự toán kinh phí"),
        ("Công an phường, các tổ dân phố", " tổ chức tuần tra"),
    ],
)
def test_a_list_of_names_ends_before_what_they_do(names: str, rest: str) -> None:
    assert names_end(names + rest) == len(names)


@pytest.mark.parametrize(
    "text",
    [
        "Phòng Văn hóa - Xã hội",
        "Công an các xã tuần tra",
        "Tổ giúp việc rà soát",
        "Trạm Y tế, Hợp tác xã Bến Cũ dọn vệ sinh",
        "",
    ],
)
def test_what_is_no_list_of_known_names_with_a_verb_has_no_end(text: str) -> None:
    assert names_end(text) == 0


def test_a_name_that_is_not_known_may_follow_where_that_is_asked() -> None:
    text = "Trạm Y tế, Hợp tác xã Bến Cũ dọn vệ sinh"
    assert text[: names_end(text, anything=True)] == "Trạm Y tế"


def test_a_known_name_is_as_long_as_it_is_with_its_place() -> None:
    assert known_length("Trung tâm Dịch vụ tổng hợp xã rà soát") == len(
        "Trung tâm Dịch vụ tổng hợp xã"
    )
    assert known_length("Nhóm Bến Cũ") == 0
