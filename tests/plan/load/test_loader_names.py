"""Names of units and leaders that no register has, or that stand for two."""

from __future__ import annotations

from pathlib import Path

import pytest
from syrupy.assertion import SnapshotAssertion

from ctr.plan.load.loader import load
from tests.plan.load.faults import (
    LEADERS,
    UNITS,
    Fault,
    check,
    in_leaders,
    in_programme,
    in_two,
    in_units,
    lead,
)
from tests.small_plan import plant

NAMES = [
    lead("misspelt unit", "[«unknown-unit»Phòng Văn hoá Xá hội]", "ý bạn là “Phòng Văn hóa - Xã"),
    lead("misspelt short name", "[«unknown-unit»Phòng VHXHH]", "ý bạn là “Phòng Văn hóa - Xã hội”"),
    lead("unit without marks", "[«unknown-unit»Van phong]", "ý bạn là “Văn phòng HĐND và UBND”"),
    lead("unit like no other", "[«unknown-unit»Sở Ngoại giao]", "units.yaml"),
    lead("comma", "[«unknown-unit»Phòng Kinh tế, «unknown-unit»Hạ tầng và Đô thị]", "nháy"),
    lead("long name", f"[«unknown-unit»{'Phòng Văn hóa ' * 100}]"),
    in_two("body asked", "through: Văn", "through: «unknown-unit»Vân", "“Văn phòng HĐND và UBND”"),
    in_programme("who owes", "owed_by: [Văn phòng", "owed_by: [«unknown-unit»Sở Y tế"),
    in_programme("receiver", "to: Văn phòng", "to: «unknown-unit»Sở Tài chính"),
    in_units("member", "      - Phòng Văn", "      - «unknown-unit»Phòng Vân", "“Phòng Văn hóa"),
    in_units(
        "group as a member",
        "- Phòng Văn",
        "- «unknown-unit»Các phòng chuyên môn\n      - Phòng Văn",
        "nhóm",
    ),
    in_two("misspelt leader", "Lê Văn Hòa", "«unknown-leader»Lê Văn Hoa", "ý bạn là “Lê Văn Hòa”"),
    in_two("leader like no other", "Lê Văn Hòa", "«unknown-leader»Xyz", "leaders.yaml"),
    in_units(
        "name of another", "short: Phòng KTHTĐT", "short: «duplicate-name»PHÒNG VHXH", "dòng 6"
    ),
    in_units(
        "own name again", "[VP HĐND và UBND]", "[«duplicate-name»Văn phòng HĐND & UBND]", "dòng 2"
    ),
    in_leaders("leader twice", "[Phó Chủ tịch Hòa]", "[«duplicate-name»Trần Thị Thuý]", "dòng 2"),
]


@pytest.mark.parametrize("fault", NAMES, ids=lambda fault: fault.name)
def test_a_fault_is_told_once_at_its_place(
    small: Path, fault: Fault, snapshot: SnapshotAssertion
) -> None:
    assert check(small, plant(small, fault.file, fault.text), fault.says) == snapshot


@pytest.mark.parametrize("file", [UNITS, LEADERS])
@pytest.mark.parametrize(
    "content",
    [None, b"", b"units: [\n", b"\xff", b"abc", b"- abc"],
    ids=["missing", "empty", "not YAML", "not UTF-8", "text", "list"],
)
def test_names_are_not_unknown_where_their_register_is_unread(
    small: Path, file: str, content: bytes | None
) -> None:
    (small / file).unlink()
    if content is not None:
        (small / file).write_bytes(content)
    assert {problem.file for problem in load(small).problems} == {f"plan/{file}"}
