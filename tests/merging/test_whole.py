"""What is wrong with a merged file only within its plan."""

from __future__ import annotations

from pathlib import Path

from ctr.merging.whole import faults

NAME = "plan/amendments.yaml"


def extended(*days: str) -> bytes:
    """Amendments of one day that each extend one deadline to a day."""
    entries = "".join(
        f"  - document: QĐ {number}\n    on: 2026-06-01\n    changes:\n"
        f'      - deadline: {{task: "2.2", to: {day}}}\n'
        for number, day in enumerate(days)
    )
    return f"amendments:\n{entries}".encode()


def test_two_amendments_of_a_day_about_one_deadline(plan: Path) -> None:
    one, other = extended("2028-03-31"), extended("2028-02-28")
    both = extended("2028-03-31", "2028-02-28")
    assert len(faults(plan.parent, NAME, both, one, other)) == 1
    assert faults(plan.parent, NAME, both, both, other) == ()
    assert faults(plan.parent, NAME, one, one, one) == ()


def test_other_files_and_other_folders(plan: Path, tmp_path: Path) -> None:
    assert faults(plan.parent, "plan/units.yaml", b"", b"", b"") == ()
    assert faults(tmp_path / "x", NAME, b"", b"a: 1", b"b: 1") == ()
