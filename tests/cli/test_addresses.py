"""Addresses of units as an office's list has them, through `ctr units --emails`."""

from __future__ import annotations

from pathlib import Path

from tests.commands.test_units import address, units_file
from tests.conftest import Ctr
from tests.forms.test_unit_list import workbook


def test_addresses_of_a_list(ctr: Ctr, our_plan: Path, tmp_path: Path) -> None:
    put = ("units", "--unit", "Trạm Y tế", "--email", "tyt@x.vn", "--plan", our_plan)
    assert ctr(*put).code == 0
    path = workbook(
        tmp_path / "danh-ba.xlsx",
        a=[
            ["DANH BẠ"],
            ["TT", "Đơn vị", "Người phụ trách", "Chức vụ", "E-mail"],
            ["1", "Công an phường", "Lê An", "Trưởng", "cap@x.vn"],
            ["2", "Phòng VHXH", "Lê Ba", "Trưởng", ""],
            ["3", "Tram Y te", "Lê Tư", "Trưởng", "Xóa"],
            ["4", "Hội Sinh vật cảnh", "Lê Năm", "Chủ tịch", "svc@x.vn"],
        ],
    )
    ran = ctr("units", "--emails", path, "--plan", our_plan)
    assert ran.code == 0, ran.err
    assert ran.out.splitlines()[1:] == [
        "  + Công an phường: cap@x.vn",
        "  - Trạm Y tế phường: tyt@x.vn",
    ]
    assert "Không có trong kế hoạch nên bỏ qua: Hội Sinh vật cảnh" in ran.err
    assert address(ctr, our_plan, "CAP") == "cap@x.vn"
    assert ctr("undo", "--yes", "--plan", our_plan).code == 0
    assert address(ctr, our_plan, "CAP") is None
    assert address(ctr, our_plan, "Trạm Y tế") == "tyt@x.vn"


def test_all_that_is_wrong_in_a_list_is_told_and_nothing_written(
    ctr: Ctr, our_plan: Path, tmp_path: Path
) -> None:
    before = units_file(our_plan)
    path = workbook(
        tmp_path / "a.xlsx",
        a=[
            ["Tên đơn vị", "Thư điện tử"],
            ["Công an phường", "cap@x.vn"],
            ["CAP", "khac@x.vn"],
            ["Phòng VHXH", "vhxh"],
            ["Các phòng chuyên môn", "phong@x.vn"],
        ],
    )
    ran = ctr("units", "--emails", path, "--plan", our_plan)
    assert ran.code == 2
    assert "Công an phường: có hai địa chỉ khác nhau, cap@x.vn và khac@x.vn" in ran.err
    assert "Phòng VHXH: “vhxh” không phải một địa chỉ thư điện tử" in ran.err
    assert "“Các phòng chuyên môn” là nhóm" in ran.err
    assert units_file(our_plan) == before


def test_a_list_without_addresses(ctr: Ctr, our_plan: Path, tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", a=[["Tên đơn vị"], ["Công an phường"]])
    ran = ctr("units", "--emails", path, "--plan", our_plan)
    assert ran.code == 2
    assert "không thấy cột địa chỉ thư" in ran.err
    path = workbook(tmp_path / "b.xlsx", a=[["Tên đơn vị", "Email"], ["Công an phường", ""]])
    assert ctr("units", "--emails", path, "--plan", our_plan).code == 2
