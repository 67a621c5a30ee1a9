"""ctr units: who is in the plan, and with how much."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import Ctr


def test_units_and_groups_with_their_counts(ctr: Ctr) -> None:
    units = {unit["name"]: unit for unit in ctr("units", "--format", "json").data}
    assert units["Công an phường"]["lead"] == 4
    assert units["Công an phường"]["through_groups"] == 1
    assert units["Các phòng chuyên môn"]["coordinating"] == 37


def test_the_table_names_the_kind(ctr: Ctr) -> None:
    rows = ctr("units").out.splitlines()
    heads = "TÊN TÊN NGẮN THƯ ĐIỆN TỬ LOẠI CHỦ TRÌ QUA NHÓM PHỐI HỢP"
    assert " ".join(rows[0].split()) == heads
    (group,) = [row for row in rows if row.startswith("Các phòng chuyên môn ")]
    assert group.split()[-4:] == ["nhóm", "0", "0", "37"]


def units_file(plan: Path) -> str:
    return (plan / "units.yaml").read_text(encoding="utf-8")


def address(ctr: Ctr, plan: Path, unit: str) -> str | None:
    (row,) = ctr("units", "--unit", unit, "--format", "json", "--plan", plan).data
    email: str | None = row["email"]
    return email


def test_one_unit_alone(ctr: Ctr) -> None:
    assert [row["name"] for row in ctr("units", "--unit", "CAP", "--format", "json").data] == [
        "Công an phường"
    ]
    assert ctr("units", "--unit", "Sở Ngoại giao").code == 2


def test_an_address_is_put_down_changed_and_taken_out(ctr: Ctr, our_plan: Path) -> None:
    before = units_file(our_plan)
    put = ("units", "--unit", "CAP", "--plan", our_plan, "--email")
    ran = ctr(*put, "cap@phuong.gov.vn")
    assert ran.code == 0, ran.err
    assert ran.out == "plan/units.yaml: địa chỉ thư\n  + Công an phường: cap@phuong.gov.vn\n"
    assert address(ctr, our_plan, "CAP") == "cap@phuong.gov.vn"
    added = set(units_file(our_plan).splitlines()) - set(before.splitlines())
    assert added == {"    email: cap@phuong.gov.vn"}
    assert "~ Công an phường: cap@phuong.gov.vn → ca@x.vn" in ctr(*put, "ca@x.vn").out
    again = ctr(*put, "ca@x.vn")
    assert (again.code, again.out) == (0, "")
    assert "đã có đủ" in again.err
    assert "- Công an phường: ca@x.vn" in ctr(*put, "xóa").out
    assert units_file(our_plan) == before
    assert ctr(*put, "").code == 0


def test_an_address_in_an_entry_on_one_line(ctr: Ctr, plan: Path) -> None:
    for typed, kept in (("ca@x.vn", "ca@x.vn"), ("Xoá", None), ("b@x.vn", "b@x.vn"), (" ", None)):
        put = ("units", "--unit", "Công an", "--email", typed, "--plan", plan)
        assert ctr(*put).code == 0, typed
        assert address(ctr, plan, "Công an") == kept
    assert "\n  - {name: Công an phường Ví Dụ, short: Công an}\n" in units_file(plan)


def test_a_dry_run_and_undo(ctr: Ctr, our_plan: Path) -> None:
    before = units_file(our_plan)
    put = ("units", "--unit", "CAP", "--email", "cap@x.vn", "--plan", our_plan)
    ran = ctr(*put, "--dry-run")
    assert "+ Công an phường: cap@x.vn" in ran.out
    assert "chưa ghi gì" in ran.err
    assert units_file(our_plan) == before
    assert ctr(*put).code == 0
    assert "cap@x.vn" in ctr("undo", "--yes", "--plan", our_plan).out
    assert units_file(our_plan) == before


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("--unit", "CAP", "--email", "cap phuong"), "“cap phuong” không phải một địa chỉ"),
        (("--unit", "CAP", "--email", "a@x.vn; b@x.vn"), "không phải một địa chỉ"),
        (("--unit", "Các phòng chuyên môn", "--email", "a@x.vn"), "là nhóm"),
        (("--unit", "Sở Ngoại giao", "--email", "a@x.vn"), "không có đơn vị"),
        (("--email", "a@x.vn"), "chưa rõ địa chỉ của đơn vị nào"),
        (("--unit", "CAP", "--emails", "a.xlsx"), "--emails không đi cùng"),
        (("--unit", "CAP", "--email", "a@x.vn", "--format", "json"), "không đi cùng --email"),
        (("--dry-run",), "chỉ đi cùng --email"),
        (("--emails", "khong-co.xlsx"), "không đọc được"),
    ],
)
def test_what_cannot_be_put_down_is_told(
    ctr: Ctr, our_plan: Path, words: tuple[str, ...], told: str
) -> None:
    before = units_file(our_plan)
    ran = ctr("units", *words, "--plan", our_plan)
    assert ran.code == 2
    assert told in ran.err
    assert units_file(our_plan) == before


def test_its_own_workbook_is_a_list_to_fill_in(ctr: Ctr, our_plan: Path, tmp_path: Path) -> None:
    import openpyxl

    path = tmp_path / "danh-ba.xlsx"
    assert ctr("units", "-o", path, "--plan", our_plan).code == 0
    book = openpyxl.load_workbook(path)
    (page,) = book.worksheets
    (head,) = [cell for row in page.iter_rows() for cell in row if cell.value == "Thư điện tử"]
    names = {row[0].value: row[0].row for row in page.iter_rows()}
    page.cell(names["Công an phường"], head.column).value = "cap@x.vn"
    book.save(path)
    ran = ctr("units", "--emails", path, "--plan", our_plan)
    assert ran.code == 0, ran.err
    assert address(ctr, our_plan, "CAP") == "cap@x.vn"


def test_a_unit_renamed_by_an_amendment(ctr: Ctr, our_plan: Path) -> None:
    by = ("--document", "Quyết định số 9/QĐ-UBND", "--on", "1/6/2026", "--plan", our_plan)
    assert ctr("amend", "rename", "CAP", "--to", "Công an khu vực", *by).code == 0
    ran = ctr("units", "--unit", "Công an khu vực", "--email", "a@x.vn", "--plan", our_plan)
    assert "+ Công an khu vực: a@x.vn" in ran.out
    assert address(ctr, our_plan, "Công an khu vực") == "a@x.vn"


def test_a_unit_that_was_renamed_gets_a_short_name(ctr: Ctr, our_plan: Path) -> None:
    amended = ("amend", "rename", "Phòng Văn hóa - Xã hội", "--to", "Phòng Văn hóa, Khoa học")
    by = ("--document", "Quyết định số 46/QĐ-UBND", "--on", "1/6/2026")
    assert ctr(*amended, *by, "--plan", our_plan).code == 0
    before = units_file(our_plan)
    words = ("units", "--unit", "Phòng Văn hóa, Khoa học", "--plan", our_plan, "--short")
    tried = ctr(*words, "Phòng VHKH", "--dry-run")
    assert units_file(our_plan) == before
    ran = ctr(*words, "Phòng VHKH")
    assert (ran.code, ran.out) == (0, tried.out), ran.err
    assert "  + Phòng Văn hóa, Khoa học: Phòng VHKH\n" in ran.out
    (row,) = ctr("units", "--unit", "Phòng VHKH", "--format", "json", "--plan", our_plan).data
    assert (row["name"], row["short"]) == ("Phòng Văn hóa, Khoa học", "Phòng VHKH")
    assert ctr("units", "--unit", "CAP", "--short", "ca phường", "--plan", our_plan).code == 0
    assert "    short: ca phường\n" in units_file(our_plan)
    assert "CA phường" not in units_file(our_plan)
    assert ctr("undo", "--yes", "--plan", our_plan).code == 0
    taken = ctr(*words, "CAP")
    assert (taken.code, "không ghi" in taken.err) == (2, True)
    assert ctr("undo", "--yes", "--plan", our_plan).code == 0
    assert units_file(our_plan) == before


def test_the_symbol_of_a_unit_stands_in_its_report(ctr: Ctr, our_plan: Path) -> None:
    report = ("report", "2026", "--unit", "CHQS", "--plan", our_plan)
    assert "ký hiệu của" in ctr(*report).err
    ran = ctr("units", "--unit", "CHQS", "--symbol", "BCHQS", "--plan", our_plan)
    assert (ran.code, "+ Ban Chỉ huy Quân sự phường: BCHQS" in ran.out) == (0, True), ran.err
    after = ctr(*report)
    assert ("/BC-BCHQS" in after.out, "ký hiệu của" in after.err) == (True, False)


def test_who_signs_for_a_unit_stands_in_its_report(ctr: Ctr, our_plan: Path) -> None:
    before = units_file(our_plan)
    words = ("units", "--unit", "CHQS", "--plan", our_plan)
    alone = ctr(*words, "--signer", "Lê Văn Tám")
    assert (alone.code, "cần cả họ tên và chức vụ" in alone.err) == (2, True)
    both = ("--signer", "Lê Văn Tám", "--position", "Chỉ huy trưởng")
    tried = ctr(*words, *both, "--dry-run")
    assert units_file(our_plan) == before
    ran = ctr(*words, *both)
    assert (ran.code, ran.out) == (0, tried.out), ran.err
    assert ran.out.splitlines() == [
        "plan/units.yaml: người ký của Ban Chỉ huy Quân sự phường",
        "  + họ tên người ký: Lê Văn Tám",
        "  + chức vụ người ký: Chỉ huy trưởng",
    ]
    after = ctr("report", "2026", "--unit", "CHQS", "--plan", our_plan)
    assert ("CHỈ HUY TRƯỞNG" in after.out, "Lê Văn Tám" in after.out) == (True, True)
    assert "người ký của" not in after.err
    again = ctr(*words, "--signer", "Ngô Văn Sáu")
    assert "~ họ tên người ký: Lê Văn Tám → Ngô Văn Sáu" in again.out
    assert ctr("undo", "--yes", "--plan", our_plan).code == 0
    assert ctr("undo", "--yes", "--plan", our_plan).code == 0
    assert units_file(our_plan) == before


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("--short", "VP"), "chưa rõ tên ngắn của đơn vị nào"),
        (("--unit", "Các phòng chuyên môn", "--short", "PCM"), "là nhóm nên không có tên ngắn"),
        (("--unit", "CAP", "--short", "CA", "--email", "a@b.vn"), "mỗi lần chỉ một trong"),
    ],
)
def test_a_short_name_that_is_refused(ctr: Ctr, words: tuple[str, ...], says: str) -> None:
    ran = ctr("units", *words)
    assert (ran.code, says in ran.err) == (2, True), ran.err
