"""Word files as an office issues them, to serve as evidence."""

from __future__ import annotations

import io
from datetime import date

from docx import Document


def letter(
    number: str = "45/QĐ-UBND",
    day: date | None = date(2026, 5, 15),
    title: str = "QUYẾT ĐỊNH",
    *,
    body: str = "Điều 1. Kiện toàn tổ công tác.",
    table: bool = True,
    date_line: str | None = None,
) -> bytes:
    """A document with its number and day, in the usual table of two columns or in lines with tabs.

    `number` may be that of a draft, such as `    /QĐ-UBND`.
    """
    document = Document()
    issued = date_line or (
        f"Phường Mẫu, ngày {day.day:02d} tháng {day.month} năm {day.year}"
        if day is not None
        else "Phường Mẫu, ngày      tháng      năm 2026"
    )
    left = ("ỦY BAN NHÂN DÂN", "PHƯỜNG MẪU", f"Số: {number}")
    right = ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", issued)
    if table:
        cells = document.add_table(rows=1, cols=2).rows[0].cells
        for cell, lines in zip(cells, (left, right), strict=True):
            for line in lines:
                cell.add_paragraph(line)
    else:
        for first, second in zip(left, right, strict=True):
            document.add_paragraph(f"{first}\t\t{second}")
    document.add_paragraph(title)
    document.add_paragraph("Căn cứ Nghị quyết số 05-NQ/TU ngày 10 tháng 01 năm 2026 của Thành ủy;")
    document.add_paragraph(body)
    saved = io.BytesIO()
    document.save(saved)
    return saved.getvalue()
