"""A faulty form stays in the folder; the unit has sent a corrected one since."""

from __future__ import annotations

from pathlib import Path
from shutil import copyfile

import pytest

from tests.commands.test_collect_folder import CARS, STATE, VANS, box, proposals
from tests.conftest import Ctr
from tests.forms.workbooks import added, filled, results
from tests.intake.mails import mail, saved

__all__ = ["box"]
NEEDS = ("Nhiệm vụ", "1.1", "Khó khăn, vướng mắc", "Thiếu người")
CORRECTED = "a.eml > bieu.xlsx: đã có biểu sửa lại ngày 22/11/2026 (nhan/b.eml > sua.xlsx)"


@pytest.fixture
def faulty(form: Path, box: Path, tmp_path: Path) -> Path:
    """An untouched form; a faulty one of the same unit came in a mail of 20 November."""
    clean = Path(copyfile(form, tmp_path / "sach.xlsx"))
    content = filled(form, STATE, CARS).read_bytes()
    saved(box / "a.eml", mail(("bieu.xlsx", content)))
    return clean


def later(box: Path, form: Path, date: str = "Sun, 22 Nov 2026 10:00:00 +0700") -> None:
    saved(box / "b.eml", mail(("sua.xlsx", form.read_bytes()), date=date))


def test_a_corrected_form_puts_an_end_to_the_fault(
    ctr: Ctr, plan: Path, faulty: Path, box: Path, tmp_path: Path
) -> None:
    assert ctr("collect", box, "--plan", plan).code == 2
    later(box, filled(faulty, CARS))
    for words in ((), ("--all-or-nothing",), ("--reply", tmp_path / "tra-loi")):
        ran = ctr("collect", box, *words, "--plan", plan)
        assert ran.code == 0, ran.err
        assert proposals(plan) == ("Cấp thêm xe",)
        (line,) = [line for line in ran.err.splitlines() if CORRECTED in line]
        assert line.endswith("nên bỏ qua")
        assert "xong xuôi" not in ran.err
        assert "1 biểu đã có biểu sửa lại" in ran.err
        assert "vì có lỗi" not in ran.err
    assert not (tmp_path / "tra-loi").exists()
    before = results(plan).read_bytes()
    assert ctr("collect", box, "--plan", plan).out == ""
    assert results(plan).read_bytes() == before


def test_what_only_the_faulty_form_tells_is_named(
    ctr: Ctr, plan: Path, form: Path, box: Path, tmp_path: Path
) -> None:
    clean = Path(copyfile(form, tmp_path / "sach.xlsx"))
    wrong = added(filled(form, STATE, CARS, NEEDS), "1.1", "1/11/2026", "Ra quân")
    saved(box / "a.eml", mail(("bieu.xlsx", wrong.read_bytes())))
    later(box, filled(clean, VANS))
    ran = ctr("collect", box, "--plan", plan)
    assert ran.code == 0, ran.err
    (line,) = [line for line in ran.err.splitlines() if CORRECTED in line]
    assert "chỉ biểu trước có điền, xem có thiếu không: Nhiệm vụ!" in line
    assert line.count("Nhiệm vụ!") == 2
    assert proposals(plan) == ("Cấp thêm xe tải",)


@pytest.mark.parametrize("date", ["Fri, 20 Nov 2026 16:00:00 +0700", "Thu, 19 Nov 2026", "?"])
def test_a_form_that_is_not_clearly_later_corrects_nothing(
    ctr: Ctr, plan: Path, faulty: Path, box: Path, date: str
) -> None:
    message = bytes(mail(("sua.xlsx", filled(faulty, CARS).read_bytes())))
    (box / "b.eml").write_bytes(message.replace(b"Fri, 20 Nov 2026 10:00:00 +0700", date.encode()))
    ran = ctr("collect", box, "--plan", plan)
    assert ran.code == 1
    assert "xong xuôi" in ran.err


def test_a_blank_form_or_a_faulty_one_corrects_nothing(
    ctr: Ctr, plan: Path, faulty: Path, box: Path, tmp_path: Path
) -> None:
    later(box, faulty)
    ran = ctr("collect", box, "--plan", plan)
    assert (ran.code, "xong xuôi" in ran.err) == (1, True)
    later(box, filled(faulty, ("Nhiệm vụ", "1.1", "Trạng thái", "sắp xong")))
    ran = ctr("collect", box, "--reply", tmp_path / "tra-loi", "--plan", plan)
    assert (ran.code, "xong xuôi" in ran.err, "sắp xong" in ran.err) == (2, True, True)


def test_a_form_of_another_period_corrects_nothing(
    ctr: Ctr, plan: Path, faulty: Path, box: Path, tmp_path: Path
) -> None:
    other = tmp_path / "quy.xlsx"
    unit = ("--unit", "Phòng Môi trường")
    assert ctr("form", "2026-Q3", *unit, "-o", other, "--plan", plan).code == 0
    later(box, filled(other, CARS))
    ran = ctr("collect", box, "--plan", plan)
    assert (ran.code, "xong xuôi" in ran.err) == (1, True)


def test_what_the_office_has_to_decide_is_still_asked(
    ctr: Ctr, plan: Path, form: Path, box: Path, tmp_path: Path
) -> None:
    clean = Path(copyfile(form, tmp_path / "sach.xlsx"))
    saved(box / "a.eml", mail(("bieu.xlsx", filled(form, STATE, CARS).read_bytes())))
    later(box, filled(clean, NEEDS))
    proposal = ("--proposal", "Của kế hoạch", "--on", "2026-06-01")
    ctr("record", "1.1", "--unit", "Phòng Môi trường", *proposal, "--plan", plan)
    ran = ctr("collect", box, "--plan", plan)
    assert (ran.code, "xong xuôi" in ran.err) == (1, True)
    assert ctr("collect", box, "--keep", "ours", "--plan", plan).code == 0
