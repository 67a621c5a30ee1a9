from __future__ import annotations

import pytest

from ctr.importing.body_names import initials, is_partner, key_of


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Văn phòng HĐND và UBND", "Văn phòng HĐND&UBND phường"),
        ("Ủy ban MTTQ Việt Nam phường", "Uỷ ban Mặt trận Tổ quốc Việt Nam phường"),
        ("UBND phường Hạ Lâm", "Ủy ban nhân dân phường"),
        ("Công an phường", "Công an phường Hạ Lâm"),
    ],
)
def test_spellings_of_one_body_have_one_key(one: str, other: str) -> None:
    assert key_of(one, "Phường Hạ Lâm") == key_of(other, "Phường Hạ Lâm")


def test_the_letters_of_an_abbreviated_name() -> None:
    assert initials("Phòng Văn hóa - Xã hội") == "vhxh"
    assert initials("Phòng Kinh tế, Hạ tầng và Đô thị") == "kthtdt"


def test_front_and_unions_are_asked_not_charged() -> None:
    assert is_partner("Ủy ban MTTQ phường")
    assert not is_partner("Hội đồng nhân dân phường")
