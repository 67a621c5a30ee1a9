"""ctr record: what a unit reports goes into the right file, and nothing else changes."""

from __future__ import annotations

import difflib
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from shutil import copytree

import pytest

from ctr.plan.load.loader import load
from ctr.plan.schema.kinds import head
from tests.conftest import PLAN, Ctr

PUPILS = "Học sinh tiểu học, THCS, THPT được tuyên truyền, tập huấn, trải nghiệm PCCC và CNCH"
AT_ONCE = 9
"""Commands that write to one plan at the same moment."""


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    """A copy of our own plan, to write into."""
    return Path(copytree(PLAN, tmp_path / "plan"))


def police(plan: Path) -> Path:
    return plan / "results" / "2026" / "cong-an-phuong.yaml"


def test_a_first_record_makes_the_file(ctr: Ctr, plan: Path) -> None:
    ran = ctr(
        "record",
        "10.2",
        "--on",
        "2026-03-15",
        "--done",
        "Ra quân: đợt cao điểm",
        "--evidence",
        "Báo cáo số 12/BC-CAP",
        "--value",
        "hoc-sinh-tap-huan-pccc=87,5",
        "--plan",
        plan,
    )
    assert ran.code == 0
    assert "+ 10.2 · trạng thái: đang thực hiện (từ ngày 15/03/2026)" in ran.out
    assert f"+ 10.2 · {PUPILS}: 87,5% (đến ngày 15/03/2026)" in ran.out
    assert police(plan).read_text() == (
        f"{head('results/2026/cong-an-phuong.yaml')}"
        "unit: Công an phường\n"
        "year: 2026\n"
        "tasks:\n"
        '  - task: "10.2"\n'
        "    state: in_progress\n"
        "    state_on: 2026-03-15\n"
        "    log:\n"
        "      - on: 2026-03-15\n"
        '        done: "Ra quân: đợt cao điểm"\n'
        "        evidence: Báo cáo số 12/BC-CAP\n"
        "    values:\n"
        "      - target: hoc-sinh-tap-huan-pccc\n"
        "        value: 87.5\n"
        "        as_of: 2026-03-15\n"
    )


def test_the_second_time_nothing_changes(ctr: Ctr, plan: Path) -> None:
    words = (
        "record",
        "10.3",
        "--state",
        "done",
        "--on",
        "2026-05-01",
        "--done",
        "Xong",
        "--plan",
        plan,
    )
    assert ctr(*words).code == 0
    before = police(plan).read_bytes()
    ran = ctr(*words)
    assert (ran.code, ran.out) == (0, "")
    assert "không có gì thay đổi" in ran.err
    assert police(plan).read_bytes() == before


def test_the_unit_s_file_is_found_by_what_is_in_it(ctr: Ctr, plan: Path) -> None:
    own = plan / "results" / "2026" / "ten-khac.yaml"
    own.parent.mkdir(parents=True)
    own.write_text("unit: CAP   # tên ngắn\nyear: 2026\n")
    assert (
        ctr("record", "10.4", "--state", "paused", "--on", "2026-02-01", "--plan", plan).code == 0
    )
    assert own.read_text().startswith("unit: CAP   # tên ngắn\nyear: 2026\ntasks:\n")
    assert not police(plan).exists()


def test_a_report_as_a_whole(ctr: Ctr, plan: Path) -> None:
    words = (
        "record",
        "--unit",
        "cong an",
        "--received",
        "5/1/2027",
        "--year",
        "2026",
        "--plan",
        plan,
    )
    ran = ctr(
        *words, "--difficulty", "Thiếu người", "--verified-by", "Văn phòng", "--as-of", "2027-01-06"
    )
    assert ran.code == 0, ran.err
    assert "ngày nhận báo cáo: 05/01/2027" in ran.out
    results = load(plan).results[0][0]
    assert (str(results.received), results.difficulties) == ("2027-01-05", ("Thiếu người",))
    assert results.verified is not None


def test_a_corrected_figure_keeps_the_old_one(ctr: Ctr, plan: Path) -> None:
    for figure in ("87,5", "88"):
        words = ("record", "--value", f"hoc-sinh-tap-huan-pccc={figure}", "--on", "2026-06-30")
        ran = ctr(*words, "--plan", plan)
    assert f"~ 10.2 · {PUPILS}: 87,5% → 88%" in ran.out
    (value,) = load(plan).results[0][0].tasks[0].values
    assert (str(value.value), str(value.corrects)) == ("88", "87.5")


@pytest.mark.parametrize(
    ("typed", "read"),
    [("97,5", "97.5"), ("97.5", "97.5"), ("1.250", "1250"), ("4.758,5", "4758.5"), ("500", "500")],
)
def test_numbers_the_vietnamese_way(ctr: Ctr, plan: Path, typed: str, read: str) -> None:
    target = "von-dau-tu-ngan-sach"
    ran = ctr("record", "3.1", "--value", f"{target}={typed}", "--on", "2026-06-30", "--plan", plan)
    assert ran.code == 0, ran.err
    assert str(load(plan).results[0][0].tasks[0].values[0].value) == read


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["10.1", "--unit", "CAP", "--state", "done"], "không chủ trì nhiệm vụ 10.1"),
        (["6.3", "--state", "done"], "thêm --unit"),
        (["99.9", "--state", "done"], "không có nhiệm vụ “99.9”"),
        (["10.2", "--value", "hoc-sinh-tap-huan-pccc=188"], "ngoài 0-100%"),
        (["10.2", "--value", "hoc-sinh-tap-huan-pccc=nhiều"], "không phải là số"),
        (["10.2", "--value", "hoc-sinh-tap-huan=8"], "ý bạn là “hoc-sinh-tap-huan-pccc"),
        (["10.2", "--value", "chuẩn"], "CHỈ-TIÊU=SỐ"),
        (["10.2", "--value", "dia-ban-an-toan-chay-no=5"], "đạt hoặc không đạt"),
        (["3.1", "--value", "hoc-sinh-tap-huan-pccc=8"], "không có chỉ tiêu"),
        (["3.1", "--value", "xyz=8"], "xem các mã: ctr show 3.1\n"),
        (["--value", "xyz=8"], "xem các mã: ctr show SỐ\n"),
        (["10.2", "--evidence", "Số 1"], "--done"),
        (["--unit", "CAP", "--state", "done"], "thiếu số nhiệm vụ"),
        (["10.2", "--done", "   "], "để trống"),
        (["10.2", "--done", "x", "--on", "31/02/2026"], "ngày"),
        (["10.2", "--done", "x", "--year", "2025"], "chương trình không có năm 2025"),
        (["10.2", "--done", "x", "--on", "2026-05-01", "--year", "2027"], "nằm ngoài năm 2027"),
    ],
)
def test_what_would_be_wrong_is_refused_and_nothing_written(
    ctr: Ctr, plan: Path, words: list[str], said: str
) -> None:
    ran = ctr("record", *words, "--plan", plan)
    assert ran.code == 2
    assert said in ran.err
    assert not list(plan.glob("results/*/*"))


def test_a_day_to_come_is_written_with_a_warning_and_found_by_check(ctr: Ctr, plan: Path) -> None:
    words = ("record", "10.2", "--done", "x", "--on", "2026-05-02", "--plan", plan)
    ran = ctr(*words, "--as-of", "2026-05-01")
    assert ran.code == 0
    assert "02/05/2026 sau ngày hôm nay" in ran.err
    found = ctr("check", "--as-of", "2026-05-01", "--format", "json", "--plan", plan)
    assert [one["line"] for one in found.data if one["code"] == "future-date"] == [7, 9]
    assert ctr("check", "--as-of", "2026-05-02", "--plan", plan).code == 0


def test_another_unit_s_broken_file_does_not_stand_in_the_way(ctr: Ctr, plan: Path) -> None:
    folder = plan / "results" / "2026"
    folder.mkdir(parents=True)
    (folder / "khac.yaml").write_text("unit: [\n")
    assert ctr("record", "10.2", "--state", "done", "--plan", plan).code == 0
    police(plan).write_text("unit: [\n")
    ran = ctr("record", "10.2", "--state", "done", "--plan", plan)
    assert ran.code == 2
    assert police(plan).read_text() == "unit: [\n"


ODD = """\
# Kết quả của Công an phường   ← giữ nguyên

unit:   'Công an phường'     # đơn vị
year: 2026
received:
tasks:

# nhiệm vụ thứ nhất
-   task: "10.2"     # pccc
    state:   in_progress   # đang
    log: [{on: 2026-03-01, done: "Ra quân"}]
    values:
       # số liệu
       - target: hoc-sinh-tap-huan-pccc
         value: 12.50
         as_of: 2026-03-01

    difficulties:
    - >-
      Đoạn văn gấp
      hai dòng
- {task: '10.3', state: not_started}   # viết gọn
# cuối tệp
"""


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_fifty_records_leave_every_other_byte(ctr: Ctr, plan: Path, newline: str) -> None:
    police(plan).parent.mkdir(parents=True)
    police(plan).write_bytes(b"\xef\xbb\xbf" + ODD.replace("\n", newline).encode())
    subprocess.run(["git", "init", "-q", plan], check=True)
    subprocess.run(["git", "-C", plan, "add", "."], check=True)
    before = police(plan).read_bytes()
    for number in range(46):
        task = "10.2" if number % 2 else "10.3"
        words = ("record", task, "--done", f"Việc {number}", "--on", "2026-04-01", "--plan", plan)
        assert ctr(*words).code == 0
    ctr("record", "10.4", "--state", "done", "--on", "2026-05-01", "--plan", plan)
    ctr("record", "10.2", "--value", "co-so-an-toan-pccc=71", "--on", "2026-05-01", "--plan", plan)
    ctr("record", "10.2", "--difficulty", "Khác", "--plan", plan)
    ctr("record", "--unit", "CAP", "--received", "2026-11-20", "--plan", plan)
    after = police(plan).read_bytes()
    assert after.count(b"\r\n") == (after.count(b"\n") if newline == "\r\n" else 0)
    old, new = (raw.decode().splitlines(keepends=True) for raw in (before, after))
    gone = [line for line in difflib.ndiff(old, new) if line.startswith("- ")]
    assert [line[2:].strip() for line in gone] == [
        "received:",
        'log: [{on: 2026-03-01, done: "Ra quân"}]',
        "- {task: '10.3', state: not_started}   # viết gọn",
    ]
    stat = subprocess.run(
        ["git", "-C", plan, "diff", "--numstat"], capture_output=True, text=True, check=True
    )
    assert stat.stdout.split()[1] == "3"
    results = load(plan).results[0][0]
    assert [len(task.log) for task in results.tasks] == [24, 23, 0]
    assert load(plan).problems == ()


def test_many_at_once_lose_nothing(plan: Path) -> None:
    def one(number: int) -> int:
        task, unit = ("10.2", "CAP") if number % 2 else ("6.3", "TYT")
        words = ["record", task, "--unit", unit, "--done", f"Việc {number}", "--on", "2026-04-01"]
        return subprocess.run(
            [sys.executable, "-m", "ctr", *words, "--plan", plan], check=False, capture_output=True
        ).returncode

    with ThreadPoolExecutor(AT_ONCE) as pool:
        assert set(pool.map(one, range(AT_ONCE))) == {0}
    results = {results.unit: results for results, _ in load(plan).results}
    done = {entry.done for one in results.values() for task in one.tasks for entry in task.log}
    assert done == {f"Việc {number}" for number in range(AT_ONCE)}


def test_a_folder_that_cannot_be_written(ctr: Ctr, plan: Path) -> None:
    (plan / "results").write_text("")
    ran = ctr("record", "10.2", "--state", "done", "--plan", plan)
    assert ran.code == 2
    assert "results" in ran.err


def test_the_file_keeps_its_permissions(ctr: Ctr, plan: Path) -> None:
    ctr("record", "10.2", "--state", "in_progress", "--plan", plan)
    police(plan).chmod(0o640)
    ctr("record", "10.2", "--state", "done", "--plan", plan)
    assert police(plan).stat().st_mode & 0o777 == 0o640


def test_a_state_keeps_those_before_it(ctr: Ctr, plan: Path) -> None:
    for day, state in (("03-01", "in_progress"), ("05-01", "paused"), ("09-01", "in_progress")):
        words = ("record", "6.4", "--state", state, "--on", f"2026-{day}")
        assert ctr(*words, "--plan", plan).code == 0
    ran = ctr("record", "6.4", "--state", "not_started", "--on", "2026-01-15", "--plan", plan)
    assert "· trạng thái trước đó, từ 15/01/2026: chưa thực hiện" in ran.out
    found = []
    for day in ("01-14", "02-01", "04-01", "06-01", "10-01"):
        asked = ("list", "--section", "6", "--as-of", f"2026-{day}", "--format", "json")
        found.append(ctr(*asked, "--plan", plan).data[3]["state"])
    assert found == ["not_reported", "not_started", "in_progress", "paused", "in_progress"]


def test_words_alone_are_no_state(ctr: Ctr, plan: Path) -> None:
    ran = ctr("record", "10.4", "--difficulty", "Thiếu kinh phí", "--plan", plan)
    assert "trạng thái" not in ran.out
    assert load(plan).results[0][0].tasks[0].state is None
    task = ctr("show", "10.4", "--format", "json", "--plan", plan).data
    assert task["state"] == "not_reported"


def test_comments_stay_under_what_they_were_written_for(ctr: Ctr, plan: Path) -> None:
    police(plan).parent.mkdir(parents=True)
    text = (
        "unit: Công an phường\nyear: 2026\ntasks:\n"
        '  - task: "10.2"\n    state: paused\n    # vì sao tạm dừng\n\n    # và đến bao giờ\n'
        "# cuối tệp\n"
    )
    police(plan).write_text(text)
    ctr("record", "10.3", "--state", "done", "--on", "2026-05-01", "--plan", plan)
    after = police(plan).read_text()
    assert after.startswith(text.removesuffix("# cuối tệp\n") + '  - task: "10.3"\n')
    assert after.endswith("# cuối tệp\n")


def test_one_unit_at_a_time(ctr: Ctr, plan: Path) -> None:
    words = ("record", "8.1", "--unit", "TYT", "--unit", "VHXH", "--state", "done")
    assert ctr(*words, "--plan", plan).code == 2


def test_a_report_received_in_january_is_asked_about(ctr: Ctr, plan: Path) -> None:
    words = ("record", "--unit", "CAP", "--received", "5/1/2027", "--as-of", "2027-01-06")
    assert "--year 2026" in ctr(*words, "--plan", plan).err


def test_the_ward_s_own_report_is_put_down_as_sent(ctr: Ctr, plan: Path) -> None:
    words = ("record", "--sent", "bao-cao-so-tai-chinh", "--on", "30/11/2026")
    more = ("--evidence", "Báo cáo số 210/BC-UBND", "--as-of", "2026-12-01", "--plan", plan)
    assert "đã gửi “Báo cáo kết quả thực hiện của phường”: 30/11/2026" in ctr(*words, *more).out
    assert (plan / "results" / "2026" / "summary.yaml").read_text() == (
        f"{head('results/2026/summary.yaml')}"
        "year: 2026\nsubmitted:\n  - duty: bao-cao-so-tai-chinh\n    on: 2026-11-30\n"
        "    document: Báo cáo số 210/BC-UBND\n"
    )
    assert ctr(*words, *more).out == ""
    items = ctr("due", "--all", "--as-of", "2026-12-02", "--format", "json", "--plan", plan).data
    assert next(x for x in items if x["duty"] == "bao-cao-so-tai-chinh")["state"] == "done"
    assert ctr("record", "--sent", "bao-cao", "--plan", plan).code == 2


def test_a_number_of_too_many_digits_is_called_so(ctr: Ctr, plan: Path) -> None:
    value = "hoc-sinh-tap-huan-pccc=" + "9" * 20
    ran = ctr("record", "10.2", "--value", value, "--plan", plan)
    assert ran.code == 2
    assert "số quá dài" in ran.err
    assert not police(plan).exists()
