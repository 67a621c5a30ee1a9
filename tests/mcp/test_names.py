"""What is told without the names of people."""

from __future__ import annotations

import unicodedata
from dataclasses import replace
from datetime import date

import pytest

from ctr.mcp.names import AN_ADDRESS, SOMEBODY, WithheldNames, nameless
from ctr.plan.load.loader import load
from ctr.plan.model import (
    Correction,
    Leader,
    Plan,
    Signer,
    TaskResult,
    UnitResults,
    Verification,
)
from tests.conftest import PLAN

CHAIR, DEPUTY = "Chủ tịch Ủy ban nhân dân phường", "Phó Chủ tịch Ủy ban nhân dân phường"


@pytest.fixture(scope="module")
def ours() -> Plan:
    plan = load(PLAN).plan
    assert plan is not None
    return plan


@pytest.fixture(scope="module")
def names(ours: Plan) -> WithheldNames:
    return WithheldNames(ours)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Nguyễn Hữu Phúc", CHAIR),
        ("NGUYỄN HỮU PHÚC", CHAIR),
        ("nguyen huu phuc", CHAIR),
        ("do đồng chí Nguyễn  Hữu Phúc chỉ đạo", f"do đồng chí {CHAIR} chỉ đạo"),
        (unicodedata.normalize("NFD", "Nguyễn Hữu Phúc ký"), f"{CHAIR} ký"),
        ("ab12-nguyen-huu-phuc.docx", f"ab12-{CHAIR}.docx"),
        ("Đ/c Hữu Phúc dự", f"Đ/c {CHAIR} dự"),
        ("Bà Nga, ông Phúc", f"Bà {DEPUTY}, ông {CHAIR}"),
        ("Đồng chí Phúc và Chủ tịch Phúc", f"Đồng chí {CHAIR} và Chủ tịch {CHAIR}"),
        ("Hằng Nga", DEPUTY),
        ("do NguyễnHữuPhúc ký", f"do {CHAIR} ký"),
        ("NguyễnHữu Phúc, Nguyễn HữuPhúc, HữuPhúc", f"{CHAIR}, {CHAIR}, {CHAIR}"),
        ("bao-cao-nguyenhuuphuc.docx", f"bao-cao-{CHAIR}.docx"),
        ("gửi nguyenhuuphuc@haiphong.gov.vn nhé", f"gửi {AN_ADDRESS} nhé"),
        ("gửi a.b@haiphong.gov.vn nhé", f"gửi {AN_ADDRESS} nhé"),
        ("thư nguyen.huu.phuc@haiphong.gov.vn", f"thư {AN_ADDRESS}"),
        ("thư nguyễn.phúc@haiphong.gov.vn", f"thư {AN_ADDRESS}"),
        ("NguyễnHữuPhúc.docx", f"{CHAIR}.docx"),
        ("bc-nguyenhuuphuc.docx", f"bc-{CHAIR}.docx"),
        ("NGUYENHUUPHUC", CHAIR),
        ("bà HằngNga", f"bà {DEPUTY}"),
        ("Nguy\u1ec5n\u200b H\u00ad\u1eefu Ph\u200búc ký", f"{CHAIR} ký"),
        ("Nguyễn\u200bHữu\u200bPhúc", CHAIR),
        ("bà\u200bNga", f"bà{DEPUTY}"),
        ("HỮU\u200bPHÚC", CHAIR),
        ("Bà Nga, H%E1%BB%AFu Ph%C3%BAc, N\u00adguyễn Hữu Phúc", f"Bà {DEPUTY}, {CHAIR}, {CHAIR}"),
        ("Nguy%E1%BB%85n%20H%E1%BB%AFu%20Ph%C3%BAc", CHAIR),
        ("Nguy%25E1%25BB%2585n+H%25E1%25BB%25AFu+Ph%25C3%25BAc", CHAIR),
        ("x%40haiphong.gov.vn", AN_ADDRESS),
    ],
)
def test_a_name_is_found_however_it_is_written(names: WithheldNames, text: str, told: str) -> None:
    assert names.without(text) == told


@pytest.mark.parametrize(
    "text",
    [
        "hạnh phúc, minh đức, hằng nga",  # words and no names
        "Phúc lợi của đoàn viên; nước Nga",
        "Đảng ủy phường",
        "Hangnga, huuphuc",
        "Phường Lê Thanh Nghị",
        "Ông Phục",
        "Hữu ích. Phúc lợi",
        "Hữu\n\n\n\n\nPhúc",
        "50%20 và 100%c\u200bả",
    ],
)
def test_other_words_stay(names: WithheldNames, text: str) -> None:
    assert names.without(text) == text


@pytest.mark.parametrize(
    ("file", "told"),
    [
        ("leaders.yaml", "leaders.yaml"),
        ("results/2026/summary.yaml", "results/2026/summary.yaml"),
        ("sections/03-pham-van-thu.yaml", "sections/03"),
        ("sections/pham-van-thu.yaml", "sections"),
        ("results/2026/Phạm Văn Thử pvt@x.vn.yaml", "results/2026"),
        ("Phạm Văn Thử.yaml", "tệp khác"),
    ],
)
def test_a_file_of_a_plan_that_cannot_be_read_is_told_without_its_name(
    file: str, told: str
) -> None:
    assert nameless(file) == told


def test_no_text_of_our_programme_is_another(names: WithheldNames, ours: Plan) -> None:
    for section, task in ours.tasks():
        for text in (section.title, task.title, task.text, *task.lead, *task.coordinating):
            assert names.without(text) == text


def test_who_checked_and_corrected_is_told_by_the_unit_alone(names: WithheldNames) -> None:
    correction = {
        "on": "2026-03-01",
        "by": "thuky01",
        "what": "kiem-tra",
        "reason": "Nhầm",
        "old": "Trần Thị B, ngày 01/3/2026",
        "new": None,
    }
    record = {"verified_by": "Công an phường", "corrections": [correction], "by": "2026-12-31"}
    told = names.without(record)
    assert told["verified_by"] == "Công an phường"
    assert told["by"] == "2026-12-31"
    assert told["corrections"][0] | {} == {
        **correction,
        "by": SOMEBODY,
        "old": SOMEBODY,
    }
    assert names.without({"verified_by": "Lê Văn C"}) == {"verified_by": SOMEBODY}


def test_who_signs_checked_or_corrected_is_known_in_every_text(ours: Plan) -> None:
    signer = Signer(position="Trưởng phòng", name="Vũ Thị Lan Hương")
    unit = replace(ours.units[0], signer=signer)
    day = date(2026, 3, 1)
    correction = Correction(on=day, by="Bùi K'Sor Đạt", what="viec-1", reason="Nhầm", old="x")
    task = TaskResult(
        task="10.2",
        state="in_progress",
        verified=Verification(by="Đỗ Văn Kiên", on=day),
        corrections=(correction,),
    )
    results = UnitResults(unit=unit.name, year=2026, tasks=(task,))
    plan = replace(ours, units=(unit, *ours.units[1:]), results=(results,))
    names = WithheldNames(plan)
    for person in ("Vũ Thị Lan Hương", "bà Lan Hương", "ĐỖ VĂN KIÊN", "bui-k-sor-dat"):
        told = names.without(f"Do {person} lập.")
        assert told in (f"Do {SOMEBODY} lập.", f"Do bà {SOMEBODY} lập.")


def test_leaders_of_one_position_are_numbered_and_can_be_asked_for(ours: Plan) -> None:
    other = Leader(name="Lò Thị Mây", position=DEPUTY)
    names = WithheldNames(replace(ours, leaders=(*ours.leaders, other)))
    assert names.without("Dương Thị Hằng Nga") == f"{DEPUTY} (1)"
    assert names.without("Lò Thị Mây") == f"{DEPUTY} (2)"
    assert names.meant(f"{DEPUTY} (2)") == "Lò Thị Mây"
    assert names.meant("chủ tịch ủy ban nhân dân phường") == "Nguyễn Hữu Phúc"
    assert names.meant("Nguyễn Hữu Phúc") == "Nguyễn Hữu Phúc"
