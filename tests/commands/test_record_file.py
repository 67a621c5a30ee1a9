"""ctr record --file: a file that proves, kept beside the results together with its entry."""

from __future__ import annotations

import hashlib
from datetime import date
from pathlib import Path

import pytest

from ctr.atomic import trail
from ctr.plan.load.loader import load
from tests.conftest import Ctr
from tests.evidence.letters import letter
from tests.results.test_transaction_killed import files, stopped_at_every_point

WORDS = ("record", "10.2", "--on", "2026-05-20", "--done", "Kiện toàn tổ công tác")


@pytest.fixture
def decision(tmp_path: Path) -> Path:
    path = tmp_path / "QĐ 45.docx"
    path.write_bytes(letter())
    return path


def evidence(plan: Path) -> list[Path]:
    folder = plan / "results" / "2026" / "evidence"
    return sorted(folder.iterdir()) if folder.exists() else []


def checked(ctr: Ctr, plan: Path) -> list[str]:
    """The codes of errors that `ctr check` finds."""
    data = ctr("check", "--format", "json", "--plan", plan).data
    return [one["code"] for one in data if one["severity"] == "error"]


def test_number_and_day_are_read_where_they_stand(ctr: Ctr, our_plan: Path, decision: Path) -> None:
    ran = ctr(*WORDS, "--file", decision, "--plan", our_plan)
    assert ran.code == 0, ran.err
    text = "Quyết định số 45/QĐ-UBND ngày 15/5/2026"
    assert f"Đọc trong QĐ 45.docx: {text}." in ran.err
    (kept,) = evidence(our_plan)
    digest = hashlib.sha256(decision.read_bytes()).hexdigest()
    assert kept.name == f"{digest[:12]}-qd-45.docx"
    assert kept.read_bytes() == decision.read_bytes()
    for words in (
        f"+ 10.2 · văn bản chứng minh: {text}",
        f"+ 10.2 · tệp minh chứng: {kept.name}",
    ):
        assert words in ran.out
    (log,) = ctr("show", "10.2", "--format", "json", "--plan", our_plan).data["history"][0]["log"]
    assert (log["evidence"], log["files"]) == (text, [{"name": kept.name, "sha256": digest}])
    assert f"({text}; tệp {kept.name})" in " ".join(
        ctr("show", "10.2", "--plan", our_plan).out.split()
    )
    assert checked(ctr, our_plan) == []
    assert ctr("list", "--plan", our_plan).code == 0
    assert ctr("list", "--plan", our_plan).code == 0  # from the cache, too


def test_what_is_typed_stands_and_is_compared_with_the_file(
    ctr: Ctr, our_plan: Path, decision: Path
) -> None:
    right = "Quyết định số 45/QĐ-UBND ngày 15/5/2026 của phường"
    ran = ctr(*WORDS, "--file", decision, "--evidence", right, "--plan", our_plan)
    assert "Lưu ý" not in ran.err
    wrong = "Quyết định số 46/QĐ-UBND ngày 15/5/2026"
    other = ("record", "10.2", "--on", "2026-05-21", "--done", "Việc khác")
    ran = ctr(*other, "--file", decision, "--evidence", wrong, "--plan", our_plan)
    assert ran.code == 0
    assert f"Lưu ý: --evidence ghi {wrong}, nhưng tệp là Quyết định số 45/QĐ-UBND" in ran.err
    assert len(evidence(our_plan)) == 1
    assert checked(ctr, our_plan) == ["evidence-differs"]


def test_several_files_and_files_that_are_not_read(
    ctr: Ctr, our_plan: Path, decision: Path, tmp_path: Path
) -> None:
    (tmp_path / "bản quét.pdf").write_bytes(b"%PDF")
    (tmp_path / "dự thảo.docx").write_bytes(letter("   /QĐ-UBND", None))
    (tmp_path / "hỏng.docx").write_bytes(b"PK")
    names = ("bản quét.pdf", "dự thảo.docx", "hỏng.docx")
    several = [word for name in names for word in ("--file", tmp_path / name)]
    ran = ctr(*WORDS, "--file", decision, *several, "--file", decision, "--plan", our_plan)
    assert ran.code == 0, ran.err
    assert len(evidence(our_plan)) == 4
    assert "dự thảo.docx không có số, ngày" in ran.err
    assert "không đọc được hỏng.docx, vẫn lưu" in ran.err
    assert checked(ctr, our_plan) == []


def test_a_figure_is_proved_too(ctr: Ctr, our_plan: Path, tmp_path: Path) -> None:
    path = tmp_path / "bc.docx"
    path.write_bytes(letter("12/BC-CAP", date(2026, 6, 30), "BÁO CÁO"))
    words = ("record", "10.2", "--on", "2026-06-30", "--value", "hoc-sinh-tap-huan-pccc=87,5")
    ran = ctr(*words, "--file", path, "--plan", our_plan)
    assert ran.code == 0, ran.err
    (value,) = ctr("show", "10.2", "--format", "json", "--plan", our_plan).data["history"][0][
        "values"
    ]
    assert value["source"] == "Báo cáo số 12/BC-CAP ngày 30/6/2026"
    assert len(value["files"]) == 1
    assert checked(ctr, our_plan) == []


def test_what_goes_takes_its_files_along_but_not_those_of_others(
    ctr: Ctr, our_plan: Path, decision: Path, tmp_path: Path
) -> None:
    photo = tmp_path / "anh.jpg"
    photo.write_bytes(b"\xff\xd8")
    assert ctr(*WORDS, "--file", decision, "--file", photo, "--plan", our_plan).code == 0
    other = ("record", "10.2", "--on", "2026-05-21", "--done", "Việc khác")
    assert ctr(*other, "--file", decision, "--plan", our_plan).code == 0
    assert "tệp" in ctr("record", "10.2", "--entries", "--plan", our_plan).out
    remove = ("record", "10.2", "--remove", "viec-1", "--because", "nhầm", "--plan", our_plan)
    ran = ctr(*remove)
    assert ran.code == 0, ran.err
    assert [path.suffix for path in evidence(our_plan)] == [".docx"]
    assert checked(ctr, our_plan) == []


def test_a_file_that_a_dropped_task_names_stays(ctr: Ctr, our_plan: Path, decision: Path) -> None:
    other = ctr("list", "--format", "json", "--plan", our_plan).data[0]
    for number in ("10.2", other["number"]):
        unit = () if number == "10.2" else ("--unit", other["lead"][0])
        words = ("record", number, *unit, "--on", "2026-05-20", "--done", "Họp", "--file", decision)
        assert ctr(*words, "--plan", our_plan).code == 0
    drop = ("amend", "drop", other["number"], "--document", "Quyết định 9", "--on", "2026-06-01")
    assert ctr(*drop, "--plan", our_plan).code == 0
    assert ctr("record", "10.2", "--remove", "viec-1", "--plan", our_plan).code == 0
    assert len(evidence(our_plan)) == 1
    assert checked(ctr, our_plan) == []


def test_a_write_with_a_file_is_taken_back_with_it(
    ctr: Ctr, our_plan: Path, decision: Path
) -> None:
    before = {name: content for name, content in files(our_plan).items() if ".ctr-" not in name}
    assert ctr(*WORDS, "--file", decision, "--plan", our_plan).code == 0
    ran = ctr("undo", "--yes", "--plan", our_plan)
    assert ran.code == 0, ran.err
    after = {name: content for name, content in files(our_plan).items() if ".ctr-" not in name}
    assert after == before


def test_a_dry_run_keeps_nothing(ctr: Ctr, our_plan: Path, decision: Path) -> None:
    ran = ctr(*WORDS, "--file", decision, "--dry-run", "--plan", our_plan)
    assert ran.code == 0
    assert "tệp minh chứng" in ran.out
    assert evidence(our_plan) == []


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("record", "10.2", "--file", "a.pdf"), "--file đi cùng --done hoặc --value"),
        (("record", "10.2", "--state", "done", "--file", "a.pdf"), "--file đi cùng"),
        ((*WORDS, "--file", "rong.pdf"), "rong.pdf là tệp rỗng"),
        ((*WORDS, "--file", "lien-ket.pdf"), "là liên kết"),
        ((*WORDS, "--file", "."), "là thư mục"),
        ((*WORDS, "--file", "/dev/null"), "không phải tệp thông thường"),
        ((*WORDS, "--file", "khong-co.pdf"), "không có tệp"),
        ((*WORDS, "--file", "a.exe"), "không nhận tệp .exe"),
        ((*WORDS, *("--file", "a.pdf") * 11), "nhiều nhất 10 tệp"),
        (
            ("record", "--sent", "bao-cao-so-tai-chinh", "--file", "a.pdf"),
            "--file không đi cùng --sent",
        ),
    ],
)
def test_what_cannot_be_evidence_is_refused(
    ctr: Ctr, our_plan: Path, tmp_path: Path, words: tuple[str, ...], said: str
) -> None:
    (tmp_path / "a.pdf").write_bytes(b"%PDF")
    (tmp_path / "a.exe").write_bytes(b"MZ")
    (tmp_path / "rong.pdf").touch()
    (tmp_path / "lien-ket.pdf").symlink_to(tmp_path / "a.pdf")
    before = files(our_plan)
    ran = ctr(*words, "--plan", our_plan, cwd=tmp_path)
    assert (ran.code, said in ran.err) == (2, True), ran.err
    assert files(our_plan) == before


def test_file_and_entry_killed_at_every_point_are_both_there_or_neither(
    ctr: Ctr, our_plan: Path, decision: Path, tmp_path: Path
) -> None:
    words = (*WORDS, "--file", str(decision))
    kills = tmp_path / "kills"
    points = stopped_at_every_point("kill", our_plan, kills, *words)
    assert points.count("temporary") == points.count("rename") == 2
    new = files(kills / str(len(points) + 1) / "plan")
    old = files(our_plan)
    promised = points.index("rename") + 1
    both = ("evidence/", "cong-an-phuong.yaml")
    for number in range(1, len(points) + 1):
        left = kills / str(number) / "plan"
        assert load(left).problems == ()
        assert ctr("list", "--plan", left).code == 0  # whoever comes next settles it
        after = {name: content for name, content in files(left).items() if ".ctr-" not in name}
        assert after == (new if number >= promised else old)
        assert len({any(part in name for name in after) for part in both}) == 1
        assert checked(ctr, left) == []
        assert ctr(*words, "--plan", left).code == 0
        assert files(left) == new
        (write,) = trail.read(left)
        assert len(write.files) == 2
