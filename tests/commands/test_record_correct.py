"""ctr record --correct, --remove: what was recorded is put right, as if the slip had never been."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from shutil import copytree

import pytest

from ctr.plan.load.loader import load
from ctr.plan.model import TaskResult, UnitResults
from tests.conftest import PLAN, WITHOUT_SCHEMAS, Ctr

LATER = ("--as-of", "2026-11-25", "--because", "gõ nhầm")
"""Options of a correction on a day after that of the tests."""


def record(ctr: Ctr, plan: Path, *words: str) -> None:
    ran = ctr("record", *words, "--plan", plan)
    assert ran.code == 0, ran.err


def report(plan: Path) -> UnitResults:
    loaded = load(plan)
    assert loaded.problems == ()
    return loaded.results[0][0]


def task(plan: Path) -> TaskResult:
    return report(plan).tasks[0]


@pytest.fixture(scope="module")
def recorded(once: Ctr, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Our plan, with work, a figure and two states of a task."""
    plan = Path(
        copytree(PLAN, tmp_path_factory.mktemp("recorded") / "plan", ignore=WITHOUT_SCHEMAS)
    )
    record(once, plan, "10.2", "--on", "2026-03-15", "--done", "Ra quân", "--evidence", "Số 12")
    record(once, plan, "10.2", "--on", "2026-06-30", "--value", "hoc-sinh-tap-huan-pccc=87,5")
    record(once, plan, "10.2", "--on", "2026-11-10", "--state", "done")
    return plan


@pytest.fixture
def plan(recorded: Path, tmp_path: Path) -> Path:
    """A copy of that plan."""
    return Path(copytree(recorded, tmp_path / "plan"))


def test_a_line_of_the_log(ctr: Ctr, plan: Path) -> None:
    words = ("10.2", "--correct", "viec-1", "--on", "16/3/2026", "--evidence", "Số 21")
    ran = ctr("record", *words, "--plan", plan)
    assert ran.code == 0, ran.err
    assert (
        "~ 10.2 · việc đã làm (viec-1): 15/03/2026: Ra quân (Số 12) → 16/03/2026: Ra quân (Số 21)"
    ) in ran.out
    (entry,) = task(plan).log
    assert (entry.done, entry.on, entry.evidence) == ("Ra quân", date(2026, 3, 16), "Số 21")
    record(ctr, plan, "10.2", "--correct", "viec-1", "--evidence", "xoá")
    assert task(plan).log[0].evidence is None


def test_a_state_that_was_wrong_is_not_among_the_earlier_ones(ctr: Ctr, plan: Path) -> None:
    record(ctr, plan, "10.2", "--correct", "trang-thai", "--state", "tạm dừng")
    result = task(plan)
    assert (result.state, result.state_on) == ("paused", date(2026, 11, 10))
    assert [change.state for change in result.earlier] == ["in_progress"]


def test_a_state_corrected_to_the_one_before_is_so_since_then(ctr: Ctr, plan: Path) -> None:
    record(ctr, plan, "10.2", "--correct", "trang-thai", "--state", "in_progress")
    result = task(plan)
    assert (result.state, result.state_on, result.earlier) == (
        "in_progress",
        date(2026, 3, 15),
        (),
    )


def test_a_figure(ctr: Ctr, plan: Path) -> None:
    words = ("record", "10.2", "--correct", "so-lieu-1", "--plan", plan, *LATER)
    ran = ctr(*words, "--value", "78,5", "--source", "Thống kê")
    assert ran.code == 0, ran.err
    (figure,) = task(plan).values
    assert (str(figure.value), figure.source, figure.corrects) == ("78.5", "Thống kê", None)
    (trace,) = task(plan).corrections
    assert (trace.what, trace.reason, trace.on) == ("so-lieu-1", "gõ nhầm", date(2026, 11, 25))
    assert "87,5%" in trace.old
    assert "78,5%" in (trace.new or "")
    refused = ctr(*words, "--value", "785")
    assert refused.code == 2
    assert "ngoài 0-100%" in refused.err
    named = ctr(*words, "--value", "hoc-sinh-tap-huan-pccc=79")
    assert named.code == 0
    other = ctr(*words, "--value", "giam-tai-nan-giao-thong=đạt")
    assert other.code == 2
    assert "là số liệu của “hoc-sinh-tap-huan-pccc”" in other.err


def test_the_day_on_which_a_report_came_in(ctr: Ctr, plan: Path) -> None:
    for day in ("2026-11-20", "2026-11-22"):
        record(ctr, plan, "--unit", "CAP", "--received", day)
    record(ctr, plan, "--correct", "ngay-nhan", "--received", "23/11/2026")
    assert report(plan).received == date(2026, 11, 22)  # the first that came in counts
    assert report(plan).received_again == (date(2026, 11, 23),)
    record(ctr, plan, "--remove", "ngay-nhan")
    assert (report(plan).received, report(plan).received_again) == (date(2026, 11, 23), ())
    record(ctr, plan, "--remove", "ngay-nhan")
    assert report(plan).received is None


def test_the_days_on_which_reports_of_periods_came_in(ctr: Ctr, plan: Path) -> None:
    quarter = ("--unit", "CAP", "--period", "2026-Q2", "--received")
    for day in ("2026-07-10", "2026-07-12"):
        record(ctr, plan, *quarter, day)
    record(ctr, plan, "--unit", "CAP", "--received", "2026-11-20")
    ran = ctr("record", "--correct", "ngay-nhan-2026-q2", "--received", "9/7/2026", "--plan", plan)
    assert ran.code == 0, ran.err
    label = "ngày nhận báo cáo quý II năm 2026 (ngay-nhan-2026-q2)"
    assert f"~ {label}: 10/07/2026 → 09/07/2026" in ran.out
    (of_quarter,) = report(plan).reports
    assert (str(of_quarter.received), len(of_quarter.received_again)) == ("2026-07-09", 1)
    record(ctr, plan, "--remove", "ngay-nhan-2026-q2")
    (of_quarter,) = report(plan).reports
    assert (str(of_quarter.received), of_quarter.received_again) == ("2026-07-12", ())
    record(ctr, plan, "--remove", "ngay-nhan-2026-q2")
    assert (report(plan).reports, str(report(plan).received)) == ((), "2026-11-20")


def test_a_file_with_a_report_that_came_in_twice_stays(ctr: Ctr, our_plan: Path) -> None:
    for day in ("2026-07-10", "2026-07-12"):
        record(ctr, our_plan, "--unit", "CAP", "--period", "2026-Q2", "--received", day)
    record(ctr, our_plan, "--remove", "nhan-lai-2026-q2-1")
    record(ctr, our_plan, "--unit", "CAP", "--period", "2026-Q2", "--received", "2026-07-12")
    record(ctr, our_plan, "--remove", "ngay-nhan-2026-q2")
    assert str(report(our_plan).reports[0].received) == "2026-07-12"
    record(ctr, our_plan, "--remove", "ngay-nhan-2026-q2")
    assert not list(our_plan.glob("results/2026/*.yaml"))


def test_what_is_planned_after_a_period(ctr: Ctr, plan: Path) -> None:
    words = ("10.2", "--period", "2026-Q2", "--next-period", "Mua xe")
    record(ctr, plan, *words)
    record(ctr, plan, "10.2", "--correct", "ky-sau-1", "--next-period", "Mua hai xe")
    assert [planned.text for planned in task(plan).next_period] == ["Mua hai xe"]
    ran = ctr("record", "10.2", "--remove", "ky-sau-1", *LATER, "--plan", plan)
    assert "(ky-sau-1): sau quý II năm 2026: Mua hai xe" in ran.out
    assert task(plan).next_period == ()


def test_with_a_report_that_was_frozen_its_files_go(ctr: Ctr, plan: Path) -> None:
    import hashlib

    folder = plan / "results" / "2026" / "sent"
    folder.mkdir()
    (folder / "bao-cao.docx").write_bytes(b"docx")
    (folder / "so-lieu.json").write_bytes(b"{}")
    marks = [hashlib.sha256(content).hexdigest() for content in (b"docx", b"{}")]
    (plan / "results" / "2026" / "summary.yaml").write_text(
        "year: 2026\nsubmitted:\n  - duty: bao-cao-so-tai-chinh\n    on: 2026-11-23\n"
        f"    file: bao-cao.docx\n    file_hash: {marks[0]}\n"
        f"    data: so-lieu.json\n    data_hash: {marks[1]}\n"
    )
    before = ctr("record", "--entries", "--format", "json", "--plan", plan)
    assert before.code == 0, before.err
    record(ctr, plan, "--remove", "da-gui-1", *LATER)
    assert list(folder.iterdir()) == []
    assert ctr("undo", "--yes", "--plan", plan).code == 0
    assert sorted(path.name for path in folder.iterdir()) == ["bao-cao.docx", "so-lieu.json"]
    assert ctr("record", "--entries", "--format", "json", "--plan", plan).out == before.out


def test_what_the_ward_sent(ctr: Ctr, plan: Path) -> None:
    sent = ("--sent", "bao-cao-so-tai-chinh", "--on")
    record(ctr, plan, *sent, "2026-11-23", "--evidence", "Số 210")
    record(ctr, plan, "--correct", "da-gui-1", "--on", "2026-11-24", "--evidence", "Số 211")
    (submission,) = load(plan).plan.summaries[0].submitted  # type: ignore[union-attr]
    assert (submission.on, submission.document) == (date(2026, 11, 24), "Số 211")
    ran = ctr("record", "--remove", "da-gui-1", *LATER, "--plan", plan)
    assert ran.code == 0, ran.err
    (summary,) = load(plan).plan.summaries  # type: ignore[union-attr]
    assert summary.submitted == ()
    assert "Số 211" in summary.corrections[0].old


EVERYTHING = [
    ("viec-2", ["10.2", "--on", "2026-07-01", "--done", "Việc nhầm"]),
    ("viec-1", ["10.3", "--on", "2026-07-01", "--state", "paused", "--done", "Việc nhầm"]),
    ("trang-thai", ["10.2", "--on", "2026-11-20", "--state", "dropped"]),
    ("trang-thai-cu-2", ["10.2", "--on", "2026-05-01", "--state", "paused"]),
    ("so-lieu-2", ["10.2", "--on", "2026-09-30", "--value", "hoc-sinh-tap-huan-pccc=99"]),
    ("kho-khan-1", ["10.2", "--difficulty", "Nhầm"]),
    ("de-xuat-1", ["10.2", "--proposal", "Nhầm"]),
    ("nam-sau-1", ["10.2", "--next-year", "Nhầm"]),
    ("kiem-tra", ["10.2", "--verified-by", "Nhầm"]),
    ("ngay-nhan", ["--unit", "CAP", "--received", "2026-11-20"]),
    ("kho-khan-1", ["--unit", "CAP", "--difficulty", "Nhầm"]),
    ("kiem-tra", ["--unit", "CAP", "--verified-by", "Nhầm"]),
    ("da-gui-1", ["--sent", "bao-cao-so-tai-chinh", "--on", "2026-11-23"]),
]
"""What a record puts down, and the name by which it is taken out again."""
UNSEEN = ("kiem-tra", "trang-thai-cu-2", "de-xuat-1", "nam-sau-1")
"""What none of the answers below tells on stdout."""
ANSWERS = (
    ["due", "--all", "--exit-zero", "--format", "json"],
    ["status", "--format", "json"],
    ["targets", "--year", "2026", "--format", "json"],
    ["report", "2026"],
)


def answers(ctr: Ctr, plan: Path) -> list[str]:
    return [ctr(*words, "--as-of", "2026-11-26", "--plan", plan).out for words in ANSWERS]


@pytest.fixture(scope="module")
def before(once: Ctr, recorded: Path) -> list[str]:
    """What is answered before anything else is recorded."""
    return answers(once, recorded)


@pytest.mark.parametrize(("name", "words"), EVERYTHING)
def test_what_is_taken_out_is_as_if_it_had_never_been(
    ctr: Ctr, plan: Path, before: list[str], name: str, words: list[str]
) -> None:
    file = (plan / "results/2026/cong-an-phuong.yaml").read_bytes()
    record(ctr, plan, *words)
    assert answers(ctr, plan) != before or name in UNSEEN
    number = [words[0]] if not words[0].startswith("-") else []
    if number == ["10.3"]:  # of a task that has nothing else, one by one
        record(ctr, plan, *number, "--remove", "trang-thai")
    record(ctr, plan, *number, "--remove", name)
    assert answers(ctr, plan) == before
    assert (plan / "results/2026/cong-an-phuong.yaml").read_bytes() == file  # a slip of the day


@pytest.mark.parametrize(("name", "words"), EVERYTHING)
def test_what_is_taken_out_later_is_so_too_but_leaves_a_trace(
    ctr: Ctr, plan: Path, before: list[str], name: str, words: list[str]
) -> None:
    record(ctr, plan, *words)
    number = [words[0]] if not words[0].startswith("-") else []
    if number == ["10.3"]:
        record(ctr, plan, *number, "--remove", "trang-thai", *LATER)
    ran = ctr("record", *number, "--remove", name, "--as-of", "2026-11-25", "--plan", plan)
    assert ran.code == 2
    assert "phải có lý do" in ran.err
    record(ctr, plan, *number, "--remove", name, *LATER)
    assert answers(ctr, plan) == before
    assert load(plan).problems == ()
    shown = "".join(path.read_text() for path in plan.glob("results/2026/*.yaml"))
    assert f"what: {name}" in shown
    assert "reason: gõ nhầm" in shown


@pytest.mark.parametrize(
    "words",
    [
        ["10.2", "--difficulty", "Nhầm"],
        ["--unit", "CAP", "--difficulty", "Nhầm"],
        ["--sent", "bao-cao-so-tai-chinh", "--on", "2026-11-23"],
    ],
)
def test_with_the_last_thing_in_it_a_file_goes(ctr: Ctr, our_plan: Path, words: list[str]) -> None:
    record(ctr, our_plan, *words)
    number = words[:1] if words[0] == "10.2" else []
    name = "da-gui-1" if "--sent" in words else "kho-khan-1"
    tried = ctr("record", *number, "--remove", name, "--dry-run", "--plan", our_plan)
    assert list(our_plan.glob("results/2026/*.yaml"))
    assert ctr("record", *number, "--remove", name, "--plan", our_plan).out == tried.out
    assert not list(our_plan.glob("results/2026/*.yaml"))
    assert ctr("undo", "--yes", "--plan", our_plan).code == 0
    assert list(our_plan.glob("results/2026/*.yaml"))


def test_figures_of_a_dropped_target_stay_when_the_rest_of_the_task_goes(
    ctr: Ctr, small: Path
) -> None:
    record(ctr, small, "1.1", "--on", "2026-06-01", "--value", "ho-so-truc-tuyen=5")
    record(ctr, small, "1.1", "--on", "2026-06-01", "--done", "Rà soát")
    words = ("ho-so-truc-tuyen", "--document", "Quyết định 9", "--on", "2026-11-01")
    assert ctr("amend", "drop", *words, "--plan", small).code == 0
    record(ctr, small, "1.1", "--remove", "trang-thai")
    record(ctr, small, "1.1", "--remove", "viec-1")
    (file,) = (small / "results" / "2026").glob("*.yaml")
    assert "value: 5" in file.read_text()
    assert "Rà soát" not in file.read_text()


def test_what_was_written_before_today_is_no_slip_of_the_day(ctr: Ctr, plan: Path) -> None:
    trail = plan / ".ctr" / "writes.jsonl"
    lines = [json.loads(line) for line in trail.read_text().splitlines()]
    for line in lines:
        line["at"] = line["at"].replace("2026-11-24", "2026-11-23")
    trail.write_text("".join(f"{json.dumps(line)}\n" for line in lines))
    record(ctr, plan, "10.2", "--done", "Việc mới", "--on", "2026-11-24")
    assert ctr("record", "10.2", "--remove", "viec-1", "--plan", plan).code == 2
    assert ctr("record", "10.2", "--remove", "trang-thai-cu-1", "--plan", plan).code == 2
    record(ctr, plan, "10.2", "--remove", "viec-2")
    assert task(plan).corrections == ()


def test_where_the_day_cannot_be_told_a_reason_is_asked_for(ctr: Ctr, plan: Path) -> None:
    file = plan / "results" / "2026" / "cong-an-phuong.yaml"
    file.write_text(file.read_text() + "# sửa tay\n")
    assert ctr("record", "10.2", "--remove", "viec-1", "--plan", plan).code == 2
    record(ctr, plan, "10.2", "--remove", "viec-1", "--because", "ghi nhầm")
    assert task(plan).corrections[0].by


def test_what_left_a_trace_leaves_another(ctr: Ctr, plan: Path) -> None:
    record(ctr, plan, "10.2", "--correct", "viec-1", "--done", "Ra quân đợt 1", *LATER)
    again = ("record", "10.2", "--correct", "viec-1", "--done", "Ra quân đợt 2", "--plan", plan)
    assert ctr(*again).code == 2
    assert ctr(*again, "--because", "vẫn nhầm").code == 0
    assert [trace.new for trace in task(plan).corrections] == [
        "15/03/2026: Ra quân đợt 1 (Số 12)",
        "15/03/2026: Ra quân đợt 2 (Số 12)",
    ]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["10.2", "--remove", "viec-9"], "không có “viec-9”; ý bạn là “viec-1”"),
        (["10.4", "--remove", "viec-1"], "nhiệm vụ 10.4 không có “viec-1”"),
        (["10.2", "--correct", "viec-1"], "chưa nêu viec-1 sửa thành gì"),
        (["10.2", "--correct", "viec-1", "--received", "2026-11-20"], "viec-1 không có --received"),
        (["10.2", "--correct", "viec-1", "--remove", "viec-1"], "mỗi lần chỉ"),
        (["10.2", "--done", "x", "--because", "y"], "--because chỉ đi cùng"),
        (["10.2", "--correct", "trang-thai", "--on", "2026-03-01"], "trước trạng thái trước đó"),
        (["10.2", "--correct", "trang-thai-cu-1", "--on", "2026-12-01"], "sau trạng thái hiện nay"),
        (["10.2", "--correct", "viec-1", "--on", "2025-03-15"], "nằm ngoài năm 2026"),
        (["10.2", "--correct", "viec-1", "--done", " "], "để trống"),
        (["--remove", "ngay-nhan"], "cả báo cáo không có “ngay-nhan”"),
    ],
)
def test_what_cannot_be_put_right_is_said(
    ctr: Ctr, plan: Path, words: list[str], said: str
) -> None:
    before = {path: path.read_bytes() for path in plan.rglob("*") if path.is_file()}
    ran = ctr("record", *words, "--plan", plan)
    assert ran.code == 2
    assert said in ran.err
    assert {path: path.read_bytes() for path in plan.rglob("*") if path.is_file()} == before


def test_of_several_units_one_is_asked_for(ctr: Ctr, our_plan: Path) -> None:
    for unit in ("Phòng VHXH", "Trạm Y tế"):
        record(ctr, our_plan, "--unit", unit, "--difficulty", "Thiếu người")
    ran = ctr("record", "--remove", "kho-khan-1", "--plan", our_plan)
    assert ran.code == 2
    assert "thêm --unit, một trong: Phòng Văn hóa - Xã hội; Trạm Y tế" in ran.err
    record(ctr, our_plan, "--remove", "kho-khan-1", "--unit", "Trạm Y tế")


def test_the_same_again_changes_nothing(ctr: Ctr, plan: Path) -> None:
    ran = ctr("record", "10.2", "--correct", "viec-1", "--evidence", "Số 12", "--plan", plan)
    assert (ran.code, ran.out) == (0, "")
    assert "không có gì thay đổi" in ran.err


@pytest.mark.parametrize(
    "words",
    [
        ["10.2", "--done", "Việc mới"],
        ["10.2", "--correct", "viec-1", "--done", "Việc khác"],
        ["10.2", "--remove", "viec-1"],
        ["--sent", "bao-cao-so-tai-chinh", "--on", "2026-11-23"],
        ["--unit", "CAP", "--received", "2026-11-20"],
    ],
)
def test_a_dry_run_shows_what_the_writing_shows(ctr: Ctr, plan: Path, words: list[str]) -> None:
    before = {path: path.read_bytes() for path in plan.rglob("*") if path.is_file()}
    tried = ctr("record", *words, "--dry-run", "--plan", plan)
    assert tried.code == 0
    assert "Chỉ xem, chưa ghi gì." in tried.err
    assert {path: path.read_bytes() for path in plan.rglob("*") if path.is_file()} == before
    assert ctr("record", *words, "--plan", plan).out == tried.out


def test_what_was_put_right_is_shown_with_the_task(ctr: Ctr, plan: Path) -> None:
    record(ctr, plan, "10.2", "--remove", "viec-1", *LATER)
    out = ctr("show", "10.2", "--as-of", "2026-11-26", "--plan", plan).out
    assert "viec-1 xóa ngày 25/11/2026" in " ".join(out.split())
    (history,) = ctr("show", "10.2", "--format", "json", "--plan", plan).data["history"]
    assert history["corrections"][0]["what"] == "viec-1"
    assert "viec-1 xóa" not in ctr("show", "10.2", "--as-of", "2026-11-24", "--plan", plan).out
