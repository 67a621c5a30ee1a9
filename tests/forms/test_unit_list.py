from __future__ import annotations

from pathlib import Path

import pytest
import xlsxwriter

from ctr.errors import CannotRun
from ctr.forms.unit_list import read_addresses, read_unit_list


def workbook(path: Path, **sheets: list[list[str]]) -> Path:
    with xlsxwriter.Workbook(path) as book:
        for name, rows in sheets.items():
            sheet = book.add_worksheet(name)
            for number, row in enumerate(rows):
                sheet.write_row(number, 0, row)
    return path


def test_units_and_leaders_of_a_list_as_offices_keep_it(tmp_path: Path) -> None:
    path = workbook(
        tmp_path / "a.xlsx",
        donvi=[
            ["DANH SÁCH CÁC ĐƠN VỊ"],
            ["TT", "Tên đơn vị", "Tên ngắn", "Ký hiệu", "Tên khác", "Đoàn thể"],
            [
                "1",
                "Phòng Kinh tế, Hạ tầng và Đô thị",
                "Phòng KT",
                "KTHTĐT",
                "KTHT&ĐT; Phòng Kinh tế",
                "",
            ],
            ["2", "Hội Nông dân phường", "", "", "", "x"],
            ["", "", "", "", "", ""],
            ["3", "Hội Nông dân phường", "", "", "", ""],
        ],
        lanhdao=[["Họ và tên", "Chức vụ"], ["Lê Văn An", "Chủ tịch Ủy ban nhân dân phường"]],
    )
    found = read_unit_list(path)
    assert found.units == [
        {
            "name": "Phòng Kinh tế, Hạ tầng và Đô thị",
            "short": "Phòng KT",
            "symbol": "KTHTĐT",
            "aliases": ["KTHT&ĐT", "Phòng Kinh tế"],
        },
        {"name": "Hội Nông dân phường", "partner": True},
    ]
    assert found.leaders == [{"name": "Lê Văn An", "position": "Chủ tịch Ủy ban nhân dân phường"}]


def test_a_workbook_without_a_list_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CannotRun, match="không thấy danh sách"):
        read_unit_list(workbook(tmp_path / "a.xlsx", a=[["Ngày", "Việc"], ["1", "2"]]))


def test_what_is_no_workbook_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(b"PK\x03\x04")
    with pytest.raises(CannotRun, match="không đọc được"):
        read_unit_list(path)


def test_addresses_of_units_go_into_their_entries(tmp_path: Path) -> None:
    rows = [["Tên đơn vị", "Thư điện tử"], ["Công an xã", "ca@x.vn"], ["Trạm Y tế", ""]]
    path = workbook(tmp_path / "a.xlsx", a=rows, b=[["Họ và tên", "Email"], ["Lê An", "an@x.vn"]])
    found = read_unit_list(path)
    assert found.units == [{"name": "Công an xã", "email": "ca@x.vn"}, {"name": "Trạm Y tế"}]
    assert found.leaders == [{"name": "Lê An"}]
    assert read_addresses(path) == [("Công an xã", "ca@x.vn")]


def test_a_faulty_address_is_refused_with_its_unit(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", a=[["Tên đơn vị", "Email"], ["Công an xã", "ca@"]])
    with pytest.raises(CannotRun, match="Công an xã: “ca@” không phải một địa chỉ"):
        read_unit_list(path)
