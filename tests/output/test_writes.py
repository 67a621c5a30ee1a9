"""The list of writes: one that was taken back, and the one that took it back, say so."""

from __future__ import annotations

from dataclasses import replace

from ctr.atomic.trail import Write, Written
from ctr.output.listing import as_text
from ctr.output.writes import writes_listing

FIRST = Write(
    id="a",
    by="lan",
    command="ctr record 1.1",
    at="2026-11-24T08:00:00+07:00",
    files=(Written(path="results/2026/a.yaml", before=None, after="1"),),
)
UNDO = replace(FIRST, id="b", command="ctr undo", at="2026-11-24T09:00:00+07:00", undoes="a")


def test_a_write_and_the_one_that_took_it_back_name_each_other() -> None:
    text = as_text(writes_listing([UNDO, FIRST]), "md")
    assert "ctr undo (hoàn tác lần ghi lúc 24/11/2026 08:00)" in text
    assert "ctr record 1.1 (đã hoàn tác)" in text
