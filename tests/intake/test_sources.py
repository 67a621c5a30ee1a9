"""Files and folders as they are named on the command line."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from ctr.contained import Limits
from ctr.intake import sources
from ctr.intake.arrivals import Leftover
from ctr.intake.sources import sift
from tests.fuzz.damage import packed

BOOK = packed({"xl/workbook.xml": b"x"})


def test_a_folder_in_the_order_of_its_names_each_file_once(tmp_path: Path) -> None:
    folder = tmp_path / "nhan"
    (folder / "b" / "c").mkdir(parents=True)
    for name in ("z.xlsx", "a.xlsx", "b/c/y.xlsx", ".an.xlsx", "~$a.xlsx"):
        (folder / name).write_bytes(BOOK)
    os.link(folder / "a.xlsx", folder / "a-lan-nua.xlsx")
    (folder / "vong").symlink_to(folder)
    names = [one.name for one in sift([folder, folder / "z.xlsx"])]
    assert names == ["nhan/a-lan-nua.xlsx", "nhan/b/c/y.xlsx", "nhan/vong", "nhan/z.xlsx"]


def test_files_of_one_name_are_told_apart(tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "x.xlsx").write_bytes(BOOK + name.encode())
    names = [one.name for one in sift([tmp_path / "a" / "x.xlsx", tmp_path / "b" / "x.xlsx"])]
    assert names == [str(tmp_path / "a" / "x.xlsx"), str(tmp_path / "b" / "x.xlsx")]


def test_what_is_no_file_to_read_is_told(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "ong")
    (tmp_path / "mat").symlink_to(tmp_path / "khong-co")
    found = list(sift([tmp_path]))
    assert all(isinstance(one, Leftover) and one.kind == "broken" for one in found)
    assert [one.reason for one in found if isinstance(one, Leftover)] == [
        "không có tệp hoặc thư mục này",
        "không phải tệp thông thường",
    ]


def test_a_mail_made_to_be_slow_is_given_up(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        sources, "limits", lambda size: Limits(memory_mb=500, seconds=1, answer_mb=9)
    )
    head = b"From: a@b.vn\nDate: x\nContent-Type: application/x; " + b";a*0*=x" * 400_000
    (tmp_path / "cham.eml").write_bytes(head + b"\n\nx")
    (slow,) = sift([tmp_path / "cham.eml"])
    assert isinstance(slow, Leftover)
    assert (slow.kind, slow.reason) == ("broken", "tệp hỏng hoặc quá lớn")


def test_a_folder_of_too_much_is_read_as_far_as_it_may(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sources, "MOST_FILES", 2)
    for number in range(4):
        (tmp_path / f"{number}.xlsx").write_bytes(BOOK)
    *_, last = sift([tmp_path])
    assert isinstance(last, Leftover)
    assert "hơn 2 tệp" in last.reason
    (tmp_path / "rong").mkdir()
    (nothing,) = sift([tmp_path / "rong"])
    assert isinstance(nothing, Leftover)
