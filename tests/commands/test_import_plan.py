from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from ctr.package_guard import UNPACKED_LIMIT_MB
from tests.conftest import Ctr
from tests.importing.corpus import automatic, lines, text_and_annex
from tests.importing.word import P, word_file


@pytest.fixture
def document(tmp_path: Path) -> Path:
    path = tmp_path / "ke-hoach.txt"
    path.write_bytes(lines().files["a.txt"])
    return path


def test_a_document_becomes_a_plan_that_loads(ctr: Ctr, document: Path, tmp_path: Path) -> None:
    ran = ctr("import", document, "-o", tmp_path / "moi")
    assert ran.code == 0, ran.err
    assert "Nhiệm vụ: 3; có chủ trì: 3; có thời hạn: 1." in ran.out
    assert "0 chưa xếp được" in ran.out
    assert ctr("check", "--plan", tmp_path / "moi").code == 0
    tasks = ctr("list", "--format", "json", "--plan", tmp_path / "moi").data
    assert [task["number"] for task in tasks] == ["1.1", "1.2", "2.1"]


def test_text_and_appendix_are_one_programme(ctr: Ctr, tmp_path: Path) -> None:
    for name, content in text_and_annex().files.items():
        (tmp_path / name).write_bytes(content)
    ran = ctr(
        "import", tmp_path / "ke-hoach.txt", tmp_path / "phu-luc.docx", "-o", tmp_path / "moi"
    )
    assert ran.code == 0, ran.err
    assert "Nhiệm vụ: 2;" in ran.out
    assert "2 nhiệm vụ được nêu hai lần" in ran.err


def test_a_word_without_a_place_is_listed_and_the_answer_is_no(
    ctr: Ctr, document: Path, tmp_path: Path
) -> None:
    document.write_text(
        document.read_text().replace("Nơi nhận:", "Chữ lạc ở cuối\n\nNơi nhận:\n\nGhi thêm tay")
    )
    ran = ctr("import", document, "-o", tmp_path / "moi")
    listed = tmp_path / "moi" / "chua-xep-duoc.txt"
    if ran.code == 1:
        assert listed.read_text()
    else:
        assert ran.code == 0
        assert not listed.exists()


def test_nothing_is_written_over_what_is_there(ctr: Ctr, document: Path, tmp_path: Path) -> None:
    (tmp_path / "moi").mkdir()
    (tmp_path / "moi" / "a.txt").write_text("của tôi")
    ran = ctr("import", document, "-o", tmp_path / "moi")
    assert ran.code == 2
    assert [path.name for path in (tmp_path / "moi").iterdir()] == ["a.txt"]


@pytest.mark.parametrize(
    "content", [b"", b"%PDF-1.7 x", b"PK\x03\x04 broken", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"]
)
def test_nothing_is_written_for_what_cannot_be_read(
    ctr: Ctr, tmp_path: Path, content: bytes
) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(content)
    ran = ctr("import", path, "-o", tmp_path / "moi", "--review", tmp_path / "r.html")
    assert ran.code == 2
    assert ran.err
    assert [path.name for path in tmp_path.iterdir()] == ["a.docx"]


HOSTILE = {
    "entities": {
        "word/document.xml": '<!DOCTYPE a [<!ENTITY b "c"><!ENTITY d "&b;&b;">]><a>&d;</a>',
    },
    "a file of this machine": {
        "word/document.xml": '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>',
    },
    "content from elsewhere": {
        "word/_rels/document.xml.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/'
        'package/2006/relationships"><Relationship Id="r1" TargetMode="External" Target="http://a.vn/'
        'phan.docx" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/'
        'subDocument"/></Relationships>',
    },
}


def damaged(path: Path, parts: dict[str, str]) -> None:
    """A sound document with these parts in place of its own."""
    with zipfile.ZipFile(io.BytesIO(automatic().files["tu-dong.docx"])) as sound:
        contents = {name: sound.read(name).decode() for name in sound.namelist()}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in {**contents, **parts}.items():
            package.writestr(name, content)


@pytest.mark.parametrize("parts", HOSTILE.values(), ids=HOSTILE)
def test_a_file_made_to_do_harm_is_refused(ctr: Ctr, tmp_path: Path, parts: dict[str, str]) -> None:
    damaged(tmp_path / "a.docx", parts)
    ran = ctr("import", tmp_path / "a.docx", "-o", tmp_path / "moi")
    assert ran.code == 2
    assert "không đọc được" in ran.err
    assert [path.name for path in tmp_path.iterdir()] == ["a.docx"]


def test_a_small_file_that_unpacks_to_a_huge_one_is_refused(ctr: Ctr, tmp_path: Path) -> None:
    damaged(tmp_path / "a.docx", {"word/media/a.bin": "0" * (UNPACKED_LIMIT_MB + 1) * 1_000_000})
    ran = ctr("import", tmp_path / "a.docx", "-o", tmp_path / "moi")
    assert ran.code == 2
    assert f"{UNPACKED_LIMIT_MB} MB" in ran.err
    assert [path.name for path in tmp_path.iterdir()] == ["a.docx"]


def test_a_document_without_tasks_gives_no_plan(ctr: Ctr, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("Kính gửi các đồng chí.\n\nMời họp lúc 8 giờ.\n")
    ran = ctr("import", path, "-o", tmp_path / "moi")
    assert ran.code == 2
    assert "không tìm thấy nhiệm vụ nào" in ran.err
    assert not (tmp_path / "moi").exists()


def test_a_dry_run_writes_nothing(ctr: Ctr, document: Path, tmp_path: Path) -> None:
    ran = ctr("import", document, "-o", tmp_path / "moi", "--dry-run")
    assert ran.code == 0
    assert "Nhiệm vụ: 3" in ran.out
    assert not (tmp_path / "moi").exists()


def test_review_and_blocks_are_written_beside(ctr: Ctr, document: Path, tmp_path: Path) -> None:
    words = ["--review", tmp_path / "soat.html", "--blocks", tmp_path / "khoi.json"]
    assert ctr("import", document, "-o", tmp_path / "moi", *words).code == 0
    assert "Số hóa hồ sơ lưu trữ" in (tmp_path / "soat.html").read_text()
    assert "Số hóa hồ sơ lưu trữ" in (tmp_path / "khoi.json").read_text()


def test_blocks_for_people_where_the_file_is_a_text(
    ctr: Ctr, document: Path, tmp_path: Path
) -> None:
    assert ctr("import", document, "-o", tmp_path / "a", "--blocks", tmp_path / "k.txt").code == 0
    assert "[dòng 1" in (tmp_path / "k.txt").read_text()


def test_what_the_document_lacks_is_told_in_vietnamese(ctr: Ctr, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("II. NHIỆM VỤ\n\n1. Mở chợ đêm.\n\nĐơn vị chủ trì: Công an phường\n")
    ran = ctr("import", path, "-o", tmp_path / "moi")
    assert (
        "văn bản không có cơ quan ban hành, ký hiệu, địa danh, trích yếu, chức vụ người ký"
        in ran.err
    )


def test_made_again_it_keeps_corrections_and_takes_what_is_new(
    ctr: Ctr, document: Path, tmp_path: Path
) -> None:
    plan = tmp_path / "moi"
    assert ctr("import", document, "-o", plan).code == 0
    section = next((plan / "sections").glob("01-*.yaml"))
    section.write_text(section.read_text().replace("title: Số hóa hồ sơ", "title: Kho số, hồ sơ"))
    document.write_text(
        document.read_text().replace("Số hóa hồ sơ lưu trữ", "Số hóa toàn bộ hồ sơ lưu trữ")
    )
    ran = ctr("import", document, "-o", plan, "--again")
    assert ran.code == 0, ran.err
    text = section.read_text()
    assert "title: Kho số, hồ sơ" in text
    assert "Số hóa toàn bộ hồ sơ lưu trữ" in text
    again = ctr("import", document, "-o", plan, "--again")
    assert "Không có gì thay đổi" in again.err
    assert "title: Kho số, hồ sơ" in section.read_text()


def test_again_needs_a_plan_that_an_import_made(ctr: Ctr, document: Path, plan: Path) -> None:
    ran = ctr("import", document, "-o", plan, "--again")
    assert ran.code == 2
    assert "import" in ran.err


def test_what_is_doubtful_is_listed_by_check(ctr: Ctr, document: Path, tmp_path: Path) -> None:
    document.write_text(document.read_text().replace("Quý IV/2027", "Khi được giao vốn"))
    assert ctr("import", document, "-o", tmp_path / "moi").code == 0
    found = ctr("check", "--format", "json", "--plan", tmp_path / "moi").data
    (doubt,) = [problem for problem in found if problem["code"] == "doubtful"]
    assert doubt["severity"] == "advice"
    assert "Khi được giao vốn" in doubt["message"]


def test_a_task_with_two_leaders_and_a_product_is_found_and_shown(
    ctr: Ctr, document: Path, tmp_path: Path
) -> None:
    text = document.read_text().replace(
        "Đ/c Vũ Thị Bình - Phó Chủ tịch UBND phường",
        "Đ/c Vũ Thị Bình, Phó Chủ tịch UBND phường; đ/c Lò Văn Cúc, Phó Chủ tịch UBND phường",
    )
    document.write_text(text)
    plan = tmp_path / "moi"
    assert ctr("import", document, "-o", plan).code == 0
    found = ctr("list", "--leader", "Lò Văn Cúc", "--format", "json", "--plan", plan).data
    assert [task["number"] for task in found] == ["1.2"]
    shown = ctr("show", "1.2", "--plan", plan).out
    assert "Lò Văn Cúc" in shown
    assert "Kho hồ sơ số" in shown


def test_what_the_document_does_not_say_is_filled_in_by_a_command(
    ctr: Ctr, document: Path, tmp_path: Path
) -> None:
    text = document.read_text()
    document.write_text(text[: text.index("Nơi nhận:")])
    ran = ctr("import", document, "-o", tmp_path / "moi")
    assert f"ctr issue --position … --signer … --plan {tmp_path / 'moi'}" in ran.err
    assert "programme.yaml" not in ran.err
    said = ("--position", "CHỦ TỊCH", "--signer", "Lê Văn Hòa", "--plan", tmp_path / "moi")
    assert ctr("issue", *said).code == 0
    assert "[…]" not in (tmp_path / "moi" / "programme.yaml").read_text()


def test_a_letterhead_with_line_breaks_is_read_in_both_its_cells(ctr: Ctr, tmp_path: Path) -> None:
    head = [
        [
            "ỦY BAN NHÂN DÂN\nPHƯỜNG HẠ LÂM\nSố: 52/KH-UBND",
            "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n"
            "Hạ Lâm, ngày 12 tháng 02 năm 2026",
        ]
    ]
    rest = [
        P(line) for line in lines().files["a.txt"].decode().partition("KẾ HOẠCH")[2].split("\n")
    ]
    (tmp_path / "a.docx").write_bytes(word_file([head, P("KẾ HOẠCH"), *rest]))
    ran = ctr("import", tmp_path / "a.docx", "-o", tmp_path / "moi")
    assert ran.code == 0, ran.err
    written = (tmp_path / "moi" / "programme.yaml").read_text()
    assert "date: 2026-02-12" in written
    assert 'number: "52"' in written


def test_number_and_date_that_are_left_open_are_filled_in_later(
    ctr: Ctr, document: Path, tmp_path: Path
) -> None:
    text = document.read_text()
    text = text.replace("Số: 12/KH-UBND", "Số:     /KH-UBND").replace("ngày 05", "ngày    ")
    document.write_text(text)
    ran = ctr("import", document, "-o", tmp_path / "moi")
    assert f"ctr issue --number … --date … --plan {tmp_path / 'moi'}" in ran.err
    assert "--signer" not in ran.err
