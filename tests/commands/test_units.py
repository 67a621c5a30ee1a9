"""ctr units: who is in the plan, and with how much."""

from __future__ import annotations

from tests.conftest import Ctr


def test_units_and_groups_with_their_counts(ctr: Ctr) -> None:
    units = {unit["name"]: unit for unit in ctr("units", "--format", "json").data}
    assert units["Công an phường"]["lead"] == 4
    assert units["Công an phường"]["through_groups"] == 1
    assert units["Các phòng chuyên môn"]["coordinating"] == 37


def test_the_table_names_the_kind(ctr: Ctr) -> None:
    rows = ctr("units").out.splitlines()
    heads = "TÊN TÊN NGẮN LOẠI CHỦ TRÌ QUA NHÓM PHỐI HỢP"
    assert " ".join(rows[0].split()) == heads
    (group,) = [row for row in rows if row.startswith("Các phòng chuyên môn ")]
    assert group.split()[-4:] == ["nhóm", "0", "0", "37"]
