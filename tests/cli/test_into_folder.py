"""Documents of several plans: one for each into a folder, and what rolls them up."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from ctr.cli.into_folder import file_names
from tests.city import BROKEN, WARDS, city
from tests.conftest import Ctr

NAMES = [
    "uy-ban-nhan-dan-phuong-hoa-binh",
    "uy-ban-nhan-dan-phuong-tan-thanh",
    "uy-ban-nhan-dan-xa-hai-son",
    "uy-ban-nhan-dan-xa-hai-son-2",
    "uy-ban-nhan-dan-thanh-pho-mau",
]
"""Of the sound plans, in their order."""


@pytest.fixture(scope="module")
def top(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return city(tmp_path_factory.mktemp("city"))


def test_no_two_files_have_one_name(top: Path) -> None:
    folders = [top / name / "plan" for name in WARDS]
    assert list(file_names(folders).values()) == NAMES
    twice = file_names([folders[3], folders[2], folders[3] / "x"])
    assert len(set(twice.values())) == 3


def test_the_report_of_each_plan_is_that_of_the_plan_alone(
    ctr: Ctr, top: Path, tmp_path: Path
) -> None:
    ran = ctr("report", "2026", "--plan", top, "-o", tmp_path)
    assert (ran.code, ran.out) == (1, "")
    assert "Đã lập báo cáo của 5 kế hoạch" in ran.err
    assert f"Bỏ qua {(top / BROKEN).as_posix()}/plan" in ran.err
    for ward, name in zip(WARDS, NAMES, strict=True):
        text = (tmp_path / f"{name}-2026.md").read_text("utf-8")
        assert text == ctr("report", "2026", "--plan", top / ward).out
    whole = (tmp_path / "tong-hop-2026.md").read_text("utf-8")
    table = ctr("status", "2026", "--plan", top, "--format", "md").out
    assert whole.endswith(table)
    assert len(list(tmp_path.iterdir())) == len(WARDS) + 1


def test_what_is_there_is_not_written_over(ctr: Ctr, top: Path, tmp_path: Path) -> None:
    taken = tmp_path / f"{NAMES[3]}-2026.md"
    taken.write_text("giữ", encoding="utf-8")
    words = ("report", "2026", "--plan", top, "-o", tmp_path)
    refused = ctr(*words)
    assert (refused.code, f"đã có {taken}" in refused.err) == (2, True)
    assert list(tmp_path.iterdir()) == [taken]
    assert ctr(*words, "--force").code == 1
    assert taken.read_text("utf-8") != "giữ"


def test_word_reports_come_with_a_workbook(ctr: Ctr, top: Path, tmp_path: Path) -> None:
    words = ("report", "2026", "--format", "docx", "--issuer", "Hòa Bình", "-o", str(tmp_path))
    assert ctr(*words, "--plan", top).code == 0
    names = sorted(path.name for path in tmp_path.iterdir())
    assert names == ["tong-hop-2026.xlsx", f"{NAMES[0]}-2026.docx"]


def test_reports_and_forms_of_a_unit_where_it_is_known(ctr: Ctr, top: Path, tmp_path: Path) -> None:
    words = ("2026", "--unit", "van hoa xa hoi", "--plan", str(top))
    ran = ctr("report", *words, "-o", tmp_path / "a")
    assert (
        f"1 trong 6 kế hoạch không trả lời được (không có đơn vị “van hoa xa hoi”): "
        f"{WARDS['e-thanh-pho']}.\n" in ran.err
    )
    ctr("form", *words, "-o", tmp_path / "b")
    for folder, suffix in (("a", "md"), ("b", "xlsx")):
        names = {path.name for path in (tmp_path / folder).iterdir()}
        assert names == {f"{name}-2026.{suffix}" for name in NAMES[:-1]}
    unknown = ctr("form", "2026", "--unit", "Đội X", "--plan", top, "-o", tmp_path / "c")
    assert (unknown.code, "không có đơn vị “Đội X”" in unknown.err) == (2, True)
    assert not (tmp_path / "c").exists()


def test_all_forms_of_each_plan_have_a_folder(ctr: Ctr, top: Path, tmp_path: Path) -> None:
    words = (
        "form",
        "2026",
        "--all",
        "--issuer",
        "hai son",
        "--plan",
        str(top),
        "-o",
        str(tmp_path),
    )
    ran = ctr(*words)
    assert (ran.code, "Đã lập 6 biểu của 2 kế hoạch" in ran.err) == (0, True)
    assert {path.name for path in tmp_path.iterdir()} == set(NAMES[2:4])
    assert all(len(list(folder.iterdir())) == 3 for folder in tmp_path.iterdir())
    assert ctr(*words).code == 2
    assert ctr(*words, "--force").code == 0


def test_a_page_of_each_plan(ctr: Ctr, top: Path, tmp_path: Path) -> None:
    words = ("dashboard", "--issuer", "hoa binh", "--issuer", "tan thanh", "--plan", str(top))
    assert ctr(*words, "-o", tmp_path / "trang").code == 0
    for ward, name in list(zip(WARDS, NAMES, strict=True))[:2]:
        own = tmp_path / f"{name}.html"
        assert ctr("dashboard", "--plan", top / ward, "-o", own).code == 0
        assert (tmp_path / "trang" / own.name).read_bytes() == own.read_bytes()
    index = (tmp_path / "trang" / "index.html").read_text("utf-8")
    links = re.findall(r'<a href="([^"]+)">([^<]+)</a>', index)
    expected = [
        (f"{name}.html", issuer) for name, issuer in zip(NAMES, WARDS.values(), strict=True)
    ]
    assert links == expected[:2]
    whole = ctr("status", *words[1:], "--format", "md").out.splitlines()[-1]
    (last,) = re.findall(r'<tr class="all">.*', index)
    cells = re.findall(r"<t[hd][^>]*>([^<]*)</t[hd]>", last)
    assert cells == [cell.strip() for cell in whole.strip("| ").split("|")]
    public = tmp_path / "cong-khai"
    assert ctr(*words, "--public", "-o", public).code == 0
    assert index.count("<td") > 0 == (public / "index.html").read_text("utf-8").count("<td")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("report", "2026"), "mỗi kế hoạch một tệp, chưa nêu ghi vào đâu"),
        (("report", "-o", "x"), "chưa nêu kỳ báo cáo"),
        (("report", "2041", "-o", "x"), "chương trình không có năm 2041"),
        (("report", "2026", "-o", "README.md"), "README.md là tệp, không phải thư mục"),
        (("report", "2026", "--send"), "lệnh này làm với một kế hoạch"),
        (("report", "2026", "-o", "x", "--template", "khong-co.md"), "khong-co.md"),
        (("form", "2026", "-o", "x"), "chưa rõ lập biểu của ai"),
        (("form", "2026", "--all", "--mail", "x"), "--mail chỉ dùng với một kế hoạch"),
        (("dashboard",), "thêm -o THƯ-MỤC"),
    ],
)
def test_what_cannot_be_made_is_refused(
    ctr: Ctr, top: Path, words: tuple[str, ...], said: str
) -> None:
    ran = ctr(*words, "--plan", top)
    assert (ran.code, ran.out) == (2, "")
    assert said in ran.err
    assert not Path("x").exists()
