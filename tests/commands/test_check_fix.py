"""ctr check --fix: what is safe is put right, told line by line, and can be taken back."""

from __future__ import annotations

import os
import unicodedata
from pathlib import Path

import pytest

from tests.conftest import Ctr

SECTION = "sections/01-cai-cach.yaml"
TOLD = """\
plan/sections/01-cai-cach.yaml
  ~ đầu tệp: có dấu BOM → không
  ~ cuối dòng: 5 dòng CRLF (Windows), 35 dòng LF → tất cả LF
  ~ cuối tệp: thiếu xuống dòng → có
  ~ dòng 36: - id: 1.2 → - id: "1.2"
  ~ dòng 37: title: Giải quyết đúng hạn: chữ có dấu gõ rời → chữ dựng sẵn (Unicode NFC)
  ~ dòng 39: lead: [Văn phòng HĐND và UBND]: bỏ khoảng trắng thừa ở cuối dòng
"""


@pytest.fixture
def careless(small: Path) -> Path:
    """The small plan with one file as careless editors leave it."""
    path = small / SECTION
    before, mark, last = path.read_text().partition('  - id: "1.2"')
    title = unicodedata.normalize("NFD", "Giải quyết đúng hạn")
    last = last.replace("title: Giải quyết đúng hạn", f"title: {title}")
    last = last.replace("UBND]", "UBND]  ").rstrip("\n")
    text = f"\ufeff{before}{mark.replace(chr(34), '')}{last}".replace("\n", "\r\n", 5)
    path.write_bytes(text.encode())
    return small


def contents(plan: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in sorted(plan.rglob("*")) if path.is_file()}


def test_what_is_safe_is_put_right(ctr: Ctr, careless: Path) -> None:
    sound = careless / SECTION
    assert ctr("check", "--plan", careless).code == 1
    ran = ctr("check", "--fix", "--plan", careless)
    assert (ran.code, ran.out, ran.err) == (0, TOLD, "")
    assert ctr("check", "--plan", careless).code == 0
    text = sound.read_bytes().decode()
    assert '  - id: "1.2"\n    title: Giải quyết đúng hạn\n' in text
    assert "\r" not in text
    again = ctr("check", "--fix", "--plan", careless)
    assert (again.code, again.out) == (0, "")
    assert again.err == "Không có gì để sửa tự động.\n"


def test_a_dry_run_shows_the_same_and_writes_nothing(ctr: Ctr, careless: Path) -> None:
    before = contents(careless)
    ran = ctr("check", "--fix", "--dry-run", "--plan", careless)
    assert (ran.code, ran.out, ran.err) == (0, TOLD, "Chỉ xem, chưa ghi gì.\n")
    assert contents(careless) == before


def test_it_can_be_taken_back(ctr: Ctr, careless: Path) -> None:
    before = (careless / SECTION).read_bytes()
    ctr("check", "--fix", "--plan", careless)
    ran = ctr("undo", "--yes", "--plan", careless)
    assert ran.code == 0, ran.err
    assert ran.out.splitlines()[1:] == [SECTION, "  chỉ cách viết trong tệp thay đổi"]
    assert (careless / SECTION).read_bytes() == before
    assert ctr("undo", "--yes", "--plan", careless).code == 2


@pytest.mark.parametrize("linked", [SECTION, "sections"])
def test_nothing_is_rewritten_through_a_link_to_elsewhere(
    ctr: Ctr, careless: Path, tmp_path: Path, linked: str
) -> None:
    foreign = (careless / linked).rename(tmp_path / "khac")
    (careless / linked).symlink_to(foreign)
    before = (careless / SECTION).read_bytes()
    ran = ctr("check", "--fix", "--plan", careless)
    assert "Không sửa qua liên kết ra ngoài kế hoạch: plan/sections/01-cai-cach.yaml" in ran.err
    assert "plan/sections/" not in ran.out
    assert (careless / SECTION).read_bytes() == before
    assert (careless / linked).is_symlink()


def test_other_faults_stay_and_are_counted(ctr: Ctr, careless: Path) -> None:
    (careless / "units.yaml").write_text("units: [\n")
    file = careless / "leaders.yaml"
    file.write_text(file.read_text().replace("position: Chủ tịch\n", "positon: Chủ tịch  \n", 1))
    ran = ctr("check", "--fix", "--plan", careless)
    assert ran.code == 1
    assert ran.out.startswith("plan/leaders.yaml\n  ~ dòng 3: positon: Chủ tịch: bỏ khoảng trắng")
    assert "lỗi phải sửa bằng tay, xem: ctr check." in ran.err
    assert (careless / "units.yaml").read_text() == "units: [\n"
    before = contents(careless)
    assert ctr("check", "--fix", "--plan", careless).code == 1
    assert contents(careless) == before
    assert ctr("undo", "--yes", "--plan", careless).code == 0


def test_evidence_and_what_was_sent_stay(ctr: Ctr, careless: Path) -> None:
    year = careless / "results" / "2026"
    for name in ("evidence/3f2a9c1e04b7-a.yaml", "sent/b.yaml", "sent/c.md"):
        (year / name).parent.mkdir(parents=True, exist_ok=True)
        (year / name).write_bytes(b"\xef\xbb\xbfid: 1.2  \r\nb: 1\nc: 2")
    before = contents(year)
    ctr("check", "--fix", "--plan", careless)
    assert contents(year) == before


@pytest.mark.skipif(os.geteuid() == 0, reason="root writes everywhere")
def test_a_folder_that_cannot_be_written_is_told(ctr: Ctr, careless: Path) -> None:
    (careless / "sections").chmod(0o500)
    try:
        ran = ctr("check", "--fix", "--plan", careless)
    finally:
        (careless / "sections").chmod(0o700)
    assert ran.code == 2
    assert "không ghi được" in ran.err


def test_what_cannot_be_written_is_told_and_all_stays(ctr: Ctr, careless: Path) -> None:
    (careless / ".ctr").write_text("không phải thư mục")
    before = contents(careless)
    ran = ctr("check", "--fix", "--plan", careless)
    assert (ran.code, ran.out) == (2, "")
    assert "không ghi được" in ran.err
    assert contents(careless) == before


def test_a_link_stays_one(ctr: Ctr, careless: Path) -> None:
    path, elsewhere = careless / SECTION, careless / "luu" / "khac.yaml"
    elsewhere.parent.mkdir()
    path.rename(elsewhere)
    path.symlink_to(elsewhere)
    assert ctr("check", "--fix", "--plan", careless).code == 0
    assert path.is_symlink()
    assert '- id: "1.2"' in elsewhere.read_text()
