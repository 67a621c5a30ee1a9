"""ctr record --entries: everything that was recorded, each under a name that can be typed again."""

from __future__ import annotations

from pathlib import Path

import pytest

from ctr.output.entries import ENTRY
from tests.conftest import Ctr

GUIDE_KEYS = tuple(ENTRY.fields)


@pytest.fixture
def recorded(ctr: Ctr, our_plan: Path) -> Path:
    """A plan with one of everything that `ctr record` and `ctr remind` write."""
    for words in (
        ["10.2", "--on", "2026-03-15", "--done", "Ra quân", "--evidence", "Số 12"],
        ["10.2", "--on", "2026-06-30", "--value", "hoc-sinh-tap-huan-pccc=87,5"],
        ["10.2", "--on", "2026-07-01", "--done", "Sơ kết"],
        ["10.2", "--on", "2026-11-10", "--state", "done", "--verified-by", "Lan"],
        ["10.2", "--difficulty", "Thiếu xe", "--proposal", "Thêm xe", "--next-year", "Mua xe"],
        ["--unit", "CAP", "--received", "2026-11-20", "--difficulty", "Thiếu người"],
        ["--unit", "CAP", "--received", "2026-11-22"],
        ["--sent", "bao-cao-so-tai-chinh", "--on", "2026-11-23", "--evidence", "Số 210"],
    ):
        ran = ctr("record", *words, "--plan", our_plan)
        assert ran.code == 0, ran.err
    summary = our_plan / "results" / "2026" / "summary.yaml"
    letters = "letters:\n  - {unit: Công an phường, on: 2026-11-19, number: 215/UBND-VP}\n"
    summary.write_text(summary.read_text() + letters)
    return our_plan


def names(ctr: Ctr, plan: Path, *words: str) -> list[str]:
    ran = ctr("record", *words, "--entries", "--format", "json", "--plan", plan)
    assert ran.code == 0, ran.err
    return [entry["entry"] for entry in ran.data]


def test_of_a_task(ctr: Ctr, recorded: Path) -> None:
    assert names(ctr, recorded, "10.2") == [
        "trang-thai",
        "trang-thai-cu-1",
        "viec-1",
        "viec-2",
        "so-lieu-1",
        "kho-khan-1",
        "de-xuat-1",
        "nam-sau-1",
        "kiem-tra",
    ]
    out = ctr("record", "10.2", "--entries", "--format", "md", "--plan", recorded).out
    assert "| viec-1 | 10.2 | Công an | việc đã làm | 15/03/2026: Ra quân (Số 12) |" in out
    assert "| trang-thai | 10.2 | Công an | trạng thái | hoàn thành ngày 10/11/2026 |" in out
    assert "87,5%, tính đến 30/06/2026" in out


def test_of_everything_or_of_one_unit(ctr: Ctr, recorded: Path) -> None:
    everything = names(ctr, recorded)
    assert everything[:3] == ["ngay-nhan", "nhan-lai-1", "kho-khan-1"]
    assert everything[-2:] == ["da-gui-1", "cong-van-1"]
    assert names(ctr, recorded, "--unit", "CAP") == everything[:-2]
    assert names(ctr, recorded, "--unit", "Trạm Y tế") == []
    out = ctr("record", "--entries", "--format", "md", "--plan", recorded).out
    assert "số 215/UBND-VP gửi Công an phường, ngày 19/11/2026" in out
    assert "ngày 23/11/2026 (Số 210)" in out


def test_as_json(ctr: Ctr, recorded: Path) -> None:
    data = ctr("record", "--entries", "--format", "json", "--plan", recorded).data
    by_name = {(entry["task"], entry["entry"]): entry for entry in data}
    assert tuple(data[0]) == GUIDE_KEYS
    assert by_name["10.2", "so-lieu-1"] == {
        "entry": "so-lieu-1",
        "kind": "values",
        "year": 2026,
        "unit": "Công an phường",
        "task": "10.2",
        "period": None,
        "target": "hoc-sinh-tap-huan-pccc",
        "on": "2026-06-30",
        "value": 87.5,
        "document": None,
    }
    assert by_name["10.2", "trang-thai"]["value"] == "done"
    assert by_name["10.2", "viec-1"]["document"] == "Số 12"
    assert by_name[None, "ngay-nhan"]["value"] == "2026-11-20"
    assert by_name[None, "cong-van-1"]["unit"] == "Công an phường"


def test_nothing_recorded_is_said(ctr: Ctr, our_plan: Path) -> None:
    ran = ctr("record", "10.2", "--entries", "--year", "2027", "--plan", our_plan)
    assert (ran.code, ran.out, ran.err) == (0, "", "Năm 2027 chưa ghi gì.\n")


def test_a_form_of_output_needs_entries(ctr: Ctr, our_plan: Path) -> None:
    ran = ctr("record", "10.2", "--done", "x", "--format", "json", "--plan", our_plan)
    assert ran.code == 2
    assert "chỉ đi cùng --entries" in ran.err


def test_what_was_taken_out_with_a_trace_keeps_its_name(ctr: Ctr, recorded: Path) -> None:
    words = ("--because", "nhầm đơn vị", "--as-of", "2026-11-25", "--plan", recorded)
    assert ctr("record", "10.2", "--remove", "viec-1", *words).code == 0
    assert "viec-2" in names(ctr, recorded, "10.2")
    assert "viec-1" not in names(ctr, recorded, "10.2")
    ran = ctr("record", "10.2", "--remove", "viec-1", *words)
    assert ran.code == 2
    assert "không có “viec-1”" in ran.err
    assert (
        ctr("record", "10.2", "--on", "2026-08-01", "--done", "Mới", "--plan", recorded).code == 0
    )
    assert names(ctr, recorded, "10.2")[2:4] == ["viec-2", "viec-3"]
