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
        ("Đ/c Trần Thị Mai - PCT", [("Trần Thị Mai", "Phó Chủ tịch")]),
        ("Nguyễn Văn Sơn - PCT UBND phường", [("Nguyễn Văn Sơn", "Phó Chủ tịch UBND phường")]),
        ("Lê Văn Hòa (CT)", [("Lê Văn Hòa", "Chủ tịch")]),
        ("PCT. Trần Thị Mai", [("Trần Thị Mai", "Phó Chủ tịch")]),
        ("Trần Thị Mai PCT", [("Trần Thị Mai", "Phó Chủ tịch")]),
        (
            "Đ/c Đỗ Văn Tư - PBT TT Đảng ủy; đ/c Trần Thị Mai - PCT, đ/c Lê Văn Hòa, CT HĐND",
            [
                ("Đỗ Văn Tư", "Phó Bí thư Thường trực Đảng ủy"),
                ("Trần Thị Mai", "Phó Chủ tịch"),
                ("Lê Văn Hòa", "Chủ tịch HĐND"),
            ],
        ),
        ("PCT UBND phường", [("Phó Chủ tịch UBND phường", None)]),
        ("Giám đốc Sở.", [("Giám đốc Sở", None)]),
        ("Đảng ủy phường", [("Đảng ủy phường", None)]),
        ("Chủ tịch UBND phường Lê Thanh Nghị", [("Chủ tịch UBND phường Lê Thanh Nghị", None)]),
    ],
)
def test_people_and_their_posts(text: str, people: list[tuple[str, str | None]]) -> None:
    assert [(person.name, person.position) for person in read_leaders(text)] == people


@pytest.mark.parametrize(
    ("text", "strange"),
    [
        ("Đ/c Trần Thị Mai - PCTC", "PCTC"),
        ("Trần Thị Mai (KTV), Lê Văn Hòa - CT", "KTV"),
        ("Đ/c Trần Thị Mai, đ/c Lê Văn Hòa", ""),
        ("Trần Thị Mai và Lê Văn Hòa", ""),
    ],
)
def test_a_post_that_cannot_be_read_is_told(text: str, strange: str) -> None:
    told = "".join(person.doubt for person in read_leaders(text))
    assert (f"“{strange}” của Trần Thị Mai" in told) if strange else not told
