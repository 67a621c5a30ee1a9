"""ctr remind: a letter for each unit that owes."""

from __future__ import annotations

from pathlib import Path

import docx

from tests.conftest import EXAMPLE, Ctr
from tests.documents.read_back import texts


def test_a_letter_for_each_unit_that_owes(ctr: Ctr, tmp_path: Path) -> None:
    folder = tmp_path / "nhac"
    ran = ctr("remind", "--as-of", "2026-11-26", "-o", folder)
    assert ran.code == 0
    assert len(list(folder.glob("*.docx"))) == 8
    letter = texts(docx.Document(str(folder / "cong-an-phuong-2026-11-26.docx")))
    assert "Kính gửi: Công an Phường Lê Thanh Nghị" in letter
    assert "Quá hạn 2 ngày, từ 25/11/2026" in letter
    assert "23/11/2026" not in letter
    again = ctr("remind", "--as-of", "2026-11-26", "-o", folder)
    assert again.code == 2
    assert "không ghi đè" in again.err
    assert ctr("remind", "--as-of", "2026-11-26", "-o", folder, "--force").code == 0


def test_one_letter_goes_to_stdout_several_do_not(ctr: Ctr) -> None:
    ran = ctr("remind", "--as-of", "2026-11-26")
    assert ran.code == 2
    assert "8 đơn vị" in ran.err
    assert ctr("remind", "--unit", "CAP", "--as-of", "2026-11-26").out.count("Kính gửi") == 1


def test_one_letter_goes_into_the_file_named(ctr: Ctr, tmp_path: Path) -> None:
    file = tmp_path / "nhac.docx"
    words = ("remind", "--as-of", "2026-11-26", "-o", file)
    assert ctr(*words).code == 2
    assert not file.exists()
    assert ctr(*words, "--unit", "CAP").code == 0
    assert file.is_file()
    assert ctr(*words, "--unit", "CAP", "--format", "md", "--force").code == 2


def test_nobody_owes_anything(ctr: Ctr, tmp_path: Path) -> None:
    ran = ctr("remind", "--as-of", "2026-05-01", "-o", tmp_path / "nhac")
    assert (ran.code, ran.out) == (0, "")
    assert "không có công văn" in ran.err
    assert not (tmp_path / "nhac").exists()


def test_a_number_is_for_one_letter(ctr: Ctr, plan: Path, tmp_path: Path) -> None:
    day = ("--as-of", "2027-11-26", "--plan", plan)
    ran = ctr("remind", "-o", tmp_path / "nhac", "--number", "215", *day)
    assert ran.code == 2
    assert "mỗi công văn một số; chọn một đơn vị" in ran.err
    assert "THƯ-MỤC" not in ran.err
    for number in ("２１５", "٢١٥", "²15", "-1"):
        ran = ctr("remind", "--unit", "Phòng Môi trường", "--number", number, *day)
        assert ran.code == 2
        assert "không phải là số công văn" in ran.err


def test_a_dry_run_writes_no_letter_and_no_number(ctr: Ctr, our_plan: Path, tmp_path: Path) -> None:
    before = {path: path.read_bytes() for path in our_plan.rglob("*") if path.is_file()}
    letter = tmp_path / "nhac.docx"
    words = ("--unit", "CAP", "--number", "215", "--as-of", "2026-11-26", "-o", letter)
    ran = ctr("remind", *words, "--dry-run", "--plan", our_plan)
    assert ran.code == 0, ran.err
    assert "results/2026/summary.yaml: Công an phường, số 215/" in ran.out
    assert "đã gửi công văn: 26/11/2026" in ran.out
    assert f"Sẽ lập công văn gửi Công an phường vào {letter}; chưa ghi gì." in ran.err
    assert not letter.exists()
    assert {path: path.read_bytes() for path in our_plan.rglob("*") if path.is_file()} == before
    assert ctr("remind", *words, "--plan", our_plan).code == 0
    assert letter.exists()


def test_the_last_working_day_is_told_on_a_due_day_that_is_a_day_off(ctr: Ctr) -> None:
    words = ("remind", "--unit", "Công an", "--plan", EXAMPLE)
    for day in ("2027-11-23", "2027-11-24"):
        (row,) = [
            line
            for line in ctr(*words, "--as-of", day).out.splitlines()
            if line.startswith("|") and "24/11/2027" in line
        ]
        assert "23/11/2027" in row
