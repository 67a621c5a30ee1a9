"""ctr undo: the last write is taken back, if nothing was changed since, and shown before."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import datetime
from functools import partial
from pathlib import Path
from shutil import copytree

import pytest
from typer.testing import CliRunner

from ctr.cli.app import app
from ctr.cli.session import Session
from ctr.plan.model import Plan
from ctr.results.transaction import Attachment, PlanEdits, Transaction
from ctr.yamlfile.editor import Edit
from tests.conftest import AUTHOR, PLAN, WITHOUT_SCHEMAS, Ctr
from tests.results.test_transaction_killed import files as every_file
from tests.results.test_transaction_killed import stopped_at_every_point

FILE = "results/2026/cong-an-phuong.yaml"


def files(plan: Path) -> dict[str, bytes]:
    """Every file of a plan but what writers left unfinished, and their trail."""
    return {name: content for name, content in every_file(plan).items() if ".ctr-" not in name}


def write(plan: Path, *wanted: Attachment | PlanEdits) -> None:
    Transaction(plan, AUTHOR).write(lambda _: wanted)


def _wanted(found: list[PlanEdits], _: Plan) -> list[PlanEdits]:
    return found


def record(ctr: Ctr, plan: Path, *words: str) -> None:
    ran = ctr("record", *words, "--plan", plan)
    assert ran.code == 0, ran.err


@pytest.fixture(scope="module")
def recorded(once: Ctr, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Our plan with two writes."""
    plan = Path(
        copytree(PLAN, tmp_path_factory.mktemp("recorded") / "plan", ignore=WITHOUT_SCHEMAS)
    )
    record(once, plan, "10.2", "--on", "2026-03-15", "--done", "Ra quân")
    record(once, plan, "10.2", "--on", "2026-11-10", "--state", "done")
    return plan


@pytest.fixture
def plan(recorded: Path, tmp_path: Path) -> Path:
    """A copy of that plan."""
    return Path(copytree(recorded, tmp_path / "plan", symlinks=True))


def test_it_shows_and_takes_back_one_write_after_the_other(ctr: Ctr, plan: Path) -> None:
    after_two = files(plan)
    ran = ctr("undo", "--yes", "--plan", plan)
    assert ran.code == 0, ran.err
    assert "Hoàn tác lần ghi lúc 24/11/2026" in ran.out
    assert (
        "~ 10.2 · trạng thái (trang-thai): hoàn thành ngày 10/11/2026 → "
        "đang thực hiện từ ngày 15/03/2026"
    ) in ran.out
    assert "state: in_progress" in (plan / FILE).read_text()
    ran = ctr("undo", "--yes", "--plan", plan)
    assert f"{FILE}: xóa tệp" in ran.out
    assert "- 10.2 · việc đã làm (viec-1): 15/03/2026: Ra quân" in ran.out
    assert not (plan / FILE).exists()
    ran = ctr("undo", "--yes", "--plan", plan)
    assert ran.code == 2
    assert "không có lần ghi nào để hoàn tác" in ran.err
    record(ctr, plan, "10.2", "--on", "2026-03-15", "--done", "Ra quân")
    record(ctr, plan, "10.2", "--on", "2026-11-10", "--state", "done")
    assert files(plan) == after_two


def test_after_an_undo_and_another_write_the_undone_one_is_passed_over(
    ctr: Ctr, plan: Path
) -> None:
    first = (plan / FILE).read_bytes()
    record(ctr, plan, "10.2", "--proposal", "Một")
    assert ctr("undo", "--yes", "--plan", plan).code == 0
    record(ctr, plan, "10.2", "--proposal", "Hai")
    assert "Hai" in ctr("undo", "--yes", "--plan", plan).out
    assert (plan / FILE).read_bytes() == first
    assert "hoàn thành" in ctr("undo", "--yes", "--plan", plan).out


def test_a_command_that_began_before_the_last_and_wrote_after_it_is_taken_back_first(
    ctr: Ctr, plan: Path
) -> None:
    before = (plan / "units.yaml").read_bytes()
    edits = (Edit(path=("units", 0, "short"), value="VPUB"),)
    slow = (Edit(path=("units", 0, "short"), value="Văn phòng UB"),)
    for at, wanted in (("2026-11-24T08:00:05+07:00", edits), ("2026-11-24T08:00:01+07:00", slow)):
        found = [PlanEdits(file="units.yaml", edits=wanted, changes=())]
        Transaction(plan, replace(AUTHOR, at=at)).write(partial(_wanted, found))
    assert "Văn phòng UB → VPUB" in ctr("undo", "--yes", "--plan", plan).out
    assert ctr("undo", "--yes", "--plan", plan).code == 0
    assert (plan / "units.yaml").read_bytes() == before


def test_what_was_written_last_is_taken_back_first_whoever_began_last(
    ctr: Ctr, plan: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = iter(range(60))
    monkeypatch.setattr("ctr.cli.options.now", lambda: datetime(2026, 11, 24, 8, 0, next(clock)))
    slow, quick = (Session(str(plan), {}).transaction for _ in range(2))
    short = Edit(path=("units", 0, "short"), value="VPUB")
    position = Edit(path=("leaders", 0, "position"), value="Chủ tịch phường")
    for transaction, file, edit in (
        (quick, "units.yaml", short),
        (slow, "leaders.yaml", position),
    ):
        found = [PlanEdits(file=file, edits=(edit,), changes=())]
        transaction.write(partial(_wanted, found))
    assert "leaders.yaml" in ctr("undo", "--yes", "--plan", plan).out
    assert "units.yaml" in ctr("undo", "--yes", "--plan", plan).out


def test_the_log_tells_what_was_undone(ctr: Ctr, plan: Path) -> None:
    assert ctr("undo", "--yes", "--plan", plan).code == 0
    undo, undone, first = ctr("undo", "--list", "--format", "json", "--plan", plan).data
    assert (undo["undoes"], undone["undoes"], first["undoes"]) == (undone["id"], None, None)
    out = ctr("undo", "--list", "--format", "md", "--plan", plan).out
    assert "(hoàn tác lần ghi lúc 24/11/2026" in out
    assert "(đã hoàn tác)" in out


def test_nothing_is_done_before_it_was_asked_for(
    ctr: Ctr, plan: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = files(plan)
    ran = ctr("undo", "--plan", plan)
    assert ran.code == 2
    assert "trang-thai" in ran.out
    assert "thêm --yes, hoặc --dry-run" in ran.err
    dry = ctr("undo", "--dry-run", "--plan", plan)
    assert (dry.code, dry.out) == (0, ran.out)
    assert files(plan) == before
    monkeypatch.setattr("ctr.cli.commands.undo.on_terminal", lambda: True)
    no = CliRunner().invoke(app, ["undo", "--plan", str(plan)], input="k\n")
    assert (no.exit_code, files(plan)) == (0, before)
    assert "Không hoàn tác gì." in no.stderr
    yes = CliRunner().invoke(app, ["undo", "--plan", str(plan)], input="c\n")
    assert yes.exit_code == 0
    assert files(plan) != before


def test_what_was_edited_since_is_not_lost(ctr: Ctr, plan: Path) -> None:
    (plan / FILE).write_text((plan / FILE).read_text() + "# sửa tay\n")
    before = files(plan)
    ran = ctr("undo", "--yes", "--plan", plan)
    assert ran.code == 2
    assert f"{FILE} đã được sửa ngoài ctr sau lần ghi đó" in ran.err
    (plan / FILE).unlink()
    assert "đã bị xóa ngoài ctr" in ctr("undo", "--yes", "--plan", plan).err
    assert before.keys() - files(plan).keys() == {FILE}


def test_who_changed_it_since_is_named(ctr: Ctr, plan: Path) -> None:
    path = plan / ".ctr" / "writes.jsonl"
    first, second = map(json.loads, path.read_text().splitlines())
    first["at"], second["at"] = "2026-11-24T10:00:00+07:00", "2026-11-24T09:00:00+07:00"
    path.write_text("".join(f"{json.dumps(line)}\n" for line in (second, first)))
    ran = ctr("undo", "--yes", "--plan", plan)
    assert ran.code == 2
    assert f"đã được {second['by']} ghi bằng “{second['command']}” lúc 24/11/2026 09:00" in ran.err


def test_old_contents_that_are_gone_or_false_are_not_used(ctr: Ctr, plan: Path) -> None:
    before = files(plan)
    for path in (plan / ".ctr").glob("kept*/*"):
        path.write_bytes(b"unit: x\n")
    ran = ctr("undo", "--yes", "--plan", plan)
    assert ran.code == 2
    assert f"không còn giữ nội dung cũ của {FILE}" in ran.err
    assert files(plan) == before


@pytest.mark.parametrize("file", ["../ngoài.yaml", "/tmp/ngoài.yaml", "ngoài.txt", ".ctr/x"])
def test_a_trail_that_names_other_files_touches_none(ctr: Ctr, plan: Path, file: str) -> None:
    path = plan / ".ctr" / "writes.jsonl"
    *_, last = path.read_text().splitlines()
    line = json.loads(last)
    line["id"], line["files"][0]["path"] = "f" * 16, file
    path.write_text(path.read_text() + f"{json.dumps(line)}\n")
    ran = ctr("undo", "--yes", "--plan", plan)
    assert ran.code == 2
    assert "không phải tệp của kế hoạch" in ran.err


def test_other_files_of_the_plan_and_attachments_too(ctr: Ctr, plan: Path) -> None:
    before = files(plan)
    proof = "results/2026/evidence/so-12.pdf"
    place = PlanEdits(
        file="units.yaml", edits=(Edit(path=("units", 0, "short"), value="VPUB"),), changes=()
    )
    write(plan, Attachment(file=proof, content=b"%PDF"), place)
    write(plan, Attachment(file=proof, content=b"%PDF-2"))
    write(plan, Attachment(file=proof, content=None))
    assert not (plan / proof).exists()
    out = ctr("undo", "--yes", "--plan", plan).out
    assert f"{proof}: lập lại tệp đã xóa" in out
    assert (plan / proof).read_bytes() == b"%PDF-2"
    assert "6 byte → 4 byte" in ctr("undo", "--dry-run", "--plan", plan).out
    assert ctr("undo", "--yes", "--plan", plan).code == 0
    out = ctr("undo", "--yes", "--plan", plan).out
    assert "~ đơn vị · " in out
    assert "tên ngắn: VPUB → " in out
    assert files(plan) == before


def test_a_collect_of_several_units_is_taken_back_as_one(
    ctr: Ctr, plan: Path, tmp_path: Path
) -> None:
    import openpyxl

    folder = tmp_path / "bieu"
    assert ctr("form", "2026", "--all", "-o", folder, "--plan", plan).code == 0
    for path in folder.iterdir():
        book = openpyxl.load_workbook(path)
        page = book["Nhiệm vụ"]
        heads = {cell.value: cell.column for cell in page[1]}
        page.cell(2, heads["Đề xuất, kiến nghị"]).value = "Cấp thêm máy"
        book.save(path)
    before = files(plan)
    assert ctr("collect", *sorted(folder.iterdir()), "--plan", plan).code == 0
    assert files(plan) != before
    assert ctr("undo", "--yes", "--plan", plan).out.count("Cấp thêm máy") > 2
    assert files(plan) == before


def test_a_plan_that_would_have_errors_is_left_alone(ctr: Ctr, plan: Path) -> None:
    unit = Edit(path=("units",), value={"name": "Phòng Mới"}, append=True)
    added = PlanEdits(file="units.yaml", edits=(unit,), changes=())
    write(plan, added)
    section = plan / "sections" / "11-doi-ngoai.yaml"
    section.write_text(section.read_text().replace("lead: [", "lead: [Phòng Mới, ", 1))
    assert ctr("check", "--plan", plan).code == 0
    before = files(plan)
    ran = ctr("undo", "--yes", "--plan", plan)
    assert ran.code == 2
    assert "kế hoạch sẽ có lỗi" in ran.err
    assert files(plan) == before


def test_undo_killed_at_every_point(ctr: Ctr, plan: Path, tmp_path: Path) -> None:
    record(ctr, plan, "10.4", "--on", "2026-06-01", "--done", "Việc khác")
    kills = tmp_path / "kills"
    points = stopped_at_every_point("kill", plan, kills, "undo", "--yes")
    assert points == ["lock", "temporary", "trail", "journal", "rename", "trail", "journal-removed"]
    old, new = files(plan), files(kills / str(len(points) + 1) / "plan")
    for number in range(1, len(points) + 1):
        left = kills / str(number) / "plan"
        promised = number > points.index("journal") + 1
        assert ctr("list", "--plan", left).code == 0
        assert files(left) == (new if promised else old)
        last = ctr("undo", "--list", "--format", "json", "--plan", left).data[0]
        assert (last["undoes"] is not None) is promised
        if not promised:
            assert ctr("undo", "--yes", "--plan", left).code == 0
            assert files(left) == new
        assert "10.2" in ctr("undo", "--dry-run", "--plan", left).out  # one further back


def test_a_write_killed_while_old_contents_are_kept_can_be_taken_back(
    ctr: Ctr, plan: Path, tmp_path: Path
) -> None:
    words = ("record", "10.4", "--on", "2026-06-01", "--done", "Việc khác")
    kills, before = tmp_path / "kills", files(plan)
    points = stopped_at_every_point("kill-keeping", plan, kills, *words)
    assert points
    for number in range(1, len(points) + 1):
        left = kills / str(number) / "plan"
        assert ctr("list", "--plan", left).code == 0
        done = any(write["command"].startswith("ctr record 10.4") for write in logged(ctr, left))
        if not done:
            assert ctr(*words, "--plan", left).code == 0
        assert ctr("undo", "--yes", "--plan", left).code == 0
        assert files(left) == before


def logged(ctr: Ctr, plan: Path) -> list[dict[str, str]]:
    """Every write of the trail."""
    rows: list[dict[str, str]] = ctr("undo", "--list", "--format", "json", "--plan", plan).data
    return rows


def test_an_undo_that_removes_a_file_killed_at_every_point(
    ctr: Ctr, our_plan: Path, tmp_path: Path
) -> None:
    record(ctr, our_plan, "10.2", "--on", "2026-03-15", "--done", "Ra quân")
    kills = tmp_path / "kills"
    points = stopped_at_every_point("kill", our_plan, kills, "undo", "--yes")
    assert "removed" in points
    old, new = files(our_plan), files(kills / str(len(points) + 1) / "plan")
    assert FILE in old.keys() - new.keys()
    for number in range(1, len(points) + 1):
        left = kills / str(number) / "plan"
        assert ctr("list", "--plan", left).code == 0
        assert files(left) == (new if number > points.index("journal") + 1 else old)


def test_an_undo_that_the_system_refuses_at_any_point_says_what_is_true(
    ctr: Ctr, plan: Path, tmp_path: Path
) -> None:
    fails = tmp_path / "fails"
    points = stopped_at_every_point("fail", plan, fails, "undo", "--yes")
    old, new = files(plan), files(fails / str(len(points) + 1) / "plan")
    for number in range(1, len(points) + 1):
        left = fails / str(number) / "plan"
        output = (fails / str(number) / "output").read_text()
        if "Đã hoàn tác." in output:
            ctr("list", "--plan", left)
            assert files(left) == new
        else:
            assert "không ghi được: ổ đĩa đã đầy" in output
            assert files(left) == old


def test_amendments_are_taken_back_and_results_of_a_renamed_unit_put_right(
    ctr: Ctr, plan: Path
) -> None:
    before = files(plan)
    words = ("Công an phường", "--to", "Ban Công an và Quân sự", "--on", "2026-07-01")
    ran = ctr("amend", "rename", *words, "--document", "Quyết định số 7/QĐ", "--plan", plan)
    assert ran.code == 0, ran.err
    renamed = files(plan)
    ran = ctr("record", "10.2", "--entries", "--format", "json", "--plan", plan)
    assert {entry["unit"] for entry in ran.data} == {"Ban Công an và Quân sự"}
    record(ctr, plan, "10.2", "--correct", "viec-1", "--done", "Ra quân đợt 1")
    assert "Ra quân đợt 1" in (plan / FILE).read_text()
    record(ctr, plan, "10.2", "--remove", "trang-thai")
    record(ctr, plan, "10.2", "--remove", "viec-1", "--because", "nhầm")
    assert ctr("check", "--plan", plan).code == 0
    for _ in range(3):
        assert ctr("undo", "--yes", "--plan", plan).code == 0
    assert files(plan) == renamed
    out = ctr("undo", "--yes", "--plan", plan).out
    assert "amendments.yaml" in out
    assert files(plan) == before


def test_what_an_undo_gave_back_is_not_called_its_own(ctr: Ctr, plan: Path) -> None:
    (plan / FILE).write_text((plan / FILE).read_text() + "# tay\n")
    record(ctr, plan, "10.2", "--proposal", "Một")
    assert ctr("undo", "--yes", "--plan", plan).code == 0
    ran = ctr("undo", "--yes", "--plan", plan)
    assert ran.code == 2
    assert "đã được sửa ngoài ctr sau lần ghi đó" in ran.err
