"""Word files for tests, written part by part: paragraphs with automatic numbers, merged cells."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_TYPES = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>'
    '<Override PartName="/word/numbering.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.numbering+xml"/>'
    "</Types>"
)
_RELS = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/>'
    "</Relationships>"
)
_DOC_RELS = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/numbering" Target="numbering.xml"/>'
    "</Relationships>"
)
_LEVELS = (("upperRoman", "%1."), ("decimal", "%2."), ("decimal", "%2.%3."), ("bullet", "-"))
"""Parts, sections, tasks, dashes."""


@dataclass(frozen=True)
class P:
    """A paragraph; `level` is that of its automatic number. A newline is a line break."""

    text: str
    level: int | None = None
    bold: bool = False
    centred: bool = False


@dataclass(frozen=True)
class C:
    """A cell of paragraphs; `across` columns wide; `down`: begins (True) or goes on (None) below."""

    text: str = ""
    across: int = 1
    down: str = ""
    bold: bool = False


Row = Sequence[C | str]
Item = P | Sequence[Row]


def word_file(items: Sequence[Item]) -> bytes:
    """The file as bytes."""
    body = "".join(_paragraph(item) if isinstance(item, P) else _table(item) for item in items)
    document = f'<?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w="{_W}"><w:body>{body}</w:body></w:document>'
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("[Content_Types].xml", _TYPES)
        package.writestr("_rels/.rels", _RELS)
        package.writestr("word/document.xml", document)
        package.writestr("word/_rels/document.xml.rels", _DOC_RELS)
        package.writestr("word/numbering.xml", _numbering())
    return stream.getvalue()


def _paragraph(paragraph: P) -> str:
    level = paragraph.level
    properties = ""
    if level is not None:
        properties += f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="1"/></w:numPr>'
    if paragraph.centred:
        properties += '<w:jc w:val="center"/>'
    bold = "<w:rPr><w:b/></w:rPr>" if paragraph.bold else ""
    runs = "<w:r><w:br/></w:r>".join(
        f'<w:r>{bold}<w:t xml:space="preserve">{escape(piece, quote=False)}</w:t></w:r>'
        for piece in paragraph.text.split("\n")
    )
    return f"<w:p><w:pPr>{properties}</w:pPr>{runs}</w:p>"


def _table(rows: Sequence[Row]) -> str:
    made = "".join(f"<w:tr>{''.join(_cell(cell) for cell in row)}</w:tr>" for row in rows)
    return f"<w:tbl>{made}</w:tbl>"


def _cell(cell: C | str) -> str:
    cell = C(cell) if isinstance(cell, str) else cell
    properties = f'<w:gridSpan w:val="{cell.across}"/>' if cell.across > 1 else ""
    if cell.down == "first":
        properties += '<w:vMerge w:val="restart"/>'
    elif cell.down == "rest":
        properties += "<w:vMerge/>"
    inner = "".join(_paragraph(P(text, bold=cell.bold)) for text in cell.text.split("\n\n"))
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{inner}</w:tc>"


def _numbering() -> str:
    levels = "".join(
        f'<w:lvl w:ilvl="{index}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/><w:lvlText w:val="{shown}"/></w:lvl>'
        for index, (kind, shown) in enumerate(_LEVELS)
    )
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><w:numbering xmlns:w="{_W}">'
        f'<w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="multilevel"/>{levels}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
    )
