from __future__ import annotations

import pytest

from ctr.importing.bodies import read_bodies


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Phòng Kinh tế, Hạ tầng và Đô thị", ["Phòng Kinh tế, Hạ tầng và Đô thị"]),
        ("Sở Công Thương; Sở Xây dựng", ["Sở Công Thương", "Sở Xây dựng"]),
        ("Các Sở, ban, ngành", ["Các Sở, ban, ngành"]),
        ("Các phòng, ban, ngành, đoàn thể.", ["Các phòng, ban, ngành, đoàn thể"]),
        ("Văn phòng HĐND và UBND", ["Văn phòng HĐND và UBND"]),
        ("phòng Nội vụ, công an phường", ["Phòng Nội vụ", "Công an phường"]),
        ("Các sở: Tài chính, Nội vụ", ["Sở Tài chính", "Sở Nội vụ"]),
        (
            "Các phòng chuyên môn và các cơ quan, đơn vị, cá nhân liên quan.",
            ["Các phòng chuyên môn", "Các cơ quan, đơn vị, cá nhân liên quan"],
        ),
        (
            "Các tổ dân phố và đơn vị liên quan",
            ["Các tổ dân phố", "Đơn vị liên quan"],
        ),
        ("Phòng Văn hóa - Xã hội\nTrạm Y tế", ["Phòng Văn hóa - Xã hội", "Trạm Y tế"]),
        ("- Phòng A;\n- Phòng B", ["Phòng A", "Phòng B"]),
        ("UBND các xã, phường; Công an tỉnh", ["UBND các xã, phường", "Công an tỉnh"]),
    ],
)
def test_a_list_is_cut_only_where_another_body_begins(text: str, names: list[str]) -> None:
    assert [body.name for body in read_bodies(text).bodies] == names


def test_a_group_without_members_is_open() -> None:
    bodies = read_bodies("Công an phường; các đơn vị liên quan; UBND các xã").bodies
    assert [body.open for body in bodies] == [False, True, True]


def test_who_is_asked_and_who_directs() -> None:
    read = read_bodies("Đề nghị Ủy ban MTTQ phường chỉ đạo Hội Nông dân phường thực hiện.")
    assert read.request
    assert read.through == "Ủy ban MTTQ phường"
    assert [body.name for body in read.bodies] == ["Hội Nông dân phường"]


def test_what_may_be_no_body_is_doubtful() -> None:
    assert read_bodies("Theo phân công của cấp trên").doubt


def test_a_name_that_is_known_stays_whole() -> None:
    from ctr.importing.body_names import key_of

    name = "Ban Dân vận và Ban Tuyên giáo"
    assert len(read_bodies(name).bodies) == 2
    assert len(read_bodies(name, frozenset({key_of(name)})).bodies) == 1
