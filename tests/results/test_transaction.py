"""One way to change results: loaded once, seen as they are under the lock, verified, replaced."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from ctr.errors import CannotRun
from ctr.plan.load.loader import load
from ctr.plan.model import Plan
from ctr.results.changes import Change
from ctr.results.file_names import file_name
from ctr.results.record import Record, record
from ctr.results.transaction import (
    Attachment,
    FileEdits,
    PlanEdits,
    Recorded,
    Refused,
    Transaction,
)
from ctr.yamlfile.editor import Edit
from tests.conftest import AUTHOR, ROOT, Ctr

DAY = date(2026, 6, 1)

READS = """
import collections, json, sys
from pathlib import Path
from ctr.cli.app import main

plan = Path(sys.argv[1])
counts = collections.Counter()

def count(event, args):
    if event == "open" and isinstance(args[0], str):
        path = Path(args[0])
        if path.suffix == ".yaml" and plan in path.parents:
            counts[path.relative_to(plan).as_posix()] += 1

sys.addaudithook(count)
sys.argv = ["ctr", *sys.argv[2:], "--plan", str(plan)]
try:
    main()
except SystemExit as end:
    print("READS", json.dumps([end.code, counts]), file=sys.__stdout__)
else:
    print("READS", json.dumps([0, counts]), file=sys.__stdout__)
"""


def reads(plan: Path, *words: str | Path) -> dict[str, int]:
    """How often each file of the plan is opened by one command."""
    ran = subprocess.run(
        [sys.executable, "-c", READS, plan, *words],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    line = next(line for line in ran.stdout.splitlines() if line.startswith("READS"))
    code, counts = json.loads(line.removeprefix("READS"))
    assert not code, ran.stderr
    return dict(counts)


def entry(done: str, task: str = "1.1") -> Record:
    return Record(unit="Phòng Môi trường", year=2026, on=DAY, task=task, done=done)


def own_file(plan: Path) -> Path:
    """The file of the unit that `entry` is of."""
    for results, document in load(plan).results:
        if (results.unit, results.year) == ("Phòng Môi trường", 2026):
            return plan.parent / document.file
    raise AssertionError


def test_a_record_loads_the_plan_once_and_looks_again_only_at_what_it_edits(plan: Path) -> None:
    target = own_file(plan).relative_to(plan).as_posix()
    words = ("record", "1.1", "--unit", "Phòng Môi trường", "--done", "Việc", "--on", "2026-06-01")
    counts = reads(plan, *words)
    assert counts.pop(target) == 3  # to load, to edit, and to compare before it is replaced
    assert len(counts) > 5
    assert set(counts.values()) == {1}


def test_a_collected_form_reads_every_file_once(plan: Path, form: Path) -> None:
    counts = reads(plan, "collect", form, "--received", "2026-06-01")
    counts.pop(own_file(plan).relative_to(plan).as_posix())
    assert set(counts.values()) == {1}


def test_what_another_wrote_since_the_load_is_seen_and_kept(plan: Path) -> None:
    first, second = Transaction(plan, AUTHOR), Transaction(plan, AUTHOR)
    record(first, entry("Việc của người thứ nhất"))
    record(second, entry("Việc của người thứ hai"))
    core = load(plan).core
    assert core is not None
    results = core.results_by_unit["Phòng Môi trường", 2026]
    done = [logged.done for task in results.tasks for logged in task.log]
    assert {"Việc của người thứ nhất", "Việc của người thứ hai"} <= set(done)
    assert load(plan).problems == ()


def test_a_plan_that_broke_since_the_load_is_not_written_to(plan: Path) -> None:
    transaction = Transaction(plan, AUTHOR)
    before = own_file(plan).read_bytes()
    (plan / "units.yaml").write_text("units: [\n")
    with pytest.raises(Refused):
        record(transaction, entry("Việc"))
    changed = [path for path in plan.rglob("*.yaml") if path.read_bytes() == before]
    assert len(changed) == 1


def test_a_dry_run_verifies_and_writes_nothing(plan: Path) -> None:
    before = {path: path.read_bytes() for path in plan.rglob("*") if path.is_file()}
    good = FileEdits(
        unit="Phòng Môi trường",
        year=2026,
        edits=(Edit(path=("received",), value=DAY, order=("unit", "year")),),
        changes=(Change(field="received", old=None, new=DAY),),
    )
    (written,) = Transaction(plan, AUTHOR).write(lambda _: [good], dry_run=True)
    assert written.changes == good.changes
    wrong = FileEdits(
        unit="Phòng Môi trường",
        year=2026,
        edits=(Edit(path=("received",), value=date(2025, 1, 1)),),
        changes=(),
    )
    with pytest.raises(Refused, match="trước năm 2026"):
        Transaction(plan, AUTHOR).write(lambda _: [wrong], dry_run=True)
    assert {path: path.read_bytes() for path in plan.rglob("*") if path.is_file()} == before


def test_all_files_or_none(ctr: Ctr, plan: Path) -> None:
    before = {path: path.read_bytes() for path in plan.rglob("*") if path.is_file()}

    def edits(unit: str, task: str) -> FileEdits:
        value = {"task": task, "state": "in_progress"}
        edit = Edit(path=("tasks",), value=value, append=True, order=("unit", "year"))
        return FileEdits(unit=unit, year=2028, edits=(edit,), changes=())

    both = [edits("Phòng Môi trường", "1.1"), edits("Phòng Công nghệ", "9.9")]
    with pytest.raises(Refused, match=r"9\.9"):
        Transaction(plan, AUTHOR).write(lambda _: both)
    assert {path: path.read_bytes() for path in plan.rglob("*") if path.is_file()} == before


def test_what_is_written_in_a_way_that_cannot_be_edited_is_told_in_words(plan: Path) -> None:
    file = own_file(plan)
    file.write_text("unit: Phòng Môi trường\nyear: 2026\nreceived_again: [2026-06-02]\n")
    edit = Edit(path=("received_again",), value=DAY)
    wanted = FileEdits(unit="Phòng Môi trường", year=2026, edits=(edit,), changes=())
    with pytest.raises(CannotRun) as refused:
        Transaction(plan, AUTHOR).write(lambda _: [wanted])
    assert refused.value.message == (
        "plan/results/2026/phong-moi-truong.yaml được viết theo cách ctr không sửa tự động được "
        "(ở received_again)"
    )
    assert refused.value.hint == "sửa bằng tay phần đó của tệp"


def sent_on(day: date) -> FileEdits:
    edit = Edit(path=("received",), value=day, order=("unit", "year"))
    return FileEdits(unit="Phòng Môi trường", year=2026, edits=(edit,), changes=())


def test_a_refusal_names_every_fault_at_its_line_with_what_helps(plan: Path) -> None:
    wrong = {"task": "9.9", "state": "in_progress", "state_on": date(2027, 1, 1)}
    edit = Edit(path=("tasks",), value=wrong, append=True, order=("unit", "year"))
    wanted = FileEdits(unit="Phòng Môi trường", year=2028, edits=(edit,), changes=())
    year = FileEdits(
        unit="Phòng Công nghệ",
        year=2028,
        edits=(Edit(path=("received",), value=date(2027, 1, 1)),),
        changes=(),
    )
    with pytest.raises(Refused) as refused:
        Transaction(plan, AUTHOR).write(lambda _: [wanted, year])
    first, *faults = refused.value.message.split("\n")
    assert first == "không ghi, vì kế hoạch sẽ có lỗi:"
    folder = "    plan/results/2028"
    assert faults == [
        f"{folder}/phong-cong-nghe.yaml:3: ngày 2027-01-01 trước năm 2028",
        f"{folder}/phong-moi-truong.yaml:4: không có nhiệm vụ 9.9 (xem tất cả: ctr list)",
    ]


def test_what_was_written_is_told_with_its_file_and_whose_it_is(plan: Path) -> None:
    summary = FileEdits(
        unit=None,
        year=2028,
        edits=(Edit(path=("direction",), value="Chỉ đạo"),),
        changes=(Change(field="submitted", old=None, new=DAY),),
    )
    nothing = FileEdits(unit="Phòng Công nghệ", year=2028, edits=(), changes=())
    assert Transaction(plan, AUTHOR).write(lambda _: [sent_on(DAY), summary, nothing]) == [
        Recorded(
            file="plan/results/2026/phong-moi-truong.yaml",
            unit="Phòng Môi trường",
            year=2026,
            changes=(),
        ),
        Recorded(
            file="plan/results/2028/summary.yaml", unit=None, year=2028, changes=summary.changes
        ),
        Recorded(
            file="plan/results/2028/phong-cong-nghe.yaml",
            unit="Phòng Công nghệ",
            year=2028,
            changes=(),
        ),
    ]
    assert (plan / "results/2028/summary.yaml").read_text() == "year: 2028\ndirection: Chỉ đạo\n"
    assert not (plan / "results/2028/phong-cong-nghe.yaml").exists()
    assert "received: 2026-06-01\n" in own_file(plan).read_text()


def test_a_file_of_the_unit_s_name_that_is_another_unit_s_stays(plan: Path) -> None:
    taken = plan / "results" / "2028" / "phong-cong-nghe.yaml"
    taken.parent.mkdir(parents=True)
    taken.write_text("unit: Phòng Môi trường\nyear: 2028\n")
    edit = Edit(path=("received",), value=date(2028, 6, 1))
    wanted = FileEdits(unit="Phòng Công nghệ", year=2028, edits=(edit,), changes=())
    with pytest.raises(CannotRun) as refused:
        Transaction(plan, AUTHOR).write(lambda _: [wanted])
    file = "plan/results/2028/phong-cong-nghe.yaml"
    assert (refused.value.message, refused.value.hint) == (
        f"{file} là của đơn vị khác",
        "đổi tên tệp đó",
    )
    assert taken.read_text() == "unit: Phòng Môi trường\nyear: 2028\n"
    taken.write_text("unit: Phòng Công nghệ\nyear: 2027\n")
    with pytest.raises(Refused, match="năm 2027 không khớp với thư mục results/2028"):
        Transaction(plan, AUTHOR).write(lambda _: [wanted])


@pytest.mark.parametrize(
    ("unit", "name"),
    [("Công an phường", "cong-an-phuong"), ("Phòng Văn hóa - Xã hội", "phong-van-hoa-xa-hoi")],
)
def test_the_file_of_a_unit_is_named_after_it(unit: str, name: str) -> None:
    assert file_name(unit) == name


def test_a_plan_without_a_sound_core_is_told_by_its_first_ten_faults(small: Path) -> None:
    (small / "units.yaml").write_text(
        "units:\n" + "".join(f"  - {{name: Đơn vị {number}, a: b}}\n" for number in range(12))
    )
    with pytest.raises(Refused) as refused:
        Transaction(small, AUTHOR).write(lambda _: [])
    lines = refused.value.message.split("\n")
    assert len(lines) == 12
    assert lines[-1] == "    … và còn 6 lỗi nữa"
    known = "    plan/programme.yaml:18: không có đơn vị “Văn phòng HĐND và UBND” (và ở 4 chỗ khác)"
    assert lines[1] == f"{known} (khai báo tên này trong units.yaml)"


def test_a_file_edited_while_it_is_written_is_left_as_it_is_and_named(plan: Path) -> None:
    file = own_file(plan)
    change = Change(field="proposals", old=None, new="Mua xe")
    edit = Edit(path=("proposals",), value="Mua xe", append=True)

    def edits(_: Plan) -> Iterator[FileEdits]:
        yield FileEdits(unit="Phòng Môi trường", year=2026, edits=(edit,), changes=(change,))
        file.write_text(f"{file.read_text()}# sửa tay\n")

    with pytest.raises(CannotRun) as refused:
        Transaction(plan, AUTHOR).write(edits)
    name = file.relative_to(plan.parent).as_posix()
    assert refused.value.message == f"{name} vừa được sửa trong lúc ghi nên không ghi gì"
    assert refused.value.hint == "chạy lại lệnh này"
    assert file.read_text().endswith("# sửa tay\n")


def test_another_file_of_the_plan_changes_with_the_results_or_not_at_all(plan: Path) -> None:
    def named(name: str) -> PlanEdits:
        edit = Edit(path=("leaders",), value={"name": name}, append=True)
        return PlanEdits(file="leaders.yaml", edits=(edit,), changes=())

    first, second = Transaction(plan, AUTHOR).write(lambda _: [named("Lê Thị Mới"), sent_on(DAY)])
    assert (first.file, first.unit, first.year) == ("plan/leaders.yaml", None, None)
    assert second.unit == "Phòng Môi trường"
    loaded = load(plan).plan
    assert loaded is not None
    assert loaded.leaders[-1].name == "Lê Thị Mới"
    before = {path: path.read_bytes() for path in plan.rglob("*") if path.is_file()}
    with pytest.raises(Refused, match="Lê Thị Mới"):
        Transaction(plan, AUTHOR).write(lambda _: [named("Lê Thị Mới"), sent_on(DAY)])
    assert {path: path.read_bytes() for path in plan.rglob("*") if path.is_file()} == before


def test_a_file_of_any_kind_is_attached_to_the_results_and_removed_again(plan: Path) -> None:
    proof = Attachment(file="results/2026/evidence/a.pdf", content=b"%PDF")
    assert len(Transaction(plan, AUTHOR).write(lambda _: [proof, sent_on(DAY)])) == 1
    path = plan / proof.file
    assert path.read_bytes() == b"%PDF"
    assert load(plan).problems == ()
    gone = Attachment(file=proof.file, content=None)
    assert Transaction(plan, AUTHOR).write(lambda _: [gone], dry_run=True) == []
    assert path.exists()
    Transaction(plan, AUTHOR).write(lambda _: [gone])
    assert not path.exists()
    assert load(plan).problems == ()
