"""Faults in the results of a year, all found in one run."""

from __future__ import annotations

from pathlib import Path
from shutil import copytree

from syrupy.assertion import SnapshotAssertion

from ctr.output.problems import full
from ctr.plan.load.loader import load
from tests.conftest import PLAN, Ctr

FAULTS = """\
unit: Công an phườg
year: 2025
received: 20/11/2026
resived: 2026-11-20
tasks:
  - task: "10.2"
    state: finished
    state_on: 2027-01-01
    log:
      - {on: 2025-12-31, done: Trước năm}
      - {on: 2026-02-30, done: Không có ngày này}
      - {on: 2026-03-01}
    values:
      - {target: hoc-sinh-tap-huan, value: 5, as_of: 2026-03-01}
      - {target: hoc-sinh-tap-huan-pccc, value: true, as_of: 2026-03-01}
      - {target: hoc-sinh-tap-huan-pccc, value: 950, as_of: 2026-03-01}
      - {target: hoc-sinh-tap-huan-pccc, value: "9", as_of: 2027-03-01}
      - {target: dia-ban-an-toan-chay-no, value: 5, as_of: 2026-03-01}
    difficulties: Thiếu người
  - task: "10.2"
    state: done
  - task: "10.9"
    state: done
    state_on: 2026-01-01
  - task: 10.3
    state: paused
    verified: {by: A, on: 2025-01-01}
"""


MORE = """\
unit: Ban Chỉ huy Quân sự phường
year: 2026
tasks:
  - task: "10.4"
    state: done
    state_on: 2026-05-01
    state_on: 2026-05-02
"""


def test_twenty_faults_in_results_in_one_run(
    ctr: Ctr, tmp_path: Path, snapshot: SnapshotAssertion
) -> None:
    plan = Path(copytree(PLAN, tmp_path / "plan"))
    folder = plan / "results" / "2026"
    folder.mkdir(parents=True)
    (folder / "a.yaml").write_text(FAULTS)
    (folder / "b.yaml").write_text(MORE)
    (folder / "c.yaml").write_text("unit: Sở Tài chính\nyear: 2026\n")
    (folder / "d.yml").write_text("unit: Công an phường\nyear: 2026\n")
    (folder / "e.yaml").write_text("unit: BCHQS\nyear: 2026\n")
    (folder / "summary.yaml").write_text(
        "year: 2026\nsubmitted: [{duty: bao-cao, on: 2026-12-01}]\n"
    )
    (plan / "results" / "nam-2026").mkdir()
    problems = load(plan).problems
    places = {(Path(one.file).name, one.line, one.column) for one in problems}
    assert len(places) >= 20
    assert {one.code for one in problems} >= {
        "unknown-unit",
        "wrong-year",
        "wrong-date",
        "unknown-key",
        "wrong-value",
        "unknown-target",
        "unknown-task",
        "unknown-duty",
        "duplicate-id",
        "missing-key",
        "wrong-type",
        "wrong-unit",
        "yaml-duplicate-key",
        "file-name",
    }
    assert [full(problem) for problem in problems] == snapshot
    assert ctr("list", "--plan", plan).code == 2
