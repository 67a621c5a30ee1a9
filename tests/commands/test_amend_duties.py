"""ctr amend of duties of reporting: new ones, other days, none any more."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import Ctr

BY = ("--document", "Công văn số 31/UBND-VP ngày 4/5/2026", "--on", "15/5/2026")
QUARTER = (
    "add-duty",
    "bao-cao-quy",
    "--title",
    "Báo cáo quý",
    "--every",
    "quý",
    "--to",
    "trước 25",
)


def amended(ctr: Ctr, plan: Path, *words: str, by: tuple[str, ...] = BY) -> str:
    ran = ctr("amend", *words, *by, "--plan", plan)
    assert ran.code == 0, ran.err
    assert ctr("list", "--plan", plan).code == 0
    return ran.out


def owed(ctr: Ctr, plan: Path, day: str, duty: str = "bao-cao-quy") -> list[tuple[str, str]]:
    words = ("due", "--all", "--exit-zero", "--format", "json", "--as-of", day, "--plan", plan)
    items: list[dict[str, Any]] = ctr(*words).data
    return [
        (item["period"], item["literal"])
        for item in items
        if item["duty"] == duty and item["literal"] < "2027-02-01"
    ]


def test_a_quarterly_report_is_owed_from_its_day_on(ctr: Ctr, our_plan: Path) -> None:
    out = amended(ctr, our_plan, *QUARTER)
    assert (
        "Bổ sung chế độ báo cáo: Báo cáo quý (mọi đơn vị chủ trì, trước ngày 25 của tháng cuối quý)"
    ) in out
    assert owed(ctr, our_plan, "14/5/2026") == []
    assert owed(ctr, our_plan, "15/5/2026") == [
        ("2026-Q2", "2026-06-24"),
        ("2026-Q3", "2026-09-24"),
        ("2026-Q4", "2026-12-24"),
    ]
    letters = ctr("remind", "2026-Q2", "--unit", "CAP", "--as-of", "20/6/2026", "--plan", our_plan)
    assert letters.code == 0, letters.err
    assert re.search("24/0?6/2026|24 tháng 6|trước ngày 25", letters.out)
    assert ctr("report", "2026-Q2", "--as-of", "30/6/2026", "--plan", our_plan).code == 0
    assert ctr("programme", "--format", "md", "--as-of", "1/7/2026", "--plan", our_plan).code == 0
    again = ctr("amend", *QUARTER, *BY, "--plan", our_plan)
    assert "đã có" in again.err
    (row,) = ctr("amend", "--list", "--format", "json", "--plan", our_plan).data
    assert (row["kind"], row["effects"][0]["new"]["id"]) == ("add_duty", "bao-cao-quy")


def test_it_gets_another_day_and_goes(ctr: Ctr, our_plan: Path) -> None:
    amended(ctr, our_plan, *QUARTER)
    later = ("--document", "Công văn số 60/UBND-VP", "--on", "1/8/2026")
    out = amended(ctr, our_plan, "deadline", "bao-cao-quy", "--to", "15", by=later)
    assert "Báo cáo quý: thời hạn: " in out
    assert ("2026-Q3", "2026-09-15") in owed(ctr, our_plan, "1/8/2026")
    assert ("2026-Q3", "2026-09-24") in owed(ctr, our_plan, "31/7/2026")
    last = ("--document", "Công văn số 90/UBND-VP", "--on", "1/10/2026")
    out = amended(ctr, our_plan, "drop", "bao-cao-quy", by=last)
    assert "Đưa chế độ báo cáo ra khỏi chương trình: Báo cáo quý" in out
    assert owed(ctr, our_plan, "1/10/2026") == []
    assert len(owed(ctr, our_plan, "30/9/2026")) == 3
    assert ctr("amend", "--list", "--plan", our_plan).out.count("Báo cáo quý") == 3
    assert ctr("programme", "--format", "md", "--as-of", "1/11/2026", "--plan", our_plan).code == 0
    ran = ctr("amend", *QUARTER, *last, "--plan", our_plan)
    assert ran.code == 2
    assert "đã có chế độ báo cáo" in ran.err


def test_a_report_that_comes_oftener_is_owed_so_from_the_day_on(ctr: Ctr, our_plan: Path) -> None:
    early = ("--document", "Công văn số 9/UBND-VP", "--on", "1/4/2026")
    amended(ctr, our_plan, *QUARTER, by=early)
    amended(ctr, our_plan, "deadline", "bao-cao-quy", "--every", "tháng", "--to", "trước 20")
    periods = [period for period, _ in owed(ctr, our_plan, "1/6/2026")]
    assert periods[:2] == ["2026-05", "2026-06"]


def test_the_ward_reports_too_and_what_it_sent_stays_sound(ctr: Ctr, our_plan: Path) -> None:
    words = ("--title", "Báo cáo 6 tháng", "--every", "6 tháng", "--to", "15")
    who = ("--lead", "UBND phường", "--recipient", "Sở Tài chính")
    amended(ctr, our_plan, "bổ sung chế độ báo cáo", "bao-cao-6-thang", *words, *who)
    sent = ("--sent", "bao-cao-6-thang", "--period", "2026-6T", "--on", "1/7/2026")
    ran = ctr("record", *sent, "--plan", our_plan)
    assert ran.code == 0, ran.err
    last = ("--document", "Công văn số 90/UBND-VP", "--on", "1/10/2026")
    amended(ctr, our_plan, "drop", "bao-cao-6-thang", by=last)
    assert ctr("record", "--entries", "--office", "--plan", our_plan).code in (0, 2)
    assert ctr("undo", "--yes", "--plan", our_plan).code == 0


@pytest.mark.parametrize(
    ("every", "to"),
    [("năm", "05/12"), ("6 tháng", "15"), ("9 tháng", "trước 20"), ("quý", "trước ngày 25"),
     ("tháng", "31"), ("tuần", "thứ sáu"), ("week", "trước thứ hai")],
)  # fmt: skip
def test_every_frequency_reads_as_it_is_written(
    ctr: Ctr, our_plan: Path, every: str, to: str
) -> None:
    words = ("--title", "Báo cáo", "--every", every, "--to", to)
    amended(ctr, our_plan, "add-duty", "bao-cao-moi", *words)
    assert owed(ctr, our_plan, "15/5/2026", "bao-cao-moi")


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("add-duty", "a", "--title", "A", "--to", "25"), "thêm --every"),
        (("add-duty", "a", "--title", "A", "--every", "quý"), "thêm --to"),
        (("add-duty", "a", "--every", "quý", "--to", "25"), "thêm --title"),
        (("add-duty", "a", "--title", "A", "--every", "đời", "--to", "25"), "chọn: năm"),
        (("add-duty", "a", "--title", "A", "--every", "quý", "--to", "32"), "một ngày của tháng"),
        (("add-duty", "a", "--title", "A", "--every", "tuần", "--to", "5"), "thứ trong tuần"),
        (("add-duty", "a", "--title", "A", "--every", "năm", "--to", "5/12/2026"), "ngày và tháng"),
        (("add-duty", "Mã A", "--title", "A", "--every", "quý", "--to", "5"), "chữ thường"),
        (("add-duty", "bao-cao-so-tai-chinh", "--title", "A", "--every", "quý", "--to", "5"),
         "đã có chế độ báo cáo"),
        (("add-duty", "a", "--title", "A", "--every", "quý", "--to", "5", "--lead", "Sở Lạ"),
         "không có đơn vị"),
        (("deadline", "bao-cao-la", "--to", "25", "--every", "quý"), "không có chế độ báo cáo"),
    ],
)  # fmt: skip
def test_what_cannot_be_is_refused(
    ctr: Ctr, our_plan: Path, words: tuple[str, ...], told: str
) -> None:
    ran = ctr("amend", *words, *BY, "--plan", our_plan)
    assert ran.code == 2
    assert told in ran.err
    assert not (our_plan / "amendments.yaml").exists()


TITLE = "Báo cáo kết quả thực hiện hằng năm của đơn vị"


def test_a_duty_is_found_by_its_title_and_before_a_day(ctr: Ctr, our_plan: Path) -> None:
    out = amended(ctr, our_plan, "deadline", TITLE.lower(), "--to", "trước 10/12")
    assert "→ trước ngày 10/12 hằng năm" in out
    assert [day for _, day in owed(ctr, our_plan, "20/5/2026", "bao-cao-don-vi")] == ["2026-12-09"]


def test_the_duties_are_named_with_their_titles(ctr: Ctr, our_plan: Path) -> None:
    ran = ctr("amend", "deadline", "Báo cáo lạ", "--to", "5/12", *BY, "--plan", our_plan)
    assert (ran.code, f"bao-cao-don-vi ({TITLE})" in ran.err) == (2, True)


@pytest.mark.parametrize("to", ["trước 2027", "trước 2027-Q2", "trước 35/12"])
def test_before_needs_a_day(ctr: Ctr, our_plan: Path, to: str) -> None:
    ran = ctr("amend", "deadline", "1.1", "--to", to, *BY, "--plan", our_plan)
    assert ran.code == 2
    assert "Traceback" not in ran.err


def test_a_task_may_be_due_before_a_day(ctr: Ctr, our_plan: Path) -> None:
    out = amended(ctr, our_plan, "deadline", "1.1", "--to", "trước ngày 30/6/2027")
    assert "Nhiệm vụ 1.1: bổ sung thời hạn: trước ngày 30/6/2027 (hạn cuối 29/06/2027)" in out


@pytest.mark.parametrize("name", ["bao-cao-don-vi", "1.1"])
def test_what_has_no_one_day_is_not_extended(ctr: Ctr, our_plan: Path, name: str) -> None:
    ran = ctr("amend", "extend", name, "--to", "5/12/2026", *BY, "--plan", our_plan)
    assert ran.code == 2
    assert f"ctr amend deadline {name} --to" in ran.err
    assert "amendments.yaml" not in ran.err


def test_a_first_deadline_is_added_also_in_the_report(ctr: Ctr, our_plan: Path) -> None:
    out = amended(ctr, our_plan, "deadline", "10.4", "--to", "31/12/2026")
    assert "Nhiệm vụ 10.4: bổ sung thời hạn: đến ngày 31/12/2026" in out
    for words in (("report", "2026", "--as-of", "31/12/2026"), ("programme",)):
        told = ctr(*words, "--plan", our_plan).out
        assert "không có thành" not in told
        assert "“không có”" not in told
    assert "bổ sung thời hạn: đến ngày 31/12/2026" in ctr("report", "2026", "--plan", our_plan).out


def test_a_short_name_that_a_new_name_has_not_is_told(ctr: Ctr, our_plan: Path) -> None:
    words = ("amend", "rename", "Công an phường", "--to", "Công an phường Mới", *BY)
    ran = ctr(*words, "--plan", our_plan)
    assert ran.code == 0, ran.err
    assert 'ctr units --unit "Công an phường Mới" --short' in ran.err
    kept = ctr(*words[:-4], "--short", "CA", *BY, "--dry-run", "--plan", our_plan)
    assert "ctr units" not in kept.err
