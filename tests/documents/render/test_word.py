"""What a Word file holds beside its words: days, language, hyphens, no empty pages."""

from __future__ import annotations

import shutil
import subprocess
import zipfile
from pathlib import Path
from shutil import copytree

import docx
import pytest
from docx.oxml.ns import qn

from tests.conftest import EXAMPLE, Ctr
from tests.documents.word_files import COMMANDS, part, words_of, written
from tests.libreoffice import converted


@pytest.mark.parametrize("name", COMMANDS)
def test_the_file_is_of_the_day_it_is_made_for(ctr: Ctr, tmp_path: Path, name: str) -> None:
    paths = [written(ctr, tmp_path / f"{n}.docx", *COMMANDS[name]) for n in (1, 2)]
    assert paths[0].read_bytes() == paths[1].read_bytes()
    day = COMMANDS[name][-1] if "--as-of" in COMMANDS[name] else "2026-11-24"
    properties = docx.Document(str(paths[0])).core_properties
    assert properties.created is not None
    assert properties.modified is not None
    assert properties.created.date().isoformat() == day
    assert properties.modified.date().isoformat() == day
    dates = {info.date_time[:3] for info in zipfile.ZipFile(paths[0]).infolist()}
    assert ["-".join(f"{number:02d}" for number in date) for date in dates] == [day]


@pytest.mark.parametrize("name", COMMANDS)
def test_the_language_is_vietnamese(ctr: Ctr, tmp_path: Path, name: str) -> None:
    path = written(ctr, tmp_path / "a.docx", *COMMANDS[name])
    for member in ("word/styles.xml", "word/document.xml"):
        for language in part(path, member).iter(qn("w:lang")):
            assert language.get(qn("w:val")) == "vi-VN"
    assert (
        part(path, "word/styles.xml").find(f".//{qn('w:docDefaults')}//{qn('w:lang')}") is not None
    )
    theme = part(path, "word/settings.xml").find(qn("w:themeFontLang"))
    assert theme.get(qn("w:val")) == "vi-VN"


def test_numbers_of_documents_do_not_break(ctr: Ctr, tmp_path: Path) -> None:
    path = written(ctr, tmp_path / "a.docx", "programme")
    body = part(path, "word/document.xml")
    assert "số 05-NQ/TU" in words_of(body)
    raw = "".join(node.text or "" for node in body.iter(qn("w:t")))
    assert "\u2011" not in raw
    assert "-NQ/TU" not in raw
    assert "2026 - 2030" not in raw
    assert "2026\u00a0-\u00a02030" in raw


def test_the_end_of_a_section_takes_no_room(ctr: Ctr, tmp_path: Path) -> None:
    path = written(ctr, tmp_path / "a.docx", "report", "2027", "--plan", EXAMPLE)
    ends = list(part(path, "word/document.xml").iter(qn("w:sectPr")))[:-1]
    assert len(ends) == 3
    styles = part(path, "word/styles.xml")
    for end in ends:
        style = end.getparent().find(qn("w:pStyle")).get(qn("w:val"))
        spacing = styles.find(
            f".//{qn('w:style')}[@{qn('w:styleId')}='{style}']//{qn('w:spacing')}"
        )
        assert (spacing.get(qn("w:line")), spacing.get(qn("w:lineRule"))) == ("20", "exact")


def pages(folder: Path, *files: Path) -> list[list[str]]:
    """The text of each page of each file, as LibreOffice sets them."""
    reader = shutil.which("pdftotext")
    if shutil.which("soffice") is None or reader is None:
        pytest.skip("LibreOffice or pdftotext is not installed")
    shown = [
        subprocess.run([reader, "-layout", pdf, "-"], check=True, capture_output=True, text=True)
        for pdf in converted("pdf", folder, *files)
    ]
    return [each.stdout.split("\f")[:-1] for each in shown]


def test_no_page_is_empty_and_a_long_row_goes_on_over_the_page(ctr: Ctr, tmp_path: Path) -> None:
    year = written(
        ctr, tmp_path / "2027.docx", *("report", "2027", "--plan", EXAMPLE),
        *("--as-of", "2027-11-24"),
    )  # fmt: skip
    plan = Path(copytree(EXAMPLE / "plan", tmp_path / "plan"))
    file = plan / "results" / "2026" / "phong-moi-truong.yaml"
    long = "Tổ chức ra quân tổng vệ sinh tại các tổ dân phố trên địa bàn. " * 40
    text = file.read_text()
    assert "done:" in text
    start = text.index("done:")
    file.write_text(text[:start] + f'done: "{long}"' + text[text.index("\n", start) :])
    words = ("report", "2026", "--plan", plan, "--as-of", "2026-12-01")
    of_2027, of_2026 = pages(tmp_path, year, written(ctr, tmp_path / "2026.docx", *words))
    for number, page in enumerate(of_2027, start=1):
        assert len("".join(page.split())) > 3, number
    first = next(page for page in of_2026 if "Phụ lục I\n" in page)
    assert "tổng vệ sinh" in first
