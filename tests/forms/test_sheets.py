"""Workbooks made to harm their reader: refused, whatever they do to it, within bounds."""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import Ctr
from tests.fuzz.damage import packed, parts

SHEET = "xl/worksheets/sheet2.xml"


def changed(part: str, change: Callable[[str], str]) -> Callable[[Path], None]:
    """One part of the workbook changed as text."""

    def planted(path: Path) -> None:
        content = parts(path.read_bytes())
        before = content[part].decode()
        content[part] = change(before).encode()
        assert content[part].decode() != before
        path.write_bytes(packed(content))

    return planted


def cell(xml: str) -> Callable[[Path], None]:
    """A row added to the tasks."""
    return changed(SHEET, lambda text: text.replace("</sheetData>", f"{xml}</sheetData>"))


def shared(old: str, new: str) -> Callable[[Path], None]:
    """One text of the workbook replaced, that of the hidden sheet included."""
    return changed("xl/sharedStrings.xml", lambda text: text.replace(f">{old}<", f">{new}<"))


def _pipe(path: Path) -> None:
    path.unlink()
    os.mkfifo(path)


def _zero(path: Path) -> None:
    path.unlink()
    path.symlink_to("/dev/zero")


def _repeated(path: Path) -> None:
    """One text of a megabyte, in 6,000 cells."""
    content = parts(path.read_bytes())
    texts = content["xl/sharedStrings.xml"].decode()
    content["xl/sharedStrings.xml"] = re.sub(
        "<t>", f"<t>{'x' * 1_000_000}", texts, count=1
    ).encode()
    rows = "".join(
        f'<row r="{row}"><c r="L{row}" t="s"><v>0</v></c></row>' for row in range(99, 6_099)
    )
    sheet = content[SHEET].decode()
    content[SHEET] = sheet.replace("</sheetData>", f"{rows}</sheetData>").encode()
    path.write_bytes(packed(content))


HARMFUL: dict[str, tuple[Callable[[Path], object], str]] = {
    "last cell of a sheet": (cell('<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'), "dòng"),
    "far column": (cell('<row r="90"><c r="XFD90"><v>1</v></c></row>'), "cột"),
    "impossible place": (cell('<row r="90"><c r="ZZZZZZZZZZ90"><v>1</v></c></row>'), "cột"),
    "impossible row": (cell('<row r="99999999999"><c r="A99999999999"><v>1</v></c></row>'), "dòng"),
    "no column": (cell('<row r="90"><c r="90"><v>1</v></c></row>'), "tệp hỏng"),
    "impossible duration": (
        cell('<row r="90"><c r="D90" t="d"><v>PT99999999999999999999H</v></c></row>'),
        "Nhiệm vụ!D90: “PT99999999999999999999H” không có trong danh sách",
    ),
    "one text 6,000 times": (_repeated, "tệp hỏng"),
    "pipe": (_pipe, "không phải tệp thông thường"),
    "device": (_zero, "không phải tệp thông thường"),
    "hidden row that is no JSON": (
        changed(
            "xl/sharedStrings.xml", lambda text: text.replace("&quot;", "'").replace('"state', "x")
        ),
        "trang ẩn",
    ),
    "key that is none": (shared("1.1#0", "1.1#abc"), "việc này không còn trong kế hoạch"),
    "year of 5,000 digits": (shared("2026", "2" * 5_000), "phiên bản"),
    "50,000 tags left open": (
        changed("xl/_rels/workbook.xml.rels", lambda _: "<Relationship " * 50_000),
        "tệp hỏng",
    ),
}


@pytest.mark.parametrize("harm", HARMFUL)
def test_a_harmful_workbook_is_refused_and_says_why(
    ctr: Ctr, plan: Path, form: Path, harm: str
) -> None:
    plant, said = HARMFUL[harm]
    plant(form)
    before = {path: path.read_bytes() for path in plan.rglob("*.yaml")}
    ran = ctr("collect", form, "--plan", plan)
    assert (ran.code, ran.out) == (2, ""), ran.err
    assert said in ran.err
    assert {path: path.read_bytes() for path in plan.rglob("*.yaml")} == before


@pytest.mark.parametrize("figure", ["NaN", "INF", "1e999", "-1e308"])
def test_a_figure_that_is_none_is_told_at_its_cell(
    ctr: Ctr, plan: Path, form: Path, figure: str
) -> None:
    changed(
        "xl/worksheets/sheet3.xml",
        lambda text: re.sub(
            '(<c r="G2" s="[0-9]+")(/>|><v>[^<]*</v></c>)', rf"\1><v>{figure}</v></c>", text
        ),
    )(form)
    ran = ctr("collect", form, "--plan", plan)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.endswith("\n    bieu.xlsx: Chỉ tiêu!G2: ô không chứa số dùng được, ghi lại\n")
