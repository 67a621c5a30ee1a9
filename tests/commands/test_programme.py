"""ctr programme: the issued document again, and what was added to it later."""

from __future__ import annotations

from pathlib import Path

from tests.conftest import Ctr
from tests.plans import task, written


def test_what_was_added_later_was_not_printed(ctr: Ctr, tmp_path: Path) -> None:
    added = {"by": "Quyết định số 12/QĐ-UBND", "on": "2027-03-01"}
    later = task("1.2", added=added) | {"text": "Làm thêm việc mới."}
    plan = written(tmp_path, [task("1.1"), later])
    assert "Làm thêm việc mới." in ctr("programme", "--plan", plan).out
    printed = ctr("programme", "--as-printed", "--plan", plan)
    assert printed.code == 0
    assert "Làm thêm việc mới." not in printed.out
