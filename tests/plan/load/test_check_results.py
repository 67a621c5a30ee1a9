"""Faults in the results of a year, all found in one run."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from shutil import copytree
from typing import Any

import pytest
from syrupy.assertion import SnapshotAssertion

from ctr.output.problems import full
from ctr.plan.load.check_results import figure_fault
from ctr.plan.load.loader import load
from ctr.plan.model import Milestone, Target
from tests.conftest import PLAN, Ctr
from tests.plan.load.faults import Fault, check
from tests.plans import UNITS, task, written
from tests.small_plan import plant

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


OFFICE = "Văn phòng HĐND và UBND"
CULTURE = "Phòng Văn hóa - Xã hội"
UNIT_FILE = "results/2026/don-vi.yaml"


def of(name: str, text: str, unit: str = OFFICE) -> Fault:
    """The file of a unit."""
    return Fault(UNIT_FILE, name, "", f"unit: {unit}\nyear: 2026\n{text}")


def in_task(name: str, text: str, number: str = "1.1", unit: str = OFFICE) -> Fault:
    """The file of a unit with one task."""
    return of(name, f'tasks:\n  - task: "{number}"\n    {text}\n', unit)


def figure(name: str, text: str, target: str = "ho-so-truc-tuyen") -> Fault:
    return in_task(name, f"values: [{{target: {target}, as_of: 2026-03-01, {text}}}]")


def in_summary(name: str, text: str) -> Fault:
    return Fault("results/2026/summary.yaml", name, "", f"year: 2026\n{text}\n")


ONE_BY_ONE = [
    Fault(UNIT_FILE, "year of another folder", "", f"unit: {OFFICE}\nyear: «wrong-year»2027\n"),
    Fault("results/2026/summary.yaml", "summary of another folder", "", "year: «wrong-year»2025\n"),
    Fault(UNIT_FILE, "group", "", "unit: «unknown-unit»Các phòng\nyear: 2026\n"),
    of("received before the year", "received: «wrong-date»2025-12-31\n"),
    of("verified before the year", "verified: {by: A, on: «wrong-date»2025-12-31}\n"),
    of(
        "task twice",
        'tasks:\n  - task: "1.1"\n  - task: "1.2"\n  - task: «duplicate-id»"1.1"\n'
        '  - task: «duplicate-id»"1.1"\n',
    ),
    in_task("state after the year", "state: paused\n    state_on: «wrong-date»2027-01-01"),
    in_task(
        "earlier state after the year",
        "earlier: [{state: paused, on: 2026-12-31}, {state: paused, on: «wrong-date»2027-01-01}]",
    ),
    in_task("entry before the year", "log: [{on: «wrong-date»2025-12-31, done: A}]"),
    in_task(
        "second entry after the year",
        "log: [{on: 2026-01-01, done: A}, {on: «wrong-date»2027-01-01, done: B}]",
    ),
    in_task(
        "figure of another year",
        "values: [{target: ho-so-truc-tuyen, value: 5, as_of: «wrong-date»2027-01-01}]",
    ),
    in_task("task verified before", "verified: {by: A, on: «wrong-date»2025-01-01}"),
    figure("unknown target", "value: 5", "«unknown-target»ho-so-truc-tuyn"),
    figure("target like no other", "value: 5", "«unknown-target»xyz"),
    in_task(
        "target where there is none",
        "values: [{target: «unknown-target»xyz, value: 5, as_of: 2026-03-01}]",
        "1.2",
    ),
    figure("yes for a figure", "value: «wrong-value»true"),
    figure("more than all", "value: «wrong-value»100.5"),
    figure("less than nothing", "value: «wrong-value»-1"),
    figure("negative minutes", "value: «wrong-value»-1.5", "thoi-gian-cho"),
    figure("corrected figure", "value: 5, corrects: «wrong-value»101"),
    in_task(
        "figure for a title",
        "values: [{target: to-dan-pho-van-hoa, value: «wrong-value»1, as_of: 2026-03-01}]",
        "2.1",
        CULTURE,
    ),
    in_summary("figures before the year", "figures_to: «wrong-date»2025-12-31"),
    in_summary("unknown duty", "submitted: [{duty: «unknown-duty»tong-ket, on: 2026-12-01}]"),
    in_summary("sent before", "submitted: [{duty: so-ket, on: «wrong-date»2025-12-01}]"),
    in_summary(
        "letter before", f"letters: [{{unit: {OFFICE}, number: 1/UB, on: «wrong-date»2025-12-01}}]"
    ),
]


@pytest.mark.parametrize("fault", ONE_BY_ONE, ids=lambda fault: fault.name)
def test_a_fault_is_told_once_at_its_place(
    small: Path, fault: Fault, snapshot: SnapshotAssertion
) -> None:
    (small / "results" / "2026").mkdir(parents=True)
    assert check(small, plant(small, fault.file, fault.text), fault.says) == snapshot


SOUND = [
    of("nothing but the unit", ""),
    of("all of the last day", "received: 2026-01-01\nverified: {by: A, on: 2026-01-01}\n"),
    in_task("state of another year", "state: paused\n    state_on: 2025-06-01"),
    in_task("state of the last day", "state: paused\n    state_on: 2026-12-31"),
    figure("bounds", "value: 0, corrects: 100"),
    in_task(
        "first and last day", "log: [{on: 2026-01-01, done: A}, {on: 2026-12-31, done: B}]", "1.2"
    ),
    in_summary("next year", "submitted: [{duty: so-ket, on: 2027-01-05}]"),
]


@pytest.mark.parametrize("sound", SOUND, ids=lambda fault: fault.name)
def test_what_is_no_fault(small: Path, sound: Fault) -> None:
    (small / "results" / "2026").mkdir(parents=True)
    check(small, plant(small, sound.file, sound.text))


def test_who_reports_what(small: Path, snapshot: SnapshotAssertion) -> None:
    """Each unit of the small plan, and an open group, on tasks of others."""
    units = small / "units.yaml"
    more = "  - {name: Tổ dân phố liên quan, open: true}\n"
    units.write_text(units.read_text().replace("units:\n", "units:\n  - name: Trạm Y tế\n") + more)
    folder = small / "results" / "2026"
    folder.mkdir(parents=True)
    tasks = 'year: 2026\ntasks: [{task: "1.1"}, {task: "2.1"}, {task: "9.9"}, {task: "2.11"}]\n'
    for name in ("Trạm Y tế", OFFICE, CULTURE, "Tổ dân phố liên quan"):
        (folder / f"{len(name)}.yaml").write_text(f"unit: {name}\n{tasks}")
    (folder / "lai.yaml").write_text(f"unit: VP HĐND & UBND\n{tasks}")
    assert [full(problem) for problem in load(small).problems] == snapshot


@pytest.mark.parametrize(
    ("unit", "figure", "sound"),
    [
        ("%", Decimal(100), True),
        ("%", 0, True),
        ("%", Decimal("100.01"), False),
        ("%", Decimal("-0.01"), False),
        ("%/năm", Decimal(-3), True),
        ("%/năm", Decimal(300), True),
        ("hộ", 0, True),
        ("hộ", -1, False),
        (None, -1, False),
        (None, "5", True),
        (None, None, True),
        ("hộ", True, False),
    ],
)
def test_which_figures_a_unit_of_measure_takes(unit: str | None, figure: Any, sound: bool) -> None:
    goal = Milestone(at_least=Decimal(1))
    target = Target(id="a", name="A", unit=unit, milestones=(goal,))
    assert (figure_fault(figure, target) is None) is sound


@pytest.mark.parametrize(
    ("level", "problem"),
    [
        ("at_least: 850", "mức 850% nằm ngoài 0-100%"),
        ("between: [90, 100.5]", "mức 100,5% nằm ngoài 0-100%"),
        ("at_most: -1", "mức -1% nằm ngoài 0-100%"),
        ("at_least: 100", None),
    ],
)
def test_a_level_is_judged_as_a_figure_is(small: Path, level: str, problem: str | None) -> None:
    file = small / "sections" / "01-cai-cach.yaml"
    text = file.read_text("utf-8").replace("at_least: 97.5", level)
    file.write_text(text, "utf-8")
    found = [(one.message, one.line, one.code) for one in load(small).problems]
    line = text[: text.index(level)].count("\n") + 1
    assert found == ([(problem, line, "wrong-value")] if problem else [])
    file.write_text(text.replace('unit: "%"', 'unit: "% kế hoạch"', 1), "utf-8")
    assert not load(small).problems


def test_who_leads_a_task_is_said_to_a_unit_that_does_not(tmp_path: Path) -> None:
    results = {(UNITS[2], 2026): {"tasks": [{"task": number} for number in ("1.1", "1.2")]}}
    plan = written(tmp_path, [task("1.1", UNITS[:2]), task("1.2", UNITS)], results)
    (problem,) = load(plan).problems
    assert (problem.code, problem.message, problem.hint) == (
        "wrong-unit",
        "“Phòng Ba” không chủ trì nhiệm vụ 1.1",
        "chủ trì: Phòng Một; Phòng Hai",
    )
