"""ctr collect of a folder as an office has it: mails, archives, forms under any name."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path
from shutil import copyfile

import pytest

from ctr.plan.load.loader import load
from ctr.plan.model import UnitResults
from tests.conftest import FORM_UNIT, Ctr
from tests.forms.workbooks import filled, results
from tests.intake.mails import mail, saved

CARS = ("Nhiệm vụ", "1.1", "Đề xuất, kiến nghị", "Cấp thêm xe")
VANS = ("Nhiệm vụ", "1.1", "Đề xuất, kiến nghị", "Cấp thêm xe tải")
STATE = ("Nhiệm vụ", "1.1", "Trạng thái", "xong xuôi")


@pytest.fixture
def box(plan: Path, tmp_path: Path) -> Path:
    """An empty folder; the unit of the form has not reported yet."""
    file = results(plan)
    lines = file.read_text().splitlines(keepends=True)
    file.write_text("".join(line for line in lines if not line.startswith("received:")))
    folder = tmp_path / "nhan"
    folder.mkdir()
    return folder


def reported(plan: Path) -> UnitResults:
    core = load(plan).core
    assert core is not None
    return core.results_by_unit[FORM_UNIT, 2026]


def proposals(plan: Path) -> tuple[str, ...]:
    return next(one for one in reported(plan).tasks if one.task == "1.1").proposals


@pytest.mark.parametrize("name", ["bieu.xlsx", "Bieu bao cao (1)", "x.dat", "BÁO CÁO.XLSX"])
def test_a_form_is_found_by_its_stamp_whatever_its_name(
    ctr: Ctr, plan: Path, form: Path, box: Path, name: str
) -> None:
    (filled(form, CARS)).rename(box / name)
    ran = ctr("collect", box, "--received", "20/11/2026", "--plan", plan)
    assert ran.code == 0, ran.err
    assert "Cấp thêm xe" in ran.out
    assert proposals(plan) == ("Cấp thêm xe",)


@pytest.mark.parametrize(
    ("date", "day"),
    [
        ("Fri, 20 Nov 2026 10:00:00 +0700", "2026-11-20"),
        ("Fri, 20 Nov 2026 18:30:00 +0000", "2026-11-21"),
        ("Fri, 20 Nov 2026 18:30:00 -0000", "2026-11-21"),
        ("Fri, 20 Nov 2026 23:30:00", "2026-11-20"),
    ],
)
def test_the_day_of_receipt_is_the_mail_s_in_vietnam(
    ctr: Ctr, plan: Path, form: Path, box: Path, date: str, day: str
) -> None:
    raw = bytes(mail(("bieu.xlsx", filled(form, CARS).read_bytes())))
    (box / "thu.eml").write_bytes(raw.replace(b"Fri, 20 Nov 2026 10:00:00 +0700", date.encode()))
    ran = ctr("collect", box, "--plan", plan)
    assert ran.code == 0, ran.err
    assert str(reported(plan).received) == day
    before = results(plan).read_bytes()
    again = ctr("collect", box, "--plan", plan)
    assert (again.code, again.out) == (0, "")
    assert results(plan).read_bytes() == before


@pytest.mark.parametrize("date", ["khi nào đó", "Fri, 20 Nov 2026 99:00:00", ""])
def test_a_mail_without_a_day_is_told(
    ctr: Ctr, plan: Path, form: Path, box: Path, date: str
) -> None:
    message = mail(("bieu.xlsx", filled(form, CARS).read_bytes()))
    del message["Date"]
    raw = f"Date: {date}\n".encode() + bytes(message)
    (box / "thu.eml").write_bytes(raw)
    ran = ctr("collect", box, "--plan", plan)
    assert ran.code == 0, ran.err
    assert "chưa ghi ngày nhận báo cáo" in ran.err
    assert reported(plan).received is None


def test_a_mail_of_a_day_to_come_tells_no_day(ctr: Ctr, plan: Path, form: Path, box: Path) -> None:
    sent = mail(
        ("bieu.xlsx", filled(form, CARS).read_bytes()), date="Mon, 30 Nov 2026 10:00:00 +0700"
    )
    saved(box / "thu.eml", sent)
    ran = ctr("collect", box, "--plan", plan)
    assert "thu.eml > bieu.xlsx: thư ghi ngày 30/11/2026, sau hôm nay, không lấy" in ran.err
    assert reported(plan).received is None


def test_archives_and_mails_in_each_other(ctr: Ctr, plan: Path, form: Path, box: Path) -> None:
    content = filled(form, CARS).read_bytes()
    inner = mail(("bieu.xlsx", content), date="Wed, 18 Nov 2026 09:00:00 +0700")
    outer = mail(inner=inner, date="Sat, 21 Nov 2026 09:00:00 +0700")
    with zipfile.ZipFile(box / "tat-ca.zip", "w") as package:
        package.writestr("thu/chuyen-tiep.eml", bytes(outer))
        package.writestr("../../ngoai.txt", b"x")
    ran = ctr("collect", box, "--plan", plan)
    assert ran.code == 0, ran.err
    assert str(reported(plan).received) == "2026-11-18"
    assert "Không phải biểu: nhan/tat-ca.zip > ../../ngoai.txt" in ran.err
    assert not (box.parent.parent / "ngoai.txt").exists()


def test_a_mailbox(ctr: Ctr, plan: Path, form: Path, box: Path) -> None:
    first = bytes(mail(("anh.png", b"\x89PNG\r\n"), sender="a@b.vn"))
    second = bytes(mail(("bieu.xlsx", filled(form, CARS).read_bytes())))
    between = b"\nFrom a@b.vn Fri Nov 20 10:00:00 2026\n"
    (box / "Inbox").write_bytes(between[1:] + first + between + second)
    ran = ctr("collect", box / "Inbox", "--plan", plan)
    assert ran.code == 0, ran.err
    assert "Không phải biểu: Inbox > thư 1 > anh.png" in ran.err
    assert str(reported(plan).received) == "2026-11-20"


def test_what_is_no_form_is_told_a_line_each_and_holds_up_nothing(
    ctr: Ctr, plan: Path, form: Path, box: Path
) -> None:
    (box / "ghi-chu.txt").write_text("Gọi lại cho tổ 5")
    (box / "anh.jpg").write_bytes(b"\xff\xd8\xff\xe0")
    (box / "Thumbs.db").write_bytes(b"x")
    (box / "~$bieu.xlsx").write_bytes(b"x")
    saved(box / "chao.eml", mail())
    copyfile(filled(form, CARS), box / "bieu.xlsx")
    ran = ctr("collect", box, "--plan", plan)
    assert ran.code == 0, ran.err
    told = [line for line in ran.err.splitlines() if line.startswith("Không phải biểu")]
    assert told == [
        "Không phải biểu: nhan/anh.jpg: không phải tệp Excel",
        "Không phải biểu: nhan/chao.eml: thư không kèm tệp nào",
        "Không phải biểu: nhan/ghi-chu.txt: không phải tệp Excel",
    ]
    assert "Nhận 1 biểu" not in ran.err


def test_one_bad_file_holds_up_no_other(
    ctr: Ctr, plan: Path, form: Path, box: Path, tmp_path: Path
) -> None:
    other = tmp_path / "khac.xlsx"
    ctr("form", "2026", "--unit", "Công nghệ", "-o", other, "--plan", plan)
    copyfile(filled(other, ("Nhiệm vụ", "3.1", "Trạng thái", "xong xuôi")), box / "loi.xlsx")
    copyfile(filled(form, CARS), box / "tot.xlsx")
    (box / "rach.xlsx").write_bytes(form.read_bytes()[:3_000])
    whole = ctr("collect", box, "--all-or-nothing", "--plan", plan)
    assert (whole.code, whole.out) == (2, "")
    assert proposals(plan) == ()
    ran = ctr("collect", box, "--plan", plan)
    assert ran.code == 1
    assert proposals(plan) == ("Cấp thêm xe",)
    assert "nhan/loi.xlsx: Nhiệm vụ!D2: “xong xuôi”" in ran.err
    assert "không đọc được nhan/rach.xlsx: tệp hỏng hoặc gửi thiếu" in ran.err
    assert "Nhận 1 biểu của 1 báo cáo; 2 biểu chưa nhận vì có lỗi." in ran.err


def test_a_form_that_comes_twice_is_taken_once_from_the_first_day(
    ctr: Ctr, plan: Path, form: Path, box: Path
) -> None:
    content = filled(form, CARS).read_bytes()
    copyfile(form, box / "a.xlsx")
    saved(box / "b.eml", mail(("x.xlsx", content), date="Fri, 20 Nov 2026 10:00:00 +0700"))
    saved(box / "c.eml", mail(("y.xlsx", content), date="Thu, 19 Nov 2026 10:00:00 +0700"))
    ran = ctr("collect", box, "--plan", plan)
    assert ran.code == 0, ran.err
    assert "Trùng: nhan/b.eml > x.xlsx giống hệt nhan/a.xlsx, chỉ nhận một lần" in ran.err
    report = reported(plan)
    assert (str(report.received), report.received_again) == ("2026-11-19", ())


def test_the_later_of_two_versions_wins_cell_by_cell(
    ctr: Ctr, plan: Path, form: Path, box: Path, tmp_path: Path
) -> None:
    second = Path(copyfile(form, tmp_path / "hai.xlsx"))
    needs = ("Nhiệm vụ", "1.1", "Khó khăn, vướng mắc", "Thiếu người")
    first_content = filled(form, CARS, needs).read_bytes()
    later = mail(
        ("sua.xlsx", filled(second, VANS).read_bytes()), date="Sun, 22 Nov 2026 10:00:00 +0700"
    )
    saved(box / "b.eml", mail(("bieu.xlsx", first_content)))
    saved(box / "a.eml", later)
    ran = ctr("collect", box, "--plan", plan)
    assert ran.code == 0, ran.err
    report = reported(plan)
    assert proposals(plan) == ("Cấp thêm xe tải",)
    assert report.tasks[0].difficulties[-1] == "Thiếu người"
    assert (str(report.received), str(report.received_again[0])) == ("2026-11-20", "2026-11-22")
    assert "“Cấp thêm xe” được thay bằng “Cấp thêm xe tải” của nhan/a.eml > sua.xlsx" in ran.err
    before = results(plan).read_bytes()
    again = ctr("collect", box, "--plan", plan)
    assert (again.code, again.out) == (0, "")
    assert results(plan).read_bytes() == before


def test_a_correction_that_joins_the_folder_later_is_no_conflict(
    ctr: Ctr, plan: Path, form: Path, box: Path, tmp_path: Path
) -> None:
    second = Path(copyfile(form, tmp_path / "hai.xlsx"))
    saved(box / "a.eml", mail(("bieu.xlsx", filled(form, CARS).read_bytes())))
    assert ctr("collect", box, "--plan", plan).code == 0
    later = mail(
        ("sua.xlsx", filled(second, VANS).read_bytes()), date="Sun, 22 Nov 2026 10:00:00 +0700"
    )
    saved(box / "b.eml", later)
    ran = ctr("collect", box, "--plan", plan)
    assert ran.code == 0, ran.err
    assert "Cấp thêm xe → Cấp thêm xe tải" in ran.out
    assert proposals(plan) == ("Cấp thêm xe tải",)


def test_a_corrected_day_of_a_figure_leaves_no_wrong_figure_behind(
    ctr: Ctr, plan: Path, form: Path, box: Path, tmp_path: Path
) -> None:
    share = ("Chỉ tiêu", "1.3/diem-rac-tu-phat")
    second = Path(copyfile(form, tmp_path / "hai.xlsx"))
    wrong = filled(form, (*share, "Số liệu", 4), (*share, "Tính đến ngày", "20/11/2026"))
    saved(box / "a.eml", mail(("bieu.xlsx", wrong.read_bytes())))
    assert ctr("collect", box, "--plan", plan).code == 0
    right = filled(second, (*share, "Số liệu", 5), (*share, "Tính đến ngày", "10/11/2026"))
    later = mail(("sua.xlsx", right.read_bytes()), date="Sun, 22 Nov 2026 10:00:00 +0700")
    saved(box / "b.eml", later)
    ran = ctr("collect", box, "--plan", plan)
    assert ran.code == 0, ran.err
    task = next(one for one in reported(plan).tasks if one.task == "1.3")
    figures = {str(one.as_of): str(one.value) for one in task.values}
    assert figures == {"2026-09-30": "3", "2026-10-20": "0", "2026-11-10": "5"}
    again = ctr("collect", box, "--plan", plan)
    assert (again.code, again.out) == (0, "")


@pytest.mark.parametrize("dated", [False, True])
def test_two_versions_of_which_none_is_clearly_later_are_a_conflict(
    ctr: Ctr, plan: Path, form: Path, box: Path, tmp_path: Path, dated: bool
) -> None:
    second = Path(copyfile(form, tmp_path / "hai.xlsx"))
    for name, path in (("a", filled(form, CARS)), ("b", filled(second, VANS))):
        if dated:
            saved(box / f"{name}.eml", mail(("bieu.xlsx", path.read_bytes())))
        else:
            copyfile(path, box / f"{name}.xlsx")
    ran = ctr("collect", box, "--plan", plan)
    assert (ran.code, ran.out) == (2, "")
    assert "khác với biểu nhan/a" in ran.err
    assert "“Cấp thêm xe”" in ran.err


def on_a_terminal(words: list[str | Path], answers: str) -> subprocess.CompletedProcess[str]:
    """The command run with a terminal for its input."""
    keyboard, terminal = os.openpty()
    try:
        os.write(keyboard, answers.encode())
        return subprocess.run(
            [sys.executable, "-m", "ctr", *words],
            stdin=terminal,
            capture_output=True,
            text=True,
            check=False,
        )
    finally:
        os.close(keyboard)
        os.close(terminal)


@pytest.mark.parametrize(
    ("answer", "kept"),
    [("1", ("Cấp thêm xe",)), ("2", ("Của kế hoạch",)), ("3", ("Cấp thêm xe",)), ("5", None)],
)
def test_on_a_terminal_each_conflict_is_asked(
    ctr: Ctr, plan: Path, form: Path, box: Path, answer: str, kept: tuple[str, ...] | None
) -> None:
    proposal = ("--proposal", "Của kế hoạch", "--on", "2026-06-01")
    ctr("record", "1.1", "--unit", FORM_UNIT, *proposal, "--plan", plan)
    copyfile(filled(form, CARS), box / "a.xlsx")
    ran = on_a_terminal(
        ["collect", box, "--received", "20/11/2026", "--plan", plan], f"9\n{answer}\n"
    )
    assert "nhan/a.xlsx: Nhiệm vụ!J2: lấy bên nào" in ran.stderr
    assert "1. biểu này: Cấp thêm xe" in ran.stderr
    assert "2. kế hoạch: Của kế hoạch" in ran.stderr
    assert ran.returncode == (0 if kept else 2), ran.stderr
    assert proposals(plan) == (kept or ("Của kế hoạch",))


def test_on_a_terminal_two_forms_are_chosen_between(
    ctr: Ctr, plan: Path, form: Path, box: Path, tmp_path: Path
) -> None:
    second = Path(copyfile(form, tmp_path / "hai.xlsx"))
    copyfile(filled(form, CARS), box / "a.xlsx")
    copyfile(filled(second, VANS), box / "b.xlsx")
    ran = on_a_terminal(["collect", box, "--received", "20/11/2026", "--plan", plan], "2\n")
    assert ran.returncode == 0, ran.stderr
    assert "2. biểu nhan/a.xlsx: Cấp thêm xe" in ran.stderr
    assert proposals(plan) == ("Cấp thêm xe",)


def test_a_form_sent_back_as_it_was_is_not_taken_for_a_report(
    ctr: Ctr, plan: Path, form: Path, box: Path
) -> None:
    saved(box / "thu.eml", mail(("bieu.xlsx", form.read_bytes())))
    ran = ctr("collect", box, "--plan", plan)
    assert ran.code == 0
    assert "biểu chưa điền gì" in ran.err
    assert reported(plan).received is None


def test_the_typed_day_is_of_the_forms_that_came_without_a_mail(
    ctr: Ctr, plan: Path, form: Path, box: Path, tmp_path: Path
) -> None:
    two = tmp_path / "hai.xlsx"
    ctr("form", "2026", "--unit", "Văn phòng", "-o", two, "--plan", plan)
    saved(box / "thu.eml", mail(("bieu.xlsx", filled(form, CARS).read_bytes())))
    copyfile(two, box / "trang.xlsx")
    for _ in range(2):
        ran = ctr("collect", box, "--received", "25/11/2026", "--plan", plan)
        assert ran.code == 0, ran.err
        report = reported(plan)
        assert (str(report.received), report.received_again) == ("2026-11-20", ())
        assert "trang.xlsx: biểu chưa điền gì, không ghi là đã nhận" in ran.err
        assert "chưa ghi ngày nhận" not in ran.err


def test_forms_of_another_year_and_programme_are_told(
    ctr: Ctr, plan: Path, form: Path, box: Path, tmp_path: Path
) -> None:
    next_year = tmp_path / "sang-nam.xlsx"
    ctr("form", "2027", "--unit", FORM_UNIT, "-o", next_year, "--plan", plan)
    copyfile(filled(next_year, CARS), box / "2027.xlsx")
    police = tmp_path / "cong-an.xlsx"
    ctr("form", "2026", "--unit", "Công an phường", "-o", police)
    copyfile(police, box / "khac.xlsx")
    copyfile(filled(form, CARS), box / "tot.xlsx")
    ran = ctr("collect", box, "--year", "2026", "--plan", plan)
    assert ran.code == 1
    assert "nhan/2027.xlsx: biểu của năm 2027, không phải năm 2026" in ran.err
    assert "nhan/khac.xlsx: biểu của chương trình khác" in ran.err
    assert proposals(plan) == ("Cấp thêm xe",)
