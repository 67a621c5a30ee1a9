"""Forms collected without the day on which they came in."""

from __future__ import annotations

from pathlib import Path

from tests.conftest import FORM_UNIT, Ctr


def test_without_a_day_of_receipt_it_is_said(ctr: Ctr, plan: Path, form: Path) -> None:
    results = plan / "results" / "2026"
    for file in results.glob("*.yaml"):
        lines = file.read_text().splitlines(keepends=True)
        file.write_text("".join(line for line in lines if not line.startswith("received:")))
    collected = ctr("collect", form, "--plan", plan)
    assert collected.code == 0
    assert f"chưa ghi ngày nhận báo cáo của {FORM_UNIT}" in collected.err
    dated = ctr("collect", form, "--received", "20/11/2026", "--plan", plan)
    assert "chưa ghi" not in dated.err
    assert "chưa ghi" not in ctr("collect", form, "--plan", plan).err


def test_a_form_of_a_period_asks_for_the_day_of_that_period(ctr: Ctr, plan: Path) -> None:
    """The report of the whole year has its day; that of the quarter has none."""
    form = plan.parent / "bieu-quy.xlsx"
    ctr("form", "2026-Q2", "--unit", FORM_UNIT, "-o", form, "--plan", plan)
    said = f"chưa ghi ngày nhận báo cáo của {FORM_UNIT}"
    assert said in ctr("collect", form, "--plan", plan).err
    ctr("collect", form, "--received", "24/6/2026", "--plan", plan)
    assert said not in ctr("collect", form, "--plan", plan).err
