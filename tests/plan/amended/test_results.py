"""Results follow the work to whoever does it, and nothing is lost or counted twice."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from ctr.plan.load.loader import load
from ctr.plan.model import Plan
from ctr.results.transaction import FileEdits, Transaction
from ctr.yamlfile.editor import Edit
from tests.conftest import AUTHOR, Ctr
from tests.plan.amended.plans import (
    CULTURE,
    ECONOMY,
    NEW,
    OFFICE,
    amended_plan,
    on,
)

RENAME: dict[str, Any] = {"rename": {"unit": CULTURE, "to": NEW[0]}}
MERGE: dict[str, Any] = {"merge": {"units": [CULTURE, ECONOMY], "into": NEW[1]}}
SPLIT: dict[str, Any] = {
    "split": {
        "unit": OFFICE,
        "into": [{"unit": NEW[0], "tasks": ["1.1"]}, {"unit": NEW[1], "tasks": ["1.2"]}],
    }
}


def results(plan: Path, name: str, unit: str, **content: Any) -> Path:
    """Write a file of results of 2026."""
    path = plan / "results" / "2026" / f"{name}.yaml"
    path.parent.mkdir(parents=True, exist_ok=True)
    data = {"unit": unit, "year": 2026, **content}
    path.write_text(yaml.safe_dump(data, allow_unicode=True, sort_keys=False), encoding="utf-8")
    return path


def done(task: str, day: str, text: str, **more: Any) -> dict[str, Any]:
    """A task with one thing done."""
    return {"task": task, "log": [{"on": date.fromisoformat(day), "done": text}], **more}


def logged(plan: Plan) -> dict[tuple[str, str], list[str]]:
    """What was done, by unit and task, of all results of the plan."""
    return {
        (report.unit, result.task): [entry.done for entry in result.log]
        for report in plan.results
        for result in report.tasks
    }


def test_a_renamed_unit_goes_on_in_the_file_that_it_has(ctr: Ctr, tmp_path: Path) -> None:
    plan = amended_plan(tmp_path, ("2026-05-15", [RENAME]))
    file = results(plan, "van-hoa", CULTURE, tasks=[done("2.1", "2026-04-01", "Trước")])
    assert logged(on(plan, "2026-05-14")) == {(CULTURE, "2.1"): ["Trước"]}
    assert logged(on(plan, "2026-05-15")) == {(NEW[0], "2.1"): ["Trước"]}
    words = ("record", "2.1", "--unit", NEW[0], "--done", "Sau", "--on", "2026-06-01")
    ran = ctr(*words, "--plan", plan)
    assert ran.code == 0, ran.err
    assert f"unit: {CULTURE}" in file.read_text(encoding="utf-8")
    assert [path.name for path in file.parent.iterdir()] == ["van-hoa.yaml"]
    assert logged(on(plan, "2026-06-01")) == {(NEW[0], "2.1"): ["Trước", "Sau"]}
    assert ctr(*words, "--plan", plan).err.endswith("đã có đủ, không có gì thay đổi.\n")


def test_the_old_name_is_understood_where_one_types(ctr: Ctr, tmp_path: Path) -> None:
    plan = amended_plan(tmp_path, ("2026-05-15", [RENAME]))
    listed = ctr("list", "--unit", "Phòng VHXH", "--format", "json", "--plan", plan)
    assert [row["number"] for row in listed.data] == ["2.1"]
    assert listed.data[0]["lead"] == [NEW[0]]
    ran = ctr("record", "2.1", "--unit", CULTURE, "--done", "Việc", "--plan", plan)
    assert (ran.code, NEW[0] in ran.out) == (0, True)


def test_two_files_of_a_unit_under_two_names_are_refused(tmp_path: Path) -> None:
    plan = amended_plan(tmp_path, ("2026-05-15", [RENAME]))
    results(plan, "a", CULTURE)
    results(plan, "b", NEW[0])
    (problem,) = load(plan).problems
    assert (problem.file, problem.code) == ("plan/results/2026/b.yaml", "duplicate-id")


def test_merged_units_are_read_together_and_written_where_their_work_stands(
    ctr: Ctr, tmp_path: Path
) -> None:
    plan = amended_plan(tmp_path, ("2026-05-15", [MERGE]))
    one = results(
        plan,
        "a",
        CULTURE,
        received=date(2026, 4, 3),
        difficulties=["Thiếu người"],
        tasks=[done("2.1", "2026-04-01", "Văn hóa")],
    )
    two = results(
        plan, "b", ECONOMY, difficulties=["Thiếu tiền"], tasks=[done("2.2", "2026-04-02", "Đô thị")]
    )
    before, after = on(plan, "2026-05-14"), on(plan, "2026-05-15")
    assert [report.unit for report in before.results] == [CULTURE, ECONOMY]
    (report,) = after.results
    assert (report.unit, report.difficulties) == (NEW[1], ("Thiếu người", "Thiếu tiền"))
    assert report.received is None  # one of the two had not reported yet
    assert logged(after) == {(NEW[1], "2.1"): ["Văn hóa"], (NEW[1], "2.2"): ["Đô thị"]}
    for number, text in (("2.1", "Thêm một"), ("2.2", "Thêm hai")):
        ran = ctr("record", number, "--done", text, "--on", "2026-04-20", "--plan", plan)
        assert ran.code == 0, ran.err
    assert "Thêm một" in one.read_text(encoding="utf-8")
    assert "Thêm hai" in two.read_text(encoding="utf-8")
    ran = ctr("record", "--unit", NEW[1], "--received", "2026-11-20", "--plan", plan)
    assert ran.code == 0, ran.err
    assert len(list(one.parent.iterdir())) == 3
    assert on(plan, "2026-11-24").results_for(NEW[1], 2026).received == date(2026, 11, 20)
    # who looks back at a day before sees what was done until then with those who did it
    assert logged(on(plan, "2026-05-01"))[(CULTURE, "2.1")] == ["Văn hóa", "Thêm một"]


def test_a_task_that_merged_units_led_together_is_one_result(ctr: Ctr, tmp_path: Path) -> None:
    together = {"assign": {"task": "2.1", "lead": [CULTURE, ECONOMY]}}
    plan = amended_plan(tmp_path, ("2026-04-01", [together]), ("2026-05-15", [MERGE]))
    state = {"state": "done", "state_on": date(2026, 5, 10)}
    one = results(plan, "a", CULTURE, tasks=[done("2.1", "2026-04-01", "Văn hóa", **state)])
    state = {"state": "in_progress", "state_on": date(2026, 5, 1)}
    two = results(plan, "b", ECONOMY, tasks=[done("2.1", "2026-04-02", "Đô thị", **state)])
    (report,) = on(plan, "2026-05-15").results
    (result,) = report.tasks
    assert (result.state, [entry.done for entry in result.log]) == (
        "in_progress",
        ["Văn hóa", "Đô thị"],
    )
    kept = one.read_bytes()
    ran = ctr("record", "2.1", "--state", "hoàn thành", "--on", "2026-06-01", "--plan", plan)
    assert ran.code == 0, ran.err
    assert one.read_bytes() == kept
    assert "state_on: 2026-06-01" in two.read_text(encoding="utf-8")
    (report,) = on(plan, "2026-06-02").results
    assert (report.tasks[0].state, report.tasks[0].state_on) == ("done", date(2026, 6, 1))
    listed = ctr("show", "2.1", "--format", "json", "--plan", plan).data
    assert listed["done_on"] == "2026-06-01"


def test_a_split_unit_s_tasks_go_on_with_who_took_them(ctr: Ctr, tmp_path: Path) -> None:
    plan = amended_plan(tmp_path, ("2026-05-15", [SPLIT]))
    file = results(
        plan,
        "vp",
        OFFICE,
        difficulties=["Chung"],
        tasks=[done("1.1", "2026-04-01", "Một"), done("1.2", "2026-04-01", "Hai")],
    )
    after = on(plan, "2026-05-15")
    assert logged(after) == {(NEW[0], "1.1"): ["Một"], (NEW[1], "1.2"): ["Hai"]}
    assert after.results_for(OFFICE, 2026).difficulties == ("Chung",)  # nobody's, but not lost
    listed = ctr("list", "--unit", OFFICE, "--format", "json", "--plan", plan)
    assert [(row["number"], row["lead"]) for row in listed.data] == [
        ("1.1", [NEW[0]]),
        ("1.2", [NEW[1]]),
    ]
    ran = ctr("record", "1.2", "--done", "Ba", "--on", "2026-06-01", "--plan", plan)
    assert ran.code == 0, ran.err
    assert "Ba" in file.read_text(encoding="utf-8")
    refused = ctr("record", "1.2", "--unit", OFFICE, "--done", "Ba", "--plan", plan)
    assert refused.code == 2
    assert "không còn từ ngày 15/05/2026" in refused.err


def test_who_leads_no_more_has_reported_until_then(ctr: Ctr, tmp_path: Path) -> None:
    change = {"assign": {"task": "2.2", "lead": [CULTURE], "coordinating": [ECONOMY]}}
    plan = amended_plan(tmp_path, ("2026-05-15", [change]))
    results(plan, "kt", ECONOMY, tasks=[done("2.2", "2026-04-01", "Xong nửa việc")])
    assert logged(on(plan, "2026-05-14")) == {(ECONOMY, "2.2"): ["Xong nửa việc"]}
    assert logged(on(plan, "2026-05-15")) == {(CULTURE, "2.2"): ["Xong nửa việc"]}
    shown = ctr("show", "2.2", "--plan", plan)
    assert (shown.code, "Xong nửa việc" in shown.out) == (0, True)


def test_a_dropped_task_owes_nothing_and_its_results_stay_in_their_file(
    ctr: Ctr, tmp_path: Path
) -> None:
    plan = amended_plan(tmp_path, ("2026-05-15", [{"drop": {"task": "1.1"}}]))
    results(
        plan,
        "vp",
        OFFICE,
        tasks=[done("1.1", "2026-04-01", "Một"), done("1.2", "2026-04-01", "Hai")],
    )
    assert logged(on(plan, "2026-05-14"))[(OFFICE, "1.1")] == ["Một"]
    assert logged(on(plan, "2026-05-15")) == {(OFFICE, "1.2"): ["Hai"]}
    ran = ctr("record", "1.2", "--done", "Ba", "--plan", plan)
    assert ran.code == 0, ran.err
    assert logged(on(plan, "2026-11-24")) == {(OFFICE, "1.2"): ["Hai", "Ba"]}
    due = ctr("due", "--all", "--as-of", "2028-01-01", "--format", "json", "--plan", plan)
    assert "1.1" not in [row["task"] for row in due.data]
    shown = ctr("show", "1.1", "--plan", plan)
    assert (shown.code, "không còn trong chương trình từ ngày 15/05/2026" in shown.err) == (2, True)
    assert ctr("show", "1.1", "--as-of", "2026-05-14", "--plan", plan).code == 0


def test_two_units_of_one_file_are_written_in_one_go(tmp_path: Path) -> None:
    plan = amended_plan(tmp_path, ("2026-05-15", [SPLIT]))
    file = results(
        plan,
        "vp",
        OFFICE,
        tasks=[done("1.1", "2026-04-01", "Một"), done("1.2", "2026-04-01", "Hai")],
    )

    def edits(_: Plan) -> list[FileEdits]:
        return [
            FileEdits(
                unit=unit,
                year=2026,
                edits=(Edit(path=("tasks", 0, "proposals"), value="Thêm", append=True),),
                changes=(),
            )
            for unit in NEW[:2]
        ]

    Transaction(plan, AUTHOR, day=date(2026, 6, 1)).write(edits)
    assert [task["proposals"] for task in yaml.safe_load(file.read_text("utf-8"))["tasks"]] == [
        ["Thêm"],
        ["Thêm"],
    ]


def test_what_stands_under_an_old_name_is_put_right_where_it_stands(
    ctr: Ctr, tmp_path: Path
) -> None:
    plan = amended_plan(tmp_path, ("2026-05-15", [MERGE]))
    one = results(plan, "a", CULTURE, tasks=[done("2.1", "2026-04-01", "Văn hóa")])
    two = results(plan, "b", ECONOMY, tasks=[done("2.2", "2026-04-02", "Đô thị")])
    kept = one.read_bytes()
    listed = ctr("record", "2.2", "--entries", "--plan", plan)
    assert (listed.code, NEW[1] in listed.out) == (0, True), listed.err
    words = ("record", "2.2", "--correct", "viec-1", "--done", "Đô thị mới", "--because", "Nhầm")
    ran = ctr(*words, "--plan", plan)
    assert ran.code == 0, ran.err
    assert "done: Đô thị mới" in two.read_text(encoding="utf-8")
    assert "corrections:" in two.read_text(encoding="utf-8")
    assert one.read_bytes() == kept
    ran = ctr("record", "2.1", "--remove", "viec-1", "--because", "Nhầm", "--plan", plan)
    assert ran.code == 0, ran.err
    assert logged(on(plan, "2026-11-24"))[(NEW[1], "2.2")] == ["Đô thị mới"]
    undone = ctr("undo", "--yes", "--plan", plan)
    assert undone.code == 0, undone.err
    assert one.read_bytes() == kept


@pytest.mark.parametrize("second", [[], ["Thiếu tiền"]])
def test_what_merged_units_said_of_their_reports_is_taken_out_where_it_stands(
    ctr: Ctr, tmp_path: Path, second: list[str]
) -> None:
    plan = amended_plan(tmp_path, ("2026-05-15", [MERGE]))
    one = results(plan, "a", CULTURE, difficulties=["Thiếu người"], proposals=["Thêm người"])
    two = results(plan, "b", ECONOMY, **({"difficulties": second} if second else {}))
    kept = two.read_bytes()
    words = ("--year", "2026", "--unit", NEW[1], "--because", "Nhầm", "--plan", plan)
    ran = ctr("record", "--remove", "kho-khan-1", *words)
    assert ran.code == 0, ran.err
    assert "difficulties" not in one.read_text(encoding="utf-8")
    assert two.read_bytes() == kept
    (report,) = on(plan, "2026-11-24").results
    assert (report.difficulties, report.proposals) == (tuple(second), ("Thêm người",))
    if second:
        ran = ctr("record", "--remove", "kho-khan-2", *words)
        assert ran.code == 0, ran.err
        assert "difficulties" not in two.read_text(encoding="utf-8")


def test_a_figure_is_taken_out_beside_one_that_the_day_does_not_know(
    ctr: Ctr, tmp_path: Path
) -> None:
    plan = amended_plan(tmp_path, ("2026-05-15", [{"drop": {"target": "ho-so-truc-tuyen"}}]))
    values = [
        {"target": "ho-so-truc-tuyen", "value": 90, "as_of": date(2026, 4, 1)},
        {"target": "thoi-gian-cho", "value": 12, "as_of": date(2026, 4, 1)},
    ]
    file = results(plan, "vp", OFFICE, tasks=[{"task": "1.1", "values": values}])
    words = ("record", "1.1", "--remove", "so-lieu-1", "--because", "Nhầm", "--plan", plan)
    ran = ctr(*words)
    assert ran.code == 0, ran.err
    left = yaml.safe_load(file.read_text("utf-8"))["tasks"][0]["values"]
    assert [value["value"] for value in left] == [90]


def test_the_last_task_of_one_unit_is_not_the_last_of_its_file(ctr: Ctr, tmp_path: Path) -> None:
    plan = amended_plan(tmp_path, ("2026-05-15", [SPLIT]))
    file = results(plan, "vp", OFFICE, tasks=[done("1.1", "2026-04-01", "Một")])
    ran = ctr("record", "1.2", "--unit", NEW[1], "--done", "Hai", "--plan", plan)
    assert ran.code == 0, ran.err
    assert ctr("record", "1.2", "--remove", "viec-1", "--plan", plan).code == 0
    assert "Một" in file.read_text(encoding="utf-8")
    assert logged(on(plan, "2026-11-24"))[(NEW[0], "1.1")] == ["Một"]


def test_figures_of_a_dropped_target_are_left_out_and_the_others_found(
    ctr: Ctr, tmp_path: Path
) -> None:
    plan = amended_plan(tmp_path, ("2026-05-15", [{"drop": {"target": "ho-so-truc-tuyen"}}]))
    values = [
        {"target": "ho-so-truc-tuyen", "value": 90, "as_of": date(2026, 4, 1)},
        {"target": "thoi-gian-cho", "value": 12, "as_of": date(2026, 4, 1)},
    ]
    file = results(plan, "vp", OFFICE, tasks=[{"task": "1.1", "values": values}])
    (report,) = on(plan, "2026-05-15").results
    assert [value.target for value in report.tasks[0].values] == ["thoi-gian-cho"]
    words = ("record", "1.1", "--correct", "so-lieu-1", "--value", "thoi-gian-cho=13")
    ran = ctr(*words, "--because", "Nhầm", "--plan", plan)
    assert ran.code == 0, ran.err
    told = yaml.safe_load(file.read_text("utf-8"))["tasks"][0]["values"]
    assert [value["value"] for value in told] == [90, 13]
    bundle = ctr("bundle", "2026", "-o", tmp_path / "a.zip", "--plan", plan)
    assert bundle.code == 0, bundle.err
    for command in ("show 1.1", "targets", "report 2026", "draft 2026"):
        assert ctr(*command.split(), "--plan", plan).code == 0


def test_a_draft_names_the_file_in_which_a_renamed_unit_s_records_stand(
    ctr: Ctr, tmp_path: Path
) -> None:
    plan = amended_plan(tmp_path, ("2026-05-15", [RENAME]))
    paused = {"task": "2.1", "state": "paused", "state_on": date(2026, 4, 1)}
    results(plan, "van-hoa", CULTURE, tasks=[paused])
    out = ctr("draft", "2026", "--as-of", "2026-12-01", "--plan", plan).out
    assert f"plan/results/2026/van-hoa.yaml ({NEW[0]}): nhiệm vụ 2.1, ngày 01/4/2026" in out
