from __future__ import annotations

import pytest

from ctr.importing.leaders import read_leaders


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("Đồng chí Lê Văn An, Chủ tịch UBND phường.", [("Lê Văn An", "Chủ tịch UBND phường")]),
        ("Đ/c Trần Thị Bé - Phó Chủ tịch", [("Trần Thị Bé", "Phó Chủ tịch")]),
        (
            "Phó giám đốc Hoàng Văn Cả, Phó giám đốc Lò Thị Dung.",
            [("Hoàng Văn Cả", "Phó giám đốc"), ("Lò Thị Dung", "Phó giám đốc")],
        ),
        (
            "Đ/c Lê A, Chủ tịch; đ/c Phạm Ngọc, Phó Chủ tịch",
            [("Lê A", "Chủ tịch"), ("Phạm Ngọc", "Phó Chủ tịch")],
        ),
        ("Giám đốc Sở.", [("Giám đốc Sở", None)]),
        ("Đảng ủy phường", [("Đảng ủy phường", None)]),
        ("Chủ tịch UBND phường Lê Thanh Nghị", [("Chủ tịch UBND phường Lê Thanh Nghị", None)]),
    ],
)
def test_people_and_their_posts(text: str, people: list[tuple[str, str | None]]) -> None:
    assert [(person.name, person.position) for person in read_leaders(text)] == people
