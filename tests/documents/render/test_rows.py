"""Short rows of a table stay on their page, long ones go on over the next."""

from __future__ import annotations

from pathlib import Path
from shutil import copytree

from docx.oxml.ns import qn

from tests.conftest import EXAMPLE, Ctr
from tests.documents.word_files import part, words_of, written


def test_only_long_rows_may_be_divided(ctr: Ctr, tmp_path: Path) -> None:
    plan = Path(copytree(EXAMPLE / "plan", tmp_path / "plan"))
    long = "Ra quân tổng vệ sinh các tổ dân phố " * 20
    entry = ("record", "1.1", "--unit", "Phòng Môi trường", "--on", "2026-11-19")
    assert ctr(*entry, "--done", long, "--plan", plan, "--as-of", "2026-12-01").code == 0
    words = ("report", "2026", "--as-of", "2026-12-01")
    path = written(ctr, tmp_path / "a.docx", *words, "--plan", plan)
    rows = list(part(path, "word/document.xml").iter(qn("w:tr")))
    divided = [words_of(row) for row in rows if row.find(".//" + qn("w:cantSplit")) is None]
    assert any("tổng vệ sinh" in text for text in divided)
    assert not any("Mái nhà xanh" in text for text in divided)
    assert not any("Nơi nhận" in text for text in divided)
