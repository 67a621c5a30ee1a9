"""A unit's own report: its name in full, its symbol and its signer."""

from __future__ import annotations

from pathlib import Path
from shutil import copytree

from tests.conftest import EXAMPLE, PLAN, Ctr


def test_the_head_names_the_unit_in_full(ctr: Ctr) -> None:
    out = ctr("report", "2026", "--unit", "Công an phường").out
    assert "**CÔNG AN PHƯỜNG LÊ THANH NGHỊ**" in out
    room = ctr("report", "2026", "--unit", "Phòng Văn hóa - Xã hội").out
    assert out.startswith("**CÔNG AN")
    assert room.startswith("ỦY BAN NHÂN DÂN PHƯỜNG LÊ THANH NGHỊ\n\n**PHÒNG VĂN HÓA - XÃ HỘI**")
    office = ctr("report", "2026", "--unit", "Văn phòng HĐND và UBND").out
    assert "**VĂN PHÒNG HỘI ĐỒNG NHÂN DÂN VÀ ỦY BAN NHÂN DÂN**" in office
    assert "Kính gửi: Ủy ban nhân dân Phường Lê Thanh Nghị (qua" in out
    assert "(qua" not in office


def test_symbol_and_signer_come_from_units_yaml(ctr: Ctr, tmp_path: Path) -> None:
    ran = ctr("report", "2026", "--plan", EXAMPLE, "--unit", "Môi trường")
    assert "Số: …/BC-MT" in ran.out
    assert "**TRƯỞNG PHÒNG**\n\n**Phạm Văn Thử**" in ran.out
    assert "- Lưu: VT." in ran.out
    assert "người ký" not in ran.err
    plan = Path(copytree(PLAN, tmp_path / "plan"))
    units = plan / "units.yaml"
    signer = "    signer: {authority: KT. TRƯỞNG CÔNG AN, position: Phó Trưởng, name: Lê Văn A}\n"
    old = "    short: Công an\n"
    assert old in units.read_text()
    units.write_text(units.read_text().replace(old, f"{old}    symbol: CAP\n{signer}"))
    units.write_text(units.read_text().replace(", CAP]", "]"))
    out = ctr("report", "2026", "--plan", plan, "--unit", "Công an phường").out
    assert "Số: …/BC-CAP" in out
    assert "**KT. TRƯỞNG CÔNG AN**\n\n**PHÓ TRƯỞNG**\n\n**Lê Văn A**" in out


def test_what_units_yaml_lacks_is_a_gap_that_is_told(ctr: Ctr) -> None:
    ran = ctr("report", "2026", "--unit", "Công an phường")
    assert "Số: …/BC-\\[…\\]" in ran.out
    assert "symbol trong units.yaml" in ran.err
    assert "signer trong units.yaml" in ran.err
