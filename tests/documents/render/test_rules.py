"""The lines below the issuer, Tiêu ngữ and trích yếu follow their text, whatever its length."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path
from shutil import copytree
from typing import Any

import docx
import pytest
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph

from ctr.text_width import bold_width, widest_line
from tests.conftest import EXAMPLE, Ctr
from tests.documents.word_files import written

SIZES = {"Cơ quan ban hành": 12, "Tiêu ngữ": 13, "Trích yếu": 14}


def rules(path: Path) -> dict[str, tuple[float, float]]:
    """Of each element with a line below it: how long the line is, and its text's widest line."""
    document: Any = docx.Document(str(path))
    paragraphs = [Paragraph(one, document) for one in document.element.body.iter(qn("w:p"))]
    found: dict[str, tuple[float, float]] = {}
    for above, rule in pairwise(paragraphs):
        name = document.styles.element.xpath(
            f"w:style[@w:styleId='{above._p.style}']/w:name/@w:val"
        )
        if rule._p.find(".//" + qn("w:pBdr")) is None or not name:
            continue
        cells = list(rule._p.iterancestors(qn("w:tc")))
        room = cells[0].width.pt - 5.7 if cells else 160 / 25.4 * 72
        text = widest_line(above.text, SIZES[name[0]], room)
        indents = rule.paragraph_format.left_indent.pt + rule.paragraph_format.right_indent.pt
        assert rule.paragraph_format.left_indent == rule.paragraph_format.right_indent
        found[name[0]] = (room - indents, text)
    return found


@pytest.mark.parametrize("ward", ["phường An", "phường Ví Dụ", "phường Nguyễn Thị Minh Khai Mới"])
@pytest.mark.parametrize("unit", [(), ("--unit", "Công an")])
def test_a_rule_is_as_long_as_its_text_asks_for(
    ctr: Ctr, tmp_path: Path, ward: str, unit: tuple[str, ...]
) -> None:
    plan = Path(copytree(EXAMPLE / "plan", tmp_path / "plan"))
    for file in plan.rglob("*.yaml"):
        file.write_text(file.read_text().replace("phường Ví Dụ", ward))
    words = ("report", "2026", *unit, "--as-of", "2026-12-01")
    found = rules(written(ctr, tmp_path / "a.docx", *words, "--plan", plan))
    assert set(found) == set(SIZES)
    for name, (line, text) in found.items():
        share = line / text
        assert (0.97 <= share <= 1.03) if name == "Tiêu ngữ" else (1 / 3 <= share <= 1 / 2), name


def test_the_width_of_letters_with_marks_is_that_of_the_letters() -> None:
    assert bold_width("ỦY BAN", 10) == bold_width("UY BAN", 10)
    assert bold_width("Độc lập - Tự do - Hạnh phúc", 13) == pytest.approx(157, abs=6)
    assert widest_line("ỦY BAN NHÂN DÂN PHƯỜNG VÍ DỤ", 12, 150) == bold_width("ỦY BAN NHÂN DÂN", 12)
