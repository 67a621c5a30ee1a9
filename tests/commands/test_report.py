"""ctr report: the ward's report, or a unit's, and what it still lacks."""

from __future__ import annotations

import pytest

from tests.conftest import FORM_UNIT as UNIT
from tests.conftest import Ctr

AT = ("--plan", "examples/phuong-vi-du", "--as-of", "2026-12-01")


def test_the_report_goes_to_stdout_and_what_it_lacks_beside_it(ctr: Ctr) -> None:
    ran = ctr("report", "2026")
    assert ran.code == 0
    (line,) = [line for line in ran.err.splitlines() if line.startswith("Còn thiếu, trong văn bản")]
    assert "Còn thiếu" not in ran.out
    assert "[" in ran.out
    assert line.endswith(".")


def test_the_units_proposals_are_told_with_where_to_choose_among_them(ctr: Ctr) -> None:
    lines = ctr("report", "2026", *AT).err.splitlines()
    head = next(place for place, line in enumerate(lines) if line.startswith("Đề xuất của"))
    assert lines[head].endswith("bằng ctr draft 2026 hoặc ctr record --office proposals:")
    assert lines[head + 1].startswith("- ")
    assert "Đề xuất của" not in ctr("report", "2026", "--unit", UNIT, *AT).err


def test_where_the_office_has_not_written_the_way_to_a_draft_is_told(ctr: Ctr) -> None:
    hint = "Dự thảo lời của văn phòng: ctr draft 2026-Q2 -o loi-van-phong.docx"
    assert hint in ctr("report", "2026-Q2", *AT).err.splitlines()
    assert "Dự thảo lời" not in ctr("report", "2026", *AT).err


@pytest.mark.parametrize("year", ["2025", "2029"])
def test_only_years_of_the_programme(ctr: Ctr, year: str) -> None:
    ran = ctr("report", year, *AT)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == (f"Lỗi: chương trình không có năm {year}\n    → chọn năm từ 2026 đến 2028\n")
