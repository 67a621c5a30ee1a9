"""Faults of amendments, each told at its place and nothing besides; what a day reads otherwise."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from ctr.plan.kept.cache import index_file, plan_of, sound_plan
from ctr.plan.kept.index import read
from ctr.plan.kept.plain import from_plain, to_plain
from ctr.plan.load.check_amendments import MOST_CHANGES
from ctr.plan.load.loader import load
from ctr.plan.model import Plan
from tests.plan.amended.plans import CULTURE, HOA, NAM, NEW, amended_plan, sound
from tests.small_plan import plant

PLANTED = f"""\
amendments:
  - document: Quyết định số 1
    on: «wrong-date»2026-03-19
    changes: [{{drop: {{task: "1.1"}}}}]
  - document: Quyết định số 2
    on: 2026-05-15
    changes:
      - deadline: {{task: «unknown-task»"9.9", to: 2029-01-01}}
      - deadline: {{task: "1.1", to: «wrong-date»2027-01-01}}
      - deadline: {{task: "1.2", to: «wrong-value»2027-01-01}}
      - deadline: {{task: "2.1", to: «wrong-value»2027-01-01}}
      - deadline: {{duty: «unknown-duty»bao-cao-don, deadline: {{phrase: x, by: 2027}}}}
      - deadline:
          task: "2.1"
          deadline: {{phrase: «deadline-phrase»đến hết năm 2028, by: 2027}}
      - deadline: {{task: «amendments-conflict»"2.1", to: 2029}}
      - level: {{target: «unknown-target»ho-so, milestones: [{{at_least: 1}}]}}
      - level: {{target: thoi-gian-cho, milestones: «wrong-value»[]}}
      - level: «wrong-value»{{target: to-dan-pho-van-hoa, milestones: [{{at_least: 1}}]}}
      - leader: {{from: {HOA}, to: «wrong-value»{HOA}}}
      - leader: {{from: {HOA}, to: {NAM}, tasks: ["1.2", «wrong-value»"1.1"]}}
      - leader: {{from: «wrong-value»{NAM}, to: {HOA}}}
      - assign: {{task: "1.1", lead: [«amended-away»{NEW[0]}]}}
      - assign: «wrong-value»{{task: "2.2"}}
      - assign: «wrong-value»{{task: "1.1", leader: Trần Thị Thúy}}
      - rename: {{unit: {CULTURE}, to: «duplicate-name»Văn phòng}}
      - rename: {{unit: {CULTURE}, to: «wrong-value»{CULTURE}}}
      - merge: {{units: «wrong-value»[{CULTURE}], into: {NEW[0]}}}
      - merge: {{units: [{CULTURE}, «amended-away»{NEW[0]}], into: {NEW[1]}}}
      - split: {{unit: Văn phòng, into: «wrong-value»[{{unit: {NEW[1]}, tasks: ["1.1"]}}]}}
      - split:
          unit: Văn phòng
          into:
            - {{unit: {NEW[1]}, tasks: ["1.1", "1.2", «wrong-unit»"2.1"]}}
      - add_task:
          section: «wrong-value»"3"
          task: {{id: "3.1", title: A, text: A}}
      - add_task: {{section: "2", task: {{id: «id-outside-section»"1.9", title: A, text: A}}}}
      - add_task: {{section: "2", task: {{id: «duplicate-id»"2.1", title: A, text: A}}}}
      - add_task:
          {{section: "2", after: «unknown-task»"1.1", task: {{id: "2.7", title: A, text: A}}}}
      - add_target:
          task: "1.2"
          target: {{id: «duplicate-id»thoi-gian-cho, name: A, milestones: [{{achieved: true}}]}}
      - drop: {{task: "2.2"}}
      - drop: {{task: «amended-away»"2.2"}}
      - drop: «wrong-value»{{}}
      - «wrong-value»{{}}
      - «wrong-value»«unknown-key»dropp: {{task: "2.2"}}
  - document: Quyết định số 3
    on: 2026-06-15
    changes: «wrong-value»[]
  - «missing-key»on: 2026-06-16
    changes: [{{drop: {{target: «unknown-target»gone}}}}]
"""


def test_every_fault_is_told_at_its_place_and_nothing_else(tmp_path: Path) -> None:
    plan = amended_plan(tmp_path)
    planted = plant(plan, "amendments.yaml", PLANTED)
    told = [(one.file, one.line, one.column, one.code) for one in load(plan).problems]
    assert Counter(told) - Counter(planted) == Counter()
    assert Counter(planted) - Counter(told) == Counter()
    assert len(planted) >= 36


@pytest.mark.parametrize(
    "text",
    [
        "",
        "amendments:",
        "amendments: 1",
        "- 1",
        "amendments: [1, {}, {changes: [2]}]",
        "a: [",
        "\t",
    ],
)
def test_whatever_stands_in_the_file_is_a_located_problem(tmp_path: Path, text: str) -> None:
    plan = amended_plan(tmp_path)
    (plan / "amendments.yaml").write_text(text, encoding="utf-8")
    loaded = load(plan)
    assert loaded.plan is None
    assert {problem.file for problem in loaded.problems} == {"plan/amendments.yaml"}


def test_a_fault_of_another_file_hides_no_fault_of_form(tmp_path: Path) -> None:
    plan = amended_plan(tmp_path)
    (plan / "amendments.yaml").write_text("amendments: [{on: 2026-13-01}]", encoding="utf-8")
    (plan / "calendar.yaml").write_text("years: 1", encoding="utf-8")
    files = [problem.file for problem in load(plan).problems]
    assert sorted(set(files)) == ["plan/amendments.yaml", "plan/calendar.yaml"]


def test_who_left_directs_no_more(tmp_path: Path) -> None:
    leaders = f"  - name: {NAM}\n    from: 2026-05-15\n"
    change = {"leader": {"from": HOA, "to": NAM, "tasks": ["1.2"]}}
    plan = amended_plan(tmp_path, ("2026-05-15", [change]), leaders=leaders)
    sound(plan)
    file = plan / "leaders.yaml"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("position: Phó Chủ tịch\n", "to: 2026-05-14\n"), encoding="utf-8")
    (problem,) = load(plan).problems
    assert (problem.file, problem.code) == ("plan/leaders.yaml", "wrong-date")
    assert problem.message == f"ngày 15/05/2026 {HOA} vẫn chỉ đạo 2.1"


def test_who_has_not_come_yet_cannot_be_named(tmp_path: Path) -> None:
    leaders = f"  - name: {NAM}\n    from: 2026-05-16\n"
    change = {"leader": {"from": HOA, "to": NAM}}
    plan = amended_plan(tmp_path, ("2026-05-15", [change]), leaders=leaders)
    (problem,) = load(plan).problems
    assert (problem.file, problem.code) == ("plan/amendments.yaml", "wrong-date")
    assert "chỉ đạo từ ngày 16/05/2026" in problem.message


def test_the_cache_knows_amendments(tmp_path: Path) -> None:
    plan = amended_plan(tmp_path, ("2026-05-15", [{"drop": {"task": "2.2"}}]))
    whole, _ = sound_plan(plan)
    assert whole is not None
    index = index_file(plan)
    assert index is not None
    kept = read(index, str(plan.resolve()))
    assert kept is not None
    assert plan_of(kept) == whole == from_plain(to_plain(whole), Plan)
    (plan / "amendments.yaml").unlink()
    again, _ = sound_plan(plan)
    assert again is not None
    assert again.amendments == ()


def test_there_may_not_be_any_number_of_changes(tmp_path: Path) -> None:
    changes = [{"drop": {"task": "2.2"}} for _ in range(MOST_CHANGES + 1)]
    plan = amended_plan(tmp_path, ("2026-05-15", changes))
    (problem,) = load(plan).problems
    assert (problem.code, problem.message) == ("file-too-large", "hơn 1000 nội dung sửa đổi")
