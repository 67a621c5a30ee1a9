"""Text in an old font is known from Unicode text by how it is spelt."""

from __future__ import annotations

import pytest

from ctr.blocks.legacy import first_legacy, legacy
from tests.blocks.old_fonts import tcvn3, vni

TEXTS = (
    "Tăng cường pháp chế, kỷ cương xã hội trên địa bàn phường trong giai đoạn tới",
    "Đơn vị chủ trì thực hiện: Phòng Kinh tế, Hạ tầng và Đô thị; phối hợp: các đơn vị liên quan",
    "Phấn đấu đến năm 2030, 100% hồ sơ thủ tục hành chính được xử lý trực tuyến",
)
PLAIN = (
    "",
    "QUOC HIEU 2026",
    "Le président a été réélu à Orléans, où les élèves étaient déjà là",
    "diện tích 50 m² và 3 m³ ± 5 °C",
    "50 m² × 3 m³ ± 5 °C, 25 µm, 100 ¥ § 5 «a» ¶ ½",
    *TEXTS,
)


@pytest.mark.parametrize("text", TEXTS)
def test_old_fonts(text: str) -> None:
    assert legacy(tcvn3(text)) == "TCVN3"
    assert legacy(vni(text)) == "VNI"


@pytest.mark.parametrize("text", PLAIN)
def test_unicode(text: str) -> None:
    assert legacy(text) is None


def test_the_first_place_in_an_old_font_is_told() -> None:
    texts = [
        (TEXTS[0] * 3, lambda: "đoạn 1"), (vni(TEXTS[1]), lambda: "đoạn 2"),
        (TEXTS[2], lambda: "đoạn 3"),
    ]  # fmt: skip
    assert first_legacy(texts) == ("VNI", "đoạn 2")
    assert first_legacy(texts[:1]) is None
    assert first_legacy((part, lambda: "0") for part in vni(TEXTS[1]).split()) == ("VNI", "0")
