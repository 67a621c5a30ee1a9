"""Forms that hold much: whatever a plan holds, its form comes back as it was sent."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from ctr.forms.read import read_form
from tests.conftest import FORM_UNIT, Ctr

LONG = "Rà soát, kiện toàn tổ chức bộ máy theo hướng tinh gọn 🙂. "


def results(plan: Path) -> Path:
    return plan / "results" / "2026" / "phong-moi-truong.yaml"


def grown(plan: Path, kind: str) -> None:
    """The unit's results: of one task, with that many or that long words."""
    if kind == "one entry of 40,000 characters":
        more = f"    log:\n      - on: 2026-03-05\n        done: {(LONG * 800)[:40_000].strip()}\n"
    elif kind == "one entry that just fits":
        more = f"    log:\n      - on: 2026-03-05\n        done: {'x' * 32_000}\n"
    elif kind == "600 entries":
        entry = "      - on: 2026-03-05\n        done: {} {}\n"
        more = "    log:\n" + "".join(entry.format(LONG * 3, number) for number in range(600))
    else:
        more = "    proposals:\n" + "".join(
            f"      - {LONG * 3} {number}\n" for number in range(600)
        )
    results(plan).write_text(
        f'unit: {FORM_UNIT}\nyear: 2026\ntasks:\n  - task: "1.2"\n    state: in_progress\n{more}'
    )


def test_percentages_are_typed_into_cells_of_text(ctr: Ctr, plan: Path, tmp_path: Path) -> None:
    """Elsewhere Excel makes 0.725 of a typed `72,5%`; a figure below one comes back as sent."""
    text = results(plan).read_text()
    results(plan).write_text(text.replace("value: 62, corrects: 66", "value: 0.5, corrects: 66"))
    form = tmp_path / "ty-le.xlsx"
    assert ctr("form", "2026", "--unit", FORM_UNIT, "-o", form, "--plan", plan).code == 0
    book = openpyxl.load_workbook(form)
    page = book["Chỉ tiêu"]
    heads = {cell.value: cell.column for cell in page[1]}
    rows = {page.cell(row, 1).value: row for row in range(2, page.max_row + 1)}
    formats = {
        str(key): page.cell(row, heads["Số liệu"]).number_format
        for key, row in rows.items()
        if page.cell(row, heads["Đơn vị tính"]).value in ("%", "điểm")
    }
    assert formats["1.1/ho-phan-loai-rac"] == "@"
    assert formats["1.3/diem-rac-tu-phat"] == "General"
    assert any("72,5%" in str(cell.value) for cell in book["Hướng dẫn"]["A"])
    assert "không có gì thay đổi" in ctr("collect", form, "--plan", plan).err
    page.cell(rows["1.1/ho-phan-loai-rac"], heads["Số liệu"]).value = "72,5%"
    book.save(form)
    ran = ctr("collect", form, "--plan", plan)
    assert (ran.code, "→ 72,5%" in ran.out) == (0, True), ran.err


@pytest.mark.parametrize(
    "kind",
    [
        "one entry of 40,000 characters",
        "one entry that just fits",
        "600 entries",
        "600 proposals of one task",
    ],
)
def test_the_largest_form_comes_back_as_it_was_sent(
    ctr: Ctr, plan: Path, tmp_path: Path, kind: str
) -> None:
    grown(plan, kind)
    before = results(plan).read_bytes()
    form = tmp_path / "lon.xlsx"
    made = ctr("form", "2026", "--unit", FORM_UNIT, "-o", form, "--plan", plan)
    assert made.code == 0, made.err
    ran = ctr("collect", form, "--plan", plan)
    assert (ran.code, results(plan).read_bytes()) == (0, before), ran.err
    assert "không có gì thay đổi" in ran.err
    book = openpyxl.load_workbook(form)
    page = book["Nhiệm vụ"]
    heads = {cell.value: cell.column for cell in page[1]}
    row = next(row for row in range(2, 700) if page.cell(row, 1).value == "1.2")
    page.cell(row, heads["Khó khăn, vướng mắc"]).value = "Thiếu xe"
    book.save(form)
    ran = ctr("collect", form, "--plan", plan)
    assert ran.code == 0, ran.err
    assert ran.out.count("\n") == 2, ran.out
    assert read_form(form.read_bytes(), form.name).sent
