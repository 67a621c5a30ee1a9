"""Files rechecked alone have the problems that a full load finds in them."""

from __future__ import annotations

from pathlib import Path

import pytest

from ctr.plan.load.loader import load

CONTENTS = {
    "sound": "unit: Phòng Môi trường\nyear: 2028\n",
    "no YAML": "unit: [\n",
    "empty": "",
    "not UTF-8": "\udcff",
    "wrong year": "unit: Phòng Môi trường\nyear: 2027\nreceived: 2025-01-01\n",
    "unknown unit, task and key": "unit: Phòng Khác\nyear: 2028\nxyz: 1\ntasks:\n  - task: '9.9'\n",
    "another's task": "unit: Phòng Công nghệ\nyear: 2028\ntasks:\n  - task: '1.1'\n",
}


@pytest.mark.parametrize("name", CONTENTS)
@pytest.mark.parametrize("file", ["results/2028/mot.yaml", "results/2028/summary.yaml"])
def test_the_same_problems_as_by_a_full_load(plan: Path, file: str, name: str) -> None:
    path, content = plan / file, CONTENTS[name].encode("utf-8", "surrogateescape")
    rechecked = load(plan).recheck({path: content})
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(content)
    loaded = load(plan)
    assert rechecked == tuple(
        problem for problem in loaded.problems if problem.file == f"plan/{file}"
    )


@pytest.mark.parametrize(("new", "faulty"), [("a.yaml", False), ("z.yaml", True)])
def test_the_later_of_two_files_of_one_unit_is_the_faulty_one(
    plan: Path, new: str, faulty: bool
) -> None:
    folder = plan / "results" / "2028"
    folder.mkdir(exist_ok=True)
    (folder / "m.yaml").write_text(CONTENTS["sound"])
    path = folder / new
    problems = load(plan).recheck({path: CONTENTS["sound"].encode()})
    assert [problem.code for problem in problems] == ["duplicate-id"] * faulty


def test_a_plan_is_current_until_a_file_of_it_changes(plan: Path) -> None:
    loaded = load(plan)
    assert loaded.is_current()
    units = plan / "units.yaml"
    content = units.read_bytes()
    units.write_bytes(content + b"# them\n")
    assert not loaded.is_current()
    loaded = load(plan)
    (plan / "results" / "2026" / "moi.yaml").write_text("unit: Phòng Môi trường\nyear: 2026\n")
    assert not loaded.is_current()
