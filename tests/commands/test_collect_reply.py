"""ctr collect --reply: drafts that tell each sender what to mend, cell by cell."""

from __future__ import annotations

from pathlib import Path
from shutil import copyfile

import pytest

from tests.commands.test_form_mail import body, read
from tests.conftest import FORM_UNIT, Ctr
from tests.forms.workbooks import filled
from tests.intake.mails import mail, saved

STATE = ("Nhiệm vụ", "1.1", "Trạng thái", "xong xuôi")
DAY = ("Nhiệm vụ", "1.1", "Ngày làm", "hôm qua")


def test_the_sender_is_told_each_cell(ctr: Ctr, plan: Path, form: Path, tmp_path: Path) -> None:
    box, out = tmp_path / "nhan", tmp_path / "tra-loi"
    saved(box / "a.eml", mail(("bieu.xlsx", filled(form, STATE, DAY).read_bytes())))
    saved(box / "b.eml", mail(("rach.xlsx", form.read_bytes()[:900]), sender="Tổ 5 <to5@b.vn>"))
    ran = ctr("collect", box, "--reply", out, "--plan", plan)
    assert ran.code == 2
    assert sorted(path.name for path in out.iterdir()) == ["phong-moi-truong.eml", "to5-b-vn.eml"]
    message = read(out / "phong-moi-truong.eml")
    assert message["To"] == "Phòng Môi trường <moitruong@phuong.vn>"
    assert message["Subject"] == "Re: Gửi biểu báo cáo"
    assert message["In-Reply-To"] == "<thu-1@phuong.vn>"
    text = body(message)
    assert "Tệp bieu.xlsx:\n- Nhiệm vụ!D2: “xong xuôi” không có trong danh sách" in text
    assert "- Nhiệm vụ!F2: “hôm qua”" in text
    assert "không đọc được rach.xlsx: tệp hỏng" in body(read(out / "to5-b-vn.eml"))


def test_a_form_without_a_mail_is_answered_at_its_unit_s_address(
    ctr: Ctr, plan: Path, form: Path, tmp_path: Path
) -> None:
    filled(form, STATE)
    assert ctr("collect", form, "--reply", tmp_path / "out", "--plan", plan).code == 2
    (path,) = (tmp_path / "out").iterdir()
    assert read(path)["To"] == "Phòng Môi trường <moitruong@phuong-vi-du.example>"
    assert read(path)["Subject"] == "Đề nghị sửa biểu báo cáo"


def test_what_the_office_has_to_decide_is_no_fault_of_the_sender(
    ctr: Ctr, plan: Path, form: Path, tmp_path: Path
) -> None:
    proposal = ("--proposal", "Của kế hoạch", "--on", "2026-06-01")
    ctr("record", "1.1", "--unit", FORM_UNIT, *proposal, "--plan", plan)
    filled(form, ("Nhiệm vụ", "1.1", "Đề xuất, kiến nghị", "Mua xe"))
    ran = ctr("collect", form, "--reply", tmp_path / "out", "--plan", plan)
    assert ran.code == 2
    assert not (tmp_path / "out").exists()


def test_of_a_heap_of_faults_the_first_are_told(
    ctr: Ctr, plan: Path, form: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ctr.cli.replies.MOST", 1)
    filled(form, STATE, DAY)
    assert ctr("collect", form, "--reply", tmp_path / "out", "--plan", plan).code == 2
    (path,) = (tmp_path / "out").iterdir()
    assert "- … và còn 1 chỗ nữa" in body(read(path))


def test_an_unknown_sender_is_told_and_nothing_taken_is_answered(
    ctr: Ctr, plan: Path, form: Path, tmp_path: Path
) -> None:
    box = tmp_path / "nhan"
    box.mkdir()
    (box / "rach.xlsx").write_bytes(form.read_bytes()[:900])
    copyfile(filled(form, ("Nhiệm vụ", "1.1", "Đề xuất, kiến nghị", "Mua xe")), box / "tot.xlsx")
    ran = ctr("collect", box, "--reply", tmp_path / "out", "--plan", plan)
    assert ran.code == 1
    assert "nhan/rach.xlsx" not in str(list(tmp_path.iterdir()))
    assert "rach.xlsx: không rõ địa chỉ người gửi" in ran.err
    assert not (tmp_path / "out").exists()


def test_drafts_that_are_there_stop_it_before_the_plan_is_written(
    ctr: Ctr, plan: Path, form: Path, tmp_path: Path
) -> None:
    box, out = tmp_path / "nhan", tmp_path / "out"
    good = ctr("form", "2026", "--unit", "Công nghệ", "-o", tmp_path / "cn.xlsx", "--plan", plan)
    assert good.code == 0
    words = ("Nhiệm vụ", "3.1", "Đề xuất, kiến nghị", "Thêm máy")
    box.mkdir()
    copyfile(filled(tmp_path / "cn.xlsx", words), box / "cn.xlsx")
    saved(box / "a.eml", mail(("bieu.xlsx", filled(form, STATE).read_bytes())))
    out.mkdir()
    (out / "phong-moi-truong.eml").write_text("của tôi")
    before = {path: path.read_bytes() for path in plan.rglob("*.yaml")}
    ran = ctr("collect", box, "--reply", out, "--plan", plan)
    assert ran.code == 2
    assert "không ghi đè" in ran.err
    assert {path: path.read_bytes() for path in plan.rglob("*.yaml")} == before
    assert ctr("collect", box, "--reply", out, "--force", "--plan", plan).code == 1


def test_a_dry_run_tells_of_the_drafts_and_writes_none(
    ctr: Ctr, plan: Path, form: Path, tmp_path: Path
) -> None:
    filled(form, STATE)
    out = tmp_path / "out"
    ran = ctr("collect", form, "--reply", out, "--dry-run", "--plan", plan)
    assert f"Sẽ soạn 1 thư trả lời vào {out}; chưa ghi gì." in ran.err
    assert not out.exists()
