"""The look of an administrative document, in one table.

Source: Nghị định 30/2020/NĐ-CP, Phụ lục I (thể thức và kỹ thuật trình bày văn bản). An amendment
of the decree changes this module and nothing else; the Word templates are built from it.
"""

from __future__ import annotations

from typing import Literal

from ctr.late_dataclasses import dataclass

FONT = "Times New Roman"
LANGUAGE = "vi-VN"
CELL_MARGIN = 57
"""Left and right of a table's cell, in twentieths of a point."""
RULES = {"Tiêu ngữ": 1.0, "Cơ quan ban hành": 0.42, "Trích yếu": 0.42}
"""Under which element a line is drawn, and its share of the text's width.

As wide as Tiêu ngữ; from 1/3 to 1/2 of the issuer's name and of the trích yếu.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A page in millimetres."""

    width: float
    height: float
    top: float
    bottom: float
    left: float
    right: float

    @property
    def text_width(self) -> float:
        """The width between the margins."""
        return self.width - self.left - self.right


PAGE = Page(width=210, height=297, top=20, bottom=20, left=30, right=20)
"""A4 upright: top and bottom 20-25, left 30-35, right 15-20."""
WIDE_PAGE = Page(width=297, height=210, top=20, bottom=20, left=30, right=15)
"""A4 lying, for the wide tables of an appendix."""
BRIEF_PAGE = Page(width=210, height=297, top=14, bottom=14, left=20, right=15)
"""A4 upright for the one page of a brief, which is no administrative document."""
HEAD_LEFT_SHARE = 0.36
"""The part of the head's left column; the right one must hold the national name unbroken."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Style:
    """One element: sizes and spaces in points, indents in millimetres, `line` a multiple.

    `exactly` is the height of a line in points, where it is not what the text needs.
    """

    size: float
    bold: bool = False
    italic: bool = False
    align: Literal["left", "center", "justify"] = "left"
    first_line: float = 0
    indent: float = 0
    before: float = 0
    after: float = 0
    line: float = 1.0
    exactly: float = 0
    keep_next: bool = False
    level: int | None = None


STYLES: dict[str, Style] = {
    "Quốc hiệu": Style(size=12, bold=True, align="center"),
    "Tiêu ngữ": Style(size=13, bold=True, align="center"),
    "Cơ quan chủ quản": Style(size=12, align="center"),
    "Cơ quan ban hành": Style(size=12, bold=True, align="center"),
    "Số ký hiệu": Style(size=13, align="center", before=6),
    "Địa danh ngày": Style(size=13, italic=True, align="center", before=6),
    "Trích yếu công văn": Style(size=12, align="center", before=6),
    "Tên loại": Style(size=14, bold=True, align="center", before=18, keep_next=True),
    "Trích yếu": Style(size=14, bold=True, align="center", keep_next=True),
    "Kính gửi": Style(size=14, align="center", before=12, after=6),
    "Nội dung": Style(size=14, align="justify", first_line=12.7, before=6, line=1.15),
    "Gạch đầu dòng": Style(size=14, align="justify", first_line=12.7, before=6, line=1.15),
    "Số liệu": Style(size=14, italic=True, align="justify", first_line=12.7, before=6, line=1.15),
    "Mục": Style(
        size=14, bold=True, align="justify", first_line=12.7, before=12, keep_next=True, level=0
    ),
    "Khoản": Style(
        size=14, bold=True, align="justify", first_line=12.7, before=6, keep_next=True, level=1
    ),
    "Trước bảng": Style(
        size=14, align="justify", first_line=12.7, before=6, after=6, keep_next=True, line=1.15
    ),
    "Đoạn kết": Style(
        size=14, align="justify", first_line=12.7, before=6, after=12, line=1.15, keep_next=True
    ),
    "Chú thích": Style(size=10, align="justify", first_line=12.7),
    "Quyền hạn": Style(size=13, bold=True, align="center", keep_next=True),
    "Người ký": Style(size=14, bold=True, align="center", before=64),
    "Nơi nhận": Style(size=12, bold=True, italic=True, keep_next=True),
    "Danh sách nơi nhận": Style(size=11),
    "Phụ lục": Style(size=14, bold=True, align="center", keep_next=True, level=0),
    "Tên phụ lục": Style(size=14, bold=True, align="center", keep_next=True),
    "Kèm theo": Style(size=14, italic=True, align="center", after=6, keep_next=True),
    "Đầu bảng": Style(size=11, bold=True, align="center"),
    "Ô bảng": Style(size=11),
    "Ô giữa": Style(size=11, align="center"),
    "Số trang": Style(size=13, align="center"),
    "Đường kẻ": Style(size=2, align="center", before=3),
    "Hết phần": Style(size=1, exactly=1),
}
"""The paragraph styles of the templates, under the names that a clerk sees in Word."""

BRIEF_STYLES: dict[str, Style] = {
    "Tên tóm tắt": Style(size=14, bold=True, align="center", keep_next=True),
    "Kỳ tóm tắt": Style(size=12, align="center", keep_next=True),
    "Ngày tóm tắt": Style(size=11, italic=True, align="center", after=4),
    "Mục tóm tắt": Style(size=12, bold=True, before=7, after=2, keep_next=True, level=0),
    "Dòng tóm tắt": Style(size=11),
    "Còn nữa": Style(size=11, italic=True),
    "Đầu ô tóm tắt": Style(size=11, bold=True),
    "Ô tóm tắt": Style(size=11),
}
"""Those of a brief besides."""
