"""Word files as an office issues them, to serve as evidence."""

from __future__ import annotations

import io
import zipfile
from datetime import date
from functools import cache, lru_cache
from xml.sax.saxutils import escape

from docx import Document


@lru_cache(maxsize=128)
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
    issued = date_line or (
        f"Phường Mẫu, ngày {day.day:02d} tháng {day.month} năm {day.year}"
        if day is not None
        else "Phường Mẫu, ngày      tháng      năm 2026"
    )
    words = {"SO": number, "NGAY": issued, "TEN": title, "NOI_DUNG": body}
    built = io.BytesIO()
    with zipfile.ZipFile(built, "w") as package:
        for name, part in _parts(table).items():
            if name == "word/document.xml":
                text = part.decode()
                for token, word in words.items():
                    text = text.replace(f"[{token}]", escape(word))
                part = text.encode()
            package.writestr(zipfile.ZipInfo(name), part)
    return built.getvalue()


@cache
def _parts(table: bool) -> dict[str, bytes]:
    """The parts of a document with marks where the words come, which takes long to build."""
    document = Document()
    left = ("ỦY BAN NHÂN DÂN", "PHƯỜNG MẪU", "Số: [SO]")
    right = ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", "[NGAY]")
    if table:
        cells = document.add_table(rows=1, cols=2).rows[0].cells
        for cell, lines in zip(cells, (left, right), strict=True):
            for line in lines:
                cell.add_paragraph(line)
    else:
        for first, second in zip(left, right, strict=True):
            document.add_paragraph(f"{first}\t\t{second}")
    document.add_paragraph("[TEN]")
    document.add_paragraph("Căn cứ Nghị quyết số 05-NQ/TU ngày 10 tháng 01 năm 2026 của Thành ủy;")
    document.add_paragraph("[NOI_DUNG]")
    saved = io.BytesIO()
    document.save(saved)
    with zipfile.ZipFile(saved) as package:
        return {name: package.read(name) for name in package.namelist()}
