"""Whole documents into plans: our own programme, the corpus, and what is among the samples."""

from __future__ import annotations

from pathlib import Path

import pytest

from ctr.blocks.read import blocks_of, read_blocks
from ctr.importing.place import files_of
from ctr.importing.run import Imported, understand
from ctr.plan.load.loader import load
from ctr.plan.model import Milestone, Plan, Task
from ctr.vietnamese.matching import match_key
from tests.conftest import PLAN
from tests.importing.corpus import cases
from tests.importing.expected import Case, differences, imported
from tests.importing.our_programme import as_tables, as_text, as_word
from tests.real_documents import DOCUMENTS

ACTION_PLAN = next((path for path in DOCUMENTS if path.name.startswith("KH-")), None)
"""A plan of a department, with five groups of tasks."""
CASES = cases()


@pytest.mark.parametrize("case", CASES, ids=[case.name for case in CASES])
def test_a_document_of_the_corpus_gives_its_plan(case: Case) -> None:
    result = imported(case)
    assert differences(case, result) == []
    assert result.problems == ()
    assert [line.shown for line in result.account.unplaced] == []
    if case.sections is not None:
        assert sum(name.startswith("sections/") for name in result.texts) == case.sections


@pytest.fixture(scope="module")
def ours() -> Plan:
    plan = load(PLAN).plan
    assert plan is not None
    return plan


def written(result: Imported, folder: Path) -> Plan:
    for name, text in files_of(result).items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text)
    loaded = load(folder)
    assert loaded.problems == ()
    assert loaded.plan is not None
    return loaded.plan


def of_task(task: Task, plan: Plan) -> tuple[object, ...]:
    """What is identical, names by their key in our own register."""
    names = [
        [match_key(plan.unit_names.find(name) or name) for name in part]
        for part in (task.lead, task.coordinating, filter(None, [task.through]))
    ]
    return (task.id, task.printed_number, task.text, names, task.leader, task.request)


def milestones(plan: Plan) -> list[tuple[object, ...]]:
    return [
        (task.id, *_milestone(milestone))
        for _, task in plan.tasks()
        for target in task.targets
        for milestone in target.milestones
    ]


def _milestone(milestone: Milestone) -> tuple[object, ...]:
    by = milestone.by.written if milestone.by is not None else None
    over = milestone.over and (milestone.over.from_, milestone.over.to, milestone.over.as_)
    return by, milestone.every, over, milestone.comparison, milestone.value


def test_our_own_text_gives_our_own_plan(ours: Plan, tmp_path: Path) -> None:
    result = understand([blocks_of(as_text(), "chuong-trinh.txt")])
    plan = written(result, tmp_path)
    assert result.account.unplaced == ()
    assert [of_task(t, ours) for _, t in plan.tasks()] == [
        of_task(t, ours) for _, t in ours.tasks()
    ]
    assert [(s.id, s.title, s.intro) for s in plan.sections] == [
        (s.id, s.title, s.intro) for s in ours.sections
    ]
    assert [t.printed_assignment for _, t in plan.tasks()] == [
        t.printed_assignment for _, t in ours.tasks()
    ]
    for key in ("kind", "issuer", "symbol", "place", "year", "title", "opening", "purpose"):
        assert getattr(plan.programme, key) == getattr(ours.programme, key)
    for key in ("requirements", "implementation", "closing", "recipients", "signer", "period"):
        assert getattr(plan.programme, key) == getattr(ours.programme, key)


def test_our_own_milestones_are_found_and_none_is_invented(ours: Plan, tmp_path: Path) -> None:
    plan = written(understand([blocks_of(as_text(), "chuong-trinh.txt")]), tmp_path)
    found, wanted = milestones(plan), milestones(ours)
    right = sum(milestone in found for milestone in wanted)
    assert right >= 0.95 * len(wanted)
    assert [milestone for milestone in found if milestone not in wanted] == []


@pytest.mark.parametrize("layout", [as_word, as_tables])
def test_our_own_programme_in_other_layouts(ours: Plan, tmp_path: Path, layout: object) -> None:
    assert callable(layout)
    result = understand([blocks_of(layout(ours), "chuong-trinh.docx")])
    plan = written(result, tmp_path)
    assert result.account.unplaced == ()
    assert [of_task(t, ours)[2:] for _, t in plan.tasks()] == [
        of_task(t, ours)[2:] for _, t in ours.tasks()
    ]
    found, wanted = milestones(plan), milestones(ours)
    assert sum(milestone in found for milestone in wanted) >= 0.95 * len(wanted)
    assert [milestone for milestone in found if milestone not in wanted] == []


@pytest.mark.skipif(ACTION_PLAN is None, reason="no real documents at hand")
def test_a_real_plan_is_imported_without_losing_a_word() -> None:
    assert ACTION_PLAN is not None
    result = understand([read_blocks(ACTION_PLAN)])
    assert result.account.unplaced == ()
    sections = [data for name, data in sorted(result.data.items()) if name.startswith("sections/")]
    assert [len(section["tasks"]) for section in sections] == [6, 8, 5, 5, 3]
    for section in sections:
        for task in section["tasks"]:
            assert task["lead"] and task["coordinating"] and task["leader"]


_HEAD = """\
ỦY BAN NHÂN DÂN
PHƯỜNG HẠ LÂM
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Số: 12/KH-UBND
Hạ Lâm, ngày 05 tháng 3 năm 2026
KẾ HOẠCH
Thực hiện nhiệm vụ trọng tâm năm 2026
"""
_POINTS = """\
1. Rà soát hồ sơ đất đai. Đơn vị chủ trì: Phòng Kinh tế. Thời gian hoàn thành: Quý II/2026.
2. Xây dựng nhà văn hóa; tổng kết. Đơn vị chủ trì: Phòng Văn hóa - Xã hội; đơn vị phối hợp: \
Công an phường.
3. Tuyên truyền. Kết quả: mọi người đều biết.
"""


@pytest.mark.parametrize("parts", [False, True], ids=["without parts", "with parts"])
def test_a_point_may_say_in_its_own_line_who_does_it(parts: bool) -> None:
    before = "I. MỤC ĐÍCH\nLàm rõ.\nII. NHIỆM VỤ\n" if parts else ""
    result = understand([blocks_of(f"{_HEAD}{before}{_POINTS}".encode(), "ke-hoach.txt")])
    tasks = [task for data in result.data.values() for task in data.get("tasks", ())]
    assert [task["text"].strip() for task in tasks[:2]] == [
        "Rà soát hồ sơ đất đai.",
        "Xây dựng nhà văn hóa; tổng kết.",
    ]
    assert [task["lead"] for task in tasks[:2]] == [["Phòng Kinh tế"], ["Phòng Văn hóa - Xã hội"]]
    assert tasks[0]["deadline"]["by"] == "2026-Q2"
    assert tasks[1]["coordinating"] == ["Công an phường"]
    assert tasks[2]["text"].strip().endswith("Kết quả: mọi người đều biết.")
    assert result.account.unplaced == ()


def test_a_share_above_the_whole_is_to_be_named_by_a_reader() -> None:
    point = "1. Thu ngân sách đạt trên 120% dự toán. Đơn vị chủ trì: Phòng Kinh tế.\n"
    result = understand([blocks_of(f"{_HEAD}{point}".encode(), "ke-hoach.txt")])
    (target,) = (
        target
        for data in result.data.values()
        for task in data.get("tasks", ())
        for target in task["targets"]
    )
    assert (target["unit"], target["doubtful"]) == ("% so với mức gốc", True)
    assert "so với gì" in target["doubt"]
    assert result.problems == ()
