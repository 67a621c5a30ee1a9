"""ctr form --mail: a draft to each unit with its form."""

from __future__ import annotations

import zipfile
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path

from ctr.forms.read import read_form
from tests.conftest import Ctr


def read(path: Path) -> EmailMessage:
    message = message_from_bytes(path.read_bytes(), policy=policy.default)
    assert isinstance(message, EmailMessage)
    return message


def body(message: EmailMessage) -> str:
    part = message.get_body()
    assert part is not None
    return str(part.get_content()).replace("\r\n", "\n")


def test_a_draft_to_each_unit_that_has_an_address(ctr: Ctr, plan: Path, tmp_path: Path) -> None:
    folder = tmp_path / "thu"
    ran = ctr("form", "2026-Q2", "--mail", folder, "--plan", plan)
    assert ran.code == 0, ran.err
    assert sorted(path.name for path in folder.iterdir()) == [
        "cong-an-phuong-vi-du-2026-Q2.eml",
        "phong-cong-nghe-2026-Q2.eml",
        "phong-moi-truong-2026-Q2.eml",
        "truong-tieu-hoc-mau-2026-Q2.eml",
    ]
    assert "Chưa có địa chỉ thư nên không soạn: Trường Trung" in ran.err
    message = read(folder / "phong-moi-truong-2026-Q2.eml")
    assert message["To"] == "Phòng Môi trường <moitruong@phuong-vi-du.example>"
    assert message["Subject"].startswith("Biểu báo cáo kết quả quý II năm 2026 thực hiện")
    assert "gửi lại đúng tệp này về Văn phòng (thư điện tử: vanphong@phuong-vi-du" in body(message)
    (file,) = message.iter_attachments()
    form = read_form(file.get_content(), "x.xlsx")
    assert (form.unit, form.period.code) == ("Phòng Môi trường", "2026-Q2")


def test_the_day_is_told(ctr: Ctr, plan: Path, tmp_path: Path) -> None:
    folder = tmp_path / "thu"
    words = ("form", "2026", "--unit", "Công nghệ", "--mail", folder, "--plan", plan)
    assert ctr(*words).code == 0
    text = body(read(folder / "phong-cong-nghe-2026.eml"))
    assert "Hạn gửi: hết ngày 24/11/2026; là ngày nghỉ, nên gửi chậm nhất ngày làm việc" in text


def test_another_day_can_be_asked_for(ctr: Ctr, plan: Path, tmp_path: Path) -> None:
    folder, file = tmp_path / "thu", tmp_path / "bieu.xlsx"
    words = ("form", "2026", "--unit", "Công nghệ", "--plan", plan, "--by")
    assert ctr(*words, "27/11/2026", "-o", file, "--mail", folder).code == 0
    message = read(folder / "phong-cong-nghe-2026.eml")
    assert "Hạn gửi: hết ngày 27/11/2026." in body(message)
    with zipfile.ZipFile(file) as parts:
        told = b"".join(parts.read(name) for name in parts.namelist()).decode(errors="ignore")
    assert told.count("Hạn gửi: hết ngày 27/11/2026.") == 1  # one shared string, on two sheets
    assert "24/11/2026" not in told
    past = ctr(*words, "23/11/2026", "-o", tmp_path / "b.xlsx")
    assert (past.code, "đã qua rồi" in past.err) == (2, True)


def test_drafts_are_the_same_each_time_and_never_written_over(
    ctr: Ctr, plan: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "thu"
    words = ("form", "2026", "--unit", "Công nghệ", "--mail", folder, "--plan", plan)
    assert ctr(*words).code == 0
    (path,) = folder.iterdir()
    first = path.read_bytes()
    again = ctr(*words)
    assert again.code == 2
    assert "không ghi đè" in again.err
    assert ctr(*words, "--force").code == 0
    assert path.read_bytes() == first
    inside = ctr("form", "2026", "--all", "--mail", plan / "results", "--plan", plan)
    assert inside.code == 2


def test_without_any_address_nothing_is_drafted(ctr: Ctr, tmp_path: Path) -> None:
    ran = ctr("form", "2026", "--mail", tmp_path / "thu")
    assert ran.code == 2
    assert "không soạn được thư nào" in ran.err
    assert not (tmp_path / "thu").exists()


def test_forms_and_drafts_together(ctr: Ctr, plan: Path, tmp_path: Path) -> None:
    out = ("-o", tmp_path / "bieu", "--mail", tmp_path / "thu")
    ran = ctr("form", "2026", "--all", *out, "--plan", plan)
    assert ran.code == 0, ran.err
    assert len(list((tmp_path / "bieu").iterdir())) == 6
    assert len(list((tmp_path / "thu").iterdir())) == 4
