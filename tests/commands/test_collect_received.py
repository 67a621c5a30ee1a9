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
