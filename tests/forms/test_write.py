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
