"""Word documents written part by part, for what python-docx cannot say."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence

from ctr.blocks.model import Blocks, Paragraph
from ctr.blocks.read import blocks_of

_SPACES = " ".join(
    f'xmlns:{prefix}="{uri}"'
    for prefix, uri in {
        "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
        "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
        "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
        "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
        "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
        "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
        "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
        "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
        "v": "urn:schemas-microsoft-com:vml",
    }.items()
)
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_ROOTS = {"header1": "hdr", "footer1": "ftr"}
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def word_file(body: str, rels: str = "", **parts: str) -> bytes:
    """A .docx of this body; other parts (`numbering`, `footnotes`, …) by name."""
    files = {
        "word/document.xml": f"<w:document {_SPACES}><w:body>{body}</w:body></w:document>",
        "_rels/.rels": _rels(
            f'<Relationship Id="rId1" Type="{_OFFICE}/officeDocument" Target="word/document.xml"/>'
        ),
    }
    types = _override("document", "document.main")
    links = rels
    for name, content in parts.items():
        root = _ROOTS.get(name, name)
        kind = name.rstrip("1")
        files[f"word/{name}.xml"] = f"<w:{root} {_SPACES}>{content}</w:{root}>"
        types += _override(name, kind)
        links += f'<Relationship Id="r{name}" Type="{_OFFICE}/{kind}" Target="{name}.xml"/>'
    files["word/_rels/document.xml.rels"] = _rels(links)
    files["[Content_Types].xml"] = (
        f'<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{types}</Types>'
    )
    built = io.BytesIO()
    with zipfile.ZipFile(built, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in files.items():
            package.writestr(name, _HEAD + content)
    return built.getvalue()


def _rels(links: str) -> str:
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{links}</Relationships>'


def _override(name: str, kind: str) -> str:
    return f'<Override PartName="/word/{name}.xml" ContentType="{_WORD}.{kind}+xml"/>'


def run(text: str, properties: str = "") -> str:
    """A `w:r` with text that needs no escaping."""
    inner = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{inner}<w:t xml:space="preserve">{text}</w:t></w:r>'


def para(text: str = "", properties: str = "", *, list_: tuple[int, int] | None = None) -> str:
    """A `w:p` with one run; `list_` is its numId and ilvl."""
    if list_ is not None:
        properties += (
            f'<w:numPr><w:ilvl w:val="{list_[1]}"/><w:numId w:val="{list_[0]}"/></w:numPr>'
        )
    inner = run(text) if text else ""
    return f"<w:p><w:pPr>{properties}</w:pPr>{inner}</w:p>"


def level(at: int, form: str, text: str, more: str = "", start: int = 1) -> str:
    """A `w:lvl`; `more` stands where the schema wants restart, style and isLgl."""
    return (
        f'<w:lvl w:ilvl="{at}"><w:start w:val="{start}"/><w:numFmt w:val="{form}"/>{more}'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
    )


def lists(kinds: dict[int, str], nums: dict[int, tuple[int, str]]) -> str:
    """The part of numbering: levels of each abstractNum; each num's kind and its overrides."""
    made = "".join(
        f'<w:abstractNum w:abstractNumId="{key}"><w:multiLevelType w:val="multilevel"/>'
        f"{levels}</w:abstractNum>"
        for key, levels in kinds.items()
    )
    return made + "".join(
        f'<w:num w:numId="{key}"><w:abstractNumId w:val="{kind}"/>{override}</w:num>'
        for key, (kind, override) in nums.items()
    )


def starting(at: int, start: int) -> str:
    """A `w:lvlOverride` that begins a level again."""
    return f'<w:lvlOverride w:ilvl="{at}"><w:startOverride w:val="{start}"/></w:lvlOverride>'


def table(*rows: Sequence[str], columns: int = 0) -> str:
    """A `w:tbl` of cells as `cell` makes them."""
    grid = '<w:gridCol w:w="1000"/>' * (columns or max(len(row) for row in rows))
    inner = "".join(f"<w:tr>{''.join(row)}</w:tr>" for row in rows)
    return f"<w:tbl><w:tblPr/><w:tblGrid>{grid}</w:tblGrid>{inner}</w:tbl>"


def cell(content: str, properties: str = "") -> str:
    """A `w:tc`; text becomes a paragraph, what begins with `<` is taken as it is."""
    inner = content if content.startswith("<") else para(content)
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{inner}</w:tc>"


def read(raw: bytes) -> Blocks:
    """The blocks of a Word file."""
    return blocks_of(raw, "a.docx")


def shown(raw: bytes) -> list[str]:
    """Every paragraph as on the page."""
    return [paragraph.shown for paragraph in read(raw).paragraphs()]


def only(raw: bytes) -> Paragraph:
    """The first block, which is a paragraph."""
    first = read(raw).blocks[0]
    assert isinstance(first, Paragraph)
    return first
