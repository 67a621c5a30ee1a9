"""ctr report --send and --as-sent: what went out is kept, and stays as it was."""

from __future__ import annotations

import json
from hashlib import sha256
from pathlib import Path

import pytest

from ctr.plan.load.loader import load
from tests.conftest import Ctr
from tests.plans import UNITS, task, written

TARGET = {
    "id": "rac",
    "name": "Hộ phân loại rác",
    "unit": "%",
    "milestones": [{"by": 2026, "at_least": 60}],
}
OURS = {
    "id": "bao-cao-phuong",
    "title": "Báo cáo của phường",
    "report": True,
    "owed_by": [UNITS[2]],
    "to": UNITS[2],
    "deadline": {"phrase": "trước ngày 01/12 hằng năm", "before": "12-01", "every": "year"},
}


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    figures = [
        {"target": "rac", "value": 40, "as_of": "2026-03-31"},
        {"target": "rac", "value": 43.2, "as_of": "2026-06-30"},
    ]
    one = {"task": "1.1", "state": "in_progress", "state_on": "2026-01-10", "values": figures}
    results = {(UNITS[0], 2026): {"tasks": [one]}}
    tasks = [task("1.1", targets=[TARGET]), task("1.2", UNITS[1:2])]
    return written(tmp_path, tasks, results, duties=[OURS])


def send(ctr: Ctr, plan: Path, period: str, day: str, *words: str) -> str:
    """As Markdown, which is made sooner, where the words do not ask for a file or a format."""
    if not {"-o", "--format"}.intersection(words):
        words += ("--format", "md")
    ran = ctr("report", period, "--send", "--as-of", day, "--plan", plan, *words)
    assert ran.code == 0, ran.err
    return ran.out


def kept(plan: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in (plan / "results/2026/sent").iterdir()}


def test_what_is_sent_is_kept_with_its_hashes_in_one_write(ctr: Ctr, plan: Path) -> None:
    words = ("--document", "Báo cáo số 45/BC-UBND", "--format", "docx")
    out = send(ctr, plan, "2026-Q1", "2026-04-02", *words)
    assert "+ đã gửi “Báo cáo của phường” quý I năm 2026: 02/04/2026" in out
    loaded = load(plan)
    assert loaded.plan is not None, loaded.problems
    (report,) = loaded.plan.summaries[0].submitted
    files = kept(plan)
    assert set(files) == {"2026-Q1.docx", "2026-Q1.json"}
    assert report.document == "Báo cáo số 45/BC-UBND"
    assert report.file_hash == sha256(files["2026-Q1.docx"]).hexdigest()
    assert report.data_hash == sha256(files["2026-Q1.json"]).hexdigest()
    data = json.loads(files["2026-Q1.json"])
    assert (data["period"], data["figures_to"], data["received_by"]) == (
        "2026-Q1",
        "2026-03-31",
        "2026-04-02",
    )
    assert data["targets"] == [
        {
            "task": "1.1",
            "target": "rac",
            "value": "40",
            "as_of": "2026-03-31",
            "unit": UNITS[0],
            "course": "open",
            "exceeded": False,
        }
    ]
    (write,) = ctr("undo", "--list", "--plan", plan, "--format", "json").data
    assert sorted(write["files"]) == [
        "results/2026/sent/2026-Q1.docx",
        "results/2026/sent/2026-Q1.json",
        "results/2026/summary.yaml",
    ]
    assert ctr("check", "--plan", plan).code == 0


def test_it_is_given_again_byte_for_byte_whatever_happens_later(
    ctr: Ctr, plan: Path, tmp_path: Path
) -> None:
    first = tmp_path / "q1.docx"
    send(ctr, plan, "2026-Q1", "2026-04-02", "-o", str(first))
    send(ctr, plan, "2026-6T", "2026-07-02", "--format", "md")
    before = kept(plan)
    assert first.read_bytes() == before["2026-Q1.docx"]
    at = ("--plan", plan, "--as-of", "2026-11-20")
    words = ("--value", "rac=39", "--on", "2026-03-31")
    assert ctr("record", "1.1", "--unit", UNITS[0], *words, *at).code == 0
    assert ctr("record", "1.2", "--state", "done", "--on", "2026-03-01", *at).code == 0
    programme = plan / "programme.yaml"
    programme.write_text(programme.read_text().replace("Thực hiện Nghị quyết", "Tên khác"))
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates" / "report.md.j2").write_text("Mẫu khác")
    assert kept(plan) == before
    again = tmp_path / "again.docx"
    assert ctr("report", "2026-Q1", "--as-sent", "-o", again, *at).code == 0
    assert again.read_bytes() == before["2026-Q1.docx"]
    ran = ctr("report", "2026-6T", "--as-sent", *at)
    assert ran.out.encode() == before["2026-6T.md"]
    assert "Mẫu khác" not in ran.out
    wrong = ctr("report", "2026-6T", "--as-sent", "-o", tmp_path / "b.docx", *at)
    assert (wrong.code, "tệp .md" in wrong.err) == (2, True)


def test_figures_are_compared_with_what_was_reported_and_corrections_are_told(
    ctr: Ctr, plan: Path
) -> None:
    send(ctr, plan, "2026-Q1", "2026-04-02", "--document", "Báo cáo số 45/BC-UBND")
    at = ("--plan", plan, "--as-of", "2026-07-02")
    out = ctr("report", "2026-6T", *at).out
    against = "Báo cáo số 45/BC-UBND (quý I năm 2026)"
    assert f"tăng 3,2 điểm phần trăm so với {against}." in out
    assert f"*Tăng, giảm so với {against}.*" in out
    assert "Điều chỉnh số liệu đã báo cáo" not in out
    figure = ("--value", "rac=41,2", "--on", "2026-03-31")
    assert ctr("record", "1.1", "--unit", UNITS[0], *figure, *at).code == 0
    assert ctr("record", "1.2", "--state", "done", "--on", "2026-03-20", *at).code == 0
    out = ctr("report", "2026-6T", *at).out
    assert "tăng 3,2 điểm phần trăm so với" in out
    told = out.split("### Điều chỉnh số liệu đã báo cáo\n\n")[1].split("\n\n")[0]
    assert told.splitlines() == [
        f"- Chỉ tiêu Hộ phân loại rác (nhiệm vụ 1.1): {against} ghi 40%, nay điều chỉnh thành "
        "41,2%.",
        f"- Nhiệm vụ 1.2 (Việc 1.2): {against} ghi chưa báo cáo, nay điều chỉnh thành hoàn thành "
        "ngày 20/3/2026.",
    ]
    send(ctr, plan, "2026-6T", "2026-07-02")
    out = ctr("report", "2026-9T", "--plan", plan, "--as-of", "2026-10-01").out
    assert "Điều chỉnh số liệu đã báo cáo" not in out
    assert "chưa có số liệu mới kể từ báo cáo 6 tháng đầu năm 2026." in out


def test_a_correction_that_is_corrected_is_told_as_such(ctr: Ctr, plan: Path) -> None:
    at = ("--plan", plan, "--as-of", "2026-07-02")
    send(ctr, plan, "2026-Q1", "2026-04-02", "--document", "Số 1")
    figure = ("record", "1.1", "--unit", UNITS[0], "--on", "2026-03-31", "--value")
    assert ctr(*figure, "rac=41", *at).code == 0
    send(ctr, plan, "2026-6T", "2026-07-02", "--document", "Số 2")
    assert ctr(*figure, "rac=42", *at).code == 0
    out = ctr("report", "2026-9T", "--plan", plan, "--as-of", "2026-10-01").out
    assert (
        "báo cáo quý I năm 2026 (Số 1), đã điều chỉnh tại báo cáo 6 tháng đầu năm 2026 (Số 2), "
        "ghi 41%, nay điều chỉnh thành 42%."
    ) in out


def test_a_report_of_an_earlier_day_knows_nothing_of_what_was_sent_later(
    ctr: Ctr, plan: Path
) -> None:
    send(ctr, plan, "2026-Q1", "2026-04-02", "--document", "Số 1")
    words = ("report", "2026-6T", "--plan", plan, "--as-of", "2026-07-02")
    before = ctr(*words).out
    send(ctr, plan, "2026-Q1", "2026-08-02", "--document", "Số 2", "--again")
    send(ctr, plan, "2026-6T", "2026-08-02", "--document", "Số 3")
    assert ctr(*words).out == before


def test_the_year_is_compared_with_the_last_report_too(ctr: Ctr, plan: Path) -> None:
    words = ("report", "2026", "--plan", plan, "--as-of", "2026-12-01")
    assert "So với kỳ trước" not in ctr(*words).out
    send(ctr, plan, "2026-Q1", "2026-04-02")
    out = ctr(*words).out
    assert "| Kết quả năm | So với kỳ trước |" in out
    assert "| 43,2% | tăng 3,2 điểm phần trăm |" in out


def test_a_period_is_sent_again_only_when_asked_and_both_are_kept(ctr: Ctr, plan: Path) -> None:
    send(ctr, plan, "2026-Q1", "2026-04-02")
    before = kept(plan)
    ran = ctr("report", "2026-Q1", "--send", "--as-of", "2026-04-09", "--plan", plan)
    assert ran.code == 2
    assert "đã gửi ngày 02/04/2026" in ran.err
    assert "--again" in ran.err
    assert kept(plan) == before
    send(ctr, plan, "2026-Q1", "2026-04-09", "--again", "--format", "md")
    after = kept(plan)
    assert set(after) == {*before, "2026-Q1-lan-2.md", "2026-Q1-lan-2.json"}
    assert {name: after[name] for name in before} == before
    last = ctr("report", "2026-Q1", "--as-sent", "--plan", plan)
    assert last.out.encode() == after["2026-Q1-lan-2.md"]
    none = ctr("report", "2026-Q1", "--as-sent", "--on", "3/4/2026", "--plan", plan)
    assert (none.code, "ngày 03/04/2026" in none.err) == (2, True)


def test_dry_run_writes_nothing(ctr: Ctr, plan: Path, tmp_path: Path) -> None:
    out = tmp_path / "q1.docx"
    words = ("report", "2026-Q1", "--send", "--dry-run", "-o", out, "--plan", plan)
    ran = ctr(*words, "--as-of", "2026-04-02")
    assert ran.code == 0, ran.err
    assert "đã gửi “Báo cáo của phường” quý I năm 2026" in ran.out
    assert "Sẽ giữ" in ran.err
    assert not out.exists()
    assert not (plan / "results/2026/sent").exists()
    assert not (plan / "results/2026/summary.yaml").exists()


@pytest.mark.parametrize("part", ["docx", "json"])
@pytest.mark.parametrize("how", ["missing", "altered"])
def test_what_is_missing_or_altered_is_told(ctr: Ctr, plan: Path, part: str, how: str) -> None:
    send(ctr, plan, "2026-Q1", "2026-04-02", "--format", "docx")
    path = plan / f"results/2026/sent/2026-Q1.{part}"
    if how == "missing":
        path.unlink()
    else:
        path.write_bytes(path.read_bytes() + b" ")
    (fault,) = [
        one
        for one in ctr("check", "--plan", plan, "--format", "json").data
        if one["severity"] == "error"
    ]
    assert (fault["file"], fault["code"]) == ("plan/results/2026/summary.yaml", f"sent-{how}")
    assert f"plan/results/2026/sent/2026-Q1.{part}" in fault["message"]
    ran = ctr("report", "2026-Q1", "--as-sent", "--plan", plan)
    if part == "docx":
        assert (ran.code, ran.out) == (2, "")
        assert f"sent/2026-Q1.{part}" in ran.err
    else:
        assert ran.code == 0
    later = ctr("report", "2026-6T", "--plan", plan, "--as-of", "2026-07-02")
    assert later.code == 0
    assert (f"sent/2026-Q1.{part}" in later.err) == (part == "json")
    assert ("so với báo cáo quý I" in later.out) == (part == "docx")


def test_a_report_made_elsewhere_is_kept_as_well(ctr: Ctr, plan: Path, tmp_path: Path) -> None:
    file = tmp_path / "da-ky.pdf"
    file.write_bytes(b"%PDF-1.7 da ky")
    words = ("record", "--sent", "bao-cao-phuong", "--period", "2026-Q1", "--on", "2/4/2026")
    assert ctr(*words, "--plan", plan).code == 0
    ran = ctr(*words, "--sent-file", file, "--evidence", "Số 9", "--plan", plan)
    assert ran.code == 0, ran.err
    loaded = load(plan)
    assert loaded.plan is not None, loaded.problems
    (report,) = loaded.plan.summaries[0].submitted
    assert (report.file, report.document) == ("2026-Q1.pdf", "Số 9")
    out = tmp_path / "lai.pdf"
    assert ctr("report", "2026-Q1", "--as-sent", "-o", out, "--plan", plan).code == 0
    assert out.read_bytes() == file.read_bytes()
    later = ctr("report", "2026-6T", "--plan", plan, "--as-of", "2026-07-02").out
    assert "tăng 3,2 điểm phần trăm so với báo cáo quý I năm 2026 (Số 9)." in later
    again = ctr(*words, "--sent-file", file, "--plan", plan)
    assert (again.code, "--again" in again.err) == (2, True)


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("report", "2026-Q1", "--as-sent"), "chưa giữ báo cáo quý I năm 2026"),
        (("report", "2026-Q1", "--send", "--as-sent"), "mỗi lần chỉ"),
        (("report", "2026-Q1", "--send", "--unit", UNITS[0]), "bỏ --unit"),
        (("report", "2026-Q1", "--document", "Số 1"), "đi cùng --send"),
        (("report", "2026-Q1", "--dry-run"), "đi cùng --send"),
        (("report", "2026-Q1", "--on", "1/4/2026"), "--on đi cùng"),
        (("report", "2026-Q1", "--send", "--on", "1/12/2025"), "trước khi kỳ"),
        (("record", "--sent-file", "a.docx", "--unit", UNITS[0]), "chỉ đi cùng --sent"),
        (("record", "--sent", "bao-cao-phuong", "--again"), "cần --sent-file"),
        (("record", "--sent", "bao-cao-phuong", "--sent-file", "không-có.docx"), "không đọc được"),
        (("record", "--sent", "bao-cao-phuong", "--sent-file", "a.exe"), ".docx, .pdf hoặc .md"),
    ],
)
def test_what_is_refused(ctr: Ctr, plan: Path, words: tuple[str, ...], says: str) -> None:
    ran = ctr(*words, "--plan", plan, "--as-of", "2026-04-02")
    assert (ran.code, ran.out) == (2, "")
    assert says in ran.err
    assert not (plan / "results/2026/summary.yaml").exists()


def test_without_a_report_of_its_own_the_ward_sends_none(ctr: Ctr, tmp_path: Path) -> None:
    plan = written(tmp_path, [task("1.1")])
    ran = ctr("report", "2026-Q1", "--send", "--plan", plan)
    assert ran.code == 2
    assert "chế độ báo cáo của phường" in ran.err


def test_a_report_sent_again_overwrites_none_after_one_was_taken_out(ctr: Ctr, plan: Path) -> None:
    send(ctr, plan, "2026-Q1", "2026-04-02")
    send(ctr, plan, "2026-Q1", "2026-04-05", "--again")
    second = kept(plan)["2026-Q1-lan-2.json"]
    words = ("--remove", "da-gui-1", "--because", "gửi nhầm", "--plan", plan)
    assert ctr("record", *words, "--as-of", "2026-04-06").code == 0
    assert "2026-Q1.json" not in kept(plan)
    send(ctr, plan, "2026-Q1", "2026-04-07", "--again")
    assert kept(plan)["2026-Q1-lan-2.json"] == second
    assert "2026-Q1.json" in kept(plan)


def test_the_report_of_the_year_is_what_the_ward_owed(ctr: Ctr, plan: Path) -> None:
    def owed(day: str) -> list[str]:
        words = ("due", "--all", "--plan", plan, "--as-of", day, "--format", "json")
        return [one["state"] for one in ctr(*words).data if one["period"] == "2026"]

    send(ctr, plan, "2026-9T", "2026-10-02", "--format", "md")
    assert owed("2026-12-01") == ["overdue"]
    send(ctr, plan, "2026", "2026-11-28", "--format", "md")
    assert owed("2026-12-01") == ["done"]
    (_, year) = [*load_submitted(plan)]
    assert year == (None, "2026.md")
    ran = ctr("report", "2026", "--as-sent", "--plan", plan)
    assert ran.out.encode() == kept(plan)["2026.md"]


def load_submitted(plan: Path) -> list[tuple[object, str | None]]:
    loaded = load(plan)
    assert loaded.plan is not None, loaded.problems
    return [(report.period, report.file) for report in loaded.plan.summaries[0].submitted]


def test_what_was_sent_is_taken_back_with_its_files(ctr: Ctr, plan: Path) -> None:
    send(ctr, plan, "2026-Q1", "2026-04-02")
    assert ctr("undo", "--yes", "--plan", plan).code == 0
    assert not (plan / "results/2026/summary.yaml").exists()
    assert kept(plan) == {}
    send(ctr, plan, "2026-Q1", "2026-04-03")


def test_reports_of_two_duties_for_one_period_are_kept_apart(ctr: Ctr, tmp_path: Path) -> None:
    other = {**OURS, "id": "bao-cao-khac", "title": "Báo cáo khác"}
    plan = written(tmp_path, [task("1.1")], duties=[OURS, other])
    send(ctr, plan, "2026", "2026-11-30", "--format", "docx")
    ours = ctr("report", "2026", "--as-sent", "-o", tmp_path / "a.docx", "--plan", plan)
    assert ours.code == 0, ours.err
    (tmp_path / "khac.pdf").write_bytes(b"%PDF-1.7 other")
    words = ("--sent", "bao-cao-khac", "--on", "2026-12-02", "--sent-file", tmp_path / "khac.pdf")
    ran = ctr("record", *words, "--as-of", "2026-12-02", "--plan", plan)
    assert ran.code == 0, ran.err
    assert set(kept(plan)) == {"2026.docx", "2026.json", "2026-lan-2.pdf", "2026-lan-2.json"}
    again = ctr("report", "2026", "--as-sent", "-o", tmp_path / "b.docx", "--plan", plan)
    assert again.code == 0, again.err
    assert (tmp_path / "a.docx").read_bytes() == (tmp_path / "b.docx").read_bytes()


@pytest.mark.parametrize(
    ("document", "number", "day"),
    [
        ("Báo cáo số 45/BC-UBND ngày 03/4/2026", "45/BC-UBND", "ngày 03 tháng 4 năm 2026"),
        ("45/BC-UBND", "45/BC-UBND", "ngày … tháng 4 năm 2026"),
        ("Báo cáo số 45 ngày 3/4/2026", "45/BC-UBND", "ngày 03 tháng 4 năm 2026"),
        ("45", "45/BC-UBND", "ngày … tháng 4 năm 2026"),
        ("3/4/2026", "…/BC-UBND", "ngày 03 tháng 4 năm 2026"),
        (
            "Báo cáo số 45/BC-UBND ngày 3/4/2026 thực hiện Kế hoạch số 12/KH-UBND ngày 1/2/2026",
            "45/BC-UBND",
            "ngày 03 tháng 4 năm 2026",
        ),
    ],
)
def test_number_and_day_stand_where_they_belong_in_what_is_kept(
    ctr: Ctr, plan: Path, document: str, number: str, day: str
) -> None:
    words = ("--document", document, "--format", "md")
    send(ctr, plan, "2026-Q1", "2026-04-02", *words)
    text = ctr("report", "2026-Q1", "--as-sent", "--plan", plan).out
    assert f"Số: {number}\n" in text
    assert f", {day}*\n" in text
    assert f"(Kèm theo Báo cáo số {number} {day} của" in text
    assert kept(plan)["2026-Q1.md"].decode() == text
    unsent = ctr("report", "2026-Q1", "--as-of", "2026-04-02", "--plan", plan).out
    assert "Số: …/BC-UBND\n" in unsent


def test_a_document_without_a_number_is_told(ctr: Ctr, plan: Path) -> None:
    words = ("--send", "--as-of", "2026-04-02", "--plan", plan, "--document")
    ran = ctr("report", "2026-Q1", *words, "Báo cáo quý I")
    assert (ran.code, "không thấy số, ngày trong “Báo cáo quý I”" in ran.err) == (0, True)
    ran = ctr("report", "2026-6T", *words, "45/BC-UBND")
    assert (ran.code, "không thấy số" in ran.err) == (0, False)
