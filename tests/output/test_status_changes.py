"""Under the status stands what changed, of the rows that are shown."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from ctr.history.events import events
from ctr.history.plans import compare
from ctr.output.listing import Listing, as_text
from ctr.output.progress import STATUS
from ctr.output.status_changes import with_changes
from ctr.output.table import Column
from ctr.plan.load.loader import load
from ctr.plan.model.reporting_periods import ReportingPeriod
from ctr.tracking.summary import StatusSummary, SummaryReader
from tests.small_plan import small_plan

OFFICE = "Văn phòng HĐND và UBND"


def test_each_row_has_its_own_changes(tmp_path: Path) -> None:
    folder = small_plan(tmp_path)
    old = load(folder).plan
    path = folder / "sections" / "02-van-hoa.yaml"
    text = path.read_text("utf-8").replace("title: Tổ dân phố văn hóa", "title: Tổ")
    path.write_text(text, "utf-8")
    new = load(folder).plan
    assert new is not None
    reader = SummaryReader(new, ReportingPeriod.whole_year(2026), date(2026, 11, 24))
    rows = [reader.of_unit("Phòng Văn hóa - Xã hội"), reader.of_unit(OFFICE)]
    rows.append(reader.of_leader("Lê Văn Hòa"))
    columns: tuple[Column[StatusSummary], ...] = (Column(head="Tên", text=lambda row: row.name),)
    listing = Listing(items=rows, contract=STATUS, columns=columns, screen=lambda room: [])
    changed = with_changes(listing, new, list(events(compare(old, new))), "từ ngày x")
    counts = [len(record["changes"]) for record in changed.contract.records(rows)]
    assert counts == [1, 0, 1]
    assert "Thay đổi từ ngày x" in as_text(changed, "md")
    line = "~ 2.1: tên: “Tổ dân phố văn hóa” → “Tổ”\n"
    assert as_text(changed, "table") == f"Thay đổi từ ngày x: 1 lời văn\n{line}"
